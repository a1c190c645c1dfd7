"""Hostile text: no crash, no work that grows with the square, and spans that cut what they quote."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.basis.registry_of_actors import Registry, shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.errors import UnreadReport
from truceline.reports import Report, left_aside, read_report_bytes

LAW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
PIECES = st.sampled_from(
    [
        "Hamas said that it accepts the list. ", "Israel denied it on Monday. ", "“", "”", '"', "'",
        "‘", "’", "„", "«", "»", "``", "''", "“Not ‘now’, ”", "he said, “and “then” ‘no”. ",
        "HAMAS SAID ON MONDAY THAT 45 PEOPLE WERE FREED. ", "the army said it will leave and hamas said ",
        "\u202eHamas\u202c ", "\u2067", "\u2069", "\u200b", "\u200f", "\ufeff", "\u00ad", "e\u0301",
        "الناطق قال ", "אמר הדובר ", "Наmаs sаid ", "한국 ", "😀", "🇵🇸", "\U0001f468\u200d\U0001f469 ",
        "<p>", "</div>", "&quot;", "&nbsp;", "<br/>", "<script>x</script>", "&#8220;", "[", "]]>", "((((",
        "\n", "\n\n", "\r\n", "\u2028", "\t", "\x0b", "\x85", "\xa0", "— ", "…", "...", "!?", ";;", ",,", "1,5",
        "45", "3½", "١٢ ", "Hamas Says It Accepts", "Three dead\n", "according to ", "said", "to", "in Rafah ",
        "if Israel withdraws, ", "# ", "1. ", "- ", "—", "ﬁ", "ß", "İ", "ŉ", "a" * 300, "\x1b[31m",
    ]
)  # fmt: skip
HOSTILE = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=120))


@pytest.fixture(scope="module")
def registry() -> Registry:
    return shipped_registry()


def claims_of(raw: str, file: str = "a.txt") -> tuple[Report, tuple[Claim, ...]]:
    report = read_report_bytes(raw.encode("utf-8", "ignore"), file=file)
    return report, extract_claims(report, registry=shipped_registry(), extractor="rules")


def quoted(value: object) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Yield the words that a claim quotes, at any depth, with where it says they stand."""
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        text, start, end = (fields.get(n) for n in ("text", "start", "end"))
        if isinstance(text, str) and isinstance(start, int) and isinstance(end, int):
            yield text, fields.get("fragments") or ((start, end),)
        for field in fields.values():
            yield from quoted(field)
    elif isinstance(value, tuple):
        for item in value:
            yield from quoted(item)


def check_spans(report: Report, claims: tuple[Claim, ...]) -> None:
    prose = [b.span for b in report.blocks if b.kind == "prose"]
    for claim in claims:
        assert any(b.start <= claim.evidence.start < b.end for b in prose)
        for words, ranges in quoted(claim):
            assert words == " ".join(report.text[a:b] for a, b in ranges)
            assert all(0 <= a < b <= len(report.text) for a, b in ranges)
            assert all(a[1] <= b[0] for a, b in pairwise(ranges))


# spans


@LAW
@given(HOSTILE)
def test_spans_cut_out_exactly_the_words_of_hostile_text(text: str) -> None:
    try:
        report, claims = claims_of(text)
    except UnreadReport:
        return
    assert report.text == text.encode("utf-8", "ignore").decode()
    check_spans(report, claims)


@settings(LAW, max_examples=15)
@given(HOSTILE)
def test_spans_cut_out_exactly_the_words_of_a_hostile_page(text: str) -> None:
    page = f"<html><body><p>Hamas said that it accepts the list.</p><p>{text}</p></body></html>"
    try:
        report, claims = claims_of(page, "a.html")
    except UnreadReport:
        return
    check_spans(report, claims)


@LAW
@given(HOSTILE)
def test_hostile_text_takes_nothing_from_the_paragraph_before_it(text: str) -> None:
    before = "Hamas said that it accepts the list. Israel denied that the list was late."
    report, claims = claims_of(f"{before}\n\n{text}".replace("\0", ""))
    if report.blocks[0].span.end != len(before):
        return  # a mark that joins lines, or no paragraph of its own
    if report.blocks[0].kind == "prose":
        assert {c.actor for c in claims if c.evidence.end <= len(before)} == {"hamas", "israel"}


# what each kind of bad text gives


def test_a_transcript_without_punctuation_is_read_without_harm() -> None:
    report, claims = claims_of("the army said that it will leave and hamas said no to it " * 60)
    check_spans(report, claims)
    assert left_aside(report) == ()


def test_all_capitals_are_prose_and_are_read() -> None:
    text = (
        "HAMAS SAID ON MONDAY THAT IT ACCEPTS THE LIST.\n\nISRAEL DENIED THAT IT WAS LATE.\n\n" * 3
    )
    report, claims = claims_of(text)
    check_spans(report, claims)
    assert {b.kind for b in report.blocks} == {"prose"}


