"""What the views of a step come to, in words and as the shape that stands beside them."""

from __future__ import annotations

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.dates import counted, days_between, lateness, passed
from truceline.briefing.sayings import words_phrase
from truceline.briefing.scene import NO_VIEW, Scene, step_claims
from truceline.briefing.shapes import Cell, Part, Sentence
from truceline.briefing.titles import quoted_title, step_amount
from truceline.briefing.words import aspect, bounds, cell, joined, label, phrase, say, table_of
from truceline.status.shapes import ObligationStep, Outcome, StepView

__all__ = [
    "due_words", "is_done", "is_past", "outcome_cell", "outcome_words", "shape", "step_sentence",
    "view_cell",
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


def is_done(step: ObligationStep) -> bool:
    """Say whether the step was carried out in full by agreement, finding or acknowledgement."""
    kinds = {"agreed", "found", "acknowledged"}
    return step.outcome.kind in kinds and performance(step.outcome.state) == "whole"


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
    if kind in {"agreed", "acknowledged"}:
        by_state = {"withheld": "held-back", _LATE: "late"}.get(state or "")
        by_done = {"whole": "agreed", "part": "part", "none": "undone"}.get(done or "")
        return by_state or by_done or "due"
    return "reported" if kind == "reported" else "one-sided"


def due_words(scene: Scene, step: ObligationStep) -> str:
    """Print a step's date: "due 3 February, 27 days past", "due 9 March, in 7 days"."""
    if step.due is None:
        return "no date in the text held"
    days = days_between(step.due, scene.status.at)
    day = f"due {scene.date(step.due)}"
    if days is None or days == 0:
        return day if days is None else f"{day}, today"
    if days < 0:
        return f"{day}, in {counted(-days, 'day')}"
    return day if is_done(step) else f"{day}, {counted(days, 'day')} past"


def outcome_words(scene: Scene, step: ObligationStep) -> str:
    """Say what the views of a step come to, in a few words."""
    return outcome_phrase(scene, step.outcome, common_state(scene, step), past=is_past(scene, step))


def outcome_phrase(scene: Scene, outcome: Outcome, common: str | None, *, past: bool) -> str:
    """Say an outcome; ``common`` is the one state of all who spoke, if they share one."""
    done = _state_words(common or outcome.state)
    by = joined(scene.shown(a) for a in outcome.by)
    match outcome.kind:
        case "found":
            return f"found by {by}: {done}" if by else f"found: {done}"
        case "contested":
            return f"the sides differ on {joined(aspect(a) for a in outcome.on)}" + (
                f"; both say: {_state_words(outcome.state)}" if outcome.state else ""
            )
        case "agreed":
            return f"both sides say: {done}"
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


def _state_words(state: str | None) -> str:
    if state is None:
        return "no common state"
    return phrase("performance", state) if state in table_of("performance") else label("states", state)


def outcome_cell(scene: Scene, step: ObligationStep) -> Cell:
    """Return the outcome of a step as a cell: shape, words, and other aspects that are open."""
    lines: list[Sentence | str] = [outcome_words(scene, step)]
    lines += [
        f"{label('aspects', a)}: {outcome_phrase(scene, o, None, past=True)}"
        for a, o in step.aspects.items()
        if a not in step.outcome.on
    ]
    if step.assumed:
        lines.append("rests on an assumption of the encoding")
    return cell(*lines, shape=shape(scene, step))


def view_cell(scene: Scene, step: ObligationStep, view: str) -> Cell:
    """Return one side's cell: its state, the basis, how much, and its word on other aspects."""
    it = step.views.get(view)
    if it is None:
        return cell(phrase("basis", "silent"))
    claims = tuple(c for r in it.why for c in r.all_claims())
    if it.basis == "silent":
        return cell(phrase("basis", "silent"), *_aspect_lines(it))
    state = say(f"{label('states', it.state)} ({phrase('basis', it.basis)})", claims=claims)
    return cell(state, _amount(step, view), *_aspect_lines(it))


def _amount(step: ObligationStep, view: str) -> str:
    done = step.done.get(view)
    if done is None or (done.low is None and done.high is None):
        return ""
    of = step.promised.low
    unit = f" {done.unit}" if done.unit else ""
    return bounds(done.low, done.high) + (f" of {of:,}" if of is not None else "") + unit


def _aspect_lines(it: StepView) -> list[str]:
    return [
        f"{label('aspects', a)}: {label('states', w.state)} ({words_phrase('basis', w.basis)})"
        for a, w in it.aspects.items()
        if w.basis != "silent"
    ]


def step_sentence(scene: Scene, step: ObligationStep) -> tuple[Sentence, ...]:
    """Say a step and its outcome in one sentence, and a second where an aspect is open."""
    main = _main_sentence(scene, step)
    contested = [a for a, o in step.aspects.items() if o.kind == "contested"]
    if step.outcome.kind == "contested" or not contested:
        return (main,)
    on = joined(aspect(a) for a in contested)
    return main, say(f"The parties differ on its {on}.", claims=step_claims(step), clause=step.obligation)


def _main_sentence(scene: Scene, step: ObligationStep) -> Sentence:
    verbs = {
        "agreed": _agreed,
        "found": _found,
        "contested": _contested,
        "acknowledged": _acknowledged,
        "one-sided": _one_sided,
        "reported": _reported,
    }
    tail = verbs.get(step.outcome.kind, _unreported)(scene, step)
    claims = step_claims(step) if step.outcome.kind != "unreported" else ()
    return say(
        *_subject(scene, step), *tail, claims=claims, clause=step.obligation, mark=step.evidence
    )


def _subject(scene: Scene, step: ObligationStep) -> tuple[str | Part, ...]:
    amount = step_amount(step)
    owing = scene.shown(step.party) if step.party else "no owing side stated"
    return (quoted_title(scene, step), f" ({', '.join(x for x in (owing, amount) if x)})")


def _late_tail(scene: Scene, step: ObligationStep) -> str:
    """ "on 27 January, 07:00, 1 day 7 hours late", from the latest deed that the claims tell of."""
    done = [
        c.claim.event.at
        for c in scene.claims(step_claims(step))
        if c.claim.event and c.claim.event.at and c.claim.event.says == "done" and c.claim.party
    ]
    if not done or step.due is None:
        return "late"
    last = max(done)
    late = lateness(step.due, last, scene.tz)
    return f"on {scene.day(last)}" + (f", {late} late" if late else "")


def _agreed(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    state = common_state(scene, step) or step.outcome.state
    due = f", due on {scene.date(step.due)}," if step.due else ""
    if state == _LATE:
        return (f"{due} was carried out {_late_tail(scene, step)}; both sides say so.",)
    if state == "withheld":
        return (f"{due} is held back; both sides say so.",)
    whole = "was carried out" + (" in number" if step.promised.low is not None else "")
    done = {"whole": whole, "part": "was carried out in part", "none": "was not carried out"}
    words = done.get(performance(state) or "", "has a word from both sides")
    return (f" {words}; both sides say so.",)


def _found(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    by = joined(scene.shown(a) for a in step.outcome.by)
    return (f": {by} found: {_state_words(step.outcome.state)}.",)


def _contested(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    on = joined(aspect(a) for a in step.outcome.on)
    due = f", {due_words(scene, step)}," if step.due else ""
    common = f" Both sides say: {_state_words(step.outcome.state)}." if step.outcome.state else ""
    sides = "; ".join(
        f"in {possessive_view(scene, v)} it is {label('states', c.state)}"
        for v, c in spoken(scene, step).items()
    )
    return (f"{due}: the parties differ on {on}; {sides}.{common}",)


def possessive_view(scene: Scene, view: str) -> str:
    """Return "Israel's view"."""
    from truceline.briefing.words import possessive

    return f"{possessive(scene.view_name(view))} view"


def _acknowledged(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    by = joined(scene.shown(a) for a in step.outcome.by) or "the side concerned"
    return (f", {due_words(scene, step)}: {by} said so itself: {_state_words(common_state(scene, step) or step.outcome.state)}.",)


def _one_sided(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    by = joined(scene.shown(a) for a in spoken(scene, step))
    silent = joined((scene.shown(a) for a in party_views(scene, step) if a not in spoken(scene, step)), "or")
    state = _state_words(common_state(scene, step) or step.outcome.state)
    return (f": {by} said: {state}; no word from {silent or 'the other side'} is held.",)


def _reported(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    return (f", {due_words(scene, step)}: only others speak of it; no word from {joined((scene.shown(p) for p in party_views(scene, step)), 'or')} is held.",)


def _unreported(scene: Scene, step: ObligationStep) -> tuple[str, ...]:
    if step.due is None:
        return (" has no date in the text held; no report that it was carried out is held.",)
    if not is_past(scene, step):
        return (f" is due by {scene.date(step.due)}.",)
    done = "they opened" if step.id.endswith("/begin") else "it was carried out"
    was = "were" if step.deed == "hold-talks" else "was"
    return (f" {was} due by {scene.date(step.due)}; no report that {done} is held.",)
