"""Figures with their units: one of a unit, bounds, unknown figures; and who gave them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TRUCE, status_at, told, truce
from truceline.basis.quantity import Quantity, parse_quantity
from truceline.basis.registry_of_actors import Registry, shipped_registry
from truceline.basis.time import last_instant, zone
from truceline.briefing.accusations import accusations, answer_to, with_answer
from truceline.briefing.outcomes import view_cell
from truceline.briefing.sayings import claim_sentence, evidence_mark, quantity_words, speaker
from truceline.briefing.scene import Scene
from truceline.briefing.sections.annex import claims_group
from truceline.briefing.sections.deliveries import (
    deliveries_section,
    delivery_sentence,
    uncompared_sentence,
)
from truceline.briefing.sections.incidents import incident_points, incidents_section
from truceline.briefing.shapes import Block, Group, Table
from truceline.briefing.titles import step_amount
from truceline.briefing.walk import sentences
from truceline.briefing.words import amount, singular
from truceline.record import HeldClaim, ingest, open_record
from truceline.reports import bare_case
from truceline.status import Question, evaluate
from truceline.status.shapes import ObligationStep

Told = Callable[..., Scene]
SIDES = [("a", "b"), ("b", "a")]
NAME = {"a": "Party A", "b": "Party B", "mission": "Example Mission"}


def step_of(scene: Scene, ident: str) -> ObligationStep:
    return next(s for s in scene.status.obligations if s.id == f"step:{ident}")


def rows(blocks: tuple[Block, ...], ident: str) -> list[list[str]]:
    for block in blocks:
        if isinstance(block, Table) and block.id == ident:
            return [["; ".join(x.text for x in c.lines) for c in r.cells] for r in block.rows]
        if isinstance(block, Group) and (found := rows(block.blocks, ident)):
            return found
    return []


# --- one of a unit


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("persons", "person"), ("bodies", "body"), ("trucks", "truck"), ("households", "household"),
        ("localities", "locality"), ("aircraft", "aircraft"), ("percent", "percent"), ("tonnes", "tonne"),
        ("vehicles", "vehicle"), ("square-kilometres", "square-kilometre"), ("buses", "bus"),
        ("families", "family"), ("lorries", "lorry"), ("prisoners of war", "prisoners of war"),
        ("strikes", "strike"), ("crossing", "crossing"), ("pass", "pass"),
    ],
)  # fmt: skip
def test_one_of_a_unit(unit: str, one: str) -> None:
    assert singular(unit) == one


@pytest.mark.parametrize(
    ("cell", "unit", "words"),
    [
        ("1", "persons", "1 person"), ("0", "persons", "0 persons"), ("2", "persons", "2 persons"),
        ("1..", "persons", "at least 1 person"), ("..1", "trucks", "up to 1 truck"),
        (">1", "bodies", "more than 1 body"), ("<1", "bodies", "fewer than 1 body"),
        ("~1", "tonnes", "about 1 tonne"), ("1..2", "trucks", "1 to 2 trucks"),
        ("0..1", "bodies", "0 to 1 body"), ("1.5", "tonnes", "1.5 tonnes"), ("1,000", "litres", "1,000 litres"),
        ("<10", "persons", "fewer than 10 persons"), ("~2000", "trucks", "about 2,000 trucks"),
        (">600", "persons", "more than 600 persons"), ("1", "aircraft", "1 aircraft"),
    ],
)  # fmt: skip
def test_a_quantity_agrees_with_its_number(cell: str, unit: str, words: str) -> None:
    assert quantity_words(parse_quantity(cell, unit=unit)) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(low=1, high=1), "1"), (Quantity(wording="several", unit="persons"), "several"),
        (Quantity(unit="persons"), ""), (Quantity(about=1), "about 1"),
    ],
)  # fmt: skip
def test_without_a_unit_or_a_figure_nothing_is_added(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


@given(st.integers(2, 10**6), st.sampled_from(["persons", "bodies", "trucks", "localities"]))
@settings(max_examples=60, deadline=None)
def test_every_other_number_keeps_the_plural(n: int, unit: str) -> None:
    assert amount(n, n, unit).endswith(f" {unit}")
    assert amount(1, n, unit) == f"1 to {n:,} {unit}"


@given(st.sampled_from(["persons", "bodies", "trucks", "tonnes", "aircraft"]))
@settings(max_examples=20, deadline=None)
def test_the_singular_of_a_singular_is_itself(unit: str) -> None:
    assert singular(singular(unit)) == singular(unit)


@pytest.mark.parametrize(("who", "other"), SIDES)
@pytest.mark.parametrize(
    ("unit", "deed", "words"),
    [
        ("persons", "release", "released 1 person"), ("bodies", "hand-over", "handed over 1 body"),
        ("trucks", "admit", "let in 1 truck"), ("localities", "return", "returned 1 locality"),
    ],
)  # fmt: skip
def test_a_deed_of_one_is_told_in_the_singular(
    who: str, other: str, unit: str, deed: str, words: str, invented: Told
) -> None:
    held = told(who, "done", "camp", figure="1", unit=unit, deed=deed, by=(other,))
    assert claim_sentence(invented(held), held).text == (
        f"{NAME[who]} said that {NAME[other]} {words} on 2 March."
    )


@pytest.mark.parametrize(("who", "other"), SIDES)
@pytest.mark.parametrize(
    ("figure", "printed_as"), [("1", "1 of 3 persons"), ("2", "2 of 3 persons"), ("3", "3 of 3 persons")]
)  # fmt: skip
def test_a_part_of_a_batch_takes_the_unit_of_the_whole(
    who: str, other: str, figure: str, printed_as: str, invented: Told
) -> None:
    held = told(
        who, "done", "captives/day-2", figure=figure, by=("a",), kind="delivery", deed="release"
    )
    scene = invented(held)
    assert printed_as in [
        x.text for x in view_cell(scene, step_of(scene, "captives/day-2"), who).lines
    ]


ONE_EACH = TRUCE.replace("release 10 persons", "release 2 persons").replace(
    "{day 2: 3, day 6: 3, day 10: the rest}", "{day 2: 1, day 6: the rest}"
)


def one_each(*held: HeldClaim) -> Scene:
    agreement, registry = truce(ONE_EACH), shipped_registry()
    return Scene(
        status=status_at(held, "2031-03-07", agreement, registry), held={h.claim.id: h for h in held},
        reports={}, agreement=agreement, registry=registry, timezone="UTC", since="2031-03-01",
        audience="public",
    )  # fmt: skip


def test_a_batch_of_one_is_promised_in_the_singular() -> None:
    scene = one_each()
    assert step_amount(step_of(scene, "captives/day-2")) == "1 person"


@pytest.mark.parametrize("who", ["a", "b"])
def test_a_batch_of_one_is_counted_in_the_singular(who: str) -> None:
    held = told(
        who, "done", "captives/day-2", figure="1", by=("a",), kind="delivery", deed="release"
    )
    scene = one_each(held)
    assert "1 of 1 person" in [
        x.text for x in view_cell(scene, step_of(scene, "captives/day-2"), who).lines
    ]


# --- incidents


def harm(
    who: str, figure: str | None, point: str, *, at: str = "2031-03-04", by: tuple[str, ...] = (),
    words: str | None = None,
) -> HeldClaim:  # fmt: skip
    party = "self" if who in {"a", "b"} else None
    held: HeldClaim = told(
        who, None, None, at=at, party=party, kind="incident", figure=figure, counting_point=point,
        by=by, words=words,
    )  # fmt: skip
    return held


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("1", "1 person"), ("4", "4 persons"), ("..5", "up to 5 persons"), ("2..", "at least 2 persons"),
        ("2..3", "2 to 3 persons"), ("0", "0 persons"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["a", "b", "mission"])
def test_an_incident_is_told_with_its_bounds_by_its_source(
    who: str, figure: str, words: str, invented: Told
) -> None:
    scene = invented(harm(who, figure, "killed"))
    assert rows(incidents_section(scene).blocks, "t-incidents") == [
        [NAME[who], "killed", "28 February to 7 March", words, "no count held"]
    ]


@pytest.mark.parametrize("who", ["a", "b", "mission"])
def test_an_incident_told_without_a_figure_says_so(who: str, invented: Told) -> None:
    scene = invented(harm(who, None, "killed"))
    (row,) = rows(incidents_section(scene).blocks, "t-incidents")
    assert row[3] == "told without a figure"


@pytest.mark.parametrize(("who", "other"), SIDES)
def test_two_sources_of_one_incident_stand_on_lines_of_their_own(
    who: str, other: str, invented: Told
) -> None:
    scene = invented(harm(who, "1", "killed"), harm(other, "7", "killed"))
    assert [r[0:4:3] for r in rows(incidents_section(scene).blocks, "t-incidents")] == [
        [NAME[who], "1 person"], [NAME[other], "7 persons"],
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["a", "b", "mission"])
def test_figures_of_one_source_are_one_point(who: str, invented: Told) -> None:
    scene = invented(harm(who, "1", "killed"), harm(who, "..3", "wounded"))
    assert [s.text for s in incident_points(scene, scene.status.incidents)] == [
        f"{NAME[who]} gave, for 4 March, 1 person killed and up to 3 persons wounded; "
        "the source held does not say who acted."
    ]


@pytest.mark.parametrize(("who", "other"), SIDES)
def test_a_source_that_names_who_acted_is_not_said_to_leave_it_open(
    who: str, other: str, invented: Told
) -> None:
    scene = invented(harm(who, "1", "killed", by=(other,), words="one man fell at the ford"))
    assert [s.text for s in incident_points(scene, scene.status.incidents)] == [
        f"{NAME[who]} gave, for 4 March, 1 person killed (“one man fell at the ford”)."
    ]


def test_the_period_before_is_told_without_being_compared(invented: Told) -> None:
    scene = invented(
        harm("mission", "1", "killed", at="2031-02-24"), harm("mission", "2", "killed")
    )
    (row,) = rows(incidents_section(scene).blocks, "t-incidents")
    assert row[3:] == ["2 persons", "1"]


# --- deliveries

COUNTS = [
    ("1", "entered", "1 truck", "{w} counted 1 truck (entered), 6 March."),
    ("80", "offloaded", "80 trucks", "{w} counted 80 trucks (offloaded), 6 March."),
    ("45..60", "collected", "45 to 60 trucks", "{w} counted 45 to 60 trucks (collected), 6 March."),
    ("..9", None, "up to 9 trucks", "{w} counted up to 9 trucks (counting point not stated), 6 March."),
    (">20", "arrived", "at least 20 trucks", "{w} counted at least 20 trucks (arrived), 6 March."),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "point", "counted_as", "words"), COUNTS)
@pytest.mark.parametrize("who", ["a", "b", "mission"])
def test_a_delivery_stands_on_its_counter_s_line(
    who: str, figure: str, point: str | None, counted_as: str, words: str, invented: Told
) -> None:
    held = told(
        who, None, "aid", at="2031-03-06", kind="count", figure=figure, unit="trucks",
        counting_point=point, party=None if who == "mission" else "self",
    )  # fmt: skip
    scene = invented(held)
    (delivery,) = scene.status.deliveries
    assert delivery_sentence(scene, delivery).text == words.format(w=NAME[who])
    assert rows(deliveries_section(scene).blocks, "t-deliveries") == [
        ["aid", NAME[who], point or "not stated", "6 March", counted_as, "100 trucks"]
    ]


@pytest.mark.parametrize("who", ["a", "b"])
def test_a_delivery_without_a_count_is_no_zero(who: str, invented: Told) -> None:
    held = told(who, None, "aid", at="2031-03-06", kind="delivery", unit="trucks")
    scene = invented(held)
    (delivery,) = scene.status.deliveries
    assert delivery_sentence(scene, delivery).text == "No count of aid for 6 March is held."
    assert rows(deliveries_section(scene).blocks, "t-deliveries")[0][4] == "no count held"


@pytest.mark.parametrize("who", ["a", "b", "mission"])
@pytest.mark.parametrize(
    ("figure", "unit", "words"),
    [
        ("1", "bodies", "{w} gave 1 body (3 March): “brought out of the mill”."),
        ("1", "persons", "{w} gave 1 person (3 March): “brought out of the mill”."),
        ("12..", "persons", "{w} gave at least 12 persons (3 March): “brought out of the mill”."),
        ("~40", "households", "{w} gave about 40 households (3 March): “brought out of the mill”."),
    ],
)  # fmt: skip
def test_a_figure_of_no_step_is_told_with_its_words(
    who: str, figure: str, unit: str, words: str, invented: Told
) -> None:
    held = told(
        who, None, "-", kind="count", figure=figure, unit=unit, at="2031-03-03",
        words="brought out of the mill", party=None if who == "mission" else "self",
    )  # fmt: skip
    assert uncompared_sentence(invented(held), held).text == words.format(w=NAME[who])


# --- denials in one wording


@pytest.mark.parametrize(("who", "other"), SIDES)
@pytest.mark.parametrize(
    ("toward", "matter"),
    [("camp", "camp"), ("road", "road"), ("captives/day-6", "captives, day 6"), ("phase-1", "phase 1")],
)  # fmt: skip
def test_a_denial_has_one_wording_with_words_and_without(
    who: str, other: str, toward: str, matter: str, invented: Told
) -> None:
    bare = told(who, "denied", toward, at="2031-03-05", by=(who,))
    quoted = told(who, "denied", toward, at="2031-03-05", by=(who,), words="it is untrue")
    scene = invented(bare, quoted)
    said = f"{NAME[who]} denied what was told of {matter}"
    assert claim_sentence(scene, bare).text == f"{said} on 5 March."
    assert claim_sentence(scene, quoted).text == f"{said} (as recorded): “it is untrue” (5 March)."


@pytest.mark.parametrize("act", ["asserts", "denies", "announces"])
@pytest.mark.parametrize("who", ["a", "b"])
def test_a_denial_reads_alike_by_whatever_act_it_came(who: str, act: str, invented: Told) -> None:
    plain = told(who, "denied", "camp", at="2031-03-05", words="it is untrue")
    held = msgspec.structs.replace(plain, claim=msgspec.structs.replace(plain.claim, act=act))
    assert claim_sentence(invented(held), held, dated=False, named=False).text == (
        "Denied what was told of camp (as recorded): “it is untrue”."
    )


@pytest.mark.parametrize(("who", "other"), SIDES)
def test_a_denial_of_no_step_denies_the_deed_told(who: str, other: str, invented: Told) -> None:
    held = told(who, "denied", None, at="2031-03-05", deed="release", by=(other,))
    assert claim_sentence(invented(held), held).text == (
        f"{NAME[who]} denied what was told of release on 5 March."
    )


@pytest.mark.parametrize("who", ["a", "b"])
def test_a_denial_stands_in_the_list_of_claims_by_the_same_verb(who: str, invented: Told) -> None:
    held = told(who, "denied", "camp", at="2031-03-05", words="it is untrue")
    scene = invented(held)
    (row,) = rows((claims_group(scene),), "t-claims")
    assert row[:3] == ["5 March", f"{NAME[who]}: denied: “it is untrue”", "toward “camp”"]


# --- a bare folder: bodies that the registry lacks, and bare denials

ZONE = "UTC"


def bare(folder: Path, text: str, parties: tuple[str, ...] = ()) -> Scene:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    registry: Registry = shipped_registry()
    record = open_record(None)
    ingest(record, bare_case([folder]), registry=registry, parties=parties)
    held = record.held()
    status = evaluate(
        held, Question(case="bare", at=last_instant("2025-03-05", zone(ZONE)), tz=zone(ZONE), parties=parties),
        agreement=None, registry=registry,
    )  # fmt: skip
    return Scene(
        status=status, held={h.claim.id: h for h in held},
        reports={}, agreement=None, registry=registry, timezone=ZONE, since="2025-03-01",
        audience="desk",
    )  # fmt: skip


DATELINE = "Northport, 4 March 2025\n\n"
BODIES = [
    "The Valley Council", "The Karen Women's Relief Network", "The Red Valley Elders",
    "The Arauca Relief Committee", "The Upper Nile Youth Assembly", "The CRV",
    "The Kivu Civil Society Forum", "The Stepanakert City Council",
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_the_registry_lacks_prints_as_written(body: str, tmp_path: Path) -> None:
    scene = bare(tmp_path, f"{DATELINE}{body} said that the mill road is open.\n")
    (held,) = scene.held.values()
    assert speaker(scene, held.claim) == f"{body} (not in the registry)"
    assert evidence_mark(scene, held.claim) == f"{body} (not in the registry) said"
    assert claim_sentence(scene, held).text == (
        f"{body} (not in the registry) said (as the report words it): “the mill road is open” (4 March)."
    )


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Officials", "Officials"), ("A senior official", "A senior official"),
        ("Two Officials", "Two Officials"), ("Residents of the town", "Residents of the town"),
        ("Layla Haddad, 34,", "[name withheld]"), ("Layla Haddad", "[name withheld]"),
        ("A resident, Omar Haddad,", "A resident, [name withheld]"),
    ],
)  # fmt: skip
def test_a_description_or_a_private_person_stays_unnamed(
    who: str, shown: str, tmp_path: Path
) -> None:
    scene = bare(tmp_path, f"{DATELINE}{who} said that the mill road is open.\n")
    (held,) = scene.held.values()
    assert speaker(scene, held.claim) == f"An unnamed speaker (“{shown}”)"
    assert evidence_mark(scene, held.claim) == f"unnamed (as the outlet words it: “{shown}”)"


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_the_registry_lacks_speaks_for_no_side(body: str, tmp_path: Path) -> None:
    scene = bare(
        tmp_path, f"{DATELINE}{body} said that the list was accepted.\n", ("israel", "hamas")
    )
    assert [h.claim.party for h in scene.held.values()] == [None]
    assert [of for of in scene.status.positions.values() if of] == []


PAIRS = [
    ("israel", "hamas", "Israel", "Hamas"), ("hamas", "israel", "Hamas", "Israel"),
    ("dr-congo", "m23", "Kinshasa", "M23"), ("m23", "dr-congo", "M23", "Kinshasa"),
]  # fmt: skip
DENIALS = [
    "denied the accusation", "rejected the accusation", "denied the charge", "denied it",
    "rejected the allegation",
]  # fmt: skip


@pytest.mark.parametrize("denial", DENIALS)
@pytest.mark.parametrize(("one", "two", "accuser", "accused"), PAIRS)
def test_a_bare_denial_answers_the_accusation_before_it(
    one: str, two: str, accuser: str, accused: str, denial: str, tmp_path: Path
) -> None:
    text = f"{DATELINE}{accuser} accused {accused} of shelling a school on Monday. {accused} {denial}.\n"
    scene = bare(tmp_path, text, (one, two))
    (charge,) = accusations(scene)
    answer = answer_to(scene, charge)
    assert answer is not None
    assert (answer.claim.party, answer.claim.issues) == (two, ())
    assert "No answer held." not in [s.text for s in with_answer(scene, charge)]


@pytest.mark.parametrize(("one", "two", "accuser", "accused"), PAIRS)
def test_each_bare_denial_answers_its_own_accusation(
    one: str, two: str, accuser: str, accused: str, tmp_path: Path
) -> None:
    text = (
        f"{DATELINE}{accuser} accused {accused} of shelling a school on Monday. {accused} denied the "
        f"accusation.\n\n{accused} accused {accuser} of shelling a market on Monday. "
        f"{accuser} rejected the accusation.\n"
    )
    scene = bare(tmp_path, text, (one, two))
    found = {h.claim.party: answer_to(scene, h) for h in accusations(scene)}
    assert {p: a.claim.party for p, a in found.items() if a} == {one: two, two: one}


@pytest.mark.parametrize(("one", "two", "accuser", "accused"), PAIRS)
def test_a_bare_denial_before_the_accusation_answers_nothing(
    one: str, two: str, accuser: str, accused: str, tmp_path: Path
) -> None:
    text = (
        f"{DATELINE}{accused} denied the report.\n\n"
        f"{accuser} accused {accused} of shelling a school on Monday.\n"
    )
    scene = bare(tmp_path, text, (one, two))
    assert [answer_to(scene, h) for h in accusations(scene)] == [None]


@pytest.mark.parametrize(("one", "two", "accuser", "accused"), PAIRS)
def test_a_bare_denial_answers_only_the_last_accusation(
    one: str, two: str, accuser: str, accused: str, tmp_path: Path
) -> None:
    text = (
        f"{DATELINE}{accuser} accused {accused} of shelling a school on Monday.\n\n"
        f"{accuser} accused {accused} of delaying the release of prisoners. {accused} denied it.\n"
    )
    scene = bare(tmp_path, text, (one, two))
    in_text = sorted(accusations(scene), key=lambda h: h.claim.evidence.start)
    assert [answer_to(scene, h) is not None for h in in_text] == [False, True]


def test_a_figure_of_a_body_that_the_registry_lacks_names_it(tmp_path: Path) -> None:
    text = f"{DATELINE}The Valley Council said that 3 people were killed in a strike on Monday.\n"
    scene = bare(tmp_path, text)
    told_of = [s.text for s in sentences(incidents_section(scene).blocks)]
    assert "The Valley Council (not in the registry)" in told_of
