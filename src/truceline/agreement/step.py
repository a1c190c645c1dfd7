"""A dated step: what the plan makes of one duty, one party, one period."""

from __future__ import annotations

from datetime import datetime

import msgspec

from truceline.basis.quantity import Number
from truceline.basis.time import Interval

__all__ = ["Step"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step. ``id`` is ``<obligation>[/<party>][/<period>]`` without the ``step:`` prefix.

    ``part`` is "" or begin / conclude (talks) or keep (a standing duty). ``amount`` is what this
    step adds, ``cumulative`` what the obligation asks up to and including it (None: no number, or
    not determinable before the counter-delivery is known). ``opens`` is the first instant at
    which it can be done as due (None: from the start); ``due`` every instant its deadline may be
    (both ends equal for a fixed deadline; None: no deadline). ``day`` is the interval of the last
    day on which it is due, the "due" day of the screens. ``by_category`` are sub-counts.
    """

    id: str
    obligation: str
    party: str
    to: tuple[str, ...]
    deed: str
    part: str = ""
    amount: Number | None = None
    cumulative: Number | None = None
    unit: str | None = None
    by_category: dict[str, Number] = {}
    opens: datetime | None = None
    due: Interval | None = None
    phase: str | None = None
    clause: str = ""
