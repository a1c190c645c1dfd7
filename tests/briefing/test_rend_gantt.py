"""The calendar of steps: one lane a clause, every mark on its day, nothing outside the drawing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import status_at, told, truce
from truceline.basis.registry_of_actors import shipped_registry
from truceline.briefing.gantt import gantt
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Figure
from truceline.record import HeldClaim

Told = Callable[..., Scene]
SVG = "{http://www.w3.org/2000/svg}"
WIDTH, LABELS = 980, 230
LETTER = 5.6


class Words(NamedTuple):
    """Words of the drawing: where they begin and end by their size, and on which line."""

    text: str
    start: float
    end: float
    y: float


def calendar(scene: Scene) -> Figure:
    drawn = gantt(scene)
    assert drawn is not None
    return drawn


def root(figure: Figure) -> ElementTree.Element:
    return ElementTree.fromstring(figure.svg)


def words(figure: Figure) -> list[Words]:
    out = []
    for it in root(figure).iter(f"{SVG}text"):
        text, x, size = it.text or "", float(it.attrib["x"]), float(it.attrib["font-size"])
        wide = len(text) * LETTER * size / 10
        start = x - wide / 2 if it.attrib["text-anchor"] == "middle" else x
        out.append(Words(text, start, start + wide, float(it.attrib["y"])))
    return out


def marks(figure: Figure) -> list[tuple[float, float, str]]:
    """Centre and title of every mark."""
    out = []
    for g in root(figure).iter(f"{SVG}g"):
        x, y = map(float, re.findall(r"-?[\d.]+", g.attrib["transform"]))
        out.append((x + 8, y + 8, g.findtext(f"{SVG}title") or ""))
    return out


def boxes(figure: Figure) -> list[dict[str, float]]:
    """Bars and spans of phases, without the shapes inside marks."""
    drawing = root(figure)
    inside = {id(r) for g in drawing.iter(f"{SVG}g") for r in g.iter(f"{SVG}rect")}
    found = [r for r in drawing.iter(f"{SVG}rect") if id(r) not in inside]
    return [{k: float(r.attrib[k]) for k in ("x", "y", "width", "height")} for r in found]


def size(figure: Figure) -> tuple[float, float]:
    _, _, wide, high = map(float, root(figure).attrib["viewBox"].split())
    return wide, high


def rows(figure: Figure) -> list[list[str]]:
    return [["; ".join(s.text for s in c.lines) for c in r.cells] for r in figure.twin.rows]


def of_text(text: str, *held: HeldClaim, at: str = "2031-03-07") -> Scene:
    """A scene of an agreement of one's own."""
    agreement, registry = truce(text), shipped_registry()
    return Scene(
        status=status_at(held, at, agreement, registry), held={h.claim.id: h for h in held},
        reports={}, agreement=agreement, registry=registry, timezone="UTC", since="2031-03-01",
        audience="public",
    )  # fmt: skip


HEAD = """
truce: 1
id: invented
title: An invented truce
clock: {timezone: UTC, day 1: 2031-03-01}
parties: {%(a)s, %(b)s}
takes effect: at 2031-03-01
obligations:
"""
STATE_FIRST = {"a": "a: The Republic", "b": "b: The Front"}
GROUP_FIRST = {"a": "b: The Front", "b": "a: The Republic"}


def with_clauses(*clauses: str, **parties: str) -> str:
    return HEAD % (parties or STATE_FIRST) + "".join(f"  {c}\n" for c in clauses)


TALKS = "talks: {parties: [a, b], must: hold talks on the river line, begins: by day 8, concludes: by day 15}"
ROAD = "road: {party: b, to: a, must: open the coast road, deadline: day 5}"
CAMP = "camp: {party: a, to: b, must: withdraw from the river camp, deadline: day 9}"

# a joint duty is one


def test_talks_have_one_lane(invented: Told) -> None:
    labels = [w.text for w in words(calendar(invented()))]
    assert labels.count("talks") == 1


def test_talks_are_drawn_once_for_each_date(invented: Told) -> None:
    titles = [t for _, _, t in marks(calendar(invented())) if t.startswith("talks")]
    assert titles == ["talks, day 8: date not passed", "talks, day 15: date not passed"]


