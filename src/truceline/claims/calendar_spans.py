"""Times counted by spans, seasons and weeks, and clocks as watches and soldiers tell them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from truceline.basis.time import is_partial_time
from truceline.claims.calendar_words import (
    Found,
    Resolver,
    Value,
    any_number,
    is_told_ahead,
    prefix,
    relation_words,
    time_data,
    whole_period,
)
from truceline.claims.numerals import number_of
from truceline.reports.dates import any_of, day_of_week
from truceline.reports.words import word_map

__all__ = ["spans_of_time"]

_EVENING, _NIGHT = 12, 5
"""Afternoons and evenings add twelve hours; at night only an hour from five on is told of the evening."""


@cache
def spans_of_time() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """Return each shape of time with the function that reads it."""
    shapes = [*_lengths(), *_periods(), *_numeric_dates(), *_clocks()]
    return tuple((re.compile(rf"(?<![\w-])(?:{s})(?!\w)", re.IGNORECASE), r) for s, r in shapes)


# -- lengths from the anchor ----------------------------------------------------------------------


def _lengths() -> list[tuple[str, Resolver]]:
    count = rf"(?P<count>{any_number()})"
    unit = r"(?P<unit>hour|day|week|month)s?"
    of_another = r"(?!['’]|\s+(?:of|after|before|from)\b)"
    return [
        (rf"(?P<within>within|in)\s+(?:the\s+(?:next|coming|following)\s+)?{count}\s+{unit}{of_another}", _within),
        (rf"in\s+{count}\s+{unit}['’]?s?\s+time", _from_now),
        (rf"{count}\s+{unit}\s+from\s+now", _from_now),
        (rf"(?:in|over|during|within|for)\s+the\s+(?:past|last)\s+{count}\s+{unit}", _past),
    ]  # fmt: skip


def _within(found: Found) -> Value:
    """Read "within 72 hours" as the day by then, where the words look ahead from the report."""
    if not (found.ahead or is_told_ahead(found.m)):
        return None, False
    return _from_now(found)


def _from_now(found: Found) -> Value:
    days = _days(found)
    if found.day is None or days is None:
        return None, True
    then = (found.day + timedelta(days=days)).isoformat()
    return (then[:7] if found.m["unit"].lower() == "month" else then), True


def _past(found: Found) -> Value:
    """Read "over the past two days" as what the days up to the report share."""
    days = _days(found)
    if found.day is None or days is None:
        return None, True
    return prefix((found.day - timedelta(days=days), found.day)), True


def _days(found: Found) -> int | None:
    """Return how many days a length has; None for hours that make no whole day."""
    count, unit = number_of(found.m["count"]), found.m["unit"].lower()
    if count is None or count > time_data("longest"):
        return None
    if unit == "hour":
        return int(count) // 24 if count % 24 == 0 else None
    return round(count * float(time_data("units")[unit]))


# -- seasons, weeks, parts of a month -------------------------------------------------------------


def _periods() -> list[tuple[str, Resolver]]:
    rel = rf"(?:{relation_words()}\s+)?"
    weekday = rf"(?P<weekday>{any_of(w for w in word_map('weekdays') if w.endswith('day'))})"
    seasons = any_of(time_data("seasons"))
    begins = r"(?:the\s+)?(?:beginning|start|middle|first\s+days?)\s+of\s+(?:the|this|last|next)"
    nth = r"(?:st|nd|rd|th)?"
    day, and_more = rf"(?:the\s+)?(?P<day>\d{{1,2}}){nth}", rf"(?:\s+and\s+\d{{1,2}}{nth})?"
    parts = r"(?:early|late|mid)[\s-](?:in\s+)?|(?:the\s+)?(?:first|second)\s+half\s+of\s+"
    return [
        (rf"{rel}{weekday}\s+(?:of\s+)?(?P<which>last|this|next)\s+week", _weekday_of_week),
        (rf"(?:{rel}|in\s+|during\s+)(?P<which>this|last|next)\s+(?P<season>{seasons})", _season),
        (rf"(?:in|during|since|by)\s+the\s+(?P<season>{seasons})\s+of\s+(?P<year>(?:19|20)\d\d)", _year),
        (rf"(?:in\s+|since\s+|by\s+|from\s+)?(?:{parts})(?P<year>(?:19|20)\d\d)", _year),
        (r"(?:over|at|during|on|since)\s+the\s+weekend", _weekend),
        (rf"(?:{rel}|at\s+|in\s+){begins}\s+(?P<unit>week|month|year)", _begun),
        (rf"(?:on\s+|{rel}){day}{and_more}\s+of\s+(?P<which>this|last|next)\s+month", _day_of_month),
        (rf"(?:{rel}|at\s+)midnight\s+tonight", _midnight_to_come),
        (r"(?:earlier|later)\s+in\s+the\s+day|(?:by|before|until)\s+the\s+end\s+of\s+(?:the\s+day|today)", _that_day),
    ]  # fmt: skip


def _weekday_of_week(found: Found) -> Value:
    if found.day is None:
        return None, True
    step = time_data("steps")[found.m["which"].lower()]
    monday = whole_period(found.day, "week", step)[0]
    return (monday + timedelta(days=day_of_week(found.m["weekday"]))).isoformat(), True


def _season(found: Found) -> Value:
    """Read "last summer" as its year; a winter is of two years and has none."""
    months = time_data("seasons")[found.m["season"].lower()]
    if found.day is None or not months:
        return None, True
    step = time_data("steps")[found.m["which"].lower()]
    over, begun = found.day.month > months[1], found.day.month >= months[0]
    year = found.day.year + (step if (step < 0 and not over) or (step > 0 and begun) else 0)
    return f"{year:04d}", True


def _year(found: Found) -> Value:
    return found.m["year"], False


def _weekend(found: Found) -> Value:
    """Read "over the weekend": the one that is, or was last; the next one where the words look ahead."""
    if found.day is None:
        return None, True
    now = found.day.weekday() >= 5 or is_told_ahead(found.m) or found.ahead
    return prefix(whole_period(found.day, "weekend", 0 if now else -1)), True


def _begun(found: Found) -> Value:
    which = re.findall(r"\b(?:this|last|next)\b", found.m[0].lower())
    step = time_data("steps")[which[-1]] if which else 0
    if found.day is None:
        return None, True
    return prefix(whole_period(found.day, found.m["unit"].lower(), step)), True


def _day_of_month(found: Found) -> Value:
    """Read "the 8th of last month"; of "23 and 24 of this month" the first."""
    if found.day is None:
        return None, True
    step = time_data("steps")[found.m["which"].lower()]
    first: date = whole_period(found.day, "month", step)[0]
    value = f"{first:%Y-%m}-{int(found.m['day']):02d}"
    return (value if is_partial_time(value) else None), True


def _midnight_to_come(found: Found) -> Value:
    if found.day is None:
        return None, True
    return f"{(found.day + timedelta(days=1)).isoformat()}T00:00", True


def _that_day(found: Found) -> Value:
    return (None if found.day is None else found.day.isoformat()), True


# -- dates in digits ------------------------------------------------------------------------------


def _numeric_dates() -> list[tuple[str, Resolver]]:
    rel = rf"(?:{relation_words()}\s+)?"
    return [
        (rf"{rel}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>(?:19|20)\d\d)", _numeric_date),
        (rf"{rel}(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/(?P<year>(?:19|20)\d\d)", _numeric_date),
    ]  # fmt: skip


def _numeric_date(found: Found) -> Value:
    value = f"{found.m['year']}-{int(found.m['month']):02d}-{int(found.m['day']):02d}"
    return (value if is_partial_time(value) else None), False


# -- clocks ---------------------------------------------------------------------------------------


def _clocks() -> list[tuple[str, Resolver]]:
    rel = rf"(?:(?P<rel>{any_of(time_data('clock_relations'))})\s+)"
    near = rf"(?:(?:{any_of(time_data('about_an_hour'))})\s+)?"
    zone = rf"\s*(?:{any_of(time_data('zones'))})"
    four = r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    time = r"\d{1,2}[:.][0-5]\d|\d{1,2}(?=\s*[ap]\.?m|\s+(?:and|to)\s+\d{1,2}\s*[ap]\.?m)"
    two = rf"(?P<first>{time})(?:\s*[ap]\.?m\.?)?\s+(?:and|to)\s+(?:{time})"
    half = r"(?:\s*(?P<half>[ap]\.?m\b\.?))?"
    part = r"(?P<part>morning|afternoon|evening|night)"
    hour = rf"(?P<word>{any_of(time_data('hours'))}|\d{{1,2}})(?:\s+o['’]clock)?"
    of_day = rf"(?=\s+(?:on\s+)?(?:[a-z]+day|last|this|yesterday|tomorrow)\s+{part})"
    return [
        (rf"{rel}?{near}{four}{zone}", _digits),
        (rf"{rel}{near}(?P<hour>0\d)(?P<minute>[0-5]\d)", _digits),
        (rf"{rel}?{near}(?P<hour>\d{{1,2}})h(?P<minute>[0-5]\d)", _digits),
        (rf"(?:between|from)\s+{two}{half}(?:\s+in\s+the\s+{part})?", _first_of_two),
        (rf"{rel}{near}{hour}\s+(?:in\s+the|at)\s+{part}", _hour_of_part),
        (rf"{rel}{near}{hour}{of_day}", _hour_of_part),
    ]  # fmt: skip


def _digits(found: Found) -> Value:
    hour = int(found.m["hour"])
    return (f"T{hour:02d}:{found.m['minute']}" if hour < 24 else None), False


def _first_of_two(found: Found) -> Value:
    """Read "between 6.10 and 6.40 in the morning" as the first of both clocks."""
    digits = [int(d) for d in re.findall(r"\d+", found.m["first"])]
    half = (found.m["half"] or "").lower().replace(".", "")
    late = half == "pm" or (found.m["part"] or "") in time_data("late_parts")
    hour = digits[0] % 12 + _EVENING if late and digits[0] <= 12 else digits[0]
    minute = digits[1] if len(digits) > 1 else 0
    return (f"T{hour:02d}:{minute:02d}" if hour < 24 else None), False


def _hour_of_part(found: Found) -> Value:
    """Read "at eight o'clock" before "on Monday morning", and "at 8 in the evening"."""
    number = number_of(found.m["word"])
    if number is None or not 0 < number <= 12:
        return None, False
    hour, part = int(number), found.m["part"].lower()
    if part == "night" and hour < _NIGHT:
        return "T", False  # of this day or the next one
    late = part in time_data("late_parts")
    return f"T{hour % 12 + (_EVENING if late else 0):02d}:00", False
