"""What `truceline read` does: find the documents, read them, print their claims as they are found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from rich import box
from rich.table import Table
from rich.text import Text

from truceline.basis.masking import Masker
from truceline.basis.registry_of_actors import Registry, shipped_registry
from truceline.briefing.words import label
from truceline.claims import Claim, claims_of_row, extract_claims
from truceline.claims.linking import link
from truceline.cli.masking import claims_masker
from truceline.cli.opening import case_in, progress_bar, registry_of
from truceline.cli.printing import Page, print_json_line, printable, short, unread_line
from truceline.errors import CaseError, UnreadReport
from truceline.reports import (
    Case,
    ObservationRow,
    Report,
    bare_case,
    is_case,
    load_case,
    read_observations,
    read_report_bytes,
    report_files,
)
from truceline.status.parties import parties_of

__all__ = ["print_claims"]

DONE, NOTHING_READ = 0, 2
_STANDARD_INPUT = "-"


class _Read(NamedTuple):
    """The documents that could be read, the rows of tables, and whether anything could not."""

    reports: tuple[Report, ...]
    tables: dict[str, tuple[ObservationRow, ...]]
    failed: bool


class _Reader(NamedTuple):
    """Whom a reader knows: actors, parties, and the extractor by name."""

    registry: Registry
    parties: tuple[str, ...]
    extractor: str

    def of_report(self, report: Report) -> tuple[Claim, ...]:
        """Return the claims of one report."""
        return extract_claims(
            report, registry=self.registry, parties=self.parties, extractor=self.extractor
        )

    def of_rows(self, rows: Iterable[ObservationRow]) -> tuple[Claim, ...]:
        """Return the claims of the rows of one table."""
        made = (claims_of_row(r, registry=self.registry, parties=self.parties) for r in rows)
        return tuple(claim for claims in made for claim in claims)


class _Shown(NamedTuple):
    """What the table shows names by: what is withheld, and the printed form of known actors."""

    masker: Masker
    registry: Registry


def print_claims(
    paths: Sequence[Path], folder: Path | None, *, shape: str | None, extractor: str
) -> int:
    """Print the claims in ``paths``; return 2 if nothing at all could be read.

    ``folder`` is a case whose actors and parties to use; a case among ``paths`` serves by itself.
    """
    given = [load_case(path) for path in paths if is_case(path)]
    case = case_in(folder) if folder is not None else next(iter(given), None)
    registry = shipped_registry() if case is None else registry_of(case)
    found = _read([*given, *_bare([p for p in paths if not is_case(p)])], _piped(paths))
    parties = parties_of(
        None, () if case is None else case.parties, (r.text for r in found.reports), registry
    )
    as_table = (shape or ("table" if sys.stdout.isatty() else "jsonl")) == "table"
    texts = tuple(r.text for r in found.reports) if as_table else ()
    for file, claims in _claims(found, _Reader(registry, parties, extractor)):
        if as_table:
            _print_table(file, claims, _Shown(claims_masker(claims, texts, registry), registry))
        else:
            for claim in claims:
                print_json_line(claim)
    return NOTHING_READ if found.failed and not (found.reports or found.tables) else DONE


# finding and reading


def _piped(paths: Sequence[Path]) -> bool:
    return any(str(path) == _STANDARD_INPUT for path in paths)


def _bare(paths: Sequence[Path]) -> list[Case]:
    named = [path for path in paths if str(path) != _STANDARD_INPUT]
    return [bare_case(named)] if named else []


def _read(cases: Sequence[Case], piped: bool) -> _Read:
    """Read what can be read; what cannot is one line each on standard error."""
    reports: list[Report] = []
    failed = False
    for source in _sources(cases, piped):
        try:
            reports.append(source())
        except UnreadReport as error:
            failed = True
            click.echo(f"unread: {printable(str(error))}", err=True)
    tables = {name: _rows(case, name) for case in cases for name in case.observation_files}
    if not (reports or tables or failed):
        raise CaseError(
            "no report and no table of observations is there",
            remedy="name files, or a folder that holds some; - reads standard input",
        )
    return _Read(tuple(reports), tables, failed)


def _sources(cases: Sequence[Case], piped: bool) -> Iterator[Callable[[], Report]]:
    for case in cases:
        for file in report_files(case):
            yield file.read
    if piped:
        yield _standard_input


def _standard_input() -> Report:
    return read_report_bytes(sys.stdin.buffer.read(), file="standard-input.txt")


def _rows(case: Case, name: str) -> tuple[ObservationRow, ...]:
    rows, unread = read_observations(case.root / name, file=name)
    for one in unread:
        click.echo(f"unread: {unread_line(one.file, one.line, one.why)}", err=True)
    return rows


def _claims(found: _Read, reader: _Reader) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Yield each document with its claims as soon as it is read, so that a pipe flows."""
    with progress_bar("reading", shown=not sys.stdout.isatty()) as tick:
        total = len(found.reports) + len(found.tables)
        for done, report in enumerate(found.reports, 1):
            yield report.file, reader.of_report(report)
            tick(report.file, done, total)
        for name, rows in found.tables.items():
            yield name, reader.of_rows(rows)


# the table


def _print_table(file: str, claims: Sequence[Claim], shown: _Shown) -> None:
    """Print the claims as anybody may see them; the words as they are come with jsonl."""
    page = Page()
    page.heading(f"{file}: {len(claims)} {'claim' if len(claims) == 1 else 'claims'}")
    if not claims:
        return
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("who", ratio=2, overflow="fold")
    table.add_column("act", width=max(len(label("acts", c.act)) for c in claims), overflow="fold")
    table.add_column("what", ratio=5, overflow="fold")
    for claim in claims:
        what = _what(claim, shown.masker)
        table.add_row(_who(claim, shown), label("acts", claim.act), what)
    page.print(table)


def _who(claim: Claim, shown: _Shown) -> Text:
    if claim.source is None:
        return Text("the report says" if claim.actor is None else claim.actor)
    via = "".join(f", who has it from {shown.masker.speaker(v.text)}" for v in claim.via)
    words = shown.masker.speaker(claim.source.text)
    return Text(printable(words + _taken_for(claim, claim.source.text, shown.registry) + via))


def _taken_for(claim: Claim, words: str, registry: Registry) -> str:
    """Return whom "it" or "the office" was taken for; nothing where the words themselves name it."""
    if claim.actor is None or link(words, registry).actor is not None:
        return ""
    # A named person whom the registry does not know stays as the words have it, perhaps withheld.
    known = claim.actor in registry.actors or not claim.named
    return f" = {registry.shown(claim.actor)}" if known else ""


def _what(claim: Claim, masker: Masker) -> Text:
    words = "" if claim.content is None else claim.content.text
    if claim.event is not None and not words:
        words = claim.event.words or ""
    about = "" if claim.about is None else f" (about {claim.about.party}: {claim.about.act})"
    issues = ", ".join(label("issues", issue) for issue in claim.issues) or "no issue"
    text = Text(printable(masker.public(" ".join(words.split())) + about))
    return text.append(f"\n{issues}; score {claim.score:.2f}; {short(claim.id)}", "dim")
