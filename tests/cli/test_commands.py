"""What the commands do with a case: take in once, look back, correct, resume, write nothing beside."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

Entries = Callable[[Path], list[str]]
Started = Callable[..., subprocess.Popen[bytes]]


def status_of(run: Run, case: Path, *options: str) -> dict[str, Any]:
    got = run("status", case, "--format", "json", *options)
    assert got.code == 0, got.err
    told: dict[str, Any] = json.loads(got.out)
    return told


def claims_of(run: Run, *paths: object) -> list[dict[str, Any]]:
    got = run("read", *paths, "--format", "jsonl")
    assert got.code == 0, got.err
    return [json.loads(line) for line in got.out.splitlines()]


# taking in


def test_a_second_ingest_adds_nothing(case: Path, run: Run, entries: Entries) -> None:
    before = entries(case)
    got = run("ingest", case)
    assert got.out.startswith(f"nothing new; {len(before)} entries in the record")
    assert entries(case) == before


def test_ingest_counts_what_it_took_in(invented: Path, tmp_path: Path, run: Run) -> None:
    case = Path(shutil.copytree(invented, tmp_path / "case"))
    (case / "truceline.db").unlink()
    assert run("ingest", case).out.startswith("3 new reports, 11 new rows; ")


def test_a_status_takes_in_what_is_new(case: Path, run: Run, entries: Entries) -> None:
    before = len(entries(case))
    (case / "reports" / "new.txt").write_text("Party A said that the talks go on.\n", "utf-8")
    status_of(run, case)
    assert len(entries(case)) > before


def test_a_frozen_status_takes_nothing_in(case: Path, run: Run, entries: Entries) -> None:
    before, told = entries(case), status_of(run, case)
    (case / "reports" / "new.txt").write_text("Party A rejects the agreement.\n", "utf-8")
    assert status_of(run, case, "--frozen") == told
    assert entries(case) == before


def test_a_frozen_status_of_a_case_never_taken_in_makes_no_record(case: Path, run: Run) -> None:
    (case / "truceline.db").unlink()
    got = run("status", case, "--frozen")
    assert got.code == 0 and "--frozen takes nothing in" in got.err
    assert not list(case.glob("truceline.db*"))


def test_a_corrected_row_is_a_new_entry_and_the_status_follows(case: Path, run: Run) -> None:
    table = case / "observations" / "deliveries.csv"
    text = table.read_text("utf-8")
    table.write_text(text.replace("release,civilian,2,,persons", "release,civilian,3,,persons"))
    assert run("ingest", case).out.startswith("1 corrected row; ")
    (step,) = [s for s in status_of(run, case)["obligations"] if s["id"] == "step:captives/day-7"]
    assert step["done"]["party-b"] == {"low": 3, "high": 3, "unit": "persons"}


def test_a_report_that_changed_is_another_report(case: Path, run: Run) -> None:
    (case / "reports" / "party-a-statement.md").write_text("Party A says yes.\n", "utf-8")
    assert run("ingest", case).out.startswith("1 new report; ")


# looking back


def test_known_at_hides_what_came_later(case: Path, run: Run) -> None:
    told = status_of(run, case, "--known-at", "2021-03-02")
    (step,) = [s for s in told["obligations"] if s["id"] == "step:captives/day-1"]
    assert told["known_at"] == "2021-03-02T23:59+02:00"
    assert step["outcome"]["kind"] == "agreed"  # the finding was received on 4 March


def test_at_shows_an_earlier_moment(case: Path, run: Run) -> None:
    told = status_of(run, case, "--at", "2021-03-01")
    assert {s["outcome"]["kind"] for s in told["obligations"]} == {"not-due"}


def test_since_lists_what_changed(case: Path, run: Run) -> None:
    told = status_of(run, case, "--since", "2021-03-05")
    assert told["changes"]["since"] == "2021-03-05T00:00+02:00"
    assert "step:captives/day-7" in {c["what"] for c in told["changes"]["items"]}


def test_a_view_keeps_its_own_cells_and_the_outcomes(case: Path, run: Run) -> None:
    whole, one = status_of(run, case), status_of(run, case, "--view", "party-b")
    assert {view for step in one["obligations"] for view in step["views"]} == {"party-b"}
    assert list(one["phase"]["views"]) == ["party-b"]
    assert [s["outcome"] for s in one["obligations"]] == [
        s["outcome"] for s in whole["obligations"]
    ]


# judging


def judged(run: Run, case: Path, *given: str) -> str:
    claim = next(c for c in claims_of(run, case) if c["row"] and c["row"]["id"] == "release-2b")
    got = run("judge", case, "--claim", claim["id"][:16], "--by", "desk", *given)
    assert got.code == 0, got.err
    return str(claim["id"])


def test_a_judgement_corrects_a_claim_and_the_status_shows_it(case: Path, run: Run) -> None:
    judged(run, case, "--set", "event.says=denied", "--reason", "the statement denies it")
    (step,) = [s for s in status_of(run, case)["obligations"] if s["id"] == "step:captives/day-7"]
    assert step["done"]["party-b"]["low"] is None


def test_a_judgement_stays_after_the_next_ingest(case: Path, run: Run) -> None:
    judged(run, case, "--set", "event.says=denied")
    told = status_of(run, case)
    run("ingest", case, "--reread")
    assert status_of(run, case)["obligations"] == told["obligations"]


def test_a_withdrawn_claim_is_gone_from_the_status_and_kept_in_the_record(
    case: Path, run: Run, entries: Entries
) -> None:
    before = entries(case)
    claim = judged(run, case, "--withdraw", "--reason", "a hoax")
    assert claim not in run("status", case, "--format", "json").out
    assert entries(case)[: len(before)] == before


# an interruption


def test_a_killed_ingest_resumes(
    case: Path, tmp_path: Path, run: Run, started: Started, entries: Entries
) -> None:
    (case / "truceline.db").unlink()
    for n in range(120):
        text = f"Party A said on Monday that batch {n} was ready.\n" * 10
        (case / "reports" / f"batch-{n}.txt").write_text(text, "utf-8")
    whole = Path(shutil.copytree(case, tmp_path / "whole"))
    killed = started("ingest", case)
    while killed.poll() is None and not (case / "truceline.db-wal").exists():
        time.sleep(0.01)
    time.sleep(0.1)
    killed.kill()
    killed.communicate()
    before = entries(case)
    assert run("ingest", case).code == 0
    assert entries(case)[: len(before)] == before
    run("ingest", whole)
    assert len(entries(case)) == len(entries(whole))
    assert claims_and_steps(run, case) == claims_and_steps(run, whole)


def claims_and_steps(run: Run, case: Path) -> Any:
    told = status_of(run, case, "--frozen")
    return {key: told[key] for key in told if key != "record"}


# nothing beside the files


@pytest.mark.parametrize("command", ["read", "status"])
def test_nothing_is_written_beside_files_that_are_no_case(
    command: str, bare: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bare)
    before = {p: p.read_bytes() for p in bare.rglob("*")}
    assert run(command, bare).code == 0
    assert {p: p.read_bytes() for p in bare.rglob("*")} == before


def test_a_bare_folder_says_that_its_record_is_in_memory(bare: Path, run: Run) -> None:
    assert "note: no case folder: the record is kept in memory" in run("status", bare).err


def test_the_briefing_of_bare_files_is_written_where_one_stands(
    bare: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    got = run("brief", bare / "note.txt")
    names = [f"briefing/briefing.{end}" for end in ("html", "md", "json")]
    assert got.out.splitlines() == names
    assert sorted(p.name for p in bare.iterdir()) == ["note.txt"]


def test_the_briefing_of_a_case_lies_in_it(case: Path, run: Run) -> None:
    run("brief", case)
    assert json.loads((case / "briefing" / "briefing.json").read_bytes())["schema"]


def test_a_read_of_a_case_writes_nothing(case: Path, run: Run) -> None:
    before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
    claims_of(run, case)
    assert {p: p.read_bytes() for p in case.rglob("*") if p.is_file()} == before


# reading


def test_read_takes_standard_input(run: Run) -> None:
    got = run("read", "-", piped=b"The ministry said on Monday that the talks go on.\n")
    (claim,) = [json.loads(line) for line in got.out.splitlines()]
    assert claim["file"] == "standard-input.txt" and "talks go on" in claim["content"]["text"]


def test_read_knows_the_actors_of_a_case(case: Path, run: Run) -> None:
    found = claims_of(run, case / "reports" / "valley-herald.md", "--case", case)
    assert "party-a/senior-official" in {claim["actor"] for claim in found}


def test_read_of_a_case_gives_its_reports_and_its_rows(case: Path, run: Run) -> None:
    files = {claim["file"] for claim in claims_of(run, case)}
    assert files == {
        "reports/party-a-statement.md",
        "reports/party-b-statement.md",
        "reports/valley-herald.md",
        "observations/deliveries.csv",
    }


def test_read_goes_on_after_a_file_that_it_cannot_read(bare: Path, run: Run) -> None:
    (bare / "a.txt").write_bytes(b"")
    got = run("read", bare)
    assert got.code == 0 and len(got.out.splitlines()) == 1
    assert got.err.startswith(f"unread: {bare}/a.txt: the file is empty")


def test_offsets_of_claims_index_the_text(bare: Path, run: Run) -> None:
    text = (bare / "note.txt").read_text("utf-8")
    for claim in claims_of(run, bare):
        for part in (claim["source"], claim["cue"], claim["content"]):
            assert text[part["start"] : part["end"]] == part["text"]


# checking


def test_check_exits_0_without_and_1_with_an_error(case: Path, run: Run) -> None:
    agreement = case / "agreement.truce.yaml"
    assert run("check", agreement).code == 0
    text = agreement.read_text("utf-8")
    assert "must: release 12 persons" in text
    agreement.write_text(text.replace("must: release 12 persons", "must: release 13 persons"))
    got = run("check", agreement)
    assert got.code == 1 and " error T021 " in got.out


def test_check_says_which_checks_it_skipped(case: Path, run: Run) -> None:
    agreement = case / "agreement.truce.yaml"
    assert "note: skipped, for want of a case's actors: T025" in run("check", agreement).err
    assert run("check", agreement, "--case", case).err == ""


# pipes


@pytest.mark.parametrize("command", [["read"], ["status", "--format", "json"], ["status"]])
def test_a_pipe_that_is_closed_early_is_no_error(
    command: list[str], example: Path, started: Started
) -> None:
    program = started(command[0], example, *command[1:])
    assert program.stdout is not None and program.stderr is not None
    program.stdout.read(1)
    program.stdout.close()
    told = program.stderr.read()
    program.stderr.close()
    assert program.wait() == 0
    assert [x for x in told.splitlines() if not x.startswith(b"unread: ")] == []


def test_a_terminal_that_knows_no_unicode_gets_escapes(case: Path, started: Started) -> None:
    program = started("status", case, PYTHONIOENCODING="ascii")
    out, err = program.communicate()
    assert (program.returncode, err) == (0, b"")
    assert out.isascii()


def test_json_is_utf_8_whatever_the_terminal(bare: Path, started: Started) -> None:
    (bare / "note.txt").write_text("The ministry said that “Señal” goes on.\n", "utf-8")
    out, _ = started("read", bare, PYTHONIOENCODING="ascii").communicate()
    assert "Señal" in json.loads(out)["content"]["text"]
