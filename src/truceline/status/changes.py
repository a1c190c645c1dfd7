"""What changed between two moments, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from truceline.status.shapes import Change, ObligationStep, Outcome, Status

__all__ = ["changes_between"]


def changes_between(before: Status, after: Status) -> tuple[Change, ...]:
    """Return the values of ``after`` that differ from ``before``: phase, steps, positions, levers, contradictions."""
    return (
        *_phase(before, after),
        *_steps(before, after),
        *_positions(before, after),
        *_ids(before, after),
    )


def _phase(before: Status, after: Status) -> Iterator[Change]:
    old, new = before.phase.views, after.phase.views
    for view in new:
        a = None if view not in old else f"{old[view].id} {old[view].state}"
        b = f"{new[view].id} {new[view].state}"
        if a != b:
            yield Change(what=f"phase:{view}", before=a, after=b, why=new[view].why)


def _steps(before: Status, after: Status) -> Iterator[Change]:
    old = {s.id: s for s in before.obligations}
    for step in after.obligations:
        a, b = _outcome(old.get(step.id)), _outcome(step)
        if a != b and not (a is None and step.outcome.kind == "not-due"):
            spoken = [v for v in step.views.values() if v.basis != "silent"]
            yield Change(
                what=step.id, before=a, after=b, why=tuple(r for v in spoken for r in v.why)
            )


def _outcome(step: ObligationStep | None) -> str | None:
    return None if step is None else _worded(step.outcome)


def _worded(outcome: Outcome) -> str:
    on = f" on {', '.join(outcome.on)}" if outcome.on else ""
    by = f" by {', '.join(outcome.by)}" if outcome.by else ""
    state = f" ({outcome.state})" if outcome.state else ""
    return f"{outcome.kind}{on}{state}{by}"


def _positions(before: Status, after: Status) -> Iterator[Change]:
    for party, by_issue in after.positions.items():
        for issue, position in by_issue.items():
            old = before.positions.get(party, {}).get(issue)
            if old is None or (old.stance, old.first_hand) != (
                position.stance,
                position.first_hand,
            ):
                yield Change(
                    what=position.id,
                    before=None if old is None else old.stance,
                    after=position.stance,
                    why=position.why,
                )


def _ids(before: Status, after: Status) -> Iterator[Change]:
    for a, b, name in (
        (
            {c.id: "open" for c in before.contradictions},
            {c.id: "open" for c in after.contradictions},
            "",
        ),
        (_levers(before), _levers(after), ""),
    ):
        yield from _differences(a, b, name)


def _levers(status: Status) -> dict[str, str]:
    return {
        lever.id: "open" if lever.until is None else f"until {lever.until}"
        for lever in status.levers
    }


def _differences(
    before: Mapping[str, str], after: Mapping[str, str], prefix: str
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield Change(what=prefix + key, before=before.get(key), after=after.get(key))
