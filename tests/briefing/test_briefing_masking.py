"""Law 3: private names are withheld, public ones and places stay; offsets keep their meaning."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.registry_of_actors import shipped_registry
from truceline.briefing.masking import HOUR_WITHHELD, NAME_WITHHELD, Masker, replaced, without_hours

MASKER = Masker(shipped_registry())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Layla Haddad, 34, waited at the gate.", "Layla Haddad"),
        ("Her brother Omar Haddad had not come home.", "Omar Haddad"),
        ("The hostage Dana Levi was seen.", "Dana Levi"),
        ("Dr. Samir Nassar treated forty people.", "Samir Nassar"),
        ("A man named Yusuf al-Masri waited.", "Yusuf al-Masri"),
        ("Miriam Katz, a teacher from the south, said that she waited.", "Miriam Katz"),
        ("“We waited,” said Noam Shalev, who stood there.", "Noam Shalev"),
        ("The body of Rami Odeh was identified.", "Rami Odeh"),
    ],
)
def test_a_private_name_is_withheld(text: str, name: str) -> None:
    assert MASKER.names(text) == text.replace(name, NAME_WITHHELD)


@pytest.mark.parametrize(
    "text",
    [
        "Benjamin Netanyahu said that the phase has ended.",
        "The Gaza Strip and Gaza City are named.",
        "The Foreign Ministry said that the talks go on.",
        "The release of Palestinian prisoners was due.",
        "Red Crescent teams said that they waited.",
        "Stage Two talks said little.",
    ],
)
def test_public_names_places_and_bodies_stay(text: str) -> None:
    assert MASKER.names(text) == text


def test_a_speaker_unknown_to_the_registry_is_withheld() -> None:
    assert MASKER.speaker("Ahmed Darwish, a shopkeeper") == f"{NAME_WITHHELD}, a shopkeeper"


def test_a_role_of_a_known_side_is_no_name() -> None:
    assert MASKER.speaker("A Senior Israeli official") == "A Senior Israeli official"


def test_hours_of_movements_are_withheld() -> None:
    told = without_hours("The convoy leaves at 07:00 and returns at 5 pm on 3 March.")
    assert (
        told == f"The convoy leaves at {HOUR_WITHHELD} and returns at {HOUR_WITHHELD} on 3 March."
    )


@given(st.text(max_size=200))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = MASKER.names(text)
    assert MASKER.names(once) == once


@given(st.text(max_size=200))
def test_names_lie_inside_the_text_and_apart(text: str) -> None:
    spans = MASKER.name_spans(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert replaced(text, spans, "") == "".join(
        c for i, c in enumerate(text) if not any(s.start <= i < s.end for s in spans)
    )
