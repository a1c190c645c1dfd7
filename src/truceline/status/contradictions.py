"""Contradictions: words that cannot both hold. A missing own word is a gap, a speaker's change is movement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from truceline.basis.digest import digest
from truceline.status.happenings import disputed
from truceline.status.obligations import Row
from truceline.status.phase import Run
from truceline.status.said import Said
from truceline.status.shapes import Contradiction, SharedEvent
from truceline.status.word import PHASE_READINGS, Word

__all__ = ["contradictions"]

DENIALS = frozenset({"denied", "undone"})
TOOK_PLACE = "One says that it took place, the other that it did not."


def contradictions(
    said: Sequence[Said], words: Sequence[Word], rows: Sequence[Row], runs: Sequence[Run],
    events: Sequence[SharedEvent] = (),
) -> tuple[Contradiction, ...]:  # fmt: skip
    """Return every contradiction once, ordered by kind of consequence: readings, facts, figures, assessments.

    ``runs`` are the runs of one phase in the parties' views (those that spoke); ``events`` those
    that several voices tell.
    """
    found = [
        *_phase_readings(runs), *_clause_readings(words), *_aspect_readings(rows, words),
        *_facts(words, rows), *_happenings(events), *_figures(words, rows), *_assessments(said),
    ]  # fmt: skip
    seen: dict[frozenset[str], Contradiction] = {}
    for one in found:
        seen.setdefault(frozenset(one.claims), one)
    return tuple(seen.values())


def _made(kind: str, a: str, b: str, why: str, steps: Iterable[str] = ()) -> Contradiction:
    ident = digest("contradiction/1", kind, *sorted((a, b)))[:12]
    return Contradiction(
        id=f"contradiction:{ident}", kind=kind, claims=(a, b), why=why, steps=tuple(steps)
    )


def _phase_readings(runs: Sequence[Run]) -> Iterator[Contradiction]:
    """Two parties read differently whether a phase goes on."""
    for a, b in combinations([r for r in runs if r.deciding is not None], 2):
        if a.phase == b.phase and a.state != b.state and a.deciding and b.deciding:
            yield _made(
                "reading",
                a.deciding,
                b.deciding,
                f"The parties read the end of {a.phase} differently.",
            )


def _clause_readings(words: Sequence[Word]) -> Iterator[Contradiction]:
    """Two parties give different readings of one clause (phases apart); the latest of each counts."""
    latest = {
        (w.side, w.event.toward): w
        for w in words
        if w.event.kind == "reading"
        and w.side is not None
        and w.says not in PHASE_READINGS
        and w.event.toward is not None
    }
    for a, b in combinations(latest.values(), 2):
        if a.side != b.side and a.event.toward == b.event.toward and _read_differently(a, b):
            yield _made("reading", a.claim, b.claim, f"{a.event.toward} is read differently.")


def _read_differently(a: Word, b: Word) -> bool:
    p, q = a.event.quantity, b.event.quantity
    return a.says != b.says or (p is not None and q is not None and p.cannot_equal(q))


def _aspect_readings(rows: Sequence[Row], words: Sequence[Word]) -> Iterator[Contradiction]:
    """One aspect of a step said to be as agreed by one side and not by the other."""
    for row in rows:
        contested = [name for name, o in row.shown.aspects.items() if o.kind == "contested"]
        if not contested:
            continue
        sides = row.shown.aspects[contested[0]].by
        a, b = (row.cells[s].aspect_words[contested[0]] for s in sides[:2])
        pair = [_its_reading(w, row.obligation.id, contested, words) for w in (a, b)]
        read = any(p != w.claim for p, w in zip(pair, (a, b), strict=True))
        where = f"What {row.shown.id} asks as to {' and '.join(contested)} is told differently"
        yield _made(
            "reading" if read else "fact",
            pair[0],
            pair[1],
            where + (" and read differently." if read else "."),
            (row.shown.id,),
        )


def _its_reading(word: Word, obligation: str, aspects: Sequence[str], words: Sequence[Word]) -> str:
    """The claim by which the same side reads the clause on this aspect, if it gave a reading; else its word."""
    clauses = {f"{obligation}.{aspect}" for aspect in aspects}
    readings = [
        w
        for w in words
        if w.event.kind == "reading" and w.side == word.side and w.event.toward in clauses
    ]
    return readings[-1].claim if readings else word.claim


def _facts(words: Sequence[Word], rows: Sequence[Row]) -> Iterator[Contradiction]:
    """One happening asserted by one speaker and denied by another."""
    told = (
        w
        for w in words
        if w.event.deed is not None and not w.event.aspects and w.event.kind != "reading"
    )
    steps = _steps_by_claim(rows)
    for group in _groups(told, lambda w: (w.event.deed, frozenset(w.event.by), w.event.toward)):
        done = [w for w in group if w.says == "done"]
        denied = [w for w in group if w.says in DENIALS]
        for a, b in _of_one_time(done, denied):
            if _two_voices(a, b):
                yield _made("fact", a.claim, b.claim, TOOK_PLACE, _both(a, b, steps))


def _happenings(events: Sequence[SharedEvent]) -> Iterator[Contradiction]:
    """An event that one voice asserts and another denies."""
    for a, b in disputed(events):
        yield _made("fact", a, b, TOOK_PLACE)


def _of_one_time(these: Sequence[Word], those: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Pairs whose times meet; both lists are in order of time, so that no pair far apart is looked at."""
    longest = max((w.when.last - w.when.first for w in those), default=timedelta())
    for a in these:
        start = bisect_left(those, a.when.first, key=lambda w: w.when.first + longest)
        end = bisect_right(those, a.when.last, key=lambda w: w.when.first)
        yield from ((a, b) for b in those[start:end] if a.when.meets(b.when))


