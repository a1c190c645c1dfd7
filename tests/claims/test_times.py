from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.hand_drafts import understood
from truceline.basis.time import is_partial_time
from truceline.claims.times import times_in

ANCHOR = "2031-10-08"  # a Wednesday


def values(text: str, anchor: str | None = ANCHOR) -> list[str | None]:
    return [t.value for t in times_in(text, anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Wednesday", "2031-10-08"),
        ("on Tuesday", "2031-10-07"),
        ("last Wednesday", "2031-10-01"),
        ("next Saturday", "2031-10-11"),
        ("by Saturday", "2031-10-11"),
        ("will cross on Friday", "2031-10-10"),
        ("planned for Saturday", "2031-10-11"),
        ("due on Saturday", "2031-10-11"),
        ("set for Saturday", "2031-10-11"),
        ("scheduled for 6 p.m. on Saturday", "2031-10-11T18:00"),
        ("are due to be freed on Saturday", "2031-10-11"),
        ("on Saturday, the group will free them", "2031-10-11"),
        ("were released on Saturday", "2031-10-04"),
        ("freed the prisoners on Saturday", "2031-10-04"),
        ("had been due to free them on Saturday", "2031-10-04"),
        ("will meet those who were freed on Saturday", "2031-10-04"),
        ("on 5 October 2031", "2031-10-05"),
        ("March 5, 2031", "2031-03-05"),
        ("by 3 February", "2032-02-03"),
        ("since 2 October", "2031-10-02"),
        ("on 2031-09-30 at the border", "2031-09-30"),
        ("at 07:00 on 7 October", "2031-10-07T07:00"),
        ("on 7 October at 7 a.m.", "2031-10-07T07:00"),
        ("yesterday", "2031-10-07"),
        ("two days ago", "2031-10-06"),
        ("two years ago", "2029"),
        ("nearly two years ago", "2029"),
        ("this week", "2031-10"),
        ("last month", "2031-09"),
        ("in May", "2031-05"),
        ("in 2014", "2014"),
    ],
)
def test_words_about_time_are_read_as_far_as_they_tell(text: str, value: str) -> None:
    if text == "nearly two years ago":
        assert values(text, "2031-06-08") == [value]
    else:
        assert values(text) == [value]


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "by 3 February", "two years ago"])
def test_an_undated_report_leaves_the_value_open(text: str) -> None:
    assert values(text, None) == [None]


@pytest.mark.parametrize("text", ["within 72 hours", "more than two years ago"])
def test_a_length_is_no_date(text: str) -> None:
    assert values(text) == [None]


def test_a_range_has_two_ends() -> None:
    (t,) = times_in("from 2 October to 7 October", ANCHOR)
    assert (t.value, t.until) == ("2031-10-02", "2031-10-07")


def test_a_month_no_later_than_its_anchor_may_be_unknown_where_the_doubt_spans_years() -> None:
    assert values("nearly two years ago", "2031-12-20") == [None]


def test_the_anchor_is_recorded_where_it_was_needed() -> None:
    draft = understood(
        "[Ukraine] {said} <shells fell on the town on Tuesday>.", lemma="say", published=ANCHOR
    )
    assert draft.when is not None
    assert (draft.when.value, draft.when.anchor) == ("2031-10-07", ANCHOR)


def test_a_full_date_needs_no_anchor() -> None:
    draft = understood(
        "[Ukraine] {said} <shells fell on 7 October 2031>.", lemma="say", published=ANCHOR
    )
    assert draft.when is not None
    assert draft.when.anchor is None


def test_the_day_of_speaking_is_not_the_day_of_the_deed() -> None:
    draft = understood(
        "On Monday [Ukraine] {said} <the bridge was destroyed>.", lemma="say", published=ANCHOR
    )
    assert draft.when is None


def test_the_day_of_a_formal_act_is_its_own() -> None:
    draft = understood(
        "On Monday [Ukraine] {accepted} <the draft>.", lemma="accept", published=ANCHOR
    )
    assert draft.when is not None
    assert draft.when.value == "2031-10-06"


@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "by",
                "since",
                "until",
                "Monday",
                "Friday",
                "last",
                "next",
                "week",
                "3",
                "31",
                "February",
                "June",
                "2031",
                "at",
                "25:00",
                "07:00",
                "noon",
                "two",
                "nearly",
                "ago",
                "days",
                "years",
                "yesterday",
                "2031-02-30",
                "2031-02-03",
                "from",
                "to",
            ]
        ),
        max_size=10,
    ),
    st.sampled_from([None, "2031", "2031-10", "2031-10-08", "2031-10-08T12:00"]),
)
def test_every_value_is_a_partial_time_and_spans_are_in_order(
    words: list[str], anchor: str | None
) -> None:
    text = " ".join(words)
    found = times_in(text, anchor)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for t in found:
        assert 0 <= t.start < t.end <= len(text)
        assert t.value is None or t.value.startswith("T") or is_partial_time(t.value)
