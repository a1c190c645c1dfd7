"""Events told more than once: which claims, of whatever reports and sides, tell of one happening.

A group is joined for what its tellings say (place, day, kind of deed, what was hit, the toll),
never because their wording is alike. Where two readings are possible nothing is joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

import msgspec

from truceline.basis.digest import digest
from truceline.basis.gazetteer import gazetteer, lies_in
from truceline.basis.quantity import Quantity, written
from truceline.basis.span import Span
from truceline.claims.claim import Claim
from truceline.claims.lexicon import wording
from truceline.claims.versions import Version, data, day_after, lineage, version_of

__all__ = ["ToldEvent", "events_told"]

CROWD, FEW = 300, 30
"""So many kinds of telling of one day and place are compared in full, and in every pair."""


class ToldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One happening and all its tellings, in the order in which they were said.

    ``mode`` is the PLOVER code on which they agree, ``place`` a gazetteer id and ``day`` an ISO day;
    ``why`` says in words what joined them, ``differs`` in what they differ (fact, by, figures).
    """

    id: str
    mode: str
    place: str | None
    day: str | None
    versions: tuple[Version, ...]
    why: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def voices(self) -> int:
        """How many speak: a party counts once, whoever speaks for it."""
        return len({v.voice for v in self.versions})


def events_told(claims: Iterable[tuple[Claim, str | None]]) -> tuple[ToldEvent, ...]:
    """Return the events that more than one of ``claims`` tells, each with all its tellings.

    Each claim comes with the partial time of its report (None: not known). Joined are tellings of
    one kind of deed in one town (or smaller place) on one day; where one leaves place or day
    open, or the sides name each other as the doer, what was hit, the toll or the hour must agree
    too. Nothing that disagrees is ever joined through a third, and a telling that fits two events
    joins neither. Order and copies of ``claims`` never matter, nor who the parties are.
    """
    held = {claim.id: (claim, said) for claim, said in claims}
    versions = {i: v for i, (c, said) in held.items() if (v := version_of(c, said)) is not None}
    joined = _joined(versions)
    answers = _taken_up([c for c, _ in held.values()], versions, joined)
    groups: dict[str, set[str]] = {}
    for claim, group in joined.items():
        groups.setdefault(group, set()).add(claim)
    for answer, told in answers:
        groups.setdefault(joined.get(told.claim, told.claim), {told.claim}).add(answer.claim)
    known = versions | {answer.claim: answer for answer, _ in answers}
    taken_up = frozenset(answer.claim for answer, _ in answers)
    found = [_event([known[c] for c in group], taken_up) for group in groups.values()]
    return tuple(sorted(found, key=lambda e: (e.day or "", e.place or "", e.mode, e.id)))


# which pairs


def _joined(versions: Mapping[str, Version]) -> dict[str, str]:
    """Return claim -> the name of its group, for those that are in one."""
    classes: dict[Version, list[str]] = {}
    for v in versions.values():
        classes.setdefault(_kind_of_telling(v), []).append(v.claim)
    edges = _edges(list(classes))
    for kind in _of_two_minds(edges):
        for other in edges[kind] - {kind}:
            edges[other].discard(kind)
        edges[kind] &= {kind}
    found: dict[str, str] = {}
    for group in _components(edges):
        if not _any_disagree(group):
            told = _counted_once([versions[c] for kind in group for c in classes[kind]])
            if len(told) > 1:
                name = min(v.claim for v in told)
                found.update((v.claim, name) for v in told)
    return found


def _counted_once(told: Sequence[Version]) -> list[Version]:
    """Leave out tellings by which one voice gives, in one report, figures that no number fits: two events."""
    by_voice: dict[object, list[Version]] = defaultdict(list)
    for v in told:
        by_voice[(v.report, v.voice)].append(v)
    return [
        v for v in told
        if not any(_counts_differ(v, other) for other in by_voice[(v.report, v.voice)])
    ]  # fmt: skip


def _counts_differ(a: Version, b: Version) -> bool:
    p, q = a.quantity, b.quantity
    same = p is not None and q is not None and _counted(p) == _counted(q)
    return same and p is not None and q is not None and p.cannot_equal(q)


def _counted(q: Quantity) -> tuple[str | None, str | None, str | None]:
    return (q.unit, q.counting_point, q.scope)


def _kind_of_telling(v: Version) -> Version:
    """The telling without who tells it where: tellings alike in all else are compared once."""
    return msgspec.structs.replace(
        v, claim="", report=None, at=_NOWHERE, speaker=None, party=None, words="",
        said=None if v.day is not None else v.said,
    )  # fmt: skip


def _edges(kinds: Sequence[Version]) -> dict[Version, set[Version]]:
    """Return each kind of telling with those it is joined to; itself, where its copies are one event.

    Where more kinds meet than can be one day's tellings of a place, nothing is joined there.
    """
    near: dict[tuple[object, ...], list[Version]] = defaultdict(list)
    for v in kinds:
        for key in set(_keys(v)):
            near[key].append(v)
    edges: dict[Version, set[Version]] = {v: {v} for v in kinds if _reasons(v, v)}
    for met in near.values():
        for a, b in combinations(met if len(met) <= CROWD else (), 2):
            if _reasons(a, b):
                edges.setdefault(a, set()).add(b)
                edges.setdefault(b, set()).add(a)
    return edges


