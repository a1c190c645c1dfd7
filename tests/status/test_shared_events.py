"""A strike told by two sides stands once in status and briefing, with both versions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.telling import TZ
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import last_instant
from truceline.claims import extract_claims
from truceline.cli.status_lists import sections
from truceline.record.held import HeldClaim
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata
from truceline.status import Question, Status, evaluate, why

REGISTRY = shipped_registry()
NAMES = {"israel": "Israel", "hamas": "Hamas", "m23": "M23", "dr-congo": "DR Congo"}
WAYS = [("israel", "hamas", "Khan Younis"), ("hamas", "israel", "Khan Younis"),
        ("m23", "dr-congo", "Sake"), ("dr-congo", "m23", "Sake")]  # fmt: skip
ways = pytest.mark.parametrize(("one", "other", "place"), WAYS)
SHELLED = "{A} said {B} shelled a market in {P} on 3 March 2031, killing nine people."
DENIED = "{B} denied that it had shelled a market in {P} on 3 March 2031."


def held(one: str, other: str, place: str, *texts: str) -> list[HeldClaim]:
    found = []
    for number, text in enumerate(texts, 1):
        filled = text.format(A=NAMES[one], B=NAMES[other], P=place)
        published = Metadata(published="2031-03-04")
        report = read_report_bytes(filled.encode(), file=f"{number}.txt", metadata=published)
        for claim in extract_claims(
            report, registry=REGISTRY, parties=(one, other), extractor="rules"
        ):
            found.append(
                HeldClaim(
                    claim=claim, published="2031-03-04", received=last_instant("2031-03-04", TZ),
                    recorded=datetime(2032, 1, 1, tzinfo=UTC), sequence=number, declared=True,
                )
            )  # fmt: skip
    return found


def status(claims: list[HeldClaim], parties: tuple[str, str], at: str = "2031-03-05") -> Status:
    question = Question(case="C", at=last_instant(at, TZ), tz=TZ, parties=parties)
    return evaluate(claims, question, agreement=None, registry=REGISTRY)


@ways
def test_a_strike_and_its_denial_are_one_event_and_one_contradiction(
    one: str, other: str, place: str
) -> None:
    found = status(held(one, other, place, SHELLED, DENIED), (one, other))
    (event,) = found.events
    assert [(v.party, v.denied, v.low) for v in event.versions] == [
        (one, False, 9),
        (other, True, None),
    ]
    assert [(c.kind, set(c.claims)) for c in found.contradictions] == [("fact", set(event.claims))]


@ways
def test_what_is_listed_as_one_event_is_not_listed_again_by_source(
    one: str, other: str, place: str
) -> None:
    found = status(held(one, other, place, SHELLED, DENIED), (one, other))
    (section,) = [s for s in sections(found, REGISTRY) if s.title.startswith("Incidents")]
    assert [bool(line.address and line.address.startswith("claim:")) for line in section.lines] == [
        False, True, True,
    ]  # fmt: skip


def test_the_sum_of_a_source_over_several_events_keeps_its_line() -> None:
    other = "M23 said DR Congo shelled a school in Goma on 4 March 2031, killing two people."
    found = status(held("m23", "dr-congo", "Sake", SHELLED, DENIED, other), ("m23", "dr-congo"))
    (section,) = [s for s in sections(found, REGISTRY) if s.title.startswith("Incidents")]
    assert [line.address for line in section.lines][3:] == ["incident:1"]
    assert [i.low for i in found.incidents] == [11]


def test_an_event_opens_to_its_reasons_and_both_sentences() -> None:
    claims = held("m23", "dr-congo", "Sake", SHELLED, DENIED)
    found = status(claims, ("m23", "dr-congo"))
    opened = why(found, {h.claim.id: h for h in claims}, found.events[0].id)
    assert len(opened.claims) == 2
    assert {c for r in opened.because for c in r.claims} == set(opened.claims)


def test_an_event_of_an_earlier_period_is_not_listed_again() -> None:
    claims = held("m23", "dr-congo", "Sake", SHELLED, DENIED)
    assert status(claims, ("m23", "dr-congo"), at="2031-03-20").events == ()
