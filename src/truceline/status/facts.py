"""The facts of conditions, and which claims make each of them true in one view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from truceline.agreement import All, Any_, Condition, Fact, Not, Obligation, phase_calendar
from truceline.basis.reason import Reason
from truceline.basis.time import first_instant
from truceline.status.totals import distinct, running, total
from truceline.status.word import Word
from truceline.status.world import World

BROKEN_OFF = frozenset({"ended", "undone", "withheld"})

__all__ = ["Truth", "holds", "in_words", "parties_awaited"]


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a condition holds in a view: True since a moment, False, or None (nothing decides it).

    Silence makes nothing true and nothing false, except where the calendar alone decides.
    """

    value: bool | None
    since: datetime | None = None
    why: tuple[Reason, ...] = ()


def holds(condition: Condition | None, world: World) -> Truth:
    """Return whether ``condition`` holds at the moment of ``world``; no condition always holds."""
    match condition:
        case None:
            return Truth(value=True)
        case All(parts):
            return _all([holds(p, world) for p in parts])
        case Any_(parts):
            return _any([holds(p, world) for p in parts])
        case Not(part):
            inner = holds(part, world)
            return Truth(value=None if inner.value is None else not inner.value, why=inner.why)
        case Fact():
            return _fact(condition, world)


def _all(parts: list[Truth]) -> Truth:
    why = tuple(r for p in parts for r in p.why)
    if any(p.value is False for p in parts):
        return Truth(value=False, why=why)
    if any(p.value is None for p in parts):
        return Truth(value=None, why=why)
    known = [p.since for p in parts if p.since is not None]
    return Truth(value=True, since=max(known, default=None), why=why)


def _any(parts: list[Truth]) -> Truth:
    why = tuple(r for p in parts for r in p.why)
    true = [p for p in parts if p.value]
    if true:
        return Truth(
            value=True, since=min((p.since for p in true if p.since), default=None), why=why
        )
    return Truth(value=None if any(p.value is None for p in parts) else False, why=why)


def _fact(fact: Fact, world: World) -> Truth:
    return FACTS[fact.verb](fact, world) if fact.verb in FACTS else Truth(value=None)


def _in_force(_: Fact, world: World) -> Truth:
    agreement = world.agreement
    if agreement.takes_effect_at is None:
        return holds(agreement.takes_effect_once, world)
    start = first_instant(agreement.takes_effect_at, world.tz)
    once = holds(agreement.takes_effect_once, world)
    if world.at < start:
        return Truth(
            value=False,
            why=(Reason(text=f"The agreement takes effect at {agreement.takes_effect_at}."),),
        )
    since = start if once.since is None else max(start, once.since)
    return Truth(value=once.value, since=since, why=once.why)


def _accepts(fact: Fact, world: World) -> Truth:
    """Formal acceptance of what the fact names, else of the agreement itself; an outline is neither.

    Once given it stands: only powers in the text suspend or end an agreement.
    """
    whole = (world.agreement.id, "agreement")
    targets = whole if fact.object is None else (fact.object,)
    by = [
        w for w in world.formal if fact.subject in (w.side, w.speaker) and w.event.toward in targets
    ]
    accepted = [w for w in by if w.says == "accepted"]
    return _of_last(
        accepted[:1] or [w for w in by if w.says == "rejected"],
        {"accepted": True, "rejected": False},
    )


def _of_last(words: list[Word], value: dict[str, bool]) -> Truth:
    if not words:
        return Truth(value=None)
    last = max(words, key=lambda w: w.order)
    return Truth(value=value[last.says or ""], since=last.when.first, why=(_reason(last),))


def _reason(word: Word) -> Reason:
    return Reason(text=f"{word.speaker} said so ({word.says}).", claims=(word.claim,))


def deliveries(obligation: Obligation, world: World) -> list[Word]:
    """Return the deliveries of an obligation that a view heard, one word each, in order of time."""
    return distinct(
        w for w in world.words
        if w.says == "done" and w.event.kind in {"delivery", "event", "talks", "finding"} and _toward(w, obligation)
        and not set(w.event.aspects) - {"amount", "time"}
    )  # fmt: skip


def _toward(word: Word, obligation: Obligation) -> bool:
    toward = word.event.toward
    if toward is not None:
        return toward == obligation.id or toward.startswith(obligation.id + "/")
    quantity = word.event.quantity
    return (
        word.event.deed == obligation.must.deed
        and bool(set(obligation.party) & set(word.event.by))
        and obligation.must.amount is not None
        and quantity is not None
        and quantity.unit == obligation.must.unit
        and (
            not word.event.to or not obligation.to or bool(set(word.event.to) & set(obligation.to))
        )
    )


def _fulfilled(fact: Fact, world: World) -> Truth:
    obligation = world.agreement.obligations[fact.subject]
    amount = obligation.must.amount
    words = deliveries(obligation, world)
    if amount is not None:
        return _reached(words, amount)
    if obligation.concludes is not None:
        return _concluded(fact, world)
    if (
        not words
        or obligation.exchange_for is not None
        or _taken_back(words[-1], obligation, world)
    ):
        return Truth(value=None)
    return Truth(value=True, since=words[0].when.first, why=(_reason(words[0]),))


def _taken_back(done: Word, obligation: Obligation, world: World) -> bool:
    """Whether the voice of this view later said that it was not done."""
    return any(
        w.says == "undone" and w.order > done.order and _toward(w, obligation) for w in world.words
    )


def _reaches(fact: Fact, world: World) -> Truth:
    return _reached(deliveries(world.agreement.obligations[fact.subject], world), fact.number or 0)


