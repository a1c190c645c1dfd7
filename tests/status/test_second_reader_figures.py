"""Figures of incidents: whose they are, and when they may be added; the same for every party."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from support.telling import TRUCE, TZ, days, status_at, truce
from truceline.agreement import Agreement
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import last_instant
from truceline.claims import extract_claims
from truceline.record.held import HeldClaim
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata
from truceline.status import Status

REGISTRY = shipped_registry()
PARTIES = ("hamas", "israel")
SIDES = [("Hamas", "Israel"), ("Israel", "Hamas")]
swapped = pytest.mark.parametrize(("one", "other"), SIDES)
_numbers = count(1)


def between() -> Agreement:
    named = TRUCE.replace("{a: Party A, b: Party B}", "{hamas: One, israel: Other}")
    for old, new in (("a", "hamas"), ("b", "israel")):
        named = named.replace(f"party: {old}", f"party: {new}").replace(f"to: {old}", f"to: {new}")
    return truce(named.replace("[a, b]", "[hamas, israel]"))


def report(text: str, day: int) -> list[HeldClaim]:
    published, number = days(day), next(_numbers)
    read = read_report_bytes(
        text.encode(), file=f"report-{number}.txt", metadata=Metadata(published=published)
    )
    return [
        HeldClaim(
            claim=c, outlet="wire", published=published, received=last_instant(published, TZ),
            recorded=datetime(2032, 1, 1, tzinfo=UTC), sequence=number, declared=True,
        )
        for c in extract_claims(read, registry=REGISTRY, parties=PARTIES)
    ]  # fmt: skip


def status(*told: tuple[str, int], at: int = 10) -> Status:
    held = [h for text, day in told for h in report(text, day)]
    return status_at(held, days(at), between(), REGISTRY)


def figures(*told: tuple[str, int], at: int = 10) -> list[tuple[str, int | float | None, str | None]]:  # fmt: skip
    return [(i.source, i.low, i.period[0]) for i in status(*told, at=at).incidents]


@swapped
@pytest.mark.parametrize(
    "words",
    [
        "denied that its troops had shelled Rafah, killing three people",
        "dismissed reports that three people were killed in Rafah",
        "rejected claims that three people were killed in Rafah",
        "declined to say whether three people were killed in Rafah",
    ],
)
def test_a_toll_that_is_denied_is_no_figure_of_the_denier(one: str, other: str, words: str) -> None:
    found = figures((f"{one} {words}.", 8))
    assert [f for f in found if f[0] == REGISTRY.find(one)] == []


def test_a_third_party_that_denies_a_toll_gives_none() -> None:
    text = "The United Nations dismissed reports that 40 people were killed in Jenin."
    assert figures((text, 8)) == []


@swapped
def test_a_toll_that_is_put_forward_is_the_speakers_figure(one: str, other: str) -> None:
    (found,) = figures((f"{one} said three people were killed by shelling in Rafah on 7 March.", 8))
    assert found == (REGISTRY.find(one), 3, days(3))


@swapped
def test_a_deed_told_without_and_with_its_day_is_not_added(one: str, other: str) -> None:
    told = "{} said {} fire killed three people in Rafah{}."
    found = status(
        (told.format(one, other, ""), 8), (told.format(one, other, " on 7 March"), 9)
    ).incidents
    assert [(i.low, i.high, len(i.claims)) for i in found] == [(3, 3, 1), (3, 3, 1)]


@swapped
def test_an_undated_figure_tells_only_when_it_was_told(one: str, other: str) -> None:
    (found,) = status((f"{one} said {other} fire killed three people in Rafah.", 8)).incidents
    assert (found.period, found.previous) == ((None, days(8)), None)


@swapped
@pytest.mark.parametrize(
    ("first", "second", "lows"),
    [
        ("in Rafah on 6 March", "in Rafah on 7 March", [5]),
        ("in Rafah on 7 March", "in Jabalia on 7 March", [5]),
        ("in Rafah on 7 March", "in the Gaza Strip on 7 March", [3, 2]),
        ("in Rafah", "in Jabalia", [3, 2]),
    ],
)
def test_figures_are_added_only_where_day_or_place_shows_two_events(
    one: str, other: str, first: str, second: str, lows: list[int]
) -> None:
    told = "{} said {} fire killed {} people {}."
    found = figures((told.format(one, other, 3, first), 8), (told.format(one, other, 2, second), 8))
    assert sorted(low for _, low, _ in found if low is not None) == sorted(lows)


def test_two_bodies_that_no_registry_knows_are_never_added() -> None:
    told = "The {} Farmers' Federation said {} people were killed by shelling in {} on {} March."
    found = figures(
        (told.format("Valley", 3, "Rafah", 6), 8), (told.format("River", 4, "Jabalia", 7), 8)
    )
    assert sorted(low for _, low, _ in found if low is not None) == [3, 4]