def test_talks_are_owed_by_all_their_parties(invented: Told) -> None:
    owed = [r[2] for r in rows(calendar(invented())) if r[0] == "talks"]
    assert owed == ["Party A and Party B"] * 2


def test_the_description_counts_talks_as_one_clause(invented: Told) -> None:
    assert calendar(invented()).description.startswith("5 clauses with their dated steps between ")


@pytest.mark.parametrize("parties", [STATE_FIRST, GROUP_FIRST])
def test_the_order_of_the_parties_does_not_change_the_count(parties: dict[str, str]) -> None:
    drawn = calendar(of_text(with_clauses(ROAD, TALKS, **parties)))
    assert [r[:2] for r in rows(drawn)] == [
        ["road", "one step"], ["talks", "day 8"], ["talks", "day 15"],
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["a", "b"])
def test_a_word_of_one_side_on_talks_leaves_them_one_row_or_tells_the_parts_apart(
    who: str, invented: Told
) -> None:
    word = told(who, "done", f"talks/{who}/day-8", at="2031-03-08", kind="talks")
    drawn = [
        r for r in rows(calendar(invented(word, at="2031-03-10"))) if r[:2] == ["talks", "day 8"]
    ]
    owed = sorted(name for r in drawn for name in r[2].split(" and "))
    assert owed == ["Party A", "Party B"]
    assert len({r[4] for r in drawn}) == len(drawn)


def test_parts_that_came_to_something_else_stand_side_by_side(invented: Told) -> None:
    held = (
        told("a", "done", "talks/a/day-8", at="2031-03-08", kind="talks"),
        told("b", "undone", "talks/b/day-8", at="2031-03-08", kind="talks"),
    )
    found = [
        x
        for x, _, t in marks(calendar(invented(*held, at="2031-03-10")))
        if t.startswith("talks, day 8")
    ]
    assert all(b - a >= 16 for a, b in pairwise(found))


@pytest.mark.parametrize("swap", [False, True])
def test_steps_of_two_clauses_of_one_date_stay_two(swap: bool) -> None:
    other = CAMP.replace("day 9", "day 5")
    if swap:
        other = other.replace("party: a, to: b", "party: b, to: a")
    drawn = rows(calendar(of_text(with_clauses(ROAD, other))))
    assert [r[0] for r in drawn] == ["road", "camp"]


def test_an_owing_side_that_the_text_leaves_open_is_said_to_be_open() -> None:
    text = with_clauses("bridge: {party: not stated, must: open the bridge, deadline: day 5}", ROAD)
    owed = {r[0]: r[2] for r in rows(calendar(of_text(text)))}
    assert owed == {"bridge": "owing side not stated", "road": "The Front"}


# geometry

SCENES = ["january", "march"]


@pytest.fixture(params=SCENES)
def drawn(request: pytest.FixtureRequest) -> Figure:
    return calendar(request.getfixturevalue(request.param))


def test_every_mark_lies_inside_the_drawing(drawn: Figure) -> None:
    wide, high = size(drawn)
    assert [m for m in marks(drawn) if not (m[0] - 8 >= LABELS and m[0] + 8 <= wide)] == []
    assert [m for m in marks(drawn) if not (m[1] - 8 >= 0 and m[1] + 8 <= high)] == []


def test_every_bar_lies_inside_the_drawing(drawn: Figure) -> None:
    wide, high = size(drawn)
    outside = [
        b for b in boxes(drawn)
        if b["x"] < LABELS or b["x"] + b["width"] > wide or b["y"] + b["height"] > high
    ]  # fmt: skip
    assert outside == []


def test_bars_have_an_extent(drawn: Figure) -> None:
    assert [b for b in boxes(drawn) if b["width"] < 3 or b["height"] <= 0] == []


def test_every_word_lies_inside_the_drawing(drawn: Figure) -> None:
    wide, high = size(drawn)
    assert [w for w in words(drawn) if w.start < 0 or w.end > wide or not 0 < w.y < high] == []