def _reached(words: list[Word], threshold: int | float) -> Truth:
    crossing = running(words, threshold)
    why = (
        Reason(
            text=f"{total(words).low} of {threshold} told.", claims=tuple(w.claim for w in words)
        ),
    )
    if crossing is None:
        return Truth(value=None, why=why)
    return Truth(value=True, since=crossing.when.first, why=why)


def _breached(fact: Fact, world: World) -> Truth:
    """Breach is never computed: only said in this view, or found."""
    said = [
        w
        for w in world.words
        if w.says == "breached" and _toward(w, world.agreement.obligations[fact.subject])
    ]
    return _of_last(
        [w for w in said if not set(w.event.aspects) - {"amount", "time"}], {"breached": True}
    )


def _due(fact: Fact, world: World) -> Truth:
    dates = [
        s.due.first for s in world.planned if s.obligation == fact.subject and s.due is not None
    ]
    if not dates:
        return Truth(value=None)
    return Truth(value=world.at >= min(dates), since=min(dates))


def _begun(fact: Fact, world: World) -> Truth:
    if fact.subject in world.agreement.phases:
        return _phase_begun(fact, world)
    return _talks(fact, world, "begin")


def _phase_begun(fact: Fact, world: World) -> Truth:
    return holds(world.agreement.phases[fact.subject].starts, world)


def _talks(fact: Fact, world: World, part: str) -> Truth:
    obligation = world.agreement.obligations[fact.subject]
    words = [w for w in deliveries(obligation, world) if _part(w, obligation) == part]
    if not words:
        return Truth(
            value=None, why=(Reason(text=f"No report is held that {obligation.id} {part}."),)
        )
    return Truth(value=True, since=words[0].when.first, why=(_reason(words[0]),))


def _part(word: Word, obligation: Obligation) -> str:
    conclude = word.event.toward in conclude_addresses(obligation)
    return "conclude" if conclude else "begin"


def conclude_addresses(obligation: Obligation) -> set[str]:
    """Return the addresses by which a row says that talks were concluded."""
    days = (
        []
        if obligation.concludes is None or obligation.concludes.day is None
        else [f"day-{obligation.concludes.day}"]
    )
    return {
        f"{obligation.id}/conclude",
        *(f"{obligation.id}/{p}/{d}" for p in obligation.party for d in days),
    }


def _concluded(fact: Fact, world: World) -> Truth:
    return _talks(fact, world, "conclude")


def _under_way(fact: Fact, world: World) -> Truth:
    """Begun, and neither concluded nor broken off since."""
    begun, concluded = _talks(fact, world, "begin"), _talks(fact, world, "conclude")
    if begun.value and concluded.value:
        return Truth(value=False, why=concluded.why)
    obligation = world.agreement.obligations[fact.subject]
    broken = [w for w in world.words if w.says in BROKEN_OFF and _toward(w, obligation)]
    after = [w for w in broken if begun.since is not None and w.when.first >= begun.since]
    return (
        Truth(value=False, since=after[-1].when.first, why=(_reason(after[-1]),))
        if after
        else begun
    )


def _ended(fact: Fact, world: World) -> Truth:
    """By the word of this view's speaker on the phase, else by the calendar where nothing continues it."""
    phase = world.agreement.phases[fact.subject]
    said = [
        w for w in world.words if w.event.toward == phase.id and w.says in {"ended", "continues"}
    ]
    if said and world.speaker is not None:
        return Truth(
            value=said[-1].says == "ended", since=said[-1].when.first, why=(_reason(said[-1]),)
        )
    span = phase_calendar(world.agreement).get(phase.id)
    if span is None or phase.continues:
        return Truth(value=None)
    return Truth(value=world.at > span.last, since=span.last)


FACTS: Mapping[str, Callable[[Fact, World], Truth]] = {
    "in-force": _in_force, "accepts": _accepts, "fulfilled": _fulfilled, "reaches": _reaches,
    "breached": _breached, "due": _due, "begun": _begun, "concluded": _concluded,
    "under-way": _under_way, "ended": _ended,
}  # fmt: skip
"""Facts this version decides; any other stays undecided (None)."""


def in_words(condition: Condition) -> str:
    """Return a condition in the words of the language ("talks-2 concluded and hostages fulfilled")."""
    match condition:
        case All(parts):
            return " and ".join(in_words(p) for p in parts)
        case Any_(parts):
            return " or ".join(in_words(p) for p in parts)
        case Not(part):
            return f"not ({in_words(part)})"
        case Fact():
            words = (
                condition.subject,
                condition.verb.replace("-", " "),
                condition.object,
                condition.number,
            )
            return " ".join(str(w) for w in words if w is not None)


def parties_awaited(condition: Condition | None, world: World) -> tuple[str, ...]:
    """Return the parties on whose act a condition waits, in the order of the agreement."""
    waiting = _awaited(condition, world)
    return tuple(p for p in world.agreement.parties if p in waiting)


def _awaited(condition: Condition | None, world: World) -> set[str]:
    match condition:
        case All(parts) | Any_(parts):
            return set().union(*(_awaited(p, world) for p in parts))
        case Fact() if holds(condition, world).value is not True:
            return _owner(condition, world)
        case _:
            return set()


def _owner(fact: Fact, world: World) -> set[str]:
    if fact.subject in world.agreement.parties:
        return {fact.subject}
    obligation = world.agreement.obligations.get(fact.subject)
    if obligation is not None:
        return set(obligation.party)
    phase = world.agreement.phases.get(fact.subject)
    return set() if phase is None else _awaited(phase.starts, world)
