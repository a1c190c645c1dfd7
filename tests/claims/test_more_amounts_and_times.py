"""Figures, numerals, times and places in more wordings, each with what it must and must not say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hand_drafts import understood
from truceline.claims.amounts import amounts_in
from truceline.claims.claim import Amount
from truceline.claims.issues import issues_in
from truceline.claims.numerals import number_of
from truceline.claims.places import place_of
from truceline.claims.times import TimeWords, first_time, times_in
from truceline.claims.words import Words

WEDNESDAY = "2031-10-08"
LEAP_DAY = "2028-02-29"  # a Tuesday
NEW_YEAR = "2032-01-01"  # a Thursday
SIDES = ("DR Congo", "M23")


def words(text: str, start: int = 0) -> Words:
    return Words(text=text, start=start, whole=" " * start + text)


def figures(text: str) -> tuple[Amount, ...]:
    return amounts_in(words(text))


def the_time(text: str, anchor: str | None = WEDNESDAY, *, ahead: bool = False) -> TimeWords:
    (found,) = times_in(text, anchor, ahead=ahead)
    return found


# -- numerals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("45", 45),
        ("1,200", 1200),
        ("1,234,567", 1234567),
        ("2.5", 2.5),
        ("2.0", 2),
        ("1.5 million", 1500000),
        ("3 thousand", 3000),
        ("a", 1),
        ("a hundred", 100),
        ("a thousand", 1000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("seventeen", 17),
        ("twenty-one", 21),
        ("ninety nine", 99),
        ("one hundred and five", 105),
        ("three hundred and sixty-five", 365),
        ("two thousand and thirty", 2030),
        ("two thousand three hundred", 2300),
        ("forty thousand five hundred and six", 40506),
        ("one million two hundred thousand", 1200000),
        ("Seven", 7),
        ("  eleven  ", 11),
    ],
)
def test_numerals_in_words_and_digits_have_their_value(text: str, number: float) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "three four",
        "twenty thirty",
        "eleven one",
        "one ten",
        "many",
        "12a",
        "1,23",
        "2,0000",
        "1.2.3",
        "a few",
        "five trucks",
        "x",
    ],
)
def test_what_makes_no_number_is_none(text: str) -> None:
    assert number_of(text) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_a_number_with_commas_is_the_number_without(n: int) -> None:
    assert number_of(f"{n:,}") == number_of(str(n)) == n


_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 7), st.integers(0, 8), st.integers(0, 8))
def test_spelt_hundreds_tens_and_ones_add_up(tens: int, ones: int, hundreds: int) -> None:
    spelt = f"{_ONES[hundreds]} hundred and {_TENS[tens]}-{_ONES[ones]}"
    assert number_of(spelt) == 100 * (hundreds + 1) + 10 * (tens + 2) + ones + 1


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 99), st.sampled_from(["hundred", "thousand", "million", "dozen"]))
def test_a_scale_multiplies_what_stands_before_it(n: int, scale: str) -> None:
    times = {"hundred": 100, "thousand": 1000, "million": 1000000, "dozen": 12}[scale]
    assert number_of(f"{n} {scale}") == n * times


# -- figures: bounds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bounds", "wording"),
    [
        ("the ferry took 31 civilians", (31, 31, None, False), "31 civilians"),
        ("at least nine soldiers fled", (9, None, None, False), "at least nine soldiers"),
        ("no fewer than nine civilians fled", (9, None, None, False), "no fewer than nine civilians"),
        ("more than 80 tents burned", (80, None, None, True), "more than 80 tents"),
        ("over 80 tents burned", (80, None, None, True), "over 80 tents"),
        ("less than 80 tents burned", (None, 80, None, True), "less than 80 tents"),
        ("fewer than 80 tents burned", (None, 80, None, True), "fewer than 80 tents"),
        ("up to 80 tents burned", (None, 80, None, False), "up to 80 tents"),
        ("almost 80 tents burned", (None, 80, None, False), "almost 80 tents"),
        ("roughly 80 tents burned", (None, None, 80, False), "roughly 80 tents"),
        ("about 80 tents burned", (None, None, 80, False), "about 80 tents"),
        ("around 80 tents burned", (None, None, 80, False), "around 80 tents"),
        ("80 or more tents burned", (80, None, None, False), "80 or more tents"),
        ("80 or fewer tents burned", (None, 80, None, False), "80 or fewer tents"),
        ("a total of 80 tents burned", (80, 80, None, False), "a total of 80 tents"),
        ("another 80 tents burned", (80, 80, None, False), "another 80 tents"),
        ("the other four bodies were buried", (4, 4, None, False), "the other four bodies"),
        ("70 to 80 tents burned", (70, 80, None, False), "70 to 80 tents"),
        ("70-80 tents burned", (70, 80, None, False), "70-80 tents"),
        ("70–80 tents burned", (70, 80, None, False), "70–80 tents"),
        ("between 70 and 80 tents burned", (70, 80, None, False), "between 70 and 80 tents"),
        ("between seven and nine civilians", (7, 9, None, False), "between seven and nine civilians"),
        ("three or four trucks burned", (3, 4, None, False), "three or four trucks"),
        ("1.5 million people fled", (1500000, 1500000, None, False), "1.5 million people"),
        ("two dozen trucks burned", (24, 24, None, False), "two dozen trucks"),
        ("twenty-one trucks burned", (21, 21, None, False), "twenty-one trucks"),
        ("a hundred trucks burned", (100, 100, None, False), "a hundred trucks"),
    ],
)  # fmt: skip
def test_bounds_and_wording_are_those_of_the_sentence(
    text: str, bounds: tuple[int | None, int | None, int | None, bool], wording: str
) -> None:
    (a,) = figures(text)
    assert (a.low, a.high, a.about, a.exclusive) == bounds
    assert a.text == wording


@pytest.mark.parametrize(
    "text",
    [
        "phase two of the accord",
        "phases two and three of the accord",
        "annex 3 of the accord",
        "paragraph 12 was dropped",
        "a three-phase plan",
        "a two-party commission",
        "a three-storey house burned",
        "the 3rd brigade moved",
        "the 21st of the month",
        "the 4th round began",
        "resolution 2719 was renewed",
        "Highway 9 stays shut",
        "battalion 31 withdrew",
        "the two parties met",
        "one of them fell ill",
        "one another",
        "no one was hurt",
        "Ann Lee, 12, was hurt",
        "a nurse, 34, was hurt",
        "Marek Dol (41) was hurt",
        "the boy, aged 9, was hurt",
        "a girl who was 7 years old",
        "an eight-year-old girl slept",
        "the accord of 12 May 2031",
        "since 2019 the road is shut",
        "at 6 p.m. the siren sounded",
        "within 48 hours of the signing",
        "on 2031-05-12 the road was shut",
        "G7 ministers met",
        "a 90-day pause began",
        "the road was muddy",
        "",
    ],
)
def test_labels_ages_dates_and_clocks_count_nothing(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("In the north, 12, mostly women, were hurt", 12),
        ("two women and a boy were hurt", 3),
        ("two women and a boy's dog were hurt", 2),
        ("two trucks and a boy were hit", 2),
    ],
)
def test_people_told_in_an_aside_or_with_one_more_are_counted(text: str, low: int) -> None:
    assert figures(text)[0].low == low


@pytest.mark.parametrize(
    ("text", "unit", "point", "scope"),
    [
        ("31 trucks were inspected", "trucks", "inspected", None),
        ("31 trucks were dispatched", "trucks", "dispatched", None),
        ("31 trucks crossed", "trucks", None, None),
        ("31 trucks were turned back", "trucks", "returned-unloaded", None),
        ("31 trucks were looted", "trucks", "intercepted", None),
        ("31 trucks were offloaded", "trucks", "offloaded", None),
        ("31 trucks were collected", "trucks", "collected", None),
        ("unloaded 31 trucks", "trucks", "offloaded", None),
        ("distributed 900 meals", "meals", "distributed", None),
        ("900 people were displaced", "persons", "displaced", None),
        ("900 people fled", "persons", "displaced", None),
        ("900 people were evacuated", "persons", "evacuated", None),
        ("900 people crossed", "persons", "crossed", None),
        ("900 people were registered", "persons", "registered", None),
        ("nine bodies were recovered", "bodies", "recovered", None),
        ("recovered nine bodies", "bodies", "recovered", None),
        ("nine bodies of the killed were identified", "bodies", "identified", None),
        ("nine prisoners were freed", "persons", "released", None),
        ("nine prisoners were on the list", "persons", "listed", None),
        ("31 trucks a day", "trucks", None, "per day"),
        ("31 trucks per week", "trucks", None, "per week"),
        ("31 trucks each month", "trucks", None, "per month"),
        ("31 trucks entered daily", "trucks", "entered", "per day"),
        ("60 percent of the houses", "percent", None, None),
        ("60 per cent of the houses", "percent", None, None),
        ("60% of the houses", "percent", None, None),
        ("$60 million for repairs", "dollars", None, None),
    ],
)
def test_unit_point_and_scope(text: str, unit: str, point: str | None, scope: str | None) -> None:
    (a,) = figures(text)
    assert (a.unit, a.counting_point, a.scope) == (unit, point, scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed four soldiers and wounded six", [(4, "killed"), (6, "wounded")]),
        ("four soldiers were killed and six wounded", [(4, "killed"), (6, "wounded")]),
        ("freed 30 prisoners and nine detainees", [(30, "released"), (9, "released")]),
        ("90 trucks were dispatched and 40 trucks arrived", [(90, "dispatched"), (40, "arrived")]),
        ("40 people were killed, including nine children", [(40, "killed"), (9, "killed")]),
        ("recovered nine bodies; freed four prisoners", [(9, "recovered"), (4, "released")]),
    ],
)
def test_each_figure_has_the_counting_point_of_its_clause(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert [(a.low, a.counting_point) for a in figures(text)] == expected


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("content", "low", "high", "point"),
    [
        ("its units freed at least 12 prisoners", 12, None, "released"),
        ("its medics recovered five bodies", 5, 5, "recovered"),
        ("up to 40 trucks entered the town", None, 40, "entered"),
        ("between 30 and 40 civilians were wounded", 30, 40, "wounded"),
    ],
)
def test_a_figure_is_the_same_from_either_side(
    side: str, content: str, low: int | None, high: int | None, point: str
) -> None:
    (a,) = understood(f"[{side}] {{said}} <{content}>", lemma="say").quantities
    assert (a.low, a.high, a.counting_point) == (low, high, point)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 1800),
    st.sampled_from(["trucks", "people", "prisoners", "bodies", "tents"]),
    st.integers(0, 40),
)
def test_a_figure_is_cut_out_of_the_whole_text(n: int, noun: str, start: int) -> None:
    w = words(f"they saw {n} {noun} there", start)
    (a,) = amounts_in(w)
    assert w.whole[a.start : a.end] == a.text == f"{n} {noun}"
    assert (a.low, a.high) == (n, n)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 900), st.integers(1, 900))
def test_only_a_rising_pair_is_a_range(a: int, b: int) -> None:
    found = figures(f"{a} to {b} trucks")
    if a < b:
        assert [(f.low, f.high) for f in found] == [(a, b)]
    else:
        assert all(f.low == f.high and f.low in {a, b} for f in found)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 900))
def test_opposite_hedges_swap_the_bounds(n: int) -> None:
    (low,), (high,) = figures(f"at least {n} trucks"), figures(f"at most {n} trucks")
    assert (low.low, low.high) == (high.high, high.low) == (n, None)


# -- times ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "anchor", "value", "relation"),
    [
        ("on Monday", WEDNESDAY, "2031-10-06", "at"),
        ("since Monday", WEDNESDAY, "2031-10-06", "since"),
        ("by Monday", WEDNESDAY, "2031-10-13", "by"),
        ("before Thursday", WEDNESDAY, "2031-10-09", "before"),
        ("until Sunday", WEDNESDAY, "2031-10-12", "until"),
        ("no later than Friday", WEDNESDAY, "2031-10-10", "by"),
        ("by next Wednesday", WEDNESDAY, "2031-10-15", "by"),
        ("last Monday", WEDNESDAY, "2031-10-06", "at"),
        ("today", WEDNESDAY, "2031-10-08", "at"),
        ("tomorrow", WEDNESDAY, "2031-10-09", "at"),
        ("the day before yesterday", WEDNESDAY, "2031-10-06", "at"),
        ("the day after tomorrow", WEDNESDAY, "2031-10-10", "at"),
        ("tomorrow", LEAP_DAY, "2028-03-01", "at"),
        ("yesterday", NEW_YEAR, "2031-12-31", "at"),
        ("last night", WEDNESDAY, "2031-10-07", "at"),
        ("last night", NEW_YEAR, "2031-12-31", "at"),
        ("last week", WEDNESDAY, "2031", "at"),
        ("last week", "2032-01-06", None, "at"),
        ("next month", WEDNESDAY, "2031-11", "at"),
        ("last month", NEW_YEAR, "2031-12", "at"),
        ("next month", "2031-12-20", "2032-01", "at"),
        ("last year", WEDNESDAY, "2030", "at"),
        ("next year", WEDNESDAY, "2032", "at"),
        ("three days ago", WEDNESDAY, "2031-10-05", "at"),
        ("two weeks ago", WEDNESDAY, "2031-09-24", "at"),
        ("a year ago", WEDNESDAY, "2030", "at"),
        ("on 29 February 2028", WEDNESDAY, "2028-02-29", "at"),
        ("on 29 February 2027", WEDNESDAY, None, "at"),
        ("on 31 April 2031", WEDNESDAY, None, "at"),
        ("on 2 January", "2031-12-30", "2032-01-02", "at"),
        ("on 30 December", "2032-01-02", "2031-12-30", "at"),
        ("the 3rd of May 2031", WEDNESDAY, "2031-05-03", "at"),
        ("Sept. 4, 2031", WEDNESDAY, "2031-09-04", "at"),
        ("Tuesday, 7 October 2031", WEDNESDAY, "2031-10-07", "at"),
        ("October 2031", None, "2031-10", "at"),
        ("since May 2031", None, "2031-05", "since"),
        ("in 2027", None, "2027", "at"),
        ("since 2027", None, "2027", "since"),
        ("2031-05-12", None, "2031-05-12", "at"),
        ("2031-05-12 07:30", None, "2031-05-12T07:30", "at"),
        ("2031-13-12", None, None, "at"),
        ("at 25:10", WEDNESDAY, None, "at"),
        ("at 07:30", None, "T07:30", "at"),
        ("at 7:30 p.m.", None, "T19:30", "at"),
        ("at 12 a.m.", None, "T00:00", "at"),
        ("at 12 p.m.", None, "T12:00", "at"),
        ("by noon", None, "T12:00", "by"),
        ("within three days", WEDNESDAY, None, "within"),
        ("in the next 48 hours", WEDNESDAY, None, "within"),
        ("more than three days ago", WEDNESDAY, None, "at"),
    ],
)
def test_a_time_is_as_exact_as_its_words(
    text: str, anchor: str | None, value: str | None, relation: str
) -> None:
    t = the_time(text, anchor)
    assert (t.value, t.relation) == (value, relation)
    assert text[t.start : t.end].rsplit(maxsplit=1)[-1] == text.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 7 October 2031 at 07:00", "2031-10-07T07:00"),
        ("at 7 a.m. on Tuesday", "2031-10-07T07:00"),
        ("yesterday at 19:45", "2031-10-07T19:45"),
        ("at 6 p.m. in October 2031", None),
    ],
)
def test_a_clock_joins_only_the_day_beside_it(text: str, value: str | None) -> None:
    found = times_in(text, WEDNESDAY)
    if value is None:
        assert [t.value for t in found] == ["T18:00", "2031-10"]
    else:
        assert [t.value for t in found] == [value]


@pytest.mark.parametrize(
    ("text", "ahead", "value"),
    [
        ("on Monday", True, "2031-10-13"),
        ("on Monday", False, "2031-10-06"),
        ("last Monday", True, "2031-10-06"),
        ("the road will open on Monday", False, "2031-10-13"),
        ("the road is to open on Monday", False, "2031-10-13"),
        ("the road would have opened on Monday", False, "2031-10-06"),
        ("the road was opened on Monday", True, "2031-10-06"),
        ("Monday's planned crossing", False, "2031-10-13"),
        ("On Monday, the envoys will meet", False, "2031-10-13"),
        ("On Monday, the envoys met", False, "2031-10-06"),
    ],
)
def test_a_bare_weekday_looks_where_its_verb_looks(text: str, ahead: bool, value: str) -> None:
    assert the_time(text, ahead=ahead).value == value


@pytest.mark.parametrize(
    "text", ["march on the town", "they may leave", "a second of silence", "the marching band"]
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert times_in(text, WEDNESDAY) == ()


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATES = st.dates(date(2001, 1, 8), date(2098, 12, 20))


@settings(max_examples=60, deadline=None)
@given(_DATES, st.integers(0, 6))
def test_the_last_weekday_is_within_the_week_before(anchor: date, day: int) -> None:
    value = the_time(f"on {_DAYS[day]}", anchor.isoformat()).value
    assert value is not None
    found = date.fromisoformat(value)
    assert found.weekday() == day
    assert timedelta(0) <= anchor - found <= timedelta(days=6)


@settings(max_examples=60, deadline=None)
@given(_DATES, st.integers(0, 6), st.sampled_from(["by", "before", "until"]))
def test_a_deadline_is_within_the_week_to_come(anchor: date, day: int, word: str) -> None:
    value = the_time(f"{word} {_DAYS[day]}", anchor.isoformat()).value
    assert value is not None
    found = date.fromisoformat(value)
    assert found.weekday() == day
    assert timedelta(0) <= found - anchor <= timedelta(days=6)


@settings(max_examples=60, deadline=None)
@given(_DATES, st.integers(1, 90))
def test_days_ago_are_counted_back_from_the_anchor(anchor: date, n: int) -> None:
    t = the_time(f"{n} days ago", anchor.isoformat())
    assert (t.value, t.counted) == ((anchor - timedelta(days=n)).isoformat(), True)


@settings(max_examples=60, deadline=None)
@given(_DATES)
def test_a_written_date_is_read_back_in_every_order(day: date) -> None:
    month = day.strftime("%B")
    forms = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{_DAYS[day.weekday()]}, {day.day} {month} {day.year}",
        day.isoformat(),
    ]
    assert {(the_time(f, None).value, the_time(f, None).counted) for f in forms} == {
        (day.isoformat(), False)
    }


@settings(max_examples=60, deadline=None)
@given(_DATES, st.integers(-150, 150))
def test_a_date_without_a_year_is_the_nearest_one(anchor: date, off: int) -> None:
    day = anchor + timedelta(days=off)
    if (day.month, day.day) != (2, 29):
        found = the_time(f"on {day.day} {day.strftime('%B')}", anchor.isoformat())
        assert (found.value, found.counted) == (day.isoformat(), True)


def test_the_first_time_with_a_value_is_chosen() -> None:
    text = "within three days, and by 12 May 2031, the road opens"
    found = first_time(words(text), None)
    assert found is not None
    assert (found.value, found.text, found.anchor) == ("2031-05-12", "by 12 May 2031", None)


def test_a_clock_alone_is_one_of_the_day_of_the_report() -> None:
    found = first_time(words("the siren sounded at 07:00"), WEDNESDAY)
    assert found is not None
    assert (found.value, found.text) == (f"{WEDNESDAY}T07:00", "at 07:00")
    undated = first_time(words("the siren sounded at 07:00"), None)
    assert undated is not None
    assert undated.value is None


def test_no_time_is_none() -> None:
    assert first_time(words("the siren sounded"), WEDNESDAY) is None


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("marked", "lemma", "value"),
    [
        ("[{S}] {promised} <to open the road on Monday>", "promise", "2031-10-13"),
        ("[{S}] {demanded} <an answer on Monday>", "demand", "2031-10-13"),
        ("[{S}] {said} <shells fell on the town on Monday>", "say", "2031-10-06"),
        ("On Monday [{S}] {rejected} <the draft>", "reject", "2031-10-06"),
        ("On Monday [{S}] {said} <shells fell on the town>", "say", None),
        ("On Monday <shells fell on the town>, {said} [{S}]", "say", "2031-10-06"),
        ("<Shells fell on the town>, {said} [{S}] on Monday", "say", None),
    ],
)
def test_when_is_the_time_of_the_deed_for_either_side(
    side: str, marked: str, lemma: str, value: str | None
) -> None:
    draft = understood(marked.replace("{S}", side), lemma=lemma, published=WEDNESDAY)
    assert (None if draft.when is None else draft.when.value) == value


# -- issues and places ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "first"),
    [
        ("the truce holds in the hills", "ceasefire"),
        ("the hostages are alive", "exchange"),
        ("its units withdrew from the ridge", "withdrawal"),
        ("the fighters must disarm", "disarmament"),
        ("the aid trucks are waiting", "humanitarian-access"),
        ("cholera is spreading", "humanitarian-situation"),
        ("the observers have come", "monitoring"),
        ("an amnesty is near", "justice"),
        ("the displaced are returning", "displacement"),
        ("rebuilding takes years", "reconstruction"),
    ],
)
@pytest.mark.parametrize("side", SIDES)
def test_the_issue_is_named_alike_by_either_side(side: str, content: str, first: str) -> None:
    assert understood(f"[{side}] {{said}} <{content}>", lemma="say").issues[0].startswith(first)


def test_issues_stand_in_the_order_of_the_words() -> None:
    one = issues_in(words("the hostages come before the truce"))
    two = issues_in(words("the truce comes before the hostages"))
    assert one == tuple(reversed(two))
    assert len(one) == 2


def test_words_of_no_issue_have_none() -> None:
    assert issues_in(words("the road was muddy")) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("shells fell in Khan Younis, in southern Gaza", "Khan Younis"),
        ("shells fell near Rafah", "Rafah"),
        ("a meeting was held in Doha", "Doha"),
        ("Gaza is cold", None),
        ("shells fell on the ridge", None),
    ],
)
def test_a_place_needs_a_word_that_locates(text: str, named: str | None) -> None:
    where = place_of(words(text, 5))
    assert (None if where is None else where.text) == named
    if where is not None:
        assert text[where.start - 5 : where.end - 5] == named
