"""One cell: the state of one step in one view, with its basis and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Step
from truceline.basis.quantity import Number
from truceline.basis.reason import Reason
from truceline.basis.time import Interval
from truceline.basis.vocabulary import term
from truceline.status.matching import Heard
from truceline.status.punctuality import punctual
from truceline.status.shapes import Measure, StepAspect
from truceline.status.tally import Tally, asked, taken_back, tally_of
from truceline.status.word import Word

__all__ = ["Cell", "Situation", "calendar_state", "cell_of"]

VERDICT_STATES = {
    "undone": "not-done-by-its-date", "denied": "not-done-by-its-date", "breached": "breached",
    "withheld": "withheld", "resumed": "resumed", "excused": "excused", "kept": "kept",
    "no-duty": "not-owed", "ended": "not-owed", "duty": "active", "continues": "active",
}  # fmt: skip
STANDING_STATES = VERDICT_STATES | {"undone": "kept", "denied": "kept", "done": "contrary-act-said"}
ASPECT_STATES = {
    "done": "in-order", "kept": "in-order", "breached": "not-in-order", "undone": "not-in-order",
    "denied": "denied", "withheld": "stated",
}  # fmt: skip
NOT_YET = frozenset({"pending", "active", "due"})
READINGS = frozenset({"no-duty", "ended", "duty", "continues"})


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What a view knows besides words: the moment, whether the step is open, whether its phase has ended.

    ``opened`` is False or None while what the step waits for is not (known to be) met;
    ``ended`` carries the reasons if in this view the phase ended before the step was due, ``until``
    is when the phase ended, ``ended_by`` silent if only the calendar ended it.
    """

    at: datetime
    tz: ZoneInfo
    opened: bool | None = True
    ended: tuple[Reason, ...] | None = None
    until: datetime | None = None
    ended_by: str = "follows"


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """State, basis, performance and verdict of a step in one view.

    ``measure`` is what this step received; ``cumulative`` (delivered, due) of the obligation up
    to it. ``deciding`` is the word on which the state rests, ``done_at`` when the step was filled,
    ``history`` the ids of all words heard, ``voices`` the last thing said by each speaker.
    """

    state: str
    basis: str
    performance: str
    verdict: str
    measure: Measure
    cumulative: tuple[Number | None, Number | None]
    why: tuple[Reason, ...]
    aspects: dict[str, StepAspect]
    aspect_words: dict[str, Word]
    done: tuple[Word, ...] = ()
    deciding: Word | None = None
    history: tuple[str, ...] = ()
    done_at: Interval | None = None
    voices: dict[str, str] = {}

    @property
    def spoke(self) -> bool:
        """Whether the speaker of this view said anything on the headline."""
        return self.basis != "silent"


def cell_of(
    step: Step, heard: Heard, situation: Situation, *, standing: bool = False, owing: bool = False
) -> Cell:
    """Return the cell of ``step`` for what one view ``heard``; ``owing``: the view of the side that owes it."""
    tally = tally_of(step, heard)
    verdict = _standing_verdict(heard, tally, situation if standing else None)
    state, basis, why = _headline(step, tally, verdict, situation, standing, owing)
    performance, judged = _marks(state, tally, verdict)
    measure, cumulative = _measure(step, tally)
    aspects = _aspects(heard)
    told = {*tally.words, *tally.again, *heard.named, *taken_back(heard), *heard.verdicts}
    words = sorted(told, key=lambda w: w.order)
    deciding = verdict if verdict is not None else (tally.words[-1] if tally.words else None)
    return Cell(
        state=state, basis=basis, performance=performance, verdict=judged, measure=measure,
        cumulative=cumulative, why=why,
        aspects={name: StepAspect(state=_aspect_state(w), basis="said") for name, w in aspects.items()},
        aspect_words=aspects, done=tuple(tally.words), deciding=deciding,
        history=tuple(w.claim for w in words),
        done_at=None if tally.crossing is None else tally.crossing.when,
    )  # fmt: skip


def _standing_verdict(heard: Heard, tally: Tally, prohibition: Situation | None) -> Word | None:
    """The latest word other than a delivery, unless what was told as done later has overtaken it.

    A word that the deed is held back, or goes on again, yields to any later delivery once the step
    is filled (a batch may be filled early, by rule); a judgement only to the delivery that fills it.
    A word on a prohibition counts only while its phase lasts.
    """
    verdicts = heard.verdicts
    if prohibition is not None and prohibition.until is not None:
        verdicts = tuple(w for w in verdicts if w.when.first <= prohibition.until)
    own = tally.words[-1] if tally.words else None
    verdict = _latest(verdicts, after=tally.crossing or own)
    if verdict is None or tally.crossing is None:
        return verdict
    later = any(w.order > verdict.order for w in (*heard.named, *heard.earlier, *heard.pool))
    overtaken = verdict.says == "resumed" or (verdict.says in {"withheld", "undone"} and later)
    return None if overtaken or verdict.says == "denied" else verdict


def _latest(words: Sequence[Word], after: Word | None) -> Word | None:
    later = [w for w in words if w.says in VERDICT_STATES or w.says == "done"]
    later = [w for w in later if after is None or w.order > after.order]
    return max(later, key=lambda w: w.order) if later else None


