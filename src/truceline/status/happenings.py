"""Events that several voices tell: one happening each, with every version and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from truceline.basis.time import first_instant
from truceline.claims.told_events import ToldEvent, events_told
from truceline.claims.versions import Version
from truceline.record.held import HeldClaim
from truceline.status.shapes import EventVersion, SharedEvent
from truceline.status.word import UNNAMED, spoken_at

__all__ = ["disputed", "of_period", "shared_events"]

NARRATOR = "the report"
NO_RIGHTS = "none"


def shared_events(
    held: Iterable[HeldClaim], *, at: datetime, tz: ZoneInfo
) -> tuple[SharedEvent, ...]:
    """Return the events up to ``at`` that two voices or more tell, by day; a party is one voice.

    What waits for review is left out, and so is what was said after ``at``.
    """
    known = {
        h.claim.id: h for h in held
        if h.is_trusted and (h.published is None or spoken_at(h, tz) <= at)
    }  # fmt: skip
    found = events_told((h.claim, h.published) for h in known.values())
    return tuple(
        _shown(event, known)
        for event in found
        if event.voices > 1 and (event.day is None or first_instant(event.day, tz) <= at)
    )


def _shown(event: ToldEvent, held: dict[str, HeldClaim]) -> SharedEvent:
    return SharedEvent(
        id=event.id, mode=event.mode, place=event.place, day=event.day, why=event.why,
        differs=event.differs, claims=tuple(v.claim for v in event.versions),
        versions=tuple(_version(v, held[v.claim]) for v in event.versions),
    )  # fmt: skip


def _version(v: Version, held: HeldClaim) -> EventVersion:
    q = v.quantity
    narrated = held.claim.voice != "attributed"
    return EventVersion(
        claim=v.claim, speaker=held.claim.actor or (NARRATOR if narrated else UNNAMED),
        party=v.party, said=v.said, denied=v.denied, by=v.by,
        low=None if q is None else q.low, high=None if q is None else q.high,
        unit=None if q is None else q.unit,
        counting_point=None if q is None else q.counting_point,
        words="" if held.rights == NO_RIGHTS else " ".join(v.words.split()),
    )  # fmt: skip


def of_period(
    events: Iterable[SharedEvent], first: datetime, tz: ZoneInfo
) -> tuple[SharedEvent, ...]:
    """Return the events after ``first``; one without a day by the last day on which it was told."""
    return tuple(e for e in events if (d := _last_day(e)) and first_instant(d, tz) >= first)


def _last_day(event: SharedEvent) -> str | None:
    return event.day or max((v.said for v in event.versions if v.said), default=None)


def disputed(events: Sequence[SharedEvent]) -> Iterator[tuple[str, str]]:
    """Yield, for each event that one asserts and another denies, the first claim of either kind."""
    for event in events:
        for told in (v for v in event.versions if not v.denied):
            denial = next((v for v in event.versions if v.denied and _other(v, told)), None)
            if denial is not None:
                yield told.claim, denial.claim
                break


def _other(a: EventVersion, b: EventVersion) -> bool:
    """Two voices that have words of their own: no report's own telling, and not one party's two."""
    told = NARRATOR not in (a.speaker, b.speaker)
    return told and (a.party != b.party or (a.party is None and a.speaker != b.speaker))
