"""A run cut off in the middle: what was acknowledged is there, the next run takes in the rest."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from truceline.basis.digest import canonical_json
from truceline.record import Record, open_record

if TYPE_CHECKING:
    from record.conftest import Folder

REPORTS, ROWS = 12, 250

CHILD = """
import importlib.util, pathlib, sys
spec = importlib.util.spec_from_file_location("plain", sys.argv[1])
plain = importlib.util.module_from_spec(spec)
spec.loader.exec_module(plain)
plain.install(setattr)
from truceline.record import ingest, open_record
from truceline.reports import load_case
root = pathlib.Path(sys.argv[2])
ingest(
    open_record(root / "truceline.db"), load_case(root), registry=plain.ACTORS,
    parties=("north", "south"), progress=lambda file, *_: print(file, flush=True),
)
"""


def fill(folder: Folder) -> Path:
    for i in range(REPORTS):
        folder.write(f"reports/{i:02}.txt", f"north: We accept point {i}.\nsouth: Not point {i}.\n")
    folder.table(*(f"r{i},event,2031-03-02,north,{i},,,,," for i in range(ROWS)))
    return folder.root / "truceline.db"


def cut_off_after(acknowledged: int, folder: Folder) -> list[str]:
    """Run an ingest in a program of its own and kill it once it told of so many files."""
    conftest = Path(__file__).with_name("conftest.py")
    command = [sys.executable, "-c", CHILD, str(conftest), str(folder.root)]
    told = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            told.append(line.strip())
            if len(told) == acknowledged:
                child.kill()
    assert len(told) >= acknowledged
    return told


def names_held(record: Record) -> set[str]:
    return {report.file for report in record.reports()}


def claims_held(record: Record) -> list[bytes]:
    return sorted(canonical_json(one.claim) for one in record.held())


@pytest.mark.parametrize("acknowledged", [1, 5, REPORTS, REPORTS + 1])
def test_a_killed_run_loses_nothing_acknowledged_and_the_next_completes_it(
    folder: Folder, acknowledged: int
) -> None:
    path = fill(folder)
    told = cut_off_after(acknowledged, folder)
    whole = open_record(None)
    folder.into(whole)
    with open_record(path) as record:
        assert names_held(record) >= {file for file in told if file.startswith("reports/")}
        folder.into(record)
        assert claims_held(record) == claims_held(whole)
        kinds = Counter(entry.kind for entry in record.log())
    assert (kinds["report"], kinds["reading"], kinds["row"]) == (REPORTS, REPORTS, ROWS)


def test_a_report_is_never_there_without_its_receipt_and_reading(folder: Folder) -> None:
    path = fill(folder)
    cut_off_after(3, folder)
    with open_record(path) as record:
        now = record.projection()
        assert now.reports.keys() == now.receipts.keys() == now.readings.keys()
