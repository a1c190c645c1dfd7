"""Who says that it will not do a thing until ... holds it back, and is heard; the same for every party."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.telling import TRUCE, TZ, days, status_at, truce
from truceline.agreement import Agreement
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import last_instant
from truceline.claims import extract_claims
from truceline.record.held import HeldClaim
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata
from truceline.status.shapes import Lever

REGISTRY = shipped_registry()
SIDES = [("hamas", "israel"), ("israel", "hamas")]
swapped = pytest.mark.parametrize(("one", "other"), SIDES)


def between(one: str, other: str, text: str = TRUCE) -> Agreement:
    """The invented truce with ``one`` as a and ``other`` as b."""
    named = text.replace("{a: Party A, b: Party B}", f"{{{one}: One, {other}: Other}}")
    for old, new in (("a", one), ("b", other)):
        named = named.replace(f"party: {old}", f"party: {new}").replace(f"to: {old}", f"to: {new}")
    return truce(named.replace("[a, b]", f"[{one}, {other}]"))


def levers(text: str, agreement: Agreement, day: int = 4) -> tuple[Lever, ...]:
    read = read_report_bytes(text.encode(), file="r.txt", metadata=Metadata(published=days(day)))
    held = [
        HeldClaim(
            claim=c, outlet="wire", published=days(day), received=last_instant(days(day), TZ),
            recorded=datetime(2032, 1, 1, tzinfo=UTC), sequence=n, declared=True,
        )
        for n, c in enumerate(extract_claims(read, registry=REGISTRY, parties=("hamas", "israel")))
    ]  # fmt: skip
    return status_at(held, days(day + 1), agreement, REGISTRY).levers


@swapped
@pytest.mark.parametrize("of", ["", "\n    of: {women: 4, men: 6}"])
def test_who_will_not_release_until_holds_back(one: str, other: str, of: str) -> None:
    agreement = between(one, other, TRUCE.replace("release 10 persons", f"release 10 persons{of}"))
    who = {"hamas": "Hamas", "israel": "Israel"}
    text = f"{who[one]} said it would not release the hostages on Saturday until {who[other]} let in the tents."
    (found,) = levers(text, agreement)
    assert (found.party, found.until) == (one, None)
    assert found.id.startswith(f"lever:{one}/captives")
    assert found.for_.startswith("until ")


@swapped
def test_who_will_not_open_what_the_text_names_without_a_place_holds_it_back(
    one: str, other: str
) -> None:
    asks = "open passage to the north for displaced people"
    agreement = between(one, other, TRUCE.replace("open the coast road", asks))
    who = {"hamas": "Hamas", "israel": "Israel"}[other]
    text = f"{who} said it would not let residents return to the north until the list was complete."
    assert [x.id for x in levers(text, agreement)] == [f"lever:{other}/road"]


@swapped
def test_what_another_is_said_not_to_do_is_no_lever(one: str, other: str) -> None:
    who = {"hamas": "Hamas", "israel": "Israel"}
    text = f"{who[other]} said {who[one]} would not release the hostages until Saturday."
    assert levers(text, between(one, other)) == ()
