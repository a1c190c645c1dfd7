"""The table of steps: every dated step, cell by cell, with its outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Agreement, Obligation, Step
from truceline.basis.reason import Reason
from truceline.basis.time import Interval
from truceline.status.cell import Cell, Situation, cell_of
from truceline.status.exchange import exchange_steps
from truceline.status.facts import holds
from truceline.status.matching import Slot, hear
from truceline.status.outcome import aspect_outcomes, outcome_of
from truceline.status.phase import Run, run_of
from truceline.status.shapes import Measure, ObligationStep, StepView
from truceline.status.word import Word
from truceline.status.world import AS_ENCODED, OTHERS, World, owed_sides

__all__ = ["Row", "steps_table", "all_steps"]

NONE_NAMED = "none named"
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
LATEST = datetime(9999, 12, 30, tzinfo=UTC)
TICK = timedelta(microseconds=1)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One step with its cells and the words heard of it: what the other parts of the status build on."""

    step: Step
    obligation: Obligation
    cells: Mapping[str, Cell]
    words: Mapping[str, tuple[Word, ...]]
    shown: ObligationStep

    def heard(self, *views: str) -> tuple[Word, ...]:
        """Return the words of the given views that cover this step, in order of time."""
        return tuple(
            sorted((w for v in views for w in self.words.get(v, ())), key=lambda w: w.order)
        )


def all_steps(worlds: Mapping[str, World], planned: Sequence[Step]) -> tuple[Step, ...]:
    """Return the planned steps and those opened by counter-deliveries in any view, in the order of the text."""
    agreement = next(iter(worlds.values())).agreement
    steps: dict[str, Step] = {s.id: s for s in planned}
    for obligation in agreement.obligations.values():
        if obligation.exchange_for is not None:
            for world in worlds.values():
                for step in exchange_steps(obligation, world):
                    steps.setdefault(step.id, step)
    rank = {name: n for n, name in enumerate(agreement.obligations)}
    return tuple(
        sorted(steps.values(), key=lambda s: (rank[s.obligation], _date(s), rank.get(s.party, 0)))
    )


def _date(step: Step) -> float:
    return float("inf") if step.due is None else step.due.last.timestamp()


def steps_table(worlds: Mapping[str, World], planned: Sequence[Step]) -> tuple[Row, ...]:
    """Return one row per step that stands in at least one view."""
    steps = all_steps(worlds, planned)
    exchanged = {v: _exchanged(w) for v, w in worlds.items()}
    runs = {v: {p.id: run_of(p, w) for p in w.agreement.phases.values()} for v, w in worlds.items()}
    opened = {
        v: {o.id: holds(o.opens, w).value for o in w.agreement.obligations.values()}
        for v, w in worlds.items()
    }
    rows = []
    for index, step in enumerate(steps):
        slot = _slot(step, index, steps, worlds)
        here = {v: _open(step, worlds[v], opened[v][step.obligation], exchanged[v]) for v in worlds}
        row = _row(step, slot, worlds, runs, here)
        if row is not None:
            rows.append(row)
    return tuple(rows)


def _slot(step: Step, index: int, steps: Sequence[Step], worlds: Mapping[str, World]) -> Slot:
    """Steps of one schedule are counted cumulatively; days, weeks and exchanges stand alone."""
    world = next(iter(worlds.values()))
    before = [s for s in steps[:index] if _beside(s, step)]
    after = any(_beside(s, step) for s in steps[index + 1 :])
    scheduled = bool(world.agreement.obligations[step.obligation].schedule)
    return Slot(
        earlier=tuple(s.id for s in before) if scheduled else (),
        window=_window(step, world.at),
        turn=_turn(step, before[-1] if before else None, after),
    )


def _beside(other: Step, step: Step) -> bool:
    return (other.obligation, other.party, other.part) == (step.obligation, step.party, step.part)


def _turn(step: Step, before: Step | None, after: bool) -> Interval:
    start = EARLIEST if before is None or before.due is None else before.due.last + TICK
    end = LATEST if step.due is None or not after else step.due.last
    return Interval(start, max(start, end))


def _exchanged(world: World) -> frozenset[str]:
    """The steps that counter-deliveries opened in this view."""
    exchanges = (o for o in world.agreement.obligations.values() if o.exchange_for is not None)
    return frozenset(s.id for o in exchanges for s in exchange_steps(o, world))


def _open(step: Step, world: World, condition: bool | None, exchanged: frozenset[str]) -> bool:
    if (
        world.agreement.obligations[step.obligation].exchange_for is not None
        and step.id not in exchanged
    ):
        return False
    return condition is True


