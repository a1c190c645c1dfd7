"""Write a briefing to a folder, each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from truceline.briefing.render.html import render_html
from truceline.briefing.render.json import render_json
from truceline.briefing.render.markdown import render_markdown
from truceline.briefing.shapes import Briefing
from truceline.errors import InputError

__all__ = ["write_briefing"]


def write_briefing(briefing: Briefing, out: Path) -> tuple[Path, ...]:
    """Write briefing.html, .md and .json into the folder ``out`` and return their paths.

    All three are made before the first is written, and each replaces its predecessor in one step.
    Raises InputError if the folder cannot be made or written.
    """
    files = {
        "briefing.html": render_html(briefing).encode(),
        "briefing.md": render_markdown(briefing).encode(),
        "briefing.json": render_json(briefing),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        return tuple(_replace(out / name, raw) for name, raw in files.items())
    except OSError as error:
        raise InputError(
            f"the briefing cannot be written to {out}: {error.strerror or error}",
            remedy="give a folder that can be written with --out",
        ) from error


def _replace(path: Path, raw: bytes) -> Path:
    """Write beside the target, then move into place: a reader never sees half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path
