"""Who did the armed act decides: those it was done to claim no responsibility for it."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import extract_claims
from truceline.reports import read_report_bytes

SPEAKERS = ["Hamas", "Israel", "The MILF", "The Philippine army", "The ELN", "The RSF", "M23"]


def act_of(text: str) -> str:
    report = read_report_bytes(text.encode(), file="told.txt")
    (claim,) = extract_claims(report, registry=shipped_registry())
    return claim.act


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("own", ["its fighters", "its soldiers", "its troops", "its units"])
@pytest.mark.parametrize("done", ["were ambushed", "had been shelled", "were shelled and bombed"])
def test_those_attacked_claim_no_responsibility(speaker: str, own: str, done: str) -> None:
    assert act_of(f"{speaker} said {own} {done} near the road.") != "claims-responsibility"


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("own", ["its fighters", "its soldiers", "its troops", "its units"])
@pytest.mark.parametrize("did", ["ambushed a patrol", "had shelled a position"])
def test_those_who_attack_claim_responsibility(speaker: str, own: str, did: str) -> None:
    assert act_of(f"{speaker} said {own} {did} near the road.") == "claims-responsibility"


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_what_one_s_own_force_did_in_the_passive_is_claimed(speaker: str) -> None:
    text = f"{speaker} said the post was shelled by its forces at dawn."
    assert act_of(text) == "claims-responsibility"
