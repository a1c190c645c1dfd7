"""Section 11: the claims held, assumptions with their owner, method, vocabulary, boundaries and names."""

from __future__ import annotations

from truceline.basis.vocabulary import vocabulary
from truceline.briefing.dates import counted
from truceline.briefing.sayings import (
    event_clause,
    evidence_mark,
    said_verb,
    shortened,
    speaker,
    words_of,
)
from truceline.briefing.scene import Scene, place_of_file
from truceline.briefing.shapes import (
    Block,
    Column,
    Group,
    ListBlock,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
)
from truceline.briefing.titles import address_title, obligation_title
from truceline.briefing.words import (
    cell,
    content,
    humanised,
    label,
    noun,
    opening,
    quotation,
    say,
)
from truceline.record.held import HeldClaim

__all__ = ["annex_section"]

_MOST_CLAIMS = 1000
_SHORT = 140
_ON_PAPER = "The list stands in the HTML and JSON."
_METHOD = (
    "One kind of evidence is used: the claim, that is, what one source says in one report.",
    "Positions, outcomes and contradictions are derived from claims and from the text; they are never stored as truth.",
    "A view is what one side says, under its own reading of the text. One side’s word never changes the other’s view.",
    "Silence is not breach. “Called a breach” stands only where a side said so or a verifier found it.",
    "Agreed: a word of the side that owes and a word of the side that is owed say the same. "
    "Acknowledged: the side concerned said what speaks against itself. One side only: no word of the other is held.",
    "A figure keeps its bounds, its date and the point at which it was counted; figures of different "
    "counting points or sources are never added.",
    "No count prints “no count held”; it is never zero.",
    "Two clocks: “at” is the moment described, “known at” the moment up to which reports were known.",
)
_NAMES = (
    "Names of places and institutions follow the registry of this desk and imply no view on status, "
    "borders or legitimacy. Every institution prints in one form, with the body it answers to.",
    "Names of private persons are withheld; office holders publicly known appear by name and office.",
    "Steps that move people, remains, aid or forces show the date only until they are done.",
    "The calendar shows dates, not lines on the ground; no boundary is drawn in this briefing.",
)
_MARKS = (
    ("NAME said", "the speaker’s own word, on its own account"),
    ("found by NAME", "a finding of a verifier with a mandate, a method and a grade"),
    ("NAME (not in the registry) said", "a body as the text names it; it speaks for no side"),
    ("unnamed", "a speaker whom the outlet does not name; never linked across reports"),
    ("the report’s own voice", "told by the report without a speaker; enters no side’s view"),
    (
        "said / follows / no word held",
        "the side gave this verdict itself / it follows from its account and its reading / it has no claim on it",
    ),
    (
        "as recorded",
        "the words are those of a row of the case’s observations, the speaker’s or a close paraphrase",
    ),
    ("as the report words it", "indirect speech: the outlet’s wording of what was said"),
)


def annex_section(scene: Scene) -> Section:
    """Return section 11."""
    blocks: tuple[Block, ...] = (
        claims_group(scene),
        _assumptions(scene),
        _sentences("method", "Method", _METHOD),
        _vocabulary(),
        _sentences("names", "Boundaries and names", _NAMES),
    )
    return Section(id="annex", number=11, title="Annex", blocks=blocks)


def claims_group(scene: Scene) -> Group:
    """List the claims said up to the moment, by the date of saying; of very many the newest."""
    ordered = sorted(scene.said_by_now(), key=scene.when_said_order)
    listed = ordered[-_MOST_CLAIMS:]
    columns = (
        Column("Said on", "head"), Column("Who, in which words"), Column("On"), Column("Where it stands"),
    )  # fmt: skip
    rows = tuple(_claim_row(scene, h) for h in listed)
    table = Table(id="t-claims", caption="Claims held, by date", columns=columns, rows=rows)
    blocks: list[Block] = [table if rows else Paragraph(sentences=(say("No claim is held."),))]
    if len(listed) < len(ordered):
        more = (
            f"{len(ordered) - len(listed):,} claims of earlier date are held and not listed here."
        )
        blocks.insert(0, Paragraph(sentences=(say(more),)))
    if len(ordered) < len(scene.held):
        later = f"{counted(len(scene.held) - len(ordered), 'claim')} said after this moment: not listed."
        blocks.insert(0, Paragraph(sentences=(say(later),)))
    title = f"Claims held ({len(ordered):,})"
    return Group(
        id="claims", title=title, blocks=tuple(blocks), folded=bool(rows), on_paper=_ON_PAPER
    )


def _claim_row(scene: Scene, held: HeldClaim) -> Row:
    claim = held.claim
    on = ", ".join(label("issues", i) for i in claim.issues)
    toward = address_title(scene, claim.event.toward) if claim.event else ""
    who = say(*_told(scene, held), claims=[claim.id])
    file = place_of_file(claim.file)
    where = f"{file}, line {claim.row.line}" if claim.row else file
    known = evidence_mark(scene, claim)
    mark = "" if known.endswith(" said") and not known.startswith("found") else known
    about = say("toward ", noun(toward)) if toward else ""
    return Row(
        cells=(
            cell(scene.date(scene.said_on(held))), cell(who, mark), cell(on, about), cell(where, claim.id[:12]),
        )
    )  # fmt: skip


def _told(scene: Scene, held: HeldClaim) -> tuple[str | Part, ...]:
    """Speaker, verb and the words, shortened; what a row tells without words; or that none may be shown."""
    who = speaker(scene, held.claim).removesuffix(",")
    words = words_of(scene, held)
    head = f"{opening(who)}: {said_verb(held.claim)}"
    if words is not None:
        return (f"{head}: ", quotation(shortened(words, _SHORT), who))
    if held.claim.row is not None and (clause := event_clause(scene, held.claim)):
        return (f"{head}: ", content(clause, who))
    return (f"{head}; no words may be shown" if held.claim.content else f"{head}; no words given",)


def _assumptions(scene: Scene) -> Group:
    assumed = scene.agreement.assumed if scene.agreement else ()
    rows = tuple(
        Row(
            cells=(
                cell(say(noun(obligation_title(a.path.replace(".", ": "))))),
                cell(humanised(a.by)),
                cell(scene.mask.names(a.why)),
            )
        )
        for a in assumed
    )
    columns = (Column("Clause", "head"), Column("Owner"), Column("Why"))
    block: Block = Table(
        id="t-assumed",
        caption="What the encoding supposes where the text is silent",
        columns=columns,
        rows=rows,
    )
    if not rows:
        block = Paragraph(sentences=(say("The encoding rests on no assumption."),))
    return Group(id="assumptions", title="Assumptions", blocks=(block,))


def _sentences(section: str, title: str, texts: tuple[str, ...]) -> Group:
    return Group(
        id=section, title=title, blocks=(ListBlock(items=tuple((say(t),) for t in texts)),)
    )


def _vocabulary() -> Group:
    marks = tuple(Row(cells=(cell(word), cell(meaning))) for word, meaning in _MARKS)
    states = tuple(
        Row(cells=(cell(t.english), cell(t.definition))) for t in vocabulary("states").values()
    )
    columns = (Column("Word", "head"), Column("What it means here"))
    tables = (
        Table(id="t-marks", caption="Marks of evidence and basis", columns=columns, rows=marks),
        Table(id="t-states", caption="States of a step in one view", columns=columns, rows=states),
    )
    return Group(id="vocabulary", title="Words used", blocks=tables, folded=True)
