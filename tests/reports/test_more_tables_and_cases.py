"""Tables, indexes, keys of a case, datelines and lines of a text: more examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import CaseError, ObservationError
from truceline.reports.dateline import find_dateline
from truceline.reports.index import Index, read_index
from truceline.reports.layout import lay_out, lines_of
from truceline.reports.observations import ObservationRow, read_observations
from truceline.reports.settings import Settings, read_settings, setting_names

LAWFUL = settings(max_examples=25, deadline=None)
BODY = "The mediators said that the talks would go on."


def rows_of(tmp_path: Path, *lines: str) -> tuple[ObservationRow, ...]:
    path = tmp_path / "t.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return read_observations(path, file="t.csv")[0]


def index_of(tmp_path: Path, *lines: str) -> Index:
    path = tmp_path / "index.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return read_index(path)


def settings_of(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "case.yaml"
    path.write_text(text, "utf-8")
    return read_settings(path, file="case.yaml")


@pytest.mark.parametrize("who", ["Hamas", "Israel", "M23", "DR Congo"])
@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("{}", ("{}",)),
        (" {} ; ocha;", ("{}", "ocha")),
        ("{};{}", ("{}",)),
        ("ocha;;{}", ("ocha", "{}")),
    ],
)
def test_more_claimants_of_either_side(
    who: str, cell: str, names: tuple[str, ...], tmp_path: Path
) -> None:
    (row,) = rows_of(tmp_path, "id,kind,at,claimed_by", f"x,event,2031,{cell.replace('{}', who)}")
    assert row.claimed_by == tuple(n.format(who) for n in names)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",event,2031,a,,", "line 2, column id: is blank"),
        ("x,event,,a,,", "line 2, column at: is blank"),
        ("x,event,2031-13,a,,", "column at: “2031-13” is not a date"),
        ("x,event,2031,a,2030,", "column until: 2030 is before 2031"),
        ("x,happening,2031,a,,", "column kind: “happening” is not one of the observation kinds"),
        ("x,event,2031,a,,maybe", "column says: “maybe” is not one of the says"),
    ],
)
def test_more_faults_of_a_row(line: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(ObservationError) as refused:
        rows_of(tmp_path, "id,kind,at,claimed_by,until,says", line)
    assert refused.value.what.startswith("1 row cannot be read: ") and fault in refused.value.what


@pytest.mark.parametrize(("bad", "more"), [(5, None), (6, "; and 1 more"), (9, "; and 4 more")])
def test_more_faults_than_five_are_counted(bad: int, more: str | None, tmp_path: Path) -> None:
    lines = [f"r{n},event,soon,a" for n in range(bad)]
    with pytest.raises(ObservationError) as refused:
        rows_of(tmp_path, "id,kind,at,claimed_by", *lines)
    assert refused.value.what.startswith(f"{bad} rows cannot be read: line 2, ")
    assert refused.value.what.endswith(more) if more else "more" not in refused.value.what


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a.txt", "a.txt"),
        ("sub\\a.txt", "sub/a.txt"),
        ("./a.txt", "a.txt"),
        ("sub//a.txt", "sub/a.txt"),
        ("تقرير.txt", "تقرير.txt"),
    ],
)
def test_more_file_names_of_an_index(written: str, name: str, tmp_path: Path) -> None:
    found = index_of(tmp_path, "file,outlet", f"{written},Agency")
    assert (found.lines, found.metadata(name).outlet) == ({name: 2}, "Agency")
    assert found.metadata("other.txt").outlet is None


@pytest.mark.parametrize(
    "place", ["public", "mediator", "side/hamas", "side/israel", "side/dr-congo", "side/m23"]
)
def test_more_compartments(place: str, tmp_path: Path) -> None:
    found = index_of(tmp_path, "file,compartment", f"a.txt,{place}")
    assert found.metadata("a.txt").compartment == place


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("/etc/a.txt,,", "“/etc/a.txt” lies outside the report folder"),
        ("../a.txt,,", "“../a.txt” lies outside the report folder"),
        (",2031,", "this row names no file"),
        ("a.txt,2031-02-30,", "“2031-02-30” in column published is not a date"),
        ("a.txt,,side/", "“side/” is not a compartment"),
        ("a.txt,,side/M23", "“side/M23” is not a compartment"),
        ("a.txt,,Public", "“Public” is not a compartment"),
    ],
)
def test_more_rows_that_an_index_refuses(line: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError) as refused:
        index_of(tmp_path, "file,published,compartment", line)
    assert (refused.value.what, refused.value.line) == (what, 2)


@pytest.mark.parametrize("name", sorted(setting_names()))
def test_more_every_spelling_of_a_key_is_read_with_its_line(name: str, tmp_path: Path) -> None:
    found = settings_of(tmp_path, f"# a case\n{name}: no\n")
    key = setting_names()[name]
    assert (found.text(key), found.line(key), found.pairs(key)) == ("no", 2, {"no": None})


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("parties: [hamas, israel]", "parties", ("hamas", "israel")),
        ("parties: [israel, hamas]", "parties", ("israel", "hamas")),
        ("parties:\n  - m23\n  - dr-congo", "parties", ("m23", "dr-congo")),
        ("parties: []", "parties", ()),
        ("parties:", "parties", ()),
        ("parties: ~", "parties", ()),
        ("parties: '~'", "parties", ("~",)),
        ("counters: {ocha: offloaded}", "counters", ("ocha",)),
    ],
)
def test_more_lists_of_a_case(text: str, key: str, words: tuple[str, ...], tmp_path: Path) -> None:
    assert settings_of(tmp_path, text + "\n").texts(key) == words


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("title: A\ntitle: B\n", "the key “title” stands twice", 2),
        ("timezone: UTC\n\ntime zone: UTC\n", "the key “time zone” stands twice", 3),
        ("title: A\ncolour: red\n", "“colour” is not a key of a case", 2),
        ("title: [A, B]\n", "“title” takes one text", 1),
        ("parties: {a: b}\n", "“parties” takes a list such as [a, b]", 1),
        ("parties: [[a], b]\n", "“parties” takes single words here", 1),
        ("- a\n", "this file holds no keys", 1),
        ("", "this file holds no keys", 1),
    ],
)
def test_more_faults_of_a_case(text: str, what: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(CaseError) as refused:
        settings_of(tmp_path, text)
    assert (refused.value.what, refused.value.line) == (what, line)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("GOMA, 3 April 2031 (Agency) —", "2031-04-03"),
        ("KYIV, April 3rd, 2031 —", "2031-04-03"),
        ("KHARTOUM, 31 April 2031 —", None),
        ("KHARTOUM, 3 April —", None),
        ("Goma said on 3 April 2031 that", None),
    ],
)
def test_more_datelines(head: str, date: str | None) -> None:
    assert find_dateline(f"{head} {BODY}") == date


@LAWFUL
@given(st.dates())
def test_more_published_day_is_found(day: object) -> None:
    assert find_dateline(f"Published: {day}\n\n{BODY}") == str(day)


@LAWFUL
@given(st.text(alphabet="aB. \t\r\n\f\u2028-=•1)", max_size=60))
def test_more_lines_are_verbatim_and_blocks_hold_every_word(text: str) -> None:
    lines = lines_of(text)
    assert all(text[n.span.start : n.span.end] == n.text == n.text.strip() for n in lines)
    blocks = [b.span for b in lay_out(text)]
    assert all(sum(b.holds(n.span) for b in blocks) == 1 for n in lines if n.has_words)
