from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.claims.claim import Stance


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("the prisoners will cross tonight", {"exchange"}),
        ("aid convoys reached the town", {"humanitarian-access"}),
        ("disarmament and local administration are open", {"disarmament", "governance"}),
        ("the delegation left", {"talks"}),
        ("its military wing published a letter", set()),
        ("the military wing must be dismantled", {"disarmament"}),
        ("the weapons of the military wing remain", {"disarmament"}),
        ("Gaza", set()),
        ("the road in Goma was muddy", set()),
        ("the situation remains calm", set()),
        ("the deceased were returned with their remains", {"remains-and-missing"}),
    ],
)
def test_issues_come_from_the_words_and_not_from_places(content: str, issues: set[str]) -> None:
    assert set(understood(f"[M23] {{said}} <{content}>", lemma="say").issues) == issues


def test_issues_stand_in_the_order_of_the_text() -> None:
    draft = understood("[M23] {said} <amnesty comes before disarmament>", lemma="say")
    assert draft.issues == ("justice-and-amnesty", "disarmament")


def test_the_name_of_an_actor_makes_no_issue() -> None:
    assert understood("[M23] {said} <the Red Cross came>", lemma="say").issues == ()


def test_a_bare_outline_that_is_accepted_is_the_agreement_as_a_whole() -> None:
    assert understood("[M23] {accepted} <the outline>", lemma="accept").issues == ("agreement",)


@pytest.mark.parametrize(
    ("sentence", "lemma", "stance"),
    [
        (
            "[M23] {accepted} <the draft agreement>",
            "accept",
            Stance(target="agreement", sign="for"),
        ),
        ("[M23] {rejected} <disarmament>", "reject", Stance(target="disarmament", sign="against")),
        (
            "[M23] {demanded} <the release of its prisoners>",
            "demand",
            Stance(target="exchange", sign="none"),
        ),
        (
            "[M23] {insists} <that any agreement must name an amnesty>",
            "insist",
            Stance(target="justice-and-amnesty", sign="none"),
        ),
        (
            "[M23] {expressed} <reservations about disarmament>",
            "express",
            Stance(target="disarmament", sign="conditional"),
        ),
        (
            "[M23] {accepted} <the agreement provided the roads open>",
            "accept",
            Stance(target="agreement", sign="conditional"),
        ),
        ("[M23] {said} <the road was muddy>", "say", None),
        ("[M23] {said} <two prisoners had crossed>", "say", None),
    ],
)
def test_a_stance_is_what_the_words_say(sentence: str, lemma: str, stance: Stance | None) -> None:
    assert understood(sentence, lemma=lemma).stance == stance


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        ("great progress has been made in the talks", "for"),
        ("an accord is very close", "for"),
        ("the last round was encouraging", "for"),
        ("the gaps have narrowed", "for"),
        ("no tangible progress was made", "against"),
        ("there was no breakthrough in the talks", "against"),
        ("the main issues remained unresolved", "against"),
        ("the talks have stalled", "against"),
        ("an accord is not close", "against"),
        ("the round was promising but the gaps remain wide", "conditional"),
    ],
)
@pytest.mark.parametrize("speaker", ["DR Congo", "M23", "Qatar"])
def test_assessments_of_talks_are_comparable_whoever_speaks(
    content: str, sign: str, speaker: str
) -> None:
    stance = understood(f"[{speaker}] {{said}} <{content}>", lemma="say").stance
    assert stance == Stance(target="talks", sign=sign)


def test_a_denied_assessment_turns_round() -> None:
    stance = understood("[M23] {denied} <that an accord is very close>", lemma="deny").stance
    assert stance == Stance(target="talks", sign="against")


def test_an_assessment_of_something_else_is_none_of_the_talks() -> None:
    draft = understood("[M23] {said} <great progress was made in repairing hospitals>", lemma="say")
    assert draft.stance is None


def test_the_narrators_evaluation_is_no_stance() -> None:
    assert understood("<significant issues remain in the talks>").stance is None
