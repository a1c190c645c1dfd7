"""The sections: their order, what each says of nothing, of one side's word, and of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
import pytest

from support.telling import told
from truceline.basis.masking import HOUR_WITHHELD, NAME_WITHHELD
from truceline.basis.private_names import PrivateNames
from truceline.briefing.accusations import accusations, leading_accusations, with_answer
from truceline.briefing.brief import brief
from truceline.briefing.gantt import gantt
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Block, Briefing, Group, Sentence, Table
from truceline.briefing.shown import as_shown
from truceline.briefing.walk import sentences
from truceline.briefing.words import quotation, say
from truceline.record import HeldClaim

Told = Callable[..., Scene]
SCENES = ["january_briefing", "march_briefing", "bare_briefing"]
SIDES = [("a", "b", "road", "camp"), ("b", "a", "camp", "road")]
"""A side, the other, what the other owes it, and what it owes the other."""
NAME = {"a": "Party A", "b": "Party B"}


def made(scene: Scene) -> Briefing:
    return brief(
        scene.status, held=scene.held, reports=scene.reports, agreement=scene.agreement,
        registry=scene.registry, since=scene.since, audience=scene.audience,
        timezone=scene.timezone, before=scene.before,
    )  # fmt: skip


_EMPTY: list[Briefing] = []


def empty(invented: Told) -> Briefing:
    """The briefing of an empty record, made once: it is frozen."""
    if not _EMPTY:
        _EMPTY.append(made(invented()))
    return _EMPTY[0]


def lines(briefing: Briefing, number: int) -> list[str]:
    section = next(s for s in briefing.sections if s.number == number)
    return [s.text for s in sentences(section.blocks)]


def walked(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Group):
            yield from walked(block.blocks)


def table(briefing: Briefing, caption: str) -> list[list[str]]:
    found = (b for s in briefing.sections for b in walked(s.blocks) if isinstance(b, Table))
    one = next(t for t in found if t.caption.startswith(caption))
    return [["; ".join(x.text for x in c.lines) for c in row.cells] for row in one.rows]


def groups(briefing: Briefing, number: int) -> list[str]:
    section = next(s for s in briefing.sections if s.number == number)
    return [b.title for b in walked(section.blocks) if isinstance(b, Group)]


TITLES = [
    (2, "Bottom line"), (3, "Key points"), (4, "What changed"), (5, "The agreement"),
    (6, "Positions"), (7, "Contradictions and readings"), (8, "Incidents by source"),
    (9, "Deliveries against quota, and what is held back"), (10, "Limits of this briefing"), (11, "Annex"),
]  # fmt: skip


@pytest.mark.parametrize("name", SCENES)
def test_sections_stand_in_the_fixed_order(name: str, request: pytest.FixtureRequest) -> None:
    it: Briefing = request.getfixturevalue(name)
    assert [(s.number, s.title) for s in it.sections] == TITLES


def test_sections_stand_in_the_fixed_order_of_an_empty_record(invented: Told) -> None:
    assert [(s.number, s.title) for s in empty(invented).sections] == TITLES


@pytest.mark.parametrize(
    ("number", "titles"),
    [
        (5, ["Phase", "Conditions awaited", "Due in the next 14 days",
             "Calendar of steps", "Obligations step by step"]),
        (6, ["Sticking points"]), (7, ["Gaps: own words missing"]), (8, ["Accusations and answers"]),
        (9, ["Figures that cannot be compared", "What each side says it holds back", "Deadlines named by others"]),
        (10, ["Unread", "Restrictions", "Late and undated", "Parity"]),
        (11, ["Claims held (0)", "Assumptions", "Method", "Words used", "Boundaries and names"]),
    ],
)  # fmt: skip
def test_groups_stand_in_the_fixed_order(number: int, titles: list[str], invented: Told) -> None:
    assert groups(empty(invented), number) == titles


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (2, "Nothing is held on the agreement, its steps or any position."),
        (3, "No count of trucks for 7 March is held."),
        (4, "No earlier moment was given to compare with."),
        (5, "In Party A’s view: no word held."), (5, "In Party B’s view: no word held."),
        (5, "In the findings held: no word held."), (5, "As encoded: “phase 1” is in force since 1 March."),
        (5, "7 March: “aid, day 7” (Party B, 100 trucks)."),
        (5, "8 March: “talks, day 8” (Party A and Party B, to open)."),
        (5, "10 March: “captives, day 10” (Party A, 4 persons)."),
        (5, "15 March: “talks, day 15” (Party A and Party B, to conclude)."),
        (6, "No word on any issue is held."),
        (6, "No issue is held on which words stand against each other."),
        (7, "No two words are held that cannot both hold."), (7, "No missing own word is known."),
        (8, "No incident is held for this period."), (8, "No accusation is held for this period."),
        (9, "No count of any delivery is held."), (9, "No such figure is held."),
        (9, "No side has said that it holds something back."),
        (9, "No deadline from outside the text is held."),
        (10, "Everything that was given was read."),
        (10, "Access of reporters and monitors: nothing held."),
        (10, "No report came more than two days after its date of publication."),
        (11, "No claim is held."), (11, "The encoding rests on no assumption."),
    ],
)  # fmt: skip
def test_a_section_without_anything_says_so(number: int, line: str, invented: Told) -> None:
    assert line in lines(empty(invented), number)


def test_the_counts_of_an_empty_record(invented: Told) -> None:
    assert table(empty(invented), "Counts at 7 March") == [
        ["Steps past their date without a word that they were done", "10", "nothing to compare with"],
        ["Incident figures, by source (never added)", "none held", "nothing to compare with"],
        ["Delivery counts, by counter", "no count held", "nothing to compare with"],
        ["Positions moved or new", "nothing to compare with", "nothing to compare with"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "past"), [("2031-03-01", "0"), ("2031-03-02", "1"), ("2031-03-06", "8")]
)
def test_a_step_is_past_the_day_after(at: str, past: str, invented: Told) -> None:
    # Each day of aid is a step; captives day 2 falls on 2 March, road and camp on 5 March.
    assert table(made(invented(at=at)), "Counts at")[0][1] == past


def test_parity_counts_both_sides_in_one_table(invented: Told) -> None:
    assert table(empty(invented), "How evenly") == [
        ["Positions with its own word held", "no such item", "no such item"],
        ["Steps past or due with its own word held", "0 of 10", "0 of 10"],
        ["Deeds it told with the agent named", "no such item", "no such item"],
        ["Accusations against it with its answer printed", "no such item", "no such item"],
        ["Days of the period with a word of its own", "0", "0"],
    ]


def test_the_calendar_of_an_empty_record_has_its_table(invented: Told) -> None:
    past, open_ = "past its date, nothing reported", "date not passed"
    assert table_of_calendar(invented()) == [
        ["captives", "day 2", "Party A", "2 March", past], ["captives", "day 6", "Party A", "6 March", past],
        ["captives", "day 10", "Party A", "10 March", open_], ["road", "one step", "Party B", "5 March", past],
        ["camp", "one step", "Party A", "5 March", past], ["aid", "6 steps", "Party B", "1 March to 6 March", past],
        ["aid", "day 7", "Party B", "7 March", open_],
        ["talks", "day 8", "Party A and Party B", "8 March", open_],
        ["talks", "day 15", "Party A and Party B", "15 March", open_],
    ]  # fmt: skip


def table_of_calendar(scene: Scene) -> list[list[str]]:
    figure = gantt(scene)
    assert figure is not None
    return [["; ".join(x.text for x in c.lines) for c in row.cells] for row in figure.twin.rows]


def test_without_dated_steps_there_is_no_calendar(bare_scene: Scene) -> None:
    assert gantt(bare_scene) is None


@pytest.mark.parametrize(("me", "other", "theirs", "mine"), SIDES)
@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ("done", "{o} only: done in time"), ("undone", "acknowledged by {o}: said not done"),
        ("withheld", "acknowledged by {o}: held back"), ("kept", "{o} only: said kept"),
        ("no-duty", "{o} only: not owed on its reading"), ("planned", "past its date, nothing reported"),
    ],
)  # fmt: skip
def test_the_calendar_tells_the_outcome_of_either_side(
    me: str, other: str, theirs: str, mine: str, says: str, outcome: str, invented: Told
) -> None:
    scene = invented(told(other, says, theirs, at="2031-03-05", by=(other,)))
    row = next(r for r in table_of_calendar(scene) if r[0] == theirs)
    assert row == [theirs, "one step", NAME[other], "5 March", outcome.format(o=NAME[other])]


@pytest.mark.parametrize(("me", "other", "theirs", "mine"), SIDES)
def test_the_table_of_steps_has_each_side_in_its_column(
    me: str, other: str, theirs: str, mine: str, invented: Told
) -> None:
    scene = invented(
        told(other, "withheld", theirs, at="2031-03-05", by=(other,), words="it stays"),
        told(me, "breached", theirs, at="2031-03-06", by=(other,), words="it broke it"),
    )
    row = next(r for r in table(made(scene), "Obligations") if r and r[0] == theirs)
    cells = {me: "called a breach (said, 6 March)", other: "held back (said, 5 March)"}
    outcome = "the sides differ on whether it was owed; both say: not carried out"
    assert row == [
        theirs, "due 5 March, 2 days past", outcome, cells["a"], cells["b"], "no word held",
    ]  # fmt: skip


def test_a_group_of_steps_opens_with_its_clause(invented: Told) -> None:
    section = next(s for s in empty(invented).sections if s.number == 5)
    found = (b for b in walked(section.blocks) if isinstance(b, Table))
    heads = [r.group.text for t in found for r in t.rows if r.group is not None]
    verifier = "verifier: Verification panel."
    assert heads == [
        f"“captives”: Party A owes Party B: “release 10 persons”; {verifier}",
        f"“road”: Party B owes Party A: “open the coast road”; {verifier}",
        f"“camp”: Party A owes Party B: “withdraw from the river camp”; {verifier}",
        "“aid”: Party B owes Party A: “admit 100 trucks”; no verifier named in the text held.",
        "“talks”: Party A and Party B owe: “hold talks on phase two”; no verifier named in the text held.",
    ]


# --- accusations and their answers


def accused(by: str, of: str, step: str, at: str, words: str) -> HeldClaim:
    held: HeldClaim = told(by, "breached", step, at=at, by=(of,), words=words)
    return held


@pytest.mark.parametrize(("me", "other", "theirs", "mine"), SIDES)
@pytest.mark.parametrize(
    ("says", "at", "words", "answer"),
    [
        ("denied", "2031-03-05", "nothing was broken",
         "{o} denied what was told of {s} (as recorded): “nothing was broken” (5 March)."),
        ("kept", "2031-03-06", "it was kept to", "{o} said (as recorded): “it was kept to” (6 March)."),
        ("excused", "2031-03-06", "the flood excuses it", "{o} said (as recorded): “the flood excuses it” (6 March)."),
        ("undone", "2031-03-07", "it is still shut", "{o} said (as recorded): “it is still shut” (7 March)."),
        ("kept", "2031-03-04", "it was kept to", "No answer held."),
    ],
)  # fmt: skip
def test_an_accusation_stands_with_its_answer(
    me: str, other: str, theirs: str, mine: str, says: str, at: str, words: str, answer: str, invented: Told
) -> None:  # fmt: skip
    charge = accused(me, other, theirs, "2031-03-05", "the terms were broken")
    scene = invented(charge, told(other, says, theirs, at=at, by=(other,), words=words))
    first = f"{NAME[me]} accused {NAME[other]} (as recorded): “the terms were broken” (5 March)."
    said = [s.text for s in with_answer(scene, charge)]
    assert said == [first, answer.format(o=NAME[other], s=theirs)]
    assert set(said) <= set(lines(made(scene), 8))


@pytest.mark.parametrize(("me", "other", "theirs", "mine"), SIDES)
def test_the_first_accusation_of_the_latest_day_leads(
    me: str, other: str, theirs: str, mine: str, invented: Told
) -> None:
    old = accused(me, other, theirs, "2031-03-03", "stones were thrown at the fence")
    first = accused(me, other, theirs, "2031-03-06", "lorries were turned back at dawn")
    second = accused(me, other, theirs, "2031-03-06", "guards fired over the market")
    reply = accused(other, me, mine, "2031-03-04", "tents were left standing by the river")
    scene = invented(old, first, second, reply)
    assert accusations(scene) == (old, reply, first, second)
    assert leading_accusations(scene, 2) == (reply, first)
    assert leading_accusations(scene, 1) == (first,)


@pytest.mark.parametrize("day", ["2031-02-27", "2031-03-08"])
@pytest.mark.parametrize(("me", "other", "theirs", "mine"), SIDES)
def test_an_accusation_outside_the_period_is_not_listed(
    me: str, other: str, theirs: str, mine: str, day: str, invented: Told
) -> None:
    assert accusations(invented(accused(me, other, theirs, day, "it broke it"))) == ()


# --- footnotes and withheld words


def cited(briefing: Briefing) -> set[str]:
    return {c for s in briefing.sections for x in sentences(s.blocks) for c in x.claims}


@pytest.mark.parametrize("name", SCENES)
def test_footnotes_count_from_one_and_are_all_cited(
    name: str, request: pytest.FixtureRequest
) -> None:
    it: Briefing = request.getfixturevalue(name)
    assert [e.number for e in it.evidence] == list(range(1, len(it.evidence) + 1))
    assert set(it.numbers) <= cited(it)
    assert all(it.number(c) == n for c, n in it.numbers.items())
    assert it.number("no such claim") is None


@pytest.mark.parametrize("name", SCENES)
def test_every_row_of_a_table_has_one_cell_a_column(
    name: str, request: pytest.FixtureRequest
) -> None:
    it: Briefing = request.getfixturevalue(name)
    for block in (b for s in it.sections for b in walked(s.blocks) if isinstance(b, Table)):
        widths = {len(r.cells) for r in block.rows if not (r.group or r.summary)}
        assert widths <= {len(block.columns)}


PRIVATE = PrivateNames(frozenset({"Rosa Klimt"}), frozenset({"Klimt"}))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Rosa Klimt was seen at the gate", f"{NAME_WITHHELD} was seen at the gate"),
        ("the house of Klimt stood open", f"the house of {NAME_WITHHELD} stood open"),
        ("a klimt painting was found", "a klimt painting was found"),
        ("the convoy will cross at 06:30", f"the convoy will cross at {HOUR_WITHHELD}"),
        ("nobody was named", "nobody was named"),
    ],
)
@pytest.mark.parametrize("side", ["Party A", "Party B"])
def test_a_public_edition_withholds_names_and_hours(
    side: str, words: str, shown: str, invented: Told
) -> None:
    scene = msgspec.structs.replace(invented(), private=PRIVATE)
    (it,) = as_shown(scene, (say(f"{side} said: ", quotation(words, side), "."),))
    assert isinstance(it, Sentence)
    assert it.text == f"{side} said: “{shown}”."


@pytest.mark.parametrize(("me", "other", "theirs", "mine"), SIDES)
def test_a_withheld_name_is_nowhere_in_the_briefing(
    me: str, other: str, theirs: str, mine: str, invented: Told
) -> None:
    charge = accused(me, other, theirs, "2031-03-05", "the hostage Nadia Orel was not freed")
    it = made(invented(charge))
    assert re.search("Nadia|Orel", msgspec.json.encode(it).decode()) is None
    assert any(NAME_WITHHELD in x for x in lines(it, 8))
