"""Where entries lie: the interface of a store, and the one on SQLite.

A store keeps bytes and order and refuses to change either. What entries mean is none of its
business; a store for a tamper-evident log or another database fits behind the same interface.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import apsw

from truceline.errors import RecordError
from truceline.record.entry import PUBLIC, Entry, stamp

__all__ = ["SCHEMA_VERSION", "OLDEST_SQLITE", "SqliteStore", "Store"]

SCHEMA_VERSION = 1
OLDEST_SQLITE = (3, 51, 3)
"""Older ones can corrupt a database in WAL mode when several connections checkpoint at once."""

_APPLICATION_ID = 0x54525543
_PATIENCE_MS = 20_000

_SCHEMA = """
CREATE TABLE entry(
  log TEXT NOT NULL, sequence INTEGER NOT NULL, recorded TEXT NOT NULL, "by" TEXT NOT NULL,
  kind TEXT NOT NULL, payload BLOB NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (log, sequence)
) STRICT;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the record is never changed'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the record is never deleted'); END;
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entry WHERE log = NEW.log)
  OR NEW.recorded <= (
    SELECT recorded FROM entry WHERE log = NEW.log ORDER BY sequence DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'an entry of the record follows the last one and is dated after it'); END;
"""

_COLUMNS = 'log, sequence, recorded, "by", kind, payload, digest'


class Store(Protocol):
    """An append-only sequence of entries. Acknowledged means durable."""

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a sequence above ``after``, in order."""

    def entry(self, sequence: int) -> Entry:
        """Return one entry."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the only pen: what is appended inside is durable on leaving, or not there at all."""

    def append(self, entry: Entry) -> None:
        """Append one entry; only inside ``writing``."""

    def reading(self) -> AbstractContextManager[None]:
        """Hold one view of the log: many entries read inside cost one look at the disk."""

    def close(self) -> None:
        """Let the store go."""


class SqliteStore:
    """Entries in one SQLite file (WAL, synchronous FULL), or in memory if ``path`` is None.

    Raises RecordError, with the way out, for a file that is damaged, not ours, newer than this
    program, or cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.name = "the record in memory" if path is None else str(path)
        _refuse_old(apsw.sqlite_lib_version())
        with self._told():
            self._db = apsw.Connection(":memory:" if path is None else str(path))
            self._db.set_busy_timeout(_PATIENCE_MS)
            self._accept()

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a sequence above ``after``, in order."""
        with self._told():
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM entry WHERE log = ? AND sequence > ? ORDER BY sequence",
                (PUBLIC, after),
            )
            for row in rows:
                yield _entry(*row)

    def entry(self, sequence: int) -> Entry:
        """Return one entry. Raises RecordError if there is none."""
        with self._told():
            sql = f"SELECT {_COLUMNS} FROM entry WHERE log = ? AND sequence = ?"
            row = self._db.execute(sql, (PUBLIC, sequence)).get
        if row is None:
            raise RecordError(f"there is no entry {sequence}", file=self.name, remedy="see the log")
        return _entry(*row)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the only pen; commit on leaving, roll back if anything is raised inside."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._told():
                self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one view of the log; inside another view or ``writing`` there is one already."""
        if self._db.in_transaction:
            yield
            return
        with self._told():
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def append(self, entry: Entry) -> None:
        """Append one entry; only inside ``writing``."""
        row = (
            entry.log, entry.sequence, stamp(entry.recorded), entry.by, entry.kind,
            entry.payload, entry.digest,
        )  # fmt: skip
        with self._told():
            self._db.execute(f"INSERT INTO entry({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _accept(self) -> None:
        """Recognise the file before touching it, then make it durable and, if new, ours."""
        if self._db.readonly("main"):
            raise _unwritable(self.name)
        new = self._is_new()
        if self._db.pragma("journal_mode", "wal") not in {"wal", "memory"}:
            raise RecordError(
                "the record cannot be kept safely on this file system (no shared memory)",
                file=self.name, remedy="copy the case to a local disk",
            )  # fmt: skip
        self._db.pragma("synchronous", "full")
        self._db.pragma("fullfsync", True)
        if new:
            self._create()

    def _is_new(self) -> bool:
        """Say whether the file is empty; raise RecordError if it is somebody else's, or newer."""
        ours, version = self._db.pragma("application_id"), self._db.pragma("user_version")
        if ours == _APPLICATION_ID and version > SCHEMA_VERSION:
            raise RecordError(
                f"the record was written by a newer Truceline (schema {version};"
                f" this one reads up to {SCHEMA_VERSION})",
                file=self.name, remedy="install that version; the file was not touched",
            )  # fmt: skip
        if ours != _APPLICATION_ID and (ours or version or not self._is_empty()):
            raise RecordError(
                "this database is not a record of Truceline",
                file=self.name, remedy="move it away; it was not touched",
            )  # fmt: skip
        return bool(ours != _APPLICATION_ID)

    def _is_empty(self) -> bool:
        return bool(self._db.execute("SELECT count(*) = 0 FROM sqlite_schema").get)

    def _create(self) -> None:
        with self.writing():
            if self._is_empty():  # another program may have created it a moment ago
                self._db.execute(_SCHEMA)
                self._db.pragma("application_id", _APPLICATION_ID)
                self._db.pragma("user_version", SCHEMA_VERSION)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn an error of SQLite into one sentence with the way out."""
        try:
            yield
        except (apsw.NotADBError, apsw.CorruptError) as error:
            raise RecordError(
                f"the file is damaged or no database ({error})",
                file=self.name, remedy="restore it from a backup; it was not touched",
            ) from error  # fmt: skip
        except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as error:
            raise _unwritable(self.name) from error
        except (apsw.BusyError, apsw.LockedError) as error:
            raise RecordError(
                "another program is writing this record",
                file=self.name, remedy="try again when it has finished",
            ) from error  # fmt: skip
        except apsw.Error as error:
            raise RecordError(
                f"the record could not be read or written ({error})",
                file=self.name, remedy="check the disk; what was acknowledged is safe",
            ) from error  # fmt: skip


def _unwritable(name: str) -> RecordError:
    return RecordError(
        "the record cannot be opened for writing",
        file=name, remedy="allow writing to the folder, or use a record in memory",
    )  # fmt: skip


def _refuse_old(version: str) -> None:
    if tuple(int(n) for n in version.split(".")) < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise RecordError(
            f"SQLite {version} can damage a record; {oldest} or later is needed",
            remedy="install a newer apsw, which brings its own SQLite",
        )


def _entry(*row: Any) -> Entry:
    log, sequence, recorded, by, kind, payload, digest = row
    return Entry(
        log=log, sequence=sequence, recorded=datetime.fromisoformat(recorded), by=by, kind=kind,
        payload=payload, digest=digest,
    )  # fmt: skip
