"""The three prints of one model as a reader's programs see them: HTML tree, Markdown tokens, schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from lxml import html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.lint import lint_sentence, lint_text
from truceline.briefing.render import render_html, render_json, render_markdown
from truceline.briefing.render.markdown import escaped
from truceline.briefing.shapes import (
    Block,
    Briefing,
    Card,
    Column,
    Evidence,
    Figure,
    Group,
    ListBlock,
    Masthead,
    Pair,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.words import cell, content, figure, noun, quotation, say, table_of

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "truceline.briefing-1.json"
CLAIM = "c" * 64
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</section></main><h1>mine</h1>",
    "<!-- open",
    "&lt;b&gt; &amp; &copy;",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "]]> <![CDATA[",
    "' onmouseover='x",
    "[link](http://example.org)",
    "![image](http://example.org/x.png)",
    "**strong** _em_ `code` ~~gone~~",
    "| a | b |",
    "# head",
    "<http://example.org>",
    "[^1] [^9]: note",
    "\\",
    "\u202eturned\u202c",
]


def masthead(title: str = "Invented truce", **more: Any) -> Masthead:
    known: dict[str, Any] = {
        "title": title, "case": title, "agreement": None, "version": None, "digest": None,
        "at": "7 March 2031", "known_at": "7 March 2031", "reconstructed": False, "period": "1 to 7 March",
        "audience": "public", "claims_held": 1, "reports_held": 1, "record_size": 3, "last_recorded": None,
        "facts": (("Case", title),),
    }  # fmt: skip
    return Masthead(**{**known, **more})


def note(number: int = 1, claim: str = CLAIM, **more: Any) -> Evidence:
    known: dict[str, Any] = {
        "mark": "A said", "line": say("Party A said it"), "where": "rows.csv, line 2", "shown": "paragraph",
        "before": "Before. ", "marked": "The words.", "after": " After.",
    }  # fmt: skip
    return Evidence(number=number, claim=claim, **{**known, **more})


def made(
    *blocks: Block,
    title: str = "One section",
    notes: tuple[Evidence, ...] | None = None,
    **head: Any,
) -> Briefing:
    section = Section(id="s-one", number=2, title=title, blocks=blocks)
    return Briefing(
        masthead=masthead(**head),
        sections=(section,),
        evidence=(note(),) if notes is None else notes,
    )


def everywhere(text: str) -> Briefing:
    """A briefing that holds ``text`` in every place that can hold words."""
    said = say("It said: ", quotation(text, "Party A"), " and ", noun(text), text, claims=(CLAIM,))
    table = Table(
        id="t-one", caption=text, columns=(Column(text, "head"), Column(text, "figure")),
        rows=(Row(group=say(text)), Row(cells=(cell(text), cell(say(figure(text))))),
              Row(summary=say(text), folded=(say(text),))),
    )  # fmt: skip
    card = Card(who=text, when=text, said=said)
    twin = msgspec.structs.replace(table, id="t-two")
    drawing = Figure(id="f-one", title=text, description=text, svg="<svg></svg>", twin=twin)
    pair = Pair(id="p-one", title=text, earlier=card, later=card, part=say(text))
    blocks: tuple[Block, ...] = (
        Paragraph(sentences=(said,)), ListBlock(items=((said,),)), table, drawing, pair,
    )  # fmt: skip
    group = Group(id="g-one", title=text, blocks=blocks, on_paper=text)
    hostile = note(
        line=say(text),
        where=text,
        mark=text,
        before=f"{text} ",
        marked=text,
        after=f" {text}",
        lang="en",
    )
    return made(group, title=text, notes=(hostile,), agreement=text, facts=((text, text),))


def page(briefing: Briefing) -> Any:
    return html.document_fromstring(render_html(briefing))


def tokens(briefing: Briefing) -> Iterator[Token]:
    """All tokens of the Markdown print, block and inline, as CommonMark with tables reads it."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for block in reader.parse(re.sub(r"(?m)^\[\^\d+\]: ", "", render_markdown(briefing))):
        yield block
        yield from block.children or ()


