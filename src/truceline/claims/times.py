"""Times: words about when, resolved to partial times only as far as the words and the anchor allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from truceline.basis.span import Span
from truceline.claims.claim import When
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file
from truceline.claims.numerals import number_words, number_of
from truceline.claims.words import Words, words_of

__all__ = ["TimeWords", "first_time", "times_in", "times_stage"]


class TimeWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words about time at ``start``..``end`` of the text that was searched.

    ``value`` is a partial time or None; ``until`` the end of a stated range; ``relation`` is at,
    by, before, since, after, until, within or for; ``counted`` whether the anchor was needed.
    """

    start: int
    end: int
    value: str | None
    relation: str = "at"
    until: str | None = None
    counted: bool = False


Days = tuple[date, date]
Resolver = Callable[[re.Match[str], str | None, str], tuple[str | None, bool]]


def times_in(text: str, anchor: str | None, *, ahead: bool = False) -> tuple[TimeWords, ...]:
    """Return every time named in ``text``, left to right, not overlapping, the longest first.

    ``anchor`` is the partial time of the report, from which "Wednesday" and "3 March" are
    counted; without one such words keep ``value`` None. ``ahead``: the words promise or ask, so
    that a bare weekday is the next one.
    """
    found = [_read(m, resolve, anchor, ahead) for p, resolve in _patterns() for m in p.finditer(text)]
    kept: list[TimeWords] = []
    for t in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or t.start >= kept[-1].end:
            kept.append(t)
    return tuple(_joined(text, kept))


def _read(m: re.Match[str], resolve: Resolver, anchor: str | None, ahead: bool) -> TimeWords:
    groups = m.groupdict()
    said = " ".join((groups.get("rel") or "").lower().split())
    relation = _data("relations").get(said, groups.get("fixed") and said) or "at"
    value, counted = resolve(m, anchor, "by" if ahead and relation == "at" else relation)
    if said in {"within", "for", "in the next"}:
        relation = "for" if said == "for" else "within"
    return TimeWords(start=m.start(), end=m.end(), value=value, relation=relation, counted=counted)


def _joined(text: str, times: list[TimeWords]) -> list[TimeWords]:
    """Join a clock to the day beside it ("on 27 January at 07:00"), and the two ends of a range."""
    out: list[TimeWords] = []
    for t in times:
        last = out[-1] if out else None
        between = text[last.end : t.start] if last else ""
        joined = _join(last, t, between) if last else None
        if joined is None:
            out.append(t)
        else:
            out[-1] = joined
    return out


def _join(a: TimeWords, b: TimeWords, between: str) -> TimeWords | None:
    if re.fullmatch(r",?\s*(?:(?:on|at)\s+)?", between) and _is_clock(a) != _is_clock(b):
        clock, day = (a, b) if _is_clock(a) else (b, a)
        whole = None if day.value is None or len(day.value) != 10 else f"{day.value}{clock.value}"
        lead = a if a.relation != "at" else b
        return msgspec.structs.replace(lead, start=a.start, end=b.end, value=whole, counted=day.counted)
    if re.fullmatch(r"\s*(?:[-–—]|to|and|until|through)?\s*", between) and _closes(a, b, between):
        return msgspec.structs.replace(a, end=b.end, until=b.value)
    return None


def _closes(a: TimeWords, b: TimeWords, between: str) -> bool:
    return a.relation == "since" and (b.relation == "until" or between.strip() not in {"", "and"})


def _is_clock(t: TimeWords) -> bool:
    return t.value is not None and t.value.startswith("T")


# -- resolving ------------------------------------------------------------------------------------


def _prefix(days: Days | None) -> str | None:
    """Return the longest ISO prefix that holds all the days; None if there is none."""
    if days is None:
        return None
    first, last = (d.isoformat() for d in days)
    for length in (10, 7, 4):
        if first[:length] == last[:length]:
            return first[:length]
    return None


def _anchor_day(anchor: str | None) -> date | None:
    return date.fromisoformat(anchor[:10]) if anchor is not None and len(anchor) >= 10 else None


