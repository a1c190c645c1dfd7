"""The two articles that are the first real input; they lie outside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.reports import Report, read_report, sentences_of

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ARTICLES = sorted(SEEDS.glob("*.txt"))
pytestmark = pytest.mark.skipif(len(ARTICLES) < 2, reason="the seed articles are not at ../shared")


@pytest.fixture(scope="module")
def numbered() -> Report:
    return read_report(ARTICLES[0])


@pytest.fixture(scope="module")
def plain() -> Report:
    return read_report(ARTICLES[1])


def beginnings(report: Report, kind: str) -> list[str]:
    texts = [report.text[b.span.start : b.span.end] for b in report.blocks if b.kind == kind]
    return [" ".join(t.split()[:2]) for t in texts]


def test_every_heading_of_the_numbered_article(numbered: Report) -> None:
    assert beginnings(numbered, "heading") == [
        "I. The", "1. U.S.", "2. Hamas", "II. On", "1. Civilian", "2. Hamas", "III. The", "1. A",
        "2. Political", "IV. Why", "1. Humanitarian", "2. Regional", "V. Contradictions", "1. No",
        "2. Propaganda", "Conclusion: A",
    ]  # fmt: skip


def test_prose_of_the_numbered_article(numbered: Report) -> None:
    assert len(beginnings(numbered, "prose")) == 23
    assert beginnings(numbered, "promotion") == []


def test_plain_article_has_one_promotional_line_and_no_heading(plain: Report) -> None:
    assert beginnings(plain, "heading") == []
    assert beginnings(plain, "promotion") == ["Watch video"]
    assert len(beginnings(plain, "prose")) == 8


@pytest.mark.parametrize("article", ARTICLES, ids=lambda p: p.stem[:3])
def test_undated_articles_stay_undated(article: Path) -> None:
    assert read_report(article).anchor is None


def test_sentences_of_the_plain_article(plain: Report) -> None:
    prose = [i for i, b in enumerate(plain.blocks) if b.kind == "prose"]
    counts = [sum(i == block for _, i in sentences_of(plain)) for block in prose]
    assert counts == [2, 3, 3, 2, 2, 2, 3, 3]
