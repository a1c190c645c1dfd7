"""From sentences to attributed drafts: who says what, in which words.

The stages here fill the first group of `Draft`: evidence, source, cue, content, addressee. They
are rules over words, without a tagger: every step is linear in the length of a sentence, and a
sentence of more than `MAX_WORDS` words is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from truceline.basis.span import Passage, Span
from truceline.claims.attribution_contents import Attribution, attributions_of
from truceline.claims.attribution_speech import pieces_of, speakers_inside
from truceline.claims.attribution_words import QUOTE, Range, Unit, unit_of
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading, Sentence
from truceline.claims.quotations import Quotation, quotations_in
from truceline.reports.report import Report
from truceline.reports.sentences import sentences_of

__all__ = ["attribution", "sentences", "units_of"]

HEARSAY = 0.5
"""The score of what a report knows from others that it does not name."""

CLAIMING = "prose"
"""The kind of block that makes claims; headings and promotional lines never do."""


def sentences(reading: Reading) -> Reading:
    """Find the sentences of the report's prose blocks."""
    blocks = reading.report.blocks
    found = tuple(
        Sentence(span=span, block=block)
        for span, block in sentences_of(reading.report)
        if blocks[block].kind == CLAIMING
    )
    return msgspec.structs.replace(reading, sentences=found)


def attribution(reading: Reading) -> Reading:
    """Find every attribution, nested ones included, in the order of their cues."""
    drafts: list[Draft] = []
    quoting = False
    for _, group in groupby(units_of(reading.report, reading.sentences), lambda u: u.block):
        units = list(group)
        goes_on = quoting and all(_only_quotes(unit) for unit in units)
        before = [drafts.pop()] if goes_on else []
        drafts.extend(_drafts_of_block(units, before))
        quoting = (
            bool(drafts) and drafts[-1].quoted and drafts[-1].evidence.end == units[-1].span.end
        )
    return msgspec.structs.replace(reading, drafts=reading.drafts + tuple(drafts))


def units_of(
    report: Report, found: Sequence[Sentence], unless: Callable[[Span], bool] = lambda _: False
) -> Iterator[Unit]:
    """Yield the units of the rules: sentences, joined where a quotation runs over their border.

    Units whose span is one of those in ``unless`` are left out, before their words are told apart.
    """
    for block, group in groupby(found, lambda s: s.block):
        spans = [s.span for s in group]
        quotations = quotations_in(report.text, Span(spans[0].start, spans[-1].end))
        yield from _units_of_block(report.text, spans, block, quotations, unless)


def _units_of_block(
    text: str,
    spans: Sequence[Span],
    block: int,
    quotations: Sequence[Quotation],
    unless: Callable[[Span], bool],
) -> Iterator[Unit]:
    at = 0
    start: int | None = None
    inside: list[Quotation] = []
    for span in spans:
        start = span.start if start is None else start
        while at < len(quotations) and quotations[at].span.start < span.end:
            inside.append(quotations[at])
            at += 1
        if inside and inside[-1].span.end > span.end:
            continue
        if not unless(Span(start, span.end)):
            yield unit_of(text, Span(start, span.end), block, inside)
        start, inside = None, []


