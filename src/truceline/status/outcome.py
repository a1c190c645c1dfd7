"""Comparing the cells of a step: the outcome of ARCHITECTURE section 6, first that applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from truceline.status.cell import Cell
from truceline.status.shapes import Outcome
from truceline.status.totals import same_happening
from truceline.status.word import Word
from truceline.status.world import FOUND, OTHERS

__all__ = ["aspect_outcomes", "outcome_of"]

OPPOSED = {"withheld", "not-owed", "excused", "suspended", "waived", "void"}
"""States by which the owing side stands on a right not to do it; a bare "not done" does not."""


def outcome_of(
    cells: Mapping[str, Cell],
    owing: str,
    owed: Sequence[str],
    others: Sequence[Word],
    date_passed: bool,
) -> Outcome:
    """Return what the views of one step come to. Silence never agrees and never contests.

    ``others`` are the words of everybody else that cover the step; ``date_passed`` whether its
    date (or, without one, nothing) has passed by the calendar.
    """
    sides = _spoke(cells, owing, owed)
    if owing not in cells and sides:
        owing = sides[0]  # the text states no owing side: any two parties that spoke are compared
    if cells[FOUND].spoke:
        return _found(cells[FOUND])
    if owing in sides and len(sides) > 1:
        both = _both_spoke(cells, owing, [s for s in sides if s != owing], sides)
        stale = _overtaken(
            cells, sides, others
        )  # others report the deed after both sides' last words
        return msgspec.structs.replace(both, state=None) if stale else both
    if sides and not _overtaken(cells, sides, others):
        return _one_spoke(cells, owing, sides)
    if cells[OTHERS].spoke:
        return Outcome(
            kind="reported", state=_known(cells[OTHERS].performance), by=_tellers(cells[OTHERS])
        )
    if sides:
        return _one_spoke(cells, owing, sides)
    return Outcome(kind="unreported" if date_passed else "not-due")


def _found(cell: Cell) -> Outcome:
    """A finding; two verifiers that differ are both printed, and no common state is given."""
    differ = len(set(cell.voices.values())) > 1 and len(cell.voices) > 1
    return Outcome(
        kind="found", state=None if differ else _known(cell.performance), by=tuple(cell.voices)
    )


def _spoke(cells: Mapping[str, Cell], owing: str, owed: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for s in (owing, *owed) if s in cells and cells[s].spoke))


def _tellers(cell: Cell) -> tuple[str, ...]:
    """Those on whose word the state of a cell rests."""
    deciding = () if cell.deciding is None or cell.deciding in cell.done else (cell.deciding,)
    return tuple(dict.fromkeys(w.speaker for w in (deciding or cell.done)))


def _known(performance: str) -> str | None:
    return None if performance == "unknown" else performance


def _both_spoke(
    cells: Mapping[str, Cell], owing: str, owed: Sequence[str], sides: tuple[str, ...]
) -> Outcome:
    """Two sides spoke: compare the owing side with each owed side; where one pair differs, it is contested."""
    verdicts = [_pair(cells[owing], cells[other]) for other in owed]
    on = tuple(dict.fromkeys(o for kind, points in verdicts if kind == "contested" for o in points))
    common = {cells[s].performance for s in sides}
    state = _known(common.pop()) if len(common) == 1 else None
    if on:
        return Outcome(kind="contested", state=state, on=on, by=sides)
    kinds = [kind for kind, _ in verdicts]
    if "agreed" in kinds:
        return Outcome(kind="agreed", state=state, by=sides)
    return Outcome(
        kind=kinds[0], state=state, by=(owing,) if kinds[0] == "one-sided" else tuple(owed)
    )


def _pair(owing: Cell, owed: Cell) -> tuple[str, tuple[str, ...]]:
    """Return (agreed | contested | one-sided | acknowledged, on what) for one owing and one owed cell."""
    points: list[str] = []
    if _opposed(owing, owed):
        points.append("duty")
    performances = {owing.performance, owed.performance}
    if performances in ({"whole", "none"}, {"part", "none"}):
        points.append("fact")
    if performances == {"whole", "part"} or _figures_clash(owing, owed):
        if _figures_clash(owing, owed):
            points.append("amount")
        elif not points:
            return ("one-sided", ()) if owing.performance == "whole" else ("acknowledged", ())
    if _times_clash(owing, owed):
        points.append("time")
    if points and _cause_disputed(owing, owed):
        points.append("cause")
    return ("contested", tuple(points)) if points else ("agreed", ())


def _opposed(owing: Cell, owed: Cell) -> bool:
    if owing.verdict == owed.verdict:
        return owed.verdict == "none" and {owing.state, owed.state} == {"fulfilled", "not-owed"}
    if owed.verdict == "breached":
        return owing.state in OPPOSED or owing.performance in {"whole", "part"}
    return owing.state in OPPOSED or owed.state in OPPOSED or owing.verdict == "breached"


def _figures_clash(owing: Cell, owed: Cell) -> bool:
    """Two tellings of one delivery whose figures, of one counting point, cannot both hold."""
    return any(
        a.event.quantity is not None and b.event.quantity is not None
        and same_happening(a, b) and a.event.quantity.cannot_equal(b.event.quantity)
        for a in owing.done for b in owed.done
    )  # fmt: skip


def _times_clash(owing: Cell, owed: Cell) -> bool:
    late = {owing.state, owed.state} == {"fulfilled", "fulfilled-late"}
    return (
        late
        and owing.done_at is not None
        and owed.done_at is not None
        and not owing.done_at.meets(owed.done_at)
    )


def _cause_disputed(owing: Cell, owed: Cell) -> bool:
    a, b = owing.aspect_words.get("cause"), owed.aspect_words.get("cause")
    return a is not None and b is not None and a.says != b.says


def _overtaken(cells: Mapping[str, Cell], sides: Sequence[str], others: Sequence[Word]) -> bool:
    """Whether the sides' last word ("held back", "not done") is older than a deed that others report.

    A word holds for the time it speaks of; what others report later is then the headline, and the
    word stays in its cell.
    """
    words = [cells[s].deciding for s in sides]
    undone = all(cells[s].performance == "none" for s in sides)
    spoken = [w.when.first for w in words if w is not None]
    if not undone or len(spoken) < len(words):
        return False
    return any(w.says == "done" and w.when.first > max(spoken) for w in others)


def _one_spoke(cells: Mapping[str, Cell], owing: str, sides: tuple[str, ...]) -> Outcome:
    cell = cells[sides[0]]
    against_itself = owing in sides and cell.performance == "none"
    for_the_other = (owing not in sides and cell.performance in {"whole", "part"}) or (
        owing not in sides and cell.state == "done-amount-open"
    )
    kind = "acknowledged" if against_itself or for_the_other else "one-sided"
    return Outcome(kind=kind, state=_known(cell.performance), by=sides)


def aspect_outcomes(
    cells: Mapping[str, Cell], owing: str, owed: Sequence[str]
) -> dict[str, Outcome]:
    """Return the outcome on each aspect (order, category, manner ...) on which a side has a word."""
    sides = [s for s in (owing, *owed) if s in cells]
    names = dict.fromkeys(a for s in sides for a in cells[s].aspects if a != "cause")
    return {
        name: _aspect(cells, name, [s for s in sides if name in cells[s].aspects]) for name in names
    }


def _aspect(cells: Mapping[str, Cell], name: str, sides: list[str]) -> Outcome:
    states = {cells[s].aspects[name].state for s in sides}
    if len(sides) == 1:
        return Outcome(kind="one-sided", by=tuple(sides))
    if len(states) == 1:
        return Outcome(kind="agreed", by=tuple(sides))
    return Outcome(kind="contested", on=(name,), by=tuple(sides))
