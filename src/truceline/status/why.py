"""``--why``: any address of the status opens to a tree of reasons that ends in sentences or rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from truceline.basis.reason import Reason
from truceline.basis.vocabulary import nearest, term
from truceline.errors import UnknownAddress
from truceline.record.held import HeldClaim
from truceline.status.shapes import ObligationStep, Outcome, Status

__all__ = ["addresses", "why"]


def why(status: Status, held: Mapping[str, HeldClaim], address: str) -> Reason:
    """Return the reasons behind ``address`` (a unique prefix is enough).

    Addresses are ``phase``, ``step:...``, ``position:...``, ``contradiction:...``, ``condition:...``,
    ``sticking:...``, ``lever:...``, ``restriction:...``, ``event:...``, ``claim:...``. Raises UnknownAddress.
    """
    known = addresses(status)
    known |= {f"claim:{c}": Reason(text="The claim.", claims=(c,)) for c in held}
    reason = known.get(address) or known[_unique(address, known)]
    return _opened(reason, held)


def _unique(address: str, known: Mapping[str, Reason]) -> str:
    whole = [k for k in known if k.split(":", 1)[-1] == address]
    found = whole or [
        k for k in known if k.startswith(address) or k.split(":", 1)[-1].startswith(address)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownAddress(
            f"“{address}” opens {len(found)} addresses",
            remedy="write more of it: " + ", ".join(found[:8]),
        )
    steps = [k for k in known if not k.startswith("claim:")]
    raise UnknownAddress(
        f"“{address}” opens nothing in this status", remedy=nearest(address, steps)
    )


def addresses(status: Status) -> dict[str, Reason]:
    """Return every address of the status with its reasons, before the claims are opened."""
    found: dict[str, Reason] = {"phase": _phase(status)}
    for step in status.obligations:
        found[step.id] = _step(step)
    for by_issue in status.positions.values():
        for p in by_issue.values():
            because = (
                (*p.why, Reason(text="Second-hand.", claims=p.second_hand))
                if p.second_hand
                else p.why
            )
            found[p.id] = Reason(
                text=f"{p.id.split(':')[1]}: {p.stance}.", claims=p.claims, because=because
            )
    found |= dict(_listed(status))
    return found


def _listed(status: Status) -> Iterator[tuple[str, Reason]]:
    for c in status.contradictions:
        yield c.id, Reason(text=c.why, claims=c.claims)
    for k in status.conditions:
        yield k.id, Reason(text=f"Awaited: {k.text}.", claims=k.claims, clause=k.clause)
    for s in status.sticking_points:
        yield s.id, Reason(text=s.why, claims=s.claims)
    for lever in status.levers:
        yield (
            lever.id,
            Reason(
                text=f"{lever.party} says it holds back {lever.withholds}, {lever.for_}.",
                claims=lever.claims,
            ),
        )
    for r in status.restrictions:
        yield r.id, Reason(text=f"{r.monitor} was restricted.", claims=r.claims)
    for e in status.events:
        parts = tuple(Reason(text=f"{w[:1].upper()}{w[1:]}.") for w in (*e.why, *e.differs))
        yield e.id, Reason(text="Told by more than one.", claims=e.claims, because=parts)
    for n, i in enumerate(status.incidents, 1):
        yield f"incident:{n}", Reason(text=f"{i.source}: {i.kind}.", claims=i.claims)
    for n, d in enumerate(status.deliveries, 1):
        yield (
            f"delivery:{n}",
            Reason(text=f"{d.counter} counted toward {d.obligation}.", claims=d.claims),
        )


def _phase(status: Status) -> Reason:
    parts = tuple(
        Reason(text=f"{view}: {v.id} {v.state} ({v.basis}).", because=v.why)
        for view, v in status.phase.views.items()
    )
    return Reason(text=f"Phase: {_worded(status.phase.outcome)}.", because=parts)


def _step(step: ObligationStep) -> Reason:
    cells = tuple(
        Reason(text=f"{view}: {term('states', v.state).english} ({v.basis}).", because=v.why)
        for view, v in step.views.items()
    )
    cited = {c for v in step.views.values() for r in v.why for c in r.all_claims()}
    rest = tuple(c for c in step.history if c not in cited)
    if rest:
        cells = (
            *cells,
            Reason(text="Other words on this step, earlier or on an aspect.", claims=rest),
        )
    assumed = tuple(Reason(text=f"Assumed: {a}.") for a in step.assumed)
    due = "" if step.due is None else f", due {step.due}"
    return Reason(
        text=f"{step.id.removeprefix('step:')}: {step.party} {step.deed}{due}: {_worded(step.outcome)}.",
        clause=f"obligations.{step.obligation}", because=(*cells, *assumed),
    )  # fmt: skip


def _worded(outcome: Outcome) -> str:
    on = f" on {', '.join(outcome.on)}" if outcome.on else ""
    by = f" (by {', '.join(outcome.by)})" if outcome.by else ""
    return f"{outcome.kind}{on}{by}"


def _opened(reason: Reason, held: Mapping[str, HeldClaim]) -> Reason:
    """Put the sentence or row of each claim under the reason that names it."""
    evidence = tuple(_sentence(held[c]) for c in reason.claims if c in held)
    below = tuple(_opened(r, held) for r in reason.because)
    return Reason(
        text=reason.text, claims=reason.claims, clause=reason.clause, because=(*below, *evidence)
    )


def _sentence(held: HeldClaim) -> Reason:
    claim = held.claim
    if claim.row is not None:
        words = (
            claim.event.words
            if claim.event is not None and claim.event.words
            else "(no words given)"
        )
        return Reason(
            text=f"{claim.row.file}:{claim.row.line} row {claim.row.id}, {claim.actor}: {words}",
            claims=(claim.id,),
        )
    quoted = "" if claim.content is None else f"“{claim.content.text}”"
    if held.rights == "none":
        quoted = "(its rights do not allow the text to be shown)"
    who = claim.source.text if claim.source is not None else "the report says"
    where = f"{claim.file}:{claim.evidence.start}-{claim.evidence.end}"
    return Reason(text=f"{where} {who} ({claim.act}): {quoted}; {claim.reason}", claims=(claim.id,))
