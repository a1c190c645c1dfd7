"""How times are printed: days by name, lengths in days and hours, nothing more exact than known."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from truceline.basis.time import first_instant, interval_of, last_instant

__all__ = ["day_of", "is_day", "days_between", "lateness", "printed", "printed_day", "span_printed"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_YEAR, _MONTH, _DAY = 4, 7, 10


def printed(moment: str | None, *, year: int | None = None, zone: bool = False) -> str:
    """Print a partial time: "27 January, 07:00", "March 2025"; the year is left out if it is ``year``.

    ``zone`` adds the offset that the text carries. An unknown time prints "date not stated".
    """
    if moment is None:
        return "date not stated"
    if len(moment) == _YEAR:
        return moment
    if len(moment) == _MONTH:
        return f"{MONTHS[int(moment[5:7]) - 1]} {moment[:4]}"
    day = printed_day(moment, year=year)
    clock = moment[11:16]
    offset = f" ({_offset(moment)})" if zone and clock and _offset(moment) else ""
    return f"{day}, {clock}{offset}" if clock else day


def is_day(moment: str) -> bool:
    """Say whether a time is a day: without a clock, or the first or last instant of one."""
    return len(moment) <= _DAY or moment[11:16] in {"00:00", "23:59"}


def printed_moment(moment: str) -> str:
    """Print an instant with year and offset; the last instant of a day prints "end of day"."""
    if moment[11:16] == "23:59":
        return f"{printed_day(moment)}, end of day" + (f" ({o})" if (o := _offset(moment)) else "")
    return printed(moment, zone=True)


def printed_day(moment: str | None, *, year: int | None = None) -> str:
    """Print only the day of a partial time (or its month or year, if that is all that is known)."""
    if moment is None or len(moment) < _DAY:
        return printed(moment, year=year)
    d = date.fromisoformat(moment[:_DAY])
    return f"{d.day} {MONTHS[d.month - 1]}" + ("" if d.year == year else f" {d.year}")


def _offset(moment: str) -> str:
    tail = moment[16:].lstrip("0123456789:.") if len(moment) > 16 else ""
    if tail in {"", "Z", "+00:00", "-00:00"}:
        return "UTC" if tail else ""
    hours, _, minutes = tail[1:].partition(":")
    return f"UTC{tail[0]}{int(hours)}" + (f":{minutes}" if minutes not in {"", "00"} else "")


def day_of(moment: str) -> date | None:
    """Return the calendar day of a partial time, None if it has none."""
    return date.fromisoformat(moment[:_DAY]) if len(moment) >= _DAY else None


def days_between(earlier: str | None, later: str | None) -> int | None:
    """Return the whole calendar days from one partial time to another, None if either has no day."""
    if earlier is None or later is None:
        return None
    a, b = day_of(earlier), day_of(later)
    return None if a is None or b is None else (b - a).days


def lateness(due: str, done: str, tz: ZoneInfo) -> str | None:
    """Print how late ``done`` was against the last instant of ``due``; None if it was not late.

    Hours are given only where the time done is known to the minute.
    """
    deadline = last_instant(due, tz)
    if len(done) > _DAY:
        late = first_instant(done, tz) - deadline
        return length(late) if late > timedelta() else None
    days = days_between(due, done)
    return None if days is None or days <= 0 else counted(days, "day")


def length(span: timedelta) -> str:
    """Print a length in days and hours, to the nearest hour ("1 day 7 hours")."""
    hours = round(span / timedelta(hours=1))
    days, rest = divmod(hours, 24)
    words = [counted(n, unit) for n, unit in ((days, "day"), (rest, "hour")) if n]
    return " ".join(words) or "less than an hour"


def counted(n: int, noun: str) -> str:
    """Print a number with its noun: "1 day", "7 hours"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def span_printed(since: str | None, until: str | None, *, year: int | None = None) -> str:
    """Print a period: "25 to 27 January", "since 2 March", "until 3 March"."""
    match since, until:
        case None, None:
            return "period not stated"
        case str(), None:
            return f"since {printed(since, year=year)}"
        case None, str():
            return f"until {printed(until, year=year)}"
        case str() as a, str() as b if a == b:
            return printed(a, year=year)
        case str() as a, str() as b if len(a) == len(b) == _DAY and a[:_MONTH] == b[:_MONTH]:
            return f"{int(a[8:])} to {printed(b, year=year)}"
        case _:
            return f"{printed(since, year=year)} to {printed(until, year=year)}"


def passed(due: str, at: datetime, tz: ZoneInfo) -> bool:
    """Say whether the last instant that ``due`` may mean lies before ``at``."""
    return interval_of(due, tz).last < at
