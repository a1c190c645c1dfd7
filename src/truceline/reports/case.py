"""A case: a folder that holds one ceasefire, readable and editable by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from truceline.basis.time import is_partial_time, zone
from truceline.basis.vocabulary import nearest, vocabulary
from truceline.errors import CaseError, InputError
from truceline.reports.settings import Settings, read_settings

__all__ = ["CASE_FILE", "Case", "bare_case", "is_case", "load_case"]

CASE_FILE = "case.yaml"
AGREEMENT_FILE = "agreement.truce.yaml"
ACTORS_FILE = "actors.yaml"
REPORT_FOLDER = "reports"
_AGREEMENT_SUFFIX = ".truce.yaml"
_AMENDMENTS = "agreement.amendment-*.truce.yaml"
_TABLES = "observations/*.csv"
_KNOWN_BY = ("recorded", "received")
_TABLE_SUFFIX = ".csv"
_TABLE_SIGNS = ("id", "kind", "at")
_BARE_ZONE = "UTC"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What a case folder holds, by names relative to ``root``; nothing of it is opened yet.

    ``timezone`` is that of every partial time of the case; ``at`` the moment shown by default;
    ``known_by`` is ``recorded`` or ``received`` (a reconstructed case: every output says so).
    ``counters`` maps those who count to the counting point the case gives them, if any.
    ``is_case`` is False for bare files and folders: then nothing is ever written beside them.
    """

    root: Path
    title: str
    timezone: str
    at: str | None = None
    known_by: str = "recorded"
    languages: tuple[str, ...] = ()
    agreement: str | None = None
    amendments: tuple[str, ...] = ()
    report_folders: tuple[str, ...] = ()
    report_names: tuple[str, ...] = ()
    actor_files: tuple[str, ...] = ()
    observation_files: tuple[str, ...] = ()
    counters: dict[str, str | None] = {}
    parties: tuple[str, ...] = ()
    is_case: bool = True


def is_case(path: Path) -> bool:
    """Say whether ``path`` is a case folder: it holds a case.yaml."""
    return (path / CASE_FILE).is_file()


def load_case(root: Path) -> Case:
    """Return the case in the folder ``root``.

    Raises CaseError with file, line and the nearest known word for an unknown key, a value of the
    wrong kind, a named file that is not there, a path that leaves the folder.
    """
    if not is_case(root):
        raise CaseError(
            f"{root} is not a case: it holds no {CASE_FILE}",
            remedy="make one with `truceline new DIR`, or give the report files themselves",
        )
    settings = read_settings(root / CASE_FILE, file=CASE_FILE)
    agreements = _named(root, settings, "agreement", AGREEMENT_FILE)
    return Case(
        root=root,
        title=settings.text("title") or root.resolve().name,
        timezone=_timezone(settings.required("time zone")),
        at=_moment(settings.get("at")),
        known_by=_known_by(settings.get("known by")),
        languages=settings.texts("languages"),
        agreement=next(iter(agreements), None),
        amendments=_matching(root, _AMENDMENTS),
        report_folders=_named(root, settings, "reports", REPORT_FOLDER),
        actor_files=_named(root, settings, "actors", ACTORS_FILE),
        observation_files=_named(root, settings, "observations", None) or _matching(root, _TABLES),
        counters=_counters(settings),
        parties=settings.texts("parties"),
    )


def _timezone(given: tuple[str, int]) -> str:
    name, line = given
    try:
        zone(name)
    except InputError as error:
        raise CaseError(error.what, file=CASE_FILE, line=line, remedy=error.remedy) from error
    return name


def _moment(given: tuple[str, int] | None) -> str | None:
    if given is None or is_partial_time(given[0]):
        return None if given is None else given[0]
    raise CaseError(
        f"“{given[0]}” under at is not a date",
        file=CASE_FILE,
        line=given[1],
        remedy="write 2025-03-02 or 2025-03-02T07:00",
    )


def _known_by(given: tuple[str, int] | None) -> str:
    word, line = (_KNOWN_BY[0], None) if given is None else given
    if word not in _KNOWN_BY:
        raise CaseError(
            f"“{word}” under known by is not a clock",
            file=CASE_FILE,
            line=line,
            remedy="write recorded (the machine's clock) or received (a reconstructed case)",
        )
    return word


