"""Like deeds get like acts, whatever the verb, the speaker, or the side it belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.hand_drafts import understood
from truceline.basis.digest import digest_bytes
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.span import Span
from truceline.claims import Claim, extract_claims
from truceline.reports.report import Block, Report

SIDES = [("DR Congo", "M23", "dr-congo", "m23"), ("M23", "DR Congo", "m23", "dr-congo")]

BREACHES = [
    "{O} had not kept to the order of the lists",
    "{O} did not honour the truce",
    "{O} does not abide by the accord",
    "{O} has never lived up to its commitments",
    "{O} had failed to keep its word",
    "{O} failed in its duties under the accord",
    "{O}'s raid was a grave breach of the agreement",
    "{O} is in violation of the truce",
    "the truce was breached by {O}",
    "the accord had not been honoured by {O}",
    "by keeping back the prisoners {O} breached the accord",
]


@pytest.fixture(scope="module")
def read() -> Callable[[str], tuple[Claim, ...]]:
    """A function from a one-paragraph report to its claims, DR Congo and M23 being the parties."""

    def claims(text: str) -> tuple[Claim, ...]:
        report = Report(
            id=digest_bytes(text.encode()),
            file="invented.txt",
            text=text,
            reader="test/1",
            blocks=(Block(kind="prose", span=Span(0, len(text))),),
        )
        return extract_claims(report, registry=shipped_registry(), parties=("dr-congo", "m23"))

    return claims


@pytest.mark.parametrize("told", BREACHES)
@pytest.mark.parametrize("sides", SIDES)
@pytest.mark.parametrize("third", [False, True])
def test_a_breach_told_of_another_accuses_it_in_any_words(
    told: str, sides: tuple[str, str, str, str], third: bool
) -> None:
    speaker, other, _, other_id = sides
    found = understood(
        f"[{'Qatar' if third else speaker}] {{said}} <{told.replace('{O}', other)}>", lemma="say"
    )
    assert found.act == "accuses"
    assert found.event is not None
    assert (found.event.by, found.event.says) == ((other_id,), "breached")


@pytest.mark.parametrize(
    ("speaker", "other", "by"),
    [("M23", "the government", "dr-congo"), ("DR Congo", "the rebels", "m23")],
)
def test_a_side_named_by_its_kind_is_accused_too(speaker: str, other: str, by: str) -> None:
    found = understood(f"[{speaker}] {{said}} <{other} did not live up to the deal>", lemma="say")
    assert found.act == "accuses"
    assert found.event is not None
    assert found.event.by == (by,)


@pytest.mark.parametrize("sides", SIDES)
@pytest.mark.parametrize(
    "told",
    [
        "{O} failed to seize the ridge",
        "{O} has never failed to honour the accord",
        "it had not kept to the timetable",
        "{O} did not implement the road project",
    ],
)
def test_a_lost_battle_or_an_own_delay_accuses_nobody(
    told: str, sides: tuple[str, str, str, str]
) -> None:
    speaker, other, _, _ = sides
    found = understood(f"[{speaker}] {{said}} <{told.replace('{O}', other)}>", lemma="say")
    assert found.act == "asserts"


@pytest.mark.parametrize("sides", SIDES)
def test_the_decision_is_of_the_one_whose_deed_the_sentence_before_tells(
    sides: tuple[str, str, str, str], read: Callable[[str], tuple[Claim, ...]]
) -> None:
    speaker, other, _, other_id = sides
    text = (
        f"{other} halted the release of prisoners. {speaker} said the decision breaches the accord."
    )
    event = read(text)[-1].event
    assert event is not None
    assert (event.by, event.says) == ((other_id,), "breached")


@pytest.mark.parametrize("sides", SIDES)
@pytest.mark.parametrize(
    "before",
    [
        "{O} and {S} held talks in Doha.",
        "{S} halted the release of prisoners.",
        "{O} closed the road after {S} shelled a camp.",
        "The road was closed.",
    ],
)
def test_the_decision_is_nobodys_where_more_than_one_could_have_taken_it(
    before: str, sides: tuple[str, str, str, str], read: Callable[[str], tuple[Claim, ...]]
) -> None:
    speaker, other, _, _ = sides
    text = before.replace("{S}", speaker).replace("{O}", other)
    event = read(f"{text} {speaker} said the decision breaches the accord.")[-1].event
    assert event is not None
    assert event.by == ()


@pytest.mark.parametrize(
    ("office", "party"),
    [
        ("The Northland cabinet office", "northland"),
        ("The River Front political office", "river-front"),
    ],
)
@pytest.mark.parametrize("says", ["rejected the outline.", "said it had rejected the outline."])
def test_what_an_institution_formally_answers_is_its_partys_answer(
    office: str, party: str, says: str, whole: Callable[[str], tuple[Claim, ...]]
) -> None:
    event = whole(f"{office} {says}")[-1].event
    assert event is not None
    assert (event.by, event.says) == ((party,), "rejected")


@pytest.mark.parametrize(
    ("force", "actor"),
    [("The Northland army", "northland/army"), ("The River Brigades", "river-front/brigades")],
)
def test_what_a_force_answers_stays_its_own(
    force: str, actor: str, whole: Callable[[str], tuple[Claim, ...]]
) -> None:
    event = whole(f"{force} rejected the outline.")[-1].event
    assert event is not None
    assert event.by == (actor,)
