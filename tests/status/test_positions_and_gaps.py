"""What parties say on an issue: positions, gaps, contradictions, awaited conditions, sticking points."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TRUCE, days, status_at, told, truce
from truceline.basis.digest import digest
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.span import Passage, Span
from truceline.basis.time import last_instant, zone
from truceline.claims.claim import About, Claim, EventPart, Speaker, Stance
from truceline.record.held import HeldClaim
from truceline.status import Question, Status, evaluate
from truceline.status.shapes import Contradiction, Position, StickingPoint

UTC_ZONE = zone("UTC")
PAIRS = [
    ("israel", "hamas"),
    ("hamas", "israel"),
    ("colombia", "eln"),
    ("eln", "colombia"),
    ("ukraine", "russia"),
]
pairs = pytest.mark.parametrize(("us", "them"), PAIRS)
_numbers = count(1)
SELF = "self"


def passage(text: str) -> Passage:
    return Passage(text=text, start=0, end=len(text))


def said(
    who: str | None,
    act: str,
    text: str = "The terms stand.",
    *,
    on: str | None = "2031-03-04",
    party: str | None = SELF,
    official: bool | None = None,
    issue: str | tuple[str, ...] = "withdrawal",
    about: tuple[str, str] | None = None,
    conditions: tuple[str, ...] = (),
    stance: tuple[str, str] | None = None,
    source: str | None = None,
    voice: str = "attributed",
    score: float = 1.0,
    event: EventPart | None = None,
) -> HeldClaim:
    """One claim read from a report."""
    number = next(_numbers)
    side = who if party == SELF else party
    claim = Claim(
        id=digest("said", number),
        report="r1",
        file="report.txt",
        voice=voice,
        evidence=Span(number, number + 1),
        source=None
        if source is None
        else Speaker(text=source, start=0, end=len(source), actor=who),
        actor=who,
        named=True,
        party=side,
        parties=(side,) if side else (),
        official=side is not None if official is None else official,
        content=passage(text),
        act=act,
        about=None if about is None else About(party=about[0], act=about[1]),
        issues=(issue,) if isinstance(issue, str) else issue,
        stance=None if stance is None else Stance(target=stance[0], sign=stance[1]),
        conditions=tuple(passage(c) for c in conditions),
        score=score,
        event=event,
    )
    received = datetime(2031, 3, 1, tzinfo=UTC) if on is None else last_instant(on, UTC_ZONE)
    return HeldClaim(
        claim=claim,
        published=on,
        received=received,
        recorded=datetime(2032, 1, 1, tzinfo=UTC),
        sequence=number,
    )


def heard(
    *held: HeldClaim,
    parties: tuple[str, ...],
    at: str = "2031-03-10",
    tz: ZoneInfo = UTC_ZONE,
) -> Status:
    question = Question(case="test", at=last_instant(at, tz), tz=tz, parties=parties)
    return evaluate(held, question, agreement=None, registry=shipped_registry())


def position(status: Status, party: str, issue: str = "withdrawal") -> Position:
    return status.positions[party][issue]


# Positions


@pairs
@pytest.mark.parametrize(
    ("act", "text", "stance"),
    [
        ("accepts", "We accept the line along the river.", "accepts"),
        ("accepts-in-principle", "In principle we can live with the line.", "accepts-in-principle"),
        ("reserves", "We accept the line but keep our doubts.", "accepts-with-reservations"),
        ("rejects", "The river line is out of the question.", "rejects"),
        ("demands", "The line must run north of the mill.", "demands"),
        ("offers", "We would leave the mill if they leave the hill.", "conditional"),
    ],
)
def test_an_act_of_a_party_gives_its_position(
    us: str, them: str, act: str, text: str, stance: str
) -> None:
    status = heard(said(us, act, text), parties=(us, them))
    assert (position(status, us).stance, position(status, us).first_hand) == (stance, True)
    assert status.positions[them] == {}


@pytest.mark.parametrize(
    "act",
    [
        "asserts",
        "confirms",
        "denies",
        "orders",
        "warns",
        "threatens",
        "accuses",
        "welcomes",
        "condemns",
        "no-comment",
    ],
)
def test_an_act_without_a_stance_gives_no_position(act: str) -> None:
    status = heard(said("hamas", act), parties=("israel", "hamas"))
    assert status.positions == {"israel": {}, "hamas": {}}


@pairs
@pytest.mark.parametrize(
    ("act", "stance"),
    [
        ("accepts", "conditional"),
        ("accepts-in-principle", "conditional"),
        ("reserves", "accepts-with-reservations"),
        ("rejects", "rejects"),
        ("demands", "demands"),
    ],
)
def test_a_condition_makes_an_acceptance_conditional_and_nothing_else(
    us: str, them: str, act: str, stance: str
) -> None:
    claim = said(us, act, conditions=("once the hill is empty",))
    assert position(heard(claim, parties=(us, them)), us).stance == stance


@pairs
def test_a_position_has_its_day_its_age_and_the_words_it_rests_on(us: str, them: str) -> None:
    claim = said(us, "rejects", "No soldier   leaves\nthe mill.", on="2031-03-04")
    found = position(heard(claim, parties=(us, them), at="2031-03-10"), us)
    assert (found.id, found.since, found.age_days) == (f"position:{us}/withdrawal", "2031-03-04", 6)
    assert [r.text for r in found.why] == [f"{us} rejected: “No soldier leaves the mill.”."]
    assert found.claims == (claim.claim.id,)


@pytest.mark.parametrize(
    ("published", "name", "since", "age"),
    [
        ("2031-03-04T22:30Z", "UTC", "2031-03-04", 6),
        ("2031-03-04T22:30Z", "Asia/Gaza", "2031-03-05", 5),
        ("2031-03-04T02:30Z", "America/Bogota", "2031-03-03", 7),
        ("2031-03-10", "UTC", "2031-03-10", 0),
    ],
)
def test_the_day_of_a_position_is_that_of_the_case(
    published: str, name: str, since: str, age: int
) -> None:
    claim = said("eln", "accepts", on=published)
    found = position(heard(claim, parties=("colombia", "eln"), tz=zone(name)), "eln")
    assert (found.since, found.age_days) == (since, age)


def test_an_undated_word_gives_a_position_without_a_day() -> None:
    found = position(heard(said("eln", "accepts", on=None), parties=("eln",)), "eln")
    assert (found.stance, found.since, found.age_days) == ("accepts", None, None)


@pairs
def test_what_is_said_after_the_moment_is_not_heard(us: str, them: str) -> None:
    status = heard(said(us, "accepts", on="2031-03-11"), parties=(us, them), at="2031-03-10")
    assert status.positions[us] == {}


@pairs
def test_a_later_own_word_replaces_the_earlier_and_is_told_as_a_move(us: str, them: str) -> None:
    first, last = said(us, "rejects", on="2031-03-02"), said(us, "accepts", on="2031-03-05")
    found = position(heard(last, first, parties=(us, them)), us)
    assert (found.stance, found.since) == ("accepts", "2031-03-05")
    assert found.moved == ("rejects", "accepts")
    assert found.moved_claims == (first.claim.id, last.claim.id)
    assert found.claims == (first.claim.id, last.claim.id)


def test_two_words_of_one_moment_are_no_move() -> None:
    words = [said("rsf", "rejects", on="2031-03-02"), said("rsf", "demands", on="2031-03-02")]
    found = position(heard(*words, parties=("sudan/saf", "rsf")), "rsf")
    assert (found.stance, found.moved, found.moved_claims) == ("demands", None, ())


ACTS = {
    "accepts": "accepts",
    "rejects": "rejects",
    "demands": "demands",
    "offers": "conditional",
    "reserves": "accepts-with-reservations",
}


@given(acts=st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=7), flip=st.booleans())
@settings(max_examples=20, deadline=None)
def test_a_move_is_the_last_change_and_the_stance_the_last_word(
    acts: list[str], flip: bool
) -> None:
    us, them = ("israel", "hamas") if flip else ("hamas", "israel")
    words = [said(us, act, on=f"2031-03-{n:02d}") for n, act in enumerate(acts, 1)]
    stances = [ACTS[a] for a in acts]
    changes = [(a, b) for a, b in pairwise(stances) if a != b]
    found = position(heard(*reversed(words), parties=(us, them)), us)
    assert (found.stance, found.moved) == (stances[-1], changes[-1] if changes else None)


@given(
    own=st.lists(st.sampled_from(sorted(ACTS)), max_size=4),
    other=st.lists(st.sampled_from(sorted(ACTS)), max_size=4),
)
@settings(max_examples=20, deadline=None)
def test_one_partys_words_never_move_the_other_partys_position(
    own: list[str], other: list[str]
) -> None:
    ours = [said("colombia", a, on=f"2031-03-{n:02d}") for n, a in enumerate(own, 1)]
    theirs = [said("eln", a, on=f"2031-03-{n:02d}") for n, a in enumerate(other, 1)]
    names = ("colombia", "eln")
    alone, both = heard(*ours, parties=names), heard(*ours, *theirs, parties=names)
    assert alone.positions["colombia"] == both.positions["colombia"]


@pairs
def test_what_the_other_says_of_a_party_is_second_hand(us: str, them: str) -> None:
    claim = said(them, "asserts", "They turned the line down.", about=(us, "rejects"))
    found = position(heard(claim, parties=(us, them)), us)
    assert (found.stance, found.first_hand, found.per) == ("rejects", False, (them,))
    assert (found.claims, found.second_hand) == ((), (claim.claim.id,))


@pairs
def test_a_partys_own_word_stands_before_a_later_second_hand_one(us: str, them: str) -> None:
    own = said(us, "accepts", on="2031-03-02")
    other = said(them, "asserts", on="2031-03-08", about=(us, "rejects"))
    found = position(heard(own, other, parties=(us, them)), us)
    assert (found.stance, found.first_hand, found.per) == ("accepts", True, ())
    assert (found.since, found.second_hand) == ("2031-03-02", (other.claim.id,))


@pairs
def test_a_second_hand_word_without_a_stance_gives_no_position(us: str, them: str) -> None:
    status = heard(said(them, "asserts", about=(us, "accuses")), parties=(us, them))
    assert status.positions == {us: {}, them: {}}


@pairs
def test_an_unofficial_member_of_a_party_is_second_hand(us: str, them: str) -> None:
    claim = said(
        None,
        "accepts",
        "We can accept it.",
        party=us,
        official=False,
        source="a person close to the talks",
    )
    found = position(heard(claim, parties=(us, them)), us)
    assert (found.stance, found.first_hand) == ("accepts", False)
    assert found.per == ("a person close to the talks",)


def test_each_second_hand_speaker_is_named_once_in_order() -> None:
    words = [
        said("qatar", "asserts", party=None, on="2031-03-02", about=("hamas", "accepts")),
        said("egypt", "asserts", party=None, on="2031-03-03", about=("hamas", "accepts")),
        said("qatar", "asserts", party=None, on="2031-03-04", about=("hamas", "reserves")),
    ]
    found = position(heard(*words, parties=("israel", "hamas")), "hamas")
    assert (found.per, found.stance) == (("qatar", "egypt"), "accepts-with-reservations")


@pairs
@pytest.mark.parametrize(
    "source",
    [
        "a hardliner in the movement",
        "two coalition partners",
        "a breakaway commander",
        "the Dissidents",
    ],
)
def test_a_faction_is_listed_and_gives_its_party_no_stance(us: str, them: str, source: str) -> None:
    claim = said(None, "rejects", party=us, official=False, source=source)
    found = position(heard(claim, parties=(us, them)), us)
    assert (found.stance, found.first_hand, found.why) == ("unknown", False, ())
    assert [(f.actor, f.stance) for f in found.factions] == [(source, "rejects")]


@pytest.mark.parametrize(
    ("actor", "party"), [("al-bara-bin-malik", "sudan/saf"), ("rsf-allied-militias", "rsf")]
)
def test_a_faction_of_the_register_is_one_without_any_cue(actor: str, party: str) -> None:
    claim = said(actor, "demands", party=party, official=False, source="the spokesman")
    found = position(heard(claim, parties=("sudan/saf", "rsf")), party)
    assert [(f.actor, f.stance, f.claims) for f in found.factions] == [
        (actor, "demands", (claim.claim.id,))
    ]


def test_only_the_latest_word_of_a_faction_is_listed() -> None:
    words = [
        said(None, act, party="israel", official=False, source="coalition partners", on=on)
        for act, on in (("rejects", "2031-03-02"), ("accepts", "2031-03-05"))
    ]
    found = position(heard(*words, parties=("israel", "hamas")), "israel")
    assert [f.stance for f in found.factions] == ["accepts"]


def test_positions_stand_in_the_order_of_the_issues() -> None:
    issues = ("monitoring", "withdrawal", "ceasefire", "exchange")
    status = heard(*(said("eln", "demands", issue=i) for i in issues), parties=("colombia", "eln"))
    assert list(status.positions["eln"]) == ["ceasefire", "exchange", "withdrawal", "monitoring"]


def test_one_word_on_two_issues_gives_two_positions() -> None:
    claim = said("russia", "rejects", issue=("ceasefire", "monitoring"))
    status = heard(claim, parties=("ukraine", "russia"))
    assert {i: p.stance for i, p in status.positions["russia"].items()} == {
        "ceasefire": "rejects",
        "monitoring": "rejects",
    }


@pytest.mark.parametrize(
    ("score", "known"), [(0.49, False), (0.5, True), (0.51, True), (1.0, True)]
)
def test_a_doubtful_reading_gives_no_position_and_waits_for_review(
    score: float, known: bool
) -> None:
    claim = said("ukraine", "accepts", score=score)
    status = heard(claim, parties=("ukraine", "russia"))
    assert ("withdrawal" in status.positions["ukraine"]) is known
    lines = [u.why for u in status.unread]
    line = f"claim:{claim.claim.id[:8]} (score 0.49) waits for review and moves nothing until then"
    assert lines == ([] if known else [line])


@pairs
def test_the_narrator_gives_no_position(us: str, them: str) -> None:
    status = heard(said(us, "rejects", voice="narrator"), parties=(us, them))
    assert status.positions[us] == {}


# Gaps


def shown(actor: str) -> str:
    return shipped_registry().shown(actor)


@pairs
def test_a_word_told_of_a_silent_party_is_a_gap(us: str, them: str) -> None:
    claim = said(them, "asserts", "They refused to leave the mill.", about=(us, "rejects"))
    assert heard(claim, parties=(us, them)).gaps == (
        f"{shown(them)} said: “They refused to leave the mill.”; no word of {shown(us)} on this is held.",
    )


@pairs
@pytest.mark.parametrize(
    ("answer", "gap"),
    [
        ({"act": "rejects"}, False),
        ({"act": "denies"}, False),
        ({"act": "asserts", "issue": ("ceasefire", "withdrawal")}, False),
        ({"act": "rejects", "issue": "ceasefire"}, True),
        ({"act": "rejects", "official": False, "source": "an official"}, True),
    ],
)
def test_only_an_official_word_on_the_same_issue_fills_a_gap(
    us: str, them: str, answer: dict[str, Any], gap: bool
) -> None:
    about = said(them, "asserts", about=(us, "rejects"))
    own = said(us, **answer)
    assert bool(heard(about, own, parties=(us, them)).gaps) is gap


@pairs
@pytest.mark.parametrize(
    ("clause", "gap"), [("road", False), ("camp", True), ("road/day-5", True), (None, True)]
)
def test_a_word_told_on_a_clause_is_answered_only_on_that_clause(
    us: str, them: str, clause: str | None, gap: bool
) -> None:
    told_of = EventPart(kind="announcement", toward="road")
    own = EventPart(kind="announcement", toward=clause)
    words = [
        said(them, "asserts", about=(us, "rejects"), event=told_of),
        said(us, "rejects", event=own),
    ]
    assert bool(heard(*words, parties=(us, them)).gaps) is gap


def test_a_speaker_without_an_id_is_named_by_the_words_of_the_report() -> None:
    claim = said(
        None, "asserts", "It has agreed.", party=None, source="a diplomat", about=("eln", "accepts")
    )
    assert heard(claim, parties=("colombia", "eln")).gaps == (
        f"a diplomat said: “It has agreed.”; no word of {shown('eln')} on this is held.",
    )


@pairs
def test_an_own_word_alone_is_no_gap(us: str, them: str) -> None:
    assert heard(said(us, "rejects"), parties=(us, them)).gaps == ()


# Contradictions


def assessed(who: str, sign: str, target: str = "monitoring", **more: Any) -> HeldClaim:
    return said(who, "asserts", stance=(target, sign), source=f"the {who} side", **more)


@pairs
def test_opposite_assessments_contradict(us: str, them: str) -> None:
    a, b = assessed(us, "for"), assessed(them, "against")
    (one,) = heard(a, b, parties=(us, them)).contradictions
    assert (one.kind, one.claims) == ("assessment", (a.claim.id, b.claim.id))
    assert one.why == f"Opposite assessments of monitoring: the {us} side and the {them} side."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"sign": "for"}, {"sign": "for"}),
        ({"sign": "against"}, {"sign": "against"}),
        ({"sign": "for"}, {"sign": "conditional"}),
        ({"sign": "for"}, {"sign": "none"}),
        ({"sign": "for"}, {"sign": "against", "target": "ceasefire"}),
        ({"sign": "for"}, {"sign": "against", "about": ("israel", "rejects")}),
        ({"sign": "for"}, {"sign": "against", "on": "2031-03-20"}),
    ],
)
@pytest.mark.parametrize("swap", [False, True])
def test_assessments_that_can_stand_beside_each_other(
    first: dict[str, Any], second: dict[str, Any], swap: bool
) -> None:
    us, them = ("hamas", "israel") if swap else ("israel", "hamas")
    words = [assessed(us, **first), assessed(them, **second)]
    assert heard(*words, parties=("israel", "hamas")).contradictions == ()


@pairs
def test_a_speakers_own_change_is_movement_not_contradiction(us: str, them: str) -> None:
    words = [
        assessed(us, "for", on="2031-03-02"),
        assessed(them, "against", on="2031-03-03"),
        assessed(us, "against", on="2031-03-04"),
    ]
    assert heard(*words, parties=(us, them)).contradictions == ()


def happening(who: str, says: str, toward: str = "road", **more: Any) -> HeldClaim:
    fixed: dict[str, Any] = {"at": days(6), "by": ("b",), "deed": "open", **more}
    return told(who, says, toward, **fixed)


def disputes(*held: HeldClaim, at: str = days(9)) -> list[Contradiction]:
    return list(status_at(held, at).contradictions)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("denial", ["denied", "undone"])
def test_a_deed_told_and_denied_contradicts_on_the_fact(one: str, other: str, denial: str) -> None:
    done, denied = happening(one, "done"), happening(other, denial)
    (found,) = disputes(done, denied)
    assert (found.kind, found.claims) == ("fact", (done.claim.id, denied.claim.id))
    assert (found.why, found.steps) == (
        "One says that it took place, the other that it did not.",
        ("step:road",),
    )


@pytest.mark.parametrize(
    "other",
    [
        {"who": "b", "says": "done"},
        {"who": "b", "says": "denied", "by": ("a",)},
        {"who": "b", "says": "denied", "deed": "withdraw"},
        {"who": "b", "says": "denied", "toward": "camp"},
        {"who": "b", "says": "denied", "at": days(7)},
        {"who": "b", "says": "denied", "kind": "reading"},
        {"who": "spokesman", "says": "denied", "party": "a"},
        {"who": "a", "says": "denied"},
    ],
)
def test_words_on_another_deed_time_or_from_one_side_do_not_contradict(
    other: dict[str, Any],
) -> None:
    assert disputes(happening("a", "done"), happening(**other)) == []


def figure(who: str, number: str, **more: Any) -> HeldClaim:
    fixed: dict[str, Any] = {
        "kind": "incident",
        "figure": number,
        "counting_point": "killed",
        "place": "river-camp",
        "party": None,
        "at": days(3),
        **more,
    }
    return told(who, None, **fixed)


@pytest.mark.parametrize(
    ("first", "second", "cannot"),
    [
        ("3", "4", True),
        ("3", "3", False),
        ("3..5", "5..9", False),
        ("3..5", "6..9", True),
        (">3", "3", True),
        (">3", "4", False),
        ("~3", "40", False),
        ("..2", "3", True),
        ("3..", "30", False),
        ("<3", "3", True),
    ],
)
@pytest.mark.parametrize("swap", [False, True])
def test_figures_that_no_number_fits_contradict(
    first: str, second: str, cannot: bool, swap: bool
) -> None:
    words = (figure("panel", first), figure("press", second))
    found = disputes(*(reversed(words) if swap else words))
    assert [c.kind for c in found] == (["figures"] if cannot else [])


@pytest.mark.parametrize(
    "other",
    [
        {"who": "panel"},
        {"counting_point": "wounded"},
        {"unit": "houses"},
        {"place": "the-mill"},
        {"place": None},
        {"at": days(4)},
        {"item": "civilian"},
        {"kind": "count"},
    ],
)
def test_figures_of_different_things_do_not_contradict(other: dict[str, Any]) -> None:
    second = {"who": "press", **other}
    assert disputes(figure("panel", "3"), figure(second.pop("who"), "9", **second)) == []


def test_a_figure_without_place_and_clause_is_not_compared() -> None:
    assert disputes(figure("panel", "3", place=None), figure("press", "9", place=None)) == []


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_two_readings_of_one_clause_contradict(one: str, other: str) -> None:
    words = [
        told(one, "duty", "road", at=days(3), kind="reading"),
        told(other, "no-duty", "road", at=days(4), kind="reading"),
    ]
    found = [c for c in disputes(*words) if c.kind == "reading"]
    assert [(c.claims, c.why) for c in found] == [
        ((words[0].claim.id, words[1].claim.id), "road is read differently.")
    ]


def test_only_the_latest_reading_of_each_side_counts() -> None:
    words = [
        told("a", "duty", "road", at=days(3), kind="reading"),
        told("b", "no-duty", "road", at=days(4), kind="reading"),
        told("b", "duty", "road", at=days(5), kind="reading"),
    ]
    assert disputes(*words) == []


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_a_phase_read_as_ended_and_as_going_on_contradicts_once(one: str, other: str) -> None:
    words = [
        told(one, "ended", "phase-1", at=days(21), kind="reading"),
        told(other, "continues", "phase-1", at=days(21), kind="reading"),
    ]
    found = disputes(*words, at=days(22))
    assert [(c.kind, c.why) for c in found] == [
        ("reading", "The parties read the end of phase-1 differently.")
    ]


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_the_id_of_a_contradiction_does_not_depend_on_the_order_of_its_claims(
    one: str, other: str
) -> None:
    words = [happening(one, "done"), happening(other, "denied")]
    ids = {c.id for order in (words, words[::-1]) for c in disputes(*order)}
    assert len(ids) == 1


# Awaited conditions


def waiting(status: Status) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.text, c.waits_for) for c in status.conditions]


@pairs
def test_a_party_of_whom_nothing_is_awaited_is_listed_with_nothing_stated(
    us: str, them: str
) -> None:
    status = heard(parties=(us, them))
    assert [(c.id, c.text, c.waits_for) for c in status.conditions] == [
        (f"condition:{p}", "nothing stated", (p,)) for p in (us, them)
    ]


@pytest.mark.parametrize(
    ("act", "awaits"),
    [
        ("accepts", True),
        ("accepts-in-principle", True),
        ("reserves", True),
        ("demands", True),
        ("offers", True),
        ("commits", True),
        ("announces", True),
        ("warns", False),
        ("threatens", False),
        ("asserts", False),
        ("rejects", False),
        ("expects", False),
    ],
)
@pytest.mark.parametrize(
    ("us", "them", "name"), [("israel", "hamas", "Hamas"), ("hamas", "israel", "Israel")]
)
def test_only_some_acts_wait_on_their_condition(
    us: str, them: str, name: str, act: str, awaits: bool
) -> None:
    text = f"once {name} hands over the list"
    status = heard(said(us, act, conditions=(text,)), parties=(us, them))
    assert ((text, (them,)) in waiting(status)) is awaits
    assert ("nothing stated", (us,)) in waiting(status)


def test_tellings_of_one_condition_stand_together_with_all_their_claims() -> None:
    texts = ("once Israel opens the northern crossing", "once Israel opens the northern crossing.")
    words = [
        said("hamas", "offers", conditions=(t,), on=f"2031-03-0{n}") for n, t in enumerate(texts, 2)
    ]
    status = heard(*words, parties=("israel", "hamas"))
    assert [(c.text, c.claims) for c in status.conditions if c.claims] == [
        (texts[0], tuple(w.claim.id for w in words))
    ]


def test_the_same_words_on_different_parties_are_two_conditions() -> None:
    texts = ("once Israel publishes the list", "once Hamas publishes the list")
    words = [
        said(who, "demands", conditions=(t,))
        for who, t in zip(("hamas", "israel"), texts, strict=True)
    ]
    status = heard(*words, parties=("israel", "hamas"))
    assert waiting(status) == [(texts[0], ("israel",)), (texts[1], ("hamas",))]


@pytest.mark.parametrize(
    ("more", "listed"),
    [
        ({}, True),
        ({"official": False, "source": "an official"}, False),
        ({"voice": "narrator"}, True),
    ],
)
def test_an_unofficial_if_on_nobodys_act_is_left_out(more: dict[str, Any], listed: bool) -> None:
    text = "if the weather allows"
    status = heard(said("hamas", "offers", conditions=(text,), **more), parties=("israel", "hamas"))
    assert ((text, ()) in waiting(status)) is listed


@pytest.mark.parametrize(
    ("act", "text"), [("asserts", "once Israel withdraws"), ("warns", "if Israel shells the camp")]
)
def test_the_narrators_condition_is_listed_whatever_the_act(act: str, text: str) -> None:
    status = heard(
        said(None, act, voice="narrator", party=None, conditions=(text,)),
        parties=("israel", "hamas"),
    )
    assert waiting(status) == [(text, ("israel",)), ("nothing stated", ("hamas",))]


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_a_condition_of_the_text_is_awaited_until_it_is_met(one: str, other: str) -> None:
    text = TRUCE.replace("starts: when talks concluded", f"starts: when {one} accepts")
    accepted = told(one, "accepted", "agreement", at=days(2), kind="announcement", by=(one,))
    before, after = (status_at(held, days(4), truce(text)) for held in ([], [accepted]))
    line = (f"phase-2 starts when {one} accepts", (one,))
    assert (line in waiting(before), line in waiting(after)) == (True, False)
    assert ("nothing stated", (other,)) in waiting(before)


# Sticking points


def points(status: Status) -> dict[str, StickingPoint]:
    return {p.issue: p for p in status.sticking_points}


@pairs
def test_a_rejection_is_a_sticking_point_in_its_own_words(us: str, them: str) -> None:
    claim = said(us, "rejects", "No post will stand at the ford.", on="2031-03-04")
    point = points(heard(claim, parties=(us, them)))["withdrawal"]
    assert (point.id, point.between, point.since, point.claims) == (
        "sticking:withdrawal",
        (us,),
        "2031-03-04",
        (claim.claim.id,),
    )
    assert point.why == f"{shown(us)} rejected: “No post will stand at the ford.”."


@pairs
@pytest.mark.parametrize(
    ("ours", "theirs", "between"),
    [
        (("demands",), (), None),
        (("demands", "demands"), (), None),
        (("demands",), ("asserts",), None),
        (("demands",), ("accepts",), None),
        (("demands",), ("accepts-in-principle",), None),
        (("demands",), ("offers",), None),
        (("demands",), ("rejects",), "both"),
        (("demands",), ("reserves",), "both"),
        (("demands", "rejects"), ("demands",), "both"),
        (("demands",), ("demands",), "both"),
        (("accepts",), ("accepts",), None),
        (("accepts",), ("reserves",), "them"),
        (("rejects",), ("accepts",), "us"),
        (("demands", "rejects"), (), "us"),
        (("offers",), ("asserts",), None),
    ],
)
def test_which_acts_make_a_sticking_point(
    us: str, them: str, ours: tuple[str, ...], theirs: tuple[str, ...], between: str | None
) -> None:
    words = [*(said(us, act) for act in ours), *(said(them, act) for act in theirs)]
    found = points(heard(*words, parties=(us, them)))
    sides = {"us": (us,), "them": (them,), "both": (us, them)}
    assert [p.between for p in found.values()] == ([] if between is None else [sides[between]])


@pytest.mark.parametrize(
    ("target", "sign", "sticks"),
    [
        ("withdrawal", "against", True),
        ("withdrawal", "for", False),
        ("monitoring", "against", False),
    ],
)
def test_words_against_the_issue_itself_stick(target: str, sign: str, sticks: bool) -> None:
    claim = said("eln", "asserts", stance=(target, sign))
    assert ("withdrawal" in points(heard(claim, parties=("colombia", "eln")))) is sticks


def test_a_third_partys_rejection_is_no_sticking_point() -> None:
    claim = said("qatar", "rejects", party=None)
    assert heard(claim, parties=("israel", "hamas")).sticking_points == ()


def test_a_factions_rejection_is_marked_as_one() -> None:
    claim = said(
        None,
        "rejects",
        "Not one metre.",
        party="israel",
        official=False,
        source="coalition partners",
    )
    point = points(heard(claim, parties=("israel", "hamas")))["withdrawal"]
    assert point.why == "coalition partners (a faction) rejected: “Not one metre.”."


@given(
    words=st.lists(st.sampled_from(["mill", "ford", "orchard", "a", "of"]), min_size=1, max_size=90)
)
@settings(max_examples=20, deadline=None)
def test_a_quotation_is_whole_or_cut_at_a_space(words: list[str]) -> None:
    text = " ".join(words)
    why = points(heard(said("eln", "rejects", text), parties=("eln",)))["withdrawal"].why
    quoted = why.split("“")[1].split("”")[0]
    if len(text) <= 160:
        assert quoted == text
    else:
        assert quoted.endswith(" …")
        kept = quoted.removesuffix(" …").split()
        assert (kept == words[: len(kept)], len(quoted) <= 162) == (True, True)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (8, None),
        (9, f"Talks were to begin by {days(8)}; no report of it is held."),
        (
            16,
            f"Talks were to begin by {days(8)}; no report of it is held. "
            f"Talks were to be concluded by {days(15)}; no report of it is held.",
        ),
    ],
)
def test_talks_past_their_date_without_a_report_stick(day: int, why: str | None) -> None:
    found = points(status_at([], days(day)))
    assert [p.why for p in found.values()] == ([] if why is None else [why])
    assert {p.between for p in found.values()} <= {("a", "b")}


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_a_phase_read_differently_sticks(one: str, other: str) -> None:
    words = [
        told(one, "ended", "phase-1", at=days(21), kind="reading"),
        told(other, "continues", "phase-1", at=days(21), kind="reading"),
    ]
    point = points(status_at(words, days(22)))["phases-and-duration"]
    assert (point.why, point.between) == (
        "The parties read differently whether the phase goes on.",
        ("a", "b"),
    )
