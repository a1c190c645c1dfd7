"""Many files: read by workers, printed in order, and gone on with after a run that was broken off."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.pipeline import Extractor, rules
from truceline.cli import crew, reading, resuming
from truceline.cli.crew import AHEAD, ONE_THREAD, alone, crew_of
from truceline.cli.working import Given, Read, Reader, read_one
from truceline.errors import CaseError
from truceline.reports import ReportFile

from .conftest import Run

Started = Callable[..., subprocess.Popen[bytes]]
ARABIC = "قال المتحدث إن القوات لم تنسحب من المنطقة بعد."
SAID = "Hamas said that {n} lists were late.\n\nIsrael denied that {n} lists were late.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Seven reports, one of them in Arabic and one empty; the first is by far the longest."""
    made = tmp_path / "many"
    made.mkdir()
    for n in range(7):
        text = "".join(SAID.format(n=k) + "\n" for k in range(30 if n == 0 else 1 + n % 2))
        (made / f"{n}.txt").write_text(text, "utf-8")
    (made / "3.txt").write_text(ARABIC, "utf-8")
    (made / "5.txt").write_bytes(b"")
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "claims.jsonl"


def progress(out: Path) -> Path:
    return out.with_name(out.name + ".progress")


def files_of(raw: str) -> list[str]:
    names = (Path(json.loads(line)["file"]).name for line in raw.splitlines())
    return list(dict.fromkeys(names))


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return the names of the documents read since the last call."""
    seen: list[str] = []

    def noted(reader: Reader, one: Given, *, parties: tuple[str, ...]) -> Read:
        seen.append(Path(one.file).name)
        return read_one(reader, one, parties=parties)

    def taken() -> list[str]:
        names = seen.copy()
        seen.clear()
        return names

    monkeypatch.setattr(reading, "read_one", noted)
    return taken


# workers


def test_workers_give_what_one_process_gives_in_the_order_of_the_files(
    folder: Path, run: Run
) -> None:
    alone, shared = (run("read", folder, "--jobs", n) for n in (1, 2))
    assert shared == alone
    assert files_of(shared.out) == ["0.txt", "1.txt", "2.txt", "4.txt", "6.txt"]


def test_workers_know_the_actors_of_a_case(case: Path, run: Run) -> None:
    alone, shared = (run("read", case, "--jobs", n) for n in (1, 2))
    assert shared == alone
    assert "party-a/senior-official" in alone.out


def test_what_is_in_another_language_is_listed_with_the_language(folder: Path, run: Run) -> None:
    told = run("read", folder).err.splitlines()
    assert [Path(line.split(": ")[1]).name for line in told] == ["3.txt", "5.txt"]
    assert "in Arabic, which is not read" in told[0]


def test_nothing_but_another_language_is_nothing_read(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    got = run("read", tmp_path / "a.txt")
    assert (got.code, got.out) == (2, "")


def test_a_foreign_paragraph_is_listed_with_its_line_and_the_rest_is_read(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "a.txt").write_text(f"Hamas said yes to it.\n\n{ARABIC}\n", "utf-8")
    got = run("read", tmp_path / "a.txt")
    assert got.code == 0 and len(got.out.splitlines()) == 1
    assert f"{tmp_path}/a.txt:3: a paragraph is in Arabic" in got.err


def test_ingest_lists_it_too_each_time_and_keeps_its_text(case: Path, run: Run) -> None:
    (case / "reports" / "x.txt").write_text(ARABIC, "utf-8")
    first, second = run("ingest", case), run("ingest", case)
    line = "unread: reports/x.txt: the report is in Arabic"
    assert line in first.out and line in second.out
    assert first.out.startswith("1 new report;") and second.out.startswith("nothing new;")


def test_few_small_files_start_no_worker(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "crew_of", None)
    assert run("read", folder).code == 0


def test_much_to_read_starts_as_many_workers_as_there_are_cores(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def noted(reader: Reader, jobs: int) -> object:
        asked.append(jobs)
        raise CaseError("enough")

    monkeypatch.setattr(reading, "_SMALL", 100)
    monkeypatch.setattr(reading, "cores", lambda: 3)
    monkeypatch.setattr(reading, "crew_of", noted)
    run("read", folder)
    run("read", folder, "--jobs", 2)
    run("read", folder, "--jobs", 100)
    run("read", folder, "--jobs", 1)
    assert asked == [3, 2, 7]


class _Future:
    def __init__(self, value: object) -> None:
        self.value = value

    def result(self) -> object:
        return self.value


class _Pool:
    """Takes work and counts what is handed in and not yet asked for."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, do: object, work: object, one: Given) -> _Future:
        self.given += 1
        return _Future(one.file)


