"""From the options of a command to a question, and from an open desk to its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from truceline.basis.time import first_instant, last_instant
from truceline.basis.vocabulary import nearest
from truceline.cli.opening import Desk, Subject
from truceline.errors import InputError, UnknownAddress
from truceline.record import HeldClaim
from truceline.status import Question, Status, evaluate
from truceline.status.shapes import RecordHead
from truceline.status.world import AS_ENCODED, FOUND, OTHERS

__all__ = ["Answer", "answered", "asked", "one_view", "week_before"]

_WEEK = timedelta(days=7)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The status asked for, and the claims that it rests on by id."""

    status: Status
    held: dict[str, HeldClaim]


def asked(
    subject: Subject,
    *,
    at: str | None = None,
    known_at: str | None = None,
    since: str | None = None,
    view: str | None = None,
) -> Question:
    """Return the question that the options put, each checked against the subject.

    Raises InputError for what is no date or a ``since`` that is not before ``at``, and
    UnknownAddress for a view that this case does not have.
    """
    tz = subject.tz
    asked_at = _moment(subject, at)
    from_then = None if since is None else _instant("--since", since, tz, first_instant)
    if from_then is not None and from_then >= asked_at:
        raise InputError(
            f"--since: “{since}” is not before the moment asked for",
            remedy="give an earlier --since, or a later --at",
        )
    if view is not None:
        _known_view(subject, view)
    return Question(
        case=subject.case.title,
        at=asked_at,
        tz=tz,
        parties=subject.parties,
        known_at=None if known_at is None else _instant("--known-at", known_at, tz, last_instant),
        known_by=subject.case.known_by,
        since=from_then,
    )


def _moment(subject: Subject, at: str | None) -> datetime:
    """Return the moment asked for: that of the option, else of the case, else now."""
    if at is not None:
        return _instant("--at", at, subject.tz, last_instant)
    if subject.case.at is not None:
        return last_instant(subject.case.at, subject.tz)
    return datetime.now(UTC)


def _instant(
    option: str, text: str, tz: ZoneInfo, meant: Callable[[str, ZoneInfo], datetime]
) -> datetime:
    try:
        return meant(text, tz)
    except InputError as error:
        raise InputError(f"{option}: {error.what}", remedy=error.remedy) from error


def week_before(subject: Subject, at: str | None) -> str:
    """Return the day that lies seven days before the moment asked for, in the zone of the case."""
    return (_moment(subject, at).astimezone(subject.tz) - _WEEK).date().isoformat()


def _known_view(subject: Subject, view: str) -> None:
    if subject.agreement is None:
        raise UnknownAddress(
            f"--view: there is no view “{view}”, since no agreement is held",
            remedy="leave --view out, or add an agreement to the case",
        )
    known = [*subject.agreement.parties, FOUND, OTHERS, AS_ENCODED]
    if view not in known:
        raise UnknownAddress(
            f"--view: “{view}” is not a view of this case", remedy=nearest(view, known)
        )


def answered(desk: Desk, question: Question) -> Answer:
    """Return the answer of the record as it stands."""
    known, known_by, tz = question.known_at, question.known_by, question.tz
    held = desk.record.held(known, known_by, tz)
    head = desk.record.head()
    last = head.last_recorded
    status = evaluate(
        held,
        question,
        agreement=desk.subject.agreement,
        registry=desk.subject.registry,
        record=RecordHead(
            size=head.size, root=head.root, last_recorded=None if last is None else last.isoformat()
        ),
        unread=desk.record.unread(known, known_by, tz),
    )
    return Answer(status=status, held={one.claim.id: one for one in held})


def one_view(status: Status, view: str) -> Status:
    """Keep one view's cells and leave the outcomes, which compare all views."""
    keep = msgspec.structs.replace
    phase = keep(status.phase, views={view: status.phase.views[view]})
    steps = tuple(
        keep(
            step,
            views={view: step.views[view]},
            done={view: step.done[view]},
            cumulative={view: step.cumulative[view]},
        )
        for step in status.obligations
    )
    awaited = tuple(
        keep(c, met={v: met for v, met in c.met.items() if v == view}) for c in status.conditions
    )
    return keep(status, phase=phase, obligations=steps, conditions=awaited)
