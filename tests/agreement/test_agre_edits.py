"""A sound agreement, and single edits of it: each gives exactly the findings that it should."""

from __future__ import annotations

from itertools import combinations

import msgspec
import pytest

from truceline.agreement import Agreement, Finding, check, parse_agreement
from truceline.basis.actors import Actor, Link
from truceline.basis.registry_of_actors import registry_of

SOUND = """\
truce: 1
title: Ceasefire in the lake provinces
clock: {timezone: Africa/Lubumbashi, day 1: 2031-04-07}
parties: {republic: Republic, movement: Lake Movement}
mediators: {union: Union}
verifiers: {mission: Joint Mission}
disputes: {union: Union}
takes effect: at 2031-04-07T06:00
phases:
  calm: {starts: when agreement in force, lasts: 30 days}
  return: {starts: when calm ended}
obligations:
  guns: {parties: [republic, movement], must not: fire on the lake road, during: calm, verifier: mission}
  posts: {party: movement, must: withdraw from the airport, deadline: day 10, verifier: mission}
  captives: {party: republic, must: release 9 persons, of: {ill: 4, others: 5}, order: [ill, others], schedule: {day 2: 4, day 9: the rest}, verifier: mission}
  answer: {party: movement, must: release 23 persons, in exchange for: captives, rate: {ill: 2 each, others: 3 each}, order: [ill, others], verifier: mission}
  conduct: {parties: [republic, movement], must not: film those released, issue: detention-and-handover-conduct, verifier: mission}
  flour: {party: republic, must: admit 60 trucks, every: day, during: calm, of which: {fuel: 6}, counted by: {wfp: entered}, verifier: mission}
  talks: {parties: [republic, movement], must: hold talks on the army, begins: by day 6, concludes: by day 25, verifier: mission}
  homes: {party: movement, must: open the way home, when: posts fulfilled, deadline: day 12, verifier: mission}
"""  # noqa: E501
SIDES = ("republic", "movement")
NOTES = {"T014", "T015"}  # said of every agreement with a phase that has an end


def swapped(text: str) -> str:
    """Return the agreement with its two parties exchanged."""
    return text.replace("republic", "~").replace("movement", "republic").replace("~", "movement")


def read(text: str) -> Agreement:
    return parse_agreement(text, file="lake.truce.yaml")


def found(text: str) -> list[tuple[str, str, str]]:
    return sorted((f.code, f.severity, f.clause) for f in check(read(text)) if f.code not in NOTES)


# (code, severity, clause, what is edited, its edit)
EDITS = [
    ("T001", "warning", "obligations.posts.party", "posts: {party: movement", "posts: {party: not stated"),
    ("T001", "warning", "obligations.posts.deadline", "airport, deadline: day 10", "airport"),
    ("T001", "warning", "obligations.talks.deadline", "begins: by day 6, concludes: by day 25, ", ""),
    ("T002", "error", "obligations.posts", "airport, deadline: day 10", "airport, when: homes fulfilled"),
    ("T002", "error", "obligations.captives", "order: [ill, others], schedule",
     "order: [ill, others], when: answer fulfilled, schedule"),
    ("T003", "warning", "takes effect", "at 2031-04-07T06:00", "at 2031-04-07"),
    ("T003", "warning", "takes effect", "takes effect: at 2031-04-07T06:00\n", ""),
    ("T003", "warning", "clock.day 1", "day 1: 2031-04-07", "day 1: 2031-04-08"),
    ("T005", "warning", "phases.calm.continues", "when calm ended", "when talks concluded"),
    ("T006", "warning", "obligations.answer.order", "3 each}, order: [ill, others]", "3 each}"),
    ("T007", "note", "obligations.captives", "issue: detention-and-handover-conduct, ", ""),
    ("T008", "warning", "obligations.flour.counted by", "counted by: {wfp: entered}, ", ""),
    ("T016", "warning", "obligations.homes.verifier", "day 12, verifier: mission", "day 12"),
    ("T016", "warning", "obligations.homes.verifier", "day 12, verifier: mission",
     "day 12, verifier: none named"),
    ("T016", "error", "obligations.homes.verifier", "day 12, verifier: mission",
     "day 12, verifier: movement"),
    ("T017", "note", "disputes", "disputes: {union: Union}\n", ""),
    ("T021", "error", "obligations.answer.rate", "release 23 persons", "release 24 persons"),
    ("T021", "error", "obligations.answer.rate", "others: 3 each", "others: 4 each"),
    ("T021", "error", "obligations.flour.of which", "{fuel: 6}", "{fuel: 61}"),
    ("T021", "error", "obligations.captives.schedule", "day 9: the rest", "day 9: 6"),
    ("T021", "error", "obligations.captives.schedule", "day 9: the rest", "day 9: 4"),
    ("T021", "error", "obligations.captives.schedule", "{day 2: 4, day 9", "{day 2: 9, day 9"),
    ("T023", "warning", "obligations.homes", "when: posts fulfilled", "when: posts suspended"),
    ("T023", "warning", "obligations.homes", "when: posts fulfilled", "when: return ended"),
    ("T023", "warning", "obligations.homes", "when: posts fulfilled",
     "when: posts suspended or calm extended"),
    ("T024", "error", "obligations.homes.deadline", "deadline: day 12", "deadline: day 9"),
    ("T024", "error", "obligations.homes.deadline", "when: posts fulfilled", "from: day 13"),
    ("T024", "error", "obligations.homes.deadline", "when: posts fulfilled", "when: talks concluded"),
    ("T024", "error", "obligations.talks.concludes", "by day 25", "by day 5"),
]  # fmt: skip


