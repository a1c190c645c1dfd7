"""Positions: what each party has said on each issue, in its own word or as others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from truceline.basis.reason import Reason
from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import term, vocabulary
from truceline.status.said import Said, stance_of
from truceline.status.shapes import FactionWord, Position

__all__ = ["gaps", "is_faction", "positions"]


def positions(
    said: Sequence[Said], parties: Sequence[str], registry: Registry, *, at: datetime, tz: ZoneInfo
) -> dict[str, dict[str, Position]]:
    """Return party -> issue -> position, issues in the order of the vocabulary."""
    return {party: _of_party(party, said, registry, at, tz) for party in parties}


def _of_party(
    party: str, said: Sequence[Said], registry: Registry, at: datetime, tz: ZoneInfo
) -> dict[str, Position]:
    found = {}
    for issue in vocabulary("issues"):
        own = [
            s
            for s in said
            if issue in s.claim.issues and s.claim.party == party and s.claim.about is None
        ]
        about = [
            s
            for s in said
            if issue in s.claim.issues
            and s.claim.about is not None
            and s.claim.about.party == party
        ]
        position = _position(party, issue, own, about, registry, at, tz)
        if position is not None:
            found[issue] = position
    return found


def _position(
    party: str,
    issue: str,
    near: list[Said],
    about: list[Said],
    registry: Registry,
    at: datetime,
    tz: ZoneInfo,
) -> Position | None:
    own = [s for s in near if s.claim.official and stance_of(s.claim)]
    factions = [
        s for s in near if not s.claim.official and is_faction(s, registry) and stance_of(s.claim)
    ]
    unofficial = [
        s
        for s in near
        if not s.claim.official and not is_faction(s, registry) and stance_of(s.claim)
    ]
    hand2 = sorted([*unofficial, *(s for s in about if _reported_stance(s))], key=lambda s: s.order)
    if not own and not hand2 and not factions:
        return None
    stance, basis = _stance(own, hand2)
    moved = _moved(own)
    since = None if not basis or basis[-1].on is None else basis[-1].on.astimezone(tz).date()
    return Position(
        id=f"position:{party}/{issue}", stance=stance, first_hand=bool(own),
        per=() if own else tuple(dict.fromkeys(s.speaker for s in hand2)),
        since=None if since is None else since.isoformat(),
        age_days=None if since is None else (at.astimezone(tz).date() - since).days,
        claims=tuple(s.claim.id for s in own), second_hand=tuple(s.claim.id for s in hand2),
        factions=_factions(factions), why=tuple(_why(s) for s in basis[-1:]),
        moved=None if moved is None else moved[0], moved_claims=() if moved is None else moved[1],
    )  # fmt: skip


def _stance(own: list[Said], hand2: list[Said]) -> tuple[str, list[Said]]:
    if own:
        return stance_of(own[-1].claim) or "unknown", own
    if hand2:
        return _reported_stance(hand2[-1]) or stance_of(hand2[-1].claim) or "unknown", hand2
    return "unknown", []


def _reported_stance(said: Said) -> str | None:
    about = said.claim.about
    if about is None:
        return None
    known = vocabulary("acts").get(about.act)
    stance = None if known is None else known.more.get("stance")
    return None if stance is None else str(stance)


def is_faction(said: Said, registry: Registry) -> bool:
    """Say whether the speaker is a faction of its party rather than an unnamed member of it."""
    actor = None if said.claim.actor is None else registry.actors.get(said.claim.actor)
    if actor is not None:
        return actor.kind in {"faction", "party-political"}
    words = "" if said.claim.source is None else said.claim.source.text.lower()
    cues = term("actor_kinds", "faction").cues.get("en", ())
    return any(cue in words for cue in cues)


def _factions(said: list[Said]) -> tuple[FactionWord, ...]:
    latest = {s.speaker: s for s in said}
    return tuple(
        FactionWord(actor=who, stance=stance_of(s.claim) or "unknown", claims=(s.claim.id,))
        for who, s in latest.items()
    )


def _moved(own: list[Said]) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The last change of the party's own stance (from, to), with the claim before and the claim after."""
    for before, after in reversed(list(pairwise(own))):
        a, b = stance_of(before.claim), stance_of(after.claim)
        if a and b and a != b and before.on != after.on:
            return (a, b), (before.claim.id, after.claim.id)
    return None


def _why(said: Said) -> Reason:
    return Reason(text=f"{said.speaker}: {said.claim.reason}", claims=(said.claim.id,))


def gaps(found: dict[str, dict[str, Position]], registry: Registry) -> Iterable[str]:
    """Yield one sentence for each missing own word: others speak of a party, the party is not heard."""
    for party, by_issue in found.items():
        for issue, position in by_issue.items():
            if not position.first_hand and position.second_hand:
                who = ", ".join(registry.shown(a) for a in position.per)
                yield (
                    f"{who} spoke of {registry.shown(party)} on {term('issues', issue).english}; "
                    f"no word of {registry.shown(party)} on this is held."
                )
