"""The commented case that ``truceline new`` writes: one example of each file, loading as it is."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files

__all__ = ["case_template"]


def case_template() -> dict[str, str]:
    """Return every file of the example case by its name relative to the case folder, sorted.

    The parties are invented; the files load without error and speak of the same agreement.
    """
    folder = files("truceline.reports") / "template"
    return dict(sorted(_texts(folder, "")))


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{prefix}{entry.name}/")
        elif not entry.name.startswith("."):
            yield prefix + entry.name, entry.read_text("utf-8")
