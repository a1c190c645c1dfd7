"""One cell: the state of one step in one view, with its basis and its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Step
from truceline.basis.quantity import Number
from truceline.basis.reason import Reason
from truceline.basis.time import Interval, iso
from truceline.basis.vocabulary import term
from truceline.status.matching import Heard
from truceline.status.shapes import Measure, StepAspect
from truceline.status.totals import Total, distinct, running, total
from truceline.status.word import Word

__all__ = ["Cell", "Situation", "calendar_state", "cell_of", "silent"]

VERDICT_STATES = {
    "undone": "not-done-by-its-date", "denied": "not-done-by-its-date", "breached": "breached",
    "withheld": "withheld", "resumed": "resumed", "excused": "excused", "kept": "kept",
    "no-duty": "not-owed", "ended": "not-owed",
}  # fmt: skip
STANDING_STATES = VERDICT_STATES | {"undone": "kept", "denied": "kept", "done": "contrary-act-said"}
ASPECT_STATES = {
    "done": "in-order", "kept": "in-order", "breached": "not-in-order", "undone": "not-in-order",
    "denied": "denied", "withheld": "stated",
}  # fmt: skip


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What a view knows besides words: the moment, whether the step is open, whether its phase has ended.

    ``opened`` is False or None while what the step waits for is not (known to be) met;
    ``ended`` carries the reasons if in this view the phase ended before the step was due.
    """

    at: datetime
    tz: ZoneInfo
    opened: bool | None = True
    ended: tuple[Reason, ...] | None = None


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


def cell_of(step: Step, heard: Heard, situation: Situation, standing: bool = False) -> Cell:
    """Return the cell of ``step`` for what one view ``heard``."""
    tally = _tally(step, heard)
    verdict = _standing_verdict(heard, tally)
    state, basis, why = _headline(step, tally, verdict, situation, standing)
    performance, judged = _marks(state, tally)
    measure, cumulative = _measure(step, tally)
    aspects = _aspects(heard)
    words = sorted({*tally.words, *heard.verdicts}, key=lambda w: w.order)
    others = {w.speaker: w for w in words}
    deciding = verdict if verdict is not None else (tally.words[-1] if tally.words else None)
    return Cell(
        state=state, basis=basis, performance=performance, verdict=judged, measure=measure,
        cumulative=cumulative, why=(*why, *_differing(others, why)),
        voices={who: w.says or "" for who, w in others.items()},
        aspects={name: StepAspect(state=_aspect_state(w), basis="said") for name, w in aspects.items()},
        aspect_words=aspects, done=tuple(tally.words), deciding=deciding,
        history=tuple(w.claim for w in words),
        done_at=None if tally.crossing is None else tally.crossing.when,
    )  # fmt: skip


def _differing(voices: Mapping[str, Word], why: Sequence[Reason]) -> tuple[Reason, ...]:
    """Where speakers of one view differ, the last word of each that the state does not rest on."""
    if len({w.says for w in voices.values()}) < 2:
        return ()
    rests_on = {c for r in why for c in r.all_claims()}
    return tuple(r for w in voices.values() if w.claim not in rests_on for r in _said(w))


def silent(step: Step, situation: Situation) -> Cell:
    """Return the cell of a view that heard nothing: only what the calendar gives."""
    return cell_of(step, Heard(), situation)


class _Tally(msgspec.Struct, frozen=True, kw_only=True):
    words: tuple[Word, ...]
    through: Total
    before: Number
    crossing: Word | None
    by_rule: bool


def _tally(step: Step, heard: Heard) -> _Tally:
    words = distinct([*heard.named, *heard.earlier, *heard.pool])
    words = [w for w in words if not _taken_back(w, heard.verdicts)]
    due = step.cumulative if step.cumulative is not None else step.amount
    before: Number = 0 if due is None or step.amount is None else due - step.amount
    through = total(words)
    if due is not None:
        crossing = running(words, due)
    else:
        counted = any(w.event.quantity is not None for w in words) and step.unit is not None
        crossing = words[0] if words and not counted else None
    return _Tally(
        words=_of_this_step(words, heard, before, due), through=through, before=before, crossing=crossing,
        by_rule=bool(heard.pool) and not heard.named,
    )  # fmt: skip


def _taken_back(word: Word, verdicts: Sequence[Word]) -> bool:
    """Whether the same voice later said that this was not done."""
    return any(
        v.says in {"undone", "denied"} and v.order > word.order
        and (v.speaker == word.speaker or (v.side is not None and v.side == word.side))
        for v in verdicts
    )  # fmt: skip


def _of_this_step(
    words: Sequence[Word], heard: Heard, before: Number, due: Number | None
) -> tuple[Word, ...]:
    """The deliveries that fill this step: those that name it, and those by rule beyond what earlier steps took."""
    found: list[Word] = []
    low: Number = 0
    for n, word in enumerate(words, 1):
        so_far = total(words[:n])
        begins_before_it_is_full = due is None or low < due
        leaves_something = before == 0 or so_far.low > before or so_far.high is None
        by_rule = begins_before_it_is_full and leaves_something and word not in heard.earlier
        if word in heard.named or by_rule:
            found.append(word)
        low = so_far.low
    return tuple(found)


