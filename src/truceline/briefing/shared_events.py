"""Events that several voices tell, in words: what, where, when, and each version in its turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from truceline.basis.gazetteer import gazetteer
from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import vocabulary
from truceline.briefing.words import humanised, joined, opening
from truceline.claims.told_events import ToldEvent
from truceline.status.shapes import EventVersion, Incident, SharedEvent

__all__ = ["apart", "by_whom", "event_title", "version_title"]


def event_title(event: SharedEvent | ToldEvent) -> str:
    """Return what happened where and when, as far as the versions agree, and in what they differ."""
    known = gazetteer().get(event.place or "")
    place = event.place if known is None else known.name
    told = [
        _kind(event.mode),
        f"in {place}" if place else "",
        f"on {event.day}" if event.day else "",
    ]
    differs = f": {'; '.join(event.differs)}" if event.differs else ""
    return " ".join(t for t in told if t) + f", told {len(event.versions)} times{differs}"


def _kind(mode: str) -> str:
    code = mode.lower().removesuffix("/")
    known = vocabulary("plover").get(code)
    return opening(humanised(code) if known is None else known.english)


def version_title(version: EventVersion, registry: Registry) -> str:
    """Return who tells this version and how: whether it denies the event, and whom it names."""
    who = registry.shown(version.speaker) if version.speaker in registry.actors else version.speaker
    return f"{who} {'denies it' if version.denied else 'tells it'}{by_whom(version, registry)}"


def by_whom(version: EventVersion, registry: Registry) -> str:
    """Return whom a version names as the doer, in brackets; where it names nobody, that."""
    if version.denied:
        return ""
    return (
        f" (by {joined(map(registry.shown, version.by))})"
        if version.by
        else " (by whom is not said)"
    )


def apart(
    incidents: Sequence[Incident], events: Iterable[SharedEvent]
) -> list[tuple[int, Incident]]:
    """Return the figures, numbered from 1, that are of no single event already shown with its versions."""
    shown = [set(e.claims) for e in events]
    return [
        (n, i) for n, i in enumerate(incidents, 1) if not any(set(i.claims) <= of for of in shown)
    ]
