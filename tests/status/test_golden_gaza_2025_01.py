"""The two days worked by hand (examples/gaza-2025-01/expected.yaml), entry by entry, against the evaluator.

Set C is the timeline alone, F and G add the statements whose ids begin with f or g; the last test
takes the whole case, reports included.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from truceline.agreement import Agreement, check, load_agreement
from truceline.basis.registry_of_actors import Registry, read_actors, shipped_registry
from truceline.basis.time import last_instant, zone
from truceline.basis.vocabulary import term
from truceline.claims import claims_of_row
from truceline.record.held import HeldClaim
from truceline.reports import read_observations
from truceline.status import Question, Status, evaluate
from truceline.status.shapes import ObligationStep, Outcome

CASE = Path(__file__).parents[2] / "examples" / "gaza-2025-01"
TZ = zone("Asia/Gaza")
EXPECTED: dict[str, Any] = YAML(typ="safe", pure=True).load(
    (CASE / "expected.yaml").read_text("utf-8")
)


@cache
def agreement() -> Agreement:
    return load_agreement(CASE / "agreement.truce.yaml")


@cache
def registry() -> Registry:
    return shipped_registry().with_actors(
        read_actors((CASE / "actors.yaml").read_text("utf-8"), file="actors.yaml")
    )


@cache
def held(which: str) -> tuple[HeldClaim, ...]:
    found: list[HeldClaim] = []
    issues = {o.id: o.issue for o in agreement().obligations.values() if o.issue is not None}
    for table in ("timeline.csv", "statements.csv"):
        rows, _ = read_observations(CASE / "observations" / table, file=f"observations/{table}")
        wanted = [r for r in rows if table == "timeline.csv" or r.id[0].upper() == which]
        for row in wanted:
            received = last_instant(row.received or row.published or row.at, TZ)
            for claim in claims_of_row(
                row, registry=registry(), parties=("hamas", "israel"), issue_of=issues
            ):
                found.append(
                    HeldClaim(
                        claim=claim, published=row.published, received=received, sequence=len(found),
                        recorded=datetime(2026, 1, 1, tzinfo=UTC),
                    )
                )  # fmt: skip
    return tuple(found)


@cache
def status(which: str, at: str, known_at: str | None = None) -> Status:
    known = None if known_at is None else last_instant(known_at, TZ)
    claims = [h for h in held(which) if known is None or h.received <= known]
    question = Question(
        case="gaza",
        at=last_instant(at, TZ),
        tz=TZ,
        parties=("hamas", "israel"),
        known_at=known,
        known_by="received",
    )
    return evaluate(claims, question, agreement=agreement(), registry=registry())


def step(which: str, at: str, name: str, known_at: str | None = None) -> ObligationStep:
    found = [s for s in status(which, at, known_at).obligations if s.id == f"step:{name}"]
    assert found, f"no step {name} at {at}"
    return found[0]


def rows_of(which: str, claims: tuple[str, ...]) -> set[str]:
    row_of = {h.claim.id: h.claim.row.id for h in held(which) if h.claim.row is not None}
    return {row_of[c] for c in claims}


def cases(key: str) -> list[Any]:
    """One parameter per entry, set and moment."""
    found: list[Any] = []
    for entry in EXPECTED[key]:
        for which in entry.get("sets") or [entry["set"]]:
            for at in entry.get("moments") or [entry["moment"]]:
                found.append(
                    pytest.param(
                        entry,
                        which,
                        str(at),
                        id=f"{entry['source']}-{entry.get('step', '')}-{which}-{at}",
                    )
                )
    return found


@pytest.mark.parametrize(("entry", "which", "at"), cases("steps"))
def test_step_cells_and_outcome(entry: dict[str, Any], which: str, at: str) -> None:
    found = step(which, at, entry["step"])
    for view, cell in entry["views"].items():
        aspect = entry.get("aspect")
        if aspect is None:
            assert found.views[view].state == cell.get("state", found.views[view].state), view
            assert found.views[view].basis == cell.get("basis", found.views[view].basis), view
        elif "state" in cell:
            assert found.views[view].aspects[aspect].state == cell["state"]
        else:
            assert aspect not in found.views[view].aspects
        assert found.done[view].low == cell.get("done", found.done[view].low)
        assert found.cumulative[view][0] == cell.get("cumulative", found.cumulative[view][0])
    _check_outcome(entry, found)


def _check_outcome(entry: dict[str, Any], found: ObligationStep) -> None:
    wanted = entry["outcome"]
    outcome = found.outcome if "aspect" not in entry else _joined(found)
    if "kind" in wanted:
        assert outcome.kind == wanted["kind"]
    assert outcome.kind not in wanted.get("never", [])
    if "on" in wanted:
        assert set(outcome.on) == set(wanted["on"])
    if "by" in wanted:
        assert set(outcome.by) == set(wanted["by"])
    if "performance" in wanted:
        assert outcome.state == wanted["performance"]
    if "state" in wanted:
        assert {found.views[p].state for p in wanted["by"]} == {wanted["state"]}
    if "due" in entry:
        assert found.due == str(entry["due"])
    if "promised" in entry:
        assert found.promised.low == entry["promised"]


def _joined(found: ObligationStep) -> Outcome:
    """The outcomes of the aspects of a step taken together: contested on each that is contested."""
    kinds = {o.kind for o in found.aspects.values()}
    on = tuple(x for o in found.aspects.values() for x in o.on)
    by = tuple(dict.fromkeys(p for o in found.aspects.values() for p in o.by))
    return Outcome(kind="contested" if "contested" in kinds else kinds.pop(), on=on, by=by)


@pytest.mark.parametrize(
    ("entry", "which", "at"), [c for c in cases("steps") if "not discharged by rows" in c.values[0]]
)
def test_step_is_not_discharged_by_other_words(entry: dict[str, Any], which: str, at: str) -> None:
    assert not rows_of(which, step(which, at, entry["step"]).history) & set(
        entry["not discharged by rows"]
    )


@pytest.mark.parametrize(
    ("entry", "which", "at"), [c for c in cases("steps") if "history keeps rows" in c.values[0]]
)
def test_earlier_words_stay_on_the_step(entry: dict[str, Any], which: str, at: str) -> None:
    assert set(entry["history keeps rows"]) <= rows_of(
        which, step(which, at, entry["step"]).history
    )


@pytest.mark.parametrize("entry", EXPECTED["cumulative"], ids=lambda e: str(e["moment"]))
def test_running_totals_against_what_is_due(entry: dict[str, Any]) -> None:
    at = str(entry["moment"])
    counted = [s for s in status("C", at).obligations if s.obligation == "hostages"]
    totals = [s.cumulative["israel"][0] or 0 for s in counted]
    assert max(totals) == entry["living"]
    dues = [s.cumulative["israel"][1] for s in counted if s.due is not None and s.due <= at]
    assert dues[-1] == entry["due"]


@pytest.mark.parametrize("entry", EXPECTED["outside every step"], ids=lambda e: e["row"])
def test_what_counts_for_nothing_is_in_no_step(entry: dict[str, Any]) -> None:
    for one in status("C", "2025-03-02").obligations:
        assert entry["row"] not in rows_of("C", one.history)


@pytest.mark.parametrize("entry", EXPECTED["phases"], ids=lambda e: e["set"])
def test_phase_per_view(entry: dict[str, Any]) -> None:
    phase = status(entry["set"], str(entry["moment"])).phase
    for view, cell in entry["views"].items():
        assert phase.views[view].state == cell["state"]
        assert phase.views[view].basis == cell.get("basis", phase.views[view].basis)
    assert phase.outcome.kind == entry["outcome"]["kind"]
    assert list(phase.outcome.on) == entry["outcome"].get("on", [])
    assert set(phase.outcome.by) == set(entry["outcome"].get("by", []))


def test_the_phase_ended_in_israels_view_with_the_last_day_of_the_calendar() -> None:
    assert status("G", "2025-03-02").phase.views["israel"].until == "2025-03-01"


@pytest.mark.parametrize("entry", EXPECTED["levers"], ids=lambda e: e["source"])
def test_levers_open_and_close(entry: dict[str, Any]) -> None:
    ident = f"lever:{entry['party']}/{entry['step']}"
    for at in entry["open at"]:
        lever = {x.id: x for x in status(entry["set"], str(at)).levers}[ident]
        assert (lever.until, lever.since, lever.text_held) == (
            None,
            str(entry["since"]),
            "none found",
        )
        assert entry["row"] in rows_of(entry["set"], lever.claims)
        assert lever.for_ == entry.get("for", lever.for_)
    for at in entry["closed at"]:
        lever = {x.id: x for x in status(entry["set"], str(at)).levers}[ident]
        assert (lever.until or "").startswith(str(entry["until"]))


@pytest.mark.parametrize("entry", EXPECTED["no levers"], ids=lambda e: e["set"])
def test_no_lever_without_a_stated_reason(entry: dict[str, Any]) -> None:
    still_open = [x for x in status(entry["set"], str(entry["moment"])).levers if x.until is None]
    assert len(still_open) == entry.get("open", 0)
    if "open" not in entry:
        assert not status(entry["set"], str(entry["moment"])).levers


@pytest.mark.parametrize(
    "entry", EXPECTED["contradictions"], ids=lambda e: f"{e['set']}-{e['moment']}"
)
def test_contradictions(entry: dict[str, Any]) -> None:
    found = status(entry["set"], str(entry["moment"])).contradictions
    assert len(found) == entry["count"]
    assert sorted({c.kind for c in found}) == entry["kinds"]
    pairs = [set(p) for p in entry.get("between rows", [])]
    assert all(rows_of(entry["set"], c.claims) in pairs for c in found)


@pytest.mark.parametrize(
    "entry", [e for e in EXPECTED["positions"] if "stance" in e], ids=lambda e: e["party"]
)
def test_positions(entry: dict[str, Any]) -> None:
    position = status(entry["set"], str(entry["moment"])).positions[entry["party"]][entry["issue"]]
    assert (position.stance, position.first_hand) == (entry["stance"], entry["first hand"])
    assert set(entry["rows"]) <= rows_of(entry["set"], (*position.claims, *position.second_hand))
    if not position.first_hand:
        assert {p.split("/")[0] for p in position.per} == set(entry["per"])


@pytest.mark.parametrize("entry", EXPECTED["gaps"], ids=lambda e: e["party"])
def test_a_missing_own_word_is_a_gap(entry: dict[str, Any]) -> None:
    name = registry().shown(entry["party"])
    assert any(
        f"no word of {name}" in gap for gap in status(entry["set"], str(entry["moment"])).gaps
    )


@pytest.mark.parametrize("entry", EXPECTED["incidents"], ids=lambda e: e["row"])
def test_incidents_by_source(entry: dict[str, Any]) -> None:
    found = [i for i in status("C", "2025-01-27").incidents if i.kind == entry["counting point"]]
    assert [(i.source, i.low) for i in found] == [(entry["per"], entry["low"])]


@pytest.mark.parametrize("entry", EXPECTED["replay"], ids=lambda e: e["step"])
def test_what_is_known_later_does_not_move_an_earlier_moment(entry: dict[str, Any]) -> None:
    for known in entry["known at"]:
        outcome = step(entry["set"], str(entry["at"]), entry["step"], str(known)).outcome
        assert (outcome.kind, set(outcome.on)) == (
            entry["outcome"]["kind"],
            set(entry["outcome"]["on"]),
        )


def test_deadline_of_a_third_party_is_no_step_and_no_lever() -> None:
    named = status("C", "2025-03-02").deadlines_named
    assert [d.by for d in named] == ["united-states/donald-trump"]
    assert "c25" not in {
        r for s in status("C", "2025-03-02").obligations for r in rows_of("C", s.history)
    }


def test_no_count_is_held_for_the_second_of_march() -> None:
    done = step("G", "2025-03-02", "aid/day-43").done
    assert all((m.low, m.high) == (None, None) for m in done.values())


def test_the_return_was_one_day_and_seven_hours_late() -> None:
    why = step("F", "2025-01-27T12:00", "return-north").views["israel"].why
    assert "1 day 7 hours" in why[0].text


@pytest.mark.parametrize("entry", EXPECTED["checks of the agreement"], ids=lambda e: e["code"])
def test_checks_fire_at_load(entry: dict[str, Any]) -> None:
    clauses = {f.clause for f in check(agreement()) if f.code == entry["code"]}
    assert any(entry["clause"] in clause for clause in clauses)


def test_every_state_shown_is_in_the_vocabulary() -> None:
    states = {v.state for s in status("G", "2025-03-02").obligations for v in s.views.values()}
    assert all(term("states", s).english for s in states)
