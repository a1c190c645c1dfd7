"""Counts as each source gives them: incidents, deliveries per counter, restrictions, deadlines named by others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement import Agreement, Step
from truceline.basis.gazetteer import lies_in
from truceline.basis.quantity import Number
from truceline.basis.time import Interval
from truceline.status.shapes import Delivery, Incident, Previous, Restriction, ThirdPartyDeadline
from truceline.status.word import UNNAMED, Word

__all__ = ["deadlines_named", "deliveries_by_counter", "incidents", "period_start", "restrictions"]

USUAL_PERIOD = timedelta(days=7)


def incidents(
    words: Sequence[Word], *, since: datetime | None, at: datetime, tz: ZoneInfo
) -> tuple[Incident, ...]:
    """Return incidents by source and counting point in the period up to ``at`` against the one before.

    The period runs from ``since``, else seven days. A figure is a source's own only if the source
    puts it forward. Figures of two sources are never added; those of one source only within one
    counting point and only where their dates in the period, or their places, show different
    events. Any other figure has a line of its own, whose ``period`` is its own time; one told
    without its day has the period (None, the day on which it was told).
    """
    start = period_start(since, at)
    told = [w for w in words if w.event.kind == "incident" and w.put_forward]
    told = [w for w in told if not _entered_as_row(w, words)]
    keys = list(dict.fromkeys(_counted(w) for w in told))
    period = _Period(first=start, last=at, tz=tz)
    return tuple(i for k in keys for i in _lines(k, [w for w in told if _counted(w) == k], period))


def period_start(since: datetime | None, at: datetime) -> datetime:
    """Return after what moment an incident is of the period: ``since``, else seven days before ``at``."""
    return since if since is not None and since < at else at - USUAL_PERIOD


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


class _Period(msgspec.Struct, frozen=True, kw_only=True):
    """The time asked about: after ``first``, up to ``last``, in days of ``tz``."""

    first: datetime
    last: datetime
    tz: ZoneInfo

    def days(self) -> tuple[str, str]:
        """Return its first and last day."""
        return _day(self.first, self.tz), _day(self.last, self.tz)

    def before(self) -> _Period:
        """Return the period of equal length before it."""
        first = self.first - (self.last - self.first)
        return _Period(first=first, last=self.first, tz=self.tz)

    def meets(self, when: Interval) -> bool:
        """Say whether a happening may lie in the period."""
        return self.first < when.last and when.first <= self.last

    def holds(self, when: Interval) -> bool:
        """Say whether a happening lies in the period, to the day."""
        first, last = self.days()
        return first <= _day(when.first, self.tz) and _day(when.last, self.tz) <= last


def _lines(
    key: tuple[str, str, str | None], words: Sequence[Word], period: _Period
) -> Iterator[Incident]:
    """Yield one line for the figures that may be added, and one for each that may not."""
    told = _told_once([w for w in words if period.meets(w.when)])
    added = _different(told, period)
    earlier = _told_once([w for w in words if w.when.last <= period.first])
    earlier = [f for f in earlier if period.before().meets(f[-1].when)]
    if added:
        low, high = _sum(added)
        yield _incident(key, added, (low, high), period.days(), _previous(earlier, period.before()))
    for figure in told:
        if figure not in added:
            last = figure[-1]
            first = None if last.event.at is None else _day(last.when.first, period.tz)
            own = (first, _day(last.when.last, period.tz))
            yield _incident(key, [figure], (last.low, last.high), own, None)


def _incident(
    key: tuple[str, str, str | None], figures: Sequence[list[Word]],
    bounds: tuple[Number | None, Number | None], period: tuple[str | None, str | None],
    previous: Previous | None,
) -> Incident:  # fmt: skip
    claims = {w.claim: w for figure in figures for w in figure}
    ordered = sorted(claims.values(), key=lambda w: w.order)
    return Incident(
        source=ordered[0].speaker, kind=key[1], low=bounds[0], high=bounds[1], unit=key[2],
        period=period, previous=previous, claims=tuple(w.claim for w in ordered),
    )  # fmt: skip


def _previous(figures: Sequence[list[Word]], period: _Period) -> Previous | None:
    """The sum of the period before; where a figure of it cannot be added, what it was at the least."""
    added = _different(figures, period)
    if not added:
        return None
    low, high = _sum(added)
    return Previous(low=low, high=high if len(added) == len(figures) else None)


def _told_once(words: Sequence[Word]) -> list[list[Word]]:
    """Group the words by the figure they tell, each group in order of telling: the last one counts."""
    figures: list[list[Word]] = []
    for word in words:
        same = next((f for f in figures if _tells_again(word, f[-1])), None)
        if same is None:
            figures.append([word])
        else:
            same.append(word)
    return figures


def _tells_again(word: Word, earlier: Word) -> bool:
    """Whether a word tells a figure again: of one event, or the same figure of the same day."""
    a, b = word.event, earlier.event
    if word.when != earlier.when or (a.at is None) != (b.at is None):
        return False
    if (word.low, word.high) == (earlier.low, earlier.high):
        return not _places_differ(word, earlier)
    return a.at is not None and (a.place, a.item, a.by) == (b.place, b.item, b.by)


def _different(figures: Sequence[list[Word]], period: _Period) -> list[list[Word]]:
    """The figures of events that are different ones beyond doubt, those told most exactly first."""
    dated = [f for f in figures if f[-1].event.at is not None and period.holds(f[-1].when)]
    found: list[list[Word]] = []
    for figure in sorted(dated, key=lambda f: _exactness(f[-1])):
        if all(_differ(figure[-1], other[-1]) for other in found):
            found.append(figure)
    return found


def _exactness(word: Word) -> tuple[object, ...]:
    return (word.when.last - word.when.first, word.event.place is None, word.order)


def _differ(a: Word, b: Word) -> bool:
    return not a.when.meets(b.when) or _places_differ(a, b)


def _places_differ(a: Word, b: Word) -> bool:
    one, other = a.event.place, b.event.place
    return not (one is None or other is None or lies_in(one, other) or lies_in(other, one))


def _sum(figures: Iterable[list[Word]]) -> tuple[Number | None, Number | None]:
    told = [figure[-1] for figure in figures]
    lows, highs = [w.low for w in told], [w.high for w in told]
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
