from __future__ import annotations

import time

import pytest

from truceline.basis.span import Span
from truceline.reports import read_report_bytes, sentences_in, sentences_of


def cut_up(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["U.S. President Smith met Gen. Jones.", "They spoke."],
        ["It came from the U.S.", "The army left."],
        ["They met at 5 a.m. on Sunday.", "Talks began at 6 p.m.", "The room was full."],
        ["Lt. Gen. Halim spoke.", "Brig. Gen. Adar did not."],
        ["Donald J. Smith met J.D. Vale in the capital.", "Nothing was signed."],
        ["“It is over.”", "He left."],
        ["He said “No.”", "Then he left."],
        ["“We will sign. We will not wait,” the envoy said.", "Nobody signed."],
        ["“Very good news,” said the president.", "“The envoy told me that it is close.”"],
        ["“Stop!” President Smith said.", "“Why?” he asked.", "Nobody answered."],
        ["“Will it hold?” the envoy asked.", "It held."],
        ["On Jan. 27 the road opened.", "No. 10 gave no answer."],
        ["He said no.", "The army left."],
        ["They left… Then they came back."[:10], "Then they came back."],
        ["It cost $1.5 million, or 3.5 per cent.", "More is due."],
        ["1. The parties cease fire.", "2. The parties release persons."],
        ["Art. 5 speaks of para. 3 and no more.", "It ends there."],
        ["The plan by Party A vs. Party B.", "It failed."],
        ["Hamas-run offices, e.g. Gaza's ministry, gave figures.", "Israel gave none."],
        ["هذا نص.", "وهذا آخر؟", "نعم."],
    ],
    ids=lambda s: s[0][:24],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert cut_up(" ".join(sentences)) == sentences


@pytest.mark.parametrize("text", [".“.“", "a. “", "“!” “", "1. (", ". . .", "“”"])
def test_bare_marks_are_no_trouble(text: str) -> None:
    assert "".join("".join(cut_up(text)).split()) == "".join(text.split())


def test_wrapped_sentence_runs_over_the_line_end() -> None:
    assert cut_up("The army\r\nsaid so. It\nleft.") == ["The army\r\nsaid so.", "It\nleft."]


def test_offsets_count_code_points() -> None:
    text = "😀 It is 𝟚 o’clock. \u200bIt rains."
    assert cut_up(text) == ["😀 It is 𝟚 o’clock.", "\u200bIt rains."]


def test_sentences_never_cross_blocks() -> None:
    report = read_report_bytes(
        b"A title without stop\n\nIt was said and\n\nit was denied.", file="a"
    )
    found = sentences_of(report)
    assert [i for _, i in found] == [0, 1, 2]
    assert all(report.blocks[i].span.holds(span) for span, i in found)


def test_open_quotation_mark_does_not_swallow_the_paragraph() -> None:
    assert len(cut_up("“We will sign. It is time. The others agree.")) == 3


@pytest.mark.parametrize(
    "text",
    ["“" * 300_000, "a. " * 300_000, "word " * 300_000, "a" * 1_000_000, "(" * 300_000],
    ids=["open quotes", "initials", "no stop", "one word", "brackets"],
)
def test_hostile_paragraphs_are_linear(text: str) -> None:
    start = time.process_time()
    found = sentences_in(text, Span(0, len(text)))
    assert found[-1].end == len(text.rstrip())
    assert time.process_time() - start < 8
