"""The trained stage: what the model finds, as drafts in the form that the later stages read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from truceline.claims.tagger.names import Units, aliases_in, units_in
from truceline.claims.tagger.reconcile import reconciled
from truceline.claims.tagger.scoring import calibrated
from truceline.claims.tagger.windows import Window, paragraph_words, windows
from truceline.claims.turns import impersonal, whose_turn
from truceline.claims.unsaid import is_unsaid

__all__ = ["draft_of", "found_by", "trained_attribution", "windows_of"]

HEARD = 0.3
"""The probability from which what the model finds is taken up at all."""

BLANK = " \t\r\n,"
LEADING = BLANK + ";:—–-"
TRAILING = LEADING + ".!"
LINKING = "that "

ODD_END = 10
"""Code points at the end of a quotation that no speaker leaves unsaid (a bracket, a sign)."""

NAMING = 5
"""How many words may name the other speaker whose words are answered ("by the X ministry that")."""


def trained_attribution(reading: Reading) -> Reading:
    """Find every attribution by the shipped model and the rules together."""
    model = shipped_model()
    text = reading.report.text
    units = units_in(text, aliases_in(text, reading.registry))
    found = said_once(found_by(model, model.tokenizer, reading, HEARD))
    heard = [draft_of(f, reading, units) for f in found]
    drafts = reconciled(heard, attribution(reading).drafts, units)
    said = (d for d in drafts if d.ruled or not is_unsaid(reading, d))
    return msgspec.structs.replace(reading, drafts=tuple(_in_turn(reading, d) for d in said))


def said_once(found: Iterable[Found]) -> list[Found]:
    """Return the attributions, of two with one cue and mostly one content the one heard better.

    The model hangs some on two of their words ("further", "stressed"). Neighbours are compared.
    """
    kept: list[Found] = []
    for one in found:
        if kept and _same(kept[-1], one):
            kept[-1] = max(kept[-1], one, key=lambda f: f.score)
        else:
            kept.append(one)
    return kept


def _same(one: Found, other: Found) -> bool:
    cues = any(a.start < b.end + 2 and b.start < a.end + 2 for a in one.cue for b in other.cue)
    a, b = ({at for span in f.content for at in range(span.start, span.end)} for f in (one, other))
    return cues and 2 * len(a & b) > len(a | b)


def _in_turn(reading: Reading, draft: Draft) -> Draft:
    """Return a draft with its score; without source as the word of whoever's turn it is, if any's."""
    if draft.voice != "attributed":
        return draft
    score = calibrated(draft)
    told = impersonal(reading.report.text, draft.evidence)
    if (
        told is not None
        and told.hearsay
        and draft.cue is not None
        and draft.cue.span.meets(told.cue)
    ):
        return msgspec.structs.replace(draft, source=None, score=score)
    speaker = draft.source or whose_turn(reading, draft.evidence.start)
    return msgspec.structs.replace(draft, source=speaker, score=score)


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


def draft_of(found: Found, reading: Reading, units: Units) -> Draft:
    """Return the draft of one attribution that the model found."""
    text = reading.report.text
    said = _joined(text, _near(reading, found), (*found.source, *found.cue))
    whole = cover((*found.source, *found.cue, *said))
    quotations = quotations_in(text, _block(reading, whole))
    content = [c for c in (_without_marks(text, span, quotations) for span in said) if len(c)]
    cue = _passage(text, _cue_of(text, found)) if found.cue else None
    return Draft(
        voice="attributed",
        evidence=_evidence(reading, whole),
        source=_speaker(text, found.source, units),
        cue=cue,
        cue_lemma=None if cue is None else lemma_of(cue.text),
        content=_passage(text, content or said),
        quoted=_share_quoted(said, quotations, units) > 0.5,
        heard=found.score,
        ruled=False,
        reasons=("the trained reader found it",),
    )


def _cue_of(text: str, found: Found) -> Sequence[Span]:
    """Return the stretches of a cue; a lone one without the marks at its ends."""
    if len(found.cue) > 1:
        return found.cue
    return (_trimmed(text, found.cue[0], LEADING, LEADING),)


def _joined(text: str, spans: Sequence[Span], own: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches of a content, joined over the few words that name another speaker.

    What one says of another's words ("a claim by B that") is one content, though the model, which
    gives each word to one role, leaves the other's name out.
    """
    joined: list[Span] = []
    for span in spans:
        gap = Span(joined[-1].end, span.start) if joined else None
        if gap is None or any(gap.meets(o) for o in own) or not _names_one(text, gap):
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return tuple(joined)


def _names_one(text: str, gap: Span) -> bool:
    words = text[gap.start : gap.end]
    return len(words.split()) <= NAMING and not set(words) & set(",;:.")


def _near(reading: Reading, found: Found) -> Sequence[Span]:
    """Return the content without stretches in other paragraphs that are another's turn."""
    blocks = (b.span for b in reading.report.blocks)
    own = next((b for b in blocks if b.start <= found.anchor.start < b.end), None)
    if own is None or not reading.turns:
        return found.content
    return [span for span in found.content if span.meets(own)] or found.content


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


def _speaker(text: str, spans: Sequence[Span], units: Units) -> Speaker | None:
    """Return the longest stretch as the speaker's words, without what the possessive adds."""
    if not spans:
        return None
    span = _trimmed(
        text,
        max(spans, key=lambda s: (len(units.touched(s.start, s.end)), -s.start)),
        LEADING,
        LEADING,
    )
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
            return _trimmed(text, _in_marks(span, quotation), LEADING, BLANK)
    return span


def _in_marks(span: Span, quotation: Quotation) -> Span:
    """Return a stretch inside a quotation; to its end where only a word or so of it was left out."""
    start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
    rest = quotation.inner.end - end
    return Span(start, quotation.inner.end if 0 < rest <= ODD_END else max(start, end))


def _trimmed(text: str, span: Span, leading: str, trailing: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in leading:
        start += 1
    while end > start and text[end - 1] in trailing:
        end -= 1
    return Span(start, end)


def _share_quoted(spans: Sequence[Span], quotations: Sequence[Quotation], units: Units) -> float:
    said = [units.touched(s.start, s.end) for s in spans]
    quoted = [units.touched(q.span.start, q.span.end) for q in quotations]
    shared = sum(max(0, min(s.stop, q.stop) - max(s.start, q.start)) for s in said for q in quoted)
    return shared / max(1, sum(map(len, said)))


def _passage(text: str, spans: Sequence[Span]) -> Passage:
    if len(spans) == 1:
        (span,) = spans
        return Passage(text=text[span.start : span.end], start=span.start, end=span.end)
    return Passage(
        text=" ".join(text[s.start : s.end] for s in spans),
        start=spans[0].start,
        end=spans[-1].end,
        fragments=tuple((s.start, s.end) for s in spans),
    )
