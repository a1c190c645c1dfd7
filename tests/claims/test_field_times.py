"""Times counted from the day of a report: parts of it, its month, its evening before; conditions."""

from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.claims.times import first_time, times_in
from truceline.claims.words import Words

WEDNESDAY = "2031-10-08"


def value(text: str, anchor: str | None = WEDNESDAY) -> str | None:
    found = first_time(Words(text=text, start=0, whole=text), anchor)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since dawn the siren sounded", "2031-10-08"),
        ("the army will enter by dawn", "2031-10-09"),
        ("was let through towards noon", "2031-10-08"),
        ("from midnight the guns were silent", "2031-10-08T00:00"),
        ("at 16:10 it fired", "2031-10-08T16:10"),
        ("since 20:00 it has fired", "2031-10-07T20:00"),
        ("since 06:00 it has fired", "2031-10-08T06:00"),
        ("shortly after ten the gate opened", "2031-10-08"),
        ("from 00:00 on the 8th", "2031-10-08T00:00"),
        ("it was handed over on the 5th", "2031-10-05"),
        ("it was handed over on the 20th", "2031-09-20"),
        ("it will be handed over on the 20th", "2031-10-20"),
        ("on the 6th and the 7th", "2031-10"),
        ("before the end of the month", "2031-10"),
        ("until year's end", "2031-12"),
        ("by the end of next month", "2031-11"),
        ("last August", "2031-08"),
        ("last December", "2030-12"),
        ("next May", "2032-05"),
        ("between 1 and 5 October", "2031-10"),
        ("between 15 August and 2 October", "2031"),
        ("on the night of 4/5 October", "2031-10-04"),
        ("from Thursday to Monday", "2031-10-02"),
        ("the eighteenth of August", "2031-08-18"),
        ("the immediate release of all", "2031-10-08"),
        ("at once and by 12 October", "2031-10-12"),
        ("stays for now", None),
        ("the 3rd brigade moved", None),
    ],
)
def test_words_that_need_the_day_of_the_report_are_counted_from_it(
    text: str, expected: str | None
) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text", ["since dawn", "at 16:10", "on the 5th", "until year's end", "last August", "at once"]
)
def test_in_an_undated_report_they_have_no_value(text: str) -> None:
    assert value(text, None) is None
    assert len(times_in(text, None)) == 1


@pytest.mark.parametrize("side", ["DR Congo", "M23"])
@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("Should the road be shut again, it will leave", "Should the road be shut again"),
        ("Without a list there will be no exchange", "Without a list"),
        ("it will leave when the lists have come", "when the lists have come"),
    ],
)
def test_clauses_on_which_what_is_to_come_depends(side: str, content: str, condition: str) -> None:
    (found,) = understood(f"[{side}] {{said}} <{content}>", lemma="say").conditions
    assert found.text.startswith(condition.split(",", maxsplit=1)[0][:14])


@pytest.mark.parametrize(
    "content",
    ["it left when the lists had come", "it left without a list", "the lists should arrive"],
)
def test_the_same_words_elsewhere_open_no_condition(content: str) -> None:
    assert understood(f"[M23] {{said}} <{content}>", lemma="say").conditions == ()
