"""What the model reads does not tell one party from the other."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.span import Span
from truceline.claims.tagger.names import aliases_in, masked, units_in


def hidden(text: str) -> str:
    """The text as the model reads it."""
    return masked(text, Span(0, len(text)), aliases_in(text, shipped_registry())).text.lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hamas said so.", "The Israeli government said so."),
        ("The M23 denied it.", "Kinshasa denied it."),
        ("an Israeli spokesperson", "a Hezbollah spokesperson"),
        ("The army lost an army of its soldiers.", "The militia lost a militia of its gunmen."),
        ("The rebels left; their fighters stayed.", "The authorities left; their troops stayed."),
    ],
)
def test_both_sides_are_the_same_to_the_model(one: str, other: str) -> None:
    assert hidden(one) == hidden(other)


@pytest.mark.parametrize("full", ["Yahya Saree", "Khawaja Asif"])
def test_a_surname_alone_is_the_person_named_in_full(full: str) -> None:
    surname = full.rsplit(maxsplit=1)[-1]
    assert hidden(f"{full} spoke; {surname} left.") == "smith spoke; smith left."


def test_movement_and_state_are_hidden_only_as_bodies() -> None:
    text = "Freedom of movement depends on a state of alert."
    assert hidden(text) == text.lower()


def test_a_name_counts_as_one_word_however_long_it_is() -> None:
    lengths = []
    for name in ("Hamas", "the Democratic Republic of the Congo"):
        text = f"On Monday {name} said so."
        units = units_in(text, aliases_in(text, shipped_registry()))
        lengths.append(len(units.touched(0, len(text))))
    assert lengths == [5, 5]