SCENES = ["january_briefing", "march_briefing", "bare_briefing"]


@pytest.fixture(scope="module", params=SCENES)
def printed(request: pytest.FixtureRequest) -> Briefing:
    it: Briefing = request.getfixturevalue(request.param)
    return it


@pytest.fixture(scope="module")
def tree(printed: Briefing) -> Any:
    return page(printed)


# the page as a tree


def test_the_page_tells_its_language_and_title(tree: Any, printed: Briefing) -> None:
    assert tree.get("lang") == "en"
    assert tree.findtext(".//title") == f"{printed.masthead.title}, at {printed.masthead.at}"


def test_the_page_has_one_of_each_landmark(tree: Any) -> None:
    counted = {
        tag: len(tree.findall(f".//{tag}")) for tag in ("main", "nav", "header", "footer", "h1")
    }
    assert counted == {"main": 1, "nav": 1, "header": 1, "footer": 1, "h1": 1}


def test_the_contents_list_every_section_in_order(tree: Any, printed: Briefing) -> None:
    links = [a.get("href") for a in tree.findall(".//nav//a")]
    assert links == ["#top", *(f"#{s.id}" for s in printed.sections), "#evidence"]


def test_sections_are_numbered_in_order(tree: Any) -> None:
    numbers = [h.findtext("span") for h in tree.findall(".//main/section/h2")]
    assert numbers == [*(str(n) for n in range(2, len(numbers) + 1)), "E"]


def test_headings_never_skip_a_level(tree: Any) -> None:
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_no_heading_is_empty(tree: Any) -> None:
    heads = [h.text_content().strip() for h in tree.iter("h1", "h2", "h3", "h4")]
    assert "" not in heads


def test_every_labelled_part_points_at_a_label_on_the_page(tree: Any) -> None:
    ids = {it.get("id") for it in tree.iter() if it.get("id")}
    named = [it.get("aria-labelledby") for it in tree.iter() if it.get("aria-labelledby")]
    assert named and set(named) <= ids


def test_every_footnote_leads_to_its_note_and_back(tree: Any, printed: Briefing) -> None:
    for e in printed.evidence:
        (item,) = tree.xpath(f"//li[@id='e-{e.number}']")
        assert item.get("value") == str(e.number)
        (back,) = item.xpath(".//a[@class='back']")
        assert tree.xpath(f"//*[@id='{back.get('href')[1:]}']"), e.number


def test_every_claim_that_a_figure_rests_on_is_linked(tree: Any, printed: Briefing) -> None:
    linked: set[int] = set()
    for label in tree.xpath("//sup[@class='ref']/a/@aria-label"):
        ends = [int(n) for n in re.findall(r"\d+", label)]
        linked |= set(range(ends[0], ends[-1] + 1))
    rested = {
        printed.numbers[c]
        for s in all_sentences(printed)
        if any(p.kind == "figure" for p in s.parts)
        for c in s.claims
        if c in printed.numbers
    }
    assert rested <= linked


def test_every_counted_figure_of_a_table_of_deliveries_or_incidents_has_its_evidence(
    printed: Briefing,
) -> None:
    told = [
        s
        for s in all_sentences(printed)
        if any(p.kind == "figure" and p.text[:1].isdigit() for p in s.parts)
    ]
    assert [
        s.text for s in told if s.claims and not any(c in printed.numbers for c in s.claims)
    ] == []


def all_sentences(briefing: Briefing) -> list[Sentence]:
    from truceline.briefing.walk import sentences

    return [s for section in briefing.sections for s in sentences(section.blocks)]


def test_links_of_evidence_say_where_they_lead(tree: Any) -> None:
    labels = [a.get("aria-label") for a in tree.xpath("//sup[@class='ref']/a")]
    assert [x for x in labels if not re.fullmatch(r"Evidence \d+( to \d+)?", x or "")] == []


def test_every_drawing_has_words_or_is_hidden_from_readers(tree: Any) -> None:
    bare = [
        s for s in tree.iter("svg")
        if s.get("aria-hidden") != "true" and not (s.get("role") == "img" and s.get("aria-label"))
    ]  # fmt: skip
    assert bare == []


