"""To whom an actor belongs, and whose own word its words are."""

from __future__ import annotations

import pytest

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.registry_of_actors import Registry, registry_of, shipped_registry

REGISTRY = shipped_registry()
GAZA = ("israel", "hamas")


@pytest.mark.parametrize(
    ("actor", "party"),
    [
        ("israel", "israel"),
        ("hamas", "hamas"),
        ("israel/idf", "israel"),
        ("israel/northern-command", "israel"),
        ("hamas/qassam-brigades", "hamas"),
        ("gaza-health-ministry", "hamas"),
        ("israel/benjamin-netanyahu", "israel"),
        ("hamas/senior-official", "hamas"),
        ("israel/senior-official", "israel"),
        ("israel/yair-lapid", None),
        ("united-states/donald-trump", None),
        ("palestine", None),
        ("icrc", None),
        ("haaretz", None),
        ("nobody-knows", None),
    ],
)
def test_the_party_of_an_actor(actor: str, party: str | None) -> None:
    assert REGISTRY.party_of(actor, GAZA) == party


def test_the_order_of_the_parties_does_not_matter() -> None:
    there = [REGISTRY.party_of(a, GAZA) for a in REGISTRY.actors]
    back = [REGISTRY.party_of(a, GAZA[::-1]) for a in REGISTRY.actors]
    assert there == back


@pytest.mark.parametrize(
    ("at", "party"),
    [("2024-06", "israel"), ("2025-02", None), ("2024", "israel"), (None, "israel")],
)
def test_an_office_holder_belongs_while_in_office(at: str | None, party: str | None) -> None:
    assert REGISTRY.party_of("israel/yoav-gallant", GAZA, at) == party


@pytest.mark.parametrize(
    ("actor", "party", "issues", "own"),
    [
        ("hamas", "hamas", (), True),
        ("israel", "israel", (), True),
        ("hamas/khalil-al-hayya", "hamas", (), True),
        ("israel/benjamin-netanyahu", "israel", (), True),
        ("israel/idf", "israel", ("incidents",), True),
        ("hamas/qassam-brigades", "hamas", ("incidents",), True),
        ("israel/idf", "israel", ("political-horizon",), False),
        ("hamas/qassam-brigades", "hamas", ("political-horizon",), False),
        ("israel/idf", "israel", ("incidents", "political-horizon"), False),
        ("israel/idf", "israel", (), False),
        ("israel/cogat", "israel", ("humanitarian-access",), True),
        ("gaza-health-ministry", "hamas", ("incidents",), False),
        ("israel/health-ministry", "israel", ("incidents",), False),
        ("gaza-government-media-office", "hamas", ("humanitarian-access",), False),
        ("hamas/senior-official", "hamas", ("talks",), False),
        ("israel/idf", "hamas", ("incidents",), False),
        ("united-states", "israel", ("talks",), False),
        ("al-aqsa-tv", "hamas", ("talks",), False),
        ("israel/bezalel-smotrich", "israel", ("withdrawal",), False),
    ],
)
def test_whose_own_word_it_is(actor: str, party: str, issues: tuple[str, ...], own: bool) -> None:
    assert REGISTRY.own_word(actor, party, issues) is own


def test_a_former_minister_gives_no_own_word() -> None:
    assert REGISTRY.own_word("israel/yoav-gallant", "israel", ("ceasefire",), "2024-06")
    assert not REGISTRY.own_word("israel/yoav-gallant", "israel", ("ceasefire",), "2025-06")


@pytest.mark.parametrize(
    ("actor", "form"),
    [
        ("israel", "Israel"),
        ("hamas", "Hamas"),
        ("israel/idf", "Israel Defense Forces (answers to Israel)"),
        ("hamas/qassam-brigades", "Qassam Brigades (answers to Hamas)"),
        ("gaza-health-ministry", "Gaza health ministry (answers to the authorities in Gaza)"),
        ("israel/health-ministry", "Israeli health ministry (answers to Israel)"),
        ("hamas/senior-official", "unnamed, said to be of Hamas"),
        ("israel/senior-official", "unnamed, said to be of Israel"),
        ("somewhere/official", "unnamed"),
        ("party-x", "party-x"),
        ("azov", "Azov Brigade (part of Ukraine)"),
        ("ocha", "UN Office for the Coordination of Humanitarian Affairs"),
        (
            "israel/yoav-gallant",
            "Yoav Gallant (minister of defence of Israel, 2022-12 to 2024-11)",
        ),
        ("hamas/osama-hamdan", "Osama Hamdan (member of the political bureau of Hamas)"),
    ],
)
def test_the_one_printed_form(actor: str, form: str) -> None:
    assert REGISTRY.shown(actor) == form


def test_no_printed_form_calls_an_institution_run_by_somebody() -> None:
    assert [a for a in REGISTRY.actors if "-run" in REGISTRY.shown(a)] == []


def two_sides(first: str, second: str) -> Registry:
    """The same two sides under two ids: an army, a wing, a hothead, a minister."""

    def side(id_: str, word: str) -> list[Actor]:
        on = (Speaks(party=id_, on=("incidents",)),)
        return [
            Actor(id=id_, kind="armed-group", names={"en": f"Party {word}"}),
            Actor(id=f"{id_}/army", kind="force", names={"en": f"{word} army"},
                  answers_to=(Link(to=id_),), speaks_for=on),
            Actor(id=f"{id_}/wing", kind="faction", names={"en": f"{word} wing"},
                  part_of=(Link(to=id_),)),
            Actor(id=f"{id_}/minister", kind="office-holder", names={"en": f"{word} minister"},
                  office="minister", speaks_for=(Speaks(party=id_, until="2031-03"),)),
        ]  # fmt: skip

    return registry_of([side(first, "A") + side(second, "B")])


@pytest.mark.parametrize("member", ["army", "wing", "minister", "official"])
@pytest.mark.parametrize("issues", [(), ("incidents",), ("talks",)])
@pytest.mark.parametrize("at", [None, "2031-02", "2031-04"])
def test_swapping_the_parties_swaps_the_answers(
    member: str, issues: tuple[str, ...], at: str | None
) -> None:
    here, swapped = two_sides("a", "b"), two_sides("b", "a")
    other = {"a": "b", "b": "a", None: None}
    for side in ("a", "b"):
        party = here.party_of(f"{side}/{member}", ("a", "b"), at)
        assert swapped.party_of(f"{other[side]}/{member}", ("a", "b"), at) == other[party]
        own = here.own_word(f"{side}/{member}", side, issues, at)
        assert swapped.own_word(f"{other[side]}/{member}", other[side] or "", issues, at) == own


def test_an_actor_of_two_parties_belongs_to_none() -> None:
    both = Actor(
        id="joint", kind="institution", names={"en": "Joint body"},
        answers_to=(Link(to="a"), Link(to="b")),
    )  # fmt: skip
    assert two_sides("a", "b").with_actors([both]).party_of("joint", ("a", "b")) is None


def test_links_that_run_in_a_circle_end() -> None:
    circle = registry_of(
        [
            [
                Actor(id="x", kind="institution", names={"en": "X"}, part_of=(Link(to="y"),)),
                Actor(id="y", kind="institution", names={"en": "Y"}, part_of=(Link(to="x"),)),
            ]
        ]
    )
    assert circle.party_of("x", ("a",)) is None
