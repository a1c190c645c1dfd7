"""What a speaker's words can point back to: the paragraph so far, the one before, the whole report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

import msgspec

from truceline.basis.gazetteer import gazetteer, places_in
from truceline.claims.attribution_speech import pieces_of
from truceline.claims.attribution_words import grammar
from truceline.claims.draft import Draft, Reading

__all__ = ["PERSONS", "Names", "Scene", "entered", "lands_in", "names_in", "with_draft"]

PERSONS = ("office-holder", "person")
CLAIMING = "prose"

REACH = 40
"""So many drafts back an antecedent is looked for in a paragraph, at most."""

REACH_OF_SUBJECT = 40
"""So many code points from the head of a sentence its subject is named ("On Monday the envoy X")."""

REACH_OF_NAMES = 4000
"""So many code points back a name is looked for in a paragraph, at most: time stays linear."""


class Names(msgspec.Struct, frozen=True):
    """The actors named in a report, by where their names begin and end, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    actors: tuple[str, ...]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Return the actors named wholly between two places."""
        return self.actors[bisect_left(self.starts, start) : bisect_right(self.ends, end)]

    def places(self, actor: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return where the actor is named wholly between two places."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        return tuple(
            (self.starts[i], self.ends[i]) for i in range(first, last) if self.actors[i] == actor
        )


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a source can point back to: its paragraph so far, and the prose paragraph before.

    ``starts``: where the paragraph before and this one begin; ``heard``: the actors that have
    spoken in the report; ``surnames``: the persons known so far; ``lands``: the topmost areas in which the
    places named lie; ``section``: the party that the heading above names;
    ``host``: the person whose page it is; ``abbreviations``: names
    by the short form that the report introduces; ``issued``: the last drafts whose
    sentence tells of a statement.
    """

    reading: Reading
    names: Names
    surnames: Mapping[str, set[str]] = {}
    lands: frozenset[str] = frozenset()
    section: str | None = None
    host: str | None = None
    abbreviations: Mapping[str, str] = {}
    block: int = -1
    starts: tuple[int, int] = (0, 0)
    here: tuple[Draft, ...] = ()
    previous: tuple[Draft, ...] = ()
    heard: frozenset[str] = frozenset()
    issued: tuple[Draft, ...] = ()

    def named(self, draft: Draft, start: int) -> frozenset[str]:
        """Return the actors named from ``start`` to the source, but not in the draft's own content:
        what somebody says of another does not make that other the speaker."""
        assert draft.source is not None
        start = max(start, draft.source.start - REACH_OF_NAMES)
        found: list[str] = []
        for span in () if draft.content is None else pieces_of(draft.content):
            if start < span.end <= draft.source.start:
                found.extend(self.names.between(start, span.start))
                start = span.end
        return frozenset((*found, *self.names.between(start, draft.source.start)))

    def told_of(self, draft: Draft) -> frozenset[str]:
        """Return the actors named in the draft's own content where that stands before its source."""
        assert draft.source is not None
        pieces = () if draft.content is None else pieces_of(draft.content)
        spans = [s for s in pieces if s.start < draft.source.start]
        return frozenset(a for s in spans for a in self.names.between(s.start, s.end))

    def opens(self, actor: str, start: int, end: int) -> bool:
        """Whether the actor is named between two places at the head of a sentence, as its subject."""
        sentences, text = self.reading.sentences, self.reading.report.text
        for a, b in self.names.places(actor, start, end):
            at = bisect_right(sentences, a, key=lambda s: s.span.start) - 1
            near = at >= 0 and a - sentences[at].span.start <= REACH_OF_SUBJECT
            if near and not text.startswith(("’s", "'s", "’ ", "' "), b):
                return True
        return False

    def kind(self, actor: str | None) -> str | None:
        """Return the kind of an actor of the registry; None for all others."""
        known = self.reading.registry.actors.get(actor or "")
        return None if known is None else known.kind


def lands_in(text: str) -> frozenset[str]:
    """Return the topmost areas of the gazetteer in which the places named in a text lie."""
    found = set()
    for place in {m.place for m in places_in(text)}:
        at = place
        while (above := gazetteer()[at].within) is not None:
            at = above
        found.add(at)
    return frozenset(found)


def names_in(reading: Reading) -> Names:
    """Return the actors named in the report."""
    found = reading.registry.mentions(reading.report.text)
    return Names(
        tuple(m.span.start for m in found),
        tuple(m.span.end for m in found),
        tuple(m.actor for m in found),
    )


def entered(scene: Scene, draft: Draft) -> Scene:
    """Return the scene of the draft's paragraph; on entering one, the last becomes the previous."""
    blocks = scene.reading.report.blocks
    block = bisect_right(blocks, draft.evidence.start, key=lambda b: b.span.start) - 1
    if block == scene.block:
        return scene
    earlier = block - 1
    while earlier >= 0 and blocks[earlier].kind != CLAIMING:
        earlier -= 1
    start = blocks[block].span.start
    return msgspec.structs.replace(
        scene,
        block=block,
        section=_section(scene, block),
        starts=(blocks[earlier].span.start if earlier >= 0 else start, start),
        here=(),
        previous=scene.here if earlier == scene.block else (),
    )


def _section(scene: Scene, block: int) -> str | None:
    """Return the one party that the last heading above a block names; the title is none."""
    reading = scene.reading
    for above in reading.report.blocks[max(scene.block, 1) : block][::-1]:
        if above.kind != "heading":
            continue
        named = scene.names.between(above.span.start, above.span.end)
        at = reading.report.anchor
        found = {reading.registry.party_of(a, reading.parties, at) for a in named}
        return next(iter(found)) if len(found) == 1 else None
    return scene.section


def with_draft(scene: Scene, draft: Draft) -> Scene:
    """Return the scene after the draft, whose speaker is settled."""
    heard = scene.heard if draft.actor is None else scene.heard | {draft.actor}
    issued = (*scene.issued[-1:], draft) if _issues(draft, scene) else scene.issued
    here = (*scene.here[-REACH:], draft)
    return msgspec.structs.replace(scene, here=here, heard=heard, issued=issued)


def _issues(draft: Draft, scene: Scene) -> bool:
    """Whether the draft's sentence tells, outside its content, of a statement put out."""
    if draft.actor is None or draft.source is None:
        return False
    text = scene.reading.report.text
    at, words = draft.evidence.start, []
    for span in sorted(() if draft.content is None else pieces_of(draft.content)):
        words.append(text[at : span.start])
        at = max(at, span.end)
    words.append(text[at : draft.evidence.end])
    outside = " ".join(words).lower().replace(",", " ").replace(".", " ").split()
    return any(word in grammar("documents") for word in outside)
