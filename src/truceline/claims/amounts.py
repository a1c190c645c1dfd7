"""Figures: numbers in prose with their bounds, unit and counting point, never more than was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from truceline.basis.quantity import Number
from truceline.basis.vocabulary import vocabulary
from truceline.claims.ages import is_age
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
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.numerals import NUMBER, number_of, number_words, numerals, scale_words
from truceline.claims.times import times_in
from truceline.claims.words import GAP, Words, words_of

__all__ = ["amounts_in", "amounts_stage"]

_REACH = 60
"""How many characters before and behind a number tell whether it is a name, a label or an age."""
_EARLIER = 600
"""How many characters before the words may name what a bare figure counts: a paragraph."""


class _Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number found: where its wording starts, where the number starts, where it ends; its bounds."""

    start: int
    number: int
    end: int
    low: Number | None
    high: Number | None
    about: Number | None = None
    exclusive: bool = False
    scope: str | None = None
    unit: str | None = None
    vague: bool = False
    whole: bool = False


def amounts_in(words: Words, anchor: str | None = None) -> tuple[Amount, ...]:
    """Return the figures in ``words``, left to right.

    Dates, clocks, spans of time, ordinals, and numbers that are names ("phase one", "20-point")
    are none. "At least" bounds from below, "nearly" and "up to" from above, "about" and "dozens"
    not at all. What a bare figure counts ("26 have come home") the words before it tell.
    """
    text = _without_times(words.text, anchor)
    figures = _not_overlapping(
        f for read in (_vague, _parts, _another, _ranges, _shares, _numbers) for f in read(text)
    )
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


def _not_overlapping(found: Iterable[_Figure]) -> list[_Figure]:
    kept: list[_Figure] = []
    for f in found:
        if all(f.end <= k.start or f.start >= k.end for k in kept):
            kept.append(f)
    return sorted(kept, key=lambda f: f.start)


# -- the shapes of a figure -----------------------------------------------------------------------


def _numbers(text: str) -> Iterable[_Figure]:
    """Read "at least 45", "more than a hundred and twenty", "2 million", "seven"."""
    for m in _pattern("single").finditer(text):
        n = number_of(m["n"].lstrip("$ "))
        if n is not None and not _is_name(text, m.start("n"), m.end("n")):
            yield _bounded(m, n, n)


def _ranges(text: str) -> Iterable[_Figure]:
    """Read "600 to 800", "between 600 and 800", "two or three"."""
    for m in _pattern("range").finditer(text):
        low, high = number_of(m["n"]), number_of(m["m"])
        if low is None or high is None or _is_name(text, m.start("n"), m.end("m")):
            continue
        if low < high and (m["lead"] or m["joint"].strip().lower() not in {"and"}):
            yield _Figure(start=m.start(), number=m.start("n"), end=m.end(), low=low, high=high)


def _shares(text: str) -> Iterable[_Figure]:
    """Read "three of the four": two figures, the first a part, the second the whole it is of."""
    for m in _pattern("share").finditer(text):
        n, of = number_of(m["n"]), number_of(m["m"])
        if n is None or of is None or _is_label(text, m.start("n")):
            continue
        if n <= of:
            part = _bounded(m, n, n)
            unit = unit_of(text[m.end() :])[0]
            yield msgspec.structs.replace(part, end=m.end("n"), scope=f"of {of}", unit=unit)
            start = m.start("m")
            yield _Figure(start=start, number=start, end=m.end(), low=of, high=of, whole=True)


def _vague(text: str) -> Iterable[_Figure]:
    """Read "dozens", "tens of thousands": words that bound nothing."""
    for m in _indefinite().finditer(text):
        yield _Figure(
            start=m.start(), number=m.start(), end=m.end(), low=None, high=None, vague=True
        )


def _parts(text: str) -> Iterable[_Figure]:
    """Read "half" as per cent, and "twice" as a number of times."""
    for m in _part_words().finditer(text):
        n = cue_file("amounts")["parts"].get(m[0].lower())
        unit = "percent" if n is not None else None
        n = cue_file("amounts")["adverbs"][m[0].lower()] if n is None else n
        yield _Figure(
            start=m.start(), number=m.start(), end=m.end(), low=n, high=n, unit=unit, vague=True
        )


def _another(text: str) -> Iterable[_Figure]:
    """Read "another" without a noun behind "one": "one was killed and another wounded"."""
    for m in _second_one().finditer(text):
        if re.search(r"\bone\b", text[: m.start()], re.IGNORECASE):
            yield _Figure(start=m.start(), number=m.start(), end=m.end(), low=1, high=1)


