"""The language of a report: as declared, or where its script alone says it; else unknown."""

from __future__ import annotations

import unicodedata
from collections import Counter

from truceline.reports.report import Report
from truceline.reports.words import word_map

__all__ = ["language_of", "script_of"]

_LOOKED_AT = 20_000


def script_of(text: str) -> str | None:
    """Return the script of most letters (Latin, Arabic, Hebrew, Cyrillic ...), None without any.

    Named by the first word of the letters' Unicode names; only the first part of a long text is
    looked at.
    """
    letters = Counter(c for c in text[:_LOOKED_AT] if c.isalpha())
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[unicodedata.name(letter, "?").split(maxsplit=1)[0].split("-")[0].title()] += count
    best = scripts.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > scripts.total() else None


def language_of(report: Report) -> str | None:
    """Return the language code that is declared, else the one the script alone tells, else None.

    Latin, Arabic and Cyrillic are written in by many languages and tell none.
    """
    if report.metadata.language is not None:
        return report.metadata.language
    script = script_of(report.text)
    return None if script is None else word_map("scripts").get(script)
