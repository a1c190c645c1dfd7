"""One deed told by two sides is one event with both versions; what may be two deeds stays two."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.claims.told_events import ToldEvent, events_told
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata

REGISTRY = shipped_registry()
Told = tuple[Claim, str | None]
SIDES = {
    "israel": ("Israel", "Israeli"), "hamas": ("Hamas", "Hamas"), "russia": ("Russia", "Russian"),
    "ukraine": ("Ukraine", "Ukrainian"), "m23": ("M23", "M23"), "dr-congo": ("DR Congo", "Congolese"),
    "sudan/saf": ("The Sudanese army", "Sudanese army"), "rsf": ("The Rapid Support Forces", "RSF"),
}  # fmt: skip
PLACES = {"israel": "Khan Younis", "russia": "Kharkiv", "m23": "Sake", "sudan/saf": "Nyala"}
PAIRS = [("israel", "hamas"), ("russia", "ukraine"), ("m23", "dr-congo"), ("sudan/saf", "rsf")]
WAYS = [(a, b, PLACES[a]) for a, b in PAIRS] + [(b, a, PLACES[a]) for a, b in PAIRS]
ways = pytest.mark.parametrize(("one", "other", "place"), WAYS)


@cache
def read(text: str, published: str | None, parties: tuple[str, ...]) -> tuple[Told, ...]:
    report = read_report_bytes(
        text.encode(), file="wire.txt", metadata=Metadata(published=published)
    )
    claims = extract_claims(report, registry=REGISTRY, parties=parties, extractor="rules")
    return tuple((c, published) for c in claims)


def told(one: str, other: str, place: str, *reports: tuple[str, str | None]) -> list[Told]:
    """The claims of reports in which {A} and {B} are two sides, {a} and {b} their adjectives, {P} a town."""
    (a, own), (b, theirs) = SIDES[one], SIDES[other]
    filled = (
        (text.format(A=a, a=own, B=b, b=theirs, P=place), published) for text, published in reports
    )
    return [c for text, day in filled for c in read(text, day, (one, other))]


def denials(event: ToldEvent) -> list[tuple[str | None, bool]]:
    return [(v.party, v.denied) for v in event.versions]


MARKET = (
    "{A} said {b} forces shelled a market in {P} on Monday, killing nine people.",
    "2025-03-04",
)
ANSWERS = [
    "{B} denied that it had shelled a market in {P} on Monday.",
    "{B} said no shells had been fired at {P} on Monday.",
    "{B} denied shelling the market in {P}.",
]


@ways
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_strike_told_by_one_side_and_denied_by_the_other_is_one_event(
    one: str, other: str, place: str, answer: str
) -> None:
    (event,) = events_told(told(one, other, place, MARKET, (answer, "2025-03-05")))
    assert denials(event) == [(one, False), (other, True)]
    assert (event.day, event.voices, len(event.differs)) == ("2025-03-03", 2, 1)


@ways
def test_each_side_blames_the_other_for_one_market(one: str, other: str, place: str) -> None:
    blames = "{B} said {a} forces had shelled the market in {P} on Monday, killing 14 people."
    (event,) = events_told(told(one, other, place, MARKET, (blames, "2025-03-04")))
    assert [v.by for v in event.versions if v.party == one] == [(other,)]
    assert set(event.differs) == {"who did it is told differently", "the figures differ"}


@ways
def test_a_bare_denial_takes_up_what_its_report_told_before(
    one: str, other: str, place: str
) -> None:
    text = MARKET[0] + "\n\n{B} denied the attack."
    (event,) = events_told(told(one, other, place, (text, "2025-03-04")))
    assert denials(event) == [(one, False), (other, True)]


APART = [
    ("another town", "{B} said {a} forces shelled a market in Geneva on Monday, killing nine people."),
    ("another day", "{B} said {a} forces shelled a market in {P} on Sunday, killing nine people."),
    ("the total of a week", "{B} said shelling in {P} over the past week had killed nine people."),
    ("another target", "{B} said {a} forces shelled a hospital in {P} on Monday, killing nine people."),
    ("another deed", "{B} said {a} forces abducted nine people at a market in {P} on Monday."),
    ("mutual fire", "{B} said {a} forces had shelled {P} on Monday."),
    ("neither place nor day", "{B} said {a} forces shelled a market, killing nine people."),
    ("said before it", "{B} denied that it had shelled a market in {P}."),
    ("a plan", "{B} said it would shell a market in {P} on Monday."),
    ("several", "{B} said three strikes hit {P} on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "place"), [WAYS[0], WAYS[3], WAYS[6]])
@pytest.mark.parametrize(("what", "other_text"), APART, ids=[a for a, _ in APART])
def test_what_may_be_two_stays_two(
    one: str, other: str, place: str, what: str, other_text: str
) -> None:
    day = "2025-03-02" if what == "said before it" else "2025-03-04"
    assert events_told(told(one, other, place, MARKET, (other_text, day))) == ()


def test_a_denial_after_another_charge_is_not_of_the_attack() -> None:
    text = (
        "Israel said Hamas shelled a market in Khan Younis on Monday.\n\n"
        "Israel accused Hamas of delaying the lists. Hamas denied it.\n"
    )
    assert events_told(read(text, "2025-03-04", ("israel", "hamas"))) == ()


def test_a_denial_after_two_attacks_answers_neither() -> None:
    two = (
        "Israel said Hamas shelled a market in Khan Younis on Monday. "
        "It said Hamas shelled a school in Rafah on Sunday.\n\n"
    )
    assert (
        events_told(read(two + "Hamas denied the attack.", "2025-03-04", ("israel", "hamas"))) == ()
    )


def test_what_fits_two_events_joins_neither() -> None:
    texts = (
        "M23 said army drones hit a market in Sake on Monday.",
        "M23 said the army shelled a market in Sake on Monday.",
        "A market in Sake was attacked on Monday, DR Congo said.",
    )
    held = [c for text in texts for c in read(text, "2025-03-04", ("m23", "dr-congo"))]
    assert len(held) == 3 and events_told(held) == ()


def test_a_chain_does_not_join_two_days() -> None:
    """An undated denial that fits Monday and Tuesday is of neither."""
    held = [
        *told("m23", "dr-congo", "Sake", MARKET, ("{B} denied shelling the market in {P}.", "2025-03-05")),
        *told("m23", "dr-congo", "Sake", (MARKET[0].replace("Monday", "Tuesday"), "2025-03-05")),
    ]  # fmt: skip
    assert events_told(held) == ()


POOL = [
    *told("m23", "dr-congo", "Sake", MARKET, *((a, "2025-03-05") for a in ANSWERS)),
    *told("dr-congo", "m23", "Sake", *((t, "2025-03-04") for _, t in APART)),
    *told("dr-congo", "m23", "Goma", MARKET, (ANSWERS[2], "2025-03-04")),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(POOL), st.lists(st.sampled_from(POOL), max_size=4))
def test_order_and_copies_never_matter(held: list[Told], again: list[Told]) -> None:
    assert events_told([*held, *again]) == events_told(POOL)


def other_side(actor: str | None) -> str | None:
    return {"m23": "dr-congo", "dr-congo": "m23"}.get(actor or "", actor)


def swapped(claim: Claim) -> Claim:
    event = claim.event
    if event is not None:
        event = msgspec.structs.replace(event, by=tuple(other_side(a) or a for a in event.by))
    actor, party = other_side(claim.actor), other_side(claim.party)
    return msgspec.structs.replace(claim, actor=actor, party=party, event=event)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique_by=lambda t: t[0].id))
def test_exchanging_the_parties_changes_no_group(held: list[Told]) -> None:
    ours, theirs = events_told(held), events_told([(swapped(c), d) for c, d in held])
    assert [(e.id, e.why, e.differs) for e in ours] == [(e.id, e.why, e.differs) for e in theirs]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique_by=lambda t: t[0].id))
def test_no_group_holds_two_days_or_two_towns(held: list[Told]) -> None:
    for event in events_told(held):
        assert len({v.day for v in event.versions} - {None}) <= 1
        assert len({v.place for v in event.versions} - {None}) <= 1
