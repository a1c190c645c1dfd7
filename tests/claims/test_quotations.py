"""Quotations: where they begin and end, and how they go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.span import Span
from truceline.claims.draft import Draft
from truceline.claims.quotations import quotations_in

One = Callable[[str], Draft]
Many = Callable[..., tuple[Draft, ...]]


def inner(text: str) -> list[str]:
    found = quotations_in(text, Span(0, len(text)))
    return [text[q.inner.start : q.inner.end] for q in found]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we wait” twice.", ["we wait"]),
        ('He said "we wait" twice.', ["we wait"]),
        ("He said ‘we wait’ twice.", ["we wait"]),
        ("He said 'we wait' twice.", ["we wait"]),
        ("He said «we wait» twice.", ["we wait"]),
        ("He said ``we wait'' twice.", ["we wait"]),
        ("The soldiers' camp and the nurse's tent.", []),
        ("“He told me ‘go’ and left,” she said.", ["He told me ‘go’ and left,"]),
        ("“This goes on in the next paragraph", ["This goes on in the next paragraph"]),
    ],
)
def test_marks_of_every_kind_delimit(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@given(st.text(alphabet="ab .,“”\"'‘’«»\n", max_size=200))
def test_quotations_lie_in_range_in_order_and_apart(text: str) -> None:
    found = quotations_in(text, Span(0, len(text)))
    ends = [0] + [q.span.end for q in found]
    assert all(end <= q.span.start for end, q in zip(ends, found, strict=False))
    assert all(q.span.holds(q.inner) and q.span.end <= len(text) for q in found)


def test_a_quotation_of_several_sentences_is_one_claim(one: One) -> None:
    draft = one("“We will wait. We will not move. We will see,” said Marek Dol.")
    assert draft.content is not None
    assert draft.content.text == "We will wait. We will not move. We will see"


def test_an_interrupted_quotation_is_one_claim_in_fragments(one: One) -> None:
    text = "“We will wait,” said Marek Dol, “and we will see.”"
    draft = one(text)
    assert draft.content is not None
    assert draft.content.fragments is not None
    assert [text[a:b] for a, b in draft.content.fragments] == ["We will wait", "and we will see."]


def test_the_next_sentence_s_quotation_goes_on_from_the_speaker(one: One) -> None:
    draft = one("“We will wait,” said Marek Dol. “The road is long.”")
    assert draft.content is not None
    assert draft.content.text == "We will wait The road is long."
    assert draft.quoted


def test_a_paragraph_of_nothing_but_quotation_goes_on_from_the_last(one: One) -> None:
    draft = one("“We will wait,” said Marek Dol.\n“The road is long.”")
    assert draft.content is not None
    assert draft.content.text == "We will wait The road is long."


def test_a_partial_quotation_is_not_marked_as_quoted(one: One) -> None:
    assert not one("Anna Holt said the meeting was “useful” and short.").quoted
