"""Section 5: the phase in each view, what is awaited from whom, what is due, and every obligation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from truceline.basis.time import first_instant, interval_of
from truceline.briefing.gantt import gantt
from truceline.briefing.outcomes import outcome_words
from truceline.briefing.sayings import claim_sentence
from truceline.briefing.scene import Scene, step_claims
from truceline.briefing.sections.awaited import awaited_group
from truceline.briefing.sections.obligations import obligations_group, talks_part
from truceline.briefing.shapes import Block, Group, ListBlock, Paragraph, Section, Sentence
from truceline.briefing.titles import phase_title, step_amount, step_title
from truceline.briefing.words import aspect, joined, noun, phrase, possessive, say
from truceline.status.shapes import ObligationStep, PhaseView

__all__ = ["agreement_section", "phase_state"]

_AHEAD = timedelta(days=14)


def agreement_section(scene: Scene) -> Section:
    """Return section 5; without an agreement it says so and still lists what is awaited."""
    blocks: list[Block] = []
    if scene.status.agreement is None:
        blocks.append(
            Paragraph(sentences=(say("No agreement held. No step, date or phase can be told."),))
        )
    else:
        blocks.append(phase_group(scene))
    blocks.append(awaited_group(scene))
    if scene.status.obligations:
        blocks += [due_group(scene), *_gantt(scene), obligations_group(scene)]
    return Section(id="agreement", number=5, title="The agreement", blocks=tuple(blocks))


def _gantt(scene: Scene) -> Iterator[Block]:
    drawn = gantt(scene)
    if drawn is not None:
        yield Group(id="calendar", title="Calendar of steps", blocks=(drawn,))


def phase_group(scene: Scene) -> Group:
    """Say the phase in each view; there is never one phase for all."""
    views = scene.status.phase.views
    order = [p for p in scene.parties if p in views] + [v for v in views if v not in scene.parties]
    items = [
        (phase_sentence(scene, v, views[v]), *phase_words(scene, views[v]))
        for v in order
        if v not in {"others"}
    ]
    outcome = scene.status.phase.outcome
    if outcome.kind == "contested":
        on = joined(aspect(a) for a in outcome.on)
        items.append(
            (say(f"The parties differ on {on or 'the phase'}; the desk does not decide it."),)
        )
    return Group(id="phase", title="Phase", blocks=(ListBlock(items=tuple(items)),))


def phase_sentence(scene: Scene, view: str, it: PhaseView) -> Sentence:
    """Say one view of the phase: "In Israel's view: “Stage one” ended on 1 March (said)"."""
    where = _VIEWS.get(view) or f"In {possessive(scene.view_name(view))} view"
    if it.basis == "silent" and view != "as-encoded":
        return say(f"{where}: ", phrase("basis", "silent"), ".")
    claims = tuple(c for r in it.why for c in r.all_claims())
    name = noun(phase_title(scene, it.id)) if it.id else "no phase"
    return say(f"{where}: ", name, f" {phase_state(scene, it)}.", claims=claims)


def phase_words(scene: Scene, it: PhaseView) -> tuple[Sentence, ...]:
    """Say the claims that a view of the phase rests on, the one that says it first, first."""
    if it.basis == "silent":
        return ()
    claims = dict.fromkeys(c for r in it.why for c in r.all_claims())
    return tuple(claim_sentence(scene, h) for h in scene.claims(claims))


_VIEWS = {"as-encoded": "As encoded", "found": "In the findings held"}


def phase_state(scene: Scene, it: PhaseView) -> str:
    """Say the state of a phase with its date and basis: "ended on 1 March (said)"."""
    basis = f" ({phrase('basis', it.basis)})" if it.basis in {"said", "follows"} else ""
    match it.state:
        case "open":
            return "is open: the text held does not settle whether it goes on"
        case "ended":
            return "ended" + (f" on {scene.date(it.until)}" if it.until else "") + basis
        case state:
            since = f" since {scene.date(it.since)}" if it.since else ""
            return f"is {phrase('phases', state)}{since}{basis}"


def due_group(scene: Scene) -> Group:
    """List the steps due in the next 14 days by date (date only, for every kind of step)."""
    ahead = sorted(
        (s for s in scene.status.obligations if _is_ahead(scene, s)), key=lambda s: _same_lane(s)
    )
    items = [_due_line(scene, list(same)) for _, same in groupby(ahead, key=_same_lane)]
    block: Block = Paragraph(sentences=(say("No step with a date in the next 14 days."),))
    if items:
        block = ListBlock(items=tuple((x,) for x in items))
    return Group(id="due", title="Due in the next 14 days", blocks=(block,))


def _same_lane(step: ObligationStep) -> tuple[str, str]:
    return (step.due or "", step.obligation)


def _is_ahead(scene: Scene, step: ObligationStep) -> bool:
    if step.due is None:
        return False
    last = interval_of(step.due, scene.tz).last
    return scene.at <= last and first_instant(step.due, scene.tz) <= scene.at + _AHEAD


def _due_line(scene: Scene, steps: list[ObligationStep]) -> Sentence:
    """One line a clause and date; a joint duty names all who owe it, in the order of the agreement."""
    step = steps[0]
    owing = joined(
        [scene.shown(p) for p in scene.parties if p in {s.party for s in steps}]
        or ["owing side not stated"]
    )
    part = talks_part(step.deed.partition(" (")[2].removesuffix(")"))
    detail = ", ".join(x for x in (owing, step_amount(step), part) if x)
    claims = (c for s in steps for c in step_claims(s))
    outcome = "" if step.outcome.kind == "not-due" else f": {outcome_words(scene, step)}"
    told = f" ({detail}){outcome}."
    return say(f"{scene.date(step.due)}: ", noun(step_title(scene, step)), told, claims=claims)
