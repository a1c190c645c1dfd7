"""The calendar of steps as a drawing of our own: lanes for clauses, shapes for states, a line for today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from html import escape
from itertools import groupby, pairwise
from math import ceil

import msgspec

from truceline.briefing.dates import MONTHS, day_of
from truceline.briefing.marks import INK, mark_at
from truceline.briefing.outcomes import outcome_words, shape
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Cell, Column, Figure, Row, Table
from truceline.briefing.titles import obligation_title, period_title, phase_title, step_title
from truceline.briefing.words import cell, joined, phrase
from truceline.status.shapes import ObligationStep

__all__ = ["gantt"]

_WIDTH, _LEFT, _RIGHT = 980, 230, 26
_TOP, _LANE = 46, 34
_BAR_FROM = 4
_LETTER = 5.6
_APART, _HALF = 40, 8
_GREY, _PALE = "#5b6875", "#d5dade"
_HATCH = frozenset({"overdue", "contested", "held-back", "one-sided", "reported"})


class Axis(msgspec.Struct, frozen=True):
    """Days to points of the drawing."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return the point of the middle of a day."""
        days = (self.last - self.first).days + 1
        return (
            _LEFT
            + _HALF
            + (_WIDTH - _LEFT - _HALF - _RIGHT) * ((day - self.first).days + 0.5) / days
        )


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What falls due on a date: a step (the first of a joint duty's alike parts) and who owes it.

    ``aside``: how many other parts of the same date, which came to something else, stand before it.
    """

    step: ObligationStep
    owed_by: str
    code: str
    aside: int = 0

    @property
    def day(self) -> date | None:
        """The day of its date."""
        return day_of(self.step.due or "")


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One clause: its label, all who owe it, and what falls due in order of date."""

    label: str
    under: str
    steps: tuple[Due, ...]


def gantt(scene: Scene) -> Figure | None:
    """Return the calendar with its table twin, or None if no step has a date."""
    lanes = _lanes(scene)
    days = [d for lane in lanes for s in lane.steps if (d := s.day) is not None]
    today = scene.at.astimezone(scene.tz).date()
    if not days:
        return None
    spans = _phase_spans(scene)
    known = [*days, today, *(d for _, a, b, _ in spans for d in (a, b) if d)]
    axis = Axis(min(known) - timedelta(days=1), max(known) + timedelta(days=3))
    count = len(lanes) + len(spans)
    height = _TOP + _LANE * count + 10
    body = [_ticks(axis, height, today), _today(axis, today, height), *_phases(axis, spans)]
    for row, lane in enumerate(lanes, start=len(spans)):
        body.append(_lane(scene, axis, lane, _TOP + _LANE * row))
    described = (
        f"{len(lanes)} clauses with their dated steps between {axis.first.isoformat()} and "
        f"{axis.last.isoformat()}; the line marks {today.isoformat()}. The table below says the same."
    )
    svg = _svg(height, described, body)
    return Figure(
        id="f-calendar",
        title="Steps by date, with what the sides’ words come to",
        description=described,
        svg=svg,
        twin=_twin(scene, lanes),
    )


def _svg(height: int, described: str, body: Iterable[str]) -> str:
    hatch = (
        f'<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0v6" stroke="{INK}" stroke-width="1.6"/></pattern>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(described)}" class="gantt"><defs>{hatch}</defs>{"".join(body)}</svg>'
    )


def _lanes(scene: Scene) -> list[Lane]:
    """One lane for each clause, in the order of the text."""
    clauses: dict[str, list[ObligationStep]] = {}
    for step in scene.status.obligations:
        if step.due is not None:
            clauses.setdefault(step.obligation, []).append(step)
    return [
        Lane(
            label=obligation_title(clause),
            under=_owing(scene, steps),
            steps=tuple(_dues(scene, steps)),
        )
        for clause, steps in clauses.items()
    ]


def _dues(scene: Scene, steps: Iterable[ObligationStep]) -> Iterator[Due]:
    """The parts of a joint duty that fall due alike and came to the same are one."""
    for _, dated in groupby(sorted(steps, key=lambda s: s.due or ""), key=lambda s: s.due):
        alike: dict[tuple[str, ...], list[ObligationStep]] = {}
        for s in dated:
            what = (period_title(scene, s.id), s.deed, shape(scene, s), outcome_words(scene, s))
            alike.setdefault(what, []).append(s)
        for aside, ((_, _, code, _), same) in enumerate(alike.items()):
            yield Due(step=same[0], owed_by=_owing(scene, same), code=code, aside=aside)


def _owing(scene: Scene, steps: Iterable[ObligationStep]) -> str:
    sides = dict.fromkeys(s.party for s in steps if s.party)
    return joined(scene.shown(p) for p in sides) or "owing side not stated"


def _ticks(axis: Axis, height: int, today: date) -> str:
    """Light lines a week apart, or as many as leave room for their dates at the top."""
    weeks = ceil(_APART / (axis.x(axis.first + timedelta(days=7)) - axis.x(axis.first)))
    out, day = [], axis.first + timedelta(days=(7 - axis.first.weekday()) % 7)
    while day <= axis.last:
        x = axis.x(day)
        out.append(f'<path d="M{x:.1f} {_TOP - 12}V{height - 4}" stroke="{_PALE}"/>')
        if abs(x - axis.x(today)) > 22:
            out.append(
                _text(x, _TOP - 18, f"{day.day} {MONTHS[day.month - 1][:3]}", "middle", 11, _GREY)
            )
        day += timedelta(weeks=weeks)
    return "".join(out)


def _text(
    x: float, y: float, words: str, anchor: str, size: float, ink: str, weight: int = 400
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{ink}" '
        f'stroke="#ffffff" stroke-width="3" paint-order="stroke" '
        f'font-weight="{weight}">{escape(words)}</text>'
    )


def _today(axis: Axis, today: date, height: int) -> str:
    x = axis.x(today)
    label = f"at {today.day} {MONTHS[today.month - 1][:3]}"
    return (
        f'<path d="M{x:.1f} 14V{height - 4}" stroke="{INK}" stroke-width="1.5" stroke-dasharray="5 3"/>'
        + _text(x, 11, label, "middle", 12, INK, 700)
    )


Span = tuple[str, date | None, date | None, str]


def _phase_spans(scene: Scene) -> list[Span]:
    """The phase in each view that has a word on it, or as encoded: view, from, to, words."""
    out: list[Span] = []
    for view, it in scene.status.phase.views.items():
        if it.since is None or it.id is None or (it.basis == "silent" and view != "as-encoded"):
            continue
        name = "as encoded" if view == "as-encoded" else scene.view_name(view)
        words = f"{phase_title(scene, it.id)} {phrase('phases', it.state)}"
        out.append((name, day_of(it.since), day_of(it.until or ""), words))
    return out


def _phases(axis: Axis, spans: Sequence[Span]) -> list[str]:
    out = []
    for row, (name, since, until, words) in enumerate(spans):
        y = _TOP + _LANE * row
        start = axis.x(since or axis.first)
        end = axis.x(until or axis.last)
        out.append(_label(y, "phase", f"in the view: {name}"))
        dash = ' stroke-dasharray="4 3"' if until is None else ""
        out.append(
            f'<rect x="{start:.1f}" y="{y + 5}" width="{max(end - start, 3):.1f}" height="{_LANE - 14}" '
            f'fill="#eef1f3" stroke="{_GREY}"{dash}/>'
            + _text(_inside(start + 6, words, 11), y + 19, words, "start", 11, INK)
        )
    return out


def _label(y: float, label: str, under: str) -> str:
    return "".join(
        _text(8, y + down, _fitted(words, size), "start", size, ink, weight)
        for words, down, size, ink, weight in (
            (label, 13, 12, INK, 600), (under, 27, 10.5, _GREY, 400),
        )
    )  # fmt: skip


def _wide(words: str, size: float) -> float:
    """About how wide words print."""
    return len(words) * _LETTER * size / 10


def _inside(x: float, words: str, size: float) -> float:
    """Return where words begin that shall end inside the drawing."""
    return max(min(x, _WIDTH - _wide(words, size) - 4), _LEFT)


def _fitted(words: str, size: float) -> str:
    """Cut words to the room of the labels; the table says them whole."""
    room = int((_LEFT - 20) / (_LETTER * size / 10))
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


def _lane(scene: Scene, axis: Axis, lane: Lane, y: float) -> str:
    out = [f'<path d="M0 {y - 1}H{_WIDTH}" stroke="{_PALE}"/>', _label(y, lane.label, lane.under)]
    taken = float(_LEFT)
    for code, run in groupby(lane.steps, key=lambda s: s.code):
        steps = list(run)
        if code != "contested" and _is_daily(steps):
            drawn, taken = _bar(axis, steps, code, y, taken)
            out.append(drawn)
            continue
        for step in steps:
            drawn, taken = _mark(scene, axis, step, y, taken)
            out.append(drawn)
    return "".join(out)


def _is_daily(steps: Sequence[Due]) -> bool:
    """Whether many steps follow one another day by day: a bar reads better than forty marks."""
    days = [s.day for s in steps if s.day is not None]
    return len(steps) >= _BAR_FROM and all((b - a).days <= 2 for a, b in pairwise(days))


def _bar(axis: Axis, steps: Sequence[Due], code: str, y: float, taken: float) -> tuple[str, float]:
    first, last = (axis.x(s.day or axis.first) for s in (steps[0], steps[-1]))
    fill = (
        "url(#hatch)"
        if code in _HATCH
        else INK
        if code in {"agreed", "late", "found"}
        else "#ffffff"
    )
    words = f"{len(steps)} steps: {phrase('shapes', code)}"
    bar = (
        f'<rect x="{first - 4:.1f}" y="{y + 4}" width="{last - first + 8:.1f}" height="9" fill="{fill}" '
        f'stroke="{INK}"><title>{escape(words)}</title></rect>'
    )
    start = max(_inside(first - 4, words, 10), taken)
    end = start + _wide(words, 10)
    if end > _WIDTH:
        return bar, max(taken, last + 10)
    return bar + _text(start, y + 25, words, "start", 10, _GREY), max(last + 10, end + 6)


def _mark(scene: Scene, axis: Axis, due: Due, y: float, taken: float) -> tuple[str, float]:
    """One step: its shape, and its word beneath where there is room (the legend tells it always)."""
    x = axis.x(due.day or axis.first) + 2 * _HALF * due.aside
    title = f"{step_title(scene, due.step)}: {outcome_words(scene, due.step)}"
    drawn = mark_at(due.code, x, y + 10, escape(title))
    word = phrase("shapes", due.code).split(",")[0]
    half = len(word) * _LETTER / 2
    middle = min(max(x, _LEFT + half), _WIDTH - half - 4)
    if middle - half < taken:
        return drawn, max(taken, x + 10)
    return drawn + _text(middle, y + 28, word, "middle", 10, _GREY), middle + half + 6


def _twin(scene: Scene, lanes: Iterable[Lane]) -> Table:
    rows = tuple(row for lane in lanes for row in _twin_rows(scene, lane))
    columns = (
        Column("Clause", "head"), Column("Step"), Column("Owed by"), Column("Date"), Column("Comes to"),
    )  # fmt: skip
    return Table(id="t-calendar", caption="The calendar as a table", columns=columns, rows=rows)


def _twin_rows(scene: Scene, lane: Lane) -> Iterator[Row]:
    """One row a step; a run of daily steps that come to the same is one row, like its bar."""
    for code, run in groupby(lane.steps, key=lambda s: s.code):
        steps = list(run)
        if _is_daily(steps):
            dates = f"{scene.date(steps[0].step.due)} to {scene.date(steps[-1].step.due)}"
            told = cell(phrase("shapes", code), shape=code)
            yield _twin_row(lane, f"{len(steps)} steps", lane.under, dates, told)
            continue
        for due in steps:
            title = period_title(scene, due.step.id) or "one step"
            told = cell(outcome_words(scene, due.step), shape=code)
            yield _twin_row(lane, title, due.owed_by, scene.date(due.step.due), told)


def _twin_row(lane: Lane, title: str, owed_by: str, date_: str, told: Cell) -> Row:
    return Row(cells=(cell(lane.label), cell(title), cell(owed_by), cell(date_), told))
