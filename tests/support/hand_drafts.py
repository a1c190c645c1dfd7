"""Readings with one draft made by hand, written as marked text: "[Source] {cue} <content>"."""

from __future__ import annotations

import re

from truceline.basis.digest import digest_bytes
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.span import Passage, Span
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.meaning import MEANING_STAGES
from truceline.reports.report import Metadata, Report

PARTIES = ("dr-congo", "m23")
_MARKS = re.compile(r"[\[\]{}<>]")


def _passage(marked: str, opening: str, closing: str) -> Passage | None:
    a, b = marked.find(opening), marked.find(closing)
    if a < 0:
        return None
    start = a - len(_MARKS.findall(marked[:a]))
    text = _MARKS.sub("", marked[a + 1 : b])
    return Passage(text=text, start=start, end=start + len(text))


def reading(
    marked: str,
    *,
    lemma: str | None = None,
    negated: bool = False,
    published: str | None = None,
    parties: tuple[str, ...] = PARTIES,
    actor: str | None = None,
    party: str | None = None,
    quoted: bool = False,
) -> Reading:
    """Return a reading of one sentence; without a source it is the narrator's."""
    registry = shipped_registry()
    text = _MARKS.sub("", marked)
    source = _passage(marked, "[", "]")
    if source is not None and actor is None:
        named = registry.mentions(source.text)
        actor = named[0].actor if named else None
    if party is None and actor is not None:
        party = registry.party_of(actor, parties)
    draft = Draft(
        voice="narrator" if source is None else "attributed",
        evidence=Span(0, len(text)),
        source=None
        if source is None
        else Speaker(text=source.text, start=source.start, end=source.end, actor=actor),
        cue=_passage(marked, "{", "}"),
        cue_lemma=lemma,
        cue_negated=negated,
        content=_passage(marked, "<", ">"),
        actor=actor,
        party=party,
        parties=(party,) if party else (),
        official=actor == party and party is not None,
        quoted=quoted,
    )
    report = Report(
        id=digest_bytes(text.encode()),
        file="hand.txt",
        text=text,
        reader="text/1",
        metadata=Metadata(published=published),
    )
    return Reading(report=report, registry=registry, parties=parties, drafts=(draft,))


def understood(marked: str, **more: object) -> Draft:
    """Return the draft of a marked sentence after all stages of meaning."""
    at = reading(marked, **more)  # type: ignore[arg-type]
    for _, stage in MEANING_STAGES:
        at = stage(at)
    return at.drafts[0]
