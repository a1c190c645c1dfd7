"""The wording linter tells frame from content, and finds nothing in our own briefings."""

from __future__ import annotations

import pytest

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.lint import lint_sentence, lint_text, lint_words
from truceline.briefing.shapes import Briefing, Part, Sentence
from truceline.briefing.words import content, noun, quotation, say, table_of

BAD = [
    "Hamas refused the outline.",
    "Israel violated the agreement on 2 March.",
    "The army retaliated on Tuesday.",
    "The strike came in response to the shelling.",
    "Militants fired from the camp.",
    "The regime denied it.",
    "The talks failed.",
    "The ministry, Hamas-run, gave 45.",
    "Reportedly 45 people were killed.",
    "The spokesman admitted that the batch was late.",
    "Israel claimed that the road was open.",
    "The deal made progress.",
    "The situation deteriorated.",
    "0 trucks entered on 2 March.",
    "Party A failed to hand over the list; both sides say so.",
]
GOOD = [
    "Israel said that Hamas refused the outline.",
    "Hamas said that Israel violated the agreement.",
    "The batch of day 7 was carried out in number; both sides say so.",
    "No count of trucks for 2 March is held.",
    "Hamas accused Israel (as recorded): “the halt violates the agreement”.",
    "An unnamed speaker said that militants fired first.",
    "The claims held are listed in the annex.",
    "Party A rejected the outline.",
]


@pytest.mark.parametrize("text", BAD)
def test_a_bad_sentence_is_found(text: str) -> None:
    assert lint_text(text)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_sentence_passes(text: str) -> None:
    assert lint_text(text) == ()


def test_content_without_its_speaker_is_found() -> None:
    bare = Sentence(parts=(Part("violated the agreement", "quotation"), Part(", it was said.")))
    assert [f.word for f in lint_sentence(bare)] == ["violated"]


def test_the_same_content_with_its_speaker_passes() -> None:
    assert (
        lint_sentence(say("Party A said: ", quotation("B violated the agreement", "Party A"), "."))
        == ()
    )


def test_indirect_speech_of_a_named_speaker_is_content() -> None:
    assert lint_sentence(say("Party A said that ", content("B refused", "Party A"), ".")) == ()


def test_a_clause_of_the_text_is_not_our_voice() -> None:
    assert lint_sentence(say("The step ", noun("admit 600 trucks"), " is due.")) == ()


def test_a_finding_says_what_to_say_instead() -> None:
    (finding,) = lint_text("Hamas refused the outline.", where="key-points")
    assert (finding.where, finding.word, finding.instead) == ("key-points", "refused", "rejected")


@pytest.mark.parametrize("code", list(vocabulary("forbidden_frame_words")))
def test_every_form_of_every_forbidden_word_is_found(code: str) -> None:
    forms = vocabulary("forbidden_frame_words")[code].more["forms"]
    nouns = {"claim", "claims"}  # the desk's own word for its evidence
    assert all(lint_text(f"On that day {form} it was.") for form in forms if form not in nouns)


@pytest.mark.parametrize("act", list(table_of("acts")))
def test_no_verb_of_ours_is_forbidden(act: str) -> None:
    assert lint_sentence(say("Party A ", str(table_of("acts")[act]["verb"]), " it.")) == ()


def test_every_act_has_one_verb() -> None:
    assert list(vocabulary("acts")) == [a for a in vocabulary("acts") if a in table_of("acts")]


@pytest.mark.parametrize("name", ["january_briefing", "march_briefing", "bare_briefing"])
def test_the_examples_say_nothing_of_their_own(name: str, request: pytest.FixtureRequest) -> None:
    briefing: Briefing = request.getfixturevalue(name)
    assert lint_words(briefing) == ()
    assert briefing.wording == ()
