"""The sections printed from small told cases: exact rows, with silence, one side heard, and both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
import pytest

from support.telling import TRUCE, status_at, told, truce
from truceline.basis.reason import Reason
from truceline.basis.registry_of_actors import shipped_registry
from truceline.briefing.outcomes import outcome_cell, outcome_words
from truceline.briefing.scene import Scene
from truceline.briefing.sections.agreement import due_group, phase_group
from truceline.briefing.sections.annex import claims_group
from truceline.briefing.sections.awaited import awaited_group
from truceline.briefing.sections.changes import changes_section
from truceline.briefing.sections.contradictions import contradictions_section, gap_sentence
from truceline.briefing.sections.deliveries import (
    deadlines_group,
    lever_sentence,
    lever_table,
    levers_group,
)
from truceline.briefing.sections.headlines import (
    bottom_line_section,
    chosen,
    counts_table,
    key_points_section,
)
from truceline.briefing.sections.limits import limits_section, parity
from truceline.briefing.sections.masthead import masthead
from truceline.briefing.sections.obligations import obligations_group
from truceline.briefing.sections.positions import positions_section
from truceline.briefing.shapes import Block, Group, Pair, Row, Table
from truceline.briefing.walk import sentences
from truceline.claims.claim import Stance
from truceline.record import HeldClaim
from truceline.status.shapes import (
    Change,
    Changes,
    Condition,
    FactionWord,
    Position,
    Restriction,
    ThirdPartyDeadline,
    UnreadItem,
)

Told = Callable[..., Scene]
SIDES = [("a", "b", "camp", "road"), ("b", "a", "road", "camp")]
"""A side, the other, what it owes and what it is owed."""
NAME = {"a": "Party A", "b": "Party B"}
UNTIL = "until the list is whole"


def texts(*blocks: Block) -> list[str]:
    return [s.text for s in sentences(blocks)]


def tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Group):
            yield from tables(block.blocks)


def cells(row: Row) -> list[str]:
    return ["; ".join(x.text for x in c.lines) for c in row.cells]


def rows(ident: str, *blocks: Block) -> list[list[str]]:
    return [cells(r) for t in tables(blocks) if t.id == ident for r in t.rows if r.cells]


def on_issue(held: HeldClaim, issue: str, act: str, sign: str | None = None) -> HeldClaim:
    stance = None if sign is None else Stance(target=issue, sign=sign)
    claim = msgspec.structs.replace(held.claim, issues=(issue,), act=act, stance=stance)
    return msgspec.structs.replace(held, claim=claim)


def with_status(scene: Scene, **values: object) -> Scene:
    return msgspec.structs.replace(scene, status=msgspec.structs.replace(scene.status, **values))


# --- headlines


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_the_bottom_line_tells_what_is_agreed_and_what_is_not(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(
        told(me, "done", mine, at="2031-03-05", by=(me,)),
        told(other, "done", mine, at="2031-03-05", by=(me,)),
        told(me, "done", "captives/day-2", at="2031-03-02", figure="3", by=("a",), kind="delivery"),
        told(other, "undone", "captives/day-2", at="2031-03-03", by=("a",)),
    )
    lines, _ = chosen(scene)
    assert f"The step “{mine}” (owed by {NAME[me]}) was carried out; both sides say so." in [
        x.text for x in lines
    ]
    assert any(x.text.startswith("The batch of day 2 of “captives”") for x in lines)


@pytest.mark.parametrize("says", ["excused", "no-duty", "breached", "ended"])
@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_the_bottom_line_gives_the_verdict_of_both(
    me: str, other: str, mine: str, theirs: str, says: str, invented: Told
) -> None:
    scene = invented(*(told(x, says, mine, at="2031-03-05", by=(me,)) for x in (me, other)))
    told_as = {"excused": "is excused", "breached": "was breached"}.get(says, "is not owed")
    assert texts(*bottom_line_section(scene).blocks)[0] == (
        f"The step “{mine}” (owed by {NAME[me]}), due on 5 March, {told_as}; both sides say so."
    )


@pytest.mark.parametrize("me", ["a", "b"])
def test_words_that_touch_no_step_leave_the_counts_of_what_is_held(me: str, invented: Told) -> None:
    lines, _ = chosen(invented(told(me, None, None, words="we wait", at="2031-03-02")))
    assert [x.text for x in lines] == [
        "1 claim of 1 source is held; none is a party’s own word on an issue or a step."
    ]


@pytest.mark.parametrize("me", ["a", "b"])
def test_claims_dated_later_are_told_as_later(me: str, invented: Told) -> None:
    held = told(me, None, None, words="we wait", at="2031-03-20")
    assert [x.text for x in chosen(invented(held))[0]] == [
        "1 claim of 1 source is held, all of them dated after this moment."
    ]


def test_a_silent_day_leaves_one_key_point(invented: Told) -> None:
    assert texts(*key_points_section(invented()).blocks) == [
        "No count of trucks for 7 March is held."
    ]


def test_a_day_that_is_not_over_misses_no_count(invented: Told) -> None:
    assert texts(*key_points_section(invented(at="2031-03-07T10:00")).blocks) == [
        "No further point is told by rule; the claims held stand in the annex."
    ]


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_a_lever_ended_by_its_holder_is_no_longer_open(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(
        told(
            me,
            "withheld",
            mine,
            at="2031-03-04",
            by=(me,),
            kind="announcement",
            words="it waits",
            condition=UNTIL,
        ),
        told(me, "resumed", mine, at="2031-03-06", by=(me,), words="it goes on"),
    )
    (lever,) = scene.status.levers
    assert lever_sentence(scene, lever).text == (
        f"{NAME[me]} said: “it waits”, “until the list is whole”, since 4 March, ended 6 March; "
        "no clause found in the text held."
    )
    assert lever_table(scene, 1, lever).caption == f"1. {NAME[me]}: “it waits” (ended 6 March)"


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_counts_stand_beside_those_of_the_earlier_moment(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    held = told(me, "done", mine, at="2031-03-05", by=(me,))
    scene = invented(held)
    before = status_at((), "2031-03-01", scene.agreement, scene.registry)
    found = counts_table(msgspec.structs.replace(scene, before=before))
    assert [cells(r)[1:] for r in found.rows][:3] == [
        ["9", "0"], ["none held", "none held"], ["no count held", "no count held"],
    ]  # fmt: skip


# --- positions

STANCES = [
    ("accepts", "for", "accepts"), ("rejects", "against", "rejects"), ("demands", "for", "demands"),
    ("accepts-in-principle", "for", "accepts in principle"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "sign", "words"), STANCES)
@pytest.mark.parametrize("me", ["a", "b"])
def test_one_side_s_position_leaves_the_other_s_cell_without_a_word(
    me: str, act: str, sign: str, words: str, invented: Told
) -> None:
    held = on_issue(
        told(me, None, None, at="2031-03-05", words="so we hold"), "exchange", act, sign
    )
    scene = invented(held)
    (row,) = rows("t-positions", *positions_section(scene).blocks)
    mine = f"{words} (own word, 2 days old)"
    assert row == [
        "exchange of persons held",
        *([mine, "no word held"] if me == "a" else ["no word held", mine]),
    ]


@pytest.mark.parametrize(
    ("day", "age"), [("2031-03-07", "of this day"), ("2031-03-06", "1 day old"), ("2031-03-01", "6 days old")]
)  # fmt: skip
@pytest.mark.parametrize("me", ["a", "b"])
def test_a_position_tells_its_age(me: str, day: str, age: str, invented: Told) -> None:
    held = on_issue(told(me, None, None, at=day, words="so we hold"), "exchange", "accepts", "for")
    (row,) = rows("t-positions", *positions_section(invented(held)).blocks)
    assert f"accepts (own word, {age})" in row


@pytest.mark.parametrize("me", ["a", "b"])
def test_a_position_that_moved_tells_from_what_to_what(me: str, invented: Told) -> None:
    first = on_issue(
        told(me, None, None, at="2031-03-02", words="yes"), "exchange", "accepts", "for"
    )
    later = on_issue(
        told(me, None, None, at="2031-03-04", words="no"), "exchange", "rejects", "against"
    )
    (row,) = rows("t-positions", *positions_section(invented(first, later)).blocks)
    assert "rejects (own word, 3 days old); moved: “accepts” to “rejects”" in row


def position(party: str, **more: object) -> dict[str, dict[str, Position]]:
    it = Position(
        id=f"position:{party}/exchange", stance="accepts", first_hand=False, per=(), since=None,
        age_days=None, claims=(), second_hand=(), factions=(), moved=None,
    )  # fmt: skip
    return {party: {"exchange": msgspec.structs.replace(it, **more)}}


@pytest.mark.parametrize(
    ("per", "words"),
    [
        ((), "accepts (second-hand, date not stated); own word: none held"),
        (("b",), "accepts (second-hand, per Party B, date not stated); own word: none held"),
        (("b", "panel"), "accepts (second-hand, per Party B and Verification panel, date not stated); "
                          "own word: none held"),
        (("hamas/official",), "accepts (second-hand, per an unnamed speaker, said to be of Hamas, date not stated); "
                              "own word: none held"),
    ],
)  # fmt: skip
def test_a_second_hand_position_names_who_told_it(
    per: tuple[str, ...], words: str, invented: Told
) -> None:
    scene = with_status(invented(), positions={**position("a", per=per), "b": {}})
    assert rows("t-positions", *positions_section(scene).blocks) == [
        ["exchange of persons held", words, "no word held"]
    ]


@pytest.mark.parametrize("me", ["a", "b"])
def test_a_faction_that_differs_stands_in_its_party_s_cell(me: str, invented: Told) -> None:
    faction = FactionWord(actor="panel", stance="rejects", claims=())
    scene = with_status(invented(), positions=position(me, first_hand=True, factions=(faction,)))
    (row,) = rows("t-positions", *positions_section(scene).blocks)
    assert row[1] == "accepts (own word, date not stated); differs: Verification panel, rejects"


# --- contradictions and gaps


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
@pytest.mark.parametrize(
    ("first", "second"), [("2031-03-05", "2031-03-06"), ("2031-03-06", "2031-03-05")]
)
def test_of_two_words_the_earlier_stands_first_whoever_spoke(
    me: str, other: str, mine: str, theirs: str, first: str, second: str, invented: Told
) -> None:
    scene = invented(
        told(me, "kept", mine, at=first, by=(me,), aspects=("manner",), words="it went well"),
        told(
            other, "breached", mine, at=second, by=(me,), aspects=("manner",), words="it went badly"
        ),
    )
    (pair,) = [b for b in contradictions_section(scene).blocks if isinstance(b, Pair)]
    speakers = [me, other] if first < second else [other, me]
    assert [pair.earlier.who, pair.later.who] == [NAME[x] for x in speakers]
    assert [pair.earlier.when, pair.later.when] == ["5 March", "6 March"]
    assert pair.part.text == (
        f"Where they part: What “{mine}” asks as to manner is told differently. It bears on “{mine}”."
    )


@pytest.mark.parametrize(
    ("gap", "line"),
    [
        ("No word of a on the list is held", "No word of Party A on the list is held."),
        ("No word of b on step:road is held.", "No word of Party B on “road” is held."),
        ("no word of a on step:captives/day-6 is held", "No word of Party A on “captives, day 6” is held."),
    ],
)  # fmt: skip
def test_a_gap_reads_as_a_sentence(gap: str, line: str, invented: Told) -> None:
    assert gap_sentence(invented(), gap).text == line


# --- awaited


def condition(text: str, *waits_for: str, met: bool | None = None, **more: object) -> Condition:
    it = Condition(
        id="condition:x", text=text, clause=None, waits_for=waits_for,
        met={"a": met, "b": met, "as-encoded": None}, claims=(),
    )  # fmt: skip
    return msgspec.structs.replace(it, **more)


@pytest.mark.parametrize("me", ["a", "b"])
def test_nothing_awaited_is_printed_for_each_side(me: str, invented: Told) -> None:
    scene = with_status(invented(), conditions=())
    found = rows("t-awaited", awaited_group(scene))
    assert [NAME[me], "nothing stated", "", ""] in found
    assert len(found) == 2


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_a_condition_is_told_by_who_set_it_and_when(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    held = told(
        me, "withheld", mine, at="2031-03-04", words="it waits", condition="the list is whole"
    )
    known = condition("the list is whole", other, claims=(held.claim.id,))
    scene = with_status(invented(held), conditions=(known,))
    assert [NAME[other], "“the list is whole”", f"{NAME[me]}, 4 March", "cannot be told"] in rows(
        "t-awaited", awaited_group(scene)
    )


@pytest.mark.parametrize(
    ("met", "words"),
    [
        ({"a": False, "b": False}, "not met"), ({"a": True, "b": False}, "Party A: met; Party B: not met"),
        ({"a": None, "b": True}, "Party A: cannot be told; Party B: met"), ({}, "cannot be told"),
        ({"a": False, "as-encoded": None}, "Party A: not met; as encoded: cannot be told"),
    ],
)  # fmt: skip
def test_whether_a_condition_is_met_is_told_per_view(
    met: dict[str, bool | None], words: str, invented: Told
) -> None:
    held = told("a", "conditional", "road", at="2031-03-04", condition="the gate opens")
    known = condition("the gate opens", "b", met=None, claims=(held.claim.id,))
    scene = with_status(invented(held), conditions=(msgspec.structs.replace(known, met=met),))
    assert [NAME["b"], "“the gate opens”", "Party A, 4 March", words] in rows(
        "t-awaited", awaited_group(scene)
    )


@pytest.mark.parametrize("me", ["a", "b"])
def test_a_condition_that_names_nobody_is_folded_apart(me: str, invented: Told) -> None:
    held = told(me, "conditional", "road", at="2031-03-04", condition="calm returns")
    scene = with_status(
        invented(held), conditions=(condition("calm returns", claims=(held.claim.id,)),)
    )
    assert rows("t-conditions", awaited_group(scene)) == [
        ["nobody named", "“calm returns”", f"{NAME[me]}, 4 March", "cannot be told"]
    ]


# --- the phase and what is due


@pytest.mark.parametrize("me", ["a", "b"])
def test_a_phase_that_one_side_ended_is_told_per_view(me: str, invented: Told) -> None:
    held = told(me, "ended", "phase-1", at="2031-03-06", kind="reading", words="the stage is over")
    lines = texts(phase_group(invented(held)))
    assert f"In {NAME[me]}’s view: “phase 1” ended on 6 March (said)." in lines
    other = "Party B" if me == "a" else "Party A"
    assert f"In {other}’s view: no word held." in lines
    assert "As encoded: “phase 1” is in force since 1 March." in lines


@pytest.mark.parametrize(
    ("at", "first"),
    [
        ("2031-03-01", "1 March: “aid, day 1” (Party B, 100 trucks)."),
        ("2031-03-09", "9 March: “aid, day 9” (Party B, 100 trucks)."),
    ],
)
def test_what_is_due_starts_with_this_day(at: str, first: str, invented: Told) -> None:
    assert texts(due_group(invented(at=at)))[0] == first


# --- obligations


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_a_silent_side_has_no_word_in_its_column(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(told(me, "undone", mine, at="2031-03-05", by=(me,)))
    (row,) = [r for r in rows("t-obligations", obligations_group(scene)) if r[0] == mine]
    said = {me: "said not done (said, 5 March)", other: "no word held"}
    assert row == [
        mine, "due 5 March, 2 days past", f"acknowledged by {NAME[me]}: said not done",
        said["a"], said["b"], "no word held",
    ]  # fmt: skip


@pytest.mark.parametrize("step", ["camp", "road"])
def test_what_others_report_is_dated_in_their_column(step: str, invented: Told) -> None:
    scene = invented(told("mission", "done", step, at="2031-03-06", party=None))
    (row,) = [r for r in rows("t-obligations", obligations_group(scene)) if r[0] == step]
    assert row[2] == "others only: carried out"
    assert row[-1].startswith("others, 6 March: done")


@pytest.mark.parametrize("aspect", ["order", "category", "manner"])
@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_an_aspect_told_by_one_side_is_that_side_s_word_only(
    me: str, other: str, mine: str, theirs: str, aspect: str, invented: Told
) -> None:
    scene = invented(told(other, "breached", mine, at="2031-03-05", by=(me,), aspects=(aspect,)))
    step = next(s for s in scene.status.obligations if s.id == f"step:{mine}")
    assert outcome_cell(scene, step).lines[-1].text == f"{aspect}: word of {NAME[other]} only"


# --- levers and deadlines


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_a_lever_without_words_names_the_step(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(
        told(
            me,
            "withheld",
            mine,
            at="2031-03-04",
            by=(me,),
            kind="announcement",
            condition=UNTIL,
        )
    )
    (lever,) = scene.status.levers
    assert lever_sentence(scene, lever).text == (
        f"{NAME[me]} said that it holds back what “{mine}” asks, “until the list is whole”, since 4 March; "
        "no clause found in the text held."
    )
    (table,) = tables((levers_group(scene),))
    assert table.caption == f"1. {NAME[me]}: no words of its own held (open)"
    assert cells(table.rows[2]) == ["For", "“until the list is whole”"]


@pytest.mark.parametrize(
    ("to", "at", "row"),
    [
        (("a",), "2031-03-09", ["Verification panel", "Party A", "“they have till Sunday”", "9 March"]),
        (("b",), "2031-03-09T18:00", ["Verification panel", "Party B", "“they have till Sunday”", "9 March, 18:00"]),
        (("a", "b"), None, ["Verification panel", "Party A, Party B", "“they have till Sunday”", "date not stated"]),
        ((), "2032-01", ["Verification panel", "not stated", "“they have till Sunday”", "January 2032"]),
    ],
)  # fmt: skip
def test_a_deadline_from_outside_is_listed_in_its_words(
    to: tuple[str, ...], at: str | None, row: list[str], invented: Told
) -> None:
    named = ThirdPartyDeadline(by="panel", to=to, words="they have till Sunday", at=at, claims=())
    scene = with_status(invented(), deadlines_named=(named,))
    assert rows("t-deadlines", deadlines_group(scene)) == [row]


# --- changes


def changed(scene: Scene, item: Change) -> list[list[str]]:
    before = status_at((), "2031-03-01", scene.agreement, scene.registry)
    since = Changes(since="2031-03-01T00:00Z", items=(item,))
    now = with_status(msgspec.structs.replace(scene, before=before), changes=since)
    return rows("t-changes", *changes_section(now).blocks)


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
@pytest.mark.parametrize(
    ("says", "now"),
    [("excused", "both sides say: excused"), ("breached", "both sides say: called a breach"),
     ("withheld", "both sides say: held back")],
)  # fmt: skip
def test_a_change_of_a_step_gives_the_word_of_both(
    me: str, other: str, mine: str, theirs: str, says: str, now: str, invented: Told
) -> None:
    held = tuple(told(x, says, mine, at="2031-03-05", by=(me,)) for x in (me, other))
    why = (Reason(text="said", claims=tuple(h.claim.id for h in held)),)
    item = Change(what=f"step:{mine}", before="not-due", after="agreed none", why=why)
    assert changed(invented(*held), item) == [[f"“{mine}”", "date not passed", now]]


# --- limits, masthead, annex


@pytest.mark.parametrize(
    ("place", "shown"), [("gaza-city", "Gaza Strip"), (None, "place not stated"), ("the mill", "place withheld")]
)  # fmt: skip
def test_a_restriction_names_the_outermost_area_in_public(
    place: str | None, shown: str, invented: Told
) -> None:
    limit = Restriction(
        id="r", monitor="mission", place=place, from_="2031-03-04", until="2031-03-06", claims=()
    )
    scene = with_status(invented(), restrictions=(limit,))
    assert rows("t-restrictions", *limits_section(scene).blocks) == [
        ["Example Mission", shown, "4 to 6 March"]
    ]


@pytest.mark.parametrize(("line", "shown"), [(None, ""), (7, "7")])
def test_what_was_not_read_is_listed_with_its_line(
    line: int | None, shown: str, invented: Told
) -> None:
    scene = with_status(
        invented(), unread=(UnreadItem(file="a/one.csv", line=line, why="no date"),)
    )
    assert rows("t-unread", *limits_section(scene).blocks) == [["a/one.csv", shown, "no date"]]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "No report came more than two days after its date of publication."),
        (4, "1 report came more than two days after its date of publication."),
    ],
)
def test_a_late_report_is_counted(days: int, words: str, invented: Told) -> None:
    plain = told("a", "kept", "camp", at="2031-03-02", published="2031-03-02")
    held = msgspec.structs.replace(plain, received=datetime(2031, 3, 2 + days, 12, tzinfo=UTC))
    assert words in texts(*limits_section(invented(held)).blocks)


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_parity_tells_whose_accusation_was_answered(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(
        told(me, "breached", theirs, at="2031-03-05", by=(other,), words="it broke it"),
        told(other, "denied", theirs, at="2031-03-06", by=(other,), words="it is untrue"),
        told(other, "breached", mine, at="2031-03-06", by=(me,), words="that broke it too"),
    )
    key = "Accusations against it with its answer printed"
    assert {p: parity(scene, p)[key] for p in (me, other)} == {me: "0 of 1", other: "1 of 1"}


@pytest.mark.parametrize(
    ("audience", "edition"),
    [
        ("public", "Public edition"),
        ("desk", "Working copy of this desk, not for distribution (it quotes texts whose rights nobody declared)"),
    ],
)  # fmt: skip
def test_the_masthead_names_the_edition_and_what_it_rests_on(
    audience: str, edition: str, invented: Told
) -> None:
    head = masthead(invented(told("a", "kept", "camp"), audience=audience))
    assert dict(head.facts)["Edition"] == edition
    assert dict(head.facts)["Period"] == "1 March 2031 to 7 March 2031"
    assert dict(head.facts)["Record"].endswith("1 claim held from 1 source (reports and tables)")


def test_a_masthead_without_an_agreement_says_so(invented: Told) -> None:
    scene = msgspec.structs.replace(with_status(invented(), agreement=None), since=None)
    head = masthead(scene)
    assert head.title == "Words held on talks and ceasefire"
    assert (dict(head.facts)["Agreement"], head.period) == ("none held", "up to 7 March 2031")


LISTED = [
    ("done", "camp", "{n}: said: it carried out camp on 5 March"),
    ("undone", "camp", "{n}: said: camp was not done on 5 March"),
    ("denied", "road", "{n}: denied: what was told of road on 5 March"),
    ("excused", "captives/day-6", "{n}: said: captives, day 6 is excused on 5 March"),
    ("withheld", "road", "{n}: said: it holds back road on 5 March"),
    ("rejected", "camp", "{n}: said: it rejects camp on 5 March"),
]


@pytest.mark.parametrize(("says", "toward", "words"), LISTED)
@pytest.mark.parametrize("me", ["a", "b"])
def test_the_annex_lists_a_wordless_claim_by_what_it_tells(
    me: str, says: str, toward: str, words: str, invented: Told
) -> None:
    scene = invented(told(me, says, toward, at="2031-03-05", by=(me,)))
    (row,) = rows("t-claims", claims_group(scene))
    assert row[:2] == ["5 March", words.format(n=NAME[me])]


@pytest.mark.parametrize(("me", "other", "mine", "theirs"), SIDES)
def test_a_word_of_neither_side_leaves_the_outcome_open(
    me: str, other: str, mine: str, theirs: str, invented: Told
) -> None:
    scene = invented(
        told("mission", None, mine, at="2031-03-05", party=None, words="seen from afar")
    )
    step = next(s for s in scene.status.obligations if s.id == f"step:{mine}")
    assert "both sides" not in outcome_words(scene, step)
    assert [cells(r)[3] for t in tables((obligations_group(scene),)) for r in t.rows if r.cells][
        :1
    ] == ["no word held"]


# --- the same words for a state and an armed group

ARMED = [("israel", "hamas"), ("hamas", "israel"), ("dr-congo", "m23"), ("m23", "dr-congo")]


def page_lines(one: str, two: str, says: tuple[str, str]) -> list[str]:
    """What the bottom line, the steps and the list of claims print, with the ids as names."""
    text = TRUCE.replace("{a: Party A, b: Party B}", f"{{{one}: One, {two}: Two}}")
    text = re.sub(r"(party|to): ([ab])\b", lambda m: f"{m[1]}: {one if m[2] == 'a' else two}", text)
    agreement = truce(text.replace("[a, b]", f"[{one}, {two}]"))
    registry = shipped_registry()
    held = [
        told(who, word, "camp", at="2031-03-05", by=(one,), sequence=n)
        for n, (who, word) in enumerate(zip((one, two), says, strict=True))
    ]
    scene = Scene(
        status=status_at(held, "2031-03-07", agreement, registry), held={h.claim.id: h for h in held},
        reports={}, agreement=agreement, registry=registry, timezone="UTC", since="2031-03-01",
        audience="public",
    )  # fmt: skip
    blocks = (
        *bottom_line_section(scene).blocks,
        obligations_group(scene),
        *positions_section(scene).blocks,
    )
    names = {registry.shown(one): "ONE", registry.shown(two): "TWO"}
    pattern = re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))
    return [pattern.sub(lambda m: names[m[0]], line) for line in texts(*blocks)]


@pytest.mark.parametrize(
    "says",
    [
        ("excused", "excused"), ("no-duty", "ended"), ("breached", "breached"), ("undone", "breached"),
        ("excused", "breached"), ("withheld", "breached"), ("denied", "breached"), ("done", "denied"),
        ("done", "done"), ("kept", "breached"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("one", "two"), ARMED[1:])
def test_a_state_and_an_armed_group_are_told_in_the_same_words(
    one: str, two: str, says: tuple[str, str]
) -> None:
    assert page_lines(one, two, says) == page_lines(*ARMED[0], says)
