"""Every controlled vocabulary: labels, definitions, codes, cues."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from truceline.basis.vocabulary import (
    Term,
    all_vocabularies,
    names_of_vocabularies,
    nearest,
    term,
    vocabulary,
)
from truceline.errors import VocabularyError

NAMES = names_of_vocabularies()
TERMS = [(name, code) for name in NAMES for code in all_vocabularies()[name]]
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
ASKED_FOR = {
    "acts", "issues", "deeds", "says", "states", "aspects", "plover", "admiralty", "likelihood",
    "counting_points", "observation_kinds", "actor_kinds", "modality", "rights", "outcome_kinds",
    "stances", "evidence_marks", "units", "numerals", "forbidden_frame_words",
}  # fmt: skip
ACTS = (
    "asserts confirms denies accepts accepts-in-principle reserves rejects demands offers commits "
    "orders announces warns threatens accuses claims-responsibility appeals expects interprets "
    "welcomes condemns no-comment"
)
SAYS = (
    "done undone breached kept denied withheld resumed planned accepted accepted-in-principle "
    "conditional rejected excused"
)
DESK_LIST = (
    "claimed admitted alleged insisted confirmed refused failed violated retaliated so-called "
    "reportedly regime terrorist militant martyr"
)
STANCES = (
    "accepts accepts-in-principle accepts-with-reservations conditional undecided rejects demands "
    "unknown"
)


def test_every_vocabulary_of_the_design_is_shipped() -> None:
    assert set(NAMES) >= ASKED_FOR


@pytest.mark.parametrize(("name", "code"), TERMS)
def test_a_term_has_a_label_and_a_definition(name: str, code: str) -> None:
    body = all_vocabularies()[name][code]
    assert body.get("label", {}).get("en", "").strip()
    assert len(str(body.get("definition", "")).split()) >= 4


@pytest.mark.parametrize(("name", "code"), TERMS)
def test_a_code_is_kebab_case(name: str, code: str) -> None:
    assert KEBAB.fullmatch(code), f"{name}: {code}"


@pytest.mark.parametrize(("name", "code"), TERMS)
def test_cues_are_texts_and_none_is_given_twice_in_a_term(name: str, code: str) -> None:
    cues = vocabulary(name)[code].cues.get("en", ())
    assert all(isinstance(c, str) and c.strip() == c and c for c in cues)
    assert len({c.lower() if name != "counting_points" else c for c in cues}) == len(cues)


@pytest.mark.parametrize("name", ["acts", "issues", "units", "numerals", "stances"])
def test_no_cue_belongs_to_two_terms(name: str) -> None:
    owners = Counter(c.lower() for t in vocabulary(name).values() for c in t.cues.get("en", ()))
    assert [cue for cue, n in owners.items() if n > 1] == []


def test_no_lemma_belongs_to_two_acts() -> None:
    owners = Counter(lemma for t in vocabulary("acts").values() for lemma in t.more["lemmas"])
    assert [lemma for lemma, n in owners.items() if n > 1] == []


def test_the_acts_are_those_of_the_design() -> None:
    assert sorted(vocabulary("acts")) == sorted(ACTS.split())


def test_the_words_of_the_column_says_are_there() -> None:
    assert set(SAYS.split()) <= set(vocabulary("says"))


def test_the_stances_are_those_of_the_design_in_their_order() -> None:
    assert list(vocabulary("stances")) == STANCES.split()


def test_the_stance_of_an_act_is_a_stance() -> None:
    stances = {t.more["stance"] for t in vocabulary("acts").values()} - {None}
    assert stances <= set(vocabulary("stances"))


def test_the_sign_of_an_act_is_a_sign() -> None:
    signs = {t.more["sign"] for t in vocabulary("acts").values()} - {None}
    assert signs <= set(vocabulary("stance_signs"))


@pytest.mark.parametrize("act", list(vocabulary("acts")))
def test_the_verb_of_an_act_is_none_that_our_voice_must_not_use(act: str) -> None:
    words = set(vocabulary("acts")[act].more["verb"].split())
    forbidden = {f for t in vocabulary("forbidden_frame_words").values() for f in t.more["forms"]}
    assert not words & forbidden


@pytest.mark.parametrize("cue", ["said", "told", "stated", "insisted", "claimed", "emphasized"])
def test_plain_verbs_of_saying_assert(cue: str) -> None:
    assert cue in vocabulary("acts")["asserts"].cues["en"]


@pytest.mark.parametrize("cue", ["warned", "cautioned"])
def test_cautioning_and_warning_are_one_act(cue: str) -> None:
    assert cue in vocabulary("acts")["warns"].cues["en"]


@pytest.mark.parametrize("word", DESK_LIST.split())
def test_a_word_of_the_desk_list_is_forbidden_with_a_way_out(word: str) -> None:
    found = [t for t in vocabulary("forbidden_frame_words").values() if word in t.more["forms"]]
    assert len(found) == 1
    assert found[0].more["instead"]


def test_likelihood_words_cover_one_to_ninety_nine_without_gap() -> None:
    bounds = [(t.more["low"], t.more["high"]) for t in vocabulary("likelihood").values()]
    assert (bounds[0][0], bounds[-1][1]) == (0.01, 0.99)
    assert all(a[1] == b[0] for a, b in pairwise(bounds))


def test_the_two_axes_of_a_grade_stand_apart() -> None:
    axes = Counter(t.more["axis"] for t in vocabulary("admiralty").values())
    assert axes == {"source": 6, "item": 6}


@pytest.mark.parametrize("code", list(vocabulary("numerals")))
def test_a_numeral_tells_its_value_or_what_it_does(code: str) -> None:
    more = vocabulary("numerals")[code].more
    needed = {
        "number": "value",
        "multiplier": "value",
        "fraction": "value",
        "hedge": "effect",
        "indefinite": "low",
    }
    assert needed[more["kind"]] in more


def test_a_number_never_says_more_than_its_words() -> None:
    dozens = vocabulary("numerals")["dozens"].more
    assert (dozens["low"], dozens["high"]) == (24, None)


def test_an_unknown_term_names_the_nearest() -> None:
    with pytest.raises(VocabularyError, match="accepts"):
        term("acts", "acepts")


def test_an_unknown_vocabulary_lists_the_known_ones() -> None:
    with pytest.raises(VocabularyError, match="issues"):
        vocabulary("isues")


def test_nearest_lists_known_words_where_none_is_near() -> None:
    assert nearest("zzzz", ["alpha", "beta"]) == "known are alpha, beta"


def test_a_term_keeps_what_its_vocabulary_adds() -> None:
    release = term("deeds", "release")
    assert isinstance(release, Term)
    assert (release.english, release.more["unit"]) == ("release", "persons")
