"""Each check firing, not firing and with an assumption; the same with the parties swapped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.agreement import (
    CHECKS,
    Agreement,
    Check,
    CheckResult,
    Finding,
    check,
    parse_agreement,
    render_findings,
)
from truceline.agreement.finding import place_of
from truceline.agreement.model import Place
from truceline.basis.actors import Actor, Link
from truceline.basis.registry_of_actors import Registry, registry_of

HEAD = """\
truce: 1
title: Hill truce
clock: {timezone: Asia/Beirut, day 1: 2031-06-02}
parties: {state: State, group: Armed Group}
verifiers: {panel: Panel}
disputes: {panel: Panel}
takes effect: at 2031-06-02T06:00
"""
SIDES = [("state", "group"), ("group", "state")]
ROAD = "  road: {party: state, verifier: panel, must: open the road, deadline: day 3}\n"


def duty(name: str, keys: str, party: str = "state") -> str:
    return f"  {name}: {{party: {party}, verifier: panel, {keys}}}\n"


def truce(duties: str, *, phases: str = "", more: str = "", head: str = HEAD) -> Agreement:
    phases = f"phases:\n{phases}" if phases else ""
    return parse_agreement(f"{head}{phases}obligations:\n{duties}{more}", file="hill.truce.yaml")


def of_code(code: str, agreement: Agreement, registry: Registry | None = None) -> list[Finding]:
    return [f for f in check(agreement, registry=registry) if f.code == code]


def assumed(clause: str) -> str:
    return f"assumed: {{{clause}: {{by: desk, why: both say so}}}}\n"


# (code, clause, severity, keys that fire, keys that do not), for the duty `it`
TABLE = [
    ("T001", "deadline", "warning", "must: open it", "must: open it, deadline: day 2"),
    ("T001", "deadline", "warning", "must: admit 3 trucks, from: day 2",
     "must: admit 3 trucks, every: week"),
    ("T001", "deadline", "warning", "must: publish the map", "must not: publish the map"),
    ("T001", "deadline", "warning", "must: hold talks on peace",
     "must: hold talks on peace, concludes: by day 9"),
    ("T001", "deadline", "warning", "must: release persons",
     "must: release persons, in exchange for: road"),
    ("T001", "deadline", "warning", "must: release 2 persons, order: [any]",
     "must: release 2 persons, order: [any], schedule: {day 1: 2}"),
    ("T006", "order", "warning", "must: release 2 persons, deadline: day 2",
     "must: release 1 persons, deadline: day 2"),
    ("T006", "order", "warning", "must: hand over 5 bodies, deadline: day 2",
     "must: hand over 5 bodies, order: [named], deadline: day 2"),
    ("T006", "order", "warning", "must: release 9 persons, of: {old: 9}, deadline: day 2",
     "must: release 9 persons, of: {old: 9}, order: [old], deadline: day 2"),
    ("T006", "order", "warning", "must: release 2 bodies, deadline: day 2",
     "must: return 200 persons, deadline: day 2"),
    ("T008", "counted by", "warning", "must: admit 6 trucks, every: day",
     "must: admit 6 trucks, every: day, counted by: {un: entered}"),
    ("T008", "counted by", "warning", "must: admit 6 litres, every: 10 days",
     "must: admit litres, every: 10 days"),
    ("T021", "of", "error", "must: release 4 persons, order: [old], of: {old: 5}, deadline: day 2",
     "must: release 5 persons, order: [old], of: {old: 5}, deadline: day 2"),
    ("T021", "of", "error", "must: admit 4 trucks, of: {food: 1.5, fuel: 2}, deadline: day 2",
     "must: admit 4 trucks, of: {food: 1.5, fuel: 2.5}, deadline: day 2"),
    ("T021", "of which", "error", "must: admit 4 trucks, of which: {fuel: 4.5}, deadline: day 2",
     "must: admit 4 trucks, of which: {fuel: 4, north: 4}, deadline: day 2"),
    ("T021", "schedule", "error", "must: admit 4 trucks, schedule: {day 1: 3}",
     "must: admit 4 trucks, schedule: {day 1: 3, day 2: 1}"),
    ("T021", "schedule", "error", "must: admit 4 trucks, schedule: {day 1: 4, day 2: the rest}",
     "must: admit 4 trucks, schedule: {day 1: 3, day 2: the rest}"),
    ("T021", "schedule", "error", "must: admit trucks, schedule: {day 1: the rest}",
     "must: admit trucks, schedule: {day 1: 3}"),
    ("T024", "deadline", "error", "must: open it, from: day 4, deadline: day 3",
     "must: open it, from: day 3, deadline: day 3"),
    ("T024", "deadline", "error", "must: open it, when: road fulfilled, deadline: day 2",
     "must: open it, when: road fulfilled, deadline: day 3"),
    ("T024", "deadline", "error",
     "must: open it, when: group accepts and road fulfilled, deadline: day 1",
     "must: open it, when: group accepts or road fulfilled, deadline: day 1"),
    ("T024", "deadline", "error", "must: open it, when: road fulfilled, deadline: 2031-06-03",
     "must: open it, when: not road fulfilled, deadline: 2031-06-03"),
    ("T024", "concludes", "error", "must: hold talks on peace, begins: by day 5, concludes: by day 4",
     "must: hold talks on peace, begins: by day 5, concludes: by day 5"),
    ("T023", "", "warning", "must: open it, when: road suspended", "must: open it, when: road due"),
    ("T023", "", "warning", "must: open it, when: road suspended and road due",
     "must: open it, when: road suspended or road due"),
    ("T002", "", "error", "must: open it, when: it fulfilled", "must: open it, when: not it fulfilled"),
    ("T007", "", "note", "must: release 1 persons, deadline: day 1",
     "must: release 1 persons, deadline: day 1, issue: detention-and-handover-conduct"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "key", "severity", "weak", "sound"), TABLE)
@pytest.mark.parametrize(("party", "other"), SIDES)
def test_a_check_finds_the_weak_duty_and_not_the_sound_one(
    code: str, key: str, severity: str, weak: str, sound: str, party: str, other: str
) -> None:
    clause = f"obligations.it.{key}".rstrip(".")
    (found,) = of_code(code, truce(ROAD + duty("it", weak, party)))
    assert (found.severity, found.clause) == (severity, clause)
    assert found.line == 10
    assert of_code(code, truce(ROAD + duty("it", sound, party))) == []


@pytest.mark.parametrize(("code", "key", "severity", "weak", "sound"), TABLE)
def test_an_assumption_settles_a_doubt_and_never_an_error(
    code: str, key: str, severity: str, weak: str, sound: str
) -> None:
    more = assumed(f"it.{key}".rstrip("."))
    plain = of_code(code, truce(ROAD + duty("it", weak)))
    (found,) = of_code(code, truce(ROAD + duty("it", weak), more=more))
    if severity == "error":
        assert [found] == plain
    else:
        assert found.severity == "note"
        assert found.message == f"{plain[0].message} (assumed by desk: both say so)"


@pytest.mark.parametrize(("party", "other"), SIDES)
def test_an_assumption_on_another_clause_settles_nothing(party: str, other: str) -> None:
    weak = duty("it", "must: open it", party) + duty("that", "must: open that", other)
    found = of_code("T001", truce(weak, more=assumed("that.deadline")))
    assert [(f.clause, f.severity) for f in found] == [
        ("obligations.it.deadline", "warning"), ("obligations.that.deadline", "note"),
    ]  # fmt: skip


def test_a_duty_that_nobody_is_said_to_owe() -> None:
    weak = duty("it", "must: open it, deadline: day 2", "not stated")
    (found,) = of_code("T001", truce(weak))
    assert found.message == "the text does not state who owes “it”"
    assert (found.clause, found.line, found.column) == ("obligations.it.party", 9, 8)


# Words of the findings


@pytest.mark.parametrize(
    ("code", "keys", "message"),
    [
        ("T021", "must: admit 4 trucks, schedule: {day 1: 5}", "the batches of “it” come to 5 of 4"),
        ("T021", "must: admit 4 trucks, schedule: {day 1: 4, day 2: the rest}",
         "the batches of “it” come to 4 of 4 and leave no rest"),
        ("T021", "must: admit 4 trucks, schedule: {day 1: 3}",
         "the batches of “it” come to 3, and the whole is 4"),
        ("T021", "must: admit 4 trucks, of: {a: 1}, deadline: day 1",
         "the categories of “it” come to 1, and the whole is 4"),
        ("T021", "must: admit 4 trucks, of which: {a: 6}, deadline: day 1",
         "the part “a” of “it” is 6, and the whole 4"),
        ("T008", "must: admit 4 trucks, every: week",
         "the quota “it” (admit 4 trucks, every week) names no counter and no counting point"),
        ("T024", "must: open it, from: day 9, deadline: day 3",
         "“it” is due on day 3, before the day it opens (day 9)"),
        ("T024", "must: open it, when: road fulfilled, deadline: 2031-06-01",
         "“it” is due on 2031-06-01, before what opens it is due (day 3)"),
        ("T023", "must: open it, when: road suspended",
         "“it” waits for “road suspended”, which cannot come about under this text"),
        ("T002", "must: open it, when: it fulfilled",
         "circular waiting: “it” (line 10) waits for “it”"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("party", ["state", "group"])
def test_a_finding_says_what_it_found(code: str, keys: str, message: str, party: str) -> None:
    assert [f.message for f in of_code(code, truce(ROAD + duty("it", keys, party)))] == [message]


# Rates


@pytest.mark.parametrize(
    ("of", "rate", "whole", "found"),
    [
        ("{old: 2, young: 3}", "{old: 5 each, young: 10 each}", " 40", []),
        ("{old: 2, young: 3}", "{old: 5 each, young: 10 each}", "", []),
        ("{old: 2, young: 3}", "{old: 5 each, young: 10 each}", " 41", ["error"]),
        ("{old: 2, young: 3}", "{old: 5 each}", " 40", ["warning"]),
        ("{old: 2, young: 3}", "{old: 5 each, young: 0 each}", " 10", []),
        ("{old: 5}", "{old: 5, odl: 5}", "", ["error"]),
        ("{old: 5}", "{odl: 5}", "", ["error", "warning"]),
        ("{old: 5}", "{old: 0.5 each}", " 2", ["error"]),
        ("{old: 4}", "{old: 0.5 each}", " 2", []),
    ],
)
@pytest.mark.parametrize(("side", "other"), SIDES)
def test_rates_against_the_categories_they_answer(
    of: str, rate: str, whole: str, found: list[str], side: str, other: str
) -> None:
    held = duty("held", f"must: release persons, of: {of}, deadline: day 1", side)
    keys = f"must: release{whole} persons, order: [any], in exchange for: held, rate: {rate}"
    got = of_code("T021", truce(held + duty("answer", keys, other)))
    assert [f.severity for f in got] == found
    assert {f.clause for f in got} <= {"obligations.answer.rate"}


# The clock


@pytest.mark.parametrize(
    ("effect", "messages"),
    [
        ("takes effect: at 2031-06-02T06:00\n", []),
        ("takes effect: once state accepts\n", []),
        ("takes effect: at 2031-06-02\n",
         ["the agreement takes effect on 2031-06-02 at no stated hour"]),
        ("takes effect: at 2031-06-03T06:00\n",
         ["day 1 is 2031-06-02, and the agreement takes effect on day-2"]),
        ("takes effect: at 2031-06-01T06:00\n",
         ["day 1 is 2031-06-02, and the agreement takes effect on 2031-06-01"]),
        ("", ["nothing says when the agreement takes effect"]),
    ],
)  # fmt: skip
def test_one_clock_with_an_hour(effect: str, messages: list[str]) -> None:
    head = HEAD.replace("takes effect: at 2031-06-02T06:00\n", effect)
    assert [f.message for f in of_code("T003", truce(ROAD, head=head))] == messages


@pytest.mark.parametrize(
    ("effect", "clause"), [("2031-06-02", "takes effect"), ("2031-06-03T06:00", "clock.day 1")]
)
def test_a_clock_that_an_assumption_settles(effect: str, clause: str) -> None:
    head = HEAD.replace("2031-06-02T06:00", effect)
    (found,) = of_code("T003", truce(ROAD, head=head, more=assumed(clause)))
    assert (found.severity, found.clause) == ("note", clause)


# Phases

NEXT = "  two: {starts: when road fulfilled, lasts: 3 days}\n"


@pytest.mark.parametrize(
    ("one", "two", "fires"),
    [
        ("lasts: 9 days", NEXT, True),
        ("lasts: 9 hours", NEXT, True),
        ("title: One", NEXT, False),
        ("lasts: 9 days", "", False),
        ("lasts: 9 days", "  two: {starts: when one ended}\n", False),
        ("lasts: 9 days", "  two: {starts: when one ended and road due}\n", True),
        ("lasts: 9 days, continues: while road due", NEXT, False),
        ("lasts: 9 days, continues: [until road due]", NEXT, False),
        ("lasts: 9 days, continues: {open: [while road due, until two begun]}", NEXT, True),
        ("lasts: 9 days, continues: {open: [while road due]}", "", True),
    ],
)
def test_what_holds_after_a_phase(one: str, two: str, fires: bool) -> None:
    phases = f"  one: {{starts: when agreement in force, {one}}}\n{two}"
    found = of_code("T005", truce(ROAD, phases=phases))
    assert [f.clause for f in found] == (["phases.one.continues"] if fires else [])
    if fires:
        (settled,) = of_code("T005", truce(ROAD, phases=phases, more=assumed("one.continues")))
        assert settled.severity == "note"


@pytest.mark.parametrize("lasts", [("lasts: 9 days", True), ("title: One", False)])
def test_an_extension_is_asked_of_phases_with_an_end(lasts: tuple[str, bool]) -> None:
    phases = f"  one: {{starts: when agreement in force, {lasts[0]}}}\n"
    found = of_code("T014", truce(ROAD, phases=phases))
    said = ["no rule on extension is encoded for “one”"] if lasts[1] else []
    assert [f.message for f in found] == said


@pytest.mark.parametrize(
    ("starts", "code"),
    [
        ("road extended", None),
        ("one ended", "T002"),
        ("two ended", "T023"),
        ("two extended", "T023"),
        ("two begun", None),
    ],
)
def test_a_phase_that_waits_for_another(starts: str, code: str | None) -> None:
    if starts.startswith("road"):
        starts = "road due"
    phases = f"  one: {{starts: when {starts}}}\n  two: {{starts: when agreement in force}}\n"
    found = {f.code for f in check(truce(ROAD, phases=phases))} & {"T002", "T023"}
    assert found == ({code} if code else set())


# Who verifies


@pytest.mark.parametrize(
    ("verifier", "severity"),
    [
        ("", "warning"),
        ("verifier: none named, ", "warning"),
        ("verifier: panel, ", None),
        ("verifier: {other}, ", None),
        ("verifier: {party}, ", "error"),
    ],
)
@pytest.mark.parametrize(("party", "other"), SIDES)
def test_who_verifies_a_duty(verifier: str, severity: str | None, party: str, other: str) -> None:
    said = verifier.format(party=party, other=other)
    found = of_code("T016", truce(f"  it: {{party: {party}, {said}must not: fire}}\n"))
    assert [f.severity for f in found] == ([severity] if severity else [])
    assert {f.clause for f in found} <= {"obligations.it.verifier"}


def test_several_duties_without_a_verifier_are_one_finding() -> None:
    duties = "  x: {party: state, must not: fire}\n  y: {party: group, must not: fire}\n"
    (found,) = of_code("T016", truce(duties + ROAD))
    assert found.message == "no verifier is named for “x”, “y”"
    assert (found.clause, found.line) == ("obligations", 8)


def actor(name: str, *answers: str) -> Actor:
    links = tuple(Link(to=side) for side in answers)
    return Actor(id=name, kind="institution", names={"en": name}, answers_to=links)


@pytest.mark.parametrize(("party", "other"), SIDES)
def test_a_panel_that_answers_to_a_side_may_verify_only_the_other(party: str, other: str) -> None:
    registry = registry_of([[actor("state"), actor("group"), actor("panel", party)]])
    both = duty("own", "must not: fire", party) + duty("theirs", "must not: fire", other)
    found = of_code("T026", truce(both), registry)
    assert [(f.clause, f.severity) for f in found] == [("obligations.own.verifier", "error")]
    assert f"belongs to the side that owes it ({party})" in found[0].message


def test_a_panel_of_its_own_may_verify_both() -> None:
    registry = registry_of([[actor("state"), actor("group"), actor("panel")]])
    both = duty("own", "must not: fire") + duty("theirs", "must not: fire", "group")
    assert of_code("T026", truce(both), registry) == []
    assert of_code("T025", truce(both), registry) == []


@pytest.mark.parametrize("known", [("state", "group"), ("state", "panel"), ("group", "panel")])
def test_each_body_that_the_case_does_not_know_is_noted(known: tuple[str, str]) -> None:
    registry = registry_of([[actor(name) for name in known]])
    (missing,) = {"state", "group", "panel"} - set(known)
    (found,) = of_code("T025", truce(ROAD), registry)
    section = "verifiers" if missing == "panel" else "parties"
    assert (found.clause, found.severity) == (f"{section}.{missing}", "note")


@pytest.mark.parametrize(
    ("keys", "clause"),
    [
        ("carried out by: courier", "obligations.it.carried out by"),
        ("counted by: {courier: entered}", "obligations.it.counted by"),
    ],
)
def test_carriers_and_counters_are_looked_up_too(keys: str, clause: str) -> None:
    registry = registry_of([[actor("state"), actor("group"), actor("panel")]])
    made = truce(duty("it", f"must: admit 3 trucks, deadline: day 2, {keys}"))
    assert [f.clause for f in of_code("T025", made, registry)] == [clause]


# Provisions


def test_the_power_to_suspend_is_asked_for_every_party_alike() -> None:
    (found,) = of_code("T015", truce(ROAD))
    assert found.message == (
        "no power to suspend or end a duty is encoded, for any party (“state”, “group”)"
    )
    assert (found.severity, found.clause) == ("note", "obligations")


def test_a_body_for_disputes_is_asked_for() -> None:
    assert of_code("T017", truce(ROAD)) == []
    head = HEAD.replace("disputes: {panel: Panel}\n", "")
    (found,) = of_code("T017", truce(ROAD, head=head))
    assert (found.clause, found.line, found.column, found.severity) == ("disputes", 1, 1, "note")


@pytest.mark.parametrize(("party", "other"), SIDES)
def test_conduct_that_one_side_promises_answers_for_both(party: str, other: str) -> None:
    handed = duty("x", "must: release 1 persons, deadline: day 1", party)
    conduct = duty("c", "must not: film, issue: detention-and-handover-conduct", other)
    assert len(of_code("T007", truce(handed))) == 1
    assert of_code("T007", truce(handed + conduct)) == []


# Circles


@pytest.mark.parametrize(("side", "other"), SIDES)
@settings(max_examples=20, deadline=None)
@given(size=st.integers(1, 7))
def test_a_circle_of_any_size_is_one_finding_that_names_all(
    side: str, other: str, size: int
) -> None:
    duties = "".join(
        duty(f"d{n}", f"must: open it, when: d{(n + 1) % size} fulfilled", (side, other)[n % 2])
        for n in range(size)
    )
    (found,) = of_code("T002", truce(duties))
    assert found.clause == "obligations.d0"
    assert found.message.count("waits for") == size


@settings(max_examples=30, deadline=None)
@given(size=st.integers(2, 7), at=st.integers(0, 6))
def test_one_other_way_to_begin_anywhere_opens_a_circle(size: int, at: int) -> None:
    duties = "".join(
        duty(
            f"d{n}",
            f"must: open it, when: d{(n + 1) % size} fulfilled"
            + (" or group accepts" if n == at % size else ""),
        )
        for n in range(size)
    )
    assert of_code("T002", truce(duties)) == []


def test_two_circles_are_two_findings_in_the_order_of_the_text() -> None:
    pairs = [("a", "d"), ("b", "c"), ("c", "b"), ("d", "a")]
    duties = "".join(duty(x, f"must: open it, when: {y} fulfilled") for x, y in pairs)
    found = of_code("T002", truce(duties))
    assert [f.clause for f in found] == ["obligations.a", "obligations.b"]


# Text of the findings


def test_an_error_shows_its_line_its_key_and_the_way_out() -> None:
    made = truce(duty("it", "must: admit 4 trucks, schedule: {day 1: 5}"))
    assert render_findings(made, of_code("T021", made)).splitlines() == [
        "hill.truce.yaml:9:61: error T021 the batches of “it” come to 5 of 4",
        "    9 |   it: {party: state, verifier: panel, must: admit 4 trucks, schedule: {day 1: 5}}",
        "      | " + " " * 60 + "^" * len("schedule"),
        "  correct a batch or the whole; if the text itself is wrong, say so in a comment",
        "1 error",
    ]


def test_a_note_takes_one_line() -> None:
    made = truce(ROAD)
    assert render_findings(made, of_code("T015", made)).splitlines() == [
        "hill.truce.yaml:8:1: note T015 no power to suspend or end a duty is encoded, "
        "for any party (“state”, “group”)",
        "1 note",
    ]


def finding(severity: str) -> Finding:
    return Finding(
        code="T001", severity=severity, line=1, column=1, clause="", message="m", remedy="r"
    )


@pytest.mark.parametrize(
    ("severities", "count"),
    [
        ([], "nothing found"),
        (["note"], "1 note"),
        (["note", "note"], "2 notes"),
        (["note", "error"], "1 error, 1 note"),
        (["warning", "error", "warning", "note"], "1 error, 2 warnings, 1 note"),
    ],
)
def test_the_last_line_counts_and_only_errors_fail(severities: list[str], count: str) -> None:
    found = tuple(finding(severity) for severity in severities)
    assert render_findings(truce(ROAD), found).splitlines()[-1] == count
    assert CheckResult(agreement="hill", findings=found).failed is ("error" in severities)


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("obligations.road", Place(9, 3)),
        ("obligations.road.deadline", Place(9, 62)),
        ("obligations.road.schedule", Place(9, 3)),
        ("obligations.none.deadline", Place(8, 1)),
        ("clock.day 1", Place(3, 32)),
        ("takes effect", Place(7, 1)),
        ("phases", Place(1, 1)),
        ("", Place(1, 1)),
    ],
)
def test_a_clause_stands_at_its_key_or_at_what_contains_it(clause: str, place: Place) -> None:
    assert place_of(truce(ROAD), clause) == place


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_a_check_asks_one_question_of_one_thing(one: Check) -> None:
    assert one.title.endswith("?")
    assert (one.of_text is None) != (one.of_actors is None)
