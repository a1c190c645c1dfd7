"""Reading claims: from a report, or a row of observations, to who said what."""

from truceline.claims.claim import (
    About,
    Amount,
    Claim,
    EventPart,
    RowRef,
    Speaker,
    Stance,
    When,
    Where,
    claim_id,
    row_claim_id,
)
from truceline.claims.pipeline import STANDARD, Extractor, extract_claims, extractors, rules
from truceline.claims.rows import claims_of_row

__all__ = [
    "STANDARD",
    "About",
    "Amount",
    "Claim",
    "EventPart",
    "Extractor",
    "RowRef",
    "Speaker",
    "Stance",
    "When",
    "Where",
    "claim_id",
    "claims_of_row",
    "extract_claims",
    "extractors",
    "row_claim_id",
    "rules",
]