def _counters(settings: Settings) -> dict[str, str | None]:
    pairs, known = settings.pairs("counters"), list(vocabulary("counting_points"))
    for counter, point in pairs.items():
        if point is not None and point not in known:
            raise CaseError(
                f"“{point}” (of the counter {counter}) is not one of the counting points",
                file=CASE_FILE,
                line=settings.line("counters"),
                remedy=nearest(point, known),
            )
    return pairs


def _named(root: Path, settings: Settings, key: str, default: str | None) -> tuple[str, ...]:
    """Return the files or folders under ``key``; else the default one, if it is there."""
    names = settings.texts(key)
    if not names and default is not None and (root / default).exists():
        names = (default,)
    for name in names:
        _check_inside(root, name, settings.line(key))
    return names


def _check_inside(root: Path, name: str, line: int | None) -> None:
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise CaseError(
            f"“{name}” lies outside the case",
            file=CASE_FILE,
            line=line,
            remedy="copy it into the case",
        )
    if not path.exists():
        raise CaseError(
            f"“{name}” is not in the case",
            file=CASE_FILE,
            line=line,
            remedy=nearest(name, _names_in(root)),
        )


def _names_in(root: Path) -> list[str]:
    return sorted(_visible(root, "*"))


def _visible(root: Path, pattern: str) -> Iterator[str]:
    found = (p.relative_to(root) for p in root.glob(pattern))
    return (p.as_posix() for p in found if not p.name.startswith("."))


def _matching(root: Path, pattern: str) -> tuple[str, ...]:
    """Return the names of the files that match, sorted; links that leave the case are refused."""
    names = sorted(_visible(root, pattern))
    for name in names:
        _check_inside(root, name, None)
    return tuple(names)


def bare_case(paths: Sequence[Path]) -> Case:
    """Return files and folders that are no case as one: reports, tables, at most one agreement.

    Tables (.csv with the columns id, kind, at) are observations, a .truce.yaml is the agreement,
    every other file a report. The zone is UTC, since nobody declared one. Raises CaseError for a
    path that is not there or a second agreement.
    """
    for path in paths:
        if not path.exists():
            raise CaseError(f"there is no file or folder {path}", remedy=_beside(path))
    folders = [p for p in paths if p.is_dir()]
    singles = [p for p in paths if not p.is_dir()]
    tables = [p for p in _all_files(folders, singles) if is_table(p)]
    return Case(
        root=Path(),
        title=", ".join(p.name or p.resolve().name for p in paths),
        timezone=_BARE_ZONE,
        agreement=_only_agreement(_all_files(folders, singles)),
        report_folders=tuple(p.as_posix() for p in folders),
        report_names=tuple(
            p.as_posix() for p in singles if not _is_agreement(p) and p not in tables
        ),
        observation_files=tuple(dict.fromkeys(p.as_posix() for p in tables)),
        is_case=False,
    )


def _beside(path: Path) -> str:
    names = _names_in(path.parent) if path.parent.is_dir() else []
    return nearest(path.name, names) if names else "check the name"


def _all_files(folders: Iterable[Path], singles: Iterable[Path]) -> list[Path]:
    inside = [(folder, p) for folder in folders for p in sorted(folder.rglob("*")) if p.is_file()]
    seen = [p for folder, p in inside if not _is_hidden(p.relative_to(folder))]
    return [*seen, *singles]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_agreement(path: Path) -> bool:
    return path.name.endswith(_AGREEMENT_SUFFIX)


def _only_agreement(found: Iterable[Path]) -> str | None:
    names = [p.as_posix() for p in found if _is_agreement(p)]
    if len(names) > 1:
        raise CaseError(
            f"{names[0]} and {names[1]} are two agreements",
            remedy="give one, or make a case folder for each with `truceline new DIR`",
        )
    return next(iter(names), None)


def is_table(path: Path) -> bool:
    """Say whether a file is a table of observations: a .csv whose header holds id, kind and at."""
    if path.suffix.lower() != _TABLE_SUFFIX or path.is_symlink():
        return False
    try:
        with path.open("rb") as stream:
            header = stream.readline(4096).decode("utf-8-sig", errors="replace")
    except OSError:
        return False  # reading it as a report will say why
    return set(_TABLE_SIGNS) <= {cell.strip(' "\r\n') for cell in header.split(",")}
