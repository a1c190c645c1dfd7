"""The table of steps: every dated step, cell by cell, with its outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Agreement, Obligation, Step
from truceline.basis.quantity import Number
from truceline.basis.reason import Reason
from truceline.status.cell import Cell, Situation, cell_of
from truceline.status.matching import Heard, Voice, hear, voice_of
from truceline.status.outcome import aspect_outcomes, outcome_of
from truceline.status.phase import Run, run_of
from truceline.status.shapes import Measure, ObligationStep, StepView
from truceline.status.stepping import Runs, Standing, standing_steps
from truceline.status.word import Word
from truceline.status.world import AS_ENCODED, FOUND, OTHERS, World, owed_sides

__all__ = ["Row", "steps_table"]

NONE_NAMED = "none named"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One step with its cells and the words heard of it: what the other parts of the status build on."""

    step: Step
    obligation: Obligation
    cells: Mapping[str, Cell]
    words: Mapping[str, tuple[Word, ...]]
    shown: ObligationStep

    def heard(self, *views: str) -> tuple[Word, ...]:
        """Return the words of the given views (none given: of all) that cover this step, in order of time."""
        chosen = views or tuple(self.words)
        return tuple(
            sorted({w for v in chosen for w in self.words.get(v, ())}, key=lambda w: w.order)
        )


def steps_table(worlds: Mapping[str, World], planned: Sequence[Step]) -> tuple[Row, ...]:
    """Return one row per step that stands in at least one view.

    A step whose phase ended in every view stays, as not owed: what one side says removes nothing
    from the other's view.
    """
    runs = {v: {p.id: run_of(p, w) for p in w.agreement.phases.values()} for v, w in worlds.items()}
    voices: dict[tuple[str, str], Mapping[str, Voice]] = {}
    rows = []
    for standing in standing_steps(worlds, planned, runs):
        step, agreement = standing.step, next(iter(worlds.values())).agreement
        key = (step.obligation, step.party)
        if key not in voices:
            voices[key] = _voices(worlds, step.party, agreement.obligations[step.obligation])
        rows.append(_row(standing, worlds, runs, voices[key]))
    return tuple(rows)


def _row(
    standing: Standing, worlds: Mapping[str, World], runs: Runs, voices: Mapping[str, Voice]
) -> Row:
    step, world = standing.step, next(iter(worlds.values()))
    agreement, obligation = world.agreement, world.agreement.obligations[step.obligation]
    situations = {v: _situation(standing, w, runs[v], obligation) for v, w in worlds.items()}
    heard = {
        v: hear(step, obligation, voice, agreement, standing.slot) for v, voice in voices.items()
    }
    cells = _cells(standing, heard, situations, obligation)
    cells[AS_ENCODED] = _alike(cells, step, agreement)
    words = {v: h.everything for v, h in heard.items()}
    shown = _shown(standing, obligation, cells, heard, agreement, world.at, world.tz)
    return Row(step=step, obligation=obligation, cells=cells, words=words, shown=shown)


def _voices(worlds: Mapping[str, World], owing: str, obligation: Obligation) -> Mapping[str, Voice]:
    """The words of each view on an obligation, with an owing side that is no party heard apart.

    A finding needs the mandate of this duty: where the text names no verifier for it, or another,
    what a verifier says is a third party's word.
    """
    voices: dict[str, Sequence[Word]] = {
        v: w.of_obligation(obligation.id) for v, w in worlds.items()
    }
    without = [w for w in voices[FOUND] if not _has_mandate(w, obligation)]
    for view in (FOUND, AS_ENCODED):
        voices[view] = [w for w in voices[view] if not w.finding or _has_mandate(w, obligation)]
    voices[OTHERS] = [*voices[OTHERS], *without]
    if owing and owing not in worlds:
        voices[owing] = [w for w in voices[OTHERS] if w.speaker == owing]
        voices[OTHERS] = [w for w in voices[OTHERS] if w.speaker != owing]
    return {view: voice_of(words, obligation) for view, words in voices.items()}


def _has_mandate(word: Word, obligation: Obligation) -> bool:
    return obligation.verifier is None or word.speaker == obligation.verifier


def _cells(
    standing: Standing,
    heard: Mapping[str, Heard],
    situations: Mapping[str, Situation],
    obligation: Obligation,
) -> dict[str, Cell]:
    found = {}
    for view, words in heard.items():
        step = standing.of_view.get(view, standing.step)
        situation = situations.get(view, situations[OTHERS])
        if view in {OTHERS, FOUND}:
            found[view] = _of_several(step, words, situation, obligation)
        else:
            owing = view == step.party
            found[view] = cell_of(step, words, situation, standing=obligation.standing, owing=owing)
    return found


