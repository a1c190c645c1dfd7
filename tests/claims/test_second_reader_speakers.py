"""Whose words: the second verb after a passive, days after a verb, two accusations, answered claims."""

from __future__ import annotations

import pytest

from support.both_ways import IDS, TURNS, Turn, by, claims
from truceline.claims import Claim
from truceline.claims.claim import TRUSTED_SCORE


def words(claim: Claim) -> str | None:
    return None if claim.content is None else claim.content.text


# -- after a passive the patient speaks ---------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "{A} was accused by {B} of the raid and denied it.",
        "{A} was accused by {B} of holding the list and denied the charge.",
        "{A} was blamed by {B} for the delay and rejected the charge.",
        "{A} was told by {B} that the list was late and denied it.",
    ],
)
def test_who_is_accused_answers(sentence: str, turn: Turn) -> None:
    found = claims(turn, sentence)
    assert by(found, turn[2][0]).act == "denies"
    assert by(found, turn[2][1]).act != "denies"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_a_plan_that_was_rejected_says_nothing_itself(turn: Turn) -> None:
    found = claims(turn, "The plan was rejected by {A} and called for patience.")
    sure = [c for c in found if c.score >= TRUSTED_SCORE]
    assert [(c.party, c.act) for c in sure] == [(turn[2][0], "rejects")]


# -- days after a verb ----------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "day", ["Saturday", "Friday evening", "3 May", "May 3", "3 May 2031", "the 3rd of May"]
)
def test_on_a_day_that_is_a_time(day: str, turn: Turn) -> None:
    (claim,) = claims(turn, f"{{A}} insisted on {day} that {{B}} had broken the truce.")
    assert words(claim) == f"{turn[1]} had broken the truce"
    assert claim.act == "accuses"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_what_one_insists_on_a_day_it_did_is_no_demand(turn: Turn) -> None:
    (claim,) = claims(turn, "{A} insisted on Friday that it had returned the body.")
    assert words(claim) == "it had returned the body"
    assert claim.act == "asserts"
    assert claim.when is None


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_to_agree_on_a_day_to_do_it(turn: Turn) -> None:
    (claim,) = claims(turn, "{A} agreed on Friday to release the men.")
    assert words(claim) == "to release the men"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("what", ["a handover on Friday", "Friday talks", "a Sunday handover"])
def test_what_is_insisted_on_may_have_a_day(what: str, turn: Turn) -> None:
    (claim,) = claims(turn, f"{{A}} insisted on {what}.")
    assert (words(claim), claim.act) == (what, "demands")


# -- two accusations --------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("join", [" and", ", and", ", while", " while", ", but"])
def test_each_accuses_the_other(join: str, turn: Turn) -> None:
    text = f"{{A}} accused {{B}} of late lists{join} {{B}} accused {{A}} of late maps."
    found = claims(turn, text)
    assert [(c.party, words(c), c.act) for c in found] == [
        (turn[2][0], f"{turn[1]} of late lists", "accuses"),
        (turn[2][1], f"{turn[0]} of late maps", "accuses"),
    ]
    assert all(c.about is None for c in found)


# -- answered claims ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("noun", ["claim", "warning"])
@pytest.mark.parametrize("link", ["by", "from"])
@pytest.mark.parametrize("comma", ["", ","])
def test_a_claim_and_its_answer_are_two(noun: str, link: str, comma: str, turn: Turn) -> None:
    text = f"A {noun} {link} {{A}} that the list was late{comma} was rejected by {{B}}."
    found = claims(turn, text)
    assert words(by(found, turn[2][0])) == "the list was late"
    assert words(by(found, turn[2][1])) == f"A {noun} {link} {turn[0]} that the list was late"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("day", ["on Sunday", "last week"])
def test_a_claim_of_a_day_has_its_owner(day: str, turn: Turn) -> None:
    found = claims(turn, f"A claim by {{A}} {day} that the list was late was rejected by {{B}}.")
    assert words(by(found, turn[2][0])) == "the list was late"
    assert by(found, turn[2][1]).act == "denies"
