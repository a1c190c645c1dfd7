"""Counts per source, levers, what changed between two moments, and the addresses that open to reasons."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TZ, days, status_at, told, truce
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import last_instant
from truceline.errors import UnknownAddress
from truceline.record.held import HeldClaim
from truceline.status import Question, Status, evaluate, why
from truceline.status.shapes import Change, Incident, Lever

both_ways = pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])


def since(held: list[HeldClaim], at: str, start: str | None) -> Status:
    question = Question(
        case="test",
        at=last_instant(at, TZ),
        tz=TZ,
        parties=("a", "b"),
        since=None if start is None else last_instant(start, TZ),
    )
    return evaluate(held, question, agreement=truce(), registry=shipped_registry())


# Incidents


def killed(who: str, number: str | None, day: int = 8, **more: Any) -> HeldClaim:
    fixed: dict[str, Any] = {"kind": "incident", "counting_point": "killed", "party": None, **more}
    return told(who, None, at=days(day), figure=number, **fixed)


def incidents(
    *held: HeldClaim, at: str = days(10), start: str | None = None
) -> tuple[Incident, ...]:
    return since(list(held), at, start).incidents


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        (("3",), 3, 3),
        (("3", "4"), 7, 7),
        (("3", "4.."), 7, None),
        (("3..5", "1"), 4, 6),
        (("~20",), None, None),
        (("~20", "3"), 3, None),
        (("..4",), None, 4),
        (("<4",), None, 3),
        (("<4", "2"), 2, 5),
    ],
)
@both_ways
def test_figures_of_one_source_are_added_by_their_bounds(
    one: str, other: str, cells: tuple[str, ...], low: int | None, high: int | None
) -> None:
    words = [killed(one, c, place=f"place-{n}") for n, c in enumerate(cells)]
    (found,) = incidents(*words)
    assert (found.source, found.kind, found.low, found.high) == (one, "killed", low, high)


def test_figures_of_two_sources_stand_on_two_lines() -> None:
    found = incidents(killed("panel", "3"), killed("press", "5"))
    assert [(i.source, i.low) for i in found] == [("panel", 3), ("press", 5)]


def test_figures_of_two_counting_points_and_units_stand_on_own_lines() -> None:
    words = [
        killed("panel", "3"),
        killed("panel", "5", counting_point="wounded"),
        killed("panel", "2", unit="houses", counting_point="damaged"),
    ]
    assert {(i.kind, i.low, i.unit) for i in incidents(*words)} == {
        ("killed", 3, "persons"),
        ("wounded", 5, "persons"),
        ("damaged", 2, "houses"),
    }


@pytest.mark.parametrize(
    ("mode", "kind"), [("ASSAULT/aerial", "ASSAULT/aerial"), (None, "incident")]
)
def test_an_incident_without_a_figure_goes_by_its_mode(mode: str | None, kind: str) -> None:
    (found,) = incidents(told("press", None, at=days(8), kind="incident", mode=mode, party=None))
    assert (found.kind, found.low, found.high, found.unit) == (kind, None, None, None)


@pytest.mark.parametrize(
    ("start", "period", "low", "previous"),
    [
        (None, (days(3), days(10)), 15, 3),
        (days(8), (days(8), days(10)), 8, 7),
        (days(5), (days(5), days(10)), 15, 3),
        (days(10), (days(3), days(10)), 15, 3),
    ],
)
def test_a_period_stands_against_the_one_before(
    start: str | None, period: tuple[str, str], low: int, previous: int | None
) -> None:
    words = [killed("panel", "3", 2), killed("panel", "7", 8), killed("panel", "8", 10)]
    (found,) = incidents(*words, start=start)
    assert (found.period, found.low) == (period, low)
    assert (None if found.previous is None else found.previous.low) == previous


def test_nothing_in_the_period_gives_no_line() -> None:
    assert incidents(killed("panel", "3", 2)) == ()


@given(counts=st.lists(st.integers(0, 50), min_size=1, max_size=6), turn=st.integers(0, 5))
@settings(max_examples=15, deadline=None)
def test_the_sum_does_not_depend_on_the_order_of_the_words(counts: list[int], turn: int) -> None:
    words = [killed("panel", str(c), place=f"p{n}") for n, c in enumerate(counts)]
    turned = words[turn:] + words[:turn]
    (found,) = incidents(*turned)
    assert (found.low, found.high) == (sum(counts), sum(counts))


def test_one_incident_told_again_by_its_source_counts_with_its_last_figure() -> None:
    words = [killed("panel", n, published=days(d)) for n, d in (("3", 8), ("5", 9))]
    (found,) = incidents(*words)
    assert (found.low, found.claims) == (5, tuple(w.claim.id for w in words))


# Deliveries by counter, restrictions, deadlines named by others


@pytest.mark.parametrize(
    ("first", "until", "promised"),
    [(3, None, 100), (3, 3, 100), (3, 5, 300), (1, 10, 1000), (9, 10, 200)],
)
@both_ways
def test_a_count_stands_against_what_was_promised_in_its_period(
    one: str, other: str, first: int, until: int | None, promised: int
) -> None:
    last = None if until is None else days(until)
    word = told(
        one,
        "done",
        "aid",
        at=days(first),
        until=last,
        kind="count",
        figure="60",
        unit="trucks",
        counting_point="entered",
    )
    (line,) = status_at([word], days(10)).deliveries
    assert (line.obligation, line.counter, line.counting_point) == ("aid", one, "entered")
    assert (line.promised, line.low, line.high, line.unit) == (promised, 60, 60, "trucks")
    assert line.period == (days(first), days(until or first))


@pytest.mark.parametrize(
    ("toward", "kind"),
    [("captives/day-2", "delivery"), ("road", "count"), ("-", "count"), ("aid", "event")],
)
def test_only_counts_toward_a_duty_with_a_rhythm_are_lines(toward: str, kind: str) -> None:
    word = told("panel", "done", toward, at=days(3), kind=kind, figure="3", party=None)
    assert status_at([word], days(9)).deliveries == ()


@pytest.mark.parametrize("monitor", ["panel", "press", "a", "b"])
def test_a_restriction_is_told_by_whoever_was_restricted(monitor: str) -> None:
    word = told(monitor, None, at=days(3), until=days(4), kind="restriction", place="the-mill")
    (found,) = status_at([word], days(9)).restrictions
    assert (found.id, found.monitor) == (f"restriction:{word.claim.id[:12]}", monitor)
    assert (found.place, found.from_, found.until) == ("the-mill", days(3), days(4))


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({}, True),
        ({"to": ("a", "b")}, True),
        ({"to": ("elsewhere",)}, False),
        ({"to": ()}, False),
        ({"until": None}, False),
        ({"kind": "event"}, False),
        ({"party": "b"}, False),
        ({"says": "planned"}, False),
    ],
)
@both_ways
def test_which_deadlines_of_others_are_named(
    one: str, other: str, more: dict[str, Any], named: bool
) -> None:
    fixed: dict[str, Any] = {
        "says": None,
        "at": days(3),
        "until": days(8),
        "kind": "announcement",
        "to": (one,),
        "party": None,
        "words": "The list must be handed over by the eighth day.",
        **more,
    }
    found = status_at([told("qatar", **fixed)], days(5)).deadlines_named
    lines = [(d.by, d.words, d.at) for d in found]
    assert lines == ([("qatar", fixed["words"], days(8))] if named else [])


# Levers

DUTIES = {"b": ("road", "open"), "a": ("camp", "withdraw")}
DEEDS = {"b": "open the coast road", "a": "withdraw from the river camp"}
REASON = "until the lists of names are complete"


def on_duty(who: str, holder: str, says: str, day: int, **more: Any) -> HeldClaim:
    duty, deed = DUTIES[holder]
    fixed: dict[str, Any] = {"by": (holder,), "deed": deed, "at": days(day), **more}
    return told(who, says, duty, **fixed)


def held_back(holder: str, day: int, reason: str | None = REASON, **more: Any) -> HeldClaim:
    return on_duty(holder, holder, "withheld", day, condition=reason, **more)


def pulled(*held: HeldClaim, at: int = 12) -> list[Lever]:
    return list(status_at(held, days(at)).levers)


@both_ways
def test_a_lever_is_told_in_the_words_of_its_holder(one: str, other: str) -> None:
    word = held_back(one, 4, words="We hold this back until the lists are complete.")
    (lever,) = pulled(word)
    assert (lever.id, lever.party, lever.for_) == (f"lever:{one}/{DUTIES[one][0]}", one, REASON)
    assert (lever.since, lever.until, lever.claims) == (days(4), None, (word.claim.id,))
    assert (lever.words, lever.text_held) == (
        "We hold this back until the lists are complete.",
        "none found",
    )


@both_ways
@pytest.mark.parametrize("says", ["undone", "breached", "denied", "excused"])
def test_no_other_word_makes_a_lever(one: str, other: str, says: str) -> None:
    assert pulled(on_duty(one, one, says, 4, condition=REASON)) == []


@both_ways
def test_what_is_held_back_without_a_reason_is_no_lever(one: str, other: str) -> None:
    assert pulled(held_back(one, 4, None)) == []


@both_ways
def test_the_other_side_cannot_state_a_lever(one: str, other: str) -> None:
    assert pulled(on_duty(other, one, "withheld", 4, condition=REASON)) == []


@both_ways
@pytest.mark.parametrize(
    ("says", "by_holder", "until"),
    [
        ("resumed", True, 7),
        ("done", True, 7),
        ("done", False, 7),
        ("resumed", False, None),
        ("undone", False, None),
    ],
)
def test_what_ends_a_lever(
    one: str, other: str, says: str, by_holder: bool, until: int | None
) -> None:
    (lever,) = pulled(held_back(one, 4), on_duty(one if by_holder else other, one, says, 7))
    assert lever.until == (None if until is None else days(until))


@both_ways
def test_its_holder_knows_best_when_a_lever_ended(one: str, other: str) -> None:
    words = [held_back(one, 4), on_duty(other, one, "done", 6), on_duty(one, one, "resumed", 8)]
    assert [v.until for v in pulled(*words)] == [days(8)]


@both_ways
def test_a_second_spell_is_a_second_lever(one: str, other: str) -> None:
    words = [
        held_back(one, 3, "until the convoy has passed"),
        on_duty(one, one, "resumed", 5),
        held_back(one, 8),
    ]
    address = f"lever:{one}/{DUTIES[one][0]}"
    assert [(v.id, v.for_, v.since, v.until) for v in pulled(*words)] == [
        (address, "until the convoy has passed", days(3), days(5)),
        (f"{address}/2", REASON, days(8), None),
    ]


@both_ways
def test_the_last_reason_of_one_spell_counts(one: str, other: str) -> None:
    (lever,) = pulled(held_back(one, 3, "until the convoy has passed"), held_back(one, 5))
    assert (lever.for_, lever.since, len(lever.claims)) == (REASON, days(3), 2)


@both_ways
@pytest.mark.parametrize(("day", "answers"), [(3, False), (4, True), (6, True), (9, False)])
def test_answers_are_those_told_while_the_lever_was_held(
    one: str, other: str, day: int, answers: bool
) -> None:
    charge = on_duty(other, one, "breached", day)
    (lever,) = pulled(held_back(one, 4), charge, on_duty(one, one, "resumed", 7))
    assert lever.answers == ((charge.claim.id,) if answers else ())


def test_levers_stand_in_order_of_time() -> None:
    assert [v.party for v in pulled(held_back("a", 6), held_back("b", 3))] == ["b", "a"]
    assert [v.party for v in pulled(held_back("a", 3), held_back("b", 6))] == ["a", "b"]


# What changed


def changed(*held: HeldClaim, start: int = 5, at: int = 9) -> dict[str, Change]:
    return {c.what: c for c in since(list(held), days(at), days(start)).changes.items}


@both_ways
def test_a_step_changes_with_one_sides_word_and_again_with_the_others(one: str, other: str) -> None:
    duty = f"step:{DUTIES[one][0]}"
    first, second = on_duty(one, one, "done", 6), on_duty(other, one, "done", 6)
    alone, both = changed(first)[duty], changed(first, second)[duty]
    assert (alone.before, alone.after) == ("not-due", f"one-sided (whole) by {one}")
    assert (both.before, (both.after or "").split(" by ")[0]) == ("not-due", "agreed (whole)")


@both_ways
def test_a_lever_opens_and_closes_in_the_changes(one: str, other: str) -> None:
    words, address = [held_back(one, 7)], f"lever:{one}/{DUTIES[one][0]}"
    opened = changed(*words)[address]
    closed = changed(*words, on_duty(one, one, "resumed", 9), start=8, at=10)[address]
    assert (opened.before, opened.after) == (None, "open")
    assert (closed.before, closed.after) == ("open", f"until {days(9)}")


@both_ways
def test_a_contradiction_that_arises_is_a_change(one: str, other: str) -> None:
    words = [on_duty(one, one, "done", 6), on_duty(other, one, "denied", 6)]
    ids = [(c.before, c.after) for w, c in changed(*words).items() if w.startswith("contradiction")]
    assert ids == [(None, "open")]


def test_the_phase_that_passes_its_last_day_is_a_change() -> None:
    found = changed(start=20, at=21)
    assert (found["phase:as-encoded"].before, found["phase:as-encoded"].after) == (
        "phase-1 in-force",
        "phase-1 open",
    )


@given(
    day=st.integers(2, 30),
    words=st.lists(st.sampled_from(["done", "withheld", "breached", "undone"]), max_size=4),
)
@settings(max_examples=15, deadline=None)
def test_nothing_changes_between_a_moment_and_itself(day: int, words: list[str]) -> None:
    held = [on_duty("b", "b", says, n, condition=REASON) for n, says in enumerate(words, 3)]
    assert changed(*held, start=day, at=day) == {}


# Why


@both_ways
@pytest.mark.parametrize("prefix", ["step:{}", "{}"])
def test_a_step_opens_to_its_rows(one: str, other: str, prefix: str) -> None:
    duty = DUTIES[one][0]
    word = on_duty(one, one, "done", 6, words="The last of it was finished at noon.")
    reason = why(status_at([word], days(9)), {word.claim.id: word}, prefix.format(duty))
    assert reason.text.startswith(f"{duty}: {one} {DEEDS[one]}, due {days(5)}: one-sided")
    assert reason.clause == f"obligations.{duty}"
    rows = [r for cell in reason.because for part in cell.because for r in part.because]
    line = f"rows.csv:2 row {word.claim.id[:6]}, {one}: The last of it was finished at noon."
    assert line in [r.text for r in rows]


def test_a_row_without_words_says_so() -> None:
    word = on_duty("b", "b", "done", 6)
    reason = why(status_at([word], days(9)), {word.claim.id: word}, f"claim:{word.claim.id}")
    assert [r.text for r in reason.because] == [
        f"rows.csv:2 row {word.claim.id[:6]}, b: (no words given)"
    ]


@both_ways
def test_a_lever_opens_to_the_same_template_for_each_party(one: str, other: str) -> None:
    duty, deed = DUTIES[one][0], DEEDS[one]
    word = held_back(one, 4)
    reason = why(status_at([word], days(9)), {word.claim.id: word}, f"lever:{one}/{duty}")
    assert reason.text == f"{one} says it holds back {deed}, {REASON}."


def test_the_phase_opens_to_one_reason_per_view() -> None:
    reason = why(status_at([], days(9)), {}, "phase")
    assert [r.text.split(":")[0] for r in reason.because] == list(
        status_at([], days(9)).phase.views
    )


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("step:captives", "“step:captives” opens 3 addresses"),
        ("captives", "“captives” opens 3 addresses"),
        ("step:nowhere", "“step:nowhere” opens nothing in this status"),
        ("claim:0000", "“claim:0000” opens nothing in this status"),
    ],
)
def test_an_address_that_opens_none_or_several_is_refused(address: str, message: str) -> None:
    with pytest.raises(UnknownAddress, match=message):
        why(status_at([], days(4)), {}, address)
