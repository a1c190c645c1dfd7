"""Judgements: a correction follows its claim, a withdrawal hides it, neither removes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from truceline.basis.span import Span
from truceline.errors import InputError, UnknownAddress, VocabularyError
from truceline.record import WITHDRAWAL, Record, open_record
from truceline.record.following import followed, overlap
from truceline.record.judging import judgement_on

if TYPE_CHECKING:
    from record.conftest import Folder

TEXT = "north: We accept the text.\nsouth: We reject article two.\n"


def taken(folder: Folder, text: str = TEXT) -> Record:
    folder.write("reports/a.txt", text)
    record = open_record(None, now=folder.clock)
    folder.into(record)
    return record


def first(record: Record) -> str:
    return record.held()[0].claim.id


def test_a_correction_changes_the_claim_and_names_itself(folder: Folder) -> None:
    record = taken(folder)
    id_ = record.judge(first(record), {"act": "denies"}, "analyst", "misread")
    held = record.held()[0]
    assert (held.claim.act, held.corrected) == ("denies", (id_,))


def test_a_corrected_claim_keeps_its_id(folder: Folder) -> None:
    record = taken(folder)
    before = first(record)
    record.judge(before, {"act": "denies"}, "analyst")
    assert first(record) == before


def test_a_correction_does_not_reach_back(folder: Folder) -> None:
    record = taken(folder)
    moment = record.head().last_recorded
    record.judge(first(record), {"act": "denies"}, "analyst")
    assert record.held(known_at=moment)[0].claim.act == "asserts"


def test_later_corrections_go_over_earlier_ones(folder: Folder) -> None:
    record = taken(folder)
    record.judge(first(record), {"act": "denies", "party": "south"}, "analyst")
    record.judge(first(record), {"act": "rejects"}, "analyst")
    held = record.held()[0]
    assert (held.claim.act, held.claim.party, len(held.corrected)) == ("rejects", "south", 2)


def test_a_correction_may_reach_inside(folder: Folder) -> None:
    folder.table("r1,event,2031-03-02,north,3,done,,,,")
    record = open_record(None)
    folder.into(record)
    record.judge(first(record), {"event.says": "undone"}, "analyst")
    event = record.held()[0].claim.event
    assert event is not None and event.says == "undone"


def test_a_list_may_be_written_as_text(folder: Folder) -> None:
    record = taken(folder)
    record.judge(first(record), {"issues": "talks; ceasefire"}, "analyst")
    assert record.held()[0].claim.issues == ("talks", "ceasefire")


def test_a_withdrawal_hides_the_claim_and_keeps_the_entry(folder: Folder) -> None:
    record = taken(folder)
    record.judge(first(record), {}, "analyst", "not their words", kind=WITHDRAWAL)
    assert [one.claim.actor for one in record.held()] == ["south"]
    assert sum(entry.kind == "reading" for entry in record.log()) == 1


def test_a_withdrawn_claim_stays_withdrawn_after_a_reread(folder: Folder) -> None:
    record = taken(folder)
    record.judge(first(record), {}, "analyst", kind=WITHDRAWAL)
    folder.into(record, reread=True, extractor="short")
    assert [one.claim.actor for one in record.held()] == ["south"]


def test_a_correction_follows_to_the_claim_of_the_same_content(folder: Folder) -> None:
    record = taken(folder)
    before = first(record)
    record.judge(before, {"act": "denies"}, "analyst")
    folder.into(record, reread=True, extractor="short")
    after = record.held()[0].claim
    assert (after.act, after.id != before, record.unread()) == ("denies", True, ())


def test_a_correction_never_moves_to_another_speaker_of_the_same_words(folder: Folder) -> None:
    record = taken(folder)
    gone, other = record.held()
    judgement = judgement_on(
        gone.claim, {"act": "denies"}, reason="", kind="correction", received=None
    )
    twin = msgspec.structs.replace(other.claim, content=gone.claim.content)
    assert followed(judgement, [twin]) is None


def test_a_correction_follows_past_the_other_speaker_to_its_own(folder: Folder) -> None:
    record = taken(folder)
    gone, other = record.held()
    judgement = judgement_on(
        gone.claim, {"act": "denies"}, reason="", kind="correction", received=None
    )
    twin = msgspec.structs.replace(other.claim, content=gone.claim.content)
    own = msgspec.structs.replace(gone.claim, id="new")
    assert followed(judgement, [twin, own]) == "new"


def test_two_claims_that_cannot_be_told_apart_are_not_guessed_between(folder: Folder) -> None:
    record = taken(folder)
    claim = record.held()[0].claim
    judgement = judgement_on(claim, {"act": "denies"}, reason="", kind="correction", received=None)
    twins = [msgspec.structs.replace(claim, id=id_) for id_ in ("one", "two")]
    assert followed(judgement, twins) is None


def test_a_correction_without_a_claim_to_follow_is_listed_for_review(folder: Folder) -> None:
    record = taken(folder, "north: No\nsouth: We reject article two.\n")
    record.judge(first(record), {"act": "denies"}, "analyst")
    folder.into(record, reread=True, extractor="drop")
    assert [one.claim.act for one in record.held()] == ["asserts"]
    (listed,) = record.unread()
    assert "finds no claim to follow" in listed.why and listed.why.endswith("review it")


def test_a_correction_of_a_row_that_was_then_corrected_is_listed_for_review(folder: Folder) -> None:
    folder.table("r1,event,2031-03-02,north,3,done,,,,")
    record = open_record(None)
    folder.into(record)
    record.judge(first(record), {"event.says": "undone"}, "analyst")
    folder.table("r1,event,2031-03-02,north,4,done,,,,")
    folder.into(record)
    assert [u.line for u in record.unread()] == [2]
    assert record.held()[0].corrected == ()


def test_who_judged_stands_in_the_envelope(folder: Folder) -> None:
    record = taken(folder)
    record.judge(first(record), {"act": "denies"}, "analyst")
    assert list(record.log())[-1].by == "analyst"


@pytest.mark.parametrize("make", [lambda i: i[:8], lambda i: f"claim:{i[:8]}", lambda i: i])
def test_a_unique_beginning_of_the_id_is_enough(folder: Folder, make: object) -> None:
    record = taken(folder)
    assert callable(make)
    assert record.claim(make(first(record))).claim.id == first(record)


@pytest.mark.parametrize("address", ["", "claim:", "zzz", "claim:zzz"])
def test_an_address_that_opens_nothing_is_refused(folder: Folder, address: str) -> None:
    record = taken(folder)
    with pytest.raises(UnknownAddress):
        record.judge(address, {"act": "denies"}, "analyst")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"act": "shouts"}, VocabularyError),
        ({"event.says": "done"}, InputError),
        ({"id": "0"}, InputError),
        ({"evidence": {"start": 0, "end": 1}}, InputError),
        ({"mood": "sour"}, InputError),
        ({"score": "high"}, InputError),
        ({}, InputError),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_writes_nothing(
    folder: Folder, changes: dict[str, object], error: type[Exception]
) -> None:
    record = taken(folder)
    size = record.head().size
    with pytest.raises(error):
        record.judge(first(record), changes, "analyst")
    assert record.head().size == size


def test_a_kind_of_judgement_that_does_not_act_yet_is_refused(folder: Folder) -> None:
    record = taken(folder)
    with pytest.raises(InputError, match="say correction or withdrawal"):
        record.judge(first(record), {}, "analyst", kind="merge")


def test_by_received_a_correction_counts_as_soon_as_its_claim(folder: Folder) -> None:
    folder.index("a.txt,,,2031-02-03,")
    record = taken(folder)
    record.judge(first(record), {"act": "denies"}, "analyst")
    early = record.held(folder.clock().replace(month=2, day=10), "received")
    assert early[0].claim.act == "denies"


def test_by_received_a_declared_judgement_counts_from_its_own_day(folder: Folder) -> None:
    folder.index("a.txt,,,2031-02-03,")
    record = taken(folder)
    record.judge(first(record), {"act": "denies"}, "analyst", received="2031-02-20")
    acts = [
        record.held(folder.clock().replace(month=2, day=day), "received")[0].claim.act
        for day in (10, 25)
    ]
    assert acts == ["asserts", "denies"]


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        (Span(0, 10), Span(0, 10), 1.0),
        (Span(0, 10), Span(5, 15), 1 / 3),
        (Span(0, 10), Span(0, 5), 0.5),
        (Span(0, 10), Span(10, 20), 0.0),
        (Span(3, 3), Span(3, 3), 0.0),
        (None, Span(0, 10), 0.0),
    ],
)
def test_overlap_is_the_share_of_either_span_that_lies_in_both(
    a: Span | None, b: Span, share: float
) -> None:
    assert overlap(a, b) == pytest.approx(share)


@pytest.mark.parametrize(("kept", "found"), [(10, "new"), (5, "new"), (4, None)])
def test_a_judgement_follows_where_half_of_the_content_is_the_same(
    folder: Folder, kept: int, found: str | None
) -> None:
    claim = taken(folder, "north: 0123456789\n").held()[0].claim
    judgement = judgement_on(claim, {"act": "denies"}, reason="", kind="correction", received=None)
    assert claim.content is not None
    part = msgspec.structs.replace(claim.content, end=claim.content.start + kept)
    assert followed(judgement, [msgspec.structs.replace(claim, id="new", content=part)]) == found
