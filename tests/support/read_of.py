"""Short texts read with the parties of a shipped process, as a case of that process would."""

from __future__ import annotations

from functools import cache

from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.reports import read_report_bytes

__all__ = ["cut_from", "parties_of", "read", "words"]


@cache
def parties_of(process: str) -> tuple[str, ...]:
    """The parties of the shipped process of that id."""
    return next(p.parties for p in processes() if p.id == process)


def read(process: str, text: str) -> tuple[Claim, ...]:
    """The claims of a text of a process."""
    report = read_report_bytes(text.encode(), file="report.txt")
    return extract_claims(
        report, registry=shipped_registry(), parties=parties_of(process), extractor="rules"
    )


def words(part: object) -> str | None:
    """The words of a passage or a speaker, if there is one."""
    return None if part is None else str(getattr(part, "text", None))


def cut_from(text: str, claim: Claim) -> bool:
    """Whether the words of every part of a claim stand in the text where it says they do."""
    parts = [p for p in (claim.source, claim.cue) if p is not None]
    whole = all(text[p.start : p.end] == p.text for p in parts)
    if claim.content is None:
        return whole and text[claim.evidence.start : claim.evidence.end].strip() != ""
    pieces = claim.content.fragments or ((claim.content.start, claim.content.end),)
    joined = " ".join(text[a:b].strip() for a, b in pieces)
    return whole and joined.split() == claim.content.text.split()
