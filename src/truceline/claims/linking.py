"""From the words of a speaker to the actor: named or not, of which party, whose own word.

A name in the registry is that actor. "A senior Hamas official" is an unnamed member, an actor of
this report alone, and never the party's own word. Adjectives of control ("X-run") are the
outlet's; the institution is found by its name. Words that fit nobody surely leave the actor open.
"""

from __future__ import annotations

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import vocabulary
from truceline.basis.word_lists import word_list
from truceline.claims.attribution_words import grammar
from truceline.claims.bodies import bodies_of, organ_words
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.naming import (
    Anaphor,
    Linked,
    anaphors,
    head_end_of,
    issuer_words,
    link,
    member_of,
    role_of,
)
from truceline.claims.own_word import PERSONS, own_word, own_words
from truceline.claims.pages import Page, of_opponent, of_page, page_of

__all__ = [
    "Anaphor",
    "Linked",
    "anaphors",
    "issued_by",
    "issuer_words",
    "issuer_of",
    "link",
    "linking",
    "member_of",
    "own_word",
    "own_words",
    "role_of",
]

BOTH = "both-sides"
SPEAKING = "spokesperson"
LONGEST_NAME = 80
"""So many code points behind a role a name between commas may end."""


def linking(reading: Reading) -> Reading:
    """Fill actor, named, party, parties and official of each attributed draft."""
    page = page_of(reading)
    linked = tuple(_linked(reading, d, page) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=linked)


def _linked(reading: Reading, draft: Draft, page: Page | None) -> Draft:
    if draft.source is None:
        return draft if draft.actor is None else issued_by(draft, draft.actor, reading)
    issuer = issuer_of(reading)
    words = draft.source.text
    if words.lower() in grammar("first_person") and issuer is not None:
        return issued_by(draft, issuer, reading)
    found = _named_behind(draft, reading) or _found(
        words, _whose_turn(reading, draft), page, reading
    )
    parties = _parties(reading, found) or _both(reading, words)
    party = parties[0] if len(parties) == 1 else None
    return msgspec.structs.replace(
        draft,
        source=_with_actor(draft.source, found.actor),
        actor=found.actor,
        named=found.named,
        party=party,
        parties=parties,
        official=party is not None
        and (
            (found.named and (found.speaks or own_word(reading, found.actor, party, draft.issues)))
            or (
                not found.named
                and found.actor is not None
                and (found.speaks or _speaks_by_office(words))
            )
        ),
        addressee=_speaker(draft.addressee, reading.registry),
        via=tuple(_with_actor(s, link(s.text, reading.registry).actor) for s in draft.via),
    )


def _named_behind(draft: Draft, reading: Reading) -> Linked | None:
    """Return the registered person whose name stands between commas behind an office or role."""
    assert draft.source is not None
    text, inside = reading.report.text, draft.source.text.find(", ")
    end = draft.source.end if inside < 0 else draft.source.start + inside
    head = draft.source.text[: head_end_of(draft.source.text)].lower().split()[-1:]
    if not text.startswith(", ", end) or not set(head) <= organ_words("heads"):
        return None
    named = reading.registry.mentions(text[end + 2 : end + LONGEST_NAME])
    if not named or named[0].span.start:
        return None
    behind = end + 2 + named[0].span.end
    if behind != draft.source.end and not text.startswith(",", behind):
        return None
    known = reading.registry.actors[named[0].actor]
    return _of_body(known.id) if known.kind in PERSONS else None


def _found(words: str, turn: str | None, page: Page | None, reading: Reading) -> Linked:
    """Return who the words stand for: by name, else as words of whoever's turn or page it is."""
    registry = reading.registry
    if words.lower() in grammar("first_person"):
        words = turn or (words if page is None else page.words)
    if page is not None and words.casefold() == page.words.casefold():
        return _of_body(page.actor)
    found = link(words, registry)
    if found.actor is not None or found.sides:
        mission = _mission_here(words, found.actor, reading)
        return found if mission is None else _of_body(mission)
    host = page
    speaker = None if turn is None else link(turn, registry).actor
    if speaker in registry.actors and speaker is not None and turn is not None:
        host = Page(speaker, turn, speaker)
    other = of_opponent(words, None if host is None else host.actor, reading)
    if other is not None:
        return _opponent(words, other, registry)
    if host is None:
        return found
    meant = of_page(words, host, reading.report.anchor, registry)
    if meant is not None:
        office = " ".join(folded(words.replace("-", " "))[1:]) in organ_words("offices_other")
        return Linked(actor=meant.actor, named=meant.named, sides=(meant.of,), speaks=office)
    return _of_body(page.actor) if page is not None and _speaks_for_page(words) else found


