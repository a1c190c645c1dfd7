"""A step and what its views come to, as a sentence: the words of the bottom line and key points."""

from __future__ import annotations

from collections.abc import Callable, Collection

from truceline.briefing.dates import lateness
from truceline.briefing.outcomes import (
    common_state,
    due_words,
    is_past,
    others_words,
    party_views,
    performance,
    said_apart,
    sides_said,
    spoken,
    state_words,
    told_of_deed,
)
from truceline.briefing.sayings import claim_sentence, speaker
from truceline.briefing.scene import Scene, deciding_claims, step_claims
from truceline.briefing.shapes import Part, Sentence
from truceline.briefing.titles import obligation_title, period_title, step_amount
from truceline.briefing.words import aspect, joined, noun, opening, phrase, say, table_of
from truceline.record.held import HeldClaim
from truceline.status.shapes import ObligationStep
from truceline.status.word import PHASE_READINGS
from truceline.status.world import OTHERS

__all__ = ["is_talks", "so_far", "step_sentence"]

_LATE = "fulfilled-late"
_DAY = 10
_TALKS = "hold-talks"
Words = tuple[str | Part, ...]


def step_sentence(scene: Scene, step: ObligationStep) -> tuple[Sentence, ...]:
    """Say a step and its outcome in one sentence, and a second where one of its aspects is open."""
    contested = [a for a, o in step.aspects.items() if o.kind == "contested"]
    if step.outcome.kind == "one-sided":
        return _one_sided(scene, step)
    main = _main(scene, step)
    if step.outcome.kind == "contested" or not contested:
        return (main,)
    on = joined(aspect(a) for a in contested)
    claims = deciding_claims(step)
    return main, say(f"The parties differ on its {on}.", claims=claims, clause=step.obligation)


def _main(scene: Scene, step: ObligationStep) -> Sentence:
    tail = _TAILS.get(step.outcome.kind, _unreported)(scene, step)
    claims = () if step.outcome.kind == "unreported" else deciding_claims(step)
    return say(*_subject(scene, step), *tail, claims=claims, clause=step.obligation)


def _subject(scene: Scene, step: ObligationStep) -> Words:
    """ "The batch of day 7 of “hostages” (4 persons, owed by Hamas)": the text's noun, not ours."""
    period = period_title(scene, step.id)
    title = noun(obligation_title(step.obligation))
    clause = scene.obligation(step)
    owing = scene.shown(step.party) if step.party else "a side that the text does not state"
    if is_talks(scene, step):
        parties = joined(scene.shown(p) for p in (step.party, *step.to))
        return ("The talks under ", title, f" ({parties})")
    detail = ", ".join(x for x in (step_amount(step), f"owed by {owing}") if x)
    if period and clause is not None and (clause.schedule or clause.exchange_for):
        return (f"The batch of {period} of ", title, f" ({detail})")
    return ("The step ", title, *([f" of {period}"] if period else []), f" ({detail})")


def is_talks(scene: Scene, step: ObligationStep) -> bool:
    """Say whether a step is a part of talks: a joint duty, for which nobody is late alone."""
    clause = scene.obligation(step)
    return clause is not None and clause.must.deed == _TALKS


def so_far(scene: Scene, step: ObligationStep) -> str:
    """Print what was delivered of what fell due up to this step, where the sides tell the same.

    Totals are those of the moment: for an earlier step than the last due they would say nothing.
    """
    known = {step.cumulative[p] for p in scene.parties if p in step.cumulative}
    if len(known) != 1 or step.id != _last_due(scene, step):
        return ""
    done, due = known.pop()
    return "" if done is None or due is None else f"{done:,} of {due:,}"


def _last_due(scene: Scene, step: ObligationStep) -> str | None:
    same = (
        s for s in scene.status.obligations if s.obligation == step.obligation and s.due is not None
    )
    due = [s.id for s in same if is_past(scene, s) or s.due == scene.today]
    return due[-1] if due else None


