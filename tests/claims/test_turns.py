"""Who is speaking where the layout shows it, and above all where it does not."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.turns import letterhead, turns_in
from truceline.reports import read_report_bytes
from truceline.reports.report import Report


def report(text: str) -> Report:
    return read_report_bytes(text.encode(), file="a.txt")


def spoken(text: str) -> list[tuple[str | None, str]]:
    """Who says what, by paragraph, of what nobody asks."""
    read = report(text)
    return [
        (
            None if t.speaker is None else read.text[t.speaker.start : t.speaker.end],
            read.text[t.start : read.blocks[t.block].span.end].strip(),
        )
        for t in turns_in(read, shipped_registry())
        if not t.asks
    ]


def head(text: str) -> str | None:
    found = letterhead(report(text), shipped_registry())
    return None if found is None else found.actor


def test_a_transcript_gives_the_answers_to_whom_the_label_names() -> None:
    text = (
        "Question: Is it over?\n\nSergei Lavrov: It is not.\n\nQuestion: Why?\n\nAnswer: Ask them."
    )
    assert spoken(text) == [("Sergei Lavrov", "It is not."), ("Sergei Lavrov", "Ask them.")]


def test_what_is_asked_is_nobodys_word() -> None:
    text = "Q: The army says the bridge fell.\n\nA: We shall see."
    assert spoken(text) == [(None, "We shall see.")]


@pytest.mark.parametrize("place", ["(X)", "(Telegram)", "@MoFA"])
def test_a_line_with_a_handle_or_platform_posts_what_follows(place: str) -> None:
    text = (
        f"Saved posts\n\nKremlin {place}\n\nThe road is open and will stay open.\n\n"
        f"COGAT {place}\n\nForty trucks went in this morning."
    )
    assert spoken(text) == [
        ("Kremlin", "The road is open and will stay open."),
        ("COGAT", "Forty trucks went in this morning."),
    ]


@pytest.mark.parametrize("word", ["Press release", "STATEMENT", "Communiqué"])
def test_a_letterhead_with_a_word_for_a_statement_speaks_the_page(word: str) -> None:
    text = f"RAPID SUPPORT FORCES\n\n{word}\n\nThe road to the camp was opened this morning."
    assert spoken(text) == [
        ("RAPID SUPPORT FORCES", "The road to the camp was opened this morning.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ceasefire: what we know\n\nThere was one demand: the list. Hamas said it would wait.",
        "# Background\n\nThe list: forty names.\n\n# Next\n\nNobody knows.",
        "The plan has parts:\n\n- Israel: withdrawal.\n\n- Hamas: release.\n\nTalks go on.",
        "Hamas: ceasefire is over\n\nThe guns were heard at night, residents said.",
        "Israel\n\nThe road was shut on Monday, and nobody passed.",
        "Hamas statement says talks are over\n\nThe road was shut on Monday.",
    ],
)
def test_articles_headings_and_lists_are_nobodys_turn(text: str) -> None:
    assert spoken(text) == []


def test_one_handle_alone_makes_no_collection_of_posts() -> None:
    assert spoken("Our man @press\n\nThe road was shut on Monday, and nobody passed.") == []


@pytest.mark.parametrize(
    ("lines", "actor"),
    [
        ("DEMOCRATIC REPUBLIC OF CONGO\n\nARMED FORCES", "dr-congo/fardc"),
        ("RUSSIA\n\nDefence Ministry", "russia/defence-ministry"),
        ("UKRAINE\n\nDefence Ministry", "ukraine/defence-ministry"),
        ("UNITED NATIONS\n\nUNIFIL", "unifil"),
        ("UNITED NATIONS — DAILY PRESS BRIEFING", "un"),
        ("OCHA SUDAN | Access", "ocha"),
    ],
)
def test_a_letterhead_names_the_nearest_body(lines: str, actor: str) -> None:
    assert head(f"{lines}\n\nThe road was shut on Monday, and nobody passed it.") == actor


@pytest.mark.parametrize(
    "line",
    [
        "Hamas rejects the list",
        "M23 says it will pull back",
        "Israel and Hamas agree on a pause",
        "KYIV, 27 March",
        "Briefing on Colombia",
        "Hamas: no list",
    ],
)
def test_headlines_datelines_and_subjects_are_no_letterhead(line: str) -> None:
    assert head(f"{line}\n\nThe road was shut on Monday, and nobody passed it.") is None


def test_a_state_as_a_later_heading_is_what_follows_is_about() -> None:
    assert head("Notes of the day\n\nETHIOPIA\n\nThe road was shut on Monday.") is None


def test_an_interview_in_dashes_gives_every_second_line_to_who_is_named_above() -> None:
    text = (
        "Interview with Sergei Lavrov\n\n- What was agreed?\n\n- A pause of ten days.\n\n"
        "- Kyiv says the line moved.\n\n- It did not.\n\n- And the prisoners?\n\n- They will be let go."
    )
    answers = ["A pause of ten days.", "It did not.", "They will be let go."]
    assert spoken(text) == [("Sergei Lavrov", words) for words in answers]


def test_a_list_in_dashes_is_no_interview() -> None:
    assert spoken("Points\n\n- The road.\n\n- The bridge.\n\n- The list.\n\n- The map.") == []


def test_names_in_capitals_take_turns_and_who_asks_says_nothing() -> None:
    text = (
        "HOST: Is it over?\n\nMINISTER: It is not.\n\nIt will take a week.\n\nHOST: Why?\n\n"
        "MINISTER: Ask them.\n\nThe programme ended at noon."
    )
    said = ["It is not.", "It will take a week.", "Ask them."]
    assert spoken(text) == [("MINISTER", words) for words in said]


@pytest.mark.parametrize("kind", ["Noon briefing", "Situation report", "Note to correspondents"])
def test_a_briefing_under_a_letterhead_is_its_issuers(kind: str) -> None:
    text = f"OCHA SUDAN\n{kind}, 3 May\n\nForty trucks were let in on Monday."
    assert spoken(text) == [("OCHA", "Forty trucks were let in on Monday.")]
