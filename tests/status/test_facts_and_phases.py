"""Facts of conditions, phases per view, exchange steps, parties, punctuality, running totals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TRUCE, TZ, days, status_at, told, truce
from truceline.agreement import Step
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import Interval, interval_of, last_instant
from truceline.record.held import HeldClaim
from truceline.status.parties import parties_of
from truceline.status.punctuality import lateness, punctual
from truceline.status.shapes import Condition, ObligationStep
from truceline.status.totals import distinct, running, total
from truceline.status.word import Word, listen

both_ways = pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
CLAUSE = "phases.phase-2.starts"

# Facts


def opening(condition: str, *held: HeldClaim, at: int = 9) -> Condition | None:
    """The awaited condition that phase 2 starts with, None once it is met in every view."""
    text = TRUCE.replace("starts: when talks concluded", f"starts: when {condition}")
    found = status_at(held, days(at), truce(text)).conditions
    return next((c for c in found if c.clause == CLAUSE), None)


def met(condition: str, *held: HeldClaim, at: int = 9) -> dict[str, bool | None]:
    found = opening(condition, *held, at=at)
    return {} if found is None else {v: found.met[v] for v in ("a", "b", "as-encoded")}


def batch(who: str, number: str, toward: str = "captives/day-2", day: int = 2) -> HeldClaim:
    return told(
        who, "done", toward, at=days(day), kind="delivery", figure=number, by=("a",), deed="release"
    )


def deed(who: str, says: str, toward: str = "road", day: int = 4) -> HeldClaim:
    by, what = (("b",), "open") if toward == "road" else (("a",), "withdraw")
    return told(who, says, toward, at=days(day), by=by, deed=what)


@both_ways
@pytest.mark.parametrize(
    ("number", "reached"),
    [("2", None), ("3", True), ("3..", True), ("2..5", None), ("~5", None), (">2", None)],
)
def test_a_number_is_reached_by_the_lower_bound_in_the_view_that_told_it(
    one: str, other: str, number: str, reached: bool | None
) -> None:
    found = met("captives reaches 3", batch(one, number))
    assert (found[one], found[other], found["as-encoded"]) == (reached, None, None)


@both_ways
@pytest.mark.parametrize("duty", ["road", "camp"])
def test_a_duty_is_fulfilled_in_the_view_of_who_says_so(one: str, other: str, duty: str) -> None:
    found = met(f"{duty} fulfilled", deed(one, "done", duty))
    assert (found[one], found[other]) == (True, None)


@both_ways
def test_what_its_teller_took_back_is_not_fulfilled(one: str, other: str) -> None:
    found = met("road fulfilled", deed(one, "done", day=4), deed(one, "undone", day=6))
    assert found[one] is None


@both_ways
def test_what_both_sides_told_alike_is_a_fact_of_the_text_view(one: str, other: str) -> None:
    assert met("road fulfilled", deed(one, "done"), deed(other, "done")) == {}


@both_ways
def test_a_breach_holds_only_where_it_is_said(one: str, other: str) -> None:
    found = met("road breached", deed(one, "breached", day=6))
    assert (found[one], found[other], found["as-encoded"]) == (True, None, None)


def test_a_breach_never_follows_from_silence() -> None:
    assert met("road breached", at=19) == {"a": None, "b": None, "as-encoded": None}


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        ("done", "done", True, True),
        ("done", None, None, True),
        (None, "done", None, True),
        (None, None, None, None),
    ],
)
@both_ways
def test_and_needs_every_part_and_or_needs_one(
    one: str,
    other: str,
    left: str | None,
    right: str | None,
    both: bool | None,
    either: bool | None,
) -> None:
    words = [
        deed(one, says, duty)
        for says, duty in ((left, "road"), (right, "camp"))
        if says is not None
    ]
    assert met("road fulfilled and camp fulfilled", *words)[one] is both
    assert met("road fulfilled or camp fulfilled", *words)[one] is either


@both_ways
def test_an_acceptance_stands_after_a_later_rejection(one: str, other: str) -> None:
    words = [
        told(one, says, "agreement", at=days(day), kind="announcement", by=(one,))
        for says, day in (("accepted", 3), ("rejected", 6))
    ]
    assert met(f"{one} accepts", *words) == {}


@both_ways
def test_a_rejection_alone_is_a_refusal_in_every_view(one: str, other: str) -> None:
    word = told(one, "rejected", "agreement", at=days(3), kind="announcement", by=(one,))
    assert met(f"{one} accepts", word) == {"a": False, "b": False, "as-encoded": False}


@both_ways
def test_one_side_cannot_accept_for_the_other(one: str, other: str) -> None:
    word = told(one, "accepted", "agreement", at=days(3), kind="announcement", by=(other,))
    assert met(f"{other} accepts", word) == {"a": None, "b": None, "as-encoded": None}


@pytest.mark.parametrize(
    ("condition", "waits"),
    [
        ("road fulfilled", ("b",)),
        ("camp fulfilled", ("a",)),
        ("talks concluded", ("a", "b")),
        ("camp fulfilled and road fulfilled", ("a", "b")),
        ("a accepts or b accepts", ("a", "b")),
        ("b accepts", ("b",)),
        ("captives reaches 3", ("a",)),
    ],
)
def test_on_whose_act_a_condition_waits(condition: str, waits: tuple[str, ...]) -> None:
    found = opening(condition)
    assert found is not None
    assert (found.text, found.waits_for) == (f"phase-2 starts when {condition}", waits)


# Phases


def phases(*held: HeldClaim, at: int, text: str = TRUCE) -> Any:
    return status_at(held, days(at), truce(text)).phase


def reading(who: str, says: str, day: int = 21, toward: str = "phase-1") -> HeldClaim:
    return told(who, says, toward, at=days(day), kind="reading")


@pytest.mark.parametrize(
    ("day", "state", "kind"),
    [
        (1, "in-force", "not-due"),
        (20, "in-force", "not-due"),
        (21, "open", "unreported"),
        (30, "open", "unreported"),
    ],
)
def test_a_phase_by_the_calendar_alone(day: int, state: str, kind: str) -> None:
    found = phases(at=day)
    assert {(v.id, v.state, v.basis) for v in found.views.values()} == {
        ("phase-1", state, "silent")
    }
    assert found.outcome.kind == kind


@both_ways
@pytest.mark.parametrize("says", ["ended", "continues"])
def test_one_sides_word_on_a_phase_is_one_sided(one: str, other: str, says: str) -> None:
    found = phases(reading(one, says), at=22)
    state = {"ended": "ended", "continues": "in-force"}[says]
    assert (found.views[one].state, found.views[one].basis) == (state, "said")
    assert (found.views[other].state, found.views[other].basis) == ("open", "silent")
    assert (found.outcome.kind, found.outcome.by) == ("one-sided", (one,))


@both_ways
@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "state"),
    [
        ("ended", "ended", "agreed", "ended"),
        ("continues", "continues", "agreed", "in-force"),
        ("ended", "continues", "contested", None),
    ],
)
def test_two_words_on_a_phase_agree_or_are_contested(
    one: str, other: str, ours: str, theirs: str, kind: str, state: str | None
) -> None:
    outcome = phases(reading(one, ours), reading(other, theirs), at=22).outcome
    assert (outcome.kind, outcome.state, outcome.by) == (kind, state, ("a", "b"))


@both_ways
@pytest.mark.parametrize("clause", ["phase-1.continues", "phases.phase-1.continues"])
def test_a_reading_of_the_clause_is_what_the_state_follows_from(
    one: str, other: str, clause: str
) -> None:
    view = phases(reading(one, "continues", toward=clause), at=22).views[one]
    assert (view.state, view.basis) == ("in-force", "follows")


@both_ways
def test_a_side_that_changes_its_word_is_heard_with_the_last(one: str, other: str) -> None:
    view = phases(reading(one, "ended", 21), reading(one, "continues", 23), at=24).views[one]
    assert (view.state, view.until) == ("in-force", None)


@both_ways
def test_a_phase_said_to_have_ended_early_ends_on_that_day(one: str, other: str) -> None:
    view = phases(reading(one, "ended", 12), at=15).views[one]
    assert (view.state, view.since, view.until) == ("ended", days(1), days(12))


# Exchange steps


@both_ways
@given(number=st.integers(1, 10))
@settings(max_examples=6, deadline=None)
def test_the_rate_asks_three_for_each(one: str, other: str, number: int) -> None:
    word = told(
        one,
        "done",
        "captives/day-2",
        at=days(2),
        kind="delivery",
        figure=str(number),
        by=("a",),
        deed="release",
        item="civilian",
    )
    assert exchanged(word)["step:detainees/day-2"].promised.low == 3 * number


def exchanged(*held: HeldClaim) -> dict[str, ObligationStep]:
    found = status_at(held, days(9)).obligations
    return {s.id: s for s in found if s.obligation == "detainees"}


def test_a_category_outside_the_rate_opens_no_step() -> None:
    word = told(
        "a",
        "done",
        "captives/day-2",
        at=days(2),
        kind="delivery",
        figure="3",
        by=("a",),
        deed="release",
        item="soldier",
    )
    assert "step:detainees/day-2" not in exchanged(word)


# Parties


@pytest.mark.parametrize(
    ("texts", "parties"),
    [
        (["Hamas met Egypt. Israel waited. Hamas agreed; Israel did not."], ("israel", "hamas")),
        (["Israel and Hamas spoke."], ()),
        (["Hamas spoke, Hamas left."], ()),
        ([], ()),
        (["The two villages stopped shooting."], ()),
        (["Israel and Hamas spoke.", "Hamas left, Israel stayed."], ("israel", "hamas")),
    ],
)
def test_parties_inferred_from_texts(texts: list[str], parties: tuple[str, ...]) -> None:
    assert parties_of(None, (), texts, shipped_registry()) == parties


def test_declared_parties_and_the_agreement_come_before_the_texts() -> None:
    texts, registry = ["Israel and Hamas, Hamas and Israel."], shipped_registry()
    assert parties_of(None, ("rsf", "sudan/saf"), texts, registry) == ("rsf", "sudan/saf")
    assert parties_of(truce(), ("rsf",), texts, registry) == ("a", "b")


# Punctuality


def step(due: Interval | None) -> Step:
    return Step(id="road", obligation="road", party="b", to=("a",), deed="open", due=due)


def until(text: str) -> Interval:
    last = last_instant(text, TZ)
    return Interval(last, last)


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (None, "2031-03-05", "fulfilled"),
        (until("2031-03-05"), "2031-03-05", "fulfilled"),
        (until("2031-03-05"), "2031-03-04T10:00", "fulfilled"),
        (until("2031-03-05"), "2031-03-06", "fulfilled-late"),
        (until("2031-03-05"), "2031-03", "fulfilled-time-open"),
        (interval_of("2031-03-05", TZ), "2031-03-05", "fulfilled-time-open"),
    ],
)
def test_in_time_late_or_not_to_be_told(due: Interval | None, done: str, state: str) -> None:
    assert punctual(step(due), interval_of(done, TZ), TZ)[0] == state


@pytest.mark.parametrize(
    ("done", "late"),
    [
        ("2031-03-06", "1 day"),
        ("2031-03-08", "3 days"),
        ("2031-03-06T00:10", "less than an hour"),
        ("2031-03-06T01:00", "1 hour"),
        ("2031-03-06T07:00", "7 hours"),
        ("2031-03-07T07:00", "1 day 7 hours"),
        ("2031-03-08T00:00", "2 days"),
    ],
)
def test_by_how_much_it_was_late(done: str, late: str) -> None:
    assert lateness(until("2031-03-05"), interval_of(done, TZ), TZ) == late


# Totals


def words_of(*held: HeldClaim) -> list[Word]:
    return list(listen(held, at=datetime(2032, 1, 1, tzinfo=UTC), tz=TZ, verifiers=()))


def load(number: str, day: int, point: str | None = None) -> HeldClaim:
    return told(
        "b",
        "done",
        "aid",
        at=days(day),
        kind="delivery",
        figure=number,
        unit="trucks",
        counting_point=point,
    )


@pytest.mark.parametrize(
    ("loads", "low", "high"),
    [
        ([("3", None), ("4", None)], 7, 7),
        ([("3", "entered"), ("4", "offloaded")], 4, 4),
        ([("3", "entered"), ("2", "entered"), ("4", "offloaded")], 5, 5),
        ([("3", "entered"), ("4", None)], 7, 7),
        ([("3..", None), ("4", None)], 7, None),
        ([("3..5", None), ("~9", None)], 3, None),
        ([("<4", None)], 0, 3),
    ],
)
def test_deliveries_add_up_within_one_counting_point(
    loads: list[tuple[str, str | None]], low: int, high: int | None
) -> None:
    found = total(words_of(*(load(n, day, p) for day, (n, p) in enumerate(loads, 2))))
    assert (found.low, found.high) == (low, high)


@given(numbers=st.lists(st.integers(1, 20), min_size=1, max_size=6), threshold=st.integers(1, 60))
@settings(max_examples=15, deadline=None)
def test_the_crossing_is_the_first_delivery_that_reaches_the_threshold(
    numbers: list[int], threshold: int
) -> None:
    words = words_of(*(load(str(n), day) for day, n in enumerate(numbers, 2)))
    crossing = running(words, threshold)
    sums = [sum(numbers[:n]) for n in range(1, len(numbers) + 1)]
    first = next((n for n, s in enumerate(sums) if s >= threshold), None)
    assert crossing == (None if first is None else words[first])


@given(numbers=st.lists(st.integers(1, 20), min_size=1, max_size=5))
@settings(max_examples=15, deadline=None)
def test_deliveries_of_different_days_told_twice_count_once(numbers: list[int]) -> None:
    once = [load(str(n), day) for day, n in enumerate(numbers, 2)]
    again = [load(str(n), day) for day, n in enumerate(numbers, 2)]
    assert total(distinct(words_of(*once, *again))).low == sum(numbers)


@given(hours=st.integers(1, 400))
@settings(max_examples=20, deadline=None)
def test_lateness_in_whole_hours_is_read_back(hours: int) -> None:
    due = until("2031-03-05")
    moment = due.last + timedelta(microseconds=1) + timedelta(hours=hours)
    read = lateness(due, Interval(moment, moment), TZ).split()
    units = dict(zip((u.rstrip("s") for u in read[1::2]), map(int, read[::2]), strict=True))
    assert units.get("day", 0) * 24 + units.get("hour", 0) == hours
