"""What a status lists beyond phase and steps, one line for each thing, with the id that opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from truceline.basis.registry_of_actors import Registry
from truceline.briefing.shared_events import apart, event_title, version_title
from truceline.briefing.words import bounds, label, phrase
from truceline.cli.printing import short, unread_line
from truceline.status import Status
from truceline.status.shapes import Delivery, Incident, Position

__all__ = ["Line", "Section", "sections"]


class Line(NamedTuple):
    """One line of text, and the id that ``--why`` opens to its reasons, if it has any."""

    text: str
    address: str | None = None


class Section(NamedTuple):
    """A section: its title, its lines, and what to call it where it has none (None: not told)."""

    title: str
    nothing: str | None
    lines: list[Line]


def sections(status: Status, registry: Registry) -> Iterator[Section]:
    """Yield every section in its fixed order; a section may be empty."""
    yield Section("Positions", "position", list(_positions(status, registry)))
    yield Section("No own word held", None, [Line(gap) for gap in status.gaps])
    yield Section("Contradictions and readings", "contradiction", list(_contradictions(status)))
    yield Section("Awaited", "condition awaited", list(_awaited(status, registry)))
    yield Section("Sticking points", "sticking point", list(_sticking(status)))
    yield Section("Held back, as its holder says", "lever", list(_levers(status, registry)))
    outside = list(_deadlines(status, registry))
    yield Section("Deadlines named outside the text", "deadline named outside the text", outside)
    yield Section("Counts", "count", list(_deliveries(status, registry)))
    yield Section("Incidents by source", "incident", list(_incidents(status, registry)))
    unseen = list(_restrictions(status, registry))
    yield Section("Restrictions on monitors", "restriction on a monitor", unseen)
    yield Section("Assumed, since the text held does not say", None, list(_assumed(status)))
    since = status.changes.since
    yield Section(
        f"Changed since {since}", since and f"change since {since}", list(_changes(status))
    )
    yield Section("Unread, or without a claim", None, list(_unread(status)))


def _positions(status: Status, registry: Registry) -> Iterator[Line]:
    for party, by_issue in status.positions.items():
        for issue, position in by_issue.items():
            words = phrase("stances", position.stance)
            matter = f"{registry.shown(party)} on {label('issues', issue)}"
            yield Line(f"{matter}: {words} ({_hand(position, registry)})", position.id)


def _hand(position: Position, registry: Registry) -> str:
    hand = "own word" if position.first_hand else f"per {_all(position.per, registry)}"
    if position.age_days is None:
        return f"{hand}, undated"
    return f"{hand}, {position.age_days} day{'' if position.age_days == 1 else 's'} old"


def _contradictions(status: Status) -> Iterator[Line]:
    for c in status.contradictions:
        yield Line(f"{phrase('contradictions', c.kind)}: {c.why}", c.id)


def _awaited(status: Status, registry: Registry) -> Iterator[Line]:
    for c in status.conditions:
        yield Line(f"of {_all(c.waits_for, registry) or 'nobody named'}: {c.text}", c.id)


def _sticking(status: Status) -> Iterator[Line]:
    for s in status.sticking_points:
        yield Line(f"{label('issues', s.issue)}: {s.why}", s.id)


def _levers(status: Status, registry: Registry) -> Iterator[Line]:
    for x in status.levers:
        where = f"clause: {x.text_held}; {_period(x.since, x.until)}"
        yield Line(f"{registry.shown(x.party)}: {x.withholds}; {x.for_} ({where})", x.id)


def _deadlines(status: Status, registry: Registry) -> Iterator[Line]:
    for d in status.deadlines_named:
        whom = f" to {_all(d.to, registry)}" if d.to else ""
        yield Line(f"{registry.shown(d.by)}{whom}, {d.at or 'no date told'}: {d.words}")


def _deliveries(status: Status, registry: Registry) -> Iterator[Line]:
    for number, d in enumerate(status.deliveries, 1):
        yield Line(_delivery(d, registry), f"delivery:{number}")


def _delivery(d: Delivery, registry: Registry) -> str:
    promised = "no number" if d.promised is None else f"{d.promised:,}"
    unit = f" {d.unit}" if d.unit else ""
    point = d.counting_point or "counting point not stated"
    return (
        f"{registry.shown(d.counter)}: {bounds(d.low, d.high)}{unit} ({point}), "
        f"{_period(*d.period)}, {promised} promised for that time under {d.obligation}"
    )


def _incidents(status: Status, registry: Registry) -> Iterator[Line]:
    for event in status.events:
        yield Line(event_title(event), event.id)
        for version in event.versions:
            words = f": “{version.words}”" if version.words else ""
            yield Line(f"  {version_title(version, registry)}{words}", short(version.claim))
    for number, i in apart(status.incidents, status.events):
        yield Line(_incident(i, registry), f"incident:{number}")


def _incident(i: Incident, registry: Registry) -> str:
    before = "" if i.previous is None else f"; before: {bounds(i.previous.low, i.previous.high)}"
    unit = f" {i.unit}" if i.unit else ""
    return (
        f"{registry.shown(i.source)}: {i.kind}, {bounds(i.low, i.high)}{unit}, "
        f"{_period(*i.period)}{before}"
    )


def _restrictions(status: Status, registry: Registry) -> Iterator[Line]:
    for r in status.restrictions:
        where = r.place or "no place told"
        yield Line(f"{registry.shown(r.monitor)}: {where}, {_period(r.from_, r.until)}", r.id)


def _assumed(status: Status) -> Iterator[Line]:
    """Every assumption on which a step rests, each once; the steps name its clause."""
    texts = dict.fromkeys(text for step in status.obligations for text in step.assumed)
    yield from map(Line, texts)


def _changes(status: Status) -> Iterator[Line]:
    for c in status.changes.items:
        yield Line(f"{c.what}: {c.before or 'nothing held'}, now {c.after or 'nothing held'}")


def _unread(status: Status) -> Iterator[Line]:
    for one in status.unread:
        yield Line(unread_line(one.file, one.line, one.why))


def _period(since: str | None, until: str | None) -> str:
    return f"{since or 'start not told'} to {until or 'open'}"


def _all(actors: Sequence[str], registry: Registry) -> str:
    return ", ".join(map(registry.shown, actors))
