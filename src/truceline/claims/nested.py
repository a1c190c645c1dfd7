"""Speech inside speech: from whom a speaker says to have it, and which outlet only passes it on.

"A claimed that B had informed him" is one claim: source A, via B. What an outlet reports of a
speaker ("according to the outlet, an official said") is that speaker's claim, the outlet being
told. What a speaker reports of another's deed is one claim of the speaker, second-hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Passage
from truceline.basis.vocabulary import vocabulary
from truceline.claims.attribution_speech import names_other, pieces_of, speakers_inside
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.linking import link
from truceline.claims.said_verbs import lexicon

__all__ = ["nested"]

LEAD = 12
"""Code points that may stand between the start of a content and the speaker inside it."""


def nested(reading: Reading) -> Reading:
    """Fold drafts inside the content of others into them; note via and addressee."""
    kept: list[Draft] = []
    for _, group in groupby(reading.drafts, lambda d: d.evidence.start):
        kept.extend(_folded(list(group), reading))
    return msgspec.structs.replace(reading, drafts=tuple(kept))


def _folded(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the outermost drafts of one unit, each knowing what lies inside it."""
    drafts = [_passed_on(d, reading.registry) for d in _cited(drafts)]
    promoted = [d for d in drafts if _passes_on(d, drafts, reading.registry)]
    told = {id(d): d.source for d in promoted}
    outer = [
        d
        for d in drafts
        if id(d) not in told
        and all(id(o) in told or not _inside(d, o) or _is_answered(d, o) for o in drafts)
    ]
    return [_with_outlet(_with_via(d, drafts, reading), promoted, reading) for d in outer]


def _passed_on(draft: Draft, registry: Registry) -> Draft:
    """Return "X said, according to an outlet" as X's words, the outlet being told."""
    if not draft.via or draft.source is None or not _is_press(draft.source, registry):
        return draft
    return msgspec.structs.replace(
        draft, source=draft.via[0], via=draft.via[1:], addressee=draft.addressee or draft.source
    )


def _is_press(speaker: Speaker, registry: Registry) -> bool:
    """Whether the words name an outlet, or speak of one ("state television", "the channel")."""
    nouns = vocabulary("actor_kinds")["outlet"].cues["en"]
    return _is_outlet(speaker, registry) or bool(set(folded(speaker.text)) & set(nouns))


def _inside(inner: Draft, outer: Draft) -> bool:
    """Whether the cue of ``inner`` stands in the content of ``outer``."""
    if inner is outer or inner.cue is None or outer.content is None:
        return False
    held = any(piece.holds(inner.cue.span) for piece in pieces_of(outer.content))
    if held and inner.content is not None and inner.cue_lemma == outer.cue_lemma:
        return inner.cue != outer.cue
    return held


def _is_answered(inner: Draft, outer: Draft) -> bool:
    """Whether ``outer`` answers what another claimed ("denied B's claim that"): both are claims."""
    if inner.cue_lemma not in lexicon().nouns or not _inside(inner, outer):
        return False
    if inner.source is None or inner.content is None or inner.cue is None or outer.content is None:
        return False
    verb = lexicon().verbs.get((outer.cue_lemma or "").split(" ")[0])
    if verb is None or ("that" in verb.takes and verb.lemma not in lexicon().answers):
        return False
    clause = inner.cue.text.endswith("that") or inner.cue.start < inner.source.start
    opens = min(inner.cue.start, inner.source.start) - outer.content.start <= LEAD
    whole = inner.content.end == pieces_of(outer.content)[0].end
    return clause and opens and whole and names_other(inner.source)


def _heads(inner: Draft, outer: Draft) -> bool:
    """Whether ``inner``'s speaker opens ``outer``'s content."""
    if not _inside(inner, outer) or inner.source is None or outer.content is None:
        return False
    return 0 <= inner.source.start - outer.content.start <= LEAD


def _is_telling(draft: Draft) -> bool:
    lemma = (draft.cue_lemma or "").split(" ")[0]
    verb = lexicon().verbs.get(lemma)
    return lemma == "according" or (verb is not None and verb.telling)


def _is_outlet(speaker: Speaker | None, registry: Registry) -> bool:
    if speaker is None:
        return False
    known = registry.actors.get(link(speaker.text, registry).actor or "")
    return known is not None and known.kind == "outlet"


def _passes_on(draft: Draft, drafts: Sequence[Draft], registry: Registry) -> bool:
    """Whether the draft's source is an outlet that gives the words of a speaker named inside."""
    if not _is_outlet(draft.source, registry):
        return False
    return any(_inside(d, draft) and _speaks(d) for d in drafts)


def _speaks(draft: Draft) -> bool:
    return draft.source is not None and names_other(draft.source) and _is_telling(draft)


def _with_outlet(draft: Draft, promoted: Sequence[Draft], reading: Reading) -> Draft:
    """Note the outlet told: one that passes the words on, or one named as spoken to."""
    if draft.addressee is not None:
        return draft
    for outlet in promoted:
        if _inside(draft, outlet):
            return msgspec.structs.replace(draft, addressee=outlet.source)
    return msgspec.structs.replace(draft, addressee=_spoken_to(draft, reading))


def _spoken_to(draft: Draft, reading: Reading) -> Speaker | None:
    """Return the outlet named after "with" or "to" outside source and content."""
    if draft.source is None or draft.content is None or draft.cue is None:
        return None
    start, end = sorted((draft.source.end, draft.cue.start))
    reach = min(draft.evidence.end, draft.content.start if draft.content.start > end else end)
    words = reading.report.text[start:reach]
    for mention in reading.registry.mentions(words):
        known = reading.registry.actors.get(mention.actor)
        before = words[: mention.span.start].lower().split()[-2:]
        if known is not None and known.kind == "outlet" and set(before) & {"with", "to"}:
            at = start + mention.span.start
            text = words[mention.span.start : mention.span.end]
            return Speaker(text=text, start=at, end=at + len(text), actor=mention.actor)
    return None


def _with_via(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft:
    """Note those from whom the source has it: speakers, each opening the last one's content."""
    via: list[Speaker] = list(draft.via)
    outer = draft
    while True:
        inner = next(
            (
                d
                for d in drafts
                if _heads(d, outer)
                and _speaks(d)
                and d.cue != draft.cue
                and d.cue_lemma not in lexicon().nouns
            ),
            None,
        )
        if inner is None or inner.source is None or inner.source in via:
            break
        via.append(inner.source)
        outer = inner
    if draft.quoted and draft.content is not None and not via:
        via.extend(
            s
            for piece in pieces_of(draft.content)
            for s in speakers_inside(reading.report.text, piece)
        )
    return msgspec.structs.replace(draft, via=tuple(via))


def _cited(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn ", citing X" after a draft into that draft's via."""
    kept: list[Draft] = []
    for draft in drafts:
        cites = (
            draft.cue_lemma == "cite"
            and draft.cue is not None
            and draft.cue.text.lower() == "citing"
        )
        if cites and kept and draft.content is not None:
            cited = _up_to_comma(draft.content)
            kept[-1] = msgspec.structs.replace(kept[-1], via=(*kept[-1].via, cited))
        else:
            kept.append(draft)
    return kept


def _up_to_comma(words: Passage) -> Speaker:
    """Return the speaker cited: the words up to the first comma."""
    text = words.text.partition(",")[0].rstrip()
    return Speaker(text=text, start=words.start, end=words.start + len(text))
