"""Content before its cue ("..., X said"), and what of the sentence goes on as the same speaker's."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims.attribution_adverbials import skip_adverbials
from truceline.claims.attribution_cues import Cue
from truceline.claims.attribution_phrases import subject_before
from truceline.claims.attribution_words import (
    MARK,
    QUOTE,
    Range,
    Word,
    grammar,
    is_auxiliary,
    is_continued,
    is_verb_like,
)

__all__ = ["behind", "final", "quotes_ahead"]


def behind(
    words: Sequence[Word], cues: Sequence[Cue], number: int
) -> tuple[tuple[Range, ...], ...]:
    """Return the content before "X said" with what goes on after it, and a further clause if one is
    told as said by the same speaker ("..., X said, and B had ...")."""
    cue = cues[number]
    end = cue.first
    while end > 0 and words[end - 1].kind == MARK and words[end - 1].low not in (")", "%"):
        end -= 1
    start = _clause_start(words, cues[:number], end)
    pieces = [(start, end)] if start < end else []
    after = max(cue.at[1], cue.source[1] if cue.source else 0, cue.told[1] if cue.told else 0)
    whole = tuple(pieces) + _resumed(words, cues[number + 1 :], after, pieces)
    further = _further(words, cues[number + 1 :], after, pieces) if len(whole) == 1 else ()
    return tuple(content for content in (whole, further) if content)


def final(words: Sequence[Word]) -> int:
    """Return the end of the unit without its closing punctuation."""
    end = len(words)
    while end > 0 and words[end - 1].kind == MARK and words[end - 1].low not in (")", "%", "$"):
        end -= 1
    return end


def quotes_ahead(words: Sequence[Word], start: int) -> tuple[Range, ...]:
    """Return the quotation at ``start`` and those that directly follow it."""
    if words[start].kind != QUOTE:
        return ()
    pieces = [(start, start + 1)]
    at = start + 1
    while at < len(words) and words[at].kind in (MARK, QUOTE):
        if words[at].kind == QUOTE:
            pieces.append((at, at + 1))
        at += 1
    return tuple(pieces)


def _further(
    words: Sequence[Word], later: Sequence[Cue], after: int, pieces: Sequence[Range]
) -> tuple[Range, ...]:
    """Return the clause after "..., X said," that its helper puts into the same speech.

    After "and", "but", "while" that is a backshift ("had", "would") or the helper of the content
    before; after a semicolon both must be backshifted. What another is said to say is not part.
    """
    if not pieces or words[pieces[0][1] - 1].kind == QUOTE:
        return ()
    start = _further_start(words, skip_adverbials(words, after))
    if start is None:
        return ()
    end = _further_end(words, later, start)
    verb = _first_verb(words, start, end)
    if verb is None or subject_before(words, verb) is None:
        return ()
    first = _first_verb(words, *pieces[0])
    before = "" if first is None else words[first].low
    helper = words[verb].low
    shifted = helper in grammar("backshifted")
    if words[start - 1].low == ";":
        told = shifted and before in grammar("backshifted")
    else:
        told = shifted or (helper == before and is_auxiliary(words[verb]))
    return ((start, end),) if told else ()


def _further_start(words: Sequence[Word], at: int) -> int | None:
    if at + 2 >= len(words):
        return None
    if words[at].low == ";":
        return at + 1
    joins = grammar("coordinators") | grammar("contrast_openers")
    return at + 2 if words[at].low == "," and words[at + 1].low in joins else None


def _further_end(words: Sequence[Word], later: Sequence[Cue], start: int) -> int:
    """Return where the clause ends: at a dash or semicolon, or before another's own words."""
    end = final(words)
    for at in range(start, end):
        if words[at].low == ";" or words[at].low in grammar("dashes"):
            end = at
            break
    for cue in later:
        own = cue.source is not None and words[cue.at[0]].low not in grammar("backshifted")
        if own and start <= cue.first < end:
            end = cue.first
    while end > start and (
        words[end - 1].kind == MARK or words[end - 1].low in grammar("conjunctions")
    ):
        end -= 1
    return end


def _first_verb(words: Sequence[Word], start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if is_verb_like(words, at)), None)


def _clause_start(words: Sequence[Word], earlier: Sequence[Cue], end: int) -> int:
    """Return where the content before a cue begins."""
    if end == 0:
        return 0
    start = 0
    for at in range(end - 1):
        if words[at].low == ";" or (
            words[at].low == "," and words[at + 1].low in grammar("contrast_openers")
        ):
            start = at + 1
    if words[end - 1].kind == QUOTE and _free_quotation(words, end - 1, start, earlier):
        start = end - 1
        while start > 0 and words[start - 1].kind == QUOTE:
            start -= 1
        return start
    while start < end and (words[start].low in grammar("leading") or words[start].kind == MARK):
        start += 1
    return start


def _free_quotation(words: Sequence[Word], at: int, start: int, earlier: Sequence[Cue]) -> bool:
    """Whether the quotation at ``at`` stands alone, not as the tail of an unquoted clause."""
    if at == start or words[at - 1].kind == QUOTE:
        return True
    before = words[at - 1]
    follows = any(c.at[1] == at or (c.ahead == at) for c in earlier)
    return follows or (
        before.kind == MARK and before.low in (",", ":", ";") and len(words[at].text) > 40
    )


def _resumed(
    words: Sequence[Word], later: Sequence[Cue], after: int, pieces: Sequence[Range]
) -> tuple[Range, ...]:
    """Return what continues the content after "..., X said, ..."."""
    if not pieces or after + 1 >= len(words):
        return ()
    if (
        words[after].low in (",", ":", ".", "-")
        or words[after].low in grammar("dashes")
        or (words[after].low == ";" and is_continued(words[after + 1]))
    ):
        after += 1
    if words[after].kind == QUOTE:
        claimed = any(c.source is not None and c.behind and c.first > after for c in later)
        return () if claimed else quotes_ahead(words, after)
    end = pieces[0][1]
    if words[end - 1].kind == QUOTE or not is_verb_like(words, after):
        return ()
    return ((after, final(words)),)
