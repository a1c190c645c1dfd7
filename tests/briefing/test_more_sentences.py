"""A step and a claim as sentences: the same words for whoever owes, state or armed group."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TRUCE, status_at, told, truce
from truceline.basis.quantity import parse_quantity
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import zone
from truceline.briefing.dates import (
    counted,
    day_of,
    days_between,
    is_day,
    lateness,
    length,
    printed,
    printed_day,
    printed_moment,
    span_printed,
)
from truceline.briefing.outcomes import due_words, outcome_words, shape, state_words
from truceline.briefing.sayings import claim_sentence, quantity_words, shortened
from truceline.briefing.scene import Scene
from truceline.briefing.steps import is_talks, step_sentence
from truceline.briefing.titles import (
    address_title,
    address_words,
    obligation_title,
    phase_title,
    readable,
    step_amount,
    step_title,
)
from truceline.briefing.words import bounds, humanised, joined, number, opening, possessive
from truceline.record import HeldClaim
from truceline.status.shapes import ObligationStep

Told = Callable[..., Scene]
NAMES = {"israel": "Israel", "hamas": "Hamas"}
PAIRS = [("israel", "hamas"), ("hamas", "israel")]
"""A state and an armed group: the first owes ``camp``, the second ``road``."""


def pair_scene(one: str, two: str, *held: HeldClaim, at: str = "2031-03-07") -> Scene:
    """The invented truce between two actors of the shipped registry."""
    ids = {"a": one, "b": two}
    text = TRUCE.replace("{a: Party A, b: Party B}", f"{{{one}: {one}, {two}: {two}}}")
    text = re.sub(r"(party|to): ([ab])\b", lambda m: f"{m[1]}: {ids[m[2]]}", text)
    agreement = truce(text.replace("[a, b]", f"[{one}, {two}]"))
    registry = shipped_registry()
    return Scene(
        status=status_at(held, at, agreement, registry), held={h.claim.id: h for h in held},
        reports={}, agreement=agreement, registry=registry, timezone="UTC", since="2031-03-01",
        audience="public",
    )  # fmt: skip


def step_of(scene: Scene, ident: str) -> ObligationStep:
    return next(s for s in scene.status.obligations if s.id == f"step:{ident}")


def text_of(scene: Scene, ident: str) -> str:
    return " ".join(s.text for s in step_sentence(scene, step_of(scene, ident)))


# --- who spoke, what was said, and the sentence of the step: {o} owes {w} the step.
OWNER, OWED, BOTH = "owner", "owed", "both"
STEP_SENTENCES = [
    (OWNER, "undone", "undone",
     "The step “{s}” (owed by {o}), due 5 March, 2 days past: said not done, by the word of {o} itself."),
    (OWED, "undone", "one-sided",
     "{w} said that {s} was not done on 5 March. No word from {o} on it is held."),
    (BOTH, "undone", "undone",
     "The step “{s}” (owed by {o}) was not carried out; both sides say so."),
    (OWNER, "done", "one-sided", "{o} said that it carried out {s} on 5 March. No word from {w} on it is held."),
    (OWED, "done", "agreed",
     "The step “{s}” (owed by {o}), due 5 March: done in time, by the word of {w} itself."),
    (BOTH, "done", "agreed", "The step “{s}” (owed by {o}) was carried out; both sides say so."),
    (OWED, "breached", "one-sided",
     "{w} said that {s} was breached on 5 March. No word from {o} on it is held."),
    (OWNER, "kept", "one-sided",
     "{o} said that {s} was kept to on 5 March. No word from {w} on it is held."),
    (OWED, "kept", "agreed",
     "The step “{s}” (owed by {o}), due 5 March: said kept, by the word of {w} itself."),
    (OWNER, "denied", "one-sided",
     "{o} denied what was told of {s} on 5 March. No word from {w} on it is held."),
    (OWED, "denied", "one-sided",
     "{w} denied what was told of {s} on 5 March. No word from {o} on it is held."),
    (OWNER, "withheld", "held-back",
     "The step “{s}” (owed by {o}), due 5 March, 2 days past: held back, by the word of {o} itself."),
    (OWED, "withheld", "one-sided",
     "{w} said that {o} holds back {s} on 5 March. No word from {o} on it is held."),
    (BOTH, "withheld", "held-back",
     "The step “{s}” (owed by {o}), due on 5 March, is held back; both sides say so."),
    (OWNER, "resumed", "one-sided",
     "{o} said that {s} goes on again on 5 March. No word from {w} on it is held."),
    (BOTH, "resumed", "unclear",
     "The step “{s}” (owed by {o}): both sides spoke; their words do not say whether it was carried out."),
    (OWNER, "no-duty", "one-sided",
     "{o} said that {s} is no duty on 5 March. No word from {w} on it is held."),
    (OWED, "duty", "one-sided",
     "{w} said that {s} is a duty on 5 March. No word from {o} on it is held."),
    (BOTH, "planned", "overdue",
     "The step “{s}” (owed by {o}) was due by 5 March; no report that it was carried out is held."),
    (OWNER, "rejected", "overdue",
     "The step “{s}” (owed by {o}) was due by 5 March; no report that it was carried out is held."),
]  # fmt: skip


@pytest.mark.parametrize(("who", "says", "form", "words"), STEP_SENTENCES)
@pytest.mark.parametrize("clause", ["camp", "road"])
@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_a_step_is_told_alike_whoever_owes_it(
    one: str, two: str, clause: str, who: str, says: str, form: str, words: str
) -> None:
    owes, owed = (one, two) if clause == "camp" else (two, one)
    speakers = {OWNER: (owes,), OWED: (owed,), BOTH: (owes, owed)}[who]
    scene = pair_scene(
        one, two, *(told(x, says, clause, at="2031-03-05", by=(owes,)) for x in speakers)
    )
    assert text_of(scene, clause) == words.format(o=NAMES[owes], w=NAMES[owed], s=clause)
    assert shape(scene, step_of(scene, clause)) == form


BATCHES = [
    ("2031-03-02", "3", "3", "both sides say: done in time",
     "The batch of day 2 of “captives” (3 persons, owed by Party A) was carried out in number; "
     "both sides say so."),
    ("2031-03-06", "3", "3", "both sides say: done late",
     "The batch of day 2 of “captives” (3 persons, owed by Party A), due on 2 March, was carried "
     "out on 6 March, 4 days late; both sides say so."),
    ("2031-03-02", "2", "2", "both sides say: partly done",
     "The batch of day 2 of “captives” (3 persons, owed by Party A) was carried out in part; "
     "both sides say so."),
    ("2031-03-02", "3", "2", "the sides differ on amount",
     "The batch of day 2 of “captives” (3 persons, owed by Party A), due 2 March: the parties "
     "differ on amount (Party A, 2 March: done in time; Party B, 2 March: partly done)."),
    ("2031-03-02", "2", "3", "the sides differ on amount",
     "The batch of day 2 of “captives” (3 persons, owed by Party A), due 2 March: the parties "
     "differ on amount (Party A, 2 March: partly done; Party B, 2 March: done in time)."),
]  # fmt: skip


def batch(who: str, at: str, figure: str) -> HeldClaim:
    held: HeldClaim = told(
        who, "done", "captives/day-2", at=at, figure=figure, by=("a",), kind="delivery", deed="release"
    )  # fmt: skip
    return held


@pytest.mark.parametrize(("at", "mine", "theirs", "outcome", "words"), BATCHES)
def test_a_batch_is_told_with_its_number(
    at: str, mine: str, theirs: str, outcome: str, words: str, invented: Told
) -> None:
    scene = invented(batch("a", at, mine), batch("b", at, theirs))
    assert outcome_words(scene, step_of(scene, "captives/day-2")) == outcome
    assert text_of(scene, "captives/day-2") == words


@pytest.mark.parametrize(("clause", "owes"), [("camp", "Party A"), ("road", "Party B")])
@pytest.mark.parametrize(
    ("who", "kind", "outcome", "tail"),
    [
        ("mission", "event", "others only: carried out",
         ", due 5 March: only others speak of it; no word from Party A or Party B is held."),
        ("panel", "finding", "found by Verification panel: carried out",
         ": Verification panel found: carried out."),
    ],
)  # fmt: skip
def test_others_and_verifiers_speak_for_no_side(
    clause: str, owes: str, who: str, kind: str, outcome: str, tail: str, invented: Told
) -> None:
    held = told(who, "done", clause, at="2031-03-05", party=None, kind=kind)
    scene = invented(held)
    assert outcome_words(scene, step_of(scene, clause)) == outcome
    assert text_of(scene, clause) == f"The step “{clause}” (owed by {owes}){tail}"


UNREPORTED = [
    ("2031-03-07", "captives/day-6", "The batch of day 6 of “captives” (3 persons, owed by Party A) "
     "was due by 6 March; no report that it was carried out is held."),
    ("2031-03-07", "captives/day-10",
     "The batch of day 10 of “captives” (4 persons, owed by Party A) is due by 10 March."),
    ("2031-03-07", "aid/day-1", "The step “aid” of day 1 (100 trucks, owed by Party B) "
     "was due by 1 March; no report that it was carried out is held."),
    ("2031-03-07", "talks/a/day-8", "The talks under “talks” (Party A and Party B) are due by 8 March."),
    ("2031-03-07", "talks/b/day-15",
     "The talks under “talks” (Party B and Party A) are due by 15 March."),
    ("2031-03-09", "talks/a/day-8", "The talks under “talks” (Party A and Party B) were due to have "
     "opened by 8 March; no report that they opened is held."),
    ("2031-03-05", "road", "The step “road” (owed by Party B) is due by 5 March."),
    ("2031-03-05", "camp", "The step “camp” (owed by Party A) is due by 5 March."),
]  # fmt: skip


@pytest.mark.parametrize(("at", "ident", "words"), UNREPORTED)
def test_a_step_of_which_nobody_spoke(at: str, ident: str, words: str, invented: Told) -> None:
    scene = invented(at=at)
    assert text_of(scene, ident) == words
    assert step_sentence(scene, step_of(scene, ident))[0].claims == ()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2031-03-03", "due 5 March, in 2 days"), ("2031-03-04", "due 5 March, in 1 day"),
        ("2031-03-05", "due today, 5 March"), ("2031-03-06", "due 5 March, 1 day past"),
        ("2031-04-05", "due 5 March, 31 days past"), ("2032-03-05", "due 5 March 2031, 366 days past"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("clause", ["camp", "road"])
def test_a_date_is_told_by_its_distance(clause: str, at: str, words: str, invented: Told) -> None:
    scene = invented(at=at)
    assert due_words(scene, step_of(scene, clause)) == words


def test_a_step_told_as_done_is_not_told_as_past(invented: Told) -> None:
    scene = invented(told("b", "done", "road", at="2031-03-05", by=("b",)))
    assert due_words(scene, step_of(scene, "road")) == "due 5 March"


def test_only_talks_are_a_joint_duty(invented: Told) -> None:
    scene = invented()
    assert {s.obligation for s in scene.status.obligations if is_talks(scene, s)} == {"talks"}


CLAUSES = [
    ("undone", "{s} was not done"), ("breached", "{s} was breached"), ("kept", "{s} was kept to"),
    ("withheld", "it holds back {s}"),
    ("resumed", "{s} goes on again"), ("accepted", "it accepts {s}"),
    ("accepted-in-principle", "it accepts {s} in principle"), ("rejected", "it rejects {s}"),
    ("excused", "{s} is excused"), ("duty", "{s} is a duty"), ("no-duty", "{s} is no duty"),
    ("ended", "{s} has ended"), ("continues", "{s} goes on"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "clause"), CLAUSES)
@pytest.mark.parametrize(("who", "other"), PAIRS)
def test_a_word_without_a_quotation_is_one_clause(
    who: str, other: str, says: str, clause: str
) -> None:
    mine = told(who, says, "camp", at="2031-03-05", by=(who,))
    theirs = told(who, says, "camp", at="2031-03-05", by=(other,))
    scene = pair_scene(who, other, mine, theirs)
    said = clause.format(s="camp")
    assert claim_sentence(scene, mine).text == f"{NAMES[who]} said that {said} on 5 March."
    assert claim_sentence(scene, theirs).text == (
        f"{NAMES[who]} said that {re.sub('^it ', NAMES[other] + ' ', said)} on 5 March."
    )


DEEDS = [
    ("release", "released"), ("hand-over", "handed over"), ("admit", "let in"),
    ("return", "returned"), ("rebuild", "rebuilt"), ("mark", "marked"),
]  # fmt: skip


@pytest.mark.parametrize(("deed", "did"), DEEDS)
@pytest.mark.parametrize(("who", "other"), PAIRS)
def test_a_deed_has_one_verb_for_every_agent(who: str, other: str, deed: str, did: str) -> None:
    held = told(who, "done", "camp", figure="40..", unit="bodies", deed=deed, by=(other,))
    assert claim_sentence(pair_scene(who, other, held), held).text == (
        f"{NAMES[who]} said that {NAMES[other]} {did} at least 40 bodies on 2 March."
    )


VERBS = {
    "asserts": "said", "confirms": "said", "denies": "denied", "accepts": "accepted",
    "accepts-in-principle": "accepted in principle", "reserves": "reserved its word",
    "rejects": "rejected", "demands": "demanded", "offers": "offered", "commits": "undertook",
    "orders": "ordered", "announces": "announced", "warns": "warned", "threatens": "threatened",
    "claims-responsibility": "said it carried out", "appeals": "appealed",
    "expects": "said it expects", "welcomes": "welcomed", "condemns": "condemned",
}  # fmt: skip


@pytest.mark.parametrize(("act", "told_as"), VERBS.items())
@pytest.mark.parametrize(("who", "other"), PAIRS)
def test_an_act_has_one_verb_for_every_speaker(
    who: str, other: str, act: str, told_as: str
) -> None:
    plain = told(who, None, "camp", at="2031-03-05", words="the camp stays as it is.")
    held = msgspec.structs.replace(plain, claim=msgspec.structs.replace(plain.claim, act=act))
    assert claim_sentence(pair_scene(who, other, plain), held).text == (
        f"{NAMES[who]} {told_as} (as recorded): “the camp stays as it is” (5 March)."
    )


@pytest.mark.parametrize(("who", "other"), PAIRS)
def test_an_accusation_names_the_accused(who: str, other: str) -> None:
    held = told(who, "breached", "camp", at="2031-03-05", words="the line was crossed", by=(other,))
    scene = pair_scene(who, other, held)
    assert claim_sentence(scene, held).text == (
        f"{NAMES[who]} accused {NAMES[other]} (as recorded): “the line was crossed” (5 March)."
    )
    assert claim_sentence(scene, held, dated=False, named=False).text == (
        f"Accused {NAMES[other]} (as recorded): “the line was crossed”."
    )


@pytest.mark.parametrize(("who", "other"), PAIRS)
def test_a_verb_that_ends_in_as_keeps_it_before_the_words(who: str, other: str) -> None:
    held = told(who, "ended", "phase-1", at="2031-03-06", kind="reading", words="it has run out")
    assert claim_sentence(pair_scene(who, other, held), held).text == (
        f"{NAMES[who]} reads the text (as recorded) as: “it has run out” (6 March)."
    )


@pytest.mark.parametrize(("who", "other"), PAIRS)
def test_no_comment_stands_without_words(who: str, other: str) -> None:
    plain = told(who, None, "camp", words="ignored")
    held = msgspec.structs.replace(
        plain, claim=msgspec.structs.replace(plain.claim, act="no-comment")
    )
    assert claim_sentence(pair_scene(who, other, plain), held).text == (
        f"{NAMES[who]} gave no comment (2 March)."
    )


@pytest.mark.parametrize(
    ("at", "published", "date_"),
    [
        ("2031-03-02", "2031-03-02", "(2 March)"),
        ("2031-03-02", "2031-03-04", "(4 March, on events of 2 March)"),
        ("2031-03-06", "2031-03-04", "(4 March, for 6 March)"),
        ("2030-12-31", "2031-01-02", "(2 January, on events of 31 December 2030)"),
    ],
)
def test_a_row_tells_when_it_was_said_and_of_when(
    at: str, published: str, date_: str, invented: Told
) -> None:
    held = told("a", "kept", "camp", at=at, published=published, words="it stands")
    assert claim_sentence(invented(held), held).text == (
        f"Party A said (as recorded): “it stands” {date_}."
    )


# --- titles


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (None, ""), ("-", ""), ("road", "road"), ("captives/day-2", "captives, day 2"),
        ("step:captives/day-10", "captives, day 10"), ("phase-1", "phase 1"), ("phases.phase-2", "phase 2"),
        ("aid/2031-03-04", "aid, 4 March"), ("talks/begin", "talks, to open"),
        ("talks/conclude", "talks, to conclude"), ("talks/a/day-8", "talks, day 8"),
        ("camp/week-3", "camp, week 3"), ("captives/2", "captives, no. 2"),
    ],
)  # fmt: skip
def test_an_address_prints_as_a_title(address: str | None, title: str, invented: Told) -> None:
    assert address_title(invented(), address) == title


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("step:captives/day-2", "“captives, day 2”"), ("lever:a/road", "Party A holds back “road”"),
        ("lever:b/camp", "Party B holds back “camp”"), ("phase:as-encoded", "The phase as encoded"),
        ("phase:a", "The phase in Party A’s view"), ("phase:b", "The phase in Party B’s view"),
        ("condition:x-y", "condition x y"),
    ],
)  # fmt: skip
def test_an_address_of_the_status_prints_in_words(address: str, words: str, invented: Told) -> None:
    assert address_words(invented(), address) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("step:road moved", "“road” moved"),
        ("a and b differ on step:captives/day-6", "Party A and Party B differ on “captives, day 6”"),
        ("phase-1 began", "“phase 1” began"),
        ("unnamed, said to be of Party B said it", "An unnamed speaker, said to be of Party B, said it"),
    ],
)  # fmt: skip
def test_a_sentence_of_the_status_reads_without_addresses(
    text: str, words: str, invented: Told
) -> None:
    assert readable(invented(), text) == words


def test_steps_have_titles_and_amounts(invented: Told) -> None:
    scene = invented()
    assert {step_title(scene, s): step_amount(s) for s in scene.status.obligations[:5]} == {
        "captives, day 2": "3 persons",
        "captives, day 6": "3 persons",
        "captives, day 10": "4 persons",
        "road": "",
        "camp": "",
    }
    assert (obligation_title("hold-talks"), phase_title(scene, "phase-2")) == (
        "hold talks",
        "phase 2",
    )


# --- dates


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2031-03-02T07:00Z", "2 March 2031, 07:00 (UTC)"),
        ("2031-03-02T07:00+02:00", "2 March 2031, 07:00 (UTC+2)"),
        ("2031-03-02T07:00-03:30", "2 March 2031, 07:00 (UTC-3:30)"),
        ("2031-03-02T23:59:59Z", "2 March 2031, end of day (UTC)"),
        ("2031-03-02", "2 March 2031"), ("2031", "2031"), ("2031-03", "March 2031"),
    ],
)  # fmt: skip
def test_a_moment_prints_with_its_offset(moment: str, words: str) -> None:
    assert printed_moment(moment) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "period not stated"), ("2031-03-01", None, "since 1 March"),
        (None, "2031-03-03", "until 3 March"), ("2031-03-01", "2031-03-01", "1 March"),
        ("2031-03-01", "2031-03-09", "1 to 9 March"), ("2031-02-27", "2031-03-02", "27 February to 2 March"),
        ("2030-12-31", "2031-01-01", "31 December 2030 to 1 January"),
        ("2031-02", "2031-03-02", "February 2031 to 2 March"),
    ],
)  # fmt: skip
def test_a_period_prints_no_more_than_needed(
    since: str | None, until: str | None, words: str
) -> None:
    assert span_printed(since, until, year=2031) == words


@pytest.mark.parametrize(
    ("due", "done", "late"),
    [
        ("2031-03-02", "2031-03-03", "1 day"), ("2031-03-02", "2031-03-02", None),
        ("2031-03-02", "2031-03-03T01:00", "1 hour"), ("2031-03-02", "2031-03-03T00:10", "less than an hour"),
        ("2031-03-02", "2031-03-05T02:00", "2 days 2 hours"), ("2031-03-02", "2031-03-02T23:00", None),
        ("2031-03-02T12:00", "2031-03-02T18:00", "6 hours"), ("2031-02-28", "2031-03-01", "1 day"),
    ],
)  # fmt: skip
def test_lateness_is_as_fine_as_the_time_done(due: str, done: str, late: str | None) -> None:
    assert lateness(due, done, zone("UTC")) == late


@pytest.mark.parametrize(
    ("n", "unit", "words"),
    [
        (1, "day", "1 day"),
        (0, "day", "0 days"),
        (2, "hour", "2 hours"),
        (1200, "truck", "1,200 trucks"),
    ],
)
def test_a_number_takes_its_noun(n: int, unit: str, words: str) -> None:
    assert counted(n, unit) == words


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS, DAYS)
@settings(max_examples=60, deadline=None)
def test_days_between_turn_round(a: date, b: date) -> None:
    there, back = (days_between(x, y) for x, y in ((str(a), str(b)), (f"{b}T12:00", f"{a}T01:00")))
    assert there == (b - a).days
    assert back == -(b - a).days


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_a_day_prints_its_year_unless_it_is_this_one(day: date) -> None:
    short = printed(str(day), year=day.year)
    assert printed(str(day), year=day.year + 1) == f"{short} {day.year}"
    assert printed_day(f"{day}T10:00", year=day.year) == short == span_printed(
        str(day), str(day), year=day.year
    )  # fmt: skip
    assert is_day(str(day))
    assert day_of(f"{day}T09:30") == day


@given(st.integers(1, 400), st.integers(0, 23))
@settings(max_examples=60, deadline=None)
def test_a_length_tells_whole_days_and_hours(days: int, hours: int) -> None:
    rest = f" {counted(hours, 'hour')}" if hours else ""
    assert length(timedelta(days=days, hours=hours)) == counted(days, "day") + rest


# --- figures and lists


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 4, "4"), (45, None, "at least 45"), (None, 2000, "up to 2,000"), (3, 5, "3 to 5"),
        (1200.0, 1200.0, "1,200"), (2.5, 2.5, "2.5"), (None, None, "no count held"),
    ],
)  # fmt: skip
def test_bounds_print_as_words(low: float | None, high: float | None, words: str) -> None:
    assert bounds(low, high) == words


@given(st.integers(2, 10**6), st.integers(1, 10**5))
@settings(max_examples=60, deadline=None)
def test_every_range_prints_both_its_ends(low: int, more: int) -> None:
    assert quantity_words(parse_quantity(f"{low}..{low + more}", unit="trucks")) == (
        f"{number(low)} to {number(low + more)} trucks"
    )


@given(st.text(alphabet="abc d.,", max_size=400), st.integers(5, 60))
@settings(max_examples=60, deadline=None)
def test_a_shortened_quotation_is_a_beginning(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest + 2
    assert text.startswith(short.removesuffix(" …"))


@given(st.lists(st.text("xyz", min_size=1), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_list_names_every_item_once(items: list[str]) -> None:
    assert re.split(r", | and ", joined(items)) == items


@pytest.mark.parametrize(
    ("words", "printed_as"),
    [
        (joined(["a"]), "a"), (joined(["a", "b"], "or"), "a or b"),
        (opening("the road"), "The road"), (opening(""), ""), (possessive("Hamas"), "Hamas’s"),
        (humanised("held-back-now"), "held back now"), (state_words("withheld"), "held back"),
        (state_words(None), "whether it was carried out cannot be told"), (state_words("part"), "carried out in part"),
    ],
)  # fmt: skip
def test_codes_read_as_words(words: str, printed_as: str) -> None:
    assert words == printed_as
