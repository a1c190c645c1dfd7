from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.basis.vocabulary import vocabulary

# One sentence an act, with the state and the armed group in turn as its speaker. "{S}" is the
# speaker, "{O}" the other side.
PAIRS = [
    ("asserts", "say", "[{S}] {said} <the road was muddy>"),
    ("confirms", "confirm", "[{S}] {confirmed} <that talks were under way>"),
    ("denies", "deny", "[{S}] {denied} <that the column had moved>"),
    ("denies", "reject", "[{S}] {rejected} <the accusation that the column had moved>"),
    ("accepts", "accept", "[{S}] {accepted} <the draft of the mediators>"),
    ("accepts", "say", "[{S}] {said} <it had formally accepted the draft>"),
    ("accepts-in-principle", "agree", "[{S}] {agreed in principle} <to a pause of two weeks>"),
    ("accepts-in-principle", "say", "[{S}] {said} <it agreed in principle to the draft>"),
    ("accepts-in-principle", "support", "[{S}] {supports} <the proposal of the mediators>"),
    ("reserves", "express", "[{S}] {expressed} <reservations about the clause on weapons>"),
    ("rejects", "reject", "[{S}] {rejected} <the draft>"),
    ("rejects", "say", "[{S}] {said} <it would not withdraw from the ridge>"),
    ("rejects", "say", "[{S}] {said} <foreign troops were out of the question>"),
    ("demands", "demand", "[{S}] {demanded} <the release of its officers>"),
    ("demands", "insist", "[{S}] {insists} <that any accord must name a date>"),
    ("demands", "say", "[{S}] {said} <{O} must leave the town>"),
    ("demands", "say", "[{S}] {said} <it will pull back only if {O} leaves the town>"),
    ("demands", "call", "[{S}] {called for} <the reopening of the airport>"),
    ("offers", "offer", "[{S}] {offered} <a pause of ten days>"),
    ("offers", "say", "[{S}] {said} <it would free the officers if {O} left the town>"),
    ("commits", "say", "[{S}] {said} <it was ready to hand over the wounded>"),
    ("commits", "promise", "[{S}] {promised} <to free the officers>"),
    ("commits", "announce", "[{S}] {announced} <that it will free the officers on Monday>"),
    ("orders", "order", "[{S}] {ordered} <its units to hold fire>"),
    ("announces", "announce", "[{S}] {announced} <the closure of the bridge>"),
    ("announces", "say", "[{S}] {said} <it had closed the bridge>"),
    ("announces", "say", "[{S}] {said} <the officers will not be released until the road opens>"),
    ("warns", "warn", "[{S}] {warned} <of hunger in the hills>"),
    ("threatens", "threaten", "[{S}] {threatened} <to shell the ridge>"),
    ("threatens", "warn", "[{S}] {warned} <it would resume the war if shells fell again>"),
    ("accuses", "accuse", "[{S}] {accused} <{O} of bad faith>"),
    ("accuses", "say", "[{S}] {said} <{O} had violated the truce>"),
    ("accuses", "say", "[{S}] {said} <the delay breaches the agreement>"),
    ("claims-responsibility", "say", "[{S}] {said} <its forces struck a depot>"),
    ("claims-responsibility", "say", "[{S}] {said} <it fired on a patrol>"),
    (
        "claims-responsibility",
        "claim responsibility",
        "[{S}] {claimed responsibility} <for the blast>",
    ),
    ("appeals", "appeal", "[{S}] {appealed} <for blood donors>"),
    ("appeals", "ask", "[{S}] {asked} <the mediators to act>"),
    ("expects", "expect", "[{S}] {expects} <an answer soon>"),
    ("interprets", "say", "[{S}] {said} <the agreement does not provide for foreign observers>"),
    ("interprets", "say", "[{S}] {said} <phase one has ended>"),
    ("interprets", "say", "[{S}] {said} <the terms remain in force>"),
    ("welcomes", "welcome", "[{S}] {welcomed} <the visit of the envoy>"),
    ("condemns", "condemn", "[{S}] {condemned} <the killing of two nurses>"),
    ("no-comment", "decline to comment", "[{S}] {declined to comment} <on the letter>"),
]
SIDES = [("DR Congo", "M23"), ("Colombia", "the ELN")]
IDS = {"DR Congo": ("dr-congo", "m23"), "Colombia": ("colombia", "eln")}


