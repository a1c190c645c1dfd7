"""The whole example, reports read and all: the results worked by hand still hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from truceline.agreement import load_agreement
from truceline.basis.registry_of_actors import read_actors, shipped_registry
from truceline.basis.time import last_instant, zone
from truceline.record import HeldClaim, ingest, open_record
from truceline.reports import load_case
from truceline.status import Question, Status, evaluate

CASE = Path(__file__).parents[2] / "examples" / "gaza-2025-01"
TZ = zone("Asia/Gaza")
EXPECTED: dict[str, Any] = YAML(typ="safe", pure=True).load(
    (CASE / "expected.yaml").read_text("utf-8")
)
REGISTRY = shipped_registry().with_actors(
    read_actors((CASE / "actors.yaml").read_text("utf-8"), file="actors.yaml")
)
PARTIES = ("hamas", "israel")


@cache
def held() -> tuple[HeldClaim, ...]:
    agreement = load_agreement(CASE / "agreement.truce.yaml")
    issues = {o.id: o.issue for o in agreement.obligations.values() if o.issue is not None}
    with open_record(None) as record:
        ingest(record, load_case(CASE), registry=REGISTRY, parties=PARTIES, issue_of=issues)
        return record.held(None, "received", TZ)


@cache
def status(at: str) -> Status:
    agreement = load_agreement(CASE / "agreement.truce.yaml")
    question = Question(
        case="gaza", at=last_instant(at, TZ), tz=TZ, parties=PARTIES, known_by="received"
    )
    return evaluate(held(), question, agreement=agreement, registry=REGISTRY)


def cases() -> list[Any]:
    """Entries of the fullest set: F in January, G afterwards, C where nothing else is worked."""
    found = []
    for entry in EXPECTED["steps"]:
        for at in map(str, entry["moments"]):
            fullest = "F" if at < "2025-02" else "G"
            if fullest in entry["sets"]:
                found.append(pytest.param(entry, at, id=f"{entry['source']}-{entry['step']}-{at}"))
    return found


@pytest.mark.parametrize(("entry", "at"), cases())
def test_reports_do_not_disturb_what_was_worked_by_hand(entry: dict[str, Any], at: str) -> None:
    step = next(s for s in status(at).obligations if s.id == f"step:{entry['step']}")
    outcome = step.outcome
    if "aspect" in entry:
        assert step.aspects[entry["aspect"]].kind == entry["outcome"]["kind"]
        return
    for view, cell in entry["views"].items():
        assert step.views[view].state == cell.get("state", step.views[view].state)
        assert step.views[view].basis == cell.get("basis", step.views[view].basis)
    assert outcome.kind == entry["outcome"].get("kind", outcome.kind)
    assert set(outcome.on) == set(entry["outcome"].get("on", outcome.on))


def test_what_one_side_says_of_the_other_is_never_its_own_word() -> None:
    position = status("2025-03-02").positions["hamas"]["phases-and-duration"]
    assert (position.stance, position.first_hand) == ("rejects", False)
    assert position.per == ("israel/prime-ministers-office",)


def test_the_four_levers_and_no_other() -> None:
    assert [lever.id for lever in status("2025-03-02").levers] == [
        "lever:israel/return-north", "lever:hamas/hostages/day-28", "lever:israel/prisoners/day-35",
        "lever:israel/aid/day-43",
    ]  # fmt: skip


def test_the_readings_that_part_are_the_order_of_a_batch_and_the_end_of_the_stage() -> None:
    kinds = [(c.kind, c.steps) for c in status("2025-03-02").contradictions if c.kind == "reading"]
    assert kinds == [("reading", ()), ("reading", ("step:hostages/day-7",))]


def test_no_claim_of_a_report_names_a_step_by_guessing() -> None:
    agreement = load_agreement(CASE / "agreement.truce.yaml")
    named = {
        h.claim.event.toward for h in held() if h.claim.row is None and h.claim.event is not None
    }
    assert named <= {None, *agreement.phases}


def test_what_is_awaited_follows_the_levers_that_are_open() -> None:
    awaited = {c.text for c in status("2025-03-02").conditions if c.clause is None}
    assert "until Hamas accepts the outline for extension" in awaited
    assert not any("ceremonies" in text or "makes good" in text for text in awaited)
