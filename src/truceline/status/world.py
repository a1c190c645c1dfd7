"""A world: the agreement, the moment, and the words that one view hears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Agreement, Step
from truceline.status.totals import same_happening
from truceline.status.word import Word

__all__ = ["AS_ENCODED", "FOUND", "OTHERS", "World", "owed_sides", "worlds"]

FOUND = "found"
OTHERS = "others"
AS_ENCODED = "as-encoded"

FORMAL = frozenset({"accepted", "rejected", "withheld", "resumed"})
FORMAL_KINDS = frozenset({"announcement", "power"})


class World(msgspec.Struct, frozen=True, kw_only=True):
    """What one view hears. ``speaker`` is its party, None for found, others and as-encoded.

    ``words`` are the accounts and verdicts it hears; ``formal`` the parties' formal acts about
    themselves, heard in every view unless its speaker denies them.
    """

    view: str
    speaker: str | None
    words: tuple[Word, ...]
    formal: tuple[Word, ...]
    agreement: Agreement
    planned: tuple[Step, ...]
    at: datetime
    tz: ZoneInfo
    by_obligation: Mapping[str | None, tuple[Word, ...]] = {}

    def of_obligation(self, obligation: str) -> tuple[Word, ...]:
        """Return the words that may speak of an obligation: those that name it, or name nothing of it."""
        return (*self.by_obligation.get(obligation, ()), *self.by_obligation.get(None, ()))


def worlds(
    agreement: Agreement, words: Sequence[Word], planned: Sequence[Step], at: datetime, tz: ZoneInfo
) -> Mapping[str, World]:
    """Return one world per view: each party in the order of the agreement, found, others, as-encoded."""
    formal = tuple(w for w in words if _formal(w, agreement))
    heard: dict[str, tuple[str | None, list[Word]]] = {
        party: (party, [w for w in words if w.side == party]) for party in agreement.parties
    }
    heard[FOUND] = (None, [w for w in words if w.finding])
    heard[OTHERS] = (None, [w for w in words if w.side is None and not w.finding])
    heard[AS_ENCODED] = (None, [w for w in words if w.finding] + _told_alike(agreement, words))
    return {
        view: World(
            view=view, speaker=speaker, words=tuple(own), agreement=agreement, planned=tuple(planned), at=at, tz=tz,
            formal=tuple(w for w in formal if not _denied(w, own)), by_obligation=_grouped(own, agreement),
        )
        for view, (speaker, own) in heard.items()
    }  # fmt: skip


def _grouped(words: Sequence[Word], agreement: Agreement) -> dict[str | None, tuple[Word, ...]]:
    """Words by the obligation they name; None: words that name none (or the whole agreement)."""
    groups: dict[str | None, list[Word]] = {}
    for word in words:
        named = (word.event.toward or "").split("/")[0]
        groups.setdefault(named if named in agreement.obligations else None, []).append(word)
    return {name: tuple(found) for name, found in groups.items()}


def _formal(word: Word, agreement: Agreement) -> bool:
    """A formal act is one's own act about oneself, not an account of a deed."""
    actor = word.side if word.side is not None else word.speaker
    bound = {*agreement.parties, *agreement.mediators, *agreement.guarantors}
    return (
        actor in bound
        and word.says in FORMAL
        and word.event.kind in FORMAL_KINDS
        and actor in (word.event.by or (actor,))
    )


def _denied(act: Word, own: Sequence[Word]) -> bool:
    """Whether a view's speaker denied, then or later, that another's formal act took place."""
    return any(
        w.says == "denied" and w.side != act.side and w.event.toward == act.event.toward
        and act.side in w.event.by and w.when.last >= act.when.first
        for w in own
    )  # fmt: skip


def _told_alike(agreement: Agreement, words: Sequence[Word]) -> list[Word]:
    """Deeds on which the owing side and an owed side spoke alike (the owing side's telling)."""
    told = [w for w in words if w.side is not None and w.says == "done"]
    groups: dict[object, list[Word]] = {}
    for word in told:
        groups.setdefault(word.when.first.date(), []).append(word)
    return [
        w for w in told
        if w.side in _owing(agreement, w)
        and any(o.side != w.side and _alike(w, o) for o in groups[w.when.first.date()])
    ]  # fmt: skip


def _owing(agreement: Agreement, word: Word) -> tuple[str, ...]:
    named = agreement.obligations.get((word.event.toward or "").split("/")[0])
    return word.event.by if named is None else named.party


def _alike(a: Word, b: Word) -> bool:
    if same_happening(a, b):
        p, q = a.event.quantity, b.event.quantity
        return p is None or q is None or not p.cannot_equal(q)
    same_step = a.event.toward is not None and a.event.toward == b.event.toward
    return (
        same_step and a.event.quantity is None and b.event.quantity is None and a.when.meets(b.when)
    )


def owed_sides(agreement: Agreement, step: Step) -> tuple[str, ...]:
    """Return the owed parties of a step: its ``to`` as far as they are parties, else every other party."""
    named = tuple(p for p in step.to if p in agreement.parties)
    return named or tuple(p for p in agreement.parties if p != step.party)
