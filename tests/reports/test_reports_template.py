from __future__ import annotations

from pathlib import Path

import pytest

from truceline.basis.registry_of_actors import read_actors
from truceline.reports import (
    OBSERVATION_COLUMNS,
    case_template,
    load_case,
    read_observations,
    report_files,
)
from truceline.reports.settings import setting_names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in case_template().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_one_example_of_each_file() -> None:
    names = set(case_template())
    assert {"case.yaml", "actors.yaml", "agreement.truce.yaml", "reports/index.csv"} <= names
    assert any(n.startswith("observations/") for n in names)
    assert sum(n.startswith("reports/") for n in names) == 4


def test_template_is_a_case(folder: Path) -> None:
    case = load_case(folder)
    assert case.agreement == "agreement.truce.yaml"
    assert case.parties == ("party-a", "party-b")
    assert case.known_by == "received"


def test_reports_of_the_template_are_read_and_dated(folder: Path) -> None:
    reports = [f.read() for f in report_files(load_case(folder))]
    assert [r.dateline for r in reports] == [r.metadata.published for r in reports]
    assert all(any(b.kind == "heading" for b in r.blocks) for r in reports)


def test_rows_of_the_template(folder: Path) -> None:
    case = load_case(folder)
    rows, unread = read_observations(folder / case.observation_files[0], file="x")
    assert [u.id for u in unread] == ["unclaimed"]
    assert {r.kind for r in rows} >= {"delivery", "count", "finding", "restriction", "announcement"}


def test_claimants_and_outlets_are_actors_of_the_template(folder: Path) -> None:
    case = load_case(folder)
    known = {a.id for a in read_actors((folder / "actors.yaml").read_text("utf-8"), file="actors")}
    rows, _ = read_observations(folder / case.observation_files[0], file="x")
    outlets = {f.metadata.outlet for f in report_files(case)} - {None}
    assert {name for r in rows for name in r.claimed_by} | outlets | set(case.parties) <= known


def test_every_key_and_column_is_explained() -> None:
    template = case_template()
    columns = {c.strip() for c in template["README.md"].replace("|", ",").split(",")}
    assert set(OBSERVATION_COLUMNS) <= columns
    keys = set(setting_names().values()) - {"observations"}
    assert {k for k in keys if f"\n{k}: " in template["case.yaml"]} == keys
