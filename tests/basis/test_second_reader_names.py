"""Names of private persons behind a preposition, an age, a bracket or another name; bodies are no persons."""

from __future__ import annotations

import pytest

from truceline.basis.masking import NAME_WITHHELD, Masker
from truceline.basis.registry_of_actors import shipped_registry

MASKER = Masker(shipped_registry())
NAMES = ["Yusuf Darwish", "Noam Berkovic", "Taras Holub", "Karim Abu Odeh"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        ("They took the field from {n}, a farmer.", "They took the field from *."),
        ("They gave the keys to {n}, a teacher.", "They gave the keys to *."),
        ("Men threw stones at {n}, a journalist.", "Men threw stones at *."),
        ("A shell fell near {n}, a student from the camp.", "A shell fell near *."),
        ("{n}, a 34-year-old farmer, waited.", "* waited."),
        ("{n}, a 34-year-old, waited.", "* waited."),
    ],
)
def test_a_name_is_withheld_behind_a_preposition_or_before_an_age(
    name: str, frame: str, shown: str
) -> None:
    assert MASKER.names(frame.format(n=name)) == shown.replace("*", NAME_WITHHELD)


@pytest.mark.parametrize(
    "text",
    [
        "A mine lay near Khan Younis, a farmer.",
        "He came from Gaza City, a doctor.",
        "They returned to Kherson, a teacher.",
    ],
)
def test_a_place_that_the_gazetteer_knows_is_shown(text: str) -> None:
    assert MASKER.names(text) == text


@pytest.mark.parametrize(("first", "last"), [("Sami", "Nasser"), ("Noam", "Berkovic")])
@pytest.mark.parametrize("also", ["سامي", "נעם", "Тарас", "Abu Ali"])
@pytest.mark.parametrize("lead", ["", "Mr "])
def test_a_name_with_another_spelling_inside_it_is_withheld_whole(
    first: str, last: str, also: str, lead: str
) -> None:
    text = f"{lead}{first} ({also}) {last}, 22, waited."
    assert MASKER.names(text) == f"{lead}{NAME_WITHHELD} waited."


@pytest.mark.parametrize("actor", ["Hamas (the Movement)", "Israel (IDF)"])
def test_an_actor_before_a_bracket_stays(actor: str) -> None:
    assert MASKER.names(f"{actor} Dana Levi, 22, waited.") == f"{actor} {NAME_WITHHELD} waited."


@pytest.mark.parametrize("verb", ["held", "killed", "released"])
@pytest.mark.parametrize("word", ["with", "alongside", "in a tunnel with"])
def test_who_suffered_with_a_named_person_is_withheld_too(verb: str, word: str) -> None:
    text = f"The hostage Dana Levi was {verb} {word} Roni Katz in May."
    shown = f"The hostage {NAME_WITHHELD} was {verb} {word} {NAME_WITHHELD} in May."
    assert MASKER.names(text) == shown


@pytest.mark.parametrize(
    "body",
    [
        "The Arauca Farmers' Federation", "The Arauca Farmers’ Federation",
        "The Kyiv Teachers' Trade Union", "The Arauca Chamber of Commerce",
    ],
)  # fmt: skip
def test_a_body_is_no_person(body: str) -> None:
    assert MASKER.speaker(body) == body
    assert MASKER.names(f"{body} said so.") == f"{body} said so."


def test_a_person_before_what_is_his_is_one() -> None:
    assert MASKER.speaker("Tomas Jaradis' School") == f"{NAME_WITHHELD}' School"