def _standing_verdict(heard: Heard, tally: _Tally) -> Word | None:
    """The latest word other than a delivery, unless what was told as done later has overtaken it.

    A word that the deed is held back, or goes on again, yields to any later delivery once the step
    is filled (a batch may be filled early, by rule); a judgement only to the delivery that fills it.
    """
    own = tally.words[-1] if tally.words else None
    verdict = _latest(heard.verdicts, after=tally.crossing or own)
    if verdict is None or tally.crossing is None:
        return verdict
    later = any(w.order > verdict.order for w in (*heard.named, *heard.earlier, *heard.pool))
    overtaken = verdict.says == "resumed" or (verdict.says in {"withheld", "undone"} and later)
    return None if overtaken else verdict


def _latest(words: Sequence[Word], after: Word | None) -> Word | None:
    later = [w for w in words if w.says in VERDICT_STATES or w.says == "done"]
    later = [w for w in later if after is None or w.order > after.order]
    return max(later, key=lambda w: w.order) if later else None


def _headline(
    step: Step,
    tally: _Tally,
    verdict: Word | None,
    situation: Situation,
    standing: bool,
) -> tuple[str, str, tuple[Reason, ...]]:
    states = STANDING_STATES if standing else VERDICT_STATES
    if situation.ended is not None and tally.crossing is None and _lapses(verdict):
        return "not-owed", "follows", (*situation.ended, *_said(verdict))
    if verdict is not None and (verdict.says or "") in states:
        return _pronounced(states[verdict.says or ""], step, verdict, situation)
    if tally.words:
        return _performed(step, tally, situation)
    if standing and situation.opened:
        return (
            "active",
            "silent",
            (Reason(text="The duty stands and nothing is held on it in this view."),),
        )
    state = calendar_state(step, situation)
    return (
        state,
        "silent",
        (
            Reason(
                text=f"No word of this view is held; by the calendar the step is {term('states', state).english}."
            ),
        ),
    )


def _lapses(verdict: Word | None) -> bool:
    return verdict is None or verdict.says in {"withheld", "undone", "no-duty", "ended"}


def _pronounced(
    state: str, step: Step, verdict: Word, situation: Situation
) -> tuple[str, str, tuple[Reason, ...]]:
    """The state a word gives; a word that the deed goes on again yields to the calendar once its date has passed."""
    if state == "resumed" and calendar_state(step, situation) == "overdue-unreported":
        return "overdue-unreported", "follows", _said(verdict)
    return state, "said", _said(verdict)


def _said(word: Word | None) -> tuple[Reason, ...]:
    if word is None:
        return ()
    label = term("says", word.says).english if word.says else "told"
    words = f": “{word.event.words}”" if word.event.words else ""
    return (Reason(text=f"{word.speaker}: {label}{words}.", claims=(word.claim,)),)


def _performed(
    step: Step, tally: _Tally, situation: Situation
) -> tuple[str, str, tuple[Reason, ...]]:
    due = step.cumulative if step.cumulative is not None else step.amount
    claims = tuple(w.claim for w in tally.words)
    basis = "said" if all(_tells_the_deed(w, step) for w in tally.words) else "follows"
    rule = " (assigned by rule)" if tally.by_rule else ""
    if tally.crossing is not None:
        state, text = _punctual(step, tally.crossing.when, situation.tz)
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


def _punctual(step: Step, done: Interval, tz: ZoneInfo) -> tuple[str, str]:
    when = (
        iso(done.first, tz)
        if done.last - done.first < timedelta(hours=1)
        else done.first.astimezone(tz).date().isoformat()
    )
    if step.due is None or done.last <= step.due.first:
        return "fulfilled", f"Done on {when}."
    if done.first > step.due.last:
        return "fulfilled-late", f"Done on {when}, {lateness(step.due, done, tz)} after its date."
    return "fulfilled-time-open", f"Done on {when}; whether this is in time cannot be determined."


def lateness(due: Interval, done: Interval, tz: ZoneInfo) -> str:
    """Return how long after its deadline something was done, as far as the two times allow ("1 day 7 hours")."""
    if done.last - done.first >= timedelta(hours=1) or due.first != due.last:
        days = (done.first.astimezone(tz).date() - due.last.astimezone(tz).date()).days
        return f"{days} day{'s' if days != 1 else ''}"
    gap = done.first - due.last - timedelta(microseconds=1)
    gap = max(gap, timedelta(0))
    hours = round(gap.seconds / 3600)
    parts = [f"{gap.days} day{'s' if gap.days != 1 else ''}"] if gap.days else []
    parts += [f"{hours} hour{'s' if hours != 1 else ''}"] if hours else []
    return " ".join(parts) or "less than an hour"


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


def _marks(state: str, tally: _Tally) -> tuple[str, str]:
    more = term("states", state).more
    performance = str(more["performance"])
    if state == "breached" and tally.crossing is not None:
        performance = "whole"
    return performance, str(more["verdict"])


def _measure(step: Step, tally: _Tally) -> tuple[Measure, tuple[Number | None, Number | None]]:
    due = step.cumulative if step.cumulative is not None else step.amount
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
