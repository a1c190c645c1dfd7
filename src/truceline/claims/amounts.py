"""Figures: numbers in prose with their bounds, unit and counting point, never more than was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from truceline.basis.quantity import Number
from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import Amount
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, vocabulary_cues, wording
from truceline.claims.numerals import NUMBER, number_of, number_words, numerals, scale_words
from truceline.claims.times import times_in
from truceline.claims.words import GAP, Words, words_of

__all__ = ["amounts_in", "amounts_stage"]

_REACH = 60
"""How many characters from a figure its counting word may stand: about ten words, one clause."""


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
    vague: bool = False


def amounts_in(words: Words, anchor: str | None = None) -> tuple[Amount, ...]:
    """Return the figures in ``words``, left to right.

    Dates, clocks, ordinals, and numbers that are names ("phase one", "20-point", "day 7") are
    none. "At least" bounds from below, "nearly" and "up to" from above, "about" not at all.
    """
    text = _without_times(words.text, anchor)
    figures = _not_overlapping(
        f for read in (_ranges, _shares, _numbers, _vague) for f in read(text)
    )
    out: list[Amount] = []
    for i, f in enumerate(figures):
        floor = figures[i - 1].end if i else 0
        ceiling = figures[i + 1].start if i + 1 < len(figures) else len(text)
        amount = _amount(words, text, f, floor, ceiling)
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
    """Read "three of the four": the first number is the figure, the second its scope."""
    for m in _pattern("share").finditer(text):
        n, of = number_of(m["n"]), number_of(m["m"])
        if n is not None and of is not None and n <= of:
            f = _bounded(m, n, n)
            yield msgspec.structs.replace(f, scope=f"of {of}")


def _vague(text: str) -> Iterable[_Figure]:
    """Read "dozens", "tens of thousands": only the bound that the words give."""
    for low, high, pattern in _indefinite():
        for m in pattern.finditer(text):
            yield _Figure(
                start=m.start(), number=m.start(), end=m.end(), low=low, high=high, vague=True
            )


def _bounded(m: re.Match[str], low: Number, high: Number) -> _Figure:
    particle = (
        m["hedge"] is not None
        and _PARTICLE.search(m.string[: m.start("hedge")][-_REACH:]) is not None
    )
    hedge = None if particle else _hedges().get(" ".join((m["hedge"] or "").lower().split()))
    after = _hedges().get(" ".join((m["after"] or "").lower().split()))
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
def _indefinite() -> tuple[tuple[Number | None, Number | None, re.Pattern[str]], ...]:
    terms = [t for t in numerals("indefinite").values() if t.more["low"] is not None]
    terms.sort(key=lambda t: -int(t.more["low"]))
    return tuple(
        (t.more["low"], t.more["high"], wording(c.removesuffix(" of") for c in t.cues["en"]))
        for t in terms
    )


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
    tail = rf"(?:\s+(?P<after>{behind}))?"
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
        _labels_before().search(before) is not None
        or _labels_after().match(after) is not None
        or _not_counted().match(after) is not None
        or _is_bare_year(text[start:end], after)
        or _is_age(before, text[start:end], after)
        or (text[start:end].lower() == "one" and _pronoun_one(before, after))
    )


def _is_bare_year(number: str, after: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d|1701|1559", number) is not None and not _unit_of(after)[0]


def _is_age(before: str, number: str, after: str) -> bool:
    """Whether the number is the age of the person before it: "Ann Lee, 12," or "a nurse, 34"."""
    years = number_of(number)
    if years is None or years > cue_file("amounts")["oldest"]:
        return False
    if _years_old().match(after) is not None:
        return True
    aside = _ASIDE_BEFORE.search(before) is not None and _ASIDE_AFTER.match(after) is not None
    return aside and _counted_aside().match(after) is None and _setting().search(before) is None


_ASIDE_BEFORE = re.compile(
    # A name, or a noun with its article; then a comma or a bracket.
    r"(?:\b[^\W\d_a-z][\w’'-]*"
    r"|\b(?:an?|the|his|her|its|their|our|my|one|another)\s+(?:[\w’'-]+\s+){0,4}?[a-z’'-]+)"
    r"(?:,\s+|\s+\()$"
)
_ASIDE_AFTER = re.compile(r"\s*(?:[,.;:)!?\0”\"]|$|\s(?:and|was|were|who|from|of|in|near|at)\b)")


@cache
def _years_old() -> re.Pattern[str]:
    return wording([r"\s*years? (old|of age)"])


@cache
def _counted_aside() -> re.Pattern[str]:
    words = "|".join(cue_file("amounts")["counted_aside"])
    return re.compile(rf"\s*,?\s*(?:{words})\b", re.IGNORECASE)


@cache
def _setting() -> re.Pattern[str]:
    words = "|".join(cue_file("amounts")["settings"])
    return re.compile(
        rf"(?:^|[.;,]\s+|\b(?:said|that|and)\s+)(?:{words})\s+[^,.;]*,\s+$", re.IGNORECASE
    )


def _pronoun_one(before: str, after: str) -> bool:
    """Whether "one" counts nothing: no thing of the units follows it."""
    return (
        _unit_of(after)[0] is None
        or re.search(r"\b(?:no|any|some|every|the|this|that|each)\s+$", before, re.I) is not None
    )


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


def _amount(words: Words, text: str, f: _Figure, floor: int, ceiling: int) -> Amount | None:
    unit, unit_end = _unit_of(text[f.end : ceiling])
    percent = _percent().match(text[f.end :])
    point, point_unit = _counting_point(text, f, floor, ceiling, "percent" if percent else unit)
    end = f.end + (percent.end() if percent else unit_end)
    f, end = _with_one_more(text, f, end)
    unit = "percent" if percent else unit or point_unit
    if text[f.number] == "$":
        unit = "dollars"
    if unit is None and (f.vague or not text[f.number].isdigit()):
        return None  # a number word without anything counted is no figure the desk can use
    rate = _rate(text[end:ceiling])
    p = words.passage(f.start, end)
    return Amount(
        text=p.text,
        start=p.start,
        end=p.end,
        low=f.low,
        high=f.high,
        about=f.about,
        exclusive=f.exclusive,
        unit=unit,
        counting_point=point,
        scope=f.scope or rate,
    )


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


def _unit_of(after: str) -> tuple[str | None, int]:
    """Return the unit named in the noun phrase that begins ``after``, and where its noun ends."""
    after = re.sub(r"^[-‐‑]", " ", after)  # "a 60-day extension"
    phrase = _noun_phrase().match(after)
    if phrase is None:
        return None, 0
    best: tuple[int, str] | None = None
    for code, pattern in vocabulary_cues("units").items():
        for m in pattern.finditer(after[: phrase.end()]):
            # The head noun stands last: "aid trucks", "Israeli soldiers", "Thai nationals".
            best = max(best or (0, ""), (m.end(), code))
    return (None, 0) if best is None else (best[1], best[0])


@cache
def _noun_phrase() -> re.Pattern[str]:
    stops = "|".join(cue_file("amounts")["stops"])
    word = rf"(?!(?:{stops})\b)[^\W\d_][\w’'-]*"
    return re.compile(
        rf"(?:\s+of)?(?:\s+(?:the|its|their|more|all|other))?(?:[\s-]+{word}){{1,4}}", re.IGNORECASE
    )


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


def _counting_point(
    text: str, f: _Figure, floor: int, ceiling: int, unit: str | None
) -> tuple[str | None, str | None]:
    """Return the counting point whose word stands nearest in the clause, and its usual unit.

    A word before the figure that "and" parts from it belongs to the figure before.
    """
    text = _out_of().sub(lambda m: " " * len(m[0]), text)
    after = _clause(text[f.end : min(ceiling, f.end + _REACH)])
    before = _clause(text[max(floor, f.start - _REACH) : f.start], backwards=True)
    parted = before.rfind(" and ")
    near: list[tuple[int, int, str]] = []
    for rank, (code, pattern) in enumerate(vocabulary_cues("counting_points").items()):
        if unit is None or unit in _countable(code):
            near += [(m.start() + 1, rank, code) for m in pattern.finditer(after)]
            near += [
                (len(before) - m.end() + (_REACH if m.end() <= parted + 1 else 0), rank, code)
                for m in pattern.finditer(before)
            ]
    if not near:
        return None, None
    code = min(_stronger(near, unit))[2]
    units = vocabulary("counting_points")[code].more.get("units", ())
    return code, str(units[0]) if len(units) == 1 else None


def _stronger(near: list[tuple[int, int, str]], unit: str | None) -> list[tuple[int, int, str]]:
    """Leave out points that only tell what the counted were ("bodies of the killed, identified")."""
    weak = cue_file("amounts")["weaker"].get(unit, ())
    points = vocabulary("counting_points")
    return [n for n in near if points[n[2]].more.get("chain") not in weak] or near


@cache
def _out_of() -> re.Pattern[str]:
    """Words such as "of the dead": of whom a part is counted, not at what point it is."""
    return wording(cue_file("amounts")["out_of"])


@cache
def _countable(code: str) -> frozenset[str]:
    """Return the units that can be counted at a point: its own; of goods, those of the whole chain."""
    points = vocabulary("counting_points")
    chain = points[code].more.get("chain")
    same = [
        t
        for c, t in points.items()
        if c == code or (chain == "goods" and t.more.get("chain") == chain)
    ]
    more = cue_file("amounts")["countable"].get(chain, ())
    return frozenset([*(u for t in same for u in t.more.get("units", ())), *more])


_STOP = re.compile(rf"[.;:{GAP}](?=\s|$|{GAP})|\s[—–-]\s|—")


def _clause(text: str, *, backwards: bool = False) -> str:
    stops = list(_STOP.finditer(text))
    if not stops:
        return text
    return text[stops[-1].end() :] if backwards else text[: stops[0].start()]


# -- the stage ------------------------------------------------------------------------------------


def amounts_stage(reading: Reading) -> Reading:
    """Fill ``quantities`` of every draft with the figures of its content."""
    anchor = reading.report.anchor
    drafts = tuple(_with_amounts(reading, d, anchor) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_amounts(reading: Reading, draft: Draft, anchor: str | None) -> Draft:
    found = amounts_in(words_of(reading, draft.content), anchor)
    return msgspec.structs.replace(draft, quantities=found)
