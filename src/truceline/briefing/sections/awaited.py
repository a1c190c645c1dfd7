"""What is awaited, and from whom: conditions of the text and those that speakers set."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.briefing.sayings import speaker, with_rights
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Block, Column, Group, Paragraph, Part, Row, Table
from truceline.briefing.titles import condition_words, obligation_title, phase_title
from truceline.briefing.words import THE_TEXT, cell, joined, noun, quotation, say
from truceline.record.held import HeldClaim
from truceline.status.shapes import Condition

__all__ = ["awaited_group"]


def awaited_group(scene: Scene) -> Group:
    """List, for every party alike, what is awaited from it; "nothing stated" is printed too."""
    parties = scene.parties
    rows = tuple(row for party in parties for row in _awaited_rows(scene, party))
    nobody = tuple(
        _condition_row(scene, "nobody named", c)
        for c in scene.status.conditions
        if not set(c.waits_for) & set(parties) and not _met(c)
    )
    blocks: list[Block] = [_conditions_table("t-awaited", "What is awaited, and from whom", rows)]
    if not rows:
        blocks = [Paragraph(sentences=(say("No party is known; nothing can be told."),))]
    if nobody:
        title = f"Conditions told without saying whose deed they wait for ({len(nobody)})"
        table = _conditions_table("t-conditions", "In the words of those who set them", nobody)
        blocks.append(Group(id="conditions", title=title, blocks=(table,), folded=True))
    return Group(id="awaited", title="Conditions awaited", blocks=tuple(blocks))


def _conditions_table(name: str, caption: str, rows: tuple[Row, ...]) -> Table:
    columns = (
        Column("Awaited from", "head"), Column("What is awaited"), Column("Told by"), Column("Met"),
    )  # fmt: skip
    return Table(id=name, caption=caption, columns=columns, rows=rows)


def _met(condition: Condition) -> bool:
    return bool(condition.met) and all(v is True for v in condition.met.values())


def _awaited_rows(scene: Scene, party: str) -> Iterator[Row]:
    known = [
        c for c in scene.status.conditions if party in c.waits_for and _is_stated(c) and not _met(c)
    ]
    if not known:
        yield Row(cells=(cell(scene.shown(party)), cell("nothing stated"), cell(""), cell("")))
    for condition in known:
        others = joined(scene.shown(p) for p in condition.waits_for if p != party)
        who = scene.shown(party) + (f" (with {others})" if others else "")
        yield _condition_row(scene, who, condition)


def _is_stated(condition: Condition) -> bool:
    return bool(condition.claims) or condition.clause is not None


def _condition_row(scene: Scene, who: str, condition: Condition) -> Row:
    held = scene.claims(condition.claims)
    speakers = dict.fromkeys(speaker(scene, h.claim).removesuffix(",") for h in held)
    by = THE_TEXT if condition.clause else joined(speakers)
    dated = dict.fromkeys(_told_by(scene, h) for h in held)
    told_by = [by] if condition.clause else list(dated)
    words = _awaited_words(scene, condition, by)
    what = say(*words, claims=condition.claims, clause=condition.clause)
    return Row(cells=(cell(who), cell(what), cell(*told_by), cell(_met_words(scene, condition))))


def _told_by(scene: Scene, held: HeldClaim) -> str:
    """Who set a condition, and when it was said: "Israel, 23 February"."""
    said = scene.said_on(held)
    who = speaker(scene, held.claim).removesuffix(",")
    return f"{who}, {scene.date(said) if said else 'date not stated'}"


def _awaited_words(scene: Scene, condition: Condition, by: str) -> tuple[str | Part, ...]:
    """The words of a claim's condition, or the clause of the text as encoded."""
    head, _, rest = (
        (condition.clause or "").removeprefix("phases.").removeprefix("obligations.").partition(".")
    )
    a = scene.agreement
    tree = None
    if a is not None and rest == "starts" and head in a.phases:
        tree = a.phases[head].starts
    elif a is not None and rest == "when" and head in a.obligations:
        tree = a.obligations[head].opens
    if tree is None:
        if not condition.claims:
            return (scene.masked(condition.text, to_come=True),)
        text = with_rights(scene, f"“{condition.text}”", condition.claims)
        shown = scene.masked(text.strip("“”"), to_come=True)
        return (quotation(shown, by) if text.startswith("“") else shown,)
    title = phase_title(scene, head) if rest == "starts" else obligation_title(head)
    return (noun(title), " opens when ", noun(condition_words(scene, tree)))


def _met_words(scene: Scene, condition: Condition) -> str:
    """Whether a condition is met, per view; told once where every view tells the same."""
    words = {True: "met", False: "not met", None: "cannot be told"}
    shown = {
        v: words[m] for v, m in condition.met.items() if v in scene.parties or v == "as-encoded"
    }
    if len(set(shown.values())) <= 1:
        return next(iter(shown.values()), words[None])
    return "; ".join(f"{scene.view_name(v)}: {m}" for v, m in shown.items())
