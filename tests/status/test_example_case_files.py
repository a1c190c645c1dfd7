"""The example case gaza-2025-01: its files agree with each other and with the worked tables."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from truceline.agreement import load_agreement, plan
from truceline.basis.actors_file import read_actors
from truceline.basis.quantity import Number
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import is_partial_time
from truceline.basis.vocabulary import vocabulary
from truceline.reports.case import load_case
from truceline.reports.index import Index, read_index
from truceline.reports.observations import ObservationRow, UnreadRow, read_observations

ROOT = Path(__file__).parents[2] / "examples" / "gaza-2025-01"
DAY_ONE = date(2025, 1, 19)
BOTH = ("hamas", "israel")
SPEAKERS = {  # how the reports name each claimant of statements.csv
    "hamas": "Hamas",
    "israel": "Israel",
    "israel/prime-ministers-office": "Prime Minister’s Office",
    "israel/idf": "Israeli military",
    "israel/gideon-saar": "Foreign Minister Gideon Saar",
}
SIDE_A = r"(?:Hamas|[Tt]he movement|Abu Obeida)"
SIDE_B = (
    r"(?:Israel|Israeli|[Tt]he (?:Israeli )?military|Prime Minister’s Office|[Tt]he office"
    r"|Israel Prison Service|COGAT|Gideon Saar)"
)
CUES = (
    r"(?:said|announced|confirmed|rejected|warned|added|accused|demanded|condemned"
    r"|called (?:on|for)|expects|did not (?:comment|confirm))"
)


def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load((ROOT / name).read_text("utf-8"))
    return loaded


@cache
def expected() -> dict[str, Any]:
    return _yaml("expected.yaml")


@cache
def table(name: str) -> tuple[tuple[ObservationRow, ...], tuple[UnreadRow, ...]]:
    return read_observations(ROOT / "observations" / name, file=f"observations/{name}")


def rows() -> dict[str, ObservationRow]:
    return {row.id: row for name in ("timeline.csv", "statements.csv") for row in table(name)[0]}


@cache
def index() -> Index:
    return read_index(ROOT / "reports" / "index.csv")


@cache
def prose(name: str) -> str:
    """The words of a report; tags of an HTML file are left out."""
    text = (ROOT / "reports" / name).read_text("utf-8")
    return re.sub(r"<[^>]+>", " ", text.split("<body>")[-1])


REPORTS = sorted(p.name for p in (ROOT / "reports").iterdir() if p.name != "index.csv")


def told(row: ObservationRow) -> Number:
    assert row.quantity is not None
    assert row.quantity.low is not None
    return row.quantity.low


# ---- the case and its tables ----


def test_case_loads_as_reconstructed() -> None:
    case = load_case(ROOT)
    assert (case.timezone, case.known_by, case.at) == ("Asia/Gaza", "received", "2025-03-02")
    assert case.parties == BOTH
    assert [Path(f).name for f in case.observation_files] == ["timeline.csv", "statements.csv"]


def test_the_row_without_claimant_is_the_only_unread_one() -> None:
    unread = [r.id for name in ("timeline.csv", "statements.csv") for r in table(name)[1]]
    assert unread == expected()["unread rows"]


@pytest.mark.parametrize("row", rows().values(), ids=lambda r: r.id)
def test_row_is_dated_sourced_and_in_known_words(row: ObservationRow) -> None:
    assert row.published is not None
    assert row.source is not None
    assert row.deed is None or row.deed in vocabulary("deeds")
    obligations = set(_yaml("agreement.truce.yaml")["obligations"]) | {"phase-1", "-"}
    assert row.toward is None or re.split(r"[/.]", row.toward)[0] in obligations


@pytest.mark.parametrize("row", table("statements.csv")[0], ids=lambda r: r.id)
def test_statement_is_backed_by_the_report_it_names(row: ObservationRow) -> None:
    assert row.received is not None
    assert row.source in REPORTS
    assert all(SPEAKERS[claimant] in prose(row.source) for claimant in row.claimed_by)


@pytest.mark.parametrize("row", table("statements.csv")[0], ids=lambda r: r.id)
def test_figure_and_hour_of_a_statement_stand_in_its_report(row: ObservationRow) -> None:
    assert row.source is not None
    numerals = {1: "one|the woman|right body", 3: "[Tt]hree", 4: "[Ff]our|all four", 602: "602"}
    if row.quantity is not None:
        assert re.search(numerals[int(told(row))], prose(row.source))
    if "T" in row.at:
        assert row.at.split("T")[1] in prose(row.source)


def test_every_speaker_of_the_tables_is_known() -> None:
    actors = read_actors((ROOT / "actors.yaml").read_text("utf-8"), file="actors.yaml")
    registry = shipped_registry().with_actors(actors)
    speakers = {name for row in rows().values() for name in row.claimed_by}
    assert sorted(s for s in speakers if registry.find(s) is None) == []


@pytest.mark.parametrize("speaker", ["press", "israel/press", "gaza/officials", "wafa"])
def test_press_and_unnamed_groups_are_nobodys_own_word(speaker: str) -> None:
    actors = read_actors((ROOT / "actors.yaml").read_text("utf-8"), file="actors.yaml")
    registry = shipped_registry().with_actors(actors)
    assert not any(registry.own_word(speaker, party, ["exchange"], "2025-02-01") for party in BOTH)


def test_category_of_a_delivery_is_one_the_agreement_rates() -> None:
    rated = set(_yaml("agreement.truce.yaml")["obligations"]["prisoners"]["rate"])
    items = {r.item for r in rows().values() if (r.toward or "").startswith("hostages") and r.item}
    assert items - {"remains"} <= rated


# ---- sums of the note ----


def test_living_and_dead_add_up_to_the_thirty_three() -> None:
    releases = [r for r in table("timeline.csv")[0] if (r.toward or "").startswith("hostages")]
    done = [r for r in releases if r.kind == "delivery"]
    living = [told(r) for r in done if r.item != "remains"]
    assert living == [3, 4, 3, 3, 3, 3, 6]
    assert [told(r) for r in done if r.item == "remains"] == [4, 4]
    assert all(r.claimed_by == BOTH for r in done if r.item != "remains")


def test_remains_identified_and_handed_over_are_kept_apart() -> None:
    points = Counter[str]()
    for row in rows().values():
        if row.item == "remains" and row.quantity is not None:
            assert row.quantity.counting_point is not None
            points[row.quantity.counting_point] += int(told(row))
    assert points == {"handed-over": 8, "identified": 8}


def test_prisoners_of_the_owing_side_add_up_to_the_total_of_the_note() -> None:
    done = [r for r in rows().values() if r.kind == "delivery" and r.by == ("israel",)]
    owing = [told(r) for r in done if r.claimed_by[0].split("/")[0] == "israel"]
    total = expected()["totals"][0]
    assert owing == total["views"]["israel"]["of"]
    assert sum(owing) == total["views"]["israel"]["low"]
    others = [(r.claimed_by[0], told(r)) for r in done if r.claimed_by[0] in {"wafa", "press"}]
    assert others == [(o["by"], o["low"]) for o in total["others"]]
    assert sum(owing) + others[0][1] == total["before the last round"]


@pytest.mark.parametrize("line", expected()["cumulative"], ids=lambda c: str(c["moment"]))
def test_running_total_follows_from_rows_and_schedule(line: dict[str, Any]) -> None:
    done = [
        told(r)
        for r in table("timeline.csv")[0]
        if r.kind == "delivery" and r.by == ("hamas",) and r.item != "remains" and r.toward != "-"
        if r.at <= str(line["moment"])
    ]
    day = (date.fromisoformat(str(line["moment"])) - DAY_ONE).days + 1
    schedule = {1: 3, 7: 4, 14: 3, 21: 3, 28: 3, 35: 3}
    assert sum(done) == line["living"]
    assert sum(n for d, n in schedule.items() if d <= day) == line["due"]


# ---- the hand-worked tables ----


def _steps() -> list[Any]:
    return [pytest.param(s, id=f"{s['source']}-{'+'.join(s['sets'])}") for s in expected()["steps"]]


@pytest.mark.parametrize("line", _steps())
def test_expected_cell_is_in_the_words_of_the_design(line: dict[str, Any]) -> None:
    assert set(line["sets"]) <= set(expected()["sets"])
    assert all(is_partial_time(str(moment)) for moment in line["moments"])
    for cell in line["views"].values():
        assert cell.get("state") is None or cell["state"] in vocabulary("states")
        assert cell.get("basis") in {None, "said", "follows", "silent"}
    outcome = line["outcome"]
    assert outcome.get("kind") is None or outcome["kind"] in vocabulary("outcome_kinds")
    assert set(outcome.get("on", [])) <= set(vocabulary("aspects"))


@cache
def planned() -> dict[str, date]:
    """The last day of each step of the agreement's plan, by step."""
    agreement = load_agreement(ROOT / "agreement.truce.yaml")
    steps = plan(agreement, until=datetime(2025, 3, 20, tzinfo=UTC))
    return {s.id: s.due.last.date() for s in steps if s.due is not None}


