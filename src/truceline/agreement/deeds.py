"""What an obligation asks for: a deed of the vocabulary, a number and unit, then free words."""

from __future__ import annotations

import re

from truceline.agreement.model import STANDING, Must
from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Word
from truceline.agreement.values import read_number
from truceline.basis.quantity import Number
from truceline.basis.vocabulary import Term, nearest, vocabulary

__all__ = ["read_must", "read_must_not"]

_COUNTED = re.compile(r"(?P<number>\d[\d.,_]*) +(?P<unit>[^\d\s]+)")


def read_must(word: Word, source: SourceText) -> Must:
    """Return the deed that ``must:`` asks for. Raises AgreementProblem T907, T909."""
    deed = _deed(word, source)
    rest = word.rest(len(deed.english))
    amount, unit, words = _count(deed, rest, source)
    return Must(deed=deed.code, amount=amount, unit=unit, words=words, text=word.text)


def read_must_not(word: Word, source: SourceText) -> Must:
    """Return the standing duty that ``must not:`` lays down; its words stay free."""
    if word.text.split()[0].isdecimal():
        raise word.problem(
            source,
            "T909",
            f"“{word.text}” does not begin with an act",
            remedy="write what the party keeps from doing",
        )
    return Must(deed=STANDING, words=word.text, text=f"not {word.text}")


def _deed(word: Word, source: SourceText) -> Term:
    """Return the deed whose words the text begins with, the longest one first."""
    deeds = sorted(vocabulary("deeds").values(), key=lambda d: len(d.english), reverse=True)
    for deed in deeds:
        if word.text == deed.english or word.text.startswith(deed.english + " "):
            return deed
    known = [d.english for d in vocabulary("deeds").values()]
    first = word.text.split()[0]
    begin = nearest(first, known)
    raise source.problem(
        "T909",
        f"“{word.text}” does not begin with a deed of the vocabulary",
        word.place,
        length=len(first),
        remedy=begin,
    )


def _count(deed: Term, rest: Word, source: SourceText) -> tuple[Number | None, str | None, str]:
    """Return number, unit and the words after them, for a deed that is counted."""
    usual: str | None = deed.more.get("unit")
    if usual is None or not rest.text:
        return None, usual, rest.text
    m = _COUNTED.match(rest.text)
    if m is not None:
        number = read_number(Word(m["number"], rest.place, rest.on_one_line), source)
        return (
            number,
            _unit(deed, usual, rest.rest(m.start("unit")), source),
            rest.rest(m.end()).text,
        )
    if rest.text[0].isdecimal():
        raise _no_unit(deed, usual, rest, source)
    first, _, after = rest.text.partition(" ")
    if not first[0].isalpha() and any(map(str.isdecimal, first)):
        read_number(Word(first, rest.place, rest.on_one_line), source)  # says how it is written
    return (None, first, after) if first in vocabulary("units") else (None, usual, rest.text)


def _unit(deed: Term, usual: str, at: Word, source: SourceText) -> str:
    """Return the unit that ``at`` begins with: a code of the vocabulary of units."""
    first = at.text.partition(" ")[0]
    if first not in vocabulary("units"):
        raise _no_unit(deed, usual, at, source)
    return first


def _no_unit(deed: Term, usual: str, at: Word, source: SourceText) -> Exception:
    first = at.text.partition(" ")[0]
    return source.problem(
        "T909",
        f"“{first}” is not a unit in which “{deed.english}” is counted",
        at.place,
        length=len(first),
        remedy=f"write `{deed.english} N {usual}` (or another unit of the vocabulary), then words",
    )
