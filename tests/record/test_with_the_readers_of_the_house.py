"""The record with the real reader and the real tables, on the case that a user starts from."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from truceline.basis.registry_of_actors import read_actors, shipped_registry
from truceline.record import Record, ingest, open_record
from truceline.reports import case_template, load_case


@pytest.fixture(autouse=True, scope="module")
def plain_reader() -> None:
    """Nothing is replaced here."""


def now() -> datetime:
    return datetime(2040, 1, 1, tzinfo=UTC)


@pytest.fixture
def started(tmp_path: Path) -> Path:
    for name, text in case_template().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def take_in(record: Record, root: Path, *, reread: bool = False) -> int:
    """Take the case in and return how many entries that made."""
    case = load_case(root)
    registry = shipped_registry()
    for name in case.actor_files:
        registry = registry.with_actors(read_actors((root / name).read_text("utf-8"), file=name))
    before = record.head().size
    ingest(record, case, registry=registry, parties=case.parties, reread=reread, now=now)
    return record.head().size - before


def test_every_claim_points_at_its_words(started: Path) -> None:
    record = open_record(None)
    take_in(record, started)
    texts = {report.id: report.text for report in record.reports()}
    contents = [
        (texts[one.claim.report], one.claim.content)
        for one in record.held()
        if one.claim.report is not None and one.claim.content is not None
    ]
    assert contents != []
    assert all(text[said.start : said.end] == said.text for text, said in contents)


def test_a_second_run_and_a_reread_enter_nothing(started: Path) -> None:
    record = open_record(None)
    assert take_in(record, started) > 0
    assert (take_in(record, started), take_in(record, started, reread=True)) == (0, 0)


def test_rows_are_held_with_their_claimants(started: Path) -> None:
    record = open_record(None)
    take_in(record, started)
    assert {one.claim.row is not None for one in record.held()} == {True, False}


def test_what_is_held_outlives_the_program(started: Path) -> None:
    path = started / "truceline.db"
    with open_record(path) as record:
        take_in(record, started)
        held = record.held()
    with open_record(path) as again:
        assert again.held() == held
