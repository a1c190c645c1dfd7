"""What the report tells in its own voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.claims.claim import Claim
from truceline.claims.draft import Draft

One = Callable[[str], Draft]
Many = Callable[..., tuple[Draft, ...]]


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("Anna Holt has instructed the army to halt patrols near the river.", "instruct"),
        ("Marek Dol has ordered fighters to halt patrols near the river.", "order"),
        ("Six nurses were killed in the port on Tuesday.", "kill"),
        ("Northland and the River Front are set to negotiate the third annex.", "be set to"),
        (
            "The pause would take effect as soon as the River Front confirms the lists.",
            "take effect",
        ),
        ("Mediators are meeting in the port to settle the lists.", "meet"),
        ("The western gate was closed on Monday.", "close"),
        ("Northland released forty prisoners.", "release"),
        ("The River Front released four soldiers.", "release"),
    ],
)
def test_decisions_and_happenings_are_told_without_a_source(
    one: One, sentence: str, lemma: str
) -> None:
    draft = one(sentence)
    assert (draft.voice, draft.source, draft.actor) == ("narrator", None, None)
    assert draft.cue_lemma == lemma


@pytest.mark.parametrize(
    "sentence",
    [
        "Past truces have often broken down.",
        "The pause could end within days.",
        "This would mark the first calm since the war began two years ago.",
        "The valley is beautiful in spring.",
        "Large parts of the people are displaced.",
    ],
)
def test_what_is_usual_possible_or_opinion_is_no_claim(attributed: Many, sentence: str) -> None:
    assert attributed(sentence) == ()


def test_the_outlet_s_judging_words_are_left_out(one: One) -> None:
    draft = one("In a brutal turn, fighters launched a retaliatory raid on the port.")
    assert draft.content is not None
    assert draft.content.text == "fighters launched a raid on the port"


def test_a_fronted_day_stays_in_the_content(one: One) -> None:
    draft = one("On Tuesday, six nurses were killed in the port.")
    assert draft.content is not None
    assert draft.content.text == "On Tuesday, six nurses were killed in the port"


def test_an_attributed_sentence_is_not_told_again_by_the_narrator(one: One) -> None:
    assert one("Six nurses were killed, officials said.").voice == "attributed"


@pytest.mark.parametrize("begins", ["start", "begin", "resume", "enter into force", "take effect"])
@pytest.mark.parametrize("opener", ["as soon as", "once", "only after", "if"])
@pytest.mark.parametrize("side", ["Northland", "the River Front"])
def test_what_begins_on_a_condition_is_told_with_the_condition(
    begins: str, opener: str, side: str, whole: Callable[[str], tuple[Claim, ...]]
) -> None:
    (claim,) = whole(f"The truce would {begins} {opener} {side} freed the officers.")
    assert claim.voice == "narrator"
    assert [c.text for c in claim.conditions] == [f"{opener} {side} freed the officers"]


def test_a_condition_at_the_head_belongs_to_what_is_told(
    whole: Callable[[str], tuple[Claim, ...]],
) -> None:
    (claim,) = whole("Once the lists arrive, the truce will begin.")
    assert [c.text for c in claim.conditions] == ["Once the lists arrive"]


@pytest.mark.parametrize(
    "sentence",
    ["Fighting would resume if the talks failed.", "Prices would begin to fall once it rained."],
)
def test_what_the_outlet_supposes_is_no_claim(sentence: str, attributed: Many) -> None:
    assert attributed(sentence) == ()
