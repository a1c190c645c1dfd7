"""From the words that name a speaker to the actor they stand for: named or not, and whose.

Words that fit nobody surely leave the actor open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Mention, Registry
from truceline.basis.vocabulary import vocabulary
from truceline.basis.word_lists import word_list
from truceline.claims.attribution_words import grammar
from truceline.claims.bodies import BODY_KINDS, bodies_of, organ_words, owned_body, seated_body
from truceline.claims.own_word import PERSONS

BREAK = re.compile(
    r"[,;(—–]|--|\s(?:of|for|from|in|at|within|inside|with|to|who|which|whose|on|near|by|close|involved|familiar|speaking)\b",
    re.IGNORECASE,
)
ISSUED = re.compile(r"([\w\s-]{1,40}?)\s(?:issued by|released by|by|from)\s", re.IGNORECASE)
BELONGS = re.compile(r"\s(?:of|for|from|in|at|within|inside|with)\s", re.IGNORECASE)
OUTLET_S = re.compile(
    r"-(?:run|led|controlled|backed|linked|affiliated|aligned|allied|held|based)\b"
)
POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
TITLE = re.compile(r",\s(?:[A-Z][\w.]+\s?){1,2}")
"""A title between a comma and a name (", President ")."""
HANDLE_WORD = re.compile(r"Mo[A-Z]+(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""A word or abbreviation of a handle in which capitals or strokes part the words."""
INDEFINITE = (("a",), ("an",), ("another",), ("some",), ("certain",), ("any",))
POSSESSIVE_S = re.compile(r"^['’]s?\b")
OWNERS = ("state", "government", "armed-group")
SELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$")


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
    if words.startswith("@"):
        return _of_handle(words, registry)
    words = _without_verb(_without_possessive(issuer_words(words)))
    whose = _document_of(words, registry)
    if whose is not None:
        return whose
    mentions = registry.mentions(words)
    names = tuple(dict.fromkeys(m.actor for m in mentions if not m.adjective))
    if len(names) > 1 and _joined(words, mentions) and _bare_names(words, mentions):
        return Linked(named=True, sides=names)
    head_end = head_end_of(words, mentions)
    organ = _owned(words, mentions, registry)
    if organ is not None:
        return Linked(actor=organ, named=True, sides=(organ,))
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


def _of_handle(handle: str, registry: Registry) -> Linked:
    """Return whose account a handle names ("@XForeignMinistry", "@MFA_X"), if its words say no more."""
    known = word_list("claims/organs")
    parts = (known["handle_bodies"].get(w.lower(), w) for w in HANDLE_WORD.findall(handle))
    words = " ".join(parts)
    mentions = registry.mentions(words)
    whole = [m.actor for m in mentions if (m.span.start, m.span.end) == (0, len(words))]
    organ = None if whole else _owned(words, mentions, registry)
    rest = words
    for mention in reversed(mentions):
        rest = rest[: mention.span.start] + rest[mention.span.end :]
    bare = not set(folded(rest)) - organ_words("handle_words")
    found = whole or ([organ] if organ else [m.actor for m in mentions if bare])
    if len(set(found)) != 1:
        return Linked()
    return Linked(actor=found[0], named=True, sides=(found[0],))


def _without_possessive(words: str) -> str:
    return POSSESSIVE.sub("", SELF.sub("", words))


def _without_verb(words: str) -> str:
    """Return the words without the helping verb or adverb that stands behind a speaker."""
    head, _, last = words.rpartition(" ")
    helping = grammar("have") | grammar("do") | grammar("modals") | grammar("be")
    adverb = last.islower() and last.endswith("ly")
    return _without_verb(head) if head and (last in helping or adverb) else words


def _joined(words: str, mentions: Sequence[Mention]) -> bool:
    """Whether a conjunction stands between the names: several speak, not one who is described."""
    gaps = (words[a.span.end : b.span.start] for a, b in pairwise(mentions))
    return bool(set(folded(" ".join(gaps))) & grammar("conjunctions"))


def _owned(words: str, mentions: Sequence[Mention], registry: Registry) -> str | None:
    """Return the body that is named in full by its owner's name or seat and what is left of its own
    ("Defence Ministry of X", "X, Foreign Ministry", "the defence ministry in Y")."""
    owners = [m for m in mentions if registry.actors[m.actor].kind in OWNERS]
    if not owners:
        return seated_body(words, registry)
    if owners[0] is not mentions[0] and len(mentions) > 1:
        return None
    owner = owners[0]
    rest = f"{words[: owner.span.start]} {POSSESSIVE_S.sub('', words[owner.span.end :])}"
    return owned_body(rest, owner.actor, registry)


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


