"""The calendar of steps as a drawing of our own: lanes for clauses, shapes for states, a line for today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from html import escape
from itertools import groupby, pairwise

import msgspec

from truceline.briefing.dates import MONTHS, day_of
from truceline.briefing.marks import INK, mark_at
from truceline.briefing.outcomes import outcome_words, shape
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Column, Figure, Row, Table
from truceline.briefing.titles import obligation_title, period_title, phase_title, step_title
from truceline.briefing.words import cell, phrase
from truceline.status.shapes import ObligationStep

__all__ = ["gantt"]

_WIDTH, _LEFT, _RIGHT = 980, 230, 26
_TOP, _LANE = 46, 34
_BAR_FROM = 4
_LETTER = 5.6
_GREY, _PALE = "#5b6875", "#d5dade"
_HATCH = frozenset({"overdue", "contested", "held-back", "one-sided", "reported"})


class Axis(msgspec.Struct, frozen=True):
    """Days to points of the drawing."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return the point of the middle of a day."""
        days = (self.last - self.first).days + 1
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * ((day - self.first).days + 0.5) / days


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One clause of one owing side: its label and its dated steps in order of date."""

    label: str
    under: str
    steps: tuple[ObligationStep, ...]


def gantt(scene: Scene) -> Figure | None:
    """Return the calendar with its table twin, or None if no step has a date."""
    lanes = _lanes(scene)
    days = [d for lane in lanes for s in lane.steps if (d := day_of(s.due or "")) is not None]
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
    """One lane for each clause and owing side, in the order of the text."""
    dated = [s for s in scene.status.obligations if s.due is not None]
    keys = dict.fromkeys((s.obligation, s.party) for s in dated)
    return [
        Lane(
            label=obligation_title(o),
            under=scene.shown(p) if p else "owing side not stated",
            steps=tuple(
                sorted(
                    (s for s in dated if (s.obligation, s.party) == (o, p)),
                    key=lambda s: s.due or "",
                )
            ),
        )
        for o, p in keys
    ]


def _ticks(axis: Axis, height: int, today: date) -> str:
    """A light line for each week, its date at the top."""
    out, day = [], axis.first + timedelta(days=(7 - axis.first.weekday()) % 7)
    while day <= axis.last:
        x = axis.x(day)
        out.append(f'<path d="M{x:.1f} {_TOP - 12}V{height - 4}" stroke="{_PALE}"/>')
        if abs(x - axis.x(today)) > 22:
            out.append(
                _text(x, _TOP - 18, f"{day.day} {MONTHS[day.month - 1][:3]}", "middle", 11, _GREY)
            )
        day += timedelta(days=7 if (axis.last - axis.first).days < 120 else 28)
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
            + _text(start + 6, y + 19, words, "start", 11, INK)
        )
    return out


def _label(y: float, label: str, under: str) -> str:
    return _text(8, y + 13, label, "start", 12, INK, 600) + _text(
        8, y + 27, under, "start", 10.5, _GREY
    )


def _lane(scene: Scene, axis: Axis, lane: Lane, y: float) -> str:
    out = [f'<path d="M0 {y - 1}H{_WIDTH}" stroke="{_PALE}"/>', _label(y, lane.label, lane.under)]
    taken = float(_LEFT)
    for code, run in groupby(lane.steps, key=lambda s: shape(scene, s)):
        steps = list(run)
        if len(steps) >= _BAR_FROM and code not in {"contested"} and _is_daily(steps):
            drawn, taken = _bar(axis, steps, code, y)
            out.append(drawn)
            continue
        for step in steps:
            drawn, taken = _mark(scene, axis, step, code, y, taken)
            out.append(drawn)
    return "".join(out)


def _is_daily(steps: Sequence[ObligationStep]) -> bool:
    """Whether the steps follow one another day by day: a bar reads better than forty marks."""
    days = [d for s in steps if (d := day_of(s.due or ""))]
    return all((b - a).days <= 2 for a, b in pairwise(days))


def _bar(axis: Axis, steps: Sequence[ObligationStep], code: str, y: float) -> tuple[str, float]:
    first, last = (axis.x(day_of(s.due or "") or axis.first) for s in (steps[0], steps[-1]))
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
    return bar + _text(first - 4, y + 25, words, "start", 10, _GREY), last + 10


def _mark(
    scene: Scene, axis: Axis, step: ObligationStep, code: str, y: float, taken: float
) -> tuple[str, float]:
    """One step: its shape, and its word beneath where there is room (the legend tells it always)."""
    x = axis.x(day_of(step.due or "") or axis.first)
    title = f"{step_title(scene, step)}: {outcome_words(scene, step)}"
    drawn = mark_at(code, x, y + 10, escape(title))
    word = phrase("shapes", code).split(",")[0]
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
    for code, run in groupby(lane.steps, key=lambda s: shape(scene, s)):
        steps = list(run)
        if len(steps) >= _BAR_FROM and _is_daily(steps):
            dates = f"{scene.date(steps[0].due)} to {scene.date(steps[-1].due)}"
            yield _twin_row(lane, f"{len(steps)} steps", dates, phrase("shapes", code), code)
            continue
        for s in steps:
            title = period_title(scene, s.id) or "one step"
            yield _twin_row(lane, title, scene.date(s.due), outcome_words(scene, s), code)


def _twin_row(lane: Lane, title: str, date_: str, told: str, code: str) -> Row:
    return Row(
        cells=(cell(lane.label), cell(title), cell(lane.under), cell(date_), cell(told, shape=code))
    )
