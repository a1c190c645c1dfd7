"""Checks: each finds what its page says, the same for either party, and is documented."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.agreement import (
    CHECKS,
    Check,
    CheckResult,
    Finding,
    check,
    parse_agreement,
    render_findings,
    skipped_checks,
)
from truceline.agreement.words import language
from truceline.basis.actors import Actor, Link
from truceline.basis.registry_of_actors import registry_of, shipped_registry
from truceline.basis.vocabulary import vocabulary

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """\
truce: 1
title: A
clock: {timezone: Europe/Kyiv, day 1: 2031-03-04}
parties: {aa: A, bb: B}
verifiers: {panel: Panel}
disputes: {panel: Panel}
takes effect: at 2031-03-04T06:00
"""


def findings(obligations: str, phases: str = "", more: str = "") -> tuple[Finding, ...]:
    phases = f"phases:\n{phases}" if phases else ""
    source = f"{HEAD}{phases}obligations:\n{obligations}{more}"
    return check(parse_agreement(source, file="a.truce.yaml"))


def codes(obligations: str, phases: str = "", more: str = "") -> set[str]:
    """Return the codes of errors and warnings."""
    return {f.code for f in findings(obligations, phases, more) if f.severity != "note"}


def duty(name: str, keys: str, party: str = "aa") -> str:
    return f"  {name}: {{party: {party}, verifier: panel, {keys}}}\n"


ROAD = duty("road", "must: open the road, deadline: day 3")


def test_a_clean_duty_has_no_error_and_no_warning() -> None:
    assert codes(ROAD) == set()


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("must: open the road", "T001"),
        ("must: open the road, when: x fulfilled", "T002"),
        ("must: release 4 persons, deadline: day 3", "T006"),
        ("must: admit 4 trucks, every: day", "T008"),
        ("must: release 4 persons, order: [old], of: {old: 3}, deadline: day 1", "T021"),
        ("must: admit 4 trucks, of which: {fuel: 5}, deadline: day 3", "T021"),
        ("must: admit 4 trucks, schedule: {day 1: 5}", "T021"),
        ("must: admit 4 trucks, schedule: {day 1: 4, day 2: the rest}", "T021"),
        ("must: admit trucks, schedule: {day 1: 4, day 2: the rest}", "T021"),
        ("must: open the road, when: road suspended", "T023"),
        ("must: open the road, when: aa accepts and (road suspended or road suspended)", "T023"),
        ("must: open the road, when: road fulfilled and road due, deadline: day 2", "T024"),
        ("must: open the road, from: day 9, deadline: day 3", "T024"),
        ("must: hold talks on peace, begins: by day 9, concludes: by day 3", "T024"),
    ],
)
def test_a_weak_duty_is_found(keys: str, code: str) -> None:
    assert codes(ROAD + duty("x", keys)) == {code}


@pytest.mark.parametrize(
    "keys",
    [
        "must: open the road, from: day 3, deadline: day 3",
        "must: open the road, when: road fulfilled, deadline: day 3",
        "must: open the road, when: not road fulfilled, deadline: day 1",
        "must: open the road, when: road due and not road suspended",
        "must: open the road, when: road fulfilled or x breached, deadline: day 1",
        "must: admit 9 trucks, schedule: {day 1: 4, day 2: 5}",
        "must: admit 9 trucks, of which: {fuel: 9, north: 9}, deadline: day 3",
        "must: release 1 persons, deadline: day 3",
        "must: hand over 7 vehicles, deadline: day 3",
        "must not: fire",
    ],
)
def test_a_sound_duty_is_not(keys: str) -> None:
    assert codes(ROAD + duty("x", keys)) == set()


def test_a_rate_must_come_to_the_total_it_is_said_to_be() -> None:
    captives = duty(
        "x", "must: release 3 persons, of: {old: 1, young: 2}, order: [old, young], deadline: day 1"
    )
    answer = (
        "must: release {n} persons, order: [any], in exchange for: x, deadline: day 2, "
        "rate: {{old: 5 each, young: 10 each}}"
    )
    assert codes(captives + duty("y", answer.format(n=25), "bb")) == set()
    assert codes(captives + duty("y", answer.format(n=24), "bb")) == {"T021"}


def test_the_circle_is_reported_and_not_its_victims() -> None:
    circle = duty("x", "must: open the road, when: y fulfilled") + duty(
        "y", "must: open the road, when: x fulfilled and road fulfilled", "bb"
    )
    victim = duty("z", "must: open the road, when: y fulfilled")
    found = [f for f in findings(ROAD + circle + victim) if f.code == "T002"]
    assert len(found) == 1
    assert "“x” (line 10) waits for “y”" in found[0].message
    assert "“z”" not in found[0].message


def test_another_way_to_begin_breaks_a_circle() -> None:
    circle = duty("x", "must: open the road, when: y fulfilled or bb accepts") + duty(
        "y", "must: open the road, when: x fulfilled", "bb"
    )
    assert codes(circle) == set()


def test_two_exchanges_that_answer_each_other_are_a_circle() -> None:
    circle = duty("x", "must: release persons, in exchange for: y") + duty(
        "y", "must: release persons, in exchange for: x", "bb"
    )
    assert codes(circle) == {"T002"}


def test_a_phase_that_waits_for_its_own_duty_is_a_circle() -> None:
    phases = "  one: {starts: when x fulfilled}\n"
    assert codes(duty("x", "must: open the road, deadline: day 3, during: one"), phases) == {"T002"}


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["and", "or"])),
        max_size=9,
    )
)
def test_a_circle_is_found_exactly_when_something_is_stuck(
    edges: list[tuple[int, int, str]],
) -> None:
    needs: dict[int, list[tuple[int, str]]] = {n: [] for n in range(6)}
    for waiter, awaited, word in edges:
        needs[waiter].append((awaited, word))
    lines = []
    for n, waits in needs.items():
        condition = ""
        for awaited, word in waits:
            fact = f"d{awaited} fulfilled"
            condition = f"({condition}) {word} {fact}" if condition else fact
        when = f", when: {condition}" if condition else ", deadline: day 3"
        lines.append(duty(f"d{n}", f"must: open the road{when}"))
    assert ("T002" in codes("".join(lines))) == bool(_stuck(needs))


def _stuck(needs: dict[int, list[tuple[int, str]]]) -> set[int]:
    """Return what can never begin, by trying again and again."""
    free: set[int] = set()
    for _ in needs:
        for n, waits in needs.items():
            met = True
            for place, (awaited, word) in enumerate(waits):
                here = awaited in free
                met = here if place == 0 else (met and here if word == "and" else met or here)
            if met:
                free.add(n)
    return set(needs) - free


def test_a_phase_end_that_the_text_leaves_open_is_a_warning() -> None:
    phases = (
        "  one: {starts: when agreement in force, lasts: 9 days, "
        "continues: {open: [while road due, until two begun]}}\n"
        "  two: {starts: when road fulfilled}\n"
    )
    assert codes(ROAD, phases) == {"T005"}
    assumed = "assumed: {one.continues: {by: desk, why: as read by both}}\n"
    assert codes(ROAD, phases, assumed) == set()


def test_an_assumption_is_printed_in_the_finding_that_it_settles() -> None:
    assumed = "assumed: {x.order: {by: desk, why: any order}}\n"
    found = findings(duty("x", "must: release 4 persons, deadline: day 3"), more=assumed)
    (order,) = [f for f in found if f.code == "T006"]
    assert order.severity == "note"
    assert "assumed by desk: any order" in order.message


def test_an_assumption_never_settles_an_error() -> None:
    assumed = "assumed: {x.schedule: {by: desk, why: as in the text}}\n"
    assert codes(duty("x", "must: admit 4 trucks, schedule: {day 1: 5}"), more=assumed) == {"T021"}


def test_a_side_that_verifies_itself_is_an_error() -> None:
    assert codes("  x: {party: aa, verifier: aa, must: open the road, deadline: day 3}\n") == {
        "T016"
    }


def test_the_other_side_may_verify() -> None:
    assert "T016" not in codes(
        "  x: {party: aa, verifier: bb, must: open the road, deadline: day 3}\n"
    )


def test_a_verifier_that_belongs_to_the_owing_side_needs_the_actors_of_a_case() -> None:
    agreement = parse_agreement(f"{HEAD}obligations:\n{ROAD}", file="a")
    actors = [
        Actor(id="aa", kind="armed-group", names={"en": "A"}),
        Actor(id="bb", kind="armed-group", names={"en": "B"}),
        Actor(id="panel", kind="institution", names={"en": "P"}, answers_to=(Link(to="aa"),)),
    ]
    registry = registry_of([actors])
    assert "T026" in {f.code for f in check(agreement, registry=registry)}
    assert "T026" not in {f.code for f in check(agreement)}


def test_an_unknown_carrier_is_noted_when_the_actors_are_known() -> None:
    road = duty("road", "must: open the road, deadline: day 3, carried out by: no-such-body")
    agreement = parse_agreement(f"{HEAD}obligations:\n{road}", file="a")
    found = {(f.code, f.clause) for f in check(agreement, registry=shipped_registry())}
    assert ("T025", "obligations.road.carried out by") in found


def test_checks_that_need_actors_are_named_as_skipped() -> None:
    assert skipped_checks(None) == ("T025", "T026")
    assert skipped_checks(shipped_registry()) == ()


CLAUSES = [
    "must: open the road",
    "must: open the road, when: other accepts",
    "must: release 9 persons, schedule: {day 1: 4, day 9: the rest}",
    "must: release 9 persons, of: {old: 4, young: 4}, deadline: day 2",
    "must: admit 9 trucks, every: day",
    "must: open the road, when: own-0 fulfilled",
    "must: open the road, from: day 9, deadline: day 2",
    "must: release persons, in exchange for: own-0, rate: {old: 3 each}",
    "must not: fire",
]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(CLAUSES)), min_size=1, max_size=6))
def test_swapping_the_parties_swaps_the_findings_and_nothing_else(
    duties: list[tuple[bool, str]],
) -> None:
    def found(first: str, second: str) -> list[str]:
        lines = [
            f"  own-{n}: {{party: {first if mine else second}, "
            f"{keys.replace('other', second if mine else first)}}}\n"
            for n, (mine, keys) in enumerate(duties)
        ]
        source = HEAD.replace("{aa: A, bb: B}", f"{{{first}: A, {second}: B}}")
        agreement = parse_agreement(f"{source}obligations:\n{''.join(lines)}", file="a")
        return [str(f) for f in check(agreement)]

    swapped = [
        re.sub(r"\b(aa|bb)\b", lambda m: "bb" if m[0] == "aa" else "aa", text)
        for text in found("bb", "aa")
    ]
    assert found("aa", "bb") == swapped


def test_codes_are_unique_and_never_those_of_syntax() -> None:
    every = [one.code for one in CHECKS]
    assert len(set(every)) == len(every)
    assert not set(every) & set(language().problems)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("one", CHECKS, ids=lambda c: c.code)
def test_every_check_has_its_page_with_its_own_words(one: Check) -> None:
    page = words((DOCS / "checks.md").read_text("utf-8"))
    assert f"## {one.code} " in page
    assert words(one.explanation) in page


@pytest.mark.parametrize("code", language().problems)
def test_every_problem_of_syntax_has_its_page(code: str) -> None:
    page = words((DOCS / "checks.md").read_text("utf-8"))
    assert f"## {code} " in page
    assert words(language().problems[code].definition) in page


@pytest.mark.parametrize("place", language().keys)
def test_every_key_stands_in_the_reference_with_its_definition(place: str) -> None:
    page = words((DOCS / "language.md").read_text("utf-8").replace("\\|", "|"))
    for key, known in language().keys[place].items():
        assert f"| `{key}` | {known.definition}" in page


def test_every_fact_stands_in_the_reference_with_what_makes_it_true() -> None:
    page = words((DOCS / "language.md").read_text("utf-8"))
    for fact in language().facts.values():
        assert f"{fact.words}` |" in page
        assert fact.true_when in page


def test_every_deed_stands_in_the_reference() -> None:
    page = (DOCS / "language.md").read_text("utf-8")
    for deed in vocabulary("deeds").values():
        assert f"| `{deed.english}` |" in page


def test_every_shipped_example_loads_without_an_error() -> None:
    paths = sorted((DOCS.parent / "examples").glob("*/*.truce.yaml"))
    assert paths
    for path in paths:
        agreement = parse_agreement(path.read_text("utf-8"), file=path.name)
        assert not [f for f in check(agreement) if f.severity == "error"]


@pytest.mark.parametrize("page", ["language.md", "checks.md", "rooms/agreement.md"])
def test_every_example_of_the_pages_loads(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        assert parse_agreement(block, file=page).obligations


def test_the_json_of_a_check_has_the_published_shape() -> None:
    agreement = parse_agreement(f"{HEAD}obligations:\n{ROAD}", file="a")
    result = CheckResult(agreement=agreement.id, findings=check(agreement))
    value = msgspec.json.decode(msgspec.json.encode(result))
    assert value["schema"] == "truceline.check/1"
    assert value["agreement"] == "a"
    assert set(value["findings"][0]) == {
        "code", "severity", "line", "column", "clause", "message", "remedy",
    }  # fmt: skip


def test_only_an_error_fails_a_check() -> None:
    weak = parse_agreement(f"{HEAD}obligations:\n{duty('x', 'must: open it')}", file="a")
    wrong = parse_agreement(
        f"{HEAD}obligations:\n{duty('x', 'must: admit 4 trucks, schedule: {day 1: 5}')}", file="a"
    )
    assert not CheckResult(agreement="a", findings=check(weak)).failed
    assert CheckResult(agreement="a", findings=check(wrong)).failed


def test_findings_come_in_the_order_of_the_text() -> None:
    found = findings(
        duty("x", "must: open the road") + duty("y", "must: admit 4 trucks, every: day")
    )
    assert [f.line for f in found] == sorted(f.line for f in found)


def test_the_text_counts_what_was_found() -> None:
    source = f"{HEAD}obligations:\n{duty('x', 'must: open the road')}"
    agreement = parse_agreement(source, file="a")
    assert render_findings(agreement, check(agreement)).endswith("\n1 warning, 1 note")
    assert render_findings(agreement, ()) == "nothing found"


def test_what_waits_for_a_duty_without_a_date_to_be_due_waits_in_vain() -> None:
    fence = duty("fence", "must: open the fence, when: aa accepts")
    assert codes(fence + duty("x", "must: open the road, when: fence due")) == {"T023"}


def test_a_phase_without_a_length_never_ends() -> None:
    phases = "  one: {starts: when agreement in force}\n  two: {starts: when one ended}\n"
    assert codes(ROAD, phases) == {"T023"}


def test_a_phase_that_follows_by_itself_leaves_no_gap() -> None:
    phases = (
        "  one: {starts: when agreement in force, lasts: 3 days}\n  two: {starts: when one ended}\n"
    )
    assert codes(ROAD, phases) == set()


def test_a_gap_between_phases_is_a_warning() -> None:
    phases = (
        "  one: {starts: when agreement in force, lasts: 3 days}\n"
        "  two: {starts: when road fulfilled}\n"
    )
    assert codes(ROAD, phases) == {"T005"}


def test_an_agreement_that_waits_for_its_own_duty_never_takes_effect() -> None:
    head = HEAD.replace("T06:00", "T06:00 once road fulfilled")
    phases = "phases:\n  one: {starts: when agreement in force}\n"
    road = duty("road", "must: open the road, deadline: day 3, during: one")
    agreement = parse_agreement(f"{head}{phases}obligations:\n{road}", file="a")
    assert [f.clause for f in check(agreement) if f.code == "T002"] == ["takes effect"]


@pytest.mark.parametrize("effect", ["", "takes effect: at 2031-03-04\n"])
def test_a_start_without_an_hour_or_without_a_date_is_a_warning(effect: str) -> None:
    head = HEAD.replace("takes effect: at 2031-03-04T06:00\n", effect)
    agreement = parse_agreement(f"{head}obligations:\n{ROAD}", file="a")
    assert "T003" in {f.code for f in check(agreement) if f.severity == "warning"}


def test_a_rate_for_a_category_that_is_not_listed_is_an_error() -> None:
    captives = duty("x", "must: release 1 persons, of: {old: 1}, deadline: day 1")
    answer = duty(
        "y", "must: release persons, in exchange for: x, rate: {old: 3 each, odl: 3 each}", "bb"
    )
    assert codes(captives + answer) == {"T021"}
