"""A finding of a check: what may go wrong with a clause, where, and how to mend it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

import msgspec

from truceline.agreement.model import Agreement, Assumption, Place
from truceline.basis.registry_of_actors import Registry

__all__ = ["Check", "Doubt", "Finding", "SEVERITIES", "place_of"]

# From what stops a `check` (exit status 1) to what a reader may want to know.
SEVERITIES = ("error", "warning", "note")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. ``clause`` is the path of the clause ("obligations.aid", "phases.phase-1")."""

    code: str
    severity: str
    line: int
    column: int
    clause: str
    message: str
    remedy: str


class Doubt(msgspec.Struct, frozen=True):
    """What a check says of one clause, before its place and its severity are looked up.

    ``severity`` None means that of the check.
    """

    clause: str
    message: str
    remedy: str
    severity: str | None = None


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A registered check: its code, its usual severity, and the function that asks.

    Exactly one of ``of_text`` (looks at the agreement alone) and ``of_actors`` (needs a case's
    actors too). The function's docstring is the text that the user sees.
    """

    code: str
    severity: str
    of_text: Callable[[Agreement], Iterator[Doubt]] | None = None
    of_actors: Callable[[Agreement, Registry], Iterator[Doubt]] | None = None

    @property
    def explanation(self) -> str:
        """What the check asks, and why that matters: the docstring of its function."""
        return inspect.getdoc(self.of_text or self.of_actors) or ""

    @property
    def title(self) -> str:
        """What the check asks, in one sentence."""
        return " ".join(self.explanation.partition("\n\n")[0].split())

    def findings(self, agreement: Agreement, registry: Registry | None) -> Iterator[Finding]:
        """Yield what the check finds; none if it needs actors and there is no registry."""
        if self.of_text is not None:
            yield from (self._finding(agreement, doubt) for doubt in self.of_text(agreement))
        if self.of_actors is not None and registry is not None:
            yield from (
                self._finding(agreement, doubt) for doubt in self.of_actors(agreement, registry)
            )

    def _finding(self, agreement: Agreement, doubt: Doubt) -> Finding:
        """Return the finding; a doubt that an assumption settles is a note that prints it."""
        place = place_of(agreement, doubt.clause)
        severity = doubt.severity or self.severity
        settled = _assumption_on(agreement, doubt.clause)
        if settled is None or severity == "error" or self.of_text is None:
            message = doubt.message
        else:
            severity = "note"
            message = f"{doubt.message} (assumed by {settled.by}: {settled.why})"
        return Finding(
            code=self.code,
            severity=severity,
            line=place.line,
            column=place.column,
            clause=doubt.clause,
            message=message,
            remedy=doubt.remedy,
        )


def place_of(agreement: Agreement, clause: str) -> Place:
    """Return where a clause stands: its key, else that of what contains it, else the first line."""
    while clause and clause not in agreement.places:
        clause = clause.rpartition(".")[0]
    return agreement.places.get(clause, Place(1, 1))


def _assumption_on(agreement: Agreement, clause: str) -> Assumption | None:
    """Return the assumption written on exactly this clause."""
    path = clause.removeprefix("obligations.").removeprefix("phases.")
    return next((a for a in agreement.assumed if a.path == path), None)
