"""The reader of saved web pages: paragraphs and headings of the article, and what it declares.

Named and versioned (``html.trafilatura/2``): a change of what it returns gets a new name, since
spans index its output. Reads bytes we hold; never fetches anything.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any

import msgspec
import trafilatura

from truceline.basis.time import is_partial_time
from truceline.errors import UnreadReport

__all__ = ["LIMIT_PAGE_BYTES", "Page", "read_page"]

LIMIT_PAGE_BYTES = 5_000_000
"""The largest page that is read, in bytes: an article is rarely above 1 MB with all its markup."""
MOST_TAGS = 200_000
"""The most elements that are read: beyond them the extractor needs many seconds."""

_WAY_OUT = "save the article alone as .txt"
_LEAST_SHARE = 0.5
_FEW = 600
"""Characters of a page so short that the extractor (its least is 250) may make one lump of it."""
_UNSEEN = re.compile(rb"<(!--|script\b|style\b|noscript\b|template\b|svg\b|head\b)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ROOT = re.compile(rb"<(?:html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_BREAK = "\u2028"
_GAP = re.compile("\u2028\\s*\u2028")
_PUBLISHED = (
    ("property", "article:published_time"),
    ("name", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "date"),
    ("name", "pubdate"),
    ("name", "DC.date.issued"),
)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]*)"')
_TITLES = (("property", "og:title"), ("name", "twitter:title"))
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The article of a page: its text (headings begin with #), and what the page says of itself."""

    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None


def read_page(raw: bytes, *, file: str) -> Page:
    """Return the article in a saved page. The same bytes give the same page.

    Raises UnreadReport for a page that is too large, too deeply nested for the parser (which then
    drops text without a word), or without an article.
    """
    if len(raw) > LIMIT_PAGE_BYTES:
        raise UnreadReport(
            f"the page has {len(raw)} bytes, more than the {LIMIT_PAGE_BYTES} that are read",
            file=file,
            remedy=_WAY_OUT,
        )
    whole = _as_utf8(raw, file)
    if _ROOT.search(whole) is None:  # a piece of a page, which the parser refuses as it stands
        whole = b"<html><body>" + whole + b"</body></html>"
    if whole.count(b"<") > MOST_TAGS:
        raise UnreadReport(
            f"the page has more than {MOST_TAGS} elements", file=file, remedy=_WAY_OUT
        )
    _check_whole(whole, trafilatura.load_html(whole), file)
    text = "\n\n".join(filter(None, _blocks(_article(whole))))
    if not text.strip():
        raise UnreadReport("no article was found in the page", file=file, remedy=_WAY_OUT)
    fresh = trafilatura.load_html(whole)
    return Page(
        text=text + "\n",
        title=_declared(fresh, _TITLES) or _title_of(fresh),
        published=_published(fresh),
        language=_language(fresh),
    )


def _article(whole: bytes) -> Any:
    """Return the extracted body; empty if there is none.

    Of a page of few words the extractor makes one paragraph, title and all. It is then asked to
    keep what it found however short, unless that loses more than half of the words.
    """
    lump = _extracted(whole)
    if len(lump) != 1 or _size(lump) > _FEW:
        return lump
    least = trafilatura.settings.use_config()
    least.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    apart = _extracted(whole, config=least)
    return apart if len(apart) > 1 and _size(apart) >= _LEAST_SHARE * _size(lump) else lump


def _size(tree: Any) -> int:
    """Return how many characters the text of a tree has, white space left out."""
    return sum(len("".join(t.split())) for t in tree.itertext())


def _extracted(whole: bytes, **options: Any) -> Any:
    tree = trafilatura.load_html(whole)
    if tree is not None:
        for unseen in tree.xpath("//body//template | //body//*[@hidden]"):
            unseen.drop_tree()
        for p in list(tree.iter("p")):
            _part(p)
    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, **options
    )
    return () if found is None else found.body


def _part(paragraph: Any) -> None:
    """Part a paragraph of a page where two line breaks in a row stand in it (from its end on)."""
    for first, second in reversed(list(pairwise(paragraph))):
        stay = second.getparent() is paragraph and not (first.tail or "").strip()
        if stay and first.tag == second.tag == "br":
            rest = paragraph.makeelement("p")
            rest.text = second.tail
            rest.extend(list(second.itersiblings()))
            rest.tail, paragraph.tail = paragraph.tail, None
            paragraph.remove(second)
            paragraph.remove(first)
            paragraph.addnext(rest)


