"""Which words speak of which step (ARCHITECTURE section 5, rules 2, 7 and 8)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta

import msgspec

from truceline.agreement import Agreement, Obligation, Step
from truceline.basis.time import Interval
from truceline.basis.vocabulary import vocabulary
from truceline.status.word import Word

__all__ = ["HEADLINE_ASPECTS", "Heard", "Slot", "Voice", "hear", "is_its_object", "voice_of"]

HEADLINE_ASPECTS = frozenset({"amount", "time"})
NOWHERE = "-"
TELLING = frozenset({"done"})
TELLING_KINDS = frozenset({"delivery", "event", "talks", "power", "finding"})
PARTICIPATION = frozenset({"withheld", "resumed"})
DUTY_READINGS = frozenset({"no-duty", "ended", "duty", "continues"})
BRIEF = timedelta(days=2)
"""A word on no more than this much time is looked up by its date; a longer one is weighed for every step."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a step stands among the steps of its obligation.

    ``earlier`` are ids of steps of the same schedule due before it; ``window`` is the time for
    which it stands; ``turn`` the time at which a word that names no step means this one: after the
    step before it was due, until it is due itself (the last step: without end).
    """

    earlier: tuple[str, ...]
    window: Interval
    turn: Interval


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What one view heard of one step.

    ``named`` and ``pool`` are deliveries that name this step and those assigned by rule,
    ``earlier`` those that name an earlier step of the same schedule; ``verdicts`` the other
    headline words; ``aspects`` words on order, category, manner and the like.
    """

    named: tuple[Word, ...] = ()
    earlier: tuple[Word, ...] = ()
    pool: tuple[Word, ...] = ()
    verdicts: tuple[Word, ...] = ()
    aspects: tuple[Word, ...] = ()

    @property
    def on_the_deed(self) -> tuple[Word, ...]:
        """Words on whether, when and how much, in order of time."""
        return tuple(sorted((*self.named, *self.pool, *self.verdicts), key=lambda w: w.order))

    @property
    def everything(self) -> tuple[Word, ...]:
        """All words but deliveries for earlier steps."""
        return (*self.named, *self.pool, *self.verdicts, *self.aspects)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody heard, in order of time."""
        return tuple(
            dict.fromkeys(w.speaker for w in (*self.earlier, *self.on_the_deed, *self.aspects))
        )

    def only(self, speaker: str) -> Heard:
        """Return what one speaker said."""
        return Heard(
            **{
                f: tuple(w for w in getattr(self, f) if w.speaker == speaker)
                for f in self.__struct_fields__
            }
        )


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one view that may speak of one obligation, laid out so that a step finds its own.

    ``addressed`` are those that name one step, by its address; ``brief`` the others that speak of
    a short time, by its beginning; ``lasting`` the rest. So the work grows with the words of a
    step, not with words times steps.
    """

    addressed: dict[str, list[Word]]
    brief: Sequence[Word]
    lasting: Sequence[Word]

    def near(self, step: Step, obligation: Obligation, slot: Slot) -> list[Word]:
        """Return the words that may speak of ``step``, in order of time."""
        names = dict.fromkeys((step.id, *_parts(step), *slot.earlier))
        found = [w for name in names for w in self.addressed.get(name, ())]
        start, end = 0, len(self.brief)
        rhythmic = obligation.every is not None or obligation.exchange_for is not None
        if rhythmic and not step.part and not _single(step, obligation):
            first = min(slot.window.first, slot.turn.first)
            last = max(slot.window.last, slot.turn.last)
            start = bisect_left(self.brief, first, key=lambda w: w.when.first + BRIEF)
            end = bisect_right(self.brief, last, key=lambda w: w.when.first)
        return sorted((*found, *self.brief[start:end], *self.lasting), key=lambda w: w.order)


def voice_of(words: Iterable[Word], obligation: Obligation) -> Voice:
    """Lay out the ``words`` of one view that may speak of ``obligation``."""
    addressed: dict[str, list[Word]] = {}
    brief: list[Word] = []
    lasting: list[Word] = []
    for word in words:
        toward = word.event.toward
        if toward == NOWHERE or _tells_no_deed(word, obligation):
            continue
        if toward is not None and "/" in toward:
            addressed.setdefault(toward, []).append(word)
        elif word.open_ended or word.when.last - word.when.first > BRIEF:
            lasting.append(word)
        else:
            brief.append(word)
    return Voice(
        addressed=addressed, brief=sorted(brief, key=lambda w: w.when.first), lasting=lasting
    )


def hear(
    step: Step, obligation: Obligation, voice: Voice, agreement: Agreement, slot: Slot
) -> Heard:
    """Sort the words of one view by what they do for ``step``."""
    sorts: dict[str, list[Word]] = {f: [] for f in Heard.__struct_fields__}
    for word in voice.near(step, obligation, slot):
        sort = _sort(word, step, obligation, agreement, slot)
        if sort is not None:
            sorts[sort].append(word)
    return Heard(**{field: tuple(found) for field, found in sorts.items()})


def _tells_no_deed(word: Word, obligation: Obligation) -> bool:
    """Counts and incidents move no step; a reading only if it says whether the duty itself holds."""
    if word.event.kind == "reading":
        return word.event.toward != obligation.id or word.says not in DUTY_READINGS
    return word.event.kind in {"count", "incident"} and not obligation.standing


