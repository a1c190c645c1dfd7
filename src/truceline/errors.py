"""The errors of Truceline: one small tree; every message says what, where, and the way out.

TrucelineError
├── InputError            something given to us cannot be used; nothing was written
│   ├── UnreadReport      a document that no reader here can read (listed, never guessed)
│   ├── CaseError         case.yaml, actors.yaml, reports/index.csv or the folder itself
│   ├── ObservationError  a row or column of an observations table
│   ├── AgreementError    the agreement does not parse (codes T9xx)
│   ├── VocabularyError   a word that is not in a controlled vocabulary
│   └── UnknownAddress    an id given to ``--why`` or ``judge`` that opens nothing
└── RecordError           the record cannot be opened, written or trusted
"""

from __future__ import annotations

__all__ = [
    "AgreementError",
    "CaseError",
    "InputError",
    "ObservationError",
    "RecordError",
    "TrucelineError",
    "UnknownAddress",
    "UnreadReport",
    "VocabularyError",
]


class TrucelineError(Exception):
    """Root of all errors raised on purpose.

    ``what`` is one sentence; ``file`` and ``line`` (1-based) say where, if anywhere;
    ``remedy`` is the way out. ``str(error)`` prints them as ``file:line: what; remedy``.
    """

    def __init__(
        self, what: str, *, file: str | None = None, line: int | None = None, remedy: str = ""
    ) -> None:
        super().__init__(what)
        self.what = what
        self.file = file
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        where = (
            ""
            if self.file is None
            else f"{self.file}:{self.line}: "
            if self.line
            else f"{self.file}: "
        )
        return f"{where}{self.what}" + (f"; {self.remedy}" if self.remedy else "")


class InputError(TrucelineError):
    """Something given to us cannot be used; nothing was written."""


class UnreadReport(InputError):
    """A document that no reader here can read; it is listed as unread, never guessed."""


class CaseError(InputError):
    """The case folder, case.yaml, actors.yaml or reports/index.csv cannot be used."""


class ObservationError(InputError):
    """A row or a column of an observations table cannot be used."""


class AgreementError(InputError):
    """The agreement file does not parse or names something unknown (codes T9xx)."""


class VocabularyError(InputError):
    """A word is not a term of the controlled vocabulary it was used for."""


class UnknownAddress(InputError):
    """An id (claim, step, position, phase ...) opens nothing in this status."""


class RecordError(TrucelineError):
    """The record cannot be opened, written or trusted."""
