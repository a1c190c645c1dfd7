"""Partial times: an ISO prefix whose length is its precision, and what it may mean.

"2025-03" is not turned into the first of March: it stands for every instant of that month in
the zone of the case. Comparison happens between intervals, so what cannot be told is not told.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from truceline.errors import InputError

__all__ = [
    "Interval",
    "interval_of",
    "is_partial_time",
    "last_instant",
    "first_instant",
    "zone",
    "iso",
]

_TICK = timedelta(microseconds=1)
_SHAPE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?"
)


class Interval(msgspec.Struct, frozen=True, order=True):
    """All instants from ``first`` to ``last``, both included, in UTC."""

    first: datetime
    last: datetime

    def meets(self, other: Interval) -> bool:
        """Say whether the two intervals share an instant."""
        return self.first <= other.last and other.first <= self.last

    def before(self, other: Interval) -> bool:
        """Say whether every instant of this interval is before every instant of ``other``."""
        return self.last < other.first

    def shifted(self, by: timedelta) -> Interval:
        """Return this interval moved by ``by`` of elapsed time."""
        return Interval(self.first + by, self.last + by)


def zone(name: str) -> ZoneInfo:
    """Return the named IANA zone. Raises InputError for an unknown name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(
            f"“{name}” is not a time zone",
            remedy="use an IANA name such as Asia/Gaza or Europe/Kyiv",
        ) from error


def is_partial_time(text: str) -> bool:
    """Say whether ``text`` is an ISO prefix: 2025, 2025-03, 2025-03-02, 2025-03-02T07:00[Z]."""
    try:
        _bounds(text, ZoneInfo("UTC"))
    except InputError:
        return False
    return True


def interval_of(text: str, tz: ZoneInfo) -> Interval:
    """Return every instant that the partial time ``text`` may mean in zone ``tz``.

    Raises InputError if ``text`` is no ISO prefix or no date of the calendar.
    """
    first, after = _bounds(text, tz)
    return Interval(first.astimezone(UTC), after.astimezone(UTC) - _TICK)


def first_instant(text: str, tz: ZoneInfo) -> datetime:
    """Return the first instant (UTC) of a partial time: what ``--since`` means."""
    return interval_of(text, tz).first


def last_instant(text: str, tz: ZoneInfo) -> datetime:
    """Return the last instant (UTC) of a partial time: what ``--at`` means."""
    return interval_of(text, tz).last


def iso(moment: datetime, tz: ZoneInfo) -> str:
    """Return ``moment`` as ISO text in zone ``tz``, to the minute where it is the first or last of one."""
    local = moment.astimezone(tz)
    whole = (local.second, local.microsecond) in {(0, 0), (59, 999_999)}
    return local.isoformat(timespec="minutes" if whole else "seconds")


def _bounds(text: str, tz: ZoneInfo) -> tuple[datetime, datetime]:
    m = _SHAPE.fullmatch(text.strip())
    if m is None:
        raise InputError(
            f"“{text}” is not a date", remedy="write 2025, 2025-03, 2025-03-02 or 2025-03-02T07:00"
        )
    year, month, day, hour, minute, second = (int(g) if g else None for g in m.groups()[:6])
    assert year is not None
    try:
        if month is None:
            return datetime(year, 1, 1, tzinfo=tz), datetime(year + 1, 1, 1, tzinfo=tz)
        if day is None:
            after = (year + month // 12, month % 12 + 1)
            return datetime(year, month, 1, tzinfo=tz), datetime(*after, 1, tzinfo=tz)
        if hour is None or minute is None:
            start = datetime(year, month, day)
            return start.replace(tzinfo=tz), (start + timedelta(days=1)).replace(tzinfo=tz)
        return _clock(m, (year, month, day, hour, minute), second, tz)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"“{text}” is not in the calendar", remedy="check day and month"
        ) from error


def _clock(
    m: re.Match[str], upto: tuple[int, int, int, int, int], second: int | None, tz: ZoneInfo
) -> tuple[datetime, datetime]:
    micro = int(m[7].ljust(6, "0")) if m[7] else 0
    moment = datetime(*upto, second or 0, micro, tzinfo=tz)
    if m[8]:
        moment = datetime.fromisoformat(
            f"{moment.replace(tzinfo=None).isoformat()}{'+00:00' if m[8] == 'Z' else m[8]}"
        )
    moment = moment.astimezone(UTC)
    step = _TICK if m[7] else timedelta(seconds=1) if second is not None else timedelta(minutes=1)
    return moment, moment + step
