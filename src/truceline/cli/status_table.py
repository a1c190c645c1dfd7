"""The status as text for a terminal: short lines, nothing in colour that is not in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape

from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import term
from truceline.status import Status
from truceline.status.shapes import ObligationStep, Outcome

__all__ = ["print_status"]

SILENT = frozenset({"unreported", "not-due"})


def print_status(status: Status, registry: Registry) -> None:
    """Print the whole status: phase, steps, positions, contradictions, awaited, levers, unread."""
    console = Console()
    known = "" if status.known_at is None else f", known at {status.known_at}"
    mark = " (reconstructed: known by the date of receipt)" if status.known_by == "received" else ""
    console.print(escape(f"{status.case}\nat {status.at}{known}{mark}"), style="bold")
    if status.agreement is None:
        console.print("No agreement held: no obligations, no phase.")
    else:
        _phase(status, console)
        _steps(status, console)
    for title, lines in _sections(status, registry):
        found = list(lines)
        if found:
            console.print(f"\n{title}", style="bold")
            for line in found:
                console.print(escape(f"  {line}"), soft_wrap=True)


def _phase(status: Status, console: Console) -> None:
    console.print(f"\nPhase: {outcome_words(status.phase.outcome)}", style="bold")
    for view, v in status.phase.views.items():
        until = "" if v.until is None else f" until {v.until}"
        console.print(escape(f"  {view}: {v.id} {v.state}{until} ({v.basis})"))


def _steps(status: Status, console: Console) -> None:
    console.print("\nSteps, in the order of the text", style="bold")
    for steps in _runs(status.obligations):
        first, last = steps[0], steps[-1]
        name = (
            _name(first) if len(steps) == 1 else f"{_name(first)} to {last.id.rsplit('/', 1)[-1]}"
        )
        due = f"due {first.due}" if len(steps) == 1 and first.due else f"{len(steps)} steps"
        console.print(escape(f"  {name:<26} {due:<16} {outcome_words(first.outcome)}"))
        for line in _spoken(first):
            console.print(escape(f"      {line}"), style="dim", soft_wrap=True)


def _name(step: ObligationStep) -> str:
    return step.id.removeprefix("step:")


def _runs(steps: Sequence[ObligationStep]) -> Iterator[list[ObligationStep]]:
    """Steps one by one, but neighbours of one obligation on which nobody spoke as one line."""
    for _, group in groupby(steps, key=_alike):
        run = list(group)
        yield from ([run] if run[0].outcome.kind in SILENT and len(run) > 2 else ([s] for s in run))


def _alike(step: ObligationStep) -> tuple[str, str]:
    silent = step.outcome.kind in SILENT and not step.aspects
    return step.obligation, step.outcome.kind if silent else step.id


def _spoken(step: ObligationStep) -> Iterator[str]:
    for view, cell in step.views.items():
        if cell.basis != "silent" and view != "as-encoded":
            yield f"{view}: {term('states', cell.state).english} ({cell.basis}){_measured(step, view)}"
    for name, outcome in step.aspects.items():
        yield f"{term('aspects', name).english}: {outcome_words(outcome)}"


def _measured(step: ObligationStep, view: str) -> str:
    low, high = step.done[view].low, step.done[view].high
    if low is None:
        return ""
    told = f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"
    due = step.promised.low
    return f": {told}" + ("" if due is None else f" of {due}")


def outcome_words(outcome: Outcome) -> str:
    """Return an outcome in a few words: "contested on duty, cause (hamas, israel)"."""
    on = f" on {', '.join(outcome.on)}" if outcome.on else ""
    by = f" ({', '.join(outcome.by)})" if outcome.by else ""
    return f"{outcome.kind}{on}{by}"


def _sections(status: Status, registry: Registry) -> Iterator[tuple[str, Iterator[str]]]:
    yield "Positions", _positions(status, registry)
    yield (
        "Contradictions and readings",
        (f"{c.id} ({c.kind}): {c.why}" for c in status.contradictions),
    )
    yield "No own word held", iter(status.gaps)
    yield (
        "Awaited",
        (f"of {', '.join(c.waits_for) or 'nobody named'}: {c.text}" for c in status.conditions),
    )
    yield (
        "Sticking points",
        (f"{term('issues', s.issue).english}: {s.why}" for s in status.sticking_points),
    )
    yield (
        "Held back, as its holder says",
        (
            f"{x.party}: {x.withholds}, {x.for_} (clause: {x.text_held}; {x.since} to {x.until or 'open'})"
            for x in status.levers
        ),
    )
    yield (
        "Counts",
        (
            f"{registry.shown(d.counter)}: {d.low if d.low is not None else 'no count held'} {d.unit or ''} "
            f"({d.counting_point or 'counting point not stated'}), {d.period[0]} to {d.period[1]}, "
            f"promised {d.promised}"
            for d in status.deliveries
        ),
    )
    yield (
        "Incidents by source",
        (
            f"{registry.shown(i.source)}: {'no count' if i.low is None else i.low} {i.kind}, "
            f"{i.period[0]} to {i.period[1]}"
            for i in status.incidents
        ),
    )
    yield (
        "Changed",
        (f"{c.what}: {c.before or 'nothing held'} -> {c.after}" for c in status.changes.items),
    )
    yield (
        "Unread",
        (f"{u.file}{'' if u.line is None else f':{u.line}'}: {u.why}" for u in status.unread),
    )


def _positions(status: Status, registry: Registry) -> Iterator[str]:
    for party, by_issue in status.positions.items():
        for issue, p in by_issue.items():
            hand = (
                "own word" if p.first_hand else "per " + ", ".join(registry.shown(a) for a in p.per)
            )
            age = "" if p.age_days is None else f", {p.age_days} days old"
            yield f"{registry.shown(party)} on {term('issues', issue).english}: {p.stance} ({hand}{age})"