def head_end_of(words: str, mentions: Sequence[Mention] = ()) -> int:
    """Return where the head noun of the phrase ends (before "of", a comma, a relative clause).

    What stands inside a name ends nothing: "Government of X" is as much one name as "X" is.
    """
    breaks = (m.start() for m in BREAK.finditer(words, 1))
    inside = [m.span for m in mentions]
    return next((b for b in breaks if not any(s.start <= b < s.end for s in inside)), len(words))


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
        return _of_place(mentions, plain[-1], registry).actor
    over = [m for m in mentions if not m.adjective and m.span.start < head_end < m.span.end]
    if over:
        return over[0].actor
    owned = [m for m in mentions if m.span.end <= head_end and _is_person(m.actor, registry)]
    if owned and words[owned[-1].span.end :].lower().startswith(("’s office", "'s office")):
        return owned[-1].actor
    return None


def _of_place(mentions: Sequence[Mention], last: Mention, registry: Registry) -> Mention:
    """Return the mention before ``last`` if that is only the state where it works ("OCHA X")."""
    before = [m for m in mentions if m.span.end + 1 == last.span.start]
    state = registry.actors[last.actor].kind == "state"
    if state and before and not before[0].adjective:
        kind = registry.actors[before[0].actor].kind
        return before[0] if kind in organ_words("local_offices_of") else last
    return last


def _holder(
    words: str, mentions: Sequence[Mention], head_end: int, registry: Registry
) -> str | None:
    """Return the person named right after the office, as its holder ("the UN envoy for A, First Last")."""
    for last, m in zip((None, *mentions), mentions, strict=False):
        start = head_end if last is None or last.span.end < head_end else last.span.end
        before = words[min(start, m.span.start) : m.span.start].strip()
        beside = before in ("(", ",") or TITLE.fullmatch(before) is not None
        if m.span.start > head_end and _is_person(m.actor, registry) and beside:
            return m.actor
    return None


def _several(head: str, mentions: Sequence[Mention], last: Mention) -> bool:
    """Whether the head joins several names ("A and B")."""
    before = [m for m in mentions if m.span.end <= last.span.start and m.actor != last.actor]
    return any(" and " in f" {head[m.span.end : last.span.start]} " for m in before)


def _is_person(actor: str, registry: Registry) -> bool:
    known = registry.actors.get(actor)
    return known is not None and known.kind in PERSONS


def _institution(words: str, mentions: Sequence[Mention], registry: Registry) -> str | None:
    """Return the one institution all words of whose name stand in the phrase ("the X-run health
    ministry in Y" holds those of "Y health ministry"), or that answers to an actor named here."""
    owners = {m.actor for m in mentions if _qualifies(words, m, mentions, registry)}
    bodies = [m.actor for m in mentions if not m.adjective and _is_body(m.actor, registry)]
    exact = [a for a in bodies if a not in owners]
    if len(set(exact)) == 1:
        return exact[0]
    held = frozenset(folded(words))
    near = frozenset(m.actor for m in mentions)
    said = frozenset(w for m in mentions for w in folded(words[m.span.start : m.span.end]))
    longer = [
        (m.actor, frozenset(folded(words[m.span.start : m.span.end])))
        for m in mentions
        if not m.adjective
    ]
    best: dict[str, int] = {}
    by_last = bodies_of(registry).by_last
    for last in held & by_last.keys():
        for actor, name, tail in by_last[last]:
            if actor in owners or any(a != actor and name - {"s"} < whole for a, whole in longer):
                continue  # "X Forces" is no name where "X Democratic Forces" stands
            known = name <= held
            more = len(tail) > 1 and tail <= held and not tail <= said
            if known or (more and _answers(actor, near, registry)):
                best[actor] = max(best.get(actor, 0), len(name) if known else 1)
    top = max(best.values(), default=0)
    first = [a for a, n in best.items() if n == top]
    return first[0] if len(first) == 1 else None


def _qualifies(
    words: str, mention: Mention, mentions: Sequence[Mention], registry: Registry
) -> bool:
    """Whether a government's name only tells whose the head is ("X government security agencies")."""
    if registry.actors[mention.actor].kind != "government":
        return False
    return re.match(r"\s\w", words[mention.span.end : head_end_of(words, mentions)]) is not None


def _is_body(actor: str, registry: Registry) -> bool:
    known = registry.actors.get(actor)
    return known is not None and known.kind in BODY_KINDS


def _answers(actor: str, near: frozenset[str], registry: Registry) -> bool:
    known = registry.actors[actor]
    return any(x.to in near for x in known.answers_to + known.part_of)


