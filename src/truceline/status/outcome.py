"""Comparing the cells of a step: the outcome of ARCHITECTURE section 6, first that applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from truceline.status.cell import Cell
from truceline.status.shapes import Outcome
from truceline.status.totals import same_happening
from truceline.status.word import Word
from truceline.status.world import FOUND, OTHERS

__all__ = ["aspect_outcomes", "outcome_of"]

ON_A_RIGHT = frozenset(
    {"withheld", "not-owed", "excused", "suspended", "waived", "void", "denied", "resumed"}
)
"""States by which a side stands against a charge of breach; a bare "not done" does not."""

SPEAKS_AGAINST_ITSELF = frozenset(
    {"withheld", "not-done-by-its-date", "excused", "breached", "contrary-act-said"}
)
"""States by which the owing side says that it did not do it (or, of a prohibition, that it did)."""


def outcome_of(
    cells: Mapping[str, Cell], owing: str, owed: Sequence[str], others: Sequence[Word],
    *, date_passed: bool, standing: bool = False,
) -> Outcome:  # fmt: skip
    """Return what the views of one step come to. Silence never agrees and never contests.

    ``owing`` is a key of ``cells``, or "" where the text states no owing side (then any two parties
    that spoke are compared); ``others`` are the words of everybody else that cover the step;
    ``date_passed`` whether its date has passed; ``standing`` whether it is a prohibition.
    """
    sides = tuple(s for s in dict.fromkeys((owing, *owed)) if s in cells and cells[s].spoke)
    if cells[FOUND].spoke:
        return _found(cells[FOUND])
    if len(sides) > 1 and (owing in sides or not owing):
        both = _both_spoke(cells, sides[0], sides[1:], standing)
        stale = _overtaken(
            cells, sides, others
        )  # others report the deed after the sides' last words
        return msgspec.structs.replace(both, state=None) if stale else both
    if sides and not _overtaken(cells, sides, others):
        return _one_spoke(cells, owing, sides, standing)
    if cells[OTHERS].spoke:
        performance = _known(cells[OTHERS].performance)
        return Outcome(kind="reported", state=performance, by=_tellers(cells[OTHERS]))
    return Outcome(kind="unreported" if date_passed else "not-due")


def _found(cell: Cell) -> Outcome:
    """A finding; two verifiers that differ are both printed, and no common state is given."""
    differ = len(set(cell.voices.values())) > 1
    return Outcome(
        kind="found", state=None if differ else _known(cell.performance), by=tuple(cell.voices)
    )


def _tellers(cell: Cell) -> tuple[str, ...]:
    """Those on whose word the state of a cell rests."""
    same = (s for s, state in cell.voices.items() if state == cell.state)
    deciding = () if cell.deciding is None else (cell.deciding.speaker,)
    return tuple(dict.fromkeys((*deciding, *same)))


def _known(performance: str) -> str | None:
    return None if performance == "unknown" else performance


def _both_spoke(
    cells: Mapping[str, Cell], owing: str, owed: Sequence[str], standing: bool
) -> Outcome:
    """Two sides spoke: compare the owing side with each owed side; where one pair differs, it is contested."""
    sides = (owing, *owed)
    compared = [_pair(cells[owing], cells[other], standing) for other in owed]
    on = tuple(dict.fromkeys(o for kind, points in compared if kind == "contested" for o in points))
    common = {cells[s].performance for s in sides}
    state = _known(common.pop()) if len(common) == 1 else None
    if on:
        return Outcome(kind="contested", state=state, on=on, by=sides)
    kinds = [kind for kind, _ in compared]
    if "agreed" in kinds:
        return Outcome(kind="agreed", state=state, by=sides)
    return Outcome(
        kind=kinds[0], state=state, by=(owing,) if kinds[0] == "one-sided" else tuple(owed)
    )


def _pair(owing: Cell, owed: Cell, standing: bool) -> tuple[str, tuple[str, ...]]:
    """Return (agreed | contested | one-sided | acknowledged, on what) for one owing and one owed cell."""
    if standing:
        return _pair_on_a_prohibition(owing, owed)
    points = [name for name, differ in (
        ("duty", _opposed(owing, owed)), ("fact", _facts_clash(owing, owed)),
        ("amount", _figures_clash(owing, owed)), ("time", _times_clash(owing, owed)),
    ) if differ]  # fmt: skip
    if points and _cause_disputed(owing, owed):
        points.append("cause")
    if points:
        return "contested", tuple(points)
    if owing.state == owed.state or _same_performance(owing, owed):
        return "agreed", ()
    return _the_fuller_word(owing, owed)


def _same_performance(owing: Cell, owed: Cell) -> bool:
    return owing.performance == owed.performance != "unknown"


def _the_fuller_word(owing: Cell, owed: Cell) -> tuple[str, tuple[str, ...]]:
    """One side tells more than the other, and nothing the other told speaks against it."""
    told = {"whole": 3, "part": 2, "none": 1, "unknown": 0}
    if told[owed.performance] > told[owing.performance] and owed.performance != "none":
        return "acknowledged", ()
    return "one-sided", ()


def _pair_on_a_prohibition(owing: Cell, owed: Cell) -> tuple[str, tuple[str, ...]]:
    """A word on a prohibition holds for its own time: words on different times do not meet."""
    a, b = owing.deciding, owed.deciding
    if owing.state == owed.state and (a is None or b is None or a.when.meets(b.when)):
        return "agreed", ()
    if a is None or b is None or not a.when.meets(b.when):
        return ("acknowledged" if owing.state in SPEAKS_AGAINST_ITSELF else "one-sided"), ()
    if "breached" in {owing.state, owed.state} and "kept" not in {owing.state, owed.state}:
        return "contested", ("duty",)
    return "contested", ("fact",)


def _opposed(owing: Cell, owed: Cell) -> bool:
    """A charge of breach, or a reading that nothing is owed, against a side that stands on its right."""
    if owing.verdict == owed.verdict:
        return {owing.state, owed.state} == {"breached", "denied"}
    if owed.verdict == "breached":
        return (
            owing.state in ON_A_RIGHT
            or owing.performance in {"whole", "part"}
            or owing.performance == "unknown"
        )
    if owing.verdict == "breached":
        return True
    return bool({owing.state, owed.state} & {"not-owed", "excused", "suspended", "waived", "void"})


def _facts_clash(owing: Cell, owed: Cell) -> bool:
    """One says done, the other not done, and the words speak of one time."""
    done, undone = (owing, owed) if owing.performance in {"whole", "part"} else (owed, owing)
    if done.performance not in {"whole", "part"} or undone.performance != "none":
        return False
    if undone.state == "breached" and done.performance == "part":
        return False
    last, word = undone.deciding, done.done[-1] if done.done else done.deciding
    return last is None or word is None or last.when.last >= word.when.first


def _figures_clash(owing: Cell, owed: Cell) -> bool:
    """Two tellings of one delivery whose figures, of one counting point, cannot both hold."""
    return any(
        a.event.quantity is not None and b.event.quantity is not None
        and same_happening(a, b) and a.event.quantity.cannot_equal(b.event.quantity)
        for a in owing.done for b in owed.done
    )  # fmt: skip


def _times_clash(owing: Cell, owed: Cell) -> bool:
    late = {owing.state, owed.state} == {"fulfilled", "fulfilled-late"}
    if not late or owing.done_at is None or owed.done_at is None:
        return False
    return not owing.done_at.meets(owed.done_at)


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


def _one_spoke(
    cells: Mapping[str, Cell], owing: str, sides: tuple[str, ...], standing: bool
) -> Outcome:
    """Only the owing side spoke, or only owed sides did (of which several may differ)."""
    spoke = [cells[s] for s in sides]
    performances = {c.performance for c in spoke}
    state = _known(performances.pop()) if len(performances) == 1 else None
    return Outcome(
        kind="acknowledged" if owing and _speaks_for_the_other(spoke, owing in sides, standing) else "one-sided",
        state=state, by=sides,
    )  # fmt: skip


def _speaks_for_the_other(spoke: Sequence[Cell], is_owing: bool, standing: bool) -> bool:
    """The owing side says not done, or every owed side that spoke says done (or kept)."""
    if is_owing:
        return spoke[0].state in SPEAKS_AGAINST_ITSELF
    if standing:
        return all(c.state == "kept" for c in spoke)
    return all(c.performance in {"whole", "part"} or c.state == "done-amount-open" for c in spoke)


def aspect_outcomes(
    cells: Mapping[str, Cell], owing: str, owed: Sequence[str]
) -> dict[str, Outcome]:
    """Return the outcome on each aspect (order, category, manner ...) on which a side has a word."""
    sides = [s for s in (owing, *owed) if s in cells]
    names = dict.fromkeys(a for s in sides for a in cells[s].aspects if a != "cause")
    return {n: _aspect(cells, n, owing, [s for s in sides if n in cells[s].aspects]) for n in names}


def _aspect(cells: Mapping[str, Cell], name: str, owing: str, sides: list[str]) -> Outcome:
    states = {s: cells[s].aspects[name].state for s in sides}
    if len(sides) == 1 or (owing and owing not in sides):
        return Outcome(kind="one-sided", by=tuple(sides))
    against = [
        (a, b)
        for a, b in combinations(sides, 2)
        if (not owing or owing in (a, b)) and states[a] != states[b]
    ]
    if against:
        return Outcome(kind="contested", on=(name,), by=tuple(sides))
    return Outcome(kind="agreed", by=tuple(sides))
