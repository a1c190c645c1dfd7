"""A ceasefire desk: who said what, what the agreement asks, what was done, and on whose word.

The flow is the folder tree: reports -> claims -> record, agreement -> status -> briefing. The
names below are the public ones; each is loaded from its room when it is first used, so that the
command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from truceline.agreement import Agreement, check, load_agreement
    from truceline.basis.registry_of_actors import shipped_registry
    from truceline.briefing import Briefing, brief
    from truceline.claims import Claim, extract_claims
    from truceline.errors import TrucelineError
    from truceline.record import Record, open_record
    from truceline.reports import Report, read_report
    from truceline.status import Question, Status, evaluate

_ROOMS = {
    "truceline.agreement": ("Agreement", "check", "load_agreement"),
    "truceline.basis.registry_of_actors": ("shipped_registry",),
    "truceline.briefing": ("Briefing", "brief"),
    "truceline.claims": ("Claim", "extract_claims"),
    "truceline.errors": ("TrucelineError",),
    "truceline.record": ("Record", "open_record"),
    "truceline.reports": ("Report", "read_report"),
    "truceline.status": ("Question", "Status", "evaluate"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Agreement",
    "Briefing",
    "Claim",
    "Question",
    "Record",
    "Report",
    "Status",
    "TrucelineError",
    "brief",
    "check",
    "evaluate",
    "extract_claims",
    "load_agreement",
    "open_record",
    "read_report",
    "shipped_registry",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room. Raises AttributeError for any other name."""
    if name not in _HOMES:
        raise AttributeError(f"module “truceline” has no public name “{name}”")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
