"""The briefing room: a Status as the analyst's report, in HTML, Markdown and JSON from one model."""

from truceline.briefing.brief import brief
from truceline.briefing.lint import lint_text, lint_words
from truceline.briefing.render import render_html, render_json, render_markdown, write_briefing
from truceline.briefing.shapes import Briefing

__all__ = [
    "Briefing",
    "brief",
    "lint_text",
    "lint_words",
    "render_html",
    "render_json",
    "render_markdown",
    "write_briefing",
]
