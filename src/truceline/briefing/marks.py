"""The shapes of states, drawn in one ink: form tells the state, never colour; a word stands with each."""

from __future__ import annotations

from truceline.briefing.words import phrase, table_of

__all__ = ["INK", "mark_at", "marks_known", "sprite"]

INK = "#22303c"
PAPER = "#ffffff"
_LINE = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.5"'
_SOLID = f'fill="{INK}" stroke="{INK}" stroke-width="1.5"'
_RING = f'<circle cx="8" cy="8" r="5.5" {_LINE}/>'
_BOX = f'<rect x="2.5" y="2.5" width="11" height="11" {_LINE}/>'
_DRAWN = {
    "agreed": f'<circle cx="8" cy="8" r="5.5" {_SOLID}/>',
    "late": f'<circle cx="6.5" cy="8" r="5" {_SOLID}/><path d="M14 2v12" stroke="{INK}" stroke-width="2"/>',
    "found": f'<path d="M8 1l2.1 4.7 5.1.5-3.9 3.4 1.2 5L8 12l-4.5 2.6 1.2-5L.8 6.2l5.1-.5z" fill="{INK}"/>',
    "one-sided": f'{_RING}<path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="{INK}"/>',
    "reported": f'<circle cx="8" cy="8" r="5.5" fill="none" stroke="{INK}" stroke-width="2" stroke-dasharray="2 2"/>',
    "part": f'{_RING}<circle cx="8" cy="8" r="2.4" fill="{INK}"/>',
    "contested": f'<path d="M8 1l7 7-7 7-7-7z" {_LINE}/><path d="M8 1v14L1 8z" fill="{INK}"/>',
    "held-back": (
        f'<rect x="2" y="2" width="12" height="12" fill="{INK}"/>'
        f'<path d="M4 8h8" stroke="{PAPER}" stroke-width="2.5"/>'
    ),
    "undone": f'{_BOX}<path d="M3 13L13 3" stroke="{INK}" stroke-width="1.5"/>',
    "unclear": f'{_RING}<path d="M5 8h6" stroke="{INK}" stroke-width="1.5"/>',
    "overdue": f'{_BOX}<circle cx="8" cy="8" r="1.8" fill="{INK}"/>',
    "due": _RING,
    "pending": f'<circle cx="8" cy="8" r="3" {_LINE}/>',
}


def marks_known() -> tuple[str, ...]:
    """Return the codes of all shapes, in the order of the word table."""
    return tuple(table_of("shapes"))


def drawn(code: str) -> str:
    """Return the shape as SVG elements in a box of 16 by 16."""
    return _DRAWN[code]


def mark_at(code: str, x: float, y: float, title: str) -> str:
    """Return the shape centred at a point of a figure, with its words as title."""
    return (
        f'<g transform="translate({x - 8:.1f} {y - 8:.1f})"><title>{title}</title>{drawn(code)}</g>'
    )


def sprite() -> str:
    """Return all shapes as symbols of one hidden drawing, for tables to refer to."""
    symbols = "".join(
        f'<symbol id="shape-{code}" viewBox="0 0 16 16">{drawn(code)}</symbol>'
        for code in marks_known()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true" '
        f'focusable="false" class="sprite">{symbols}</svg>'
    )


def legend() -> tuple[tuple[str, str], ...]:
    """Return every shape with the word that stands with it."""
    return tuple((code, phrase("shapes", code)) for code in marks_known())