def _as_utf8(raw: bytes, file: str) -> bytes:
    """Return the page in UTF-8: by its mark, else as UTF-8, else by the charset it declares.

    Raises UnreadReport where none of them fits: an encoding is never guessed.
    """
    declared = _CHARSET.search(raw[:_HEAD_BYTES])
    marked = [name for mark, name in _MARKS if raw.startswith(mark)]
    names = marked or ["utf-8", *([declared[1].decode("ascii")] if declared else [])]
    for name in names:
        try:
            return raw.decode(name).removeprefix("\ufeff").encode()
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadReport(
        "the page is neither UTF-8 nor in the encoding it declares",
        file=file,
        remedy="save it as UTF-8",
    )


def _check_whole(raw: bytes, tree: Any, file: str) -> None:
    """Compare the parsed text with the bytes between the tags: a large loss means lost nesting."""
    shown = unescape(_TAG.sub(b" ", b"".join(_seen(raw))).decode("utf-8", errors="replace"))
    visible = len("".join(shown.split()))
    parsed = 0 if tree is None else _size(tree)
    if parsed < _LEAST_SHARE * visible:
        raise UnreadReport(
            "the page cannot be parsed whole: its elements are nested too deeply or broken",
            file=file,
            remedy=_WAY_OUT,
        )


def _seen(raw: bytes) -> Iterator[bytes]:
    """Yield the bytes outside comments, scripts and the like (an open one hides the rest)."""
    start = 0
    while (m := _UNSEEN.search(raw, start)) is not None:
        yield raw[start : m.start()]
        closing = b"-->" if m[1] == b"!--" else b"</" + m[1]
        found = _find(raw, closing, m.end())
        if found is None:
            return
        start = found + len(closing)
    yield raw[start:]


def _find(raw: bytes, closing: bytes, start: int) -> int | None:
    m = re.compile(re.escape(closing), re.IGNORECASE).search(raw, start)
    return None if m is None else m.start()


def _blocks(body: Any) -> Iterator[str]:
    """Yield the paragraphs of the extracted body; headings get the # of their level."""
    for element in body:
        match element.tag:
            case "head":
                level = str(element.get("rend", "h2")).removeprefix("h")
                yield _named("#" * (int(level) if level in set("123456") else 2) + " ", element)
            case "list":
                yield from (_item(item) for item in element.iter("item"))
            case "table":
                yield from (_row(row) for row in element.iter("row"))
            case "quote" | "div" if len(element) and element[0].tag in {"p", "head", "list"}:
                yield from _blocks(element)
            case _:
                yield from _paragraphs(element)


def _item(item: Any) -> str:
    """Return the words of an item without those of the lists inside it, which have their own."""
    return "- " + _SPACE.sub(" ", "".join(_words(item, apart="list"))).strip()


def _row(row: Any) -> str:
    return " | ".join(_named("", cell) for cell in row.iter("cell"))


def _paragraphs(element: Any) -> Iterator[str]:
    """Yield the paragraphs of one element: two line breaks in a row part them."""
    for part in _GAP.split("".join(_words(element))):
        yield _SPACE.sub(" ", part).strip()


def _named(sign: str, element: Any) -> str:
    return sign + _SPACE.sub(" ", "".join(_words(element))).strip()


def _words(element: Any, apart: str = "") -> Iterator[str]:
    """Yield the text below an element but its children ``apart``, line breaks as separators."""
    yield element.text or ""
    for child in element:
        yield _BREAK if child.tag == "lb" else ""
        yield from () if child.tag == apart else _words(child)
        yield child.tail or ""


def _declared(tree: Any, names: tuple[tuple[str, str], ...]) -> str | None:
    """Return the content of the first meta element that bears one of ``names``."""
    metas = list(tree.iter("meta"))
    found = (m.get("content") for kind, name in names for m in metas if m.get(kind) == name)
    return next((_SPACE.sub(" ", c).strip() for c in found if c and c.strip()), None)


def _title_of(tree: Any) -> str | None:
    titles = (_named("", t) for t in tree.iter("title"))
    return next((t for t in titles if t), None)


def _published(tree: Any) -> str | None:
    """Return the date the page declares for itself, None unless it is a whole ISO date."""
    value = _declared(tree, _PUBLISHED)
    if value is None:
        times = [t for t in tree.iter("time") if t.get("itemprop") == "datePublished"]
        value = next((t.get("datetime") for t in times if t.get("datetime")), _linked_date(tree))
    if value is None or len(value) < len("2025-01-01"):
        return None
    return next((v for v in (value, value[:10]) if is_partial_time(v)), None)


def _linked_date(tree: Any) -> str | None:
    """Return the date in the linked data of the page; None where several articles have theirs."""
    data = (s.text or "" for s in tree.iter("script") if s.get("type") == "application/ld+json")
    dates = {date.strip() for text in data for date in _LINKED.findall(text)}
    return dates.pop() if len(dates) == 1 else None


def _language(tree: Any) -> str | None:
    m = _LANGUAGE.match(str(next(iter([tree.get("lang")]), None) or ""))
    return m.group().lower() if m else None
