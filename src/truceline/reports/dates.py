"""Calendar dates as English writes them: one reading for datelines and for dates told in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from truceline.basis.time import is_partial_time
from truceline.reports.words import word_map

__all__ = ["any_of", "date_forms", "day_of_week", "month_of", "written_date"]


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of ``words``, the longest first; a blank is any white space."""
    known = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in known)


def month_of(word: str) -> int:
    """Return the number of the month that ``word`` ("March", "sept.") names."""
    return int(word_map("months")[word.casefold().rstrip(".")])


def day_of_week(word: str) -> int:
    """Return the number of the weekday that ``word`` names, Monday being 0."""
    return int(word_map("weekdays")[word.casefold()])


@cache
def date_forms(*, year_needed: bool) -> tuple[str, ...]:
    """Return the patterns of "2025-03-02", "2 March 2025", "March 2, 2025" and "March 2025".

    Each has some of the groups ``year``, ``month``, ``day``. Unless the year is needed, a day and
    its month may stand without one; a weekday may stand before either.
    """
    month = rf"(?P<month>{any_of(word_map('months'))})\.?"
    weekday = rf"(?:(?:{any_of(word_map('weekdays'))})\.?,?\s+)?"
    year, day = r"(?P<year>(?:19|20)\d\d)(?!\d)", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
    its_year = rf"(?:,?\s+{year})" + ("" if year_needed else "?")
    return (
        rf"{weekday}(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"{weekday}{day}\s+(?:of\s+)?{month}{its_year}",
        rf"{weekday}{month}\s+{day}{its_year}",
        rf"{month},?\s+{year}",
    )


def written_date(year: int | str, month: int | str, day: int | str | None = None) -> str | None:
    """Return a date as an ISO prefix; None if the calendar has no such day. Months may be words."""
    number = int(month) if str(month).isdigit() else month_of(str(month))
    value = f"{int(year):04d}-{number:02d}" + ("" if day is None else f"-{int(day):02d}")
    return value if is_partial_time(value) else None
