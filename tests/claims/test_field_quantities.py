"""What figures count where the noun is near, left out, or told before; what is no figure at all."""

from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.claims.amounts import amounts_in
from truceline.claims.words import Words


def figures(text: str, content: str | None = None) -> list[tuple[float | None, str | None]]:
    start = 0 if content is None else text.index(content)
    words = Words(text=text[start:], start=start, whole=text)
    return [(a.low, a.unit) for a in amounts_in(words)]


@pytest.mark.parametrize(
    "text",
    [
        "closed the road for two days",
        "an extension of 180 days",
        "a three-month truce",
        "its thirty days from the signing",
        "in 72 consecutive hours",
        "two long years of waiting",
    ],
)
def test_a_span_of_time_is_no_quantity(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two articles were accepted", [(2, None)]),
        ("ten initiatives failed", [(10, None)]),
        ("zero violations of the truce", [(0, "incidents")]),
        ("140 weapons caches", [(140, None)]),
        ("fired into two areas hours after the signing", [(2, None)]),
        ("patrolled the port twice", [(2, None)]),
        ("output fell by half", [(50, "percent")]),
        ("in the second half of the year", []),
        ("half an hour later", []),
        ("on that score nothing changed", []),
        ("one woman stayed", [(1, "persons")]),
        ("from one corner of the map", []),
    ],
)
def test_every_figure_that_counts_something_is_one(
    text: str, expected: list[tuple[float | None, str | None]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 trucks left, of which 41 arrived", [(50, "trucks"), (41, "trucks")]),
        ("of the families in the camp, 26 came home", [(26, "households")]),
        ("four people were killed and six hurt", [(4, "persons"), (6, "persons")]),
        ("one soldier was killed and another wounded", [(1, "persons"), (1, "persons")]),
        ("a toll of 40, including 15 children", [(40, "persons"), (15, "persons")]),
        ("the remains of four captives", [(4, "bodies")]),
        ("eight of the nine drones", [(8, "drones"), (9, "drones")]),
    ],
)
def test_a_bare_figure_counts_what_its_sentence_told(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("before", "content", "unit"),
    [
        ("They sent 61 drones and two missiles. ", "38 were shot down", "drones"),
        ("Eighteen soldiers are held. ", "We ask for all eighteen", "persons"),
        ("There were seven violations. ", "Two of those were verified", "incidents"),
    ],
)
def test_a_bare_figure_counts_what_the_paragraph_told(before: str, content: str, unit: str) -> None:
    assert [u for _, u in figures(before + content, content)] == [unit]


def test_a_plus_sign_and_within_bound_a_figure() -> None:
    (plus,) = amounts_in(Words(text="1,500+ killed", start=0, whole="1,500+ killed"))
    assert (plus.low, plus.high) == (1500, None)
    text = "came within 200 metres of the post"
    (within,) = amounts_in(Words(text=text, start=0, whole=text))
    assert (within.low, within.high, within.unit) == (None, 200, "metres")


@pytest.mark.parametrize("side", ["DR Congo", "M23"])
def test_the_event_has_the_part_and_not_the_whole(side: str) -> None:
    draft = understood(
        f"[{side}] {{said}} <its units handed over three of the four bodies>", lemma="say"
    )
    assert draft.event is not None
    assert draft.event.quantity is not None
    assert draft.event.quantity.low == 3