def _keys(v: Version) -> Iterator[tuple[object, ...]]:
    """Two tellings that can be joined share one of these: so not every pair is looked at."""
    back = data("answered_within") + 1
    days = [v.day] if v.day else [day_after(v.said, -n) for n in range(back)] if v.said else []
    for day in days:
        yield from ((day, "place", p) for p in (lineage(v.place) if v.place else ()))
        yield from ((day, "object", o) for o in v.objects)
        yield (day, "figure", v.figure)


def _reasons(a: Version, b: Version) -> tuple[str, ...]:
    """Return why two tellings are of one event, in words; none: nothing joins them."""
    if _disagree(a, b):
        return ()
    why, gaps = _ground(a, b)
    support = tuple(_support(a, b))
    open_ = _doers_differ(a, b) or _silent_on_itself(a, b) or _silent_on_itself(b, a)
    needed = len(gaps) + (open_ or _other_target(a, b))
    if not why or needed > 1 or (needed and not support):
        return ()
    return (*why, *gaps, *support)


def _ground(a: Version, b: Version) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what places and days say together, and what either leaves open; () () if too little."""
    words, gaps = data("why"), []
    day, place = a.day or b.day, _narrower(a, b)
    if day is None or place is None:
        return (), ()
    if a.day is None or b.day is None:
        late = (b if a.day else a).said
        if late is None or not day <= late <= day_after(day, data("answered_within")):
            return (), ()
        gaps.append(words["answered"].format(days=data("answered_within")))
    if a.place is None or b.place is None:
        gaps.append(words["nowhere"])
    elif a.near is None or b.near is None:
        wider = a.place if a.near is None else b.place
        gaps.append(words["wider"].format(place=_place(wider)))
    return (words["place"].format(place=_place(place), day=day),), tuple(gaps)


def _narrower(a: Version, b: Version) -> str | None:
    """The small place that at least one of the two names."""
    near = [p for p in (a.near, b.near) if p is not None]
    return max(near, key=lambda p: (len(lineage(p)), p)) if near else None


def _support(a: Version, b: Version) -> Iterator[str]:
    words = data("why")
    for code in sorted(a.objects & b.objects):
        yield words["object"].format(object=f"the same kind of target ({code})")
    if a.figure is not None and a.figure == b.figure and a.quantity is not None:
        yield words["figure"].format(figure=_figure(a.quantity))
    if a.hour is not None and a.hour == b.hour:
        yield words["hour"]


def _disagree(a: Version, b: Version) -> bool:
    """Whether two tellings cannot be of one event."""
    if not _modes_fit(a.mode, b.mode) or (a.day and b.day and a.day != b.day):
        return True
    if a.place and b.place and not (lies_in(a.place, b.place) or lies_in(b.place, a.place)):
        return True
    if a.hour is not None and b.hour is not None and abs(a.hour - b.hour) > data("hours_apart"):
        return True
    if a.objects and b.objects and not a.objects & b.objects:
        return True
    if _too_late(a, b) or _too_late(b, a):
        return True
    return _doers_differ(a, b) and (not _is_violence(a) or not any(_support(a, b)))


def _too_late(dated: Version, other: Version) -> bool:
    """Whether an undated telling was said before the day of the other, or long after it."""
    if dated.day is None or other.day is not None or other.said is None:
        return False
    return not dated.day <= other.said <= day_after(dated.day, data("answered_within"))


def _modes_fit(a: str, b: str) -> bool:
    event, other = a.partition("/")[0], b.partition("/")[0]
    open_ = event == other == data("violence") and (a.endswith("/") or b.endswith("/"))
    return a == b or open_ or any({a, b} <= set(alike) for alike in data("alike"))


def _doers_differ(a: Version, b: Version) -> bool:
    return bool(a.by and b.by) and not set(a.by) & set(b.by)


def _silent_on_itself(v: Version, other: Version) -> bool:
    """Whether one who is named as the doer tells of such a deed too, and not by whom: maybe another's."""
    return not v.by and not v.denied and v.party is not None and v.party in other.by


def _is_violence(v: Version) -> bool:
    return v.mode.partition("/")[0] == str(data("violence"))


def _other_target(a: Version, b: Version) -> bool:
    """Whether one names an armed target and the other none such but a market or the like."""
    return (a.armed and bool(b.objects) and not b.armed) or (
        b.armed and bool(a.objects) and not a.armed
    )


# which groups


def _of_two_minds(edges: Mapping[Version, set[Version]]) -> list[Version]:
    """Those joined to two that disagree with each other: they may be of either, so of neither."""
    return [v for v, near in edges.items() if _any_disagree(near)]


def _any_disagree(kinds: Collection[Version]) -> bool:
    """Whether two of ``kinds`` disagree; of many, tolls aside, so that time stays in bounds."""
    if len(kinds) > FEW:
        kinds = {msgspec.structs.replace(v, quantity=None) for v in kinds}
    return any(_disagree(a, b) for a, b in combinations(kinds, 2))


