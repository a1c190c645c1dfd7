"""Deadlines where clocks change, and laws of the plan that hold for every agreement."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.agreement import (
    Agreement,
    Step,
    day_interval,
    parse_agreement,
    phase_calendar,
    plan,
    recurring_steps,
    step_day,
)

TICK = timedelta(microseconds=1)
LAWFUL = settings(max_examples=40, deadline=None)


def truce(duties: str, *, zone: str = "Africa/Khartoum", day_1: str = "2031-05-10",
          at: str = "", phases: str = "") -> Agreement:  # fmt: skip
    return parse_agreement(
        f"truce: 1\ntitle: Clocks\nclock: {{timezone: {zone}, day 1: {day_1}}}\n"
        f"parties: {{army: State Army, front: River Front}}\ntakes effect: at {at or day_1}\n"
        + (f"phases:\n{phases}" if phases else "")
        + f"obligations:\n{duties}",
        file="clocks.truce.yaml",
    )


def until(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def local_end(step: Step, zone: str) -> str:
    """Return the clock of the place right after the last instant of a deadline."""
    assert step.due is not None
    return (step.due.last + TICK).astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M %z")


ROAD = "  road: {party: army, must: open the road, deadline: day 2}\n"


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Africa/Cairo", "2025-04-25", 23),  # midnight itself does not exist
        ("Africa/Cairo", "2025-10-30", 25),
        ("Africa/Khartoum", "2017-10-31", 25),  # the zone changed for good
        ("Africa/Juba", "2021-01-31", 25),
        ("Africa/Tripoli", "2013-03-29", 23),
        ("America/Bogota", "1992-05-03", 23),
        ("America/Havana", "2025-11-02", 25),  # midnight comes twice
        ("Asia/Baku", "2015-10-25", 25),
        ("Asia/Damascus", "2022-03-25", 23),
        ("Asia/Hebron", "2025-04-12", 23),
        ("Asia/Jerusalem", "2025-03-28", 23),
        ("Asia/Karachi", "2008-06-01", 23),
        ("Asia/Manila", "2031-03-30", 24),
        ("Asia/Nicosia", "2025-10-26", 25),
        ("Asia/Pyongyang", "2018-05-04", 23.5),
        ("Asia/Yangon", "2025-03-30", 24),
        ("Asia/Yerevan", "2011-03-27", 23),
        ("Europe/Chisinau", "2025-03-30", 23),
        ("Europe/Simferopol", "2014-03-30", 22),  # two hours at once
        ("Europe/Belgrade", "1999-03-28", 23),
    ],
)
def test_a_day_is_as_long_as_the_clocks_of_the_place_make_it(
    zone: str, day: str, hours: float
) -> None:
    span = day_interval(truce(ROAD, zone=zone, day_1=day), 1)
    assert span is not None
    assert span.last + TICK - span.first == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "day_1", "ends"),
    [
        ("Africa/Cairo", "2025-04-24", "04-26 00:00 +0300"),
        ("Africa/Cairo", "2025-10-30", "11-01 00:00 +0200"),
        ("Africa/Juba", "2021-01-31", "02-02 00:00 +0200"),
        ("America/Havana", "2025-11-01", "11-03 00:00 -0500"),
        ("Asia/Hebron", "2025-04-11", "04-13 00:00 +0300"),
        ("Asia/Nicosia", "2025-10-25", "10-27 00:00 +0200"),
        ("Europe/Simferopol", "2014-03-29", "03-31 00:00 +0400"),
    ],
)
@pytest.mark.parametrize("party", ["army", "front"])
def test_a_deadline_ends_at_midnight_of_the_place_whatever_the_clocks_did(
    zone: str, day_1: str, ends: str, party: str
) -> None:
    made = truce(ROAD.replace("army", party), zone=zone, day_1=day_1)
    (step,) = plan(made, until=until(day_1))
    assert (step.party, local_end(step, zone)) == (party, ends)


@pytest.mark.parametrize(
    ("zone", "at", "lasts", "last"),
    [
        ("Asia/Beirut", "2025-10-25T12:00", "2 days", "2025-10-26T21:59"),
        ("Asia/Beirut", "2025-10-25T12:00", "48 hours", "2025-10-27T08:59"),
        ("Europe/Kyiv", "2026-03-28T20:00", "2 days", "2026-03-29T20:59"),
        ("Europe/Kyiv", "2026-03-28T20:00", "2 x 24 hours", "2026-03-30T17:59"),
        ("Africa/Juba", "2021-01-30T06:00", "1 week", "2021-02-05T21:59"),
        ("Africa/Juba", "2021-01-30T06:00", "168 hours", "2021-02-06T02:59"),
        ("Asia/Yangon", "2031-04-10T18:30", "1 day", "2031-04-10T17:29"),
        ("America/Bogota", "2031-04-10T18:30", "36 hours", "2031-04-12T11:29"),
    ],
)
def test_days_end_at_midnight_and_hours_run_through(
    zone: str, at: str, lasts: str, last: str
) -> None:
    calm = f"  calm: {{starts: when agreement in force, lasts: {lasts}}}\n"
    span = phase_calendar(truce(ROAD, zone=zone, day_1=at[:10], at=at, phases=calm))["calm"]
    assert span is not None
    assert span.last.strftime("%Y-%m-%dT%H:%M") == last


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2031-05-12", "2031-05-12T21:59:59.999999+00:00"),
        ("by 2031-05-12", "2031-05-12T21:59:59.999999+00:00"),
        ("2031-05-12T07:30", "2031-05-12T05:30:59.999999+00:00"),
        ("2031-05-12 07:30", "2031-05-12T05:30:59.999999+00:00"),
        ("2031-05-12T07:30Z", "2031-05-12T07:30:59.999999+00:00"),
        ("2031-05-12T07:30+05:30", "2031-05-12T02:00:59.999999+00:00"),
        ("2031-05-12T07:30:15", "2031-05-12T05:30:15.999999+00:00"),
        ("day 3", "2031-05-12T21:59:59.999999+00:00"),
        ("by day 3", "2031-05-12T21:59:59.999999+00:00"),
        ("days 2-3", "2031-05-12T21:59:59.999999+00:00"),
    ],
)
def test_a_deadline_lasts_as_long_as_it_is_precise(written: str, last: str) -> None:
    made = truce(f"  road: {{party: front, must: open the road, deadline: {written}}}\n")
    (step,) = plan(made, until=until("2031-06-01"))
    assert step.due is not None
    assert step.due.last.isoformat() == last
    assert step.due.first == step.due.last


@pytest.mark.parametrize(
    ("continues", "horizon", "count"),
    [
        ("", "2031-05-11", 2),
        ("", "2031-05-12", 3),
        ("", "2031-07-01", 3),
        (", continues: until talks concluded", "2031-05-20", 11),
        (", continues: while talks under way", "2031-05-20", 11),
        (", continues: {open: [while talks under way, until front accepts]}", "2031-05-20", 11),
    ],
)
def test_a_phase_that_may_go_on_keeps_its_daily_steps(
    continues: str, horizon: str, count: int
) -> None:
    made = truce(
        "  aid: {party: army, must: admit 40 trucks, every: day, during: calm}\n"
        "  talks: {parties: [army, front], must: hold talks on pasture, begins: by day 2}\n",
        phases=f"  calm: {{starts: when agreement in force, lasts: 3 days{continues}}}\n",
    )
    days = [s.id for s in plan(made, until=until(horizon)) if s.obligation == "aid"]
    assert days == [f"aid/day-{n}" for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("every", "ids"),
    [
        ("day", ["aid/day-1", "aid/day-2", "aid/day-3", "aid/day-4"]),
        ("week", ["aid/week-1"]),
        ("2 days", ["aid/1", "aid/2"]),
        ("3 days", ["aid/1", "aid/2"]),
    ],
)
@pytest.mark.parametrize("party", ["army", "front"])
def test_a_period_is_planned_once_it_has_begun(every: str, ids: list[str], party: str) -> None:
    made = truce(f"  aid: {{party: {party}, must: admit 40 trucks, every: {every}}}\n")
    assert [s.id for s in plan(made, until=until("2031-05-13"))] == ids


def test_a_daily_quota_adds_nothing_up() -> None:
    made = truce(
        "  aid: {party: army, must: admit 40 trucks, every: day, of which: {fuel: 4, north: 30}}\n"
    )
    first, second = plan(made, until=until("2031-05-11"))
    assert (first.amount, first.cumulative) == (40, None)
    assert first.by_category == second.by_category == {"fuel": 4, "north": 30}


def test_two_owing_sides_have_the_same_windows_and_ids_of_their_own() -> None:
    made = truce(
        "  posts: {parties: [army, front], must: withdraw from the bank, deadline: days 4-6}\n"
    )
    army, front = plan(made, until=until("2031-06-01"))
    assert (army.id, front.id) == ("posts/army", "posts/front")
    assert (army.opens, army.due) == (front.opens, front.due)
    assert (army.to, front.to) == (("front",), ("army",))


@pytest.mark.parametrize("part", ["army", "front"])
def test_talks_ask_the_same_of_each_side(part: str) -> None:
    made = truce(
        "  talks:\n    parties: [army, front]\n    must: hold talks on pasture\n"
        "    begins: days 3-5\n    concludes: by 2031-05-30\n"
    )
    own = [s for s in plan(made, until=until("2031-06-01")) if s.party == part]
    assert [(s.id, s.part) for s in own] == [
        (f"talks/{part}/day-5", "begin"),
        (f"talks/{part}/2031-05-30", "conclude"),
    ]
    assert own[0].opens == until("2031-05-11") + timedelta(hours=22)


# Laws


@st.composite
def duty(draw: st.DrawFn, name: str) -> str:
    """Return one duty with a timing that the calendar fixes."""
    party = draw(st.sampled_from(["army", "front"]))
    day = draw(st.integers(1, 30))
    timing = draw(
        st.sampled_from(
            [
                f"deadline: day {day}",
                f"deadline: days {day}-{day + 3}",
                f"schedule: {{day {day}: 2, day {day + 4}: the rest}}",
                "every: day",
                "every: week",
                f"every: {day} days, from: day {day}",
            ]
        )
    )
    return f"  {name}: {{party: {party}, must: admit 9 trucks, {timing}}}\n"


DUTIES = st.tuples(*(duty(name) for name in ("first", "second", "third")))


@LAWFUL
@given(DUTIES, st.integers(0, 40), st.integers(0, 40))
def test_a_later_horizon_keeps_every_step_as_it_was(
    duties: tuple[str, ...], days: int, more: int
) -> None:
    made, start = truce("".join(duties)), until("2031-05-10")
    early = plan(made, until=start + timedelta(days=days))
    late = plan(made, until=start + timedelta(days=days + more))
    assert [step for step in late if step in early] == list(early)


@LAWFUL
@given(DUTIES, st.permutations(range(3)))
def test_the_order_of_the_clauses_changes_no_step(
    duties: tuple[str, ...], order: list[int]
) -> None:
    here = plan(truce("".join(duties)), until=until("2031-06-10"))
    there = plan(truce("".join(duties[i] for i in order)), until=until("2031-06-10"))
    assert {s.id: s for s in here} == {s.id: s for s in there}
    assert [s.due for s in here] == [s.due for s in there]


@LAWFUL
@given(DUTIES)
def test_a_plan_is_the_same_twice_and_no_id_stands_twice(duties: tuple[str, ...]) -> None:
    steps = plan(truce("".join(duties)), until=until("2031-06-10"))
    assert plan(truce("".join(duties)), until=until("2031-06-10")) == steps
    assert len({s.id for s in steps}) == len(steps)


@LAWFUL
@given(DUTIES, st.sampled_from(["Africa/Cairo", "Asia/Nicosia", "Asia/Yangon", "Africa/Juba"]))
def test_no_step_opens_after_it_is_due_and_each_is_due_at_midnight(
    duties: tuple[str, ...], zone: str
) -> None:
    for step in plan(truce("".join(duties), zone=zone), until=until("2031-06-10")):
        assert step.due is not None
        assert step.opens is None or step.opens < step.due.last
        assert local_end(step, zone)[6:11] == "00:00"


@LAWFUL
@given(
    st.sampled_from(["Africa/Cairo", "Asia/Hebron", "America/Havana", "Europe/Kyiv"]),
    st.dates(date(2024, 1, 1), date(2026, 12, 1)),
    st.integers(1, 400),
)
def test_every_instant_of_a_day_bears_its_name(zone: str, first: date, n: int) -> None:
    made = truce(ROAD, zone=zone, day_1=first.isoformat())
    span = day_interval(made, n)
    assert span is not None
    assert {step_day(made, span.first), step_day(made, span.last)} == {f"day-{n}"}
    assert step_day(made, span.last + TICK) == f"day-{n + 1}"


@LAWFUL
@given(st.integers(0, 500), st.integers(1, 9), st.integers(0, 60))
def test_periods_of_a_later_start_are_those_of_the_first_moved(
    hours: int, length: int, days: int
) -> None:
    made = truce(f"  aid: {{party: army, must: admit 40 trucks, every: {length} days}}\n")
    aid, begun = made.obligations["aid"], until("2031-05-10")
    moved = timedelta(days=days)

    def opened(start: datetime) -> list[datetime | None]:
        until = start + timedelta(hours=hours)
        return [s.opens for s in recurring_steps(made, aid, start=start, until=until)]

    assert opened(begun + moved) == [t + moved for t in opened(begun) if t is not None]
