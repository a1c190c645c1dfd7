"""What passes from stage to stage while claims are read: the reading in progress."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Passage, Span
from truceline.claims.claim import About, Amount, EventPart, Speaker, Stance, When, Where
from truceline.reports.report import Report

__all__ = ["Draft", "Reading", "Sentence", "Stage", "Turn"]


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a prose block; ``block`` numbers its paragraph in the report."""

    span: Span
    block: int


class Turn(msgspec.Struct, frozen=True):
    """A paragraph whose speaker the layout shows: the words that name the speaker, None if none.

    ``start``: where the words said begin, behind the label; ``asks``: nothing is said here, it is
    asked, or it is a label itself.
    """

    block: int
    speaker: Span | None
    start: int
    asks: bool = False


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the making. The attribution stages fill the first group; the others the second.

    ``cue_lemma`` is the lower-case base form of the cue's head ("confirm", "according to",
    "claim responsibility"); ``cue_negated`` whether the cue itself is negated ("did not confirm").
    ``via`` are the words of those from whom the source has it, nearest first. ``heard``: how likely
    the trained reader holds the attribution to be, None if it did not find it; ``ruled``: whether
    the rules found it.
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
    heard: float | None = None
    ruled: bool = True

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

    ``parties`` are the ids of the parties of the conflict (of the case, else inferred); ``turns``
    tell whose words a paragraph is where the layout shows it.
    """

    report: Report
    registry: Registry
    parties: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    turns: tuple[Turn, ...] = ()
    drafts: tuple[Draft, ...] = ()


Stage = Callable[[Reading], Reading]
"""One stage: takes the reading, returns it with more known. Pure."""
