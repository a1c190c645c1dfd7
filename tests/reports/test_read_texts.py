"""Plain texts and cases: encodings, Markdown, languages, files that no reader reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import CaseError, UnreadReport
from truceline.reports import (
    Report,
    language_of,
    load_case,
    read_report,
    read_report_bytes,
    report_files,
    script_of,
)
from truceline.reports.headings import ends_as_sentence


def read(raw: bytes | str, file: str = "note.txt") -> Report:
    return read_report_bytes(raw.encode() if isinstance(raw, str) else raw, file=file)


def blocks(text: str, file: str = "note.txt") -> list[tuple[str, str]]:
    report = read(text, file)
    return [(b.kind, report.text[b.span.start : b.span.end]) for b in report.blocks]


def unread(raw: bytes, file: str = "note.txt") -> UnreadReport:
    with pytest.raises(UnreadReport) as caught:
        read(raw, file)
    return caught.value


VOICES = [
    ("The army left the village.", None, "Latin"),
    ("L'armée s'est retirée du village.", None, "Latin"),
    ("Армия отошла от села.", None, "Cyrillic"),
    ("انسحب الجيش من القرية.", None, "Arabic"),
    ("הצבא נסוג מן הכפר.", "he", "Hebrew"),
    ("Ο στρατός αποχώρησε από το χωριό.", "el", "Greek"),
    ("არმია სოფლიდან გავიდა.", "ka", "Georgian"),
    ("Բանակը հեռացավ գյուղից։", "hy", "Armenian"),
    ("ሠራዊቱ ከመንደሩ ወጣ።", None, "Ethiopic"),
    ("တပ်မတော် ရွာမှ ဆုတ်ခွာခဲ့သည်။", None, "Myanmar"),
    ("सेना गाँव से हट गई।", None, "Devanagari"),
    ("فوج گاؤں سے ہٹ گئی۔", None, "Arabic"),
]


@pytest.mark.parametrize(("text", "language", "script"), VOICES)
def test_a_text_of_another_language_is_kept_and_told_only_where_the_script_tells(
    text: str, language: str | None, script: str
) -> None:
    report = read(text)
    assert (report.text, script_of(text), language_of(report)) == (text, script, language)
    assert [b.kind for b in report.blocks] == ["prose" if script == "Latin" else "foreign"]


@pytest.mark.parametrize(("text", "language", "script"), VOICES)
def test_the_stop_of_each_script_ends_a_sentence(
    text: str, language: str | None, script: str
) -> None:
    assert ends_as_sentence(text)
    assert ends_as_sentence(f"“{text}”")
    assert not ends_as_sentence(text[:-1])


@pytest.mark.parametrize(("text", "language", "script"), VOICES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_encoding_that_names_itself_gives_the_same_words(
    encoding: str, text: str, language: str | None, script: str
) -> None:
    report = read(text.encode(encoding))
    block = report.blocks[0].span
    assert report.text[block.start : block.end] == text


@pytest.mark.parametrize(
    ("raw", "what", "line"),
    [
        (b"", "the file is empty", None),
        (b" \n\t\r\n", "the file is empty", None),
        ("\ufeff\n".encode(), "the file holds no words", None),
        (b"... --- ...", "the file holds no words", None),
        (b"word\0word", "the file holds zero bytes, so it is no text", None),
        ("Waffenruhe hält".encode("latin-1"), "the file is not UTF-8 (byte 12)", 1),
        (b"first\nsecond\nth\xefrd", "the file is not UTF-8 (byte 15)", 3),
        ("село".encode("cp1251"), "the file is not UTF-8 (byte 0)", 1),
        (b"\xff\xfeA", "the file is not UTF-16 (byte 2)", None),
        ("truce".encode("utf-32"), "the file is UTF-32", None),
        ("truce".encode("utf-16-le"), "the file holds zero bytes, so it is no text", None),
    ],
)
def test_what_is_no_text_is_said_with_its_place(raw: bytes, what: str, line: int | None) -> None:
    problem = unread(raw)
    assert (problem.what, problem.line, problem.file) == (what, line, "note.txt")
    assert problem.remedy


@pytest.mark.parametrize(
    ("file", "raw", "kind"),
    [
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a.DOCX", b"words", "A Word document"),
        ("a.md", b"PK\x03\x04", "A Word document or archive"),
        ("a", b"\x1f\x8b\x08", "An archive"),
        ("a.eml", b"From: x", "E-mail"),
        ("a.csv", b"id,at", "A table"),
        ("a.json", b"{}", "JSON"),
        ("a.odd", b"words", "A file of the kind .odd"),
        ("a.b/c.odd", b"words", "A file of the kind .odd"),
    ],
)
def test_a_kind_that_no_reader_reads_is_named(file: str, raw: bytes, kind: str) -> None:
    problem = unread(raw, file)
    assert problem.what == f"{kind} is not read yet"
    assert problem.remedy == "save it as .txt or .html"


MARKDOWN = """\
# Truce in the valley

The army said that it had kept to the text on the **eastern** bank.

* The first gate is open.
* The second gate is shut.

> We do not fire first, the front said in its note of Monday.

---

At the ferry
------------

