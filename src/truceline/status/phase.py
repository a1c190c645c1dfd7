"""The phase, per view: by the calendar, by what a side says of it, by its reading of the clause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from truceline.agreement import Phase, phase_calendar
from truceline.basis.reason import Reason
from truceline.status.facts import holds
from truceline.status.shapes import Outcome, PhaseStatus, PhaseView
from truceline.status.word import Word
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
    span = phase_calendar(world.agreement).get(phase.id)
    if start.value is not True:
        return Run(
            phase=phase.id, state="not-begun", since=None, until=None, basis="silent", why=start.why
        )
    since = start.since if span is None else span.first
    end = None if span is None else span.last
    word = _own_word(phase, world)
    if word is not None:
        return _said(phase, word, since, end, world)
    if end is None or world.at <= end:
        return Run(
            phase=phase.id, state="in-force", since=since, until=end, basis="silent", why=start.why
        )
    return _after_its_end(phase, since, end, world)


def _own_word(phase: Phase, world: World) -> Word | None:
    """The latest word of this view's speaker on the phase or its continuation clause."""
    targets = {
        phase.id,
        f"{phase.id}.continues",
        f"phases.{phase.id}",
        f"phases.{phase.id}.continues",
    }
    heard = [
        w for w in world.words
        if (world.speaker is not None or world.view == FOUND) and w.event.toward in targets
        and w.says in {"ended", "continues"}
    ]  # fmt: skip
    return max(heard, key=lambda w: w.order) if heard else None


def _said(
    phase: Phase, word: Word, since: datetime | None, end: datetime | None, world: World
) -> Run:
    """A word on the phase itself is *said*; a reading of its clause is what the state *follows* from."""
    basis = "follows" if (word.event.toward or "").endswith(".continues") else "said"
    ended = word.says == "ended"
    until = end if not ended or (end is not None and end <= world.at) else word.when.first
    text = f"{word.speaker} {'reads the text as' if basis == 'follows' else 'said'}: {word.event.words or word.says}."
    return Run(
        phase=phase.id, state="ended" if ended else "in-force", since=since, until=until if ended else None,
        basis=basis, why=(Reason(text=text, claims=(word.claim,)),), deciding=word.claim,
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
    return Run(
        phase=phase.id, state=state, since=since, until=end if state == "ended" else None,
        basis="silent" if truth.value is None else "follows", why=(calendar, *truth.why),
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