def _late(scene: Scene, step: ObligationStep, due: str) -> str:
    """A late deed: its day by both sides' word; an hour that not all of them give is told as whose it is."""
    done = [
        h for h in scene.claims(step_claims(step))
        if h.claim.event and h.claim.event.at and h.claim.event.says == "done"
    ]  # fmt: skip
    own = [h for h in done if h.claim.party]
    if not own or step.due is None:
        return f"{due} was carried out late; both sides say so."
    # A day without an hour cannot be later than the hour told of the same day.
    day = max(_at(h)[:10] for h in own)
    last = max(_at(h) for h in own if _at(h).startswith(day))
    late = lateness(step.due, last, scene.tz)
    by = f", {late} late" if late else ""
    sides = set(spoken(scene, step))
    if len(last) <= _DAY or sides <= {h.claim.party for h in own if _at(h) == last}:
        clock = f" at {last[11:16]}" if len(last) > _DAY else ""
        return f"{due} was carried out on {scene.date(last)}{clock}{by}; both sides say so."
    who = joined(dict.fromkeys(speaker(scene, h.claim) for h in done if _at(h) == last))
    by = f", by which it was {late} late" if late else ""
    hour = f"{last[11:16]} is the hour that {who} gave{by}"
    return f"{due.rstrip(',')}: both sides say that it {_came(scene, step)} on {scene.date(day)}; {hour}."


def _at(held: HeldClaim) -> str:
    return (held.claim.event.at or "") if held.claim.event else ""


def _came(scene: Scene, step: ObligationStep) -> str:
    """The verb by which a deed comes about: what is opened begins, everything else is carried out."""
    clause = scene.obligation(step)
    deed = table_of("deeds").get(clause.must.deed, {}) if clause else {}
    return str(deed.get("came", "was carried out"))


def _agreed(scene: Scene, step: ObligationStep) -> Words:
    state = common_state(scene, step) or step.outcome.state
    due = f", due on {scene.date(step.due)}," if step.due else ""
    if state == _LATE:
        return (_late(scene, step, due),)
    if said_apart(scene, step):
        return (f"{due.rstrip(',')}: {sides_said(scene, step)}.",)
    if state is not None and state in table_of("agreed"):
        return (f"{due} {phrase('agreed', state)}; both sides say so.",)
    whole = "was carried out" + (" in number" if step.promised.low is not None else "")
    done = {"whole": whole, "part": "was carried out in part", "none": "was not carried out"}
    told = done.get(performance(state) or "")
    if told is None:
        return (": both sides spoke; their words do not say whether it was carried out.",)
    total = so_far(scene, step)
    return (f" {told}; both sides say so" + (f" ({total} so far)." if total else "."),)


def _found(scene: Scene, step: ObligationStep) -> Words:
    by = joined(scene.shown(a) for a in step.outcome.by)
    return (f": {by or 'a verifier'} found: {state_words(step.outcome.state)}.",)


def _contested(scene: Scene, step: ObligationStep) -> Words:
    on = joined(aspect(a) for a in step.outcome.on)
    told = told_of_deed(scene, step)
    common = f" Both say: {state_words(told)}." if told else ""
    sides = sides_said(scene, step)
    later = "" if common else _others_say(scene, step)
    return (f", {due_words(scene, step)}: the parties differ on {on} ({sides}).{common}{later}",)


def _others_say(scene: Scene, step: ObligationStep) -> str:
    """What others report beside the sides' words, dated; nothing where they are silent."""
    cell = step.views.get(OTHERS)
    if cell is None or cell.basis == "silent":
        return ""
    return f" {opening(others_words(scene, OTHERS, cell))}."


def _acknowledged(scene: Scene, step: ObligationStep) -> Words:
    by = joined(scene.shown(a) for a in step.outcome.by) or "the side concerned"
    state = state_words(common_state(scene, step) or step.outcome.state)
    return (f", {due_words(scene, step)}: {state}, by the word of {by} itself.",)


