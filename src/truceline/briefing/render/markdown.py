"""The briefing as Markdown: the same words, tables as pipes, evidence as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from truceline.briefing.shapes import (
    Block,
    Briefing,
    Cell,
    Evidence,
    Figure,
    Group,
    ListBlock,
    Pair,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)

__all__ = ["render_markdown"]

_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_ESCAPED = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#|~&"})


def render_markdown(briefing: Briefing) -> str:
    """Return the briefing as Markdown with footnotes (``[^1]``)."""
    printer = _Printer(briefing.numbers)
    lines = [*_head(briefing)]
    for section in briefing.sections:
        lines += printer.section(section)
    lines += ["## Evidence", "", *(x for e in briefing.evidence for x in _note(e))]
    return "\n".join(lines).rstrip() + "\n"


def _head(briefing: Briefing) -> Iterator[str]:
    yield f"# {escaped(briefing.masthead.title)}"
    yield ""
    for name, value in briefing.masthead.facts:
        yield f"- **{escaped(name)}:** {escaped(value)}"
    yield ""


def escaped(text: str) -> str:
    """Return ``text`` with the signs of Markdown made harmless, every stretch of white space as one."""
    return re.sub(r"\s+", " ", text).translate(_ESCAPED)


def _note(e: Evidence) -> Iterator[str]:
    text = f"{e.before}**{e.marked}**{e.after}" if e.shown == "paragraph" else e.marked
    parts = [escaped(e.line.text), escaped(e.where)]
    if e.shown == "paragraph":
        parts.append(
            "“" + escaped(e.before) + "**" + escaped(e.marked) + "**" + escaped(e.after) + "”"
        )
    elif text:
        parts.append(f"“{escaped(text)}”")
    else:
        parts.append("the text may not be shown in this edition")
    yield f"[^{e.number}]: {'. '.join(parts)} (claim {e.claim[:12]})"


class _Printer:
    """Prints blocks; knows only the footnote numbers."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def section(self, section: Section) -> Iterator[str]:
        """Yield the lines of a section."""
        yield from (f"## {section.number}. {escaped(section.title)}", "")
        yield from self.blocks(section.blocks)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the lines of blocks, an empty line after each."""
        for block in blocks:
            match block:
                case Paragraph():
                    yield from (" ".join(self.sentence(s) for s in block.sentences), "")
                case ListBlock():
                    yield from self._list(block)
                case Table():
                    yield from self._table(block)
                case Figure():
                    yield from (f"*{escaped(block.title)}.* {escaped(block.description)}", "")
                    yield from self._table(block.twin)
                case Pair():
                    yield from self._pair(block)
                case Group():
                    yield from (f"### {escaped(block.title)}", "")
                    yield from self.blocks(block.blocks)

    def sentence(self, s: Sentence) -> str:
        """Return a sentence with its footnotes."""
        text = "".join(
            f"“{escaped(p.text)}”" if p.kind == "quotation" else _spaced(p.text) for p in s.parts
        )
        numbers = sorted({self._numbers[c] for c in s.claims if c in self._numbers})
        return text + "".join(f"[^{n}]" for n in numbers)

    def _list(self, block: ListBlock) -> Iterator[str]:
        for n, item in enumerate(block.items, start=1):
            yield f"{f'{n}.' if block.ordered else '-'} " + " ".join(self.sentence(s) for s in item)
        yield ""

    def _pair(self, block: Pair) -> Iterator[str]:
        yield from (f"**{escaped(block.title)}**", "")
        for card in (block.earlier, block.later):
            yield f"- {escaped(card.who)}, {escaped(card.when)}: {self.sentence(card.said)}"
        yield from ("", self.sentence(block.part), "")

    def _table(self, table: Table) -> Iterator[str]:
        yield from (f"**{escaped(table.caption)}**", "")
        yield "| " + " | ".join(escaped(c.label) for c in table.columns) + " |"
        yield "|" + "|".join("---:" if c.kind == "figure" else "---" for c in table.columns) + "|"
        for row in table.rows:
            yield self._row(row, len(table.columns))
        yield ""

    def _row(self, row: Row, columns: int) -> str:
        alone = row.group or row.summary
        cells = [self.sentence(alone)] if alone else [self._cell(c) for c in row.cells]
        return "| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |"

    def _cell(self, it: Cell) -> str:
        """Lines of a cell; the shape is left out, because the words beside it tell the state."""
        return "; ".join(self.sentence(s) for s in it.lines)


def _spaced(text: str) -> str:
    """Escape our own words, on one line, keeping the spaces at both ends."""
    return _BREAKS.sub(" ", text).translate(_ESCAPED)
