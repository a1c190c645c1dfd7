"""The date a document gives itself, in its first lines; undated is None, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from truceline.reports.dates import date_forms, written_date
from truceline.reports.invisible import fold_invisible
from truceline.reports.words import words

__all__ = ["find_dateline"]

_FIRST_CHARACTERS = 4000
_FIRST_LINES = 8
_LONGEST_LINE = 160


def find_dateline(text: str) -> str | None:
    """Return the partial time of the dateline ("CAIRO, 27 Jan 2025 (Agency) —", "Published: ...").

    Only the first lines are looked at, and only forms in which a text dates itself; a date told in
    a sentence is not one. Without a year a date stays unknown; "updated" does not date a text.
    """
    shown = fold_invisible(text[:_FIRST_CHARACTERS]).text
    lines = [line.strip(" \t*_#>|") for line in shown.splitlines()]
    first = [line for line in lines if line][:_FIRST_LINES]
    labelled = (_whole_line(line, labelled=True) for line in first)
    placed = (_opening(line) or _whole_line(line, labelled=False) for line in first)
    return next((d for d in (*labelled, *placed) if d is not None), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Return the forms: a label and a date; a place, a date and a dash; a line that is a date."""
    zone = r"\(?[A-Z]{0,4}(?:[+-]\d{1,2}:?\d{0,2})?\)?"
    hour = r"\d{1,2}[:.]\d{2}(?::\d{2}[.\d]*)?\s*(?:[ap]\.?m\.?)?"
    clock = rf"(?:[,\s]*(?:at\s+|T)?{hour}\s*{zone})?"
    label = rf"(?:{'|'.join(words('date labels'))})\s*:?\s+"
    name = r"[^\W\d_a-z][\w.'’-]*"
    place = rf"{name}(?:(?:\s+|\s*/\s*)(?:al-|el-|de |of |the )?{name}){{0,4}}"
    place = rf"{place}(?:,\s+{place})?"
    agency = r"\s*\([^()]{1,40}\)"
    lead = r"[^.!?]{0,80}[|·•–—]\s*"
    dash = r"\s*(?:[–—―-]|--)+\s+"
    dates = date_forms(year_needed=True)
    shapes = (
        [rf"{label}{date}{clock}.{{0,60}}" for date in dates],
        [rf"(?-i:{place})(?:,|{agency},?)\s+{date}(?:{dash}|{agency})" for date in dates],
        [rf"(?:{lead}|(?-i:{place}),\s+)?{date}{clock}\W*" for date in dates],
    )
    return tuple(tuple(re.compile(s, re.IGNORECASE) for s in shape) for shape in shapes)


def _whole_line(line: str, *, labelled: bool) -> str | None:
    if len(line) > _LONGEST_LINE or line.casefold().startswith(words("later date labels")):
        return None
    return _value(p.fullmatch(line) for p in _patterns()[0 if labelled else 2])


def _opening(line: str) -> str | None:
    return _value(p.match(line[:_LONGEST_LINE]) for p in _patterns()[1])


def _value(found: Iterable[re.Match[str] | None]) -> str | None:
    """Return the date as an ISO prefix; None if there is none or the calendar has no such day."""
    m = next((m for m in found if m is not None), None)
    return None if m is None else written_date(m["year"], m["month"], m.groupdict().get("day"))
