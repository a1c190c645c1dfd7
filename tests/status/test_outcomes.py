"""What two sides' words on one step come to, each rule of section 6 by an example, told by either side."""

from __future__ import annotations

from typing import Any

import pytest

from support.telling import TRUCE, days, status_at, told, truce
from truceline.record.held import HeldClaim
from truceline.status.shapes import ObligationStep

OWING, OWED, AT = "b", "a", days(9)


def road(*held: HeldClaim, at: str = AT) -> ObligationStep:
    """The step "road": b opens it for a, by day 5."""
    return next(s for s in status_at(held, at).obligations if s.id == "step:road")


def on_road(who: str, says: str, day: int = 6, **more: Any) -> HeldClaim:
    more = {"by": ("b",), "deed": "open", **more}
    return told(who, says, "road", at=days(day), **more)


PRESS: dict[str, Any] = {"party": None, "official": False}


@pytest.mark.parametrize(
    ("words", "kind", "on", "state"),
    [
        ([], "unreported", (), None),
        ([on_road(OWING, "done")], "one-sided", (), "whole"),
        ([on_road(OWED, "done")], "acknowledged", (), "whole"),
        ([on_road(OWING, "withheld")], "acknowledged", (), "none"),
        ([on_road(OWING, "undone")], "acknowledged", (), "none"),
        ([on_road(OWED, "undone")], "one-sided", (), "none"),
        ([on_road(OWED, "breached")], "one-sided", (), "none"),
        ([on_road(OWING, "done"), on_road(OWED, "done")], "agreed", (), "whole"),
        ([on_road(OWING, "done"), on_road(OWED, "undone")], "contested", ("fact",), None),
        ([on_road(OWING, "withheld"), on_road(OWED, "breached")], "contested", ("duty",), "none"),
        ([on_road(OWING, "excused"), on_road(OWED, "breached")], "contested", ("duty",), "none"),
        ([on_road(OWING, "undone"), on_road(OWED, "breached")], "agreed", (), "none"),
        ([on_road("press", "done", **PRESS)], "reported", (), "whole"),
        ([on_road("press", "undone", **PRESS)], "reported", (), "none"),
        ([on_road(OWING, "withheld", 6), on_road("press", "done", 8, **PRESS)], "reported", (), "whole"),
        ([on_road(OWING, "withheld", 8), on_road("press", "done", 6, **PRESS)], "acknowledged", (), "none"),
    ],
)  # fmt: skip
def test_outcome_of_one_step(
    words: list[HeldClaim], kind: str, on: tuple[str, ...], state: str | None
) -> None:
    outcome = road(*words).outcome
    assert (outcome.kind, outcome.on, outcome.state) == (kind, on, state)


def test_before_its_date_a_silent_step_is_not_due() -> None:
    assert road(at=days(4)).outcome.kind == "not-due"


def test_a_finding_comes_first_and_leaves_the_cells() -> None:
    finding = told(
        "panel", "done", "road", at=days(7), party=None, official=False, kind="finding", by=("b",), deed="open",
        method="visit", grade="B2",
    )  # fmt: skip
    step = road(on_road(OWED, "undone"), finding)
    assert (step.outcome.kind, step.outcome.by) == ("found", ("panel",))
    assert step.views[OWED].state == "not-done-by-its-date"


def test_two_verifiers_that_differ_are_both_printed() -> None:
    both = TRUCE.replace("{panel: Verification panel}", "{panel: Panel, mission: Mission}")
    agreement = truce(both.replace("day 5, verifier: panel}", "day 5}"))
    more: dict[str, Any] = {
        "party": None,
        "official": False,
        "kind": "finding",
        "by": ("b",),
        "method": "visit",
    }
    words = [
        told(who, says, "road", at=days(7), deed="open", grade="B2", **more)
        for who, says in (("panel", "done"), ("mission", "undone"))
    ]
    step = next(s for s in status_at(words, AT, agreement).obligations if s.id == "step:road")
    assert (step.outcome.kind, step.outcome.state, set(step.outcome.by)) == (
        "found",
        None,
        {"panel", "mission"},
    )
    assert len(step.views["found"].why) == 2


