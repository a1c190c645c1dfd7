"""Section 10: what could not be read, seen or known in time; and how evenly the sides are heard."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from truceline.basis.gazetteer import gazetteer
from truceline.basis.time import last_instant
from truceline.briefing.accusations import accusations, answer_to
from truceline.briefing.dates import counted, day_of, span_printed
from truceline.briefing.outcomes import party_views
from truceline.briefing.sayings import accused_by
from truceline.briefing.scene import Scene, claim_date, place_of_file
from truceline.briefing.shapes import (
    Block,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Table,
)
from truceline.briefing.words import cell, say
from truceline.record.held import HeldClaim

__all__ = ["limits_section", "parity"]

_LATE = timedelta(days=2)


def limits_section(scene: Scene) -> Section:
    """Return section 10."""
    return Section(
        id="limits",
        number=10,
        title="Limits of this briefing",
        blocks=(_unread(scene), _restrictions(scene), _late(scene), parity_group(scene)),
    )


def _unread(scene: Scene) -> Group:
    rows = tuple(
        Row(
            cells=(
                cell(place_of_file(u.file)),
                cell("" if u.line is None else str(u.line)),
                cell(scene.mask.names(u.why)),
            )
        )
        for u in scene.status.unread
    )
    columns = (Column("File", "head"), Column("Line", "figure"), Column("Why"))
    block: Block = Table(
        id="t-unread", caption="Given, but not read or making no claim", columns=columns, rows=rows
    )
    if not rows:
        block = Paragraph(sentences=(say("Everything that was given was read."),))
    return Group(id="unread", title="Unread", blocks=(block,))


def _restrictions(scene: Scene) -> Group:
    rows = tuple(
        Row(
            cells=(
                cell(scene.shown(r.monitor)),
                cell(_coarse(scene, r.place)),
                cell(
                    say(
                        span_printed(_date(r.from_), _date(r.until), year=scene.year),
                        claims=r.claims,
                    )
                ),
            )
        )
        for r in scene.status.restrictions
    )
    columns = (Column("Who", "head"), Column("Where"), Column("When"))
    block: Block = Table(
        id="t-restrictions",
        caption="What monitors say they could not see",
        columns=columns,
        rows=rows,
    )
    if not rows:
        block = Paragraph(sentences=(say("Access of reporters and monitors: nothing held."),))
    return Group(id="restrictions", title="Restrictions", blocks=(block,))


def _date(moment: str | None) -> str | None:
    return None if moment is None else moment[:10]


def _coarse(scene: Scene, place: str | None) -> str:
    """Name a place; in the public edition only the outermost area it lies in."""
    if place is None:
        return "place not stated"
    known = gazetteer()
    at = known.get(place)
    while scene.public and at is not None and at.within is not None and at.within in known:
        at = known[at.within]
    return at.name if at is not None else ("place withheld" if scene.public else place)


def _late(scene: Scene) -> Group:
    late = [h for h in scene.held.values() if _came_late(scene, h)]
    reports = {h.claim.report or (h.claim.row.id if h.claim.row else h.claim.id) for h in late}
    text = (
        f"{counted(len(reports), 'report')} came more than two days after its date of publication."
    )
    if not reports:
        text = "No report came more than two days after its date of publication."
    undated = sum(1 for h in scene.said_by_now() if claim_date(h) is None)
    lines = [say(text)]
    if undated:
        lines.append(say(f"{counted(undated, 'claim')} held without any date."))
    return Group(
        id="late", title="Late and undated", blocks=(ListBlock(items=tuple((x,) for x in lines)),)
    )


def _came_late(scene: Scene, held: HeldClaim) -> bool:
    if held.published is None:
        return False
    return held.received - last_instant(held.published, scene.tz) > _LATE


def parity(scene: Scene, party: str) -> dict[str, str]:
    """Return the measures of one side, each as "n of m", over the items of this briefing."""
    positions = scene.status.positions.get(party, {})
    owed = [
        s for s in scene.status.obligations if party in party_views(scene, s) and s.due is not None
    ]
    past = [s for s in owed if s.outcome.kind != "not-due"]
    spoke = sum(1 for s in past if s.views[party].basis != "silent")
    own = sum(1 for p in positions.values() if p.first_hand)
    told = [h for h in scene.held.values() if _is_deed_told_by(h, party)]
    named = sum(1 for h in told if h.claim.event and h.claim.event.by)
    against = [h for h in accusations(scene) if accused_by(scene, h.claim) == party]
    answered = sum(1 for h in against if answer_to(scene, h) is not None)
    return {
        "Positions with its own word held": _of(own, len(positions)),
        "Steps past or due with its own word held": _of(spoke, len(past)),
        "Deeds it told with the agent named": _of(named, len(told)),
        "Accusations against it with its answer printed": _of(answered, len(against)),
        "Days of the period with a word of its own": _days(scene, party),
    }


def _is_deed_told_by(held: HeldClaim, party: str) -> bool:
    claim = held.claim
    return claim.party == party and claim.event is not None and claim.event.deed is not None


def _of(n: int, of: int) -> str:
    return f"{n} of {of}" if of else "no such item"


def _days(scene: Scene, party: str) -> str:
    days = {
        day_of(moment)
        for h in scene.held.values()
        if h.claim.official and h.claim.party == party
        and (moment := scene.said_on(h)) is not None and scene.is_fresh(moment)
    }  # fmt: skip
    return str(len(days - {None}))


def parity_group(scene: Scene) -> Group:
    """Show per side how often its own word, the agent and its answer are held."""
    parties = scene.parties
    if not parties:
        nothing = Paragraph(sentences=(say("No party is known; parity cannot be told."),))
        return Group(id="parity", title="Parity", blocks=(nothing,))
    measured = {p: parity(scene, p) for p in parties}
    columns = (Column("Measure", "head"), *(Column(scene.shown(p), "figure") for p in parties))
    rows = tuple(
        Row(cells=(cell(what), *(cell(measured[p][what]) for p in parties)))
        for what in _measures(measured.values())
    )
    table = Table(
        id="t-parity",
        caption="How evenly the sides are heard in this record",
        columns=columns,
        rows=rows,
    )
    return Group(id="parity", title="Parity", blocks=(table,))


def _measures(measured: Iterable[dict[str, str]]) -> tuple[str, ...]:
    return tuple(next(iter(measured), {}))
