"""Taking in a case: each thing once, each change as a new entry, nothing lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from truceline.claims import STANDARD
from truceline.errors import ObservationError
from truceline.record import Record, open_record

if TYPE_CHECKING:
    from record.conftest import Folder

TEXT = "north: We accept the text.\nsouth: We reject article two.\n"


def kinds(record: Record) -> list[str]:
    return [entry.kind for entry in record.log()]


def contents(record: Record) -> list[str]:
    return [one.claim.content.text for one in record.held() if one.claim.content is not None]


def test_a_report_enters_with_its_receipt_and_its_reading(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    assert kinds(record) == ["registry", "report", "receipt", "reading", "receipt"]


def test_claims_are_held_in_the_order_of_the_text(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    assert contents(record) == ["We accept the text.", "We reject article two."]


def test_a_second_run_enters_nothing(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.write("reports/b.pdf", b"%PDF-1.7 nothing")
    folder.table("r1,event,2031-03-02,north,3,,,,,", "r2,event,2031-03-02,,3,,,,,")
    record = open_record(None)
    folder.into(record)
    before = record.head()
    folder.into(record)
    assert record.head() == before


def test_the_same_bytes_under_two_names_are_one_report_with_two_receipts(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.write("reports/b.txt", TEXT)
    record = open_record(None)
    done = folder.into(record)
    assert (done.new_reports, done.receipts, len(record.held())) == (1, 2, 2)


def test_a_changed_index_row_is_a_new_receipt_not_a_new_report(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    folder.index("a.txt,desk,2031-02-01,,")
    done = folder.into(record)
    assert (done.new_reports, done.receipts) == (0, 1)
    assert record.reports()[0].metadata.outlet == "desk"


def test_a_date_declared_later_is_used_to_read_the_report_again(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    folder.index("a.txt,,2031-02-01,,")
    folder.into(record)
    assert {one.claim.reason for one in record.held()} == {"counted from 2031-02-01"}


def test_a_row_with_other_content_is_a_correction(folder: Folder) -> None:
    folder.table("r1,event,2031-03-02,north,3,,,,,")
    record = open_record(None)
    folder.into(record)
    folder.table("r1,event,2031-03-02,north,4,,,,,")
    done = folder.into(record)
    (held,) = record.held()
    assert held.claim.event is not None and held.claim.event.quantity is not None
    assert (done.new_rows, done.corrected_rows, held.claim.event.quantity.low) == (0, 1, 4)


def test_a_row_that_only_moved_is_no_correction(folder: Folder) -> None:
    folder.table("r1,event,2031-03-02,north,3,,,,,")
    record = open_record(None)
    folder.into(record)
    folder.table("r0,event,2031-03-01,north,1,,,,,", "r1,event,2031-03-02,north,3,,,,,")
    done = folder.into(record)
    assert (done.new_rows, done.corrected_rows) == (1, 0)


def test_a_row_that_vanished_is_kept_and_listed(folder: Folder) -> None:
    folder.table("r1,event,2031-03-02,north,3,,,,,", "r2,event,2031-03-02,south,3,,,,,")
    record = open_record(None)
    folder.into(record)
    folder.table("r2,event,2031-03-02,south,3,,,,,")
    folder.into(record)
    assert len(record.held()) == 2
    assert [u.why for u in record.unread()] == ["row r1 vanished from the table, kept"]


def test_a_row_that_came_back_is_no_longer_listed(folder: Folder) -> None:
    both = ("r1,event,2031-03-02,north,3,,,,,", "r2,event,2031-03-02,south,3,,,,,")
    record = open_record(None)
    for rows in (both, both[1:], both):
        folder.table(*rows)
        done = folder.into(record)
    assert (record.unread(), done.new_rows, done.corrected_rows) == ((), 0, 0)


def test_a_report_whose_file_is_gone_is_kept_and_listed(folder: Folder) -> None:
    path = folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    path.unlink()
    folder.into(record)
    (listed,) = record.unread()
    assert listed.file == "reports/a.txt" and listed.why.endswith("no longer among the files, kept")
    assert len(record.held()) == 2


def test_a_renamed_report_is_not_listed_as_gone(folder: Folder) -> None:
    path = folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    path.rename(path.with_name("b.txt"))
    done = folder.into(record)
    assert (done.new_reports, done.unread) == (0, ())


def test_a_file_that_no_reader_reads_is_listed_and_the_rest_is_taken_in(folder: Folder) -> None:
    folder.write("reports/a.pdf", b"%PDF-1.7 nothing")
    folder.write("reports/b.txt", TEXT)
    record = open_record(None)
    done = folder.into(record)
    assert [u.file for u in done.unread] == ["reports/a.pdf"]
    assert done.new_reports == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs the pipes of a POSIX system")
def test_a_pipe_among_the_reports_is_listed_and_never_opened(folder: Folder) -> None:
    folder.write("reports/b.txt", TEXT)
    os.mkfifo(folder.root / "reports" / "a.txt")
    done = folder.into(open_record(None))
    assert [u.why.startswith("this is no plain file") for u in done.unread] == [True]
    assert done.new_reports == 1


def test_a_file_that_was_mended_is_no_longer_listed(folder: Folder) -> None:
    folder.write("reports/a.txt", b"")
    record = open_record(None)
    folder.into(record)
    folder.write("reports/a.txt", TEXT)
    folder.into(record)
    assert record.unread() == ()


def test_a_row_without_claimant_makes_no_claim_and_is_listed(folder: Folder) -> None:
    folder.table("r1,event,2031-03-02,,3,,,,,")
    record = open_record(None)
    done = folder.into(record)
    assert record.held() == ()
    assert [(u.file, u.line) for u in done.unread] == [("observations/told.csv", 2)]


def test_the_list_of_the_unread_is_held_for_a_later_look(folder: Folder) -> None:
    folder.write("reports/a.txt", b"")
    path = folder.root / "truceline.db"
    with open_record(path) as record:
        listed = folder.into(record).unread
    with open_record(path) as again:
        assert again.unread() == listed != ()


def test_a_report_dated_in_the_future_is_taken_in_and_listed(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.index("a.txt,,2031-03-02,,")
    record = open_record(None)
    done = folder.into(record)
    assert len(record.held()) == 2
    assert "published 2031-03-02, which is still to come" in done.unread[0].why


def test_a_report_of_today_is_not_in_the_future(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.index("a.txt,,2031-03-01,,")
    assert folder.into(open_record(None)).unread == ()


def test_a_table_that_cannot_be_used_stops_the_run_before_anything_is_written(
    folder: Folder,
) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.table("r1,event,no date,north,3,,,,,")
    record = open_record(None)
    with pytest.raises(ObservationError):
        folder.into(record)
    assert record.head().size == 0


def test_a_figure_that_no_json_can_hold_names_its_line_and_writes_nothing(folder: Folder) -> None:
    folder.table(f"r1,event,2031-03-02,north,{2**60},,,,,")
    record = open_record(None)
    with pytest.raises(ObservationError) as caught:
        folder.into(record)
    assert (caught.value.line, record.head().size) == (2, 0)


@pytest.mark.parametrize("compartment", ["mediator", "side/north"])
def test_what_belongs_to_another_compartment_stays_out_of_the_public_log(
    folder: Folder, compartment: str
) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.index(f"a.txt,,,,{compartment}")
    folder.table(f"r1,event,2031-03-02,north,3,,,,{compartment},")
    record = open_record(None)
    done = folder.into(record)
    assert not any(b"article two" in entry.payload for entry in record.log())
    assert [u.file for u in done.unread] == ["observations/told.csv", "reports/a.txt"]
    assert record.held() == ()


def test_a_new_extractor_is_used_for_new_reports_only(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    folder.write("reports/b.txt", "north: Later words.\n")
    folder.into(record, extractor="short")
    assert [one.claim.extractor for one in record.held()] == [STANDARD, STANDARD, "short"]


def test_reread_appends_a_reading_and_keeps_the_earlier_one(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    moment = record.head().last_recorded
    done = folder.into(record, reread=True, extractor="short")
    assert done.readings == 1
    assert contents(record)[0] == "We accept the text"
    assert record.held(known_at=moment)[0].claim.extractor == STANDARD


def test_reread_reaches_reports_whose_file_is_gone(folder: Folder) -> None:
    path = folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    path.unlink()
    assert folder.into(record, reread=True, extractor="short").readings == 1


def test_reread_with_the_same_outcome_enters_nothing(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = open_record(None)
    folder.into(record)
    size = record.head().size
    folder.into(record, reread=True)
    assert record.head().size == size


def test_progress_is_told_after_each_report_and_each_batch(folder: Folder) -> None:
    from truceline.record import ingest

    folder.write("reports/a.txt", TEXT)
    folder.table("r1,event,2031-03-02,north,3,,,,,")
    told: list[tuple[str, int, int]] = []
    ingest(
        open_record(None),
        folder.case(),
        registry=folder.actors,
        parties=(),
        progress=lambda *step: told.append(step),
        now=folder.clock,
    )
    assert told == [("reports/a.txt", 1, 2), ("observations/told.csv", 2, 2)]


def test_the_text_is_held_to_the_last_code_point(folder: Folder) -> None:
    text = "\ufeffnorth: “Yes”\r\nsouth: لا \U0001f54a\r\n"
    folder.write("reports/a.txt", text)
    record = open_record(None)
    folder.into(record)
    assert record.reports()[0].text == text
    assert all(
        one.claim.content is not None
        and text[one.claim.content.start : one.claim.content.end] == one.claim.content.text
        for one in record.held()
    )
