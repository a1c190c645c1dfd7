"""Small values of clauses: numbers, days, lengths, deadlines, schedules and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from truceline.agreement.model import Batch, Deadline, Duration
from truceline.agreement.names import Names
from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Word
from truceline.basis.quantity import Number
from truceline.basis.time import is_partial_time

__all__ = [
    "read_batches",
    "read_date",
    "read_day",
    "read_deadline",
    "read_duration",
    "read_each",
    "read_every",
    "read_number",
]

# Numbers of days are bounded (273 years), so that every day of a plan is a date.
_N = r"[1-9]\d{0,4}"
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_DAY = re.compile(rf"day (?P<day>{_N})")
_SPAN = re.compile(rf"days (?P<first>{_N}) ?[-–] ?(?P<last>{_N})")
_DAYS = re.compile(rf"days (?P<days>{_N}(?: ?, ?{_N})+)")
_EACH = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,6})?)(?P<each> each)?")
_LENGTH = re.compile(
    rf"(?:(?P<times>[1-9]\d{{0,2}}) ?x ?)?(?P<number>{_N}) (?P<unit>hour|day|week|month)s?"
)
_WITHIN = re.compile(r"within (?P<length>.+?) of each (?P<id>\S+) delivery")
_EVERY = re.compile(rf"day|week|{_N} days")
_DATE = re.compile(r"(?:1[89]|2\d)\d\d-\d\d-\d\d(?:[T ].+)?")
_DAYS_IN = {"day": 1, "week": 7}


def read_number(word: Word, source: SourceText) -> Number:
    """Return a number. Raises AgreementProblem T907 for anything but digits."""
    if _NUMBER.fullmatch(word.text) is None:
        raise _unread("number", word, source, "write digits only: `33`, `1000`, `0.5`")
    return _number(word.text)


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)


def read_each(word: Word, source: SourceText) -> Number:
    """Return the number of ``30 each`` (the word may be left out)."""
    m = _EACH.fullmatch(word.text)
    if m is None:
        raise _unread("rate", word, source, "write `30 each`")
    return _number(m["number"])


def read_day(word: Word, source: SourceText) -> int:
    """Return N of ``day N``."""
    m = _DAY.fullmatch(word.text)
    if m is None:
        raise _unread("day of the clock", word, source, "write `day 42`")
    return int(m["day"])


def read_date(word: Word, source: SourceText) -> str:
    """Return a date of the years 1800 to 2999, with or without an hour, as written."""
    if not _is_date(word.text):
        raise _unread("date", word, source, "write 2025-01-19 or 2025-01-19T07:00")
    return word.text


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None and is_partial_time(text)


def read_duration(word: Word, source: SourceText) -> Duration:
    """Return a length in days or hours; ``4 x 24 hours`` counts hours. Months are refused."""
    m = _LENGTH.fullmatch(word.text)
    if m is None:
        raise _unread("length", word, source, "write `42 days`, `36 hours` or `4 x 24 hours`")
    if m["unit"] == "month":
        raise _months(word, source)
    number = int(m["number"]) * int(m["times"] or 1)
    if m["unit"] == "hour":
        return Duration(number=number, unit="hours")
    return Duration(number=number * _DAYS_IN[m["unit"]], unit="days")


def read_deadline(word: Word, names: Names, source: SourceText) -> Deadline:
    """Return a deadline: a day, a span of days, a date, or so long after each delivery."""
    text = word.text.removeprefix("by ")
    if m := _DAY.fullmatch(text):
        return Deadline(day=int(m["day"]))
    if m := _SPAN.fullmatch(text):
        first, last = _span(m, word, source)
        return Deadline(day=last, opens=first)
    if m := _WITHIN.fullmatch(text):
        of = names.require(_part(word, m["id"]), "obligation", source)
        return Deadline(within=read_duration(_part(word, m["length"]), source), of=of)
    if _is_date(text):
        return Deadline(at=text)
    raise _unread(
        "deadline",
        word,
        source,
        "write `day 22`, `days 36-42`, 2025-02-01 or `within 24 hours of each ID delivery`",
    )


def _part(word: Word, text: str) -> Word:
    """Return a piece of the word with its place (its last one, if it stands there twice)."""
    return Word(text, word.at(word.text.rindex(text)), word.on_one_line)


def _span(m: re.Match[str], word: Word, source: SourceText) -> tuple[int, int]:
    first, last = int(m["first"]), int(m["last"])
    if first > last:
        raise _unread("span of days", word, source, "write the earlier day first: `days 36-42`")
    return first, last


def read_every(word: Word, source: SourceText) -> str:
    """Return a period: ``day``, ``week`` or ``N days``. Months are refused."""
    if _EVERY.fullmatch(word.text) is None:
        if "month" in word.text:
            raise _months(word, source)
        raise _unread("period", word, source, "write `day`, `week` or `10 days`")
    return word.text


def read_batches(pairs: tuple[tuple[Word, Word], ...], source: SourceText) -> tuple[Batch, ...]:
    """Return the schedule, one batch a day, ordered by day.

    Raises AgreementProblem T907 for an unread line, a day that stands twice, or a rest that is
    not the last batch (what comes after a rest would be a guess).
    """
    found = [(b, key) for key, value in pairs for b in _batches(key, value, source)]
    ordered = sorted(found, key=lambda pair: pair[0].day)
    for (earlier, _), (later, key) in pairwise(ordered):
        if earlier.day == later.day:
            raise _clash(key, f"day {later.day} stands twice", "join the two batches", source)
        if earlier.amount is None:
            remedy = "make `the rest` the last batch: what comes after it would be a guess"
            raise _clash(key, f"day {later.day} comes after “the rest”", remedy, source)
    return tuple(batch for batch, _ in ordered)


def _batches(key: Word, value: Word, source: SourceText) -> Iterator[Batch]:
    rest = value.text == "the rest"
    m = _EACH.fullmatch(value.text)
    if m is None and not rest:
        raise _unread("amount of a batch", value, source, "write `3`, `3 each` or `the rest`")
    amount = None if m is None else _number(m["number"])
    if d := _DAY.fullmatch(key.text):
        yield Batch(day=int(d["day"]), amount=amount)
    elif s := _SPAN.fullmatch(key.text):
        first, last = _span(s, key, source)
        yield Batch(day=last, amount=amount, opens=first)
    elif d := _DAYS.fullmatch(key.text):
        if m is None or not m["each"]:
            raise _unread("amount of several batches", value, source, "write `3 each`")
        yield from (Batch(day=int(n), amount=amount) for n in d["days"].split(","))
    else:
        raise _unread(
            "day of a schedule", key, source, 'write `day 7`, `"days 14, 21"` or `days 36-42`'
        )


def _unread(kind: str, word: Word, source: SourceText, remedy: str) -> Exception:
    return word.problem(source, "T907", f"“{word.text}” cannot be read as a {kind}", remedy=remedy)


def _months(word: Word, source: SourceText) -> Exception:
    what = f"“{word.text}”: months have no fixed length, and this version reads no rule of rounding"
    return word.problem(source, "T904", what, remedy="write days or weeks, or wait")


def _clash(key: Word, what: str, remedy: str, source: SourceText) -> Exception:
    return source.problem("T907", what, key.place, length=len(key.text), remedy=remedy)
