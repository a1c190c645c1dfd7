"""Sections 2 and 3: the bottom line with its four counts, and the key points; chosen by rule.

The same rule serves every party: what the sides differ on comes before what they agree on, what
is recent before what is old; steps on which nobody spoke come last. Nothing is weighed or graded.
"""

from __future__ import annotations

from collections.abc import Iterator

from truceline.briefing.dates import counted
from truceline.briefing.outcomes import is_done, is_past, shape, step_sentence
from truceline.briefing.sayings import claim_sentence
from truceline.briefing.scene import Scene, claim_date, step_claims
from truceline.briefing.sections.agreement import phase_sentence
from truceline.briefing.sections.deliveries import delivery_sentence, uncounted
from truceline.briefing.sections.incidents import accusations, answer_to, incident_sentence
from truceline.briefing.sections.positions import sticking_sentence
from truceline.briefing.shapes import Column, ListBlock, Paragraph, Row, Section, Sentence, Table
from truceline.briefing.titles import phase_title
from truceline.briefing.words import cell, joined, quotation, say
from truceline.status.shapes import ObligationStep, Status

__all__ = ["bottom_line_section", "chosen", "key_points_section"]

_LINES, _POINTS = 3, 6
_RANK = ("contested", "found", "acknowledged", "agreed", "one-sided", "reported")
Point = tuple[Sentence, ...]


def bottom_line_section(scene: Scene) -> Section:
    """Return section 2: at most three sentences and four lines of counts. No overall arrow."""
    lines, _ = chosen(scene)
    return Section(
        id="bottom-line",
        number=2,
        title="Bottom line",
        blocks=(Paragraph(sentences=lines), counts_table(scene)),
    )


def key_points_section(scene: Scene) -> Section:
    """Return section 3: at most six points, each footnoted."""
    _, points = chosen(scene)
    known = points or ((say("Nothing further is held."),),)
    return Section(
        id="key-points", number=3, title="Key points", blocks=(ListBlock(items=known, ordered=True),)
    )


def chosen(scene: Scene) -> tuple[tuple[Sentence, ...], tuple[Point, ...]]:
    """Return the sentences of the bottom line and the key points that follow them."""
    lines: list[Sentence] = []
    points: list[Point] = []
    for point in _ranked(scene):
        fits = len(lines) + len(point) <= _LINES and not points
        if fits:
            lines.extend(point)
        else:
            points.append(point)
    if not lines:
        lines = [say("Nothing is held on the agreement, its steps or any position.")]
    return tuple(lines), tuple(points[:_POINTS])


def _ranked(scene: Scene) -> Iterator[Point]:
    yield from _phase(scene)
    fresh = sorted((s for s in scene.status.obligations if _is_fresh(scene, s)), key=lambda s: _rank(scene, s))
    main, rest = fresh[:_LINES], fresh[_LINES:]
    for step in sorted(main, key=lambda s: s.due or "9"):
        yield step_sentence(scene, step)
    if not scene.status.obligations:
        yield from _bare(scene)
    yield from _withheld_or_disputed(scene)
    yield from _joint_overdue(scene)
    yield from ((incident_sentence(scene, i),) for i in scene.status.incidents if _recent(scene, i.period[1]))
    yield from ((delivery_sentence(scene, d),) for d in _deliveries(scene))
    for step in sorted(rest, key=lambda s: s.due or "9"):
        yield step_sentence(scene, step)
    yield from ((say(f"{scene.mask.names(g).rstrip('.')}."),) for g in scene.status.gaps)


def _recent(scene: Scene, moment: str | None) -> bool:
    return moment is not None and scene.is_fresh(moment)


def _phase(scene: Scene) -> Iterator[Point]:
    """The phase leads where the views of it differ, or where it is new in the period."""
    phase = scene.status.phase
    if phase.outcome.kind != "contested":
        return
    known = [(v, it) for v, it in phase.views.items() if v in scene.parties and it.basis != "silent"]
    claims = tuple(c for _, it in known for r in it.why for c in r.all_claims())
    names = dict.fromkeys(phase_title(scene, it.id) for _, it in known if it.id)
    sides = "; ".join(phase_sentence(scene, v, it).text.rstrip(".") for v, it in known)
    yield (
        say(
            "Whether ", quotation(joined(names, "or"), None),
            f" goes on is disputed. {sides}." if sides else " goes on is disputed.", claims=claims,
        ),
    )  # fmt: skip