@pytest.mark.parametrize("line", _steps())
def test_expected_step_is_a_step_of_the_plan_on_its_day(line: dict[str, Any]) -> None:
    if line["step"].startswith("prisoners/"):  # opens with a counter-delivery, not from the plan
        delivered = {r.toward for r in rows().values() if r.kind == "delivery"}
        assert line["step"] in delivered
        return
    assert line["step"] in planned()
    assert planned()[line["step"]] == line.get("due", planned()[line["step"]])


def test_day_n_of_the_note_is_day_n_of_the_plan() -> None:
    numbered = {step: int(step.rsplit("day-", 1)[1]) for step in planned() if "day-" in step}
    assert all(planned()[s] == DAY_ONE + timedelta(days=n - 1) for s, n in numbered.items())
    assert {7, 16, 35, 42, 43} <= set(numbered.values())


@pytest.mark.parametrize("line", _steps())
def test_expected_speakers_are_the_views_that_spoke(line: dict[str, Any]) -> None:
    spoke = [v for v, cell in line["views"].items() if cell.get("basis") in {"said", "follows"}]
    kind = line["outcome"].get("kind")
    if kind in {"contested", "agreed"} and all("basis" in cell for cell in line["views"].values()):
        assert spoke == [*BOTH]
    if kind in {"unreported", "not-due"}:
        assert spoke == []
    if kind in {"one-sided", "acknowledged"}:
        assert spoke == line["outcome"]["by"]


