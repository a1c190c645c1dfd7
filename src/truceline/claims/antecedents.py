"""Whom a pronoun or a noun can stand for: small questions about speakers and named actors."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import usual_names
from truceline.claims.attribution_words import grammar
from truceline.claims.bodies import bodies_of
from truceline.claims.draft import Draft
from truceline.claims.linking import Anaphor, anaphors, role_of
from truceline.claims.scenes import PERSONS, Scene

__all__ = [
    "fits",
    "has_role",
    "is_named_so",
    "is_unknown_body",
    "of_conflict",
    "part_of",
    "suits",
    "titles_of",
]

BODIES = (
    "state", "government", "armed-group", "faction", "institution", "force", "agency", "igo",
    "monitor",
)  # fmt: skip
SEVERAL = "collective"
FORCE = "force"
PAIR = 2
EACH = (("each",), ("both",), ("neither",), ("either",))
"""Openers of words for two at once."""
GENITIVE = re.compile(r"\s(?:of|for|from|in|at|with)\s")
OF_A_BODY = re.compile(r"\b(?:of|for|from)\s(?:the|an?|its|their)\s")
"""After a role: a body without a known name ("a member of the families' forum")."""


def fits(draft: Draft, word: str, scene: Scene) -> bool | None:
    """Whether the draft's speaker can be the pronoun ``word``: a person, a body, or several people.

    None: it may be, but nobody knows who that speaker is, so that the pronoun stays open too.
    """
    if draft.source is None:
        return False
    words = folded(draft.source.text)
    if len(words) == 1 and words[0] in grammar("third_person"):
        return (True if draft.actor is not None else None) if words[0] == word else False
    kind = scene.kind(draft.actor)
    if word in ("he", "she"):
        return _is_he(draft, kind)
    several = kind == SEVERAL or (kind is None and _is_plural(_head_words(draft)))
    if word == "they":
        several = several or (kind in BODIES and _is_many(draft, scene))
        return several or (None if _is_body(draft, kind) else False)
    return False if several else _is_it(draft, kind, words)


def _is_many(draft: Draft, scene: Scene) -> bool:
    """Whether a body is named in the plural ("the brigades"), not by a name that only ends so."""
    known = scene.reading.registry.actors.get(draft.actor or "")
    head = _head_words(draft)
    return known is not None and _is_plural(head) and head[-1:] != folded(known.name)


def _is_he(draft: Draft, kind: str | None) -> bool | None:
    if kind is not None:
        return kind in PERSONS or _is_office(draft)
    head = _head_words(draft)
    if _is_plural(head) or len(draft.parties) > 1 or head[:1] in EACH:
        return False
    if draft.actor is not None:
        return True
    return False if _is_body(draft, kind) else None


def _is_it(draft: Draft, kind: str | None, words: Sequence[str]) -> bool | None:
    if kind is not None:
        return kind not in PERSONS and not _is_office(draft)
    if draft.actor is not None or role_of(draft.source.text if draft.source else ""):
        return False
    return False if words and words[0] in grammar("third_person") else None


def _is_office(draft: Draft) -> bool:
    """Whether the words name a body by the one person who is its head ("the Special Envoy")."""
    head = _head_words(draft)
    return bool(head) and role_of(head[-1]) is not None and not _is_plural(head)


def _is_body(draft: Draft, kind: str | None) -> bool:
    """Whether the speaker is a body: by its kind, or by a noun for one ("the council")."""
    if kind is not None:
        return kind not in PERSONS and kind != SEVERAL
    words = folded(draft.source.text) if draft.source is not None else ()
    noun = anaphors().get(words[-1]) if words else None
    return noun is not None and bool(noun.kinds) and noun.kinds != ("office-holder",)


def is_unknown_body(draft: Draft, noun: Anaphor) -> bool:
    """Whether the speaker is a body that nobody knows and that ``noun`` may mean."""
    if draft.source is None or draft.actor is not None or draft.parties:
        return False
    text = draft.source.text
    words = folded(text)
    other = anaphors().get(words[-1]) if words else None
    if noun.names:
        return any(f" {name} " in f" {' '.join(words)} " for name in noun.names)
    if other is not None:
        return bool(set(other.kinds) & set(noun.kinds))
    if role_of(text) is not None:
        return OF_A_BODY.search(text) is not None
    return any(w[:1].isupper() for w in text.split()[1:])


def _head_words(draft: Draft) -> tuple[str, ...]:
    """The speaker's words up to the head noun: "an officer of the X Forces" is one officer."""
    assert draft.source is not None
    text = draft.source.text
    of = GENITIVE.search(text, 1)
    head = text if of is None or folded(text[: of.start()])[-1:] == () else text[: of.start()]
    return folded(head)


