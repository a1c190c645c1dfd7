"""The corpus itself: every report annotated, every wording in its text, every code defined."""

from __future__ import annotations

from collections import Counter

import pytest

from support.corpus import ROOT, entries, lines_of, marks_of, spans_of
from support.two_readings import agreement, paired
from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.basis.vocabulary import vocabulary
from truceline.reports import read_report

NAMES = [e.name for e in entries()]
READINGS = ["annotations", "passes/a", "passes/b"]
GENRES = {
    "wire", "ministry-or-command-statement", "un-briefing", "social-posts", "press-conference",
    "machine-written",
}  # fmt: skip


def test_there_are_sixty_reports_in_three_splits() -> None:
    assert Counter(e.split for e in entries()) == {"train": 30, "dev": 15, "test": 15}


def test_the_conflicts_languages_and_genres_are_many() -> None:
    assert len({e.process for e in entries()}) >= 8
    assert len({e.origin for e in entries()}) >= 3
    assert {e.genre for e in entries()} == GENRES


def test_every_report_is_of_a_shipped_process() -> None:
    known = {p.id for p in processes()}
    assert [e.name for e in entries() if e.process not in known] == []


def test_every_report_of_the_folder_is_in_the_index() -> None:
    assert sorted(p.stem for p in (ROOT / "reports").iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", NAMES)
def test_every_wording_stands_in_its_report(name: str, reading: str) -> None:
    text = next(e.text for e in entries() if e.name == name)
    for mark in marks_of(name, reading):
        spans = spans_of(text, mark)
        assert spans["content"] or mark.act == "no-comment"


@pytest.mark.parametrize("name", NAMES)
def test_every_code_and_actor_is_defined(name: str) -> None:
    known = shipped_registry().actors
    for mark in marks_of(name):
        assert mark.act in vocabulary("acts")
        assert set(mark.issues) <= set(vocabulary("issues"))
        assert set(mark.modality) <= set(vocabulary("modality"))
        assert {q.unit for q in mark.quantities} - {None} <= set(vocabulary("units"))
        assert mark.party is None or mark.party in known
        assert mark.actor is None or mark.actor in known or not mark.named


@pytest.mark.parametrize("name", NAMES)
def test_a_party_is_a_party_of_the_process(name: str) -> None:
    entry = next(e for e in entries() if e.name == name)
    parties = next(p.parties for p in processes() if p.id == entry.process)
    for mark in marks_of(name):
        assert mark.party is None or mark.party in parties, (mark.line, mark.party)


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_is_marked_as_said(name: str) -> None:
    entry = next(e for e in entries() if e.name == name)
    report = read_report(entry.path)
    headings = [b.span for b in report.blocks if b.kind == "heading"]
    for mark in marks_of(name):
        content = spans_of(entry.text, mark)["content"]
        assert not any(h.meets(c) for h in headings for c in content), mark.line


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_stands_in_the_line_it_names(name: str) -> None:
    entry = next(e for e in entries() if e.name == name)
    assert all(1 <= m.line <= len(lines_of(entry.text)) for m in marks_of(name))


def test_the_annotators_agree_on_nine_claims_in_ten() -> None:
    found = agreement(
        [(e.text, marks_of(e.name, "passes/a"), marks_of(e.name, "passes/b")) for e in entries()]
    )
    assert found["claims"] > 90
    assert found["claims and source"] > 90
    assert found["act"] > 90


@pytest.mark.parametrize("name", NAMES[::6])
def test_a_reading_agrees_with_itself(name: str) -> None:
    entry = next(e for e in entries() if e.name == name)
    marks = marks_of(name)
    assert all(p.first is p.second for p in paired(entry.text, marks, marks))
    assert set(agreement([(entry.text, marks, marks)]).values()) == {100.0}


def test_no_side_of_a_conflict_is_left_without_a_word() -> None:
    spoken = {(e.process, m.party) for e in entries() for m in marks_of(e.name) if m.party}
    for process in {e.process for e in entries()}:
        assert len({party for p, party in spoken if p == process}) >= 2, process
