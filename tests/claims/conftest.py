"""An invented conflict: two parties, a mediator, outlets; so no sentence here is anybody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.digest import digest_bytes
from truceline.basis.registry_of_actors import Registry, registry_of
from truceline.basis.span import Span
from truceline.claims.claim import Claim
from truceline.claims.draft import Draft, Reading
from truceline.claims.pipeline import ATTRIBUTION_STAGES, extract_claims
from truceline.reports.report import Block, Metadata, Report

PARTIES = ("northland", "river-front")

ACTORS = (
    Actor(
        id="northland", kind="state", names={"en": "Northland"},
        adjectives=("Northlandic", "Northlanders"),
    ),
    Actor(
        id="northland/army", kind="force", names={"en": "Northland army"},
        aliases=("Northlandic army", "Northlandic military"), answers_to=(Link(to="northland"),),
        speaks_for=(Speaks(party="northland", on=("ceasefire",)),),
    ),
    Actor(
        id="northland/anna-holt", kind="office-holder", names={"en": "Anna Holt"},
        office="Prime Minister of Northland", part_of=(Link(to="northland"),),
        speaks_for=(Speaks(party="northland"),),
    ),
    Actor(
        id="river-front", kind="armed-group", names={"en": "River Front"},
        adjectives=("Riverite",),
    ),
    Actor(
        id="river-front/marek-dol", kind="office-holder", names={"en": "Marek Dol"},
        office="Chairman of the River Front", part_of=(Link(to="river-front"),),
        speaks_for=(Speaks(party="river-front"),),
    ),
    Actor(
        id="harbour-health-office", kind="institution", names={"en": "Harbour health office"},
        answers_to=(Link(to="river-front"),),
        speaks_for=(Speaks(party="river-front", on=("humanitarian-situation",)),),
    ),
    Actor(
        id="northland/office", kind="institution", names={"en": "Northland Prime Minister's Office"},
        aliases=("Northland cabinet office",), answers_to=(Link(to="northland"),),
        speaks_for=(Speaks(party="northland"),),
    ),
    Actor(
        id="river-front/office", kind="institution", names={"en": "River Front Chairman's Office"},
        aliases=("River Front political office",), answers_to=(Link(to="river-front"),),
        speaks_for=(Speaks(party="river-front"),),
    ),
    Actor(
        id="river-front/brigades", kind="force", names={"en": "River Brigades"},
        aliases=("military wing of the River Front",), answers_to=(Link(to="river-front"),),
        speaks_for=(Speaks(party="river-front", on=("ceasefire",)),),
    ),
    Actor(id="southmark", kind="state", names={"en": "Southmark"}, adjectives=("Southmarkish",)),
    Actor(
        id="southmark/ida-berg", kind="office-holder", names={"en": "Ida Berg"},
        office="Foreign Minister of Southmark", part_of=(Link(to="southmark"),),
    ),
    Actor(id="daily-post", kind="outlet", names={"en": "Daily Post"}),
    Actor(id="relief-union", kind="agency", names={"en": "Relief Union"}),
)  # fmt: skip


def report_of(text: str, outlet: str | None = None) -> Report:
    """Return a report of prose paragraphs; a line that starts with "# " is a heading."""
    return Report(
        id=digest_bytes(text.encode()),
        file="invented.txt",
        text=text,
        reader="test/1",
        metadata=Metadata(outlet=outlet),
        blocks=tuple(_blocks(text)),
    )


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "heading" if line.startswith("# ") else "prose"
            yield Block(kind=kind, span=Span(at, at + len(line)))
        at += len(line) + 1


@pytest.fixture(scope="session")
def invented() -> Registry:
    """The registry of the invented conflict."""
    return registry_of((ACTORS,))


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """A function from text to report."""
    return report_of


@pytest.fixture(scope="session")
def attributed(invented: Registry) -> Callable[..., tuple[Draft, ...]]:
    """A function from text to the drafts that the attribution stages make of it."""

    def run(text: str, outlet: str | None = None) -> tuple[Draft, ...]:
        reading = Reading(report=report_of(text, outlet), registry=invented, parties=PARTIES)
        for _, stage in ATTRIBUTION_STAGES:
            reading = stage(reading)
        return reading.drafts

    return run


@pytest.fixture(scope="session")
def whole(invented: Registry) -> Callable[[str], tuple[Claim, ...]]:
    """A function from text to its finished claims in the invented conflict."""

    def run(text: str) -> tuple[Claim, ...]:
        return extract_claims(
            report_of(text), registry=invented, parties=PARTIES, extractor="rules"
        )

    return run


@pytest.fixture(scope="session")
def one(attributed: Callable[..., tuple[Draft, ...]]) -> Callable[[str], Draft]:
    """A function from a text with one claim to that claim's draft."""

    def run(text: str) -> Draft:
        drafts = attributed(text)
        assert len(drafts) == 1, [d.content.text if d.content else None for d in drafts]
        return drafts[0]

    return run
