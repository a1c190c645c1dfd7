"""The briefing room: a Status as the analyst's report, in HTML, Markdown and JSON from one model."""

from truceline.briefing.brief import brief
from truceline.briefing.render import render_html, render_json, render_markdown, write_briefing
from truceline.briefing.shapes import Briefing

__all__ = ["Briefing", "brief", "render_html", "render_json", "render_markdown", "write_briefing"]