def _mission_here(words: str, above: str | None, reading: Reading) -> str | None:
    """Return the one mission that an international body has in the land of a party ("the UN mission")."""
    actors = reading.registry.actors
    last = folded(words)[-1:]
    if above is None or above not in actors or not set(last) & organ_words("missions"):
        return None
    lands = {w for p in reading.parties if p in actors for w in _names_of(p, reading.registry)}
    under = bodies_of(reading.registry).missions.get(above, ())
    found = {m for m in under if any(f" in {w}" in f" {actors[m].name}" for w in lands)}
    return next(iter(found)) if len(found) == 1 else None


def _names_of(party: str, registry: Registry) -> set[str]:
    """Return the names of the states that the name of a party tells of, itself if it is one."""
    told = {m.actor for w in registry.actors[party].name.split() for m in registry.mentions(w)}
    return {registry.actors[a].name for a in told | {party} if registry.actors[a].kind == "state"}


def _of_body(actor: str) -> Linked:
    return Linked(actor=actor, named=True, sides=(actor,))


def _opponent(words: str, other: str, registry: Registry) -> Linked:
    """Return who "the enemy" is, or an unnamed member of it ("the enemy's minister")."""
    bare = " ".join(folded(words)) in organ_words("opponents")
    return _of_body(other) if bare else member_of(words, other, registry)


def _speaks_for_page(words: str) -> bool:
    """Whether a label names a spokesperson that the registry does not know ("SPOKESWOMAN:")."""
    return words.lower().split()[0] in word_list("claims/turns")["spokespersons"]


def _speaks_by_office(words: str) -> bool:
    """Whether the words describe somebody who speaks for a body by trade, named or not."""
    return role_of(words) == SPEAKING and not set(folded(words)) & grammar("former")


def _whose_turn(reading: Reading, draft: Draft) -> str | None:
    """Return the words that name who says "we" in a paragraph that the layout gives to somebody."""
    text, blocks, at = reading.report.text, reading.report.blocks, draft.evidence.start
    for turn in reading.turns:
        span = blocks[turn.block].span
        if turn.speaker is not None and span.start <= at < span.end:
            return text[turn.speaker.start : turn.speaker.end]
    return None


def issuer_of(reading: Reading) -> str | None:
    """Return the actor that issued the text itself: a declared outlet that is no news outlet."""
    declared = reading.report.metadata.outlet
    actor = None if declared is None else reading.registry.find(declared)
    known = None if actor is None else reading.registry.actors.get(actor)
    return None if known is None or known.kind == "outlet" else actor


def issued_by(draft: Draft, actor: str, reading: Reading) -> Draft:
    """Return the draft as the word of ``actor``, which issued the text or says "we" in it."""
    party = _party(reading, actor)
    source = None if draft.source is None else _with_actor(draft.source, actor)
    return msgspec.structs.replace(
        draft,
        source=source,
        actor=actor,
        named=True,
        party=party,
        parties=() if party is None else (party,),
        official=party is not None and own_word(reading, actor, party, draft.issues),
    )


def _party(reading: Reading, actor: str) -> str | None:
    return reading.registry.party_of(actor, reading.parties, reading.report.anchor)


def _parties(reading: Reading, found: Linked) -> tuple[str, ...]:
    """Return the parties of the conflict that the speaker belongs to, in the order of the words."""
    known = (_party(reading, a) for a in found.sides)
    return tuple(dict.fromkeys(p for p in known if p is not None))


def _both(reading: Reading, words: str) -> tuple[str, ...]:
    """Return both parties for "both sides" and the like, where the conflict has two."""
    text = " ".join(folded(words))
    named = any(cue in text for cue in vocabulary("collectives")[BOTH].cues["en"])
    return reading.parties if named and len(reading.parties) == 2 else ()


def _speaker(speaker: Speaker | None, registry: Registry) -> Speaker | None:
    return None if speaker is None else _with_actor(speaker, link(speaker.text, registry).actor)


def _with_actor(speaker: Speaker, actor: str | None) -> Speaker:
    if actor is None or speaker.actor is not None:
        return speaker
    return msgspec.structs.replace(speaker, actor=actor)