def _drafts_of_block(units: Sequence[Unit], before: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of one paragraph; a bare quotation goes on from the speaker before it.

    ``before``: the draft that a paragraph of nothing but quotation continues.
    """
    drafts: list[Draft] = list(before)
    for unit in units:
        found = [] if _asks(unit) else [_draft(unit, a) for a in attributions_of(unit)]
        if not found and _only_quotes(unit) and drafts and drafts[-1].quoted:
            found = _continued(drafts.pop(), unit)
        drafts.extend(found)
    return drafts


def _asks(unit: Unit) -> bool:
    """Whether the report itself asks: what it asks about, nobody has said ("Will A accept the map?")."""
    return bool(unit.words) and unit.words[-1].text == "?"


def _only_quotes(unit: Unit) -> bool:
    words = [w for w in unit.words if w.text not in ".,;:"]
    return bool(words) and all(w.kind == QUOTE for w in words)


def _continued(draft: Draft, unit: Unit) -> list[Draft]:
    """Return the draft with a further quotation of the same speaker as part of its content.

    A quotation that gives another's words ("X told me") makes a claim of its own.
    """
    quotes = [_inner(unit, at) for at, w in enumerate(unit.words) if w.kind == QUOTE]
    evidence = Span(draft.evidence.start, unit.span.end)
    if any(speakers_inside(unit.text, quote) for quote in quotes):
        content = _passage(unit.text, quotes)
        return [draft, msgspec.structs.replace(draft, content=content, evidence=evidence)]
    spans = quotes if draft.content is None else pieces_of(draft.content) + tuple(quotes)
    return [msgspec.structs.replace(draft, content=_passage(unit.text, spans), evidence=evidence)]


def _draft(unit: Unit, found: Attribution) -> Draft:
    """Return the draft of one attribution."""
    cue = found.cue
    quoted = found.quoted(unit.words)
    spans = [s for piece in found.pieces for s in _piece(unit, piece, quoted)]
    content = _passage(unit.text, spans) if spans else None
    source = _speaker(unit, found.source)
    relay = _speaker(unit, cue.relay)
    draft = Draft(
        voice="attributed",
        evidence=unit.span,
        source=source if relay is None else relay,
        via=() if relay is None or source is None else (source,),
        cue=unit.passage(*cue.at),
        cue_lemma=cue.lemma,
        cue_negated=cue.negated,
        content=content,
        addressee=_speaker(unit, cue.told),
        quoted=quoted,
        score=_score(found, quoted),
        reasons=(_reason(found, quoted),),
    )
    return _hearsay(unit, found, draft) if cue.hearsay else draft


def _hearsay(unit: Unit, found: Attribution, draft: Draft) -> Draft:
    """Return the draft as the report's own: it does not say from whom it has it, and X said nothing."""
    if found.source is None or found.cue.behind:
        return draft
    ends = [piece[1] for piece in found.pieces]
    whole = unit.passage(found.source[0], max([found.cue.at[1], *ends]))
    return msgspec.structs.replace(
        draft, voice="narrator", source=None, content=whole, addressee=None, quoted=False,
        score=HEARSAY, reasons=(f"the report has “{draft.cue_lemma}” from others it does not name",),
    )  # fmt: skip


def _piece(unit: Unit, piece: Range, quoted: bool) -> list[Span]:
    if quoted:
        return [_inner(unit, at) for at in range(*piece) if unit.words[at].kind == QUOTE]
    return [unit.passage(*piece).span]


def _inner(unit: Unit, at: int) -> Span:
    """Return the words of a quotation without its marks and the comma before the closing one."""
    word = unit.words[at]
    quotation = quotations_in(unit.text, Span(word.start, word.end))
    inner = quotation[0].inner if quotation else Span(word.start, word.end)
    end = inner.end
    while end > inner.start and (unit.text[end - 1].isspace() or unit.text[end - 1] == ","):
        end -= 1
    start = inner.start
    while start < end and unit.text[start].isspace():
        start += 1
    return Span(start, end)


def _speaker(unit: Unit, words: Range | None) -> Speaker | None:
    if words is None:
        return None
    passage = unit.passage(*words)
    text = passage.text.rstrip(" ,;:")
    return Speaker(text=text, start=passage.start, end=passage.start + len(text))


def _passage(text: str, spans: Sequence[Span]) -> Passage:
    """Return one passage over ``spans``, with fragments if there are several."""
    kept = [s for s in spans if len(s)] or list(spans[:1])
    if len(kept) == 1:
        return Passage(text=text[kept[0].start : kept[0].end], start=kept[0].start, end=kept[0].end)
    return Passage(
        text=" ".join(text[s.start : s.end] for s in kept),
        start=kept[0].start,
        end=kept[-1].end,
        fragments=tuple((s.start, s.end) for s in kept),
    )


def _score(found: Attribution, quoted: bool) -> float:
    """How sure the construction is (a rule's place in the order, not a probability)."""
    cue = found.cue
    if quoted:
        return 0.95
    if cue.shared:
        return 0.7
    if cue.object:
        return 0.75
    return 0.9 if cue.telling or cue.behind else 0.85


def _reason(found: Attribution, quoted: bool) -> str:
    how = (
        "a quotation"
        if quoted
        else "words before the cue"
        if found.cue.behind
        else "words after the cue"
    )
    whose = "of the speaker named before" if found.cue.shared else "of its own subject"
    return f"the cue “{found.cue.lemma}” {whose} takes {how}"
