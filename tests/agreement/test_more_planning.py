"""Plans day by day: clocks that change in four zones, joint duties, spans, talks and periods."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.agreement import Agreement, Step, end_of, parse_agreement, phase_calendar, plan
from truceline.agreement.calendar import date_of_day, days_interval, due_interval, effect
from truceline.agreement.model import Deadline, Duration
from truceline.agreement.planning import answers_deliveries

TICK = timedelta(microseconds=1)
ZONES = ["Asia/Gaza", "Europe/Kyiv", "Asia/Beirut", "Australia/Lord_Howe"]


def truce(
    duties: str,
    *,
    zone: str = "Europe/Kyiv",
    day_1: str = "2031-03-04",
    phases: str = "",
    at: str = "",
    parties: str = "{state: State, group: Armed Group}",
) -> Agreement:
    phases = f"phases:\n{phases}" if phases else ""
    return parse_agreement(
        f"truce: 1\ntitle: Plan\nclock: {{timezone: {zone}, day 1: {day_1}}}\n"
        f"parties: {parties}\ntakes effect: at {at or day_1}\n{phases}obligations:\n{duties}",
        file="plan.truce.yaml",
    )


def duty(keys: str, party: str = "state") -> str:
    return f"  it: {{party: {party}, {keys}}}\n"


def steps(agreement: Agreement, until: str = "2031-05-01") -> tuple[Step, ...]:
    return plan(agreement, until=datetime.fromisoformat(until).replace(tzinfo=UTC))


def due(step: Step) -> str:
    assert step.due is not None
    assert step.due.first == step.due.last
    return (step.due.last + TICK).strftime("%Y-%m-%d %H:%M")


# The moment (UTC) after the last instant of each day, over a change of clocks


@pytest.mark.parametrize(
    ("zone", "day_1", "ends"),
    [
        ("Asia/Gaza", "2025-10-24", ["2025-10-24 21:00", "2025-10-25 22:00", "2025-10-26 22:00"]),
        ("Asia/Gaza", "2026-03-27", ["2026-03-27 22:00", "2026-03-28 21:00", "2026-03-29 21:00"]),
        ("Europe/Kyiv", "2025-10-25", ["2025-10-25 21:00", "2025-10-26 22:00", "2025-10-27 22:00"]),
        ("Europe/Kyiv", "2026-03-28", ["2026-03-28 22:00", "2026-03-29 21:00", "2026-03-30 21:00"]),
        ("Asia/Beirut", "2025-10-24", ["2025-10-24 21:00", "2025-10-25 22:00", "2025-10-26 22:00"]),
        ("Asia/Beirut", "2025-03-29", ["2025-03-29 22:00", "2025-03-30 21:00", "2025-03-31 21:00"]),
        ("Australia/Lord_Howe", "2025-04-05",
         ["2025-04-05 13:00", "2025-04-06 13:30", "2025-04-07 13:30"]),
        ("Australia/Lord_Howe", "2025-10-04",
         ["2025-10-04 13:30", "2025-10-05 13:00", "2025-10-06 13:00"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("party", ["state", "group"])
def test_every_form_of_timing_ends_with_the_day_of_the_place(
    zone: str, day_1: str, ends: list[str], party: str
) -> None:
    def ended(keys: str) -> list[str]:
        made = truce(duty(f"must: admit 9 trucks, {keys}", party), zone=zone, day_1=day_1)
        return [due(s) for s in steps(made, day_1)] if "every" not in keys else daily(made)

    def daily(made: Agreement) -> list[str]:
        until = datetime.fromisoformat(day_1).replace(tzinfo=UTC) + timedelta(days=2)
        return [due(s) for s in plan(made, until=until)][:3]

    first = date.fromisoformat(day_1)
    assert ended("schedule: {day 1: 3, day 2: 3, day 3: the rest}") == ends
    assert ended("every: day") == ends
    assert [ended(f"deadline: day {n}")[0] for n in (1, 2, 3)] == ends
    assert [ended(f"deadline: days 1-{n}")[0] for n in (1, 2, 3)] == ends
    assert [ended(f"deadline: {first + timedelta(n)}")[0] for n in range(3)] == ends


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=25, deadline=None)
@given(first=st.dates(date(2024, 1, 1), date(2030, 1, 1)), n=st.integers(1, 60))
def test_day_n_and_its_date_are_due_at_the_same_instant(zone: str, first: date, n: int) -> None:
    made = truce(duty("must: open it, deadline: day 1"), zone=zone, day_1=first.isoformat())
    on = first + timedelta(days=n - 1)
    assert date_of_day(made, n) == on
    assert due_interval(made, Deadline(day=n)) == due_interval(made, Deadline(at=on.isoformat()))


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=25, deadline=None)
@given(first=st.dates(date(2024, 1, 1), date(2030, 1, 1)), cut=st.integers(1, 30))
def test_days_in_a_row_are_the_sum_of_their_parts(zone: str, first: date, cut: int) -> None:
    made = truce(duty("must: open it, deadline: day 1"), zone=zone)
    whole = days_interval(made, first, 31)
    before = days_interval(made, first, cut)
    after = days_interval(made, first + timedelta(days=cut), 31 - cut)
    assert (whole.first, whole.last) == (before.first, after.last)
    assert before.last + TICK == after.first if cut < 31 else True


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=25, deadline=None)
@given(start=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), hours=st.integers(1, 2000))
def test_hours_are_counted_and_never_moved_by_clocks(
    zone: str, start: datetime, hours: int
) -> None:
    made = truce(duty("must: open it, deadline: day 1"), zone=zone)
    begun = start.replace(tzinfo=UTC)
    last = end_of(made, begun, Duration(number=hours, unit="hours"))
    assert last + TICK - begun == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "day_1", "lasts", "ends"),
    [
        ("Asia/Gaza", "2025-10-24T12:00", "1 day", "2025-10-24 21:00"),
        ("Asia/Gaza", "2025-10-24T12:00", "2 days", "2025-10-25 22:00"),
        ("Asia/Gaza", "2025-10-24T12:00", "48 hours", "2025-10-26 09:00"),
        ("Europe/Kyiv", "2026-03-28T23:59", "1 day", "2026-03-28 22:00"),
        ("Europe/Kyiv", "2026-03-28T12:00", "2 x 24 hours", "2026-03-30 10:00"),
        ("Europe/Kyiv", "2026-03-28T12:00", "1 week", "2026-04-03 21:00"),
        ("Asia/Beirut", "2025-03-29T06:00", "2 days", "2025-03-30 21:00"),
        ("Australia/Lord_Howe", "2025-04-05T00:00", "2 days", "2025-04-06 13:30"),
        ("Australia/Lord_Howe", "2025-04-05T00:00", "48 hours", "2025-04-06 13:00"),
    ],
)
def test_a_phase_ends_by_its_own_way_of_counting(
    zone: str, day_1: str, lasts: str, ends: str
) -> None:
    phases = f"  lull: {{starts: when agreement in force, lasts: {lasts}}}\n"
    made = truce(duty("must not: fire"), zone=zone, day_1=day_1, phases=phases)
    span = phase_calendar(made)["lull"]
    assert span is not None
    assert (span.last + TICK).strftime("%Y-%m-%d %H:%M") == ends
    assert span.first == effect(made)


@pytest.mark.parametrize("length", [1, 3, 30])
def test_a_chain_of_phases_leaves_no_gap_and_no_overlap(length: int) -> None:
    phases = f"  p0: {{starts: when agreement in force, lasts: {length} days}}\n" + "".join(
        f"  p{n}: {{starts: when p{n - 1} ended, lasts: {length} days}}\n" for n in range(1, 5)
    )
    spans = list(phase_calendar(truce(duty("must not: fire"), phases=phases)).values())
    for before, after in itertools.pairwise(spans):
        assert before is not None
        assert after is not None
        assert before.last + TICK == after.first
    last = spans[-1]
    assert last is not None
    assert last.last == days_interval(truce(duty("must not: fire")), date(2031, 3, 4),
                                      5 * length).last  # fmt: skip


@pytest.mark.parametrize(
    "starts", ["group accepts", "not agreement in force", "lull ended", "it fulfilled",
               "agreement in force and state accepts"],
)  # fmt: skip
def test_what_hangs_on_events_has_no_place_in_the_calendar(starts: str) -> None:
    phases = f"  lull: {{starts: when {starts}, lasts: 3 days}}\n"
    made = truce(duty("must: open it, deadline: day 1"), phases=phases)
    assert phase_calendar(made) == {"lull": None}


def test_a_phase_without_a_length_has_no_span_but_a_start() -> None:
    phases = "  lull: {starts: when agreement in force}\n"
    made = truce(duty("must not: fire, during: lull"), phases=phases)
    assert phase_calendar(made) == {"lull": None}
    assert steps(made)[0].opens == datetime(2031, 3, 3, 22, tzinfo=UTC)


# Single duties


@pytest.mark.parametrize(
    ("keys", "opens", "ends"),
    [
        ("deadline: day 1", None, "2031-03-04 22:00"),
        ("deadline: day 3, from: day 2", "2031-03-04 22:00", "2031-03-06 22:00"),
        ("deadline: days 2-3", "2031-03-04 22:00", "2031-03-06 22:00"),
        ("deadline: 2031-03-06T10:00", None, "2031-03-06 08:01"),
        ("deadline: 2031-03-06T10:00Z", None, "2031-03-06 10:01"),
        ("deadline: 2031-03-06T10:00+05:00", None, "2031-03-06 05:01"),
        ("deadline: 2031-03-06T10:00:30", None, "2031-03-06 08:00"),
    ],
)
@pytest.mark.parametrize(("party", "other"), [("state", "group"), ("group", "state")])
def test_a_single_duty_opens_and_ends(
    keys: str, opens: str | None, ends: str, party: str, other: str
) -> None:
    (step,) = steps(truce(duty(f"must: admit 9 trucks, {keys}", party)))
    assert (step.id, step.party, step.to, step.amount, step.cumulative, step.unit) == (
        "it", party, (other,), 9, 9, "trucks",
    )  # fmt: skip
    assert (step.opens and step.opens.strftime("%Y-%m-%d %H:%M")) == opens
    assert due(step) == ends


THREE = "{state: S, group: G, militia: M}"


@pytest.mark.parametrize(
    ("written", "owed"),
    [
        ("party: state", [("state", ("group", "militia"))]),
        ("party: militia", [("militia", ("state", "group"))]),
        ("party: state, to: militia", [("state", ("militia",))]),
        ("party: not stated", [("", ("state", "group", "militia"))]),
        ("parties: [group, state]",
         [("group", ("state", "militia")), ("state", ("group", "militia"))]),
        ("parties: [state, group], to: militia",
         [("state", ("militia",)), ("group", ("militia",))]),
    ],
)  # fmt: skip
def test_without_a_word_a_duty_is_owed_to_every_other_party(
    written: str, owed: list[tuple[str, tuple[str, ...]]]
) -> None:
    made = truce(f"  it: {{{written}, must: open it, deadline: day 2}}\n", parties=THREE)
    assert [(s.party, s.to) for s in steps(made)] == owed


@pytest.mark.parametrize(
    ("keys", "ids"),
    [
        ("must: open it, deadline: day 2", ["it/state", "it/group"]),
        ("must not: fire", ["it/state", "it/group"]),
        ("must: admit 4 trucks, schedule: {day 1: 1, day 2: 3}",
         ["it/state/day-1", "it/group/day-1", "it/state/day-2", "it/group/day-2"]),
        ("must: hold talks on peace, begins: by day 2", ["it/state/day-2", "it/group/day-2"]),
        ("must: hold talks on peace, begins: by day 2, concludes: by 2031-03-05",
         ["it/state/day-2", "it/state/2031-03-05", "it/group/day-2", "it/group/2031-03-05"]),
    ],
)  # fmt: skip
def test_a_joint_duty_has_the_same_steps_for_each_side(keys: str, ids: list[str]) -> None:
    def planned(parties: str) -> list[Step]:
        return list(steps(truce(f"  it: {{parties: [{parties}], {keys}}}\n")))

    found = planned("state, group")
    assert [s.id for s in found] == ids
    assert {s.id for s in planned("group, state")} == set(ids)
    assert {s.due for s in found if s.party == "state"} == {
        s.due for s in found if s.party == "group"
    }


def test_categories_and_parts_are_sub_counts_of_a_single_step() -> None:
    keys = "must: admit 9 trucks, of: {food: 6, tents: 3}, of which: {north: 4}, deadline: day 2"
    (step,) = steps(truce(duty(keys)))
    assert step.by_category == {"food": 6, "tents": 3, "north": 4}


@pytest.mark.parametrize(
    ("schedule", "whole", "expected"),
    [
        ("{day 1: 3, day 8: 4}", " 7", [("day-1", 3, 3), ("day-8", 4, 7)]),
        ("{day 8: 4, day 1: 3}", " 7", [("day-1", 3, 3), ("day-8", 4, 7)]),
        ("{day 1: 3, days 6-8: the rest}", " 9", [("day-1", 3, 3), ("day-8", 6, 9)]),
        ("{day 1: 9, day 8: the rest}", " 9", [("day-1", 9, 9), ("day-8", 0, 9)]),
        ("{day 1: 12, day 8: the rest}", " 9", [("day-1", 12, 12), ("day-8", 0, 12)]),
        ("{day 1: 3, day 8: the rest}", "", [("day-1", 3, 3), ("day-8", None, None)]),
        ('{"days 1, 8": 2 each, day 9: the rest}', " 5",
         [("day-1", 2, 2), ("day-8", 2, 4), ("day-9", 1, 5)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("party", ["state", "group"])
def test_batches_count_up_to_the_whole(
    schedule: str, whole: str, expected: list[tuple[str, int | None, int | None]], party: str
) -> None:
    found = steps(truce(duty(f"must: release{whole} persons, schedule: {schedule}", party)))
    assert [(s.id, s.amount, s.cumulative) for s in found] == [
        (f"it/{day}", amount, total) for day, amount, total in expected
    ]
    assert {s.clause for s in found} == {"obligations.it.schedule"}


# Periods


@pytest.mark.parametrize(
    ("every", "lasts", "names"),
    [
        ("day", "3 days", ["day-1", "day-2", "day-3"]),
        ("week", "20 days", ["week-1", "week-2"]),
        ("week", "21 days", ["week-1", "week-2", "week-3"]),
        ("3 days", "8 days", ["1", "2"]),
        ("3 days", "9 days", ["1", "2", "3"]),
        ("5 days", "4 days", []),
        ("day", "48 hours", ["day-1", "day-2"]),
    ],
)
@pytest.mark.parametrize("party", ["state", "group"])
def test_only_whole_periods_of_a_phase_are_owed(
    every: str, lasts: str, names: list[str], party: str
) -> None:
    phases = f"  lull: {{starts: when agreement in force, lasts: {lasts}}}\n"
    keys = f"must: admit 5 trucks, every: {every}, during: lull"
    found = steps(truce(duty(keys, party), phases=phases))
    assert [s.id for s in found] == [f"it/{name}" for name in names]
    assert {(s.amount, s.cumulative, s.phase) for s in found} <= {(5, None, "lull")}


@pytest.mark.parametrize("rule", ["while group accepts", "until group accepts",
                                  "{open: [while group accepts, until state accepts]}"])  # fmt: skip
def test_periods_go_on_where_the_phase_may(rule: str) -> None:
    phases = f"  lull: {{starts: when agreement in force, lasts: 2 days, continues: {rule}}}\n"
    keys = "must: admit 5 trucks, every: day, during: lull"
    found = steps(truce(duty(keys), phases=phases), "2031-03-09")
    assert [s.id for s in found] == [f"it/day-{n}" for n in range(1, 7)]


def test_a_day_before_day_1_is_named_by_its_date() -> None:
    made = truce(duty("must: admit 5 trucks, every: day"), at="2031-03-02")
    assert [s.id for s in steps(made, "2031-03-05")] == [
        "it/2031-03-02", "it/2031-03-03", "it/day-1", "it/day-2",
    ]  # fmt: skip


def test_weeks_are_numbered_from_the_day_a_duty_opens() -> None:
    made = truce(duty("must: admit 5 trucks, every: week, from: day 3"))
    first, *_ = steps(made, "2031-03-20")
    assert (first.id, due(first)) == ("it/week-1", "2031-03-12 22:00")


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=15, deadline=None)
@given(first=st.dates(date(2024, 1, 1), date(2030, 1, 1)), length=st.integers(1, 9))
def test_periods_follow_each_other_without_a_gap(zone: str, first: date, length: int) -> None:
    keys = f"must: admit 5 trucks, every: {length} days"
    made = truce(duty(keys), zone=zone, day_1=first.isoformat())
    until = datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(days=40)
    found = plan(made, until=until)
    for before, after in itertools.pairwise(found):
        assert before.due is not None
        assert before.due.last + TICK == after.opens


# Order and exchange


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ("in exchange for: first", True),
        ("deadline: within 2 days of each first delivery", True),
        ("in exchange for: first, deadline: within 2 days of each first delivery", True),
        ("in exchange for: first, deadline: day 2", False),
        ("deadline: day 2", False),
        ("when: first fulfilled", False),
    ],
)
@pytest.mark.parametrize(("side", "other"), [("state", "group"), ("group", "state")])
def test_which_duties_answer_deliveries(keys: str, answers: bool, side: str, other: str) -> None:
    first = f"  first: {{party: {side}, must: release 3 persons, deadline: day 1}}\n"
    made = truce(first + duty(f"must: release persons, {keys}", other))
    assert answers_deliveries(made.obligations["it"]) is answers
    assert ("it" in {s.id for s in steps(made)}) is not answers


def test_steps_come_by_due_time_then_by_the_text_and_undated_ones_last() -> None:
    lines = ["late: day 9", "none: ", "tie-b: day 2", "tie-a: day 2", "early: day 1"]
    duties = "".join(
        f"  {name}: {{party: state, must: open it, "
        f"{'deadline: ' + day if day else 'when: group accepts'}}}\n"
        for name, _, day in (line.partition(": ") for line in lines)
    )
    assert [s.id for s in steps(truce(duties))] == ["early", "tie-b", "tie-a", "late", "none"]


FORMS = [
    "must: open it, deadline: day 3",
    "must: open it, when: state accepts",
    "must: admit 9 trucks, every: 4 days",
    "must: release 9 persons, schedule: {day 2: 4, day 5: the rest}",
    "must: hold talks on peace, begins: by day 2, concludes: by day 9",
    "must not: fire",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FORMS), st.booleans()), min_size=1, max_size=5))
def test_swapping_the_sides_swaps_the_plan_and_nothing_else(
    forms: list[tuple[str, bool]],
) -> None:
    def planned(one: str, two: str) -> list[tuple[object, ...]]:
        duties = "".join(
            f"  d{n}: {{party: {one if mine else two}, {keys}}}\n"
            for n, (keys, mine) in enumerate(forms)
        )
        side = {one: 1, two: 2}
        return [
            (s.id, side[s.party], s.amount, s.cumulative, s.part, s.opens, s.due)
            for s in steps(truce(duties), "2031-03-20")
        ]

    assert planned("state", "group") == planned("group", "state")
