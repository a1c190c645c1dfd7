"""What was told as done toward one step in one view: deliveries, running total, the one that fills it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from truceline.agreement import Step
from truceline.basis.quantity import Number
from truceline.status.matching import Heard
from truceline.status.totals import Total, deliveries, running, total
from truceline.status.word import Word

__all__ = ["Tally", "asked", "taken_back", "tally_of"]


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Deliveries that fill a step (``words``, told ``again`` elsewhere), the total up to it, what steps before it took.

    ``crossing`` is the delivery with which the lower bound reaches what is due; ``by_rule``
    whether none names the step.
    """

    words: tuple[Word, ...]
    again: tuple[Word, ...]
    through: Total
    before: Number
    crossing: Word | None
    by_rule: bool


def asked(step: Step) -> Number | None:
    """Return what is due up to and including a step; None where the text gives no number."""
    return step.cumulative if step.cumulative is not None else step.amount


def tally_of(step: Step, heard: Heard) -> Tally:
    """Return the deliveries of ``step`` among what one voice or one side told."""
    told = deliveries([*heard.named, *heard.earlier, *heard.pool])
    words = [w for w, _ in told if w in heard.earlier or not _taken_back(w, heard)]
    due = asked(step)
    before: Number = 0 if due is None or step.amount is None else due - step.amount
    counted = _of_this_step(words, heard, before, due)
    return Tally(
        words=counted, again=tuple(r for w, rest in told if w in counted for r in rest),
        through=total(words), before=before,
        crossing=_crossing(step, words, due), by_rule=bool(heard.pool) and not heard.named,
    )  # fmt: skip


def _crossing(step: Step, words: Sequence[Word], due: Number | None) -> Word | None:
    if due is not None:
        return running(words, due)
    counted = step.unit is not None and any(w.event.quantity is not None for w in words)
    return words[0] if words and not counted else None


def taken_back(heard: Heard) -> tuple[Word, ...]:
    """Return the deliveries that their own voice took back later: they count no more, and stay heard."""
    return tuple(w for w in (*heard.named, *heard.pool) if _taken_back(w, heard))


def _taken_back(word: Word, heard: Heard) -> bool:
    """Whether the same voice later said that this was not done (a denial of an accusation is none)."""
    return any(
        v.says == "undone" and v.order > word.order and (word in heard.named or v.when.meets(word.when))
        and (v.speaker == word.speaker or (v.side is not None and v.side == word.side))
        for v in heard.verdicts
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