def test_a_list_of_headlines_makes_no_claim() -> None:
    heads = ["Hamas Says It Accepts the List", "Israel Denies New Delay", "Egypt Calls for Calm"]
    report, claims = claims_of("\n\n".join(heads * 5))
    assert {b.kind for b in report.blocks} == {"heading"}
    assert claims == ()


def test_ten_thousand_quotation_marks_leave_what_stands_beside_them() -> None:
    for mark in ('"', "“", "”", "'", "‘", "«", "``", '" ', "“‘"):
        report, claims = claims_of(
            f"Hamas said that it accepts.\n\n{mark * 10_000} a\n\nEgypt said no."
        )
        check_spans(report, claims)
        assert claims[0].actor == "hamas", mark


def test_direction_marks_inside_a_name_hide_nobody() -> None:
    report, claims = claims_of("\u2067Ha\u200bmas\u2069 said that it accepts the list.")
    check_spans(report, claims)
    assert len(claims) == 1


def test_remains_of_a_page_are_text() -> None:
    text = "<div>Hamas said &quot;yes&quot;<br/>\n\nIsrael denied that the list was late.</div>"
    report, claims = claims_of(text)
    check_spans(report, claims)
    assert report.text == text
    assert "israel" in {c.actor for c in claims}


# work


SAID = (
    "The Israeli military said on Monday that 45 troops would leave Rafah. “We hold to it,” a Hamas"
    " official told reporters. If the list is late, Egypt said, talks will stop. "
)
SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: (SAID + "\n\n") * (n // len(SAID)),
    "one paragraph": lambda n: SAID * (n // len(SAID)),
    "straight marks": lambda n: "The army said " + '"' * n + " yes.",
    "marks apart": lambda n: '" a ' * (n // 4),
    "opened and not closed": lambda n: "“The army said. " * (n // 16),
    "opened in every sentence": lambda n: 'He said "a. ' * (n // 12),
    "nested": lambda n: "“He said ‘" * (n // 10),
    "apostrophes": lambda n: "it's 'so' " * (n // 10),
    "no punctuation": lambda n: "the army said that it would leave and hamas said no " * (n // 52),
    "capitals": lambda n: (SAID.upper() + "\n\n") * (n // len(SAID)),
    "headlines": lambda n: "Hamas Says It Will Release Three\n" * (n // 33),
    "directions": lambda n: "The army said \u202e“we \u2066will” ישראל leave\u200b. " * (n // 45),
    "tags": lambda n: '<div class="x"><p>Hamas said &quot;no&quot;</p><br>' * (n // 50),
    "brackets": lambda n: "Hamas said " + "(" * n,
    "commas": lambda n: "said, " * (n // 6),
    "dashes": lambda n: "a – b — " * (n // 8),
    "names": lambda n: "John Smith " * (n // 11),
    "figures": lambda n: "1,000 " * (n // 6),
    "pronouns": lambda n: "He said they said it said he did. " * (n // 34),
    "hearsay": lambda n: "according to officials " * (n // 23),
    "dates": lambda n: "27 January 2025 at 10:00 on Monday " * (n // 35),
    "one word": lambda n: "a" * n,
    "stops": lambda n: "a" + "." * n + " b",
    "blanks": lambda n: "a" + " " * n + "b.",
    "empty lines": lambda n: "a" + "\n" * n + "b.",
    "Arabic": lambda n: "قال المتحدث إن القوات لم تنسحب. " * (n // 32),
}

SMALLEST = 9_000
"""Code points to start from: more than the splitter of sentences takes at once."""


def steps(work: Callable[[], object]) -> int:
    """Return how many functions ``work`` calls, those of the interpreter included."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", list(SHAPES))
def test_the_steps_grow_with_the_text_and_not_with_its_square(shape: str) -> None:
    """Twice the text adds twice the steps that the first doubling added; a square adds four times."""
    make, start = SHAPES[shape], SMALLEST
    claims_of(make(start))  # what is loaded once is not counted
    one, two, four = (steps(partial(claims_of, make(n))) for n in (start, 2 * start, 4 * start))
    assert four - two <= 3 * max(two - one, 2_000)


@pytest.mark.parametrize("shape", list(SHAPES))
def test_the_time_of_the_processor_does_not_grow_with_the_square_either(shape: str) -> None:
    """Steps do not see inside a pattern; eight times the text may take twenty-four times as long."""
    make = SHAPES[shape]
    small, large = (min(seconds(make(n)) for _ in range(2)) for n in (2_000, 16_000))
    assert large <= 24 * small + 0.3


def seconds(text: str) -> float:
    start = time.process_time()
    claims_of(text)
    return time.process_time() - start


@pytest.mark.heavy
@pytest.mark.parametrize("shape", list(SHAPES))
def test_two_megabytes_are_read(shape: str) -> None:
    report, claims = claims_of(SHAPES[shape](2_000_000))
    check_spans(report, claims[:1000])