def _sort(
    word: Word, step: Step, obligation: Obligation, agreement: Agreement, slot: Slot
) -> str | None:
    toward = word.event.toward
    exactly = toward == step.id
    if not exactly and not _of_its_party(word, step, obligation):
        return None
    names = exactly or (step.part == "begin" and toward == obligation.id) or toward in _parts(step)
    if set(word.event.aspects) - HEADLINE_ASPECTS:
        return (
            "aspects"
            if names or (toward == obligation.id and word.reaches_into(slot.window))
            else None
        )
    if _delivers(word, obligation):
        if names:
            return "named"
        if toward in slot.earlier:
            return "earlier"
        return "pool" if _in_pool(word, step, obligation, slot) else None
    return "verdicts" if names or _covers(word, step, obligation, agreement, slot) else None


def _of_its_party(word: Word, step: Step, obligation: Obligation) -> bool:
    """A joint duty has a part per party: a word on one party's doing is none on another's."""
    by = set(word.event.by)
    hands = {step.party, *obligation.carried_out_by, *obligation.allies}
    return not by or not step.party or bool(by & hands)


def _parts(step: Step) -> set[str]:
    """Addresses of a part of talks without its day: talks/begin, talks/party/conclude."""
    if not step.part:
        return set()
    return {f"{step.obligation}/{step.part}", f"{step.obligation}/{step.party}/{step.part}"}


def _delivers(word: Word, obligation: Obligation) -> bool:
    return word.says in TELLING and word.event.kind in TELLING_KINDS and not obligation.standing


def _in_pool(word: Word, step: Step, obligation: Obligation, slot: Slot) -> bool:
    """Whether a delivery that names no step counts for this obligation (and, if periodic, this period)."""
    toward = word.event.toward
    if toward is None:
        if not _same_deed(word, step, obligation):
            return False
    elif toward != obligation.id or step.part == "conclude":
        return False
    if obligation.every is not None or obligation.exchange_for is not None:
        return slot.window.first <= word.when.first and word.when.last <= slot.window.last
    return True


def _same_deed(word: Word, step: Step, obligation: Obligation) -> bool:
    event = word.event
    unit = None if event.quantity is None else event.quantity.unit
    elsewhere = bool(event.to) and bool(step.to) and not set(event.to) & set(step.to)
    return (
        event.deed is not None
        and (event.deed == step.deed or _implied(event.deed) == step.deed)
        and step.party in event.by
        and (unit is None or step.unit is None or unit == step.unit)
        and (
            _tells_no_figure(word)
            or (step.amount is None)
            == (event.quantity is None or obligation.exchange_for is not None)
        )
        and not elsewhere
        and not _names_another_kind(word, obligation)
        and _is_on_its_object(word, obligation)
    )


def _names_another_kind(word: Word, obligation: Obligation) -> bool:
    """Whether a word names a kind that the duty does not; to hold back is to hold back all that is owed."""
    item = word.event.item
    return bool(obligation.of) and item not in {None, *obligation.of} and not _holds_its_own(word)


def _is_on_its_object(word: Word, obligation: Obligation) -> bool:
    """Whether a word is on what the duty is about; one that holds back may name it without a place."""
    place, item = word.event.place, word.event.item
    if is_its_object(place, obligation):
        return True
    return place is None and _holds_its_own(word) and is_its_object(item, obligation)


def _holds_its_own(word: Word) -> bool:
    """Whether a side says that it holds back its own deed, not what another does."""
    return _tells_no_figure(word) and word.side is not None and word.side in word.event.by


def _tells_no_figure(word: Word) -> bool:
    """Whether a word holds back, or takes up again, the deed as such: without a figure it covers any amount."""
    return word.says in PARTICIPATION and word.event.quantity is None


def is_its_object(place: str | None, obligation: Obligation) -> bool:
    """Say whether ``place`` is what a duty is about: for a deed without number ("withdraw from X") it is named."""
    if obligation.must.amount is not None or obligation.exchange_for is not None:
        return True
    return place is not None and place.replace("-", " ") in obligation.must.words.lower()


def _implied(deed: str) -> str | None:
    known = vocabulary("deeds").get(deed)
    return None if known is None else known.more.get("implies")


def _covers(
    word: Word, step: Step, obligation: Obligation, agreement: Agreement, slot: Slot
) -> bool:
    toward = word.event.toward
    if toward in {agreement.id, "agreement"}:
        return _own_participation(word, step, obligation) and word.reaches_into(slot.window)
    if toward is not None:
        single = _single(step, obligation)
        return toward == obligation.id and (single or word.reaches_into(slot.window))
    return (
        _same_deed(word, step, obligation) and slot.turn.first <= word.when.first <= slot.turn.last
    )


def _single(step: Step, obligation: Obligation) -> bool:
    """Whether the step is the whole of its party's duty."""
    return step.id in {obligation.id, f"{obligation.id}/{step.party}"}


def _own_participation(word: Word, step: Step, obligation: Obligation) -> bool:
    """ "Suspends participation" covers every positive duty of its speaker; an accusation covers none."""
    return not obligation.standing and word.side == step.party and word.says in PARTICIPATION
