"""One model, three prints: HTML that needs nothing else, Markdown, JSON that reads back."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from truceline.basis.vocabulary import vocabulary
from truceline.briefing import render_html, render_json, render_markdown, write_briefing
from truceline.briefing.marks import drawn, marks_known
from truceline.briefing.render.markdown import escaped
from truceline.briefing.shapes import Briefing, Evidence, Part, Sentence, note_ranges
from truceline.briefing.words import table_of
from truceline.errors import InputError

VOID = {"meta", "link", "br", "hr", "img", "input", "use", "path", "rect", "circle"}


class Page(HTMLParser):
    """Collects ids, local links, headings, foreign addresses; checks that tags close."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.foreign: list[str] = []
        self.scripts = 0
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.scripts += tag == "script"
        if tag not in VOID:
            self.open.append(tag)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        for name in ("href", "src"):
            target = known.get(name) or ""
            if target.startswith("#"):
                self.links.append(target[1:])
            elif target and not target.startswith("data:"):
                self.foreign.append(target)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture(scope="module", params=["january_briefing", "march_briefing", "bare_briefing"])
def briefing(request: pytest.FixtureRequest) -> Briefing:
    made: Briefing = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def page(briefing: Briefing) -> Page:
    found = Page()
    found.feed(render_html(briefing))
    return found


def test_the_page_needs_nothing_from_elsewhere(page: Page) -> None:
    assert (page.foreign, page.scripts, page.open) == ([], 0, [])


def test_every_local_link_leads_somewhere(page: Page) -> None:
    assert set(page.links) <= set(page.ids)


def test_no_anchor_is_given_twice(page: Page) -> None:
    assert sorted(set(page.ids)) == sorted(page.ids)


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:], strict=False))


def test_evidence_is_marked(briefing: Briefing) -> None:
    shown = [e for e in briefing.evidence if e.shown != "pointer"]
    assert render_html(briefing).count("<mark>") == len(shown)


def test_json_reads_back_as_the_same_briefing(briefing: Briefing) -> None:
    assert msgspec.json.decode(render_json(briefing), type=Briefing) == briefing


def test_json_names_its_schema(briefing: Briefing) -> None:
    assert msgspec.json.decode(render_json(briefing))["schema"] == "truceline.briefing/1"


def test_markdown_has_every_section_and_note(briefing: Briefing) -> None:
    text = render_markdown(briefing)
    assert all(f"## {s.number}. {s.title}" in text for s in briefing.sections)
    assert all(f"\n[^{e.number}]: " in text for e in briefing.evidence)


def test_rows_of_markdown_tables_have_the_cells_of_their_heads(briefing: Briefing) -> None:
    width = 0
    for line in render_markdown(briefing).splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) - 1 if line.startswith("|") else 0
        assert cells in {0, width} or width == 0
        width = cells


def test_signs_of_markup_are_harmless_in_every_print(january_briefing: Briefing) -> None:
    bad = "<script>alert(1)</script> | *x*"
    first = january_briefing.evidence[0]
    hostile = msgspec.structs.replace(first, before=bad, marked=bad, where=bad)
    made = msgspec.structs.replace(
        january_briefing, evidence=(hostile, *january_briefing.evidence[1:])
    )
    assert "<script>" not in render_html(made)
    assert "<script>" not in render_markdown(made)


def test_escaped_keeps_the_space_at_both_ends() -> None:
    assert escaped(" a | b ") == " a \\| b "


def test_footnotes_in_a_row_print_as_a_range() -> None:
    sentence = Sentence(parts=(Part("It."),), claims=("a", "b", "c", "d"))
    assert note_ranges(sentence, {"a": 1, "b": 2, "c": 3, "d": 7}) == ((1, 3), (7, 7))


def test_files_are_written_whole(tmp_path: Path, january_briefing: Briefing) -> None:
    paths = write_briefing(january_briefing, tmp_path / "out")
    assert [p.name for p in paths] == ["briefing.html", "briefing.md", "briefing.json"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p.name for p in paths)
    assert paths[0].read_text("utf-8") == render_html(january_briefing)


def test_a_folder_that_cannot_be_made_is_an_error_with_a_way_out(
    tmp_path: Path, january_briefing: Briefing
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="--out"):
        write_briefing(january_briefing, tmp_path / "file")


def test_every_shape_is_drawn_in_its_own_form() -> None:
    assert len({drawn(code) for code in marks_known()}) == len(marks_known())


def test_every_stance_state_and_deed_has_its_words() -> None:
    assert set(vocabulary("stances")) <= set(table_of("stances"))
    assert set(vocabulary("deeds")) <= set(table_of("deeds"))
    assert set(vocabulary("says")) <= set(table_of("says"))


def test_a_claim_that_is_not_cited_has_no_number(january_briefing: Briefing) -> None:
    assert january_briefing.number("nobody") is None
    note: Evidence = january_briefing.evidence[0]
    assert january_briefing.number(note.claim) == 1
