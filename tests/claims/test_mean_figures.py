"""Figures with bounds, ranges and shares; days counted from a dateline; places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hand_drafts import understood
from truceline.basis.time import is_partial_time
from truceline.claims.amounts import amounts_in
from truceline.claims.claim import Amount
from truceline.claims.times import TimeWords, times_in
from truceline.claims.words import Words


def figures(text: str) -> tuple[Amount, ...]:
    return amounts_in(Words(text=text, start=0, whole=text))


def bounds(text: str) -> tuple[object, ...]:
    (a,) = figures(text)
    return (a.low, a.high, a.about, a.exclusive)


# -- bounds: every hedge with every way of writing the number ------------------------------------------

HEDGES: dict[str, Callable[[int], tuple[object, ...]]] = {
    "": lambda n: (n, n, None, False),
    "exactly": lambda n: (n, n, None, False),
    "a total of": lambda n: (n, n, None, False),
    "at least": lambda n: (n, None, None, False),
    "no fewer than": lambda n: (n, None, None, False),
    "not less than": lambda n: (n, None, None, False),
    "more than": lambda n: (n, None, None, True),
    "over": lambda n: (n, None, None, True),
    "in excess of": lambda n: (n, None, None, True),
    "up to": lambda n: (None, n, None, False),
    "at most": lambda n: (None, n, None, False),
    "no more than": lambda n: (None, n, None, False),
    "as many as": lambda n: (None, n, None, False),
    "nearly": lambda n: (None, n, None, False),
    "almost": lambda n: (None, n, None, False),
    "close to": lambda n: (None, n, None, False),
    "fewer than": lambda n: (None, n, None, True),
    "less than": lambda n: (None, n, None, True),
    "under": lambda n: (None, n, None, True),
    "about": lambda n: (None, None, n, False),
    "around": lambda n: (None, None, n, False),
    "roughly": lambda n: (None, None, n, False),
    "some": lambda n: (None, None, n, False),
    "an estimated": lambda n: (None, None, n, False),
}
NUMBERS = [
    ("45", 45),
    ("2,400", 2400),
    ("sixty", 60),
    ("a hundred and twenty", 120),
    ("3 million", 3_000_000),
]


@pytest.mark.parametrize("hedge", list(HEDGES))
@pytest.mark.parametrize(("number", "n"), NUMBERS)
def test_a_hedge_bounds_the_number_and_no_more(number: str, n: int, hedge: str) -> None:
    assert bounds(f"{hedge} {number} trucks".strip()) == HEDGES[hedge](n)


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("or more", (90, None, None, False)),
        ("or fewer", (None, 90, None, False)),
        ("or less", (None, 90, None, False)),
    ],
)
def test_a_bound_may_stand_behind_the_number(tail: str, expected: tuple[object, ...]) -> None:
    assert bounds(f"90 {tail} trucks") == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("600 to 800 trucks", 600, 800),
        ("between 600 and 800 trucks", 600, 800),
        ("from 600 to 800 trucks", 600, 800),
        ("600-800 trucks", 600, 800),
        ("600–800 trucks", 600, 800),
        ("two or three trucks", 2, 3),
        ("five to six trucks", 5, 6),
        ("between one thousand and two thousand trucks", 1000, 2000),
        ("1,200 to 1,500 trucks", 1200, 1500),
    ],
)
def test_ranges_keep_both_ends(text: str, low: int, high: int) -> None:
    (a,) = figures(text)
    assert (a.low, a.high, a.unit) == (low, high, "trucks")


@given(st.integers(11, 1800), st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_a_range_in_digits_is_never_wider_than_written(low: int, more: int) -> None:
    assert bounds(f"between {low:,} and {low + more:,} trucks") == (low, low + more, None, False)


@pytest.mark.parametrize(
    ("text", "low", "scope"),
    [
        ("three of the four hostages", 3, "of 4"),
        ("three out of four hostages", 3, "of 4"),
        ("nine of its 33 soldiers", 9, "of 33"),
        ("two of their twelve trucks", 2, "of 12"),
    ],
)
def test_a_part_is_told_with_its_whole(text: str, low: int, scope: str) -> None:
    part, whole = figures(text)
    assert (part.low, part.high, part.scope) == (low, low, scope)
    assert (f"of {whole.low}", whole.unit, whole.counting_point) == (scope, part.unit, None)


@pytest.mark.parametrize(
    ("text", "low", "high", "about", "exclusive"),
    [
        ("40 per cent of the homes were destroyed", 40, 40, None, False),
        ("40% of the homes were destroyed", 40, 40, None, False),
        ("at least 12.5 percent of the homes", 12.5, None, None, False),
        ("about 60 percent of the homes", None, None, 60, False),
        ("more than 70% of the roads", 70, None, None, True),
        ("less than 5 per cent of the aid", None, 5, None, True),
        ("up to 90% of the herds", None, 90, None, False),
    ],
)
def test_shares_in_percent(
    text: str, low: float | None, high: float | None, about: float | None, exclusive: bool
) -> None:
    (a,) = figures(text)
    assert (a.low, a.high, a.about, a.exclusive) == (low, high, about, exclusive)
    assert a.unit == "percent"


@pytest.mark.parametrize(
    "text",
    [
        "dozens of trucks",
        "scores of trucks",
        "hundreds of trucks",
        "thousands of trucks",
        "tens of thousands of trucks",
        "hundreds of thousands of people",
        "millions of people",
        "a few trucks",
        "several trucks",
        "several dozen trucks",
        "a couple of trucks",
        "a handful of trucks",
    ],
)
def test_a_vague_number_bounds_nothing(text: str) -> None:
    assert bounds(text) == (None, None, None, False)


@pytest.mark.parametrize(
    ("text", "unit", "point"),
    [
        ("120 trucks entered through the gate", "trucks", "entered"),
        ("120 trucks were offloaded at the depot", "trucks", "offloaded"),
        ("120 trucks were turned back", "trucks", "returned-unloaded"),
        ("80 tonnes of flour were distributed", "tonnes", "distributed"),
        ("nine officers were released", "persons", "released"),
        ("four bodies were handed over", "bodies", "handed-over"),
        ("six bodies were recovered", "bodies", "recovered"),
        ("two bodies were identified", "bodies", "identified"),
        ("30,000 people were displaced", "persons", "displaced"),
        ("seven teachers were wounded", "persons", "wounded"),
        ("seven teachers were killed", "persons", "killed"),
        ("eleven miners are missing", "persons", "missing"),
        ("fourteen students were arrested", "persons", "detained"),
        ("six rockets were fired", "rockets", "launched"),
        ("forty patients were evacuated", "persons", "evacuated"),
    ],
)
def test_what_was_counted_and_where_in_the_chain(text: str, unit: str, point: str) -> None:
    (a,) = figures(text)
    assert (a.unit, a.counting_point) == (unit, point)


@pytest.mark.parametrize(
    ("rate", "scope"),
    [
        ("a day", "per day"),
        ("every day", "per day"),
        ("daily", "per day"),
        ("a week", "per week"),
        ("each week", "per week"),
        ("per month", "per month"),
    ],
)
def test_a_rate_is_the_scope_of_the_figure(rate: str, scope: str) -> None:
    (a,) = figures(f"at least 50 trucks {rate} reached the valley")
    assert (a.low, a.scope) == (50, scope)


@pytest.mark.parametrize(
    "text",
    [
        "phase one has begun",
        "day 7 of the truce",
        "the 20-point plan",
        "Resolution 1701 was cited",
        "article 4 binds both",
        "on 3 March 2031",
        "at 07:30",
        "the third convoy",
        "both sides met",
        "two rounds of talks",
        "a two-state solution",
        "one of them spoke",
        "a nurse, 34, was hurt",
        "route 60 was shut",
        "in 2014",
    ],
)
def test_these_numbers_count_nothing(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("two women and a boy were killed", 3),
        ("three men and an infant were freed", 4),
    ],
)
def test_one_more_of_the_same_is_added(text: str, n: int) -> None:
    assert bounds(text) == (n, n, None, False)


@pytest.mark.parametrize("party", ["DR Congo", "M23", "Sudan", "Myanmar"])
def test_figures_are_the_same_in_every_mouth(party: str) -> None:
    draft = understood(f"[{party}] {{said}} <at least nine nurses were killed>", lemma="say")
    (a,) = draft.quantities
    assert (a.low, a.high, a.unit, a.counting_point) == (9, None, "persons", "killed")


# -- days counted from a dateline --------------------------------------------------------------------

ANCHORS = ["2031-10-08", "2028-02-29", "2032-01-01", "2030-12-31"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def the_time(text: str, anchor: str | None) -> TimeWords:
    (found,) = times_in(text, anchor)
    return found


def value(text: str, anchor: str | None) -> str | None:
    return the_time(text, anchor).value


@pytest.mark.parametrize("anchor", ANCHORS)
@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_a_bare_weekday_is_the_last_one(anchor: str, weekday: str) -> None:
    at = date.fromisoformat(anchor)
    days = [at - timedelta(days=n) for n in range(7)]
    expected = next(d for d in days if d.weekday() == WEEKDAYS.index(weekday))
    assert value(f"on {weekday}", anchor) == expected.isoformat()


@pytest.mark.parametrize("anchor", ANCHORS)
@pytest.mark.parametrize("weekday", WEEKDAYS)
@pytest.mark.parametrize("form", ["the convoy will cross on {}", "by {}", "until {}", "before {}"])
def test_a_weekday_ahead_is_the_coming_one(form: str, anchor: str, weekday: str) -> None:
    at = date.fromisoformat(anchor)
    days = [at + timedelta(days=n) for n in range(7)]
    expected = next(d for d in days if d.weekday() == WEEKDAYS.index(weekday))
    assert value(form.format(weekday), anchor) == expected.isoformat()


@pytest.mark.parametrize("anchor", ANCHORS)
@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("today", 0), ("tonight", 0), ("this morning", 0), ("yesterday", -1), ("tomorrow", 1),
        ("the day before yesterday", -2), ("the day after tomorrow", 2), ("three days ago", -3),
        ("ten days ago", -10),
    ],
)  # fmt: skip
def test_days_near_the_dateline(words: str, days: int, anchor: str) -> None:
    expected = date.fromisoformat(anchor) + timedelta(days=days)
    found = the_time(words, anchor)
    assert (found.value, found.counted) == (expected.isoformat(), True)


@pytest.mark.parametrize(
    ("words", "anchor", "expected"),
    [
        ("last month", "2031-10-08", "2031-09"),
        ("last month", "2032-01-01", "2031-12"),
        ("next month", "2030-12-31", "2031-01"),
        ("this month", "2028-02-29", "2028-02"),
        ("last year", "2032-01-01", "2031"),
        ("next year", "2031-10-08", "2032"),
        ("last week", "2031-10-15", "2031-10"),
        ("last week", "2032-01-05", None),
        ("next weekend", "2031-10-08", "2031-10"),
        ("in December", "2032-01-01", "2031-12"),
        ("in January", "2030-12-31", "2031-01"),
        ("early in 2031", "2031-10-08", "2031"),
        ("on 30 December", "2032-01-01", "2031-12-30"),
        ("on 2 January", "2030-12-31", "2031-01-02"),
        ("five years ago", "2031-10-08", "2026"),
        ("more than two years ago", "2031-10-08", None),
    ],
)
def test_no_more_of_a_date_is_told_than_the_words_give(
    words: str, anchor: str, expected: str | None
) -> None:
    assert value(words, anchor) == expected


@pytest.mark.parametrize(
    "words", ["on Friday", "yesterday", "last week", "two days ago", "on 3 March", "by Sunday"]
)
def test_without_a_dateline_nothing_is_counted(words: str) -> None:
    found = the_time(words, None)
    assert (found.value, found.counted) == (None, False)


@pytest.mark.parametrize("anchor", ["2031", "2031-10"])
@pytest.mark.parametrize("words", ["on Friday", "yesterday", "two days ago", "this week"])
def test_a_dateline_without_its_day_counts_no_days(anchor: str, words: str) -> None:
    assert value(words, anchor) is None


@pytest.mark.parametrize("anchor", [None, "2031-10-08", "2031", "1999-01-01"])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 5 October 2031", "2031-10-05"),
        ("on October 5th, 2031", "2031-10-05"),
        ("in October 2031", "2031-10"),
        ("since 2027", "2027"),
        ("on 2031-10-05", "2031-10-05"),
        ("on 2031-10-05 06:30", "2031-10-05T06:30"),
        ("at 06:30 on 5 October 2031", "2031-10-05T06:30"),
    ],
)
def test_a_whole_date_needs_no_dateline(words: str, expected: str, anchor: str | None) -> None:
    found = the_time(words, anchor)
    assert (found.value, found.counted) == (expected, False)


@given(st.dates(min_value=date(1905, 1, 1), max_value=date(2095, 1, 1)), st.integers(-170, 170))
@settings(max_examples=60, deadline=None)
def test_a_date_without_a_year_is_the_nearest(anchor: date, off: int) -> None:
    day = anchor + timedelta(days=off)
    if (day.month, day.day) != (2, 29):
        assert value(f"on {day.day} {day:%B}", anchor.isoformat()) == day.isoformat()


@given(
    st.sampled_from(
        ["on Friday", "last week", "in May", "two months ago", "tonight", "by noon on Sunday"]
    ),
    st.dates(min_value=date(1900, 1, 1)),
)
@settings(max_examples=60, deadline=None)
def test_every_value_is_a_partial_time(words: str, anchor: date) -> None:
    found = value(words, anchor.isoformat())
    assert found is None or is_partial_time(found)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("by Friday", "by"),
        ("no later than Friday", "by"),
        ("before Friday", "before"),
        ("since Friday", "since"),
        ("from Friday", "since"),
        ("after Friday", "after"),
        ("until Friday", "until"),
        ("within 48 hours", "within"),
        ("on Friday", "at"),
        ("by noon on Friday", "by"),
        ("until 6 p.m. on Friday", "until"),
    ],
)
def test_the_relation_of_a_time_is_in_its_words(text: str, relation: str) -> None:
    assert the_time(text, "2031-10-08").relation == relation


@pytest.mark.parametrize("speaker", ["DR Congo", "M23"])
@pytest.mark.parametrize(
    ("cue", "lemma", "content", "at"),
    [
        ("said", "say", "two convoys crossed on Friday", "2031-10-03"),
        ("promised", "promise", "a convoy on Friday", "2031-10-10"),
        ("demanded", "demand", "an answer on Friday", "2031-10-10"),
        ("said", "say", "the gate will open at noon on Friday", "2031-10-10T12:00"),
        ("demanded", "demand", "an answer by noon on Friday", "2031-10-10T12:00"),
        ("said", "say", "shells fell yesterday", "2031-10-07"),
    ],
)
def test_a_claim_has_the_day_of_what_is_told(
    cue: str, lemma: str, content: str, at: str, speaker: str
) -> None:
    draft = understood(f"[{speaker}] {{{cue}}} <{content}>", lemma=lemma, published="2031-10-08")
    assert draft.when is not None
    assert (draft.when.value, draft.when.anchor) == (at, "2031-10-08")


# -- places -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("speaker", ["DR Congo", "M23", "Qatar"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("shells fell in Goma", "Goma"),
        ("aid reached Khan Younis", "Khan Younis"),
        ("a market in Mekelle burned", "Mekelle"),
        ("two convoys left Aleppo", "Aleppo"),
    ],
)
def test_a_place_is_named_by_its_words(content: str, words: str, speaker: str) -> None:
    where = understood(f"[{speaker}] {{said}} <{content}>", lemma="say").where
    assert where is not None
    assert (where.text, where.place is not None) == (words, True)


@pytest.mark.parametrize("content", ["the village was quiet", "the convoy came late"])
def test_no_place_is_guessed(content: str) -> None:
    assert understood(f"[M23] {{said}} <{content}>", lemma="say").where is None