def test_the_same_words_without_a_mandate_are_no_finding() -> None:
    visitor = told(
        "press", "done", "road", at=days(7), party=None, official=False, kind="finding", by=("b",), deed="open",
        method="visit", grade="B2",
    )  # fmt: skip
    assert road(visitor).outcome.kind == "reported"


def test_breach_is_never_computed() -> None:
    assert all(
        "breached" not in {v.state for v in s.views.values()}
        for s in status_at([], days(26)).obligations
    )


def test_a_later_word_replaces_the_earlier_and_both_stay() -> None:
    step = road(on_road(OWING, "withheld", 5), on_road(OWING, "done", 7))
    assert step.views[OWING].state == "fulfilled-late"
    assert len(step.history) == 2


def test_what_others_report_later_ends_the_common_fact_but_not_the_dispute() -> None:
    words = [
        on_road(OWING, "withheld", 6),
        on_road(OWED, "breached", 6),
        on_road("press", "done", 8, **PRESS),
    ]
    outcome = road(*words).outcome
    assert (outcome.kind, outcome.on, outcome.state) == ("contested", ("duty",), None)


def test_a_cause_stated_and_denied_is_contested_beside_the_duty() -> None:
    step = road(
        on_road(OWING, "withheld", condition="until the list is given"),
        on_road(OWED, "breached"),
        on_road(OWED, "denied", aspects=("cause",)),
    )
    assert set(step.outcome.on) == {"duty", "cause"}


def test_a_cause_that_nobody_answers_is_not_contested() -> None:
    step = road(
        on_road(OWING, "withheld", condition="until the list is given"), on_road(OWED, "breached")
    )
    assert step.outcome.on == ("duty",)


def batch(
    who: str, figure: str, toward: str, day: int, at_hour: str = "", **more: Any
) -> HeldClaim:
    return told(
        who,
        "done",
        toward,
        at=days(day) + at_hour,
        kind="delivery",
        figure=figure,
        by=("a",),
        deed="release",
        **more,
    )


def lorries(who: str, figure: str, **more: Any) -> HeldClaim:
    fixed: dict[str, Any] = {"kind": "delivery", "unit": "trucks", "by": ("b",), "deed": "admit"}
    return told(who, "done", "aid/day-3", at=days(3), figure=figure, **fixed, **more)


def captives(name: str, *held: HeldClaim, at: str = AT) -> ObligationStep:
    return next(s for s in status_at(held, at).obligations if s.id == f"step:captives/{name}")


def test_silence_on_one_delivery_is_no_dispute_of_the_total() -> None:
    told_by_both = [batch(who, "3", "captives/day-2", 2) for who in "ab"]
    step = captives("day-6", *told_by_both, batch("a", "3", "captives/day-6", 6))
    assert (step.outcome.kind, step.outcome.by) == ("one-sided", ("a",))


def test_two_figures_for_one_delivery_are_contested_on_amount() -> None:
    step = captives(
        "day-2", batch("a", "3", "captives/day-2", 2), batch("b", "2", "captives/day-2", 2)
    )
    assert (step.outcome.kind, step.outcome.on) == ("contested", ("amount",))


def test_different_counting_points_are_not_contested() -> None:
    step = captives(
        "day-2",
        batch("a", "3", "captives/day-2", 2, counting_point="handed-over"),
        batch("b", "2", "captives/day-2", 2, counting_point="identified"),
    )
    assert "amount" not in step.outcome.on


def test_deliveries_are_counted_cumulatively_and_the_batch_is_marked_as_assigned_by_rule() -> None:
    step = captives("day-6", *(batch("a", "6", "captives", d) for d in (4,)))
    assert step.views["a"].state == "fulfilled"
    assert "assigned by rule" in step.views["a"].why[0].text
    assert step.cumulative["a"] == (6, 6)


