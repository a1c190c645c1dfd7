"""Law 3 from end to end: no view but JSON lines prints a private name or the hour of a movement."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import Run

PARAGRAPHS = """The conference.

Party B said that it would not open the crossing
until the convoy of 06:30 on Monday 8 March has passed the Tolma gate. Party B announced that twelve detainees will be
moved through the Tolma gate at 07:15. The road opened at 05:05 on 27 February, Party B said.

Party B accused Party A of killing five people, including Anna
Verik, 34, a nurse, and her two sons. Party B accused Party A of “moving two women”.

Jonas Weil said: “They will not come back.” Colonel Idris Mano told the paper that Verik was a
good neighbour. Both Party A and Party B said that the talks go on.
"""
REPORT = "\n\n".join(" ".join(p.split()) for p in PARAGRAPHS.split("\n\n"))
SECRETS = re.compile(r"Verik|Brandt|Weil|Mano|nurse|her two sons|two women|06:30|07:15|Tolma gate")
ROW = "told.txt,herald,Mother of Peter Brandt speaks,,2021-03-06,2021-03-06,en,public,own\n"


@pytest.fixture
def told(case: Path) -> Path:
    """The invented case with one more report."""
    (case / "reports" / "told.txt").write_text(REPORT, "utf-8")
    index = case / "reports" / "index.csv"
    index.write_text(index.read_text("utf-8") + ROW, "utf-8")
    return case


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_status_withholds(told: Path, run: Run, form: str) -> None:
    shown = one_line(run("status", told, "--format", form).out)
    assert SECRETS.findall(shown) == []
    assert "until the convoy of [hour withheld] on Monday 8 March" in shown


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_reasons_of_each_claim_withhold(told: Path, run: Run, form: str) -> None:
    lines = run("read", told / "reports" / "told.txt", "--case", told, "--format", "jsonl").out
    run("ingest", told)
    claims = [json.loads(line)["id"] for line in lines.splitlines()]
    assert len(claims) > 5
    for claim in claims:
        got = run("status", told, "--frozen", "--why", f"claim:{claim}", "--format", form)
        assert got.code == 0
        assert SECRETS.findall(one_line(got.out)) == []


def test_the_table_of_read_withholds_and_json_lines_are_verbatim(told: Path, run: Run) -> None:
    file = told / "reports" / "told.txt"
    table = one_line(run("read", file, "--case", told, "--format", "table").out)
    lines = run("read", file, "--case", told, "--format", "jsonl").out.splitlines()
    assert SECRETS.findall(table) == []
    claims = [json.loads(line) for line in lines]
    assert {c["source"]["text"] for c in claims if c["source"]} >= {"Jonas Weil"}
    for claim in claims:
        passage = claim["content"]
        assert REPORT[passage["start"] : passage["end"]] == passage["text"]


def test_the_help_of_read_says_what_is_verbatim(run: Run) -> None:
    assert "names of private persons" in one_line(run("read", "--help").out)


@pytest.mark.parametrize("kind", ["md", "html", "json"])
def test_the_public_briefing_withholds(told: Path, run: Run, tmp_path: Path, kind: str) -> None:
    got = run("brief", told, "--out", tmp_path / "out", "--since", "2021-03-01")
    assert got.code == 0
    shown = (tmp_path / "out" / f"briefing.{kind}").read_text("utf-8")
    assert SECRETS.findall(shown) == []
    assert "05:05" in shown
    assert "moving two people" in shown


def test_two_parties_that_speak_together_are_named(told: Path, run: Run, tmp_path: Path) -> None:
    run("brief", told, "--out", tmp_path / "out", "--since", "2021-03-01")
    shown = (tmp_path / "out" / "briefing.md").read_text("utf-8")
    assert "Party A and Party B: said: “the talks go on”" in shown
    assert "Both Party A" not in shown
