"""Opening a record: what is not ours, not whole, too new or not writable is refused."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from truceline.errors import RecordError
from truceline.record import open_record
from truceline.record.kinds import AgreementText
from truceline.record.projection import Projection
from truceline.record.store import SCHEMA_VERSION, _refuse_old

if TYPE_CHECKING:
    from record.conftest import Folder


REJECTING = "CAST(replace(CAST(payload AS TEXT), 'accept', 'reject') AS BLOB)"
LONG_AGO = "2001-01-01T00:00:00.000000Z"


def filled(folder: Folder) -> Path:
    folder.write("reports/a.txt", "north: We accept the text.\n")
    path = folder.root / "truceline.db"
    with open_record(path) as record:
        folder.into(record)
    return path


def alter(path: Path, *statements: str) -> None:
    """Change the file behind the record's back, as a damaged disk or another program would."""
    db = apsw.Connection(str(path))
    for name in ("entry_is_never_changed", "entry_is_never_deleted", "entry_follows_the_last"):
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute(statement)
    db.close()


def test_a_record_opens_again_with_all_it_held(folder: Folder) -> None:
    path = filled(folder)
    with open_record(path) as record:
        assert [one.claim.actor for one in record.held()] == ["north"]


def test_a_new_file_is_durable_before_it_is_used(tmp_path: Path) -> None:
    with open_record(tmp_path / "truceline.db") as record:
        db = record._store._db  # type: ignore[attr-defined]
        assert (db.pragma("journal_mode"), db.pragma("synchronous")) == ("wal", 2)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "truceline.db"
    path.write_bytes(b"These are my notes, not a database at all. " * 40)
    before = path.read_bytes()
    with pytest.raises(
        RecordError, match=r"truceline\.db: .*no database.*; restore it from a backup"
    ):
        open_record(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "truceline.db"
    db = apsw.Connection(str(path))
    db.execute("CREATE TABLE recipe(name)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a record of Truceline"):
        open_record(path)
    assert path.read_bytes() == before


def test_a_newer_record_is_refused_with_its_version(folder: Folder) -> None:
    path = filled(folder)
    alter(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(RecordError, match=f"newer Truceline .schema {SCHEMA_VERSION + 1}"):
        open_record(path)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (f"UPDATE entry SET payload = {REJECTING} WHERE sequence = 4", "4"),
        ("UPDATE entry SET recorded = '2031-03-01T12:00:01.500000Z' WHERE sequence = 2", "2"),
        ("UPDATE entry SET \"by\" = 'somebody else' WHERE sequence = 3", "3"),
        ("UPDATE entry SET kind = 'row' WHERE sequence = 1", "1"),
        ("DELETE FROM entry WHERE sequence = 2", "2 is missing"),
        (f"UPDATE entry SET recorded = '{LONG_AGO}' WHERE sequence = 4", "4 is dated before"),
    ],
)  # fmt: skip
def test_an_entry_changed_behind_our_back_is_named(
    folder: Folder, statement: str, said: str
) -> None:
    path = filled(folder)
    alter(path, statement)
    with pytest.raises(RecordError, match=f"the record is damaged: entry {said}"):
        open_record(path)


def test_a_damaged_page_is_refused(folder: Folder) -> None:
    path = filled(folder)
    raw = bytearray(path.read_bytes())
    raw[4096:12288] = b"\xff" * 8192
    path.write_bytes(bytes(raw))
    with pytest.raises(RecordError, match="damaged"):
        open_record(path)


def test_a_file_cut_short_is_refused(folder: Folder) -> None:
    path = filled(folder)
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(RecordError):
        open_record(path)


@pytest.mark.parametrize("name", ["absent/truceline.db", "case.yaml/truceline.db", "reports"])
def test_a_place_that_cannot_be_written_is_refused_with_the_way_out(
    folder: Folder, name: str
) -> None:
    folder.write("reports/a.txt", "x")
    with pytest.raises(RecordError, match=r"cannot be opened for writing; .*record in memory"):
        open_record(folder.root / name)


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Lay down the rights of the superuser, who may write anywhere, for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_readers() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs the users of a POSIX system")
def test_a_read_only_folder_is_refused(open_to_readers: Path) -> None:
    open_to_readers.chmod(0o555)
    with as_an_ordinary_user(), pytest.raises(RecordError, match="record in memory"):
        open_record(open_to_readers / "truceline.db")


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs the users of a POSIX system")
def test_a_read_only_file_is_refused(open_to_readers: Path) -> None:
    path = open_to_readers / "truceline.db"
    open_record(path).close()
    path.chmod(0o444)
    open_to_readers.chmod(0o777)
    with as_an_ordinary_user(), pytest.raises(RecordError, match="record in memory"):
        open_record(path)


def test_a_record_in_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_record(None).close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", ["3.51.2", "3.45.1", "2.8.17"])
def test_an_old_sqlite_is_refused(version: str) -> None:
    with pytest.raises(RecordError, match=r"3\.51\.3 or later is needed"):
        _refuse_old(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "4.0.0", "3.100.0"])
def test_a_sound_sqlite_is_accepted(version: str) -> None:
    refused = False
    try:
        _refuse_old(version)
    except RecordError:
        refused = True
    assert not refused


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET kind = 'row'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE sequence = 2",
        "INSERT INTO entry SELECT log, 9, '2099', \"by\", kind, payload, digest FROM entry LIMIT 1",
        "INSERT INTO entry SELECT log, 6, '2001', \"by\", kind, payload, digest FROM entry LIMIT 1",
    ],
)
def test_sqlite_itself_refuses_to_change_remove_or_slip_in_entries(
    folder: Folder, statement: str
) -> None:
    db = apsw.Connection(str(filled(folder)))
    with pytest.raises(apsw.ConstraintError, match="an entry of the record"):
        db.execute(statement)


def test_two_programs_at_once_enter_one_thing_once(folder: Folder) -> None:
    path = filled(folder)
    with open_record(path) as one, open_record(path) as other:
        folder.write("reports/b.txt", "south: We reject article two.\n")
        folder.into(one)
        size = one.head().size
        folder.into(other)
        assert (other.head().size, one.head().size) == (size, size)


def test_what_another_wrote_before_the_pen_was_taken_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "truceline.db"
    with open_record(path) as one, open_record(path) as other:
        asked: list[int] = []

        def decide(now: Projection) -> list[AgreementText]:
            asked.append(len(now.agreements))
            if len(asked) == 1:
                other.note_agreement("d", "truce: 1", "agreement.truce.yaml")
            text = AgreementText(digest="d", text="truce: 1", file="agreement.truce.yaml")
            return [] if now.agreements else [text]

        assert (one.write(decide), asked) == ((), [0, 1])


def test_a_writer_that_waits_too_long_is_told_who_holds_the_pen(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.record.store._PATIENCE_MS", 50)
    path = filled(folder)
    with (
        open_record(path) as one,
        open_record(path) as other,
        other._store.writing(),
        pytest.raises(RecordError, match="another program is writing this record"),
    ):
        one.note_agreement("d", "text", "agreement.truce.yaml")


def test_a_refused_write_leaves_nothing_and_the_pen_is_free(folder: Folder) -> None:
    record = open_record(None)

    class Told(Exception):
        pass

    with pytest.raises(Told), record._store.writing():
        raise Told
    record.note_agreement("d", "text", "agreement.truce.yaml")
    assert record.head().size == 1