def test_a_shape_that_is_used_is_drawn(tree: Any) -> None:
    used = {u.get("href") for u in tree.iter("use")}
    assert used <= {f"#{s.get('id')}" for s in tree.iter("symbol")}


def test_every_table_has_a_caption_and_scoped_heads(tree: Any) -> None:
    for table in tree.iter("table"):
        assert table.findtext("caption")
        assert [
            h for h in table.iter("th") if h.get("scope") not in {"col", "row", "rowgroup"}
        ] == []


def test_rows_of_tables_are_as_wide_as_their_heads(tree: Any) -> None:
    for table in tree.iter("table"):
        width = len(table.findall("thead/tr/th"))
        for row in table.xpath("./tbody/tr"):
            assert sum(int(c.get("colspan", "1")) for c in row) == width


def test_boxes_that_scroll_can_be_reached_by_keyboard(tree: Any) -> None:
    boxes = tree.xpath("//div[contains(concat(' ', @class, ' '), ' box ')]")
    assert boxes and all(b.get("tabindex") == "0" and b.get("role") == "region" for b in boxes)


def test_nothing_is_fetched_from_elsewhere(tree: Any) -> None:
    out = [
        v
        for it in tree.iter()
        for k, v in it.attrib.items()
        if k in {"href", "src", "action", "data", "poster"}
    ]
    assert [v for v in out if not v.startswith(("#", "data:"))] == []
    assert not re.search(r"@import|url\((?!#|data:)", tree.findtext(".//style") or "")


def test_nothing_on_the_page_runs(tree: Any) -> None:
    assert list(tree.iter("script", "iframe", "object", "embed", "form")) == []
    assert [k for it in tree.iter() for k in it.attrib if k.startswith("on")] == []


def test_the_policy_in_the_page_forbids_everything_but_its_style(tree: Any) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert policy.get("content").startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_quotations_carry_their_direction(tree: Any) -> None:
    assert [q for q in tree.iter("q", "blockquote") if q.get("dir") != "auto"] == []


def test_figures_read_left_to_right(tree: Any) -> None:
    assert [f for f in tree.xpath("//span[@class='figure']") if f.get("dir") != "ltr"] == []


def test_fewer_words_than_all_are_links(tree: Any) -> None:
    assert [
        a for a in tree.iter("a") if not (a.text_content().strip() or a.get("aria-label"))
    ] == []


# hostile words


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_add_nothing_to_the_page(bad: str) -> None:
    tame, hostile = page(everywhere("words")), page(everywhere(bad))
    shape = [it.tag for it in tame.iter() if isinstance(it.tag, str)]
    assert [it.tag for it in hostile.iter() if isinstance(it.tag, str)] == shape
    assert [sorted(it.attrib) for it in hostile.iter()] == [sorted(it.attrib) for it in tame.iter()]


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_are_shown_as_they_are(bad: str) -> None:
    tree = page(everywhere(bad))
    assert tree.findtext(".//caption") == bad
    assert tree.findtext(".//h3") == bad
    assert tree.xpath("string(//q)") == bad
    assert tree.xpath("string(//mark)") == bad


MEANT = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "strong_open",
    "strong_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "table_open",
    "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open",
    "th_close", "td_open", "td_close", "em_open", "em_close", "text_special", "softbreak",
}  # fmt: skip


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_add_nothing_to_the_markdown(bad: str) -> None:
    tame = [t.type for t in tokens(everywhere("words")) if not t.type.startswith("text")]
    hostile = [t.type for t in tokens(everywhere(bad)) if not t.type.startswith("text")]
    assert set(hostile) <= MEANT
    assert hostile == tame


@pytest.mark.parametrize("bad", HOSTILE)
def test_markdown_shows_hostile_words_as_they_are(bad: str) -> None:
    heads = [t.content for t in tokens(made(title=bad)) if t.type == "inline"]
    reader = MarkdownIt("commonmark")
    shown = "".join(c.content for c in reader.parseInline(heads[2])[0].children or ())
    assert shown == f"2. {' '.join(bad.split())}"


