"""A small invented case, and a reader so plain that every claim it makes can be seen by eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from truceline.basis.actors import Actor
from truceline.basis.registry_of_actors import Registry, registry_of
from truceline.basis.span import cut
from truceline.claims import STANDARD
from truceline.claims.claim import (
    Claim,
    EventPart,
    RowRef,
    Speaker,
    claim_id,
    row_claim_id,
)
from truceline.record import Ingested, Record, ingest
from truceline.reports import Case, ObservationRow, Report, load_case

COLUMNS = "id,kind,at,claimed_by,low,says,published,received,compartment,note"


def read_plainly(
    report: Report, *, registry: Registry, parties: Sequence[str] = (), extractor: str = STANDARD
) -> tuple[Claim, ...]:
    """One claim for each line "speaker: words".

    The extractor "short" leaves off the last letter, "drop" reads long lines only.
    """
    claims, start = [], 0
    for line in report.text.splitlines(keepends=True):
        speaker, colon, _ = line.partition(": ")
        if colon and (extractor != "drop" or len(line) > 20):
            claims.append(_claim(report, start, len(speaker), len(line.rstrip()), extractor))
        start += len(line)
    return tuple(claims)


def _claim(report: Report, start: int, speaker: int, end: int, extractor: str) -> Claim:
    whole = cut(report.text, start, start + end)
    said = cut(report.text, start + speaker + 2, start + end - (extractor == "short"))
    name = report.text[start : start + speaker]
    source = Speaker(text=name, start=start, end=start + speaker)
    return Claim(
        id=claim_id(report.id, whole.span, source.span, None, said.span),
        report=report.id,
        file=report.file,
        voice="attributed",
        evidence=whole.span,
        source=source,
        actor=name,
        named=True,
        party=name,
        content=said,
        reason=f"counted from {report.anchor}",
        extractor=extractor,
    )


def read_row_plainly(
    row: ObservationRow,
    *,
    registry: Registry,
    parties: Sequence[str],
    issue_of: Mapping[str, str] | None = None,
) -> tuple[Claim, ...]:
    """One claim for each claimant of the row."""
    return tuple(
        Claim(
            id=row_claim_id(row.file, row.id, repr((row.at, row.quantity, row.says)).encode(), who),
            report=None,
            file=row.file,
            voice="attributed",
            evidence=cut("", 0, 0).span,
            source=None,
            actor=who,
            named=True,
            party=who,
            event=EventPart(kind=row.kind, at=row.at, quantity=row.quantity, says=row.says),
            row=RowRef(file=row.file, id=row.id, line=row.line),
        )
        for who in row.claimed_by
    )


def install(put: Callable[[ModuleType, str, object], None]) -> None:
    """Let the record read by the plain reader."""
    put(import_module("truceline.record.intake"), "extract_claims", read_plainly)
    put(import_module("truceline.record.given"), "claims_of_row", read_row_plainly)


@pytest.fixture(autouse=True, scope="module")
def plain_reader() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        install(patch.setattr)
        yield


class Clock:
    """A clock that tests set by hand; it moves one second at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2031, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Folder:
    """A case folder that a test fills and takes in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clock = Clock()
        self.actors = ACTORS
        self.write("case.yaml", "title: Invented truce\ntime zone: Asia/Nicosia\n")

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def index(self, *rows: str) -> None:
        self.write(
            "reports/index.csv",
            "\n".join(["file,outlet,published,received,compartment", *rows, ""]),
        )

    def table(self, *rows: str, name: str = "observations/told.csv") -> None:
        self.write(name, "\n".join([COLUMNS, *rows, ""]))

    def case(self) -> Case:
        return load_case(self.root)

    def into(self, record: Record, *, reread: bool = False, extractor: str = STANDARD) -> Ingested:
        return ingest(
            record,
            self.case(),
            registry=ACTORS,
            parties=("north", "south"),
            reread=reread,
            extractor=extractor,
            now=self.clock,
        )


ACTORS = registry_of(
    [[Actor(id=name, kind="government", names={"en": name.title()}) for name in ("north", "south")]]
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "case")


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Folder]:
    return lambda: Folder(tmp_path_factory.mktemp("case"))