ROW_ID = re.compile(r"c\d\d|f\d[a-z]?|g\d[a-z]?")


def _row_ids(value: Any) -> list[str]:
    match value:
        case dict():
            return [i for v in value.values() for i in _row_ids(v)]
        case list():
            return [i for v in value for i in _row_ids(v)]
    return [value] if isinstance(value, str) and ROW_ID.fullmatch(value) else []


def test_rows_named_in_the_expected_tables_exist() -> None:
    known = set(rows()) | set(expected()["unread rows"])
    named = set(_row_ids(expected()))
    assert named <= known
    assert {"f2c", "g1c", "c34"} <= named


def test_every_row_of_the_tables_of_the_note_is_written_down() -> None:
    """Walk 1 has twelve rows of cells; walk 2 has cells in rows 1-3, 5-7, 9-13."""
    sources = [s["source"] for s in expected()["steps"]]
    first = {int(n) for s in sources for n in re.findall(r"^walk 1, row (\d+)", s)}
    second = {int(n) for s in sources for n in re.findall(r"^walk 2, rows? (\d+)", s)}
    assert first == set(range(1, 13))
    assert second == {1, 3, 5, 6, 7, 9, 10, 11, 12, 13}


def test_levers_are_told_by_one_template_for_both_sides() -> None:
    levers = expected()["levers"]
    assert {lever["party"] for lever in levers} == set(BOTH)
    assert {lever["text held"] for lever in levers} == {"none found"}
    assert all(rows()[lever["row"]].condition for lever in levers)


