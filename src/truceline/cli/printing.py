"""How results reach standard output: pages that wrap, trees of reasons, and JSON."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from truceline.basis.reason import Reason

__all__ = [
    "Page", "print_json", "print_json_line", "print_reason", "printable", "short", "unread_line",
]  # fmt: skip

_SHORT = 12
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows them, beyond the end of a quotation."""
_KEPT = frozenset("\n\t")


class Page(Console):
    """A terminal page: words as they are (no markup, no colours of its own), lines that wrap."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the command line, which ends without complaint."""
        raise BrokenPipeError

    def paragraph(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """Print ``text`` wrapped, every line of it indented."""
        self.put(Text(printable(text), style), indent=indent)

    def put(self, text: Text, *, indent: int = 0) -> None:
        """Print styled ``text`` as ``paragraph`` does; no line ends in blanks."""
        for line in text.wrap(self, self.width - indent):
            line.rstrip()
            self.print(Text(" " * indent).append_text(line), soft_wrap=True)

    def heading(self, text: str) -> None:
        """Print the heading of a section."""
        self.print()
        self.paragraph(text, style="bold")


def printable(text: str) -> str:
    """Return ``text`` with the characters that would steer a terminal shown by their code.

    A report may hold escape sequences and characters that turn the direction of writing; they
    stay in the record as they are, and never act on the screen.
    """
    return "".join(_shown(c) if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    control = unicodedata.category(character) == "Cc" and character not in _KEPT
    return control or character in _DIRECTIONS


def _shown(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def short(claim: str) -> str:
    """Return the address of a claim, short enough to copy and long enough to be unique."""
    return f"claim:{claim[:_SHORT]}"


def unread_line(file: str, line: int | None, why: str) -> str:
    """Return what is left unread as one line: file, line, why."""
    return printable(f"{file}: {why}" if line is None else f"{file}:{line}: {why}")


def print_reason(reason: Reason) -> None:
    """Print a tree of reasons, down to the claims with the addresses that open them."""
    Page().print(_tree(reason))


def _tree(reason: Reason) -> Tree:
    label = Text(printable(reason.text))
    if reason.clause is not None:
        label.append(f" [{reason.clause}]", "dim")
    if not reason.because and len(reason.claims) == 1:
        label.append(f" {short(reason.claims[0])}", "dim")
    tree = Tree(label)
    tree.children.extend(_tree(below) for below in reason.because)
    return tree


def print_json(value: Any) -> None:
    """Print a value as indented JSON, in UTF-8 whatever the terminal's encoding."""
    _write(msgspec.json.format(msgspec.json.encode(value), indent=2))


def print_json_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    _write(msgspec.json.encode(value))


def _write(raw: bytes) -> None:
    sys.stdout.buffer.write(raw + b"\n")
