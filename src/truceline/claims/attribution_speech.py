"""Small questions about a draft's words that several stages ask."""

from __future__ import annotations

from truceline.basis.span import Passage, Span
from truceline.claims.attribution_contents import attributions_of
from truceline.claims.attribution_words import grammar, unit_of
from truceline.claims.claim import Speaker

__all__ = ["names_other", "pieces_of", "speakers_inside"]


def pieces_of(passage: Passage) -> tuple[Span, ...]:
    """Return the spans of a passage: its fragments, else the whole."""
    if passage.fragments is None:
        return (passage.span,)
    return tuple(Span(*f) for f in passage.fragments)


def names_other(speaker: Speaker) -> bool:
    """Whether the words name somebody, rather than "he", "we" or "its"."""
    return speaker.text.lower() not in grammar("subject_pronouns") | grammar("possessives")


def speakers_inside(text: str, span: Span) -> tuple[Speaker, ...]:
    """Return the other speakers whom a quotation in ``span`` names as having told something."""
    unit = unit_of(text, span, 0, ())
    found: list[Speaker] = []
    for a in attributions_of(unit):
        if a.source is None or a.cue.shared or not a.cue.telling:
            continue
        passage = unit.passage(*a.source)
        speaker = Speaker(text=passage.text, start=passage.start, end=passage.end)
        if names_other(speaker) and a.cue.source is not None:
            found.append(speaker)
    return tuple(found[:1])