def test_an_open_figure_that_may_reach_what_is_due_is_not_called_fulfilled() -> None:
    assert (
        captives("day-2", batch("a", ">2", "captives/day-2", 2)).views["a"].state
        == "done-amount-open"
    )


def test_a_lower_bound_that_reaches_what_is_due_fulfils() -> None:
    assert captives("day-2", batch("a", "3..", "captives/day-2", 2)).views["a"].state == "fulfilled"


def test_part_of_a_batch_is_active_before_its_date_and_partly_after() -> None:
    part = batch("a", "1", "captives/day-6", 5)
    full = batch("a", "3", "captives/day-2", 2)
    assert captives("day-6", full, part, at=days(5)).views["a"].state == "active"
    assert captives("day-6", full, part, at=days(8)).views["a"].state == "partly"


def test_one_delivery_told_twice_by_one_side_counts_once() -> None:
    again = [batch("a", "3", "captives/day-2", 2, published=days(d)) for d in (2, 4)]
    assert captives("day-2", *again).done["a"].low == 3


def test_an_exchange_opens_one_step_per_counter_delivery_in_the_view_that_told_it() -> None:
    status = status_at([batch("a", "2", "captives/day-2", 2, item="civilian")], days(5))
    step = next(s for s in status.obligations if s.id == "step:detainees/day-2")
    assert (step.promised.low, step.due) == (6, days(3))
    assert (step.views["a"].state, step.views["b"].state) == ("overdue-unreported", "pending")


def test_an_exchange_whose_category_is_not_held_has_no_amount() -> None:
    status = status_at([batch("a", "2", "captives/day-2", 2)], days(5))
    assert (
        next(s for s in status.obligations if s.id == "step:detainees/day-2").promised.low is None
    )


def test_a_joint_duty_has_a_part_per_party_and_is_broken_by_nobody() -> None:
    status = status_at([], days(9))
    parts = [s for s in status.obligations if s.obligation == "talks" and s.id.endswith("day-8")]
    assert sorted(s.party for s in parts) == ["a", "b"]
    assert {s.outcome.kind for s in parts} == {"unreported"}


def test_a_total_over_several_days_moves_no_day() -> None:
    total = told(
        "b",
        "done",
        "aid",
        at=days(2),
        until=days(4),
        kind="delivery",
        figure="300",
        unit="trucks",
        by=("b",),
        deed="admit",
    )
    cells = [
        s.views["b"].basis for s in status_at([total], days(6)).obligations if s.obligation == "aid"
    ]
    assert set(cells) == {"silent"}


def test_the_owing_sides_reading_that_a_phase_ended_ends_its_daily_duty_in_its_view_only() -> None:
    reading = told("b", "ended", "phase-1", at=days(21), kind="reading")
    step = next(s for s in status_at([reading], days(21)).obligations if s.id == "step:aid/day-21")
    assert (step.views["b"].state, step.views["b"].basis) == ("not-owed", "follows")
    assert step.views["a"].state == "due"


def test_a_word_on_the_whole_agreement_covers_every_positive_duty_of_its_speaker_alone() -> None:
    suspends = told("b", "withheld", "agreement", at=days(4), kind="announcement", by=("b",))
    status = status_at([suspends], days(5))
    withheld = {s.obligation for s in status.obligations if s.views["b"].state == "withheld"}
    assert "road" in withheld
    assert "camp" not in withheld


def test_a_duty_whose_owing_side_the_text_does_not_state_still_has_its_cells() -> None:
    text = TRUCE.replace("  road: {party: b, to: a,", "  road: {party: not stated,")
    words = [on_road(who, says) for who, says in (("a", "done"), ("b", "undone"))]
    step = next(s for s in status_at(words, AT, truce(text)).obligations if s.id == "step:road")
    assert (step.party, step.outcome.kind, step.outcome.on) == ("", "contested", ("fact",))
    assert [step.views[p].basis for p in "ab"] == ["said", "said"]


def test_deadline_and_deed_that_overlap_are_not_judged_punctual_or_late() -> None:
    month = told("a", "done", "camp", at="2031-03", by=("a",), deed="withdraw")
    step = next(s for s in status_at([month], days(31)).obligations if s.id == "step:camp")
    assert step.views["a"].state == "fulfilled-time-open"


