"""The table of `truceline read` says whom a pronoun or a common noun was taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.cli.reading import print_claims


def _table(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    file = folder / "note.txt"
    file.write_text(text, "utf-8")
    assert print_claims([file], None, shape="table", extractor="rules") == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The Israeli Prime Minister's Office rejected the outline. It said the lists were late.\n",
            "It = Israeli Prime Minister's Office (answers to Israel)",
        ),
        ("Hamas rejected the outline. It said the lists were late.\n", "It = Hamas"),
        ("Hamas rejected the outline. The group said the lists were late.\n", "The group = Hamas"),
    ],
)
def test_the_table_shows_whom_the_words_were_taken_for(
    text: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown in _table(tmp_path, text, capsys)


@pytest.mark.parametrize("name", ["Hamas", "Israel", "A senior Hamas official"])
def test_a_name_needs_no_second_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "=" not in _table(tmp_path, f"{name} said the lists were late.\n", capsys)


def test_whom_a_noun_stands_for_stays_open_where_nobody_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Israel and Hamas met. The official said the lists were late.\n"
    assert "=" not in _table(tmp_path, text, capsys)


@pytest.mark.parametrize(("one", "other"), [("Israel", "Hamas"), ("Hamas", "Israel")])
def test_a_strike_told_in_two_files_is_printed_once_with_both_versions(
    one: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = f"{one} said {other} shelled a market in Khan Younis on 3 March 2025, killing nine."
    denied = f"{other} denied shelling a market in Khan Younis on 3 March 2025."
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file, text in zip(files, (told, denied), strict=True):
        file.write_text(text, "utf-8")
    assert print_claims(files, None, shape="table", extractor="rules") == 0
    _, _, events = " ".join(capsys.readouterr().out.split()).partition("Told by more than one: ")
    assert events.startswith("1 event") and events.count("Khan Younis on 2025-03-03, told") == 1
    assert f"a.txt: {one} tells it" in events and f"b.txt: {other} denies it" in events
