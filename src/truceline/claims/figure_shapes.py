"""The shapes in which English writes a figure, and the bounds that the words beside it give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from truceline.basis.quantity import Number
from truceline.basis.vocabulary import vocabulary
from truceline.claims.counted import unit_of
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.no_figures import is_label, is_name
from truceline.claims.numerals import (
    NUMBER,
    number_of,
    number_words,
    numerals,
    scale_words,
    short_scales,
)

__all__ = ["Figure", "bounded", "figures_in", "hedge_effect"]

_REACH = 60
"""How many characters before a hedge tell whether it belongs to a verb."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number found: where its wording starts, where the number starts, where it ends; its bounds."""

    start: int
    number: int
    end: int
    low: Number | None
    high: Number | None
    about: Number | None = None
    exclusive: bool = False
    scope: str | None = None
    unit: str | None = None  # "" where it is known that there is none
    whole: bool = False


def figures_in(text: str) -> list[Figure]:
    """Return the figures of ``text`` from left to right, none overlapping another."""
    kept: list[Figure] = []
    taken = bytearray(len(text))
    for read in (_vague, _parts, _odds, _another, _ranges, _shares, _numbers):
        for f in read(text):
            if not any(taken[f.start : f.end]):
                kept.append(f)
                taken[f.start : f.end] = b"\1" * (f.end - f.start)
    return sorted(kept, key=lambda f: f.start)


# -- shapes ---------------------------------------------------------------------------------------


def _numbers(text: str) -> Iterable[Figure]:
    """Read "at least 45", "more than a hundred and twenty", "2 million", "1.2m", "seven"."""
    for m in _pattern("single").finditer(text):
        end, length = m.end("n"), _is_length(text, m)
        n = number_of(m["n"][:-1] if length else m["n"])
        if n is not None and not is_name(text, m.start("n"), end):
            unit = "metres" if length else _money_unit(m["money"])
            yield msgspec.structs.replace(_hedged(m, n), unit=unit)


def _is_length(text: str, m: re.Match[str]) -> bool:
    """Whether "m" behind digits is metres: "500m from the line", not "$3m" nor "1.2m people"."""
    metres = m["n"][-1].lower() == "m" and m["n"][0].isdigit() and not m["money"]
    return metres and unit_of(text[m.end() :])[0] is None


def _ranges(text: str) -> Iterable[Figure]:
    """Read "600 to 800", "between 600 and 800", "two or three", "two to three hundred"."""
    for m in _pattern("range").finditer(text):
        low, high = number_of(m["n"]), number_of(m["m"])
        if low is None or high is None or is_name(text, m.start("n"), m.end("m")):
            continue
        low = _in_the_scale_of(m["m"], low, high)
        if low < high and (m["lead"] or m["joint"].strip().lower() not in {"and"}):
            f = Figure(start=m.start(), number=m.start("n"), end=m.end(), low=low, high=high)
            yield msgspec.structs.replace(f, unit=_money_unit(m["money"]))


def _money_unit(sign: str | None) -> str | None:
    """Return the unit that a sign of money names; "" for money that has none here."""
    if sign is None:
        return None
    dollars: bool = sign.strip() in cue_file("amounts")["money"]["dollars"]
    return "dollars" if dollars else ""


def _in_the_scale_of(written: str, low: Number, high: Number) -> Number:
    """Return ``low`` in the scale that only the other end of its range has: "40 to 50 thousand"."""
    word = re.split(r"[\s-]+", written.strip().lower())[-1]
    scale = scale_words().get(word, 1)
    return low * scale if low * scale < high else low


def _shares(text: str) -> Iterable[Figure]:
    """Read "three of the four": two figures, the first a part, the second the whole it is of."""
    for m in _pattern("share").finditer(text):
        n, of = number_of(m["n"]), number_of(m["m"])
        if n is None or of is None or is_label(text, m.start("n")):
            continue
        if n <= of:
            part = _hedged(m, n)
            unit = unit_of(text[m.end() :])[0]
            yield msgspec.structs.replace(part, end=m.end("n"), scope=f"of {of}", unit=unit)
            start = m.start("m")
            yield Figure(start=start, number=start, end=m.end(), low=of, high=of, whole=True)


