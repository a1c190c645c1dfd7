from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.claims.amounts import amounts_in
from truceline.claims.claim import Amount
from truceline.claims.numerals import number_of
from truceline.claims.words import Words


def amounts(text: str) -> tuple[Amount, ...]:
    return amounts_in(Words(text=text, start=0, whole=text))


@pytest.mark.parametrize(
    ("text", "low", "high", "about", "exclusive"),
    [
        ("at least 45 people were killed", 45, None, None, False),
        ("more than 600 detainees", 600, None, None, True),
        ("over 600 detainees", 600, None, None, True),
        ("nearly 2,000 detainees", None, 2000, None, False),
        ("up to 300 trucks", None, 300, None, False),
        ("fewer than ten soldiers", None, 10, None, True),
        ("about 200,000 residents", None, None, 200000, False),
        ("around 50 shells", None, None, 50, False),
        ("seven soldiers", 7, 7, None, False),
        ("exactly twelve buses", 12, 12, None, False),
        ("a hundred and twenty trucks", 120, 120, None, False),
        ("2 million people", 2000000, 2000000, None, False),
        ("600 to 800 trucks", 600, 800, None, False),
        ("between 10 and 15 rockets", 10, 15, None, False),
        ("two or three officers", 2, 3, None, False),
        ("dozens of civilians", None, None, None, False),
        ("tens of thousands of people", None, None, None, False),
        ("40 percent of the houses", 40, 40, None, False),
        ("500 or more fighters", 500, None, None, False),
    ],
)
def test_a_figure_keeps_the_bounds_that_its_words_give(
    text: str, low: int | None, high: int | None, about: int | None, exclusive: bool
) -> None:
    (amount,) = amounts(text)
    assert (amount.low, amount.high, amount.about, amount.exclusive) == (
        low,
        high,
        about,
        exclusive,
    )


@pytest.mark.parametrize(
    "text",
    [
        "phase one of the plan",
        "the 20-point plan",
        "resolution 1701",
        "day 7 of the truce",
        "on 12 May 2031",
        "the two sides",
        "a two-state solution",
        "one of the most heated rounds",
        "at 07:00",
        "in 2014",
        "nobody was hurt",
        "the first clause",
        "article 4",
        "F-16 jets",
        "Highway 4",
        "within 72 hours",
        "the second stage",
        "a 60-day extension",
    ],
)
def test_names_dates_and_ordinals_are_no_figures(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "unit", "point"),
    [
        ("killed seven soldiers", "persons", "killed"),
        ("12 people were wounded", "persons", "wounded"),
        ("freed 90 prisoners", "persons", "released"),
        ("4,200 trucks entered", "trucks", "entered"),
        ("handed over four bodies", "bodies", "handed-over"),
        ("13,000 tonnes of flour", "tonnes", None),
        ("left thousands dead", "persons", "killed"),
    ],
)
def test_unit_and_counting_point_are_read_from_the_clause(
    text: str, unit: str, point: str | None
) -> None:
    (amount,) = amounts(text)
    assert (amount.unit, amount.counting_point) == (unit, point)


def test_each_of_two_figures_has_its_own_counting_point() -> None:
    killed, wounded = amounts("killed two people and wounded nine")
    assert (killed.counting_point, wounded.counting_point) == ("killed", "wounded")


def test_coordinated_figures_share_a_counting_point() -> None:
    points = [a.counting_point for a in amounts("released 3 civilians and 90 prisoners")]
    assert points == ["released", "released"]


def test_a_rate_is_the_scope() -> None:
    assert amounts("600 trucks a day")[0].scope == "per day"


def test_a_particle_of_the_verb_is_no_bound() -> None:
    (amount,) = amounts("it handed over four captives")
    assert (amount.low, amount.high, amount.text) == (4, 4, "four captives")


_WORDS = st.sampled_from(
    [
        "at",
        "least",
        "more",
        "than",
        "nearly",
        "about",
        "between",
        "up",
        "to",
        "45",
        "2,000",
        "seven",
        "dozens",
        "hundreds",
        "of",
        "thousands",
        "trucks",
        "soldiers",
        "killed",
        "wounded",
        "and",
        "or",
        "600",
        "800",
        "percent",
        "a",
        "day",
        "phase",
        "one",
        ".",
        ",",
        "days",
        "3.5",
        "million",
    ]
)


@given(st.lists(_WORDS, max_size=14))
def test_every_wording_is_cut_out_by_its_span(words: list[str]) -> None:
    text = " ".join(words)
    for a in amounts(text):
        assert text[a.start : a.end] == a.text


@given(st.lists(_WORDS, max_size=14))
def test_bounds_are_ordered_and_figures_do_not_overlap(words: list[str]) -> None:
    found = amounts(" ".join(words))
    assert all(a.low is None or a.high is None or a.low <= a.high for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_with_separators_is_the_number(n: int) -> None:
    assert number_of(f"{n:,}") == n


def test_words_that_make_no_number_are_none() -> None:
    assert number_of("three four") is None
    assert number_of("half") is None


@pytest.mark.parametrize(
    "text",
    [
        "killing Jonas Weil, 12",
        "shells killed a nurse, 34, and her driver",
        "a Northlandic sergeant, 41, was killed",
        "a Riverite medic, 41, was killed",
        "the dead are Mila Orn (9) and Jonas Weil (12)",
        "a teacher aged 44 was wounded",
        "a driver who was 52 years old was killed",
    ],
)
def test_an_age_counts_nobody(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("in Goma, 12, mostly women, were killed", 12),
        ("in the north, 40, were killed", 40),
        ("a girl was killed, and 12, mostly women, were wounded", 12),
        ("a raid on Goma, 12 soldiers were killed", 12),
    ],
)
def test_a_figure_between_commas_still_counts(text: str, low: int) -> None:
    assert [a.low for a in amounts(text)] == [low]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("eight of the dead were women", None),
        ("eight of the dead had been identified", "identified"),
        ("eight of the dead were killed by shells", "killed"),
        ("shells left eight dead", "killed"),
        ("four bodies of captives killed in the raid have been identified", "identified"),
    ],
)
def test_a_part_of_the_dead_is_counted_where_the_words_count_it(
    text: str, point: str | None
) -> None:
    assert [a.counting_point for a in amounts(text)] == [point]


@pytest.mark.parametrize(
    ("text", "low", "wording"),
    [
        ("two women and a boy were killed", 3, "two women and a boy"),
        ("two women and a convoy were hit", 2, "two women"),
        ("nine soldiers and a boy were freed", 9, "nine soldiers"),
    ],
)
def test_one_more_person_told_by_sex_and_age_is_of_the_same_figure(
    text: str, low: int, wording: str
) -> None:
    assert [(a.low, a.high, a.text) for a in amounts(text)] == [(low, low, wording)]
