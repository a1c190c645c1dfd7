"""Who "he", "the group" or "the official" is: narrow rules that leave it open when unsure.

A pronoun is the latest fitting speaker of its paragraph, else the last speaker of the paragraph
before. A noun is the latest actor of its kind in these two paragraphs, if there is only one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from truceline.basis.names import folded
from truceline.claims.attribution_words import grammar
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.linking import Anaphor, anaphors, issuer_words, member_of

__all__ = ["coreference"]

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
ONE_OF = ("one", "of")
PERSONS = ("office-holder", "person")
BODIES = ("armed-group", "faction", "institution", "force", "agency")
CLAIMING = "prose"
LONGEST_TITLE = 4
FADING = 0.9
"""The score of a claim whose speaker was resolved is its own times this."""


REACH = 40
"""So many drafts back an antecedent is looked for in a paragraph, at most."""

REACH_OF_NAMES = 4000
"""So many code points back a name is looked for, at most: time stays linear."""


class _Names(msgspec.Struct, frozen=True):
    """The actors named in a report, by where their names begin and end, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    actors: tuple[str, ...]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Return the actors named wholly between two places."""
        return self.actors[bisect_left(self.starts, start) : bisect_right(self.ends, end)]


class _Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a source can point back to: its paragraph so far, and the prose paragraph before."""

    reading: Reading
    names: _Names
    block: int = -1
    starts: tuple[int, int] = (0, 0)
    here: tuple[Draft, ...] = ()
    previous: tuple[Draft, ...] = ()

    def named_before(self, draft: Draft, back: int) -> tuple[str, ...]:
        """Return the actors named before the source in its paragraph (``back`` 1: and the last)."""
        assert draft.source is not None
        start = max(self.starts[1 - back], draft.source.start - REACH_OF_NAMES)
        return self.names.between(start, draft.source.start)

    def kind(self, actor: str) -> str:
        """Return the kind of an actor of the registry."""
        return self.reading.registry.actors[actor].kind


def coreference(reading: Reading) -> Reading:
    """Give actor and party of the antecedent to drafts whose source is a pronoun or a noun."""
    done: list[Draft] = []
    scene = _Scene(reading=reading, names=_names_in(reading))
    surnames = _surnames(scene)
    for draft in reading.drafts:
        scene = _entered(scene, draft)
        done.append(_resolved(_by_surname(draft, surnames, scene), scene))
        scene = msgspec.structs.replace(scene, here=(*scene.here[-REACH:], done[-1]))
        _note_surname(done[-1], surnames)
    return msgspec.structs.replace(reading, drafts=tuple(done))


def _names_in(reading: Reading) -> _Names:
    found = reading.registry.mentions(reading.report.text)
    return _Names(
        tuple(m.span.start for m in found),
        tuple(m.span.end for m in found),
        tuple(m.actor for m in found),
    )


def _entered(scene: _Scene, draft: Draft) -> _Scene:
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
        starts=(blocks[earlier].span.start if earlier >= 0 else start, start),
        here=(),
        previous=scene.here if earlier == scene.block else (),
    )


def _surnames(scene: _Scene) -> dict[str, set[str]]:
    """Return the persons that the report names in full, by surname."""
    found: dict[str, set[str]] = {}
    for actor in dict.fromkeys(scene.names.actors):
        if scene.kind(actor) in PERSONS:
            name = scene.reading.registry.actors[actor].name
            found.setdefault(folded(name)[-1], set()).add(actor)
    return found


def _note_surname(draft: Draft, surnames: dict[str, set[str]]) -> None:
    """Remember a person whom the report names though the registry does not."""
    if draft.named and draft.actor is not None and "/" in draft.actor:
        last = draft.actor.rpartition("/")[2].split("-")
        if len(last) > 1:
            surnames.setdefault(last[-1], set()).add(draft.actor)


def _by_surname(draft: Draft, surnames: Mapping[str, set[str]], scene: _Scene) -> Draft:
    """Link source and via that are a bare surname to the one person of that name in the report."""
    via = tuple(_with_surname(s, surnames) for s in draft.via)
    draft = draft if via == draft.via else msgspec.structs.replace(draft, via=via)
    if draft.source is None or draft.actor is not None:
        return draft
    actor = _of_surname(draft.source.text, surnames)
    return draft if actor is None else _as_actor(draft, actor, scene.reading)


