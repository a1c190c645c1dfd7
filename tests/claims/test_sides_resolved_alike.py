"""What a state is called and what an armed group is called point back alike."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.claims.naming import link, role_of
from truceline.reports import read_report_bytes

REGISTRY = shipped_registry()


def last(text: str, parties: tuple[str, str]) -> Claim:
    """The last claim of a text about a conflict of two parties."""
    report = read_report_bytes(text.encode(), file="told.txt")
    return extract_claims(report, registry=REGISTRY, parties=parties)[-1]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Israel was named in the report. On Monday it said the road was open.", "israel"),
        ("Hamas was named in the report. On Monday it said the road was open.", "hamas"),
    ],
)
def test_it_may_be_a_state_as_well_as_a_group(words: str, actor: str) -> None:
    assert last(words, ("israel", "hamas")).actor == actor


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("M23 met the Wazalendo. The group said the road was open.", "m23"),
        ("DR Congo met Rwanda. The government said the road was open.", "dr-congo"),
    ],
)
def test_an_ally_named_beside_a_party_does_not_leave_it_open(words: str, actor: str) -> None:
    assert last(words, ("dr-congo", "m23")).actor == actor


@pytest.mark.parametrize(
    ("words", "actor"),
    [("The Israeli", "israel"), ("The Houthi", "ansar-allah"), ("SDF Press", None),
     ("Government of Syria Press", None)],
)  # fmt: skip
def test_a_name_of_many_words_is_as_much_a_name_as_a_short_one(
    words: str, actor: str | None
) -> None:
    assert link(words, REGISTRY).actor == actor


def test_a_role_of_two_words_is_one_only_as_a_whole() -> None:
    assert role_of("a hospital director") == "doctor"
    assert role_of("a police director") is None
    assert role_of("a member of the committee") == "member"


def test_let_in_a_sentence_is_no_group() -> None:
    assert [m.actor for m in REGISTRY.mentions("Let us wait. LeT denied it.")] == [
        "lashkar-e-taiba"
    ]
