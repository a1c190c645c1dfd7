"""Figures: numbers in prose with their bounds, unit and counting point, never more than was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from truceline.claims.claim import Amount
from truceline.claims.counted import (
    counting_point,
    is_bare,
    is_span_of_time,
    is_times,
    unit_before,
    unit_of,
    usual_units,
    whole_scope,
)
from truceline.claims.draft import Draft, Reading
from truceline.claims.figure_shapes import Figure, bounded, figures_in, hedge_effect
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.no_figures import without_item_numbers
from truceline.claims.numerals import is_dotted, scale_words
from truceline.claims.times import times_in
from truceline.claims.words import GAP, Words, words_of

__all__ = ["amounts_in", "amounts_stage"]

_EARLIER = 600
"""How many characters before the words may name what a bare figure counts: a paragraph."""


def amounts_in(words: Words, anchor: str | None = None) -> tuple[Amount, ...]:
    """Return the figures in ``words``, left to right.

    Dates, clocks, spans of time, ordinals, and numbers that are names ("phase one", "20-point")
    are none. "At least" bounds from below, "nearly" and "up to" from above, "about" and "dozens"
    not at all. What a bare figure counts ("26 have come home") the words before it tell.
    """
    text = without_item_numbers(_without_times(words.text, anchor))
    figures = figures_in(text)
    out: list[Amount] = []
    for i, f in enumerate(figures):
        floor = figures[i - 1].end if i else 0
        ceiling = next((g.start for g in figures[i + 1 :] if not g.whole), len(text))
        amount = _amount(words, text, f, (floor, ceiling), out)
        if amount is not None:
            out.append(amount)
    return tuple(_coordinated(words.whole, out))


def _coordinated(whole: str, amounts: list[Amount]) -> list[Amount]:
    """Let figures joined by "and" or "including" share the counting point that one of them has."""
    out = list(amounts)
    for i in range(1, len(out)):
        a, b = out[i - 1], out[i]
        joint = whole[a.end : b.start].strip()
        if (
            a.counting_point
            and not b.counting_point
            and a.unit == b.unit
            and joint in {"and", ",", ", and"}
        ):
            out[i] = msgspec.structs.replace(b, counting_point=a.counting_point)
        if (
            b.counting_point
            and not a.counting_point
            and re.match(r",?\s*(?:including|among them|and)\b", joint)
        ):
            out[i - 1] = msgspec.structs.replace(a, counting_point=b.counting_point)
        if b.unit and not a.unit and re.search(r",\s*(?:including|among them)$", joint):
            out[i - 1] = msgspec.structs.replace(out[i - 1], unit=b.unit)
    return out


def _without_times(text: str, anchor: str | None) -> str:
    for t in times_in(text, anchor):
        text = text[: t.start] + GAP * (t.end - t.start) + text[t.end :]
    return text


# -- unit, counting point, scope ------------------------------------------------------------------


def _amount(
    words: Words, text: str, f: Figure, beside: tuple[int, int], told: Sequence[Amount]
) -> Amount | None:
    """Return a figure with what it counts; None for a span of time, and for a word that may count none."""
    floor, ceiling = beside
    behind = text[f.end : ceiling]
    if is_span_of_time(behind):
        return None
    percent = _percent().match(text[f.end :])
    unit, unit_end = ("percent", percent.end()) if percent else unit_of(behind)
    unit, unit_end = (_remains(text, f, unit), unit_end) if f.unit is None else (f.unit, 0)
    point = None if f.whole else counting_point(text, f.start, f.end, beside, unit)
    if not unit and f.unit is None:
        unit = _unit_unnamed(words, text, f, (floor, ceiling), told, point)
    if unit is None and _may_count_nothing(text, f):
        return None
    f, end = _with_one_more(text, _whole(text, f, unit), f.end + unit_end)
    f, end = _bounded_behind(text, _within(text, f, unit), end)
    p = words.passage(f.start, end)
    return Amount(
        text=p.text,
        start=p.start,
        end=p.end,
        low=f.low,
        high=f.high,
        about=f.about,
        exclusive=f.exclusive,
        unit=unit or None,
        counting_point=point,
        scope=f.scope or (whole_scope() if f.whole else _rate(text[end:ceiling])),
    )


def _remains(text: str, f: Figure, unit: str | None) -> str | None:
    """Return bodies for the persons of "the remains of four captives"."""
    of = unit == "persons" and _remains_of().search(text[: f.start]) is not None
    return "bodies" if of else unit


@cache
def _remains_of() -> re.Pattern[str]:
    nouns = "|".join(cue_file("amounts")["remains"])
    return re.compile(rf"\b(?:{nouns})\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def _unit_unnamed(
    words: Words,
    text: str,
    f: Figure,
    beside: tuple[int, int],
    told: Sequence[Amount],
    point: str | None,
) -> str | None:
    """Return the unit of a figure whose noun names none: of its counting point, or told before."""
    usual = usual_units(point)
    behind = text[f.end : beside[1]]
    if is_times(behind) or text[f.number : f.end].lower() in cue_file("amounts")["adverbs"]:
        often: dict[str | None, str] = cue_file("amounts")["done_often"]
        broken = wording(cue_file("amounts")["broken"]).search(text[: f.start]) is not None
        return often.get(point, "incidents" if broken else None)
    if len(usual) == 1:
        return usual[0]
    if not (f.scope or is_bare(behind)):
        return None
    known, unit = unit_before(words.text[: f.start], told, usual)
    if known:
        return unit
    known, unit = _unit_told_earlier(words, f, usual)
    people = "persons" in usual or _as_people().match(behind) is not None
    return unit if known else "persons" if people else None


def _unit_told_earlier(words: Words, f: Figure, usual: Sequence[str]) -> tuple[bool, str | None]:
    """Return whether the paragraph before the words tells the unit; a part is no more than its whole."""
    window = words.whole[max(0, words.start - _EARLIER) : words.start]
    figures = amounts_in(Words(text=window, start=0, whole=window)) if window.strip() else ()
    number = f.low or f.high or f.about or 0
    wholes = [a for a in figures if (a.low or a.high or a.about or 0) >= number and a.unit]
    return unit_before(window, wholes, usual)


@cache
def _as_people() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(cue_file('amounts')['people_do'])})\b", re.IGNORECASE)


def _may_count_nothing(text: str, f: Figure) -> bool:
    """Whether a word is no figure without a known noun: "one", "various", "on that score"."""
    word = " ".join(text[f.number : f.end].lower().split())
    return word in cue_file("amounts")["need_nouns"] or word in scale_words()


def _within(text: str, f: Figure, unit: str | None) -> Figure:
    """Bound a length from above where the words say "within": "within 200 metres"."""
    before = re.search(r"\bwithin\s+$", text[: f.start], re.IGNORECASE)
    if before is None or unit not in cue_file("amounts")["lengths"]:
        return f
    return msgspec.structs.replace(f, start=before.start(), low=None)


def _whole(text: str, f: Figure, unit: str | None) -> Figure:
    """Read the dot of "1.200 people" as one between thousands: there are no parts of a person."""
    if unit in cue_file("amounts")["divisible"] or not is_dotted(text[f.number : f.end]):
        return f
    low, high, about = (None if n is None else round(n * 1000) for n in (f.low, f.high, f.about))
    return msgspec.structs.replace(f, low=low, high=high, about=about)


def _bounded_behind(text: str, f: Figure, end: int) -> tuple[Figure, int]:
    """Bound an exact figure by the words behind its noun: "13 trucks or more"."""
    m = _hedge_behind().match(text, end)
    if m is None or f.low is None or f.low != f.high:
        return f, end
    return bounded(f, hedge_effect(m["after"])), m.end()


@cache
def _hedge_behind() -> re.Pattern[str]:
    words = "|".join(a for group in cue_file("amounts")["after"].values() for a in group)
    return re.compile(rf"\s+(?P<after>{words})\b", re.IGNORECASE)


def _with_one_more(text: str, f: Figure, end: int) -> tuple[Figure, int]:
    """Add the one person who is told with the others: "two women and a boy" are three."""
    m = _one_more().match(text, end)
    counted = _of_people().search(text, f.end, end) is not None
    if m is None or not counted or f.low is None or f.low != f.high:
        return f, end
    more = f.low + 1
    return msgspec.structs.replace(f, low=more, high=more), m.end()


@cache
def _one_more() -> re.Pattern[str]:
    ones = "|".join(cue_file("amounts")["one_person"])
    return re.compile(rf"\s+and\s+(?:an?|one)\s+(?:{ones})\b(?!['’])", re.IGNORECASE)


@cache
def _of_people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cue_file('amounts')['people'])})$", re.IGNORECASE)


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(r"\s*%|\s+per\s?cent\b|\s+percentage\s+points\b", re.IGNORECASE)


def _rate(after: str) -> str | None:
    near = after[:40]
    for code, phrases in cue_file("amounts")["rates"].items():
        m = wording(phrases).search(near)
        if m is not None and not re.search(r"[.;,:]", near[: m.start()]):
            return str(code)
    return None


# -- the stage ------------------------------------------------------------------------------------


def amounts_stage(reading: Reading) -> Reading:
    """Fill ``quantities`` of every draft with the figures of its content."""
    anchor = reading.report.anchor
    drafts = tuple(_with_amounts(reading, d, anchor) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_amounts(reading: Reading, draft: Draft, anchor: str | None) -> Draft:
    found = amounts_in(words_of(reading, draft.content), anchor)
    return msgspec.structs.replace(draft, quantities=found)
