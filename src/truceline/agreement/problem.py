"""What the loader says when it refuses: code, place, the line with a caret, the way out."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.agreement.model import Place
from truceline.errors import AgreementError

__all__ = ["AgreementProblem", "Reach", "SourceText", "excerpt"]

Reach = tuple[Place, int]
"""Where words stand and how many characters a caret row below them takes."""


class AgreementProblem(AgreementError):
    """A problem of syntax or reference, code T9xx, with the place and the line it stands on.

    ``also`` are other places that compete with the first one (the twin of a key that stands
    twice). ``str(problem)`` is what a terminal shows.
    """

    def __init__(
        self,
        code: str,
        what: str,
        *,
        source: SourceText,
        place: Place,
        length: int = 1,
        remedy: str = "",
        also: Sequence[Reach] = (),
    ) -> None:
        super().__init__(what, file=source.file, line=place.line, remedy=remedy)
        self.code = code
        self.column = place.column
        self.excerpt = "\n".join(
            excerpt(source.line(at.line), at, wide) for at, wide in ((place, length), *also)
        )

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.code} {self.what}"
        tail = [f"  {self.remedy}"] if self.remedy else []
        return "\n".join([head, self.excerpt, *tail])


class SourceText:
    """The text of one file, for pointing into it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._lines = text.splitlines()

    def line(self, number: int) -> str:
        """Return line ``number`` (1-based), "" past the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def problem(
        self,
        code: str,
        what: str,
        place: Place,
        *,
        length: int = 1,
        remedy: str = "",
        also: Sequence[Reach] = (),
    ) -> AgreementProblem:
        """Return the problem ready to raise."""
        return AgreementProblem(
            code, what, source=self, place=place, length=length, remedy=remedy, also=also
        )


def excerpt(line: str, place: Place, length: int = 1) -> str:
    """Return the line with its number, and a row of carets under ``length`` characters."""
    room = max(1, min(length, len(line) - place.column + 1))
    shown = line.replace("\t", " ")
    return f"{place.line:>5} | {shown}\n      | {' ' * (place.column - 1)}{'^' * room}"
