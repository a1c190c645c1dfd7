"""Places: names in texts, and what lies in what."""

from __future__ import annotations

import re

import pytest

from truceline.basis.gazetteer import find_place, gazetteer, lies_in, places_in
from truceline.basis.span import Span

PLACES = gazetteer()
SPELLINGS = sorted({t for p in PLACES.values() for t in (*p.names.values(), *p.aliases)})


def test_ids_are_kebab_case() -> None:
    assert [i for i in PLACES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_every_place_lies_in_a_known_one() -> None:
    assert [p.id for p in PLACES.values() if p.within and p.within not in PLACES] == []


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_finds_one_place(spelling: str) -> None:
    assert find_place(spelling) in PLACES


def test_every_spelling_is_found_in_running_text_to_the_character() -> None:
    lost = [
        s
        for s in SPELLINGS
        if [m.span for m in places_in(f"at “{s}”, he said")] != [Span(4, 4 + len(s))]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Gaza City and Gaza", ["gaza-city", "gaza-strip"]),
        ("Kerem Shalom (Karem Abu Salem) crossing", ["kerem-shalom", "kerem-shalom"]),
        ("the Netzarim corridor", ["netzarim-corridor"]),
        ("Rafah crossing in Rafah", ["rafah-crossing", "rafah"]),
        ("south of the Litani", ["litani-river"]),
        ("fighting at Debaltseve", ["debaltseve"]),
        ("talks in Doha and Cairo", ["doha", "cairo"]),
        ("a gaza of silk", []),
    ],
)
def test_examples(text: str, places: list[str]) -> None:
    assert [m.place for m in places_in(text)] == places


@pytest.mark.parametrize(
    ("place", "area", "inside"),
    [
        ("rafah-crossing", "gaza-strip", True),
        ("tel-al-sultan", "gaza-strip", True),
        ("gaza-strip", "gaza-strip", True),
        ("gaza-strip", "rafah", False),
        ("khan-younis", "israel", False),
        ("nowhere", "gaza-strip", False),
    ],
)
def test_what_lies_in_what(place: str, area: str, inside: bool) -> None:
    assert lies_in(place, area) is inside


@pytest.mark.parametrize(
    "place",
    ["jerusalem", "kashmir", "golan-heights", "west-bank", "gaza-strip", "nagorno-karabakh"],
)
def test_a_disputed_area_lies_in_nothing(place: str) -> None:
    assert PLACES[place].within is None