def _filled(sentence: str, speaker: str, other: str) -> str:
    return sentence.replace("{S}", speaker).replace("{O}", other)


@pytest.mark.parametrize(("act", "lemma", "sentence"), PAIRS)
@pytest.mark.parametrize("sides", SIDES)
def test_state_and_armed_group_do_the_same_act_with_the_same_words(
    act: str, lemma: str, sentence: str, sides: tuple[str, str]
) -> None:
    state, group = sides
    parties = IDS[state]
    assert understood(_filled(sentence, state, group), lemma=lemma, parties=parties).act == act
    assert understood(_filled(sentence, group, state), lemma=lemma, parties=parties).act == act


def test_every_act_of_the_vocabulary_is_reached() -> None:
    assert {act for act, _, _ in PAIRS} == set(vocabulary("acts"))


# One deed, told in the words usual for a state and in those usual for an armed group.
ROLES = [
    (
        "[The Congolese army] {said} <its aircraft bombed a camp>",
        "[M23] {said} <its fighters rocketed a camp>",
    ),
    (
        "[The Colombian army] {said} <soldiers of its Third Division ambushed a column>",
        "[The ELN] {said} <fighters of its northern front ambushed a column>",
    ),
    (
        "[DR Congo] {announced} <it had suspended the release of detainees>",
        "[M23] {announced} <it had suspended the release of captives>",
    ),
    (
        "[DR Congo] {said} <detainees would not be released until the lists arrive>",
        "[M23] {said} <captives would not be released until the lists arrive>",
    ),
]


@pytest.mark.parametrize(("state", "group"), ROLES)
def test_one_deed_in_two_vocabularies_is_one_act(state: str, group: str) -> None:
    lemma = "announce" if "announced" in state else "say"
    parties = IDS["Colombia" if "Colombian" in state else "DR Congo"]
    one, two = (understood(s, lemma=lemma, parties=parties) for s in (state, group))
    assert one.act == two.act
    assert one.event is not None
    assert two.event is not None
    assert (one.event.kind, one.event.deed, one.event.says) == (
        two.event.kind,
        two.event.deed,
        two.event.says,
    )


@pytest.mark.parametrize(
    ("sentence", "lemma", "act"),
    [
        ("[Qatar] {demanded} <that the bridge be opened>", "demand", "appeals"),
        ("[Qatar] {said} <both sides must show restraint>", "say", "appeals"),
        ("[Qatar] {called on} <both sides to hold fire>", "call", "appeals"),
        ("[Qatar] {endorsed} <the proposal>", "endorse", "welcomes"),
    ],
)
def test_one_who_is_no_party_appeals_and_welcomes(sentence: str, lemma: str, act: str) -> None:
    assert understood(sentence, lemma=lemma).act == act


@pytest.mark.parametrize(
    ("sentence", "lemma", "act"),
    [
        ("[M23] {did not confirm} <the date>", "confirm", "no-comment"),
        ("[M23] {did not deny} <the report>", "deny", "no-comment"),
        ("[M23] {did not accept} <the draft>", "accept", "asserts"),
    ],
)
def test_a_negated_cue_is_no_act_of_its_own(sentence: str, lemma: str, act: str) -> None:
    assert understood(sentence, lemma=lemma, negated=True).act == act


def test_the_narrator_only_asserts() -> None:
    draft = understood("<M23 has accepted the draft>", lemma=None)
    assert draft.act == "asserts"


def test_a_word_of_anothers_armed_act_claims_nothing() -> None:
    assert understood("[DR Congo] {said} <M23 struck a depot>", lemma="say").act == "asserts"


def test_a_denied_strike_claims_nothing() -> None:
    draft = understood("[M23] {said} <it did not fire on the patrol>", lemma="say")
    assert draft.act == "asserts"
    assert "negated" in draft.modality


def test_what_could_be_done_is_not_done() -> None:
    assert understood("[M23] {said} <it could accept the draft>", lemma="say").act == "asserts"


def test_a_party_that_expects_another_to_act_demands_it() -> None:
    draft = understood(
        "[DR Congo] {expects} <any accord to include full disarmament>", lemma="expect"
    )
    assert draft.act == "demands"


def test_the_reasons_say_why() -> None:
    draft = understood("[M23] {said} <phase one has ended>", lemma="say")
    assert any("what a clause or phase" in reason for reason in draft.reasons)
