"""The annotated reports of tests/corpus: read, located in their texts, checked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from truceline.basis.span import Span

ROOT = Path(__file__).parents[1] / "corpus"

_OTHER_LINE = re.compile(r"\[(\d+)\] ")
_REPEATED = re.compile(r" \[#(\d+)\]$")


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a speaker or of one told, and who that is."""

    words: str
    actor: str | None = None


class AboutMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another's act that the content reports."""

    party: str
    act: str


class StanceMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the words say for or against something."""

    target: str
    sign: str


class QuantityMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure with its bounds, unit and counting point."""

    words: str
    low: float | None = None
    high: float | None = None
    about: float | None = None
    exclusive: bool = False
    unit: str | None = None
    counting_point: str | None = None


class WhenMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words about time and the partial time they stand for."""

    words: str
    value: str | None = None


class WhereMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words about a place and its id in the gazetteer."""

    words: str
    place: str | None = None


class EventMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deed told: PLOVER code, doers, and those it is done to."""

    mode: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One annotated claim; the fields are those of tests/corpus/GUIDE.md."""

    line: int
    act: str
    voice: str = "attributed"
    source: str | None = None
    actor: str | None = None
    named: bool = True
    party: str | None = None
    parties: tuple[str, ...] = ()
    official: bool = False
    via: tuple[Said, ...] = ()
    addressee: Said | None = None
    cue: str | None = None
    content: tuple[str, ...] = ()
    quoted: bool = False
    about: AboutMark | None = None
    issues: tuple[str, ...] = ()
    stance: StanceMark | None = None
    modality: tuple[str, ...] = ()
    quantities: tuple[QuantityMark, ...] = ()
    when: WhenMark | None = None
    where: WhereMark | None = None
    event: EventMark | None = None
    conditions: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the corpus: its process, genre, date (or None), language of origin and split."""

    name: str
    process: str
    genre: str
    published: str | None
    origin: str
    split: str

    @property
    def path(self) -> Path:
        """Where its text lies."""
        return ROOT / "reports" / f"{self.name}.txt"

    @property
    def text(self) -> str:
        """Its text as it is on disk."""
        return self.path.read_bytes().decode("utf-8")


@cache
def entries() -> tuple[Entry, ...]:
    """Return all reports of the corpus in the order of the index."""
    with (ROOT / "index.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(
                name=row["file"].removesuffix(".txt"),
                process=row["process"],
                genre=row["genre"],
                published=row["published"] or None,
                origin=row["origin"],
                split=row["split"],
            )
            for row in csv.DictReader(file)
        )


def entry(name: str) -> Entry:
    """Return the report ``name``."""
    return next(e for e in entries() if e.name == name)


def lines_of(text: str) -> list[Span]:
    """Return the lines of a text that are not empty."""
    found = (m for m in re.finditer(r"[^\r\n]+", text) if m[0].strip())
    return [Span(m.start(), m.end()) for m in found]


def marks_in(path: Path) -> tuple[Mark, ...]:
    """Return the claims of one annotation file. Raises ValueError where it does not fit the form."""
    raw = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    try:
        return tuple(msgspec.convert(raw["claims"] or [], tuple[Mark, ...], strict=False))
    except msgspec.ValidationError as error:
        raise ValueError(f"{path.name}: {error}") from error


def marks_of(name: str, reading: str = "annotations") -> tuple[Mark, ...]:
    """Return the claims of the report ``name`` in one reading (annotations, passes/a, passes/b)."""
    return marks_in(ROOT / reading / f"{name}.yaml")


def locate(text: str, words: str, line: int) -> Span:
    """Return where ``words`` stand in line ``line`` (numbered from 1). Raises ValueError if nowhere."""
    other = _OTHER_LINE.match(words)
    if other:
        line, words = int(other[1]), words[other.end() :]
    again = _REPEATED.search(words)
    times = int(again[1]) if again else 1
    wanted = words[: again.start()] if again else words
    lines = lines_of(text)
    if not wanted or not 1 <= line <= len(lines):
        raise ValueError(f"there is no line {line}, or no words")
    at = lines[line - 1].start - 1
    for _ in range(times):
        at = text.find(wanted, at + 1, lines[line - 1].end)
        if at < 0:
            raise ValueError(f"line {line} does not hold “{wanted}”" + " again" * (times > 1))
    return Span(at, at + len(wanted))


def spans_of(text: str, mark: Mark) -> dict[str, tuple[Span, ...]]:
    """Return where source, cue and content of a claim stand."""
    words = {
        "source": (mark.source,) if mark.source else (),
        "cue": (mark.cue,) if mark.cue else (),
        "content": mark.content,
    }
    return {
        role: tuple(sorted(locate(text, w, mark.line) for w in found))
        for role, found in words.items()
    }


def words_in(mark: Mark) -> Iterator[str]:
    """Yield every wording that a claim names, to be found in the text."""
    yield from (w for w in (mark.source, mark.cue, *mark.content, *mark.conditions) if w)
    parts = (*mark.via, mark.addressee, *mark.quantities, mark.when, mark.where)
    yield from (part.words for part in parts if part is not None)
