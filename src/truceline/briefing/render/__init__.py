"""One model, three prints: a self-contained HTML page, Markdown, and JSON."""

from truceline.briefing.render.html import render_html
from truceline.briefing.render.json import render_json
from truceline.briefing.render.markdown import render_markdown
from truceline.briefing.render.write import write_briefing

__all__ = ["render_html", "render_json", "render_markdown", "write_briefing"]