@cache
def _second_one() -> re.Pattern[str]:
    harmed = _harmed().pattern
    return re.compile(rf"\banother\b(?=,|\s+(?:was|has|had)\b|{harmed})", re.IGNORECASE)


@cache
def _part_words() -> re.Pattern[str]:
    data = cue_file("amounts")
    words, behind = "|".join([*data["parts"], *data["adverbs"]]), "|".join(data["no_part_before"])
    before = "".join(rf"(?<!\b{w}\s)" for w in data["no_part_after"])
    return re.compile(rf"{before}\b(?:{words})\b(?!-|\s+(?:{behind})\b)", re.IGNORECASE)


def _bounded(m: re.Match[str], low: Number, high: Number) -> _Figure:
    particle = (
        m["hedge"] is not None
        and _PARTICLE.search(m.string[: m.start("hedge")][-_REACH:]) is not None
    )
    hedge = None if particle else _hedges().get(" ".join((m["hedge"] or "").lower().split()))
    after = _hedges().get(" ".join((m["after"] or "").lower().split()))
    after = "at-least" if m["plus"] else after
    effect = after if after is not None else hedge
    start = m.start("n") if particle else m.start()
    f = _Figure(start=start, number=m.start("n"), end=m.end(), low=low, high=high)
    match effect:
        case "at-least":
            return msgspec.structs.replace(f, high=None)
        case "over":
            return msgspec.structs.replace(f, high=None, exclusive=True)
        case "at-most":
            return msgspec.structs.replace(f, low=None)
        case "under":
            return msgspec.structs.replace(f, low=None, exclusive=True)
        case "about":
            return msgspec.structs.replace(f, low=None, high=None, about=low)
        case _:
            return f


# "handed over four": the word belongs to the verb, it bounds nothing.
_PARTICLE = re.compile(
    r"\b(?:hand|turn|sign|giv|gav|pass|carr|t[oa]k|bring|brought)\w*\s+$", re.IGNORECASE
)


@cache
def _hedges() -> dict[str, str]:
    return {cue: t.more["effect"] for t in numerals("hedge").values() for cue in t.cues["en"]}


@cache
def _indefinite() -> re.Pattern[str]:
    terms = [t for t in numerals("indefinite").values() if t.more["low"] is not None]
    return wording(c.removesuffix(" of") for t in terms for c in t.cues["en"])


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    word = "|".join(sorted([*number_words(), *scale_words()], key=len, reverse=True))
    scale = "|".join(sorted(scale_words(), key=len, reverse=True))
    spelt = rf"(?:an?\s+(?:{scale})|(?:{word}))(?:[\s-]+(?:and\s+)?(?:{word}))*"
    number = rf"(?:\$\s?)?(?:(?:{NUMBER})(?:\s+(?:{scale}))?|{spelt})"
    hedge = "|".join(
        re.escape(h).replace(r"\ ", r"\s+") for h in sorted(_hedges(), key=len, reverse=True)
    )
    plain = "|".join(p.replace(" ", r"\s+") for p in cue_file("amounts")["plain"])
    behind = "|".join(a for group in cue_file("amounts")["after"].values() for a in group)
    lead = rf"(?:(?P<hedge>{hedge})\s+)?(?:(?:{plain})\s+)?"
    tail = rf"(?:\s+(?P<after>{behind})|(?P<plus>\+))?"
    joint = r"(?P<joint>\s*[-–—]\s*|\s+(?:to|or|and)\s+)"
    its = r"(?:(?:the|its|their)\s+)?"
    body = {
        "single": rf"{lead}(?P<n>{number}){tail}",
        "range": rf"(?:(?P<lead>between|from)\s+)?(?P<n>{number}){joint}(?P<m>{number})",
        "share": rf"{lead}(?P<n>{number})\s+(?:out\s+)?of\s+{its}(?P<m>{number}){tail}",
    }[shape]
    return re.compile(rf"(?<![\w.,/$-])(?:{body})(?![\w/]|[.,]\d)", re.IGNORECASE)


# -- what is no figure ----------------------------------------------------------------------------


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the number is a name or a label: "phase one", "20-point", "1701", "one of the most"."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return (
        _is_label(text, start)
        or _labels_after().match(after) is not None
        or _not_counted().match(after) is not None
        or _is_bare_year(text[start:end], after)
        or is_age(before, text[start:end], after)
        or (text[start:end].lower() == "one" and _pronoun_one(before, after))
    )


def _is_label(text: str, start: int) -> bool:
    return _labels_before().search(text[max(0, start - _REACH) : start]) is not None


