"""The briefing as one HTML page: style inside, no script, nothing fetched from anywhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from truceline.briefing.marks import legend, sprite
from truceline.briefing.shapes import Block, Briefing, Sentence

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
    numbers = {e.claim: e.number for e in briefing.evidence}
    template = _environment().get_template("briefing.html")
    return template.render(
        briefing=briefing,
        style=Markup(_style()),  # noqa: S704 - our own file
        sprite=Markup(sprite()),  # noqa: S704 - drawn by us
        notes=_Notes(numbers),
        trusted=Markup,
    )


class _Notes:
    """Footnote numbers of sentences; each first mention carries the anchor to come back to."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._met: set[int] = set()

    def of(self, sentence: Sentence) -> list[tuple[int, bool]]:
        """Return the numbers of a sentence's footnotes, and whether each is met for the first time."""
        out = []
        for number in sorted({self._numbers[c] for c in sentence.claims if c in self._numbers}):
            out.append((number, number not in self._met))
            self._met.add(number)
        return out
