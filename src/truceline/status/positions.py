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
    verb = term("acts", said.claim.act).more.get("verb", "said")
    return Reason(text=f"{said.speaker} {verb}: “{_content(said)}”.", claims=(said.claim.id,))


def gaps(
    said: Sequence[Said], found: dict[str, dict[str, Position]], registry: Registry
) -> Iterable[str]:
    """Yield one sentence for each missing own word: others speak of a party's act, the party is not heard on it."""
    by_id = {s.claim.id: s for s in said}
    for party, by_issue in found.items():
        spoken = dict.fromkeys(c for p in by_issue.values() for c in p.second_hand)
        for told in (by_id[c] for c in spoken if c in by_id and by_id[c].claim.about is not None):
            if not any(
                _answers(own, told)
                for own in said
                if own.claim.party == party and own.claim.official
            ):
                yield (
                    f"{_named(told, registry)} said: “{_content(told)}”; "
                    f"no word of {registry.shown(party)} on this is held."
                )


def _answers(own: Said, told: Said) -> bool:
    """Whether a party's own claim is on what was told of it: the same clause, else the same issue."""
    a, b = own.claim.event, told.claim.event
    if b is not None and b.toward is not None:
        return a is not None and a.toward == b.toward
    return bool(set(own.claim.issues) & set(told.claim.issues))


def _named(said: Said, registry: Registry) -> str:
    return said.speaker if said.claim.actor is None else registry.shown(said.claim.actor)


def _content(said: Said) -> str:
    claim = said.claim
    if claim.content is not None:
        return " ".join(claim.content.text.split())
    return "" if claim.event is None else claim.event.words or claim.event.says or ""
