"""The clock of an agreement: days counted from day 1, and the calendar spans of phases.

A day runs from midnight to midnight in the zone of the agreement, so that it has 23 or 25 hours
when that zone changes its clocks; only lengths written in hours count hours.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from truceline.agreement.model import Agreement, Deadline, Duration, Fact, Phase
from truceline.basis.time import Interval, interval_of, zone

__all__ = [
    "date_of_day",
    "date_of_moment",
    "day_interval",
    "days_interval",
    "due_interval",
    "effect",
    "end_of",
    "phase_calendar",
    "phase_start",
    "step_day",
]

_TICK = timedelta(microseconds=1)


def day_interval(agreement: Agreement, n: int) -> Interval | None:
    """Return every instant (UTC) of day ``n`` of the clock; None if the clock has no day 1."""
    day = date_of_day(agreement, n)
    return None if day is None else days_interval(agreement, day, 1)


def date_of_day(agreement: Agreement, n: int) -> date | None:
    """Return the date of day ``n`` in the zone of the agreement."""
    if agreement.clock.day_1 is None:
        return None
    tz = zone(agreement.clock.timezone)
    first = interval_of(agreement.clock.day_1, tz).first.astimezone(tz).date()
    return first + timedelta(days=n - 1)


def days_interval(agreement: Agreement, first: date, days: int) -> Interval:
    """Return every instant of ``days`` whole days from the date ``first`` on."""
    tz = zone(agreement.clock.timezone)
    return Interval(_midnight(first, tz), _midnight(first + timedelta(days=days), tz) - _TICK)


def _midnight(day: date, tz: ZoneInfo) -> datetime:
    """Return the first instant of a date (the one after the gap, if midnight does not exist)."""
    return datetime.combine(day, time.min, tzinfo=tz).astimezone(UTC)


def date_of_moment(agreement: Agreement, moment: datetime) -> date:
    """Return the date on which ``moment`` falls in the zone of the agreement."""
    return moment.astimezone(zone(agreement.clock.timezone)).date()


def step_day(agreement: Agreement, moment: datetime) -> str:
    """Return the name of a moment's day: "day-7", or its date before day 1 or without one."""
    day = date_of_moment(agreement, moment)
    first = date_of_day(agreement, 1)
    if first is None or day < first:
        return day.isoformat()
    return f"day-{(day - first).days + 1}"


def due_interval(agreement: Agreement, deadline: Deadline) -> Interval | None:
    """Return when a fixed deadline falls, both ends at its last instant.

    None for a deadline that hangs on deliveries, or on a day of a clock without day 1. A date
    without an hour means its last instant.
    """
    whole = (
        day_interval(agreement, deadline.day)
        if deadline.day is not None
        else interval_of(deadline.at, zone(agreement.clock.timezone))
        if deadline.at is not None
        else None
    )
    return None if whole is None else Interval(whole.last, whole.last)


def effect(agreement: Agreement) -> datetime | None:
    """Return the instant named by ``takes effect: at`` (a date means its first instant).

    A further condition (``once``) is not looked at here: whether it is met is a matter of views.
    """
    if agreement.takes_effect_at is None:
        return None
    return interval_of(agreement.takes_effect_at, zone(agreement.clock.timezone)).first


def phase_calendar(agreement: Agreement) -> dict[str, Interval | None]:
    """Return for each phase its span by the calendar alone, None where that does not give one.

    The calendar gives a start to a phase that starts with the agreement, or when a phase ended
    whose end the calendar fixes; it gives an end to a phase with a length. What continues a phase
    after its last day is left to the views.
    """
    return {name: _span(agreement, phase) for name, phase in agreement.phases.items()}


def phase_start(agreement: Agreement, phase: str | None) -> datetime | None:
    """Return when a phase starts by the calendar; for None, when the agreement takes effect."""
    if phase is None:
        return effect(agreement)
    return _start(agreement, agreement.phases[phase], frozenset())


def _start(agreement: Agreement, phase: Phase, seen: frozenset[str]) -> datetime | None:
    match phase.starts:
        case Fact(subject="agreement", verb="in-force"):
            return effect(agreement)
        case Fact(subject=before, verb="ended") if before not in seen | {phase.id}:
            earlier = agreement.phases[before]
            if earlier.continues:
                return None
            span = _span(agreement, earlier, seen | {phase.id})
            return None if span is None else span.last + _TICK
        case _:
            return None


def _span(
    agreement: Agreement, phase: Phase, seen: frozenset[str] = frozenset()
) -> Interval | None:
    start = _start(agreement, phase, seen)
    if start is None or phase.lasts is None:
        return None
    return Interval(start, end_of(agreement, start, phase.lasts))


def end_of(agreement: Agreement, start: datetime, lasts: Duration) -> datetime:
    """Return the last instant of a length: the end of day N, or N hours later."""
    if lasts.unit == "hours":
        return start + timedelta(hours=lasts.number) - _TICK
    first = date_of_moment(agreement, start)
    return days_interval(agreement, first, lasts.number).last
