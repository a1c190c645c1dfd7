"""How a step finds its words: the same as weighing every word, without weighing every word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TRUCE, TZ, days, status_at, told, truce
from truceline.agreement import Agreement, plan
from truceline.basis.time import last_instant
from truceline.record.held import HeldClaim
from truceline.status import contradictions, matching, obligations
from truceline.status.matching import Heard, Voice
from truceline.status.obligations import steps_table
from truceline.status.word import Word, listen
from truceline.status.world import worlds

LONG = TRUCE.replace("lasts: 20 days", "lasts: 120 days", 1)
SAYS = ["done", "undone", "breached", "kept", "denied", "withheld", "resumed", "excused"]
ADDRESSES = [
    "aid", "aid/day-3", "aid/day-7", None, "captives", "captives/day-2", "captives/day-6",
    "detainees", "road", "camp", "talks", "talks/conclude", "agreement", "-",
]  # fmt: skip
DEEDS = {"aid": "admit", "captives": "release", "detainees": "release", "road": "open", "camp": "withdraw"}  # fmt: skip


@st.composite
def words(draw: st.DrawFn) -> HeldClaim:
    toward = draw(st.sampled_from(ADDRESSES))
    says = draw(st.sampled_from(SAYS))
    who = draw(st.sampled_from(["a", "b", "press", "panel"]))
    first = draw(st.integers(1, 22))
    until = draw(st.sampled_from([None, None, 0, 1, 6, 15]))
    duty = (toward or draw(st.sampled_from(["aid", "captives", "road"]))).split("/")[0]
    numbered = says == "done" and duty in {"aid", "captives", "detainees"}
    return told(
        who, says, toward, at=days(first), until=None if until is None else days(first + until),
        party=who if who in "ab" else None, by=draw(st.sampled_from([("a",), ("b",), ()])),
        kind="finding" if who == "panel" else "delivery" if numbered else "event",
        figure=draw(st.sampled_from(["1", "40", "60..", "~5"])) if numbered else None,
        unit="trucks" if duty == "aid" else "persons", deed=DEEDS.get(duty),
        method="visit" if who == "panel" else None, grade="B2" if who == "panel" else None,
    )  # fmt: skip


def table(held: list[HeldClaim], at: str) -> dict[str, object]:
    agreement = truce()
    moment = last_instant(at, TZ)
    spoken = listen(held, at=moment, tz=TZ, verifiers=("panel",))
    planned = plan(agreement, until=moment)
    rows = steps_table(worlds(agreement, spoken, planned, moment, TZ), planned)
    return {r.shown.id: r.shown for r in rows}


def everything_near(voice: Voice, *_: object) -> list[Word]:
    named = [w for found in voice.addressed.values() for w in found]
    return sorted((*named, *voice.brief, *voice.lasting), key=lambda w: w.order)


@given(st.lists(words(), max_size=16), st.integers(2, 26).map(days))
@settings(max_examples=60, deadline=None)
def test_a_step_finds_what_weighing_every_word_would_find(held: list[HeldClaim], at: str) -> None:
    quick = table(held, at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Voice, "near", everything_near)
        slow = table(held, at)
    assert quick == slow


@contextmanager
def weighed() -> Iterator[list[str]]:
    """Count how often a word is weighed for a step."""
    calls: list[str] = []
    weigh = matching._sort

    def counted(word: Any, step: Any, *more: Any) -> str | None:
        calls.append(step.id)
        return weigh(word, step, *more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_sort", counted)
        yield calls


def daily(says: str, count: int, toward: str | None, owner: str = "b") -> list[HeldClaim]:
    kind = "delivery" if says == "done" else "event"
    return [
        told(
            owner, says, None if toward is None else toward.format(day=d), at=days(d), kind=kind,
            figure="70" if says == "done" else None, unit="trucks", by=(owner,), deed="admit",
        )
        for d in range(1, count + 1)
    ]  # fmt: skip


def long_truce(owner: str) -> Agreement:
    aid = "aid: {party: b, to: a,"
    other = {"a": "b", "b": "a"}[owner]
    return truce(LONG.replace(aid, f"aid: {{party: {owner}, to: {other},"))


@pytest.mark.parametrize("owner", ["a", "b"])
@pytest.mark.parametrize("toward", ["aid/day-{day}", "aid", None])
@pytest.mark.parametrize("says", ["done", "undone", "breached", "excused"])
def test_work_grows_with_the_words_and_not_with_words_times_steps(
    owner: str, toward: str | None, says: str
) -> None:
    counts = []
    for n in (30, 60):
        with weighed() as calls:
            status_at(daily(says, n, toward, owner), days(100), long_truce(owner))
        counts.append(len(calls))
    assert 0 < counts[0] <= 30 * 60
    assert counts[1] <= 2.2 * counts[0] + 60


@pytest.mark.parametrize("owner", ["a", "b"])
def test_a_word_that_names_a_day_is_weighed_for_that_day_alone(owner: str) -> None:
    with weighed() as calls:
        status_at(daily("done", 10, "aid/day-{day}", owner), days(40), long_truce(owner))
    assert sorted(set(calls)) == sorted(f"aid/day-{d}" for d in range(1, 11))


@pytest.mark.parametrize("owner", ["a", "b"])
def test_what_is_held_back_reaches_every_later_day(owner: str) -> None:
    word = daily("withheld", 3, "aid", owner)[2]
    found = status_at([word], days(9), long_truce(owner)).obligations
    held_back = [s.id for s in found if s.views[owner].state == "withheld"]
    assert held_back == [f"step:aid/day-{d}" for d in range(3, 10)]


@pytest.mark.parametrize("owner", ["a", "b"])
def test_a_telling_of_a_whole_week_reaches_each_of_its_days(owner: str) -> None:
    word = told(
        owner, "undone", "aid", at=days(3), until=days(9), by=(owner,), deed="admit", unit="trucks"
    )
    found = status_at([word], days(15), long_truce(owner)).obligations
    states = {s.id: s.views[owner].state for s in found if s.obligation == "aid"}
    undone = [i for i, state in states.items() if state == "not-done-by-its-date"]
    assert undone == [f"step:aid/day-{d}" for d in range(3, 10)]


def test_a_step_of_a_schedule_finds_the_batches_before_it() -> None:
    words_ = [
        told("a", "done", f"captives/day-{d}", at=days(d), kind="delivery", figure="3", by=("a",), deed="release")
        for d in (2, 6)
    ]  # fmt: skip
    found = {s.id: s.cumulative["a"] for s in status_at(words_, days(11)).obligations}
    assert found["step:captives/day-6"] == (6, 6)
    assert found["step:captives/day-10"] == (None, 10)


def test_voices_are_laid_out_once_per_duty() -> None:
    calls = []
    lay_out = matching.voice_of

    def counted(words_: Any, obligation: Any) -> Voice:
        calls.append(obligation.id)
        return lay_out(words_, obligation)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(obligations, "voice_of", counted)
        status_at(daily("done", 40, "aid"), days(40), truce(LONG))
    assert calls.count("aid") == 5  # one for each view


def spoken(held: list[HeldClaim]) -> tuple[Word, ...]:
    return listen(held, at=last_instant("2032", TZ), tz=TZ, verifiers=())


@pytest.mark.parametrize(
    ("day", "meets"), [(3, False), (4, True), (5, True), (6, True), (7, False)]
)
def test_pairs_of_one_time_are_those_whose_times_meet(day: int, meets: bool) -> None:
    done = spoken([told("a", "done", "road", at=days(4), until=days(6))])
    denied = spoken([told("b", "denied", "road", at=days(day))])
    assert bool(list(contradictions._of_one_time(done, denied))) is meets


SPANS = st.lists(st.tuples(st.integers(1, 20), st.integers(0, 6)), max_size=8)


@given(SPANS, SPANS)
@settings(max_examples=60, deadline=None)
def test_pairs_of_one_time_are_all_of_them(
    these: list[tuple[int, int]], those: list[tuple[int, int]]
) -> None:
    a, b = (
        spoken([told(who, says, "road", at=days(d), until=days(d + n)) for d, n in spans])
        for who, says, spans in (("a", "done", these), ("b", "denied", those))
    )
    expected = [(x.claim, y.claim) for x in a for y in b if x.when.meets(y.when)]
    assert [(x.claim, y.claim) for x, y in contradictions._of_one_time(a, b)] == expected


def test_nothing_heard_is_an_empty_hearing() -> None:
    assert Heard().everything == ()
    assert Heard().speakers == ()
