"""Who says what: the constructions of news prose, told of an invented conflict."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from truceline.claims.draft import Draft

One = Callable[[str], Draft]
Many = Callable[..., tuple[Draft, ...]]


def words(draft: Draft) -> tuple[str | None, str | None, str | None]:
    """Source, cue and content as words."""
    return tuple(  # type: ignore[return-value]
        None if p is None else p.text for p in (draft.source, draft.cue, draft.content)
    )


MARKED = (
    "[The River Front] {said} that <the bridge was open>.",
    "[The River Front] {said} <the bridge was open>.",
    "<The bridge was open>, [the River Front] {said}.",
    "<The bridge was open>, {said} [the River Front].",
    "{According to} [the River Front], <the bridge was open>.",
    "<The bridge was open>, {according to} [the River Front].",
    "“<The bridge is open>,” {said} [Anna Holt].",
    '"<The bridge is open>," [Anna Holt] {said}.',
    "[Anna Holt] {said}: “<The bridge is open.>”",
    "[Diplomats] {caution} that <the pause may not hold>.",
    "[Officials involved in the talks] {cautioned} that <gaps remain>.",
    "[Northland] {has accepted} <the map of the second line>.",
    "[The River Front] {has rejected} <the map of the second line>.",
    "[The River Front] {claimed responsibility for} <a mine that wounded four soldiers>.",
    "[Northland] {has expressed serious reservations about} <the timetable>.",
    "[The River Front] {insists} that <every prisoner must be named>.",
    "[Anna Holt] {denied} that <her troops had crossed the river>.",
    "[The River Front] {demanded} <the release of nine nurses>.",
    "[Northland] {agreed to} <open the western gate>.",
    "[Riverite negotiators] {agreed in principle} <to free the crew>.",
    "[Aid workers] {warn} that <wells could run dry>.",
    "[Anna Holt] {repeated her warning} that <the line would move>.",
    "[Residents] {are pushing back against} <the new checkpoint>.",
    "<The proposal> {was rejected} by [the River Front].",
)  # fmt: skip
"""Each sentence with its [source], {cue} and <content> marked."""


def marked(sentence: str) -> tuple[str, str, str, str]:
    """The plain sentence, then what stands between the marks."""
    source, cue, content = (
        re.sub(r"[][{}<>]", "", found)
        for found in (
            re.findall(r"\[(.*?)\]", sentence)[0],
            re.findall(r"\{(.*?)\}", sentence)[0],
            re.findall(r"<(.*?)>", sentence)[0],
        )
    )
    return re.sub(r"[][{}<>]", "", sentence), source, cue, content


@pytest.mark.parametrize("sentence", MARKED)
def test_each_construction_gives_source_cue_and_content(one: One, sentence: str) -> None:
    plain, source, cue, content = marked(sentence)
    assert words(one(plain)) == (source, cue, content)


def test_the_person_told_is_no_part_of_the_content(one: One) -> None:
    draft = one("A Northlandic official told the Daily Post that the convoy had stopped.")
    assert draft.addressee is not None
    assert draft.addressee.actor == "daily-post"
    assert draft.content is not None
    assert draft.content.text == "the convoy had stopped"


def test_an_outlet_spoken_to_before_a_participle_is_told(one: One) -> None:
    draft = one(
        "A Riverite commander spoke with the Daily Post, confirming that the road was mined."
    )
    assert draft.addressee is not None
    assert draft.addressee.actor == "daily-post"


def test_confirmed_to_an_outlet_that_takes_it_as_told(one: One) -> None:
    draft = one("A River Front delegate confirmed to the Daily Post that the lists were ready.")
    assert words(draft)[2] == "the lists were ready"


def test_two_clauses_of_one_verb_are_two_claims(attributed: Many) -> None:
    drafts = attributed("Anna Holt said that the gate was open and that two buses had crossed.")
    assert [words(d)[2] for d in drafts] == ["the gate was open", "two buses had crossed"]


def test_two_objects_of_one_verb_are_two_claims(attributed: Many) -> None:
    drafts = attributed(
        "The River Front demanded an end to the siege and the return of the seized boats."
    )
    assert [words(d)[2] for d in drafts] == [
        "an end to the siege",
        "the return of the seized boats",
    ]


def test_a_second_verb_of_saying_shares_the_subject(attributed: Many) -> None:
    drafts = attributed("Anna Holt said the gate was open and warned that mines remained.")
    assert [words(d) for d in drafts] == [
        ("Anna Holt", "said", "the gate was open"),
        ("Anna Holt", "warned", "mines remained"),
    ]


def test_a_participle_takes_the_subject_of_its_sentence(attributed: Many) -> None:
    drafts = attributed(
        "A Southmarkish envoy described the meeting as “slow but useful,” warning that the "
        "lists were still disputed."
    )
    assert [words(d) for d in drafts] == [
        ("A Southmarkish envoy", "described", "the meeting as “slow but useful,”"),
        ("A Southmarkish envoy", "warning", "the lists were still disputed"),
    ]


def test_a_participle_of_comment_is_the_outlet_s_own(one: One) -> None:
    draft = one("The Northland army confirmed the deaths, highlighting how close the war remains.")
    assert words(draft)[2] == "the deaths"


def test_a_negated_cue_is_marked(one: One) -> None:
    assert one("Northland did not confirm the strike.").cue_negated


def test_the_content_stops_before_what_another_says(attributed: Many) -> None:
    drafts = attributed(
        "Northland said the line was quiet, but the River Front said shells had landed."
    )
    assert [words(d)[2] for d in drafts] == ["the line was quiet", "shells had landed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A lasting peace will require patience from both sides.",
        "It will demand courage.",
        "The situation demands attention.",
        "Violence shows no sign of easing.",
        "Both sides have a vested interest in calm.",
        "The claims of the past weigh on the valley.",
        "If Northland rejects the plan, the talks may end.",
        "Several states hold elections this year.",
    ],
)
def test_analysis_and_supposition_make_no_claim(attributed: Many, sentence: str) -> None:
    assert attributed(sentence) == ()


def test_a_heading_never_makes_a_claim(attributed: Many) -> None:
    assert attributed("# River Front says bridge is open") == ()


def test_a_possessive_speaker_with_stated_content_makes_a_claim(attributed: Many) -> None:
    drafts = attributed("Villagers fled after Holt’s warning that the line would move.")
    assert words(drafts[0])[::2] == ("Holt’s", "the line would move")


def test_what_another_denies_of_it_is_a_claim_of_its_own(attributed: Many) -> None:
    drafts = attributed("Anna Holt said that the port had fallen, which the River Front denied.")
    assert [words(d) for d in drafts] == [
        ("Anna Holt", "said", "the port had fallen"),
        ("the River Front", "denied", "the port had fallen"),
    ]


def test_a_claim_that_another_rejects_is_read_the_same_way(attributed: Many) -> None:
    drafts = attributed("Marek Dol said that the port had fallen, a claim Northland rejected.")
    assert [words(d)[::2] for d in drafts] == [
        ("Marek Dol", "the port had fallen"),
        ("Northland", "the port had fallen"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Daily Post quoted a Riverite source as saying that the lists were ready.",
        "A Riverite source was quoted by the Daily Post as saying that the lists were ready.",
    ],
)
def test_the_speaker_quoted_by_an_outlet_is_the_source(one: One, sentence: str) -> None:
    draft = one(sentence)
    assert draft.actor == "river-front/source"
    assert draft.addressee is not None
    assert draft.addressee.actor == "daily-post"
    assert words(draft)[2] == "the lists were ready"


def test_how_it_was_said_is_no_content(one: One) -> None:
    draft = one("Northland said in a note posted on its page that the gate was shut.")
    assert words(draft)[2] == "the gate was shut"


def test_an_aside_on_who_says_it_is_no_part_of_the_speaker(one: One) -> None:
    draft = one("Ida Berg, according to two envoys, assured Northland that calm would hold.")
    assert words(draft)[0] == "two envoys"


def test_after_a_single_dash_the_outlet_speaks(one: One) -> None:
    draft = one("Anna Holt said the gate would stay shut—a point that divides the valley.")
    assert words(draft)[2] == "the gate would stay shut"
