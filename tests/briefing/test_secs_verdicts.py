"""What both sides said of a step, in their words: excused, not owed, breached, kept, held back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.telling import told
from truceline.briefing.outcomes import outcome_words, shape, view_cell
from truceline.briefing.scene import Scene
from truceline.briefing.steps import step_sentence
from truceline.record import HeldClaim
from truceline.status.shapes import ObligationStep

Told = Callable[..., Scene]
SIDES = [("a", "b", "camp"), ("b", "a", "road")]
"""Who owes a step, who is owed it, and the step."""
NAME = {"a": "Party A", "b": "Party B"}


def step_of(scene: Scene, ident: str) -> ObligationStep:
    return next(s for s in scene.status.obligations if s.id == f"step:{ident}")


def line(scene: Scene, ident: str) -> str:
    return " ".join(s.text for s in step_sentence(scene, step_of(scene, ident)))


def word(who: str, says: str, step: str, owing: str, at: str = "2031-03-05") -> HeldClaim:
    held: HeldClaim = told(who, says, step, at=at, by=(owing,))
    return held


# --- one word of both sides

ALIKE = [
    ("excused", "excused", "is excused", "excused", "unclear"),
    ("no-duty", "no-duty", "is not owed", "not owed on its reading", "unclear"),
    ("ended", "ended", "is not owed", "not owed on its reading", "unclear"),
    ("no-duty", "ended", "is not owed", "not owed on its reading", "unclear"),
    ("ended", "no-duty", "is not owed", "not owed on its reading", "unclear"),
    ("breached", "breached", "was breached", "called a breach", "unclear"),
    ("withheld", "withheld", "is held back", "held back", "held-back"),
]


@pytest.mark.parametrize(("mine", "theirs", "told_as", "state", "form"), ALIKE)
@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_a_word_of_both_sides_is_told_as_they_said_it(
    owing: str, owed: str, step: str, mine: str, theirs: str, told_as: str, state: str, form: str,
    invented: Told,
) -> None:  # fmt: skip
    scene = invented(word(owing, mine, step, owing), word(owed, theirs, step, owing))
    assert line(scene, step) == (
        f"The step “{step}” (owed by {NAME[owing]}), due on 5 March, {told_as}; both sides say so."
    )
    assert outcome_words(scene, step_of(scene, step)) == f"both sides say: {state}"
    assert shape(scene, step_of(scene, step)) == form


@pytest.mark.parametrize("says", ["excused", "no-duty", "ended", "breached"])
@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_a_verdict_of_both_sides_is_never_told_as_the_deed(
    owing: str, owed: str, step: str, says: str, invented: Told
) -> None:
    scene = invented(word(owing, says, step, owing), word(owed, says, step, owing))
    assert "carried out" not in line(scene, step)


@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_what_both_tell_of_the_deed_is_told_as_the_deed(
    owing: str, owed: str, step: str, invented: Told
) -> None:
    scene = invented(word(owing, "undone", step, owing), word(owed, "undone", step, owing))
    assert line(scene, step) == (
        f"The step “{step}” (owed by {NAME[owing]}) was not carried out; both sides say so."
    )
    assert shape(scene, step_of(scene, step)) == "undone"


@pytest.mark.parametrize("who", ["owing", "owed"])
@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_a_step_held_back_and_not_done_was_not_carried_out(
    owing: str, owed: str, step: str, who: str, invented: Told
) -> None:
    first, second = (owing, owed) if who == "owing" else (owed, owing)
    scene = invented(word(first, "withheld", step, owing), word(second, "undone", step, owing))
    assert outcome_words(scene, step_of(scene, step)) == "both sides say: not carried out"


# --- two words that agree, one a verdict on the duty


@pytest.mark.parametrize(
    ("day", "date"), [("2031-03-05", "5 March"), ("2031-03-06", "6 March"), ("2031-03-07", "7 March")]
)  # fmt: skip
def test_a_breach_and_a_plain_not_done_stand_side_by_side(
    day: str, date: str, invented: Told
) -> None:
    scene = invented(
        word("a", "undone", "camp", "a", at="2031-03-05"), word("b", "breached", "camp", "a", at=day)
    )  # fmt: skip
    sides = f"Party A, 5 March: said not done; Party B, {date}: called a breach"
    assert line(scene, "camp") == (f"The step “camp” (owed by Party A), due on 5 March: {sides}.")
    assert outcome_words(scene, step_of(scene, "camp")) == sides


def test_a_breach_and_a_plain_not_done_read_alike_of_the_other_side(invented: Told) -> None:
    scene = invented(word("b", "undone", "road", "b"), word("a", "breached", "road", "b"))
    assert line(scene, "road") == (
        "The step “road” (owed by Party B), due on 5 March: "
        "Party A, 5 March: called a breach; Party B, 5 March: said not done."
    )


# --- words that differ on the duty

APART = [
    ("excused", "breached", "excused", "called a breach"),
    ("excused", "no-duty", "excused", "not owed on its reading"),
    ("no-duty", "excused", "not owed on its reading", "excused"),
    ("no-duty", "breached", "not owed on its reading", "called a breach"),
    ("breached", "excused", "called a breach", "excused"),
    ("ended", "breached", "not owed on its reading", "called a breach"),
]


@pytest.mark.parametrize(("mine", "theirs", "my_state", "their_state"), APART)
def test_two_verdicts_that_differ_tell_nothing_of_the_deed(
    mine: str, theirs: str, my_state: str, their_state: str, invented: Told
) -> None:
    scene = invented(word("a", mine, "camp", "a"), word("b", theirs, "camp", "a"))
    assert line(scene, "camp") == (
        "The step “camp” (owed by Party A), due 5 March, 2 days past: the parties differ on "
        f"whether it was owed (Party A, 5 March: {my_state}; Party B, 5 March: {their_state})."
    )
    assert outcome_words(scene, step_of(scene, "camp")) == (
        "the sides differ on whether it was owed"
    )


@pytest.mark.parametrize(("mine", "theirs", "my_state", "their_state"), APART)
def test_two_verdicts_that_differ_read_alike_of_the_other_side(
    mine: str, theirs: str, my_state: str, their_state: str, invented: Told
) -> None:
    scene = invented(word("b", mine, "road", "b"), word("a", theirs, "road", "b"))
    assert line(scene, "road") == (
        "The step “road” (owed by Party B), due 5 March, 2 days past: the parties differ on "
        f"whether it was owed (Party A, 5 March: {their_state}; Party B, 5 March: {my_state})."
    )


@pytest.mark.parametrize(
    ("mine", "theirs"), [("withheld", "breached"), ("withheld", "excused"), ("excused", "undone")]
)
@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_where_one_tells_of_the_deed_and_none_speaks_against_it_both_say_it(
    owing: str, owed: str, step: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(word(owing, mine, step, owing), word(owed, theirs, step, owing))
    assert line(scene, step).endswith("Both say: not carried out.")


# --- one side only

ALONE = [
    ("owing", "excused", "acknowledged",
     "The step “{s}” (owed by {o}), due 5 March, 2 days past: excused, by the word of {o} itself."),
    ("owing", "breached", "acknowledged",
     "The step “{s}” (owed by {o}), due 5 March, 2 days past: called a breach, by the word of {o} itself."),
    ("owed", "excused", "one-sided", "{w} said that {s} is excused on 5 March. No word from {o} on it is held."),
    ("owed", "no-duty", "one-sided", "{w} said that {s} is no duty on 5 March. No word from {o} on it is held."),
    ("owed", "breached", "one-sided", "{w} said that {s} was breached on 5 March. No word from {o} on it is held."),
    ("owing", "no-duty", "one-sided", "{o} said that {s} is no duty on 5 March. No word from {w} on it is held."),
    ("owing", "continues", "one-sided", "{o} said that {s} goes on on 5 March. No word from {w} on it is held."),
]  # fmt: skip


@pytest.mark.parametrize(("who", "says", "kind", "words"), ALONE[:6])
@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_one_side_s_verdict_is_told_as_its_own(
    owing: str, owed: str, step: str, who: str, says: str, kind: str, words: str, invented: Told
) -> None:
    scene = invented(word(owing if who == "owing" else owed, says, step, owing))
    assert step_of(scene, step).outcome.kind == kind
    assert line(scene, step) == words.format(s=step, o=NAME[owing], w=NAME[owed])


# --- words on an aspect carry their date

ASPECTS = [("order", "order"), ("category", "category"), ("manner", "manner"),
           ("place", "place"), ("information", "information")]  # fmt: skip


@pytest.mark.parametrize(("aspect", "label"), ASPECTS)
@pytest.mark.parametrize(
    ("says", "state"), [("breached", "said not to be as agreed"), ("kept", "said to be as agreed")]
)
@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_a_word_on_an_aspect_is_dated(
    owing: str, owed: str, step: str, says: str, state: str, aspect: str, label: str, invented: Told
) -> None:
    held = told(owed, says, step, at="2031-03-06", by=(owing,), aspects=(aspect,))
    scene = invented(held)
    cell = view_cell(scene, step_of(scene, step), owed)
    assert cell.lines[-1].text == f"{label}: {state} (said, 6 March)"
    assert cell.lines[-1].claims == (held.claim.id,)


@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_a_word_on_an_aspect_takes_the_date_of_speaking(
    owing: str, owed: str, step: str, invented: Told
) -> None:
    held = told(
        owed, "breached", step, at="2031-03-05", published="2031-03-07", by=(owing,), aspects=("order",)
    )  # fmt: skip
    scene = invented(held)
    assert view_cell(scene, step_of(scene, step), owed).lines[-1].text == (
        "order: said not to be as agreed (said, 7 March)"
    )


@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_the_later_word_on_an_aspect_gives_the_date(
    owing: str, owed: str, step: str, invented: Told
) -> None:
    first = told(owed, "breached", step, at="2031-03-05", by=(owing,), aspects=("order",))
    later = told(owed, "kept", step, at="2031-03-06", by=(owing,), aspects=("order",))
    scene = invented(first, later)
    (state,) = [
        x.text for x in view_cell(scene, step_of(scene, step), owed).lines if "order" in x.text
    ]
    assert state == "order: said to be as agreed (said, 6 March)"


@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_each_side_s_word_on_an_aspect_has_its_own_date(
    owing: str, owed: str, step: str, invented: Told
) -> None:
    scene = invented(
        told(owed, "breached", step, at="2031-03-05", by=(owing,), aspects=("manner",)),
        told(owing, "kept", step, at="2031-03-06", by=(owing,), aspects=("manner",)),
    )
    cells = [view_cell(scene, step_of(scene, step), v).lines[-1].text for v in (owed, owing)]
    assert cells == [
        "manner: said not to be as agreed (said, 5 March)", "manner: said to be as agreed (said, 6 March)",
    ]  # fmt: skip


@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_a_stated_condition_is_a_dated_cause(
    owing: str, owed: str, step: str, invented: Told
) -> None:
    held = told(
        owing, "withheld", step, at="2031-03-04", by=(owing,), kind="announcement",
        condition="until the list is whole",
    )  # fmt: skip
    scene = invented(held)
    assert [x.text for x in view_cell(scene, step_of(scene, step), owing).lines] == [
        "held back (said, 4 March)", "cause: a cause was stated (said, 4 March)",
    ]  # fmt: skip


@pytest.mark.parametrize(("owing", "owed", "step"), SIDES)
def test_an_aspect_stands_beside_the_side_that_is_silent_on_the_deed(
    owing: str, owed: str, step: str, invented: Told
) -> None:
    scene = invented(told(owed, "kept", step, at="2031-03-05", by=(owing,), aspects=("place",)))
    silent, spoke = (view_cell(scene, step_of(scene, step), v).lines for v in (owing, owed))
    assert [x.text for x in silent] == ["no word held"]
    assert "place: said to be as agreed (said, 5 March)" in [x.text for x in spoke]
