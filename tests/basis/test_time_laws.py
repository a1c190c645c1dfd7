"""Partial times: the length of the text is the precision, also on the days the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.time import (
    Interval,
    first_instant,
    interval_of,
    is_partial_time,
    iso,
    last_instant,
    zone,
)
from truceline.errors import InputError

ZONES = ["Asia/Gaza", "Asia/Jerusalem", "Europe/Kyiv", "America/Bogota", "Asia/Kolkata", "UTC"]
CUTS = [4, 7, 10, 16]  # year, month, day, minute


@st.composite
def texts(draw: st.DrawFn) -> str:
    moment = draw(st.datetimes(datetime(1950, 1, 1), datetime(2090, 12, 30)))
    return moment.isoformat(timespec="minutes")[: draw(st.sampled_from(CUTS))]


zones = st.sampled_from(ZONES).map(zone)


@given(texts(), zones)
def test_a_partial_time_begins_before_it_ends(text: str, tz: object) -> None:
    interval = interval_of(text, tz)  # type: ignore[arg-type]
    assert interval.first <= interval.last


@given(texts(), st.sampled_from(ZONES))
def test_a_shorter_text_holds_the_longer_one(text: str, name: str) -> None:
    inner = interval_of(text, zone(name))
    for cut in (c for c in CUTS if c < min(len(text), 16)):
        outer = interval_of(text[:cut], zone(name))
        assert outer.first <= inner.first
        assert inner.last <= outer.last


@given(st.dates(datetime(1990, 1, 1).date(), datetime(2080, 1, 1).date()), st.sampled_from(ZONES))
def test_days_follow_one_another_without_gap(day: object, name: str) -> None:
    tz = zone(name)
    after = day + timedelta(days=1)  # type: ignore[operator]
    gap = interval_of(f"{after}", tz).first - interval_of(f"{day}", tz).last
    assert gap == timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("day", "name", "hours"),
    [
        ("2024-03-29", "Asia/Jerusalem", 23),
        ("2024-10-27", "Asia/Jerusalem", 25),
        ("2025-03-30", "Europe/Kyiv", 23),
        ("2025-10-26", "Europe/Kyiv", 25),
        ("2025-03-30", "America/Bogota", 24),
    ],
)
def test_a_day_of_changing_clocks_has_its_own_length(day: str, name: str, hours: int) -> None:
    interval = interval_of(day, zone(name))
    assert interval.last - interval.first + timedelta(microseconds=1) == timedelta(hours=hours)


def test_the_last_instant_of_a_day_is_its_end_in_the_zone_of_the_case() -> None:
    assert last_instant("2025-03-02", zone("Asia/Gaza")) == datetime(
        2025, 3, 2, 21, 59, 59, 999999, tzinfo=UTC
    )


def test_the_first_instant_of_a_month_is_its_beginning() -> None:
    assert first_instant("2025-02", zone("UTC")) == datetime(2025, 2, 1, tzinfo=UTC)


def test_an_offset_in_the_text_overrules_the_zone() -> None:
    assert interval_of("2025-01-19T08:30+02:00", zone("America/Bogota")).first == datetime(
        2025, 1, 19, 6, 30, tzinfo=UTC
    )


def test_seconds_and_fractions_narrow_the_interval() -> None:
    interval = interval_of("2025-01-19T08:30:15.25Z", zone("UTC"))
    assert interval.first == interval.last


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-02-30", "2025-1-2", "Wednesday", "2025-01-19T25:00"]
)
def test_what_is_no_date_of_the_calendar_is_refused(text: str) -> None:
    assert not is_partial_time(text)
    with pytest.raises(InputError, match=r"date|calendar"):
        interval_of(text, zone("UTC"))


def test_an_unknown_zone_says_what_to_write() -> None:
    with pytest.raises(InputError, match="Asia/Gaza"):
        zone("Middle/Nowhere")


def test_intervals_that_share_an_instant_meet_and_have_no_order() -> None:
    tz = zone("UTC")
    month, day = interval_of("2025-03", tz), interval_of("2025-03-31", tz)
    assert month.meets(day)
    assert not month.before(day)
    assert interval_of("2025-02", tz).before(month)


def test_shifting_moves_both_ends_by_elapsed_time() -> None:
    moved = interval_of("2025-03-01", zone("UTC")).shifted(timedelta(hours=24))
    assert moved == interval_of("2025-03-02", zone("UTC"))


def test_iso_prints_seconds_only_where_there_are_some() -> None:
    tz = zone("Asia/Gaza")
    assert iso(datetime(2025, 1, 19, 6, 30, tzinfo=UTC), tz) == "2025-01-19T08:30+02:00"
    assert iso(datetime(2025, 1, 19, 6, 30, 5, tzinfo=UTC), tz) == "2025-01-19T08:30:05+02:00"


def test_intervals_sort_by_their_beginning() -> None:
    tz = zone("UTC")
    unsorted: list[Interval] = [interval_of(t, tz) for t in ("2025-03", "2024", "2025-01-02")]
    assert sorted(unsorted)[0] == interval_of("2024", tz)
