"""Parties swapped: the claims of a report's twin are those of the report, with the parties swapped."""

from __future__ import annotations

from functools import cache

import pytest

from support.corpus import Mark, entries, entry, lines_of, locate
from support.corpus_scores import claims_of
from support.recall_by_side import recall
from support.twins import (
    collapsed,
    swapped_claim,
    swapped_mark,
    twice_swapped,
    twin_of,
    uncovered,
)
from truceline.basis.span import Passage, Span
from truceline.claims import Claim

NAMES = [e.name for e in entries()]

COLLAPSED = frozenset(
    {
        "Kokang", "Petro", "MISRI", "GHAI", "Abu Qasra", "Anutin", "Kiev", "Malacañang", "general security",
        "the MILF's armed wing", "The MILF's armed wing", "INTER SERVICES PUBLIC RELATIONS",
    }
)  # fmt: skip
"""Short names and second spellings whose counterpart has one form only, so that they come back as
another form of the same name."""


@cache
def both(name: str, extractor: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of a report, and those of its twin carried back to it."""
    report, twin = entry(name), twin_of(name)
    found = claims_of(report, extractor, twin.text)
    return claims_of(report, extractor), tuple(swapped_claim(c, twin, report.text) for c in found)


def where(passage: Passage | None) -> Span | None:
    """Where the words stand; None without words."""
    return None if passage is None else passage.span


def seen(claim: Claim) -> dict[str, object]:
    """What of a claim must not depend on which party it is about: all but who it is."""
    return {
        "voice": claim.voice,
        "act": claim.act,
        "issues": claim.issues,
        "stance": claim.stance and claim.stance.sign,
        "source": where(claim.source),
        "cue": where(claim.cue),
        "content": where(claim.content),
    }


PLACE = "the place stays where it is, and so does whose governor, bank or officer it has there"
OF_A_STATE = "a body or office that only the state has, left standing in the twin"
FEDERAL = "only a state is federal; “interim” in the twin can be said of either side"
OTHER_PERSON = {
    "colombia-eln-01": "only the ELN has an Eastern War Front, and only a city has a mayor",
    "colombia-eln-02": "“the front” of the ELN is in the registry, that of a government is not",
    "dr-congo-m23-04": "“the administration's spokesperson” stays open, “the movement's” does not",
    "gaza-02": OF_A_STATE,
    "israel-lebanon-01": "the dateline stays Beirut, where the other side has no presidency",
    "kashmir-line-of-control-04": PLACE,
    "myanmar-north-01": "“the junta” is one of four parties, “the movement” one of three",
    "myanmar-north-03": "“the military government” is one of four, “the armed movement” of three",
    "philippines-milf-01": OF_A_STATE,
    "philippines-milf-03": OF_A_STATE,
    "sudan-01": OF_A_STATE,
    "sudan-02": "“the paramilitary force” is one side's, “the regular force” stays open",
    "sudan-06": PLACE,
    "syria-sdf-01": OF_A_STATE,
    "syria-sdf-04": OF_A_STATE,
    "thailand-cambodia-03": "“they” stays open after one ministry's name and not after the other's",
    "tigray-01": FEDERAL,
    "tigray-02": FEDERAL,
    "tigray-04": FEDERAL,
    "ukraine-russia-01": PLACE,
    "ukraine-russia-04": PLACE,
    "yemen-01": PLACE,
    "yemen-04": PLACE,
}
"""Reports in whose twin somebody is taken for another than the counterpart, by one extractor or both,
and why; one in which nobody is any longer must leave the list."""


@pytest.mark.parametrize("extractor", ["rules", "trained"])
@pytest.mark.parametrize("name", NAMES)
def test_the_twin_makes_the_same_claims(name: str, extractor: str) -> None:
    own, swapped = both(name, extractor)
    assert [seen(c) for c in swapped] == [seen(c) for c in own]


@pytest.mark.parametrize("name", NAMES)
def test_the_twin_has_the_counterparts_make_them(name: str) -> None:
    pairs = [pair for x in ("rules", "trained") for pair in zip(*both(name, x), strict=True)]
    equal = all((a.actor, a.party) == (b.actor, b.party) for a, b in pairs)
    assert equal == (name not in OTHER_PERSON)


@pytest.mark.parametrize("name", NAMES)
def test_every_mention_of_a_party_has_a_counterpart(name: str) -> None:
    assert uncovered(name) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_twin_of_the_twin_is_the_report_but_for_forms_that_collapse(name: str) -> None:
    lost = collapsed(name)
    assert {first for first, _, _ in lost} <= COLLAPSED
    if not lost:
        assert twice_swapped(name).casefold() == entry(name).text.casefold()


@pytest.mark.parametrize("name", NAMES)
def test_spans_go_to_the_twin_and_back(name: str) -> None:
    twin, text = twin_of(name), entry(name).text
    for line in lines_of(text):
        assert twin.back(twin.there(line)) == line
    for own, other in twin.spans:
        assert twin.back(twin.there(own)) == own
        assert twin.there(twin.back(other)) == other
        assert text[own.start : own.end] != twin.text[other.start : other.end]


def test_an_annotation_is_carried_to_the_twin() -> None:
    mark = Mark(
        line=4,
        act="accuses",
        source="The movement",
        actor="hamas",
        party="hamas",
        cue="accused",
        content=('Israel of "evading the second phase"',),
    )
    swapped = swapped_mark(mark, "gaza-01")
    assert (swapped.actor, swapped.party, swapped.cue) == ("israel", "israel", "accused")
    assert (swapped.source, swapped.content) == (
        "The government",
        ('Hamas of "evading the second phase"',),
    )
    assert locate(twin_of("gaza-01").text, swapped.source or "", swapped.line)


@pytest.mark.parametrize("extractor", ["rules", "trained"])
def test_no_side_is_found_more_often_than_the_other(extractor: str) -> None:
    found = recall(("train", "dev"), extractor)
    assert abs(found["state"] - found["group"]) < 1
