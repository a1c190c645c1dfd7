"""What the views of a step come to, in words and as the shape that stands beside them."""

from __future__ import annotations

import msgspec

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.dates import counted, days_between, passed
from truceline.briefing.sayings import quantity_words, words_phrase
from truceline.briefing.scene import NO_VIEW, Scene, step_claims
from truceline.briefing.shapes import Cell, Sentence
from truceline.briefing.words import (
    amount,
    aspect,
    bounds,
    cell,
    joined,
    label,
    of_unit,
    phrase,
    say,
    table_of,
)
from truceline.record.held import HeldClaim
from truceline.status.shapes import ObligationStep, Outcome, StepAspect, StepView

__all__ = [
    "common_state", "due_words", "is_done", "is_past", "outcome_cell", "outcome_phrase", "outcome_words",
    "cell_date", "others_words", "party_views", "performance", "said_apart", "shape",
    "side_words", "sides_said", "spoken", "state_words", "told_of_deed", "view_cell",
]  # fmt: skip

_LATE = "fulfilled-late"
_OPEN_STATES = frozenset({"pending", "void"})


def party_views(scene: Scene, step: ObligationStep) -> dict[str, StepView]:
    """Return the cells of the parties, in the order of the agreement."""
    known = [p for p in scene.parties if p in step.views]
    rest = [v for v in step.views if v not in NO_VIEW and v not in known and v != "verifier"]
    return {v: step.views[v] for v in (*known, *rest)}


def spoken(scene: Scene, step: ObligationStep) -> dict[str, StepView]:
    """Return the cells of the parties that have a word on the step."""
    return {v: c for v, c in party_views(scene, step).items() if c.basis != "silent"}


def common_state(scene: Scene, step: ObligationStep) -> str | None:
    """Return the one state that all who spoke share, else None."""
    states = {c.state for c in spoken(scene, step).values()}
    return states.pop() if len(states) == 1 else None


def performance(state: str | None) -> str | None:
    """Return what a state tells of the deed: whole, part, none, unknown; None for no state."""
    if state is None or state in table_of("performance"):
        return state
    known = vocabulary("states")
    return str(known[state].more.get("performance", "unknown")) if state in known else None


def judges(state: str | None) -> bool:
    """Say whether a state is a verdict on the duty (excused, not owed, a breach), not on the deed."""
    known = vocabulary("states")
    return (
        state is not None and state in known and known[state].more.get("verdict", "none") != "none"
    )


def said_apart(scene: Scene, step: ObligationStep) -> bool:
    """Say whether two sides that agree use different words, of which one is a verdict on the duty."""
    return common_state(scene, step) is None and any(
        judges(c.state) for c in spoken(scene, step).values()
    )


def told_of_deed(scene: Scene, step: ObligationStep) -> str | None:
    """Return what the sides tell of the deed alike; None where each gives only a verdict on the duty."""
    told = spoken(scene, step).values()
    if step.outcome.kind == "contested" and all(judges(c.state) for c in told):
        return None
    return step.outcome.state


def sides_said(scene: Scene, step: ObligationStep) -> str:
    """Say the word of each side with its date, in the order of the agreement."""
    return "; ".join(side_words(scene, v, c) for v, c in spoken(scene, step).items())


def is_done(step: ObligationStep) -> bool:
    """Say whether the step was carried out in full by agreement, finding or acknowledgement."""
    kinds = {"agreed", "found", "acknowledged"}
    return step.outcome.kind in kinds and performance(step.outcome.state) == "whole"


def is_told_done(step: ObligationStep) -> bool:
    """Say whether anybody's word says that the step was carried out, be it open whether in full."""
    told = (c.state for c in step.views.values() if c.basis != "silent")
    return any(performance(s) == "whole" or s in table_of("told_done") for s in told)


def is_past(scene: Scene, step: ObligationStep) -> bool:
    """Say whether the date of a step has passed."""
    return step.due is not None and passed(step.due, scene.at, scene.tz)


def shape(scene: Scene, step: ObligationStep) -> str:
    """Return the shape of a step (table ``shapes``): told by form, never by colour."""
    kind, state = step.outcome.kind, common_state(scene, step)
    done = performance(step.outcome.state) or performance(state)
    if kind == "contested":
        return "contested"
    if kind == "found":
        return "found"
    if kind == "not-due":
        states = {c.state for c in step.views.values()}
        return "pending" if states and states <= _OPEN_STATES else "due"
    if kind == "unreported":
        return "overdue" if is_past(scene, step) else "due"
    return _spoken_shape(kind, done, state)


def _spoken_shape(kind: str, done: str | None, state: str | None) -> str:
    if judges(state):
        done = None  # a verdict does not tell whether the deed was done
    if kind in {"agreed", "acknowledged"}:
        by_state = {"withheld": "held-back", _LATE: "late"}.get(state or "")
        by_done = {"whole": "agreed", "part": "part", "none": "undone"}.get(done or "")
        return by_state or by_done or "unclear"
    return "reported" if kind == "reported" else "one-sided"


def due_words(scene: Scene, step: ObligationStep) -> str:
    """Print a step's date: "due 3 February, 27 days past", "due 9 March, in 7 days"."""
    if step.due is None:
        return "no date in the text held"
    days = days_between(step.due, scene.status.at)
    day = f"due {scene.date(step.due)}"
    if days is None or days == 0:
        return day if days is None else f"due today, {scene.date(step.due)}"
    if days < 0:
        return f"{day}, in {counted(-days, 'day')}"
    return day if is_told_done(step) else f"{day}, {counted(days, 'day')} past"


