"""Judgements: what people decide about a claim, and how it bears on the claims in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from truceline.basis.time import is_partial_time
from truceline.claims.claim import Claim
from truceline.errors import InputError
from truceline.record.following import changed, fitting, followed, parts
from truceline.record.held import HeldClaim, Unread
from truceline.record.kinds import CORRECTION, WITHDRAWAL, Judgement

__all__ = ["Judged", "apply_judgements", "judgement_on"]

_ACTING = (CORRECTION, WITHDRAWAL)


class Judged(msgspec.Struct, frozen=True):
    """The claims in force after judgement, and the judgements at which a person must look."""

    held: tuple[HeldClaim, ...]
    review: tuple[Unread, ...]


def judgement_on(
    claim: Claim, changes: dict[str, object], *, reason: str, kind: str, received: str | None
) -> Judgement:
    """Return the judgement to enter. Raises InputError if it would change nothing or cannot act."""
    if kind not in _ACTING:
        raise InputError(
            f"a judgement “{kind}” is not acted on", remedy="say " + " or ".join(_ACTING)
        )
    if (kind == CORRECTION) != bool(changes):
        raise InputError(
            "a correction says what it changes, a withdrawal changes nothing",
            remedy="give at least one change such as act=denies, or withdraw the claim",
        )
    if received is not None and not is_partial_time(received):
        raise InputError(
            f"“{received}” is not a date", remedy="write 2025-03-02 or 2025-03-02T07:00"
        )
    changed(claim, changes)
    return Judgement(
        judgement=kind,
        claim=claim.id,
        reason=reason,
        changes=changes,
        report=claim.report,
        evidence=claim.evidence,
        source=None if claim.source is None else claim.source.span,
        content=None if claim.content is None else claim.content.span,
        file=claim.file,
        row=claim.row,
        received=received,
    )


def apply_judgements(
    held: Sequence[HeldClaim],
    judgements: Iterable[tuple[str, Judgement]],
    *,
    reports: frozenset[str],
) -> Judged:
    """Apply ``judgements`` (id and judgement, oldest first) to the claims in force.

    ``reports`` are the ids of the reports known: a judgement on a report that is not known yet
    waits, one whose claim is gone from a report that is known goes to review.
    """
    now = list(held)
    gone: set[int] = set()
    review: list[Unread] = []
    for id_, judgement in judgements:
        near = [i for i, one in enumerate(now) if _same_place(judgement, one.claim)]
        hit = _hit(judgement, now, near)
        if not hit:
            if judgement.report in reports or near:
                review.append(
                    _review(id_, judgement, "finds no claim to follow in what is in force")
                )
        elif judgement.judgement == WITHDRAWAL:
            gone.update(hit)  # kept in sight, so that no other judgement follows to a neighbour
        elif (fault := _correct(now, hit, id_, judgement)) is not None:
            review.append(_review(id_, judgement, fault))
    return Judged(tuple(one for i, one in enumerate(now) if i not in gone), tuple(review))


def _hit(judgement: Judgement, now: Sequence[HeldClaim], near: Sequence[int]) -> list[int]:
    """Return where the claims stand that a judgement is about: one, or all parts of it if it was split."""
    claims = [now[i].claim for i in near]
    target = followed(judgement, claims)
    named = () if target == judgement.claim else parts(judgement, claims)
    ids = {*named, *(() if target is None else (target,))}
    return [i for i in near if now[i].claim.id in ids]


def _same_place(judgement: Judgement, claim: Claim) -> bool:
    if judgement.row is None or claim.row is None:
        return judgement.report is not None and judgement.report == claim.report
    return (judgement.row.file, judgement.row.id) == (claim.row.file, claim.row.id)


def _correct(now: list[HeldClaim], hit: list[int], id_: str, judgement: Judgement) -> str | None:
    """Correct the claims at ``hit`` in place; return why not, if it cannot be done."""
    if judgement.judgement != CORRECTION:
        return f"({judgement.judgement}) is not acted on by this version"
    left: dict[str, None] = {}
    for i in hit:
        after, unfit = fitting(now[i].claim, judgement.changes)
        left.update(dict.fromkeys(unfit))
        if len(unfit) < len(judgement.changes):
            corrected = (*now[i].corrected, id_)
            now[i] = msgspec.structs.replace(now[i], claim=after, corrected=corrected)
    return f"no longer fits its claim in {', '.join(left)}" if left else None


def _review(id_: str, judgement: Judgement, why: str) -> Unread:
    line = None if judgement.row is None else judgement.row.line
    return Unread(
        file=judgement.file,
        line=line,
        why=f"{id_} on claim {judgement.claim[:12]} {why}; review it",
    )
