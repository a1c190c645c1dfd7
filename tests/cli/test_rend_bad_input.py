"""Every command given what it cannot use: status 2, nothing printed, one sentence with a way out."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from truceline.cli.main import truceline

from .conftest import Run

NO_CASE = "is not a case: it holds no case.yaml; make one with `truceline new DIR`"
NOTHING = "no report, table or agreement lies in"
WAY_TO_NAME = "name a folder of reports or files, or make a case with `truceline new DIR`"
JUDGED = "--claim a --by desk --set act=denies"

REFUSED = [
    ("new", "Missing argument"),
    ("read", "Missing argument"),
    ("read empty", "; name "),
    ("read nope", "nope"),
    ("read --case nope case", "there is no folder nope; check the name"),
    ("read --case empty case", NO_CASE),
    ("read --extractor zz case", "zz"),
    ("read --format xml case", "'xml' is not one of"),
    ("check", "Missing argument"),
    ("check empty", "the agreement cannot be read: Is a directory; check the path"),
    ("check case", "the agreement cannot be read: Is a directory; check the path"),
    ("check nope", "the agreement cannot be read: No such file or directory; check the path"),
    ("check zero.txt", "begin with `truce: 1`"),
    ("check case/agreement.truce.yaml --case empty", NO_CASE),
    ("check case/agreement.truce.yaml --format xml", "'xml' is not one of 'text', 'json'"),
    ("ingest", "Missing argument 'CASE'"),
    ("ingest empty", NO_CASE),
    ("ingest zero.txt", NO_CASE),
    ("ingest nope", "there is no folder nope; check the name"),
    ("status", "Missing argument 'CASE|PATH...'"),
    ("status empty", NOTHING),
    ("status empty", WAY_TO_NAME),
    ("status zero.txt", "mend a file as told, or give another"),
    ("status case --at 2021-13", "--at: “2021-13” is not in the calendar; check day and month"),
    ("status case --at 2021-02-28T25:00", "--at: "),
    ("status case --known-at soon", "write 2025, 2025-03, 2025-03-02 or 2025-03-02T07:00"),
    ("status case --since 2031", "give an earlier --since, or a later --at"),
    ("brief", "Missing argument 'CASE|PATH...'"),
    ("brief empty", WAY_TO_NAME),
    ("brief case --at nope", "--at: “nope” is not a date"),
    ("brief case --known-at nope", "--known-at: “nope” is not a date"),
    ("brief case --since 2099", "give an earlier --since, or a later --at"),
    ("brief case --out zero.txt", "'zero.txt' is a file"),
    ("brief case --out zero.txt/x", "give a folder that can be written with --out"),
    ("brief case --format json", "No such option '--format'"),
    ("judge", "Missing argument 'CASE'"),
    ("judge case", "Missing option '--claim'"),
    ("judge case --claim a", "Missing option '--by'"),
    (f"judge empty {JUDGED}", NO_CASE),
    (f"judge nope {JUDGED}", "there is no folder nope; check the name"),
]


@pytest.fixture
def here(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case, an empty folder and an empty file, as the place to work in."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "zero.txt").touch()
    monkeypatch.chdir(tmp_path)
    return case


@pytest.mark.parametrize(("given", "says"), REFUSED)
def test_what_cannot_be_used_is_refused_with_a_way_out(
    given: str, says: str, here: Path, run: Run
) -> None:
    before = sorted(p for p in here.parent.rglob("*"))
    got = run(*shlex.split(given))
    assert (got.code, got.out) == (2, "")
    assert says in got.err
    assert sorted(p for p in here.parent.rglob("*")) == before


@pytest.mark.parametrize("command", sorted(truceline.commands))
def test_an_option_nobody_knows_is_refused_by_every_command(command: str, run: Run) -> None:
    got = run(command, "--no-such-thing", "x")
    assert (got.code, got.out) == (2, "") and "--no-such-thing" in got.err


@pytest.mark.parametrize("command", sorted(truceline.commands))
def test_the_short_way_to_ask_for_help_is_the_long_one(command: str, run: Run) -> None:
    assert run(command, "-h") == run(command, "--help")
    assert run(command, "-h").code == 0