def _of_several(step: Step, heard: Heard, situation: Situation, obligation: Obligation) -> Cell:
    """The cell of a view of many voices: each voice alone (figures of two sources are never added).

    The voice with the latest deciding word gives the state; ``voices`` keeps the state of each.
    """
    alone = {
        speaker: cell_of(step, heard.only(speaker), situation, standing=obligation.standing)
        for speaker in heard.speakers
    }
    spoke = {s: c for s, c in alone.items() if c.spoke and c.deciding is not None}
    if not spoke:
        return cell_of(step, heard, situation, standing=obligation.standing)
    last = max(spoke.values(), key=lambda c: _latest(c))
    rest = tuple(
        r for c in spoke.values() if c is not last and c.state != last.state for r in c.why
    )
    return msgspec.structs.replace(
        last, why=(*last.why, *rest), voices={s: c.state for s, c in spoke.items()},
        history=tuple(dict.fromkeys(h for c in alone.values() for h in c.history)),
    )  # fmt: skip


def _latest(cell: Cell) -> tuple[object, ...]:
    assert cell.deciding is not None
    return cell.deciding.order


def _alike(cells: Mapping[str, Cell], step: Step, agreement: Agreement) -> Cell:
    """The encoded text hears a deed that the owing and an owed side tell alike, however each counted it."""
    owing = cells.get(step.party, cells[AS_ENCODED])
    told = owing.spoke and owing.verdict == "none" and owing.performance in {"whole", "part"}
    for side in owed_sides(agreement, step):
        if told and cells[side].spoke and cells[side].state == owing.state:
            return msgspec.structs.replace(owing, basis="follows", aspects={}, aspect_words={})
    return cells[AS_ENCODED]


def _situation(
    standing: Standing, world: World, runs: Mapping[str, Run], obligation: Obligation
) -> Situation:
    step = standing.of_view.get(world.view, standing.step)
    run = None if step.phase is None else runs.get(step.phase)
    begun = run is None or run.state != "not-begun"
    ended: tuple[Reason, ...] | None = None
    if run is not None and run.state == "ended" and run.until is not None:
        starts = (
            step.opens if step.opens is not None else None if step.due is None else step.due.first
        )
        if obligation.standing or (starts is not None and starts > run.until):
            text = f"In this view {run.phase} had ended before this step fell due."
            ended = (Reason(text=text, because=run.why),)
    return Situation(
        at=world.at, tz=world.tz, opened=standing.opened[world.view] and begun, ended=ended,
        until=None if run is None else run.until,
        ended_by="silent" if run is None or run.basis == "silent" else "follows",
    )  # fmt: skip


def _shown(
    standing: Standing, obligation: Obligation, cells: Mapping[str, Cell], heard: Mapping[str, Heard],
    agreement: Agreement, at: datetime, tz: ZoneInfo,
) -> ObligationStep:  # fmt: skip
    step = standing.step
    owed = owed_sides(agreement, step)
    views = {v: c for v, c in cells.items() if v != step.party or v in agreement.parties}
    outcome = outcome_of(
        cells, step.party, owed, heard[OTHERS].on_the_deed,
        date_passed=step.due is not None and at > step.due.last, standing=obligation.standing,
    )  # fmt: skip
    return ObligationStep(
        id=f"step:{step.id}", obligation=step.obligation, party=step.party, to=step.to or owed,
        deed=_deed(step, obligation), due=None if step.due is None else step.due.last.astimezone(tz).date().isoformat(),
        outcome=outcome,
        views={v: StepView(state=c.state, basis=c.basis, aspects=dict(c.aspects), why=c.why) for v, c in views.items()},
        done={v: c.measure for v, c in views.items()}, promised=_promised(standing, agreement),
        cumulative={v: c.cumulative for v, c in views.items()}, aspects=aspect_outcomes(cells, step.party, owed),
        verifier=obligation.verifier or NONE_NAMED,
        assumed=tuple(f"{a.path}: {a.why} (by {a.by})" for a in agreement.assumptions_on(obligation.id)),
        evidence=_evidence(cells), history=_history(cells.values(), heard.values()),
    )  # fmt: skip


def _promised(standing: Standing, agreement: Agreement) -> Measure:
    """What the step asks; a range where the parties' views ask different amounts."""
    asked = {s.amount for v, s in standing.of_view.items() if v in agreement.parties}
    known: list[Number] = sorted(a for a in asked if a is not None) or []
    if not asked and standing.step.amount is not None:
        known = [standing.step.amount]
    unit = standing.step.unit
    return (
        Measure(low=known[0], high=known[-1], unit=unit)
        if known
        else Measure(low=None, high=None, unit=unit)
    )


def _history(cells: Iterable[Cell], heard: Iterable[Heard]) -> tuple[str, ...]:
    """Every claim heard of the step, its aspects and earlier words included."""
    of_cells = (h for c in cells for h in c.history)
    aspects = (w.claim for h in heard for w in h.aspects)
    return tuple(dict.fromkeys((*of_cells, *aspects)))


def _deed(step: Step, obligation: Obligation) -> str:
    part = {"begin": " (begin)", "conclude": " (conclude)"}.get(step.part, "")
    return (obligation.must.text or obligation.must.deed) + part


def _evidence(cells: Mapping[str, Cell]) -> str:
    said = [f"{view}: {c.why[0].text}" for view, c in cells.items() if c.spoke and c.why]
    return " ".join(said) if said else "No word is held."
