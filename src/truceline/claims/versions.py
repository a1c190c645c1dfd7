"""What one claim tells of one event: its day, place, kind, doers, what was hit, and the figures."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from truceline.basis.gazetteer import gazetteer
from truceline.basis.quantity import Number, Quantity
from truceline.basis.span import Span
from truceline.claims.claim import Claim, EventPart
from truceline.claims.lexicon import cue_file, patterns_of, wording

__all__ = ["Version", "data", "day_after", "lineage", "version_of"]

DAY = len("2025-01-01")
HOUR = len("2025-01-01T00")


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of an event, as its claim has it.

    ``speaker`` is the actor's id, else the words of the source, None for the report's own voice;
    ``said`` the day of the report as far as known; ``day`` that of the event; ``place`` a gazetteer id;
    ``objects`` what was hit, by code; ``denied`` whether the speaker says that it did not happen.
    """

    claim: str
    report: str | None
    at: Span
    speaker: str | None
    party: str | None
    said: str | None
    day: str | None
    hour: int | None
    place: str | None
    mode: str
    by: tuple[str, ...]
    quantity: Quantity | None
    objects: frozenset[str]
    armed: bool
    denied: bool
    words: str

    @property
    def voice(self) -> tuple[str | None, str | None]:
        """Whose telling it is: a party's, however named; else the speaker's."""
        return (self.party, None if self.party else self.speaker)

    @property
    def near(self) -> str | None:
        """The place, if it is small enough that one deed of a day there can be meant."""
        known = gazetteer().get(self.place or "")
        return None if known is None or known.kind not in data("near") else self.place

    @property
    def figure(self) -> tuple[Number, str | None, str | None] | None:
        """A toll that seldom agrees by chance: number, unit, counting point; None if there is none."""
        q = self.quantity
        number = None if q is None else q.low if q.low is not None else q.about
        if q is None or number is None or number < data("telling_figure"):
            return None
        return (number, q.unit, q.counting_point)

    @property
    def order(self) -> tuple[str, bool, str, int, str]:
        """Sort key: when said, denials after what they deny, report, place in it; never who says it."""
        return (self.said or "", self.denied, self.report or "", self.at.start, self.claim)


def version_of(claim: Claim, said: str | None = None) -> Version | None:
    """Return what ``claim`` tells of one single event that took place, or is denied to have.

    ``said`` is the partial time of its report. None for a claim that tells of no happening, of
    what is planned, of several at once ("three strikes"), or of more than a day ("since March").
    """
    event = claim.event
    mode = None if event is None else event.mode or data("mode_of").get(event.kind)
    if event is None or mode is None or not _is_told(claim, event) or _is_spread(claim, event):
        return None
    words = event.words or ""
    at = event.at if event.at is not None and len(event.at) >= DAY else None
    bare = _armed().sub(" ", words)
    return Version(
        claim=claim.id,
        report=claim.report,
        at=claim.evidence,
        speaker=claim.actor or (None if claim.source is None else claim.source.text),
        party=claim.party,
        said=said[:DAY] if said is not None and len(said) >= DAY else None,
        day=None if at is None else at[:DAY],
        hour=int(at[DAY + 1 : HOUR]) if at is not None and len(at) >= HOUR else None,
        place=event.place,
        mode=mode,
        by=event.by,
        quantity=event.quantity,
        objects=frozenset(c for c, p in patterns_of("told_events", "civil").items() if p.search(bare)),
        armed=bare != words,
        denied=claim.act == "denies" or event.says in data("denials"),
        words=words,
    )  # fmt: skip


def _is_told(claim: Claim, event: EventPart) -> bool:
    """Whether the event is told as having happened, or as not having happened."""
    says = event.says is None or event.says in data("says")
    told = says and event.kind in data("kinds") and claim.act not in data("not_told")
    return told and not set(data("unsure")) & set(claim.modality)


def _is_spread(claim: Claim, event: EventPart) -> bool:
    """Whether the words tell of more than one happening, or of more than a day."""
    if event.until is not None and event.until[:DAY] != (event.at or "")[:DAY]:
        return True
    when = "" if claim.when is None else claim.when.text
    if _spread().search(when) or _total().search(event.words or ""):
        return True
    return any(q.unit in data("happenings") and _several(q.low) for q in claim.quantities)


def _several(number: Number | None) -> bool:
    return number is None or number > 1


def lineage(place: str) -> tuple[str, ...]:
    """Return a place and those in which it lies, as far as one deed of a day can be meant there."""
    known, found = gazetteer(), []
    at: str | None = place
    while at is not None and at in known:
        if known[at].kind in data("near"):
            found.append(at)
        at = known[at].within
    return tuple(found)


def day_after(day: str, days: int) -> str:
    """Return the day that lies ``days`` after ``day``, both ISO."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def data(key: str) -> Any:
    """Return one entry of the word list of told events."""
    return cue_file("told_events")[key]


@cache
def _armed() -> re.Pattern[str]:
    return wording([data("armed")])


@cache
def _spread() -> re.Pattern[str]:
    return wording([data("spread")])


@cache
def _total() -> re.Pattern[str]:
    return wording([cue_file("events")["aggregated"]])