def test_the_sound_text_has_no_finding_but_the_two_notes_on_powers() -> None:
    assert found(SOUND) == []
    assert {f.code for f in check(read(SOUND))} == NOTES


@pytest.mark.parametrize("turn", [str, swapped], ids=["as written", "parties swapped"])
@pytest.mark.parametrize(("code", "severity", "clause", "old", "new"), EDITS)
def test_an_edit_gives_its_finding_and_no_other(
    code: str, severity: str, clause: str, old: str, new: str, turn: type[str]
) -> None:
    assert SOUND.count(old) == 1
    findings = found(turn(SOUND.replace(old, new)))
    assert findings[:1] == [(code, severity, clause)]
    assert {f[0] for f in findings} == {code}


def silent(text: str, code: str) -> bool:
    return code not in {one for one, _, _ in found(text)}


@pytest.mark.parametrize("turn", [str, swapped], ids=["as written", "parties swapped"])
@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("T001", "airport, deadline: day 10", "airport, when: union accepts"),
        ("T002", "airport, deadline", "airport, when: homes fulfilled or union accepts, deadline"),
        ("T003", "at 2031-04-07T06:00", "at 2031-04-07T23:59"),
        ("T003", "at 2031-04-07T06:00", "once republic accepts and movement accepts"),
        ("T005", "lasts: 30 days}", "lasts: 30 days, continues: until return begun}"),
        ("T006", "release 23 persons, in", "release persons, in"),
        ("T008", "admit 60 trucks", "admit trucks"),
        ("T021", "release 23 persons", "release persons"),
        ("T021", "{fuel: 6}", "{fuel: 60, north: 60}"),
        ("T023", "when: posts fulfilled", "when: posts suspended or posts due"),
        ("T024", "deadline: day 12", "deadline: day 10"),
        ("T024", "when: posts fulfilled", "when: not talks concluded"),
    ],
)
def test_an_edit_that_is_as_sound_stays_silent(
    code: str, old: str, new: str, turn: type[str]
) -> None:
    text = SOUND.replace(old, new)
    assert text != SOUND
    assert silent(turn(text), code)


FREE = [e for e in EDITS if e[0] in {"T006", "T008", "T017", "T021"} and "schedule" not in e[2]]


@pytest.mark.parametrize(
    ("one", "two"),
    [(a, b) for a, b in combinations(FREE, 2) if a[2] != b[2]],
    ids=lambda e: e[2],
)
def test_two_edits_in_two_clauses_give_both_findings(
    one: tuple[str, ...], two: tuple[str, ...]
) -> None:
    text = SOUND.replace(one[3], one[4]).replace(two[3], two[4])
    assert found(text) == sorted([one[:3], two[:3]])


@pytest.mark.parametrize(("code", "severity", "clause", "old", "new"), EDITS)
def test_a_finding_points_at_the_line_of_its_clause(
    code: str, severity: str, clause: str, old: str, new: str
) -> None:
    text = SOUND.replace(old, new)
    lines = text.splitlines()
    (first, *_) = [f for f in check(read(text)) if (f.code, f.clause) == (code, clause)]
    key = clause.split(".")[1] if clause.startswith(("obligations", "phases")) else clause
    if key in {"takes effect", "disputes"} and not any(line.startswith(key) for line in lines):
        assert first.line == 1
    else:
        assert key.split(".")[0] in lines[first.line - 1]
    assert first.remedy.strip()


@pytest.mark.parametrize("turn", [str, swapped], ids=["as written", "parties swapped"])
@pytest.mark.parametrize("link", ["part_of", "answers_to"])
@pytest.mark.parametrize("side", SIDES)
def test_a_mission_of_one_side_may_not_verify_that_side(
    side: str, link: str, turn: type[str]
) -> None:
    links = {link: (Link(to=side),)}
    actors = [
        *(Actor(id=n, kind="institution", names={"en": n}) for n in (*SIDES, "wfp", "union")),
        msgspec.convert(
            {"id": "mission", "kind": "institution", "names": {"en": "mission"}, **links}, Actor
        ),
    ]
    findings = check(read(turn(SOUND)), registry=registry_of([actors]))
    blamed = {f.clause.split(".")[1] for f in findings if f.code == "T026"}
    owing = {o.id for o in read(turn(SOUND)).obligations.values() if side in o.party}
    assert blamed == owing
    assert not [f for f in findings if f.code == "T025"]


def texts(findings: tuple[Finding, ...]) -> list[tuple[str, int, str, str]]:
    return [(f.code, f.line, f.message, f.remedy) for f in findings]


@pytest.mark.parametrize(("code", "severity", "clause", "old", "new"), EDITS)
def test_swapped_parties_swap_the_words_of_a_finding_and_nothing_else(
    code: str, severity: str, clause: str, old: str, new: str
) -> None:
    here = texts(check(read(SOUND.replace(old, new))))
    there = texts(check(read(swapped(SOUND.replace(old, new)))))
    listed = "any party"  # lists the parties in the order of the text, which swaps too
    assert [(c, n, swapped(m), r) for c, n, m, r in here if listed not in m] == [
        one for one in there if listed not in one[2]
    ]
