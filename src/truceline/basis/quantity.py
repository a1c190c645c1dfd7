"""Quantities with bounds: what was said about a number, never more than was said."""

from __future__ import annotations

import re

import msgspec

from truceline.errors import InputError

__all__ = ["Number", "Quantity", "parse_quantity", "written"]

Number = int | float


class Quantity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number as told: bounds, unit, and the point of the chain at which it was counted.

    ``low``/``high`` are inclusive unless ``exclusive`` ("over 600" is low 600, exclusive).
    ``about`` holds "about 200,000", which bounds nothing. All three may be None: unknown.
    """

    low: Number | None = None
    high: Number | None = None
    about: Number | None = None
    exclusive: bool = False
    unit: str | None = None
    counting_point: str | None = None
    scope: str | None = None
    wording: str | None = None

    @property
    def exact(self) -> Number | None:
        """The number if both bounds are the same, else None."""
        return self.low if self.low is not None and self.low == self.high else None

    def reaches(self, due: Number) -> bool:
        """Say whether the lower bound is at least ``due``: only then is a step fulfilled."""
        return self.low is not None and self.low >= due

    def cannot_equal(self, other: Quantity) -> bool:
        """Say whether no single number fits both (figures that cannot both hold)."""
        return _above(self, other) or _above(other, self)


def _above(a: Quantity, b: Quantity) -> bool:
    if a.low is None or b.high is None:
        return False
    return a.low >= b.high if a.exclusive or b.exclusive else a.low > b.high


_DIGITS = r"\d{1,3}(?:[,_]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CELL = re.compile(rf"(?P<sign>~|>|<|\.\.)?\s*(?P<number>{_DIGITS})\s*(?P<open>\.\.)?")
_RANGE = re.compile(rf"({_DIGITS})\.\.({_DIGITS})")


def parse_quantity(
    cell: str, *, unit: str | None = None, counting_point: str | None = None
) -> Quantity:
    """Read a cell such as ``45``, ``1,234``, ``45..``, ``45..60``, ``>600``, ``<10``, ``..2000``, ``~200000``.

    Raises InputError for anything else: nobody guesses a figure.
    """
    plain = cell.strip()
    bounds = _range(plain) or _bounded(plain)
    if bounds is None:
        raise InputError(
            f"“{cell}” is not a figure",
            remedy="write 45, 45.., 45..60, ..2000, >600, <10 or ~200000",
        )
    low, high, about, exclusive = bounds
    return Quantity(
        low=low,
        high=high,
        about=about,
        exclusive=exclusive,
        unit=unit,
        counting_point=counting_point,
        wording=plain,
    )


_Bounds = tuple[Number | None, Number | None, Number | None, bool]


def _range(plain: str) -> _Bounds | None:
    m = _RANGE.fullmatch(plain)
    if m is None:
        return None
    low, high = _number(m[1]), _number(m[2])
    return (low, high, None, False) if low <= high else None


def _bounded(plain: str) -> _Bounds | None:
    m = _CELL.fullmatch(plain)
    if m is None or (m["sign"] and m["open"]):
        return None
    n = _number(m["number"])
    match m["sign"] or m["open"], bool(m["open"]):
        case "~", _:
            return None, None, n, False
        case ">", _:
            return n, None, None, True
        case "<", _:
            return None, n, None, True
        case "..", False:
            return None, n, None, False
        case "..", True:
            return n, None, None, False
        case _:
            return n, n, None, False


def _number(digits: str) -> Number:
    plain = digits.replace(",", "").replace("_", "")
    return float(plain) if "." in plain else int(plain)


def written(q: Quantity) -> str:
    """Return the quantity in the notation of the tables; "" where no figure was given."""
    match q.low, q.high, q.about:
        case None, None, None:
            return ""
        case None, None, about:
            return f"~{about}"
        case low, None, _:
            return f">{low}" if q.exclusive else f"{low}.."
        case None, high, _:
            return f"<{high}" if q.exclusive else f"..{high}"
        case low, high, _:
            return f"{low}" if low == high else f"{low}..{high}"
