"""The footnotes: every claim cited, with the sentence behind it as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.basis.masking import without
from truceline.briefing.sayings import (
    evidence_mark,
    is_movement_to_come,
    said_verb,
    speaker,
    told_by,
    words_of,
)
from truceline.briefing.scene import Scene, place_of_file
from truceline.briefing.shapes import Evidence, Section
from truceline.briefing.walk import sentences
from truceline.briefing.words import opening, say
from truceline.claims.claim import Claim
from truceline.record.held import HeldClaim
from truceline.reports.report import Report

__all__ = ["cited", "evidence"]

ANNEX = "annex"
_WHOLE = frozenset({"open", "own"})


def cited(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return the ids of all claims cited before the annex, in the order in which a reader meets them.

    The annex lists every claim held with its place; those cited nowhere else get no footnote.
    """
    seen: dict[str, None] = {}
    for section in (s for s in sections if s.id != ANNEX):
        for sentence in sentences(section.blocks):
            seen.update(dict.fromkeys(sentence.claims))
    return tuple(seen)


def evidence(scene: Scene, sections: Iterable[Section]) -> tuple[Evidence, ...]:
    """Return the footnotes of the claims cited; a claim that is not held gets none."""
    known = [c for c in cited(sections) if c in scene.held]
    return tuple(_note(scene, n, scene.held[c]) for n, c in enumerate(known, start=1))


def _note(scene: Scene, number: int, held: HeldClaim) -> Evidence:
    claim = held.claim
    shown, before, marked, after = _text(scene, held)
    report = scene.reports.get(claim.report or "")
    return Evidence(
        number=number,
        claim=claim.id,
        mark=own_word(scene, claim),
        line=say(f"{opening(speaker(scene, claim)).removesuffix(',')}: {said_verb(claim)}"),
        where=_where(scene, held),
        shown=shown,
        before=before,
        marked=marked,
        after=after,
        lang=report.metadata.language if report else None,
        corrected=held.corrected,
    )


def own_word(scene: Scene, claim: Claim) -> str:
    """Return whose word a claim is: a party's own, else its evidence mark."""
    if claim.official and claim.party is not None and claim.about is None:
        return f"own word of {scene.shown(claim.party)}"
    return evidence_mark(scene, claim)


def _where(scene: Scene, held: HeldClaim) -> str:
    claim = held.claim
    outlet = scene.shown(held.outlet) if held.outlet else ""
    title = f"“{scene.masked(held.title)}”" if held.title else ""
    published = (
        f"published {scene.day(held.published)}"
        if held.published
        else "date of publication not stated"
    )
    if claim.row is not None:
        return f"{place_of_file(claim.row.file)}, line {claim.row.line} (row {claim.row.id}); {published}"
    place = (
        f"{place_of_file(claim.file)}, characters {claim.evidence.start} to {claim.evidence.end}"
    )
    return "; ".join(x for x in (outlet, title, published, place) if x)


def _text(scene: Scene, held: HeldClaim) -> tuple[str, str, str, str]:
    """Return how much is shown (paragraph, sentence, row, pointer) and the pieces of text."""
    claim = held.claim
    if claim.row is not None:
        return "row", "", words_of(scene, held) or scene.masked(told_by(scene, held)), ""
    report = scene.reports.get(claim.report or "")
    if report is None:
        return "pointer", "", "", ""
    if held.rights in _WHOLE or (not scene.public and held.rights != "none"):
        return ("paragraph", *_paragraph(scene, held, report))
    if held.rights == "quote":
        _, marked, _ = _paragraph(scene, held, report)
        return "sentence", "", marked, ""
    return "pointer", "", "", ""


def _paragraph(scene: Scene, held: HeldClaim, report: Report) -> tuple[str, str, str]:
    """Cut the paragraph at the evidence; what is withheld is found in the whole, then cut with it."""
    ev = held.claim.evidence
    block = next((b.span for b in report.blocks if b.span.holds(ev)), ev)
    text = report.text[block.start : block.end]
    withheld = scene.withheld(text, to_come=is_movement_to_come(held.claim))
    a, b = ev.start - block.start, ev.end - block.start
    before, marked, after = (
        without(text, withheld, x, y) for x, y in ((0, a), (a, b), (b, len(text)))
    )
    return before, marked, after
