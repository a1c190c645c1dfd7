"""Loading: forms of the language, references, and problems that name their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.agreement import (
    Agreement,
    AgreementProblem,
    All,
    Any_,
    Deadline,
    Duration,
    Fact,
    Not,
    Obligation,
    load_agreement,
    parse_agreement,
)
from truceline.errors import AgreementError

HEAD = """\
truce: 1
title: Truce between A and B
clock: {timezone: Asia/Nicosia, day 1: 2031-03-04}
parties: {a: Party A, b: Party B}
mediators: {m: Mediator}
verifiers: {panel: Panel}
phases:
  phase-1: {starts: when agreement in force, lasts: 42 days}
obligations:
  captives: {party: a, must: release 33 persons, deadline: day 3}
  talks: {parties: [a, b], must: hold talks on phase two, begins: by day 16}
"""


def agreement_with(more: str) -> Agreement:
    return parse_agreement(HEAD + more, file="a.truce.yaml")


def duty(keys: str) -> Obligation:
    """Return the obligation x with these keys, owed by b."""
    return agreement_with(f"  x: {{party: b, {keys}}}\n").obligations["x"]


def problem_of(source: str) -> AgreementProblem:
    with pytest.raises(AgreementProblem) as caught:
        parse_agreement(source, file="a.truce.yaml")
    return caught.value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("day 22", Deadline(day=22)),
        ("by day 22", Deadline(day=22)),
        ("days 36-42", Deadline(day=42, opens=36)),
        ("2031-04-01", Deadline(at="2031-04-01")),
        ("2031-04-01T07:00", Deadline(at="2031-04-01T07:00")),
        (
            "within 24 hours of each captives delivery",
            Deadline(within=Duration(number=24, unit="hours"), of="captives"),
        ),
    ],
)
def test_each_form_of_a_deadline_is_read(written: str, read: Deadline) -> None:
    assert duty(f"must: open the road, deadline: {written}").deadline == read


@pytest.mark.parametrize("written", ["day 0", "22", "2031-02-30", "2031-04", "3 days later", "day"])
def test_other_forms_of_a_deadline_are_refused(written: str) -> None:
    line = f'  x: {{party: b, must: open the road, deadline: "{written}"}}\n'
    assert problem_of(HEAD + line).code == "T907"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("42 days", Duration(number=42, unit="days")),
        ("1 day", Duration(number=1, unit="days")),
        ("2 weeks", Duration(number=14, unit="days")),
        ("36 hours", Duration(number=36, unit="hours")),
        ("4 x 24 hours", Duration(number=96, unit="hours")),
    ],
)
def test_each_form_of_a_length_is_read(written: str, read: Duration) -> None:
    source = HEAD.replace("42 days", written)
    assert parse_agreement(source, file="a").phases["phase-1"].lasts == read


def test_months_are_refused() -> None:
    assert problem_of(HEAD.replace("42 days", "2 months")).code == "T904"


@pytest.mark.parametrize(
    ("must", "deed", "amount", "unit", "words"),
    [
        ("release 33 persons", "release", 33, "persons", ""),
        ("release persons held", "release", None, "persons", "held"),
        ("hand over 8 bodies to the carrier", "hand-over", 8, "bodies", "to the carrier"),
        ("admit 600 trucks", "admit", 600, "trucks", ""),
        ("admit 50000 litres of fuel", "admit", 50000, "litres", "of fuel"),
        ("withdraw from 5 points", "withdraw", None, None, "5 points"),
        ("hold talks on phase two", "hold-talks", None, None, "phase two"),
        ("refrain from flights", "refrain-from", None, None, "flights"),
    ],
)
def test_a_deed_is_read_with_its_number_and_unit(
    must: str, deed: str, amount: int | None, unit: str | None, words: str
) -> None:
    read = duty(f"must: {must}, article: one").must
    assert (read.deed, read.amount, read.unit, read.words) == (deed, amount, unit, words)


def test_must_not_is_a_standing_duty() -> None:
    assert duty("must not: fly over the line, during: phase-1").standing


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("captives reaches 10", Fact(subject="captives", verb="reaches", number=10)),
        ("a accepts", Fact(subject="a", verb="accepts")),
        ("m accepts captives", Fact(subject="m", verb="accepts", object="captives")),
        ("talks under way", Fact(subject="talks", verb="under-way")),
        ("agreement in force", Fact(subject="agreement", verb="in-force")),
        ("not captives due", Not(Fact(subject="captives", verb="due"))),
        (
            "a accepts or b accepts and phase-1 begun",
            Any_(
                (
                    Fact(subject="a", verb="accepts"),
                    All((Fact(subject="b", verb="accepts"), Fact(subject="phase-1", verb="begun"))),
                )
            ),
        ),
        (
            "(a accepts or b accepts) and phase-1 ended",
            All(
                (
                    Any_((Fact(subject="a", verb="accepts"), Fact(subject="b", verb="accepts"))),
                    Fact(subject="phase-1", verb="ended"),
                )
            ),
        ),
    ],
)
def test_a_condition_is_read(written: str, read: object) -> None:
    assert duty(f"must: open the road, when: {written}").opens == read


def test_while_and_until_say_when_a_phase_goes_on() -> None:
    source = HEAD.replace(
        "42 days", "42 days, continues: {open: [while talks under way, until captives due]}"
    )
    phase = parse_agreement(source, file="a").phases["phase-1"]
    assert phase.open_end
    assert phase.continues == (
        Fact(subject="talks", verb="under-way"),
        Not(Fact(subject="captives", verb="due")),
    )


def test_a_single_rule_is_not_open() -> None:
    source = HEAD.replace("42 days", "42 days, continues: until captives due")
    assert not parse_agreement(source, file="a").phases["phase-1"].open_end


def test_takes_effect_has_a_time_and_a_condition() -> None:
    agreement = agreement_with("takes effect: at 2031-03-04T06:00 once a accepts and b accepts\n")
    assert agreement.takes_effect_at == "2031-03-04T06:00"
    assert agreement.takes_effect_once == All(
        (Fact(subject="a", verb="accepts"), Fact(subject="b", verb="accepts"))
    )


def test_an_unread_effect_points_at_the_condition() -> None:
    problem = problem_of(HEAD + "takes effect: at 2031-03-04 once c accepts\n")
    assert (problem.code, problem.line, problem.column) == ("T908", 12, 34)


def test_not_stated_owes_nobody() -> None:
    agreement = agreement_with("  x: {party: not stated, must: open the road, deadline: day 1}\n")
    assert agreement.obligations["x"].party == ()


def test_yes_and_no_stay_words() -> None:
    assert duty("must: release 3 persons, of: {yes: 1, no: 2}").of == {"yes": 1, "no": 2}


def test_a_schedule_is_ordered_by_day() -> None:
    schedule = duty('must: release 9 persons, schedule: {"days 14, 7": 3 each, day 1: 3}').schedule
    assert [(b.day, b.amount) for b in schedule] == [(1, 3), (7, 3), (14, 3)]


@pytest.mark.parametrize(
    "schedule", ["{day 1: 3, days 1-1: 3}", "{day 1: the rest, day 2: 1}", '{"days 1, 2": 3}']
)
def test_a_schedule_that_needs_a_guess_is_refused(schedule: str) -> None:
    line = f"  x: {{party: b, must: release 9 persons, schedule: {schedule}}}\n"
    assert problem_of(HEAD + line).code == "T907"


def test_a_problem_names_file_line_column_and_the_line_itself() -> None:
    problem = problem_of(HEAD.replace("deadline: day 3", "dealine: day 3"))
    assert str(problem).splitlines() == [
        "a.truce.yaml:10:50: T903 `dealine` is not a key of the obligation “captives”",
        "   10 |   captives: {party: a, must: release 33 persons, dealine: day 3}",
        "      | " + " " * 49 + "^" * 7,
        "  did you mean “deadline”?",
    ]


def test_a_key_that_stands_twice_names_both_places() -> None:
    problem = problem_of("truce: 1\ntitle: A\ntitle: B\n")
    assert problem.code == "T902"
    assert "    2 | title: A" in str(problem)
    assert "    3 | title: B" in str(problem)


@pytest.mark.parametrize(
    "source",
    ["", "- a", "word", "a: &x 1\nb: *x", "a: !!str b", "a: 1\n---\nb: 1", "a: " + "[" * 5000],
)
def test_devices_of_yaml_outside_the_language_are_refused(source: str) -> None:
    assert problem_of(source).code in {"T901", "T905", "T906"}


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert problem_of("\n".join(lines)).code == "T905"


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.truce.yaml"
    path.write_bytes(b"truce: 1\ntitle: \xff\n")
    with pytest.raises(AgreementError) as caught:
        load_agreement(path)
    assert caught.value.line == 2


def test_a_missing_file_is_an_agreement_error(tmp_path: Path) -> None:
    with pytest.raises(AgreementError):
        load_agreement(tmp_path / "none.truce.yaml")


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    marked = parse_agreement("\ufeff" + HEAD.replace("\n", "\r\n"), file="a")
    assert marked.obligations == parse_agreement(HEAD, file="a").obligations


def test_the_digest_is_that_of_the_source() -> None:
    one, other = agreement_with(""), agreement_with("# a comment\n")
    assert one.digest != other.digest


def test_an_id_is_made_from_the_title() -> None:
    assert agreement_with("").id == "truce-between-a-and-b"


def test_each_clause_knows_its_place() -> None:
    place = agreement_with("").places["obligations.captives.deadline"]
    assert (place.line, place.column) == (10, 50)


LINES = HEAD.splitlines(keepends=True)


@given(st.integers(0, len(HEAD) - 1), st.text(max_size=6))
def test_whatever_is_typed_wrong_is_an_agreement_error_or_reads(at: int, typed: str) -> None:
    source = HEAD[:at] + typed + HEAD[at + 1 :]
    try:
        parse_agreement(source, file="a")
    except AgreementError as error:
        assert error.file == "a"
        assert error.line is not None


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_lines_in_any_order_give_an_agreement_or_an_agreement_error(lines: list[str]) -> None:
    try:
        agreement = parse_agreement("".join(lines), file="a")
    except AgreementError as error:
        assert str(error).startswith("a:")
    else:
        assert agreement.obligations


@pytest.mark.parametrize(
    "keys",
    [
        "must: admit 9 trucks, every: day, deadline: day 3",
        "must: admit 9 trucks, schedule: {day 1: 9}, every: day",
        "must: hold talks on peace, begins: by day 3, deadline: day 9",
        "must not: fire, deadline: day 3",
        "must: release persons, deadline: day 3, rate: {old: 3 each}",
    ],
)
def test_keys_that_cannot_both_be_followed_are_refused(keys: str) -> None:
    assert problem_of(HEAD + f"  x: {{party: b, {keys}}}\n").code == "T906"


@pytest.mark.parametrize("empty", ["{}", "[]", "", "''"])
def test_a_key_without_a_value_is_refused(empty: str) -> None:
    assert problem_of(HEAD.replace("{m: Mediator}", empty)).code == "T906"


def test_a_party_that_stands_twice_is_refused() -> None:
    assert problem_of(HEAD.replace("[a, b]", "[a, a]")).code == "T902"


@pytest.mark.parametrize(
    ("keys", "code", "hint"),
    [
        ("must: open it, deadline: day 1, verifier: panle", "T908", "panel"),
        ("must: open it, deadline: day 1, during: phase-9", "T908", "phase-1"),
        ("must: open it, deadline: day 1, to: c", "T908", "a"),
        ("must: open it, when: captivs due", "T908", "captives"),
        ("must: open it, when: a accepts captive", "T908", "captives"),
        ("must: release persons, in exchange for: captivs", "T908", "captives"),
        ("must: release 3 persons, of: {old: 3}, order: [odl], deadline: day 1", "T908", "old"),
        ("must: open it, deadline: day 1, carried out by: Red Cross", "T908", "small letters"),
        ("must: admit 3 trucks, every: day, counted by: {un: ofloaded}", "T907", "offloaded"),
        ("must: open it, deadline: day 1, issue: withdrawl", "T907", "withdrawal"),
        ("must: open it, deadline: days 9-3", "T907", "earlier day first"),
        ("must: open it, deadline: day 1, from: noon", "T907", "day 42"),
        ("must: admit 3 trucks, every: fortnight", "T907", "10 days"),
        ("must: admit 3 trucks, every: 2 months", "T904", "wait"),
        ("must: admit 3 trucks, of which: {fuel: many}, deadline: day 1", "T907", "digits"),
        ("must: admit 3 trucks, schedule: {monday: 3}", "T907", "day 7"),
        ("must: admit 3 trucks, schedule: {day 1: some}", "T907", "the rest"),
        ("must: release persons, in exchange for: captives, rate: {old: x}", "T907", "30 each"),
        ("must: release 3, deadline: day 1", "T909", "persons"),
        ("must not: fly, deadline: day 1", "T906", "during"),
        ("must: open it, must not: fire", "T906", "exactly one"),
        ("must: [open], deadline: day 1", "T906", "must: value"),
        ("must: open it, deadline: day 1, of: old", "T906", "key: value"),
        ("must: open it, when: a accepts and", "T910", "facts joined"),
        ("must: open it, when: captives reaches", "T910", "reaches 10"),
        ("must: open it, when: captives fulfilled now", "T910", "and"),
        ("must: open it, when: captives", "T910", "fulfilled"),
        ("must: open it, when: flood occurs", "T904", "wait"),
        (f"must: open it, when: {'not ' * 200}captives due", "T910", "fewer"),
    ],
)
def test_what_is_written_wrong_is_named_with_a_way_out(keys: str, code: str, hint: str) -> None:
    problem = problem_of(HEAD + f"  x: {{party: b, {keys}}}\n")
    assert (problem.code, problem.line) == (code, 12)
    assert hint in problem.remedy


@pytest.mark.parametrize(
    ("was", "is_now", "code", "hint"),
    [
        ("title:", "id: My Truce\ntitle:", "T908", "small letters"),
        ("title:", "version: first\ntitle:", "T907", "1, 2, 3"),
        ("{timezone: Asia/Nicosia, day 1: 2031-03-04}", "Asia/Nicosia", "T906", "key: value"),
        ("2031-03-04", "1031-03-04", "T907", "2025-01-19"),
        ("phases:", "takes effect: soon\nphases:", "T907", "once CONDITION"),
        ("phases:", "assumed: {fog: {by: x, why: y}}\nphases:", "T908", "known"),
        ("starts: when agreement in force", "starts: at once", "T910", "when CONDITION"),
        ("lasts: 42 days", "lasts: long", "T907", "42 days"),
        ("lasts: 42 days", "lasts: 9 days, continues: a accepts", "T910", "until CONDITION"),
        ("lasts: 42 days", "lasts: 9 days, continues: {if: a accepts}", "T906", "open"),
        ("  captives:", "  Captives:", "T908", "small letters"),
        ("  captives:", "  agreement:", "T908", "of its own"),
        ("  captives:", "  a:", "T908", "of its own"),
    ],
)
def test_what_is_wrong_above_the_duties_is_named_too(
    was: str, is_now: str, code: str, hint: str
) -> None:
    problem = problem_of(HEAD.replace(was, is_now, 1))
    assert problem.code == code
    assert hint in problem.remedy


def test_a_table_as_a_key_is_refused() -> None:
    assert problem_of("? {a: 1}\n: 2\n").code == "T906"


def test_an_assumption_can_stand_on_a_key_of_the_agreement() -> None:
    agreement = agreement_with("assumed: {clock.timezone: {by: desk, why: not given}}\n")
    assert [a.by for a in agreement.assumptions_on("clock")] == ["desk"]
