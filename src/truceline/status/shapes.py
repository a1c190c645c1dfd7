"""The Status as values: exactly the JSON of ARCHITECTURE section 11, `truceline.status/1`."""

from __future__ import annotations

import msgspec
from msgspec import field

from truceline.basis.quantity import Number
from truceline.basis.reason import Reason

__all__ = [
    "AgreementHead",
    "Change",
    "Changes",
    "Condition",
    "Contradiction",
    "Delivery",
    "EventVersion",
    "FactionWord",
    "Incident",
    "Lever",
    "Measure",
    "ObligationStep",
    "Outcome",
    "PhaseStatus",
    "PhaseView",
    "Position",
    "Previous",
    "RecordHead",
    "Restriction",
    "SharedEvent",
    "Status",
    "StepView",
    "StickingPoint",
    "UnreadItem",
    "ThirdPartyDeadline",
]


class AgreementHead(msgspec.Struct, frozen=True, kw_only=True):
    """Which agreement, which version of its text."""

    id: str
    title: str
    version: int
    digest: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the views come to: kind, common state if any, on what contested, by whom spoken.

    ``kind``: found, contested, agreed, acknowledged, one-sided, reported, unreported, not-due.
    """

    kind: str
    state: str | None = None
    on: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


class PhaseView(msgspec.Struct, frozen=True, kw_only=True):
    """The phase in one view. ``state``: not-begun, in-force, paused, ended, open."""

    id: str | None
    state: str
    since: str | None
    until: str | None
    basis: str
    why: tuple[Reason, ...] = ()


class PhaseStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The phase per view, and what the views come to."""

    views: dict[str, PhaseView]
    outcome: Outcome


class FactionWord(msgspec.Struct, frozen=True, kw_only=True):
    """A faction (or office holder) that said it differs from its party, with the claims."""

    actor: str
    stance: str
    claims: tuple[str, ...]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What a party has said on an issue: its own word, else what others say of it.

    ``per`` names those others; ``moved`` is the last change of its own stance, from and to, shown
    by the two ``moved_claims``.
    """

    id: str
    stance: str
    first_hand: bool
    per: tuple[str, ...]
    since: str | None
    age_days: int | None
    claims: tuple[str, ...]
    second_hand: tuple[str, ...]
    factions: tuple[FactionWord, ...]
    moved: tuple[str, str] | None
    moved_claims: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two words that cannot both hold. ``kind``: fact, figures, assessment, reading."""

    id: str
    kind: str
    claims: tuple[str, str]
    why: str
    steps: tuple[str, ...]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """How much was done, as one view has it; bounds, and None where no count is held."""

    low: Number | None
    high: Number | None
    unit: str | None


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """One cell: state, basis (said, follows, silent), other aspects on which a word is held."""

    state: str
    basis: str
    aspects: dict[str, StepAspect] = {}
    why: tuple[Reason, ...] = ()


class StepAspect(msgspec.Struct, frozen=True, kw_only=True):
    """A view's word on one aspect (order, category, manner, place, information, cause)."""

    state: str
    basis: str


class ObligationStep(msgspec.Struct, frozen=True, kw_only=True):
    """One dated step, cell by cell. ``aspects`` are outcomes of contested or opened aspects."""

    id: str
    obligation: str
    party: str
    to: tuple[str, ...]
    deed: str
    due: str | None
    outcome: Outcome
    views: dict[str, StepView]
    done: dict[str, Measure]
    promised: Measure
    cumulative: dict[str, tuple[Number | None, Number | None]]
    aspects: dict[str, Outcome]
    verifier: str
    assumed: tuple[str, ...]
    evidence: str
    history: tuple[str, ...] = ()


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """Something awaited. ``met`` per view: True, False or None (not determinable)."""

    id: str
    text: str
    clause: str | None
    waits_for: tuple[str, ...]
    met: dict[str, bool | None]
    claims: tuple[str, ...]


class StickingPoint(msgspec.Struct, frozen=True, kw_only=True):
    """An issue on which words stand against each other, and on which claims that rests."""

    id: str
    issue: str
    between: tuple[str, ...]
    why: str
    since: str | None
    claims: tuple[str, ...]