PLACES = ["group", "column", "caption", "section", "fact", "figure", "pair", "card"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("bad", "safe"), [("a|b *c*", r"a\|b \*c\*"), ("<i>x</i>", r"\<i\>x\</i\>")]
)
def test_every_place_of_words_is_escaped_in_markdown(place: str, bad: str, safe: str) -> None:
    table = Table(
        id="t", caption=bad if place == "caption" else "T", columns=(Column(bad if place == "column" else "C"),),
        rows=(),
    )  # fmt: skip
    blocks: dict[str, Block] = {
        "group": Group(id="g", title=bad, blocks=()),
        "figure": Figure(id="f", title=bad, description=bad, svg="", twin=table),
        "pair": Pair(id="p", title=bad, earlier=Card(who="A", when="1", said=say("x")),
                     later=Card(who="B", when="2", said=say("y")), part=say("z")),
        "card": Pair(id="p", title="P", earlier=Card(who=bad, when=bad, said=say("x")),
                     later=Card(who="B", when="2", said=say("y")), part=say("z")),
    }  # fmt: skip
    facts = ((bad, bad),) if place == "fact" else ()
    title = bad if place == "section" else "S"
    text = render_markdown(made(blocks.get(place, table), title=title, facts=facts))
    assert safe in text and bad not in text


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_escaped_words_read_back_as_the_words(text: str) -> None:
    words = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    reader = MarkdownIt("commonmark").enable("strikethrough")
    children = reader.parseInline(escaped(words))[0].children or []
    assert {c.type for c in children} <= {"text", "text_special"}
    assert "".join(c.content for c in children) == words


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
@settings(max_examples=30, deadline=None)
def test_any_words_stand_on_the_page_as_they_are(text: str) -> None:
    said = Paragraph(sentences=(say(quotation(text, "Party A"), "."),))
    assert page(made(said)).xpath("string(//q)") == text


# notes


@pytest.mark.parametrize(
    ("shown", "there", "gone"),
    [
        ("paragraph", ["Before. ", "The words.", " After."], []),
        ("sentence", ["The words."], []),
        ("row", ["The words."], ["Before. ", " After."]),
        ("pointer", [], ["Before. ", "The words.", " After."]),
    ],
)
def test_a_note_shows_what_its_rights_allow(shown: str, there: list[str], gone: list[str]) -> None:
    (item,) = page(made(notes=(note(shown=shown),))).xpath("//li[@id='e-1']")
    text = item.text_content()
    assert [x for x in there if x not in text] + [x for x in gone if x in text] == []


@pytest.mark.parametrize("count", [1, 2])
def test_a_corrected_note_says_how_often(count: int) -> None:
    (item,) = page(made(notes=(note(corrected=("j",) * count),))).xpath("//li[@id='e-1']")
    assert f"Corrected by {count} judgement{'s' if count > 1 else ''}." in item.text_content()


def test_a_briefing_without_evidence_says_so() -> None:
    tree = page(made(notes=()))
    assert "No claim is cited." in tree.xpath("string(//section[@id='evidence'])")
    assert render_markdown(made(notes=())).endswith("## Evidence\n")


def test_the_first_mention_of_a_note_bears_the_anchor_to_come_back_to() -> None:
    said = say("It is 4.", claims=(CLAIM,))
    anchors = page(made(Paragraph(sentences=(said, said)))).xpath("//span[@id='r-1']")
    assert len(anchors) == 1


def test_a_run_of_notes_is_one_link() -> None:
    notes = tuple(note(n, f"{n}" * 64) for n in (1, 2, 3))
    said = say("It is 4.", claims=[n.claim for n in notes])
    (link,) = page(made(Paragraph(sentences=(said,)), notes=notes)).xpath("//sup/a")
    assert (link.get("href"), link.text, link.get("aria-label")) == (
        "#e-1",
        "1–3",
        "Evidence 1 to 3",
    )


def test_a_reconstructed_briefing_is_stamped() -> None:
    assert (
        page(made(reconstructed=True)).xpath("string(//strong[@class='stamp'])") == "reconstructed"
    )
    assert page(made()).xpath("//strong[@class='stamp']") == []


