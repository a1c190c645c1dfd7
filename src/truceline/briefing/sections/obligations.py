"""The table of obligations: who owes what, when, and what each side says of it, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from truceline.briefing.dates import counted
from truceline.briefing.outcomes import (
    due_words,
    is_past,
    others_words,
    outcome_cell,
    outcome_words,
    party_views,
    view_cell,
)
from truceline.briefing.scene import Scene, step_claims
from truceline.briefing.shapes import Cell, Column, Group, Row, Sentence, Table
from truceline.briefing.steps import is_talks
from truceline.briefing.titles import obligation_title, period_title, step_amount, step_title
from truceline.briefing.words import cell, joined, label, noun, say, table_of
from truceline.status.shapes import ObligationStep

__all__ = ["obligations_group", "talks_part"]

_FOLD_FROM = 4


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
    head = cell(title, step_amount(step), " ".join(x for x in (joint, talks_part(part)) if x))
    due = cell(due_words(scene, step))
    cells = tuple(view_cell(scene, step, v) for v in views)
    return Row(cells=(head, due, outcome_cell(scene, step), *cells, _others(scene, step)))


def talks_part(part: str) -> str:
    """Return the words for the part of talks that a step asks ("to open"), "" for none."""
    return str(table_of("parts").get(part, ""))


def _others(scene: Scene, step: ObligationStep) -> Cell:
    lines: list[Sentence | str] = []
    for view in ("found", "others"):
        it = step.views.get(view)
        if it is not None and it.basis != "silent":
            claims = tuple(c for r in it.why for c in r.all_claims())
            lines.append(say(others_words(scene, view, it), claims=claims))
    return cell(*lines) if lines else cell("no word held")