def _sides(words: str, mentions: Sequence[Mention], institution: str | None) -> tuple[str, ...]:
    """Return the actors that the phrase says its head belongs to, in the order of the words."""
    if institution is not None:
        return (institution,)
    head_end = head_end_of(words, mentions)
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
    names = {w for m in mentions for w in folded(words[m.span.start : m.span.end])}
    rank = [w for w in head if w in grammar("ranks") and w not in names][:1]
    tail = role or (head[-1] if head else None)
    part = _part(words[:head_end], head, side, registry)
    if part is not None:
        return part
    anaphor = anaphors().get(tail or "")
    definite = folded(words)[:1] and folded(words)[0] in grammar("definite")
    if anaphor is not None and not anaphor.roles and definite:
        return Linked()
    sides = () if former else (side,)
    if tail in names and definite and _single(registry, side):
        return Linked(actor=side, named=True, sides=sides)  # "the X", X being an adjective
    if tail is None or tail in folded(side):
        return Linked(sides=sides)
    return Linked(actor="/".join((side, "-".join((*rank, tail)))), sides=sides)


def _part(words: str, head: Sequence[str], side: str, registry: Registry) -> Linked | None:
    """Return who a part of ``side`` is that the registry does not list: the side itself, whose organ
    or "side" it is; nobody for the press of a place. None for a member of it."""
    last = head[-1] if head else ""
    if last in organ_words("press"):
        return Linked()
    if last == "ministry" and not _single(registry, side):
        return _ministry_of(side, registry)
    if last in organ_words("led") and not _single(registry, side):
        return _led_by(side, registry)
    if registry.actors.get(side) is None or not _single(registry, side):
        return None
    delegation = _delegation(head, side, registry)
    if delegation is not None:
        return Linked(actor=delegation, named=True, sides=(delegation,))
    indefinite = folded(words)[:1] in INDEFINITE
    if last in organ_words("sides") or (last in organ_words("organs") and not indefinite):
        return Linked(actor=side, named=True, sides=(side,))
    return None


def _led_by(leader: str, registry: Registry) -> Linked | None:
    """Return the one party that a registered person speaks for on everything ("Name's forces")."""
    led = {s.party for s in registry.actors[leader].speaks_for if not s.on}
    return Linked(actor=(one := led.pop()), named=True, sides=(one,)) if len(led) == 1 else None


def _delegation(head: Sequence[str], side: str, registry: Registry) -> str | None:
    """Return the listed delegation of ``side`` where the head is one of the words for those at talks."""
    said = " ".join(head)
    if not any(said.endswith(name) for name in organ_words("delegations")):
        return None
    found = {
        body
        for body in bodies_of(registry).under.get(side, ())
        for name in (*registry.actors[body].names.values(), *registry.actors[body].aliases)
        if any(w in name.lower() for w in organ_words("delegation_names"))
    }
    return next(iter(found)) if len(found) == 1 else None


def _ministry_of(minister: str, registry: Registry) -> Linked | None:
    """Return the ministry that a registered minister heads ("Name's ministry")."""
    known = registry.actors[minister]
    title = (known.office or "").replace("minister of ", "").partition(" of ")[0]
    matter = title.replace(" minister", "").strip()
    for owner in (*(x.to for x in known.part_of), *(s.party for s in known.speaks_for)):
        body = owned_body(f"{matter} ministry", owner, registry)
        if body is not None:
            return Linked(actor=body, named=True, sides=(body,))
    return None


def member_of(words: str, side: str, registry: Registry) -> Linked:
    """Return who ``words`` stand for, given that they speak of a member or part of ``side``."""
    mentions = registry.mentions(words)
    return _member(words, head_end_of(words, mentions), side, mentions, registry)


def _single(registry: Registry, side: str) -> bool:
    known = registry.actors.get(side)
    return known is None or known.kind not in PERSONS


def role_of(words: str) -> str | None:
    """Return the code of the role noun in ``words`` ("officials": official), the last one.

    A role of two words is one only as a whole ("hospital director", no other director).
    """
    said = folded(words)
    roles = _roles()
    for at in range(len(said) - 1, -1, -1):
        whole = roles.get(" ".join(said[max(0, at - 1) : at + 1])) or roles.get(said[at])
        if whole is not None:
            return whole
    return None


@cache
def _roles() -> dict[str, str]:
    """Return role codes by each cue of the vocabulary ``unnamed_roles``, of one word or two."""
    roles: dict[str, str] = {}
    for code, term in vocabulary("unnamed_roles").items():
        for cue in (code, *term.cues.get("en", ())):
            roles.setdefault(cue.lower().replace("-", " "), code)
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
