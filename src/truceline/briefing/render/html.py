"""The briefing as one HTML page: style inside, no script, nothing fetched from anywhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from truceline.briefing.marks import legend, sprite
from truceline.briefing.shapes import Block, Briefing, Sentence, note_ranges

__all__ = ["render_html"]


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("truceline.briefing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(kind_of=kind_of, legend=legend())
    return env


@cache
def _style() -> str:
    return (files("truceline.briefing") / "templates" / "briefing.css").read_text("utf-8")


def kind_of(block: Block) -> str:
    """Return the name of a block's partial."""
    return str(block.__struct_config__.tag)


def render_html(briefing: Briefing) -> str:
    """Return the whole page. Every footnote leads to the evidence, and the evidence leads back."""
    template = _environment().get_template("briefing.html")
    return template.render(
        briefing=briefing,
        style=Markup(_style()),
        sprite=Markup(sprite()),
        notes=_Notes(briefing.numbers),
        trusted=Markup,
    )


class _Notes:
    """Footnote numbers of sentences; each first mention carries the anchor to come back to."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._met: set[int] = set()

    def of(self, sentence: Sentence) -> list[tuple[int, int, list[int]]]:
        """Return the ranges of a sentence's footnotes, and the numbers met for the first time in each."""
        out = []
        for first, last in note_ranges(sentence, self._numbers):
            new = [n for n in range(first, last + 1) if n not in self._met]
            self._met.update(new)
            out.append((first, last, new))
        return out
