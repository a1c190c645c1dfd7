"""Counts as each source gives them: incidents, deliveries per counter, restrictions, deadlines named by others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from truceline.agreement import Agreement, Step
from truceline.basis.quantity import Number
from truceline.basis.time import Interval
from truceline.status.shapes import Delivery, Incident, Previous, Restriction, ThirdPartyDeadline
from truceline.status.word import UNNAMED, Word

__all__ = ["deadlines_named", "deliveries_by_counter", "incidents", "restrictions"]

USUAL_PERIOD = timedelta(days=7)


def incidents(
    words: Sequence[Word], *, since: datetime | None, at: datetime, tz: ZoneInfo
) -> tuple[Incident, ...]:
    """Return incidents by source and counting point in the period up to ``at`` against the one before.

    The period runs from ``since``, else seven days. Figures of one source are added only within
    one counting point; figures of two sources never.
    """
    start = since if since is not None and since < at else at - USUAL_PERIOD
    told = [w for w in words if w.event.kind == "incident" and not _entered_as_row(w, words)]
    keys = list(dict.fromkeys(_counted(w) for w in told))
    found = (_incident(k, [w for w in told if _counted(w) == k], start, at, tz) for k in keys)
    return tuple(i for i in found if i is not None)


def _entered_as_row(word: Word, words: Sequence[Word]) -> bool:
    """Whether a figure read from a text, of a source without a name, is one that a row holds of a named one."""
    if not word.from_text or word.speaker != UNNAMED:
        return False
    rows = (w for w in words if not w.from_text and w.event.kind == "incident")
    return any(
        _counted(w)[1:] == _counted(word)[1:] and w.low == word.low and w.when.meets(word.when)
        for w in rows
    )


def _counted(word: Word) -> tuple[str, str, str | None]:
    quantity = word.event.quantity
    kind = None if quantity is None else quantity.counting_point
    return (
        word.voice,
        kind or word.event.mode or "incident",
        None if quantity is None else quantity.unit,
    )


def _incident(
    key: tuple[str, str, str | None], words: list[Word], start: datetime, at: datetime, tz: ZoneInfo
) -> Incident | None:
    now = [w for w in words if start < w.when.last and w.when.first <= at]
    before = [w for w in words if start - (at - start) < w.when.last <= start]
    if not now:
        return None
    low, high = _sum(now)
    return Incident(
        source=now[0].speaker, kind=key[1], low=low, high=high, unit=key[2], period=(_day(start, tz), _day(at, tz)),
        previous=None if not before else Previous(low=_sum(before)[0], high=_sum(before)[1]),
        claims=tuple(w.claim for w in now),
    )  # fmt: skip


def _sum(words: Iterable[Word]) -> tuple[Number | None, Number | None]:
    distinct: dict[tuple[object, ...], Word] = {}
    for w in words:
        distinct[(w.event.at, w.event.until, w.event.place, w.event.item, w.event.by)] = w
    lows = [w.low for w in distinct.values()]
    highs = [w.high for w in distinct.values()]
    low = sum(x for x in lows if x is not None) if any(x is not None for x in lows) else None
    return low, None if None in highs else sum(h for h in highs if h is not None)


def _day(moment: datetime, tz: ZoneInfo) -> str:
    return moment.astimezone(tz).date().isoformat()


def deliveries_by_counter(
    words: Sequence[Word], steps: Sequence[Step], agreement: Agreement, tz: ZoneInfo
) -> tuple[Delivery, ...]:
    """Return each count toward an obligation with a rhythm, on its own line, against what was promised then."""
    rhythmic = {o.id for o in agreement.obligations.values() if o.every is not None}
    told = [
        w for w in words if w.event.kind in {"count", "delivery"} and w.event.toward is not None
    ]
    return tuple(
        _delivery(w, w.event.toward.split("/")[0], steps, tz)
        for w in told
        if w.event.toward is not None and w.event.toward.split("/")[0] in rhythmic
    )


def _delivery(word: Word, obligation: str, steps: Sequence[Step], tz: ZoneInfo) -> Delivery:
    quantity = word.event.quantity
    return Delivery(
        obligation=obligation, counter=word.speaker, claims=(word.claim,),
        counting_point=None if quantity is None else quantity.counting_point,
        unit=None if quantity is None else quantity.unit,
        period=(_day(word.when.first, tz), _day(word.when.last, tz)),
        promised=_promised(obligation, steps, word.when), low=word.low, high=word.high,
    )  # fmt: skip


def _promised(obligation: str, steps: Sequence[Step], period: Interval) -> Number | None:
    due = [
        s.amount
        for s in steps
        if s.obligation == obligation
        and s.due is not None
        and period.first <= s.due.last <= period.last
    ]
    amounts = [a for a in due if a is not None]
    return sum(amounts) if amounts else None


def restrictions(words: Sequence[Word]) -> tuple[Restriction, ...]:
    """Return what monitors say they could not see or reach."""
    return tuple(
        Restriction(
            id=f"restriction:{w.claim[:12]}", monitor=w.speaker, place=w.event.place,
            from_=w.event.at, until=w.event.until, claims=(w.claim,),
        )
        for w in words if w.event.kind == "restriction"
    )  # fmt: skip


def deadlines_named(
    words: Sequence[Word], parties: Sequence[str]
) -> tuple[ThirdPartyDeadline, ...]:
    """Return deadlines that somebody outside the text named to a party: no step and no lever."""
    return tuple(
        ThirdPartyDeadline(
            by=w.speaker, to=w.event.to, words=w.event.words or "", at=w.event.until, claims=(w.claim,)
        )
        for w in words
        if w.event.kind == "announcement" and w.side is None and w.event.until is not None
        and w.says is None and set(w.event.to) & set(parties)
    )  # fmt: skip
