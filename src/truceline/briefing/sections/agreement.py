"""Section 5: the phase in each view, what is awaited from whom, what is due, and every obligation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from truceline.basis.time import first_instant, interval_of
from truceline.briefing.dates import counted
from truceline.briefing.gantt import gantt
from truceline.briefing.outcomes import (
    due_words,
    is_past,
    outcome_cell,
    outcome_words,
    party_views,
    view_cell,
)
from truceline.briefing.sayings import speaker
from truceline.briefing.scene import Scene, step_claims
from truceline.briefing.shapes import (
    Block,
    Cell,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Part,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.steps import is_talks
from truceline.briefing.titles import (
    condition_words,
    obligation_title,
    period_title,
    phase_title,
    step_amount,
    step_title,
)
from truceline.briefing.words import (
    aspect,
    cell,
    joined,
    label,
    phrase,
    possessive,
    quotation,
    say,
    table_of,
)
from truceline.status.shapes import Condition, ObligationStep, PhaseView

__all__ = ["agreement_section"]

_AHEAD = timedelta(days=14)
_FOLD_FROM = 4


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
    lines = [phase_sentence(scene, v, views[v]) for v in order if v not in {"others"}]
    outcome = scene.status.phase.outcome
    if outcome.kind == "contested":
        on = joined(aspect(a) for a in outcome.on)
        lines.append(
            say(f"The parties differ on {on or 'the phase'}; the desk does not decide it.")
        )
    return Group(id="phase", title="Phase", blocks=(ListBlock(items=tuple((x,) for x in lines)),))


def phase_sentence(scene: Scene, view: str, it: PhaseView) -> Sentence:
    """Say one view of the phase: "In Israel's view: “Stage one” ended on 1 March (said)"."""
    where = _VIEWS.get(view) or f"In {possessive(scene.view_name(view))} view"
    if it.basis == "silent" and view != "as-encoded":
        return say(f"{where}: ", phrase("basis", "silent"), ".")
    claims = tuple(c for r in it.why for c in r.all_claims())
    name = noun(phase_title(scene, it.id)) if it.id else "no phase"
    return say(f"{where}: ", name, f" {phase_state(scene, it)}.", claims=claims)


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


def awaited_group(scene: Scene) -> Group:
    """List, for every party alike, what is awaited from it; "nothing stated" is printed too."""
    parties = scene.parties
    rows = tuple(row for party in parties for row in _awaited_rows(scene, party))
    nobody = tuple(
        _condition_row(scene, "nobody named", c)
        for c in scene.status.conditions
        if not set(c.waits_for) & set(parties) and not _met(c)
    )
    blocks: list[Block] = [_conditions_table("t-awaited", "What is awaited, and from whom", rows)]
    if not rows:
        blocks = [Paragraph(sentences=(say("No party is known; nothing can be told."),))]
    if nobody:
        title = f"Conditions told without saying whose deed they wait for ({len(nobody)})"
        table = _conditions_table("t-conditions", title, nobody)
        blocks.append(Group(id="conditions", title=title, blocks=(table,), folded=True))
    return Group(id="awaited", title="Conditions awaited", blocks=tuple(blocks))


def _conditions_table(name: str, caption: str, rows: tuple[Row, ...]) -> Table:
    columns = (
        Column("Awaited from", "head"), Column("What is awaited"), Column("Told by"), Column("Met"),
    )  # fmt: skip
    return Table(id=name, caption=caption, columns=columns, rows=rows)


def _met(condition: Condition) -> bool:
    return bool(condition.met) and all(v is True for v in condition.met.values())


def _awaited_rows(scene: Scene, party: str) -> Iterator[Row]:
    known = [
        c for c in scene.status.conditions if party in c.waits_for and _is_stated(c) and not _met(c)
    ]
    if not known:
        yield Row(cells=(cell(scene.shown(party)), cell("nothing stated"), cell(""), cell("")))
    for condition in known:
        others = joined(scene.shown(p) for p in condition.waits_for if p != party)
        who = scene.shown(party) + (f" (with {others})" if others else "")
        yield _condition_row(scene, who, condition)


def _is_stated(condition: Condition) -> bool:
    return bool(condition.claims) or condition.clause is not None


def _condition_row(scene: Scene, who: str, condition: Condition) -> Row:
    held = scene.claims(condition.claims)
    speakers = dict.fromkeys(speaker(scene, h.claim).removesuffix(",") for h in held)
    by = THE_TEXT if condition.clause else joined(speakers)
    words = _awaited_words(scene, condition, by)
    what = say(*words, claims=condition.claims, clause=condition.clause)
    return Row(cells=(cell(who), cell(what), cell(by), cell(_met_words(scene, condition))))


def _awaited_words(scene: Scene, condition: Condition, by: str) -> tuple[str | Part, ...]:
    """The words of a claim's condition, or the clause of the text as encoded."""
    head, _, rest = (
        (condition.clause or "").removeprefix("phases.").removeprefix("obligations.").partition(".")
    )
    a = scene.agreement
    tree = None
    if a is not None and rest == "starts" and head in a.phases:
        tree = a.phases[head].starts
    elif a is not None and rest == "when" and head in a.obligations:
        tree = a.obligations[head].opens
    if tree is None:
        return (quotation(scene.mask.names(condition.text), by),)
    title = phase_title(scene, head) if rest == "starts" else obligation_title(head)
    return (noun(title), " opens when ", noun(condition_words(scene, tree)))


