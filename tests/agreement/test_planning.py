"""The plan: days that follow the clocks of the place, and laws that hold for every plan."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.agreement import (
    Agreement,
    Step,
    day_interval,
    parse_agreement,
    phase_calendar,
    phase_start,
    plan,
    recurring_steps,
    step_day,
)

HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)


def agreement_of(
    obligations: str, *, zone: str = "Asia/Gaza", day_1: str = "2025-01-19", phases: str = ""
) -> Agreement:
    source = (
        f"truce: 1\ntitle: A\nclock: {{timezone: {zone}, day 1: {day_1}}}\n"
        f"parties: {{a: A, b: B}}\ntakes effect: at {day_1}\n{phases}obligations:\n{obligations}"
    )
    return parse_agreement(source, file="a.truce.yaml")


ROAD = "  road: {party: a, must: open the road, deadline: day 3}\n"
DAILY = "  aid: {party: a, must: admit 600 trucks, every: day}\n"


def steps_of(obligations: str, *, until: str = "2025-03-01T00:00Z", phases: str = "") -> list[Step]:
    agreement = agreement_of(obligations, phases=phases)
    return list(plan(agreement, until=datetime.fromisoformat(until)))


@pytest.mark.parametrize(
    ("zone", "day_1", "hours"),
    [
        ("Asia/Gaza", "2025-10-24", 24),
        ("Asia/Gaza", "2025-10-25", 25),
        ("Asia/Gaza", "2025-10-26", 24),
        ("Europe/Kyiv", "2025-10-26", 25),
        ("Europe/Kyiv", "2026-03-29", 23),
        ("Asia/Gaza", "2026-03-28", 23),
        ("Asia/Beirut", "2025-03-30", 23),
    ],
)
def test_a_day_has_as_many_hours_as_the_clocks_of_the_place_give_it(
    zone: str, day_1: str, hours: int
) -> None:
    day = day_interval(agreement_of(ROAD, zone=zone, day_1=day_1), 1)
    assert day is not None
    assert day.last + TICK - day.first == hours * HOUR


@pytest.mark.parametrize("zone", ["Asia/Gaza", "Europe/Kyiv", "Asia/Beirut", "Asia/Kathmandu"])
@given(first=st.dates(date(2000, 1, 1), date(2060, 1, 1)), n=st.integers(1, 400))
def test_days_leave_no_gap_and_know_their_number(zone: str, first: date, n: int) -> None:
    agreement = agreement_of(ROAD, zone=zone, day_1=first.isoformat())
    day, after = day_interval(agreement, n), day_interval(agreement, n + 1)
    assert day is not None
    assert after is not None
    assert day.last + TICK == after.first
    assert step_day(agreement, day.first) == step_day(agreement, day.last) == f"day-{n}"


def test_before_day_1_a_day_is_named_by_its_date() -> None:
    assert step_day(agreement_of(ROAD), datetime(2025, 1, 18, 12, tzinfo=UTC)) == "2025-01-18"


def test_the_name_of_a_day_does_not_hang_on_the_zone_of_the_moment() -> None:
    moment = datetime(2025, 1, 19, 23, tzinfo=UTC)
    agreement = agreement_of(ROAD)
    assert step_day(agreement, moment) == "day-2"
    assert step_day(agreement, moment.astimezone(ZoneInfo("America/New_York"))) == "day-2"


@pytest.mark.parametrize(
    ("lasts", "last"),
    [
        ("1 day", "2025-10-24T20:59:59.999999+00:00"),
        ("2 days", "2025-10-25T21:59:59.999999+00:00"),
        ("2 x 24 hours", "2025-10-25T20:59:59.999999+00:00"),
    ],
)
def test_days_end_at_midnight_and_hours_count_hours(lasts: str, last: str) -> None:
    phases = f"phases:\n  one: {{starts: when agreement in force, lasts: {lasts}}}\n"
    span = phase_calendar(agreement_of(ROAD, day_1="2025-10-24", phases=phases))["one"]
    assert span is not None
    assert span.last.isoformat() == last


def test_a_phase_that_follows_another_starts_with_the_next_day() -> None:
    phases = (
        "phases:\n  one: {starts: when agreement in force, lasts: 2 days}\n"
        "  two: {starts: when one ended, lasts: 3 days}\n"
    )
    spans = phase_calendar(agreement_of(ROAD, phases=phases))
    one, two = spans["one"], spans["two"]
    assert one is not None
    assert two is not None
    assert one.last + TICK == two.first


def test_a_phase_after_one_that_may_go_on_has_no_place_in_the_calendar() -> None:
    phases = (
        "phases:\n  one: {starts: when agreement in force, lasts: 2 days, "
        "continues: until road fulfilled}\n  two: {starts: when one ended, lasts: 3 days}\n"
    )
    assert phase_calendar(agreement_of(ROAD, phases=phases))["two"] is None


def test_phases_that_wait_for_each_other_have_no_place_in_the_calendar() -> None:
    phases = (
        "phases:\n  one: {starts: when two ended, lasts: 2 days}\n"
        "  two: {starts: when one ended, lasts: 3 days}\n"
    )
    assert set(phase_calendar(agreement_of(ROAD, phases=phases)).values()) == {None}


def test_a_span_of_days_opens_with_its_first_day() -> None:
    (step,) = steps_of("  x: {party: a, must: open the road, deadline: days 3-5}\n")
    assert step.opens == datetime(2025, 1, 20, 22, tzinfo=UTC)


def test_a_deadline_with_an_hour_is_due_at_that_minute() -> None:
    (step,) = steps_of("  x: {party: a, must: open the road, deadline: 2025-01-25T08:00}\n")
    assert step.due is not None
    assert step.due.last == datetime(2025, 1, 25, 6, 0, 59, 999999, tzinfo=UTC)


def test_a_duty_without_a_date_has_a_step_without_one() -> None:
    (step,) = steps_of("  x: {party: a, must: open the road, when: b accepts}\n")
    assert (step.id, step.due) == ("x", None)


def test_what_nobody_is_said_to_owe_is_planned_without_a_party() -> None:
    (step,) = steps_of("  x: {party: not stated, must: open the road, deadline: day 3}\n")
    assert (step.id, step.party, step.to) == ("x", "", ("a", "b"))


def test_a_standing_duty_has_one_step_for_each_bound_party() -> None:
    steps = steps_of("  calm: {parties: [a, b], must not: fire}\n")
    assert [(s.id, s.part, s.due) for s in steps] == [
        ("calm/a", "keep", None),
        ("calm/b", "keep", None),
    ]


def test_talks_have_a_part_for_each_party() -> None:
    steps = steps_of(
        "  talks: {parties: [b, a], must: hold talks on peace, begins: by day 3, "
        "concludes: by 2025-02-01}\n"
    )
    assert [(s.id, s.part) for s in steps] == [
        ("talks/b/day-3", "begin"),
        ("talks/a/day-3", "begin"),
        ("talks/b/2025-02-01", "conclude"),
        ("talks/a/2025-02-01", "conclude"),
    ]


def test_talks_of_one_day_still_have_ids_of_their_own() -> None:
    steps = steps_of(
        "  talks: {party: a, must: hold talks on peace, begins: by day 3, concludes: by day 3}\n"
    )
    assert [s.id for s in steps] == ["talks/begin", "talks/conclude"]


@pytest.mark.parametrize(
    "keys",
    [
        "in exchange for: road, rate: {car: 2 each}",
        "in exchange for: road, deadline: within 24 hours of each road delivery",
    ],
)
def test_what_answers_deliveries_has_no_step_of_its_own(keys: str) -> None:
    steps = steps_of(ROAD + f"  x: {{party: b, must: release persons, {keys}}}\n")
    assert [s.id for s in steps] == ["road"]


def test_an_exchange_with_a_date_of_its_own_is_planned() -> None:
    steps = steps_of(
        ROAD + "  x: {party: b, must: release 9 persons, in exchange for: road, deadline: day 9}\n"
    )
    assert [s.id for s in steps] == ["road", "x"]


@pytest.mark.parametrize(
    ("every", "ids"),
    [
        ("day", ["aid/day-1", "aid/day-2", "aid/day-3", "aid/day-4", "aid/day-5", "aid/day-6"]),
        ("week", ["aid/week-1"]),
        ("2 days", ["aid/1", "aid/2", "aid/3"]),
    ],
)
def test_periods_are_named_in_the_order_of_preference(every: str, ids: list[str]) -> None:
    steps = steps_of(DAILY.replace("every: day", f"every: {every}"), until="2025-01-24T00:00Z")
    assert [s.id for s in steps] == ids


def test_a_last_part_of_a_period_owes_nothing() -> None:
    phases = "phases:\n  one: {starts: when agreement in force, lasts: 10 days}\n"
    daily = DAILY.replace("every: day", "every: week, during: one")
    assert [s.id for s in steps_of(daily, phases=phases)] == ["aid/week-1"]


def test_periods_end_with_a_phase_that_ends_for_certain() -> None:
    phases = "phases:\n  one: {starts: when agreement in force, lasts: 4 days}\n"
    steps = steps_of(DAILY.replace("every: day", "every: day, during: one"), phases=phases)
    assert [s.id for s in steps] == ["aid/day-1", "aid/day-2", "aid/day-3", "aid/day-4"]


def test_a_phase_without_a_start_in_the_calendar_has_no_periods_yet() -> None:
    phases = "phases:\n  one: {starts: when b accepts, lasts: 4 days}\n"
    assert not steps_of(DAILY.replace("every: day", "every: day, during: one"), phases=phases)


def test_a_view_can_plan_periods_from_its_own_start_of_a_phase() -> None:
    phases = "phases:\n  one: {starts: when b accepts, lasts: 2 days}\n"
    agreement = agreement_of(DAILY.replace("every: day", "every: day, during: one"), phases=phases)
    start = datetime(2025, 2, 1, 9, tzinfo=UTC)
    steps = recurring_steps(
        agreement, agreement.obligations["aid"], start=start, until=start + timedelta(days=9)
    )
    assert [s.id for s in steps] == ["aid/day-14", "aid/day-15"]


def test_without_phases_periods_start_when_the_agreement_takes_effect() -> None:
    agreement = agreement_of(DAILY)
    assert phase_start(agreement, None) == datetime(2025, 1, 18, 22, tzinfo=UTC)


def test_nothing_recurs_before_the_agreement_takes_effect() -> None:
    assert not steps_of(DAILY, until="2025-01-18T21:00Z")


@given(
    zone=st.sampled_from(["Asia/Gaza", "Europe/Kyiv", "Africa/Khartoum"]),
    first=st.dates(date(2001, 1, 1), date(2040, 1, 1)),
    days=st.integers(0, 40),
    more=st.integers(0, 10),
)
def test_a_later_horizon_only_adds_steps(zone: str, first: date, days: int, more: int) -> None:
    agreement = agreement_of(DAILY + ROAD, zone=zone, day_1=first.isoformat())
    until = datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(days=days)
    early = plan(agreement, until=until)
    late = plan(agreement, until=until + timedelta(days=more))
    assert {s.id for s in early} <= {s.id for s in late}
    assert early == plan(agreement, until=until)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8, unique=True), st.integers(0, 9))
def test_batches_add_up_and_the_rest_is_what_the_whole_leaves(days: list[int], more: int) -> None:
    days = sorted(days)
    lines = [f"day {day}: {n}" for n, day in enumerate(days[:-1])] + [f"day {days[-1]}: the rest"]
    whole = sum(range(len(days) - 1)) + more
    schedule = "{" + ", ".join(lines) + "}"
    steps = steps_of(f"  x: {{party: a, must: release {whole} persons, schedule: {schedule}}}\n")
    amounts = [s.amount for s in steps if s.amount is not None]
    assert sum(amounts) == whole == steps[-1].cumulative
    assert [s.id for s in steps] == [f"x/day-{day}" for day in days]


def test_a_day_that_a_phase_of_hours_covers_in_part_owes_nothing() -> None:
    phases = "phases:\n  one: {starts: when agreement in force, lasts: 2 x 24 hours}\n"
    agreement = agreement_of(
        DAILY.replace("every: day", "every: day, during: one"),
        phases=phases,
    )
    start = datetime(2025, 2, 1, 9, tzinfo=UTC)
    steps = recurring_steps(
        agreement, agreement.obligations["aid"], start=start, until=start + timedelta(days=9)
    )
    assert [s.id for s in steps] == ["aid/day-14", "aid/day-15"]


def test_periods_can_open_later_than_their_phase() -> None:
    steps = steps_of(
        DAILY.replace("every: day", "every: day, from: day 3"), until="2025-01-22T00:00Z"
    )
    assert [s.id for s in steps] == ["aid/day-3", "aid/day-4"]
