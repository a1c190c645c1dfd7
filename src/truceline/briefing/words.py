"""Acts, outcomes and states as words: one verb each, for every party; nothing here knows a case.

The tables are data (``words.yaml``); this module joins them into parts of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from truceline.basis.quantity import Number
from truceline.basis.vocabulary import vocabulary
from truceline.basis.word_lists import word_list
from truceline.briefing.shapes import Cell, Part, Sentence
from truceline.errors import VocabularyError

__all__ = [
    "amount", "aspect", "bounds", "cell", "content", "figure", "humanised", "joined", "label", "noun", "number",
    "of_unit", "opening", "phrase", "possessive", "quotation", "say", "singular", "table_of", "verb",
]  # fmt: skip


THE_TEXT = "the text held"
"""Whose words the titles of steps, clauses and phases are."""


@cache
def _tables() -> Mapping[str, Any]:
    raw: dict[str, Any] = word_list("briefing/words")
    return raw


def table_of(name: str) -> Mapping[str, Any]:
    """Return one table of the briefing's words (``acts``, ``deeds``, ``shapes`` ...), in file order."""
    table: Mapping[str, Any] = _tables()[name]
    return table


def phrase(table: str, code: str) -> str:
    """Return the words for ``code``. Raises VocabularyError if the table has none."""
    known = _tables()[table]
    if code not in known:
        raise VocabularyError(
            f"the briefing has no words for “{code}” among its {table}",
            remedy="known are " + ", ".join(known),
        )
    return str(known[code])


def verb(act: str) -> str:
    """Return the one verb of an act ("denies" -> "denied")."""
    acts = _tables()["acts"]
    if act not in acts:
        raise VocabularyError(
            f"the briefing has no verb for the act “{act}”", remedy="known are " + ", ".join(acts)
        )
    return str(acts[act]["verb"])


def label(vocabulary_name: str, code: str | None) -> str:
    """Return the English label of a term; a code that the vocabulary lacks prints as words."""
    if code is None:
        return "not stated"
    known = vocabulary(vocabulary_name)
    return known[code].english if code in known else humanised(code)


def aspect(code: str) -> str:
    """Return the word for an aspect on which views differ ("order", "whether it was owed")."""
    return str(table_of("aspects").get(code, label("aspects", code)))


def humanised(code: str) -> str:
    """Return a kebab-case code as words."""
    return code.replace("-", " ")


def joined(words: Iterable[str], last: str = "and") -> str:
    """Join words as a list in a sentence: "a, b and c"."""
    known = list(words)
    return f" {last} ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def opening(text: str) -> str:
    """Return ``text`` with a capital, as it opens a sentence."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """Return "Israel's", "Hamas's"; a name with a bracket takes it inside its name."""
    head, bracket, rest = name.partition(" (")
    return f"{head}’s{bracket}{rest}"


def number(value: Number) -> str:
    """Print a number with thousands marks."""
    return f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"


def bounds(low: Number | None, high: Number | None, *, none: str = "no count held") -> str:
    """Print a figure by its bounds: "4", "at least 45", "up to 2,000", "3 to 5"; None: no count."""
    match low, high:
        case None, None:
            return none
        case _, None:
            return f"at least {number(low or 0)}"
        case None, _:
            return f"up to {number(high or 0)}"
        case a, b if a == b:
            return number(low or 0)
        case _:
            return f"{number(low or 0)} to {number(high or 0)}"


def singular(unit: str) -> str:
    """Return the word for one of a unit ("persons" -> "person", "bodies" -> "body")."""
    known = table_of("one").get(unit)
    return (
        str(known) if known is not None else re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "ys", unit))
    )


def of_unit(figure: str, last: Number | None, unit: str | None) -> str:
    """Return a printed figure with its unit, which agrees with the last number of the figure."""
    if not unit:
        return figure
    return f"{figure} {singular(unit) if last == 1 else unit}"


def amount(low: Number | None, high: Number | None, unit: str | None) -> str:
    """Print a figure by its bounds, with its unit: "4 persons", "at least 1 truck", "1 body"."""
    return of_unit(bounds(low, high), low if high is None else high, unit)


def quotation(text: str, speaker: str | None, lang: str | None = None) -> Part:
    """Return words of a speaker or a text, shown in quotation marks."""
    return Part(text, "quotation", speaker, lang)


def noun(text: str) -> Part:
    """Return a noun or clause of the agreement's text, shown in quotation marks."""
    return quotation(text, THE_TEXT)


def content(text: str, speaker: str) -> Part:
    """Return what a named speaker said, in indirect speech."""
    return Part(text, "content", speaker)


def figure(text: str) -> Part:
    """Return a figure (set left to right in any script)."""
    return Part(text, "figure")


def say(
    *parts: str | Part,
    claims: Iterable[str] = (),
    clause: str | None = None,
    mark: str | None = None,
) -> Sentence:
    """Return a sentence; plain strings are the desk's own words."""
    known = tuple(Part(p) if isinstance(p, str) else p for p in parts)
    return Sentence(
        parts=tuple(p for p in known if p.text),
        claims=tuple(dict.fromkeys(claims)),
        clause=clause,
        mark=mark,
    )


def cell(*lines: Sentence | str, shape: str | None = None) -> Cell:
    """Return a table cell of one or more lines; empty strings are left out."""
    return Cell(lines=tuple(say(x) if isinstance(x, str) else x for x in lines if x), shape=shape)
