"""Walk a briefing: every sentence of its blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.briefing.shapes import (
    Block,
    Figure,
    Group,
    ListBlock,
    Pair,
    Paragraph,
    Sentence,
    Table,
)

__all__ = ["sentences"]


def sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Yield every sentence of ``blocks`` in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.sentences
            case ListBlock():
                for item in block.items:
                    yield from item
            case Table():
                yield from _of_table(block)
            case Figure():
                yield from _of_table(block.twin)
            case Pair():
                yield from (block.earlier.said, block.later.said, block.part)
            case Group():
                yield from sentences(block.blocks)


def _of_table(table: Table) -> Iterator[Sentence]:
    for row in table.rows:
        yield from (s for s in (row.group, row.summary) if s is not None)
        yield from row.folded
        for it in row.cells:
            yield from it.lines
