"""Section 9: deliveries per counter against the quota; and what each side says that it holds back."""

from __future__ import annotations

import msgspec

from truceline.briefing.dates import span_printed
from truceline.briefing.sayings import claim_sentence, with_rights
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Block, Column, Group, Paragraph, Row, Section, Sentence, Table
from truceline.briefing.titles import address_title, obligation_title
from truceline.briefing.words import bounds, cell, humanised, noun, number, quotation, say
from truceline.record.held import HeldClaim
from truceline.status.shapes import Delivery, Lever

__all__ = ["NONE_FOUND", "deliveries_section", "delivery_sentence", "for_words", "uncounted"]


NONE_FOUND = "none found"


def deliveries_section(scene: Scene) -> Section:
    """Return section 9: every counter and counting point on its own line, then levers."""
    blocks: list[Block] = []
    if scene.status.deliveries:
        note = say(
            "Counting points are never added or compared. A count says nothing about what reached people."
        )
        blocks += [_table(scene), Paragraph(sentences=(note,))]
    else:
        blocks.append(Paragraph(sentences=(say("No count of any delivery is held."),)))
    blocks += [levers_group(scene), deadlines_group(scene)]
    return Section(
        id="deliveries",
        number=9,
        title="Deliveries against quota, and what is held back",
        blocks=tuple(blocks),
    )


def _table(scene: Scene) -> Table:
    columns = (
        Column("Clause", "head"), Column("Counter"), Column("Counting point"), Column("Period"),
        Column("Counted", "figure"), Column("Promised", "figure"),
    )  # fmt: skip
    rows = tuple(_row(scene, d) for d in scene.status.deliveries)
    caption = "Deliveries, each counter and counting point on its own line"
    return Table(id="t-deliveries", caption=caption, columns=columns, rows=rows)


def _row(scene: Scene, it: Delivery) -> Row:
    unit = f" {it.unit}" if it.unit else ""
    counted = say(
        bounds(it.low, it.high) + (unit if uncounted(it) is False else ""), claims=it.claims
    )
    promised = "not stated" if it.promised is None else number(it.promised) + unit
    return Row(
        cells=(
            cell(obligation_title(it.obligation)),
            cell(scene.shown(it.counter) if it.counter else "no counter named"),
            cell(humanised(it.counting_point) if it.counting_point else "not stated"),
            cell(span_printed(*it.period, year=scene.year)),
            cell(counted),
            cell(promised),
        )
    )


def uncounted(it: Delivery) -> bool:
    """Say whether no count is held (which is never zero)."""
    return it.low is None and it.high is None


def delivery_sentence(scene: Scene, it: Delivery) -> Sentence:
    """Say one delivery line as a sentence: "No count of trucks for 2 March is held"."""
    unit = it.unit or obligation_title(it.obligation)
    period = span_printed(*it.period, year=scene.year)
    if uncounted(it):
        return say(f"No count of {unit} for {period} is held.", clause=it.obligation)
    point = (
        f" ({humanised(it.counting_point)})"
        if it.counting_point
        else " (counting point not stated)"
    )
    by = scene.shown(it.counter) if it.counter else "An unnamed counter"
    return say(f"{by} counted {bounds(it.low, it.high)} {unit}{point}, {period}.", claims=it.claims)


def levers_group(scene: Scene) -> Group:
    """Show what each side says it holds back, in one template for all."""
    blocks: tuple[Block, ...] = tuple(
        lever_table(scene, i, x) for i, x in enumerate(scene.status.levers, 1)
    )
    if not blocks:
        blocks = (Paragraph(sentences=(say("No side has said that it holds something back."),)),)
    return Group(id="levers", title="What each side says it holds back", blocks=blocks)


def lever_table(scene: Scene, index: int, it: Lever) -> Table:
    """One lever: held by, what, for what, in whose words, the text held, what the others say."""
    held = scene.claims(it.claims)
    own = [h for h in held if h.claim.party == it.party]
    others = [h for h in held if h.claim.party != it.party]
    until = f"ended {scene.day(it.until)}" if it.until else "open"
    since = scene.day(it.since)
    what = address_title(scene, it.withholds) or it.withholds
    rows = (
        _line("Held by", scene.shown(it.party)),
        _line("What", say(noun(what))),
        _line("For", for_words(scene, it)),
        _line("In the text held", _text_held(scene, it)),
        _line("In its words", *_words(scene, own)),
        _line("What others say", *_words(scene, others)),
        _line("Since", f"{since}; {until}"),
    )
    columns = (Column("Point", "head"), Column("Told"))
    caption = f"{index}. {scene.shown(it.party)}: “{what}” ({until})"
    return Table(id=f"t-lever-{index}", caption=caption, columns=columns, rows=rows, plain=True)


def for_words(scene: Scene, it: Lever) -> Sentence:
    """What a side says it holds something back for, in its words, as far as they may be shown."""
    if not it.for_:
        return say("no reason told", claims=it.claims)
    text = with_rights(scene, f"“{it.for_}”", it.claims)
    shown = scene.mask.names(text.strip("“”"))
    party = scene.shown(it.party)
    return say(quotation(shown, party) if text.startswith("“") else shown, claims=it.claims)


def _text_held(scene: Scene, it: Lever) -> str:
    if it.text_held == NONE_FOUND:
        return "no clause found in the text held"
    clause = it.text_held.removeprefix("clause ")
    return f"clause found: {address_title(scene, clause) or clause}"


def _words(scene: Scene, held: list[HeldClaim]) -> tuple[Sentence, ...]:
    """Each wording once, with all the claims that give it."""
    by_text: dict[str, list[HeldClaim]] = {}
    for h in held:
        by_text.setdefault(claim_sentence(scene, h).text, []).append(h)
    said = (
        msgspec.structs.replace(
            claim_sentence(scene, same[0]), claims=tuple(h.claim.id for h in same)
        )
        for same in by_text.values()
    )
    return tuple(said) or (say("no word held"),)


def _line(head: str, *told: Sentence | str) -> Row:
    return Row(cells=(cell(head), cell(*told)))


def deadlines_group(scene: Scene) -> Group:
    """List deadlines named by somebody outside the text: no step and no lever."""
    rows = tuple(
        Row(
            cells=(
                cell(scene.shown(d.by)),
                cell(", ".join(scene.shown(a) for a in d.to) or "not stated"),
                cell(say(quotation(scene.mask.names(d.words), scene.shown(d.by)), claims=d.claims)),
                cell(scene.day(d.at)),
            )
        )
        for d in scene.status.deadlines_named
    )
    columns = (Column("Named by", "head"), Column("To"), Column("Words"), Column("Date"))
    block: Block = Table(
        id="t-deadlines", caption="Deadlines named outside the text", columns=columns, rows=rows
    )
    if not rows:
        block = Paragraph(sentences=(say("No deadline from outside the text is held."),))
    return Group(id="deadlines", title="Deadlines named by others", blocks=(block,))
