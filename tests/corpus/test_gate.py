"""How well the test split is read must not fall below the pinned floors (tools/floors.py)."""

from __future__ import annotations

import pytest

from support.corpus import entries
from support.corpus_scores import claims_of
from support.gate import MARGIN, fingerprint, gate, measured
from truceline.reports import read_report

FLOORS = [(e, name) for e, floors in gate().floors.items() for name in floors]


def test_the_floors_are_of_this_corpus() -> None:
    assert gate().fingerprint == fingerprint()


def test_every_extractor_of_ours_has_floors() -> None:
    assert set(gate().floors) == {"rules", "trained"}


def test_every_floor_can_be_fallen_below() -> None:
    assert [(e, name) for e, name in FLOORS if gate().floors[e][name] <= MARGIN] == []


@pytest.mark.parametrize(("extractor", "name"), FLOORS)
def test_no_figure_falls_below_its_floor(extractor: str, name: str) -> None:
    assert measured(extractor)[name] >= gate().floors[extractor][name] - MARGIN


@pytest.mark.parametrize("extractor", ["rules", "trained"])
@pytest.mark.parametrize("name", [e.name for e in entries()])
def test_no_claim_comes_from_a_heading(name: str, extractor: str) -> None:
    entry = next(e for e in entries() if e.name == name)
    headings = [b.span for b in read_report(entry.path).blocks if b.kind == "heading"]
    for claim in claims_of(entry, extractor):
        shown = claim.content or claim.cue
        assert shown is not None
        assert not any(h.meets(shown.span) for h in headings), shown.text
