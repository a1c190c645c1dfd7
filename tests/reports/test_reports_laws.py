"""What holds for every text: offsets cut the verbatim words, nothing is lost, nothing moves."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.span import Span
from truceline.errors import UnreadReport
from truceline.reports import Report, fold_invisible, read_report_bytes, sentences_in, sentences_of
from truceline.reports.layout import lay_out

PIECES = st.sampled_from(
    [
        "The army said so. ", "“We will sign,” he said. ", "U.S. President ", "Gen. ", "5 a.m. ",
        "\n", "\n\n", "\r\n", "\r", "1. Names of the Dead", "# Title", "---", "\ufeff", "\u200b",
        "\u202e",
        "😀", "“", "”", "…", "قال الوسطاء. ", "Watch video below :", "\t", "\u2028", "A", ". ", "a",
        "\x0b", "\x0c", "\x85", "\x1c",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))


def read(text: str) -> Report | None:
    try:
        return read_report_bytes(text.encode("utf-8", "ignore"), file="a.txt")
    except UnreadReport:
        return None


@given(TEXTS)
def test_text_is_the_decoded_file(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    report = read(text)
    assert report is None or report.text.encode() == raw


@given(TEXTS)
def test_blocks_are_ordered_and_inside_the_text(text: str) -> None:
    spans = [b.span for b in lay_out(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@given(TEXTS)
def test_every_letter_and_digit_lies_in_one_block(text: str) -> None:
    covered = [i for b in lay_out(text) for i in range(b.span.start, b.span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= set(covered)


@given(TEXTS)
def test_blocks_begin_and_end_with_what_is_seen(text: str) -> None:
    for block in lay_out(text):
        words = text[block.span.start : block.span.end]
        assert words == words.strip()


@given(TEXTS)
def test_blocks_depend_on_the_text_alone(text: str) -> None:
    assert lay_out(text) == lay_out(text)


@given(TEXTS)
def test_sentences_cover_their_block_once_in_order(text: str) -> None:
    report = read(text)
    if report is None:
        return
    found = sentences_of(report)
    for i, block in enumerate(report.blocks):
        spans = [s for s, b in found if b == i]
        covered = [p for s in spans for p in range(s.start, s.end)]
        seen = [p for p in range(block.span.start, block.span.end) if not report.text[p].isspace()]
        assert covered == sorted(set(covered))
        assert set(seen) <= set(covered)
        assert all(block.span.holds(s) for s in spans)


@given(TEXTS)
def test_reading_the_same_bytes_twice_is_equal(text: str) -> None:
    assert read(text) == read(text)


@given(st.text(max_size=100), st.data())
def test_folded_spans_cut_the_same_words(text: str, data: st.DataObject) -> None:
    folded = fold_invisible(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    place = folded.original(Span(start, end))
    assert fold_invisible(text[place.start : place.end]).text == folded.text[start:end]


@given(st.text(alphabet="ab.“” \n", max_size=60), st.integers(1, 400))
def test_sentences_of_long_blocks_lose_nothing(piece: str, times: int) -> None:
    text = piece * times
    kept = "".join(text[s.start : s.end] for s in sentences_in(text, Span(0, len(text))))
    assert "".join(kept.split()) == "".join(text.split())