def _one_sided(scene: Scene, step: ObligationStep) -> tuple[Sentence, ...]:
    """The word of the one side itself, and that none of the other on it is held.

    Who spoke of the agreement as a whole only is not told to be silent: its word stands beside.
    """
    known = scene.claims(deciding_claims(step))
    silent = [a for a in party_views(scene, step) if a not in spoken(scene, step)]
    if not silent:
        return (_both_told(scene, step),)
    whole = {a: held for a in silent if (held := _on_the_whole(scene, a)) is not None}
    beside = tuple(claim_sentence(scene, held) for held in whole.values())
    if len(known) == 1:
        mute = silent if not _is_on_the_whole(known[0]) else [a for a in silent if a not in whole]
        missing = (say(f"No word from {_silent(scene, mute, whole)} is held."),) if mute else ()
        return (claim_sentence(scene, known[0]), *missing, *beside)
    by = joined(scene.shown(a) for a in spoken(scene, step))
    state = state_words(common_state(scene, step) or step.outcome.state)
    on = f"{_silent(scene, silent, whole)}" if whole else joined(map(scene.shown, silent), "or")
    tail = f": {state}, by the word of {by} only; no word from {on} is held."
    claims = (h.claim.id for h in known)
    return (say(*_subject(scene, step), tail, claims=claims, clause=step.obligation), *beside)


def _silent(scene: Scene, parties: list[str], whole: Collection[str]) -> str:
    """Name who has no word on a step; "alone" where some of them spoke of the agreement as a whole."""
    alone = any(p in whole for p in parties)
    return f"{joined(map(scene.shown, parties), 'or')} on {'this step alone' if alone else 'it'}"


def _on_the_whole(scene: Scene, party: str) -> HeldClaim | None:
    """The last word of a party on whether the agreement, or its phase, goes on."""
    view = scene.status.phase.views.get(party)
    why = () if view is None else view.why
    told = [h for r in why for h in scene.claims(r.all_claims()) if _is_on_the_whole(h)]
    return max((h for h in told if h.claim.party == party), key=scene.when_said_order, default=None)


def _is_on_the_whole(held: HeldClaim) -> bool:
    """Whether a claim reads the agreement or a phase as ended or going on, and no clause of it."""
    event = held.claim.event
    return event is not None and event.kind == "reading" and event.says in PHASE_READINGS


def _both_told(scene: Scene, step: ObligationStep) -> Sentence:
    """Both sides spoke and one tells more; nothing that the other said speaks against it."""
    sides = sides_said(scene, step)
    tail = f", {due_words(scene, step)}: {sides}; what one tells the other does not speak of."
    return say(*_subject(scene, step), tail, claims=deciding_claims(step), clause=step.obligation)


def _reported(scene: Scene, step: ObligationStep) -> Words:
    if spoken(scene, step):
        sides = sides_said(scene, step)
        return (f", {due_words(scene, step)}: {sides}, as last said.{_others_say(scene, step)}",)
    parties = joined((scene.shown(p) for p in party_views(scene, step)), "or")
    return (
        f", {due_words(scene, step)}: only others speak of it; no word from {parties} is held.",
    )


def _unreported(scene: Scene, step: ObligationStep) -> Words:
    if step.due is None:
        return (" has no date in the text held; no report that it was carried out is held.",)
    talks = is_talks(scene, step)
    if not is_past(scene, step):
        return (f" {'are' if talks else 'is'} due by {scene.date(step.due)}.",)
    if not talks:
        return (f" was due by {scene.date(step.due)}; no report that it was carried out is held.",)
    ended = "(conclude)" in step.deed or step.id.endswith("/conclude")
    was = "concluded" if ended else "opened"
    return (
        f" were due to have {was} by {scene.date(step.due)}; no report that they {was} is held.",
    )


_TAILS: dict[str, Callable[[Scene, ObligationStep], Words]] = {
    "agreed": _agreed,
    "found": _found,
    "contested": _contested,
    "acknowledged": _acknowledged,
    "reported": _reported,
}
