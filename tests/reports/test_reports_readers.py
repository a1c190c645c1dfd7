from __future__ import annotations

import codecs
import time
from pathlib import Path

import pytest

from truceline.basis.digest import digest_bytes
from truceline.errors import UnreadReport
from truceline.reports import Metadata, read_report, read_report_bytes
from truceline.reports.readers import LIMIT_BYTES

SENTENCE = "The mediators said that talks went on.\n"


def test_id_is_the_digest_of_the_bytes() -> None:
    raw = SENTENCE.encode()
    assert read_report_bytes(raw, file="a.txt").id == digest_bytes(raw)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + SENTENCE,
        SENTENCE.replace("\n", "\r\n") * 2,
        "one\rtwo\n\r\nthree\n\n\n",
        "  led by space, ended by tabs\t\t\n",
    ],
)
def test_text_is_kept_verbatim(text: str) -> None:
    assert read_report_bytes(text.encode(), file="a.md").text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_utf16_with_its_mark_is_read(mark: bytes, encoding: str) -> None:
    raw = mark + "Переговоры продолжались.".encode(encoding)
    assert read_report_bytes(raw, file="a.txt").text == "\ufeffПереговоры продолжались."


def test_single_byte_encoding_is_refused_with_place_and_way_out() -> None:
    raw = "First line.\nThe caf\u00e9 said so.\n".encode("latin-1")
    with pytest.raises(UnreadReport, match=r"a\.txt:2: the file is not UTF-8.*save it as UTF-8"):
        read_report_bytes(raw, file="a.txt")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        ("\ufeff\u200b \u200f\n".encode(), "holds no words"),
        (b"--- ***\n===\n", "holds no words"),
        (b"abc\x00\x01\x02def", "zero bytes"),
        (b"\xff\xfe\x00\x00" + "abc".encode("utf-32-le"), "UTF-32"),
        (b"\xff\xfe\x00\xd8\x00", "not UTF-16"),
        (b"abc\xff\x00", "zero bytes"),
    ],
)
def test_what_holds_no_text_is_unread(raw: bytes, why: str) -> None:
    with pytest.raises(UnreadReport, match=why):
        read_report_bytes(raw, file="a.txt")


@pytest.mark.parametrize(
    ("file", "raw", "why"),
    [
        ("a.pdf", b"%PDF-1.7", "PDF is not read yet; save it as .txt or .html"),
        ("a.txt", b"%PDF-1.7", "PDF is not read yet"),
        ("a.txt", b"PK\x03\x04rest", "A Word document or archive is not read yet"),
        ("a.txt", b"\x89PNG\r\n", "An image is not read yet"),
        ("a.docx", b"plain", "A Word document is not read yet"),
        ("a.eml", b"From: x", "E-mail is not read yet"),
        ("a.csv", b"id,kind\n", "A table is not read yet"),
        ("a.xyz", b"plain", r"A file of the kind \.xyz is not read yet"),
        ("a.html", b"%PDF-1.7", "PDF is not read yet"),
    ],
)
def test_other_formats_are_unread_by_suffix_and_by_content(file: str, raw: bytes, why: str) -> None:
    with pytest.raises(UnreadReport, match=why):
        read_report_bytes(raw, file=file)


@pytest.mark.parametrize("file", ["-", "standard input", "a.TXT", "a.md"])
def test_plain_text_is_read_under_these_names(file: str) -> None:
    assert read_report_bytes(SENTENCE.encode(), file=file).reader == "text/1"


def test_over_large_bytes_are_unread() -> None:
    with pytest.raises(UnreadReport, match="more than the"):
        read_report_bytes(b"a" * (LIMIT_BYTES + 1), file="a.txt")


def test_over_large_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT_BYTES + 1)
    with pytest.raises(UnreadReport, match="split it"):
        read_report(path, file="large.txt")


def test_missing_file_is_unread_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadReport, match=r"gone\.txt: the file cannot be opened"):
        read_report(tmp_path / "gone.txt", file="gone.txt")


def test_file_name_and_metadata_are_carried(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, "utf-8")
    declared = Metadata(outlet="herald", published="2021-03-08")
    report = read_report(path, file="reports/a.txt", metadata=declared)
    assert (report.file, report.metadata, report.anchor) == (
        "reports/a.txt",
        declared,
        "2021-03-08",
    )


def test_path_is_the_name_when_none_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, "utf-8")
    assert read_report(path).file == path.as_posix()


def test_ten_megabytes_in_one_paragraph_take_reasonable_time() -> None:
    raw = b"The army said on Monday that nothing had happened. " * 200_000
    start = time.process_time()
    report = read_report_bytes(raw, file="a.txt")
    assert len(report.blocks) == 1
    assert time.process_time() - start < 10
