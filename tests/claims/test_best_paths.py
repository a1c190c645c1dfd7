"""The likeliest tags: never a role that goes on where it has not begun, and no better way is left out."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.claims.tagger.decoding import INSIDE, Floats, best_paths

TAGS = 7
SCORE = st.floats(-5, 5, allow_nan=False, width=32)


def allowed(path: tuple[int, ...]) -> bool:
    """Whether every role goes on only after its begin or itself."""
    if path[0] in INSIDE:
        return False
    return all(b not in INSIDE or a in (b, b - 1) for a, b in pairwise(path))


@st.composite
def scores(draw: st.DrawFn, words: int = 3) -> Floats:
    """Scores of one or two anchors over a few words."""
    anchors = draw(st.integers(1, 2))
    flat = draw(st.lists(SCORE, min_size=anchors * words * TAGS, max_size=anchors * words * TAGS))
    return np.array(flat, dtype=np.float32).reshape(anchors, words, TAGS)


@given(scores())
@settings(max_examples=60, deadline=None)
def test_no_allowed_way_is_better_than_the_one_returned(given_scores: Floats) -> None:
    for path, of_anchor in zip(best_paths(given_scores), given_scores, strict=True):
        assert allowed(tuple(path))
        ways = filter(allowed, product(range(TAGS), repeat=len(of_anchor)))
        best = max(sum(float(of_anchor[i, tag]) for i, tag in enumerate(way)) for way in ways)
        mine = sum(float(of_anchor[i, tag]) for i, tag in enumerate(path))
        assert abs(mine - best) < 1e-4


@given(scores(words=4))
@settings(max_examples=60, deadline=None)
def test_each_anchor_is_read_as_if_it_were_alone(given_scores: Floats) -> None:
    together = best_paths(given_scores)
    alone = [best_paths(given_scores[i : i + 1])[0] for i in range(len(given_scores))]
    assert together == alone


def test_a_role_that_only_goes_on_is_begun_or_left() -> None:
    one_word = np.zeros((1, 1, TAGS), dtype=np.float32)
    one_word[0, 0, INSIDE] = 9
    assert best_paths(one_word)[0][0] not in INSIDE
