"""The encoding of January 2025: the steps and findings that the field expects of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from truceline.agreement import Agreement, Step, check, load_agreement, phase_calendar, plan

FILE = Path(__file__).parents[2] / "examples" / "gaza-2025-01" / "agreement.truce.yaml"


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    return load_agreement(FILE)


@pytest.fixture(scope="module")
def steps(agreement: Agreement) -> dict[str, Step]:
    planned = plan(agreement, until=datetime(2025, 3, 20, tzinfo=UTC))
    assert len({step.id for step in planned}) == len(planned)
    return {step.id: step for step in planned}


def local_end(year: int, month: int, day: int) -> datetime:
    """Return the last instant of a date at UTC+2, the winter offset of the place."""
    return datetime(year, month, day, 21, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("step", "amount", "cumulative", "date"),
    [
        ("hostages/day-1", 3, 3, (2025, 1, 19)),
        ("hostages/day-7", 4, 7, (2025, 1, 25)),
        ("hostages/day-14", 3, 10, (2025, 2, 1)),
        ("hostages/day-21", 3, 13, (2025, 2, 8)),
        ("hostages/day-28", 3, 16, (2025, 2, 15)),
        ("hostages/day-35", 3, 19, (2025, 2, 22)),
        ("hostages/day-42", 14, 33, (2025, 3, 1)),
    ],
)
def test_each_batch_is_due_by_the_end_of_its_day_and_adds_up_to_33(
    steps: dict[str, Step], step: str, amount: int, cumulative: int, date: tuple[int, int, int]
) -> None:
    due = steps[step].due
    assert due is not None
    assert (steps[step].amount, steps[step].cumulative) == (amount, cumulative)
    assert due.first == due.last == local_end(*date)


def test_the_last_batch_opens_on_day_36(steps: dict[str, Step]) -> None:
    assert steps["hostages/day-42"].opens == datetime(2025, 2, 22, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("step", "date"),
    [
        ("return-north", (2025, 1, 25)),
        ("leave-rashid-road", (2025, 1, 25)),
        ("leave-netzarim", (2025, 2, 9)),
        ("philadelphi", (2025, 3, 9)),
        ("talks-2/hamas/day-16", (2025, 2, 3)),
        ("talks-2/israel/day-16", (2025, 2, 3)),
        ("talks-2/hamas/day-35", (2025, 2, 22)),
        ("talks-2/israel/day-35", (2025, 2, 22)),
        ("aid/day-7", (2025, 1, 25)),
        ("aid/day-43", (2025, 3, 2)),
    ],
)
def test_dated_steps_fall_on_the_days_worked_out_by_hand(
    steps: dict[str, Step], step: str, date: tuple[int, int, int]
) -> None:
    due = steps[step].due
    assert due is not None
    assert due.last == local_end(*date)


def test_prisoners_have_no_step_before_a_counter_delivery_is_told(steps: dict[str, Step]) -> None:
    assert not [name for name in steps if name.startswith("prisoners")]


def test_a_day_of_aid_carries_its_sub_counts(steps: dict[str, Step]) -> None:
    assert steps["aid/day-7"].by_category == {"fuel": 50, "north": 300}


def test_aid_goes_on_past_day_42_because_the_text_leaves_the_end_open(
    steps: dict[str, Step],
) -> None:
    assert steps["aid/day-60"].phase == "phase-1"


def test_phase_one_ends_by_the_calendar_on_1_march(agreement: Agreement) -> None:
    span = phase_calendar(agreement)["phase-1"]
    assert span is not None
    assert span.last == local_end(2025, 3, 1)


def test_later_phases_have_no_place_in_the_calendar(agreement: Agreement) -> None:
    spans = phase_calendar(agreement)
    assert spans["phase-2"] is None
    assert spans["phase-3"] is None


@pytest.mark.parametrize(
    ("code", "clause"),
    [
        ("T005", "phases.phase-1.continues"),
        ("T006", "obligations.hostages.order"),
        ("T007", "obligations.hostages"),
        ("T008", "obligations.aid.counted by"),
        ("T014", "phases"),
        ("T015", "obligations"),
        ("T016", "obligations"),
        ("T017", "disputes"),
    ],
)
def test_the_known_weaknesses_of_the_text_are_found(
    agreement: Agreement, code: str, clause: str
) -> None:
    assert (code, clause) in {(f.code, f.clause) for f in check(agreement)}


def test_the_encoding_itself_has_no_error(agreement: Agreement) -> None:
    assert not [f for f in check(agreement) if f.severity == "error"]


def test_the_phase_end_stays_open_and_is_not_settled_by_an_assumption(
    agreement: Agreement,
) -> None:
    assert agreement.phases["phase-1"].open_end
    assert not agreement.assumptions_on("phase-1.continues")


@pytest.mark.parametrize("clause", ["prisoners.deadline", "leave-rashid-road", "leave-netzarim"])
def test_what_the_text_held_does_not_say_is_an_assumption(
    agreement: Agreement, clause: str
) -> None:
    assert [a for a in agreement.assumptions_on(clause) if a.by == "desk"]


def test_no_verifier_is_named_anywhere(agreement: Agreement) -> None:
    assert {o.verifier for o in agreement.obligations.values()} == {"none named"}
