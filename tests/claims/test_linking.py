"""From words to actors: named or not, of which party, whose own word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.basis.registry_of_actors import Registry
from truceline.claims.draft import Draft
from truceline.claims.linking import link

One = Callable[[str], Draft]
Many = Callable[..., tuple[Draft, ...]]


@pytest.mark.parametrize(
    ("words", "actor", "named"),
    [
        ("Northland", "northland", True),
        ("The River Front", "river-front", True),
        ("Prime Minister Anna Holt", "northland/anna-holt", True),
        ("the prime minister, Anna Holt", "northland/anna-holt", True),
        ("The Northlandic army", "northland/army", True),
        ("the Daily Post", "daily-post", True),
        ("the River Front-run health office", "harbour-health-office", True),
        ("the health office in Harbour", "harbour-health-office", True),
        ("A senior River Front official", "river-front/senior-official", False),
        ("River Front officials", "river-front/official", False),
        ("a Northlandic commander", "northland/commander", False),
        ("a spokesman for the River Front", "river-front/spokesperson", False),
        ("Northlandic hardliners within the cabinet", "northland/hardliners", False),
        ("River Front spokesman Ilan Ras", "river-front/ilan-ras", True),
        ("diplomatic sources", None, False),
        ("officials close to the River Front", None, False),
        ("sources from both Northland and the River Front", None, False),
    ],
)
def test_words_lead_to_the_actor_or_to_none(
    invented: Registry, words: str, actor: str | None, named: bool
) -> None:
    found = link(words, invented)
    assert (found.actor, found.named) == (actor, named)


@pytest.mark.parametrize(
    ("source", "party", "official"),
    [
        ("Northland", "northland", True),
        ("The River Front", "river-front", True),
        ("Anna Holt", "northland", True),
        ("Marek Dol", "river-front", True),
        ("A senior Northlandic official", "northland", False),
        ("A senior River Front official", "river-front", False),
        ("Northlandic hardliners", "northland", False),
        ("River Front hardliners", "river-front", False),
        ("Northlandic spokesman Ivo Lund", "northland", True),
        ("River Front spokesman Ilan Ras", "river-front", True),
        ("Former Northlandic spokesman Ivo Lund", None, False),
        ("Former River Front spokesman Ilan Ras", None, False),
        ("The Daily Post", None, False),
        ("Diplomats in the capital", None, False),
    ],
)
def test_party_and_own_word_follow_the_same_rule_for_every_side(
    one: One, source: str, party: str | None, official: bool
) -> None:
    draft = one(f"{source} said that the gate was open.")
    assert (draft.party, draft.official) == (party, official)


def test_a_source_over_two_parties_is_of_neither(one: One) -> None:
    draft = one("Sources from both Northland and the River Front said talks were slow.")
    assert (draft.party, draft.parties) == (None, ("northland", "river-front"))
    assert not draft.official


def test_officials_of_two_parties_are_of_neither(one: One) -> None:
    draft = one("Both River Front and Northlandic officials said talks were slow.")
    assert (draft.party, draft.parties) == (None, ("river-front", "northland"))


def test_an_unattributed_sentence_of_an_issued_text_is_its_issuer_s_word(attributed: Many) -> None:
    drafts = attributed("The gate is open. We accept the first line.", "river-front")
    assert [(d.voice, d.actor, d.official) for d in drafts] == [
        ("attributed", "river-front", True),
        ("attributed", "river-front", True),
    ]


def test_both_sides_are_the_two_parties_of_the_conflict(one: One) -> None:
    draft = one("Both sides said that talks were slow.")
    assert (draft.actor, draft.party, draft.parties) == (None, None, ("northland", "river-front"))


@pytest.mark.parametrize(
    "words",
    ["a statement by the River Front", "A letter from the River Front", "the River Front"],
)
def test_who_put_out_a_text_is_who_speaks(invented: Registry, words: str) -> None:
    assert link(words, invented).actor == "river-front"


def test_several_names_are_several_actors(invented: Registry) -> None:
    found = link("Northland, the River Front and Southmark", invented)
    assert (found.actor, found.named) == (None, True)
    assert found.sides == ("northland", "river-front", "southmark")
