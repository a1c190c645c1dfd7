"""The status as text: readable at any width, in words alone, and every id opens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from truceline.basis.reason import Reason
from truceline.cli.asking import answered, asked
from truceline.cli.opening import opened, subject_of
from truceline.cli.printing import printable
from truceline.status import why

from .conftest import Run

ADDRESS = re.compile(r"\[([a-z]+(?::[^\]\s]+)?)\]")


def told(run: Run, case: Path, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("status", case, "--format", "json", *options).out)
    return found


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("options", [[], ["--why", "step:captives/day-7"], ["--why", "phase"]])
def test_no_line_is_wider_than_the_page(
    width: int, options: list[str], case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("status", case)
    monkeypatch.setenv("COLUMNS", str(width))
    got = run("status", case, *options)
    assert max(map(cell_len, got.out.splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_word_is_lost_at_any_width(
    width: int, case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = run("status", case, "--why", "step:captives/day-7").out
    monkeypatch.setenv("COLUMNS", str(width))
    narrow = run("status", case, "--why", "step:captives/day-7").out
    assert words(narrow) == words(wide)


def words(tree: str) -> str:
    return "".join(re.sub(r"[│├└─\s]", "", tree).split())


def test_no_line_ends_in_blanks(case: Path, run: Run) -> None:
    assert [x for x in run("status", case).out.splitlines() if x != x.rstrip()] == []


def test_what_is_piped_holds_no_escape_sequences(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("status", case).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", run("status", case).out)


def test_a_status_in_colour_says_no_more_than_one_without(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("status", case).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert re.sub(r"\x1b\[[0-9;]*m", "", run("status", case).out) == plain


def opening(case: Path) -> Callable[[str], Reason]:
    """Return the function that opens an address of the status of ``case``."""
    subject = subject_of([case])
    with opened(subject) as desk:
        answer = answered(desk, asked(subject))
    return lambda address: why(answer.status, answer.held, address)


def test_every_id_that_is_printed_opens(example: Path, run: Run) -> None:
    addresses = set(ADDRESS.findall(run("status", example, "--since", "2025-02-01").out))
    assert len(addresses) > 15
    reason_of = opening(example)
    assert [address for address in sorted(addresses) if not reason_of(address).text] == []


def test_every_step_opens_with_and_without_its_kind(example: Path) -> None:
    reason_of = opening(example)
    for step in ("hostages/day-1", "aid/day-4", "return-north", "talks-2/hamas/day-16"):
        assert reason_of(step) == reason_of(f"step:{step}")
        assert reason_of(step).text.startswith(f"{step}: ")


def test_every_id_of_the_json_opens(case: Path, run: Run) -> None:
    status = told(run, case)
    lists = ("contradictions", "obligations", "conditions", "sticking_points", "levers")
    ids = [one["id"] for key in (*lists, "restrictions") for one in status[key]]
    ids += [p["id"] for by_issue in status["positions"].values() for p in by_issue.values()]
    assert len(ids) > 15
    reason_of = opening(case)
    assert [address for address in ids if not reason_of(address).text] == []


def test_why_ends_in_claims_that_can_be_opened_and_judged(case: Path, run: Run) -> None:
    tree = run("status", case, "--why", "step:captives/day-7").out
    claims = re.findall(r"claim:[0-9a-f]{12}", tree)
    assert claims
    opened = run("status", case, "--why", claims[0])
    assert opened.code == 0 and "observations/deliveries.csv:" in opened.out
    given = ("--set", "act=denies", "--by", "desk")
    assert run("judge", case, "--claim", claims[0], *given).code == 0


def test_why_as_json_is_the_same_tree(case: Path, run: Run) -> None:
    tree = json.loads(run("status", case, "--why", "captives/day-7", "--format", "json").out)
    assert tree["clause"] == "obligations.captives"
    assert tree["because"][0]["because"]


def test_both_sides_of_a_step_stand_side_by_side_in_words(case: Path, run: Run) -> None:
    out = " ".join(run("status", case).out.split())
    assert "Party A: done in time (said), 3 of 3" in out
    assert "Party B: called a breach (said), 2 of 3" in out


def test_no_count_is_told_as_such_and_never_as_zero(case: Path, run: Run) -> None:
    table = case / "observations" / "deliveries.csv"
    table.write_text(table.read_text("utf-8").replace(">240", "~240"), "utf-8")
    out = " ".join(run("status", case).out.split())
    assert "no count held trucks (offloaded)" in out


def test_what_nothing_is_held_of_is_said(case: Path, run: Run) -> None:
    out = " ".join(run("status", case).out.split())
    assert "Nothing held: " in out and "no deadline named outside the text" in out


def test_a_reconstructed_case_says_so(case: Path, run: Run) -> None:
    assert "Reconstructed case: known by the date of receipt." in run("status", case).out


def test_names_of_private_persons_are_withheld(bare: Path, run: Run) -> None:
    text = "Hamas said that Israel must free the farmer, Adel Karimov, aged 41.\n"
    (bare / "note.txt").write_text(text, "utf-8")
    for options in ([], ["--format", "json"], ["--why", "claim:"]):
        got = run("status", bare, *options)
        assert got.code == 0 and "Karimov" not in got.out, options
    assert "[namewithheld]" in words(run("status", bare, "--why", "claim:").out)


def test_markup_and_emoji_codes_of_a_report_are_only_words(bare: Path, run: Run) -> None:
    (bare / "note.txt").write_text("Hamas said “[bold]yes[/bold] :smile:”.\n", "utf-8")
    out = run("read", bare, "--format", "table").out
    assert "[bold]yes[/bold]" in out and ":smile:" in out


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066"])
def test_characters_that_steer_a_terminal_are_shown_by_their_code(character: str) -> None:
    assert printable(f"a{character}b") == f"a<U+{ord(character):04X}>b"


@pytest.mark.parametrize("text", ["a\nb\tc", "می‌خواهم", "é“”…"])
def test_other_characters_stay_as_they_are(text: str) -> None:
    assert printable(text) == text
