"""Section 4: what changed since a moment, before and after, and on which claims that rests."""

from __future__ import annotations

from itertools import groupby

import msgspec

from truceline.basis.time import is_partial_time
from truceline.basis.vocabulary import vocabulary
from truceline.briefing.outcomes import outcome_words
from truceline.briefing.sayings import words_phrase
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Block, Column, Paragraph, Row, Section, Table
from truceline.briefing.titles import address_words, obligation_title, period_title, readable
from truceline.briefing.words import cell, joined, phrase, say, table_of
from truceline.status.shapes import Change, Status

__all__ = ["changes_section"]

_NOTHING = "nothing held"
_FOLD_FROM = 3
_NO_SIDE = frozenset({"phase:found", "phase:others"})
"""The phase is told per party and as encoded; these two follow from the text alone."""


class _Line(msgspec.Struct, frozen=True):
    """One change in words; ``lane`` is the obligation of a step on which nobody spoke, else ""."""

    address: str
    what: str
    before: str
    after: str
    claims: tuple[str, ...]
    lane: str


def changes_section(scene: Scene) -> Section:
    """Return section 4; with no earlier moment to compare with it says so."""
    return Section(id="changes", number=4, title="What changed", blocks=(_changed(scene),))


def _changed(scene: Scene) -> Block:
    changes = scene.status.changes
    if changes.since is None:
        return Paragraph(sentences=(say("No earlier moment was given to compare with."),))
    since = scene.moment(changes.since)
    lines = [_line(scene, c) for c in changes.items if c.what not in _NO_SIDE]
    # The parts of a joint step read alike; one row tells them.
    shown = list({(x.what, x.before, x.after): x for x in lines if x.before != x.after}.values())
    if not shown:
        return Paragraph(
            sentences=(say(f"Nothing that this briefing shows changed since {since}."),)
        )
    rows = tuple(r for key, run in groupby(shown, key=_key) for r in _rows(scene, key, list(run)))
    columns = (Column("What", "head"), Column("Before"), Column("Now"))
    return Table(id="t-changes", caption=f"Changes since {since}", columns=columns, rows=rows)


def _key(line: _Line) -> tuple[str, str]:
    return (line.lane, line.after) if line.lane else ("", line.address)


def _rows(scene: Scene, key: tuple[str, str], lines: list[_Line]) -> tuple[Row, ...]:
    if not key[0] or len(lines) < _FOLD_FROM:
        return tuple(_row(x.what, x.before, x.after, x.claims) for x in lines)
    first, last = (period_title(scene, x.address) for x in (lines[0], lines[-1]))
    what = f"“{obligation_title(key[0])}”, {len(lines)} steps, {first} to {last}"
    return (_row(what, "not due or not yet open", lines[0].after, ()),)


def _row(what: str, before: str, after: str, claims: tuple[str, ...]) -> Row:
    return Row(cells=(cell(what), cell(before), cell(say(after, claims=claims))))


def _line(scene: Scene, change: Change) -> _Line:
    kind = change.what.partition(":")[0]
    claims = tuple(dict.fromkeys(i for r in change.why for i in r.all_claims()))
    before, after = (
        _value(scene, change.what, value, status)
        for value, status in ((change.before, scene.before), (change.after, scene.status))
    )
    lane = (
        change.what.removeprefix("step:").partition("/")[0] if kind == "step" and not claims else ""
    )
    return _Line(change.what, _what(scene, change.what), before, after, claims, lane)


def _whose_word(scene: Scene, address: str, status: Status | None) -> str:
    """Say that a position rests on what others say: never as the party's own word."""
    held = (p for of in status.positions.values() for p in of.values()) if status else ()
    position = next((p for p in held if p.id == address), None)
    if position is None or position.first_hand:
        return ""
    by = joined(scene.shown(a) for a in position.per)
    return (
        f" (second-hand, per {by}; own word: none held)"
        if by
        else " (second-hand; own word: none held)"
    )


def _what(scene: Scene, address: str) -> str:
    if address.startswith("contradiction:"):
        known = {c.id: c for c in scene.status.contradictions}
        why = known[address].why if address in known else "words that cannot both hold"
        return readable(scene, why).rstrip(".")
    return address_words(scene, address)


def _value(scene: Scene, address: str, value: str | None, status: Status | None) -> str:
    """Say one side of a change; steps by their outcome, everything else by its code's words."""
    if value is None:
        return _NOTHING
    if address.startswith("step:"):
        step = next((s for s in status.obligations if s.id == address), None) if status else None
        kind = value.partition(" ")[0]
        kinds = vocabulary("outcome_kinds")
        return (
            outcome_words(scene, step) if step else kinds[kind].english if kind in kinds else value
        )
    if address.startswith("phase:"):
        name, _, state = value.rpartition(" ")
        words = phrase("phases", state) if state in table_of("phases") else state
        return f"{readable(scene, name)} {words}"
    if address.startswith("position:"):
        return words_phrase("stances", value) + _whose_word(scene, address, status)
    head, _, tail = value.partition(" ")
    return (
        f"{'ended' if head == 'until' else head} {scene.day(tail)}"
        if is_partial_time(tail)
        else value
    )
