"""How a judgement finds its claim in a later reading, and what it does there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from truceline.basis.span import Span
from truceline.basis.vocabulary import term
from truceline.claims.claim import Claim
from truceline.errors import InputError
from truceline.record.kinds import WITHDRAWAL, Judgement

__all__ = ["FOLLOWS_FROM", "changed", "fitting", "followed", "overlap", "parts"]

FOLLOWS_FROM = 0.5
"""A judgement follows to a claim of which at least this share of the content is the same."""

PART_FROM = 0.9
"""A claim of which at least this share lies in what was judged is a part of it."""

_FIXED = frozenset({"schema", "id", "report", "file", "evidence", "row"})
_JOINT = ";"
_VOCABULARY_OF = {
    "act": "acts",
    "issues": "issues",
    "modality": "modality",
    "about.act": "acts",
    "stance.sign": "stance_signs",
    "event.kind": "observation_kinds",
    "event.says": "says",
    "event.aspects": "aspects",
}


def overlap(a: Span | None, b: Span | None) -> float:
    """Return the share of code points in either span that lie in both, from 0 to 1."""
    if a is None or b is None:
        return 0.0
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    either = len(a) + len(b) - shared
    return shared / either if either else 0.0


def followed(judgement: Judgement, claims: Sequence[Claim]) -> str | None:
    """Return the id of the claim that a judgement is about now; None: a person must look.

    It is the claim of the same id; else, in the same report, the one whose content overlaps most
    and by half or more (of several the one whose source overlaps most); of a claim without
    content, the one without content in the same sentence. Two that cannot be told apart are not
    guessed between.
    """
    if any(claim.id == judgement.claim for claim in claims):
        return judgement.claim
    if judgement.report is None:
        return None
    near = sorted(_near(judgement, claims), reverse=True)
    if not near or (len(near) > 1 and near[0][:2] == near[1][:2]):
        return None
    return near[0][2]


def _near(judgement: Judgement, claims: Iterable[Claim]) -> Iterable[tuple[float, float, str]]:
    for claim in claims:
        content = _shared(judgement, claim)
        if content >= FOLLOWS_FROM and _may_be_of(judgement, claim):
            yield content, overlap(judgement.source, _span(claim.source)), claim.id


def _shared(judgement: Judgement, claim: Claim) -> float:
    """How much of the content is the same; of a bare "declined to comment", of the sentence."""
    if judgement.content is None and claim.content is None:
        return overlap(judgement.evidence, claim.evidence)
    return overlap(judgement.content, _span(claim.content))


def _may_be_of(judgement: Judgement, claim: Claim) -> bool:
    """Whether a claim is of the report and the speaker judged: two speakers of one content are two claims.

    Where only one of the two has a speaker a correction follows, since it says how the words read;
    a withdrawal does not, lest it hide what somebody else is now found to say.
    """
    source = _span(claim.source)
    if claim.report != judgement.report:
        return False
    if judgement.source is None or source is None:
        return judgement.judgement != WITHDRAWAL or judgement.source == source
    return overlap(judgement.source, source) > 0


def parts(judgement: Judgement, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the ids of the claims into which a later reading split the one judged, in their order.

    They lie wholly in its content, are of its speaker, and share no words; else there are none.
    """
    whole = judgement.content
    within = [c for c in claims if _lies_in(_span(c.content), whole) and _may_be_of(judgement, c)]
    spans = sorted(c.content.span for c in within if c.content is not None)
    if len(spans) < 2 or any(a.meets(b) for a, b in pairwise(spans)):
        return ()
    return tuple(c.id for c in within)


def _lies_in(part: Span | None, whole: Span | None) -> bool:
    if part is None or whole is None or not len(part):
        return False
    return min(part.end, whole.end) - max(part.start, whole.start) >= PART_FROM * len(part)


def _span(passage: Any) -> Span | None:
    return None if passage is None else passage.span


def changed(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """Return ``claim`` with ``changes`` applied; a dot reaches inside (``event.says``).

    Values are those of the claim's JSON; a list may be written "talks;ceasefire". Raises
    InputError for a field that a claim has not, one that a judgement cannot move (its id and
    where it stands), and a value of the wrong shape; VocabularyError for a word that is none.
    """
    raw: dict[str, Any] = msgspec.to_builtins(claim)
    for field, value in changes.items():
        _set(raw, claim, field, value)
    try:
        after = msgspec.convert(raw, Claim, strict=False)
    except msgspec.ValidationError as error:
        raise InputError(
            f"the change {_written(changes)} does not fit a claim: {error}",
            remedy="see the fields and their values in the reference of claims",
        ) from error
    for field in changes:
        _check_words(field, _reach(after, field))
    return after


def fitting(claim: Claim, changes: Mapping[str, Any]) -> tuple[Claim, tuple[str, ...]]:
    """Return ``claim`` with those of ``changes`` that fit it, and the fields that do not.

    A later reading may give the claim no event any more: then the other fields are corrected all
    the same.
    """
    try:
        return changed(claim, changes), ()
    except InputError:
        left = []
        for field, value in changes.items():
            try:
                claim = changed(claim, {field: value})
            except InputError:
                left.append(field)
        return claim, tuple(left)


def _set(raw: dict[str, Any], claim: Claim, field: str, value: Any) -> None:
    name, _, inner = field.partition(".")
    if name in _FIXED or name not in Claim.__struct_fields__:
        movable = [f for f in Claim.__struct_fields__ if f not in _FIXED]
        raise InputError(
            f"“{field}” is not a field of a claim that a judgement can change",
            remedy="these can be: " + ", ".join(movable),
        )
    if not inner:
        raw[name] = _as_list(getattr(claim, name), value)
        return
    part = getattr(claim, name)
    if not isinstance(part, msgspec.Struct) or inner not in part.__struct_fields__:
        raise InputError(
            f"“{field}” cannot be set: this claim has no such part", remedy=f"set {name} as a whole"
        )
    raw[name] = {**raw[name], inner: _as_list(getattr(part, inner), value)}


def _as_list(before: Any, value: Any) -> Any:
    """Let a list be written as text, where a list stood before."""
    if isinstance(before, tuple) and isinstance(value, str):
        return [part.strip() for part in value.split(_JOINT) if part.strip()]
    return value


def _reach(claim: Claim, field: str) -> Any:
    for name in field.split("."):
        claim = getattr(claim, name)
    return claim


def _check_words(field: str, value: Any) -> None:
    if field in _VOCABULARY_OF and value is not None:
        for code in value if isinstance(value, tuple) else (value,):
            term(_VOCABULARY_OF[field], code)


def _written(changes: Mapping[str, Any]) -> str:
    return ", ".join(f"{field}={value}" for field, value in changes.items())
