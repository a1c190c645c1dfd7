"""Layout: the paragraphs and headings of a text, told from its lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from truceline.basis.span import Span
from truceline.reports.headings import (
    ends_as_sentence,
    is_heading,
    is_numbered_title,
    is_promotion,
    is_short_title,
)
from truceline.reports.languages import FOREIGN, foreign_among
from truceline.reports.report import Block

__all__ = ["Line", "is_wrapped", "lay_out", "lines_of"]

HEADING, PROSE, PROMOTION = "heading", "prose", "promotion"

_LINE = re.compile(r"[^\n\r\f\u2028\u2029]*")
_ITEM = re.compile(r"(?:[-*•–—‣▪]|\(?\d{1,2}[.)]|\(?[a-z][)])\s")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
_WIDEST = 130
_NARROWEST = 45
_ROOM = 12
_MOST_LINES_UNDER_TITLE = 3


class Line(msgspec.Struct, frozen=True):
    """One line of a text without its end: where its words begin and stop, and its indent."""

    span: Span
    text: str
    indent: int
    blank_before: bool

    @property
    def has_words(self) -> bool:
        """Whether the line holds a letter or a digit (a rule of dashes does not)."""
        return any(map(str.isalnum, self.text))


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that are not blank, in order, without the space around their words."""
    found: list[Line] = []
    blank = True
    for m in _LINE.finditer(text):
        raw = m.group()
        bare = raw.strip("\ufeff \t\xa0\u3000\v\x1c\x1d\x1e\x85")
        if not bare.strip():
            if m.start() == m.end() and not _stands_alone(text, m.start()):
                continue
            blank = True
            continue
        indent = raw.index(bare)
        span = Span(m.start() + indent, m.start() + indent + len(bare))
        found.append(Line(span, bare, indent, blank))
        blank = False
    return tuple(found)


def _stands_alone(text: str, at: int) -> bool:
    """Whether an empty match at ``at`` is an empty line, not the point before a line's own end."""
    if at == 0:
        return True
    return text[at - 1] in "\n\f\u2028\u2029\r" and text[at - 1 : at + 1] != "\r\n"


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether paragraphs run over several lines (broken at a width) or stand one a line.

    In wrapped text a line is full: the first word of the next one would not have fitted.
    """
    short = [line for line in lines if len(line.text) <= _WIDEST]
    if len(short) < len(lines) * 0.9:
        return False
    width = max((len(line.text) for line in short), default=0)
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not (b.blank_before or is_numbered_title(a.text) or is_numbered_title(b.text))
    ]
    full = sum(_runs_on(a.text, b.text, width) for a, b in pairs)
    return width >= _NARROWEST and 2 * full > len(pairs) > 0


def _runs_on(line: str, following: str, width: int) -> bool:
    return _is_full(line, following, width) and not ends_as_sentence(line)


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def lay_out(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order: prose, headings, promotion, foreign paragraphs.

    Every line with a letter or digit lies in exactly one block; a block holds no blank line.
    The blocks depend on the text alone, so a later reading finds the same ones.
    """
    lines = lines_of(text)
    groups = list(_paragraphs(lines, is_wrapped(lines)))
    groups = [g for g in groups if any(line.has_words for line in g)]
    spans = [Span(g[0].span.start, g[-1].span.end) for g in groups]
    texts = [text[s.start : s.end] for s in spans]
    kinds = _without_foreign(_kinds(texts, [_is_underlined(text, g) for g in groups]), texts)
    return tuple(Block(kind=k, span=s) for k, s in zip(kinds, spans, strict=True))


def _without_foreign(kinds: Iterable[str], texts: Sequence[str]) -> Iterator[str]:
    """Yield the kinds, with prose of another language as foreign."""
    for kind, foreign in zip(kinds, foreign_among(texts), strict=True):
        yield FOREIGN if foreign and kind == PROSE else kind


def _is_underlined(text: str, group: Sequence[Line]) -> bool:
    """Whether the line after a one-line block is a rule of = or - (a heading of Markdown)."""
    if len(group) != 1 or ends_as_sentence(group[0].text) or len(group[0].text) > _WIDEST:
        return False
    after = text[group[0].span.end : group[0].span.end + 200].splitlines()
    return len(after) > 1 and _UNDERLINE.fullmatch(after[1].strip()) is not None


def _kinds(texts: Sequence[str], underlined: Sequence[bool]) -> Iterator[str]:
    shouted = sum(t.isupper() for t in texts) * 2 > len(texts) > 2
    following = [*texts[1:], None]
    if texts:
        following[0] = _body_after_title(texts)
    for before, text, after, ruled in zip(
        [None, *texts], texts, following, underlined, strict=False
    ):
        if is_promotion(text):
            yield PROMOTION
        elif ruled or is_heading(text, before=before, after=after, capitals_are_plain=shouted):
            yield HEADING
        else:
            yield PROSE


def _body_after_title(texts: Sequence[str]) -> str | None:
    """Return the first paragraph after a title, past by-line and date; else what comes next."""
    first = texts[1 : 2 + _MOST_LINES_UNDER_TITLE]
    return next((t for t in first if ends_as_sentence(t)), first[0] if first else None)


def _paragraphs(lines: Sequence[Line], wrapped: bool) -> Iterator[list[Line]]:
    """Yield the lines of each block."""
    width = max((len(line.text) for line in lines if len(line.text) <= _WIDEST), default=0)
    group: list[Line] = []
    for line in lines:
        if group and (not wrapped or _begins_block(group, line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins_block(group: Sequence[Line], line: Line, width: int) -> bool:
    """Whether ``line`` begins a block of its own in wrapped text."""
    last = group[-1]
    if line.blank_before or not line.has_words or not last.has_words:
        return True
    if _ITEM.match(line.text) or line.text.startswith("#") or last.text.startswith("#"):
        return True
    if is_numbered_title(last.text) or is_numbered_title(line.text):
        return not _is_full(last.text, line.text, width)
    has_room = len(last.text) + 1 + len(line.text.split(maxsplit=1)[0]) + _ROOM <= width
    return has_room and (ends_as_sentence(last.text) or line.indent > last.indent or _titled(group))


def _titled(group: Sequence[Line]) -> bool:
    """Whether the block so far is one line that could be a title of what follows."""
    line = group[0].text
    return len(group) == 1 and (is_promotion(line) or is_heading(line) or is_short_title(line))
