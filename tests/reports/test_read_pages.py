"""Saved pages: what becomes a block, what is left out, what a page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import UnreadReport
from truceline.reports import Metadata, Report, read_report_bytes, sentences_of

ARMY = "The army said on Tuesday that it had kept to the truce along the river for a third day."
FRONT = (
    "The front said that shells had landed near the ferry before dawn and that two men were hurt."
)
MISSION = (
    "The mission said that it had counted forty trucks at the bridge and had turned back none."
)


def page(body: str, head: str = "", html: str = "<html>") -> bytes:
    return f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>".encode()


def article(inner: str) -> bytes:
    return page(
        f"<article><h1>Truce on the river</h1><p>{ARMY}</p>{inner}<p>{MISSION}</p></article>"
    )


def read(raw: bytes, metadata: Metadata | None = None) -> Report:
    return read_report_bytes(raw, file="page.html", metadata=metadata)


def blocks(raw: bytes) -> list[tuple[str, str]]:
    report = read(raw)
    return [(b.kind, report.text[b.span.start : b.span.end]) for b in report.blocks]


def inner_blocks(inner: str) -> list[str]:
    """Return what stands between the first and the last paragraph of an article."""
    words = [text for _, text in blocks(article(inner))]
    return words[words.index(ARMY) + 1 : words.index(MISSION)]


LONG = f"<p>{FRONT}</p>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<ul><li>Names of the ill</li><li>Hour of the release</li></ul>",
         ["- Names of the ill", "- Hour of the release"]),
        ("<ol><li>The gate<ul><li>for trucks</li><li>for families</li></ul></li><li>The road</li></ol>",
         ["- The gate", "- for trucks", "- for families", "- The road"]),
        ("<ul><li>The <b>whole</b> list</li></ul>", ["- The whole list"]),
        ("<dl><dt>Truce</dt><dd>A halt of fire on both banks.</dd></dl>",
         ["- Truce", "- A halt of fire on both banks."]),
        ("<blockquote><p>We keep to the text.</p><p>We do not fire first.</p></blockquote>",
         ["We keep to the text.", "We do not fire first."]),
        ("<div><div><div><p>The gate was shut at noon.</p></div></div></div>",
         ["The gate was shut at noon."]),
        ("<section><h2>At the gate</h2><p>The gate was shut at noon.</p></section>",
         ["## At the gate", "The gate was shut at noon."]),
        ("<h3>At the gate</h3><p>The gate was shut at noon.</p>",
         ["### At the gate", "The gate was shut at noon."]),
        ("<table><tr><th>Day</th><th>Trucks</th></tr><tr><td>1</td><td>120</td></tr></table>",
         ["Day | Trucks", "1 | 120"]),
        ("<table><tr><td>North <i>gate</i></td><td>9</td></tr></table>", ["North gate | 9"]),
        ("<p>The <a href='/m'>ministry</a> <em>denied</em> <strong>it</strong> twice.</p>",
         ["The ministry denied it twice."]),
        ("<p>Spaces   and\n\n  line\tends   inside.</p>", ["Spaces and line ends inside."]),
        ("<pre>First line of a notice\nSecond line of it</pre>",
         ["First line of a notice Second line of it"]),
        ("<details><summary>The terms</summary><p>Nine days are named.</p></details>",
         ["## The terms", "Nine days are named."]),
    ],
)  # fmt: skip
def test_each_kind_of_element_becomes_blocks(inner: str, expected: list[str]) -> None:
    assert inner_blocks(LONG + inner) == [FRONT, *expected]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("One side.<br><br>Other side.", ["One side.", "Other side."]),
        ("One side.<br/>\n <br/>Other side.", ["One side.", "Other side."]),
        ("One side.<br><br><br><br>Other side.", ["One side.", "Other side."]),
        ("One side.<br>Same side.", ["One side. Same side."]),
        ("One.<br><br>Two.<br><br>Three.<br>Still three.", ["One.", "Two.", "Three. Still three."]),
        ("One <b>side</b>.<br><br><i>Other</i> side.", ["One side.", "Other side."]),
        ("One side.<br>and<br>the same.", ["One side. and the same."]),
        ("One side.<br><br>", ["One side."]),
    ],
)
def test_two_line_breaks_in_a_row_part_a_paragraph(inner: str, expected: list[str]) -> None:
    assert inner_blocks(f"{LONG}<p>{inner}</p>") == [FRONT, *expected]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("M&uuml;ller &amp; S&#246;hne", "Müller & Söhne"),
        ("&ldquo;no fire&rdquo; &mdash; none", "“no fire” — none"),
        ("5&nbsp;km", "5 km"),
        ("&lt;north&gt;", "<north>"),
        ("10 &#60; 11", "10 < 11"),
        ("&#x627;&#x644;&#x647;&#x62F;&#x646;&#x629;", "الهدنة"),
        ("R&D and a & b", "R&D and a & b"),
        ("&hellip; and &#8217;", "… and ’"),
    ],
)
def test_entities_are_the_characters_they_stand_for(written: str, shown: str) -> None:
    assert inner_blocks(f"{LONG}<p>The sign says {written} there.</p>")[1:] == [
        f"The sign says {shown} there."
    ]


@pytest.mark.parametrize(
    "broken",
    [
        f"<p>{FRONT}",
        f"<p><b>{FRONT}</p>",
        f"<p><b><i>{FRONT}</b></i></p>",
        f"<div><p>{FRONT}</p></div></div></span>",
        f"<p class=lead id=1 data-x='>'>{FRONT}</p>",
        f"<P>{FRONT}</P>",
        f"<p>{FRONT}</p ></p>",
        f"<p\n>{FRONT}</p\n>",
        f"<unknown-tag><p>{FRONT}</p></unknown-tag>",
    ],
)
def test_broken_markup_loses_no_word(broken: str) -> None:
    assert inner_blocks(broken) == [FRONT]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = 'The army fled';</script>",
        "<style>p:after { content: 'The army fled' }</style>",
        "<!-- The army fled -->",
        "<noscript>The army fled</noscript>",
        "<template><p>The army fled</p></template>",
        "<p hidden>The army fled</p>",
        "<div hidden='until-found'><p>The army fled</p></div>",
        "<svg><text>The army fled</text></svg>",
        "<p style='display:none'>The army fled</p>",
        "<form><label>The army fled</label><input name=q></form>",
        "<button>The army fled</button>",
        "<iframe src='/x'>The army fled</iframe>",
    ],
)
@pytest.mark.parametrize("more", ["", LONG], ids=["short page", "longer page"])
def test_what_a_page_does_not_show_is_no_part_of_the_article(unseen: str, more: str) -> None:
    assert "fled" not in read(article(more + unseen)).text


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href='/'>Front page of the herald</a></nav>{}",
        "{}<footer><p>All rights are reserved by the herald.</p></footer>",
        "<header><a href='/'>Herald</a></header>{}<aside><p>Other story of the herald.</p></aside>",
        "{}<div id='comments'><p>A reader writes that the herald lies.</p></div>",
        "<ul class='menu'><li><a href='/a'>Herald A</a></li></ul>{}",
    ],
)
def test_what_stands_around_an_article_is_left_out(around: str) -> None:
    body = (
        f"<article><h1>Truce on the river</h1><p>{ARMY}</p><p>{FRONT}</p><p>{MISSION}</p></article>"
    )
    assert "erald" not in read(page(around.format(body))).text


# A page of few words keeps its title apart from its first sentence


@pytest.mark.parametrize(
    "extra",
    [
        "<figure><img src='a.jpg'><figcaption>Trucks at the bridge</figcaption></figure>",
        "<aside><p>Related: another story about the lake and its people.</p></aside>",
        "<p class='share'>Share this article</p><aside><p>Sign up for letters.</p></aside>",
        "<ul><li><a href='/a'>Link one</a></li><li><a href='/b'>Link two</a></li></ul>",
    ],
)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The army left the ridge on Monday.", "The front said it had seen no convoy."),
        ("Fighters left the ridge on Monday.", "The ministry said it had seen no convoy."),
    ],
)
def test_the_title_of_a_short_page_stays_a_heading(first: str, second: str, extra: str) -> None:
    raw = page(f"<article><h1>Ridge is clear</h1><p>{first}</p>{extra}<p>{second}</p></article>")
    found = blocks(raw)
    assert found[0] == ("heading", "# Ridge is clear")
    assert [text for kind, text in found if kind == "prose"] == [first, second]


def test_a_page_of_one_sentence_is_read() -> None:
    assert blocks(page("<p>The army left the ridge on Monday.</p>")) == [
        ("prose", "The army left the ridge on Monday.")
    ]


@pytest.mark.parametrize(
    "piece",
    [f"<p>{ARMY}</p>", f"<div>{ARMY}</div>", f"\n\n  <p>{ARMY}</p>\n"],
)
def test_a_piece_of_a_page_is_read_as_a_page(piece: str) -> None:
    assert [text for _, text in blocks(piece.encode())] == [ARMY]


# What the page says of itself


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta property='article:published_time' content='2025-03-02T07:00:00Z'>",
         "2025-03-02T07:00:00Z"),
        ("<meta name='date' content='2025-03-02'>", "2025-03-02"),
        ("<meta name='pubdate' content='2025-03-02 and more'>", "2025-03-02"),
        ("<meta itemprop='datePublished' content='2025-03-02'>", "2025-03-02"),
        ("<meta name='DC.date.issued' content=' 2025-03-02 '>", "2025-03-02"),
        ("<meta name='date' content=''><meta name='pubdate' content='2025-03-03'>", "2025-03-03"),
        ("<meta name='pubdate' content='2025-03-03'><meta name='date' content='2025-03-02'>",
         "2025-03-02"),
        ("<meta name='last-modified' content='2025-03-02'>", None),
        ("<meta name='date' content='2 March'>", None),
        ("<meta name='date' content='2025-02-30'>", None),
        ('<script type="application/ld+json">{"datePublished": "2025-03-02T07:00Z"}</script>',
         "2025-03-02T07:00Z"),
        ('<script type="application/ld+json">{"a": [{"datePublished":"2025-03-02"}, '
         '{"datePublished":"2025-03-02"}]}</script>', "2025-03-02"),
        ('<script type="application/ld+json">{"a": [{"datePublished":"2025-03-02"}, '
         '{"datePublished":"2025-03-01"}]}</script>', None),
        ('<script type="application/ld+json">{"dateModified":"2025-03-02"}</script>', None),
        ('<script>{"datePublished":"2025-03-02"}</script>', None),
        ("<meta name='date' content='2025-03-01'><script type='application/ld+json'>"
         '{"datePublished":"2025-03-02"}</script>', "2025-03-01"),
    ],
)  # fmt: skip
def test_the_date_that_a_page_declares(head: str, date: str | None) -> None:
    assert read(page(f"<p>{ARMY}</p><p>{FRONT}</p>", head)).dateline == date


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("<time itemprop='datePublished' datetime='2025-03-02T07:00+02:00'>Sunday</time>",
         "2025-03-02T07:00+02:00"),
        ("<time datetime='2025-03-02'>Sunday</time>", None),
        ("<time itemprop='datePublished'>Sunday</time>", None),
    ],
)  # fmt: skip
def test_the_time_element_that_dates_a_page(time: str, date: str | None) -> None:
    assert read(page(f"<p>{ARMY}</p>{time}<p>{FRONT}</p>")).dateline == date


def test_a_dateline_in_the_text_stands_in_for_a_declared_date() -> None:
    raw = page(f"<p>JUBA, 4 May 2025 (Desk) — {ARMY}</p><p>{FRONT}</p>")
    assert read(raw).dateline == "2025-05-04"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>River truce</title>", "River truce"),
        ("<title> River\n truce </title>", "River truce"),
        ("<meta property='og:title' content='Truce holds'><title>River</title>", "Truce holds"),
        ("<meta name='twitter:title' content='Truce holds'><title>River</title>", "Truce holds"),
        ("<meta property='og:title' content=' '><title>River</title>", "River"),
        ("<title>A &amp; B &quot;talk&quot;</title>", 'A & B "talk"'),
        ("<title></title>", None),
    ],
)
def test_the_title_that_a_page_declares(head: str, title: str | None) -> None:
    assert read(page(f"<p>{ARMY}</p><p>{FRONT}</p>", head)).metadata.title == title


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<html lang=en>", "en"),
        ("<html lang='AR-sy'>", "ar"),
        ("<html lang='kmr'>", "kmr"),
        ("<html lang=''>", None),
        ("<html lang='1'>", None),
        ("<html>", None),
    ],
)
def test_the_language_that_a_page_declares(html: str, code: str | None) -> None:
    assert read(page(f"<p>{ARMY}</p><p>{FRONT}</p>", html=html)).metadata.language == code


def test_the_index_comes_before_what_a_page_declares() -> None:
    raw = page(f"<p>{ARMY}</p>", "<title>A</title><meta name='date' content='2025-03-02'>")
    report = read(raw, Metadata(title="B", published="2025-03-01", language="fr"))
    assert (report.metadata.title, report.metadata.language) == ("B", "fr")
    assert (report.anchor, report.dateline) == ("2025-03-01", "2025-03-02")


# Encodings

SPANISH = "La región está en calma, dijo el gobierno; la guerrilla lo negó."
RUSSIAN = "Армия заявила, что отошла от села."
ARABIC = "قالت الحركة إن الطريق مفتوح."


@pytest.mark.parametrize(
    ("words", "encoding", "declared"),
    [
        (SPANISH, "latin-1", "iso-8859-1"),
        (SPANISH, "cp1252", "windows-1252"),
        (SPANISH, "utf-8", "iso-8859-1"),  # what the bytes are comes before what they say
        (SPANISH, "utf-8-sig", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "utf-16", "utf-8"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "utf-16", "windows-1256"),
    ],
)
def test_a_page_is_read_in_its_encoding(words: str, encoding: str, declared: str) -> None:
    text = page(f"<p>{words}</p>", f"<meta charset='{declared}'>").decode()
    assert [told for _, told in blocks(text.encode(encoding))] == [words]


@pytest.mark.parametrize("declared", ["", "utf-8", "utf-9", "no such thing"])
def test_an_encoding_that_does_not_fit_is_never_guessed(declared: str) -> None:
    raw = page(f"<p>{RUSSIAN}</p>", f"<meta charset='{declared}'>").decode().encode("cp1251")
    with pytest.raises(UnreadReport, match=r"page\.html: the page is neither UTF-8 nor"):
        read(raw)


# Laws

WORDS = st.text(alphabet="abcdefghij ", min_size=1, max_size=30).map(
    lambda t: f"The army said {' '.join(t.split())} here."
)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6, unique=True))
def test_every_paragraph_is_found_once_in_order(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{p}</p>" for p in [ARMY, FRONT, MISSION, *paragraphs])
    found = [text for _, text in blocks(page(f"<article>{body}</article>"))]
    assert found == [ARMY, FRONT, MISSION, *[" ".join(p.split()) for p in paragraphs]]


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=6, unique=True))
def test_line_breaks_and_paragraphs_part_words_alike(parts: list[str]) -> None:
    lead = f"<p>{ARMY}</p><p>{FRONT}</p><p>{MISSION}</p>"
    broken = read(page(f"<article>{lead}<p>{'<br><br>'.join(parts)}</p></article>"))
    parted = read(page(f"<article>{lead}{''.join(f'<p>{p}</p>' for p in parts)}</article>"))
    assert broken.text == parted.text
    assert sentences_of(broken) == sentences_of(parted)
