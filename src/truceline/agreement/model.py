"""The Agreement as values: what the YAML of the language says, nothing computed."""

from __future__ import annotations

import msgspec

from truceline.basis.quantity import Number

__all__ = [
    "STANDING",
    "Agreement",
    "All",
    "Any_",
    "Assumption",
    "Batch",
    "Clock",
    "Condition",
    "Deadline",
    "Duration",
    "Fact",
    "Must",
    "Not",
    "Obligation",
    "Phase",
    "Place",
]

STANDING = "refrain-from"
"""The deed of a prohibition or standing duty, which is kept and never done."""


class Place(msgspec.Struct, frozen=True):
    """Where in the file something stands: 1-based line and column."""

    line: int
    column: int


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """One fact of a condition, of the closed list in ARCHITECTURE section 5.

    ``subject`` is a party, obligation, phase or event id ("agreement" for ``agreement in force``);
    ``verb`` one of accepts, due, fulfilled, breached, suspended, reaches, begun, under-way,
    concluded, ended, extended, in-force, occurs; ``object`` an id for "a accepts <id>"; ``number``
    for ``reaches``.
    """

    subject: str
    verb: str
    object: str | None = None
    number: Number | None = None


class All(msgspec.Struct, frozen=True, tag=True):
    """Every part holds (``and``)."""

    parts: tuple[Condition, ...]


class Any_(msgspec.Struct, frozen=True, tag=True):
    """At least one part holds (``or``)."""

    parts: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True, tag=True):
    """The part does not hold."""

    part: Condition


Condition = Fact | All | Any_ | Not


class Duration(msgspec.Struct, frozen=True, kw_only=True):
    """A length: ``unit`` is days (to the end of day N) or hours (N x 24 hours counts hours)."""

    number: int
    unit: str


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """When something is due. Exactly one of the three forms.

    ``day``: by the end of day N of the clock; ``at``: a partial time; ``within`` + ``of``: that
    long after each event of ``of`` (``of`` = an obligation id, whose deliveries are meant).
    ``opens`` is the first day of a span of days ("days 36-42"), if the text gives one.
    """

    day: int | None = None
    at: str | None = None
    within: Duration | None = None
    of: str | None = None
    opens: int | None = None


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a schedule, one day: by the end of ``day``, ``amount`` more (None = the rest)."""

    day: int
    amount: Number | None
    opens: int | None = None


class Must(msgspec.Struct, frozen=True, kw_only=True):
    """The deed of a duty: a word of the vocabulary ``deeds``, number and unit if it takes them."""

    deed: str
    amount: Number | None = None
    unit: str | None = None
    words: str = ""
    text: str = ""


class Obligation(msgspec.Struct, frozen=True, kw_only=True):
    """One duty of one or several parties (joint: a part per party; nobody is late alone).

    ``party`` is empty for ``party: not stated``. ``to`` is the owed side (empty: every other
    party). ``verifier`` is an id, ``none named`` or None (the file does not say). ``counted_by``
    maps a counter to its counting point.
    """

    id: str
    place: Place
    party: tuple[str, ...]
    must: Must
    to: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    of: dict[str, Number] = {}
    order: tuple[str, ...] = ()
    schedule: tuple[Batch, ...] = ()
    carried_out_by: tuple[str, ...] = ()
    verifier: str | None = None
    exchange_for: str | None = None
    rate: dict[str, Number] = {}
    deadline: Deadline | None = None
    begins: Deadline | None = None
    concludes: Deadline | None = None
    opens: Condition | None = None
    opens_day: int | None = None
    every: str | None = None
    of_which: dict[str, Number] = {}
    during: str | None = None
    counted_by: dict[str, str] = {}
    issue: str | None = None
    article: str | None = None
    text: str | None = None

    @property
    def standing(self) -> bool:
        """Whether this is a prohibition or standing duty (``refrain-from``) rather than a deed."""
        return self.must.deed == STANDING


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """A phase; ``continues`` are the candidate rules for what happens at its end.

    Each candidate is the condition under which the phase goes on: ``while F`` is F, ``until F``
    is not F. ``open_end`` is True when the candidates are alternatives that a reading must choose
    from (``continues: {open: [...]}``): the phase stays *open* after its last day in a view without
    a reading of its own, unless ``assumed:`` says otherwise.
    """

    id: str
    place: Place
    title: str | None = None
    starts: Condition | None = None
    lasts: Duration | None = None
    continues: tuple[Condition, ...] = ()
    open_end: bool = False
    article: str | None = None
    text: str | None = None


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """The zone, and the date of day 1 (partial time; may carry an hour)."""

    timezone: str
    day_1: str | None = None
    months: str | None = None


class Assumption(msgspec.Struct, frozen=True, kw_only=True):
    """What the encoding supposes where the text is silent: which clause, by whom, why."""

    path: str
    by: str
    why: str


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as encoded. ``digest`` is the SHA-256 of ``source``, the file's text as used.

    ``takes_effect_at`` is a partial time; ``takes_effect_once`` a further condition. Parties,
    mediators, guarantors, verifiers and bodies for disputes map ids to the names the agreement
    gives them. ``places`` says where each clause stands in the file, by its whole path
    ("takes effect", "phases.phase-1.continues", "obligations.aid.every").
    """

    id: str
    title: str
    version: int
    digest: str
    source: str
    file: str
    clock: Clock
    parties: dict[str, str]
    mediators: dict[str, str] = {}
    guarantors: dict[str, str] = {}
    verifiers: dict[str, str] = {}
    takes_effect_at: str | None = None
    takes_effect_once: Condition | None = None
    phases: dict[str, Phase] = {}
    obligations: dict[str, Obligation] = {}
    assumed: tuple[Assumption, ...] = ()
    disputes: dict[str, str] = {}
    places: dict[str, Place] = {}

    def assumptions_on(self, path: str) -> tuple[Assumption, ...]:
        """Return the assumptions on a clause ("aid", "aid.deadline", "phase-1.continues")."""
        return tuple(a for a in self.assumed if a.path == path or a.path.startswith(path + "."))
