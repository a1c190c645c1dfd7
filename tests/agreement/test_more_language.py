"""The language: each construct in all its written forms, and each problem with line and caret."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.agreement import (
    Agreement,
    AgreementProblem,
    All,
    Any_,
    Assumption,
    Batch,
    Condition,
    Deadline,
    Duration,
    Fact,
    Not,
    Obligation,
    Phase,
    parse_agreement,
)
from truceline.basis.vocabulary import Term, vocabulary

HEAD = """\
truce: 1
title: Ceasefire of the two rivers
clock: {timezone: Africa/Khartoum, day 1: 2032-05-10}
parties: {army: State Army, front: River Front}
mediators: {bureau: Mediation Bureau}
guarantors: {league: League of States}
verifiers: {team: Joint Team}
takes effect: at 2032-05-10T08:00
phases:
  lull: {starts: when agreement in force, lasts: 30 days}
obligations:
  ferry: {party: army, must: open the ferry, deadline: day 4}
  parley: {parties: [army, front], must: hold talks on the delta, begins: by day 9}
"""
ROLES = [("army", "front"), ("front", "army")]


def read(more: str = "", head: str = HEAD) -> Agreement:
    return parse_agreement(head + more, file="rivers.truce.yaml")


def clause(keys: str, party: str = "front") -> Obligation:
    """Return the obligation `it` with these keys."""
    return read(f"  it: {{party: {party}, {keys}}}\n").obligations["it"]


def phase(keys: str) -> Phase:
    return read(head=HEAD.replace("lasts: 30 days", keys)).phases["lull"]


def condition(words: str) -> Condition | None:
    return clause(f"must: open the road, when: {words}").opens


def fact(subject: str, verb: str) -> Fact:
    return Fact(subject=subject, verb=verb)


def refused(marked: str) -> AgreementProblem:
    """Return the problem of a text, which must point at what stands between « and »."""
    before, _, rest = marked.partition("«")
    under, _, after = rest.partition("»")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    source = before + under + after
    with pytest.raises(AgreementProblem) as caught:
        parse_agreement(source, file="rivers.truce.yaml")
    problem = caught.value
    row, carets = problem.excerpt.splitlines()[:2]
    assert (problem.line, problem.column) == (line, column), str(problem)
    assert row == f"{line:>5} | {source.splitlines()[line - 1]}"
    assert carets == "      | " + " " * (column - 1) + "^" * len(under)
    return problem


# Deeds


@pytest.mark.parametrize("party", ["army", "front"])
@pytest.mark.parametrize("deed", vocabulary("deeds").values(), ids=lambda d: d.code)
def test_every_deed_of_the_vocabulary_can_be_owed_by_either_side(deed: Term, party: str) -> None:
    english, code = deed.english, deed.code
    timing = "begins: by day 3" if code == "hold-talks" else "when: bureau accepts"
    it = clause(f"must: {english} whatever is agreed, {timing}", party)
    assert (it.must.deed, it.party) == (code, (party,))
    assert it.must.words == "whatever is agreed"


@pytest.mark.parametrize("unit", list(vocabulary("units"))[::3])
def test_units_of_the_vocabulary_can_count_a_delivery(unit: str) -> None:
    must = clause(f"must: admit 12 {unit} by the north gate, deadline: day 3").must
    assert (must.amount, must.unit, must.words) == (12, unit, "by the north gate")


@pytest.mark.parametrize(
    ("must", "amount", "unit", "words"),
    [
        ("return 0 persons", 0, "persons", ""),
        ("return 0.5 percent of the displaced", 0.5, "percent", "of the displaced"),
        ("admit 999999999999 litres", 999999999999, "litres", ""),
        ("admit convoys of the league", None, "convoys", "of the league"),
        ("admit whoever asks", None, "trucks", "whoever asks"),
        ("deploy observers", None, "persons", "observers"),
        ("hand over", None, "persons", ""),
        ("hand over bodies", None, "bodies", ""),
        ("open 3 crossings", None, None, "3 crossings"),
        ("rebuild 40 houses", None, None, "40 houses"),
        ("withdraw from the 2 bridges", None, None, "the 2 bridges"),
    ],
)
def test_the_number_of_a_deed_is_read_only_where_it_is_counted(
    must: str, amount: float | None, unit: str | None, words: str
) -> None:
    got = clause(f"must: {must}, deadline: day 3").must
    assert (got.amount, got.unit, got.words, got.text) == (amount, unit, words, must)


@pytest.mark.parametrize("party", ["army", "front"])
def test_what_a_side_keeps_from_doing_stays_in_its_own_words(party: str) -> None:
    it = clause("must not: shell the 2 banks, during: lull", party)
    assert (it.must.deed, it.must.words, it.must.text, it.must.amount, it.standing) == (
        "refrain-from", "shell the 2 banks", "not shell the 2 banks", None, True,
    )  # fmt: skip


# Who


@pytest.mark.parametrize(
    ("written", "owing"),
    [
        ("party: army", ("army",)),
        ("party: front", ("front",)),
        ("party: bureau", ("bureau",)),
        ("party: league", ("league",)),
        ("party: not stated", ()),
        ("party: [front]", ("front",)),
        ("parties: [army, front]", ("army", "front")),
        ("parties: [front, army]", ("front", "army")),
        ("parties: front", ("front",)),
        ("parties: [front, bureau, league]", ("front", "bureau", "league")),
    ],
)
def test_each_form_of_the_owing_side(written: str, owing: tuple[str, ...]) -> None:
    source = f"  it: {{{written}, must: open the road, deadline: day 2}}\n"
    assert read(source).obligations["it"].party == owing


@pytest.mark.parametrize(("side", "other"), ROLES)
@pytest.mark.parametrize("form", ["{}", "[{}]", '"{}"', "['{}']"])
def test_each_form_of_the_owed_side(form: str, side: str, other: str) -> None:
    it = clause(f"must: open the road, deadline: day 2, to: {form.format(other)}", side)
    assert it.to == (other,)


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("verifier", "team", "team"),
        ("verifier", "army", "army"),
        ("verifier", "none named", "none named"),
        ("during", "lull", "lull"),
        ("in exchange for", "ferry", "ferry"),
        ("issue", "withdrawal", "withdrawal"),
        ("article", "4 (2)", "4 (2)"),
        ("text", '"the road is open, day and night"', "the road is open, day and night"),
        ("with", "[east-militia, west/council]", ("east-militia", "west/council")),
        ("with", "east-militia", ("east-militia",)),
        ("carried out by", "icrc", ("icrc",)),
        ("carried out by", "[icrc, un/ocha]", ("icrc", "un/ocha")),
        ("counted by", "{un: offloaded, army: entered}", {"un": "offloaded", "army": "entered"}),
        ("of which", "{fuel: 50, north: 300}", {"fuel": 50, "north": 300}),
        ("of", "{women: 2, elderly: 0.5}", {"women": 2, "elderly": 0.5}),
        ("from", "day 8", 8),
    ],
)
def test_each_further_key_of_a_duty(key: str, written: str, value: object) -> None:
    field = {
        "in exchange for": "exchange_for", "with": "allies", "carried out by": "carried_out_by",
        "counted by": "counted_by", "of which": "of_which", "from": "opens_day",
    }.get(key, key)  # fmt: skip
    it = clause(f"must: admit trucks, deadline: day 9, {key}: {written}")
    assert getattr(it, field) == value


def test_a_duty_that_says_nothing_more_has_nothing_more() -> None:
    it = read().obligations["ferry"]
    assert (it.to, it.allies, it.of, it.order, it.schedule, it.rate) == ((), (), {}, (), (), {})
    assert (it.verifier, it.exchange_for, it.opens, it.opens_day, it.every) == (None,) * 5
    assert (it.during, it.issue, it.article, it.text) == (None,) * 4


# When


@pytest.mark.parametrize("key", ["deadline", "concludes"])
@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("day 1", Deadline(day=1)),
        ("day 99999", Deadline(day=99999)),
        ("days 3-5", Deadline(day=5, opens=3)),
        ("days 3 - 5", Deadline(day=5, opens=3)),
        ("days 3–5", Deadline(day=5, opens=3)),
        ("days 4-4", Deadline(day=4, opens=4)),
        ("2032-06-01", Deadline(at="2032-06-01")),
        ("2032-06-01T18:30", Deadline(at="2032-06-01T18:30")),
        ("2032-06-01 18:30", Deadline(at="2032-06-01 18:30")),
        ("2032-06-01T18:30Z", Deadline(at="2032-06-01T18:30Z")),
        ("2032-06-01T18:30+02:00", Deadline(at="2032-06-01T18:30+02:00")),
    ],
)
def test_each_fixed_deadline_under_each_key(key: str, written: str, deadline: Deadline) -> None:
    for by in ("", "by "):
        it = clause(f"must: hold talks on tolls, {key}: {by}{written}")
        assert getattr(it, key) == deadline


@pytest.mark.parametrize(
    ("length", "number", "unit"),
    [
        ("1 day", 1, "days"),
        ("10 days", 10, "days"),
        ("1 week", 7, "days"),
        ("6 weeks", 42, "days"),
        ("1 hour", 1, "hours"),
        ("36 hours", 36, "hours"),
        ("4 x 24 hours", 96, "hours"),
        ("4x24 hours", 96, "hours"),
        ("2 x 3 days", 6, "days"),
        ("3 x 2 weeks", 42, "days"),
    ],
)
def test_a_length_reads_alike_for_a_phase_and_after_a_delivery(
    length: str, number: int, unit: str
) -> None:
    expected = Duration(number=number, unit=unit)
    assert phase(f"lasts: {length}").lasts == expected
    answer = clause(f"must: release persons, deadline: within {length} of each ferry delivery")
    assert answer.deadline == Deadline(within=expected, of="ferry")


@pytest.mark.parametrize(
    ("schedule", "batches"),
    [
        ("{day 7: 3}", [(7, 3, None)]),
        ("{day 7: 3 each}", [(7, 3, None)]),
        ("{day 7: 0.5}", [(7, 0.5, None)]),
        ("{days 7-9: 3}", [(9, 3, 7)]),
        ("{days 7 – 9: the rest}", [(9, None, 7)]),
        ('{"days 7, 9": 3 each}', [(7, 3, None), (9, 3, None)]),
        ('{"days 9,7,8": 3 each}', [(7, 3, None), (8, 3, None), (9, 3, None)]),
        ("{day 9: the rest, day 2: 4}", [(2, 4, None), (9, None, None)]),
        ('{day 1: 1, "days 2, 4": 2 each, days 5-6: the rest}',
         [(1, 1, None), (2, 2, None), (4, 2, None), (6, None, 5)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("party", ["army", "front"])
def test_each_line_of_a_schedule(
    party: str, schedule: str, batches: list[tuple[int, float | None, int | None]]
) -> None:
    got = clause(f"must: release 40 persons, schedule: {schedule}", party).schedule
    assert got == tuple(Batch(day=d, amount=n, opens=o) for d, n, o in batches)


@pytest.mark.parametrize("every", ["day", "week", "1 days", "10 days", "99999 days"])
def test_each_period(every: str) -> None:
    assert clause(f"must: admit 5 trucks, every: {every}").every == every


@pytest.mark.parametrize(
    ("rate", "number"), [("30 each", 30), ("30", 30), ("0 each", 0), ("0.5 each", 0.5)]
)
@pytest.mark.parametrize(("side", "other"), ROLES)
def test_each_form_of_a_rate(side: str, other: str, rate: str, number: float) -> None:
    source = (
        f"  held: {{party: {side}, must: release 2 persons, of: {{old: 2}}, deadline: day 2}}\n"
        f"  answer: {{party: {other}, must: release persons, in exchange for: held, "
        f"rate: {{old: {rate}}}}}\n"
    )
    assert read(source).obligations["answer"].rate == {"old": number}


# Conditions


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("army accepts", fact("army", "accepts")),
        ("front accepts", fact("front", "accepts")),
        ("league accepts", fact("league", "accepts")),
        ("bureau accepts ferry", Fact(subject="bureau", verb="accepts", object="ferry")),
        ("front accepts lull", Fact(subject="front", verb="accepts", object="lull")),
        ("ferry due", fact("ferry", "due")),
        ("ferry fulfilled", fact("ferry", "fulfilled")),
        ("ferry breached", fact("ferry", "breached")),
        ("ferry suspended", fact("ferry", "suspended")),
        ("ferry reaches 0", Fact(subject="ferry", verb="reaches", number=0)),
        ("parley begun", fact("parley", "begun")),
        ("parley under way", fact("parley", "under-way")),
        ("parley   under   way", fact("parley", "under-way")),
        ("parley concluded", fact("parley", "concluded")),
        ("lull begun", fact("lull", "begun")),
        ("lull ended", fact("lull", "ended")),
        ("lull extended", fact("lull", "extended")),
        ("agreement in force", fact("agreement", "in-force")),
    ],
)
def test_every_evaluated_fact_stands_alone_negated_and_in_parentheses(
    words: str, expected: Fact
) -> None:
    assert condition(words) == condition(f"({words})") == condition(f"(({words}))") == expected
    assert condition(f"not {words}") == condition(f"not ({words})") == Not(expected)
    assert condition(f"not not {words}") == Not(Not(expected))


A, F, L = fact("army", "accepts"), fact("front", "accepts"), fact("lull", "ended")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("army accepts and front accepts", All((A, F))),
        ("army accepts or front accepts", Any_((A, F))),
        ("army accepts and front accepts and lull ended", All((A, F, L))),
        ("army accepts or front accepts or lull ended", Any_((A, F, L))),
        ("army accepts and (front accepts and lull ended)", All((A, All((F, L))))),
        ("army accepts and front accepts or lull ended", Any_((All((A, F)), L))),
        ("army accepts or front accepts and lull ended", Any_((A, All((F, L))))),
        ("not army accepts and front accepts", All((Not(A), F))),
        ("not (army accepts and front accepts)", Not(All((A, F)))),
        ("not army accepts or not front accepts", Any_((Not(A), Not(F)))),
        ("(army accepts)and(front accepts)", All((A, F))),
    ],
)
def test_and_binds_closer_than_or_and_not_closest(words: str, expected: Condition) -> None:
    assert condition(words) == expected


def _said(c: Condition) -> str:
    """Write a condition with all its parentheses."""
    match c:
        case Fact():
            return f"{c.subject} {c.verb}"
        case Not(part=part):
            return f"not ({_said(part)})"
        case All(parts=parts):
            return " and ".join(f"({_said(p)})" for p in parts)
        case Any_(parts=parts):
            return " or ".join(f"({_said(p)})" for p in parts)


TREES = st.recursive(
    st.sampled_from([A, F, L]),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: All(tuple(p))),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: Any_(tuple(p))),
    ),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None)
@given(TREES.filter(lambda tree: len(_said(tree)) <= 600))
def test_a_condition_written_out_is_read_back(tree: Condition) -> None:
    assert condition(f'"{_said(tree)}"') == tree


@pytest.mark.parametrize(
    ("written", "rules", "open_end"),
    [
        ("while ferry due", (fact("ferry", "due"),), False),
        ("until ferry due", (Not(fact("ferry", "due")),), False),
        ("[while army accepts, until front accepts]", (A, Not(F)), False),
        ("{open: while army accepts}", (A,), True),
        ("{open: [until army accepts, until front accepts]}", (Not(A), Not(F)), True),
        ("while not army accepts or front accepts", (Any_((Not(A), F)),), False),
        ("until army accepts or front accepts", (Not(Any_((A, F))),), False),
    ],
)
def test_each_form_of_what_holds_after_a_phase(
    written: str, rules: tuple[Condition, ...], open_end: bool
) -> None:
    got = phase(f"lasts: 3 days, continues: {written}")
    assert (got.continues, got.open_end) == (rules, open_end)


@pytest.mark.parametrize(
    ("written", "at", "once"),
    [
        ("at 2032-05-10", "2032-05-10", None),
        ("at 2032-05-10T08:00", "2032-05-10T08:00", None),
        ("once army accepts", None, A),
        ("at 2032-05-10 once army accepts and front accepts", "2032-05-10", All((A, F))),
    ],
)
def test_each_form_of_taking_effect(written: str, at: str | None, once: Condition | None) -> None:
    got = read(head=HEAD.replace("at 2032-05-10T08:00", written))
    assert (got.takes_effect_at, got.takes_effect_once) == (at, once)


# The file as a whole


@pytest.mark.parametrize(
    "body",
    [
        "  it: {party: front, must: open the road, deadline: day 3}\n",
        "  it:\n    party: front\n    must: open the road\n    deadline: day 3\n",
        "  it:\n    deadline: day 3\n    must: open the road\n    party: front\n",
        '  it:\n    party: \'front\'\n    must: "open the road"\n    deadline: "day 3"\n',
        "  it:\n    party:\n      - front\n    must: open\n      the road\n    deadline: day 3\n",
        "  it:\n    party: front\n    must: >-\n      open the\n      road\n    deadline: day 3\n",
        "  it:   # a note\n    party: front\n\n    must: open the road # more\n    deadline: day 3\n",
        "  ? it\n  : {party: front, must: open the road, deadline: day 3}\n",
    ],
)
def test_a_clause_means_the_same_in_every_layout(body: str) -> None:
    it = read(body).obligations["it"]
    assert (it.party, it.must.text, it.deadline) == (("front",), "open the road", Deadline(day=3))


@pytest.mark.parametrize("word", ["yes", "no", "null", "0x1f", "1e3", "on", "~x"])
def test_words_that_yaml_would_turn_into_values_stay_words(word: str) -> None:
    assert read(head=HEAD.replace("River Front", word)).parties["front"] == word


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Ceasefire of the two rivers", "ceasefire-of-the-two-rivers"),
        ("Accord — Été 2032!", "accord-ete-2032"),
        ("هدنة", "agreement"),
        ("2032", "2032"),
        ("A/B (draft)", "a-b-draft"),
    ],
)
def test_the_id_made_of_a_title(title: str, made: str) -> None:
    assert read(head=HEAD.replace("Ceasefire of the two rivers", title)).id == made


def test_roles_keep_the_order_and_the_names_of_the_file() -> None:
    got = read("disputes: {team: Joint Team}\n")
    assert list(got.parties.items()) == [("army", "State Army"), ("front", "River Front")]
    assert (got.mediators, got.guarantors, got.disputes) == (
        {"bureau": "Mediation Bureau"}, {"league": "League of States"}, {"team": "Joint Team"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "on"),
    [
        ("ferry", "ferry"),
        ("ferry.deadline", "ferry"),
        ("lull.continues", "lull"),
        ("takes effect", "takes effect"),
        ("clock.day 1", "clock"),
        ("obligations", "obligations"),
    ],
)
def test_an_assumption_can_stand_on_each_kind_of_clause(path: str, on: str) -> None:
    got = read(f"assumed: {{{path}: {{by: desk, why: the text is silent}}}}\n")
    assert got.assumptions_on(on) == (Assumption(path=path, by="desk", why="the text is silent"),)
    assert got.assumptions_on("parley") == ()


# What is refused, where: the words between « and » are those with the caret


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("T902", "must: open it, deadline: day 1, «deadline»: day 2"),
        ("T902", "must: open it, deadline: day 1, to: [army, «army»]"),
        ("T903", "must: open it, «dedline»: day 1"),
        ("T903", "must: open it, deadline: day 1, «and the bridge»"),
        ("T904", "must: open it, deadline: day 1, «otherwise»: pay"),
        ("T904", "must: open it, deadline: day 1, «best efforts»: inform"),
        ("T904", "must: admit 3 trucks, every: «month»"),
        ("T904", "must: admit 3 trucks, every: «3 months»"),
        ("T904", "must: release persons, deadline: within «2 months» of each ferry delivery"),
        ("T904", "must: open it, when: ferry fulfilled «before» lull ended"),
        ("T904", "must: open it, when: ferry due «within» 3 days"),
        ("T904", "must: open it, when: army «gives notice of» ferry"),
        ("T906", "must: open it, deadline: «[»day 1]"),
        ("T906", "must: open it, «deadline»: ''"),
        ("T906", "must: open it, deadline: day 1, of: «o»ld"),
        ("T906", "must: open it, every: day, «deadline»: day 2"),
        ("T906", "must: open it, deadline: day 2, «begins»: day 1"),
        ("T906", "must: open it, «concludes»: day 2, deadline: day 1"),
        ("T906", "must not: fire, «deadline»: day 2"),
        ("T906", "must not: fire, «every»: day"),
        ("T906", "must: release persons, «rate»: {old: 3}, deadline: day 2"),
        ("T907", "must: open it, deadline: «day 0»"),
        ("T907", "must: open it, deadline: «day 100000»"),
        ("T907", "must: open it, deadline: «days 9-3»"),
        ("T907", "must: open it, deadline: «2032-13-01»"),
        ("T907", "must: open it, deadline: «within 3 days»"),
        ("T907", "must: open it, deadline: day 9, from: «9»"),
        ("T907", "must: admit 3 trucks, every: «fortnight»"),
        ("T907", "must: admit «1.000.000» trucks, deadline: day 2"),
        ("T907", "must: admit 3 trucks, of which: {fuel: «-1»}, deadline: day 2"),
        ("T907", "must: admit 3 trucks, schedule: {«monday»: 3}"),
        ("T907", "must: admit 3 trucks, schedule: {day 1: «a few»}"),
        ("T907", "must: admit 3 trucks, schedule: {day 1: the rest, «day 2»: 1}"),
        ("T907", "must: admit 3 trucks, schedule: {day 1: 1, «days 1-1»: 2}"),
        ("T907", 'must: admit 3 trucks, schedule: {"days 1, 2": «3»}'),
        ("T907", "must: release persons, in exchange for: ferry, rate: {old: «3 or 4»}"),
        ("T907", "must: admit 3 trucks, deadline: day 1, counted by: {un: «unloaded»}"),
        ("T907", "must: open it, deadline: day 1, issue: «roads»"),
        ("T908", "must: open it, deadline: day 1, to: «frnt»"),
        ("T908", "must: open it, deadline: day 1, to: [army, «team»]"),
        ("T908", "must: open it, deadline: day 1, verifier: «bureau»"),
        ("T908", "must: open it, deadline: day 1, during: «ferry»"),
        ("T908", "must: open it, deadline: day 1, carried out by: [icrc, «Red Cross»]"),
        ("T908", "must: open it, deadline: day 1, with: «-x»"),
        ("T908", "must: release persons, in exchange for: «lull»"),
        ("T908", "must: release persons, deadline: within 2 days of each «fery» delivery"),
        ("T908", "must: release 3 persons, of: {old: 3}, order: [old, «young»], deadline: day 1"),
        ("T908", "must: open it, when: army accepts and «fery» due"),
        ("T908", "must: open it, when: army accepts «fery»"),
        ("T909", "must: «opne» the road, deadline: day 1"),
        ("T909", "must: «Open» the road, deadline: day 1"),
        ("T909", "must: release «3», deadline: day 1"),
        ("T909", "must: release 3 «goats» and more, deadline: day 1"),
        ("T909", "must not: «3 drones»"),
        ("T910", "must: open it, when: army accepts and «ferry» ended"),
        ("T910", "must: open it, when: «ferry» begun"),
        ("T910", "must: open it, when: «lull» accepts"),
        ("T910", "must: open it, when: lull «is over»"),
        ("T910", "must: open it, when: ferry fulfilled «at last»"),
        ("T910", "must: open it, when: army accepts ferry «wholly»"),
        ("T910", "must: open it, when: ferry reaches «ten»"),
        ("T910", "must: open it, when: «ferry»"),
        ("T910", "must: open it, when: «)»army accepts"),
    ],
)
def test_a_duty_that_cannot_be_read_is_shown_where(code: str, keys: str) -> None:
    problem = refused(f"{HEAD}  it: {{party: army, {keys}}}\n")
    assert problem.code == code
    assert problem.remedy


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("T902", "mediators:", "«parties»:"),
        ("T903", "mediators:", "«mediator»:"),
        ("T903", "timezone:", "«zone»:"),
        ("T903", "lasts: 30", "«last»: 30"),
        ("T904", "mediators: {bureau: Mediation Bureau}", "«powers»: {army: suspend}"),
        ("T904", "day 1: 2032", "«anchors»: 2032"),
        ("T904", "lasts: 30 days", "«extends»: 30 days"),
        ("T904", "30 days", "«1 month»"),
        ("T905", "title: Ceasefire", "title: «&»a Ceasefire"),
        ("T905", "title: Ceasefire", "title: «!»!str Ceasefire"),
        ("T906", "{bureau: Mediation Bureau}", "«[»bureau]"),
        ("T906", "mediators: {bureau: Mediation Bureau}", "«mediators»: {}"),
        ("T906", "when agreement in force", "«{»agreement: in force}"),
        ("T906", "30 days", "30 days, continues: «{»if: army accepts}"),
        ("T907", "Africa/Khartoum", "«Africa/Nowhere»"),
        ("T907", "2032-05-10}", "«2032-02-30»}"),
        ("T907", "2032-05-10}", "«1032-05-10»}"),
        ("T907", "at 2032-05-10T08:00", "at «2032-05-10T25:00»"),
        ("T907", "at 2032-05-10T08:00", "«tomorrow»"),
        ("T907", "30 days", "«a while»"),
        ("T908", "army: State Army", "«Army»: State Army"),
        ("T908", "  lull:", "  «agreement»:"),
        ("T908", "  lull:", "  «front»:"),
        ("T908", "  ferry:", "  «lull»:"),
        ("T908", "  ferry:", "  «Ferry»:"),
        ("T908", "at 2032-05-10T08:00", "at 2032-05-10T08:00 once «fronts» accepts"),
        ("T910", "when agreement in force", "«at once»"),
        ("T910", "30 days", "30 days, continues: «army accepts»"),
        ("T910", "30 days", "30 days, continues: [while army accepts, «for ever»]"),
        ("T912", "truce: 1", "truce: «2»"),
        ("T912", "truce: 1", 'truce: "«one»"'),
    ],
)
def test_what_is_wrong_above_the_duties_is_shown_where(code: str, old: str, new: str) -> None:
    assert old in HEAD
    assert refused(HEAD.replace(old, new, 1)).code == code


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("T908", "assumed: {«fery»: {by: desk, why: x}}\n"),
        ("T908", "assumed: {«ferry.dedline»: {by: desk, why: x}}\n"),
        ("T908", "assumed: {«clock.hour»: {by: desk, why: x}}\n"),
        ("T906", "assumed: {ferry: «{»by: desk}}\n"),
        ("T903", "assumed: {ferry: {by: desk, «wy»: x, why: x}}\n"),
        ("T903", "«phase»: {}\n"),
        ("T905", "«-»--\na: b\n"),
    ],
)
def test_what_is_wrong_below_the_duties_is_shown_where(code: str, more: str) -> None:
    assert refused(HEAD + more).code == code


@pytest.mark.parametrize("keys", ["deadline: day 2", "schedule: {day 1: 3}", "from: day 2"])
def test_days_that_count_from_nothing_point_at_the_duty(keys: str) -> None:
    head = HEAD.replace(", day 1: 2032-05-10", "").partition("  ferry:")[0]
    tail = f"  «it»: {{party: front, must: admit 3 trucks, {keys}}}\n"
    assert refused(head + tail).code == "T906"


@pytest.mark.parametrize("keys", ["deadline: 2032-06-01", "every: day", "when: army accepts"])
def test_a_clock_without_day_1_is_enough_where_nothing_counts_days(keys: str) -> None:
    head = HEAD.replace(", day 1: 2032-05-10", "").partition("  ferry:")[0]
    got = read(f"  it: {{party: front, must: admit 3 trucks, {keys}}}\n", head)
    assert got.clock.day_1 is None


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 30), st.integers(0, 20))
def test_a_caret_moves_with_what_stands_before_it(lines: int, blanks: int) -> None:
    notes = "# a note\n" * lines
    pad = " " * blanks
    found = refused(f"{notes}{HEAD}  it: {{party: army, must: open it, {pad}deadline: «soon»}}\n")
    assert (
        found.code
        == refused(f"{HEAD}  it: {{party: army, must: open it, deadline: «soon»}}\n").code
    )
