"""What a speaker says in one breath: the clauses of a content, and the claims they make.

"We have opened the road and will keep it so" announces and commits. A content is cut where a sentence
ends, at a semicolon, and at "and" or "but" before a pronoun or a helper verb (behind a comma, before any
new subject); parts that make the same act stay together, so that a claim is split only where its act
changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

import msgspec

from truceline.basis.span import Passage, Span
from truceline.claims.attribution_speech import pieces_of
from truceline.claims.attribution_words import is_auxiliary, is_verb_like, unit_of
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file

__all__ = ["Breath", "breaths_of", "performed", "split_by_act"]

Judge = Callable[[Draft], tuple[str, str]]
"""Returns the act of a draft, and why."""

_SPEAKING = ("we", "i")
LEADING = (",", "and", "but", ":")
EDGES = " \t\r\n,;"


class Breath(msgspec.Struct, frozen=True):
    """A part of a content: where it stands, and the subject it shares with the part before it."""

    spans: tuple[Span, ...]
    subject: Span | None = None


def split_by_act(reading: Reading, draft: Draft, judge: Judge) -> Iterator[tuple[Draft, str, str]]:
    """Yield the draft with its act and the reason, or its parts where the act changes."""
    breaths = breaths_of(reading, draft) if draft.voice == "attributed" else ()
    if len(breaths) > 1:
        judged = [(breath, judge(_part(reading, draft, breath, heard=True))) for breath in breaths]
        runs = [list(run) for _, run in groupby(judged, key=lambda j: j[1][0])]
        if len(runs) > 1:
            for run in runs:
                spans = tuple(span for breath, _ in run for span in breath.spans)
                yield _part(reading, draft, Breath(_joined(reading, spans))), *run[0][1]
            return
    yield draft, *judge(draft)


def breaths_of(reading: Reading, draft: Draft) -> tuple[Breath, ...]:
    """Return the clauses of a draft's content in their order; one or none where it is not cut."""
    if draft.content is None or draft.content.text == "":
        return ()
    text = reading.report.text
    found: list[Breath] = []
    for span in pieces_of(draft.content):
        for number, part in enumerate(_cut(text, span)):
            if found and number == 0 and not _begins_anew(text, found[-1].spans[-1], part):
                found[-1] = Breath((*found[-1].spans, part), found[-1].subject)
            else:
                shared = found[-1] if found and _opens_with_helper(text, part) else None
                found.append(Breath((part,), None if shared is None else _subject(text, shared)))
    return tuple(found)


def performed(reading: Reading, draft: Draft, act: str) -> Draft:
    """Return a sentence of a speaker's own with "we" or "I" as its source, if that makes the act."""
    source, content = draft.source, draft.content
    if draft.cue is not None or source is None or content is None:
        return draft
    if act not in cue_file("breaths")["performed"]:
        return draft
    words = unit_of(reading.report.text, content.span, 0, ()).words
    first = next((w for w in words if w.low in _SPEAKING), None)
    if first is None or not (first is words[0] or words[words.index(first) - 1].low in LEADING):
        return draft
    spoken = msgspec.structs.replace(source, text=first.text, start=first.start, end=first.end)
    return msgspec.structs.replace(draft, source=spoken)


def _cut(text: str, span: Span) -> list[Span]:
    """Return a stretch in its clauses; what has no verb, and what is asked, stays with the one before."""
    borders = [m.span() for m in _borders().finditer(text, span.start, span.end)]
    starts = [span.start, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), span.end]
    parts: list[Span] = []
    told = False
    for start, end in zip(starts, ends, strict=True):
        tells = text[end - 1 : end + 1].rstrip()[-1:] != "?" and _tells(text, Span(start, end))
        if parts and not (told and tells):
            parts[-1] = Span(parts[-1].start, end)
        else:
            parts.append(Span(start, end))
        told = told or tells
    return parts


def _tells(text: str, span: Span) -> bool:
    """Whether a finite verb stands in the words."""
    words = unit_of(text, span, 0, ()).words
    return any(is_verb_like(words, at) for at in range(len(words)))


def _begins_anew(text: str, before: Span, part: Span) -> bool:
    """Whether what goes on behind an interruption is a clause of its own."""
    if not (_tells(text, before) and _tells(text, part)):
        return False
    border = _borders().search(text, max(before.start, before.end - 2), part.end)
    return text[part.start].isupper() or (border is not None and border.end() == part.start)


def _opens_with_helper(text: str, part: Span) -> bool:
    words = unit_of(text, part, 0, ()).words
    return bool(words) and is_auxiliary(words[0])


def _subject(text: str, before: Breath) -> Span | None:
    """Return the words before the first verb of a part: the subject of the next, if it has none."""
    if before.subject is not None:
        return before.subject
    words = unit_of(text, before.spans[0], 0, ()).words
    verb = next((at for at in range(len(words)) if is_verb_like(words, at)), 0)
    return Span(words[0].start, words[verb - 1].end) if verb else None


def _part(reading: Reading, draft: Draft, breath: Breath, *, heard: bool = False) -> Draft:
    """Return the draft of one part; to be judged (``heard``) with the subject it shares."""
    text = reading.report.text
    lead = (breath.subject,) if heard and breath.subject is not None else ()
    spans = [s for s in (_trimmed(text, s) for s in (*lead, *breath.spans)) if len(s)]
    inside = tuple(c for c in draft.conditions if any(c.span.meets(s) for s in spans))
    return msgspec.structs.replace(draft, content=_passage(text, spans), conditions=inside)


def _joined(reading: Reading, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return parts that stand next to each other as one stretch."""
    text = reading.report.text
    found: list[Span] = []
    for span in spans:
        if found and re.fullmatch(r"[\s;,]*(?:and|but)?\s*", text[found[-1].end : span.start]):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end)


def _passage(text: str, spans: Sequence[Span]) -> Passage:
    words = " ".join(text[s.start : s.end] for s in spans)
    fragments = tuple((s.start, s.end) for s in spans) if len(spans) > 1 else None
    return Passage(text=words, start=spans[0].start, end=spans[-1].end, fragments=fragments)


@cache
def _borders() -> re.Pattern[str]:
    """Return where a clause can begin anew: after a stop, a semicolon, "and" before a new clause."""
    data = cue_file("breaths")
    names = ("joins", "helpers", "pronouns", "subjects")
    joins, helpers, pronouns, subjects = ("|".join(data[name]) for name in names)
    return re.compile(
        rf"(?<=[a-z\d)”\"’]{{2}}[.!?…])\s+(?=[“\"A-Z])|;\s+(?:(?:{joins})\s+)?"
        rf"|,?\s+(?:{joins})\s+(?=(?i:{helpers}|{pronouns})\b)"
        rf"|,\s+(?:{joins})\s+(?=(?i:{subjects})\s|[A-Z])"
    )
