"""Acts read from the words themselves: silence, readiness, wrongs, readings of a text, own words."""

from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.claims.draft import Draft

SIDES = [("M23", "Kinshasa"), ("Kinshasa", "M23")]


def act(marked: str, side: tuple[str, str], **more: object) -> str:
    return read(marked, side, **more).act


def read(marked: str, side: tuple[str, str], **more: object) -> Draft:
    one, other = side
    return understood(marked.replace("{A}", one).replace("{B}", other), **more)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("marked", "lemma"),
    [
        ("[{A}] did {not comment on} <the reports>", "comment"),
        ("[{A}] did {not say} <whether the crossing would open>", "say"),
        ("[{A}] {took no position on} <the draft>", "take"),
        ("[{A}] {said} <it was not in a position to say who fired>", "say"),
        ("[{A}] {refrained from further comment}", "refrain"),
    ],
)
def test_who_gives_no_word_gives_no_comment(marked: str, lemma: str, side: tuple[str, str]) -> None:
    assert act(marked, side, lemma=lemma) == "no-comment"


@pytest.mark.parametrize("side", SIDES)
def test_what_was_not_said_is_told(side: tuple[str, str]) -> None:
    told = "[{A}] {said} <that the road was closed>"
    assert act(told, side, lemma="say", negated=True) == "asserts"


@pytest.mark.parametrize("side", SIDES)
def test_does_not_accept_turns_down_and_did_not_accept_tells(side: tuple[str, str]) -> None:
    assert act("[{A}] {does not accept} <the map>", side, lemma="accept") == "rejects"
    assert act("[{A}] {did not accept} <the map>", side, lemma="accept") == "asserts"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ready", ["ready", "prepared", "willing"])
def test_readiness_is_a_promise_and_in_return_an_offer(ready: str, side: tuple[str, str]) -> None:
    alone = f"[{{A}}] {{said}} <it was {ready} to free the pilots>"
    back = f"[{{A}}] {{said}} <it was {ready} to free the pilots if {{B}} opens the road>"
    assert act(alone, side, lemma="say") == "commits"
    assert act(back, side, lemma="say") == "offers"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("We reject the map", "rejects"),
        ("We condemn the raid", "condemns"),
        ("We welcome the visit", "welcomes"),
        ("We'll open the road on Monday", "commits"),
        ("We need fuel for the hospital", "demands"),
        ("We hope the talks bring calm", "expects"),
        ("{B} is in breach of the truce", "accuses"),
        ("{B} closed the road on Monday", "asserts"),
        ("What {B} publishes is lies", "denies"),
        ("The text excludes nobody", "interprets"),
        ("There is no such word in the text", "interprets"),
        ("This attack will not go unanswered", "threatens"),
        ("Let the other side open its road", "demands"),
    ],
)
def test_own_words_without_a_cue_carry_their_act(
    content: str, expected: str, side: tuple[str, str]
) -> None:
    assert act(f"[{{A}}]: <{content}>", side) == expected


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("content", ["They shelled the town", "It killed two men"])
def test_in_a_text_of_one_s_own_it_and_they_confess_nothing(
    content: str, side: tuple[str, str]
) -> None:
    assert act(f"[{{A}}]: <{content}>", side) != "claims-responsibility"
    assert act("[{A}]: <We shelled the post>", side) == "claims-responsibility"


@pytest.mark.parametrize("side", SIDES)
def test_what_the_other_side_said_of_itself_is_not_one_s_own(side: tuple[str, str]) -> None:
    told = "[{A}] {said} <the other side told the envoy that it had shelled the post>"
    assert act(told, side, lemma="say") != "claims-responsibility"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("called", "the shelling a breach of the truce", "accuses"),
        ("described", "the reports as unfounded", "denies"),
        ("described", "the raid as an act of terror", "condemns"),
        ("described", "the text as a milestone", "welcomes"),
        ("described", "the road as muddy", "asserts"),
    ],
)
def test_what_a_thing_is_called_makes_the_act(
    cue: str, content: str, expected: str, side: tuple[str, str]
) -> None:
    lemma = {"called": "call", "described": "describe"}[cue]
    assert act(f"[{{A}}] {{{cue}}} <{content}>", side, lemma=lemma) == expected


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[{A}] {asked} {B} <to open the road>", "demands"),
        ("[{A}] {appealed for} <the release of the crew>", "demands"),
        ("[{A}] {appealed for} <blood donors>", "appeals"),
        ("[{A}] {asked} residents <not to return to their homes>", "appeals"),
    ],
)
def test_a_party_demands_of_the_other_and_appeals_to_the_rest(
    marked: str, expected: str, side: tuple[str, str]
) -> None:
    one, other = side
    lemma = "ask" if "asked" in marked else "appeal"
    text = marked.replace("{A}", one).replace("{B}", other)
    assert understood(text, lemma=lemma).act == expected


@pytest.mark.parametrize("side", SIDES)
def test_agreed_to_do_is_a_promise_and_agreed_to_a_text_none(side: tuple[str, str]) -> None:
    assert act("[{A}] {agreed} <to open the road>", side, lemma="agree") == "commits"
    assert act("[{A}] {agreed to} <the draft>", side, lemma="agree to") == "accepts"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    "content", ["{B} should have freed the crew", "{B} closed it and then had to open it"]
)
def test_what_was_owed_is_told_and_not_demanded(content: str, side: tuple[str, str]) -> None:
    assert act(f"[{{A}}]: <{content}>", side) != "demands"
