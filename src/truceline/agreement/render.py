"""Findings as text for a terminal and as the value of ``check --format json``."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from truceline.agreement.finding import SEVERITIES, Finding
from truceline.agreement.model import Agreement, Place
from truceline.agreement.problem import SourceText, excerpt

__all__ = ["CheckResult", "render_findings"]

_KEY = re.compile(r"[^:,{}]+")


class CheckResult(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="schema", tag="truceline.check/1"
):
    """What ``check --format json`` prints: the agreement's id and the findings."""

    agreement: str
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether an error was found: then ``check`` exits with status 1."""
        return any(finding.severity == "error" for finding in self.findings)


def render_findings(agreement: Agreement, findings: Sequence[Finding]) -> str:
    """Return the findings as text, in their order, and a last line that counts them.

    Errors and warnings show the line of the file with a caret and the way out; notes take one
    line.
    """
    source = SourceText(agreement.file, agreement.source)
    return "\n".join([*(_rendered(source, finding) for finding in findings), _count(findings)])


def _rendered(source: SourceText, finding: Finding) -> str:
    place = Place(finding.line, finding.column)
    head = f"{source.file}:{place.line}:{place.column}: {finding.severity} {finding.code}"
    if finding.severity == "note":
        return f"{head} {finding.message}"
    line = source.line(place.line)
    key = _KEY.match(line, place.column - 1)
    carets = excerpt(line, place, len(key[0]) if key else 1)
    return f"{head} {finding.message}\n{carets}\n  {finding.remedy}"


def _count(findings: Sequence[Finding]) -> str:
    counts = [(sum(f.severity == s for f in findings), s) for s in SEVERITIES]
    said = [f"{n} {s}" + ("" if n == 1 else "s") for n, s in counts if n]
    return ", ".join(said) if said else "nothing found"