def _iso(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    value = m["iso"].replace(" ", "T")
    return (value if _a_date(value[:10]) else None), False


def _a_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _month_day(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    month = _data("months")[m["month"].lower().rstrip(".")]
    day = int(m["day"]) if m.groupdict().get("day") else None
    if m["year"]:
        return _calendar(int(m["year"]), month, day), False
    year = _nearest_year(anchor, month, day or 15)
    return (None, False) if year is None else (_calendar(year, month, day), True)


def _calendar(year: int, month: int, day: int | None) -> str | None:
    text = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return text if _a_date(text if day else f"{text}-01") else None


def _nearest_year(anchor: str | None, month: int, day: int) -> int | None:
    """Return the year that brings a date without one nearest to the anchor."""
    if anchor is None or len(anchor) < 7:
        return None
    at = date.fromisoformat(f"{anchor}-15"[:10] if len(anchor) == 7 else anchor[:10])
    near = [(abs((_like(y, month, day) - at).days), y) for y in range(at.year - 1, at.year + 2)]
    return min(near)[1]


def _like(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, 28))


def _year(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    return m["year"], False


def _weekday(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    at = _anchor_day(anchor)
    if at is None:
        return None, False
    past = (at.weekday() - _data("weekdays")[m["weekday"].lower()]) % 7
    which = (m["which"] or "").lower()
    back = past or 7 if which in {"last", "past"} else past
    ahead = which in {"next", "coming", "this coming"} or relation in _data("ahead")
    # "on Saturday" after "will" is the Saturday to come; the words before decide, not a guess.
    if ahead or (which in {"", "this"} and _future(m)):
        back = -((7 - past) % 7 or (7 if which == "next" else 0))
    return (at - timedelta(days=back)).isoformat(), True


_FUTURE = re.compile(r"(?:\b(?:will|shall|would)\b|['’]ll\b)(?!\s+have\b)[^.;\0]*$|\bis (?:due|set|expected) to\b[^.;\0]*$")


def _future(m: re.Match[str]) -> bool:
    return _FUTURE.search(m.string[: m.start()]) is not None


def _relative_day(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    at = _anchor_day(anchor)
    if at is None:
        return None, False
    first, last = _data("relative_days")[" ".join(m["word"].lower().split())]
    return _prefix((at + timedelta(days=first), at + timedelta(days=last))), True


def _period(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    at = _anchor_day(anchor)
    if at is None:
        return None, False
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[m["which"].lower()]
    return _prefix(_whole_period(at, m["unit"].lower(), step)), True


def _whole_period(at: date, unit: str, step: int) -> Days:
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


def _ago(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    """Read "nearly two years ago": a year, month or day only if the whole doubt falls within it."""
    at, count = _anchor_day(anchor), number_of(m["count"])
    hedge = " ".join((m["hedge"] or "").lower().split())
    if at is None or count is None or hedge in _data("open_hedges"):
        return None, False
    unit = m["unit"].lower()
    size = _data("units")[unit]
    near, far = _data("hedges").get(hedge, (0, 0))
    days = [at - timedelta(days=round((float(count) - share) * size)) for share in (near, far)]
    exact = _prefix((min(days), max(days)))
    length = {"year": 4, "month": 7}.get(unit, 10)
    return (None if exact is None else exact[:length]), True


def _clock(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None), False


def _noon(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    return {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}[m["word"].lower()], False


def _length(m: re.Match[str], anchor: str | None, relation: str) -> tuple[str | None, bool]:
    return None, False


@cache
def _data(key: str) -> Any:
    return cue_file("times")[key]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """Return each shape of time with the function that reads it."""
    rel = rf"(?:(?P<rel>{_either(_data('relations'))})\s+)?(?:the\s+)?"
    month = rf"(?P<month>{_either(_data('months'))})\.?"
    weekday = rf"(?:{_either(_data('weekdays'))}),?\s+"
    year, day = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    number = rf"(?:\d+|an?|{_either(number_words())})"
    hedge = rf"(?:(?P<hedge>{_either([*_data('hedges'), *_data('open_hedges')])})\s+)?"
    shapes: list[tuple[str, Resolver]] = [
        (rf"{rel}(?P<iso>\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d)?)", _iso),
        (rf"{rel}(?:{weekday})?{day}\s+(?:of\s+)?{month}(?:,?\s+{year})?", _month_day),
        (rf"{rel}(?:{weekday})?{month}\s+{day}(?!\d)(?:,?\s+{year})?", _month_day),
        (rf"{rel}{month}\s+{year}", _month_day),
        (rf"(?:(?P<rel>{_either(_data('relations'))})|in|during|of|early|mid|late|early in|late in)[\s-]+{month}(?P<year>)(?!\s+\d)", _month_day),
        (rf"(?:(?P<rel>{_either(_data('relations'))})|in|during)\s+{year}(?![-\d,]*\d)", _year),
        (rf"{rel}(?:(?P<which>last|past|this coming|this|next|coming)\s+)?(?P<weekday>{_either(_data('weekdays'))})(?:\s+(?:morning|afternoon|evening|night))?", _weekday),
        (rf"{rel}(?P<word>{_either(_data('relative_days'))})", _relative_day),
        (rf"{rel}(?:(?:earlier|later)\s+)?(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>week|weekend|month|year)", _period),
        (rf"{hedge}(?P<count>{number})\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)", _ago),
        (r"(?:(?P<rel>by|before|until|from|after)\s+)?(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!\d)\s*(?P<half>[ap]\.?m\.?)?(?:\s+(?:local time|GMT|UTC))?", _clock),
        (r"(?:(?P<rel>by|before|until|from|after)\s+)?(?:at\s+)?(?P<hour>\d{1,2})(?P<minute>)\s*(?P<half>[ap]\.?m\b\.?)(?:\s+local time)?", _clock),
        (r"(?:(?P<rel>by|before|until|from|after|at)\s+)(?P<word>noon|midday|midnight)", _noon),
        (rf"(?P<rel>within|in the next)(?P<fixed>)\s+(?:the\s+(?:next|coming)\s+)?(?:{number})\s+(?:hours?|days?|weeks?|months?)", _length),
    ]
    return tuple((re.compile(rf"(?<![\w-])(?:{s})(?!\w)", re.IGNORECASE), r) for s, r in shapes)


def _either(words: Any) -> str:
    known = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace(r"\-", "-") for w in known)


# -- the stage ------------------------------------------------------------------------------------


def first_time(words: Words, anchor: str | None, *, ahead: bool = False) -> When | None:
    """Return the time of what the words tell: the first with a value, else the first; or None."""
    times = times_in(words.text, anchor, ahead=ahead)
    known = [t for t in times if t.value is not None and not _is_clock(t)]
    chosen = (known or list(times) or [None])[0]
    return None if chosen is None else _as_when(words, chosen, anchor)


def _as_when(words: Words, t: TimeWords, anchor: str | None) -> When:
    p = words.passage(t.start, t.end)
    value = None if _is_clock(t) else t.value
    return When(text=p.text, start=p.start, end=p.end, value=value, anchor=anchor if t.counted else None)


def times_stage(reading: Reading) -> Reading:
    """Fill ``when`` of every draft: the time its content names, else the time of a formal act."""
    anchor = reading.report.anchor
    drafts = tuple(_with_when(reading, d, anchor) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_when(reading: Reading, draft: Draft, anchor: str | None) -> Draft:
    content = words_of(reading, draft.content)
    outside = content.without(c.span for c in draft.conditions)
    ahead = draft.act in _data("acts_ahead")
    when = first_time(outside, anchor, ahead=ahead) or first_time(content, anchor, ahead=True)
    return msgspec.structs.replace(draft, when=when or _time_of_the_act(reading, draft, anchor))


def _time_of_the_act(reading: Reading, draft: Draft, anchor: str | None) -> When | None:
    """Return the time named beside the content where it is the content's own.

    So it is for a formal act ("On Monday A accepted ..."), for the narrator, and where the cue comes
    last ("On Monday, shells fell on B, said A"); else it is the time of speaking.
    """
    cue_last = draft.cue is not None and draft.content is not None and draft.cue.start >= draft.content.end
    if draft.act not in _data("acts_dated") and draft.voice != "narrator" and not cue_last:
        return None
    whole = reading.report.text
    around = Words(text=whole[draft.evidence.start : draft.evidence.end], start=draft.evidence.start, whole=whole)
    spans = [p.span for p in (draft.content, draft.cue, draft.source) if p is not None]
    if cue_last and draft.cue is not None:  # what follows the cue tells when it was said
        spans.append(Span(draft.cue.start, max(draft.evidence.end, draft.cue.start)))
    return first_time(around.without(spans), anchor)