def _with_surname(speaker: Speaker, surnames: Mapping[str, set[str]]) -> Speaker:
    actor = _of_surname(speaker.text, surnames) if speaker.actor is None else None
    return speaker if actor is None else msgspec.structs.replace(speaker, actor=actor)


def _of_surname(text: str, surnames: Mapping[str, set[str]]) -> str | None:
    words = text.split()
    if not words or not words[-1][0].isupper() or len(words) > LONGEST_TITLE:
        return None
    actors = surnames.get(folded(words[-1])[-1] if folded(words[-1]) else "", set())
    return next(iter(actors)) if len(actors) == 1 else None


def _resolved(draft: Draft, scene: _Scene) -> Draft:
    if draft.source is None or draft.actor is not None or draft.parties:
        return draft
    words = folded(draft.source.text)
    pronoun = _pronoun(words)
    if pronoun is not None:
        return _by_pronoun(draft, pronoun, scene)
    owned = words[2:] if words[:2] == ONE_OF else words
    if owned and owned[0] in OWNERS and len(owned) > 1:
        return _of_owner(draft, scene)
    noun = _noun_of(draft.source.text)
    return draft if noun is None else _by_noun(draft, noun, scene)


def _pronoun(words: Sequence[str]) -> str | None:
    """Return the subject form of a lone pronoun ("its" gives "it"), else None."""
    if len(words) != 1:
        return None
    word = OWNERS.get(words[0], words[0])
    return word if word in grammar("third_person") else None


def _of_owner(draft: Draft, scene: _Scene) -> Draft:
    """Link "its internal factions" to the one body named before it in its sentence."""
    assert draft.source is not None
    reading = scene.reading
    named = scene.names.between(draft.evidence.start, draft.source.start)
    owners = {actor for actor in named if scene.kind(actor) not in PERSONS}
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


def _noun_of(text: str) -> Anaphor | None:
    """Return the noun's entry if ``text`` is "the NOUN", with adjectives at most between."""
    words = folded(issuer_words(text))
    if not 2 <= len(words) <= LONGEST_TITLE or words[0] not in grammar("definite"):
        return None
    return anaphors().get(words[-1])


def _by_pronoun(draft: Draft, word: str, scene: _Scene) -> Draft:
    last = next((d for d in reversed(scene.here) if _fits(d, word, scene)), None)
    if last is not None:
        return _as(draft, last)
    known = {a for a in scene.named_before(draft, 0) if _suits(scene.kind(a), word)}
    if len(known) == 1:
        return _as_actor(draft, next(iter(known)), scene.reading)
    earlier = next((d for d in reversed(scene.previous) if _fits(d, word, scene)), None)
    return draft if earlier is None or known else _as(draft, earlier)


def _fits(draft: Draft, word: str, scene: _Scene) -> bool:
    """Whether the draft's speaker can be the pronoun: a person, a body, or several people."""
    if draft.source is None:
        return False
    known = scene.reading.registry.actors.get(draft.actor or "")
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


def _suits(kind: str, word: str) -> bool:
    """Whether an actor of ``kind``, only named so far, can be the pronoun."""
    if word == "they":
        return False
    return kind in (PERSONS if word in ("he", "she") else BODIES)


def _by_noun(draft: Draft, noun: Anaphor, scene: _Scene) -> Draft:
    if noun.issued:
        spoken = [d for d in (*scene.previous, *scene.here) if d.source is not None]
        return _as(draft, spoken[-1]) if spoken and spoken[-1].actor is not None else draft
    if noun.roles:
        fitting = [d for d in (*scene.previous, *scene.here) if _has_role(d, noun)]
        return _as(draft, fitting[-1]) if fitting else draft
    for back in (0, 1):
        found = {a for a in scene.named_before(draft, back) if _is_noun(a, noun, scene)}
        if found:
            one = len(found) == 1
            return _as_actor(draft, next(iter(found)), scene.reading) if one else draft
    return draft


def _has_role(draft: Draft, noun: Anaphor) -> bool:
    if draft.actor is None or draft.named:
        return False
    return draft.actor.rpartition("/")[2].rpartition("-")[2] in noun.roles


def _is_noun(actor: str, noun: Anaphor, scene: _Scene) -> bool:
    known = scene.reading.registry.actors[actor]
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
