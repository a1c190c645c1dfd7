"""Sections 2 and 3: the bottom line with its four counts, and the key points; chosen by rule.

The same rule serves every party: what the sides differ on comes before what they agree on, what
is recent before what is old; steps on which nobody spoke come last. Nothing is weighed or graded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from truceline.basis.time import last_instant
from truceline.briefing.accusations import leading_accusations, with_answer
from truceline.briefing.dates import counted
from truceline.briefing.outcomes import is_done, is_past
from truceline.briefing.sayings import claim_sentence
from truceline.briefing.scene import Scene, step_claims
from truceline.briefing.sections.agreement import phase_state
from truceline.briefing.sections.contradictions import gap_sentence
from truceline.briefing.sections.deliveries import (
    delivery_sentence,
    lever_sentence,
    uncompared,
    uncompared_sentence,
    uncounted,
)
from truceline.briefing.sections.incidents import event_point, incident_points
from truceline.briefing.sections.positions import sticking_sentence
from truceline.briefing.shapes import (
    Column,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.shared_events import apart
from truceline.briefing.steps import is_talks, step_sentence
from truceline.briefing.titles import obligation_title, phase_title
from truceline.briefing.words import cell, joined, noun, possessive, say
from truceline.status.shapes import Delivery, Lever, ObligationStep, Status

__all__ = ["bottom_line_section", "chosen", "key_points_section"]

_LINES, _POINTS, _OF_A_KIND = 3, 6, 2
_SETTLED = frozenset({"agreed", "found"})
_RANK = frozenset({"contested", "found", "acknowledged", "agreed", "one-sided", "reported"})
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
    known = points or (
        (say("No further point is told by rule; the claims held stand in the annex."),),
    )
    return Section(
        id="key-points",
        number=3,
        title="Key points",
        blocks=(ListBlock(items=known, ordered=True),),
    )


def chosen(scene: Scene) -> tuple[tuple[Sentence, ...], tuple[Point, ...]]:
    """Return the sentences of the bottom line and the key points beside them.

    The phase where it is disputed and the leading steps make the bottom line. Of every kind of
    key point two are taken at first, so that no kind crowds out the others, then the rest.
    """
    phase = list(_phase(scene))
    fresh = [s for s in scene.status.obligations if _is_fresh(scene, s)]
    main = _leading(scene, fresh)[: _LINES - len(phase)]
    first = [*phase, *(step_sentence(scene, s) for s in _by_date(scene, main))]
    if not scene.status.obligations:
        first += _bare(scene)
    lines, left = _fitting(first)
    kinds = [left, *(list(kind) for kind in _kinds(scene, fresh, main))]
    return lines or (_nothing_told(scene),), _taken(kinds)


def _fitting(points: list[Point]) -> tuple[tuple[Sentence, ...], list[Point]]:
    """The points that fit whole into the bottom line, in their order, and those that do not."""
    lines: list[Sentence] = []
    for n, point in enumerate(points):
        if len(lines) + len(point) > _LINES:
            return tuple(lines), points[n:]
        lines.extend(point)
    return tuple(lines), []


def _taken(kinds: list[list[Point]]) -> tuple[Point, ...]:
    """At most six points: two of each kind, then what is left, printed in the order of the kinds."""
    places = [(k, n) for k, kind in enumerate(kinds) for n in range(len(kind))]
    first = sorted(places, key=lambda p: (p[1] >= _OF_A_KIND, p))[:_POINTS]
    return tuple(kinds[k][n] for k, n in sorted(first))


def _nothing_told(scene: Scene) -> Sentence:
    """The bottom line where no step, phase or position is told: what is held, and what is missing."""
    held = scene.held.values()
    if not held:
        return say("Nothing is held on the agreement, its steps or any position.")
    sources = {h.claim.report or h.claim.file for h in held}
    are = "is" if len(held) == 1 else "are"
    counts = f"{counted(len(held), 'claim')} of {counted(len(sources), 'source')} {are} held"
    if not scene.said_by_now():
        return say(f"{counts}, all of them dated after this moment.")
    if scene.parties:
        return say(f"{counts}; none is a party’s own word on an issue or a step.")
    return say(
        f"{counts}; no party is known: name the parties under “parties” in case.yaml and who "
        "speaks for them in actors.yaml."
    )


def _kinds(
    scene: Scene, fresh: list[ObligationStep], main: list[ObligationStep]
) -> Iterator[Iterable[Point]]:
    """Yield the kinds of key points in their fixed order."""
    status = scene.status
    told = {s.obligation for s in main if s.outcome.kind in _SETTLED}
    newest = sorted(fresh, key=lambda s: s.due or "", reverse=True)
    rest = [s for s in _one_a_clause(newest) if s not in main and not _is_told(s, told)]
    yield ((lever_sentence(scene, x),) for x in status.levers if x.until is None)
    yield _talks_overdue(scene)
    yield _uncounted_today(scene)
    yield (step_sentence(scene, s) for s in _by_date(scene, rest))
    yield (event_point(scene, e) for e in status.events if _recent(scene, e.day))
    own = [i for _, i in apart(status.incidents, status.events)]
    recent = [i for i in own if _recent(scene, i.period[1] or i.period[0])]
    yield ((s,) for s in incident_points(scene, recent))
    yield ((lever_sentence(scene, x),) for x in status.levers if _has_ended(scene, x))
    yield (with_answer(scene, a) for a in leading_accusations(scene, _OF_A_KIND))
    yield ((gap_sentence(scene, g),) for g in status.gaps)
    alone = (h for h in uncompared(scene) if scene.is_fresh(scene.said_on(h)))
    yield ((uncompared_sentence(scene, h),) for h in alone)
    counts = (d for d in status.deliveries if _is_counted_lately(scene, d))
    yield ((delivery_sentence(scene, d),) for d in counts)


def _has_ended(scene: Scene, it: Lever) -> bool:
    """A lever that ended in the period, unless its holder's last word on the step is still that."""
    if it.until is None or not _recent(scene, it.until):
        return False
    step = next((s for s in scene.status.obligations if s.id == f"step:{_step_of(it)}"), None)
    cell = step.views.get(it.party) if step is not None else None
    return cell is None or cell.state != "withheld"


