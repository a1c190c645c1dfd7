from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import CaseError, UnreadReport
from truceline.reports import Case, load_case, read_index, report_files

HEADER = "file,outlet,title,url,published,received,language,compartment,rights\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    root = tmp_path / "case"
    (root / "reports" / "day").mkdir(parents=True)
    (root / "case.yaml").write_text("title: T\ntime zone: UTC\n", "utf-8")
    for name in ("b.txt", "a.txt", "day/c.md", ".hidden.txt", "a.txt~", "~$b.txt"):
        (root / "reports" / name).write_text("It was said.", "utf-8")
    return load_case(root)


def index(case: Case, rows: str, header: str = HEADER) -> None:
    (case.root / "reports" / "index.csv").write_text(header + rows, "utf-8")


def test_reports_are_sorted_and_leftovers_left_out(case: Case) -> None:
    index(case, "")
    assert [f.file for f in report_files(case)] == [
        "reports/a.txt",
        "reports/b.txt",
        "reports/day/c.md",
    ]


def test_index_is_joined_by_name(case: Case) -> None:
    index(case, "day/c.md,herald,A title,,2021-03,2021-03-09,en,,quote\n")
    found = {f.file: f.metadata for f in report_files(case)}
    declared = found["reports/day/c.md"]
    assert (declared.outlet, declared.published, declared.rights) == ("herald", "2021-03", "quote")
    assert declared.compartment == "public"
    assert found["reports/a.txt"].outlet is None


def test_read_gives_the_report_with_its_metadata(case: Case) -> None:
    index(case, "a.txt,herald,,,,,,,\n")
    report = report_files(case)[0].read()
    assert (report.file, report.metadata.outlet) == ("reports/a.txt", "herald")


def test_name_in_the_index_without_a_file_is_unread(case: Case) -> None:
    index(case, "gone.txt,,,,,,,,\n")
    gone = next(f for f in report_files(case) if f.file == "reports/gone.txt")
    with pytest.raises(UnreadReport, match=r"line 2 of index\.csv names it"):
        gone.read()


def test_link_that_leaves_the_folder_is_refused(case: Case, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("It was secret.", "utf-8")
    (case.root / "reports" / "link.txt").symlink_to(tmp_path / "secret.txt")
    link = next(f for f in report_files(case) if f.file == "reports/link.txt")
    with pytest.raises(UnreadReport, match="leaves the report folder"):
        link.read()


def test_link_inside_the_folder_is_read(case: Case) -> None:
    (case.root / "reports" / "z.txt").symlink_to("a.txt")
    assert report_files(case)[-1].read().text == "It was said."


def test_linked_folder_is_named_and_not_entered(case: Case) -> None:
    (case.root / "reports" / "loop").symlink_to(".", target_is_directory=True)
    assert {f.file: f.refused for f in report_files(case)}["reports/loop"] is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER.replace("outlet", "outlt"), r"index\.csv:1: “outlt” is not a column; .*“outlet”"),
        ("outlet\n", r"the column “file” is missing"),
        (HEADER + "a.txt,,,,5 March,,,,\n", r":2: “5 March” in column published is not a date"),
        (HEADER + "a.txt,,,,,,,,opn\n", r":2: “opn” is not one of the rights; did you mean “open”"),
        (HEADER + "a.txt,,,,,,,secret,\n", r":2: “secret” is not a compartment"),
        (
            HEADER + "a.txt,,,,,,,,\na.txt,,,,,,,,\n",
            r":3: “a\.txt” is named twice, first in line 2",
        ),
        (HEADER + ",x,,,,,,,\n", r":2: this row names no file"),
        (HEADER + "../a.txt,,,,,,,,\n", r":2: “../a\.txt” lies outside"),
        (HEADER + "/a.txt,,,,,,,,\n", r":2: “/a\.txt” lies outside"),
    ],
)
def test_what_is_wrong_in_the_index(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "index.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CaseError, match=message):
        read_index(path)


def test_side_compartment_and_backslashes(tmp_path: Path) -> None:
    path = tmp_path / "index.csv"
    path.write_text("compartment,file\nside/party-a,day\\c.md\n", "utf-8")
    assert read_index(path).metadata("day/c.md").compartment == "side/party-a"
