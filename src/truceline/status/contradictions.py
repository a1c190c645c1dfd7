"""Contradictions: words that cannot both hold. A missing own word is a gap, a speaker's change is movement."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from truceline.basis.digest import digest
from truceline.status.obligations import Row
from truceline.status.phase import Run
from truceline.status.said import Said
from truceline.status.shapes import Contradiction
from truceline.status.word import Word

__all__ = ["contradictions"]

DENIALS = frozenset({"denied", "undone"})


def contradictions(
    said: Sequence[Said], words: Sequence[Word], rows: Sequence[Row], runs: Sequence[Run]
) -> tuple[Contradiction, ...]:
    """Return every contradiction once, ordered by kind of consequence: readings, facts, figures, assessments.

    ``runs`` are the runs of one phase in the parties' views (those that spoke).
    """
    found = [
        *_phase_readings(runs), *_clause_readings(words), *_aspect_readings(rows, words),
        *_facts(words, rows), *_figures(words, rows), *_assessments(said),
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
    """Two parties give different readings of one clause (phases apart)."""
    readings = [
        w
        for w in words
        if w.event.kind == "reading" and w.side is not None and w.says not in {"ended", "continues"}
    ]
    for a, b in combinations(readings, 2):
        if a.side != b.side and a.event.toward == b.event.toward and a.says != b.says:
            yield _made("reading", a.claim, b.claim, f"{a.event.toward} is read differently.")


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
    told = [
        w
        for w in words
        if w.event.deed is not None and not w.event.aspects and w.event.kind != "reading"
    ]
    for a, b in _pairs(told, lambda w: (w.event.deed, frozenset(w.event.by), w.event.toward)):
        says = {a.says, b.says}
        if "done" in says and says & DENIALS and a.when.meets(b.when):
            yield _made(
                "fact",
                a.claim,
                b.claim,
                "One says that it took place, the other that it did not.",
                _steps(a, b, rows),
            )


def _pairs(words: Iterable[Word], key: Callable[[Word], Hashable]) -> Iterator[tuple[Word, Word]]:
    """Pairs of words of different speakers that share ``key``."""
    groups: dict[Hashable, list[Word]] = {}
    for word in words:
        groups.setdefault(key(word), []).append(word)
    for group in groups.values():
        yield from ((a, b) for a, b in combinations(group, 2) if a.speaker != b.speaker)


def _steps(a: Word, b: Word, rows: Sequence[Row]) -> list[str]:
    return [r.shown.id for r in rows if {a.claim, b.claim} & set(r.shown.history)]


def _figures(words: Sequence[Word], rows: Sequence[Row]) -> Iterator[Contradiction]:
    """Figures of one counting point, scope and time, from different speakers, that no number fits."""
    counted = [
        w
        for w in words
        if w.event.quantity is not None and w.event.quantity.counting_point and _located(w)
    ]
    for a, b in _pairs(counted, _count):
        p, q = a.event.quantity, b.event.quantity
        if p is not None and q is not None and p.cannot_equal(q):
            why = f"The figures ({p.wording or p.low} and {q.wording or q.low}, {p.counting_point}) cannot both hold."
            yield _made("figures", a.claim, b.claim, why, _steps(a, b, rows))


def _located(word: Word) -> bool:
    return word.event.place is not None or word.event.toward not in {None, "-"}


def _count(word: Word) -> Hashable:
    e, q = word.event, word.event.quantity
    counted = () if q is None else (q.unit, q.counting_point, q.scope)
    return (e.kind, e.item, e.place, e.toward, e.at, e.until, *counted)


def _assessments(said: Sequence[Said]) -> Iterator[Contradiction]:
    """Opposite assessments of one matter by two speakers (the latest of each)."""
    latest: dict[tuple[str, str, str], Said] = {}
    for s in said:
        stance = s.claim.stance
        if stance is not None and stance.sign in {"for", "against"} and s.claim.about is None:
            latest[(stance.target, s.speaker, stance.sign)] = s
    for (target, speaker, sign), a in latest.items():
        for (other_target, other, opposite), b in latest.items():
            if (
                sign == "for"
                and opposite == "against"
                and target == other_target
                and speaker != other
            ):
                yield _made(
                    "assessment",
                    a.claim.id,
                    b.claim.id,
                    f"Opposite assessments of {target.replace('-', ' ')}: {_who(a)} and {_who(b)}.",
                )


def _who(said: Said) -> str:
    return said.speaker if said.claim.source is None else said.claim.source.text
