"""Checks of waiting: does every phase and duty have a way to begin?

A least fixpoint finds what can begin: first what waits for nothing, then what waits only for
that, and so on. What is left over is stuck; strongly connected parts of the waiting among the
stuck are the cycles, and the rest are their victims, which are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from truceline.agreement.finding import Doubt, place_of
from truceline.agreement.model import Agreement, All, Any_, Condition, Fact, Not, Obligation
from truceline.agreement.planning import answers_deliveries
from truceline.agreement.words import language

__all__ = ["circular_waiting", "waits_in_vain"]

_AGREEMENT = "agreement"


def circular_waiting(agreement: Agreement) -> Iterator[Doubt]:
    """Do clauses wait for each other in a circle, so that none can begin first?

    Each side can then keep to the letter of the text and nothing ever happens.
    """
    stuck = _stuck(agreement)
    waiting = {
        name: [f.subject for f in _unmet(needs, stuck, agreement) if f.subject in stuck]
        for name, needs in stuck.items()
    }
    for members in _cycles(waiting):
        circle = _circle(waiting, members)
        clauses = [_clause(agreement, name) for name in circle]
        waits = ", ".join(
            f"“{name}” (line {place_of(agreement, clause).line}) waits for “{after}”"
            for name, clause, after in zip(circle, clauses, [*circle[1:], circle[0]], strict=True)
        )
        yield Doubt(
            clauses[0],
            f"circular waiting: {waits}",
            "give one of them a date of its own, or another way to begin (`or`)",
        )


def waits_in_vain(agreement: Agreement) -> Iterator[Doubt]:
    """Does a clause wait for something that can never come about under this text?

    For instance for the end of a phase without a length, for a date of a duty without one, or for
    a suspension that no power allows.
    """
    stuck = _stuck(agreement)
    for name, needs in stuck.items():
        for fact in _unmet(needs, stuck, agreement):
            if fact.subject not in stuck:
                yield Doubt(
                    _clause(agreement, name),
                    f"“{name}” waits for “{fact.subject} {language().facts[fact.verb].words}”, "
                    "which cannot come about under this text",
                    "add what would bring it about, or another way to begin (`or`)",
                )


def _clause(agreement: Agreement, name: str) -> str:
    if name == _AGREEMENT:
        return "takes effect"
    return f"phases.{name}" if name in agreement.phases else f"obligations.{name}"


def _stuck(agreement: Agreement) -> dict[str, tuple[Condition, ...]]:
    """Return what can never begin with what it needs, in the order of the text."""
    waiting = dict(_needs(agreement))
    while True:
        free = [
            name
            for name, needs in waiting.items()
            if all(_can(need, waiting, agreement) for need in needs)
        ]
        if not free:
            return waiting
        waiting = {name: needs for name, needs in waiting.items() if name not in free}


def _needs(agreement: Agreement) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Yield everything that begins at some time with the conditions that must hold for it."""
    once = agreement.takes_effect_once
    yield _AGREEMENT, () if once is None else (once,)
    for phase in agreement.phases.values():
        yield phase.id, () if phase.starts is None else (phase.starts,)
    for obligation in agreement.obligations.values():
        yield obligation.id, tuple(_needs_of(obligation))


def _needs_of(o: Obligation) -> Iterator[Condition]:
    if o.opens is not None:
        yield o.opens
    if o.during is not None:
        yield Fact(subject=o.during, verb="begun")
    if answers_deliveries(o):
        counter = o.exchange_for if o.deadline is None else o.deadline.of or o.exchange_for
        if counter is not None:
            yield Fact(subject=counter, verb="fulfilled")


def _can(need: Condition, stuck: Mapping[str, object], agreement: Agreement) -> bool:
    """Say whether a condition can come about while the clauses in ``stuck`` have not begun."""
    match need:
        case Fact():
            return need.subject not in stuck and _possible(need, agreement)
        case All(parts=parts):
            return all(_can(part, stuck, agreement) for part in parts)
        case Any_(parts=parts):
            return any(_can(part, stuck, agreement) for part in parts)
        case Not():
            return True  # nothing has happened at the start


def _possible(fact: Fact, agreement: Agreement) -> bool:
    """Say whether a fact can come about at all once its subject has begun."""
    match fact.verb:
        case "suspended" | "extended":
            return False  # this version of the language has no powers
        case "ended":
            return agreement.phases[fact.subject].lasts is not None
        case "due":
            return _dated(agreement.obligations[fact.subject])
        case _:
            return True


def _dated(o: Obligation) -> bool:
    timings = (o.deadline, o.begins, o.concludes, o.every, o.exchange_for)
    return bool(o.schedule) or any(timing is not None for timing in timings)


def _unmet(
    needs: tuple[Condition, ...], stuck: Mapping[str, object], agreement: Agreement
) -> Iterator[Fact]:
    """Yield the facts that keep conditions from coming about, each once."""
    seen: list[Fact] = []
    for need in needs:
        match need:
            case Fact() if not _can(need, stuck, agreement):
                seen.append(need)
            case All(parts=parts) | Any_(parts=parts) if not _can(need, stuck, agreement):
                seen.extend(_unmet(parts, stuck, agreement))
            case _:
                pass
    yield from dict.fromkeys(seen)


def _cycles(graph: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the strongly connected parts that are cycles, members in the order of the text.

    Tarjan's algorithm (SIAM J. Comput. 1, 1972), with an explicit stack.
    """
    found = [part for part in _Tarjan(graph).parts if len(part) > 1 or part[0] in graph[part[0]]]
    order = list(graph)
    inside = [sorted(part, key=order.index) for part in found]
    return sorted(inside, key=lambda part: order.index(part[0]))


class _Tarjan:
    """Strongly connected parts of a graph given by its successors."""

    def __init__(self, graph: Mapping[str, list[str]]) -> None:
        self.graph = graph
        self.parts: list[list[str]] = []
        self._number: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._open: list[str] = []
        for node in graph:
            if node not in self._number:
                self._walk(node)

    def _walk(self, root: str) -> None:
        path = [(root, iter(self.graph[root]))]
        self._enter(root)
        while path:
            node, successors = path[-1]
            step = next(successors, None)
            if step is None:
                path.pop()
                self._leave(node)
                if path:
                    self._lower(path[-1][0], self._low[node])
            elif step not in self._number:
                self._enter(step)
                path.append((step, iter(self.graph[step])))
            elif step in self._open:
                self._lower(node, self._number[step])

    def _enter(self, node: str) -> None:
        self._number[node] = self._low[node] = len(self._number)
        self._open.append(node)

    def _lower(self, node: str, to: int) -> None:
        self._low[node] = min(self._low[node], to)

    def _leave(self, node: str) -> None:
        if self._low[node] == self._number[node]:
            at = self._open.index(node)
            self.parts.append(self._open[at:])
            del self._open[at:]


def _circle(graph: Mapping[str, list[str]], members: list[str]) -> list[str]:
    """Return a shortest circle through the first member, inside one strongly connected part."""
    first = members[0]
    paths = [[first]]
    while True:
        path = paths.pop(0)
        for step in graph[path[-1]]:
            if step == first:
                return path
            if step in members and step not in path:
                paths.append([*path, step])
