"""Whose deed "the decision" was: the doer that the sentence before names, where it names one alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import msgspec

from truceline.claims.clauses import see
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.words import words_of

__all__ = ["with_doers_before"]

_LEAD = re.compile(r"\W*(?:that\s+)?$", re.IGNORECASE)


def with_doers_before(reading: Reading) -> Reading:
    """Give a breach said of "the decision" the one party whose deed the sentence before tells.

    Nobody is filled in where that sentence tells deeds of several, names another party beside the
    doer, or tells a deed of the one who now speaks.
    """
    drafts = tuple(_with_doer(reading, d) if _is_open(reading, d) else d for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _is_open(reading: Reading, draft: Draft) -> bool:
    event = draft.event
    if event is None or event.by or event.says != cue_file("events")["breach"]:
        return False
    text = words_of(reading, draft.content).text
    m = _taken_up().search(text)
    return m is not None and _LEAD.match(text[: m.start()]) is not None


def _with_doer(reading: Reading, draft: Draft) -> Draft:
    told = _told_before(reading, draft)
    doers = {actor for d in told for actor in _doers(reading, d)}
    if draft.event is None or len(doers) != 1 or not _parties_named(reading, told) <= doers:
        return draft
    if doers & {draft.party, draft.actor, *draft.parties}:
        return draft
    event = msgspec.structs.replace(draft.event, by=tuple(doers))
    return msgspec.structs.replace(draft, event=event)


def _told_before(reading: Reading, draft: Draft) -> Sequence[Draft]:
    """Return the drafts of the sentence before the one in which ``draft`` begins."""
    starts = [s.span.start for s in reading.sentences]
    at = bisect_right(starts, draft.evidence.start) - 1
    if at < 1:
        return ()
    before = reading.sentences[at - 1].span
    return [
        d
        for d in reading.drafts
        if d is not draft and before.start <= d.evidence.start < before.end
    ]


def _doers(reading: Reading, draft: Draft) -> tuple[str, ...]:
    if draft.event is not None:
        return draft.event.by
    if draft.cue is None or draft.content is None or draft.voice == "attributed":
        return ()
    return see(reading, draft).subject_before(draft.cue.start - draft.content.start).ids


def _parties_named(reading: Reading, told: Sequence[Draft]) -> set[str]:
    """Return the parties named in what the drafts say, adjectives left out."""
    named = (m for d in told for m in see(reading, d).mentions if not m.adjective)
    anchor = reading.report.anchor
    found = (reading.registry.party_of(m.actor, reading.parties, anchor) for m in named)
    return {party for party in found if party is not None}


@cache
def _taken_up() -> re.Pattern[str]:
    return wording([cue_file("events")["taken_up"]])
