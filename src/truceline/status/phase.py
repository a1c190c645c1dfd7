"""The phase, per view: by the calendar, by what a side says of it, by its reading of the clause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from truceline.agreement import Phase, end_of, phase_calendar
from truceline.basis.reason import Reason
from truceline.basis.time import Interval
from truceline.status.facts import Truth, holds
from truceline.status.shapes import Outcome, PhaseStatus, PhaseView
from truceline.status.word import PHASE_READINGS, WHOLE, Word
from truceline.status.world import AS_ENCODED, FOUND, World

__all__ = ["Run", "no_phase", "phase_outcome", "phase_view", "run_of"]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How one phase runs in one view. ``state``: not-begun, in-force, ended, open.

    ``since`` and ``until`` are instants (UTC); ``basis`` said, follows or silent; ``deciding``
    the claim whose word or reading decides, if one does.
    """

    phase: str
    state: str
    since: datetime | None
    until: datetime | None
    basis: str
    why: tuple[Reason, ...] = ()
    deciding: str | None = None


def run_of(phase: Phase, world: World) -> Run:
    """Return how ``phase`` runs in the view of ``world``."""
    start = holds(phase.starts, world)
    span = _span(phase, start, world)
    if start.value is not True:
        return Run(
            phase=phase.id, state="not-begun", since=None, until=None, basis="silent", why=start.why
        )
    since = start.since if span is None else span.first
    end = None if span is None else span.last
    words = _own_words(phase, world)
    if words:
        return _said(phase, words, since, end, world)
    if end is None or world.at <= end:
        return Run(
            phase=phase.id, state="in-force", since=since, until=end, basis="silent", why=start.why
        )
    return _after_its_end(phase, since, end, world)


def _span(phase: Phase, start: Truth, world: World) -> Interval | None:
    """The span by the calendar, else from the start that this view gives the phase."""
    span = phase_calendar(world.agreement).get(phase.id)
    if span is not None or start.since is None or phase.lasts is None:
        return span
    return Interval(start.since, end_of(world.agreement, start.since, phase.lasts))


def _own_words(phase: Phase, world: World) -> list[Word]:
    """This view's speaker on the phase or its continuation clause: the words since it last changed them."""
    targets = _addresses(phase, world)
    heard = [
        w for w in world.words
        if (world.speaker is not None or world.view == FOUND) and w.event.toward in targets
        and w.says in PHASE_READINGS
    ]  # fmt: skip
    latest: list[Word] = []
    for word in sorted(heard, key=lambda w: w.order):
        latest = [*latest, word] if latest and latest[-1].says == word.says else [word]
    return latest


def _addresses(phase: Phase, world: World) -> set[str]:
    """How a word names a phase: id, clause, number ("phase-1"), and as the agreement while none later has begun."""
    phases = list(world.agreement.phases)
    number = phases.index(phase.id) + 1
    names = {phase.id, f"phases.{phase.id}"}
    if f"phase-{number}" not in phases:
        names.add(f"phase-{number}")
    later = (world.agreement.phases[p] for p in phases[number:])
    if not any(holds(p.starts, world).value for p in later):
        names |= {world.agreement.id, WHOLE}
    return names | {f"{phase.id}.continues", f"phases.{phase.id}.continues"}


def _said(
    phase: Phase, words: list[Word], since: datetime | None, end: datetime | None, world: World
) -> Run:
    """A word on the phase itself is *said*; a reading of its clause is what the state *follows* from."""
    whole = {world.agreement.id, WHOLE}
    plain = [
        w
        for w in words
        if not (w.event.toward or "").endswith(".continues") and w.event.toward not in whole
    ]
    first = (plain or words)[0]
    ended = first.says == "ended"
    until = end if not ended or (end is not None and end <= world.at) else first.when.first
    return Run(
        phase=phase.id, state="ended" if ended else "in-force", since=since, until=until if ended else None,
        basis="said" if plain else "follows", deciding=first.claim,
        why=tuple(Reason(text=f"{w.speaker} said: “{w.event.words or w.says}”.", claims=(w.claim,)) for w in words),
    )  # fmt: skip


def _after_its_end(phase: Phase, since: datetime | None, end: datetime, world: World) -> Run:
    calendar = Reason(text="Its last day by the calendar has passed.", clause=f"phases.{phase.id}")
    if not phase.continues:
        return Run(
            phase=phase.id, state="ended", since=since, until=end, basis="silent", why=(calendar,)
        )
    if phase.open_end:
        text = "The text held states more than one rule for what follows; no reading of this view decides it."
        return Run(
            phase=phase.id, state="open", since=since, until=None, basis="silent",
            why=(calendar, Reason(text=text, clause=f"phases.{phase.id}.continues")),
        )  # fmt: skip
    truth = holds(phase.continues[0], world)
    state = {True: "in-force", False: "ended", None: "open"}[truth.value]
    spoken = world.speaker is not None and any(r.claims for r in truth.why)
    return Run(
        phase=phase.id, state=state, since=since, until=end if state == "ended" else None,
        basis="follows" if spoken and truth.value is not None else "silent", why=(calendar, *truth.why),
    )  # fmt: skip


def phase_view(world: World) -> PhaseView:
    """Return the phase of one view: the last that has begun, else the first."""
    runs = [run_of(p, world) for p in world.agreement.phases.values()]
    begun = [r for r in runs if r.state != "not-begun"]
    if not runs:
        return PhaseView(id=None, state="not-begun", since=None, until=None, basis="silent")
    run = begun[-1] if begun else runs[0]
    return PhaseView(
        id=run.phase, state=run.state, since=_day(run.since, world), until=_day(run.until, world),
        basis=run.basis, why=run.why,
    )  # fmt: skip


def _day(moment: datetime | None, world: World) -> str | None:
    return None if moment is None else moment.astimezone(world.tz).date().isoformat()


def phase_outcome(views: Mapping[str, PhaseView], parties: tuple[str, ...]) -> PhaseStatus:
    """Compare what the parties say of the phase; silence neither agrees nor contests."""
    spoke = tuple(p for p in parties if views[p].basis != "silent")
    pairs = {(views[p].id, views[p].state) for p in spoke}
    if views[FOUND].basis != "silent":
        outcome = Outcome(kind="found", state=views[FOUND].state)
    elif len(pairs) > 1:
        outcome = Outcome(kind="contested", on=("reading",), by=spoke)
    elif len(spoke) > 1:
        outcome = Outcome(kind="agreed", state=views[spoke[0]].state, by=spoke)
    elif spoke:
        outcome = Outcome(kind="one-sided", by=spoke)
    else:
        passed = views[AS_ENCODED].state in {"open", "ended"}
        outcome = Outcome(kind="unreported" if passed else "not-due")
    return PhaseStatus(views=dict(views), outcome=outcome)


def no_phase() -> PhaseStatus:
    """Return the phase where no agreement is held."""
    return PhaseStatus(views={}, outcome=Outcome(kind="not-due"))
