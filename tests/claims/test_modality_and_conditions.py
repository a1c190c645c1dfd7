from __future__ import annotations

import pytest

from support.hand_drafts import understood


@pytest.mark.parametrize(
    ("content", "flags"),
    [
        ("the road was muddy", set()),
        ("the column will leave", {"future"}),
        ("the pause could collapse", {"hypothetical"}),
        ("no progress was made", {"negated"}),
        ("the column has not left", {"negated"}),
        ("shells reportedly fell", {"hedged"}),
        ("previous agreements failed", {"historical"}),
        ("on 12 May 2031 the column left", set()),
        ("no fewer than nine men left", set()),
        ("the column left, which was not planned", set()),
    ],
)
def test_flags_follow_the_main_clause(content: str, flags: set[str]) -> None:
    assert set(understood(f"[M23] {{said}} <{content}>", lemma="say").modality) == flags


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("the pause begins as soon as M23 confirms", "as soon as M23 confirms"),
        ("it will leave if the lists arrive", "if the lists arrive"),
        ("If the lists arrive, the column will leave", "If the lists arrive"),
        ("the road stays shut until the nurse is freed", "until the nurse is freed"),
        ("it will leave only once the lists arrive", "only once the lists arrive"),
        ("it agrees provided that observers come", "provided that observers come"),
        ("no one moves unless the lists arrive", "unless the lists arrive"),
        ("the pause begins once lists arrive, opening the road", "once lists arrive"),
    ],
)
def test_the_clause_of_a_condition_is_kept_with_its_opener(content: str, condition: str) -> None:
    (found,) = understood(f"[M23] {{said}} <{content}>", lemma="say").conditions
    assert found.text == condition


@pytest.mark.parametrize(
    "content",
    [
        "the road stays shut until Friday",
        "the road stays shut until 3 May 2031",
        "the road was once again shut",
        "it is unclear even if lists arrive",
        "he asked if lists had arrived",
        "the road was shut before dawn",
    ],
)
def test_times_and_adverbs_are_no_conditions(content: str) -> None:
    assert understood(f"[M23] {{said}} <{content}>", lemma="say").conditions == ()


def test_a_condition_is_cut_out_of_the_report() -> None:
    marked = "[M23] {said} <it will leave if the lists arrive>"
    (found,) = understood(marked, lemma="say").conditions
    text = "M23 said it will leave if the lists arrive"
    assert text[found.start : found.end] == found.text


def test_what_stands_in_a_condition_is_not_told_as_done() -> None:
    draft = understood("[Qatar] {said} <the pause begins if M23 releases nine men>", lemma="say")
    assert draft.event is None or draft.event.says != "done"