def _vague(text: str) -> Iterable[Figure]:
    """Read "dozens", "tens of thousands": words that bound nothing."""
    for m in _indefinite().finditer(text):
        yield Figure(start=m.start(), number=m.start(), end=m.end(), low=None, high=None)


def _parts(text: str) -> Iterable[Figure]:
    """Read "more than half" and "a third of" as per cent, and "twice" as a number of times."""
    for m in _pattern("part").finditer(text):
        part = cue_file("amounts")["parts"].get(" ".join(re.split(r"[\s-]+", m["n"].lower())))
        if part is not None:
            yield msgspec.structs.replace(_hedged(m, part), unit="percent")
        else:
            n = cue_file("amounts")["adverbs"][m["n"].lower()]
            yield Figure(start=m.start("n"), number=m.start("n"), end=m.end(), low=n, high=n)


def _odds(text: str) -> Iterable[Figure]:
    """Read "one in five children" as per cent."""
    for m in _pattern("odds").finditer(text):
        n, of = number_of(m["n"]), number_of(m["m"])
        if n and of and n < of and unit_of(text[m.end() :])[0] is not None:
            f = _hedged(m, round(100 * n / of, 4))
            yield msgspec.structs.replace(f, end=m.end(), unit="percent")


def _another(text: str) -> Iterable[Figure]:
    """Read "another" without a noun behind "one": "one was killed and another wounded"."""
    for m in _second_one().finditer(text):
        if re.search(r"\bone\b", text[: m.start()], re.IGNORECASE):
            yield Figure(start=m.start(), number=m.start(), end=m.end(), low=1, high=1)


@cache
def _second_one() -> re.Pattern[str]:
    points = [t for t in vocabulary("counting_points").values() if t.more.get("chain") == "harm"]
    harmed = wording(c for t in points for c in t.cues["en"]).pattern
    verb = r"(?:(?:was|were|is|has been|had been)\s+)?"
    return re.compile(rf"\banother\b(?=,|\s+(?:was|has|had)\b|\s+{verb}{harmed})", re.IGNORECASE)


# -- bounds ---------------------------------------------------------------------------------------


def _hedged(m: re.Match[str], n: Number) -> Figure:
    """Return the figure of a match with the bounds that its hedge gives."""
    particle = m["hedge"] is not None and _is_particle(m["hedge"], m.string[: m.start("hedge")])
    words = ["+" if m["plus"] else m["after"], m["sign"], None if particle else m["hedge"]]
    effect = next((e for e in map(hedge_effect, words) if e is not None), None)
    start = m.start("n") if particle else m.start()
    f = Figure(start=start, number=m.start("n"), end=m.end(), low=n, high=n)
    return bounded(f, effect)


def _is_particle(hedge: str, before: str) -> bool:
    """Whether a hedge is another word's: "handed over four", "data about 84 missing persons"."""
    own = _before_about() if hedge.lower() == "about" else _PARTICLE
    return own.search(before[-_REACH:]) is not None


@cache
def _before_about() -> re.Pattern[str]:
    words = "|".join(cue_file("amounts")["before_about"])
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)


def bounded(f: Figure, effect: str | None) -> Figure:
    """Return an exact figure with the bounds of a hedge's effect (at-least, over, at-most ...)."""
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
            return msgspec.structs.replace(f, low=None, high=None, about=f.low)
        case _:
            return f


_PARTICLE = re.compile(
    r"\b(?:hand|turn|sign|giv|gav|pass|carr|t[oa]k|bring|brought)\w*\s+$", re.IGNORECASE
)


def hedge_effect(words: str | None) -> str | None:
    """Return what a hedge does to the figure beside it; None for words that are no hedge."""
    said = " ".join((words or "").lower().split())
    sign: str | None = cue_file("amounts")["signs"].get(said)
    return sign if sign is not None else _hedges().get(said)


