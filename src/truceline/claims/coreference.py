"""Who "he", "the group" or "the official" is: narrow rules that leave it open when unsure.

A pronoun is the latest fitting speaker of its paragraph, else the last speaker of the paragraph
before. A noun is the latest actor of its kind in these two paragraphs, if there is only one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from truceline.basis.names import folded
from truceline.claims.attribution_words import grammar
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.linking import Anaphor, anaphors, member_of

__all__ = ["coreference"]

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
PERSONS = ("office-holder", "person")
LONGEST_TITLE = 4
FADING = 0.9
"""The score of a claim whose speaker was resolved is its own times this."""


REACH = 200
"""So many drafts back an antecedent is looked for, at most."""

REACH_OF_NAMES = 4000
"""So many code points back a name is looked for, at most: time stays linear."""


def coreference(reading: Reading) -> Reading:
    """Give actor and party of the antecedent to drafts whose source is a pronoun or a noun."""
    done: list[Draft] = []
    surnames = _surnames(reading)
    for draft in reading.drafts:
        named = _by_surname(draft, surnames, reading)
        done.append(_resolved(named, done, reading))
        _note_surname(done[-1], surnames)
    return msgspec.structs.replace(reading, drafts=tuple(done))


def _surnames(reading: Reading) -> dict[str, set[str]]:
    """Return the persons that the report names in full, by surname."""
    found: dict[str, set[str]] = {}
    for mention in reading.registry.mentions(reading.report.text):
        known = reading.registry.actors[mention.actor]
        if known.kind in PERSONS:
            found.setdefault(folded(known.name)[-1], set()).add(mention.actor)
    return found


def _note_surname(draft: Draft, surnames: dict[str, set[str]]) -> None:
    """Remember a person whom the report names though the registry does not."""
    if draft.named and draft.actor is not None and "/" in draft.actor:
        last = draft.actor.rpartition("/")[2].split("-")
        if len(last) > 1:
            surnames.setdefault(last[-1], set()).add(draft.actor)


def _by_surname(draft: Draft, surnames: Mapping[str, set[str]], reading: Reading) -> Draft:
    """Link source and via that are a bare surname to the one person of that name in the report."""
    via = tuple(_with_surname(s, surnames) for s in draft.via)
    draft = draft if via == draft.via else msgspec.structs.replace(draft, via=via)
    if draft.source is None or draft.actor is not None:
        return draft
    actor = _of_surname(draft.source.text, surnames)
    return draft if actor is None else _as_actor(draft, actor, reading)


def _with_surname(speaker: Speaker, surnames: Mapping[str, set[str]]) -> Speaker:
    actor = _of_surname(speaker.text, surnames) if speaker.actor is None else None
    return speaker if actor is None else msgspec.structs.replace(speaker, actor=actor)


def _of_surname(text: str, surnames: Mapping[str, set[str]]) -> str | None:
    words = text.split()
    if not words or not words[-1][0].isupper() or len(words) > LONGEST_TITLE:
        return None
    actors = surnames.get(folded(words[-1])[-1] if folded(words[-1]) else "", set())
    return next(iter(actors)) if len(actors) == 1 else None


def _resolved(draft: Draft, before: Sequence[Draft], reading: Reading) -> Draft:
    if draft.source is None or draft.actor is not None or draft.parties:
        return draft
    words = folded(draft.source.text)
    pronoun = _pronoun(words)
    if pronoun is not None:
        return _by_pronoun(draft, pronoun, before, reading)
    if words and words[0] in OWNERS and len(words) > 1:
        return _of_owner(draft, reading)
    noun = _noun_of(draft.source.text)
    return draft if noun is None else _by_noun(draft, noun, before, reading)


def _pronoun(words: Sequence[str]) -> str | None:
    """Return the subject form of a lone pronoun ("its" gives "it"), else None."""
    if len(words) != 1:
        return None
    word = OWNERS.get(words[0], words[0])
    return word if word in grammar("third_person") else None


def _of_owner(draft: Draft, reading: Reading) -> Draft:
    """Link "its internal factions" to the one body named before it in its sentence."""
    assert draft.source is not None
    start = draft.evidence.start
    words = reading.report.text[start : draft.source.start]
    owners = {m.actor for m in reading.registry.mentions(words) if not _is_person(m.actor, reading)}
    if len(owners) != 1:
        return draft
    owner = next(iter(owners))
    found = member_of(draft.source.text, owner, reading.registry)
    party = reading.registry.party_of(owner, reading.parties, reading.report.anchor)
    source = msgspec.structs.replace(draft.source, actor=found.actor)
    return msgspec.structs.replace(
        draft,
        source=source,
        actor=found.actor,
        party=party,
        parties=() if party is None else (party,),
        score=draft.score * FADING,
        reasons=(
            *draft.reasons,
            f"“{draft.source.text}” taken as of {owner}, named in the sentence",
        ),
    )


def _is_person(actor: str, reading: Reading) -> bool:
    return reading.registry.actors[actor].kind in PERSONS


def _noun_of(text: str) -> Anaphor | None:
    """Return the noun's entry if ``text`` is "the NOUN", with adjectives at most between."""
    words = folded(text)
    if not 2 <= len(words) <= LONGEST_TITLE or words[0] not in grammar("definite"):
        return None
    return anaphors().get(words[-1])


