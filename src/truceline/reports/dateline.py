"""The date a document gives itself, in its first lines; undated is None, never guessed."""

from __future__ import annotations

import re
from functools import cache

from truceline.basis.time import is_partial_time
from truceline.reports.invisible import fold_invisible
from truceline.reports.words import word_map, words

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
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the forms: a label and a date; a place, a date and a dash; a line that is a date."""
    month = "|".join(sorted(word_map("months"), key=len, reverse=True))
    weekday = f"(?:(?:{'|'.join(words('weekdays'))})\\.?,?\\s+)?"
    date = (
        rf"{weekday}(?:(?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{month})\.?,?\s+(?P<y2>\d{{4}})"
        rf"|(?P<m3>{month})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
        rf"|(?P<m4>{month})\.?,?\s+(?P<y4>\d{{4}}))(?!\d)"
    )
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
    return (
        re.compile(rf"{label}{date}{clock}.{{0,60}}", re.IGNORECASE),
        re.compile(rf"(?-i:{place})(?:,|{agency},?)\s+{date}(?:{dash}|{agency})", re.IGNORECASE),
        re.compile(rf"(?:{lead}|(?-i:{place}),\s+)?{date}{clock}\W*", re.IGNORECASE),
    )


def _whole_line(line: str, *, labelled: bool) -> str | None:
    if len(line) > _LONGEST_LINE or line.casefold().startswith(words("later date labels")):
        return None
    return _value(_patterns()[0 if labelled else 2].fullmatch(line))


def _opening(line: str) -> str | None:
    return _value(_patterns()[1].match(line[:_LONGEST_LINE]))


def _value(m: re.Match[str] | None) -> str | None:
    """Return the date as an ISO prefix; None if there is none or the calendar has no such day."""
    if m is None:
        return None
    year = m["y1"] or m["y2"] or m["y3"] or m["y4"]
    name = m["m2"] or m["m3"] or m["m4"]
    month = int(m["m1"]) if name is None else int(word_map("months")[name.casefold()])
    day = m["d1"] or m["d2"] or m["d3"]
    date = f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{int(day):02d}"
    return date if is_partial_time(date) else None
