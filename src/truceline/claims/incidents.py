"""Incidents told in prose: strikes, fire, attacks and their casualties, by whom if the words say so."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from truceline.claims.claim import Amount, EventPart
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.telling import Telling, amount_as_quantity
from truceline.claims.words import GAP

__all__ = ["incident_of"]


def incident_of(told: Telling) -> tuple[int, EventPart] | None:
    """Return the act of violence told, with where it stands; None if there is none.

    The doer is the subject, "by A", the adjective right before the word ("A-ish shelling"), or the
    speaker that claims responsibility; in the passive without these nobody is named.
    """
    first: re.Match[str] | None = None
    mode = ""
    for code, pattern in _modes().items():
        m = next((m for m in pattern.finditer(told.text) if _is_told(told, m)), None)
        if m is None:
            continue
        if not mode:
            mode = code
        first = m if first is None or m.start() < first.start() else first
    return _toll(told) if first is None else (first.start(), _part(told, first, mode))


def _toll(told: Telling) -> tuple[int, EventPart] | None:
    """Return a bare toll ("the war has left dozens dead"): a count without a happening."""
    amount = _casualties(told)
    if amount is None:
        return None
    part = EventPart(
        kind="count",
        at=told.at,
        until=told.until,
        place=told.place,
        quantity=amount_as_quantity(amount),
        words=None if told.draft.content is None else told.draft.content.text,
    )
    return amount.start - told.seen.words.start, part


def _is_told(told: Telling, m: re.Match[str]) -> bool:
    """Whether violence is told as having happened: not as a plan, a fear, or a general topic."""
    future = told.is_future(m.start()) and told.draft.act != "claims-responsibility"
    return GAP not in m[0] and told.is_fact(m.start()) and not future


def _part(told: Telling, m: re.Match[str], mode: str) -> EventPart:
    amount = _casualties(told)
    undone = told.is_negated(m.start()) or _none_before().search(told.text[: m.start()]) is not None
    says = "denied" if told.draft.act == "denies" else "undone" if undone else None
    return EventPart(
        kind="incident",
        at=told.at,
        until=told.until,
        by=_doer(told, m),
        place=told.place,
        quantity=None if amount is None else amount_as_quantity(amount),
        says=says,
        mode=mode,
        words=None if told.draft.content is None else told.draft.content.text,
    )


def _casualties(told: Telling) -> Amount | None:
    for point in _data("counted_first"):
        for a in told.draft.quantities:
            if a.counting_point == point:
                return a
    return None


def _doer(told: Telling, m: re.Match[str]) -> tuple[str, ...]:
    if told.draft.act == "claims-responsibility":
        return told.seen.speaker.ids
    return _named_by_adjective(told) or told.named_after(m.end(), ("by",)) or _subject(told, m)


def _subject(told: Telling, m: re.Match[str]) -> tuple[str, ...]:
    # A noun ("an attack on ...") has no subject; a finite verb has one.
    return told.doer(m.start(), m.end()) if _verb().match(m[0]) else ()


def _named_by_adjective(told: Telling) -> tuple[str, ...]:
    """Return the side named in "A's strikes", "A-ish shelling": the name right before the word."""
    for m in told.seen.mentions:
        after = told.text[m.span.end :]
        if _violence().match(after) is not None:
            return told.seen.agent_of(m).ids
    return ()


@cache
def _modes() -> dict[str, re.Pattern[str]]:
    return {code: wording(phrases) for code, phrases in _data("incidents").items()}


@cache
def _none_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_data('no_violence')}", re.IGNORECASE)


@cache
def _violence() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?\s+(?:[a-z-]+\s+)?{_data('violence_of')}", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"\w*(?:ed|uck|hit|shot|blew)\b|.*\s(?:struck|hit|fired|killed|attacked|targeted)\b",
        re.IGNORECASE,
    )


def _data(key: str) -> Any:
    return cue_file("events")[key]