class Previous(msgspec.Struct, frozen=True, kw_only=True):
    """The figure of the previous period of equal length."""

    low: Number | None
    high: Number | None


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents or casualties as one source counts them in one period; never added to another's.

    ``period`` is that of the status for figures that may be added, else the figure's own time;
    (None, day): told on that day, without a day of its own.
    """

    source: str
    kind: str
    low: Number | None
    high: Number | None
    unit: str | None
    period: tuple[str | None, str | None]
    previous: Previous | None
    claims: tuple[str, ...]


class EventVersion(msgspec.Struct, frozen=True, kw_only=True):
    """How one voice tells a shared event: whether it denies it, who did it, its toll, its words."""

    claim: str
    speaker: str
    party: str | None
    said: str | None
    denied: bool
    by: tuple[str, ...]
    low: Number | None
    high: Number | None
    unit: str | None
    counting_point: str | None
    words: str


class SharedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One happening that several voices tell, with what joined their tellings and in what they differ.

    ``mode`` is a PLOVER code, ``place`` a gazetteer id, ``day`` an ISO day.
    """

    id: str
    mode: str
    place: str | None
    day: str | None
    versions: tuple[EventVersion, ...]
    why: tuple[str, ...]
    differs: tuple[str, ...]
    claims: tuple[str, ...]


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What came in by one counter at one counting point against what was promised."""

    obligation: str
    counter: str
    counting_point: str | None
    unit: str | None
    period: tuple[str | None, str | None]
    promised: Number | None
    low: Number | None
    high: Number | None
    claims: tuple[str, ...]


class Lever(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says it holds back, for what, in its words.

    ``withholds`` is the deed of the step as the text has it, ``words`` what the holder said of it,
    ``answers`` the claims by which other parties spoke of it, ``claims`` the holder's own and the
    one that ended it.
    """

    id: str
    party: str
    withholds: str
    for_: str = field(name="for")
    text_held: str
    since: str | None
    until: str | None
    claims: tuple[str, ...]
    words: str = ""
    answers: tuple[str, ...] = ()


class Restriction(msgspec.Struct, frozen=True, kw_only=True):
    """What a monitor says it could not see or reach."""

    id: str
    monitor: str
    place: str | None
    from_: str | None = field(name="from")
    until: str | None
    claims: tuple[str, ...]


class ThirdPartyDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline named by someone outside the text: listed apart, no step and no lever."""

    by: str
    to: tuple[str, ...]
    words: str
    at: str | None
    claims: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One value that differs between two moments."""

    what: str
    before: str | None
    after: str | None
    why: tuple[Reason, ...] = ()


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What changed since a moment."""

    since: str | None
    items: tuple[Change, ...]


class RecordHead(msgspec.Struct, frozen=True, kw_only=True):
    """Size of the record and its last recorded time; ``root`` once the log is a Merkle log."""

    size: int
    root: str | None
    last_recorded: str | None


class UnreadItem(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read or makes no claim."""

    file: str
    line: int | None
    why: str


class Status(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="schema", tag="truceline.status/1"
):
    """Everything the desk can say about one moment, each value with its reasons.

    Times are ISO text in the zone of the case. Every ``id`` is an address that ``--why`` opens.
    """

    case: str
    at: str
    known_at: str | None
    known_by: str
    agreement: AgreementHead | None
    phase: PhaseStatus
    positions: dict[str, dict[str, Position]]
    contradictions: tuple[Contradiction, ...]
    obligations: tuple[ObligationStep, ...]
    conditions: tuple[Condition, ...]
    sticking_points: tuple[StickingPoint, ...]
    incidents: tuple[Incident, ...]
    events: tuple[SharedEvent, ...]
    deliveries: tuple[Delivery, ...]
    levers: tuple[Lever, ...]
    restrictions: tuple[Restriction, ...]
    deadlines_named: tuple[ThirdPartyDeadline, ...]
    gaps: tuple[str, ...]
    changes: Changes
    record: RecordHead
    unread: tuple[UnreadItem, ...]
