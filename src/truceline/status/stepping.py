"""Which steps stand, in which view, and which words mean them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from truceline.agreement import Step, phase_calendar, recurring_steps
from truceline.basis.time import Interval
from truceline.status.exchange import exchange_steps
from truceline.status.facts import holds
from truceline.status.matching import Slot
from truceline.status.phase import Run
from truceline.status.world import World

__all__ = ["Standing", "standing_steps"]

EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
LATEST = datetime(9999, 12, 30, tzinfo=UTC)
TICK = timedelta(microseconds=1)

Runs = Mapping[str, Mapping[str, Run]]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One step: as listed, as each view has it, its place among its like, and whether it is open.

    A step opened by a counter-delivery may ask another amount in each view; ``step`` is that of
    the owing side's view if it stands there, else of an owed side's, else of any.
    """

    step: Step
    of_view: Mapping[str, Step]
    slot: Slot
    opened: Mapping[str, bool]


def standing_steps(
    worlds: Mapping[str, World], planned: Sequence[Step], runs: Runs
) -> tuple[Standing, ...]:
    """Return every step that stands in some view, in the order of the text and then of the dates."""
    by_view = {v: {s.id: s for s in _steps_of(w, planned, runs[v])} for v, w in worlds.items()}
    world = next(iter(worlds.values()))
    steps = _in_order([_listed(i, by_view, world) for i in _ids(by_view)], world)
    opened = {
        v: {o.id: holds(o.opens, w).value is True for o in w.agreement.obligations.values()}
        for v, w in worlds.items()
    }
    return tuple(
        Standing(
            step=step, of_view={v: of[step.id] for v, of in by_view.items() if step.id in of},
            slot=_slot(step, index, steps, world),
            opened={v: opened[v][step.obligation] and step.id in of for v, of in by_view.items()},
        )
        for index, step in enumerate(steps)
    )  # fmt: skip


def _steps_of(world: World, planned: Sequence[Step], runs: Mapping[str, Run]) -> Iterator[Step]:
    """The planned steps, those opened by counter-deliveries of this view, and those of a phase begun in it."""
    yield from planned
    calendar = phase_calendar(world.agreement)
    for obligation in world.agreement.obligations.values():
        if obligation.exchange_for is not None:
            yield from exchange_steps(obligation, world)
        during = obligation.during
        if obligation.every is None or during is None or calendar.get(during) is not None:
            continue
        since = runs[during].since
        if since is not None:
            yield from recurring_steps(world.agreement, obligation, start=since, until=world.at)


def _ids(by_view: Mapping[str, Mapping[str, Step]]) -> list[str]:
    return list(dict.fromkeys(i for steps in by_view.values() for i in steps))


def _listed(ident: str, by_view: Mapping[str, Mapping[str, Step]], world: World) -> Step:
    some = next(steps[ident] for steps in by_view.values() if ident in steps)
    prefer = (some.party, *some.to, *world.agreement.parties)
    return next((by_view[v][ident] for v in prefer if v in by_view and ident in by_view[v]), some)


def _in_order(steps: Sequence[Step], world: World) -> list[Step]:
    obligations = {name: n for n, name in enumerate(world.agreement.obligations)}
    parties = {name: n for n, name in enumerate(world.agreement.parties)}
    return sorted(
        steps, key=lambda s: (obligations[s.obligation], _date(s), parties.get(s.party, 0))
    )


def _date(step: Step) -> float:
    return float("inf") if step.due is None else step.due.last.timestamp()


def _slot(step: Step, index: int, steps: Sequence[Step], world: World) -> Slot:
    """Steps of one schedule are counted cumulatively; days, weeks and exchanges stand alone."""
    scheduled = bool(world.agreement.obligations[step.obligation].schedule)
    before = _neighbour(step, reversed(steps[:index]))
    after = _neighbour(step, iter(steps[index + 1 :]))
    earlier = [s.id for s in steps[:index] if _beside(s, step)] if scheduled else []
    return Slot(
        earlier=tuple(earlier), window=_window(step, world.at), turn=_turn(step, before, after)
    )


def _neighbour(step: Step, others: Iterator[Step]) -> Step | None:
    """The nearest step of the same kind (steps of one obligation stand together)."""
    for other in others:
        if other.obligation != step.obligation:
            return None
        if _beside(other, step):
            return other
    return None


def _beside(other: Step, step: Step) -> bool:
    return (other.obligation, other.party, other.part) == (step.obligation, step.party, step.part)


def _turn(step: Step, before: Step | None, after: Step | None) -> Interval:
    start = EARLIEST if before is None or before.due is None else before.due.last + TICK
    end = LATEST if step.due is None or after is None else step.due.last
    return Interval(start, max(start, end))


def _window(step: Step, at: datetime) -> Interval:
    last = at if step.due is None else step.due.last
    first = step.opens if step.opens is not None and step.opens <= last else last
    return Interval(first, last)
