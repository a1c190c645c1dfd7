"""Section 9: deliveries per counter against the quota; and what each side says that it holds back."""

from __future__ import annotations

import msgspec

from truceline.briefing.dates import span_printed
from truceline.briefing.sayings import (
    claim_sentence,
    quantity_words,
    shortened,
    speaker,
    with_rights,
    words_of,
)
from truceline.briefing.scene import Scene, step_claims
from truceline.briefing.shapes import (
    Block,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Part,
    Row,
    Section,
    Sentence,
    Table,
)
from truceline.briefing.titles import address_title, obligation_title
from truceline.briefing.words import amount, cell, humanised, noun, opening, quotation, say
from truceline.record.held import HeldClaim
from truceline.status.shapes import Delivery, Lever

__all__ = [
    "deliveries_section", "delivery_sentence", "for_words", "lever_sentence", "uncompared",
    "uncompared_sentence", "uncounted",
]  # fmt: skip


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
    blocks += [uncompared_group(scene), levers_group(scene), deadlines_group(scene)]
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
    counted = say(amount(it.low, it.high, None if uncounted(it) else it.unit), claims=it.claims)
    promised = "not stated" if it.promised is None else amount(it.promised, it.promised, it.unit)
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
    return say(f"{by} counted {amount(it.low, it.high, unit)}{point}, {period}.", claims=it.claims)


def uncompared(scene: Scene) -> tuple[HeldClaim, ...]:
    """Return the figures that belong to no step, in order of time: rows whose counts stand alone.

    They are never set against each other or against a quota.
    """
    known = (h for h in scene.said_by_now() if _stands_alone(h))
    return tuple(sorted(known, key=scene.when_said_order))


def _stands_alone(held: HeldClaim) -> bool:
    event = held.claim.event
    if held.claim.row is None or event is None or event.quantity is None:
        return False
    return event.kind in {"count", "delivery"} and event.toward in {None, "-"}


def uncompared_sentence(scene: Scene, held: HeldClaim) -> Sentence:
    """Say one such figure: who gave it, when, and what was counted as far as it is stated."""
    event = held.claim.event
    figure = quantity_words(event.quantity) if event and event.quantity else ""
    who = speaker(scene, held.claim)
    what = _counted_words(scene, held)
    told: tuple[str | Part, ...] = (
        (": ", quotation(what, who), ".") if what else ("; what was counted is not stated.",)
    )
    when = scene.date(scene.said_on(held))
    return say(f"{opening(who)} gave {figure} ({when})", *told, claims=[held.claim.id])


def _counted_words(scene: Scene, held: HeldClaim) -> str:
    """What was counted: the counting point, else the row's own words; "" if neither is stated."""
    event = held.claim.event
    point = event.quantity.counting_point if event and event.quantity else None
    return humanised(point) if point else words_of(scene, held) or ""


def uncompared_group(scene: Scene) -> Group:
    """List the figures that cannot be compared, each on its own line."""
    items = tuple(
        Row(
            cells=(
                cell(opening(speaker(scene, h.claim))),
                cell(say(quantity_words(h.claim.event.quantity), claims=[h.claim.id])),
                cell(_counted_words(scene, h) or "not stated"),
                cell(scene.date(scene.said_on(h))),
            )
        )
        for h in uncompared(scene)
        if h.claim.event and h.claim.event.quantity
    )
    columns = (
        Column("Told by", "head"), Column("Figure", "figure"), Column("What was counted"), Column("Said on"),
    )  # fmt: skip
    caption = "Figures of no step, each on its own line; they cannot be compared"
    block: Block = Table(id="t-uncompared", caption=caption, columns=columns, rows=items)
    if not items:
        block = Paragraph(sentences=(say("No such figure is held."),))
    return Group(id="uncompared", title="Figures that cannot be compared", blocks=(block,))


def levers_group(scene: Scene) -> Group:
    """Show what each side says it holds back, in one template for all."""
    blocks: tuple[Block, ...] = tuple(
        lever_table(scene, i, x) for i, x in enumerate(scene.status.levers, 1)
    )
    untied = _untied(scene)
    if untied:
        lead = say("No step, or no reason, is told to which such a word could be tied:")
        items = tuple((claim_sentence(scene, h),) for h in untied)
        blocks = (*blocks, Paragraph(sentences=(lead,)), ListBlock(items=items))
    if not blocks:
        blocks = (Paragraph(sentences=(say("No side has said that it holds something back."),)),)
    return Group(id="levers", title="What each side says it holds back", blocks=blocks)


