"""What a status lists beyond phase and steps, one line for each thing, with the id that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from truceline.basis.registry_of_actors import Registry
from truceline.briefing.words import bounds, label, phrase
from truceline.cli.printing import unread_line
from truceline.status import Status
from truceline.status.shapes import Delivery, Incident, Position

__all__ = ["Line", "sections"]


class Line(NamedTuple):
    """One line of text, and the id that ``--why`` opens to its reasons, if it has any."""

    text: str
    address: str | None = None


def sections(status: Status, registry: Registry) -> Iterator[tuple[str, list[Line]]]:
    """Yield every section in its fixed order, title and lines; a section may be empty."""
    shown = registry.shown
    yield "Positions", list(_positions(status, registry))
    yield "No own word held", [Line(gap) for gap in status.gaps]
    yield "Contradictions and readings", list(_contradictions(status))
    yield "Awaited", list(_awaited(status, registry))
    yield (
        "Sticking points",
        [Line(f"{label('issues', s.issue)}: {s.why}", s.id) for s in status.sticking_points],
    )
    yield "Held back, as its holder says", list(_levers(status, registry))
    yield (
        "Deadlines named outside the text",
        [
            Line(f"{shown(d.by)} to {_all(d.to, registry)}, {d.at or 'no date told'}: {d.words}")
            for d in status.deadlines_named
        ],
    )
    yield "Counts", [_delivery(n, d, registry) for n, d in enumerate(status.deliveries, 1)]
    yield (
        "Incidents by source",
        [_incident(n, i, registry) for n, i in enumerate(status.incidents, 1)],
    )
    yield (
        "Restrictions on monitors",
        [
            Line(
                f"{shown(r.monitor)}: {r.place or 'no place told'}, {_period(r.from_, r.until)}",
                r.id,
            )
            for r in status.restrictions
        ],
    )
    yield f"Changed since {status.changes.since or 'an earlier moment'}", list(_changes(status))
    yield "Unread", [Line(unread_line(u.file, u.line, u.why)) for u in status.unread]


def _positions(status: Status, registry: Registry) -> Iterator[Line]:
    for party, by_issue in status.positions.items():
        for issue, position in by_issue.items():
            words = phrase("stances", position.stance)
            hand = _hand(position, registry)
            yield Line(
                f"{registry.shown(party)} on {label('issues', issue)}: {words} ({hand})",
                position.id,
            )


def _hand(position: Position, registry: Registry) -> str:
    hand = "own word" if position.first_hand else f"per {_all(position.per, registry)}"
    if position.age_days is None:
        return hand
    return f"{hand}, {position.age_days} day{'' if position.age_days == 1 else 's'} old"


def _contradictions(status: Status) -> Iterator[Line]:
    for c in status.contradictions:
        yield Line(f"{phrase('contradictions', c.kind)}: {c.why}", c.id)


def _awaited(status: Status, registry: Registry) -> Iterator[Line]:
    for c in status.conditions:
        yield Line(f"of {_all(c.waits_for, registry) or 'nobody named'}: {c.text}", c.id)


def _levers(status: Status, registry: Registry) -> Iterator[Line]:
    for x in status.levers:
        yield Line(
            f"{registry.shown(x.party)}: {x.withholds}; {x.for_}"
            f" (clause: {x.text_held}; {_period(x.since, x.until)})",
            x.id,
        )


def _delivery(number: int, d: Delivery, registry: Registry) -> Line:
    promised = "nothing" if d.promised is None else f"{d.promised:,}"
    unit = f" {d.unit}" if d.unit else ""
    point = "counting point not stated" if d.counting_point is None else d.counting_point
    return Line(
        f"{registry.shown(d.counter)}: {bounds(d.low, d.high)}{unit} ({point}),"
        f" {_period(*d.period)}, {promised} promised for that time, {d.obligation}",
        f"delivery:{number}",
    )


def _incident(number: int, i: Incident, registry: Registry) -> Line:
    before = "" if i.previous is None else f"; before: {bounds(i.previous.low, i.previous.high)}"
    unit = f" {i.unit}" if i.unit else ""
    return Line(
        f"{registry.shown(i.source)}: {i.kind}, {bounds(i.low, i.high)}{unit},"
        f" {_period(*i.period)}{before}",
        f"incident:{number}",
    )


def _changes(status: Status) -> Iterator[Line]:
    for c in status.changes.items:
        yield Line(f"{c.what}: {c.before or 'nothing held'}, now {c.after or 'nothing held'}")


def _period(since: str | None, until: str | None) -> str:
    return f"{since or 'start not told'} to {until or 'open'}"


def _all(actors: tuple[str, ...], registry: Registry) -> str:
    return ", ".join(map(registry.shown, actors))
