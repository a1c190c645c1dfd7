"""Large records: the same answers, within the patience of a person who waits for them."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from truceline.record import open_record

if TYPE_CHECKING:
    from record.conftest import Folder

ROWS = 20_000


@pytest.mark.heavy
def test_twenty_thousand_rows_open_quickly_and_enter_once(folder: Folder) -> None:
    folder.table(*(f"r{i},event,2031-03-02,north,{i},,,,," for i in range(ROWS)))
    path = folder.root / "truceline.db"
    with open_record(path) as record:
        assert folder.into(record).new_rows == ROWS
        size = record.head().size
        folder.into(record)
        assert record.head().size == size
    start = perf_counter()
    with open_record(path) as again:
        opened = perf_counter() - start
        assert len(again.held()) == ROWS
    assert opened < 20  # measured: under 1 s on two busy cores; what is excluded is a square law
