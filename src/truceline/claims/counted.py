"""What a figure counts: its unit by the noun behind it, by what stood before, and where in a chain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import Amount
from truceline.claims.lexicon import cue_file, vocabulary_cues, wording
from truceline.claims.words import GAP

__all__ = [
    "counting_point",
    "is_bare",
    "is_span_of_time",
    "is_times",
    "unit_before",
    "unit_of",
    "usual_units",
    "whole_scope",
]

_REACH = 60
"""How many characters from a figure its counting word may stand: about ten words, one clause."""


# -- the noun behind a figure ---------------------------------------------------------------------


def unit_of(after: str) -> tuple[str | None, int]:
    """Return the unit named in the noun phrase that begins ``after``, and where its noun ends."""
    joined = _JOINED.match(after)
    if joined is not None:  # "a 60-truck convoy", "10km"
        lead = len(joined["lead"])
        unit, end = unit_of(f" {joined['noun']}")
        return (unit, end - 1 + lead) if unit else _unit_in(" " + after[lead:], lead - 1)
    return _unit_in(after, 0)


_JOINED = re.compile(r"(?P<lead>[-‐‑]?)(?P<noun>[^\W\d_]+[²2]?)(?!\w)")


def _unit_in(after: str, shift: int) -> tuple[str | None, int]:
    phrase = _noun_phrase().match(after)
    if phrase is None:
        return None, 0
    verb = _verb().search(after, 0, phrase.end())
    nouns = after[: phrase.end() if verb is None else verb.start()]
    best: tuple[int, int, str] | None = None
    for code, pattern in _counted_units().items():
        for m in pattern.finditer(nouns):
            # The head noun stands last: "aid trucks", "Israeli soldiers", "Thai nationals"; of two
            # that end together the longer says more: "drone attacks".
            found = (m.end(), m.end() - m.start(), code)
            best = found if best is None else max(best, found)
    if best is None and (people := _people_by_ending().search(nouns)) is not None:
        return "persons", people.end() + shift
    if best is None or _compound().match(after, best[0]) is not None:
        return None, 0
    return best[2], best[0] + shift


@cache
def _people_by_ending() -> re.Pattern[str]:
    """A noun at the end of its phrase that its ending makes one of people: "nine Cambodians"."""
    endings = "|".join(cue_file("amounts")["person_endings"])
    return re.compile(rf"(?<![\w-])(?:{endings})$", re.IGNORECASE)


@cache
def _noun_phrase() -> re.Pattern[str]:
    word = rf"(?!(?:{_stops()})\b)[^\W\d_][\w’'-]*"
    owner = "the|its|their|his|her|our|your|more|all|other"
    calibre = r"(?:\s+\d+(?:\.\d+)?[\s-]?mm\b)?"
    lead = rf"(?:\s+of)?(?:\s+(?:{owner}))*{calibre}"
    return re.compile(rf"{lead}(?:[\s-]+{word}){{1,4}}", re.IGNORECASE)


@cache
def _counted_units() -> Mapping[str, re.Pattern[str]]:
    """Return the nouns of every unit but those of time."""
    times = cue_file("amounts")["units_of_time"]
    return {code: p for code, p in vocabulary_cues("units").items() if code not in times}


@cache
def _verb() -> re.Pattern[str]:
    """A verb behind a plural ends its noun phrase: "40 trucks entered the town"."""
    return re.compile(r"(?<=s)\s+[a-z]+ed\b")


@cache
def _stops() -> str:
    return "|".join(cue_file("amounts")["stops"])


@cache
def _compound() -> re.Pattern[str]:
    """A plural right behind the noun of a unit: what is counted is that ("weapons caches", "truck parks")."""
    return re.compile(rf"\s+(?!(?:{_stops()})\b)[a-z-]{{3,}}(?<!s)s\b")


def is_bare(after: str) -> bool:
    """Say whether no noun follows a figure: "26 have come home", "six of them", "the 600 agreed"."""
    if _of_those().match(after):
        return True
    following = re.match(r"\s+([^\W\d_][\w’'-]*)", after)
    if following is None:
        return re.match(r"[-‐‑]\w", after) is None
    if _more_of_them().match(after):
        return False
    if re.match(rf"(?:{_stops()})$", following[1], re.IGNORECASE):
        return re.match(r"\s+of\s", after) is None
    counted = any(p.match(after.lstrip()) for p in vocabulary_cues("counting_points").values())
    return counted or _elided().match(after) is not None


@cache
def _more_of_them() -> re.Pattern[str]:
    """A plural of its own behind "more": "five more groups"."""
    return re.compile(rf"\s+(?:more|other|further)\s+(?!(?:{_stops()})\b)[a-z-]{{3,}}s\b")


@cache
def _of_those() -> re.Pattern[str]:
    return re.compile(rf"\s+of\s+(?:{'|'.join(cue_file('amounts')['of_those'])})\b", re.IGNORECASE)


@cache
def _elided() -> re.Pattern[str]:
    words = "|".join(cue_file("amounts")["no_nouns"])
    end = rf"(?=\s*[^\w\s]|\s*$|\s+(?:{_stops()})\b)"
    return re.compile(rf"\s+(?:(?:{words})\b|\w{{3,}}ed{end})", re.IGNORECASE)


def is_times(after: str) -> bool:
    """Say whether a figure counts how often something was done: "four times"."""
    return re.match(r"\s+times\b", after, re.IGNORECASE) is not None


def is_span_of_time(after: str) -> bool:
    """Say whether a figure counts hours, days or the like: that is a time and no quantity."""
    return _span_of_time().match(after) is not None


@cache
def _span_of_time() -> re.Pattern[str]:
    spans = "|".join(cue_file("amounts")["spans"])
    between = rf"(?:(?!(?:{_stops()})\b)[a-z]*[a-rt-z]\s+){{0,2}}"
    return re.compile(rf"[\s-]+{between}(?:{spans})\b", re.IGNORECASE)


def whole_scope() -> str:
    """Return the scope of a figure that is the whole of which another is a part."""
    return str(cue_file("amounts")["whole"])


# -- what stood before a bare figure --------------------------------------------------------------


def unit_before(
    text: str, figures: Sequence[Amount], usual: Sequence[str]
) -> tuple[bool, str | None]:
    """Return whether the words before a bare figure tell what it counts, and the unit they tell.

    The figure before it counts the same ("fifty trucks left, 40 arrived"), else the plural noun
    named last ("of the families, 26"). Of ``usual`` units, if any, one of them is needed.
    """
    for a in reversed(figures):
        if a.unit not in cue_file("amounts")["measures"] and (not usual or a.unit in usual):
            return True, a.unit
    named = [
        (m.end(), code)
        for code, pattern in _counted_units().items()
        if code not in cue_file("amounts")["measures"] and (not usual or code in usual)
        for m in pattern.finditer(text)
        if _plural().fullmatch(m[0])
    ]
    return (True, max(named)[1]) if named else (False, None)


@cache
def _plural() -> re.Pattern[str]:
    plurals = "|".join(cue_file("amounts")["plurals"])
    return re.compile(rf".*s|(?:{plurals})", re.IGNORECASE)


# -- counting points ------------------------------------------------------------------------------


def usual_units(point: str | None) -> tuple[str, ...]:
    """Return what is usually counted at a point; nothing is said where there is no point."""
    return (
        () if point is None else tuple(vocabulary("counting_points")[point].more.get("units", ()))
    )


def counting_point(
    text: str, start: int, end: int, bounds: tuple[int, int], unit: str | None
) -> str | None:
    """Return the counting point whose word stands nearest to the figure in its clause.

    ``bounds``: the figures beside it. A word before the figure that "and" parts from it belongs to
    the figure before.
    """
    text = _out_of().sub(lambda m: " " * len(m[0]), text)
    after = _clause(text[end : min(bounds[1], end + _REACH)])
    before = _clause(text[max(bounds[0], start - _REACH) : start], backwards=True)
    parted = before.rfind(" and ")
    near: list[tuple[int, int, str]] = []
    for rank, (code, pattern) in enumerate(vocabulary_cues("counting_points").items()):
        if unit is None or unit in _countable(code):
            near += [(m.start() + 1, rank, code) for m in pattern.finditer(after)]
            near += [
                (len(before) - m.end() + (_REACH if m.end() <= parted + 1 else 0), rank, code)
                for m in pattern.finditer(before)
            ]
    return min(_stronger(near, unit))[2] if near else None


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
