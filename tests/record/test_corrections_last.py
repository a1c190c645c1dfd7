"""A person's correction wins over every later reading of the same words, or is listed; never lost in silence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
import pytest

from truceline.basis.span import Passage
from truceline.claims.claim import Claim, EventPart
from truceline.record import CORRECTION, WITHDRAWAL, Record, open_record
from truceline.record.held import HeldClaim
from truceline.record.judging import Judged, apply_judgements, judgement_on
from truceline.record.kinds import Judgement

if TYPE_CHECKING:
    from record.conftest import Folder

TEXT = "north: We accept the text and we keep the road open.\nsouth: We reject article two.\n"


def taken(folder: Folder) -> Record:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None, now=folder.clock)
    folder.into(record)
    return record


@pytest.fixture
def claim(folder: Folder) -> Claim:
    return taken(folder).held()[0].claim


def judged(claim: Claim, changes: dict[str, object], kind: str = CORRECTION) -> Judgement:
    return judgement_on(claim, changes, reason="", kind=kind, received=None)


def after(judgements: list[Judgement], *claims: Claim) -> Judged:
    moment = datetime(2031, 3, 1, tzinfo=UTC)
    held = [HeldClaim(claim=c, received=moment, recorded=moment, sequence=1) for c in claims]
    named = [(f"judgement:{n}", j) for n, j in enumerate(judgements, 1)]
    return apply_judgements(held, named, reports=frozenset({claims[0].report or ""}))


def cut_to(claim: Claim, id_: str, start: int, end: int | None) -> Claim:
    """The claim as a later reading has it: another id, and only these letters of its content."""
    assert claim.content is not None
    text = claim.content.text[start:end]
    at = claim.content.start + start
    return msgspec.structs.replace(
        claim, id=id_, extractor="later", content=Passage(text=text, start=at, end=at + len(text))
    )


def acts(found: Judged) -> list[str]:
    return [one.claim.act for one in found.held]


def test_a_claim_that_is_split_is_corrected_in_all_its_parts(claim: Claim) -> None:
    halves = cut_to(claim, "a", 0, 18), cut_to(claim, "b", 19, None)
    found = after([judged(claim, {"act": "denies"})], *halves)
    assert (acts(found), found.review) == (["denies", "denies"], ())


def test_a_claim_that_is_split_is_withdrawn_in_all_its_parts(claim: Claim) -> None:
    halves = cut_to(claim, "a", 0, 30), cut_to(claim, "b", 31, None)
    assert after([judged(claim, {}, WITHDRAWAL)], *halves).held == ()


def test_a_claim_that_is_merged_into_a_longer_one_is_corrected_or_listed(claim: Claim) -> None:
    for end, corrected in ((30, True), (10, False)):
        part = cut_to(claim, "a", 0, end)
        found = after([judged(part, {"act": "denies"})], claim)
        assert acts(found) == ["denies" if corrected else "asserts"]
        assert bool(found.review) != corrected


def test_a_correction_of_a_correction_follows_too(claim: Claim) -> None:
    first = judged(claim, {"act": "denies", "party": "south"})
    second = judged(after([first], claim).held[0].claim, {"act": "rejects"})
    (one,) = after([first, second], cut_to(claim, "new", 3, None)).held
    assert (one.claim.act, one.claim.party, len(one.corrected)) == ("rejects", "south", 2)


def test_what_still_fits_is_corrected_and_the_rest_listed(claim: Claim) -> None:
    told = msgspec.structs.replace(claim, event=EventPart(kind="event", says="done"))
    changes: dict[str, object] = {"act": "denies", "event.says": "undone"}
    found = after([judged(told, changes)], claim)
    assert acts(found) == ["denies"]
    assert [u.why.split("; ")[0].endswith("in event.says") for u in found.review] == [True]


def test_a_claim_without_content_is_followed_in_its_sentence(claim: Claim) -> None:
    silent = msgspec.structs.replace(claim, content=None)
    later = msgspec.structs.replace(silent, id="new")
    assert acts(after([judged(silent, {"act": "no-comment"})], later)) == ["no-comment"]


@pytest.mark.parametrize("was_narrated", [True, False])
def test_a_withdrawal_never_hides_what_somebody_else_is_found_to_say(
    claim: Claim, was_narrated: bool
) -> None:
    narrated = msgspec.structs.replace(claim, id="new", source=None, voice="narrator")
    before, later = (narrated, claim) if was_narrated else (claim, narrated)
    found = after([judged(before, {}, WITHDRAWAL)], later)
    assert (len(found.held), len(found.review)) == (1, 1)


def test_the_same_text_under_another_name_is_corrected(folder: Folder) -> None:
    record = taken(folder)
    record.judge(record.held()[0].claim.id, {"act": "denies"}, "analyst")
    (folder.root / "reports" / "a.txt").rename(folder.root / "reports" / "b.txt")
    folder.into(record, reread=True, extractor="short")
    assert [one.claim.act for one in record.held()] == ["denies", "asserts"]


def test_a_corrected_claim_no_longer_waits_for_review(claim: Claim) -> None:
    doubtful = msgspec.structs.replace(claim, score=0.1)
    assert not after([], doubtful).held[0].is_trusted
    assert after([judged(doubtful, {"act": "denies"})], doubtful).held[0].is_trusted