def _is_fresh(scene: Scene, step: ObligationStep) -> bool:
    """A step is fresh if anybody spoke on it and a claim on it or its date lies in the period."""
    if step.outcome.kind not in _RANK:
        return False
    return any(_recent(scene, claim_date(h)) for h in scene.claims(step_claims(step)))


def _rank(scene: Scene, step: ObligationStep) -> tuple[int, int, str]:
    """Contested first, then acknowledged, late, agreed; among equals the later date first."""
    open_aspect = any(o.kind == "contested" for o in step.aspects.values())
    late = shape(scene, step) == "late"
    place = 0 if open_aspect or late else _RANK.index(step.outcome.kind)
    latest = max((claim_date(h) or "" for h in scene.claims(step_claims(step))), default="")
    return place, -int(latest[:10].replace("-", "") or 0), step.id


def _withheld_or_disputed(scene: Scene) -> Iterator[Point]:
    for accusation in accusations(scene):
        answer = answer_to(scene, accusation)
        last = claim_sentence(scene, answer) if answer else say("No answer held.")
        yield claim_sentence(scene, accusation), last


def _joint_overdue(scene: Scene) -> Iterator[Point]:
    """A joint duty past its date of which nothing is reported is told once, for no one party."""
    seen: set[tuple[str, str]] = set()
    for step in scene.status.obligations:
        key = (step.obligation, step.due or "")
        if step.deed == "hold-talks" and step.outcome.kind == "unreported" and is_past(scene, step):
            if key not in seen:
                yield step_sentence(scene, step)
            seen.add(key)


def _deliveries(scene: Scene) -> tuple:  # type: ignore[type-arg]
    fresh = [d for d in scene.status.deliveries if _recent(scene, d.period[1] or d.period[0])]
    return tuple(fresh[-1:]) if fresh and uncounted(fresh[-1]) else tuple(fresh)


def _bare(scene: Scene) -> Iterator[Point]:
    """Without an agreement: what stands against each other, then what each side last said."""
    yield from ((sticking_sentence(scene, i),) for i in range(len(scene.status.sticking_points)))
    for party in scene.parties:
        issues = scene.status.positions.get(party, {})
        own = [p for p in issues.values() if p.first_hand]
        for position in sorted(own, key=lambda p: p.since or "", reverse=True)[:1]:
            yield tuple(claim_sentence(scene, h) for h in scene.claims(position.claims[:1]))


def counts_table(scene: Scene) -> Table:
    """Return the four counts, each with the count of the earlier moment."""
    s, before = scene.status, scene.before
    columns = (Column("Count", "head"), Column("Now", "figure"), Column("Before", "figure"))
    rows = tuple(
        Row(cells=(cell(what), cell(count(s)), cell(count(before) if before else _NO_BEFORE)))
        for what, count in (
            ("Steps past their date without a word that they were done", lambda x: str(_overdue(scene, x))),
            ("Incident figures, by source (never added)", _incident_count),
            ("Delivery counts, by counter", _delivery_count),
            ("Positions moved", lambda x: str(_moved(x))),
        )
    )
    since = f" and at {scene.day(scene.since)}" if scene.since else ""
    return Table(id="t-counts", caption=f"Counts at {scene.day(s.at)}{since}", columns=columns, rows=rows)


_NO_BEFORE = "nothing to compare with"


def _overdue(scene: Scene, status: Status) -> int:
    return sum(1 for s in status.obligations if is_past(scene, s) and not is_done(s) and s.outcome.kind in {"unreported", "reported"})


def _incident_count(status: Status) -> str:
    n = len({i.source for i in status.incidents})
    return f"{counted(len(status.incidents), 'figure')} of {counted(n, 'source')}" if n else "none held"


def _delivery_count(status: Status) -> str:
    counters = {d.counter for d in status.deliveries if not uncounted(d)}
    if not counters:
        return "no count held"
    n = sum(1 for d in status.deliveries if not uncounted(d))
    return f"{counted(n, 'count')} of {counted(len(counters), 'counter')}"


def _moved(status: Status) -> int:
    return sum(1 for of in status.positions.values() for p in of.values() if p.moved is not None)