def _untied(scene: Scene) -> tuple[HeldClaim, ...]:
    """The parties' own words that they hold a deed back which no step and no lever rests on."""
    tied = {c for it in scene.status.levers for c in it.claims}
    tied |= {c for step in scene.status.obligations for c in step_claims(step)}
    own = [h for h in scene.said_by_now() if _holds_back(h) and h.claim.id not in tied]
    return tuple(sorted(own, key=scene.when_said_order))


def _holds_back(held: HeldClaim) -> bool:
    claim, event = held.claim, held.claim.event
    if event is None or event.deed is None or event.says != "withheld" or not claim.first_hand:
        return False
    return event.kind == "announcement" and claim.party in event.by


def lever_table(scene: Scene, index: int, it: Lever) -> Table:
    """One lever: held by, in whose words, for what, of which clause, what the others say, how long."""
    held = scene.claims(it.claims)
    own = [h for h in held if h.claim.party == it.party]
    ended_by = [h for h in held if h.claim.party != it.party]
    until = f"ended {scene.day(it.until)}" if it.until else "open"
    rows = (
        _line("Held by", scene.shown(it.party)),
        _line("In its words", *_words(scene, own)),
        _line("For", for_words(scene, it)),
        _line("Clause", say(*_clause(scene, it))),
        _line("In the text held", _text_held(scene, it)),
        _line("What others say", *_words(scene, list(scene.claims(it.answers)))),
        _line("Since", f"{scene.day(it.since)}; {until}"),
        *([_line("End told by", *_words(scene, ended_by))] if ended_by else []),
    )
    columns = (Column("Point", "head"), Column("Told"))
    words = lever_words(scene, it)
    what = f"“{words.text}”" if words is not None else "no words of its own held"
    end = f"ended {scene.date(it.until)}" if it.until else "open"
    caption = f"{index}. {scene.shown(it.party)}: {what} ({end})"
    return Table(id=f"t-lever-{index}", caption=caption, columns=columns, rows=rows, plain=True)


def _clause(scene: Scene, it: Lever) -> tuple[str | Part, ...]:
    """The step held back by its title, and the deed as the text has it."""
    title = address_title(scene, it.id.partition("/")[2])
    deed = () if it.withholds == title else (": ", noun(it.withholds))
    return (noun(title), *deed) if title else (noun(it.withholds),)


def lever_words(scene: Scene, it: Lever) -> Part | None:
    """Return the holder's own words for what it holds back, as far as they may be shown."""
    text = with_rights(scene, f"“{it.words}”", it.claims)
    if not it.words or not text.startswith("“"):
        return None
    plain = " ".join(text.strip("“”").split())
    shown = shortened(scene.masked(plain, to_come=it.until is None))
    return quotation(shown, scene.shown(it.party))


def lever_sentence(scene: Scene, it: Lever) -> Sentence:
    """Say a lever in its holder's words, for what, since when, and whether the text held has a clause on it."""
    party, words = scene.shown(it.party), lever_words(scene, it)
    told: tuple[str | Part, ...] = (f"{party} said: ", words) if words is not None else (
        f"{party} said that it holds back what ", *_clause(scene, it)[:1], " asks",
    )  # fmt: skip
    told_why = words is not None and it.for_ in words.text
    why: tuple[str | Part, ...] = () if told_why else (", ", *for_words(scene, it).parts)
    since = f", since {scene.date(it.since)}" if it.since else ""
    end = f", ended {scene.date(it.until)}" if it.until else ""
    clause = (
        "no clause found in the text held"
        if it.text_held == NONE_FOUND
        else "a clause is found in the text held"
    )
    return say(*told, *why, f"{since}{end}; {clause}.", claims=it.claims)


def for_words(scene: Scene, it: Lever) -> Sentence:
    """What a side says it holds something back for, in its words, as far as they may be shown."""
    if not it.for_:
        return say("no reason told", claims=it.claims)
    text = with_rights(scene, f"“{it.for_}”", it.claims)
    shown = scene.masked(text.strip("“”"), to_come=True)
    words = quotation(shown, scene.shown(it.party)) if text.startswith("“") else shown
    told = [
        h.claim.id
        for h in scene.claims(it.claims)
        if h.claim.event and h.claim.event.condition == it.for_
    ]
    return say(words, claims=told or it.claims)


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
                cell(
                    say(
                        quotation(scene.masked(d.words, to_come=True), scene.shown(d.by)),
                        claims=d.claims,
                    )
                ),
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
