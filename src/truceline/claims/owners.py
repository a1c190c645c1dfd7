"""Whose a body or person is that a report names without an owner: "the defence ministry", "an army source".

A state's organ belongs to the party that governs, an armed group's to the other; where both are
alike it is of whoever the text tells of. After a state that is no party it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from truceline.basis.gazetteer import PlaceMention, gazetteer, lies_in, places_in
from truceline.basis.names import folded
from truceline.basis.span import Span
from truceline.basis.word_lists import word_list
from truceline.claims.antecedents import part_of
from truceline.claims.attribution_speech import pieces_of
from truceline.claims.attribution_words import grammar
from truceline.claims.bodies import bodies_of, holder_of, owned_body
from truceline.claims.draft import Draft
from truceline.claims.linking import Linked, member_of
from truceline.claims.naming import head_end_of
from truceline.claims.scenes import REACH_OF_NAMES, Scene

__all__ = ["owned"]

GOVERNING = ("state", "government", "force")
OF_A_STATE = (*GOVERNING, "institution", "office-holder")
INNER = re.compile(r"^\s(?:of|for|from|at|with|in|to)\s((?:the|this)\s.+)$", re.IGNORECASE)
MINISTRY_OF = re.compile(
    r"^((?:the\s)?)(ministry|department) of (?:the\s|national\s)?([\w-]+)$", re.IGNORECASE
)
"""An organ that is named with its matter behind it."""
ARMY = "the army"
LEAST_NAME = 3
"""An article and two words: less is a noun for any party's body."""
LONGEST = 8
"""A longer description says too much to be one of the nouns of the list."""


class _Described(msgspec.Struct, frozen=True):
    """A noun phrase without an owner: its words, article, head noun and what stands before that."""

    text: str
    article: str
    before: tuple[str, ...]
    head: str
    tail: str

    @property
    def definite(self) -> bool:
        return self.article in grammar("definite")

    @property
    def person(self) -> bool:
        return self.head in _words("people")


def owned(draft: Draft, scene: Scene) -> Linked | None:
    """Return who the source of a draft stands for by whose it must be; None if that stays open."""
    assert draft.source is not None
    body = _by_rest_of_name(draft.source.text, scene)
    if body is not None:
        return Linked(actor=body, named=True, sides=(body,))
    phrase = _described(draft.source.text)
    side = None if phrase is None else _side_said(phrase, scene)
    if phrase is not None and side is not None:
        return _person(_without_names(phrase, scene), side, scene)
    if phrase is None or not _is_told_enough(phrase):
        return None
    if _names_others(phrase, scene):
        return None
    inner = INNER.match(phrase.tail)
    if inner is not None:
        return _within(phrase, inner[1], draft, scene)
    return _of(phrase, draft, scene)


def _side_said(phrase: _Described, scene: Scene) -> str | None:
    """Return whose person an adjective says that is ("the Xish prime minister"), of a definite one
    that no earlier speaker was."""
    said = {m.actor for m in scene.reading.registry.mentions(phrase.text) if m.adjective}
    if not (phrase.definite and phrase.person and len(said) == 1) or phrase.tail.strip(" ,"):
        return None
    names = scene.reading.registry.mentions(phrase.text)
    return None if any(not m.adjective for m in names) else next(iter(said))


def _without_names(phrase: _Described, scene: Scene) -> _Described:
    """Return the description without the words that name an actor."""
    named = {
        w
        for m in scene.reading.registry.mentions(phrase.text)
        for w in folded(_slice(phrase.text, m.span))
    }
    return msgspec.structs.replace(phrase, before=tuple(w for w in phrase.before if w not in named))


def _within(phrase: _Described, inner: str, draft: Draft, scene: Scene) -> Linked | None:
    """Return who is meant by a head with a body behind it ("an official at the ministry")."""
    within = _described(inner)
    if within is None and not places_in(inner) and inner.lower() not in _words("capitals"):
        named = _by_rest_of_name(inner, scene)
        return _person(phrase, named, scene) if named is not None and phrase.person else None
    if within is not None and phrase.person and not within.person:
        named = _by_rest_of_name(inner, scene)
        body = _of(within, draft, scene) if named is None else None
        of = named if body is None else body.actor
        return None if of is None else _person(phrase, of, scene)
    return _of(phrase, draft, scene)


def _by_rest_of_name(text: str, scene: Scene) -> str | None:
    """Return the one body of the parties whose name without its owner's the words are ("the Eastern
    Front", where only one party has one)."""
    words = folded(text[: head_end_of(text)])
    if len(words) < LEAST_NAME or words[0] not in grammar("definite"):
        return None
    rest = " ".join(words[1:])
    found = {
        body
        for party in scene.reading.parties
        for owner in (party, *bodies_of(scene.reading.registry).under.get(party, ()))
        if (body := owned_body(rest, owner, scene.reading.registry)) is not None
    }
    return next(iter(found)) if len(found) == 1 else None


