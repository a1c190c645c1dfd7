"""The shapes in which English writes dates and clocks, and what each one means from an anchor."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from truceline.basis.time import is_partial_time
from truceline.claims.lexicon import cue_file
from truceline.claims.numerals import number_of, number_words
from truceline.reports.dates import any_of, date_forms, day_of_week, month_of, written_date
from truceline.reports.words import word_map

__all__ = [
    "Found",
    "Resolver",
    "Value",
    "any_number",
    "is_told_ahead",
    "prefix",
    "relation_words",
    "shapes_of_time",
    "time_data",
    "whole_period",
]

Days = tuple[date, date]
Value = tuple[str | None, bool]
"""A partial time (a clock alone is "T07:00") or None, and whether the anchor was needed for it."""


class Found(msgspec.Struct, frozen=True):
    """A shape found in a text, the anchor of the report, and the relation (at, by, since ...).

    ``ahead``: the words promise or ask, so that what they tell is to come.
    """

    m: re.Match[str]
    anchor: str | None
    relation: str
    ahead: bool = False

    @property
    def day(self) -> date | None:
        """The day of the anchor, if it is known to the day."""
        known = self.anchor is not None and len(self.anchor) >= len("2025-01-01")
        return date.fromisoformat(self.anchor[:10]) if known and self.anchor is not None else None


Resolver = Callable[[Found], Value]


def time_data(key: str) -> Any:
    """Return one list of cues/times.yaml."""
    return cue_file("times")[key]


# -- dates ----------------------------------------------------------------------------------------


def _iso(found: Found) -> Value:
    value = found.m["iso"].replace(" ", "T")
    return (value if is_partial_time(value) else None), False


def _month_day(found: Found) -> Value:
    groups = found.m.groupdict()
    month, day = month_of(groups["month"]), groups.get("day")
    if groups.get("year"):
        return written_date(groups["year"], month, day), False
    year = _nearest_year(found.anchor, month, int(day or 15))
    if year is not None and _is_long_past(found, f"{year:04d}-{month:02d}"):
        year += 1
    if year is not None and found.anchor is not None and _lies_behind(found, day, month):
        # "Since March", "was hit in January": what is told as past is not of the year to come.
        year -= f"{year:04d}-{month:02d}" > found.anchor[:7]
    return (None, False) if year is None else (written_date(year, month, day), True)


def _is_long_past(found: Found, month: str) -> bool:
    """Whether a date is told as to come, though the nearest one is of a month before the last."""
    if found.anchor is None or found.day is None or month >= found.anchor[:7]:
        return False
    ahead = found.ahead or found.relation in time_data("ahead") or is_told_ahead(found.m)
    return ahead and month < f"{_month_start(found.day, -1):%Y-%m}"


def _lies_behind(found: Found, day: str | None, month: int) -> bool:
    since = (found.m.groupdict().get("rel") or "").lower() == "since"
    ahead = found.relation in {*time_data("ahead"), "since"} or is_told_ahead(found.m)
    away = (month - int((found.anchor or "2025-01")[5:7])) % 12
    return since or (day is None and not ahead and away >= time_data("months_behind"))


def _day_pair(found: Found) -> Value:
    """Read "1 and 5 June" as what both days share, "24/25 June" as the night that began on the 24th."""
    month, groups = month_of(found.m["month"]), found.m.groupdict()
    days = [int(groups["day"])] + ([] if groups["slash"] else [int(groups["last"])])
    year, counted = groups.get("year"), not groups.get("year")
    if counted:
        year = _nearest_year(found.anchor, month, days[0])
    if year is None:
        return None, True
    return _shared([written_date(year, month, d) for d in days]), counted


def _ordinal_day(found: Found) -> Value:
    """Read "the eighteenth of August"."""
    month, day = month_of(found.m["month"]), int(time_data("ordinals")[found.m["nth"].lower()])
    year = _nearest_year(found.anchor, month, day)
    return (None if year is None else written_date(year, month, day)), True


def _day_of_month(found: Found) -> Value:
    """Read "the 20th": the last one where it is told as done, the next one ahead, else the nearest."""
    if found.day is None:
        return None, True
    ahead = found.relation in time_data("ahead") or is_told_ahead(found.m)
    days = [int(d) for d in (found.m["day"], found.m["last"]) if d]
    steps = (1,) if ahead else (-1,) if _is_told_done(found.m) else (1, -1)
    return _shared([_nearest_day(found.day, d, steps) for d in days]), True


def _nearest_day(at: date, day: int, steps: tuple[int, ...]) -> str | None:
    """Return the nearest day of that number before (-1) or after (1) ``at``, itself included."""
    months = [(step, _month_start(at, step * n)) for step in steps for n in range(3)]
    known = [
        (step, m.replace(day=day)) for step, m in months if is_partial_time(f"{m:%Y-%m}-{day:02d}")
    ]
    near = [(abs((d - at).days), d) for step, d in known if (d - at).days * step >= 0]
    return min(near)[1].isoformat() if near else None


def _shared(days: list[str | None]) -> str | None:
    known = [date.fromisoformat(d) for d in days if d is not None]
    return prefix((min(known), max(known))) if known and len(known) == len(days) else None


def _month_named(found: Found) -> Value:
    """Read "last August", "next May": the one before the anchor's month, or the one behind it."""
    if found.day is None:
        return None, True
    month, step = month_of(found.m["month"]), time_data("steps")[found.m["which"].lower()]
    later = month > found.day.month
    year = found.day.year + (step if (later and step < 0) or (step > 0 and not later) else 0)
    return written_date(year, month), True


