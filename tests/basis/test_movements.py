"""Law 3: movements show their day only until done; few held persons show no category."""

from __future__ import annotations

import pytest

from truceline.basis.masking import HOUR_WITHHELD, PLACE_WITHHELD, Masker, without_hours
from truceline.basis.movements import is_movement, told_as_done
from truceline.basis.registry_of_actors import shipped_registry

MASKER = Masker(shipped_registry())
SWAP = {"Israel": "Hamas", "Hamas": "Israel"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The Front demanded that the convoy of patients leaving Tolma hospital at 07:15 on 6 May 2024 be searched",
            "The Front demanded that the convoy of patients leaving # at * on 6 May 2024 be searched",
        ),
        (
            "until the convoy of 06:30 on Monday 6 May has passed the Tolma gate",
            "until the convoy of * on Monday 6 May has passed #",
        ),
        (
            "twelve detainees will be moved through the Tolma gate at 06:30",
            "twelve detainees will be moved through # at *",
        ),
        ("the trucks leave Rafah at 6 a.m. on Tuesday", "the trucks leave # at * on Tuesday"),
        ("the bodies are due by noon on 6 May", "the bodies are due by * on 6 May"),
        ("the buses would cross at half past six in the morning", "the buses would cross at *"),
        ("the prisoners, due at 0630 hours", "the prisoners, due at *"),
        ("the troops are to withdraw at seven.", "the troops are to withdraw at *."),
    ],
)
def test_a_movement_to_come_shows_its_day_only(text: str, shown: str) -> None:
    assert MASKER.public(text) == shown.replace("*", HOUR_WITHHELD).replace("#", PLACE_WITHHELD)


@pytest.mark.parametrize(
    "text",
    [
        "the road opened at 07:00 on 27 January",
        "coast road opened on foot at 07:00, the inner road for vehicles at 09:00",
        "The convoy crossed at 06:30 on 6 May.",
        "Four captives were handed over at noon.",
        "“residents will not be let through” (ended 27 January, 07:00)",
        "The strike hit the market at 14:00 and killed two women.",
        "The truce would take effect at 08:30.",
        "Talks will begin at 10:00.",
        "About 12.50 tonnes of flour will be delivered on 6 May.",
    ],
)
def test_an_hour_of_what_is_done_or_of_no_movement_stays(text: str) -> None:
    assert MASKER.public(text) == text


def test_each_part_of_a_sentence_is_judged_by_itself() -> None:
    text = "The first bus crossed at 06:30; the second bus will cross at 17:00."
    assert MASKER.public(text) == text.replace("17:00", HOUR_WITHHELD)


def test_the_month_of_may_is_no_maybe() -> None:
    assert told_as_done("the road opened on 6 May")


def test_what_is_known_to_come_needs_no_word_that_says_so() -> None:
    assert "06:30" not in MASKER.public("the convoy of 06:30 passed", to_come=True)


def test_an_iso_hour_is_cut_to_its_day() -> None:
    text = "captives/day-2: party-a release 3 persons, due 2031-03-02T12:00+02:00: not-due."
    assert MASKER.public(text) == text.replace("T12:00+02:00", "")


def test_all_hours_of_a_text_can_be_withheld() -> None:
    told = without_hours("The convoy leaves at 07:00 and returns at 5 pm on 3 March.")
    assert (
        told == f"The convoy leaves at {HOUR_WITHHELD} and returns at {HOUR_WITHHELD} on 3 March."
    )


@pytest.mark.parametrize("text", ["release 10 persons", "open the coast road", "admit 100 trucks"])
def test_deeds_that_move_are_movements(text: str) -> None:
    assert is_movement(text)


def test_talks_are_no_movement() -> None:
    assert not is_movement("hold talks on phase two")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("it would release three women on 7 May", "it would release three people on 7 May"),
        ("moving two women", "moving two people"),
        ("the release of one civilian", "the release of one person"),
        ("A civilian woman was to be released.", "A person was to be released."),
        ("three female hostages would be freed", "three hostages would be freed"),
        ("two wounded men are still held", "two people are still held"),
        ("a 70-year-old woman would be freed", "a person would be freed"),
        ("three of the women are to be released", "three of the people are to be released"),
    ],
)
def test_fewer_than_five_held_show_no_category(text: str, shown: str) -> None:
    assert MASKER.public(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Three civilian women held there were released later in the day.",
        "Four female soldiers were released.",
        "It would release 30 women.",
        "For each civilian woman 30 prisoners are to be released.",
        "three hostages would be freed",
        "three Israeli hostages would be freed",
        "two women were killed near the exchange",
        "An officer told reporters that captives are held.",
    ],
)
def test_those_let_go_many_persons_and_speakers_stay(text: str) -> None:
    assert MASKER.public(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Israel said that Hamas will move two women at 06:30.",
        "Hamas demanded that the convoy to Israel at 07:15 be searched.",
        "Both Israel and Hamas said that the road opened at 07:00.",
        "Israel accused Hamas of killing Anna Verik, 34, a nurse.",
    ],
)
def test_parties_swapped_in_are_parties_swapped_out(text: str) -> None:
    def swapped(told: str) -> str:
        return " ".join(SWAP.get(word, word) for word in told.split(" "))

    assert MASKER.public(swapped(text)) == swapped(MASKER.public(text))
