"""A case of one's own for every test, and the command line as a function."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from truceline.cli import main
from truceline.record import open_record

EXAMPLE = Path(__file__).parents[2] / "examples" / "gaza-2025-01"


class Result(NamedTuple):
    """Exit status, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line on a page 80 wide; ``piped`` is its standard input."""
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: object, piped: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        told = capsys.readouterr()
        return Result(code, told.out, told.err)

    return command


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case that ``truceline new`` writes, taken in once."""
    folder = tmp_path_factory.mktemp("invented") / "case"
    assert main(["new", str(folder)]) == 0
    assert main(["ingest", str(folder)]) == 0
    return folder


@pytest.fixture
def case(tmp_path: Path, invented: Path) -> Path:
    """A copy of the invented case, with a record."""
    return Path(shutil.copytree(invented, tmp_path / "case"))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the shipped example, without a record."""
    return Path(
        shutil.copytree(
            EXAMPLE, tmp_path / "example", ignore=shutil.ignore_patterns("*.db*", "briefing")
        )
    )


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder with one report that is no case."""
    folder = tmp_path / "loose"
    folder.mkdir()
    (folder / "note.txt").write_text("The ministry said on Monday that the talks go on.\n", "utf-8")
    return folder


@pytest.fixture
def entries() -> Callable[[Path], list[str]]:
    """Return the digests of all entries of a case's record, in order."""

    def digests(folder: Path) -> list[str]:
        if not (folder / "truceline.db").exists():
            return []
        with open_record(folder / "truceline.db") as record:
            return [entry.digest for entry in record.log()]

    return digests


@pytest.fixture
def started() -> Callable[..., subprocess.Popen[bytes]]:
    """Start the command line as a program of its own."""

    def start(*arguments: object, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "truceline.cli", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "COLUMNS": "80", **more},
        )

    return start