def _year(found: Found) -> Value:
    return found.m["year"], False


def _nearest_year(anchor: str | None, month: int, day: int) -> int | None:
    """Return the year that brings a date without one nearest to the anchor."""
    if anchor is None or len(anchor) < len("2025-01"):
        return None
    at = date.fromisoformat(f"{anchor}-15" if len(anchor) == len("2025-01") else anchor[:10])
    years = range(max(at.year - 1, 1), min(at.year + 2, 10000))
    return min((abs((date(y, month, min(max(day, 1), 28)) - at).days), y) for y in years)[1]


# -- counted from the anchor ----------------------------------------------------------------------


def _weekday(found: Found) -> Value:
    if found.day is None:
        return None, False
    past = (found.day.weekday() - day_of_week(found.m["weekday"])) % 7
    which = (found.m["which"] or "").lower()
    if which in {"last", "past"} or (not which and _is_told_done(found.m)):
        back = past or (7 if which else 0)
    elif _is_ahead(found, which):
        back = -((7 - past) % 7 or (7 if which == "next" else 0))
    else:
        back = past
    return (found.day - timedelta(days=back)).isoformat(), True


def _is_ahead(found: Found, which: str) -> bool:
    # "on Saturday" after "will" is the Saturday to come; the words before decide, not a guess.
    told = which in {"", "this"} and is_told_ahead(found.m)
    named = which in {"next", "coming", "this coming"}
    return named or told or found.relation in time_data("ahead")


def is_told_ahead(m: re.Match[str]) -> bool:
    """Say whether the words beside a time look ahead: "will leave on", "the truce starts on"."""
    before, after = m.string[max(0, m.start() - _REACH) : m.start()], m.string[m.end() :]
    return _FUTURE.search(before) is not None or _FUTURE_AFTER.match(after) is not None


def _is_told_done(m: re.Match[str]) -> bool:
    """Whether what stands right before a bare weekday was done then ("who were freed on Friday").

    So it is too of what was done by then: "was handed over by noon on Friday".
    """
    before = _DEADLINE.sub("", m.string[: m.start()])
    return _DONE.search(before) is not None