def _block(draft: Draft, reading: Reading) -> int:
    """Return the number of the block in which the draft's evidence begins."""
    starts = bisect_right(reading.report.blocks, draft.evidence.start, key=lambda b: b.span.start)
    return starts - 1


def _paragraphs(draft: Draft, reading: Reading) -> tuple[int, int]:
    """Return the draft's block and the prose block before it (-1 if there is none)."""
    block = _block(draft, reading)
    earlier = block - 1
    while earlier >= 0 and reading.report.blocks[earlier].kind != "prose":
        earlier -= 1
    return block, earlier


def _near(
    draft: Draft, before: Sequence[Draft], reading: Reading
) -> tuple[list[Draft], list[Draft]]:
    """Return the drafts before this one in its paragraph, and those of the paragraph before."""
    block, earlier = _paragraphs(draft, reading)
    here: list[Draft] = []
    previous: list[Draft] = []
    for other in reversed(before[-REACH:]):
        at = _block(other, reading)
        if at == block:
            here.insert(0, other)
        elif at == earlier:
            previous.insert(0, other)
        elif at < earlier:
            break
    return here, previous


def _by_pronoun(draft: Draft, word: str, before: Sequence[Draft], reading: Reading) -> Draft:
    here, previous = _near(draft, before, reading)
    for group in (here, previous):
        fitting = [d for d in group if d.voice == "attributed" and _fits(d, word, reading)]
        if fitting:
            return _as(draft, fitting[-1])
        known = _mentioned(draft, group is here, word, reading)
        if known is not None:
            return _as_actor(draft, known, reading)
    return draft


def _fits(draft: Draft, word: str, reading: Reading) -> bool:
    """Whether the draft's speaker can be the pronoun: a person, a body, or several people."""
    if draft.source is None:
        return False
    known = reading.registry.actors.get(draft.actor or "")
    person = known is not None and known.kind in PERSONS
    words = folded(draft.source.text)
    pronoun = len(words) == 1 and words[0] in grammar("third_person")
    if pronoun:
        return words[0] == word and draft.actor is not None
    plural = _is_plural(words)
    if word in ("he", "she"):
        return person or (known is None and not plural and _is_individual(draft))
    if word == "they":
        return known is None and plural
    return known is not None and not person


def _is_individual(draft: Draft) -> bool:
    """Whether an actor outside the registry is one person: a role or a name of two words."""
    if draft.source is None:
        return False
    if draft.actor is not None:
        return True
    names = [w for w in draft.source.text.split() if w[:1].isupper()]
    return len(names) >= 2


