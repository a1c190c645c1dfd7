from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.hand_drafts import understood
from truceline.basis.gazetteer import find_place
from truceline.claims.draft import Draft
from truceline.claims.scoring import score_of

PLAIN = understood("[M23] {said} <nine men have crossed the river>", lemma="say")


def test_a_score_names_its_reasons() -> None:
    scored = score_of(msgspec.structs.replace(PLAIN, cue=None, named=True))
    assert scored.score < 1.0
    assert scored.reasons == ("no word of saying was found",)


def test_nothing_missing_scores_one() -> None:
    scored = score_of(msgspec.structs.replace(PLAIN, named=True))
    assert (scored.score, scored.reasons) == (1.0, ("source, cue and content were found",))


@given(st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, "m23"]))
def test_every_score_lies_between_nought_and_one(
    named: bool, quoted: bool, bare: bool, actor: str | None
) -> None:
    draft: Draft = msgspec.structs.replace(
        PLAIN, named=named, quoted=quoted, actor=actor, content=None if bare else PLAIN.content
    )
    assert 0 < score_of(draft).score <= 1


def test_who_speaks_does_not_change_the_score() -> None:
    words = "{said} <nine men have crossed the river>"
    assert (
        understood(f"[DR Congo] {words}", lemma="say").score
        == understood(f"[M23] {words}", lemma="say").score
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("shells fell in Gaza City", "Gaza City"),
        ("the convoy reached Rafah", "Rafah"),
        ("two men were killed near Khan Younis, in the southern Gaza Strip", "Khan Younis"),
    ],
)
def test_the_place_is_that_of_the_deed(content: str, place: str) -> None:
    where = understood(f"[Qatar] {{said}} <{content}>", lemma="say").where
    assert where is not None
    assert where.place == find_place(place)
    assert where.text == place


def test_a_place_inside_an_actors_name_is_no_place() -> None:
    assert understood("[Qatar] {said} <the Gaza health ministry spoke>", lemma="say").where is None