def test_an_accusation_about_the_whole_agreement_is_no_confession() -> None:
    accusation = told("b", "breached", "agreement", at=days(4), by=("a",))
    states = {
        s.views["b"].state for s in status_at([accusation], days(5)).obligations if s.party == "b"
    }
    assert "breached" not in states


def test_the_calendar_alone_finds_and_agrees_nothing_on_the_phase() -> None:
    text = TRUCE.replace(
        "continues: {open: [while talks under way, until phase-2 begun]}",
        "continues: while agreement in force",
    )
    phase = status_at([], days(22), truce(text)).phase
    assert (phase.outcome.kind, {v.basis for v in phase.views.values()}) == (
        "not-due",
        {"silent"},
    )


def test_rejecting_an_outline_does_not_put_the_agreement_out_of_force() -> None:
    text = TRUCE.replace(
        "takes effect: at 2031-03-01", "takes effect: at 2031-03-01 once a accepts and b accepts"
    )
    words = [
        told(p, "accepted", "agreement", at=days(1), kind="announcement", by=(p,)) for p in "ab"
    ]
    words.append(told("b", "rejected", None, at=days(4), kind="announcement", by=("b",)))
    views = status_at(words, days(5), truce(text)).phase.views
    assert {v.state for v in views.values()} == {"in-force"}


def test_two_institutions_of_one_side_tell_one_delivery() -> None:
    words = [
        batch("a", "3", "captives/day-2", 2),
        batch("a", "3", "captives", 2, at_hour="T10:00"),
    ]
    assert captives("day-2", *words).cumulative["a"] == (3, 3)


def test_figures_of_two_sources_are_never_added() -> None:
    words = [
        told(
            who,
            "done",
            "aid/day-3",
            at=days(3),
            kind="delivery",
            figure="60",
            unit="trucks",
            by=("b",),
            deed="admit",
            place=place,
            **PRESS,
        )
        for who, place in (("un", None), ("press", "east-gate"))
    ]
    step = next(s for s in status_at(words, days(5)).obligations if s.id == "step:aid/day-3")
    assert step.done["others"].low == 60


def test_different_counting_points_of_different_goods_are_not_added() -> None:
    words = [
        told(
            "b",
            "done",
            "aid/day-3",
            at=days(3),
            kind="delivery",
            figure=n,
            unit="trucks",
            by=("b",),
            deed="admit",
            item=item,
            counting_point=point,
        )
        for n, item, point in (("60", "food", "entered"), ("50", "fuel", "offloaded"))
    ]
    step = next(s for s in status_at(words, days(5)).obligations if s.id == "step:aid/day-3")
    assert (step.views["b"].state, step.done["b"].low) == ("partly", 60)


def test_a_word_on_the_other_partys_part_of_a_joint_duty_is_none_on_ones_own() -> None:
    word = told("a", "undone", "talks", at=days(9), by=("b",), deed="hold-talks")
    parts = {s.party: s for s in status_at([word], days(10)).obligations if s.id.endswith("day-8")}
    assert (parts["a"].outcome.kind, parts["b"].outcome.kind) == ("unreported", "one-sided")


def test_the_amount_of_an_exchange_step_is_that_of_the_view() -> None:
    told_by_b = [
        batch("b", "2", "captives/day-2", 2, item="civilian"),
        told(
            "b",
            "done",
            "detainees/day-2",
            at=days(2),
            kind="delivery",
            figure="6",
            by=("b",),
            deed="release",
        ),
    ]
    more = batch("a", "3", "captives/day-2", 2, item="civilian")
    for held in (told_by_b, [*told_by_b, more]):
        step = next(
            s for s in status_at(held, days(5)).obligations if s.id == "step:detainees/day-2"
        )
        assert step.views["b"].state == "fulfilled"
    assert (step.promised.low, step.promised.high) == (6, 9)


