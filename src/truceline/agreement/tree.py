"""YAML as a tree of words with their places: every scalar stays text until a clause reads it.

Built from the parser's events, so that "no" stays a word, a key that stands twice is seen with
both places, and anchors, aliases and tags are refused instead of expanded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from truceline.agreement.model import Place
from truceline.agreement.problem import AgreementProblem, Reach, SourceText

__all__ = ["Entry", "Listing", "Node", "Table", "Word", "read_tree"]

# The deepest form of the language is an open list of a phase: agreement, phases, phase,
# continues, open, condition.
_DEEPEST = 8


class Word(msgspec.Struct, frozen=True):
    """A scalar: its text, its place, and whether a column of the text is a column of the file."""

    text: str
    place: Place
    on_one_line: bool = True

    def at(self, offset: int) -> Place:
        """Return the place of a character of the text (the start, if the text runs over lines)."""
        if not self.on_one_line:
            return self.place
        return Place(self.place.line, self.place.column + offset)

    def rest(self, offset: int) -> Word:
        """Return the text from a character on, without white space before it, with its place."""
        text = self.text[offset:]
        offset += len(text) - len(text.lstrip())
        return Word(text.strip(), self.at(offset), self.on_one_line)

    @property
    def reach(self) -> Reach:
        """Where this word stands and how wide it is."""
        return self.place, len(self.text)

    def problem(
        self, source: SourceText, code: str, what: str, remedy: str, also: Sequence[Reach] = ()
    ) -> AgreementProblem:
        """Return a problem that points at this word, ready to raise."""
        length = len(self.text)
        return source.problem(code, what, self.place, length=length, remedy=remedy, also=also)


class Listing(msgspec.Struct, frozen=True):
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


class Entry(msgspec.Struct, frozen=True):
    """One key and its value."""

    key: Word
    value: Node


class Table(msgspec.Struct, frozen=True):
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: str) -> Entry | None:
        """Return the entry of ``key``, or None."""
        return next((e for e in self.entries if e.key.text == key), None)


Node = Word | Listing | Table


def read_tree(source: SourceText) -> Table:
    """Return the file as a table. Raises AgreementProblem (T901, T902, T905, T906)."""
    events = _events(source)
    first = next(events, None)
    if first is None:
        raise source.problem(
            "T906", "the file is empty", Place(1, 1), remedy="begin with `truce: 1`"
        )
    node = _node(first, events, source, depth=0)
    deque(events, maxlen=0)  # to the end of the file: what follows the first document is refused
    if not isinstance(node, Table):
        raise source.problem(
            "T906", "the file is not a table of keys", node.place, remedy="begin with `truce: 1`"
        )
    return node


def _events(source: SourceText) -> Iterator[Any]:
    """Yield the events of nodes; refuse what the language does not use."""
    documents = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(source.text.removeprefix("\ufeff")):
            documents += isinstance(event, DocumentStartEvent)
            _refuse_devices(event, documents, source)
            if isinstance(event, _NODE_EVENTS):
                yield event
    except MarkedYAMLError as error:
        raise _not_yaml(source, error) from error
    except ReaderError as error:
        line = source.text.count("\n", 0, error.position) + 1
        raise source.problem(
            "T901",
            f"the character U+{ord(source.text[error.position]):04X} is not allowed in YAML",
            Place(line, 1),
            remedy="save it as plain UTF-8 text",
        ) from error


_NODE_EVENTS = (
    ScalarEvent,
    SequenceStartEvent,
    SequenceEndEvent,
    MappingStartEvent,
    MappingEndEvent,
)


def _refuse_devices(event: Any, documents: int, source: SourceText) -> None:
    device = (
        "an alias"
        if isinstance(event, AliasEvent)
        else "an anchor"
        if getattr(event, "anchor", None) is not None
        else "a tag"
        if getattr(event, "tag", None) is not None and isinstance(event, _NODE_EVENTS)
        else "a second document"
        if documents > 1
        else None
    )
    if device is not None:
        raise source.problem(
            "T905",
            f"{device} is not part of the language",
            _place(event),
            remedy="write the clause out where it stands",
        )


def _not_yaml(source: SourceText, error: MarkedYAMLError) -> Exception:
    mark = error.problem_mark or error.context_mark
    place = Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)
    tab = "\t" in source.line(place.line)[: place.column]
    remedy = (
        "indent with spaces, never with a tab"
        if tab
        else "check the indentation; put words with `: `, `#`, `@` or a comma in quotes"
    )
    return source.problem("T901", f"this is not YAML: {error.problem}", place, remedy=remedy)


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _node(event: Any, events: Iterator[Any], source: SourceText, depth: int) -> Node:
    if depth > _DEEPEST:
        raise source.problem(
            "T905",
            "the nesting is deeper than any clause",
            _place(event),
            remedy="check the brackets and the indentation",
        )
    match event:
        case ScalarEvent():
            return _word(event)
        case SequenceStartEvent():
            return Listing(tuple(_items(events, source, depth)), _place(event))
        case _:
            return Table(tuple(_entries(events, source, depth)), _place(event))


def _word(event: Any) -> Word:
    quoted = event.style in {"'", '"'}
    one_line = event.style is None or quoted
    one_line = one_line and event.start_mark.line == event.end_mark.line
    place = _place(event)
    if one_line and quoted:
        place = Place(place.line, place.column + 1)
    return Word(event.value.strip(), place, one_line)


def _items(events: Iterator[Any], source: SourceText, depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, SequenceEndEvent):
            return
        yield _node(event, events, source, depth + 1)


def _entries(events: Iterator[Any], source: SourceText, depth: int) -> Iterator[Entry]:
    seen: dict[str, Reach] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            return
        key = _node(event, events, source, depth + 1)
        if not isinstance(key, Word):
            raise source.problem(
                "T906", "a key must be a word", key.place, remedy="write `key: value`"
            )
        if key.text in seen:
            raise key.problem(
                source,
                "T902",
                f"the key “{key.text}” stands twice",
                remedy="keep one of the two, or join them",
                also=[seen[key.text]],
            )
        seen[key.text] = key.reach
        yield Entry(key, _node(next(events), events, source, depth + 1))
