"""Accusations and answers: one rule for both sides, by what was said when, of which step."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from support.telling import told
from truceline.basis.span import Span
from truceline.briefing.accusations import (
    accusations,
    answer_to,
    answers_to,
    leading_accusations,
    with_answer,
)
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Briefing
from truceline.briefing.walk import sentences
from truceline.record import HeldClaim

Told = Callable[..., Scene]
SIDES = [("a", "b"), ("b", "a")]
STEP = {"a": "captives/day-2", "b": "road"}
"""A step that each side owes the other."""


def accused(by: str, of: str, *, at: str = "2031-03-05", words: str = "it broke it") -> HeldClaim:
    claim: HeldClaim = told(by, "breached", STEP[of], at=at, by=(of,), words=words)
    return claim


def told_in_a_text(held: HeldClaim, *issues: str) -> HeldClaim:
    """The same claim as read from a report: no row, no step, only its issues."""
    event = held.claim.event
    assert event is not None
    plain = msgspec.structs.replace(event, toward=None, at=None)
    claim = msgspec.structs.replace(
        held.claim, id="f" + held.claim.id[1:], row=None, event=plain, issues=issues,
        report="r", evidence=Span(0, 9), act="accuses" if event.says == "breached" else "denies",
    )  # fmt: skip
    return msgspec.structs.replace(held, claim=claim)


@pytest.mark.parametrize(("by", "of"), SIDES)
def test_a_word_of_the_same_day_answers_whenever_it_came(by: str, of: str, invented: Told) -> None:
    answer = told(of, "kept", STEP[of], at="2031-03-05", words="it kept to it", sequence=1)
    accusation = accused(by, of)
    assert answer_to(invented(answer, accusation), accusation) == answer


@pytest.mark.parametrize(("by", "of"), SIDES)
def test_a_word_is_dated_by_when_it_was_said(by: str, of: str, invented: Told) -> None:
    accusation = accused(by, of, at="2031-03-03")
    answer = told(of, "kept", STEP[of], at="2031-03-02", published="2031-03-04", words="it kept it")
    scene = invented(accusation, answer)
    assert answer_to(scene, accusation) == answer
    assert "(4 March, on events of 2 March)" in with_answer(scene, accusation)[1].text


def test_what_is_said_after_the_moment_answers_nothing_yet(invented: Told) -> None:
    accusation = accused("a", "b")
    later = told("b", "denied", "road", at="2031-03-06", published="2031-03-09", words="not so")
    assert answer_to(invented(accusation, later, at="2031-03-07"), accusation) is None


@pytest.mark.parametrize(("by", "of"), SIDES)
def test_a_denial_answers_before_the_deed_complained_of(by: str, of: str, invented: Told) -> None:
    accusation = accused(by, of)
    deed = told(of, "withheld", STEP[of], at="2031-03-05", by=(of,), words="it stays held back")
    denial = told(of, "denied", STEP[of], at="2031-03-06", words="nothing was broken")
    assert answer_to(invented(accusation, deed, denial), accusation) == denial


def test_a_stated_condition_answers_and_is_printed(invented: Told) -> None:
    accusation = accused("a", "b")
    reason = told(
        "b", "withheld", "road", at="2031-03-05", by=("b",), kind="announcement",
        words="the road stays shut", condition="until the list is complete",
    )  # fmt: skip
    answer = with_answer(invented(accusation, reason), accusation)[1].text
    assert "“the road stays shut”, “until the list is complete”" in answer


def test_a_reading_of_the_phase_answers_with_the_word_it_goes_with(invented: Told) -> None:
    accusation = told("a", "breached", "aid", at="2031-03-06", by=("b",), words="it broke it")
    reading = told("b", "ended", "phase-1", at="2031-03-06", kind="reading", words="it has ended")
    halt = told("b", "withheld", "aid", at="2031-03-06", by=("b",), words="entry is stopped")
    assert answers_to(invented(accusation, halt, reading), accusation) == (reading, halt)


def test_a_word_on_another_aspect_answers_nothing(invented: Told) -> None:
    accusation = told(
        "b", "breached", "captives/day-2", at="2031-03-03", by=("a",), aspects=("order",)
    )
    other = told("a", "kept", "captives/day-2", at="2031-03-03", aspects=("manner",))
    assert answer_to(invented(accusation, other), accusation) is None


def test_a_bare_count_of_the_deed_answers_nothing(invented: Told) -> None:
    accusation = accused("b", "a")
    count = told("a", None, "captives/day-2", at="2031-03-06", figure="3", kind="delivery")
    assert answer_to(invented(accusation, count), accusation) is None


def test_an_accusation_that_names_no_step_takes_that_of_its_speakers_row(invented: Told) -> None:
    row = accused("a", "b")
    general = told_in_a_text(accused("a", "b", words="the decision broke the agreement"))
    answer = told("b", "denied", "road", at="2031-03-06", words="nothing was broken")
    assert answer_to(invented(row, general, answer), general) == answer


@pytest.mark.parametrize(("days", "answered"), [("2031-03-06", True), ("2031-03-14", False)])
def test_a_word_on_the_same_issue_answers_only_soon(
    days: str, answered: bool, invented: Told
) -> None:
    accusation = told_in_a_text(accused("a", "b"), "movement-and-crossings")
    denial = told_in_a_text(told("b", "denied", at=days, words="no"), "movement-and-crossings")
    scene = invented(accusation, denial, at="2031-03-15")
    assert (answer_to(scene, accusation) == denial) is answered


def test_one_accusation_of_each_side_leads_in_order_of_time(invented: Told) -> None:
    mine = [accused("a", "b", at=f"2031-03-0{d}", words=w) for d, w in ((3, "one"), (5, "two"))]
    theirs = [accused("b", "a", at=f"2031-03-0{d}", words=w) for d, w in ((4, "nil"), (6, "ten"))]
    found = leading_accusations(invented(*theirs, *mine), 2)
    assert found == (mine[1], theirs[1])


def points(briefing: Briefing) -> list[str]:
    (section,) = [s for s in briefing.sections if s.id == "key-points"]
    return [s.text for s in sentences(section.blocks)]


@pytest.mark.parametrize("name", ["january_briefing", "march_briefing"])
def test_at_most_two_key_points_accuse(name: str, request: pytest.FixtureRequest) -> None:
    assert sum(" accused " in p for p in points(request.getfixturevalue(name))) <= 2


@pytest.mark.parametrize("name", ["january", "march"])
def test_every_party_s_accusation_of_the_worked_example_has_its_answer(
    name: str, request: pytest.FixtureRequest
) -> None:
    scene: Scene = request.getfixturevalue(name)
    own = [h for h in accusations(scene) if h.claim.official]
    assert own
    assert [h.claim.id for h in own if answer_to(scene, h) is None] == []


def test_what_the_text_does_not_state_stands_with_the_accusation(
    january_briefing: Briefing,
) -> None:
    said = " ".join(points(january_briefing))
    assert "“it kept to the terms of the batch” (26 January, on events of 25 January)." in said
    assert "The text held does not state the order within a batch." in said


def test_the_halt_is_answered_by_the_reading_and_the_announcement(
    march_briefing: Briefing,
) -> None:
    said = " ".join(points(march_briefing))
    halt, ended, stopped = (
        said.index(w)
        for w in (
            "“stopping the entry of goods is a breach of the agreement”",
            "irst stage has ended”",
            "announced (as recorded): “the entry of all goods is stopped”",
        )
    )
    assert halt < ended < stopped