def _names_others(phrase: _Described, scene: Scene) -> bool:
    """Whether what follows the head names somebody ("run by the authorities in X")."""
    return bool(scene.reading.registry.mentions(phrase.tail)) or any(
        w in bodies_of(scene.reading.registry).seats
        for m in places_in(phrase.tail)
        for w in (_slice(phrase.tail, m.span).casefold(),)
    )


def _of(phrase: _Described, draft: Draft, scene: Scene) -> Linked | None:
    owner = _owner(phrase, draft, scene)
    if owner is None:
        return None
    owner = _under(owner, phrase, scene)
    return _person(phrase, owner, scene) if phrase.person else _organ(phrase, owner, scene)


def _described(text: str) -> _Described | None:
    """Return the phrase in its parts; None if its head is no noun of the list."""
    text = MINISTRY_OF.sub(r"\1\3 \2", text)
    end = head_end_of(text)
    words = folded(text[:end])
    if not words or len(words) > LONGEST:
        return None
    article = words[0] if words[0] in grammar("determiners") | _words("others") else ""
    rest = words[1:] if article else words
    for size in (2, 1):
        head = " ".join(rest[-size:])
        if len(rest) >= size and head in _heads():
            return _Described(text, article, rest[:-size], head, text[end:])
    return None


@cache
def _heads() -> frozenset[str]:
    names = ("state_bodies", "bodies", "group_bodies", "people")
    return frozenset().union(*(_words(name) for name in names))


def _is_told_enough(phrase: _Described) -> bool:
    """Whether nothing in the description is unknown: "the settlers' council" is nobody's organ."""
    known = _words("state_words") | _words("group_words") | _words("matters") | grammar("ranks")
    loose = [w for w in phrase.before if w not in known and w != "s"]
    places = {w for m in places_in(phrase.text) for w in folded(_slice(phrase.text, m.span))}
    if any(w not in places for w in loose):
        return False
    pointing = phrase.definite or (not phrase.article and phrase.head.endswith("s"))
    if phrase.head in _words("units") and set(phrase.before) & _words("civil"):
        return False
    said = bool(phrase.before) or phrase.head in _words("alone") | _words("bodies")
    return phrase.person or (pointing and said)


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _owner(phrase: _Described, draft: Draft, scene: Scene) -> str | None:
    """Return the party whose body or member the phrase describes, if only one can be meant."""
    candidates = _candidates(phrase, scene)
    if _is_local(phrase):
        return _of_land(candidates, _places_before(draft, scene), scene)
    if places_in(phrase.text):
        return _of_land(candidates, places_in(phrase.text), scene)
    spoken = _spoken(candidates, scene) or _of_section(candidates, scene)
    if not _marks(phrase) and (phrase.person or phrase.head in _words("bodies")):
        same = phrase.definite or not phrase.person or phrase.article in _words("others")
        return spoken if same else None
    if len(candidates) > 1:
        return spoken or _only(candidates, draft, scene)
    near = next(_near(candidates, draft, scene), None)
    if near is not None:
        return near if near in candidates else None
    return candidates[0] if candidates and _is_told_of(candidates[0], scene) else None


def _is_local(phrase: _Described) -> bool:
    return bool({phrase.head, *phrase.before} & _words("local")) and not places_in(phrase.text)


def _places_before(draft: Draft, scene: Scene) -> Sequence[PlaceMention]:
    """Return the places named in the sentence, else those of the paragraph before it, last first."""
    assert draft.source is not None
    text = scene.reading.report.text
    here = places_in(text[draft.evidence.start : draft.evidence.end])
    start = max(scene.starts[1], draft.evidence.start - REACH_OF_NAMES)
    return here or places_in(text[start : draft.evidence.start])[::-1]


def _governments(party: str, scene: Scene) -> list[str]:
    """Return the administrations that answer to a party which is itself no government."""
    under = bodies_of(scene.reading.registry).under.get(party, ())
    return [body for body in under if scene.kind(body) == "government"]


def _under(owner: str, phrase: _Described, scene: Scene) -> str:
    """Return the administration of a party that governs by one, for whatever is not its army's."""
    said = {phrase.head, *phrase.before}
    found = _governments(owner, scene)
    civil = said & (_words("state_bodies") | _words("state_words")) and not said & _words(
        "army_words"
    )
    return found[0] if len(found) == 1 and civil else owner


def _of_land(candidates: Sequence[str], places: Sequence[PlaceMention], scene: Scene) -> str | None:
    """Return the candidate in whose land the first place lies; the only one where the gazetteer
    does not say in which land that is."""
    for place in places:
        for party in candidates:
            land = _land(party, scene)
            if land is not None and lies_in(place.place, land):
                return party
        if _is_in_a_state(place.place, scene):
            return None
    return candidates[0] if len(candidates) == 1 and _is_told_of(candidates[0], scene) else None


def _is_in_a_state(place: str, scene: Scene) -> bool:
    at = place
    while (above := gazetteer()[at].within) is not None:
        at = above
    return scene.kind(at) == "state"


def _only(candidates: Sequence[str], draft: Draft, scene: Scene) -> str | None:
    """Return the one candidate told of in the paragraph, if no other state is."""
    near = set(_near(candidates, draft, scene))
    return next(iter(near)) if len(near) == 1 and near <= set(candidates) else None


