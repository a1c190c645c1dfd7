"""Readers: the bytes of a document become a Report, or a sentence saying why not."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path, PurePath

import msgspec

from truceline.basis.digest import digest_bytes
from truceline.errors import UnreadReport
from truceline.reports.dateline import find_dateline
from truceline.reports.layout import lay_out
from truceline.reports.report import Metadata, Report
from truceline.reports.words import word_map, words

__all__ = [
    "HTML_READER",
    "LIMIT_BYTES",
    "TEXT_READER",
    "decoded",
    "read_report",
    "read_report_bytes",
]

LIMIT_BYTES = 20_000_000
"""The largest document that is read, in bytes; a longer one is an archive, not a report."""

TEXT_READER = "text/1"
HTML_READER = "html.trafilatura/2"
_TEXT_SUFFIXES = frozenset({"", ".txt", ".md", ".markdown", ".text"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SNIFFED = 2048


def read_report(path: Path, *, file: str | None = None, metadata: Metadata | None = None) -> Report:
    """Return the report in the file at ``path``; ``file`` is its name in outputs.

    Raises UnreadReport, with the way out, for a document that no reader here reads.
    """
    name = path.as_posix() if file is None else file
    try:
        size = path.stat().st_size
        if size > LIMIT_BYTES:
            raise _too_large(size, name)
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadReport(
            f"the file cannot be opened ({error.strerror})",
            file=name,
            remedy="check its name and rights",
        ) from error
    return read_report_bytes(raw, file=name, metadata=metadata)


def read_report_bytes(raw: bytes, *, file: str, metadata: Metadata | None = None) -> Report:
    """Return the report that ``raw`` holds, read by its content and the suffix of ``file``.

    Raises UnreadReport for another format, another encoding, an empty or over-large document.
    The same bytes always give the same report.
    """
    if len(raw) > LIMIT_BYTES:
        raise _too_large(len(raw), file)
    if not raw.strip():
        raise UnreadReport("the file is empty", file=file, remedy="remove it or fill it")
    declared = Metadata() if metadata is None else metadata
    if _is_html(raw, file):
        return _from_html(raw, file, declared)
    text = decoded(raw, file=file)
    return _report(raw, file, text, TEXT_READER, declared, find_dateline(text))


def _report(
    raw: bytes, file: str, text: str, reader: str, metadata: Metadata, dateline: str | None
) -> Report:
    _check_has_words(text, file)
    return Report(
        id=digest_bytes(raw),
        file=file,
        text=text,
        reader=reader,
        metadata=metadata,
        blocks=lay_out(text),
        dateline=dateline,
    )


def _from_html(raw: bytes, file: str, declared: Metadata) -> Report:
    """Read a saved page; what the page declares of itself fills what the index leaves open."""
    from truceline.reports.html import read_page  # slow to import: only where a page is read

    page = read_page(raw, file=file)
    metadata = msgspec.structs.replace(
        declared,
        title=page.title if declared.title is None else declared.title,
        language=page.language if declared.language is None else declared.language,
    )
    dateline = page.published if page.published is not None else find_dateline(page.text)
    return _report(raw, file, page.text, HTML_READER, metadata, dateline)


def _is_html(raw: bytes, file: str) -> bool:
    """Say whether this is a page. Raises UnreadReport for a format that no reader here reads."""
    suffix = PurePath(file).suffix.lower()
    magic = word_map("magic").items()
    kind = next((k for first, k in magic if raw.startswith(first.encode("latin-1"))), None)
    if kind is None and suffix not in _TEXT_SUFFIXES | _HTML_SUFFIXES:
        kind = word_map("unread kinds").get(suffix, f"a file of the kind {suffix}")
    if kind is not None:
        shown = kind[0].upper() + kind[1:]
        raise UnreadReport(f"{shown} is not read yet", file=file, remedy="save it as .txt or .html")
    return suffix in _HTML_SUFFIXES or _begins_as_page(raw)


def _begins_as_page(raw: bytes) -> bool:
    head = raw[:_SNIFFED].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return head.startswith(tuple(m.encode() for m in words("page openings")))


def decoded(raw: bytes, *, file: str) -> str:
    """Return the text of a .txt or .md file verbatim: byte order mark and line ends are kept.

    UTF-8, or UTF-16 that says so by its mark. Raises UnreadReport for everything else: an encoding
    is never guessed, since a wrong guess changes names and figures without a trace.
    """
    if raw.startswith(_UTF32):
        raise UnreadReport("the file is UTF-32", file=file, remedy="save it as UTF-8")
    encoding = next((name for mark, name in _WIDE if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(raw, error, encoding, file) from error
    if "\0" in text:
        raise _binary(file)
    return text


def _undecodable(raw: bytes, error: UnicodeDecodeError, encoding: str, file: str) -> UnreadReport:
    if b"\0" in raw and encoding == "utf-8":
        return _binary(file)
    line = raw.count(b"\n", 0, error.start) + 1 if encoding == "utf-8" else None
    return UnreadReport(
        f"the file is not {encoding[:6].upper().rstrip('-')} (byte {error.start})",
        file=file,
        line=line,
        remedy="save it as UTF-8",
    )


def _binary(file: str) -> UnreadReport:
    return UnreadReport(
        "the file holds zero bytes, so it is no text", file=file, remedy="save it as .txt in UTF-8"
    )


def _too_large(size: int, file: str) -> UnreadReport:
    return UnreadReport(
        f"the file has {size} bytes, more than the {LIMIT_BYTES} that are read",
        file=file,
        remedy="split it into single reports",
    )


def _check_has_words(text: str, file: str) -> None:
    if not any(c.isalnum() or unicodedata.category(c)[0] in "LN" for c in text):
        raise UnreadReport("the file holds no words", file=file, remedy="remove it or fill it")