def outcome_words(scene: Scene, step: ObligationStep) -> str:
    """Say what the views of a step come to, in a few words."""
    if step.outcome.kind == "agreed" and said_apart(scene, step):
        return sides_said(scene, step)
    outcome = msgspec.structs.replace(step.outcome, state=told_of_deed(scene, step))
    return outcome_phrase(scene, outcome, common_state(scene, step), past=is_past(scene, step))


def outcome_phrase(scene: Scene, outcome: Outcome, common: str | None, *, past: bool) -> str:
    """Say an outcome; ``common`` is the one state of all who spoke, if they share one."""
    done = state_words(common or outcome.state)
    by = joined(scene.shown(a) for a in outcome.by)
    match outcome.kind:
        case "found":
            return f"found by {by}: {done}" if by else f"found: {done}"
        case "contested":
            return f"the sides differ on {joined(aspect(a) for a in outcome.on)}" + (
                f"; both say: {state_words(outcome.state)}" if outcome.state else ""
            )
        case "agreed":
            told = performance(common or outcome.state) not in {None, "unknown"}
            return (
                f"both sides say: {done}"
                if told
                else f"both sides spoke; {phrase('performance', 'unknown')}"
            )
        case "acknowledged":
            return f"acknowledged by {by}: {done}"
        case "one-sided":
            return f"{by} only: {done}"
        case "reported":
            return f"others only: {done}" if outcome.state else "others’ word only"
        case "unreported":
            return phrase("shapes", "overdue") if past else "nothing reported"
        case _:
            return "date not passed"


def state_words(state: str | None) -> str:
    """Return the words of a state or of a performance; what cannot be told says so."""
    if state is None:
        return phrase("performance", "unknown")
    return (
        phrase("performance", state) if state in table_of("performance") else label("states", state)
    )


def outcome_cell(scene: Scene, step: ObligationStep) -> Cell:
    """Return the outcome of a step as a cell: shape, words, and other aspects that are open."""
    lines: list[Sentence | str] = [outcome_words(scene, step)]
    lines += [
        f"{label('aspects', a)}: {_aspect_outcome(scene, o)}"
        for a, o in step.aspects.items()
        if a not in step.outcome.on
    ]
    return cell(*lines, shape=shape(scene, step))


def _aspect_outcome(scene: Scene, outcome: Outcome) -> str:
    """Say the outcome on one aspect: whether the sides differ, agree, or one only has spoken."""
    by = joined(scene.shown(a) for a in outcome.by)
    match outcome.kind:
        case "contested":
            return "the sides differ"
        case "one-sided":
            return f"word of {by} only"
        case _:
            return outcome_phrase(scene, outcome, None, past=True)


def cell_date(scene: Scene, it: StepView) -> str:
    """Return the day on which the latest word of a cell was said; "" if none is dated."""
    held = scene.claims(c for r in it.why for c in r.all_claims())
    said = [day for h in held if (day := scene.said_on(h)) is not None]
    return scene.date(max(said)) if said else ""


def side_words(scene: Scene, view: str, it: StepView) -> str:
    """Say one side's word with its date: "Israel, 23 February: held back"."""
    date = cell_date(scene, it)
    return f"{scene.view_name(view)}{f', {date}' if date else ''}: {label('states', it.state)}"


def others_words(scene: Scene, view: str, it: StepView) -> str:
    """Say what others report, with its date and the figures told: "others, 27 February: ..."."""
    held = scene.claims(c for r in it.why for c in r.all_claims())
    told = (h.claim.event.quantity for h in held if h.claim.event)
    figures = dict.fromkeys(quantity_words(q) for q in told if q is not None)
    return side_words(scene, view, it) + (f" ({', '.join(figures)})" if figures else "")


def view_cell(scene: Scene, step: ObligationStep, view: str) -> Cell:
    """Return one side's cell: its state, the basis, how much, and its word on other aspects."""
    it = step.views.get(view)
    if it is None:
        return cell(phrase("basis", "silent"))
    claims = tuple(c for r in it.why for c in r.all_claims())
    if it.basis == "silent":
        return cell(phrase("basis", "silent"), *_aspect_lines(scene, step, view))
    date = cell_date(scene, it)
    basis = phrase("basis", it.basis) + (f", {date}" if date else "")
    state = say(f"{label('states', it.state)} ({basis})", claims=claims)
    return cell(state, _amount(step, view), *_aspect_lines(scene, step, view))


def _amount(step: ObligationStep, view: str) -> str:
    done = step.done.get(view)
    if done is None or (done.low is None and done.high is None):
        return ""
    of = step.promised.low
    if of is None:
        return amount(done.low, done.high, done.unit)
    return of_unit(f"{bounds(done.low, done.high)} of {of:,}", of, done.unit)


def _aspect_lines(scene: Scene, step: ObligationStep, view: str) -> list[Sentence]:
    known = step.views[view].aspects.items()
    return [_aspect_line(scene, step, view, a, w) for a, w in known if w.basis != "silent"]


def _aspect_line(
    scene: Scene, step: ObligationStep, view: str, name: str, word: StepAspect
) -> Sentence:
    """One side's word on an aspect, dated by the latest claim that gives it."""
    told = [h for h in scene.claims(step_claims(step)) if _is_on(h, name, view)]
    last = max(told, key=scene.when_said_order, default=None)
    said = scene.said_on(last) if last is not None else None
    basis = words_phrase("basis", word.basis) + (f", {scene.date(said)}" if said else "")
    claims = () if last is None else (last.claim.id,)
    return say(f"{label('aspects', name)}: {label('states', word.state)} ({basis})", claims=claims)


def _is_on(held: HeldClaim, name: str, view: str) -> bool:
    """Whether a claim is a side's word on an aspect; a condition that it sets states a cause."""
    event = held.claim.event
    if event is None or held.claim.party != view:
        return False
    return name in event.aspects or (name == "cause" and event.condition is not None)
