"""Places: where what the content tells took place, by the gazetteer."""

from __future__ import annotations

import re

import msgspec

from truceline.basis.gazetteer import PlaceMention, lies_in, places_in
from truceline.basis.span import Span
from truceline.claims.claim import Where
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file
from truceline.claims.words import Words, words_of

__all__ = ["place_of", "places_stage"]


def place_of(words: Words, names: tuple[Span, ...] = ()) -> Where | None:
    """Return the place of what ``words`` tell: the first named with "in", "at", "near" and the like.

    If that lies in nothing smaller, a place inside it named next wins ("in Khan Younis, in southern
    Gaza" is Khan Younis). A place inside an actor's name (``names``) is no place. None if no
    place is named with such a word: a bare "Gaza" may be anything.
    """
    found = [m for m in places_in(words.text) if not _in_name(words, m, names)]
    located = [m for m in found if _is_located(words.text, m)]
    if not located:
        return None
    chosen = located[0]
    for m in located[1:]:
        if m.place != chosen.place and lies_in(m.place, chosen.place):
            chosen = m
            break
    p = words.passage(chosen.span.start, chosen.span.end)
    return Where(text=p.text, start=p.start, end=p.end, place=chosen.place)


def _in_name(words: Words, m: PlaceMention, names: tuple[Span, ...]) -> bool:
    span = words.span(m.span.start, m.span.end)
    return any(n.holds(span) and len(n) > len(span) for n in names)


def _is_located(text: str, m: PlaceMention) -> bool:
    before = " ".join(text[max(0, m.span.start - 50) : m.span.start].lower().split()[-4:])
    words = "|".join(cue_file("places")["locatives"])
    fill = "|".join(cue_file("places")["between"])
    return re.search(rf"(?:^|\s)(?:{words})(?:\s+(?:{fill}))*$", before) is not None


def places_stage(reading: Reading) -> Reading:
    """Fill ``where`` of every draft from its content."""
    drafts = tuple(_with_where(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_where(reading: Reading, draft: Draft) -> Draft:
    words = words_of(reading, draft.content)
    names = tuple(
        words.span(m.span.start, m.span.end) for m in reading.registry.mentions(words.text)
    )
    return msgspec.structs.replace(draft, where=place_of(words, names))