def test_until_of_a_lever_in_the_tables_is_the_condition_of_its_row() -> None:
    for lever in expected()["levers"]:
        assert lever.get("for") in {None, rows()[lever["row"]].condition}


# ---- the reports ----


def test_index_names_each_report_once() -> None:
    assert sorted(index().rows) == REPORTS
    assert len(REPORTS) >= 16


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_short_and_ours(name: str) -> None:
    assert 120 <= len(prose(name).split()) <= 350
    assert index().rows[name].rights == "own"


def test_outlets_are_invented_and_say_so() -> None:
    actors = read_actors((ROOT / "actors.yaml").read_text("utf-8"), file="actors.yaml")
    outlets = {a.id: a.name for a in actors if a.kind == "outlet"}
    printed = {index().rows[name].outlet for name in REPORTS}
    assert printed <= set(outlets)
    assert all(outlets[o].startswith("Example ") for o in printed if o is not None)


def test_some_reports_bear_no_date_at_all() -> None:
    dateline = re.compile(r"\b\d{1,2} (?:January|February|Feb|March) 2025|20250|2025-0")
    undated = [
        n
        for n in REPORTS
        if index().rows[n].published is None
        and dateline.search((ROOT / "reports" / n).read_text("utf-8")) is None
    ]
    assert len(undated) >= 3


def test_formats_and_typography_are_those_of_real_input() -> None:
    assert Counter(Path(n).suffix for n in REPORTS)[".md"] >= 2
    assert Counter(Path(n).suffix for n in REPORTS)[".html"] >= 2
    heading = re.compile(r"^(?:<h2>)?(?:1\.|I\.) ", re.MULTILINE)
    numbered = [n for n in REPORTS if heading.search((ROOT / "reports" / n).read_text("utf-8"))]
    assert len(numbered) >= 2
    assert not any("'" in prose(n) or '"' in prose(n) for n in REPORTS)


def test_one_opening_is_told_by_two_outlets_in_two_voices() -> None:
    outlet = {r.id: index().rows[r.source].outlet for r in table("statements.csv")[0] if r.source}
    assert outlet["f3"] != outlet["f4"]
    assert outlet["f1a"] != outlet["f2a"]


def _words_given(side: str) -> int:
    cue = re.compile(
        rf"{side}(?: (?:security )?official)?(?: (?:has|had|later|also|itself|only))*,? {CUES}\b"
        rf"|ccording to (?:an? )?(?:official of )?(?:the )?{side}"
    )
    return sum(len(cue.findall(prose(name))) for name in REPORTS)


def test_both_sides_are_given_the_word_about_equally_often() -> None:
    first, second = _words_given(SIDE_A), _words_given(SIDE_B)
    assert min(first, second) >= 40
    assert abs(first - second) <= 0.2 * max(first, second)


@pytest.mark.parametrize("verb", ["said", "confirmed"])
def test_the_common_verbs_are_shared_out_evenly(verb: str) -> None:
    first, second = _told_with(verb, SIDE_A), _told_with(verb, SIDE_B)
    assert abs(first - second) <= 0.2 * max(first, second)


def _told_with(verb: str, side: str) -> int:
    cue = re.compile(rf"{side}(?: (?:security )?official)?(?: (?:has|had|later))*,? {verb}\b")
    return sum(len(cue.findall(prose(name))) for name in REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_no_label_of_one_side_stands_outside_quotations(name: str) -> None:
    unquoted = re.sub(r"“[^”]*”", "", prose(name))
    words = vocabulary("forbidden_frame_words")
    codes = ["hamas-run", "terrorist", "regime", "militant", "martyr", "aggression", "retaliated"]
    forms = [form for code in codes for form in words[code].more["forms"]]
    assert [f for f in forms if re.search(rf"\b{re.escape(f)}\b", unquoted)] == []
