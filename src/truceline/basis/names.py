"""Names in running text: one index of spellings, matched longest first at word borders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from truceline.basis.span import Span

__all__ = ["NameIndex", "NameMatch", "Spelling", "folded", "name_index"]

_WORD = re.compile(r"[^\W_]+")
_AFTER = re.compile(r".*[^\W_]", re.DOTALL)
_GAP = re.compile(r"['’]\s|\s{1,2}|[-‐‑–'’‘ʼʿʾ`./&]|\s?&\s?")


class Spelling(msgspec.Struct, frozen=True, kw_only=True):
    """One way to write one name.

    ``adjective`` if it tells membership only ("Israeli"); ``seat`` if it is a city that stands for
    the actor ("Kyiv said"), which it does not behind a preposition of place ("in Kyiv").
    """

    text: str
    target: str
    adjective: bool = False
    seat: bool = False


class NameMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A spelling found in a text; ``targets`` has several ids where the spelling is ambiguous."""

    span: Span
    targets: tuple[str, ...]
    adjective: bool
    seat: bool = False


class _Entry(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    cased: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str
    adjective: bool
    seat: bool
    targets: tuple[str, ...]


class NameIndex(msgspec.Struct, frozen=True):
    """Spellings by their first word (for texts) and whole (for cells); made by `name_index`."""

    by_first: Mapping[str, tuple[_Entry, ...]]
    whole: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> str | None:
        """Return the one id that ``text`` as a whole names; None if unknown or ambiguous."""
        targets = self.whole.get(" ".join(folded(text)), ())
        return targets[0] if len(targets) == 1 else None

    def matches(self, text: str) -> Iterator[NameMatch]:
        """Yield the spellings in ``text``, left to right, the longest at each place, not overlapping.

        A word that the spelling writes with a capital must have one in the text; a word wholly
        upper case ("IDF", "US") must be so in the text.
        """
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
        folds = [_fold(w) for w, _, _ in words]
        i = 0
        while i < len(words):
            entry = self._at(i, folds, words, text)
            if entry is None:
                i += 1
                continue
            last = i + len(entry.words) - 1
            end = words[last][2]
            if entry.tail and text.startswith(entry.tail, end):
                end += len(entry.tail)
            yield NameMatch(
                span=Span(words[i][1], end),
                targets=entry.targets,
                adjective=entry.adjective,
                seat=entry.seat,
            )
            i = last + 1

    def _at(
        self, i: int, folds: list[str], words: list[tuple[str, int, int]], text: str
    ) -> _Entry | None:
        for entry in self.by_first.get(folds[i], ()):
            n = len(entry.words)
            if (
                tuple(folds[i : i + n]) == entry.words
                and all(_case_fits(c, words[i + k][0]) for k, c in enumerate(entry.cased))
                and all(
                    _joins(text[words[i + k][2] : words[i + k + 1][1]], gap)
                    for k, gap in enumerate(entry.gaps)
                )
            ):
                return entry
        return None


def _joins(gap: str, own: str) -> bool:
    """Whether what stands between two words of the text may stand inside the name."""
    return gap == own or _GAP.fullmatch(gap) is not None or gap.replace("’", "'") == own


def name_index(layers: Iterable[Iterable[Spelling]]) -> NameIndex:
    """Return the index of all spellings; one in a later layer replaces the same in earlier ones."""
    merged: dict[tuple[tuple[str, ...], bool], list[Spelling]] = {}
    for layer in layers:
        fresh: dict[tuple[tuple[str, ...], bool], list[Spelling]] = {}
        for spelling in layer:
            if words := folded(spelling.text):
                fresh.setdefault((words, spelling.text.isupper()), []).append(spelling)
        merged.update(fresh)
    by_first: dict[str, list[_Entry]] = {}
    whole: dict[str, dict[str, None]] = {}
    for (words, _), spellings in merged.items():
        entry = _entry(words, spellings)
        by_first.setdefault(words[0], []).append(entry)
        if not entry.adjective:
            whole.setdefault(" ".join(words), {}).update(dict.fromkeys(entry.targets))
    return NameIndex(
        {first: tuple(sorted(es, key=_longest_first)) for first, es in by_first.items()},
        {text: tuple(targets) for text, targets in whole.items()},
    )


def _longest_first(entry: _Entry) -> tuple[int, tuple[str, ...]]:
    return -len(entry.words), tuple("" if c.isupper() else c for c in entry.cased)


def _entry(words: tuple[str, ...], spellings: list[Spelling]) -> _Entry:
    named = [s for s in spellings if not s.adjective] or spellings
    written = [_WORD.findall(s.text) for s in named]
    # Of "El-Geneina" and "el-Geneina" the weaker demand counts: a small letter fits both.
    cased = written[0] if len(written) == 1 else [max(same) for same in zip(*written, strict=True)]
    return _Entry(
        words=words,
        cased=tuple(cased),
        gaps=tuple(_WORD.split(named[0].text)[1:-1]),
        tail=_tail(named[0].text),
        adjective=named[0].adjective,
        seat=all(s.seat for s in named),
        targets=tuple(dict.fromkeys(s.target for s in named)),
    )


def _tail(text: str) -> str:
    """What a spelling has behind its last word: the point of "U.S.", the bracket of "X (Y)"."""
    return "" if text[-1].isalnum() else _AFTER.sub("", text)


def folded(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` without case, accents and punctuation: what spellings compare by."""
    return tuple(_fold(w) for w in _WORD.findall(text))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _case_fits(wanted: str, got: str) -> bool:
    if wanted.isupper() and len(wanted) > 1:
        return got == wanted
    if got != wanted and got == wanted.capitalize():
        return not any(c.isupper() for c in wanted[1:])  # "Let" is not "LeT"
    return got[0].isupper() if wanted[0].isupper() else True
