"""The figure of a row: its cells low, high, unit and counting_point as one Quantity."""

from __future__ import annotations

import re

from truceline.basis.quantity import Quantity, parse_quantity
from truceline.errors import InputError

__all__ = ["figure_of"]

_GROUPED = re.compile(r"[~><.]*\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*(?:\.\.)?")
_BETWEEN = re.compile(r"(\d[\d,_.]*?)\s*\.\.\s*(\d[\d,_.]*)")


def figure_of(
    low: str | None, high: str | None, *, unit: str | None = None, counting_point: str | None = None
) -> Quantity | None:
    """Return what the two cells say of a number; None where both are blank (never 0).

    A figure in ``low`` alone is exact unless it is open (``45..``, ``>600``, ``~200000``); a figure
    in ``high`` alone is an upper bound; in both, the two bounds. Raises InputError otherwise.
    """
    if low is not None and high is None and (m := _BETWEEN.fullmatch(low)):
        low, high = m[1], m[2]
    if low is None and high is None:
        return None
    if high is None:
        assert low is not None
        return _cell(low, unit, counting_point)
    upper = _upper(_cell(high, unit, counting_point), high)
    return upper if low is None else _both(_cell(low, unit, counting_point), upper, low, high)


def _cell(cell: str, unit: str | None, counting_point: str | None) -> Quantity:
    """Read one cell; a decimal comma is refused, since 1,5 would be read as 15."""
    if "," in cell and _GROUPED.fullmatch(cell) is None:
        raise InputError(
            f"“{cell}” is not a figure", remedy="write 1200 or 1,200, and 1.5 for one and a half"
        )
    return parse_quantity(cell, unit=unit, counting_point=counting_point)


def _upper(q: Quantity, cell: str) -> Quantity:
    if q.high is None:
        raise InputError(f"“{cell}” in high is no upper bound", remedy="write 2000 or <2000")
    return Quantity(
        high=q.high,
        exclusive=q.exclusive,
        unit=q.unit,
        counting_point=q.counting_point,
        wording=q.wording,
    )


def _both(lower: Quantity, upper: Quantity, low: str, high: str) -> Quantity:
    if lower.low is None or lower.exclusive or upper.exclusive:
        raise InputError(
            f"“{low}” and “{high}” do not make two bounds",
            remedy="write plain figures in low and high",
        )
    assert upper.high is not None
    if lower.low > upper.high:
        raise InputError(f"low {low} is above high {high}", remedy="exchange them or correct one")
    return Quantity(
        low=lower.low,
        high=upper.high,
        unit=lower.unit,
        counting_point=lower.counting_point,
        wording=f"{low.rstrip(' .')}..{high.lstrip(' .')}",
    )
