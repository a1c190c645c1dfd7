"""The agreement as executable text: load it, plan its dated steps, check it."""

from __future__ import annotations

from truceline.agreement.calendar import day_interval, end_of, phase_calendar, phase_start, step_day
from truceline.agreement.checks import CHECKS, check, skipped_checks
from truceline.agreement.finding import Check, Finding
from truceline.agreement.load import load_agreement, parse_agreement
from truceline.agreement.model import (
    Agreement,
    All,
    Any_,
    Assumption,
    Batch,
    Clock,
    Condition,
    Deadline,
    Duration,
    Fact,
    Must,
    Not,
    Obligation,
    Phase,
    Place,
)
from truceline.agreement.planning import plan, recurring_steps
from truceline.agreement.problem import AgreementProblem
from truceline.agreement.render import CheckResult, render_findings
from truceline.agreement.step import Step

__all__ = [
    "CHECKS",
    "Agreement",
    "AgreementProblem",
    "All",
    "Any_",
    "Assumption",
    "Batch",
    "Check",
    "CheckResult",
    "Clock",
    "Condition",
    "Deadline",
    "Duration",
    "Fact",
    "Finding",
    "Must",
    "Not",
    "Obligation",
    "Phase",
    "Place",
    "Step",
    "check",
    "day_interval",
    "end_of",
    "load_agreement",
    "parse_agreement",
    "phase_calendar",
    "phase_start",
    "plan",
    "recurring_steps",
    "render_findings",
    "skipped_checks",
    "step_day",
]
