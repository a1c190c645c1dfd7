"""What the two given articles must yield; nothing of them is kept here but the codes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.claim import Claim
from truceline.claims.pipeline import extract_claims
from truceline.reports.readers import read_report

GIVEN = Path(__file__).parents[3] / "shared" / "seeds"
PARTIES = ("israel", "hamas")


@cache
def claims() -> tuple[Claim, ...]:
    files = sorted(GIVEN.glob("*.txt"))
    if not files:
        pytest.skip("the given articles are not here")
    return tuple(
        claim
        for file in files
        for claim in extract_claims(read_report(file), registry=shipped_registry(), parties=PARTIES)
    )


def of(party: str | None, act: str) -> list[Claim]:
    return [c for c in claims() if c.party == party and c.act == act]


def test_the_acceptance_in_principle_is_read() -> None:
    assert any("exchange" in c.issues for c in of("hamas", "accepts-in-principle"))


def test_the_reservations_touch_both_provisions() -> None:
    issues = {i for c in of("hamas", "reserves") for i in c.issues}
    assert {"disarmament", "governance"} <= issues


@pytest.mark.parametrize(("party", "issue"), [("hamas", "governance"), ("israel", "disarmament")])
def test_both_parties_demand(party: str, issue: str) -> None:
    found = [c for c in of(party, "demands") if issue in c.issues]
    assert found
    assert all(c.stance is not None and c.stance.sign == "none" for c in found)


def test_the_acceptance_by_another_stays_second_hand() -> None:
    told = [c for c in claims() if c.about is not None and c.about.act == "accepts"]
    assert [(c.about.party, c.act) for c in told if c.about is not None] == [("israel", "asserts")]


def test_the_condition_of_taking_effect_is_kept() -> None:
    assert any(x.text.startswith("as soon as") for c in claims() for x in c.conditions)


def test_the_claim_of_responsibility_has_its_figure() -> None:
    (claim,) = of("hamas", "claims-responsibility")
    assert claim.event is not None
    assert claim.event.quantity is not None
    assert (claim.event.quantity.exact, claim.event.by) == (7, ("hamas",))


def test_a_lower_bound_stays_a_lower_bound() -> None:
    bounds = [(q.low, q.high) for c in claims() for q in c.quantities]
    assert (45, None) in bounds


def test_the_opposite_assessments_can_be_set_side_by_side() -> None:
    signs = {c.stance.sign for c in claims() if c.stance is not None and c.stance.target == "talks"}
    assert {"for", "against"} <= signs


def test_undated_articles_leave_weekdays_open() -> None:
    weekdays = [c.when for c in claims() if c.when is not None and c.when.text.endswith("day")]
    assert weekdays
    assert all(w.value is None for w in weekdays)
