from __future__ import annotations

import pytest

from truceline.errors import UnreadReport
from truceline.reports import Metadata, Report, read_report_bytes
from truceline.reports.html import LIMIT_PAGE_BYTES, MOST_TAGS

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Talks go on &amp; on - Valley Herald</title>
<meta property="article:published_time" content="2021-03-09T10:00:00+02:00">
<style>p { color: red }</style><script>var hidden = "never shown";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Talks go on in the capital</h1>
<p>The mediators said on Monday that the talks were going on and that both
   delegations had come to the city with new instructions.</p>
<h2>What is disputed</h2>
<p>Party A said that it had kept to the text.<br>Party B <b>denied</b> it in a long statement
that was read out in the evening to reporters.</p>
<ul><li>The list of names</li><li>The hour of the release</li></ul>
<blockquote><p>We will not wait any longer, the statement said.</p></blockquote>
</article><footer>All rights reserved by the Valley Herald</footer></body></html>
"""


def read(page: str | bytes, file: str = "page.html", metadata: Metadata | None = None) -> Report:
    raw = page.encode() if isinstance(page, str) else page
    return read_report_bytes(raw, file=file, metadata=metadata)


def blocks(report: Report) -> list[tuple[str, str]]:
    return [(b.kind, report.text[b.span.start : b.span.end]) for b in report.blocks]


def test_headings_and_paragraphs_are_kept_in_order() -> None:
    assert [(k, w.split()[1]) for k, w in blocks(read(PAGE))] == [
        ("heading", "Talks"),
        ("prose", "mediators"),
        ("heading", "What"),
        ("prose", "A"),
        ("prose", "The"),
        ("prose", "The"),
        ("prose", "will"),
    ]


@pytest.mark.parametrize("words", ["never shown", "color", "World", "All rights reserved"])
def test_what_is_not_the_article_is_left_out(words: str) -> None:
    assert words not in read(PAGE).text


def test_line_break_inside_a_paragraph_is_a_space() -> None:
    assert "kept to the text. Party B denied it" in read(PAGE).text


def test_two_line_breaks_part_paragraphs() -> None:
    page = (
        "<html><body><div>Party A said yes on Monday.<br><br>Party B said no.</div></body></html>"
    )
    assert [w for _, w in blocks(read(page))] == ["Party A said yes on Monday.", "Party B said no."]


def test_reader_is_named_and_versioned() -> None:
    assert read(PAGE).reader == "html.trafilatura/2"


def test_same_bytes_give_the_same_report() -> None:
    assert read(PAGE) == read(PAGE)


def test_page_without_html_suffix_is_told_by_its_content() -> None:
    assert read(PAGE, file="saved.txt").text == read(PAGE).text


def test_what_the_page_declares_of_itself() -> None:
    report = read(PAGE)
    assert report.dateline == "2021-03-09T10:00:00+02:00"
    assert report.metadata.language == "en"
    assert report.metadata.title == "Talks go on & on - Valley Herald"


def test_what_the_index_declares_comes_first() -> None:
    declared = Metadata(title="Another title", language="fr", published="2021-03-08")
    report = read(PAGE, metadata=declared)
    assert (report.metadata, report.anchor) == (declared, "2021-03-08")


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16"])
def test_declared_encoding_is_followed(encoding: str) -> None:
    sentence = "قال الوسطاء إن المحادثات مستمرة في المدينة. " * 4
    page = f"<html><head><meta charset='{encoding}'></head><body><p>{sentence}</p></body></html>"
    assert read(page.encode(encoding)).text.strip() == sentence.strip()


def test_undeclared_encoding_is_not_guessed() -> None:
    page = "<html><body><p>The café said so, and more was said later.</p></body></html>"
    with pytest.raises(UnreadReport, match="neither UTF-8 nor in the encoding it declares"):
        read(page.encode("latin-1"))


@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting_is_unread_not_silently_empty(depth: int) -> None:
    inner = "<p>The mediators said that the talks were going on in the city.</p>" * 3
    with pytest.raises(UnreadReport, match="nested too deeply"):
        read("<html><body>" + "<div>" * depth + inner + "</div>" * depth + "</body></html>")


def test_moderate_nesting_is_read() -> None:
    inner = "<p>The mediators said that the talks were going on in the city.</p>"
    page = "<html><body>" + "<div>" * 150 + inner + "</div>" * 150 + "</body></html>"
    assert "talks were going on" in read(page).text


def test_page_of_numeric_entities_is_whole() -> None:
    words = "".join(f"&#{ord(c)};" for c in "قال الوسطاء إن المحادثات مستمرة في المدينة")
    assert "الوسطاء" in read(f"<html><body><p>{words}</p></body></html>").text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>"])
def test_page_without_article_is_unread(page: str) -> None:
    with pytest.raises(UnreadReport, match="no article was found"):
        read(page)


def test_over_large_page_is_unread() -> None:
    with pytest.raises(UnreadReport, match="more than the 5000000"):
        read(b"<html>" + b"a" * LIMIT_PAGE_BYTES)


def test_page_of_countless_elements_is_unread() -> None:
    with pytest.raises(UnreadReport, match="elements"):
        read("<html><body>" + "<p>" * (MOST_TAGS + 1) + "It was said.")


@pytest.mark.parametrize("opening", ["<script>", "<!--", "<svg>", "<"])
def test_unclosed_elements_are_linear(opening: str) -> None:
    with pytest.raises(UnreadReport):
        read("<html><body>" + opening * 150_000)


@pytest.mark.parametrize("value", ["yesterday", "2021", "2021-02-31", ""])
def test_a_declared_date_that_is_none_is_left_out(value: str) -> None:
    assert read(PAGE.replace("2021-03-09T10:00:00+02:00", value)).dateline is None