def _met_words(scene: Scene, condition: Condition) -> str:
    """Whether a condition is met, per view; told once where every view tells the same."""
    words = {True: "met", False: "not met", None: "cannot be told"}
    shown = {
        v: words[m] for v, m in condition.met.items() if v in scene.parties or v == "as-encoded"
    }
    if len(set(shown.values())) <= 1:
        return next(iter(shown.values()), words[None])
    return "; ".join(f"{scene.view_name(v)}: {m}" for v, m in shown.items())


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
    part = phrase_part(step.deed.partition(" (")[2].removesuffix(")"))
    detail = ", ".join(x for x in (owing, step_amount(step), part) if x)
    claims = (c for s in steps for c in step_claims(s))
    told = f" ({detail}): {outcome_words(scene, step)}."
    return say(f"{scene.date(step.due)}: ", noun(step_title(scene, step)), told, claims=claims)


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


def _obligation_rows(
    scene: Scene, steps: list[ObligationStep], views: tuple[str, ...]
) -> Iterator[Row]:
    yield Row(group=_heading(scene, steps))
    for key, run in groupby(steps, key=lambda s: _fold_key(scene, s)):
        same = list(run)
        if key is not None and len(same) >= _FOLD_FROM:
            yield _folded(scene, same)
        else:
            yield from (_step_row(scene, s, views) for s in same)


def _fold_key(scene: Scene, step: ObligationStep) -> tuple[str, str] | None:
    """Steps on which nobody spoke fold together if they came to the same; others never fold."""
    if (
        step_claims(step)
        or is_talks(scene, step)
        or step.outcome.kind not in {"unreported", "not-due"}
    ):
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
    owing = joined(
        dict.fromkeys(scene.shown(s.party) if s.party else "owing side not stated" for s in steps)
    )
    owed = joined(scene.shown(p) for p in step.to)
    owes = "owe" if len({s.party for s in steps}) > 1 else "owes"
    must = clause.must.text if clause else label("deeds", step.deed)
    article = f" ({clause.article})" if clause and clause.article else ""
    to = f" {owed}" if owed and owes == "owes" else ""
    verifier = (
        "; no verifier named in the text held"
        if step.verifier in {"", "none named"}
        else f"; verifier: {scene.shown(step.verifier)}"
    )
    assumed = "; rests on an assumption of the encoding (annex)" if step.assumed else ""
    return say(
        noun(obligation_title(step.obligation)),
        f": {owing} {owes}{to}: ",
        noun(must),
        f"{article}{verifier}{assumed}.{_so_far(scene, steps)}",
        clause=step.obligation,
    )


def _so_far(scene: Scene, steps: list[ObligationStep]) -> str:
    """Delivered against due up to the last step whose date has passed, per party where they differ."""
    past = [s for s in steps if is_past(scene, s) or s.due == scene.today]
    if not past or past[-1].promised.low is None:
        return ""
    counts = {p: past[-1].cumulative.get(p) for p in scene.parties}
    told = {
        p: f"{c[0]:,} of {c[1]:,} due" if c[0] is not None and c[1] is not None else "no count held"
        for p, c in counts.items() if c is not None
    }  # fmt: skip
    if set(told.values()) <= {"no count held"}:
        return ""
    return " So far: " + "; ".join(f"{scene.shown(p)} says {t}" for p, t in told.items()) + "."


def _step_row(scene: Scene, step: ObligationStep, views: tuple[str, ...]) -> Row:
    title = period_title(scene, step.id) or obligation_title(step.obligation)
    joint = scene.shown(step.party) if f"/{step.party}" in step.id else ""
    part = step.deed.partition(" (")[2].removesuffix(")") if joint else ""
    head = cell(title, step_amount(step), " ".join(x for x in (joint, phrase_part(part)) if x))
    due = cell(due_words(scene, step))
    cells = tuple(view_cell(step, v) for v in views)
    return Row(cells=(head, due, outcome_cell(scene, step), *cells, _others(scene, step)))


def phrase_part(part: str) -> str:
    """Return the words for the part of talks that a step asks ("to open"), "" for none."""
    return str(table_of("parts").get(part, ""))


def _others(scene: Scene, step: ObligationStep) -> Cell:
    lines: list[Sentence | str] = []
    for view in ("found", "others"):
        it = step.views.get(view)
        if it is not None and it.basis != "silent":
            claims = tuple(c for r in it.why for c in r.all_claims())
            lines.append(
                say(f"{scene.view_name(view)}: {label('states', it.state)}", claims=claims)
            )
    return cell(*lines) if lines else cell("no word held")
