"""The Claim: the one kind of evidence. Shapes are those of ARCHITECTURE section 11, `truceline.claim/1`."""

from __future__ import annotations

import msgspec

from truceline.basis.digest import digest
from truceline.basis.quantity import Number
from truceline.basis.span import Passage, Span
from truceline.reports.observations import Observed

__all__ = [
    "About",
    "Amount",
    "Claim",
    "EventPart",
    "RowRef",
    "Speaker",
    "Stance",
    "When",
    "Where",
    "RULE_VERSION",
    "TRUSTED_SCORE",
    "claim_id",
    "row_claim_id",
]

RULE_VERSION = "claim-id/1"
"""Version of the rule by which a claim's id is made (not of any extractor)."""

TRUSTED_SCORE = 0.5
"""Below this a claim read from a text waits for review: it is listed, and moves nothing."""


class Speaker(Passage, frozen=True, kw_only=True, omit_defaults=True):
    """A speaker or a person told: the words, where they stand, and the actor's id if known."""

    actor: str | None = None


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor's act that the content reports (second-hand; never that actor's own word)."""

    party: str
    act: str


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """What the words say for or against something. ``sign``: for, against, conditional, none."""

    target: str
    sign: str


class Amount(Passage, frozen=True, kw_only=True):
    """A figure in the text, with its bounds (inclusive unless ``exclusive``) and what was counted."""

    low: Number | None = None
    high: Number | None = None
    about: Number | None = None
    exclusive: bool = False
    unit: str | None = None
    counting_point: str | None = None
    scope: str | None = None


class When(Passage, frozen=True, kw_only=True):
    """Words about time; ``value`` is a partial time (None if undated), ``anchor`` what it was counted from."""

    value: str | None = None
    anchor: str | None = None


class Where(Passage, frozen=True, kw_only=True):
    """Words about a place; ``place`` is a gazetteer id or None."""

    place: str | None = None


class EventPart(Observed, frozen=True, kw_only=True, omit_defaults=True):
    """The event part of a claim: a happening, a deed, a word on a step, or a reading of a clause.

    Its fields are those of an observation row, with actor ids and the id of the place; ``mode`` is
    a PLOVER code such as RETREAT/release.
    """

    mode: str | None = None


class RowRef(msgspec.Struct, frozen=True, kw_only=True):
    """The row of an observations table that a claim comes from: file, row id, 1-based line."""

    file: str
    id: str
    line: int


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="schema", tag="truceline.claim/1"):
    """What one source says in one report, to the character; the only kind of evidence.

    ``voice`` is ``attributed`` or ``narrator`` (no source; enters no party's view). ``source`` is
    the outermost speaker whose words the report gives; ``via`` those from whom the source says
    to have it, nearest first. ``party`` is the party the speaker belongs to (None if it speaks for
    none or several; then ``parties`` lists them); ``official`` says whether it is that party's own
    word. ``report`` is None for a claim from a row, which has ``row`` instead and an empty
    evidence span. Codes are kebab-case words of the vocabularies.
    """

    id: str
    report: str | None
    file: str
    voice: str
    evidence: Span
    source: Speaker | None
    actor: str | None
    named: bool
    party: str | None
    parties: tuple[str, ...] = ()
    official: bool = False
    via: tuple[Speaker, ...] = ()
    addressee: Speaker | None = None
    cue: Passage | None = None
    content: Passage | None = None
    quoted: bool = False
    act: str = "asserts"
    about: About | None = None
    issues: tuple[str, ...] = ()
    stance: Stance | None = None
    modality: tuple[str, ...] = ()
    quantities: tuple[Amount, ...] = ()
    when: When | None = None
    where: Where | None = None
    event: EventPart | None = None
    conditions: tuple[Passage, ...] = ()
    score: float = 1.0
    reason: str = ""
    extractor: str = ""
    row: RowRef | None = None

    @property
    def first_hand(self) -> bool:
        """Whether this is a party's own word: official, of one party, and not about another's act."""
        return self.official and self.party is not None and self.about is None


def claim_id(
    report: str, evidence: Span, source: Span | None, cue: Span | None, content: Span | None
) -> str:
    """Return the id of a claim read from a text: a digest over where it stands, not over who read it."""
    ends: list[int | None] = []
    for span in (evidence, source, cue, content):
        ends += [None, None] if span is None else [span.start, span.end]
    return digest(RULE_VERSION, report, *ends)


def row_claim_id(file: str, row_id: str, content: bytes, claimant: str) -> str:
    """Return the id of the claim that ``claimant`` makes in one row (other content, other claim)."""
    return digest("row-claim-id/1", file, row_id, content, claimant)
