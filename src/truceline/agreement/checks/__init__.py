"""The checks: each a short function whose docstring is what the user reads."""

from __future__ import annotations

from truceline.agreement.checks.arithmetic import totals_and_ratios
from truceline.agreement.checks.duties import (
    counting_of_quotas,
    handover_conduct,
    order_inside_batch,
    who_owes_and_when,
)
from truceline.agreement.checks.provisions import dispute_body, extension_rule, suspension_rule
from truceline.agreement.checks.roles import actors_known, verifier_independent, verifier_named
from truceline.agreement.checks.timing import clock_anchor, phase_end, trigger_before_deadline
from truceline.agreement.checks.waiting import circular_waiting, waits_in_vain
from truceline.agreement.finding import Check, Finding
from truceline.agreement.model import Agreement
from truceline.basis.registry_of_actors import Registry

__all__ = ["CHECKS", "check", "skipped_checks"]

CHECKS: tuple[Check, ...] = (
    Check(code="T001", severity="warning", of_text=who_owes_and_when),
    Check(code="T002", severity="error", of_text=circular_waiting),
    Check(code="T003", severity="warning", of_text=clock_anchor),
    Check(code="T005", severity="warning", of_text=phase_end),
    Check(code="T006", severity="warning", of_text=order_inside_batch),
    Check(code="T007", severity="note", of_text=handover_conduct),
    Check(code="T008", severity="warning", of_text=counting_of_quotas),
    Check(code="T014", severity="note", of_text=extension_rule),
    Check(code="T015", severity="note", of_text=suspension_rule),
    Check(code="T016", severity="warning", of_text=verifier_named),
    Check(code="T017", severity="note", of_text=dispute_body),
    Check(code="T021", severity="error", of_text=totals_and_ratios),
    Check(code="T023", severity="warning", of_text=waits_in_vain),
    Check(code="T024", severity="error", of_text=trigger_before_deadline),
    Check(code="T025", severity="note", of_actors=actors_known),
    Check(code="T026", severity="error", of_actors=verifier_independent),
)


def check(agreement: Agreement, *, registry: Registry | None = None) -> tuple[Finding, ...]:
    """Return what all checks find, in the order of the text, then of the codes.

    Without ``registry`` the checks that need a case's actors are skipped (see
    ``skipped_checks``). Swapping the two parties of an agreement swaps the findings and changes
    nothing else.
    """
    found = (finding for one in CHECKS for finding in one.findings(agreement, registry))
    return tuple(sorted(found, key=lambda f: (f.line, f.column, f.code, f.clause)))


def skipped_checks(registry: Registry | None) -> tuple[str, ...]:
    """Return the codes of the checks that are skipped for want of a case's actors."""
    return tuple(one.code for one in CHECKS if one.of_actors is not None and registry is None)