def _components(edges: Mapping[Version, set[Version]]) -> Iterator[list[Version]]:
    seen: set[Version] = set()
    for start in edges:
        found, todo = [], [start]
        while todo:
            v = todo.pop()
            if v not in seen:
                seen.add(v)
                found.append(v)
                todo.extend(edges[v])
        if found:
            yield found


# a denial that names neither place nor day


def _taken_up(
    claims: Iterable[Claim], versions: Mapping[str, Version], joined: Mapping[str, str]
) -> list[tuple[Version, Version]]:
    """Return each denial of "the attack" with the telling that it answers.

    That is the one event told shortly before it in the same report by somebody else, of whom the
    words say, or leave open, that the one who denies did it; where two were told, none.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report is not None:
            by_report[claim.report].append(claim)
    found = []
    for held in by_report.values():
        before: list[Version | Claim] = []
        for claim in sorted(held, key=lambda c: (c.evidence.start, _content_start(c), c.id)):
            version = versions.get(claim.id)
            if _is_bare_denial(claim, version):
                told = _told_before(claim, version, before, joined)
                if told is not None:
                    found.append((_answer(claim, told), told))
            elif version is not None or claim.voice == "attributed":
                before.append(claim if version is None else version)
    return found


def _content_start(claim: Claim) -> int:
    return claim.evidence.start if claim.content is None else claim.content.start


def _is_bare_denial(claim: Claim, version: Version | None) -> bool:
    if claim.act != "denies" or claim.content is None or claim.party is None:
        return False
    if version is not None and (version.day or version.place or version.figure):
        return False
    if version is not None and version.objects:
        return True
    return _bare().fullmatch(claim.content.text.strip(' .,;“”"')) is not None


def _told_before(
    claim: Claim, own: Version | None, before: Sequence[Version | Claim], joined: Mapping[str, str]
) -> Version | None:
    start = claim.evidence.start - data("reach")
    hit = frozenset() if own is None else own.objects
    near: dict[str, Version] = {}
    for v in reversed(before):
        if isinstance(v, Claim):  # another matter, told since, may be what is denied
            if hit or v.party == claim.party:
                continue
            break
        if v.at.start < start:
            break
        other = not v.denied and v.party != claim.party and (not v.by or claim.party in v.by)
        if other and (not hit or hit & v.objects):
            near.setdefault(joined.get(v.claim, v.claim), v)
    return next(iter(near.values())) if len(near) == 1 and _is_violence(*near.values()) else None


def _answer(claim: Claim, told: Version) -> Version:
    words = "" if claim.content is None else claim.content.text
    return msgspec.structs.replace(
        told, claim=claim.id, at=claim.evidence, party=claim.party, by=(), quantity=None,
        speaker=claim.actor or (None if claim.source is None else claim.source.text),
        denied=True, words=words, objects=frozenset(), armed=False,
    )  # fmt: skip


# what is shown


def _event(versions: Sequence[Version], taken_up: frozenset[str]) -> ToldEvent:
    told = sorted(versions, key=lambda v: v.order)
    plain = [v for v in told if v.claim not in taken_up]
    why = dict.fromkeys(r for a, b in combinations(_kinds(plain), 2) for r in _reasons(a, b))
    if len(plain) > 1 and not why:
        why = dict.fromkeys(_reasons(plain[0], plain[0]))
    if len(plain) < len(told):
        why[data("why")["taken_up"]] = None
    places = {v.place for v in told if v.place is not None}
    return ToldEvent(
        id="event:" + digest("told-event/1", *sorted(v.claim for v in told))[:12],
        mode=max((v.mode for v in told), key=lambda m: (not m.endswith("/"), m)),
        place=max(places, key=lambda p: (len(_within(p)), p), default=None),
        day=next((v.day for v in told if v.day is not None), None),
        versions=tuple(told),
        why=tuple(why),
        differs=tuple(data("differs")[code] for code in _differs(told)),
    )


def _kinds(told: Sequence[Version]) -> list[Version]:
    return list({_kind_of_telling(v): v for v in told}.values())


def _differs(told: Sequence[Version]) -> Iterator[str]:
    kinds = _kinds(told)
    pairs = list(combinations(kinds, 2))
    if len({v.denied for v in told}) > 1:
        yield "fact"
    if any(_doers_differ(a, b) for a, b in pairs):
        yield "by"
    if any(_counts_differ(a, b) for a, b in pairs):
        yield "figures"


def _within(place: str) -> list[str]:
    """Return the places in which one lies, itself first."""
    known, found = gazetteer(), []
    at: str | None = place
    while at is not None and at in known:
        found.append(at)
        at = known[at].within
    return found


def _place(place: str | None) -> str:
    known = gazetteer().get(place or "")
    return place or "" if known is None else known.name


def _figure(q: Quantity) -> str:
    unit = f" {q.unit}" if q.unit else ""
    return f"{written(q)}{unit}" + (f" ({q.counting_point})" if q.counting_point else "")


@cache
def _bare() -> re.Pattern[str]:
    return wording([data("taken_up")])


_NOWHERE = Span(0, 0)
