"""The status of one moment: a pure function of agreement, claims known, moment and view (ARCHITECTURE section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Agreement, Step, plan
from truceline.basis.registry_of_actors import Registry
from truceline.basis.time import iso
from truceline.record.held import HeldClaim, Unread
from truceline.status.awaited import conditions
from truceline.status.changes import changes_between
from truceline.status.contradictions import contradictions
from truceline.status.counts import (
    deadlines_named,
    deliveries_by_counter,
    incidents,
    period_start,
    restrictions,
)
from truceline.status.happenings import of_period, shared_events
from truceline.status.levers import levers
from truceline.status.obligations import Row, steps_table
from truceline.status.phase import Run, no_phase, phase_outcome, phase_view, run_of
from truceline.status.positions import gaps, positions
from truceline.status.said import for_review, in_order
from truceline.status.shapes import (
    AgreementHead,
    Changes,
    PhaseStatus,
    RecordHead,
    Status,
    UnreadItem,
)
from truceline.status.sticking import sticking_points
from truceline.status.word import Word, listen
from truceline.status.world import World, worlds

__all__ = ["Question", "evaluate"]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: of which case, at which moment, as known when, since when.

    ``at``, ``known_at`` and ``since`` are instants; ``known_by`` is recorded or received;
    ``parties`` are the ids of the parties in the order in which they are printed.
    """

    case: str
    at: datetime
    tz: ZoneInfo
    parties: tuple[str, ...]
    known_at: datetime | None = None
    known_by: str = "recorded"
    since: datetime | None = None


def evaluate(
    held: Iterable[HeldClaim],
    question: Question,
    *,
    agreement: Agreement | None,
    registry: Registry,
    record: RecordHead | None = None,
    unread: Iterable[Unread] = (),
) -> Status:
    """Return the status at ``question.at`` of the claims ``held``, which are those known at ``known_at``.

    Order and duplication of ``held`` never matter. With ``since``, ``changes`` lists what differs
    from the status of that moment (same claims). Source: ARCHITECTURE sections 5 to 7.
    """
    known = tuple(
        {
            h.claim.id: h
            for h in sorted(held, key=lambda h: (h.sequence, h.claim.id), reverse=True)
        }.values()
    )
    status = _status(known, question, agreement, registry, record, tuple(unread))
    if question.since is None:
        return status
    earlier = msgspec.structs.replace(question, at=question.since, since=None)
    before = _status(known, earlier, agreement, registry, record, ())
    since = iso(question.since, question.tz)
    return msgspec.structs.replace(
        status, changes=Changes(since=since, items=changes_between(before, status))
    )


def _status(
    held: Sequence[HeldClaim], q: Question, agreement: Agreement | None, registry: Registry,
    record: RecordHead | None, unread: Sequence[Unread],
) -> Status:  # fmt: skip
    verifiers = () if agreement is None else tuple(agreement.verifiers)
    words = listen(held, at=q.at, tz=q.tz, verifiers=verifiers)
    said = in_order(held, at=q.at, tz=q.tz)
    narrated = in_order(held, at=q.at, tz=q.tz, voice="narrator")
    scene = _scene(words, agreement, q)
    held_back = levers(scene.rows, said, q.tz)
    events = shared_events(held, at=q.at, tz=q.tz)
    found = positions(said, q.parties, registry, at=q.at, tz=q.tz)
    return Status(
        case=q.case, at=iso(q.at, q.tz), known_at=None if q.known_at is None else iso(q.known_at, q.tz),
        known_by=q.known_by, agreement=_head(agreement), phase=scene.phase, positions=found,
        contradictions=contradictions(said, words, scene.rows, scene.runs, events),
        obligations=tuple(r.shown for r in scene.rows),
        conditions=conditions(said, narrated, scene.worlds, q.parties, registry, held_back),
        sticking_points=sticking_points(said, q.parties, scene.rows, scene.phase.outcome, registry, q.tz),
        incidents=incidents(words, since=q.since, at=q.at, tz=q.tz),
        events=of_period(events, period_start(q.since, q.at), q.tz),
        deliveries=() if agreement is None else deliveries_by_counter(words, scene.planned, agreement, q.tz),
        levers=held_back, restrictions=restrictions(words),
        deadlines_named=deadlines_named(words, q.parties), gaps=tuple(gaps(said, found, registry)),
        changes=Changes(since=None, items=()),
        record=record or RecordHead(size=len(held), root=None, last_recorded=None),
        unread=(*(UnreadItem(file=u.file, line=u.line, why=u.why) for u in unread), *for_review(held)),
    )  # fmt: skip


class _Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What an agreement adds: its worlds, planned steps, table of steps, phase runs of the parties."""

    phase: PhaseStatus
    worlds: Mapping[str, World] = {}
    planned: tuple[Step, ...] = ()
    rows: tuple[Row, ...] = ()
    runs: tuple[Run, ...] = ()


def _scene(words: Sequence[Word], agreement: Agreement | None, q: Question) -> _Scene:
    if agreement is None:
        return _Scene(phase=no_phase())
    planned = plan(agreement, until=q.at)
    views = worlds(agreement, words, planned, q.at, q.tz)
    runs = (
        run_of(p, views[party]) for party in agreement.parties for p in agreement.phases.values()
    )
    return _Scene(
        phase=phase_outcome({v: phase_view(w) for v, w in views.items()}, tuple(agreement.parties)),
        worlds=views, planned=planned, rows=steps_table(views, planned),
        runs=tuple(r for r in runs if r.deciding is not None),
    )  # fmt: skip


def _head(agreement: Agreement | None) -> AgreementHead | None:
    if agreement is None:
        return None
    return AgreementHead(
        id=agreement.id, title=agreement.title, version=agreement.version, digest=agreement.digest
    )