def _headline(
    step: Step,
    tally: Tally,
    verdict: Word | None,
    situation: Situation,
    standing: bool,
    owing: bool,
) -> tuple[str, str, tuple[Reason, ...]]:
    states = STANDING_STATES if standing else VERDICT_STATES
    if situation.ended is not None and standing:
        return "ended", situation.ended_by, (*situation.ended, *_said(verdict))
    if situation.ended is not None and tally.crossing is None and _lapses(verdict):
        basis = situation.ended_by if verdict is None else "follows"
        return "not-owed", basis, (*situation.ended, *_said(verdict))
    if verdict is not None and (verdict.says or "") in states:
        if tally.words and verdict.says in {"denied", *READINGS}:
            return _performed(step, tally, situation)
        return _pronounced(states[verdict.says or ""], step, verdict, situation, owing)
    if tally.words:
        return _performed(step, tally, situation)
    if standing and situation.opened:
        text = "The duty stands and nothing is held on it in this view."
        return "active", "silent", (Reason(text=text),)
    state = calendar_state(step, situation)
    label = term("states", state).english
    text = f"No word of this view is held; by the calendar the step is {label}."
    return state, "silent", (Reason(text=text),)


def _lapses(verdict: Word | None) -> bool:
    return verdict is None or verdict.says in {"withheld", "undone", "no-duty", "ended"}


def _pronounced(
    state: str, step: Step, verdict: Word, situation: Situation, owing: bool
) -> tuple[str, str, tuple[Reason, ...]]:
    """The state a word gives.

    A word that the deed goes on again yields to the calendar once its date has passed; "not done"
    before the date is only "not yet"; an owing side that denies, denies what is said of it.
    """
    calendar = calendar_state(step, situation)
    if state == "resumed" and calendar == "overdue-unreported":
        return "overdue-unreported", "follows", _said(verdict)
    if verdict.says in {"duty", "continues"}:
        return calendar, "follows", _said(verdict)
    if verdict.says in {"no-duty", "ended"}:
        return state, "follows", _said(verdict)
    if verdict.says == "denied" and owing and state != "kept":
        return "denied", "said", _said(verdict)
    if state == "not-done-by-its-date" and calendar in NOT_YET and step.due is not None:
        return calendar, "said", _said(verdict)
    return state, "said", _said(verdict)


def _said(word: Word | None) -> tuple[Reason, ...]:
    if word is None:
        return ()
    label = term("says", word.says).english if word.says else "told"
    words = f": “{word.event.words}”" if word.event.words else ""
    return (Reason(text=f"{word.speaker}: {label}{words}.", claims=(word.claim,)),)


def _performed(
    step: Step, tally: Tally, situation: Situation
) -> tuple[str, str, tuple[Reason, ...]]:
    due = asked(step)
    claims = tuple(w.claim for w in tally.words)
    basis = "said" if all(_tells_the_deed(w, step) for w in tally.words) else "follows"
    rule = " (assigned by rule)" if tally.by_rule else ""
    if tally.crossing is not None:
        state, text = punctual(step, tally.crossing.when, situation.tz)
        return state, basis, (Reason(text=text + rule, claims=claims),)
    open_ended = tally.through.high is None or due is None or tally.through.high >= due
    if open_ended:
        text = f"Something was done{rule}; the figures held do not say whether it is the whole."
        return "done-amount-open", basis, (Reason(text=text, claims=claims),)
    text = f"{tally.through.low} of {due} told as done{rule}, counted from the beginning of the schedule."
    state = calendar_state(step, situation)
    return (
        "partly" if state == "overdue-unreported" else state,
        basis,
        (Reason(text=text, claims=claims),),
    )


def _tells_the_deed(word: Word, step: Step) -> bool:
    return word.event.deed in {None, step.deed} or step.amount is not None


def calendar_state(step: Step, situation: Situation) -> str:
    """Return what the calendar alone gives: pending, active, due (its last day) or overdue-unreported."""
    at, tz = situation.at, situation.tz
    if not situation.opened or (step.opens is not None and at < step.opens):
        return "pending"
    if step.due is None:
        return "active"
    if at > step.due.last:
        return "overdue-unreported"
    return "due" if at.astimezone(tz).date() == step.due.last.astimezone(tz).date() else "active"


def _marks(state: str, tally: Tally, verdict: Word | None) -> tuple[str, str]:
    """Performance and verdict: the state's own, and what was told as done where the state leaves it open."""
    more = term("states", state).more
    performance = str(more["performance"])
    if state == "breached" and tally.words:  # the same side told what was done
        performance = "part" if tally.crossing is None else "whole"
    if state in NOT_YET and tally.words and verdict is None:
        performance = "part"
    if state == "not-owed" and (verdict is None or verdict.says in READINGS):
        performance = "unknown"  # a reading tells nothing about the deed
    return performance, str(more["verdict"])


def _measure(step: Step, tally: Tally) -> tuple[Measure, tuple[Number | None, Number | None]]:
    due = asked(step)
    if not tally.words:
        return Measure(low=None, high=None, unit=step.unit), (None, due)
    through = tally.through
    if step.unit is None:
        return Measure(low=None, high=None, unit=None), (None, None)
    low = _capped(through.low - tally.before, step.amount)
    high = None if through.high is None else _capped(through.high - tally.before, step.amount)
    return Measure(low=low, high=high, unit=step.unit), (through.low, due)


def _capped(number: Number, most: Number | None) -> Number:
    return max(number, 0) if most is None else min(max(number, 0), most)


def _aspects(heard: Heard) -> dict[str, Word]:
    """The latest word on each aspect; a stated reason for holding back is a word on the cause."""
    latest: dict[str, Word] = {}
    for word in sorted(heard.aspects, key=lambda w: w.order):
        for aspect in word.event.aspects:
            if word.says in ASPECT_STATES:
                latest[aspect] = word
    for word in sorted(heard.verdicts, key=lambda w: w.order):
        if word.says == "withheld" and word.event.condition is not None and "cause" not in latest:
            latest["cause"] = word
    return latest


def _aspect_state(word: Word) -> str:
    return ASPECT_STATES[word.says or "done"]