def _groups(words: Iterable[Word], key: Callable[[Word], Hashable]) -> Iterable[list[Word]]:
    """Words that share ``key``."""
    groups: dict[Hashable, list[Word]] = {}
    for word in words:
        groups.setdefault(key(word), []).append(word)
    return groups.values()


def _two_voices(a: Word, b: Word) -> bool:
    """Two speakers, and not two institutions of one side."""
    return a.speaker != b.speaker and (a.side is None or a.side != b.side)


def _steps_by_claim(rows: Sequence[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        for claim in row.shown.history:
            found.setdefault(claim, []).append(row.shown.id)
    return found


def _both(a: Word, b: Word, steps: Mapping[str, list[str]]) -> list[str]:
    return list(dict.fromkeys((*steps.get(a.claim, ()), *steps.get(b.claim, ()))))


def _figures(words: Sequence[Word], rows: Sequence[Row]) -> Iterator[Contradiction]:
    """Figures of one counting point, scope and time, from different speakers, that no number fits."""
    counted = (w for w in words if w.event.quantity is not None and _comparable(w))
    steps = _steps_by_claim(rows)
    for group in _groups(counted, _count):
        for a, b in combinations(group, 2):
            p, q = a.event.quantity, b.event.quantity
            if p is None or q is None or not _two_voices(a, b) or not a.when.meets(b.when):
                continue
            if p.cannot_equal(q):
                point = p.counting_point or "counting point not stated"
                why = f"The figures ({p.wording or p.low} and {q.wording or q.low}, {point}) cannot both hold."
                yield _made("figures", a.claim, b.claim, why, _both(a, b, steps))


def _comparable(word: Word) -> bool:
    """A counting point is stated, or it is a delivery toward one named step; and it is located."""
    step = word.event.kind == "delivery" and "/" in (word.event.toward or "")
    point = word.event.quantity is not None and word.event.quantity.counting_point is not None
    return step or (
        point and (word.event.place is not None or word.event.toward not in {None, "-"})
    )


def _count(word: Word) -> Hashable:
    e, q = word.event, word.event.quantity
    counted = () if q is None else (q.unit, q.counting_point, q.scope)
    return (e.kind, e.item, e.place, e.toward, e.until, *counted)


def _assessments(said: Sequence[Said]) -> Iterator[Contradiction]:
    """Opposite assessments of one matter by two speakers (the last of each; a change is movement)."""
    latest: dict[tuple[str, str], Said] = {}
    for s in said:
        stance = s.claim.stance
        if stance is not None and stance.sign in {"for", "against"} and s.claim.about is None:
            latest[(stance.target, s.speaker)] = s
    for (target, speaker), a in latest.items():
        for (other_target, other), b in latest.items():
            signs = (a.claim.stance and a.claim.stance.sign, b.claim.stance and b.claim.stance.sign)
            if signs == ("for", "against") and target == other_target and speaker != other:
                why = (
                    f"Opposite assessments of {target.replace('-', ' ')}: {_who(a)} and {_who(b)}."
                )
                yield _made("assessment", a.claim.id, b.claim.id, why)


def _who(said: Said) -> str:
    return said.speaker if said.claim.source is None else said.claim.source.text