_REACH = 400
"""How many characters before a time tell whether it lies ahead: its sentence."""
_PLANNED = "(?:planned|scheduled|due|set|slated|expected|fixed|meant|foreseen|arranged)"
_HOUR = r"(?:(?:late|early|noon|midday|midnight|\d[\d.:]*\s*(?:[ap]\.?m\.?)?)\s+)?"
# Words that tell what has happened end the reach of a "will": "will meet those who were freed on Friday".
_REST = r"(?:(?!\b(?:was|were|has|had|have|who|which|after|since)\b)[^.;\0])*$"
_FUTURE = re.compile(
    rf"(?:\b(?:will|shall|would)\b|['’]ll\b)(?!\s+have\b){_REST}"
    rf"|(?<!had been )(?<!have been )\b{_PLANNED}\s+(?:to\s+\w+{_REST}|(?:for\s+{_HOUR})?(?:on\s+)?$)"
    rf"|\b(?:is|are|was|were) to\s+\w+{_REST}|\bto be\s+\w+{_REST}"
    # What a calendar settles is told in the present: "the truce starts at 6 a.m. on Sunday".
    rf"|\b(?:{'|'.join(cue_file('times')['settled'])})\s+(?:(?:at|from)\s+)?{_HOUR}(?:on\s+)?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(rf"(?:by|before)\s+{_HOUR}(?:on\s+)?$", re.IGNORECASE)
_DONE = re.compile(
    rf"\b(?:was|were|had|(?:has|have|had) been)\s+(?!{_PLANNED}\b)(?:\w+ly\s+)?\w+(?:ed|wn|en|ld|nt|ft)"
    r"(?:\s+(?:over|out|back|in|up|away|through))?\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_FUTURE_AFTER = re.compile(
    rf"(?:['’]s)\s+{_PLANNED}\b"
    rf"|,?\s+(?:[\w’'-]+\s+){{0,4}}(?:will|shall|(?:is|are)\s+(?:to|{_PLANNED}\s+to))\s(?!have\b)",
    re.IGNORECASE,
)


def _relative_day(found: Found) -> Value:
    if found.day is None:
        return None, False
    first, last = time_data("relative_days")[" ".join(found.m["word"].lower().split())]
    return prefix((found.day + timedelta(days=first), found.day + timedelta(days=last))), True


def _period(found: Found) -> Value:
    if found.day is None:
        return None, False
    step = time_data("steps")[found.m["which"].lower()]
    return prefix(whole_period(found.day, found.m["unit"].lower(), step)), True


def whole_period(at: date, unit: str, step: int) -> Days:
    """Return the first and last day of the week, weekend, month or year ``step`` from that of ``at``."""
    if unit in {"week", "weekend"}:
        monday = at - timedelta(days=at.weekday()) + timedelta(weeks=step)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "year":
        return date(at.year + step, 1, 1), date(at.year + step, 12, 31)
    first = _month_start(at, step)
    return first, _month_start(first, 1) - timedelta(days=1)


def _month_start(at: date, step: int) -> date:
    months = at.year * 12 + at.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def _period_end(found: Found) -> Value:
    """Read "the end of the month", "year's end": the last day of a week, the month, the last month."""
    if found.day is None:
        return None, True
    step = time_data("steps").get((found.m["which"] or "").lower(), 0)
    unit = found.m["unit"].lower()
    last = whole_period(found.day, unit, step)[1].isoformat()
    return (last if unit in {"week", "weekend"} else last[:7]), True


def _part_of_day(found: Found) -> Value:
    """Read "since dawn": of the anchor's day; "by dawn" of the next, where the words look ahead."""
    if found.day is None:
        return None, True
    early = found.m["part"].lower() in time_data("early_parts")
    ahead = found.relation in time_data("ahead") and is_told_ahead(found.m)
    return (found.day + timedelta(days=int(early and ahead))).isoformat(), True


def _today(found: Found) -> Value:
    return (None if found.day is None else found.day.isoformat()), True


def _ago(found: Found) -> Value:
    """Read "nearly two years ago": a year, month or day only if the whole doubt falls within it."""
    count, m = number_of(found.m["count"]), found.m
    hedge = " ".join((m["hedge"] or "").lower().split())
    if found.day is None or count is None or hedge in time_data("open_hedges"):
        return None, False
    unit = m["unit"].lower()
    size = time_data("units")[unit]
    shares = time_data("hedges").get(hedge, (0, 0))
    days = [found.day - timedelta(days=round((float(count) - share) * size)) for share in shares]
    whole = prefix((min(days), max(days)))
    length = {"year": len("2025"), "month": len("2025-01")}.get(unit, len("2025-01-01"))
    return (None if whole is None else whole[:length]), True


def prefix(days: Days) -> str | None:
    """Return the longest ISO prefix that holds all the days; None if there is none."""
    first, last = (d.isoformat() for d in days)
    return next((first[:n] for n in (10, 7, 4) if first[:n] == last[:n]), None)


# -- clocks and lengths ---------------------------------------------------------------------------


def _clock(found: Found) -> Value:
    groups = found.m.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None), False


