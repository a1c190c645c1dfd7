"""Acts and readings that the words do not say: present tense, no comment, vows, phases, denials."""

from __future__ import annotations

import pytest

from support.both_ways import IDS, TURNS, Turn, claims
from truceline.claims import Claim


def one(turn: Turn, sentence: str) -> Claim:
    (claim,) = claims(turn, sentence)
    return claim


# -- the present tense of a plural is no demand -------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "verb", ["stressed", "underlined", "maintained", "reiterated", "emphasised", "underscored"]
)
@pytest.mark.parametrize(
    "told",
    [
        "its fighters respect the truce",
        "its soldiers keep the corridor open",
        "families return to their homes every day",
        "its troops and police respect the ceasefire",
        "people leave the valley every day",
        "they keep the corridor open",
    ],
)
def test_a_plural_in_the_present_is_told(verb: str, told: str, turn: Turn) -> None:
    assert one(turn, f"{{A}} {verb} that {told}.").act == "asserts"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_its_own_side_keeps_the_truce(turn: Turn) -> None:
    claim = one(turn, "{A} stressed that its fighters respect the truce.")
    assert claim.event is not None
    assert (claim.event.by, claim.event.says) == ((turn[2][0],), "kept")


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("told", ["its fighters respect the truce", "our soldiers keep the peace"])
def test_to_insist_on_what_one_s_own_side_does_demands_nothing(told: str, turn: Turn) -> None:
    assert one(turn, f"{{A}} insisted that {told}.").act != "demands"


def test_an_agency_that_stresses_what_happens_appeals_to_nobody() -> None:
    told = "UNRWA stressed that families return to their homes every day."
    assert one(TURNS[0], told).act == "asserts"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "{A} stressed that {B} vacate the school.",
        "{A} insisted that the other side’s fighters leave the town.",
        "{A} insisted that residents return to their homes.",
        "{A} underlined that the crossing be opened.",
    ],
)
def test_the_subjunctive_still_asks(sentence: str, turn: Turn) -> None:
    assert one(turn, sentence).act == "demands"


# -- neither confirmed nor denied ---------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "cue",
    [
        "neither confirmed nor denied",
        "has neither confirmed nor denied",
        "would neither confirm nor deny",
        "neither denied nor confirmed",
        "did not confirm or deny",
        "refused to confirm or deny",
    ],
)
@pytest.mark.parametrize("told", ["it had freed two captives", "it had struck the port"])
def test_neither_to_confirm_nor_to_deny_is_no_comment(cue: str, told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} {cue} that {told}.")
    assert (claim.act, claim.event, claim.about) == ("no-comment", None, None)
    assert claim.content is not None
    assert claim.content.text == told


# -- vows -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("verb", ["vowed", "promised", "pledged"])
@pytest.mark.parametrize("told", ["never to attack the convoy", "not to strike the port"])
def test_to_vow_not_to_is_a_promise(verb: str, told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} {verb} {told}.")
    assert claim.act == "commits"
    assert claim.content is not None
    assert claim.content.text == told
    assert claim.event is None


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_a_promise_not_to_close_holds_nothing_back(turn: Turn) -> None:
    claim = one(turn, "{A} promised not to close the crossing.")
    assert claim.act == "commits"
    assert claim.event is None or claim.event.says != "withheld"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    ["the proposal", "the mediators’ letter", "the new draft", "a request by Qatar", "the offer"],
)
def test_to_vow_an_answer_is_no_threat(told: str, turn: Turn) -> None:
    assert one(turn, f"{{A}} vowed to respond to {told}.").act == "commits"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told", ["to respond", "to respond with force", "to respond to the raid", "to avenge the raid"]
)
def test_to_vow_harm_stays_a_threat(told: str, turn: Turn) -> None:
    assert one(turn, f"{{A}} vowed {told}.").act == "threatens"


# -- readings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("told", ["delayed", "blocked", "obstructed"])
def test_a_phase_that_continues_to_be_delayed_is_an_accusation(told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said the second phase continues to be {told} by {{B}}.")
    assert claim.act == "accuses"
    assert claim.event is None or claim.event.kind != "reading"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "the ceasefire stands no chance",
        "the truce stands little chance",
        "the agreement stands in the way of talks",
        "the second phase remains blocked",
        "the second phase holds dangers",
        "the terms of the deal remain unclear",
    ],
)
def test_chances_and_doubts_are_no_reading(told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said {told}.")
    assert claim.act != "interprets"
    assert claim.event is None or claim.event.kind != "reading"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    ("told", "toward"),
    [
        ("the ceasefire did not continue", None),
        ("the first phase did not last", "phase-1"),
        ("the truce has not lasted", None),
    ],
)
def test_what_did_not_go_on_has_ended(told: str, toward: str | None, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said {told}.")
    assert claim.act == "interprets"
    assert claim.event is not None
    assert (claim.event.kind, claim.event.says, claim.event.toward) == ("reading", "ended", toward)


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "the agreement still stands",
        "the accord stands",
        "the accord stands and must be kept",
        "the second phase continues to apply",
        "the first phase continues",
        "the first phase remains in force",
        "the terms of the deal remain valid",
    ],
)
def test_what_goes_on_is_still_a_reading(told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said {told}.")
    assert claim.event is not None
    assert (claim.event.kind, claim.event.says) == ("reading", "continues")


# -- who is denied, and by whom a deed was done -------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "{B} was denying it had agreed to the map",
        "{B} denies that it agreed to the map",
        "{B} denied ever having signed the text",
        "{B} denied it had rejected the map",
    ],
)
def test_what_another_denies_it_has_not_done(told: str, turn: Turn) -> None:
    claim = claims(turn, f"{{A}} said that {told}.")[0]
    assert claim.about is None or claim.about.act not in ("accepts", "rejects")
    assert claim.event is None


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "the bodies of four hostages killed in strikes were handed over by {B}",
        "a prisoner beaten and killed in custody was handed over by {B}",
        "the body of a soldier killed in June has been handed over by {B}",
    ],
)
def test_who_hands_over_did_not_kill(told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said {told}.")
    assert claim.event is not None
    assert claim.event.by == (turn[2][1],)
    assert claim.event.deed in ("hand-over", "release")


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "two men were killed in a tunnel dug by {B}",
        "two men were killed in a house owned by {B}",
        "two men were killed in a raid and mourned by {B}",
    ],
)
def test_the_by_of_another_participle_names_no_killer(told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said {told}.")
    assert claim.event is not None
    assert claim.event.by == ()


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "two men were killed by {B}",
        "two men were killed on Sunday by {B}",
        "two men were beaten and killed by {B}",
        "two men were killed in strikes carried out by {B}",
        "two men were killed in a raid by {B}",
    ],
)
def test_the_by_of_its_own_verb_names_the_doer(told: str, turn: Turn) -> None:
    claim = one(turn, f"{{A}} said {told}.")
    assert claim.event is not None
    assert claim.event.by == (turn[2][1],)
