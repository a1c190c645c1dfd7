"""What nobody has said (or not yet) makes no claim of a party, though it has a speaker and a verb."""

from __future__ import annotations

import pytest

from support.both_ways import IDS, TURNS, Turn, claims
from truceline.claims import Claim
from truceline.claims.claim import TRUSTED_SCORE

SUPPOSED = [
    "The truce would take effect as soon as {A} confirms its acceptance of the plan.",
    "Once {A} announces its decision, the gate will open.",
    "If {A} accepts the text, the gates will open on Sunday.",
    "The list will be published once {A} approves it.",
    "Unless {A} agrees to the list, nothing will move.",
    "The lorries will wait until {A} says that the road is clear.",
]

POSSIBLE = [
    "{A} may announce a pause on Friday.",
    "{A} could accept the plan within days.",
    "{A} might reject the list.",
    "Will {A} accept the map?",
    "Has {A} agreed to the list?",
]

SAID = [
    ("{A} said that it would accept the plan if the gate opened.", "{A}"),
    ("{A} announced that, once the list came, the gate would open.", "{A}"),
    ("If the gate opened, {A} said, the lorries would move.", "{A}"),
    ("{A} asked whether {B} would accept the map.", "{A}"),
    ("{A} said {B} may announce a pause on Friday.", "{A}"),
]


def trusted(found: tuple[Claim, ...]) -> list[Claim]:
    """The claims that count without a person's eye."""
    return [c for c in found if c.score >= TRUSTED_SCORE]


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("sentence", SUPPOSED)
def test_what_is_supposed_is_nobodys_word(sentence: str, turn: Turn) -> None:
    assert [c for c in trusted(claims(turn, sentence)) if c.party is not None] == []


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("sentence", POSSIBLE)
def test_what_is_possible_or_asked_is_nobodys_word(sentence: str, turn: Turn) -> None:
    assert [c for c in trusted(claims(turn, sentence)) if c.party is not None] == []


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(("sentence", "speaker"), SAID)
def test_a_condition_inside_what_is_said_leaves_it_said(
    sentence: str, speaker: str, turn: Turn
) -> None:
    one, _ = turn[2]
    found = trusted(claims(turn, sentence))
    assert [c.party for c in found if c.voice == "attributed"] == [one], speaker


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_neither_side_accepts_by_the_others_condition(turn: Turn) -> None:
    found = claims(turn, "{A} said it would leave the hill once {B} accepted the list.")
    assert {c.party for c in trusted(found)} == {turn[2][0]}
    assert "accepts" not in {c.act for c in found if c.party == turn[2][1]}
