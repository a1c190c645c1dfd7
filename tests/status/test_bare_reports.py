"""Reports without a case: positions, what is awaited of each party, opposite assessments, sticking points."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import last_instant, zone
from truceline.record import ingest, open_record
from truceline.reports import bare_case, read_report, report_files
from truceline.status import Question, Status, evaluate
from truceline.status.parties import parties_of

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

REPORT = """\
II. Talks: Where Things Stand
According to two diplomats, {b} has accepted a first line of withdrawal. The truce would take \
effect as soon as {a} formally confirms the plan.
The president of the United States said that great progress had been made in the talks. \
{b_an} official told Reuters that no progress had been made in the talks.
{a} said it accepts the proposal in principle. {a} also expressed reservations about disarmament.
"""


@cache
def status_of(folder: Path) -> Status:
    registry = shipped_registry()
    case = bare_case([folder])
    texts = [read_report(f.path).text for f in report_files(case)]
    parties = parties_of(None, (), texts, registry)
    with open_record(None) as record:
        ingest(record, case, registry=registry, parties=parties)
        question = Question(
            case="bare", at=last_instant("2099", zone("UTC")), tz=zone("UTC"), parties=parties
        )
        return evaluate(record.held(), question, agreement=None, registry=registry)


@pytest.fixture(
    params=[("Hamas", "Israel", "An Israeli"), ("Ukraine", "Russia", "A Russian")],
    ids=["gaza", "ukraine"],
)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Status, str, str]:
    a, b, b_an = request.param
    (tmp_path / "report.txt").write_text(REPORT.format(a=a, b=b, b_an=b_an), "utf-8")
    registry = shipped_registry()
    return status_of(tmp_path), str(registry.find(a)), str(registry.find(b))


def test_what_is_awaited_of_one_side_stands_beside_nothing_stated_of_the_other(
    bare: tuple[Status, str, str],
) -> None:
    status, a, _ = bare
    awaited = {c.waits_for: c.text for c in status.conditions if c.waits_for}
    assert "formally confirms" in awaited.pop((a,))
    assert set(awaited.values()) <= {"nothing stated"}
    assert awaited


def test_acceptance_told_by_others_is_second_hand(bare: tuple[Status, str, str]) -> None:
    status, _, b = bare
    position = status.positions[b]["withdrawal"]
    assert (position.stance, position.first_hand) == ("accepts", False)


def test_a_missing_own_word_is_listed_as_a_gap(bare: tuple[Status, str, str]) -> None:
    status, _, b = bare
    assert any(shipped_registry().shown(b) in gap for gap in status.gaps)


def test_opposite_assessments_are_found(bare: tuple[Status, str, str]) -> None:
    assert [c.kind for c in bare[0].contradictions] == ["assessment"]


def test_a_reservation_is_a_sticking_point(bare: tuple[Status, str, str]) -> None:
    status, a, _ = bare
    assert [s.between for s in status.sticking_points if s.issue == "disarmament"] == [(a,)]


def test_without_an_agreement_no_step_and_no_phase_is_told(bare: tuple[Status, str, str]) -> None:
    assert (bare[0].agreement, bare[0].obligations, bare[0].phase.views) == (None, (), {})


needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the two articles of ../shared/seeds are not here"
)


@needs_seeds
def test_two_real_articles_show_the_condition_and_what_is_not_stated() -> None:
    awaited = {c.waits_for: c.text for c in status_of(SEEDS).conditions if c.waits_for}
    assert awaited[("hamas",)].startswith("as soon as Hamas formally confirms")
    assert awaited[("israel",)] == "nothing stated"


@needs_seeds
def test_two_real_articles_hold_opposite_assessments_of_the_talks() -> None:
    whys = [c.why for c in status_of(SEEDS).contradictions if c.kind == "assessment"]
    assert any("Trump" in why and "Israeli official" in why for why in whys)


@needs_seeds
def test_two_real_articles_name_the_sticking_points() -> None:
    issues = {s.issue for s in status_of(SEEDS).sticking_points}
    assert {"disarmament", "governance", "talks"} <= issues


@needs_seeds
def test_two_real_articles_hold_acceptance_in_principle_and_second_hand_acceptance() -> None:
    positions = status_of(SEEDS).positions
    assert positions["hamas"]["exchange"].stance == "accepts-in-principle"
    assert (
        positions["israel"]["withdrawal"].stance,
        positions["israel"]["withdrawal"].first_hand,
    ) == ("accepts", False)