def _is_plural(words: Sequence[str]) -> bool:
    head = [w for w in words if w not in grammar("determiners")]
    return "and" in words or (bool(head) and head[-1].endswith("s") and not head[-1].endswith("ss"))


def suits(kind: str | None, word: str) -> bool:
    """Whether an actor of ``kind``, only named so far, can be the pronoun."""
    if word == "they":
        return False
    return kind in (PERSONS if word in ("he", "she") else BODIES)


def has_role(draft: Draft, roles: Collection[str], before: Collection[str]) -> bool:
    """Whether the draft's speaker is described by one of ``roles`` and by the words ``before``."""
    if draft.source is None or role_of(draft.source.text) not in roles:
        return False
    return set(before) <= set(folded(draft.source.text))


def is_named_so(actor: str, noun: Anaphor, before: Collection[str], scene: Scene) -> bool:
    """Whether the noun, with the words before it, can stand for an actor of the registry.

    The names of one who is "the defence ministry" hold "defence"; of "the armed group" it is only
    the kind that is said.
    """
    known = scene.reading.registry.actors.get(actor)
    if known is None or known.kind not in noun.kinds:
        return False
    if not noun.names and set(before) <= grammar("kind_words"):
        return True
    names = (*known.names.values(), *known.aliases, *usual_names(known))
    spellings = [f" {' '.join(folded(n))} " for n in names]
    spellings.append(f" {' '.join(folded(known.office or ''))} ")
    if any(f" {word} " in s for word in noun.not_names for s in spellings):
        return False
    titles = [f" {' '.join(folded(title))} " for title in titles_of(known.office or "")]
    bearing = titles or spellings  # "spokesperson of the president" is none
    named = not noun.names or any(f" {word} " in s for word in noun.names for s in bearing)
    return named and all(any(f" {word} " in s for s in spellings) for word in before)


def titles_of(office: str) -> tuple[str, ...]:
    """Return the titles in an office: "minister" and "spokesperson" of one who is both."""
    parts = re.split(r",? and ", office) if office else []
    return tuple(part.partition(" of ")[0] for part in parts)


def of_conflict(noun: Anaphor, before: Collection[str], scene: Scene) -> str | None:
    """Return the one body of the parties of the conflict that the noun fits.

    A noun that says only the kind ("the rebels") means a party itself; one with a name of its own
    ("the police") a body of a party, or the party. The report must name that party somewhere.
    """
    reading = scene.reading
    registry, parties = reading.registry, reading.parties
    if len(parties) != PAIR:
        return None
    near = parties if not noun.names else (*parties, *_bodies(parties, scene))
    found = [a for a in dict.fromkeys(near) if is_named_so(a, noun, before, scene)]
    own = [a for a in found if a in parties]
    # "The army" is a body of a party, unless a party is itself an army.
    whole = noun.kinds[0] != FORCE or [scene.kind(a) for a in own] == [FORCE]
    chosen = own if len(own) == 1 and whole else found
    if len(chosen) != 1:
        return None
    party, at = registry.party_of(chosen[0], parties, reading.report.anchor), reading.report.anchor
    told_of = {registry.party_of(a, parties, at) for a in dict.fromkeys(scene.names.actors)}
    return chosen[0] if party is not None and party in told_of else None


def _bodies(parties: Sequence[str], scene: Scene) -> tuple[str, ...]:
    """Return the bodies that answer to one of the parties or are part of it."""
    under = bodies_of(scene.reading.registry).under
    first = [a for p in parties for a in under.get(p, ())]
    return tuple(dict.fromkeys((*first, *(b for a in first for b in under.get(a, ())))))


def part_of(words: str, owner: str, scene: Scene) -> str | None:
    """Return the one body of ``owner`` that the head noun means ("the delegation of the government")."""
    of = GENITIVE.search(words, 1)
    head = folded(words[: of.start()] if of else words)
    noun = anaphors().get(head[-1]) if head else None
    if noun is None or not noun.names or head[0] not in grammar("definite"):
        return None
    found = [a for a in _bodies((owner,), scene) if is_named_so(a, noun, head[1:-1], scene)]
    return found[0] if len(found) == 1 else None
