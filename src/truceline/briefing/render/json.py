"""The briefing as JSON, schema ``truceline.briefing/1``."""

from __future__ import annotations

import msgspec

from truceline.briefing.shapes import Briefing

__all__ = ["render_json"]


def render_json(briefing: Briefing) -> bytes:
    """Return the briefing as indented JSON (UTF-8); ``msgspec.json.decode`` reads it back as a Briefing."""
    return msgspec.json.format(msgspec.json.encode(briefing), indent=1) + b"\n"