def test_no_word_is_printed_over_another(drawn: Figure) -> None:
    lines: dict[float, list[Words]] = {}
    for w in words(drawn):
        lines.setdefault(w.y, []).append(w)
    over = [
        (a.text, b.text)
        for line in lines.values()
        for a, b in pairwise(sorted(line, key=lambda w: w.start))
        if a.end > b.start + 0.5
    ]
    assert over == []


def test_the_drawing_is_as_high_as_its_lanes(drawn: Figure) -> None:
    lanes = len({r[0] for r in rows(drawn)})
    phases = sum(w.text == "phase" for w in words(drawn))
    assert size(drawn) == (WIDTH, 46 + 34 * (lanes + phases) + 10)


def test_lanes_come_in_the_order_of_the_table(drawn: Figure) -> None:
    order = list(dict.fromkeys(r[0] for r in rows(drawn)))
    bold = [w for w in words(drawn) if w.text in order]
    assert [w.text for w in sorted(bold, key=lambda w: w.y)] == order


def test_marks_of_a_lane_go_from_left_to_right(drawn: Figure) -> None:
    lanes: dict[float, list[float]] = {}
    for x, y, _ in marks(drawn):
        lanes.setdefault(y, []).append(x)
    assert all(xs == sorted(xs) for xs in lanes.values())


def test_the_drawing_tells_itself_to_who_cannot_see_it(drawn: Figure) -> None:
    top = root(drawn)
    assert (top.attrib["role"], top.attrib["aria-label"]) == ("img", drawn.description)
    assert all(title for _, _, title in marks(drawn))


def test_the_drawing_refers_to_nothing_outside_itself(drawn: Figure) -> None:
    refers = set(re.findall(r"url\(([^)]*)\)", drawn.svg))
    assert refers <= {"#hatch"}
    assert "href" not in drawn.svg and "<script" not in drawn.svg and "<image" not in drawn.svg


def test_the_drawing_uses_no_colour_but_one_ink_and_greys(drawn: Figure) -> None:
    for colour in set(re.findall(r"#[0-9a-f]{6}\b", drawn.svg)):
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) <= 32


def test_every_single_step_of_the_table_has_its_mark(drawn: Figure) -> None:
    alone = [r[0] for r in rows(drawn) if not re.fullmatch(r"\d+ steps", r[1])]
    drawn_of = [t for _, _, t in marks(drawn)]
    assert [c for c in set(alone) if sum(t.startswith(c) for t in drawn_of) < alone.count(c)] == []


# dates


@pytest.mark.parametrize("day", [2, 5, 9, 14])
def test_a_later_day_stands_further_right(day: int) -> None:
    later = CAMP.replace("day 9", f"day {day + 1}")
    drawn = calendar(of_text(with_clauses(ROAD.replace("day 5", f"day {day}"), later)))
    at = {t.split(":")[0]: x for x, _, t in marks(drawn)}
    assert at["road"] < at["camp"]


def test_a_step_of_today_stands_on_the_line_of_today() -> None:
    drawn = calendar(of_text(with_clauses(ROAD.replace("day 5", "day 7"))))
    (mark,) = marks(drawn)
    dashed = re.search(r'd="M([\d.]+) 14V\d+" stroke="#22303c"', drawn.svg)
    assert dashed is not None and float(dashed[1]) == mark[0]


def test_the_line_of_today_has_its_date(invented: Told) -> None:
    assert [w.text for w in words(calendar(invented())) if w.text.startswith("at ")] == ["at 7 Mar"]


def test_a_step_without_a_date_has_no_place_in_the_calendar() -> None:
    undated = "remains: {party: b, to: a, must: hand over the remains}"
    drawn = calendar(of_text(with_clauses(undated, ROAD)))
    assert [r[0] for r in rows(drawn)] == ["road"]
    assert [t for _, _, t in marks(drawn)] == ["road: past its date, nothing reported"]


def test_only_steps_without_a_date_make_no_calendar() -> None:
    assert (
        gantt(of_text(with_clauses("remains: {party: b, to: a, must: hand over the remains}")))
        is None
    )


