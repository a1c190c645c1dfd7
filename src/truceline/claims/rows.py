"""From one row of an observations table to its claims: one for each claimant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from truceline.basis.digest import canonical_json
from truceline.basis.gazetteer import find_place
from truceline.basis.quantity import Quantity
from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Passage, Span
from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import (
    About,
    Amount,
    Claim,
    EventPart,
    RowRef,
    Speaker,
    Stance,
    When,
    Where,
    row_claim_id,
)
from truceline.claims.issues import issues_in
from truceline.claims.lexicon import cue_file
from truceline.claims.words import Words
from truceline.reports.observations import ObservationRow, Observed

__all__ = ["EXTRACTOR", "claims_of_row"]

EXTRACTOR = "rows/1"
_REASON = "entered as a row by hand"
_NOT_CONTENT = {"file", "id", "line", "note", "claimed_by"}


def claims_of_row(
    row: ObservationRow,
    *,
    registry: Registry,
    parties: Sequence[str],
    issue_of: Mapping[str, str] = {},
) -> tuple[Claim, ...]:
    """Return the claims of a row, one for each claimant, in the order of the cell.

    ``issue_of`` gives the issue of an obligation, phase or clause by its id (from the agreement);
    it is asked only where the deed does not settle it, and first for readings. A row without
    claimant makes no claim. The cell ``note`` is never read.
    """
    event = _event(row, registry)
    issues = _issues(row, issue_of)
    actors = dict.fromkeys(_actor(name, registry) for name in row.claimed_by)
    written = {_actor(name, registry): name for name in reversed(row.claimed_by)}
    return tuple(
        _claim(row, event, issues, actor, written[actor], registry, parties) for actor in actors
    )


def _claim(
    row: ObservationRow,
    event: EventPart,
    issues: tuple[str, ...],
    actor: str,
    written: str,
    registry: Registry,
    parties: Sequence[str],
) -> Claim:
    party = registry.party_of(actor, parties, row.at)
    other = _other_party(event, actor, party, registry, parties, row.at)
    act = _act(row, event, actor, party, registry)
    about = _about(row, other)
    return Claim(
        id=row_claim_id(row.file, row.id, _content(row), actor),
        report=None,
        file=row.file,
        voice="attributed",
        evidence=Span(0, 0),
        source=Speaker(text=written, start=0, end=0, actor=actor),
        actor=actor,
        named=actor in registry.actors or "/" not in actor,
        party=party,
        parties=() if party is None else (party,),
        official=party is not None and registry.own_word(actor, party, issues, row.at),
        via=tuple(_speaker(name, registry) for name in row.via),
        content=_passage(row.words),
        act=act,
        about=about,
        issues=issues,
        stance=None if about is not None else _stance(act, issues),
        modality=tuple(_rules("modality").get(row.says, ())),
        quantities=_amounts(row.quantity),
        when=When(text=row.at, start=0, end=0, value=row.at),
        where=None
        if row.place is None
        else Where(text=row.place, start=0, end=0, place=event.place),
        event=event,
        conditions=() if row.condition is None else (_text(row.condition),),
        score=1.0,
        reason=_REASON,
        extractor=EXTRACTOR,
        row=RowRef(file=row.file, id=row.id, line=row.line),
    )


def _event(row: ObservationRow, registry: Registry) -> EventPart:
    cells: dict[str, Any] = {name: getattr(row, name) for name in Observed.__struct_fields__}
    cells |= {side: tuple(_actor(a, registry) for a in cells[side]) for side in ("by", "to")}
    cells["place"] = None if row.place is None else find_place(row.place) or row.place
    return EventPart(**cells, mode=_mode(row.deed))


def _mode(deed: str | None) -> str | None:
    known = vocabulary("deeds")
    return str(known[deed].more["plover"]) if deed is not None and deed in known else None


def _actor(name: str, registry: Registry) -> str:
    return registry.find(name) or name.strip()


def _speaker(name: str, registry: Registry) -> Speaker:
    return Speaker(text=name, start=0, end=0, actor=_actor(name, registry))


def _content(row: ObservationRow) -> bytes:
    """The cells that make the claim what it is, in canonical form; notes and lines are not among them."""
    cells: dict[str, Any] = msgspec.to_builtins(row)
    return canonical_json({k: v for k, v in cells.items() if k not in _NOT_CONTENT})


# -- act, about, stance, issues -------------------------------------------------------------------


def _act(
    row: ObservationRow, event: EventPart, actor: str, party: str | None, registry: Registry
) -> str:
    if row.kind in _rules("kinds"):
        return str(_rules("kinds")[row.kind])
    own = _is_own(row, event, actor, party, registry)
    if row.kind == "incident" and row.says in {None, "done"}:
        return str(_rules("own_kinds" if own else "other_kinds")[row.kind])
    by_kind = _rules("own_kinds" if own else "other_kinds").get(row.kind)
    if row.says in _rules("acts") and (by_kind is None or row.says != "done"):
        return str(_rules("acts")[row.says]["own" if own else "other"])
    return str(by_kind or vocabulary("observation_kinds")[row.kind].more["act"])


def _is_own(
    row: ObservationRow, event: EventPart, actor: str, party: str | None, registry: Registry
) -> bool:
    """Whether the row tells of the claimant's own side: it is among the doers, or nobody else is."""
    if not event.by:
        return party is not None and (
            row.says in _rules("own_if_nobody") or row.kind in {"announcement", "power"}
        )
    sides = {actor} if party is None else {actor, party}
    return any(
        a in sides or (party is not None and registry.party_of(a, (party,)) == party)
        for a in event.by
    )


