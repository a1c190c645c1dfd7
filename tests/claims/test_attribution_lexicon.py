"""The lexicon of saying: inflections by rule, and data that holds together."""

from __future__ import annotations

import pytest

from truceline.claims.said_verbs import inflections, lexicon

TAKES = {"that", "bare", "quote", "invert", "to", "told"}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("warn", ("warn", "warns", "warning", "warned", "warned")),
        ("argue", ("argue", "argues", "arguing", "argued", "argued")),
        ("agree", ("agree", "agrees", "agreeing", "agreed", "agreed")),
        ("deny", ("deny", "denies", "denying", "denied", "denied")),
        ("stress", ("stress", "stresses", "stressing", "stressed", "stressed")),
        ("portray", ("portray", "portrays", "portraying", "portrayed", "portrayed")),
    ],
)
def test_regular_verbs_are_inflected_by_rule(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflections(lemma) == forms


def test_irregular_forms_lead_to_their_verb() -> None:
    forms = lexicon().forms
    assert {forms[w].lemma for w in ("said", "says", "saying")} == {"say"}
    assert forms["told"].kinds == {"past", "participle"}


def test_every_verb_takes_known_constructions_or_a_fixed_continuation() -> None:
    verbs = lexicon().verbs.values()
    assert all(verb.takes <= TAKES for verb in verbs)
    assert all(v.takes or v.phrases or v.preps or v.light for v in verbs)


def test_longer_continuations_are_tried_first() -> None:
    for verb in lexicon().verbs.values():
        lengths = [len(p) for p in verb.preps]
        assert lengths == sorted(lengths, reverse=True)


def test_every_deed_told_by_the_narrator_has_a_past_form() -> None:
    for forms in (lexicon().decisions, lexicon().happenings):
        lemmas = {form.lemma for form in forms.values()}
        with_past = {form.lemma for form in forms.values() if "past" in form.kinds}
        assert lemmas == with_past
