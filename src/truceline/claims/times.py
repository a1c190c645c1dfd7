"""Times: words about when, resolved to partial times only as far as the words and the anchor allow."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import msgspec

from truceline.basis.span import Span
from truceline.claims.calendar_spans import spans_of_time
from truceline.claims.calendar_words import (
    Found,
    Resolver,
    is_told_ahead,
    shapes_of_time,
    time_data,
)
from truceline.claims.claim import When
from truceline.claims.draft import Draft, Reading
from truceline.claims.words import Words, words_of
from truceline.reports.dates import any_of

__all__ = ["TimeWords", "first_time", "times_in", "times_stage"]

_BESIDE = re.compile(r",?\s*(?:(?:on|at|of)\s+)?(?:the\s+)?")
"""What may stand between a clock and its day."""


class TimeWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words about time at ``start``..``end`` of the text that was searched.

    ``value`` is a partial time or None; ``until`` the end of a stated range; ``relation`` is at,
    by, before, since, after, until, between, within or now; ``counted`` whether the anchor was needed;
    ``part`` whether it is a part of a day ("before dawn"); ``ahead`` whether it is told as to come.
    """

    start: int
    end: int
    value: str | None
    relation: str = "at"
    until: str | None = None
    counted: bool = False
    part: bool = False
    ahead: bool = False


def times_in(text: str, anchor: str | None, *, ahead: bool = False) -> tuple[TimeWords, ...]:
    """Return every time named in ``text``, left to right, not overlapping, the longest first.

    ``anchor`` is the partial time of the report, from which "Wednesday" and "3 March" are
    counted; without one such words keep ``value`` None. ``ahead``: the words promise or ask, so
    that a bare weekday is the next one.
    """
    shapes = (*spans_of_time(), *shapes_of_time())
    found = [(m, resolve) for p, resolve in shapes for m in p.finditer(text)]
    kept: list[TimeWords] = []
    for m, resolve in sorted(found, key=lambda f: (f[0].start(), -f[0].end())):
        if not kept or m.start() >= kept[-1].end:
            led = bool(kept) and _leads(kept[-1], text[kept[-1].end : m.start()])
            kept.append(_read(m, resolve, anchor, ahead or led))
    return tuple(_joined(text, kept))


def _leads(clock: TimeWords, between: str) -> bool:
    """Whether a clock hands its relation on to the day behind it: "by noon on Friday"."""
    ahead = _is_clock(clock) and clock.relation in time_data("ahead")
    return ahead and _BESIDE.fullmatch(between) is not None


def _read(m: re.Match[str], resolve: Resolver, anchor: str | None, ahead: bool) -> TimeWords:
    groups = m.groupdict()
    said = " ".join((groups.get("rel") or "").lower().split())
    relation = time_data("relations").get(said, "at")
    relation = "within" if groups.get("within") else "now" if groups.get("now") else relation
    asked = "by" if ahead and relation == "at" else relation
    try:
        value, counted = resolve(Found(m, anchor, asked, ahead))
    except OverflowError:  # before the first or after the last day that a calendar here knows
        value, counted = None, False
    return TimeWords(
        start=m.start(),
        end=m.end(),
        value=value,
        relation=relation,
        counted=counted,
        part=bool(groups.get("part")) and not (value or "").startswith("T"),
        ahead=value == "T00:00" and (asked in time_data("ahead") or is_told_ahead(m)),
    )


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
    if a.part and not b.part and not _is_clock(b) and _BESIDE.fullmatch(between):
        return msgspec.structs.replace(b, start=a.start)
    if _BESIDE.fullmatch(between) and _is_clock(a) != _is_clock(b):
        clock, day = (a, b) if _is_clock(a) else (b, a)
        exact = day.value is not None and len(day.value) == len("2025-01-01")
        whole = f"{day.value}{clock.value}".removesuffix("T") if exact else None
        lead = a if a.relation != "at" else b
        return msgspec.structs.replace(
            lead, start=a.start, end=b.end, value=whole, counted=day.counted
        )
    if re.fullmatch(r"\s*(?:[-–—]|to|and|until|through)?\s*", between) and _closes(a, b, between):
        if a.relation == "between":
            shared = _shared(a.value, b.value)
            return msgspec.structs.replace(
                a, end=b.end, value=shared, counted=a.counted or b.counted
            )
        a = _week_before(a, b)
        return msgspec.structs.replace(a, end=b.end, until=b.value)
    return None


def _shared(first: str | None, last: str | None) -> str | None:
    """Return the year, month or day that two times share; None if they share none."""
    return next((first[:n] for n in (10, 7, 4) if first and last and first[:n] == last[:n]), None)


def _week_before(a: TimeWords, b: TimeWords) -> TimeWords:
    """Set the beginning of "from Friday to Thursday" before its end."""
    days = [v for v in (a.value, b.value) if v is not None and len(v) == len("2025-01-01")]
    if len(days) < 2 or not (a.counted and b.counted) or days[0] <= days[1]:
        return a
    start = (date.fromisoformat(days[0]) - timedelta(days=7)).isoformat()
    return msgspec.structs.replace(a, value=start) if start < days[1] else a


def _closes(a: TimeWords, b: TimeWords, between: str) -> bool:
    if a.relation == "between":
        return between.strip() == "and"
    return a.relation == "since" and (b.relation == "until" or between.strip() not in {"", "and"})


def _is_clock(t: TimeWords) -> bool:
    return t.value is not None and t.value.startswith("T")


