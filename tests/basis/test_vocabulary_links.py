"""What vocabularies say of one another, and of the published code lists they are mapped to."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from truceline.basis.vocabulary import vocabulary

CODEBOOKS = Path(__file__).parents[2] / ".." / "shared" / "domain" / "codebooks"
ISSUES = vocabulary("issues")


def rows(name: str) -> list[dict[str, str]]:
    path = CODEBOOKS / name
    if not path.is_file():
        pytest.skip(f"the code list {name} is not held beside this checkout")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_issues_are_the_twenty_six_of_the_design() -> None:
    assert len(ISSUES) == 26


@pytest.mark.parametrize("deed", list(vocabulary("deeds")))
def test_a_deed_belongs_to_an_issue(deed: str) -> None:
    assert vocabulary("deeds")[deed].more["issue"] in ISSUES


@pytest.mark.parametrize("deed", list(vocabulary("deeds")))
def test_the_plover_code_of_a_deed_is_known(deed: str) -> None:
    code = vocabulary("deeds")[deed].more["plover"].rstrip("/").lower()
    assert code in vocabulary("plover")


@pytest.mark.parametrize("deed", list(vocabulary("deeds")))
def test_the_unit_of_a_deed_is_known(deed: str) -> None:
    unit = vocabulary("deeds")[deed].more["unit"]
    assert unit is None or unit in vocabulary("units")


@pytest.mark.parametrize("point", list(vocabulary("counting_points")))
def test_the_units_at_a_counting_point_are_known(point: str) -> None:
    assert set(vocabulary("counting_points")[point].more["units"]) <= set(vocabulary("units"))


@pytest.mark.parametrize("role", list(vocabulary("institution_roles")))
def test_the_issues_of_a_role_are_known(role: str) -> None:
    assert set(vocabulary("institution_roles")[role].more["on"]) <= set(ISSUES)


@pytest.mark.parametrize("kind", list(vocabulary("observation_kinds")))
def test_an_observation_kind_makes_a_known_act_and_word(kind: str) -> None:
    more = vocabulary("observation_kinds")[kind].more
    assert more["act"] in vocabulary("acts")
    assert more["says"] is None or more["says"] in vocabulary("says")


def test_only_four_kinds_of_observation_mean_done_when_blank() -> None:
    done = [c for c, t in vocabulary("observation_kinds").items() if t.more["says"] == "done"]
    assert done == ["event", "delivery", "talks", "power"]


@pytest.mark.parametrize("state", list(vocabulary("states")))
def test_a_state_has_performance_and_verdict(state: str) -> None:
    more = vocabulary("states")[state].more
    assert more["performance"] in {"none", "part", "whole", "unknown"}
    assert more["verdict"] in {"none", "breached", "not-owed", "excused", "suspended"}


@pytest.mark.parametrize("issue", list(ISSUES))
def test_the_pax_codes_of_an_issue_are_published(issue: str) -> None:
    published = {row["code"] for row in rows("pax_provisions_v4.csv")}
    assert set(ISSUES[issue].more["pax"]) <= published


@pytest.mark.parametrize("issue", list(ISSUES))
def test_the_pam_numbers_of_an_issue_are_published(issue: str) -> None:
    published = {int(row["no"]) for row in rows("kroc_pam_51.csv")}
    assert set(ISSUES[issue].more["pam"]) <= published


def test_plover_has_every_published_event_and_mode_with_its_score() -> None:
    for row in rows("plover_events_modes.csv"):
        code = "/".join(p for p in (row["event"].lower(), row["mode"]) if p)
        known = vocabulary("plover")[code].more
        assert (known["score"], known["quad"]) == (
            float(row["score"]),
            row["quad"].lower().replace(" ", "-"),
        )
