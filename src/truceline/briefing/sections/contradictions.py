"""Section 7: words that cannot both hold, side by side; readings of the text; missing own words."""

from __future__ import annotations

from truceline.briefing.sayings import (
    claim_sentence,
    speaker,
    when_said,
    with_rights,
    words_phrase,
)
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import (
    Block,
    Card,
    Group,
    ListBlock,
    Pair,
    Paragraph,
    Section,
    Sentence,
)
from truceline.briefing.titles import address_title, readable
from truceline.briefing.words import joined, noun, opening, say
from truceline.claims.claim import Claim
from truceline.record.held import HeldClaim
from truceline.status.shapes import Contradiction

__all__ = ["contradictions_section", "gap_sentence"]


def contradictions_section(scene: Scene) -> Section:
    """Return section 7: each pair in two columns, the earlier word first, whoever spoke."""
    pairs = [p for c in scene.status.contradictions if (p := _pair(scene, c)) is not None]
    blocks: list[Block] = [*pairs]
    if not pairs:
        blocks = [Paragraph(sentences=(say("No two words are held that cannot both hold."),))]
    blocks.append(gaps_group(scene))
    return Section(
        id="contradictions", number=7, title="Contradictions and readings", blocks=tuple(blocks)
    )


def _pair(scene: Scene, it: Contradiction) -> Pair | None:
    held = scene.claims(it.claims)
    if len(held) != 2:
        return None
    first, second = sorted(held, key=scene.when_said_order)
    steps = joined(address_title(scene, s) for s in it.steps)
    why = (
        readable(scene, with_rights(scene, it.why, it.claims)).rstrip(".")
        or "the two words cannot both hold"
    )
    on = (" It bears on ", noun(steps), ".") if steps else ()
    return Pair(
        id=f"pair-{it.id.rpartition(':')[2] or it.id}",
        title=words_phrase("contradictions", it.kind),
        earlier=_card(scene, first),
        later=_card(scene, second),
        part=say("Where they part: ", f"{why}.", *on, claims=it.claims),
    )


def _card(scene: Scene, held: HeldClaim) -> Card:
    return Card(
        who=opening(speaker(scene, held.claim).removesuffix(",")),
        when=when_said(scene, held) or "date not stated",
        said=claim_sentence(scene, held, dated=False, named=False),
    )


def gap_sentence(scene: Scene, gap: str) -> Sentence:
    """Say one missing own word, with the claims by which others told of it."""
    told = [
        h.claim.id for h in sorted(scene.held.values(), key=scene.when_said_order)
        if h.claim.about is not None and any(f"“{w}”" in gap for w in _plain_words(h.claim))
    ]  # fmt: skip
    return say(f"{readable(scene, with_rights(scene, gap, told)).rstrip('.')}.", claims=told)


def _plain_words(claim: Claim) -> tuple[str, ...]:
    """The words of a claim as the status quotes them: of its text, or of its row."""
    content = " ".join(claim.content.text.split()) if claim.content else ""
    words = claim.event.words if claim.event else None
    return tuple(w for w in (content, words) if w)


def gaps_group(scene: Scene) -> Group:
    """List whose own word is missing: a gap is no contradiction."""
    items = tuple((gap_sentence(scene, g),) for g in scene.status.gaps)
    block: Block = ListBlock(items=items)
    if not items:
        block = Paragraph(sentences=(say("No missing own word is known."),))
    return Group(id="gaps", title="Gaps: own words missing", blocks=(block,))
