"""The second clock: from when something counts as known."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.basis.time import last_instant, zone
from truceline.errors import InputError

__all__ = ["RECEIVED", "RECORDED", "Known", "received_at"]

RECORDED = "recorded"
RECEIVED = "received"
_UTC = "UTC"


class Known(msgspec.Struct, frozen=True):
    """A known at: the moment (None: all that is held), by which clock, in which zone.

    ``tz`` None is the zone of the case at its latest run.

    Raises InputError for another word than recorded or received, and for a moment without zone.
    """

    at: datetime | None = None
    by: str = RECORDED
    tz: ZoneInfo | None = None

    def __post_init__(self) -> None:
        if self.by not in {RECORDED, RECEIVED}:
            raise InputError(
                f"“{self.by}” is not a clock of the record", remedy=f"say {RECORDED} or {RECEIVED}"
            )
        if self.at is not None and self.at.tzinfo is None:
            raise InputError(f"{self.at} has no time zone", remedy="give the moment with its zone")

    @property
    def cut(self) -> datetime | None:
        """The recorded time after which entries are not looked at (None: look at all)."""
        return self.at if self.by == RECORDED else None

    def zone_of(self, timezone: str | None) -> ZoneInfo:
        """Return the zone asked for, else that of the case."""
        return zone(timezone or _UTC) if self.tz is None else self.tz

    def counts(self, received: datetime) -> bool:
        """Say whether what was received at that instant is known."""
        return self.at is None or self.by == RECORDED or received <= self.at


def received_at(
    declared: str | None, published: str | None, recorded: datetime, tz: ZoneInfo
) -> datetime:
    """Return from when something counts as received: declared; else published; else recorded.

    ``declared`` and ``published`` are partial times in zone ``tz``. Each counts from its last
    instant: nobody can have known before the end of a day what is only dated to that day.
    """
    said = declared if declared is not None else published
    return recorded if said is None else last_instant(said, tz)
