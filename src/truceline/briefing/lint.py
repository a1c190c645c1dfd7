"""The wording linter: what the desk says itself is held to its own words; what speakers say is not.

A sentence has a frame (the desk's words) and content (quotations, and what a named speaker said).
A word of the vocabulary ``forbidden_frame_words`` may stand in content whose speaker is named
before it, never in the frame; no count is told as zero; no verdict sums up the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.shapes import (
    Block,
    Briefing,
    Group,
    Pair,
    Part,
    Section,
    Sentence,
    Table,
    WordFinding,
)
from truceline.briefing.walk import sentences
from truceline.briefing.words import table_of

__all__ = ["lint_sentence", "lint_text", "lint_words"]

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_EVIDENCE = re.compile(r"\bclaims?\b(?! (?:that|to|responsibility)\b)", re.I)
"""Claim as a noun is this desk's term for its one kind of evidence; as a verb it is forbidden."""


def lint_words(briefing: Briefing) -> tuple[WordFinding, ...]:
    """Return every sentence of ``briefing`` whose own voice says what only a speaker may say."""
    found: list[WordFinding] = []
    for section in briefing.sections:
        for sentence in (*_headings(section), *sentences(section.blocks)):
            found += (f for f in lint_sentence(sentence, where=section.id) if f not in found)
    for note in briefing.evidence:
        found += lint_sentence(note.line, where=f"evidence {note.number}")
    return tuple(found)


def lint_sentence(sentence: Sentence, *, where: str = "") -> tuple[WordFinding, ...]:
    """Return the findings of one sentence."""
    return tuple(_found(sentence, where))


def lint_text(text: str, *, where: str = "") -> tuple[WordFinding, ...]:
    """Return the findings of plain text, sentence by sentence.

    Quotations and what follows "NAME said that" (any of our verbs) count as content, but only
    where the speaker's name opens the clause.
    """
    return tuple(
        f for s in _ENDS.split(text.strip()) for f in lint_sentence(_parsed(s), where=where)
    )


def _found(sentence: Sentence, where: str) -> Iterator[WordFinding]:
    before = ""
    text = sentence.text
    for part in sentence.parts:
        if part.kind == "frame":
            yield from _in_frame(part.text, text, where)
        elif (
            part.speaker is None
            and (word := _first_forbidden(part.text))
            and not before.strip(" “")
        ):
            instead = "name the speaker before the words"
            yield WordFinding(where=where, word=word, sentence=text, instead=instead)
        before += part.text


def _in_frame(frame: str, text: str, where: str) -> Iterator[WordFinding]:
    own = _EVIDENCE.sub(" ", _QUOTED.sub(" ", frame))
    if _anything().search(own) is None:
        return
    for pattern, instead in _patterns():
        for m in pattern.finditer(own):
            yield WordFinding(where=where, word=m.group(), sentence=text, instead=instead)


def _first_forbidden(text: str) -> str | None:
    return next((m.group() for p, _ in _patterns() if (m := p.search(text))), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """One pattern for each forbidden term, each verdict, and a count told as zero."""
    terms = [
        (_any(t.more["forms"]), str(t.more["instead"]))
        for t in vocabulary("forbidden_frame_words").values()
    ]
    verdicts = _any(table_of("verdicts")["words"]), str(table_of("verdicts")["instead"])
    zero = re.compile(r"\b0 (?:" + "|".join(map(re.escape, vocabulary("units"))) + r")\b", re.I)
    return (*terms, verdicts, (zero, "no count held"))


@cache
def _anything() -> re.Pattern[str]:
    """All patterns as one: most sentences hold nothing, and are passed by with one search."""
    return re.compile("|".join(f"(?:{p.pattern})" for p, _ in _patterns()), re.I)


def _any(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])", re.I)


@cache
def _said() -> re.Pattern[str]:
    """A named speaker, one of our verbs, and what it said."""
    verbs = sorted({str(a["verb"]) for a in table_of("acts").values()}, key=len, reverse=True)
    told = "|".join(map(re.escape, verbs))
    return re.compile(
        rf"(?P<frame>(?P<who>[A-Z][^“”:;]{{1,90}}?) (?:{told})(?: \([^)]*\))?(?: that|:| of| to|,)? )(?P<said>.+)",
        re.S,
    )


def _parsed(text: str) -> Sentence:
    m = _said().match(text)
    if m is not None and _first_forbidden(m["who"]) is None:
        return Sentence(parts=(Part(m["frame"]), Part(m["said"], "content", m["who"])))
    parts = [
        Part(piece.strip('“”"'), "quotation") if _QUOTED.fullmatch(piece) else Part(piece)
        for piece in re.split(rf"({_QUOTED.pattern})", text)
        if piece
    ]
    return Sentence(parts=tuple(parts))


def _headings(section: Section) -> Iterator[Sentence]:
    yield Sentence(parts=(Part(section.title),))
    yield from (Sentence(parts=(Part(t),)) for t in _titles(section.blocks))


def _titles(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Group():
                yield block.title
                yield from _titles(block.blocks)
            case Pair():
                yield from (block.title, block.earlier.who, block.later.who)
            case Table():
                yield block.caption
                yield from (c.label for c in block.columns)
            case _:
                pass
