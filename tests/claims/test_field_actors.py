"""Actors of phrases that name only part of a body, its owner, its seat, or whose page it is."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.claims.linking import link
from truceline.reports import read_report_bytes


def claims_in(text: str, process: str) -> tuple[Claim, ...]:
    parties = next(p.parties for p in processes() if p.id == process)
    read = read_report_bytes(text.encode(), file="a.txt")
    found = extract_claims(read, registry=shipped_registry(), parties=parties, extractor="rules")
    return tuple(c for c in found if c.voice == "attributed")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Defence Ministry of Russia", "russia/defence-ministry"),
        ("Defence Ministry of Ukraine", "ukraine/defence-ministry"),
        ("the defence ministry in Phnom Penh", "cambodia/defence-ministry"),
        ("the defence ministry in Bangkok", "thailand/defence-ministry"),
        ("India's Foreign Office", "india/foreign-ministry"),
        ("Pakistan's Foreign Office", "pakistan/foreign-ministry"),
        ("OCHA Sudan", "ocha"),
        ("the Indian side", "india"),
        ("the Pakistani side", "pakistan"),
        ("the MILF peace panel", "milf"),
        ("the US embassy", "united-states"),
        ("Hezbollah – Media Relations", "hezbollah/media-relations"),
        ("the leader, Sayyed Abdul-Malik al-Houthi", "ansar-allah/abdul-malik-al-houthi"),
        ("President Aliyev himself", "azerbaijan/ilham-aliyev"),
        ("Gal Hirsch, Coordinator for the Captives and Missing", "israel/gal-hirsch"),
    ],
)
def test_a_phrase_is_linked_to_its_body(words: str, actor: str) -> None:
    found = link(words, shipped_registry())
    assert (found.actor, found.named) == (actor, True)


@pytest.mark.parametrize("words", ["Armenian media", "Certain Indian channels"])
def test_the_press_of_a_place_speaks_for_nobody(words: str) -> None:
    found = link(words, shipped_registry())
    assert (found.actor, found.sides) == (None, ())


@pytest.mark.parametrize("words", ["a Hamas commander", "a MILF commander"])
def test_a_member_is_no_organ(words: str) -> None:
    assert not link(words, shipped_registry()).named


def test_the_enemy_is_the_other_of_two_parties_on_a_partys_page() -> None:
    for own, other in (("HAMAS", "israel"), ("ISRAEL DEFENSE FORCES", "hamas")):
        text = f"{own}\n\nPress release\n\nThe enemy said on Monday that the road was open."
        assert [(c.actor, c.party) for c in claims_in(text, "gaza")][-1] == (other, other)


def test_an_office_without_owner_is_of_the_body_whose_page_it_is() -> None:
    text = (
        "UNITED NATIONS — DAILY PRESS BRIEFING\n\n"
        "The Humanitarian Coordinator said that the convoy had been attacked."
    )
    assert [(c.actor, c.named) for c in claims_in(text, "sudan")] == [
        ("un/humanitarian-coordinator", False)
    ]


def test_the_same_office_in_an_article_stays_open() -> None:
    text = "Convoy attacked\n\nThe Humanitarian Coordinator said that the convoy had been attacked."
    assert [c.actor for c in claims_in(text, "sudan")] == [None]


def test_the_police_is_that_of_the_one_party_that_has_one() -> None:
    text = "The ELN and Colombia met in May. The police said that the road had been shut."
    assert [c.actor for c in claims_in(text, "colombia-eln")][-1] == "colombia/police"


def test_the_ministry_of_either_state_stays_open() -> None:
    text = "Trucks waited for days. The defence ministry said that the road had been shut."
    assert [c.actor for c in claims_in(text, "ukraine-russia")] == [None]
