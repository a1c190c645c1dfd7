"""Levers: what one side says it holds back, for what, in its words; the same template for every party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from truceline.basis.time import iso
from truceline.status.matching import is_its_object
from truceline.status.obligations import Row
from truceline.status.said import Said
from truceline.status.shapes import Lever
from truceline.status.word import Word

__all__ = ["NONE_FOUND", "levers"]

NONE_FOUND = "none found"
InTexts = Mapping[tuple[str, str], Sequence[Said]]


def levers(rows: Sequence[Row], said: Sequence[Said], tz: ZoneInfo) -> tuple[Lever, ...]:
    """Return every lever, in order of time. No lever without a reason stated by its holder.

    ``said`` are all claims told so far: an answer told in a text need not name the step.

    A word on an obligation of several steps ("goods are stopped") is one lever, printed at the
    first step it covers.
    """
    in_texts = _of_texts(said)
    found: dict[tuple[str, frozenset[str]], tuple[datetime, Lever]] = {}
    for row in rows:
        for number, held_back in enumerate(_spells(row), 1):
            lever = _lever(row, in_texts, held_back, number, tz)
            key = (row.step.party, frozenset(lever.claims))
            if lever.for_ and key not in found:
                found[key] = (held_back[0].when.first, lever)
    return tuple(lever for _, lever in sorted(found.values(), key=lambda f: (f[0], f[1].id)))


def _spells(row: Row) -> list[list[Word]]:
    """The owing side's runs of "held back" words, each run ended by its own word that it goes on or is done."""
    own = sorted(
        (w for w in row.heard(row.step.party) if not w.event.aspects), key=lambda w: w.order
    )
    spells: list[list[Word]] = [[]]
    for word in own:
        if word.says == "withheld":
            spells[-1].append(word)
        elif spells[-1] and word.says in {"resumed", "done"}:
            spells.append([])
    return [s for s in spells if s]


def _lever(row: Row, told: InTexts, held_back: list[Word], number: int, tz: ZoneInfo) -> Lever:
    stated = sorted(held_back, key=lambda w: (not w.from_text, w.order))  # a row before a text
    reasons = [w.event.condition for w in stated if w.event.condition is not None]
    said = [w.event.words for w in stated if w.event.words is not None]
    end = _end(row, held_back)
    address = f"lever:{row.step.party}/{row.step.id}" + (f"/{number}" if number > 1 else "")
    return Lever(
        id=address, party=row.step.party, withholds=row.shown.deed,
        for_=reasons[-1] if reasons else "", text_held=NONE_FOUND, words=said[-1] if said else "",
        since=_when(held_back[0], tz), until=None if end is None else _when(end, tz),
        claims=tuple(dict.fromkeys(w.claim for w in (*held_back, *((end,) if end else ())))),
        answers=tuple(dict.fromkeys((
            *(w.claim for w in _answers(row, held_back, end)), *_told_in_texts(row, told, held_back, end),
        ))),
    )  # fmt: skip


def _end(row: Row, held_back: list[Word]) -> Word | None:
    """The first later word, of the holder or of others, that it goes on again or is done."""
    later = [
        w for w in row.heard()
        if w.says in {"resumed", "done"} and not w.event.aspects and w.when.first > held_back[-1].when.first
        and (w.says == "done" or w.side == row.step.party)
    ]  # fmt: skip
    own = [w for w in later if w.side == row.step.party]  # its holder knows best when it ended
    return min(own or later, key=lambda w: w.order) if later else None


def _answers(row: Row, held_back: list[Word], end: Word | None) -> list[Word]:
    """What the other parties said of the step from then on, until it ended."""
    others = [v for v in row.words if v != row.step.party]
    return [
        w for w in row.heard(*others)
        if w.side is not None and w.says != "done" and w.when.last >= held_back[0].when.first
        and (end is None or w.when.first <= end.when.last)
    ]  # fmt: skip


def _told_in_texts(
    row: Row, told: InTexts, held_back: list[Word], end: Word | None
) -> Iterator[str]:
    """Claims of texts by which other parties spoke meanwhile of the holder's deed: dated by their report."""
    start, stop = held_back[0].when.first, None if end is None else end.when.last
    for one in told.get((row.step.party, row.step.deed), ()):
        place = None if one.claim.event is None else one.claim.event.place
        elsewhere = place is not None and not is_its_object(place, row.obligation)
        in_time = one.on is not None and one.on >= start and (stop is None or one.on <= stop)
        if in_time and not elsewhere and one.claim.party != row.step.party:
            yield one.claim.id


def _of_texts(said: Sequence[Said]) -> InTexts:
    """The parties' own words, told in texts, on deeds not told as done: by doer and deed."""
    found: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        event = one.claim.event
        own_word = one.claim.row is None and one.claim.official and one.claim.party is not None
        if own_word and event is not None and event.deed is not None and event.says != "done":
            for doer in event.by:
                found.setdefault((doer, event.deed), []).append(one)
    return found


def _when(word: Word, tz: ZoneInfo) -> str:
    at = word.event.at or ""
    return (
        iso(word.when.first, tz) if "T" in at else word.when.first.astimezone(tz).date().isoformat()
    )
