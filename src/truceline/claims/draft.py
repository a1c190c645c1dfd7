"""What passes from stage to stage while claims are read: the reading in progress."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Passage, Span
from truceline.claims.claim import About, Amount, EventPart, Speaker, Stance, When, Where
from truceline.reports.report import Report

__all__ = ["Draft", "Reading", "Sentence", "Stage"]


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a prose block; ``block`` numbers its paragraph in the report."""

    span: Span
    block: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the making. The attribution stages fill the first group; the others the second.

    ``cue_lemma`` is the lower-case base form of the cue's head ("confirm", "according to",
    "claim responsibility"); ``cue_negated`` whether the cue itself is negated ("did not confirm").
    ``via`` are the words of those from whom the source has it, nearest first.
    """

    voice: str
    evidence: Span
    source: Speaker | None = None
    cue: Passage | None = None
    cue_lemma: str | None = None
    cue_negated: bool = False
    content: Passage | None = None
    addressee: Speaker | None = None
    via: tuple[Speaker, ...] = ()
    quoted: bool = False
    score: float = 0.5
    reasons: tuple[str, ...] = ()

    actor: str | None = None
    named: bool = False
    party: str | None = None
    parties: tuple[str, ...] = ()
    official: bool = False

    act: str = "asserts"
    about: About | None = None
    stance: Stance | None = None
    modality: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    quantities: tuple[Amount, ...] = ()
    when: When | None = None
    where: Where | None = None
    event: EventPart | None = None
    conditions: tuple[Passage, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A report being read: its sentences, the drafts so far, and the actors known to the case.

    ``parties`` are the ids of the parties of the conflict (of the case, else inferred).
    """

    report: Report
    registry: Registry
    parties: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    drafts: tuple[Draft, ...] = ()


Stage = Callable[[Reading], Reading]
"""One stage: takes the reading, returns it with more known. Pure."""
