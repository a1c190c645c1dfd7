"""Times: words about when, resolved to partial times only as far as the words and the anchor allow."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from truceline.basis.span import Span
from truceline.claims.calendar_words import Found, Resolver, shapes_of_time, time_data
from truceline.claims.claim import When
from truceline.claims.draft import Draft, Reading
from truceline.claims.words import Words, words_of

__all__ = ["TimeWords", "first_time", "times_in", "times_stage"]

_BESIDE = re.compile(r",?\s*(?:(?:on|at)\s+)?")
"""What may stand between a clock and its day."""


class TimeWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words about time at ``start``..``end`` of the text that was searched.

    ``value`` is a partial time or None; ``until`` the end of a stated range; ``relation`` is at,
    by, before, since, after, until, between, within or now; ``counted`` whether the anchor was needed.
    """

    start: int
    end: int
    value: str | None
    relation: str = "at"
    until: str | None = None
    counted: bool = False


def times_in(text: str, anchor: str | None, *, ahead: bool = False) -> tuple[TimeWords, ...]:
    """Return every time named in ``text``, left to right, not overlapping, the longest first.

    ``anchor`` is the partial time of the report, from which "Wednesday" and "3 March" are
    counted; without one such words keep ``value`` None. ``ahead``: the words promise or ask, so
    that a bare weekday is the next one.
    """
    found = [(m, resolve) for p, resolve in shapes_of_time() for m in p.finditer(text)]
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
        value, counted = resolve(Found(m, anchor, asked))
    except OverflowError:  # before the first or after the last day that a calendar here knows
        value, counted = None, False
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
    times = times_in(words.text, anchor, ahead=ahead)
    found = [_as_when(words, t, anchor) for t in sorted(times, key=lambda t: t.relation == "now")]
    return next((w for w in found if w.value is not None), found[0] if found else None)


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
    evening = f"T{time_data('evening_from'):02d}"
    back = clock.relation == "since" and clock.value >= evening
    day = date.fromisoformat(anchor[:10]) - timedelta(days=int(back))
    return f"{day.isoformat()}{clock.value}".removesuffix("T")


def times_stage(reading: Reading) -> Reading:
    """Fill ``when`` of every draft: the time its content names, else the time of a formal act."""
    anchor = reading.report.anchor
    drafts = tuple(_with_when(reading, d, anchor) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_when(reading: Reading, draft: Draft, anchor: str | None) -> Draft:
    content = words_of(reading, draft.content)
    outside = content.without(c.span for c in draft.conditions)
    ahead = draft.act in time_data("acts_ahead")
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
