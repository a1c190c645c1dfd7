"""Quantities: what is written is read back, and bounds never say more than was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.quantity import Quantity, parse_quantity, written
from truceline.errors import InputError

numbers = st.integers(0, 10**9) | st.decimals(0, 10**6, places=2).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    n = draw(numbers)
    match draw(st.sampled_from(["exact", "low", "high", "over", "under", "about", "range"])):
        case "exact":
            return Quantity(low=n, high=n)
        case "low":
            return Quantity(low=n)
        case "high":
            return Quantity(high=n)
        case "over":
            return Quantity(low=n, exclusive=True)
        case "under":
            return Quantity(high=n, exclusive=True)
        case "about":
            return Quantity(about=n)
        case _:
            return Quantity(low=n, high=n + draw(numbers))


def bounds(q: Quantity) -> tuple[object, ...]:
    return q.low, q.high, q.about, q.exclusive


@given(quantities())
def test_what_is_written_is_read_back(q: Quantity) -> None:
    assert bounds(parse_quantity(written(q))) == bounds(q)


@given(quantities(), quantities())
def test_whether_figures_can_both_hold_does_not_depend_on_order(a: Quantity, b: Quantity) -> None:
    assert a.cannot_equal(b) == b.cannot_equal(a)


@given(quantities())
def test_a_figure_never_contradicts_itself(q: Quantity) -> None:
    assert not q.cannot_equal(q)


@given(quantities(), st.integers(0, 10**9))
def test_only_a_lower_bound_reaches_what_is_due(q: Quantity, due: int) -> None:
    assert q.reaches(due) == (q.low is not None and q.low >= due)


@pytest.mark.parametrize(
    ("cell", "low", "high", "about", "exclusive"),
    [
        ("45", 45, 45, None, False),
        ("45..", 45, None, None, False),
        ("45..60", 45, 60, None, False),
        (">600", 600, None, None, True),
        ("<10", None, 10, None, True),
        ("..2000", None, 2000, None, False),
        ("~200000", None, None, 200000, False),
        ("1,234", 1234, 1234, None, False),
        (" 2.5 ", 2.5, 2.5, None, False),
    ],
)
def test_the_cells_of_the_tables(
    cell: str, low: object, high: object, about: object, exclusive: bool
) -> None:
    assert bounds(parse_quantity(cell)) == (low, high, about, exclusive)


@pytest.mark.parametrize("cell", ["", "about 5", ">5..", "60..45", "1,5", "-3", "5 to 7", "~"])
def test_what_is_no_figure_is_refused_and_never_guessed(cell: str) -> None:
    with pytest.raises(InputError, match="is not a figure"):
        parse_quantity(cell)


def test_a_cell_keeps_unit_counting_point_and_wording() -> None:
    q = parse_quantity(" >600 ", unit="trucks", counting_point="entered")
    assert (q.unit, q.counting_point, q.wording) == ("trucks", "entered", ">600")


def test_no_figure_writes_nothing_and_never_zero() -> None:
    assert written(Quantity()) == ""


def test_at_least_45_and_40_cannot_both_hold() -> None:
    assert parse_quantity("45..").cannot_equal(parse_quantity("40"))


def test_over_600_and_600_cannot_both_hold() -> None:
    assert parse_quantity(">600").cannot_equal(parse_quantity("600"))


def test_at_least_600_and_600_can_both_hold() -> None:
    assert not parse_quantity("600..").cannot_equal(parse_quantity("600"))


def test_about_bounds_nothing() -> None:
    assert not parse_quantity("~200000").cannot_equal(parse_quantity("5"))
    assert parse_quantity("~200000").exact is None
