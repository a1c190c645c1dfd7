"""From the words of a speaker to the actor: named or not, of which party, whose own word.

A name in the registry is that actor. "A senior Hamas official" is an unnamed member, an actor of
this report alone, and never the party's own word. Adjectives of control ("X-run") are the
outlet's; the institution is found by its name. Words that fit nobody surely leave the actor open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Mention, Registry
from truceline.basis.vocabulary import vocabulary
from truceline.basis.word_lists import word_list
from truceline.claims.attribution_words import grammar
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading

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

BREAK = re.compile(
    r"[,;(—–]|--|\s(?:of|for|from|in|at|within|inside|with|to|who|which|whose|on|near|by|close|involved|familiar|speaking)\b"
)
ISSUED = re.compile(r"([\w\s-]{1,40}?)\s(?:issued by|released by|by|from)\s", re.IGNORECASE)
BELONGS = re.compile(r"\s(?:of|for|from|in|at|within|inside|with)\s", re.IGNORECASE)
OUTLET_S = re.compile(
    r"-(?:run|led|controlled|backed|linked|affiliated|aligned|allied|held|based)\b"
)
POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
BOTH = "both-sides"
REGISTRIES_HELD = 8
INSTITUTION = ("institution", "force", "agency", "government", "court", "igo")


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """Who the words stand for. ``actor`` None: not known, or several; ``sides`` are the actors
    named as those they belong to; ``speaks`` whether a named holder of a speaking office."""

    actor: str | None = None
    named: bool = False
    sides: tuple[str, ...] = ()
    speaks: bool = False


class Anaphor(msgspec.Struct, frozen=True):
    """What a noun such as "the group" can stand for; see coreference.yaml."""

    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = msgspec.field(name="not", default=())
    issued: bool = False


@cache
def anaphors() -> Mapping[str, Anaphor]:
    """Return the nouns that stand for an actor named before."""
    return msgspec.convert(word_list("claims/coreference"), dict[str, Anaphor], strict=False)


def linking(reading: Reading) -> Reading:
    """Fill actor, named, party, parties and official of each attributed draft."""
    linked = tuple(_linked(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=linked)


def _linked(reading: Reading, draft: Draft) -> Draft:
    if draft.source is None:
        return draft if draft.actor is None else issued_by(draft, draft.actor, reading)
    issuer = issuer_of(reading)
    if issuer is not None and draft.source.text.lower() in grammar("first_person"):
        return issued_by(draft, issuer, reading)
    found = link(draft.source.text, reading.registry)
    parties = _parties(reading, found) or _both(reading, draft.source.text)
    party = parties[0] if len(parties) == 1 else None
    return msgspec.structs.replace(
        draft,
        source=_with_actor(draft.source, found.actor),
        actor=found.actor,
        named=found.named,
        party=party,
        parties=parties,
        official=party is not None
        and found.named
        and (found.speaks or own_word(reading, found.actor, party, draft.issues)),
        addressee=_speaker(draft.addressee, reading.registry),
        via=tuple(_with_actor(s, link(s.text, reading.registry).actor) for s in draft.via),
    )


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


def own_word(reading: Reading, actor: str | None, party: str, issues: Sequence[str]) -> bool:
    """Whether the actor's word on ``issues`` is the party's own (see `Registry.own_word`)."""
    if actor is None:
        return False
    return reading.registry.own_word(actor, party, issues, reading.report.anchor)


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


def issuer_words(words: str) -> str:
    """Return the words for who put it out, of "a statement by X" or "a letter from X"."""
    found = ISSUED.match(words)
    if (
        found is None
        or folded(found[1])[-1:] == ()
        or folded(found[1])[-1] not in grammar("documents")
    ):
        return words
    return words[found.end() :]


def link(words: str, registry: Registry) -> Linked:
    """Return who ``words`` (a noun phrase) stand for."""
    words = _without_possessive(issuer_words(words))
    whose = _document_of(words, registry)
    if whose is not None:
        return whose
    mentions = registry.mentions(words)
    names = tuple(dict.fromkeys(m.actor for m in mentions if not m.adjective))
    if len(names) > 1 and _joined(words) and _bare_names(words, mentions):
        return Linked(named=True, sides=names)
    head_end = _head_end(words)
    named = _named_whole(words, mentions, head_end, registry)
    if named is not None and _is_part(words):
        return Linked(sides=(named,))
    if named is not None:
        return Linked(actor=named, named=True, sides=(named,))
    institution = _institution(words, mentions, registry)
    if institution is not None and role_of(words[:head_end]) is None:
        return Linked(actor=institution, named=True, sides=(institution,))
    sides = _sides(words, mentions, institution)
    if len(sides) != 1:
        return Linked(sides=sides, named=bool(sides) and _bare_names(words, mentions))
    return _member(words, head_end, sides[0], mentions, registry)


def _without_possessive(words: str) -> str:
    return POSSESSIVE.sub("", words)


def _joined(words: str) -> bool:
    """Whether a conjunction stands in the phrase: several speak, not one who is described."""
    return bool(set(folded(words)) & grammar("conjunctions"))


def _is_part(words: str) -> bool:
    """Whether the words speak of a part only ("A and B, one of which")."""
    return folded(words)[-2:-1] == ("of",) and folded(words)[-1] in grammar("relatives")


def _document_of(words: str, registry: Registry) -> Linked | None:
    """Return who speaks in "a X statement": X itself, be it named or by its adjective.

    None if the words end in no document, or more than an article and X stands before it.
    """
    parts = words.rsplit(None, 1)
    if len(parts) < 2 or parts[1].lower() not in grammar("documents"):
        return None
    owner = _without_possessive(parts[0])
    mentions = registry.mentions(owner)
    if len(mentions) != 1 or not _bare_names(owner, mentions):
        return link(owner, registry) if parts[0] != owner else None
    return Linked(actor=mentions[0].actor, named=True, sides=(mentions[0].actor,))


def _head_end(words: str) -> int:
    """Return where the head noun of the phrase ends (before "of", a comma, a relative clause)."""
    found = BREAK.search(words, 1)
    return found.start() if found else len(words)


def _named_whole(
    words: str, mentions: Sequence[Mention], head_end: int, registry: Registry
) -> str | None:
    """Return the actor whose name is the head of the phrase, or a person named beside it."""
    heads = [
        m
        for m in mentions
        if not m.adjective and m.span.end == len(words[:head_end].rstrip(" .’'"))
    ]
    plain = [m for m in heads if not OUTLET_S.match(words, m.span.end)]
    holder = _holder(words, mentions, head_end, registry)
    if holder is not None and not any(_is_person(m.actor, registry) for m in plain):
        return holder
    if plain and not _several(words[:head_end], mentions, plain[-1]):
        return plain[-1].actor
    over = [m for m in mentions if not m.adjective and m.span.start < head_end < m.span.end]
    if over:
        return over[0].actor
    owned = [m for m in mentions if m.span.end <= head_end and _is_person(m.actor, registry)]
    if owned and words[owned[-1].span.end :].lower().startswith(("’s office", "'s office")):
        return owned[-1].actor
    return None


def _holder(
    words: str, mentions: Sequence[Mention], head_end: int, registry: Registry
) -> str | None:
    """Return the person named right after the office, as its holder ("the UN envoy for A, First Last")."""
    for last, m in zip((None, *mentions), mentions, strict=False):
        start = head_end if last is None or last.span.end < head_end else last.span.end
        before = words[min(start, m.span.start) : m.span.start].strip()
        if m.span.start > head_end and _is_person(m.actor, registry) and before in (",", "("):
            return m.actor
    return None


def _several(head: str, mentions: Sequence[Mention], last: Mention) -> bool:
    """Whether the head joins several names ("A and B")."""
    before = [m for m in mentions if m.span.end <= last.span.start and m.actor != last.actor]
    return any(" and " in f" {head[m.span.end : last.span.start]} " for m in before)


def _is_person(actor: str, registry: Registry) -> bool:
    known = registry.actors.get(actor)
    return known is not None and known.kind in ("office-holder", "person")


def _institution(words: str, mentions: Sequence[Mention], registry: Registry) -> str | None:
    """Return the one institution all words of whose name stand in the phrase ("the X-run health
    ministry in Y" holds those of "Y health ministry"), or that answers to an actor named here."""
    exact = [m.actor for m in mentions if not m.adjective and _is_body(m.actor, registry)]
    if len(set(exact)) == 1:
        return exact[0]
    held = frozenset(folded(words))
    near = frozenset(m.actor for m in mentions)
    best: dict[str, int] = {}
    for last in held & _bodies(registry).keys():
        for actor, name, tail in _bodies(registry)[last]:
            known = name <= held
            if known or (len(tail) > 1 and tail <= held and _answers(actor, near, registry)):
                best[actor] = max(best.get(actor, 0), len(name) if known else 1)
    top = max(best.values(), default=0)
    first = [a for a, n in best.items() if n == top]
    return first[0] if len(first) == 1 else None


def _is_body(actor: str, registry: Registry) -> bool:
    known = registry.actors.get(actor)
    return known is not None and known.kind in INSTITUTION


def _answers(actor: str, near: frozenset[str], registry: Registry) -> bool:
    known = registry.actors[actor]
    return any(x.to in near for x in known.answers_to + known.part_of)


_Body = tuple[str, frozenset[str], frozenset[str]]

_known_bodies: dict[int, tuple[Registry, dict[str, list[_Body]]]] = {}
"""The institutions of the registries used last; each entry keeps its registry, so an id is sure."""


def _bodies(registry: Registry) -> dict[str, list[_Body]]:
    """Return each spelling of each institution by the last word of its name.

    A spelling is the actor, the words of the name, and those without the first.
    """
    held = _known_bodies.get(id(registry))
    if held is None:
        if len(_known_bodies) >= REGISTRIES_HELD:
            _known_bodies.clear()
        held = _known_bodies[id(registry)] = (registry, _read_bodies(registry))
    return held[1]


def _read_bodies(registry: Registry) -> dict[str, list[_Body]]:
    small = grammar("articles") | grammar("prepositions")
    found: dict[str, list[_Body]] = {}
    for actor in registry.actors.values():
        if actor.kind not in INSTITUTION:
            continue
        for spelling in (*actor.names.values(), *actor.aliases):
            words = [w for w in folded(spelling) if w not in small]
            if len(words) > 1:
                body = (actor.id, frozenset(words), frozenset(words[1:]))
                found.setdefault(words[-1], []).append(body)
    return found


def _sides(words: str, mentions: Sequence[Mention], institution: str | None) -> tuple[str, ...]:
    """Return the actors that the phrase says its head belongs to, in the order of the words."""
    if institution is not None:
        return (institution,)
    head_end = _head_end(words)
    sides: list[str] = []
    heads = False
    for mention in mentions:
        between = words[head_end : mention.span.start]
        if OUTLET_S.match(words, mention.span.end):
            continue
        inside = mention.span.end <= head_end or BELONGS.match(between + " ") or _aside(between)
        if sides and mention.span.start >= head_end and heads:
            continue
        heads = heads or mention.span.end <= head_end
        if inside or (sides and " and " in words[: mention.span.start][-14:]):
            sides.append(mention.actor)
    return tuple(dict.fromkeys(sides))


def _aside(between: str) -> bool:
    """Whether a mention stands in an apposition right after the head (", a senior ...")."""
    return between.startswith(",") and len(between.split()) <= 5 and not _by(between)


def _by(between: str) -> bool:
    """Whether the aside tells of a deed ("seen by the Daily"), not of belonging."""
    return bool(set(folded(between)) & grammar("agents"))


def _bare_names(words: str, mentions: Sequence[Mention]) -> bool:
    """Whether nothing but names stands in the phrase ("A and B")."""
    rest = words
    for mention in reversed(mentions):
        rest = rest[: mention.span.start] + rest[mention.span.end :]
    small = grammar("conjunctions") | grammar("articles") | {"both"}
    return not set(folded(rest)) - small


def _member(
    words: str, head_end: int, side: str, mentions: Sequence[Mention], registry: Registry
) -> Linked:
    """Return the linked member of ``side``: a person with a name of their own, a role, a body."""
    role = role_of(words[:head_end]) or role_of(words)
    name = _own_name(words, head_end, mentions)
    former = bool(set(folded(words)) & grammar("former"))
    if name and _single(registry, side):
        speaks = role in grammar("speaking_roles") and not former
        return Linked(
            actor=f"{side}/{name}", named=True, sides=() if former else (side,), speaks=speaks
        )
    head = [w for w in folded(words[:head_end]) if w not in grammar("articles") and w != "s"]
    rank = [w for w in head if w in grammar("ranks")][:1]
    tail = role or (head[-1] if head else None)
    anaphor = anaphors().get(tail or "")
    definite = folded(words)[:1] and folded(words)[0] in grammar("definite")
    if anaphor is not None and not anaphor.roles and definite:
        return Linked()
    sides = () if former else (side,)
    if tail is None or tail in folded(side):
        return Linked(sides=sides)
    return Linked(actor="/".join((side, "-".join((*rank, tail)))), sides=sides)


def member_of(words: str, side: str, registry: Registry) -> Linked:
    """Return who ``words`` stand for, given that they speak of a member or part of ``side``."""
    return _member(words, _head_end(words), side, registry.mentions(words), registry)


def _single(registry: Registry, side: str) -> bool:
    known = registry.actors.get(side)
    return known is None or known.kind not in ("office-holder", "person")


def role_of(words: str) -> str | None:
    """Return the code of the role noun in ``words`` ("officials": official), the last one."""
    found = [_roles()[w] for w in folded(words) if w in _roles()]
    return found[-1] if found else None


@cache
def _roles() -> dict[str, str]:
    """Return role codes by each one-word cue of the vocabulary ``unnamed_roles``."""
    roles: dict[str, str] = {}
    for code, term in vocabulary("unnamed_roles").items():
        for cue in (code, *term.cues.get("en", ())):
            roles.setdefault(cue.split()[-1].lower(), code)
    return roles


def _own_name(words: str, head_end: int, mentions: Sequence[Mention]) -> str | None:
    """Return a person's name given in the phrase but not in the registry, as a slug."""
    taken = {i for m in mentions for i in range(m.span.start, m.span.end)}
    run: list[str] = []
    best: list[str] = []
    for match in re.finditer(r"[^\W\d_][\w’'-]*", words[:head_end]):
        word = match.group()
        free = match.start() not in taken and word[0].isupper()
        common = (
            word.lower() in grammar("articles")
            or word.lower() in _roles()
            or word.lower() in grammar("offices")
        )
        run = [*run, word] if free and not common else []
        best = run if len(run) > len(best) else best
    return "-".join(folded(" ".join(best))) if len(best) >= 2 else None


def own_words(reading: Reading) -> Reading:
    """Settle whose own word each draft is, now that its issues are known.

    A draft without an issue, of an office holder who just before gave the party's own word, goes
    on with that word; an institution's needs a listed issue each time.
    """
    settled: list[Draft] = []
    for draft in reading.drafts:
        if _is_own(reading, draft) or (settled and _goes_on(reading, settled[-1], draft)):
            draft = msgspec.structs.replace(draft, official=True)
        settled.append(draft)
    return msgspec.structs.replace(reading, drafts=tuple(settled))


def _is_own(reading: Reading, draft: Draft) -> bool:
    if not draft.named or draft.party is None:
        return False
    return own_word(reading, draft.actor, draft.party, draft.issues)


def _goes_on(reading: Reading, before: Draft, draft: Draft) -> bool:
    """Whether an office holder goes on, without a known issue, after an own word next to it."""
    if draft.issues or draft.actor is None or draft.actor != before.actor:
        return False
    return before.official and _is_person(draft.actor, reading.registry)
