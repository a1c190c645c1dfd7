from __future__ import annotations

import pytest

from truceline.reports.layout import is_wrapped, lay_out, lines_of

LOOK_ALIKE = """\

Mediators said on Tuesday that both delegations had received the draft, though nothing was signed.

I. The State of Play: A New Draft on the Table
1. What the U.S. and Qatar Put Forward
The envoy told reporters that the gap was narrow. A second official was less hopeful about it.
“We are nearly there,” the envoy said.
2. Answers From the Two Capitals
Neither side gave a formal answer by nightfall, according to two people close to the talks.
II. On the Road: Convoys Wait Despite Promises
Drivers said that they had waited for three days, and that nobody had given them a reason.
Conclusion: A Door Left Ajar
Diplomats caution that a draft is not a deal and that the hardest pages are still blank.
Watch video below :


"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.span.start : b.span.end]) for b in lay_out(text)]


def of_kind(text: str, kind: str) -> list[str]:
    return [words for k, words in kinds(text) if k == kind]


def test_headings_of_a_numbered_article() -> None:
    assert of_kind(LOOK_ALIKE, "heading") == [
        "I. The State of Play: A New Draft on the Table",
        "1. What the U.S. and Qatar Put Forward",
        "2. Answers From the Two Capitals",
        "II. On the Road: Convoys Wait Despite Promises",
        "Conclusion: A Door Left Ajar",
    ]


def test_promotion_is_neither_prose_nor_heading() -> None:
    assert of_kind(LOOK_ALIKE, "promotion") == ["Watch video below :"]


def test_short_quotation_is_prose() -> None:
    assert "“We are nearly there,” the envoy said." in of_kind(LOOK_ALIKE, "prose")


AFTER = "\n\nThe ministry said in the evening that the crossing would stay closed until Sunday.\n"


@pytest.mark.parametrize(
    "line",
    [
        "# Ceasefire talks",
        "### what is known so far",
        "CEASEFIRE: WHAT THE TEXT SAYS",
        "Conclusion: A Fragile Hope",
        "Background",
        "What we know so far",
        "III. Civilian Harm in the North",
        "2) Who Counts the Trucks",
        "3.1 Verification of the Lists",
        "Annex B: Lists of Names",
        "Will the Truce Hold?",
        "A U.N. Convoy Reaches the City",
        "Statement by the Ministry of Health:",
        "Der Rückzug Beginnt",
        "Published: 27 January 2025",
    ],
)
def test_line_before_prose_is_a_heading(line: str) -> None:
    assert kinds(line + AFTER)[0] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "The army left the town.",
        "“We Will Never Sign”",
        "“No Deal,” Says the Ministry",
        "1. release of all persons held on the list",
        "- Names of the Dead",
        "The official said:",
        "Talks went on, the mediators said,",
        "He said that No. 10 Downing Street would answer.",
        "Why was the road closed?",
        "U.S. officials said that the parties had not yet agreed on the list of names, nor on the "
        "order in which they were to be released, nor on who would count them at the gate",
    ],
)
def test_line_before_prose_is_prose(line: str) -> None:
    first = "The mediators met in the capital on Sunday and said that they would go on.\n\n"
    assert kinds(first + line + AFTER)[1] == ("prose", line)


@pytest.mark.parametrize("last", ["Officials said no deal was near", "the talks go on"])
def test_unfinished_last_line_is_prose(last: str) -> None:
    assert kinds("The mediators met on Sunday and said that they would go on.\n" + last)[-1] == (
        "prose",
        last,
    )


def test_first_line_in_sentence_case_is_the_title() -> None:
    assert kinds("Group says it has accepted the latest proposal of the mediators" + AFTER)[0][
        0
    ] == ("heading")


def test_title_above_byline_and_date_is_a_heading() -> None:
    text = "Ceasefire talks: what we know\n\nBy A Writer\nPublished 5 March 2025" + AFTER
    assert [k for k, _ in kinds(text)] == ["heading", "heading", "heading", "prose"]


def test_capitals_say_nothing_where_all_is_in_capitals() -> None:
    text = "".join(
        f"{s} SAID THAT IT HAD LEFT THE AREA.\n\n" for s in ("UNIT ONE", "UNIT TWO", "IT")
    )
    assert of_kind(text, "heading") == []


@pytest.mark.parametrize(
    "line",
    [
        "Watch video below :",
        "Subscribe to our newsletter",
        "Read more: Talks resume in the capital",
        "READ ALSO: Convoy waits",
        "Sign up for the evening briefing",
        "Follow us on every channel",
        "Advertisement",
        "**Read more:** the full text",
    ],
)
def test_promotional_lines(line: str) -> None:
    assert kinds("The mediators met.\n\n" + line)[1] == ("promotion", line)


@pytest.mark.parametrize(
    "line",
    [
        "Watchers said that the line had moved.",
        "Read more than once, the clause still leaves the hour open, and so both sides read it as "
        "they like, the lawyers said, adding that the annex was no help and that the mediators had "
        "been asked.",
        "Donated trucks waited at the gate.",
    ],
)
def test_prose_that_begins_like_promotion(line: str) -> None:
    assert kinds("The mediators met.\n\n" + line)[1][0] == "prose"


WRAPPED = """\
TALKS GO ON

The mediators said on Sunday that the two delegations had
arrived and that they would meet in separate rooms. Nothing
had been signed by the evening, an official said.

Next steps
The lists of names are to be exchanged on Monday. Each side
keeps the right to object within a day.
  A second reading of the text follows on Wednesday, and the
guarantors are to be present.
"""


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    prose = of_kind(WRAPPED, "prose")
    assert [p.split()[0] for p in prose] == ["The", "The", "A"]
    assert prose[0].endswith("an official said.")


def test_headings_of_wrapped_text() -> None:
    assert of_kind(WRAPPED, "heading") == ["TALKS GO ON", "Next steps"]


def test_wrapping_is_told_from_one_paragraph_a_line() -> None:
    assert is_wrapped(lines_of(WRAPPED)) is True
    assert is_wrapped(lines_of(LOOK_ALIKE)) is False


def test_two_full_sentences_on_two_lines_are_two_paragraphs() -> None:
    text = "The first party said that it had opened the road.\nThe second party denied it.\n"
    assert [k for k, _ in kinds(text)] == ["prose", "prose"]


def test_list_items_of_wrapped_text_stay_apart() -> None:
    text = (
        WRAPPED + "\n- names of the first group, to be given to the carrier\n  on Monday\n- maps\n"
    )
    assert of_kind(text, "prose")[-1] == "- maps"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_give_the_same_blocks(end: str) -> None:
    assert [k for k, _ in kinds(WRAPPED.replace("\n", end))] == [k for k, _ in kinds(WRAPPED)]


def test_underlined_line_is_a_heading_of_markdown() -> None:
    assert kinds("the order of things\n===================\n\nIt was said." + AFTER)[0] == (
        "heading",
        "the order of things",
    )


def test_paragraph_above_a_rule_is_prose() -> None:
    assert kinds("It was said.\n-----\nIt was denied.\n")[0] == ("prose", "It was said.")


def test_rules_of_dashes_are_no_blocks() -> None:
    assert [w for _, w in kinds("It was said.\n\n---\n\n* * *\n\nIt was denied.")] == [
        "It was said.",
        "It was denied.",
    ]


def test_byte_order_mark_is_in_no_block() -> None:
    assert lay_out("\ufeffIt was said.")[0].span.start == 1
