"""What is no claim, where contents begin and end, and who gives no word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import extract_claims
from truceline.claims.draft import Draft
from truceline.claims.pipeline import parties_in
from truceline.reports import read_report_bytes
from truceline.reports.report import Report

One = Callable[[str], Draft]
Many = Callable[..., tuple[Draft, ...]]


def text_of(draft: Draft) -> tuple[str, str]:
    """The words of the source and of the content."""
    assert draft.source is not None
    return draft.source.text, "" if draft.content is None else draft.content.text


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("Northland did not comment.", "Northland", ""),
        ("Northland did not comment on the list.", "Northland", "the list"),
        ("The River Front has not commented.", "The River Front", ""),
        ("Northland declined to say when the gate would open.", "Northland",
         "when the gate would open"),
        ("The River Front refused to comment on the map.", "The River Front", "the map"),
        ("Northland did not say who had fired.", "Northland", "who had fired"),
        ("What had been counted, they did not say.", "they", "What had been counted"),
        ("The River Front did not respond to a request for comment.", "The River Front", ""),
        ("Northland had no immediate comment.", "Northland", ""),
        ("There was no immediate comment from Northland.", "Northland", ""),
        ("The River Front has said nothing about the dates.", "The River Front", "the dates"),
        ("Northland would not elaborate.", "Northland", ""),
    ],
)  # fmt: skip
def test_who_gives_no_word_is_told_with_what_it_is_on(
    one: One, sentence: str, source: str, content: str
) -> None:
    draft = one(sentence)
    assert (*text_of(draft), draft.cue_lemma) == (source, content, "decline to comment")
    assert not draft.cue_negated


@pytest.mark.parametrize(
    "sentence",
    [
        "The official asked not to be named.",
        "Speaking on condition of anonymity, she looked at the map.",
        "The official declined to be named or photographed.",
        "The Daily Post has asked both for comment.",
        "No one had announced where talks would be held.",
        "No group has claimed responsibility for the blast.",
        "The talks are not concluded by the end of the week.",
        "No count of either is held by this desk.",
        "The text gives no support for that, and a reader will wait.",
        "The rounds announced one by one come to a hundred.",
        "Organisations that wish to have their figures printed are asked to write.",
        "The statement as received by the Daily Post did not mention the map.",
        "Northland did not respond to the attack.",
        "Northland: the gate was opened.",
        "The text sets a number of detainees for each person released.",
    ],
)
def test_what_says_nothing_on_the_matter_is_no_claim(attributed: Many, sentence: str) -> None:
    found = [d for d in attributed(sentence) if d.cue_lemma != "decline to comment"]
    assert [d.content.text for d in found if d.content is not None] == []


@pytest.mark.parametrize(
    "dateline",
    ["PORT CITY, 1 March 2031 — ", "PORT (Daily Post) - ", "Port City, March 3 (Daily Post) -- "],
)
def test_a_dateline_is_not_content(one: One, dateline: str) -> None:
    draft = one(f"{dateline}The gate is shut, Northland said.")
    assert text_of(draft) == ("Northland", "The gate is shut")


def test_a_capital_word_and_a_dash_are_no_dateline(one: One) -> None:
    draft = one("Talks - the third round - will go on, Northland said.")
    assert text_of(draft)[1] == "Talks - the third round - will go on"


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("According to the diplomat, the mediators believe that both want it.", "the diplomat",
         "the mediators believe that both want it"),
        ("According to a person briefed on the talks, Southmark expects both in May.",
         "a person briefed on the talks", "Southmark expects both in May"),
        ("According to the envoy, Ida Berg, the sides were closer.", "the envoy, Ida Berg",
         "the sides were closer"),
        ("Forty people are free, by Northland’s account.", "Northland’s", "Forty people are free"),
        ("By the count of local volunteers, 23 people fell ill.", "local volunteers",
         "23 people fell ill"),
        ("They put the number of those returning at 650.", "They",
         "the number of those returning at 650"),
        ("An organisation that works for prisoners put the toll at 40.",
         "An organisation that works for prisoners", "the toll at 40"),
        ("It is silent on crowds, two lawyers who have worked with it told the Daily Post.",
         "two lawyers who have worked with it", "It is silent on crowds"),
        ("Northland said only that the roads were open.", "Northland", "the roads were open"),
        ("Northland said overnight that one was missing.", "Northland", "one was missing"),
        ("The River Front confirmed that number on Friday.", "The River Front",
         "that number on Friday"),
        ("Northland confirmed it at midday.", "Northland", "it"),
        ("The River Front rejected this.", "The River Front", "this"),
        ("The River Front denied that.", "The River Front", "that"),
        ("Asked what had been promised, the envoy replied that huts would be let in.", "the envoy",
         "huts would be let in"),
        ("If the quota is kept, the coordinator said, “the night is still cold”.", "the coordinator",
         "If the quota is kept “the night is still cold”"),
        ("After the meeting, the coordinator said, “The night is still cold.”", "the coordinator",
         "The night is still cold."),
        ("“Both call us,” the envoy said; “neither calls the other.”", "the envoy",
         "Both call us neither calls the other."),
        ("Yemen’s widely recognised government said it had seen no list.",
         "Yemen’s widely recognised government", "it had seen no list"),
        ("Northland was accused by the River Front of hiding maps.", "the River Front",
         "Northland of hiding maps"),
        ("Northland was told by mediators that the list was late.", "mediators",
         "the list was late"),
        ("The sides will meet in May, both delegations said.", "both delegations",
         "The sides will meet in May"),
    ],
)  # fmt: skip
def test_source_and_content_have_their_bounds(
    one: One, sentence: str, source: str, content: str
) -> None:
    assert text_of(one(sentence)) == (source, content)


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("Northland said that the list was late, but that it would wait.",
         ["the list was late", "it would wait"]),
        ("The list was late, Northland said in a statement, and the River Front had hidden names.",
         ["The list was late", "the River Front had hidden names"]),
        ("Talks had gone well, according to the envoy; the sides had promised to meet.",
         ["Talks had gone well", "the sides had promised to meet"]),
        ("The list was late, Northland said, and the gate opened at noon.", ["The list was late"]),
    ],
)  # fmt: skip
def test_a_clause_goes_on_only_where_its_helper_says_so(
    attributed: Many, sentence: str, contents: list[str]
) -> None:
    drafts = [d for d in attributed(sentence) if d.voice == "attributed"]
    assert [text_of(d)[1] for d in drafts] == contents


def test_who_passes_on_the_words_is_told_and_not_the_source(attributed: Many) -> None:
    (draft,) = attributed("Northland was ready, Anna Holt said, according to the Daily Post.")
    assert draft.addressee is not None
    assert (draft.actor, draft.addressee.actor) == ("northland/anna-holt", "daily-post")


def test_of_two_processes_between_the_same_parties_it_is_the_one_without_others(
    make_report: Callable[..., Report],
) -> None:
    report = make_report("Russia said the line was quiet. Ukraine said it was not.")
    assert parties_in(report, shipped_registry()) == ("ukraine", "russia")


def test_two_who_speak_in_one_sentence_of_time_are_two_claims(attributed: Many) -> None:
    drafts = attributed(
        "Northland said it would hold its fire, hours after the River Front announced that it agreed."
    )
    assert [text_of(d) for d in drafts] == [
        ("Northland", "it would hold its fire"),
        ("the River Front", "it agreed"),
    ]


def test_according_to_them_is_only_the_speaker_again(attributed: Many) -> None:
    (draft,) = attributed("Nurses said that tents, according to them, had not come.")
    assert text_of(draft) == ("Nurses", "tents, according to them, had not come")


@pytest.mark.parametrize("letter", ["A", "B"])
def test_a_party_named_by_a_letter_speaks(letter: str) -> None:
    (claim,) = extract_claims(
        read_report_bytes(
            f"Party {letter} demanded that the road be opened.".encode(), file="t.txt"
        ),
        registry=shipped_registry(),
        extractor="rules",
    )
    assert claim.source is not None
    assert claim.source.text == f"Party {letter}"


@pytest.mark.parametrize("party", ["Hamas", "Israel", "Russia", "Ukraine"])
@pytest.mark.parametrize(
    "question",
    [
        "Will {P} accept the map?",
        "Has {P} rejected the map?",
        "Did {P} say that the truce was over?",
    ],
)
def test_what_the_report_asks_nobody_has_said(party: str, question: str) -> None:
    text = question.format(P=party).encode()
    claims = extract_claims(
        read_report_bytes(text, file="t.txt"), registry=shipped_registry(), extractor="rules"
    )
    assert not [c for c in claims if c.voice == "attributed"]


def test_a_question_that_somebody_asks_is_still_a_claim() -> None:
    text = "“Will they accept the map?” the minister said.".encode()
    claims = extract_claims(
        read_report_bytes(text, file="t.txt"), registry=shipped_registry(), extractor="rules"
    )
    assert [c.quoted for c in claims] == [True]