def _is_bare_year(number: str, after: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d|1701|1559", number) is not None and not unit_of(after)[0]


def _pronoun_one(before: str, after: str) -> bool:
    """Whether "one" counts nothing: no thing of the units follows it, nor "killed" or the like."""
    return (unit_of(after)[0] is None and _harmed().match(after) is None) or re.search(
        r"\b(?:no|any|some|every|the|this|that|each)\s+$", before, re.I
    ) is not None


@cache
def _harmed() -> re.Pattern[str]:
    points = [t for t in vocabulary("counting_points").values() if t.more.get("chain") == "harm"]
    words = wording(c for t in points for c in t.cues["en"]).pattern
    return re.compile(rf"\s+(?:(?:was|were|is|has been|had been)\s+)?{words}", re.IGNORECASE)


@cache
def _labels_before() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in cue_file("amounts")["labels_before"])
    return re.compile(
        rf"\b(?:{words})[\s-]+(?:(?:\d+|{'|'.join(number_words())})(?:\s+(?:and|to)\s+|\s*[-–,]\s*))*$",
        re.IGNORECASE,
    )


@cache
def _labels_after() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in cue_file("amounts")["labels_after"])
    return re.compile(rf"[-‐‑](?:{words})\b|(?:st|nd|rd|th)\b", re.IGNORECASE)


@cache
def _not_counted() -> re.Pattern[str]:
    words = "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in cue_file("amounts")["not_counted"]
    )
    return re.compile(rf"\s+(?:{words})\b", re.IGNORECASE)


# -- unit, counting point, scope ------------------------------------------------------------------


def _amount(
    words: Words, text: str, f: _Figure, beside: tuple[int, int], told: Sequence[Amount]
) -> Amount | None:
    """Return a figure with what it counts; None for a span of time, and for a word that may count none."""
    floor, ceiling = beside
    behind = text[f.end : ceiling]
    if is_span_of_time(behind):
        return None
    percent = _percent().match(text[f.end :])
    unit, unit_end = ("percent", percent.end()) if percent else unit_of(behind)
    unit, unit_end = (f.unit, 0) if f.unit else (_remains(text, f, unit), unit_end)
    point = None if f.whole else counting_point(text, f.start, f.end, beside, unit)
    unit = unit or _unit_unnamed(words, text, f, (floor, ceiling), told, point)
    if unit is None and _may_count_nothing(text, f):
        return None
    f, end = _with_one_more(text, f, f.end + unit_end)
    f = _within(text, f, unit)
    p = words.passage(f.start, end)
    return Amount(
        text=p.text,
        start=p.start,
        end=p.end,
        low=f.low,
        high=f.high,
        about=f.about,
        exclusive=f.exclusive,
        unit="dollars" if text[f.number] == "$" else unit,
        counting_point=point,
        scope=f.scope or (whole_scope() if f.whole else _rate(text[end:ceiling])),
    )


def _remains(text: str, f: _Figure, unit: str | None) -> str | None:
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
    f: _Figure,
    beside: tuple[int, int],
    told: Sequence[Amount],
    point: str | None,
) -> str | None:
    """Return the unit of a figure whose noun names none: of its counting point, or told before."""
    usual = usual_units(point)
    behind = text[f.end : beside[1]]
    if is_times(behind) or text[f.number : f.end].lower() in cue_file("amounts")["adverbs"]:
        often: dict[str | None, str] = cue_file("amounts")["done_often"]
        return often.get(point)
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


def _unit_told_earlier(words: Words, f: _Figure, usual: Sequence[str]) -> tuple[bool, str | None]:
    """Return whether the paragraph before the words tells the unit; a part is no more than its whole."""
    window = words.whole[max(0, words.start - _EARLIER) : words.start]
    figures = amounts_in(Words(text=window, start=0, whole=window)) if window.strip() else ()
    number = f.low or f.high or f.about or 0
    wholes = [a for a in figures if (a.low or a.high or a.about or 0) >= number and a.unit]
    return unit_before(window, wholes, usual)


@cache
def _as_people() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(cue_file('amounts')['people_do'])})\b", re.IGNORECASE)


def _may_count_nothing(text: str, f: _Figure) -> bool:
    """Whether a word is no figure without a known noun: "one", "various", "on that score"."""
    word = " ".join(text[f.number : f.end].lower().split())
    return word in cue_file("amounts")["need_nouns"] or word in scale_words()


def _within(text: str, f: _Figure, unit: str | None) -> _Figure:
    """Bound a length from above where the words say "within": "within 200 metres"."""
    before = re.search(r"\bwithin\s+$", text[: f.start], re.IGNORECASE)
    if before is None or unit not in cue_file("amounts")["lengths"]:
        return f
    return msgspec.structs.replace(f, start=before.start(), low=None)


def _with_one_more(text: str, f: _Figure, end: int) -> tuple[_Figure, int]:
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
