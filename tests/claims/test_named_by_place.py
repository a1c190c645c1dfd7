"""Whose words they are where the page says it: handles, sections, a ministry's matter, whoever leads."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.claims.linking import link
from truceline.reports import read_report_bytes


def _claims(text: str, *parties: str) -> tuple[Claim, ...]:
    report = read_report_bytes(text.encode(), file="page.txt")
    return extract_claims(report, registry=shipped_registry(), parties=parties)


@pytest.mark.parametrize(
    ("handle", "actor"),
    [
        ("@IDFSpokesperson", "israel/idf"),
        ("@HezbollahMedia", "hezbollah"),
        ("@MFA_Ukraine", "ukraine/foreign-ministry"),
        ("@ArakanArmyInfo", "arakan-army"),
        ("@HezbollahWatcher", None),
        ("@KyivResident", None),
    ],
)
def test_a_handle_is_a_bodys_if_its_words_say_no_more(handle: str, actor: str | None) -> None:
    assert link(handle, shipped_registry()).actor == actor


@pytest.mark.parametrize("order", [("thailand", "cambodia"), ("cambodia", "thailand")])
def test_a_section_says_whose_ministry_speaks(order: tuple[str, str]) -> None:
    side = {"thailand": "Thai", "cambodia": "Cambodian"}
    said = "- The Ministry of National Defence claimed that the other side had fired first."
    text = "\n\n".join(
        ["Where the truce stands", *(w for p in order for w in (f"1. {side[p]} side", said))]
    )
    found = [c.actor for c in _claims(text, *order) if c.voice == "attributed"]
    assert found == [f"{p}/defence-ministry" for p in order]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Haftar's forces", "libyan-national-army"),
        ("Netanyahu's government", "israel"),
        ("Zelenskyy's government", "ukraine"),
    ],
)
def test_what_a_leader_leads_is_the_party(words: str, actor: str) -> None:
    assert link(words, shipped_registry()).actor == actor


def test_the_holder_stands_behind_the_office() -> None:
    text = "The head of the U.N. mission, Bintou Keita, warned that families could flee.\n"
    assert [c.actor for c in _claims(text, "dr-congo", "m23")] == ["un/bintou-keita"]