def test_the_drawing_begins_the_day_before_and_ends_three_days_after() -> None:
    text = calendar(of_text(with_clauses(ROAD, CAMP))).description
    assert "between 2031-03-04 and 2031-03-12; the line marks 2031-03-07." in text


def test_daily_steps_that_come_to_the_same_are_one_bar(invented: Told) -> None:
    drawn = calendar(invented())
    titles = [r.findtext(f"{SVG}title") for r in root(drawn).iter(f"{SVG}rect")]
    assert "6 steps: past its date, nothing reported" in titles


def test_a_daily_step_on_which_a_side_spoke_leaves_its_bar(invented: Told) -> None:
    word = told(
        "b", "done", "aid/day-3", at="2031-03-03", kind="delivery", figure="100", unit="trucks"
    )
    told_rows = [r[1] for r in rows(calendar(invented(word))) if r[0] == "aid"]
    assert told_rows == [f"day {n}" for n in range(1, 8)]


# names of any length and with any sign


LONG = "the-withdrawal-of-all-heavy-weapons-from-the-eastern-and-the-western-bank"


def test_a_long_title_does_not_run_into_the_drawing() -> None:
    drawn = calendar(of_text(with_clauses(ROAD.replace("road:", f"{LONG}:"))))
    (label,) = [w for w in words(drawn) if w.text.startswith("the withdrawal")]
    assert label.end <= LABELS and label.text.endswith("…")


def test_a_long_title_is_whole_in_the_table_and_beside_the_mark() -> None:
    drawn = calendar(of_text(with_clauses(ROAD.replace("road:", f"{LONG}:"))))
    assert rows(drawn)[0][0] == LONG.replace("-", " ")
    assert marks(drawn)[0][2].startswith(LONG.replace("-", " "))


def test_signs_of_markup_in_a_name_are_harmless() -> None:
    bad = {"a": 'a: "R <script>x</script> & Co"', "b": "b: The Front"}
    drawn = calendar(of_text(with_clauses(CAMP, **bad)))
    assert "<script" not in drawn.svg
    assert "R <script>x</script> & Co" in unescape(drawn.svg)
    assert rows(drawn)[0][2] == "R <script>x</script> & Co"


# laws

DAYS = st.lists(st.integers(1, 900), min_size=1, max_size=8, unique=True)


@given(DAYS)
@settings(max_examples=40, deadline=None)
def test_steps_of_any_dates_stay_inside_and_in_order(days: list[int]) -> None:
    clauses = [
        f"c{n}: {{party: {'ab'[n % 2]}, must: open gate {n}, deadline: day {d}}}"
        for n, d in enumerate(days)
    ]
    drawn = calendar(of_text(with_clauses(*clauses)))
    found = sorted((x, int(t.split(":")[0].removeprefix("c"))) for x, _, t in marks(drawn))
    assert [days[n] for _, n in found] == sorted(days)
    assert all(x - 8 >= LABELS and x + 8 <= WIDTH for x, _ in found)


@given(DAYS)
@settings(max_examples=40, deadline=None)
def test_dates_at_the_top_never_run_together(days: list[int]) -> None:
    clauses = [
        f"c{n}: {{party: a, must: open gate {n}, deadline: day {d}}}" for n, d in enumerate(days)
    ]
    ticks = sorted(
        (w for w in words(calendar(of_text(with_clauses(*clauses)))) if w.y == 28),
        key=lambda w: w.start,
    )
    assert all(a.end <= b.start for a, b in pairwise(ticks))


@given(st.integers(1, 60), st.integers(4, 40))
@settings(max_examples=40, deadline=None)
def test_the_words_of_a_bar_stay_inside(past: int, length: int) -> None:
    last = date(2031, 3, 1) + timedelta(days=past + length)
    phase = f"phases:\n  phase-1: {{starts: when agreement in force, lasts: {length} days}}\n"
    aid = "aid: {party: b, to: a, must: admit 100 trucks, every: day, during: phase-1}"
    text = with_clauses(aid).replace("obligations:", f"{phase}obligations:")
    drawn = calendar(of_text(text, at=last.isoformat()))
    assert all(w.start >= 0 and w.end <= WIDTH for w in words(drawn))