def test_a_folded_group_is_open_on_demand_and_tells_paper_what_it_holds() -> None:
    group = Group(id="g", title="All claims", blocks=(Paragraph(sentences=(say("One."),)),), folded=True,
                  on_paper="12 claims, listed on screen.")  # fmt: skip
    tree = page(made(group))
    assert tree.xpath("string(//details/summary)") == "Show"
    assert tree.xpath("string(//p[@class='paper'])") == "12 claims, listed on screen."


def test_the_earlier_word_stands_first_whoever_spoke() -> None:
    for first, second in (("Party A", "Party B"), ("Party B", "Party A")):
        pair = Pair(id="p", title="Whether it was owed", earlier=Card(who=first, when="1 March", said=say("Yes.")),
                    later=Card(who=second, when="2 March", said=say("No.")), part=say("They differ."))  # fmt: skip
        tree = page(made(pair))
        assert tree.xpath("//div[@class='card']/p[@class='who']/text()") == [first, second]


# JSON


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("bad", ["plain words", *HOSTILE[:6]])
def test_a_briefing_of_every_kind_of_block_fits_its_schema(
    bad: str, validator: Draft202012Validator
) -> None:
    assert list(validator.iter_errors(json.loads(render_json(everywhere(bad))))) == []


def test_the_examples_fit_the_schema(printed: Briefing, validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(json.loads(render_json(printed)))) == []


@pytest.mark.parametrize("gone", ["masthead", "sections", "evidence", "schema"])
def test_the_schema_refuses_a_briefing_without_a_part(
    gone: str, validator: Draft202012Validator
) -> None:
    told = json.loads(render_json(everywhere("words")))
    del told[gone]
    assert not validator.is_valid(told)


def test_json_is_utf_8_without_escapes() -> None:
    raw = render_json(everywhere("Sprachführung עברית العربية"))
    assert "Sprachführung עברית العربية".encode() in raw


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_words_read_back_from_json(text: str) -> None:
    briefing = everywhere(text)
    assert msgspec.json.decode(render_json(briefing), type=Briefing) == briefing


# the linter: every word, every party

PARTIES = [
    "Israel",
    "Hamas",
    "the Sudanese army",
    "the Rapid Support Forces",
    "M23",
    "the government of Yemen",
]
FORMS = [
    (code, form)
    for code, term in vocabulary("forbidden_frame_words").items()
    for form in term.more["forms"]
    if form not in {"claim", "claims"}
]  # fmt: skip


@pytest.mark.parametrize("form", [f for _, f in FORMS])
def test_a_forbidden_word_is_found_of_every_party_alike(form: str) -> None:
    found = [[f.word for f in lint_text(f"The word on {who} is {form} here.")] for who in PARTIES]
    assert form in found[0]
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("form", [f for _, f in FORMS])
def test_a_forbidden_word_may_be_said_by_every_party_alike(form: str) -> None:
    for who in PARTIES:
        assert lint_sentence(say(f"{who} said that ", content(f"it was {form}", who), ".")) == ()
        assert lint_sentence(say(f"{who} said: ", quotation(form, who), ".")) == ()


@pytest.mark.parametrize("code", list(vocabulary("forbidden_frame_words")))
def test_what_to_say_instead_is_told_with_the_finding(code: str) -> None:
    term = vocabulary("forbidden_frame_words")[code]
    form = next(f for f in term.more["forms"] if f not in {"claim", "claims"})
    assert str(term.more["instead"]) in [f.instead for f in lint_text(f"The word is {form} here.")]


@pytest.mark.parametrize("word", table_of("verdicts")["words"])
def test_a_verdict_on_the_whole_is_found(word: str) -> None:
    assert word.lower() in [f.word.lower() for f in lint_text(f"On the day {word} there.")]


@pytest.mark.parametrize("unit", list(vocabulary("units")))
def test_no_count_is_told_as_zero(unit: str) -> None:
    assert [f.instead for f in lint_text(f"There were 0 {unit} at the gate.")] == ["no count held"]
    assert lint_text(f"There were 10 {unit} at the gate.") == ()