def _other_party(
    event: EventPart,
    actor: str,
    party: str | None,
    registry: Registry,
    parties: Sequence[str],
    at: str,
) -> str | None:
    """Return the one other party that the row tells of; None if it tells of the claimant's own side."""
    doers = {registry.party_of(a, parties, at) for a in event.by} - {None}
    if len(doers) != 1 or actor in event.by or party in doers:
        return None
    return next(iter(doers))


def _about(row: ObservationRow, other: str | None) -> About | None:
    act = _rules("about").get(row.says)
    return None if act is None or other is None else About(party=other, act=str(act))


def _stance(act: str, issues: tuple[str, ...]) -> Stance | None:
    sign = vocabulary("acts")[act].more["sign"]
    signed = act in cue_file("stance")["signed"]
    return (
        Stance(target=issues[0], sign=str(sign)) if signed and sign is not None and issues else None
    )


def _issues(row: ObservationRow, issue_of: Mapping[str, str]) -> tuple[str, ...]:
    by_clause = _issue_of_clause(row, issue_of)
    deeds = vocabulary("deeds")
    by_deed = (
        str(deeds[row.deed].more["issue"]) if row.deed is not None and row.deed in deeds else None
    )
    known = [by_clause, by_deed] if row.kind == "reading" else [by_deed or by_clause]
    issues = tuple(dict.fromkeys(i for i in known if i is not None))
    return issues or _issue_of_kind(row) or _issues_of_words(row)


def _issue_of_clause(row: ObservationRow, issue_of: Mapping[str, str]) -> str | None:
    """Return the issue of what ``toward`` names: itself, its obligation, or a phase."""
    if row.toward is None:
        return None
    heads = (row.toward, row.toward.partition("/")[0], row.toward.partition(".")[0])
    found = next((issue_of[h] for h in heads if h in issue_of), None)
    if found is None and re.match(_rules("phase"), row.toward):
        return str(_rules("phase_issue"))
    return found


def _issue_of_kind(row: ObservationRow) -> tuple[str, ...]:
    issue = _rules("issues").get(row.kind)
    return () if issue is None else (str(issue),)


def _issues_of_words(row: ObservationRow) -> tuple[str, ...]:
    text = " ; ".join(t for t in (row.words, row.item) if t)
    found = issues_in(Words(text=text, start=0, whole=text))
    formal = row.says in _rules("about")
    return found or ((str(_rules("formal_issue")),) if formal else ())


# -- cells as passages: they have no place in a text ----------------------------------------------


def _text(words: str) -> Passage:
    return Passage(text=words, start=0, end=0)


def _passage(words: str | None) -> Passage | None:
    return None if words is None else _text(words)


def _amounts(q: Quantity | None) -> tuple[Amount, ...]:
    if q is None:
        return ()
    return (
        Amount(
            text=q.wording or "",
            start=0,
            end=0,
            low=q.low,
            high=q.high,
            about=q.about,
            exclusive=q.exclusive,
            unit=q.unit,
            counting_point=q.counting_point,
            scope=q.scope,
        ),
    )


def _rules(key: str) -> Any:
    return cue_file("rows")[key]
