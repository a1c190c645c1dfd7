"""Every bad input gets one clear sentence with place and way out, and what is recorded stays."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from truceline.reports import case_template

from .conftest import Run

TABLE = "observations/deliveries.csv"
Entries = Callable[[Path], list[str]]


def row(**cells: str) -> str:
    """One line of the table that ``truceline new`` writes."""
    names = case_template()[TABLE].splitlines()[0].split(",")
    assert set(cells) <= set(names)
    return ",".join(cells.get(name, "") for name in names) + "\n"


def added(case: Path, file: str, text: str) -> None:
    with (case / file).open("a", encoding="utf-8") as stream:
        stream.write(text)


def swapped(case: Path, file: str, old: str, new: str) -> None:
    text = (case / file).read_text("utf-8")
    assert old in text
    (case / file).write_text(text.replace(old, new, 1), "utf-8")


def report(case: Path, name: str, raw: bytes) -> None:
    (case / "reports" / name).write_bytes(raw)


class Bad(NamedTuple):
    """What is done to the case, and what the message must hold."""

    name: str
    spoil: Callable[[Path], object]
    says: tuple[str, ...]


REFUSED = [
    Bad(
        "unknown key in case.yaml",
        lambda c: added(c, "case.yaml", "tittle: x\n"),
        ("case.yaml:21: ", "“tittle”", "did you mean “title”?"),
    ),
    Bad(
        "wrong indentation in case.yaml",
        lambda c: swapped(c, "case.yaml", "\ntime zone", "\n  time zone"),
        ("case.yaml:5: ", "check the indentation"),
    ),
    Bad(
        "wrong indentation in the agreement",
        lambda c: swapped(c, "agreement.truce.yaml", "\nobligations:", "\n obligations:"),
        ("agreement.truce.yaml:19:2: T901 ", "^", "check the indentation"),
    ),
    Bad(
        "the agreement named is missing",
        lambda c: (c / "agreement.truce.yaml").unlink(),
        ("case.yaml:16: ", "“agreement.truce.yaml” is not in the case"),
    ),
    Bad(
        "the agreement is in another encoding",
        lambda c: (c / "agreement.truce.yaml").write_bytes(b"truce: 1\ntitle: Tr\xeave\n"),
        ("agreement.truce.yaml:2: ", "not UTF-8", "save it as UTF-8"),
    ),
    Bad(
        "the actors are in another encoding",
        lambda c: (c / "actors.yaml").write_bytes(b"- id: a\n  names: {en: Tr\xeave}\n"),
        ("actors.yaml:2: ", "not UTF-8", "save it as UTF-8"),
    ),
    Bad(
        "an unknown time zone",
        lambda c: swapped(c, "case.yaml", "Asia/Nicosia ", "Asia/Nicosai "),
        ("case.yaml:5: ", "“Asia/Nicosai” is not a time zone", "Asia/"),
    ),
    Bad(
        "an unknown column",
        lambda c: swapped(c, TABLE, "claimed_by", "claimd_by"),
        (f"{TABLE}:1: ", "“claimd_by” is not a column", "did you mean “claimed_by”?"),
    ),
    Bad(
        "both as claimant",
        lambda c: added(c, TABLE, row(id="z", kind="delivery", at="2021-03-08", claimed_by="both")),
        (f"{TABLE}:14: ", "column claimed_by", "“both”", "name each one"),
    ),
    Bad(
        "a bad figure",
        lambda c: added(
            c, TABLE, row(id="z", kind="delivery", at="2021-03-08", low="many", claimed_by="panel")
        ),
        (f"{TABLE}:14: ", "column low", "“many” is not a figure", "write 45"),
    ),
    Bad(
        "a row that is cut off",
        lambda c: added(c, TABLE, "z,delivery\n"),
        (f"{TABLE}:14: ",),
    ),
    Bad(
        "an index that names an unknown column",
        lambda c: swapped(c, "reports/index.csv", "outlet", "outlit"),
        ("reports/index.csv:1: ", "“outlit”", "outlet"),
    ),
]


@pytest.mark.parametrize("command", ["status", "ingest"])
@pytest.mark.parametrize("bad", REFUSED, ids=[b.name for b in REFUSED])
def test_a_case_that_cannot_be_used_is_refused_and_the_record_stays(
    bad: Bad, command: str, case: Path, run: Run, entries: Entries
) -> None:
    before = entries(case)
    bad.spoil(case)
    got = run(command, case)
    assert (got.code, got.out) == (2, "")
    assert [words for words in bad.says if words not in got.err] == []
    assert len(got.err.splitlines()) == (4 if "^" in bad.says else 1)
    assert entries(case) == before


@pytest.mark.parametrize("bad", REFUSED, ids=[b.name for b in REFUSED])
def test_a_refused_case_gets_no_record(bad: Bad, case: Path, run: Run) -> None:
    (case / "truceline.db").unlink()
    bad.spoil(case)
    assert run("status", case).code == 2
    assert sorted(p.name for p in case.glob("truceline.db*")) == []


def dated_in_the_future(case: Path) -> None:
    added(case, "reports/index.csv", "late.txt,,,,2999-01-01,,en,public,open\n")
    report(case, "late.txt", b"Party A said that the talks go on.\n")


LISTED = [
    Bad("an empty file", lambda c: report(c, "x.txt", b""), ("reports/x.txt: ", "empty")),
    Bad(
        "a binary file renamed .txt",
        lambda c: report(c, "x.txt", random.Random(4).randbytes(4000)),
        ("reports/x.txt: ", "no text"),
    ),
    Bad(
        "another encoding",
        lambda c: report(c, "x.txt", "ein Satz\nein Gespräch\n".encode("latin-1")),
        ("reports/x.txt:2: ", "not UTF-8", "save it as UTF-8"),
    ),
    Bad(
        "a file of no known kind",
        lambda c: report(c, "x.xyz", b"words"),
        ("reports/x.xyz: ",),
    ),
    Bad(
        "a row without claimant",
        lambda c: added(c, TABLE, row(id="z", kind="event", at="2021-03-08")),
        (f"{TABLE}:14: row z ", "claimed_by", "makes no claim"),
    ),
    Bad(
        "a report dated in the future",
        dated_in_the_future,
        ("reports/late.txt: ", "2999-01-01", "check the date"),
    ),
    Bad(
        "a file that the index names in vain",
        lambda c: added(c, "reports/index.csv", "gone.txt,,,,2021-03-01,,en,public,open\n"),
        ("reports/gone.txt: ", "index.csv"),
    ),
    Bad(
        "a link that leaves the case",
        lambda c: (c / "reports" / "x.txt").symlink_to("/etc/hostname"),
        ("reports/x.txt: ", "link", "copy the file"),
    ),
    Bad(
        "a pipe among the reports",
        lambda c: os.mkfifo(c / "reports" / "x.txt"),
        ("reports/x.txt: ", "no plain file", "save what it gives"),
    ),
]


@pytest.mark.parametrize("bad", LISTED, ids=[b.name for b in LISTED])
def test_what_cannot_be_read_is_listed_and_the_rest_is_taken_in(
    bad: Bad, case: Path, run: Run, entries: Entries
) -> None:
    before = entries(case)
    bad.spoil(case)
    got = run("ingest", case)
    (line,) = [x for x in got.out.splitlines() if x.startswith(f"unread: {bad.says[0]}")]
    assert got.code == 0
    assert [words for words in bad.says if words not in line] == []
    assert entries(case)[: len(before)] == before


@pytest.mark.parametrize("bad", LISTED, ids=[b.name for b in LISTED])
def test_the_status_lists_it_too(bad: Bad, case: Path, run: Run) -> None:
    bad.spoil(case)
    got = run("status", case)
    shown = " ".join(got.out.split())
    assert got.code == 0
    assert [words for words in bad.says if words.strip() not in shown] == []


def test_the_same_bytes_twice_are_one_report_with_two_receipts(
    case: Path, run: Run, entries: Entries
) -> None:
    before = len(entries(case))
    report(case, "twin.md", (case / "reports" / "valley-herald.md").read_bytes())
    got = run("ingest", case)
    assert got.out.splitlines()[0] == f"1 new receipt; {before + 1} entries in the record"


def test_zero_width_and_turning_characters_neither_hide_a_claim_nor_act_on_the_screen(
    bare: Path, run: Run
) -> None:
    text = "Hamas said on Monday that\u200b it \u202eaccepts\u202c the truce \x1b[31mas it is.\n"
    (bare / "note.txt").write_text(text, "utf-8")
    got = run("read", bare, "--format", "table")
    assert "accepts" in got.out and "<U+202E>" in got.out and "<U+001B>" in got.out
    assert not set("\u202e\u202c\x1b") & set(got.out)


def test_a_name_that_is_no_text_is_shown_with_escapes(case: Path, run: Run) -> None:
    named = bytes(case / "reports") + b"/n\xff.txt"
    Path(named.decode("utf-8", "surrogateescape")).write_text("Party A said yes.\n", "utf-8")
    assert run("ingest", case).out.startswith("1 new report;")
    assert run("status", case, "--format", "json").code == 0


@pytest.mark.heavy
@pytest.mark.parametrize("ends", [" ", ". "], ids=["one sentence", "many sentences"])
def test_a_paragraph_of_ten_megabytes_is_read(ends: str, tmp_path: Path, run: Run) -> None:
    words = f"Party A said that the talks go on{ends}"
    (tmp_path / "long.txt").write_text(words * (10_000_000 // len(words)), "utf-8")
    assert run("read", tmp_path / "long.txt").code == 0


# the record


def damaged(case: Path) -> None:
    raw = bytearray((case / "truceline.db").read_bytes())
    raw[:64] = b"x" * 64
    (case / "truceline.db").write_bytes(raw)


def cut_off(case: Path) -> None:
    raw = (case / "truceline.db").read_bytes()
    (case / "truceline.db").write_bytes(raw[: len(raw) // 2])


@pytest.mark.parametrize("spoil", [damaged, cut_off])
@pytest.mark.parametrize(
    "command", [["status"], ["ingest"], ["judge", "--claim", "a", "--by", "x"]]
)
def test_a_damaged_record_is_refused_and_not_touched(
    spoil: Callable[[Path], None], command: list[str], case: Path, run: Run
) -> None:
    spoil(case)
    before = (case / "truceline.db").read_bytes()
    got = run(command[0], case, *command[1:])
    assert got.code == 2
    assert re.search(r"truceline\.db: .*damaged.*restore it from a backup", got.err)
    assert (case / "truceline.db").read_bytes() == before


def nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.cli.opening.is_writable", lambda folder, record: False)


def test_a_case_that_cannot_be_written_uses_a_copy_of_its_record(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = run("status", case, "--format", "json").out
    before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
    report(case, "new.txt", b"Party A said that the talks go on.\n")
    nothing_can_be_written(monkeypatch)
    frozen, fresh = run("status", case, "--frozen", "--format", "json"), run("status", case)
    assert (frozen.code, frozen.out) == (0, usual)
    assert "a copy of its record is used" in fresh.err
    assert {p: p.read_bytes() for p in before} == before
    assert {p.name for p in case.iterdir()} == {p.relative_to(case).parts[0] for p in before}


def test_a_new_case_that_cannot_be_written_uses_a_record_in_memory(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case / "truceline.db").unlink()
    nothing_can_be_written(monkeypatch)
    got = run("status", case)
    assert got.code == 0 and "captives/day-1" in got.out
    assert "the case cannot be written: the record is kept in memory" in got.err
    assert not list(case.glob("truceline.db*"))


def test_a_damaged_record_that_cannot_be_written_is_named_by_its_own_place(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged(case)
    nothing_can_be_written(monkeypatch)
    got = run("status", case)
    assert got.code == 2 and f"{case / 'truceline.db'}: " in got.err


# paths


@pytest.mark.parametrize("command", ["status", "read", "brief"])
def test_a_folder_without_any_report_is_refused(command: str, tmp_path: Path, run: Run) -> None:
    got = run(command, tmp_path)
    assert (got.code, got.out) == (2, "")
    assert "no report" in got.err.splitlines()[-1] and "; name " in got.err


def test_a_case_without_any_report_shows_the_calendar_and_says_so(case: Path, run: Run) -> None:
    for path in [*(case / "reports").iterdir(), case / TABLE, case / "truceline.db"]:
        path.unlink()
    got = run("status", case)
    assert got.code == 0 and "captives/day-42" in got.out
    assert "note: no report and no observation is held" in got.err


@pytest.mark.parametrize("command", ["status", "read", "brief", "ingest", "check"])
def test_a_path_that_does_not_exist_is_named(command: str, tmp_path: Path, run: Run) -> None:
    got = run(command, tmp_path / "nowhere")
    assert (got.code, got.out) == (2, "")
    assert str(tmp_path / "nowhere") in got.err and len(got.err.splitlines()) == 1


def test_bare_files_of_which_none_can_be_read_are_refused(bare: Path, run: Run) -> None:
    (bare / "note.txt").write_bytes(b"")
    got = run("status", bare)
    assert got.code == 2
    assert f"unread: {bare}/note.txt: the file is empty" in got.err
    assert "nothing that was given could be read; mend a file" in got.err


def test_a_case_among_other_paths_is_refused(case: Path, bare: Path, run: Run) -> None:
    got = run("status", bare, case)
    assert got.code == 2 and "give one case folder alone" in got.err


def test_a_folder_that_is_no_case_has_nothing_to_ingest(bare: Path, run: Run) -> None:
    got = run("ingest", bare)
    assert got.code == 2 and "it holds no case.yaml; make one with `truceline new DIR`" in got.err


def test_new_leaves_a_folder_with_files_alone(case: Path, run: Run) -> None:
    before = (case / "case.yaml").read_bytes()
    got = run("new", case)
    assert got.code == 2 and "not empty; name a new folder" in got.err
    assert (case / "case.yaml").read_bytes() == before


def test_a_briefing_that_cannot_be_written_is_one_sentence(case: Path, run: Run) -> None:
    (case / "briefing").write_text("in the way", "utf-8")
    got = run("brief", case)
    assert got.code == 2 and "give a folder that can be written with --out" in got.err


# options

OPTIONS = [
    (["--at", "2021", "--at", "2022"], ("--at is given 2 times",)),
    (["--format", "json", "--format", "text"], ("--format is given 2 times",)),
    (["--at", "tomorrow"], ("--at: “tomorrow” is not a date", "write 2025")),
    (["--at", "2021-02-30"], ("--at: “2021-02-30” is not in the calendar", "check day")),
    (["--known-at", "soon"], ("--known-at: “soon” is not a date",)),
    (["--since", "x"], ("--since: “x” is not a date",)),
    (["--since", "2030"], ("--since: “2030” is not before", "earlier --since")),
    (["--view", "party-aa"], ("“party-aa” is not a view", "did you mean “party-a”?")),
    (["--format", "xml"], ("'xml' is not one of 'text', 'json'",)),
    (["--vue", "found"], ("--vue", "--view")),
    (["--at"], ("--at", "requires an argument")),
]


@pytest.mark.parametrize(("given", "says"), OPTIONS, ids=[" ".join(g) for g, _ in OPTIONS])
def test_an_option_that_cannot_be_used_is_refused_before_anything_is_taken_in(
    given: list[str], says: tuple[str, ...], case: Path, run: Run, entries: Entries
) -> None:
    before = entries(case)
    report(case, "new.txt", b"Party A said that the talks go on.\n")
    got = run("status", case, *given)
    assert (got.code, got.out) == (2, "")
    assert [words for words in says if words not in got.err] == []
    assert entries(case) == before


ADDRESSES = [
    ("step:captive/day-1", ("opens nothing", "did you mean “step:captives/day-1”?")),
    ("step:captives", ("opens 3 addresses", "write more of it", "step:captives/day-42")),
]


@pytest.mark.parametrize(("address", "says"), ADDRESSES)
def test_an_address_that_opens_nothing_or_too_much_is_refused(
    address: str, says: tuple[str, ...], case: Path, run: Run
) -> None:
    got = run("status", case, "--why", address)
    assert (got.code, got.out) == (2, "")
    assert [words for words in says if words not in got.err] == []


def test_a_view_without_an_agreement_is_refused(bare: Path, run: Run) -> None:
    got = run("status", bare, "--view", "found")
    assert got.code == 2 and "no agreement is held; leave --view out" in got.err


def a_claim(run: Run, case: Path) -> str:
    out = run("read", case, "--format", "jsonl").out
    return str(re.findall(r'"id":"([0-9a-f]+)"', out)[0])


JUDGEMENTS = [
    (["--claim", "zzz", "--set", "act=denies"], ("“zzz” names no claim", "the id")),
    (["--claim", "", "--set", "act=denies"], ("names no claim",)),
    (["--claim", "CLAIM", "--set", "act=denys"], ("“denys”", "did you mean “denies”?")),
    (["--claim", "CLAIM", "--set", "akt=denies"], ("“akt”", "act")),
    (["--claim", "CLAIM", "--set", "act"], ("“act” is not field=value", "--set act=denies")),
    (
        ["--claim", "CLAIM", "--set", "act=denies", "--set", "act=asserts"],
        ("“act” is set twice",),
    ),
    (["--claim", "CLAIM"], ("give at least one change", "withdraw")),
    (["--claim", "CLAIM", "--set", "act=denies", "--withdraw"], ("withdraw",)),
    (["--claim", "CLAIM", "--claim", "b", "--set", "act=denies"], ("--claim is given 2 times",)),
]


@pytest.mark.parametrize(("given", "says"), JUDGEMENTS, ids=[" ".join(g) for g, _ in JUDGEMENTS])
def test_a_judgement_that_cannot_be_made_is_refused(
    given: list[str], says: tuple[str, ...], case: Path, run: Run, entries: Entries
) -> None:
    before = entries(case)
    claim = a_claim(run, case)
    got = run("judge", case, "--by", "desk", *[claim if g == "CLAIM" else g for g in given])
    assert (got.code, got.out) == (2, "")
    assert [words for words in says if words not in got.err] == []
    assert entries(case) == before


def test_nobody_cannot_judge(case: Path, run: Run) -> None:
    got = run("judge", case, "--claim", a_claim(run, case), "--set", "act=denies", "--by", " ")
    assert got.code == 2 and "--by" in got.err


def test_a_case_that_was_never_taken_in_has_nothing_to_judge(case: Path, run: Run) -> None:
    (case / "truceline.db").unlink()
    got = run("judge", case, "--claim", "a", "--set", "act=denies", "--by", "desk")
    assert got.code == 2 and f"run `truceline ingest {case}` first" in got.err
    assert not (case / "truceline.db").exists()