def test_denying_a_charge_is_not_saying_that_it_was_not_done() -> None:
    step = road(
        on_road(OWING, "done", 5), on_road(OWED, "breached", 6), on_road(OWING, "denied", 7)
    )
    assert step.views[OWING].state == "fulfilled"
    assert step.outcome.kind == "contested"


def test_not_done_before_the_date_is_only_not_yet() -> None:
    step = road(on_road(OWING, "undone", 3), at=days(3))
    assert (step.views[OWING].state, step.outcome.kind) == ("active", "one-sided")


def test_what_was_not_done_of_one_batch_takes_nothing_from_another() -> None:
    words = [
        batch("a", "3", "captives/day-2", 2),
        told("a", "undone", "captives/day-6", at=days(7), by=("a",), deed="release"),
    ]
    assert captives("day-2", *words).done["a"].low == 3
    assert captives("day-6", *words).views["a"].state == "not-done-by-its-date"


def test_held_back_first_and_done_later_are_no_dispute() -> None:
    step = road(on_road(OWING, "withheld", 4), on_road(OWED, "done", 6))
    assert (step.outcome.kind, step.outcome.by) == ("acknowledged", (OWED,))


def test_a_reading_tells_nothing_about_the_deed() -> None:
    reading = told(OWING, "no-duty", "road", at=days(6), kind="reading")
    assert (road(reading).views[OWING].state, road(reading).outcome.kind) == (
        "not-owed",
        "one-sided",
    )
    again = told(OWING, "duty", "road", at=days(7), kind="reading")
    assert road(reading, again).views[OWING].state == "overdue-unreported"


def test_part_told_against_a_charge_of_breach_is_contested_not_agreed() -> None:
    part = told(
        "b",
        "done",
        "aid/day-3",
        at=days(3),
        kind="delivery",
        figure="50",
        unit="trucks",
        by=("b",),
        deed="admit",
    )
    charge = told("a", "breached", "aid/day-3", at=days(3), by=("b",), deed="admit")
    for at in (days(3), days(4)):
        step = next(
            s for s in status_at([part, charge], at).obligations if s.id == "step:aid/day-3"
        )
        assert (step.outcome.kind, step.outcome.on) == ("contested", ("duty",))


def test_what_was_said_of_a_step_stays_though_both_sides_say_that_its_phase_ended() -> None:
    ended = [told(p, "ended", "phase-1", at=days(21), kind="reading") for p in "ab"]
    finding = told(
        "press", "undone", "aid/day-22", at=days(22), by=("b",), deed="admit", **PRESS,
    )  # fmt: skip
    steps = {s.id: s for s in status_at([*ended, finding], days(23)).obligations}
    assert steps["step:aid/day-22"].views["others"].basis == "said"
    assert {steps["step:aid/day-23"].views[p].state for p in "ab"} == {"not-owed"}


def test_talks_that_opened_and_were_not_concluded_are_not_said_not_to_have_opened() -> None:
    words = [
        told(p, "done", "talks", at=days(8), kind="talks", by=("a", "b"), deed="hold-talks")
        for p in "ab"
    ]
    whys = [s.why for s in status_at(words, days(17)).sticking_points]
    assert any("concluded" in w for w in whys)
    assert not any("begin" in w for w in whys)


def test_an_owing_mediator_is_heard_as_the_owing_side() -> None:
    text = TRUCE.replace("road: {party: b, to: a,", "road: {party: qatar, to: [a, b],").replace(
        "verifiers:", "mediators: {qatar: Qatar}\nverifiers:"
    )
    own = told(
        "qatar",
        "undone",
        "road",
        at=days(6),
        party=None,
        official=False,
        by=("qatar",),
        deed="open",
    )
    other = told("a", "undone", "road", at=days(6), by=("qatar",), deed="open")
    kinds = []
    for words in ([own], [other], [own, other]):
        step = next(s for s in status_at(words, AT, truce(text)).obligations if s.id == "step:road")
        kinds.append(step.outcome.kind)
    assert kinds == ["acknowledged", "one-sided", "agreed"]
