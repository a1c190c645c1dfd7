"""The trained stage: what the model finds, as drafts in the form that the later stages read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from tokenizers import Tokenizer

from truceline.basis.span import Passage, Span, cover
from truceline.claims.attribution import attribution
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.quotations import Quotation, quotations_in
from truceline.claims.said_verbs import lexicon
from truceline.claims.tagger.decoding import Found, Model, found_in
from truceline.claims.tagger.model import shipped_model
from truceline.claims.tagger.names import aliases_in
from truceline.claims.tagger.reconcile import reconciled
from truceline.claims.tagger.windows import Window, paragraph_words, windows
from truceline.claims.turns import whose_turn

__all__ = ["draft_of", "found_by", "trained_attribution", "windows_of"]

HEARD = 0.3
"""The probability from which what the model finds is taken up at all."""

LEADING = " \t\r\n,;:—–-"
TRAILING = LEADING + ".!"
LINKING = "that "


def trained_attribution(reading: Reading) -> Reading:
    """Find every attribution by the shipped model and the rules together."""
    model = shipped_model()
    found = found_by(model, model.tokenizer, reading, HEARD)
    drafts = reconciled([draft_of(f, reading) for f in found], attribution(reading).drafts)
    return msgspec.structs.replace(reading, drafts=tuple(_in_turn(reading, d) for d in drafts))


def _in_turn(reading: Reading, draft: Draft) -> Draft:
    """Return a draft without source as the word of whoever's turn it is, if it is somebody's."""
    if draft.source is not None or draft.voice != "attributed":
        return draft
    speaker = whose_turn(reading, draft.evidence.start)
    return draft if speaker is None else msgspec.structs.replace(draft, source=speaker)


def found_by(
    model: Model, tokenizer: Tokenizer, reading: Reading, threshold: float
) -> Iterator[Found]:
    """Yield what ``model`` finds in the prose of the report, its names masked, in order."""
    for window in windows_of(reading, tokenizer):
        yield from found_in(window, model, threshold)


def windows_of(reading: Reading, tokenizer: Tokenizer) -> Iterator[Window]:
    """Yield what the model reads of a report: its paragraphs, without headings, labels, questions."""
    aliases = aliases_in(reading.report.text, reading.registry)
    blocks = groupby(reading.sentences, lambda s: s.block)
    spans = (cover(s.span for s in found) for _, found in blocks)
    return windows(paragraph_words(reading.report.text, span, aliases, tokenizer) for span in spans)


def draft_of(found: Found, reading: Reading) -> Draft:
    """Return the draft of one attribution that the model found."""
    text = reading.report.text
    whole = cover((*found.source, *found.cue, *found.content))
    quotations = quotations_in(text, _block(reading, whole))
    content = [
        c for c in (_without_marks(text, span, quotations) for span in found.content) if len(c)
    ]
    cue = _passage(text, found.cue) if found.cue else None
    return Draft(
        voice="attributed",
        evidence=_evidence(reading, whole),
        source=_speaker(text, found.source),
        cue=cue,
        cue_lemma=None if cue is None else lemma_of(cue.text),
        content=_passage(text, content or found.content),
        quoted=_share_quoted(found.content, quotations) > 0.5,
        heard=found.score,
        ruled=False,
        reasons=("the trained reader found it",),
    )


def lemma_of(cue: str) -> str:
    """Return the base form of the verb of saying in a cue, else the cue in small letters."""
    forms = lexicon().forms
    known = [forms[w].lemma for w in cue.lower().split() if w in forms]
    return known[-1] if known else cue.lower()


def _block(reading: Reading, within: Span) -> Span:
    """Return the paragraph that a span begins in (quotations are looked for from its start)."""
    blocks = (b.span for b in reading.report.blocks if b.span.start <= within.start < b.span.end)
    return cover((next(blocks, within), within))


def _evidence(reading: Reading, whole: Span) -> Span:
    met = [s.span for s in reading.sentences if s.span.meets(whole)]
    return cover(met) if met else whole


def _speaker(text: str, spans: Sequence[Span]) -> Speaker | None:
    """Return the longest stretch as the speaker's words, without what the possessive adds."""
    if not spans:
        return None
    span = _trimmed(text, max(spans, key=lambda s: (len(s), -s.start)), LEADING, LEADING)
    words = text[span.start : span.end]
    for ending in ("'s", "’s"):
        words = words.removesuffix(ending)
    return Speaker(text=words, start=span.start, end=span.start + len(words))


def _without_marks(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Return a stretch of content without linking word, last stop, and marks that enclose it."""
    span = _trimmed(text, span, LEADING, TRAILING)
    if text[span.start : span.end].lower().startswith(LINKING):
        span = _trimmed(text, Span(span.start + len(LINKING), span.end), LEADING, TRAILING)
    for quotation in quotations:
        if quotation.span.holds(span):
            start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
            return _trimmed(text, Span(start, max(start, end)), LEADING, LEADING)
    return span


def _trimmed(text: str, span: Span, leading: str, trailing: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in leading:
        start += 1
    while end > start and text[end - 1] in trailing:
        end -= 1
    return Span(start, end)


def _share_quoted(spans: Sequence[Span], quotations: Sequence[Quotation]) -> float:
    shared = sum(
        max(0, min(s.end, q.span.end) - max(s.start, q.span.start))
        for s in spans
        for q in quotations
    )
    return shared / max(1, sum(len(s) for s in spans))


def _passage(text: str, spans: Sequence[Span]) -> Passage:
    if len(spans) == 1:
        span = _trimmed(text, spans[0], LEADING, LEADING)
        return Passage(text=text[span.start : span.end], start=span.start, end=span.end)
    return Passage(
        text=" ".join(text[s.start : s.end] for s in spans),
        start=spans[0].start,
        end=spans[-1].end,
        fragments=tuple((s.start, s.end) for s in spans),
    )
