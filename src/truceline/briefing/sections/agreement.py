"""Section 5: the phase in each view, what is awaited from whom, what is due, and every obligation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from truceline.basis.time import first_instant, interval_of
from truceline.briefing.dates import counted
from truceline.briefing.gantt import gantt
from truceline.briefing.outcomes import due_words, outcome_cell, outcome_words, party_views, shape, view_cell
from truceline.briefing.scene import Scene, step_claims
from truceline.briefing.shapes import (
    Block,
    Cell,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.titles import obligation_title, period_title, phase_title, step_amount, step_title
from truceline.briefing.words import aspect, cell, humanised, joined, label, phrase, possessive, quotation, say
from truceline.status.shapes import Condition, ObligationStep, PhaseView

__all__ = ["agreement_section"]

_AHEAD = timedelta(days=14)
_FOLD_FROM = 4


def agreement_section(scene: Scene) -> Section:
    """Return section 5; without an agreement it says so and still lists what is awaited."""
    blocks: list[Block] = []
    if scene.status.agreement is None:
        blocks.append(Paragraph(sentences=(say("No agreement held. No step, date or phase can be told."),)))
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
    lines = [phase_sentence(scene, v, views[v]) for v in order if v not in {"others"}]
    outcome = scene.status.phase.outcome
    if outcome.kind == "contested":
        on = joined(aspect(a) for a in outcome.on)
        lines.append(say(f"The parties differ on {on or 'the phase'}; the desk does not decide it."))
    return Group(id="phase", title="Phase", blocks=(ListBlock(items=tuple((x,) for x in lines)),))


def phase_sentence(scene: Scene, view: str, it: PhaseView) -> Sentence:
    """Say one view of the phase: "In Israel's view phase 1 ended on 1 March"."""
    where = {"as-encoded": "As encoded", "found": "In findings held"}.get(
        view, f"In {possessive(scene.view_name(view))} view"
    )
    claims = tuple(c for r in it.why for c in r.all_claims())
    if it.basis == "silent" and view != "as-encoded":
        return say(f"{where}: ", phrase("basis", "silent"), ".")
    name = quotation(phase_title(scene, it.id), None) if it.id else "no phase"
    state = phrase("phases", it.state)
    since = f" since {scene.day(it.since)}" if it.since and it.state != "open" else ""
    basis = f" ({phrase('basis', it.basis)})" if it.basis in {"said", "follows"} else ""
    tail = ": the text held does not settle it" if it.state == "open" else ""
    return say(f"{where}: ", name, f" {state}{since}{tail}{basis}.", claims=claims)


def awaited_group(scene: Scene) -> Group:
    """List, for every party alike, what is awaited from it; "nothing stated" is printed too."""
    parties = scene.parties
    rows = tuple(row for party in parties for row in _awaited_rows(scene, party))
    joint = [c for c in scene.status.conditions if not set(c.waits_for) & set(parties)]
    rows += tuple(_condition_row(scene, None, c) for c in joint if not _met(c))
    columns = (Column("Awaited from", "head"), Column("What is awaited"), Column("Met, per view"))
    table = Table(id="t-awaited", caption="What is awaited, and from whom", columns=columns, rows=rows)
    if not rows:
        nothing = say("No party and no condition is known; nothing can be told.")
        return Group(id="awaited", title="Awaited", blocks=(Paragraph(sentences=(nothing,)),))
    return Group(id="awaited", title="Conditions awaited", blocks=(table,))


def _met(condition: Condition) -> bool:
    return bool(condition.met) and all(v is True for v in condition.met.values())


def _awaited_rows(scene: Scene, party: str) -> Iterator[Row]:
    known = [c for c in scene.status.conditions if party in c.waits_for and not _met(c)]
    if not known:
        yield Row(cells=(cell(scene.shown(party)), cell("nothing stated"), cell("")))
    for condition in known:
        yield _condition_row(scene, party, condition)


def _condition_row(scene: Scene, party: str | None, condition: Condition) -> Row:
    others = [scene.shown(p) for p in condition.waits_for if p != party]
    who = scene.shown(party) if party else joined(others) or "not stated"
    with_others = f" (with {joined(others)})" if party and others else ""
    text = say(
        quotation(scene.mask.names(condition.text), None), claims=condition.claims, clause=condition.clause
    )
    clause = f"clause: {humanised(condition.clause)}" if condition.clause else ""
    words = {True: "met", False: "not met", None: "cannot be told"}
    met = "; ".join(f"{scene.view_name(v)}: {words[m]}" for v, m in condition.met.items())
    return Row(cells=(cell(who + with_others), cell(text, clause), cell(met or "cannot be told")))


def due_group(scene: Scene) -> Group:
    """List the steps due in the next 14 days by date (date only, for every kind of step)."""
    ahead = sorted(
        (s for s in scene.status.obligations if _is_ahead(scene, s)), key=lambda s: s.due or ""
    )
    items = [_due_line(scene, list(same)) for _, same in groupby(ahead, key=_same_lane)]
    block: Block = Paragraph(sentences=(say("No step with a date in the next 14 days."),))
    if items:
        block = ListBlock(items=tuple((x,) for x in items))
    return Group(id="due", title="Due in the next 14 days", blocks=(block,))


def _same_lane(step: ObligationStep) -> tuple[str, str, str]:
    return (step.obligation, step.party, step.due or "")


def _is_ahead(scene: Scene, step: ObligationStep) -> bool:
    if step.due is None:
        return False
    last = interval_of(step.due, scene.tz).last
    return scene.at <= last and first_instant(step.due, scene.tz) <= scene.at + _AHEAD


def _due_line(scene: Scene, steps: list[ObligationStep]) -> Sentence:
    step = steps[0]
    amount = step_amount(step)
    owing = scene.shown(step.party) if step.party else "owing side not stated"
    detail = ", ".join(x for x in (owing, amount) if x)
    return say(
        f"{scene.date(step.due)}: ",
        quotation(step_title(scene, step), None),
        f" ({detail}): {outcome_words(scene, step)}.",
        claims=step_claims(step),
    )


def obligations_group(scene: Scene) -> Group:
    """Return the table of obligations: one group of rows for each clause, one row for each step."""
    views = _views(scene)
    columns = (
        Column("Step", "head"), Column("Due"), Column("Outcome"),
        *(Column(f"{scene.view_name(v)} says") for v in views), Column("Verifier and others"),
    )  # fmt: skip
    rows = tuple(
        row
        for _, steps in groupby(scene.status.obligations, key=lambda s: s.obligation)
        for row in _obligation_rows(scene, list(steps), views)
    )
    table = Table(
        id="t-obligations",
        caption="Obligations: who owes what, when, and what each side says of it",
        columns=columns,
        rows=rows,
    )
    return Group(id="obligations", title="Obligations step by step", blocks=(table,))


def _views(scene: Scene) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for step in scene.status.obligations:
        seen.update(dict.fromkeys(party_views(scene, step)))
    return tuple(seen)


def _obligation_rows(scene: Scene, steps: list[ObligationStep], views: tuple[str, ...]) -> Iterator[Row]:
    yield Row(group=_heading(scene, steps))
    for key, run in groupby(steps, key=lambda s: _fold_key(scene, s)):
        same = list(run)
        if key is not None and len(same) >= _FOLD_FROM:
            yield _folded(scene, same)
        else:
            yield from (_step_row(scene, s, views) for s in same)


def _fold_key(scene: Scene, step: ObligationStep) -> tuple[str, str] | None:
    """Steps on which nobody spoke fold together if they came to the same; others never fold."""
    if step_claims(step) or step.outcome.kind not in {"unreported", "not-due"}:
        return None
    return step.outcome.kind, outcome_words(scene, step)


def _folded(scene: Scene, steps: list[ObligationStep]) -> Row:
    first, last = steps[0].due, steps[-1].due
    amounts = {step_amount(s) for s in steps}
    each = f", {amounts.pop()} each" if len(amounts) == 1 and amounts != {""} else ""
    summary = say(
        f"{counted(len(steps), 'step')} due {scene.date(first)} to {scene.date(last)}{each}: "
        f"{outcome_words(scene, steps[0])}"
    )
    lines = tuple(say(f"{step_title(scene, s)}: {due_words(scene, s)}") for s in steps)
    return Row(folded=lines, summary=summary)


def _heading(scene: Scene, steps: list[ObligationStep]) -> Sentence:
    step = steps[0]
    clause = scene.obligation(step)
    owing = joined(dict.fromkeys(scene.shown(s.party) if s.party else "owing side not stated" for s in steps))
    owed = joined(scene.shown(p) for p in step.to)
    owes = "owe" if len({s.party for s in steps}) > 1 else "owes"
    must = clause.must.text if clause else label("deeds", step.deed)
    article = f" ({clause.article})" if clause and clause.article else ""
    to = f" {owed}" if owed and owes == "owes" else ""
    verifier = "; no verifier named in the text held" if step.verifier in {"", "none named"} else f"; verifier: {scene.shown(step.verifier)}"
    return say(
        quotation(obligation_title(step.obligation), None),
        f": {owing} {owes}{to}: ",
        quotation(must, None),
        f"{article}{verifier}.",
        clause=step.obligation,
    )


def _step_row(scene: Scene, step: ObligationStep, views: tuple[str, ...]) -> Row:
    title = period_title(scene, step.id) or obligation_title(step.obligation)
    joint = scene.shown(step.party) if f"/{step.party}" in step.id else ""
    head = cell(title, step_amount(step), joint, _cumulative(scene, step))
    due = cell(due_words(scene, step))
    cells = tuple(view_cell(scene, step, v) for v in views)
    return Row(cells=(head, due, outcome_cell(scene, step), *cells, _others(scene, step)))


def _cumulative(scene: Scene, step: ObligationStep) -> str:
    """Delivered against due so far, where both are known and every party tells the same."""
    known = {step.cumulative[p] for p in scene.parties if p in step.cumulative}
    if len(known) != 1:
        return ""
    done, due = known.pop()
    return "" if done is None or due is None else f"{done:,} of {due:,} so far"


def _others(scene: Scene, step: ObligationStep) -> Cell:
    lines: list[Sentence | str] = []
    for view in ("found", "others"):
        it = step.views.get(view)
        if it is not None and it.basis != "silent":
            claims = tuple(c for r in it.why for c in r.all_claims())
            lines.append(say(f"{scene.view_name(view)}: {label('states', it.state)}", claims=claims))
    return cell(*lines) if lines else cell("no word held")