def _named_hour(found: Found) -> Value:
    return str(time_data("named_hours")[found.m["word"].lower()]), False


def _hour_named(_: Found) -> Value:
    # "shortly after ten": the hour is not told, only that it is one of the day.
    return "T", False


# -- the shapes -----------------------------------------------------------------------------------


@cache
def shapes_of_time() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """Return each shape of time with the function that reads it."""
    shapes = [*_dates(), *_counted(), *_clocks()]
    return tuple((re.compile(rf"(?<![\w-])(?:{s})(?!\w)", re.IGNORECASE), r) for s, r in shapes)


def relation_words() -> str:
    """Return the pattern of a relation before a time ("by", "since"), as the group ``rel``."""
    return rf"(?P<rel>{any_of(time_data('relations'))})"


def _dates() -> list[tuple[str, Resolver]]:
    rel = rf"(?:{relation_words()}\s+)?(?:the\s+)?"
    month = rf"(?P<month>{any_of(word_map('months'))})\.?"
    its_year = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
    near = rf"(?:{relation_words()}|in|during|of|early|mid|late|early in|late in)"
    return [
        (
            rf"{rel}(?P<iso>\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d)?)(?::\d\d)?(?:Z|\s+(?:UTC|GMT))?",
            _iso,
        ),
        *((rf"{rel}{form}", _month_day) for form in date_forms(year_needed=False)[1:]),
        # A month alone needs a word before it: "may" and "march" are verbs too.
        (rf"{near}[\s-]+{month}(?!\s+\d)", _month_day),
        (rf"{rel}(?:night\s+of\s+)?{_two_days()}\s+{month}{its_year}", _day_pair),
        (rf"{rel}{month}\s+{_two_days()}{its_year}", _day_pair),
        (rf"{rel}(?P<nth>{any_of(time_data('ordinals'))})\s+of\s+{month}", _ordinal_day),
        (rf"{rel}(?P<which>last|next|this)\s+{month}(?!\s+\d)", _month_named),
        (_bare_days(), _day_of_month),
        (rf"(?:{relation_words()}|in|during)\s+(?P<year>(?:19|20)\d\d)(?![-\d,]*\d)", _year),
    ]


def _two_days() -> str:
    joint = r"(?:(?P<slash>/)|\s*[-–]\s*|\s+(?:and|to)\s+)"
    nth = r"(?:st|nd|rd|th)?"
    return rf"(?P<day>\d{{1,2}}){nth}{joint}(?P<last>\d{{1,2}}){nth}(?!\d)"


def _bare_days() -> str:
    """The shape of "the 20th" and "the 26th and the 27th", where no noun follows ("the 3rd brigade")."""
    follows = any_of(time_data("after_bare_days"))
    last = r"(?:\s*(?:[-–/]|\band\b|\bto\b)\s*(?:the\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th))?"
    end = rf"(?=\s*(?:[^\w\s-]|$)|\s+(?:{follows})\b)"
    return rf"(?:{relation_words()}\s+|on\s+)?the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th){last}{end}"


