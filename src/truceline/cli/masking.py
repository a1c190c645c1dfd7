"""Law 3 at the terminal: what a status, a reason or a table shows is masked as in the briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from truceline.basis.masking import Masker, is_movement
from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import vocabulary
from truceline.claims import Claim
from truceline.record import HeldClaim, Record
from truceline.status.shapes import Condition, ObligationStep, ThirdPartyDeadline

__all__ = ["claims_masker", "masked", "status_masker"]

_WORDS = frozenset(
    {"text", "why", "words", "withholds", "for_", "condition", "before", "after", "gaps"}
)
"""Fields that may hold words of a report; all others hold ids, codes, times and figures."""
_DAY = len("2025-01-19")
_SETTLED = frozenset({"agreed", "found", "acknowledged"})

Value = TypeVar("Value")


def status_masker(
    value: object, held: Mapping[str, HeldClaim], record: Record, registry: Registry
) -> Masker:
    """Return the masker for a status or a reason: it knows the private names of all texts cited."""
    cited = [held[c] for c in dict.fromkeys(_strings(value)) if c in held]
    reports = dict.fromkeys(h.claim.report for h in cited if h.claim.report is not None)
    texts = (record.report(r).text for r in reports)
    titles = (h.title for h in cited if h.title)
    return claims_masker((h.claim for h in cited), (*texts, *titles), registry)


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _strings(item)
        case dict():
            yield from _strings(tuple(value.values()))
        case msgspec.Struct():
            yield from _strings(tuple(getattr(value, f) for f in value.__struct_fields__))


def claims_masker(claims: Iterable[Claim], texts: Iterable[str], registry: Registry) -> Masker:
    """Return a masker that knows the private names of ``texts`` and of the speakers of ``claims``."""
    known = tuple(claims)
    words = (c.event.words for c in known if c.row and c.event and c.event.words)
    speakers = (s.text for c in known for s in (c.source, *c.via, c.addressee) if s is not None)
    return Masker(registry).knowing((*texts, *words), speakers)


def masked(value: Value, masker: Masker) -> Value:
    """Return ``value`` as anybody may see it: no private names, no hours of movements to come."""
    made: Value = _within(value, cache(masker.public), words=False)
    return made


def _within(value: Any, mask: Callable[..., str], *, words: bool) -> Any:
    match value:
        case str():
            return mask(value) if words else value
        case tuple():
            return tuple(_within(item, mask, words=words) for item in value)
        case dict():
            return {key: _within(item, mask, words=False) for key, item in value.items()}
        case Condition():
            # A condition waits for what is not yet done, whatever the tense of its words.
            to_come = is_movement(value.text)
            return msgspec.structs.replace(value, text=mask(value.text, to_come=to_come))
        case msgspec.Struct():
            of = _by_the_day(value)
            shown = {
                f: _within(getattr(of, f), mask, words=f in _WORDS) for f in of.__struct_fields__
            }
            return msgspec.structs.replace(of, **shown)
        case _:
            return value


def _by_the_day(value: msgspec.Struct) -> msgspec.Struct:
    """Steps and deadlines that move people, remains, aid or forces show only their day until done."""
    match value:
        case ObligationStep() if value.due and is_movement(value.deed) and not _is_done(value):
            return msgspec.structs.replace(value, due=value.due[:_DAY])
        case ThirdPartyDeadline() if value.at and is_movement(value.words):
            return msgspec.structs.replace(value, at=value.at[:_DAY])
        case _:
            return value


def _is_done(step: ObligationStep) -> bool:
    outcome, states = step.outcome, vocabulary("states")
    if outcome.kind not in _SETTLED or outcome.state is None:
        return False
    told = states[outcome.state].more.get("performance") if outcome.state in states else None
    return (told or outcome.state) == "whole"
