"""Section 8: incidents by source against the period before; an accusation with its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from truceline.briefing.accusations import accusations, answer_to, with_answer
from truceline.briefing.dates import span_printed
from truceline.briefing.sayings import claim_sentence, speaker, words_of
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import (
    Block,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Part,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.shared_events import apart, event_title
from truceline.briefing.words import amount, bounds, cell, humanised, opening, quotation, say
from truceline.status.shapes import Incident, SharedEvent
from truceline.status.word import UNNAMED

__all__ = [
    "accusations",
    "answer_to",
    "event_point",
    "incident_points",
    "incidents_section",
    "with_answer",
]


def incidents_section(scene: Scene) -> Section:
    """Return section 8: figures of different sources stand on lines of their own, never added."""
    blocks: list[Block] = [Paragraph(sentences=(say("No incident is held for this period."),))]
    own = [i for _, i in apart(scene.status.incidents, scene.status.events)]
    if own:
        note = say("Figures of different sources are never added.")
        blocks = [_table(scene, own), Paragraph(sentences=(note,))]
    if scene.status.events:
        blocks = [_events(scene), *(blocks if own else ())]
    return Section(
        id="incidents",
        number=8,
        title="Incidents by source",
        blocks=(*blocks, _accusations_group(scene)),
    )


def _events(scene: Scene) -> Block:
    """Each event that several voices tell once, with every version in a sentence of its own."""
    return ListBlock(items=tuple(event_point(scene, e) for e in scene.status.events))


def event_point(scene: Scene, event: SharedEvent) -> tuple[Sentence, ...]:
    """Say what was told more than once, then each version in a sentence of its own."""
    versions = (claim_sentence(scene, h) for h in scene.claims(event.claims))
    return (say(f"{event_title(event)}.", claims=event.claims), *versions)


def _table(scene: Scene, incidents: Sequence[Incident]) -> Table:
    columns = (
        Column("Source", "head"), Column("What"), Column("Period"), Column("Figure", "figure"),
        Column("Period before", "figure"),
    )  # fmt: skip
    rows = tuple(_row(scene, i) for i in incidents)
    caption = "Incidents, each source on its own line"
    return Table(id="t-incidents", caption=caption, columns=columns, rows=rows)


def _row(scene: Scene, it: Incident) -> Row:
    before = "not compared" if _is_undated(it) else "no count held"
    if it.previous is not None:
        before = bounds(it.previous.low, it.previous.high)
    return Row(
        cells=(
            cell(opening(_source(scene, it))), cell(humanised(it.kind)),
            cell(_undated(scene, it) or _period(scene, it.period)),
            cell(say(_figure(it), claims=it.claims)), cell(before),
        )
    )  # fmt: skip


def _source(scene: Scene, it: Incident) -> str:
    """Name the source of a figure: an actor, else the one speaker whom the texts name for it."""
    form = scene.shown(it.source)
    if it.source in scene.registry.actors or form != UNNAMED:
        return form
    told = {speaker(scene, h.claim) for h in scene.claims(it.claims)}
    return told.pop().removesuffix(",") if len(told) == 1 else "unnamed speakers"


def _figure(it: Incident) -> str:
    if it.low is None and it.high is None:
        return "told without a figure"
    return amount(it.low, it.high, it.unit)


def _period(scene: Scene, period: tuple[str | None, str | None]) -> str:
    """Print a period to the day: incidents are never told to the hour in print."""
    since, until = (None if p is None else p[:10] for p in period)
    return span_printed(since, until, year=scene.year)


def incident_points(scene: Scene, incidents: Sequence[Incident]) -> Iterator[Sentence]:
    """Yield one sentence a source and period: its figures side by side, with who acted left open.

    Who did it is left to those who say so; where no claim names an agent, the sentence says that.
    """
    for _, same in groupby(incidents, key=lambda i: (_source(scene, i), _when(scene, i))):
        yield _figures_sentence(scene, list(same))


def _is_undated(it: Incident) -> bool:
    return it.period[0] is None


def _undated(scene: Scene, it: Incident) -> str:
    """The day on which a figure was told that has no day of its own; "" for any other."""
    return f"undated, told on {scene.date(it.period[1])}" if _is_undated(it) else ""


def _when(scene: Scene, it: Incident) -> str:
    """The time of a figure: the one day of all its events, else its period, else when it was told."""
    events = (h.claim.event for h in scene.claims(it.claims))
    days = {(e.at[:10], (e.until or e.at)[:10]) for e in events if e is not None and e.at}
    period = days.pop() if len(days) == 1 else it.period
    return _undated(scene, it) or f"for {_period(scene, period)}"


def _figures_sentence(scene: Scene, figures: list[Incident]) -> Sentence:
    claims = tuple(dict.fromkeys(c for i in figures for c in i.claims))
    held = scene.claims(claims)
    silent = bool(held) and not any(h.claim.event and h.claim.event.by for h in held)
    who = _source(scene, figures[0])
    told = [part for n, i in enumerate(figures) for part in _figure_parts(scene, i, n, who)]
    tail = "; the source held does not say who acted." if silent else "."
    return say(f"{opening(who)} gave, {_when(scene, figures[0])}, ", *told, tail, claims=claims)


def _figure_parts(scene: Scene, it: Incident, index: int, who: str) -> Iterator[str | Part]:
    """ "2 persons killed", and the words that go with the figure where one claim gives it."""
    yield f"{' and ' if index else ''}{_figure(it)} {humanised(it.kind)}"
    held = scene.claims(it.claims)
    words = words_of(scene, held[0]) if len(held) == 1 else None
    if words is not None:
        yield from (" (", quotation(words, who), ")")


def _accusations_group(scene: Scene) -> Group:
    items = tuple(with_answer(scene, h) for h in accusations(scene))
    block: Block = ListBlock(items=items)
    if not items:
        block = Paragraph(sentences=(say("No accusation is held for this period."),))
    return Group(id="accusations", title="Accusations and answers", blocks=(block,))
