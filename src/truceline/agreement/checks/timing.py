"""Checks of time: the anchor of the clock, the ends of phases, deadlines and their triggers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from truceline.agreement.calendar import day_interval, due_interval, effect, step_day
from truceline.agreement.finding import Doubt
from truceline.agreement.model import (
    Agreement,
    All,
    Any_,
    Condition,
    Deadline,
    Fact,
    Not,
    Obligation,
    Phase,
)

__all__ = ["clock_anchor", "phase_end", "trigger_before_deadline"]


def clock_anchor(agreement: Agreement) -> Iterator[Doubt]:
    """Is the clock anchored to a date with an hour, and to one date only?

    Without an hour the first instant of the day is taken, and a deed of the hours between is
    before or after the start as each side likes.
    """
    at = agreement.takes_effect_at
    if at is None and agreement.takes_effect_once is None:
        yield Doubt(
            "takes effect",
            "nothing says when the agreement takes effect",
            "add `takes effect: at DATE`, or `once CONDITION`",
        )
    if at is not None and "T" not in at and " " not in at:
        yield Doubt(
            "takes effect",
            f"the agreement takes effect on {at} at no stated hour",
            "add the hour, or write under `assumed:` why the first instant of the day is taken",
        )
    start = effect(agreement)
    if start is not None and agreement.clock.day_1 is not None:
        day = step_day(agreement, start)
        if day != "day-1":
            yield Doubt(
                "clock.day 1",
                f"day 1 is {agreement.clock.day_1}, and the agreement takes effect on {day}",
                "count from one date, or write under `assumed:` which one the text means",
            )


def phase_end(agreement: Agreement) -> Iterator[Doubt]:
    """Does the text say what holds when a phase has run out and the next one has not begun?

    Where it does not, or where it can be read in several ways, one side may hold that everything
    goes on and the other that everything is over.
    """
    phases = list(agreement.phases.values())
    for phase, following in zip_longest(phases, phases[1:]):
        if phase is None or phase.lasts is None:
            continue
        if phase.open_end:
            yield Doubt(
                f"phases.{phase.id}.continues",
                f"the text leaves open what holds after the last day of “{phase.id}”: "
                f"{len(phase.continues)} rules can be read in it",
                "write under `assumed:` which one is taken, or leave it open: each side's view "
                "then follows its own reading",
            )
        elif not phase.continues and following is not None and not _follows(phase, following):
            yield Doubt(
                f"phases.{phase.id}.continues",
                f"nothing says what holds after “{phase.id}” until “{following.id}” begins",
                "add `continues: while ...` or `until ...` if the text says so",
            )


def _follows(phase: Phase, following: Phase) -> bool:
    """Say whether the next phase begins when this one ends, whatever else happens."""
    return following.starts == Fact(subject=phase.id, verb="ended")


def trigger_before_deadline(agreement: Agreement) -> Iterator[Doubt]:
    """Does each deadline come after what it waits for, and each end after its beginning?

    A duty that is due before the event that opens it can be called late before it exists.
    """
    for o in agreement.obligations.values():
        due = _due(agreement, o.deadline)
        opens = None if o.opens_day is None else day_interval(agreement, o.opens_day)
        if opens is not None and due is not None and due < opens.first:
            yield _too_early(agreement, o, "deadline", due, "the day it opens", opens.first)
        trigger = None if o.opens is None else _latest_due(agreement, o.opens)
        if trigger is not None and due is not None and due < trigger:
            yield _too_early(agreement, o, "deadline", due, "what opens it is due", trigger)
        begins, concludes = _due(agreement, o.begins), _due(agreement, o.concludes)
        if begins is not None and concludes is not None and concludes < begins:
            yield _too_early(agreement, o, "concludes", concludes, "its beginning", begins)


def _too_early(
    agreement: Agreement, o: Obligation, key: str, due: datetime, what: str, other: datetime
) -> Doubt:
    day, after = (step_day(agreement, t).replace("day-", "day ") for t in (due, other))
    return Doubt(
        f"obligations.{o.id}.{key}",
        f"“{o.id}” is due on {day}, before {what} ({after})",
        "correct one of the two days; if the text itself says so, note it in a comment",
    )


def _due(agreement: Agreement, deadline: Deadline | None) -> datetime | None:
    interval = None if deadline is None else due_interval(agreement, deadline)
    return None if interval is None else interval.last


def _latest_due(agreement: Agreement, condition: Condition) -> datetime | None:
    """Return when the calendar asks for what a condition waits for; None if it does not say."""
    match condition:
        case Fact():
            return _fact_due(agreement, condition)
        case All(parts=parts):
            dated = [due for part in parts if (due := _latest_due(agreement, part)) is not None]
            return max(dated, default=None)
        case Any_(parts=parts):
            ways = [_latest_due(agreement, part) for part in parts]
            dated = [way for way in ways if way is not None]
            return min(dated) if len(dated) == len(ways) else None
        case Not():
            return None


def _fact_due(agreement: Agreement, fact: Fact) -> datetime | None:
    o = agreement.obligations.get(fact.subject)
    if o is None or fact.verb not in {"fulfilled", "reaches", "concluded", "begun"}:
        return None
    if o.schedule:
        return _batch_due(agreement, o, fact)
    return _due(agreement, o.begins if fact.verb == "begun" else o.concludes or o.deadline)


def _batch_due(agreement: Agreement, o: Obligation, fact: Fact) -> datetime | None:
    """Return the end of the day on which the batches reach the number (the last, for all)."""
    total = 0.0
    for batch in o.schedule:
        total += batch.amount or 0
        if fact.number is not None and batch.amount is not None and total >= fact.number:
            return _due(agreement, Deadline(day=batch.day))
    return _due(agreement, Deadline(day=o.schedule[-1].day))
