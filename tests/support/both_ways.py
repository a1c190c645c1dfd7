"""Sentences told of two sides, each way round: "{A}" and "{B}" are the sides of a turn."""

from __future__ import annotations

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.reports import read_report_bytes

__all__ = ["IDS", "TURNS", "Turn", "by", "claims"]

TURNS = [
    ("Israel", "Hamas", ("israel", "hamas")),
    ("Hamas", "Israel", ("hamas", "israel")),
    ("Russia", "Ukraine", ("russia", "ukraine")),
    ("Ukraine", "Russia", ("ukraine", "russia")),
    ("Kinshasa", "M23", ("dr-congo", "m23")),
    ("M23", "Kinshasa", ("m23", "dr-congo")),
]
IDS = [ids[0] for _, _, ids in TURNS]
Turn = tuple[str, str, tuple[str, str]]


def claims(turn: Turn, sentence: str) -> tuple[Claim, ...]:
    """The claims of a sentence with the sides of the turn put in."""
    one, other, ids = turn
    text = sentence.replace("{A}", one).replace("{B}", other)
    report = read_report_bytes(text.encode(), file="told.txt")
    return extract_claims(report, registry=shipped_registry(), parties=tuple(sorted(ids)))


def by(found: tuple[Claim, ...], party: str) -> Claim:
    """The one claim of a party."""
    (claim,) = [c for c in found if c.party == party]
    return claim
