from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.claims.claim import About


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("[Diplomats] {said} <M23 has accepted the line>", About(party="m23", act="accepts")),
        ("[DR Congo] {said} <that M23 rejected the draft>", About(party="m23", act="rejects")),
        ("[M23] {said} <that DR Congo rejected the draft>", About(party="dr-congo", act="rejects")),
        (
            "[Qatar] {said} <M23 had agreed in principle to the draft>",
            About(party="m23", act="accepts-in-principle"),
        ),
        (
            "[Qatar] {said} <M23 had accepted in principle the draft>",
            About(party="m23", act="accepts-in-principle"),
        ),
        ("[Qatar] {said} <the draft was accepted by M23>", About(party="m23", act="accepts")),
        (
            "[Qatar] {said} <the Congolese government announced a pause>",
            About(party="dr-congo", act="announces"),
        ),
        ("<M23 has ordered its units to leave the ridge>", About(party="m23", act="orders")),
        (
            "[Diplomats] {said} <M23 claimed responsibility for the blast>",
            About(party="m23", act="claims-responsibility"),
        ),
        (
            "[A diplomat] {said} <Congolese officials accept the line>",
            About(party="dr-congo", act="accepts"),
        ),
        (
            "[An envoy] {welcomed} <M23's undertaking to free them>",
            About(party="m23", act="commits"),
        ),
        (
            "[An envoy] {welcomed} <the announcement by M23 of a pause>",
            About(party="m23", act="announces"),
        ),
        (
            "[A source] {said} <DR Congo had informed Doha of its agreement in principle to leave>",
            About(party="dr-congo", act="accepts-in-principle"),
        ),
        (
            "[A monk] {said} <the government had agreed to the line>",
            About(party="dr-congo", act="accepts"),
        ),
        ("[A monk] {said} <Angola had rejected the line>", About(party="angola", act="rejects")),
        (
            "[A monk] {said} <the army had been urged by Angola to leave>",
            About(party="angola", act="appeals"),
        ),
        ("[A monk] {said} <DR Congo urged M23 to leave>", About(party="dr-congo", act="demands")),
    ],
)
def test_another_partys_act_is_told_second_hand(sentence: str, about: About) -> None:
    assert understood(sentence, lemma="say").about == about


@pytest.mark.parametrize(
    "sentence",
    [
        "[M23] {said} <it has accepted the line>",
        "[M23] {said} <M23 has accepted the line>",
        "[Diplomats] {said} <M23 is expected to accept the line>",
        "[Diplomats] {said} <M23 will accept the line>",
        "[Diplomats] {said} <M23 has not accepted the line>",
        "[Diplomats] {said} <the pause begins once M23 has accepted the line>",
        "[Diplomats] {urged} <M23 to accept the line>",
        "[Diplomats] {said} <fighting went on>",
        "[Diplomats] {said} <M23's acceptance of the line was expected>",
        "[Diplomats] {said} <they awaited M23's acceptance of the line>",
        "[M23] {rejected} <DR Congo's offer to leave>",
        "[M23] {said} <the road is open, and Angola has confirmed that it is>",
    ],
)
def test_own_undone_and_conditional_acts_are_not_told_of_another(sentence: str) -> None:
    assert understood(sentence, lemma="say").about is None


def test_a_second_hand_acceptance_leaves_the_speakers_own_act_an_assertion() -> None:
    draft = understood("[Diplomats] {said} <M23 has accepted the line>", lemma="say")
    assert draft.act == "asserts"
    assert draft.stance is None


def test_swapping_the_sides_swaps_only_the_party() -> None:
    one = understood("[DR Congo] {said} <that M23 turned down the draft>", lemma="say").about
    two = understood("[M23] {said} <that DR Congo turned down the draft>", lemma="say").about
    assert (one, two) == (About(party="m23", act="rejects"), About(party="dr-congo", act="rejects"))