def _marks(phrase: _Described) -> set[str]:
    return set(phrase.before) & (_words("state_words") | _words("group_words"))


def _candidates(phrase: _Described, scene: Scene) -> tuple[str, ...]:
    """Return the parties that can have such a body: those who govern, armed groups, or all."""
    parties = scene.reading.parties
    said = {phrase.head, *phrase.before}
    if said & (_words("group_bodies") | _words("group_words")):
        return tuple(p for p in parties if scene.kind(p) not in GOVERNING)
    if said & (_words("state_bodies") | _words("state_words")):
        only = bool(said & (_words("army_words") | _words("states_only")))
        return tuple(
            p
            for p in parties
            if scene.kind(p) in GOVERNING or (not only and _governments(p, scene))
        )
    return parties


def _land(party: str, scene: Scene) -> str | None:
    """Return the state that a party is, or whose name or adjective its own name holds."""
    registry = scene.reading.registry
    if scene.kind(party) == "state":
        return party
    if scene.kind(party) not in GOVERNING:
        return None
    words = registry.actors[party].name.split()
    named = {m.actor for w in words for m in registry.mentions(w) if scene.kind(m.actor) == "state"}
    return next(iter(named)) if len(named) == 1 else None


def _spoken(candidates: Sequence[str], scene: Scene) -> str | None:
    """Return the party of whoever spoke last in the paragraph, if that is one of the candidates."""
    last = next((d for d in reversed(scene.here) if d.source is not None), None)
    return last.party if last is not None and last.party in candidates else None


def _of_section(candidates: Sequence[str], scene: Scene) -> str | None:
    """Return the candidate whose section the paragraph stands in ("1. Statements by X")."""
    return scene.section if scene.section in candidates else None


def _near(candidates: Sequence[str], draft: Draft, scene: Scene) -> Iterator[str]:
    """Yield the candidates, and the states that are no party, that sentences before the source are
    about, the last one first; not those whom the draft's own words name."""
    assert draft.source is not None
    reading = scene.reading
    pieces = () if draft.content is None else pieces_of(draft.content)
    end = draft.source.start
    start = max(scene.starts[0], end - REACH_OF_NAMES)
    named = scene.names.between(start, end)
    own = {a for p in pieces for a in scene.names.between(p.start, min(p.end, end))}
    for actor in dict.fromkeys(reversed(named)):
        party = reading.registry.party_of(actor, reading.parties, reading.report.anchor)
        if party in candidates and actor not in own:
            yield str(party)
        elif party is None and _is_other_state(actor, scene) and scene.opens(actor, start, end):
            yield actor


def _is_other_state(actor: str, scene: Scene) -> bool:
    """Whether an actor is a state, or of one: what an international body has sent is of none."""
    above = actor.partition("/")[0]
    return scene.kind(actor) in OF_A_STATE and scene.kind(above) in GOVERNING


def _is_told_of(party: str, scene: Scene) -> bool:
    reading = scene.reading
    at = reading.report.anchor
    if _land(party, scene) in scene.lands:
        return True
    return any(
        reading.registry.party_of(a, reading.parties, at) == party
        for a in dict.fromkeys(scene.names.actors)
    )


def _organ(phrase: _Described, owner: str, scene: Scene) -> Linked:
    """Return the body of ``owner`` that is meant, or ``owner`` itself where the registry lacks it."""
    registry = scene.reading.registry
    if phrase.head in _words("governing"):
        return Linked(actor=owner, named=True, sides=(owner,))
    if phrase.head in _words("units"):
        army = part_of(ARMY, owner, scene) or owner
        return Linked(actor=army, named=True, sides=(army,))
    part = part_of(phrase.text, owner, scene) or owned_body(
        " ".join((*phrase.before, phrase.head)), owner, registry
    )
    actor = part or owner
    return Linked(actor=actor, named=True, sides=(actor,))


def _person(phrase: _Described, of: str, scene: Scene) -> Linked:
    """Return the registered holder of the one office that is described, else an unnamed member."""
    registry = scene.reading.registry
    office = " ".join((*phrase.before, phrase.head))
    single = phrase.definite and phrase.head in _words("single_offices")
    at = scene.reading.report.anchor
    holder = holder_of(office, _served(of, scene), at, registry) if single else None
    if holder is not None:
        return Linked(actor=holder, named=True, sides=(holder,))
    found = member_of(phrase.text, of, registry)
    actor = found.actor if not found.named and found.actor else f"{of}/{phrase.head}"
    speaks = phrase.head in _words("speaking") or (
        phrase.definite and phrase.head in _words("single_offices")
    )
    return Linked(actor=actor.replace(" ", "-"), sides=(of,), speaks=speaks)


def _served(body: str, scene: Scene) -> tuple[str, ...]:
    """Return the body and the party it is of."""
    reading = scene.reading
    party = reading.registry.party_of(body, reading.parties, reading.report.anchor)
    return (body,) if party in (None, body) else (body, str(party))


@cache
def _words(key: str) -> frozenset[str]:
    data: dict[str, Any] = word_list("claims/owners")
    return frozenset(data[key])