def _row(
    step: Step,
    slot: Slot, worlds: Mapping[str, World],
    runs: Mapping[str, Mapping[str, Run]], opened: Mapping[str, bool],
) -> Row | None:  # fmt: skip
    world = next(iter(worlds.values()))
    agreement, obligation = world.agreement, world.agreement.obligations[step.obligation]
    situations = {v: _situation(step, w, runs[v], opened[v]) for v, w in worlds.items()}
    if all(situations[p].ended is not None for p in agreement.parties) and step.phase is not None:
        return None
    heard = {v: hear(step, obligation, w.words, agreement, slot) for v, w in worlds.items()}
    cells = {v: cell_of(step, heard[v], situations[v], obligation.standing) for v in worlds}
    cells = {**cells, AS_ENCODED: _alike(cells, step, agreement)}
    words = {v: (*h.named, *h.pool, *h.verdicts) for v, h in heard.items()}
    others = tuple(sorted(words[OTHERS], key=lambda w: w.order))
    shown = _shown(step, obligation, cells, others, agreement, world.at, world.tz)
    return Row(step=step, obligation=obligation, cells=cells, words=words, shown=shown)


def _alike(cells: Mapping[str, Cell], step: Step, agreement: Agreement) -> Cell:
    """The encoded text hears a deed that the owing and an owed side tell alike, however each counted it."""
    owing = cells.get(step.party, cells[AS_ENCODED])
    told = owing.spoke and owing.verdict == "none" and owing.performance in {"whole", "part"}
    for side in owed_sides(agreement, step):
        if told and cells[side].spoke and cells[side].state == owing.state:
            return msgspec.structs.replace(owing, basis="follows", aspects={}, aspect_words={})
    return cells[AS_ENCODED]


def _window(step: Step, at: datetime) -> Interval:
    last = at if step.due is None else step.due.last
    first = step.opens if step.opens is not None and step.opens <= last else last
    return Interval(first, last)


def _situation(step: Step, world: World, runs: Mapping[str, Run], opened: bool) -> Situation:
    run = None if step.phase is None else runs.get(step.phase)
    ended: tuple[Reason, ...] | None = None
    if (
        run is not None
        and run.state == "ended"
        and run.until is not None
        and step.opens is not None
        and step.opens > run.until
    ):
        ended = (
            Reason(
                text=f"In this view {run.phase} had ended before this step fell due.",
                because=run.why,
            ),
        )
    begun = run is None or run.state != "not-begun"
    return Situation(at=world.at, tz=world.tz, opened=opened and begun, ended=ended)


def _shown(
    step: Step,
    obligation: Obligation,
    cells: Mapping[str, Cell],
    others: Sequence[Word],
    agreement: Agreement,
    at: datetime,
    tz: ZoneInfo,
) -> ObligationStep:
    owed = owed_sides(agreement, step)
    passed = step.due is not None and at > step.due.last
    outcome = outcome_of(cells, step.party, owed, others, passed)
    return ObligationStep(
        id=f"step:{step.id}", obligation=step.obligation, party=step.party, to=step.to or owed,
        deed=_deed(step, obligation), due=None if step.due is None else step.due.last.astimezone(tz).date().isoformat(),
        outcome=outcome,
        views={v: StepView(state=c.state, basis=c.basis, aspects=dict(c.aspects), why=c.why) for v, c in cells.items()},
        done={v: c.measure for v, c in cells.items()},
        promised=Measure(low=step.amount, high=step.amount, unit=step.unit),
        cumulative={v: c.cumulative for v, c in cells.items()},
        aspects=aspect_outcomes(cells, step.party, owed),
        verifier=obligation.verifier or NONE_NAMED,
        assumed=tuple(f"{a.path}: {a.why} (by {a.by})" for a in agreement.assumptions_on(obligation.id)),
        evidence=_evidence(cells), history=tuple(dict.fromkeys(h for c in cells.values() for h in c.history)),
    )  # fmt: skip


def _deed(step: Step, obligation: Obligation) -> str:
    part = {"begin": " (begin)", "conclude": " (conclude)"}.get(step.part, "")
    return (obligation.must.text or obligation.must.deed) + part


def _evidence(cells: Mapping[str, Cell]) -> str:
    said = [f"{view}: {c.why[0].text}" for view, c in cells.items() if c.spoke and c.why]
    return " ".join(said) if said else "No word is held."
