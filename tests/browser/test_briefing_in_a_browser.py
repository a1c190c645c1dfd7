"""The briefing as a reader meets it: on a phone, on paper, by keyboard, with nothing to fetch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
CONTRAST = """
() => {
  const light = c => { const [r,g,b] = c.match(/[\\d.]+/g).map(Number).map(v => v/255)
      .map(v => v <= 0.03928 ? v/12.92 : ((v+0.055)/1.055) ** 2.4); return 0.2126*r+0.7152*g+0.0722*b; };
  const ground = e => { for (; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor;
      if (!b.endsWith(', 0)') && b !== 'transparent') return b; } return 'rgb(255, 255, 255)'; };
  let least = 21;
  for (const e of document.querySelectorAll('p, td, th, li, dt, dd, h1, h2, h3, h4, caption, a, mark, summary')) {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    least = Math.min(least, (a + 0.05) / (b + 0.05));
  }
  return least;
}
"""


class Opened:
    """A page with what it said and asked for while it opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda m: self.said.append(m.text))
        page.on("pageerror", lambda e: self.said.append(str(e)))
        page.on("request", lambda r: self.asked.append(r.url))


@pytest.fixture
def opened(browser: Browser, pages: Path) -> Iterator[Opened]:
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    made = Opened(page)
    page.goto((pages / "briefing.html").as_uri())
    yield made
    page.close()


def test_nothing_is_fetched_and_nothing_complains(opened: Opened) -> None:
    assert opened.said == []
    assert [u for u in opened.asked if not u.startswith(("file:", "data:"))] == []
    assert len([u for u in opened.asked if u.startswith("file:")]) == 1


@pytest.mark.parametrize("size", [WIDE, PHONE, {"width": 320, "height": 640}])
def test_the_page_never_scrolls_sideways(opened: Opened, size: dict[str, int]) -> None:
    opened.page.set_viewport_size(size)  # type: ignore[arg-type]
    wide, seen = opened.page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= seen


def test_a_footnote_opens_the_marked_sentence(opened: Opened) -> None:
    link = opened.page.locator("#bottom-line sup.ref a").first
    link.click()
    note = opened.page.locator(":target")
    assert note.locator("mark").first.is_visible()
    box = note.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < WIDE["height"]


def test_the_evidence_leads_back(opened: Opened) -> None:
    opened.page.locator("#bottom-line sup.ref a").first.click()
    opened.page.locator(":target a.back").click()
    assert opened.page.url.endswith("#r-1")


def test_headings_go_down_one_level_at_a_time(opened: Opened) -> None:
    levels = opened.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_first_tab_stop_skips_to_the_briefing(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.keyboard.press("Enter")
    assert opened.page.url.endswith("#main")


def test_every_table_has_a_caption_and_scoped_heads(opened: Opened) -> None:
    bad = opened.page.evaluate(
        "[...document.querySelectorAll('table')].filter(t => !t.caption?.textContent.trim()"
        " || [...t.querySelectorAll('th')].some(h => !h.scope)).map(t => t.id)"
    )
    assert bad == []


def test_text_stands_out_from_its_ground(opened: Opened) -> None:
    assert opened.page.evaluate(CONTRAST) >= 4.5


def test_the_folded_parts_are_open_on_paper(opened: Opened, tmp_path: Path) -> None:
    opened.page.emulate_media(media="print")
    closed = opened.page.evaluate(
        "[...document.querySelectorAll('details:not(.screen)')].filter(d => d.querySelector('table, ul')"
        " && d.querySelector('table, ul').getBoundingClientRect().height === 0).length"
    )
    assert closed == 0


def test_the_list_of_claims_gives_way_to_one_line_on_paper(opened: Opened) -> None:
    line, listed = opened.page.locator("#claims .paper"), opened.page.locator("#claims .screen")
    assert (line.is_visible(), listed.is_visible()) == (False, True)
    opened.page.emulate_media(media="print")
    assert (line.is_visible(), listed.is_visible()) == (True, False)


def test_it_prints(opened: Opened) -> None:
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