def _is_plural(words: Sequence[str]) -> bool:
    head = [w for w in words if w not in grammar("determiners")]
    return "and" in words or (bool(head) and head[-1].endswith("s") and not head[-1].endswith("ss"))


def _mentioned(draft: Draft, here: bool, word: str, reading: Reading) -> str | None:
    """Return the one actor of the pronoun's kind named before it in its own paragraph."""
    if not here or word == "they":
        return None
    found = {a for a in _mentions_before(draft, reading, 0) if _suits(a, word, reading)}
    return next(iter(found)) if len(found) == 1 else None


def _suits(actor: str, word: str, reading: Reading) -> bool:
    kind = reading.registry.actors[actor].kind
    person = kind in PERSONS
    return (
        person
        if word in ("he", "she")
        else kind in ("armed-group", "faction", "institution", "force", "agency")
    )


def _mentions_before(draft: Draft, reading: Reading, back: int) -> list[str]:
    """Return the actors named before the source in its paragraph (``back`` 1: and the last)."""
    assert draft.source is not None
    block, earlier = _paragraphs(draft, reading)
    first = earlier if back and earlier >= 0 else block
    start = max(reading.report.blocks[first].span.start, draft.source.start - REACH_OF_NAMES)
    words = reading.report.text[start : draft.source.start]
    return [m.actor for m in reading.registry.mentions(words)]


def _by_noun(draft: Draft, noun: Anaphor, before: Sequence[Draft], reading: Reading) -> Draft:
    here, previous = _near(draft, before, reading)
    if noun.roles:
        fitting = [d for d in (*previous, *here) if _has_role(d, noun)]
        return _as(draft, fitting[-1]) if fitting else draft
    for back in (0, 1):
        found = [a for a in _mentions_before(draft, reading, back) if _is_noun(a, noun, reading)]
        if len(set(found)) == 1:
            return _as_actor(draft, found[-1], reading)
        if found:
            return draft
    return draft


def _has_role(draft: Draft, noun: Anaphor) -> bool:
    if draft.actor is None or draft.named:
        return False
    return draft.actor.rpartition("/")[2].rpartition("-")[2] in noun.roles


def _is_noun(actor: str, noun: Anaphor, reading: Reading) -> bool:
    known = reading.registry.actors[actor]
    if known.kind not in noun.kinds:
        return False
    if noun.word is None:
        return True
    words = folded(" ".join((*known.names.values(), known.office or "")))
    return noun.word in words


def _as(draft: Draft, other: Draft) -> Draft:
    """Return the draft with the speaker of ``other``; its words stay."""
    source = draft.source
    assert source is not None and other.source is not None
    return msgspec.structs.replace(
        draft,
        source=msgspec.structs.replace(source, actor=other.actor),
        actor=other.actor,
        named=other.named,
        party=other.party,
        parties=other.parties,
        official=other.official,
        score=draft.score * FADING,
        reasons=(
            *draft.reasons,
            f"“{source.text}” taken as “{other.source.text}”, who spoke before",
        ),
    )


def _as_actor(draft: Draft, actor: str, reading: Reading) -> Draft:
    """Return the draft with ``actor`` as its speaker; its words stay."""
    assert draft.source is not None
    registry, at = reading.registry, reading.report.anchor
    party = registry.party_of(actor, reading.parties, at)
    return msgspec.structs.replace(
        draft,
        source=msgspec.structs.replace(draft.source, actor=actor),
        actor=actor,
        named=True,
        party=party,
        parties=() if party is None else (party,),
        official=party is not None and registry.own_word(actor, party, draft.issues, at),
        score=draft.score * FADING,
        reasons=(*draft.reasons, f"“{draft.source.text}” taken as {actor}, the only one it fits"),
    )
