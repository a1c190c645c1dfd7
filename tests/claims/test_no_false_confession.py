"""Nobody is made to confess: "it" and "they" in the mouth of another are not the speaker."""

from __future__ import annotations

import pytest

from support.both_ways import IDS, TURNS, Turn, by, claims

# -- a claim that another answers -----------------------------------------------------------------

ANSWERED = [
    "{A} denied a claim by {B} that it had shelled the town.",
    "{A} rejected a claim by {B} that it killed two hostages.",
    "{A} rejected an accusation from {B} that its troops had shelled the town.",
    "{A} dismissed an accusation by {B} that its fighters killed two hostages.",
    "{A} rejected an allegation by {B} that its forces had bombed the camp.",
    "{A} denied {B}’s claim that it had shelled the town.",
    "A claim by {B} that it had shelled the town was rejected by {A}.",
    "{B}’s claim that it had shelled the town was denied by {A}.",
    "A claim by {B} that its soldiers attacked the camp, was rejected by {A}.",
]


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("sentence", ANSWERED)
def test_who_accuses_does_not_confess(sentence: str, turn: Turn) -> None:
    claim = by(claims(turn, sentence), turn[2][1])
    assert claim.act != "claims-responsibility"
    assert claim.event is None or claim.event.by == ()


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("sentence", ANSWERED)
def test_who_turns_an_accusation_down_denies_it(sentence: str, turn: Turn) -> None:
    claim = by(claims(turn, sentence), turn[2][0])
    assert claim.act == "denies"
    assert claim.event is None or claim.event.by in ((), (turn[2][0],))
    assert claim.event is None or claim.event.says == "denied"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_what_one_claims_again_of_oneself_is_claimed(turn: Turn) -> None:
    (claim,) = claims(turn, "{A} repeated its claim that it had shelled the post.")
    assert (claim.party, claim.act) == (turn[2][0], "claims-responsibility")


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_what_one_said_of_oneself_stays_claimed_though_another_denies_it(turn: Turn) -> None:
    found = claims(turn, "{A} said it had shelled the post, which {B} denied.")
    assert by(found, turn[2][0]).act == "claims-responsibility"
    assert by(found, turn[2][1]).act == "denies"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("noun", ["claim", "accusation", "allegation", "charge"])
@pytest.mark.parametrize("link", ["by", "from"])
def test_an_accusation_with_its_owner_is_denied(noun: str, link: str, turn: Turn) -> None:
    found = claims(turn, f"{{A}} rejected an {noun} {link} {{B}} that it held back fuel.")
    assert found[0].party == turn[2][0]
    assert found[0].act == "denies"


# -- third person between quotation marks -----------------------------------------------------------

QUOTED = [
    "“They shelled the town on Sunday,” {A} said.",
    "“It killed two hostages,” {A} said.",
    "{A} said: “They have attacked the post.”",
    "{A} said the camp was on fire and that “they bombed it”.",
    "“Their soldiers attacked the post,” {A} said.",
]


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("sentence", QUOTED)
def test_between_quotation_marks_third_person_is_not_the_speaker(sentence: str, turn: Turn) -> None:
    for claim in claims(turn, sentence):
        assert claim.act != "claims-responsibility"
        assert claim.event is None or claim.event.by == ()


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "“We shelled the post on Sunday,” {A} said.",
        "“Our soldiers attacked the post,” {A} said.",
        "{A} said it shelled the “forward” post on Sunday.",
        "{A} said they had attacked the post.",
        "{A} said its soldiers attacked the post.",
    ],
)
def test_first_person_and_reported_third_person_are_the_speaker(sentence: str, turn: Turn) -> None:
    (claim,) = claims(turn, sentence)
    assert claim.act == "claims-responsibility"
    assert claim.event is not None
    assert claim.event.by == (turn[2][0],)


# -- who is no side -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“They shot at us,” a shopkeeper said.",
        "Residents said they fired at the crowd.",
        "Witnesses said they attacked the bus.",
        "Two drivers said they had opened fire.",
        "UNRWA said they shelled the school.",
        "UNRWA said it targeted 500 families with blankets.",
        "Reuters said it captured the road on film.",
    ],
)
def test_who_is_no_side_confesses_nothing_by_a_pronoun(text: str) -> None:
    (claim,) = claims(TURNS[0], text)
    assert claim.act != "claims-responsibility"


@pytest.mark.parametrize("text", ["The Hill Lions said it attacked the post."])
def test_an_unregistered_group_may_still_claim_what_it_did(text: str) -> None:
    (claim,) = claims(TURNS[0], text)
    assert claim.act == "claims-responsibility"