# -- the stage ------------------------------------------------------------------------------------


def first_time(words: Words, anchor: str | None, *, ahead: bool = False) -> When | None:
    """Return the time of what the words tell: the first with a value, else the first; or None.

    A clock alone is one of the anchor's day. "Now" is a time only where no other is told.
    """
    times = [t for t in times_in(words.text, anchor, ahead=ahead) if not _in_dateline(words, t)]
    if not any(t.value for t in times):
        times = [*times, *_told_before(words, anchor)]
    found = [_as_when(words, t, anchor) for t in sorted(times, key=lambda t: t.relation == "now")]
    return next((w for w in found if w.value is not None), found[0] if found else None)


_DATELINE = re.compile(r"\W*[A-Z][^\n—–]{2,70}\s[—–-]{1,2}\s")


def _in_dateline(words: Words, t: TimeWords) -> bool:
    """Whether a time is that of a dateline: "BEIRUT, 17 Feb 2025 (Wire) — ..."."""
    if words.start > 0 and words.whole[words.start - 1] != "\n":
        return False
    line = _DATELINE.match(words.text)
    place = line is not None and re.match(r"\W*[A-Z]{3,}\b", words.text) is not None
    return place and line is not None and t.end < line.end()


def _told_before(words: Words, anchor: str | None) -> list[TimeWords]:
    """Return "that day", "the next day", counted from the time that the text told last before."""
    m = _counted_from_told().search(words.text)
    if m is None:
        return []
    at = words.start + m.start()
    told = [t for t in times_in(words.whole[max(0, at - _EARLIER) : at], anchor) if t.value]
    step = time_data("from_what_was_told")[" ".join(m["told"].lower().split())]
    last = told[-1].value if told else anchor if step < 0 else None
    if last is None or len(last) < len("2025-01-01"):
        return [TimeWords(start=m.start(), end=m.end(), value=None)]
    day = (date.fromisoformat(last[:10]) + timedelta(days=step)).isoformat()
    value = last if m["told"].lower().endswith("hour") else day
    return [TimeWords(start=m.start(), end=m.end(), value=value, counted=anchor is not None)]


_EARLIER = 600
"""How many characters before the words may tell the day that "that day" is."""


@cache
def _counted_from_told() -> re.Pattern[str]:
    words = any_of(time_data("from_what_was_told"))
    return re.compile(rf"\b(?:(?:on|at|from|since|until|by)\s+)?(?P<told>{words})\b", re.IGNORECASE)


def _as_when(words: Words, t: TimeWords, anchor: str | None) -> When:
    p = words.passage(t.start, t.end)
    value = _on_the_day(t, anchor) if _is_clock(t) else t.value
    counted = t.counted or (_is_clock(t) and value is not None)
    return When(
        text=p.text, start=p.start, end=p.end, value=value, anchor=anchor if counted else None
    )


def _on_the_day(clock: TimeWords, anchor: str | None) -> str | None:
    """Return a clock on the anchor's day; since an evening hour, on the evening before."""
    if anchor is None or clock.value is None or len(anchor) < len("2025-01-01"):
        return None
    if clock.ahead:  # midnight to come ends the day
        return f"{(date.fromisoformat(anchor[:10]) + timedelta(days=1)).isoformat()}{clock.value}"
    evening = f"T{time_data('evening_from'):02d}"
    back = clock.relation == "since" and clock.value >= evening
    day = date.fromisoformat(anchor[:10]) - timedelta(days=int(back))
    return f"{day.isoformat()}{clock.value}".removesuffix("T")


def times_stage(reading: Reading) -> Reading:
    """Fill ``when`` of every draft: the time its content names, else the time of a formal act."""
    anchor = reading.report.anchor
    drafts = tuple(_with_when(reading, d, anchor) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


_INFINITIVE = re.compile(r"(?:not\s+)?to\s+(?!have\b)[a-z]", re.IGNORECASE)
"""What somebody agreed or was ordered to do lies ahead: "to complete the marking within 72 hours"."""


def _with_when(reading: Reading, draft: Draft, anchor: str | None) -> Draft:
    content = words_of(reading, draft.content)
    outside = content.without(c.span for c in draft.conditions)
    ahead = draft.act in time_data("acts_ahead") or _INFINITIVE.match(content.text) is not None
    when = first_time(outside, anchor, ahead=ahead) or first_time(content, anchor, ahead=True)
    return msgspec.structs.replace(draft, when=when or _time_of_the_act(reading, draft, anchor))


def _time_of_the_act(reading: Reading, draft: Draft, anchor: str | None) -> When | None:
    """Return the time named beside the content where it is the content's own.

    So it is for a formal act ("On Monday A accepted ..."), for the narrator, and where the cue comes
    last ("On Monday, shells fell on B, said A"); else it is the time of speaking.
    """
    cue_last = (
        draft.cue is not None and draft.content is not None and draft.cue.start >= draft.content.end
    )
    if draft.act not in time_data("acts_dated") and draft.voice != "narrator" and not cue_last:
        return None
    whole = reading.report.text
    around = Words(
        text=whole[draft.evidence.start : draft.evidence.end],
        start=draft.evidence.start,
        whole=whole,
    )
    spans = [p.span for p in (draft.content, draft.cue, draft.source) if p is not None]
    if cue_last and draft.cue is not None:  # what follows the cue tells when it was said
        spans.append(Span(draft.cue.start, max(draft.evidence.end, draft.cue.start)))
    return first_time(around.without(spans), anchor)
