"""The Briefing as values: one model from which HTML, Markdown and JSON are printed alike.

Words are kept in parts, so that what the desk says itself (the frame) and what a speaker said
(content, quotation) can always be told apart. Sentences cite claims by id; the footnote numbers
are given once the whole briefing stands (``Briefing.evidence``).
"""

from __future__ import annotations

import msgspec

__all__ = [
    "Block",
    "Briefing",
    "Card",
    "Cell",
    "Column",
    "Evidence",
    "Figure",
    "Group",
    "ListBlock",
    "Masthead",
    "Pair",
    "Paragraph",
    "Part",
    "Row",
    "Section",
    "Sentence",
    "Table",
    "WordFinding",
    "note_ranges",
]


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """A run of words. ``kind``: frame (the desk's own), content, quotation, or figure.

    ``speaker`` names whose words a content or quotation gives; ``lang`` is its language if known.
    """

    text: str
    kind: str = "frame"
    speaker: str | None = None
    lang: str | None = None


class Sentence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence or cell entry: its parts, the claims it rests on, the clause, its evidence mark."""

    parts: tuple[Part, ...]
    claims: tuple[str, ...] = ()
    clause: str | None = None
    mark: str | None = None

    @property
    def text(self) -> str:
        """The sentence as plain text, quotations in quotation marks."""
        return "".join(f"“{p.text}”" if p.kind == "quotation" else p.text for p in self.parts)


class Cell(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table cell: lines, and the code of the shape that stands before its first line, if any."""

    lines: tuple[Sentence, ...] = ()
    shape: str | None = None


class Column(msgspec.Struct, frozen=True, omit_defaults=True):
    """A column's heading; ``kind`` is text, figure or head (the row's own heading)."""

    label: str
    kind: str = "text"


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of cells; ``group`` starts a group of rows; ``folded`` are lines kept behind a summary."""

    cells: tuple[Cell, ...] = ()
    group: Sentence | None = None
    folded: tuple[Sentence, ...] = ()
    summary: Sentence | None = None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


class ListBlock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="list"):
    """Items, one sentence or more each; ``ordered`` ones are numbered."""

    items: tuple[tuple[Sentence, ...], ...]
    ordered: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="table"):
    """A table with a caption; every row has one cell a column, or is a group or a folded row.

    ``plain``: two columns of name and value, whose headings are read out but not drawn.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    plain: bool = False


class Figure(msgspec.Struct, frozen=True, kw_only=True, tag="figure"):
    """A drawing as SVG, described in words, with the table that says the same."""

    id: str
    title: str
    description: str
    svg: str
    twin: Table


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One of two words set side by side: who, when, and the sentence."""

    who: str
    when: str
    said: Sentence


class Pair(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="pair"):
    """Two words side by side, and where they part. ``earlier`` stands first, whoever spoke."""

    id: str
    title: str
    earlier: Card
    later: Card
    part: Sentence
    clause: str | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="group"):
    """Blocks under a heading of their own; ``folded`` ones open on demand and always in print.

    ``on_paper``: the one line that a print gives in place of the blocks, if they are too long.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    folded: bool = False
    on_paper: str = ""


Block = Paragraph | ListBlock | Table | Figure | Pair | Group


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One numbered section of the fixed order."""

    id: str
    number: int
    title: str
    blocks: tuple[Block, ...]


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """What this paper is: case, agreement, the two clocks, audience, and the record it rests on."""

    title: str
    case: str
    agreement: str | None
    version: int | None
    digest: str | None
    at: str
    known_at: str
    reconstructed: bool
    period: str
    audience: str
    claims_held: int
    reports_held: int
    record_size: int
    last_recorded: str | None
    facts: tuple[tuple[str, str], ...]


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A footnote: one claim and the words it rests on.

    ``shown`` says how much may be shown: paragraph, sentence, row, or pointer. ``marked`` is the
    evidence itself, ``before`` and ``after`` the rest of its paragraph.
    """

    number: int
    claim: str
    mark: str
    line: Sentence
    where: str
    shown: str
    before: str = ""
    marked: str = ""
    after: str = ""
    lang: str | None = None
    corrected: tuple[str, ...] = ()


class WordFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A word that the desk may not say itself: where, in which sentence, what to say instead."""

    where: str
    word: str
    sentence: str
    instead: str


class Briefing(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="schema", tag="truceline.briefing/1"
):
    """The analyst's report of one moment: the sections in their fixed order, and the evidence.

    ``wording`` is what the linter found in its own voice; it is empty in a briefing fit to hand on.
    """

    masthead: Masthead
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    wording: tuple[WordFinding, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The footnote number of every claim cited."""
        return {e.claim: e.number for e in self.evidence}

    def number(self, claim: str) -> int | None:
        """Return the footnote number of a claim, or None if the briefing does not cite it."""
        return self.numbers.get(claim)


def note_ranges(sentence: Sentence, numbers: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """Return a sentence's footnotes as ranges of numbers: (1, 1), (3, 7)."""
    out: list[tuple[int, int]] = []
    for n in sorted({numbers[c] for c in sentence.claims if c in numbers}):
        if out and out[-1][1] == n - 1:
            out[-1] = (out[-1][0], n)
        else:
            out.append((n, n))
    return tuple(out)