def _step_of(it: Lever) -> str:
    return it.id.partition("/")[2]


def _is_told(step: ObligationStep, clauses: set[str]) -> bool:
    """An earlier step of a series that both sides call done is in the total told of the newest."""
    return step.outcome.kind in _SETTLED and step.obligation in clauses


def _recent(scene: Scene, moment: str | None) -> bool:
    return moment is not None and scene.is_fresh(moment)


def _phase(scene: Scene) -> Iterator[Point]:
    """The phase leads where the views of it differ."""
    phase = scene.status.phase
    if phase.outcome.kind != "contested":
        return
    known = [(v, phase.views[v]) for v in scene.parties if v in phase.views]
    told = [(v, it) for v, it in known if it.basis != "silent"]
    claims = tuple(c for _, it in told for r in it.why for c in r.all_claims())
    names = dict.fromkeys(phase_title(scene, it.id) for _, it in told if it.id)
    sides = "; ".join(
        f"in {possessive(scene.view_name(v))} view it {phase_state(scene, it)}" for v, it in told
    )
    name = noun(joined(names, "or"))
    yield (say("Whether ", name, f" goes on is disputed: {sides}.", claims=claims),)


def _is_fresh(scene: Scene, step: ObligationStep) -> bool:
    """A step is fresh if somebody spoke on it and it fell due, changed, or was named in the period."""
    if step.outcome.kind not in _RANK:
        return False
    if step.id in {c.what for c in scene.status.changes.items} or _recent(scene, step.due):
        return True
    address = step.id.removeprefix("step:")
    named = (
        h
        for h in scene.claims(step_claims(step))
        if h.claim.event and h.claim.event.toward == address
    )
    return any(_recent(scene, scene.said_on(h)) for h in named)


def _leading(scene: Scene, fresh: list[ObligationStep]) -> list[ObligationStep]:
    """Up to three steps: the newest on which the sides agree and the newest on which they differ, in turn."""
    newest = sorted(fresh, key=lambda s: (_latest(scene, s), s.due or ""), reverse=True)
    agreed = _one_a_clause(s for s in newest if s.outcome.kind in _SETTLED)
    differ = _one_a_clause(s for s in newest if s.outcome.kind in {"contested", "acknowledged"})
    turns = [s for pair in zip_longest(agreed, differ) for s in pair if s is not None]
    return turns[:_LINES]


def _one_a_clause(steps: Iterable[ObligationStep]) -> list[ObligationStep]:
    """The first step of each clause: a newer step of a series tells the total of the earlier ones."""
    seen: dict[str, ObligationStep] = {}
    for step in steps:
        seen.setdefault(step.obligation, step)
    return list(seen.values())


