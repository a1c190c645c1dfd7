"""The status as text for a terminal: short lines that wrap, nothing in colour that is not in words.

Every line begins or ends with the id that ``--why`` opens. The words are those of the briefing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.text import Text

from truceline.basis.registry_of_actors import Registry
from truceline.briefing.words import aspect, bounds, joined, label, phrase, table_of
from truceline.cli.printing import Page, printable
from truceline.cli.status_lists import Line, sections
from truceline.status import Status
from truceline.status.shapes import ObligationStep, Outcome, PhaseView
from truceline.status.world import AS_ENCODED

__all__ = ["outcome_words", "print_status"]

_QUIET = frozenset({"unreported", "not-due"})
"""Outcomes of steps on which nobody spoke."""
_COLUMNS_FROM = 72
"""From this width on, id, date and outcome of a step stand in columns; below, one under another."""
_WIDEST_ID = 26
_DATE = len("due 2025-01-19")
_DAY = len("2025-01-19")
_FOLD_FROM = 3


class _Row(NamedTuple):
    """A step, or a run of steps on which nobody spoke: id, date, outcome, and who said what."""

    name: str
    due: str
    words: str
    spoken: tuple[str, ...] = ()


def print_status(status: Status, registry: Registry) -> None:
    """Print the whole status: phase, steps, then one section for each kind of thing held."""
    page = Page()
    _head(page, status)
    if status.agreement is not None:
        _phase(page, status, registry)
        _steps(page, status.obligations, registry)
    found = list(sections(status, registry))
    for section in found:
        if section.lines:
            page.heading(section.title)
        for line in section.lines:
            page.put(_text(line), indent=2)
    _foot(page, [s.nothing for s in found if s.nothing and not s.lines])


def _head(page: Page, status: Status) -> None:
    known = "all that is held" if status.known_at is None else f"as known at {status.known_at}"
    page.paragraph(status.case, style="bold")
    page.paragraph(f"At {status.at}, {known}.")
    if status.known_by == "received":
        page.paragraph("Reconstructed case: known by the date of receipt.")
    if status.agreement is None:
        page.paragraph("No agreement is held: no phase, no steps.")
    else:
        page.paragraph(f"Agreement: {status.agreement.title}, version {status.agreement.version}.")


def _foot(page: Page, nothing: Sequence[str]) -> None:
    page.print()
    if nothing:
        page.paragraph(f"Nothing held: no {', no '.join(nothing)}.")
    page.paragraph(
        "Open any line with --why and its id; the beginning of an id is enough.", style="dim"
    )


def _text(line: Line) -> Text:
    text = Text(printable(line.text))
    return text if line.address is None else text.append(f" [{line.address}]", "dim")


# the phase


def _phase(page: Page, status: Status, registry: Registry) -> None:
    outcome = status.phase.outcome
    quiet = outcome.kind in _QUIET
    said = "no party's word held, so by the calendar" if quiet else outcome_words(outcome, registry)
    page.heading(f"Phase: {said} [phase]")
    told = [(view, _phase_words(v)) for view, v in status.phase.views.items()]
    for words, views in _together(told):
        page.paragraph(f"{_names(views, registry)}: {words}", indent=2)


def _phase_words(view: PhaseView) -> str:
    name = "no phase" if view.id is None else view.id
    since = "" if view.since is None else f" since {view.since}"
    until = "" if view.until is None else f" until {view.until}"
    return f"{name} {phrase('phases', view.state)}{since}{until} ({phrase('basis', view.basis)})"


# the steps


def _steps(page: Page, steps: Sequence[ObligationStep], registry: Registry) -> None:
    page.heading("Steps, in the order of the text")
    rows = [_row(run, registry) for run in _runs(steps)]
    width = min(_WIDEST_ID, max((len(row.name) for row in rows), default=0))
    for row in rows:
        if page.width >= _COLUMNS_FROM:
            _columns(page, width, row)
        else:
            page.paragraph(f"{row.name}  {row.due}".rstrip(), indent=2)
            page.paragraph(row.words, indent=4)
        for line in row.spoken:
            page.paragraph(line, indent=6, style="dim")


def _columns(page: Page, width: int, row: _Row) -> None:
    """Print id, date and outcome side by side; each wraps within its own column."""
    widths = (width, _DATE, page.width - width - _DATE - 6)
    cells = (row.name, row.due, row.words)
    wrapped = [
        [line.plain.rstrip() for line in Text(printable(cell)).wrap(page, wide)]
        for cell, wide in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=""):
        line = "  ".join(part.ljust(wide) for part, wide in zip(parts, widths, strict=True))
        page.print(f"  {line.rstrip()}", soft_wrap=True)


def _row(run: Sequence[ObligationStep], registry: Registry) -> _Row:
    first, words = run[0], outcome_words(run[0].outcome, registry)
    if len(run) == 1:
        due = "no date" if first.due is None else f"due {first.due[:_DAY]}"
        return _Row(first.id.removeprefix("step:"), due, words, tuple(_spoken(first, registry)))
    dates = sorted(step.due[:_DAY] for step in run if step.due is not None)
    between = f", due from {dates[0]} to {dates[-1]}" if dates else ""
    return _Row(first.obligation, f"{len(run)} steps", words + between)


def _runs(steps: Sequence[ObligationStep]) -> Iterator[list[ObligationStep]]:
    """Steps one by one, but neighbours of one obligation on which nobody spoke as one line."""
    for _, group in groupby(steps, key=_alike):
        run = list(group)
        together = len(run) >= _FOLD_FROM and run[0].outcome.kind in _QUIET
        yield from [run] if together else ([step] for step in run)


def _alike(step: ObligationStep) -> tuple[str, str]:
    silent = step.outcome.kind in _QUIET and not step.aspects
    return step.obligation, step.outcome.kind if silent else step.id


def _spoken(step: ObligationStep, registry: Registry) -> Iterator[str]:
    told = [
        (view, f"{label('states', c.state)} ({phrase('basis', c.basis)}){_measured(step, view)}")
        for view, c in step.views.items()
        if c.basis != "silent" and view != AS_ENCODED
    ]
    for words, views in _together(told):
        yield f"{_names(views, registry)}: {words}"
    for name, outcome in step.aspects.items():
        yield f"{aspect(name)}: {_kind(outcome)}{_by(outcome, registry)}"
    if step.assumed:
        yield f"assumed: {', '.join(map(_clause, step.assumed))}"


def _clause(assumed: str) -> str:
    """Return the clause of an assumption printed as "clause: why (by whom)"."""
    return assumed.partition(":")[0]


def _measured(step: ObligationStep, view: str) -> str:
    done, due = step.done[view], step.promised.low
    if done.low is None and done.high is None:
        return ""
    return f", {bounds(done.low, done.high)}" + ("" if due is None else f" of {due:,}")


# words


def outcome_words(outcome: Outcome, registry: Registry) -> str:
    """Return an outcome in a few words: "contested on order (Hamas, Israel)"."""
    on = f" on {joined(map(aspect, outcome.on))}" if outcome.on else ""
    done = "" if outcome.state is None else f": {_performed(outcome.state)}"
    return f"{_kind(outcome)}{on}{done}{_by(outcome, registry)}"


def _performed(state: str) -> str:
    """Return what a common state says: the performance of the deed, else the state's own label."""
    told = table_of("performance")
    return str(told[state]) if state in told else label("states", state)


def _kind(outcome: Outcome) -> str:
    return label("outcome_kinds", outcome.kind)


def _by(outcome: Outcome, registry: Registry) -> str:
    return f" ({', '.join(map(registry.shown, outcome.by))})" if outcome.by else ""


def _together(told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each wording once with all views that have it, in the order of the views."""
    views: dict[str, list[str]] = {}
    for view, words in told:
        views.setdefault(words, []).append(view)
    yield from views.items()


def _names(views: Sequence[str], registry: Registry) -> str:
    return ", ".join(registry.shown(v) if v in registry.actors else v for v in views)
