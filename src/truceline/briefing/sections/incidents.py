"""Section 8: incidents by source against the period before; an accusation with its answer."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from truceline.briefing.dates import day_of, span_printed
from truceline.briefing.sayings import accused_by, accuses, claim_sentence, words_of
from truceline.briefing.scene import Scene, claim_date
from truceline.briefing.shapes import (
    Block,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.words import bounds, cell, humanised, opening, say
from truceline.record.held import HeldClaim
from truceline.status.shapes import Incident

__all__ = ["accusations", "answer_to", "incident_sentence", "incidents_section", "with_answer"]

_ANSWERS = frozenset({"kept", "denied", "excused", "no-duty", "withheld"})
_SAME_WORDS = 88
"""Token-set score from which two wordings of one speaker count as one accusation (tried 80, 88, 95)."""


def incidents_section(scene: Scene) -> Section:
    """Return section 8: figures of different sources stand on lines of their own, never added."""
    blocks: list[Block] = [Paragraph(sentences=(say("No incident is held for this period."),))]
    if scene.status.incidents:
        note = say("Figures of different sources are never added.")
        blocks = [_table(scene), Paragraph(sentences=(note,))]
    return Section(
        id="incidents",
        number=8,
        title="Incidents by source",
        blocks=(*blocks, _accusations_group(scene)),
    )


def _table(scene: Scene) -> Table:
    columns = (
        Column("Source", "head"), Column("What"), Column("Period"), Column("Figure", "figure"),
        Column("Period before", "figure"),
    )  # fmt: skip
    rows = tuple(_row(scene, i) for i in scene.status.incidents)
    caption = "Incidents, each source on its own line"
    return Table(id="t-incidents", caption=caption, columns=columns, rows=rows)


def _row(scene: Scene, it: Incident) -> Row:
    before = "no count held"
    if it.previous is not None:
        before = bounds(it.previous.low, it.previous.high)
    return Row(
        cells=(
            cell(scene.shown(it.source)), cell(humanised(it.kind)), cell(_period(scene, it.period)),
            cell(say(_figure(it), claims=it.claims)), cell(before),
        )
    )  # fmt: skip


def _figure(it: Incident) -> str:
    unit = f" {it.unit}" if it.unit and it.low is not None else ""
    return bounds(it.low, it.high, none="told without a figure") + unit


def _period(scene: Scene, period: tuple[str | None, str | None]) -> str:
    """Print a period to the day: incidents are never told to the hour in print."""
    since, until = (None if p is None else p[:10] for p in period)
    return span_printed(since, until, year=scene.year)


def incident_sentence(scene: Scene, it: Incident) -> Sentence:
    """Say one line of the table as a sentence; who did it is left to those who say so."""
    who = opening(scene.shown(it.source))
    told = f"{who} gave {_figure(it)} ({humanised(it.kind)}, {_period(scene, it.period)})"
    held = scene.claims(it.claims)
    silent = bool(held) and not any(h.claim.event and h.claim.event.by for h in held)
    agent = "; the source does not say who." if silent else "."
    return say(told, agent, claims=it.claims)


def accusations(scene: Scene) -> tuple[HeldClaim, ...]:
    """Return the accusations held that may lie in the period, oldest first, each wording once."""
    known = [h for h in scene.held.values() if accuses(h.claim) and scene.is_fresh(claim_date(h))]
    kept: list[HeldClaim] = []
    # Rows first: they tell the step, so that the answer can be found.
    for held in sorted(known, key=lambda h: (h.claim.row is None, h.sequence, h.claim.id)):
        if not any(_same_accusation(scene, held, other) for other in kept):
            kept.append(held)
    return tuple(sorted(kept, key=lambda h: (claim_date(h) or "", h.sequence, h.claim.id)))


def _same_accusation(scene: Scene, a: HeldClaim, b: HeldClaim) -> bool:
    if a.claim.party != b.claim.party or a.claim.party is None:
        return False
    one, other = words_of(scene, a), words_of(scene, b)
    return one is not None and other is not None and fuzz.token_set_ratio(one, other) >= _SAME_WORDS


def answer_to(scene: Scene, accusation: HeldClaim) -> HeldClaim | None:
    """Return the accused party's own later word that answers it, if one is held.

    An answer stands in contradiction to the accusation, or speaks on the same step (kept, denied,
    excused, not owed, held back for a reason) or denies on the same issue.
    """
    accused = accused_by(scene, accusation.claim)
    others = sorted(
        scene.held.values(), key=lambda h: (claim_date(h) or "", h.sequence, h.claim.id)
    )
    known = (h for h in others if _may_answer(accusation, h, accused))
    return next((h for h in known if _answers(scene, accusation, h)), None)


def _may_answer(accusation: HeldClaim, held: HeldClaim, accused: str | None) -> bool:
    claim = held.claim
    if claim.party in {None, accusation.claim.party} or not claim.official:
        return False
    if accused is not None and claim.party != accused:
        return False
    return not _is_before(held, accusation)


def _is_before(held: HeldClaim, other: HeldClaim) -> bool:
    """Whether one word was said before another: by day, within a day by when it was received."""
    a, b = (day_of(claim_date(h) or "") for h in (held, other))
    if a is None or b is None or a == b:
        return held.received < other.received
    return a < b


def _answers(scene: Scene, accusation: HeldClaim, held: HeldClaim) -> bool:
    pair = {accusation.claim.id, held.claim.id}
    if any(pair == set(c.claims) for c in scene.status.contradictions):
        return True
    if held.claim.act == "denies" and set(held.claim.issues) & set(accusation.claim.issues):
        return True
    a, b = accusation.claim.event, held.claim.event
    if a is None or b is None or a.toward in {None, "-"} or a.toward != b.toward:
        return False
    return b.says in _ANSWERS


def _accusations_group(scene: Scene) -> Group:
    items = tuple(with_answer(scene, h) for h in accusations(scene))
    block: Block = ListBlock(items=items)
    if not items:
        block = Paragraph(sentences=(say("No accusation is held for this period."),))
    return Group(id="accusations", title="Accusations and answers", blocks=(block,))


def with_answer(scene: Scene, accusation: HeldClaim) -> tuple[Sentence, ...]:
    """Say an accusation and its answer in one paragraph; where none is held: "No answer held"."""
    return tuple(_told(scene, accusation))


def _told(scene: Scene, accusation: HeldClaim) -> Iterator[Sentence]:
    yield claim_sentence(scene, accusation)
    answer = answer_to(scene, accusation)
    yield claim_sentence(scene, answer) if answer is not None else say("No answer held.")
