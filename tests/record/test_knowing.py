"""What was known when: by the machine's clock, and by the dates on which things were received."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from truceline.errors import InputError, UnknownAddress
from truceline.record import Record, open_record

if TYPE_CHECKING:
    from record.conftest import Folder

TEXT = "north: We accept the text.\n"


def taken(folder: Folder) -> Record:
    record = open_record(None)
    folder.into(record)
    return record


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def test_nothing_is_known_before_the_first_entry(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    assert taken(folder).held(known_at=utc(2031, 3, 1)) == ()


def test_recorded_is_the_clock_at_the_entry(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = taken(folder)
    (held,) = record.held()
    at_that_moment = record.held(known_at=held.recorded)
    assert at_that_moment == (held,)


@pytest.mark.parametrize(
    ("row", "received"),
    [
        ("a.txt,,2031-02-01,2031-02-03T09:00Z,", utc(2031, 2, 3, 9, 0, 59, 999999)),
        ("a.txt,,2031-02-01,2031-02-03,", utc(2031, 2, 3, 21, 59, 59, 999999)),
        ("a.txt,,2031-02-01,,", utc(2031, 2, 1, 21, 59, 59, 999999)),
        ("a.txt,,2031-02,,", utc(2031, 2, 28, 21, 59, 59, 999999)),
    ],
)
def test_received_is_declared_else_published(folder: Folder, row: str, received: datetime) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.index(row)
    (held,) = taken(folder).held()
    assert held.received == received


def test_received_without_any_date_is_when_the_report_was_recorded(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = taken(folder)
    first = next(entry for entry in record.log() if entry.kind == "report").recorded
    folder.into(record, reread=True, extractor="short")
    assert [one.received for one in record.held()] == [first]


def test_a_date_only_counts_from_the_last_instant_of_its_day_in_the_zone_of_the_case(
    folder: Folder,
) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.index("a.txt,,,2031-02-03,")
    record = taken(folder)
    assert record.held(utc(2031, 2, 3, 21, 59, 59), "received") == ()
    assert len(record.held(utc(2031, 2, 3, 22), "received")) == 1


def test_another_zone_may_be_asked_for(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.index("a.txt,,,2031-02-03,")
    (held,) = taken(folder).held(tz=ZoneInfo("America/New_York"))
    assert held.received == utc(2031, 2, 4, 4, 59, 59, 999999)


def test_a_row_corrected_later_answers_earlier_moments_as_it_stood(folder: Folder) -> None:
    folder.table("r1,event,2031-02-02,north,3,,,2031-02-03,,")
    record = open_record(None)
    folder.into(record)
    folder.table("r1,event,2031-02-02,north,4,,,2031-02-20,,")
    folder.into(record)

    def lows(at: datetime) -> list[object]:
        events = [one.claim.event for one in record.held(at, "received")]
        return [e.quantity.low for e in events if e is not None and e.quantity is not None]

    assert (lows(utc(2031, 2, 10)), lows(utc(2031, 2, 25))) == ([3], [4])


def test_reports_are_known_by_the_same_clock_as_their_claims(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.write("reports/b.txt", "south: Not yet.\n")
    folder.index("a.txt,,,2031-02-03,", "b.txt,,,2031-02-05,")
    record = taken(folder)
    assert [r.file for r in record.reports(utc(2031, 2, 4), "received")] == ["reports/a.txt"]
    assert len(record.reports()) == 2


def test_the_unread_are_those_listed_at_the_time(folder: Folder) -> None:
    folder.write("reports/a.txt", b"")
    record = taken(folder)
    moment = record.head().last_recorded
    folder.write("reports/a.txt", TEXT)
    folder.into(record)
    assert (len(record.unread(known_at=moment)), record.unread()) == (1, ())


def test_an_unknown_clock_is_refused(folder: Folder) -> None:
    with pytest.raises(InputError, match="say recorded or received"):
        taken(folder).held(known_by="published")


def test_a_moment_without_zone_is_refused(folder: Folder) -> None:
    with pytest.raises(InputError, match="no time zone"):
        taken(folder).held(known_at=datetime(2031, 3, 1))


def test_a_report_not_held_is_said_so(folder: Folder) -> None:
    with pytest.raises(UnknownAddress):
        taken(folder).report("0" * 64)


def test_the_head_names_size_and_last_entry(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    record = taken(folder)
    last = list(record.log())[-1]
    assert record.head() == (last.sequence, None, last.recorded)


def test_the_receipt_with_a_date_speaks_for_a_report_of_two_names(folder: Folder) -> None:
    folder.write("reports/a.txt", TEXT)
    folder.write("reports/z.txt", TEXT)
    folder.index("z.txt,desk,2031-02-01,,")
    (held,) = taken(folder).held()
    assert (held.claim.file, held.outlet) == ("reports/z.txt", "desk")


def test_a_text_of_the_agreement_is_kept_once_in_a_row(folder: Folder) -> None:
    record = open_record(None)
    for digest in ("d1", "d1", "d2", "d1"):
        record.note_agreement(digest, f"truce: {digest}", "agreement.truce.yaml")
    assert [version.digest for version in record.agreement_versions()] == ["d1", "d2", "d1"]


def test_two_agreement_files_do_not_displace_one_another() -> None:
    record = open_record(None)
    for _ in range(2):
        record.note_agreement("d1", "truce: 1", "agreement.truce.yaml")
        record.note_agreement("d2", "amends: 1", "agreement.amendment-01.truce.yaml")
    assert len(record.agreement_versions()) == 2