The front said that two shells had landed near the ferry.
"""


def test_markdown_is_laid_out_by_its_signs_and_kept_verbatim() -> None:
    assert read(MARKDOWN, "a.md").text == MARKDOWN
    assert blocks(MARKDOWN, "a.md") == [
        ("heading", "# Truce in the valley"),
        ("prose", "The army said that it had kept to the text on the **eastern** bank."),
        ("prose", "* The first gate is open."),
        ("prose", "* The second gate is shut."),
        ("prose", "> We do not fire first, the front said in its note of Monday."),
        ("heading", "At the ferry"),
        ("prose", "The front said that two shells had landed near the ferry."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("file", ["a.md", "a.txt", "a.markdown", "README", "a.TXT"])
def test_the_name_and_the_line_ends_of_a_text_change_no_block(file: str, end: str) -> None:
    assert blocks(MARKDOWN.replace("\n", end), file) == blocks(MARKDOWN)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("KHARTOUM, 12 May 2023 (Desk) — ", "2023-05-12"),
        ("STEPANAKERT, May 12, 2023 – ", "2023-05-12"),
        ("Goma, 27 January 2025 — ", "2025-01-27"),
        ("Published: Monday, 3 March 2025\n\n", "2025-03-03"),
        ("Posted on Mar. 3, 2025 at 10:00 GMT\n\n", "2025-03-03"),
        ("By the desk | 4 Apr 2024\n\n", "2024-04-04"),
        ("2025-03-02\n\n", "2025-03-02"),
        ("March 2025\n\n", "2025-03"),
        ("Updated: 3 March 2025\n\n", None),
        ("3 March\n\n", None),
        ("31 February 2025\n\n", None),
        ("On 3 March 2025 it was quiet. ", None),
    ],
)
@pytest.mark.parametrize(
    "said", ["The ministry said that the road was open.", "The rebels said that it was shut."]
)
def test_a_text_is_dated_by_its_head_whoever_speaks(head: str, date: str | None, said: str) -> None:
    assert read(head + said).dateline == date


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_bytes_give_their_text_or_a_reason(text: str, encoding: str) -> None:
    mark = "" if encoding == "utf-8" else "\ufeff"
    try:
        raw = (mark + text).encode(encoding)
    except UnicodeEncodeError:
        return
    try:
        report = read(raw)
    except UnreadReport as problem:
        assert problem.what
        assert problem.remedy
    else:
        assert report.reader != "text/1" or report.text == mark + text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_a_way_out(raw: bytes) -> None:
    try:
        assert read(raw).blocks
    except UnreadReport as problem:
        assert problem.remedy


# Cases


def case_of(folder: Path, settings: str, **files: str) -> Path:
    (folder / "case.yaml").write_text(settings, "utf-8")
    (folder / "reports").mkdir()
    for name, text in files.items():
        (folder / "reports" / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("settings", "line", "what", "remedy"),
    [
        ("title: Lake\ntime zone: Africa/Gooma\n", 2, "is not a time zone", "Asia/Gaza"),
        ("title: Lake\n", 1, "the key “time zone” is missing", "add it"),
        ("time zone: UTC\ntitel: Lake\n", 2, "“titel” is not a key", "“title”"),
        ("time zone: UTC\n\n\nat: 2025-13\n", 4, "“2025-13” under at", "2025-03-02"),
        ("time zone: UTC\nknown by: recieved\n", 2, "“recieved” under known by", "received"),
        ("time zone: UTC\nagreement: agrement.yaml\n", 2, "is not in the case", "reports"),
        ("time zone: UTC\nreports: [reports, ../other]\n", 2, "lies outside the case", "copy"),
        ("time zone: UTC\ncounters: {un: enterd}\n", 2, "“enterd”", "entered"),
        ("time zone: UTC\ntime zone: UTC\n", 2, "stands twice", "keep one"),
        ("time zone: UTC\nparties: [[a]]\n", 2, "takes single words", "first column"),
        ("\ttime zone: UTC\n", 1, "the YAML breaks off", "first column"),
        ("time zone: 'UTC\n", 2, "the YAML breaks off", "first column"),
    ],
)
def test_a_fault_of_a_case_is_said_with_line_and_way_out(
    settings: str, line: int, what: str, remedy: str, tmp_path: Path
) -> None:
    with pytest.raises(CaseError) as caught:
        load_case(case_of(tmp_path, settings))
    assert (caught.value.file, caught.value.line) == ("case.yaml", line)
    assert what in caught.value.what
    assert remedy in caught.value.remedy


def test_one_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    case = load_case(case_of(tmp_path, "time zone: UTC\n", a="The army left.", c="It rained."))
    (tmp_path / "reports" / "b.pdf").write_bytes(b"%PDF-1.7")
    files = report_files(case)
    assert [f.file for f in files] == ["reports/a.txt", "reports/b.pdf", "reports/c.txt"]
    with pytest.raises(UnreadReport, match=r"reports/b\.pdf: PDF is not read yet"):
        files[1].read()
    assert [files[0].read().text, files[2].read().text] == ["The army left.", "It rained."]


def test_the_same_words_under_two_names_are_one_report_by_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text("The front left.", "utf-8")
    one, two = (read_report(tmp_path / name) for name in ("a.txt", "b.md"))
    assert one.id == two.id
    assert one.file != two.file
