"""Section 6: what each party has said on each issue, on whose word, how old, and what moved."""

from __future__ import annotations

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.dates import counted
from truceline.briefing.sayings import with_rights, words_phrase
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import (
    Block,
    Cell,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.titles import readable
from truceline.briefing.words import cell, joined, label, say
from truceline.status.shapes import Position

__all__ = ["positions_section"]


def positions_section(scene: Scene) -> Section:
    """Return section 6: the matrix of issues and parties, and the points on which words stand apart."""
    blocks: list[Block] = (
        [matrix(scene)]
        if issues_spoken_of(scene)
        else [Paragraph(sentences=(say("No word on any issue is held."),))]
    )
    blocks.append(sticking_group(scene))
    return Section(id="positions", number=6, title="Positions", blocks=tuple(blocks))


def issues_spoken_of(scene: Scene) -> tuple[str, ...]:
    """Return the issues on which a party has a position, in the order of the vocabulary."""
    spoken = {i for of in scene.status.positions.values() for i in of}
    known = [i for i in vocabulary("issues") if i in spoken]
    return (*known, *sorted(spoken - set(known)))


def matrix(scene: Scene) -> Table:
    """Return the matrix: a row for each issue, a column for each party."""
    parties = tuple(scene.status.positions)
    parties = tuple(p for p in scene.parties if p in parties) or parties
    columns = (Column("Issue", "head"), *(Column(scene.shown(p)) for p in parties))
    rows = tuple(
        Row(cells=(cell(label("issues", issue)), *(_cell(scene, p, issue) for p in parties)))
        for issue in issues_spoken_of(scene)
    )
    return Table(
        id="t-positions",
        caption="Positions by issue: own word or second-hand, age of the evidence, movement",
        columns=columns,
        rows=rows,
    )


def _cell(scene: Scene, party: str, issue: str) -> Cell:
    position = scene.status.positions.get(party, {}).get(issue)
    if position is None:
        return cell("no word held")
    lines = [
        _stance(scene, position),
        _moved(position) or _new(scene, position),
        *_factions(scene, position),
    ]
    return cell(*(x for x in lines if x is not None))


def _stance(scene: Scene, it: Position) -> Sentence:
    words = words_phrase("stances", it.stance)
    age = ", date not stated"
    if it.age_days is not None and scene.is_dated(it.claims or it.second_hand):
        age = f", {counted(it.age_days, 'day')} old" if it.age_days else ", of this day"
    if it.first_hand:
        return say(f"{words} (own word{age})", claims=it.claims)
    per = joined(scene.who(a) for a in it.per)
    by = f", per {per}" if per else ""
    return say(
        f"{words} (second-hand{by}{age}); own word: none held", claims=it.claims or it.second_hand
    )


def _moved(it: Position) -> Sentence | None:
    if it.moved is None:
        return None
    before, after = (words_phrase("stances", s) for s in it.moved)
    return say(f"moved: “{before}” to “{after}”", claims=it.moved_claims)


def _new(scene: Scene, it: Position) -> Sentence | None:
    """A position of which nothing was held at the earlier moment."""
    new = {c.what for c in scene.status.changes.items if c.before is None}
    since = scene.status.changes.since
    return say(f"new since {scene.moment(since)}") if since and it.id in new else None


def _factions(scene: Scene, it: Position) -> tuple[Sentence, ...]:
    return tuple(
        say(
            f"differs: {scene.shown(f.actor)}, {words_phrase('stances', f.stance)}", claims=f.claims
        )
        for f in it.factions
    )


def sticking_group(scene: Scene) -> Group:
    """List the issues on which words stand against each other."""
    items = tuple((sticking_sentence(scene, i),) for i in range(len(scene.status.sticking_points)))
    block: Block = ListBlock(items=items)
    if not items:
        block = Paragraph(
            sentences=(say("No issue is held on which words stand against each other."),)
        )
    return Group(id="sticking", title="Sticking points", blocks=(block,))


def sticking_sentence(scene: Scene, index: int) -> Sentence:
    """Say one sticking point: the issue, between whom, why, since when."""
    it = scene.status.sticking_points[index]
    between = joined(scene.shown(a) for a in it.between)
    # Without claims the date is the calendar's own (talks past their date).
    dated = it.since is not None and (not it.claims or scene.is_dated(it.claims))
    since = f", since {scene.day(it.since)}" if dated else ""
    why = readable(scene, with_rights(scene, it.why, it.claims)).rstrip(".")
    return say(
        f"{label('issues', it.issue).capitalize()} ({between}{since}): {why}.", claims=it.claims
    )
