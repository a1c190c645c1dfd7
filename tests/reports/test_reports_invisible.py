from __future__ import annotations

import pytest

from truceline.basis.span import Span
from truceline.reports import Metadata, fold_invisible, language_of, read_report_bytes, script_of


@pytest.mark.parametrize(
    "text",
    ["Is\u200brael said", "Israel\u00ad said", "\ufeffIsrael said", "\u202eIsrael\u202c said"],
)
def test_words_match_as_they_look(text: str) -> None:
    folded = fold_invisible(text)
    at = folded.text.index("Israel")
    place = folded.original(Span(at, at + len("Israel")))
    assert folded.text == "Israel said"
    shown = text[place.start : place.end]
    assert fold_invisible(shown).text == "Israel"
    assert (shown[0], shown[-1]) == ("I", "l")


def test_text_without_invisible_characters_is_returned_as_it_is() -> None:
    folded = fold_invisible("Israel said")
    assert (folded.text, folded.places) == ("Israel said", None)
    assert folded.original(Span(0, 6)) == Span(0, 6)


def test_empty_span_stays_empty() -> None:
    assert fold_invisible("a\u200bb").original(Span(1, 1)) == Span(2, 2)


def test_report_keeps_invisible_characters() -> None:
    text = "\u202bIs\u200brael\u202c said so."
    assert read_report_bytes(text.encode(), file="a.txt").text == text


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("The talks go on.", "Latin", None),
        ("המשא ומתן נמשך.", "Hebrew", "he"),
        ("المحادثات مستمرة.", "Arabic", None),
        ("Переговоры идут.", "Cyrillic", None),
        ("მოლაპარაკება გრძელდება.", "Georgian", "ka"),
        ("2021-03-09", None, None),
    ],
)
def test_script_and_the_language_it_tells(
    text: str, script: str | None, language: str | None
) -> None:
    assert script_of(text) == script
    assert language_of(read_report_bytes(text.encode(), file="a.txt")) == language


def test_declared_language_comes_first() -> None:
    report = read_report_bytes("שלום".encode(), file="a.txt", metadata=Metadata(language="yi"))
    assert language_of(report) == "yi"