def _counted() -> list[tuple[str, Resolver]]:  # counted from the anchor
    rel = rf"(?:{relation_words()}\s+)?(?:the\s+)?"
    which = rf"(?P<which>this coming|{any_of(time_data('steps'))})"
    # Short names only stand in whole dates: "sat" and "sun" are words of their own.
    weekday = rf"(?P<weekday>{any_of(w for w in word_map('weekdays') if w.endswith('day'))})"
    part = r"(?:\s+(?:morning|afternoon|evening|night))?"
    hedge = rf"(?:(?P<hedge>{any_of([*time_data('hedges'), *time_data('open_hedges')])})\s+)?"
    unit = r"(?P<unit>day|week|month|year)s?"
    return [
        (rf"{rel}(?:{which}\s+)?{weekday}{part}", _weekday),
        (rf"{rel}(?P<word>{any_of(time_data('relative_days'))})", _relative_day),
        (rf"{rel}(?:(?:earlier|later)\s+)?{which}\s+(?P<unit>week|weekend|month|year)", _period),
        (
            rf"{rel}end\s+of\s+(?:the|(?P<which>this|next|last))\s+(?P<unit>week|month|year)",
            _period_end,
        ),
        (rf"{rel}(?P<unit>week|month|year)['’]s\s+end(?P<which>)", _period_end),
        (rf"{rel}(?P<which>)(?P<unit>week|month|year)\s+(?:is|was)\s+(?:over|out)", _period_end),
        (rf"{_near_part()}(?P<part>{any_of(time_data('parts_of_day'))})", _part_of_day),
        (rf"(?<!for )(?P<now>{any_of(time_data('now'))})(?!\s+(?:that|on)\b)", _today),
        (rf"{hedge}(?P<count>{any_number()})\s+{unit}\s+(?:ago|earlier)", _ago),
    ]


def _near_part() -> str:
    return rf"(?:(?:{relation_words()}|{any_of(time_data('near_a_part'))})\s+)(?:the\s+)?"


def _clocks() -> list[tuple[str, Resolver]]:
    near = rf"(?:(?:{any_of(time_data('about_an_hour'))})\s+)?"
    rel = rf"(?:(?P<rel>{any_of(time_data('clock_relations'))})\s+)?(?:at\s+)?{near}"
    dotted = r"(?P<rel>by|before|until|from|after|since)|at|between"
    no_unit = r"(?=\s*(?:[^\w\s.%]|$)|\s+(?:on|and|in|to|the|a|it|when|yesterday|today)\b)"
    vaguely = rf"(?:{any_of(time_data('near_an_hour'))})\s+"
    hour = any_of(time_data("hours"))
    named = any_of(time_data("named_hours"))
    clock = rf"\d{{1,2}}(?::\d\d|\s*[ap]\.?m\b\.?)|{named}"
    parts = rf"(?:{any_number()}\s+minutes?|half|(?:a\s+)?quarter)\s+(?:to|past)"
    half = r"(?P<half>[ap]\.?m\b\.?)"
    zones = any_of(time_data("zones"))
    zone = rf"(?:\s*(?:{zones}))?(?:\s*\(\d{{1,2}}:?\d\d\s*(?:{zones})\))?"
    return [
        (rf"{rel}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?!\d)\s*{half}?{zone}", _clock),
        (rf"{rel}(?P<hour>\d{{1,2}})\s*{half}{zone}", _clock),
        (rf"{rel}(?P<hour>\d{{1,2}})\.(?P<minute>\d\d)\s*(?:{half}|hrs|hours|h)", _clock),
        (rf"(?:{dotted})\s+(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?P<half>){no_unit}", _clock),
        (rf"(?:(?P<rel>by|before|until|from|after|since|at)\s+)(?P<word>{named})", _named_hour),
        (rf"{vaguely}(?:{clock})", _hour_named),
        (rf"(?:shortly|soon|just)\s+(?:after|before)\s+(?:{hour})(?!\s+[a-z]+s\b)", _hour_named),
        (rf"at\s+(?:{hour})\s+(?:o['’]clock|in\s+the\s+(?:morning|afternoon|evening))", _hour_named),
        (rf"(?:at\s+)?{parts}\s+(?:{hour})", _hour_named),
    ]  # fmt: skip


def any_number() -> str:
    """Return the pattern of a number in digits or one word."""
    return rf"(?:\d+|an?|{any_of(number_words())})"
