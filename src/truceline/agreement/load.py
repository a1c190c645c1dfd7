"""Load an agreement: the file's text to the value, or one clear problem with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline.agreement.clauses import read_obligation, read_phase
from truceline.agreement.conditions import read_condition
from truceline.agreement.fields import Fields, require_table
from truceline.agreement.model import Agreement, Assumption, Clock, Condition, Obligation, Place
from truceline.agreement.names import Names, actor_id, names_of
from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Entry, Table, Word, read_tree
from truceline.agreement.values import read_date
from truceline.agreement.words import language
from truceline.basis.digest import digest_bytes
from truceline.basis.time import zone
from truceline.basis.vocabulary import nearest
from truceline.errors import AgreementError, InputError

__all__ = ["load_agreement", "parse_agreement"]

_TAKES_EFFECT = re.compile(r"(?:at (?P<at>\S+))?(?:(?:^| )once (?P<once>.+))?")


def load_agreement(path: Path) -> Agreement:
    """Return the agreement encoded in the file ``path``.

    Raises AgreementError if the file cannot be read, is not UTF-8, or does not parse (T9xx).
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise AgreementError(
            f"the agreement cannot be read: {error.strerror}",
            file=str(path),
            remedy="check the path",
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise AgreementError(
            "T901 the file is not UTF-8 text", file=str(path), line=line, remedy="save it as UTF-8"
        ) from error
    return parse_agreement(text, file=str(path))


def parse_agreement(source: str, *, file: str) -> Agreement:
    """Return the agreement that the text ``source`` encodes; ``file`` is for messages.

    Raises AgreementProblem (an AgreementError) with code T9xx, line, column and a way out.
    """
    text = SourceText(file, source)
    root = read_tree(text)
    fields = Fields(root, "agreement", "an agreement", text)
    _version_of_language(fields)
    names = names_of(root, text)
    title = fields.text("title") or ""
    at, once = _takes_effect(fields, names)
    agreement = Agreement(
        id=_id(fields, title),
        title=title,
        version=_version(fields),
        digest=digest_bytes(source.encode()),
        source=source,
        file=file,
        clock=_clock(fields),
        parties=_roles(fields, "parties"),
        mediators=_roles(fields, "mediators"),
        guarantors=_roles(fields, "guarantors"),
        verifiers=_roles(fields, "verifiers"),
        disputes=_roles(fields, "disputes"),
        takes_effect_at=at,
        takes_effect_once=once,
        phases={e.key.text: read_phase(e, names, text) for e in fields.entries("phases")},
        obligations={
            e.key.text: read_obligation(e, names, text) for e in fields.entries("obligations")
        },
        assumed=tuple(_assumption(e, names, text) for e in fields.entries("assumed")),
        places=dict(_places(root)),
    )
    _require_day_1(agreement, text)
    return agreement


def _version_of_language(fields: Fields) -> None:
    word = fields.word("truce")
    if word is not None and word.text != str(language().version):
        raise word.problem(
            fields.source,
            "T912",
            f"this program reads version {language().version} of the language, not “{word.text}”",
            remedy=f"write `truce: {language().version}`, or use a later program",
        )


def _id(fields: Fields, title: str) -> str:
    """Return the id as given, else the title in kebab case."""
    word = fields.word("id")
    if word is not None:
        return actor_id(word, fields.source)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "agreement"


def _version(fields: Fields) -> int:
    word = fields.word("version")
    if word is None:
        return 1
    if not re.fullmatch(r"[1-9]\d*", word.text):
        raise fields.source.problem(
            "T907", f"“{word.text}” is not a version number", word.place, remedy="write 1, 2, 3 ..."
        )
    return int(word.text)


def _clock(fields: Fields) -> Clock:
    table = require_table(fields.node("clock") or fields.table, "clock", fields.source)
    clock = Fields(table, "clock", "the clock", fields.source)
    name, day = clock.word("timezone"), clock.word("day 1")
    if name is None:
        raise fields.source.problem("T906", "the clock has no `timezone`", clock.table.place)
    return Clock(
        timezone=_zone(name, fields.source).key,
        day_1=None if day is None else read_date(day, fields.source),
    )


def _zone(name: Word, source: SourceText) -> ZoneInfo:
    try:
        return zone(name.text)
    except InputError as error:
        raise source.problem(
            "T907", error.what, name.place, length=len(name.text), remedy=error.remedy
        ) from error


def _roles(fields: Fields, key: str) -> dict[str, str]:
    return {actor_id(k, fields.source): v.text for k, v in fields.pairs(key)}


def _takes_effect(fields: Fields, names: Names) -> tuple[str | None, Condition | None]:
    """Return the time and the further condition of ``at DATE once CONDITION``."""
    word = fields.word("takes effect")
    if word is None:
        return None, None
    m = _TAKES_EFFECT.fullmatch(word.text)
    if m is None:
        raise word.problem(
            fields.source,
            "T907",
            f"“{word.text}” does not say when the agreement takes effect",
            remedy="write `at 2025-01-19`, `once CONDITION`, or both",
        )
    at = (
        None
        if m["at"] is None
        else read_date(Word(m["at"], word.at(m.start("at")), word.on_one_line), fields.source)
    )
    once = (
        None
        if m["once"] is None
        else read_condition(word.rest(m.start("once")), names, fields.source)
    )
    return at, once


def _assumption(entry: Entry, names: Names, source: SourceText) -> Assumption:
    _require_clause(entry.key, names, source)
    name = f"the assumption on “{entry.key.text}”"
    fields = Fields(require_table(entry.value, entry.key.text, source), "assumption", name, source)
    return Assumption(path=entry.key.text, by=fields.text("by") or "", why=fields.text("why") or "")


def _require_clause(word: Word, names: Names, source: SourceText) -> None:
    """Refuse an assumption on a clause that the language or this file does not have."""
    head, _, key = word.text.partition(".")
    kind = _kind_of_clause(head, names)
    if kind is not None and (not key or key in language().known_keys(kind)):
        return
    top = language().known_keys("agreement")
    if kind is None and word.text in top:
        return
    known = (
        [f"{head}.{k}" for k in language().known_keys(kind)]
        if kind is not None
        else [*names.are("phase"), *names.are("obligation"), *top]
    )
    raise word.problem(
        source,
        "T908",
        f"“{word.text}” is not a clause of this agreement",
        remedy=nearest(word.text, known),
    )


def _kind_of_clause(head: str, names: Names) -> str | None:
    """Return under which keys of the language a clause stands, None for a key of the agreement."""
    if head == "clock":
        return head
    kinds = names.kinds.get(head, frozenset())
    return next((kind for kind in ("phase", "obligation") if kind in kinds), None)


def _require_day_1(agreement: Agreement, source: SourceText) -> None:
    """Refuse days that count from nothing. Raises AgreementProblem T906."""
    if agreement.clock.day_1 is not None:
        return
    for obligation in agreement.obligations.values():
        if _counts_days(obligation):
            raise source.problem(
                "T906",
                f"“{obligation.id}” counts days, and the clock has no `day 1`",
                obligation.place,
                length=len(obligation.id),
                remedy="add `day 1: DATE` under `clock`, or write dates",
            )


def _counts_days(obligation: Obligation) -> bool:
    deadlines = (obligation.deadline, obligation.begins, obligation.concludes)
    return (
        bool(obligation.schedule)
        or obligation.opens_day is not None
        or any(d is not None and d.day is not None for d in deadlines)
    )


def _places(table: Table, path: str = "", depth: int = 3) -> Iterator[tuple[str, Place]]:
    """Yield the path and place of each key, down to the keys of each clause."""
    for entry in table.entries:
        here = f"{path}.{entry.key.text}" if path else entry.key.text
        yield here, entry.key.place
        if depth > 1 and isinstance(entry.value, Table):
            yield from _places(entry.value, here, depth - 1)
