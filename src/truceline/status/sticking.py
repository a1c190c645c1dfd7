"""Sticking points: issues on which words stand against each other, and on which claims that rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import term, vocabulary
from truceline.status.obligations import Row
from truceline.status.positions import is_faction
from truceline.status.said import Said, stance_of
from truceline.status.shapes import Outcome, StickingPoint

__all__ = ["sticking_points"]

AGAINST = frozenset({"accepts-with-reservations", "rejects"})
DEMANDS = "demands"
ACCEPTS = frozenset({"accepts", "accepts-in-principle"})
LONGEST_QUOTATION = 160
PARTS = {"begin": "begin", "conclude": "be concluded"}


def sticking_points(
    said: Sequence[Said],
    parties: Sequence[str],
    rows: Sequence[Row],
    phase: Outcome,
    registry: Registry,
    tz: ZoneInfo,
) -> tuple[StickingPoint, ...]:
    """Return one sticking point per issue, in the order of the vocabulary."""
    found = {p.issue: p for p in _from_text(rows, phase, parties)}
    for issue in vocabulary("issues"):
        point = _of_issue(issue, said, parties, registry, tz)
        if point is not None:
            found[issue] = point
    return tuple(found[i] for i in vocabulary("issues") if i in found)


def _of_issue(
    issue: str, said: Sequence[Said], parties: Sequence[str], registry: Registry, tz: ZoneInfo
) -> StickingPoint | None:
    here = [
        s
        for s in said
        if issue in s.claim.issues and s.claim.party in parties and s.claim.about is None
    ]
    against = [s for s in here if _stands_against(s) or _is_met(s, here, registry)]
    if not against:
        return None
    first = next((s.on for s in against if s.on is not None), None)
    acts = dict.fromkeys(_in_words(s, registry) for s in against)
    return StickingPoint(
        id=f"sticking:{issue}", issue=issue, between=tuple(dict.fromkeys(s.claim.party or "" for s in against)),
        why="; ".join(acts) + ".", since=None if first is None else first.astimezone(tz).date().isoformat(),
        claims=tuple(dict.fromkeys(s.claim.id for s in against)),
    )  # fmt: skip


def _stands_against(said: Said) -> bool:
    """Whether the words reserve or reject, or speak against the matter itself."""
    stance = said.claim.stance
    opposes = stance is not None and stance.sign == "against" and stance.target in said.claim.issues
    return opposes or stance_of(said.claim) in AGAINST


def _is_met(said: Said, here: Sequence[Said], registry: Registry) -> bool:
    """Whether a demand meets words that stand against it: one side's demand alone blocks nothing.

    Those are another party's reservation, rejection or own demand; of a faction's demand also that
    its party accepts, and the other way round.
    """
    if stance_of(said.claim) != DEMANDS:
        return False
    wing = is_faction(said, registry)
    others = [s for s in here if s.claim.party != said.claim.party]
    own = [s for s in here if s.claim.party == said.claim.party and is_faction(s, registry) != wing]
    return any(_stands_against(s) or stance_of(s.claim) == DEMANDS for s in others) or any(
        _stands_against(s) or stance_of(s.claim) in ACCEPTS for s in own
    )


def _in_words(said: Said, registry: Registry) -> str:
    verb = term("acts", said.claim.act).more.get("verb", "said")
    who = registry.shown(said.speaker) if said.claim.actor else said.speaker
    faction = " (a faction)" if is_faction(said, registry) else ""
    return f"{who}{faction} {verb}: “{_words(said)}”"


def _words(said: Said) -> str:
    """What was said, in the words of the report or the row, shortened at a space."""
    claim = said.claim
    text = (
        claim.content.text
        if claim.content is not None
        else (claim.event.words or "")
        if claim.event
        else ""
    )
    text = " ".join(text.split())
    return (
        text
        if len(text) <= LONGEST_QUOTATION
        else text[:LONGEST_QUOTATION].rsplit(" ", 1)[0] + " …"
    )


def _from_text(
    rows: Sequence[Row], phase: Outcome, parties: Sequence[str]
) -> Iterator[StickingPoint]:
    """What the table itself shows: a phase read differently, talks past their date with nothing reported."""
    if phase.kind == "contested":
        yield _point(
            "phases-and-duration",
            phase.by,
            "The parties read differently whether the phase goes on.",
            None,
        )
    late = [r for r in rows if r.step.part in PARTS and r.shown.outcome.kind == "unreported"]
    for issue in dict.fromkeys(_issue_of(r) for r in late):
        here = [r for r in late if _issue_of(r) == issue]
        dates = dict.fromkeys((PARTS[r.step.part], r.shown.due) for r in here)
        why = " ".join(
            f"Talks were to {part} by {due}; no report of it is held." for part, due in dates
        )
        since = min((r.shown.due for r in here if r.shown.due is not None), default=None)
        yield _point(issue, tuple(parties), why, since)


def _issue_of(row: Row) -> str:
    return row.obligation.issue or str(term("deeds", row.step.deed).more["issue"])


def _point(issue: str, between: tuple[str, ...], why: str, since: str | None) -> StickingPoint:
    return StickingPoint(
        id=f"sticking:{issue}", issue=issue, between=between, why=why, since=since, claims=()
    )
