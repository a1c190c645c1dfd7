"""Entries: what cannot be written, what comes from a newer program, what another desk entered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
import pytest

from truceline.basis.digest import canonical_json
from truceline.errors import InputError, RecordError
from truceline.record import Record, open_record
from truceline.record.entry import make_entry, payload_of, stamp
from truceline.record.kinds import AgreementText, Judgement
from truceline.record.store import SqliteStore

if TYPE_CHECKING:
    from record.conftest import Folder

MOMENT = datetime(2031, 3, 1, 12, tzinfo=UTC)
TEXT = AgreementText(digest="d", text="truce: 1", file="agreement.truce.yaml")


def taken(folder: Folder) -> Record:
    folder.write("reports/a.txt", "north: We accept the text.\n")
    record = open_record(None, now=folder.clock)
    folder.into(record)
    return record


def entered(record: Record, **changes: object) -> str:
    """Enter a judgement as a later version of the program might have left it; return its id."""
    claim = record.held()[0].claim
    judgement = Judgement(
        judgement="correction", claim=claim.id, reason="", report=claim.report,
        evidence=claim.evidence, file=claim.file,
    )  # fmt: skip
    (entry,) = record.write(lambda _: [msgspec.structs.replace(judgement, **changes)], by="analyst")
    return f"judgement:{entry.sequence}"


def test_a_payload_comes_back_as_it_went_in() -> None:
    assert payload_of(make_entry(TEXT, sequence=1, recorded=MOMENT, by="truceline")) == TEXT


def test_a_payload_is_canonical_json_with_its_kind_inside() -> None:
    entry = make_entry(TEXT, sequence=1, recorded=MOMENT, by="truceline")
    assert entry.payload == (
        b'{"digest":"d","file":"agreement.truce.yaml","kind":"agreement","text":"truce: 1"}'
    )


def test_moments_are_written_so_that_they_sort_as_text() -> None:
    assert [stamp(MOMENT), stamp(MOMENT.replace(microsecond=5))] == [
        "2031-03-01T12:00:00.000000Z",
        "2031-03-01T12:00:00.000005Z",
    ]


def test_what_no_json_can_hold_is_refused_and_nothing_is_written(folder: Folder) -> None:
    record = taken(folder)
    size = record.head().size
    with pytest.raises(RecordError, match="this agreement cannot be written into the record"):
        record.note_agreement("d", "half a character \ud800", "agreement.truce.yaml")
    assert record.head().size == size


def test_an_entry_of_a_kind_unknown_here_is_said_so_not_skipped() -> None:
    entry = make_entry(TEXT, sequence=1, recorded=MOMENT, by="truceline")
    payload = canonical_json({"kind": "declassify"})
    with pytest.raises(RecordError, match=r"cannot be read here.*; it may come from a newer"):
        payload_of(msgspec.structs.replace(entry, kind="declassify", payload=payload))


def test_an_entry_that_is_not_there_is_said_so() -> None:
    with pytest.raises(RecordError, match="there is no entry 7"):
        SqliteStore(None).entry(7)


def test_a_store_refuses_an_entry_out_of_turn() -> None:
    store = SqliteStore(None)
    with pytest.raises(RecordError, match="follows the last one"), store.writing():
        store.append(make_entry(TEXT, sequence=2, recorded=MOMENT, by="truceline"))
    assert list(store.entries()) == []


def test_a_judgement_of_a_kind_that_does_not_act_yet_goes_to_review(folder: Folder) -> None:
    record = taken(folder)
    id_ = entered(record, judgement="merge")
    assert [u.why.startswith(f"{id_} on claim") for u in record.unread()] == [True]
    assert record.held()[0].corrected == ()


def test_a_correction_that_no_longer_fits_goes_to_review(folder: Folder) -> None:
    record = taken(folder)
    entered(record, changes={"event.says": "done"})
    (listed,) = record.unread()
    assert "no longer fits its claim" in listed.why
    assert record.held()[0].corrected == ()


def test_a_judgement_on_a_report_that_is_not_known_yet_waits(folder: Folder) -> None:
    folder.index("a.txt,,,2031-02-20,")
    record = taken(folder)
    record.judge(record.held()[0].claim.id, {"act": "denies"}, "analyst")
    assert record.unread(datetime(2031, 2, 10, tzinfo=UTC), "received") == ()


def test_a_judgement_received_on_no_date_is_refused(folder: Folder) -> None:
    record = taken(folder)
    with pytest.raises(InputError, match="“last week” is not a date"):
        record.judge(record.held()[0].claim.id, {"act": "denies"}, "analyst", received="last week")
