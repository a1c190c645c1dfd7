"""Digests over unambiguous encodings, spans, passages and reasons."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.basis.digest import canonical_json, digest, digest_bytes
from truceline.basis.quantity import Quantity
from truceline.basis.reason import Reason
from truceline.basis.span import Span, cover, cut

parts = st.lists(
    st.none() | st.text(max_size=4) | st.integers() | st.binary(max_size=4), max_size=4
)
spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda t: Span(min(t), max(t)))


@given(parts, parts)
def test_two_lists_of_parts_share_a_digest_only_if_they_are_the_same(
    a: list[object], b: list[object]
) -> None:
    same = [(type(x), x) for x in a] == [(type(x), x) for x in b]
    assert (digest("t", *a) == digest("t", *b)) == same  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("ab", "c"), ("a", "bc")),
        ((None,), ("",)),
        (("1",), (1,)),
        (("a",), (b"a",)),
        (("a", ""), ("a",)),
        (("n",), (None,)),
    ],
)
def test_lists_that_look_alike_have_other_digests(
    a: tuple[str | int | bytes | None, ...], b: tuple[str | int | bytes | None, ...]
) -> None:
    assert digest("t", *a) != digest("t", *b)


def test_the_domain_separates_digests() -> None:
    assert digest("claim", "a") != digest("row", "a")


def test_the_id_of_a_report_is_the_plain_sha_256_of_its_bytes() -> None:
    assert digest_bytes(b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_canonical_json_sorts_keys_and_leaves_no_blanks() -> None:
    assert canonical_json({"b": 1, "a": [None, "é"]}) == '{"a":[null,"é"],"b":1}'.encode()


def test_canonical_json_takes_values_of_ours() -> None:
    assert canonical_json(Quantity(low=3)) == b'{"low":3}'


@given(spans, spans)
def test_spans_meet_in_both_directions(a: Span, b: Span) -> None:
    assert a.meets(b) == b.meets(a)


@given(spans, spans)
def test_spans_meet_exactly_where_they_share_a_code_point(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert (a.meets(b) and len(a) > 0 and len(b) > 0) == bool(shared)


@given(spans, spans)
def test_two_spans_that_hold_each_other_are_the_same(a: Span, b: Span) -> None:
    assert (a.holds(b) and b.holds(a)) == (a == b)


@given(st.lists(spans, min_size=1))
def test_a_cover_holds_every_span_and_nothing_beyond(known: list[Span]) -> None:
    whole = cover(known)
    assert all(whole.holds(s) for s in known)
    assert whole.start in {s.start for s in known}
    assert whole.end in {s.end for s in known}


@given(st.text(max_size=30), st.data())
def test_a_cut_passage_is_verbatim_and_has_no_white_space_at_its_ends(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = cut(text, start, end)
    assert passage.text == text[passage.start : passage.end] == text[start:end].strip()
    assert Span(start, end).holds(passage.span)


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs backwards"):
        Span(start, end)


def test_a_reason_gives_each_of_its_claims_once_in_order() -> None:
    reason = Reason(text="a", claims=("2", "1"), because=(Reason(text="b", claims=("1", "3")),))
    assert list(reason.all_claims()) == ["2", "1", "3"]