def test_what_is_read_ahead_is_bounded_whatever_the_number_of_files() -> None:
    pool = _Pool()
    files = (ReportFile(file=str(n), path=Path(str(n))) for n in range(1000))
    most = 0
    handed: Iterator[object] = crew._each(pool, read_one, files, 2 * AHEAD)  # type: ignore[arg-type]
    for taken, name in enumerate(handed):
        assert name == str(taken)
        most = max(most, pool.given - taken)
    assert most == 2 * AHEAD


WORK = """
import os, signal, sys
from truceline.cli.crew import ONE_THREAD

def threads(reader, one):
    return {name: os.environ.get(name) for name in ONE_THREAD}

def end(reader, one):
    os.kill(os.getpid(), signal.SIGKILL)
"""
GIVEN: Sequence[Given] = [ReportFile(file=name, path=Path(name)) for name in ("a", "b")]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that workers can import too."""
    (tmp_path / "what_workers_do.py").write_text(WORK, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    sys.modules.pop("what_workers_do", None)
    return import_module("what_workers_do")


def test_a_worker_uses_one_thread(work: ModuleType) -> None:
    with crew_of(Reader(shipped_registry(), "rules"), 1) as each:
        assert list(each(work.threads, GIVEN)) == [ONE_THREAD] * 2


def test_a_worker_that_is_killed_is_told_with_the_file_and_the_way_out(work: ModuleType) -> None:
    with (
        crew_of(Reader(shipped_registry(), "rules"), 1) as each,
        pytest.raises(CaseError, match=r"a: a worker was ended .* fewer --jobs"),
    ):
        list(each(work.end, GIVEN))


# the file that is gone on with


def broken_off(out: Path, claims: int, lines: int) -> None:
    """Leave what a run leaves that was killed: so many bytes of both files."""
    for path, size in ((out, claims), (progress(out), lines)):
        path.write_bytes(path.read_bytes()[:size])


@pytest.fixture
def whole(folder: Path, out: Path, run: Run) -> bytes:
    """What an unbroken run writes."""
    assert run("read", folder, "--out", out).code == 0
    return out.read_bytes()


def test_out_holds_what_standard_output_would(folder: Path, whole: bytes, run: Run) -> None:
    assert run("read", folder).out.encode() == whole
    assert run("read", folder, "--out", "-").out.encode() == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_broken_off_goes_on_and_ends_with_the_same_bytes(
    jobs: int, folder: Path, out: Path, whole: bytes, run: Run
) -> None:
    lines = progress(out).read_bytes()
    broken_off(out, len(whole) * 2 // 3, len(lines) * 2 // 3)
    assert run("read", folder, "--out", out, "--jobs", jobs).code == 0
    assert out.read_bytes() == whole
    assert progress(out).read_bytes() == lines


def test_wherever_it_was_broken_off(folder: Path, out: Path, whole: bytes, run: Run) -> None:
    lines = progress(out).read_bytes()
    ends = [n + 1 for n, byte in enumerate(lines) if byte == 10]
    for end in ends[::3]:
        for cut in (end - 1, end + 5):
            for claims in (0, len(whole) - 1):
                broken_off(out, claims, cut)
                run("read", folder, "--out", out)
                assert (out.read_bytes(), progress(out).read_bytes()) == (whole, lines)


def test_what_is_finished_is_not_read_again(
    folder: Path, out: Path, whole: bytes, run: Run, read_again: Callable[[], list[str]]
) -> None:
    got = run("read", folder, "--out", out)
    assert read_again() == []
    assert "7 of 7 documents stand in" in got.err and "in Arabic" in got.err
    raw = progress(out).read_bytes().splitlines(keepends=True)
    broken_off(out, len(whole), sum(map(len, raw[:5])) + 3)
    run("read", folder, "--out", out)
    assert read_again() == ["4.txt", "5.txt", "6.txt"]


def test_claims_without_their_closing_line_are_written_once(
    folder: Path, out: Path, whole: bytes, run: Run
) -> None:
    lines = progress(out).read_bytes().splitlines(keepends=True)
    broken_off(out, len(whole), sum(map(len, lines[:-1])))
    run("read", folder, "--out", out)
    assert out.read_bytes() == whole


def test_a_file_that_changed_is_read_again_with_those_after_it(
    folder: Path, out: Path, whole: bytes, run: Run, read_again: Callable[[], list[str]]
) -> None:
    (folder / "4.txt").write_text(SAID.format(n=900), "utf-8")
    run("read", folder, "--out", out)
    assert read_again() == ["4.txt", "5.txt", "6.txt"]
    assert out.read_bytes() == run("read", folder).out.encode() != whole


def test_a_file_that_is_new_or_gone_is_seen(
    folder: Path, out: Path, whole: bytes, run: Run
) -> None:
    (folder / "2.txt").unlink()
    (folder / "9.txt").write_text(SAID.format(n=900), "utf-8")
    run("read", folder, "--out", out)
    assert out.read_bytes() == run("read", folder).out.encode() != whole


def test_claims_that_were_changed_in_the_file_are_read_again(
    folder: Path, out: Path, whole: bytes, run: Run
) -> None:
    out.write_bytes(whole[:50] + b"x" + whole[51:])
    run("read", folder, "--out", out)
    assert out.read_bytes() == whole


def test_another_version_of_the_extractor_reads_anew_and_says_so(
    folder: Path,
    out: Path,
    whole: bytes,
    run: Run,
    read_again: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = rules()
    newer = Extractor("rules", (("other/2", ours.stages[0][1]), *ours.stages[1:]))
    monkeypatch.setattr(reading, "extractor_named", lambda _: newer)
    got = run("read", folder, "--out", out)
    assert "written with another extractor or other actors; it is read anew" in got.err
    assert len(read_again()) == 7


def test_a_full_disk_is_told_and_the_next_run_goes_on(
    folder: Path, out: Path, whole: bytes, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.unlink()
    progress(out).unlink()
    write, left = resuming._write, [1200]

    def full(stream: IO[bytes], raw: bytes) -> None:
        write(stream, raw[: left[0]])
        left[0] -= len(raw)
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(out))

    monkeypatch.setattr(resuming, "_write", full)
    got = run("read", folder, "--out", out)
    assert got.code == 2 and "No space left on device" in got.err
    monkeypatch.setattr(resuming, "_write", write)
    assert run("read", folder, "--out", out).code == 0
    assert out.read_bytes() == whole


def test_a_run_that_is_killed_goes_on(folder: Path, out: Path, run: Run, started: Started) -> None:
    for n in range(10, 60):
        (folder / f"{n}.txt").write_text(SAID.format(n=n) * 5, "utf-8")
    program = started("read", folder, "--out", out, "--jobs", 1)
    until = time.monotonic() + 200
    while time.monotonic() < until and program.poll() is None:
        if progress(out).exists() and progress(out).read_bytes().count(b"\n") > 3:
            break
        time.sleep(0.02)
    program.kill()
    program.communicate()
    assert run("read", folder, "--out", out).code == 0
    assert out.read_bytes() == run("read", folder).out.encode()


# what may be named


def test_a_file_of_somebody_else_is_not_written_over(folder: Path, out: Path, run: Run) -> None:
    out.write_text("mine", "utf-8")
    got = run("read", folder, "--out", out)
    assert (got.code, out.read_text("utf-8")) == (2, "mine")
    assert "exists" in got.err and "name another file" in got.err
    assert not progress(out).exists()


@pytest.mark.parametrize(
    ("name", "says"), [("no/such/x.jsonl", "there is no folder"), ("many", "is a folder")]
)
def test_a_place_that_cannot_be_written_is_refused(
    name: str, says: str, folder: Path, run: Run
) -> None:
    got = run("read", folder, "--out", folder.parent / name)
    assert got.code == 2 and says in got.err


def test_a_table_is_not_written_to_a_file(folder: Path, out: Path, run: Run) -> None:
    got = run("read", folder, "--out", out, "--format", "table")
    assert got.code == 2 and "--out takes JSON lines" in got.err and not out.exists()


def test_a_file_written_among_the_reports_is_no_report(folder: Path, run: Run) -> None:
    out = folder / "claims.txt"
    first, second = (run("read", folder, "--out", out) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert "claims.txt:" not in first.err + second.err
    assert "7 of 7 documents stand" in second.err


def test_a_crew_of_one_is_this_process(folder: Path) -> None:
    reader = Reader(shipped_registry(), "rules")
    found = alone(reader)(lambda r, one: (r is reader, one.file), GIVEN)
    assert list(found) == [(True, "a"), (True, "b")]
