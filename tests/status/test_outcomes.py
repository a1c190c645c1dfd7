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
    agreement = truce(
        TRUCE.replace("{panel: Verification panel}", "{panel: Panel, mission: Mission}")
    )
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


def batch(who: str, figure: str, toward: str, day: int, **more: Any) -> HeldClaim:
    return told(
        who,
        "done",
        toward,
        at=days(day),
        kind="delivery",
        figure=figure,
        by=("a",),
        deed="release",
        **more,
    )


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
