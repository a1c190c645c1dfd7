"""Answers, words on the whole, order and what is held back in the briefing: with the parties swapped."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from truceline.agreement import load_agreement
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import first_instant, last_instant, zone
from truceline.briefing.brief import brief
from truceline.briefing.walk import sentences
from truceline.claims import extract_claims
from truceline.record import HeldClaim
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata
from truceline.status import Question, evaluate

TZ = zone("UTC")
DAY = "2025-02-14"
AGREEMENT = Path(__file__).parents[2] / "examples" / "gaza-2025-01" / "agreement.truce.yaml"
swapped = pytest.mark.parametrize(("one", "other"), [("Hamas", "Israel"), ("Israel", "Hamas")])


@cache
def told(text: str, backwards: bool = False) -> str:
    """The briefing of one report of 14 February; ``backwards``: recorded from the last claim on."""
    registry, parties = shipped_registry(), ("israel", "hamas")
    read = read_report_bytes(text.encode(), file="r.txt", metadata=Metadata(published=DAY))
    claims = extract_claims(read, registry=registry, parties=parties)
    held = [
        HeldClaim(
            claim=c, outlet="wire", published=DAY, received=last_instant(DAY, TZ), declared=True,
            recorded=datetime(2032, 1, 1, tzinfo=UTC), sequence=-n if backwards else n, rights="open",
        )
        for n, c in enumerate(claims, 1)
    ]  # fmt: skip
    question = Question(
        case="t", at=last_instant("2025-02-20", TZ), tz=TZ, parties=parties,
        since=first_instant("2025-02-10", TZ),
    )  # fmt: skip
    agreement = load_agreement(AGREEMENT)
    status = evaluate(held, question, agreement=agreement, registry=registry)
    made = brief(
        status, held={h.claim.id: h for h in held}, reports={read.id: read}, agreement=agreement,
        registry=registry, since="2025-02-10", audience="desk",
    )  # fmt: skip
    return "\n".join(
        s.text
        for section in made.sections
        if section.id in {"key-points", "incidents", "deliveries"}
        for s in sentences(section.blocks)
    )


@swapped
@pytest.mark.parametrize(
    "denial",
    ["that Egypt had sent an envoy to Doha", "that the bank in Cairo had frozen its accounts"],
)
def test_an_unrelated_denial_is_no_answer(one: str, other: str, denial: str) -> None:
    text = told(f"{one} accused {other} of holding back the bodies. {other} denied {denial}.")
    assert "No answer held." in text
    assert f"{other} denied" not in text


@swapped
@pytest.mark.parametrize("denial", ["it", "the accusation", "the charge"])
def test_a_bare_denial_answers(one: str, other: str, denial: str) -> None:
    text = told(f"{one} accused {other} of holding back the bodies. {other} denied {denial}.")
    assert f"{other} denied" in text


@swapped
def test_a_word_on_the_whole_is_not_called_silence(one: str, other: str) -> None:
    text = told(f"{one} said the ceasefire has ended. {other} said the ceasefire remains in force.")
    assert f"No word from {other} on it is held" not in text


@swapped
def test_an_undated_figure_is_told_as_such(one: str, other: str) -> None:
    text = told(f"{one} said {other} fire had killed three people in Rafah.")
    assert f"{one} gave, undated, told on 14 February, 3 persons killed" in text


@swapped
def test_a_word_that_fits_no_step_is_listed(one: str, other: str) -> None:
    text = told(f"{one} said it would not withdraw from Hebron until {other} released the list.")
    assert "No side has said that it holds something back." not in text
    assert "would not withdraw from Hebron" in text


@swapped
def test_accusations_of_one_report_stand_in_the_order_of_its_text(one: str, other: str) -> None:
    report = f"{one} accused {other} of holding back the bodies. {one} accused {other} of firing at boats."
    text = told(report, backwards=True).partition("firing at boats")[0]
    assert "holding back the bodies" in text
