"""Which actors a text names, and where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.actors import Actor
from truceline.basis.registry_of_actors import Mention, registry_of, shipped_registry

REGISTRY = shipped_registry()
SPELLINGS = sorted(
    {
        text
        for actor in REGISTRY.actors.values()
        for text in (*actor.names.values(), *actor.aliases)
        if REGISTRY.find(text)
    }
)


def seen(text: str) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.actor) for m in REGISTRY.mentions(text)]


def test_every_spelling_is_found_in_running_text_to_the_character() -> None:
    lost = [s for s in SPELLINGS if seen(f"“{s}”; then") != [(s, REGISTRY.find(s))]]
    assert lost == []


@given(st.lists(st.sampled_from([*SPELLINGS, "and", "said", "the", "in", ".", ",", "’s"])))
def test_mentions_are_in_order_and_do_not_overlap(words: list[str]) -> None:
    mentions = REGISTRY.mentions(" ".join(words))
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in REGISTRY.mentions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel Defense Forces (IDF)", [("Israel Defense Forces", "israel/idf"), ("IDF", "israel/idf")]),
        ("the U.S. and the US", [("U.S.", "united-states"), ("US", "united-states")]),
        ("He told us what the us-them split is", []),
        ("Israel’s Foreign Ministry said", [("Israel’s Foreign Ministry", "israel/foreign-ministry")]),
        ("Ezzedine al-Qassam Brigades", [("Ezzedine al-Qassam Brigades", "hamas/qassam-brigades")]),
        ("the Hamas-run health ministry", [("Hamas-run health ministry", "gaza-health-ministry")]),
        ("Hamasland and Israelite", []),
        ("Kyiv said", [("Kyiv", "ukraine")]),
        ("in Kyiv", []),
        ("the Turkish turkey", [("Turkish", "turkiye")]),
        ("Félix Tshisekedi", [("Félix Tshisekedi", "dr-congo/felix-tshisekedi")]),
        ("the White House", [("White House", "united-states/white-house")]),
        ("Yemen's government", [("Yemen's government", "yemen-government")]),
        ("Lebanon. Armed Forces", [("Lebanon", "lebanon")]),
    ],
)  # fmt: skip
def test_examples(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(words.removeprefix("the "), actor) for words, actor in seen(text)]
    assert found == expected


def test_an_adjective_tells_membership_and_not_the_state_itself() -> None:
    [mention] = REGISTRY.mentions("an Israeli official")
    assert mention == Mention(mention.span, "israel", True)


def test_the_longest_name_wins() -> None:
    assert seen("the Palestinian Islamic Jihad movement")[0][1] == "palestinian-islamic-jihad"


def test_an_ambiguous_name_makes_no_mention() -> None:
    two = registry_of(
        [
            [
                Actor(id="a/front", kind="armed-group", names={"en": "Peoples Front"}),
                Actor(id="b/front", kind="armed-group", names={"en": "Peoples Front"}),
            ]
        ]
    )
    assert two.find("Peoples Front") is None
    assert two.mentions("the Peoples Front said") == ()


def test_a_case_s_own_name_goes_before_the_shipped_one() -> None:
    own = REGISTRY.with_actors([Actor(id="party-a", kind="armed-group", names={"en": "Hamas"})])
    assert own.find("Hamas") == "party-a"
    assert REGISTRY.find("Hamas") == "hamas"


def test_a_case_s_actor_replaces_the_shipped_one_of_the_same_id() -> None:
    mine = Actor(id="hamas", kind="armed-group", names={"en": "Hamas"}, bound="yes")
    assert REGISTRY.with_actors([mine]).actors["hamas"].bound == "yes"


@pytest.mark.parametrize(
    ("cell", "actor"),
    [
        ("idf", "israel/idf"),
        ("israel/idf", "israel/idf"),
        (" Red Cross ", "icrc"),
        ("hamas/senior-official", "hamas/senior-official"),
        ("sudan/saf/officer", "sudan/saf/officer"),
        ("israel/iddf", None),
        ("nobody/official", None),
        ("Palestinian", None),
        ("", None),
    ],
)
def test_a_cell_is_read_whole_and_without_regard_to_case(cell: str, actor: str | None) -> None:
    assert REGISTRY.find(cell) == actor
