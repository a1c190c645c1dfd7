"""Short forms that a report introduces itself: "the Joint Monitoring Committee (JMC)"."""

from __future__ import annotations

import re

__all__ = ["abbreviations_in"]

IN_BRACKETS = re.compile(
    r"(?P<name>[A-Z][\w’'-]*(?:\s(?:of|for|the|and|on|in|to|[A-Z][\w’'-]*)){1,9})"
    r"\s\((?P<short>[A-Z]{2,8})\)"
)
"""A name with its abbreviation behind it."""


def abbreviations_in(text: str) -> dict[str, str]:
    """Return the names that a report gives with an abbreviation in brackets, by that abbreviation.

    The abbreviation must be made of initials of the name ("Joint Committee for Peace (JCP)"), whose
    first word is the last before the bracket that begins with its first letter and leaves room.
    """
    found: dict[str, str] = {}
    for match in IN_BRACKETS.finditer(text):
        short, words = match["short"], match["name"].split()
        capitals = [n for n, w in enumerate(words) if w[0].isupper()]
        initials = "".join(words[n][0] for n in capitals)
        at = initials.upper().rfind(short.upper())
        if at >= 0:
            found.setdefault(short, " ".join(words[capitals[at] :]))
    return found