@cache
def _hedges() -> dict[str, str]:
    return {cue: t.more["effect"] for t in numerals("hedge").values() for cue in t.cues["en"]}


@cache
def _indefinite() -> re.Pattern[str]:
    terms = [t for t in numerals("indefinite").values() if t.more["low"] is not None]
    return wording(c.removesuffix(" of") for t in terms for c in t.cues["en"])


# -- patterns -------------------------------------------------------------------------------------


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    lead, number = _lead(), _number()
    behind = "|".join(a for group in cue_file("amounts")["after"].values() for a in group)
    tail = rf"(?:\s+(?P<after>{behind})|(?P<plus>\+))?"
    no_tail = "(?P<after>(?!))?(?P<plus>(?!))?"
    joint = r"(?P<joint>\s*[-–—]\s*|\s+(?:to|or|and)\s+)"
    its = r"(?:(?:the|its|their)\s+)?"
    body = {
        "single": rf"{lead}{_money()}(?P<n>{number}){tail}",
        "range": rf"(?:(?P<lead>between|from)\s+)?{_money()}(?P<n>{number}){joint}(?P<m>{number})",
        "share": rf"{lead}(?P<n>{number})\s+(?:out\s+)?of\s+{its}(?P<m>{number}){tail}",
        "odds": rf"{lead}(?P<n>{number})\s+(?:in(?:\s+every)?|out\s+of\s+every)\s+(?P<m>{number}){no_tail}",
        "part": rf"{lead}(?P<n>{_part_words()}){no_tail}",
    }[shape]
    short = "|".join(cue_file("amounts")["joined_units"])
    end = rf"(?!(?!(?:{short})(?!\w))[\w/]|[.,]\d)"
    return re.compile(rf"(?<![\w.,/$€£-])(?:{body}){end}", re.IGNORECASE)


def _number() -> str:
    """The pattern of a number in digits or words, with its scale."""
    word = "|".join(sorted([*number_words(), *scale_words()], key=len, reverse=True))
    scale = "|".join(sorted(scale_words(), key=len, reverse=True))
    half = rf"(?:half\s+an?|an?\s+half|half)[\s-]+(?:{scale})"
    spelt = rf"(?:{half}|(?:an?\s+(?:{scale})|(?:{word}))(?:[\s-]+(?:and\s+)?(?:{word}))*)"
    digits = rf"(?:{NUMBER})(?:(?:{'|'.join(short_scales())})\b|\s+(?:{scale})\b)?"
    return rf"(?:{digits}|{spelt})(?:\s+and\s+a\s+half\b(?:\s+(?:{scale})\b)?)?"


def _lead() -> str:
    """The pattern of what stands before a number and belongs to its wording."""
    hedge = "|".join(
        re.escape(h).replace(r"\ ", r"\s+") for h in sorted(_hedges(), key=len, reverse=True)
    )
    plain = "|".join(p.replace(" ", r"\s+") for p in cue_file("amounts")["plain"])
    signs = "|".join(map(re.escape, cue_file("amounts")["signs"]))
    return rf"(?:(?P<hedge>{hedge})\s+|(?P<sign>{signs})\s*)?(?:(?:{plain})\s+)?"


def _money() -> str:
    """The pattern of a sign or code of money before a number."""
    data = cue_file("amounts")["money"]
    signs, codes = "|".join(map(re.escape, data["signs"])), "|".join(data["codes"])
    return rf"(?P<money>(?:{signs})\s?|(?-i:{codes})\s+)?"


def _part_words() -> str:
    data = cue_file("amounts")
    parts = "|".join(re.sub(r"[\s-]", r"[\\s-]", p) for p in data["parts"])
    behind = "|".join(data["no_part_before"])
    before = "".join(rf"(?<!\b{w}\s)" for w in data["no_part_after"])
    alone = "|".join(w for w in data["parts"] if w in data["parts_alone"])
    adverbs = "|".join(data["adverbs"])
    no_noun = rf"(?!-|\s+(?:{behind})\b)"
    return rf"{before}(?:(?:{alone}|{adverbs})\b{no_noun}|(?:{parts})(?=\s+of\b))"
