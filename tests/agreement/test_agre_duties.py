"""What a duty may be timed by: deeds that are done, talks that begin, duties to refrain."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.agreement import AgreementProblem, Obligation, Step, parse_agreement, plan

HEAD = """\
truce: 1
title: Truce of the two banks
clock: {timezone: Asia/Manila, day 1: 2031-02-03}
parties: {cabinet: Cabinet, band: Armed Band}
takes effect: at 2031-02-03T06:00
phases:
  calm: {starts: when agreement in force, lasts: 20 days}
obligations:
  ferry: {party: cabinet, must: open the ferry, deadline: day 4}
"""
SIDES = ["cabinet", "band"]
REFRAIN = ["must not: {}", "must: refrain from {}"]
# The same restraint in the usual words of a state and of an armed group
RESTRAINTS = [
    "air strikes on the eastern bank",
    "ambushes of patrols",
    "arrests of wounded fighters",
    "roadside bombs",
    "troop movements by night",
    "recruitment in schools",
]


def source(keys: str, party: str) -> str:
    return f"{HEAD}  it: {{party: {party}, {keys}}}\n"


def clause(keys: str, party: str = "band") -> Obligation:
    return parse_agreement(source(keys, party), file="banks.truce.yaml").obligations["it"]


def refused(keys: str, party: str = "band") -> AgreementProblem:
    with pytest.raises(AgreementProblem) as caught:
        clause(keys, party)
    return caught.value


def steps(keys: str, party: str = "band") -> list[Step]:
    made = parse_agreement(source(keys, party), file="banks.truce.yaml")
    found = plan(made, until=datetime(2031, 2, 9, tzinfo=UTC))
    return [step for step in found if step.obligation == "it"]


def carets(problem: AgreementProblem) -> list[str]:
    """Return the words that the carets of a problem stand under, in their order."""
    rows = problem.excerpt.splitlines()
    return [
        line[row.index("^") : row.rindex("^") + 1]
        for line, row in zip(rows[::2], rows[1::2], strict=True)
    ]


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize("form", REFRAIN)
@pytest.mark.parametrize("restraint", RESTRAINTS)
def test_a_restraint_is_kept_in_both_ways_of_writing(form: str, restraint: str, party: str) -> None:
    (step,) = steps(form.format(restraint), party)
    assert (step.id, step.party, step.part, step.due) == ("it", party, "keep", None)
    assert clause(form.format(restraint)).must.words == restraint


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize("form", REFRAIN)
@pytest.mark.parametrize(
    ("key", "value", "way_out"),
    [
        ("deadline", "day 3", "has no date"),
        ("deadline", "2031-02-05", "has no date"),
        ("deadline", "within 2 days of each ferry delivery", "has no date"),
        ("every", "week", "has no periods"),
        ("schedule", "{day 2: 1}", "has no batches"),
        ("in exchange for", "ferry", "answers no delivery"),
    ],
)
def test_a_restraint_has_no_date_in_either_way_of_writing(
    form: str, key: str, value: str, way_out: str, party: str
) -> None:
    problem = refused(f"{form.format('patrols')}, {key}: {value}", party)
    assert problem.code == "T906"
    assert carets(problem) == [key, form.partition(":")[0]]
    assert way_out in problem.remedy


@pytest.mark.parametrize("form", REFRAIN)
@pytest.mark.parametrize("key", ["during: calm", "when: ferry fulfilled", "from: day 3"])
def test_a_restraint_may_hold_in_a_phase_on_a_condition_or_from_a_day(form: str, key: str) -> None:
    (step,) = steps(f"{form.format('patrols')}, {key}")
    assert (step.part, step.due) == ("keep", None)


@pytest.mark.parametrize("form", REFRAIN)
def test_a_restraint_of_a_phase_opens_with_it(form: str) -> None:
    (step,) = steps(f"{form.format('patrols')}, during: calm")
    assert step.opens == datetime(2031, 2, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize("key", ["begins", "concludes"])
@pytest.mark.parametrize(
    ("must", "deed"),
    [
        ("admit 30 trucks", "admit"),
        ("withdraw from the delta", "withdraw"),
        ("release 4 persons", "release"),
        ("cease fire", "cease"),
        ("disarm the checkpoints", "disarm"),
        ("rebuild the bridge", "rebuild"),
    ],
)
def test_only_talks_begin_and_conclude(must: str, deed: str, key: str, party: str) -> None:
    problem = refused(f"must: {must}, {key}: by day 5", party)
    assert (problem.code, carets(problem)) == ("T906", [key])
    assert problem.what == f"`{key}` is said of talks, and the obligation “it” is to {deed}"
    assert "deadline: day N" in problem.remedy


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize("key", ["begins", "concludes"])
def test_talks_have_a_day_and_not_one_for_each_delivery(key: str, party: str) -> None:
    problem = refused(
        f"must: hold talks on fishing, {key}: within 3 days of each ferry delivery", party
    )
    assert problem.code == "T907"
    assert carets(problem) == ["within 3 days of each ferry delivery"]
    assert problem.remedy.startswith(f"write `{key}: by day 16`")


@pytest.mark.parametrize(
    ("key", "ids"),
    [
        ("begins: by day 3", ["it/day-3"]),
        ("begins: day 3", ["it/day-3"]),
        ("begins: days 2-3", ["it/day-3"]),
        ("concludes: 2031-02-20", ["it/2031-02-20"]),
        ("begins: by day 3, concludes: by day 9", ["it/day-3", "it/day-9"]),
        ("begins: by day 3, concludes: by 2031-02-05T12:00", ["it/2031-02-05", "it/day-3"]),
        ("begins: by day 3, concludes: by day 3", ["it/begin", "it/conclude"]),
    ],
)
@pytest.mark.parametrize("party", SIDES)
def test_the_steps_of_talks_are_named_by_their_days(key: str, ids: list[str], party: str) -> None:
    assert [s.id for s in steps(f"must: hold talks on fishing, {key}", party)] == ids


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize(
    ("must", "number"),
    [
        ("admit -3 trucks", "-3"),
        ("admit +30 trucks", "+30"),
        ("admit ~600 trucks", "~600"),
        ("admit >600 trucks", ">600"),
        ("release (12) persons", "(12)"),
        ("hand over “8” bodies", "“8”"),
        ("deploy ±40 persons", "±40"),
    ],
)
def test_a_number_with_a_sign_is_never_passed_over(must: str, number: str, party: str) -> None:
    problem = refused(f"must: {must}, deadline: day 2", party)
    assert (problem.code, carets(problem)) == ("T907", [number])
    assert problem.remedy == "write digits only: `33`, `1000`, `0.5`"


@pytest.mark.parametrize(
    ("must", "words"),
    [
        ("admit convoy A4 at the bridge", "convoy A4 at the bridge"),
        ("release all held since 2014", "all held since 2014"),
        ("withdraw from -3 metres on the scale", "-3 metres on the scale"),
        ("return “home” those who left", "“home” those who left"),
    ],
)
def test_free_words_may_hold_numbers(must: str, words: str) -> None:
    read = clause(f"must: {must}, deadline: day 2").must
    assert (read.amount, read.words) == (None, words)


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize(
    ("schedule", "amounts", "cumulative"),
    [
        ("{day 1: 2, day 5: 3, day 9: the rest}", [2, 3, 7], [2, 5, 12]),
        ('{"days 1, 5": 6 each}', [6, 6], [6, 12]),
        ("{days 3-9: the rest, day 2: 1}", [1, 11], [1, 12]),
        ("{day 1: 12}", [12], [12]),
        ("{day 1: 8, day 2: 8, day 3: the rest}", [8, 8, 0], [8, 16, 16]),
    ],
)
def test_batches_count_up_for_either_side(
    schedule: str, amounts: list[int], cumulative: list[int], party: str
) -> None:
    found = steps(f"must: release 12 persons, schedule: {schedule}", party)
    assert [s.amount for s in found] == amounts
    assert [s.cumulative for s in found] == cumulative
    assert {s.clause for s in found} == {"obligations.it.schedule"}


def test_the_rest_of_an_unstated_whole_is_unknown_and_not_zero() -> None:
    found = steps("must: release persons, schedule: {day 1: 2, day 5: the rest}")
    assert [(s.amount, s.cumulative) for s in found] == [(2, 2), (None, None)]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(REFRAIN),
    st.sampled_from(["deadline: day 2", "every: day", "schedule: {day 1: 1}", "during: calm", ""]),
)
def test_both_ways_of_writing_a_restraint_are_taken_or_refused_alike(form: str, key: str) -> None:
    keys = ", ".join(filter(None, [form.format("patrols"), key]))
    if key in {"during: calm", ""}:
        assert clause(keys).standing
    else:
        assert refused(keys).code == "T906"


# Numbers and ids that look alike


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("phase-2", True),
        ("2-phase", True),
        ("leave-e1", True),
        ("42", False),
        ("phase_2", False),
        ("phase-", False),
        ("-phase", False),
        ("phase--2", False),
        ("fäse", False),
        ("phase/2", False),
    ],
)
def test_the_id_of_a_clause(name: str, good: bool) -> None:
    text = HEAD + f"  {name}: {{party: band, must: open it, deadline: day 2}}\n"
    if good:
        assert name in parse_agreement(text, file="a").obligations
        return
    with pytest.raises(AgreementProblem) as caught:
        parse_agreement(text, file="a")
    assert (caught.value.code, carets(caught.value)) == ("T908", [name])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("dedline: day 2", "deadline"),
        ("scheduel: {day 1: 2}", "schedule"),
        ("verifyer: panel", "verifier"),
        ("carried by: icrc", "carried out by"),
        ("counted-by: {un: entered}", "counted by"),
        ("in exchange: ferry", "in exchange for"),
        ("durring: calm", "during"),
        ("isue: aid", "issue"),
    ],
)
@pytest.mark.parametrize("party", SIDES)
def test_a_misspelt_key_is_named_with_the_nearest_one(wrong: str, right: str, party: str) -> None:
    problem = refused(f"must: open it, {wrong}", party)
    assert (problem.code, problem.line) == ("T903", 10)
    assert carets(problem) == [wrong.partition(":")[0]]
    assert problem.remedy == f"did you mean “{right}”?"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("relese 3 persons", "release"),
        ("wihdraw from the hill", "withdraw from"),
        ("dissarm the post", "disarm"),
        ("rebild the bridge", "rebuild"),
        ("opne the gate", "open"),
    ],
)
def test_a_misspelt_deed_is_named_with_the_nearest_one(wrong: str, right: str) -> None:
    problem = refused(f"must: {wrong}, deadline: day 2")
    assert (problem.code, carets(problem)) == ("T909", [wrong.split(maxsplit=1)[0]])
    assert problem.remedy == f"did you mean “{right}”?"