def _latest(scene: Scene, step: ObligationStep) -> str:
    return max((scene.said_on(h) or "" for h in scene.claims(step_claims(step))), default="")


def _by_date(scene: Scene, steps: list[ObligationStep]) -> list[ObligationStep]:
    order = {s.id: n for n, s in enumerate(scene.status.obligations)}
    return sorted(steps, key=lambda s: (s.due or "9", order[s.id]))


def _talks_overdue(scene: Scene) -> Iterator[Point]:
    """A joint duty past its dates of which nothing is reported: one point, for no one party."""
    told: dict[str, dict[str, Sentence]] = {}
    for step in scene.status.obligations:
        if is_talks(scene, step) and step.outcome.kind == "unreported" and is_past(scene, step):
            for sentence in step_sentence(scene, step):
                told.setdefault(step.obligation, {}).setdefault(step.due or "", sentence)
    yield from (tuple(of.values()) for of in told.values())


def _uncounted_today(scene: Scene) -> Iterator[Point]:
    """A recurring quota whose day this is, and of which no count is held: never told as zero."""
    for step in scene.status.obligations:
        clause = scene.obligation(step)
        if clause is None or clause.every is None or step.due != scene.today:
            continue
        if scene.at < last_instant(step.due, scene.tz):
            continue  # the day is not over: there is nothing to miss yet
        if all(m.low is None and m.high is None for m in step.done.values()):
            unit = step.promised.unit or obligation_title(step.obligation)
            yield (
                say(
                    f"No count of {unit} for {scene.date(step.due)} is held.",
                    clause=step.obligation,
                ),
            )


def _is_counted_lately(scene: Scene, it: Delivery) -> bool:
    return not uncounted(it) and _recent(scene, it.period[1] or it.period[0])


def _bare(scene: Scene) -> Iterator[Point]:
    """Without an agreement: what each side last said itself, then what else stands against it."""
    told: set[str] = set()
    for party in scene.parties:
        own = [p for p in scene.status.positions.get(party, {}).values() if p.first_hand]
        for position in sorted(own, key=lambda p: p.since or "", reverse=True)[:1]:
            told.update(position.claims[:1])
            yield tuple(claim_sentence(scene, h) for h in scene.claims(position.claims[:1]))
    for n, point in enumerate(scene.status.sticking_points):
        if not set(point.claims) <= told:
            yield (sticking_sentence(scene, n),)


def counts_table(scene: Scene) -> Table:
    """Return the four counts, each with the count of the earlier moment."""
    s, before = scene.status, scene.before
    columns = (Column("Count", "head"), Column("Now", "figure"), Column("Before", "figure"))
    rows = tuple(
        Row(cells=(cell(what), cell(count(s)), cell(count(before) if before else _NO_BEFORE)))
        for what, count in (
            (
                "Steps past their date without a word that they were done",
                lambda x: str(_overdue(scene, x)),
            ),
            ("Incident figures, by source (never added)", _incident_count),
            ("Delivery counts, by counter", _delivery_count),
            ("Positions moved or new", _moved),
        )
    )
    since = f" and at {scene.moment(scene.since)}" if scene.since else ""
    return Table(
        id="t-counts", caption=f"Counts at {scene.moment(s.at)}{since}", columns=columns, rows=rows
    )


_NO_BEFORE = "nothing to compare with"


def _overdue(scene: Scene, status: Status) -> int:
    """Counted against the moment of that status: one past its date then may be done now."""
    at = msgspec.structs.replace(scene, status=status)
    kinds = {"unreported", "reported"}
    return sum(
        1
        for s in status.obligations
        if is_past(at, s) and not is_done(s) and s.outcome.kind in kinds
    )


def _incident_count(status: Status) -> str:
    n = len({i.source for i in status.incidents})
    return (
        f"{counted(len(status.incidents), 'figure')} of {counted(n, 'source')}"
        if n
        else "none held"
    )


def _delivery_count(status: Status) -> str:
    counters = {d.counter for d in status.deliveries if not uncounted(d)}
    if not counters:
        return "no count held"
    n = sum(1 for d in status.deliveries if not uncounted(d))
    return f"{counted(n, 'count')} of {counted(len(counters), 'counter')}"


def _moved(status: Status) -> str:
    """Positions that differ from the earlier moment, or were not held then."""
    if status.changes.since is None:
        return _NO_BEFORE
    return str(sum(1 for c in status.changes.items if c.what.startswith("position:")))
