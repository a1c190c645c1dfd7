"""Who "he", "the group" or "the official" is: narrow rules that leave it open when unsure.

A pronoun is the latest speaker it fits, in its paragraph, else in the paragraph before. A noun is
the one actor of its kind in its paragraph, else in the two, else in the report if it has spoken.
Nobody is the speaker because the words said name them, and where another may be meant (one who
spoke or was named in between, or a speaker whom no rule knows) the words stay and the actor is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Registry
from truceline.claims.abbreviations import abbreviations_in
from truceline.claims.antecedents import (
    fits,
    has_role,
    is_named_so,
    is_unknown_body,
    of_conflict,
    part_of,
    suits,
    titles_of,
)
from truceline.claims.attribution_words import grammar
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.linking import Anaphor, anaphors, issuer_words, link, member_of, role_of
from truceline.claims.own_word import own_word
from truceline.claims.owners import owned
from truceline.claims.pages import page_of
from truceline.claims.scenes import PERSONS, Names, Scene, entered, lands_in, names_in, with_draft
from truceline.claims.turns import host_of, whose_turn

__all__ = ["coreference"]

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "him": "he", "them": "they"}
ONE_OF = ("one", "of")
LONGEST_TITLE = 4
FADING = 0.9
"""The score of a claim whose speaker was resolved is its own times this."""

SURNAME_S = re.compile(r"([^\W\d_][\w-]+)(?:['’]s|(?<=s)['’])\s\w")
"""The owner in "Name's ministry": one word with a possessive."""

DATELINE = re.compile(r"^[^\W\d_][^.]{0,70}?\s[—–-]\s")
AT_HEAD = 40
"""So near to the head of a sentence stands the name of what it is about."""

ARTICLE = re.compile(r"^(?:the|The)\s")
OWNED = re.compile(r"^((?:[Tt]he|[Tt]his|[Tt]hat)\s[\w-]+(?:\s[\w-]+)?)(?:['’]s|(?<=s)['’])\s")
BELONGING = re.compile(
    r"\s(?:of|for|from|in|within|inside|to|at)\s((?:the|this)\s[\w-]+(?:\s[\w-]+)?)"
    r"(?:['’]s\s[\w-]+(?:\s[\w-]+)?)?(?:$|,)"
)
MODIFIER = re.compile(
    r"^(?:(?:[Aa]n?|[Tt]he|[Aa]nother|[Ss]ome|[Tt]wo|[Tt]hree|[Ss]everal)\s)?"
    r"([Aa]rmed\s[Ff]orces|[^\W\d_][\w-]*)\s"
)
"""A body named by its noun right before a role, with or without an article."""


def coreference(reading: Reading) -> Reading:
    """Give actor and party of the antecedent to drafts whose source is a pronoun or a noun."""
    done: list[Draft] = []
    names = names_in(reading)
    surnames = _surnames(names, reading.registry)
    scene = Scene(
        reading=reading,
        names=names,
        surnames=surnames,
        lands=lands_in(reading.report.text),
        host=_host_person(reading),
        abbreviations=abbreviations_in(reading.report.text),
    )
    for draft in reading.drafts:
        scene = entered(scene, draft)
        done.append(_resolved(_by_surname(draft, surnames, scene), scene))
        scene = with_draft(scene, done[-1])
        _note_surname(done[-1], surnames)
    return msgspec.structs.replace(reading, drafts=tuple(done))


def _host_person(reading: Reading) -> str | None:
    """Return the person, or the office of one, whose page or press conference a report is."""
    page = page_of(reading)
    if page is not None and role_of(page.words) is not None:
        return page.actor
    host = host_of(reading)
    found = None if host is None else link(host.text, reading.registry)
    known = None if found is None else reading.registry.actors.get(found.actor or "")
    return known.id if known is not None and known.kind in PERSONS else None


def _surnames(names: Names, registry: Registry) -> dict[str, set[str]]:
    """Return the persons that the report names in full, by surname."""
    found: dict[str, set[str]] = {}
    for actor in dict.fromkeys(names.actors):
        if registry.actors[actor].kind in PERSONS:
            found.setdefault(folded(registry.actors[actor].name)[-1], set()).add(actor)
    return found


def _note_surname(draft: Draft, surnames: dict[str, set[str]]) -> None:
    """Remember a person whom the report names though the registry does not."""
    if draft.named and draft.actor is not None and "/" in draft.actor:
        last = draft.actor.rpartition("/")[2].split("-")
        if len(last) > 1:
            surnames.setdefault(last[-1], set()).add(draft.actor)


def _by_surname(draft: Draft, surnames: Mapping[str, set[str]], scene: Scene) -> Draft:
    """Link source and via that are a bare surname to the one person of that name in the report."""
    via = tuple(_with_surname(s, surnames) for s in draft.via)
    draft = draft if via == draft.via else msgspec.structs.replace(draft, via=via)
    if draft.source is None or draft.actor is not None:
        return draft
    actor = _of_surname(draft.source.text, surnames)
    if actor is not None:
        return _as_actor(draft, actor, scene.reading)
    whose = SURNAME_S.match(draft.source.text)
    owners = surnames.get(folded(whose[1])[-1], set()) if whose else set()
    if len(owners) != 1:
        return draft
    owner = next(iter(owners))
    found = member_of(draft.source.text, owner, scene.reading.registry)
    why = f"“{draft.source.text}” taken as of {owner}, the only one of that surname"
    return _with_actor(draft, found.actor, owner, why, scene.reading)


def _with_surname(speaker: Speaker, surnames: Mapping[str, set[str]]) -> Speaker:
    actor = _of_surname(speaker.text, surnames) if speaker.actor is None else None
    return speaker if actor is None else msgspec.structs.replace(speaker, actor=actor)


def _of_surname(text: str, surnames: Mapping[str, set[str]]) -> str | None:
    words = text.split()
    # A name may begin with a small article ("al-X").
    if not words or not words[-1].rpartition("-")[2][:1].isupper() or len(words) > LONGEST_TITLE:
        return None
    if grammar("prepositions") & set(folded(text)):
        return None  # "an aide to First Last" is another
    actors = surnames.get(folded(words[-1])[-1] if folded(words[-1]) else "", set())
    return next(iter(actors)) if len(actors) == 1 else None


def _resolved(draft: Draft, scene: Scene) -> Draft:
    if draft.source is None or draft.actor is not None or draft.parties:
        return draft
    words = draft.source.text.lower()
    if words in grammar("first_person"):
        return _in_turn(draft, scene)
    draft = _by_abbreviation(draft, scene)
    if draft.actor is not None:
        return draft
    found = _pointed(draft, scene)
    return found if found.actor is not None or found.parties else _by_owner(found, scene)


def _by_abbreviation(draft: Draft, scene: Scene) -> Draft:
    """Link "the JMC" to the body whose name the report gives with that abbreviation behind it."""
    assert draft.source is not None
    short = ARTICLE.sub("", draft.source.text)
    full = scene.abbreviations.get(short)
    found = None if full is None else link(full, scene.reading.registry)
    if found is None or found.actor is None or not found.named:
        return draft
    return _as_actor(draft, found.actor, scene.reading)


def _in_turn(draft: Draft, scene: Scene) -> Draft:
    """Link "we" to whoever's turn it is, where the label is a surname or a description."""
    assert draft.source is not None
    label = whose_turn(scene.reading, draft.evidence.start) or host_of(scene.reading)
    if label is None or label.text.lower() in grammar("first_person"):
        return draft
    labelled = msgspec.structs.replace(draft, source=label)
    found = _resolved(_by_surname(labelled, scene.surnames, scene), scene)
    if found.actor is None:
        return draft
    return _as(draft, found)


def _by_owner(draft: Draft, scene: Scene) -> Draft:
    """Link a body or member whose owner the text does not say to the party that it must be of."""
    assert draft.source is not None
    found = owned(draft, scene)
    if found is None or found.actor is None:
        return draft
    if found.named:
        return _as_actor(draft, found.actor, scene.reading)
    why = f"“{draft.source.text}” taken as of {found.sides[0]}, the only one it fits"
    member = _with_actor(draft, found.actor, found.sides[0], why, scene.reading)
    return msgspec.structs.replace(member, official=found.speaks and member.party is not None)


def _pointed(draft: Draft, scene: Scene) -> Draft:
    """Link a pronoun or a noun that points back to somebody; the draft as it is if that is open."""
    assert draft.source is not None
    words = folded(draft.source.text)
    pronoun = _pronoun(words)
    if pronoun is not None:
        return _by_pronoun(draft, pronoun, scene)
    owned = words[2:] if words[:2] == ONE_OF else words
    if owned and owned[0] in OWNERS and len(owned) > 1:
        return _of_owner(draft, scene)
    noun = _noun_of(draft.source.text)
    return _of_noun(draft, scene) if noun is None else _by_noun(draft, *noun, scene)


def _pronoun(words: Sequence[str]) -> str | None:
    """Return the subject form of a lone pronoun ("its" gives "it"), else None."""
    if len(words) != 1:
        return None
    word = OWNERS.get(words[0], words[0])
    return word if word in grammar("third_person") else None


def _of_owner(draft: Draft, scene: Scene) -> Draft:
    """Link "its internal factions" to the one body named before it in its sentence."""
    assert draft.source is not None
    text = scene.reading.report.text[draft.evidence.start : draft.source.start]
    dateline = DATELINE.match(text)
    start = draft.evidence.start + (dateline.end() if dateline else 0)
    named = scene.names.between(start, draft.source.start)
    bodies = [actor for actor in named if scene.kind(actor) not in PERSONS]
    about = [a for a in bodies if scene.names.between(start, start + AT_HEAD)[:1] == (a,)]
    owners = set(about or bodies or _last_body(draft, scene))
    if len(owners) != 1:
        return draft
    owner = next(iter(owners))
    found = member_of(draft.source.text, owner, scene.reading.registry)
    if found.named and found.actor is not None:
        return _as_actor(draft, found.actor, scene.reading)
    why = f"“{draft.source.text}” taken as of {owner}, named in the sentence"
    return _with_actor(draft, found.actor, owner, why, scene.reading)


def _last_body(draft: Draft, scene: Scene) -> set[str]:
    """Return the body that spoke last in the paragraph, for "its" where the sentence names none."""
    assert draft.source is not None
    owned_by = OWNERS.get(folded(draft.source.text)[0], "")
    sure, last = _latest(scene.here, owned_by, scene)
    return {last.actor} if sure and last is not None and last.actor is not None else set()


def _of_noun(draft: Draft, scene: Scene) -> Draft:
    """Link "an official of the movement", "the group's spokesman": a member of whom the noun means."""
    assert draft.source is not None
    text = draft.source.text
    inner = OWNED.search(text) or BELONGING.search(text) or _modifier(text)
    noun = None if inner is None else _noun_of(inner[1], whole=False)
    if inner is None or noun is None or noun[0].roles or noun[0].issued:
        return draft
    owner = _by_noun(draft, *noun, scene).actor
    if owner is None:
        return draft
    part = part_of(text, owner, scene)
    if part is not None:
        return _as_actor(draft, part, scene.reading)
    found = member_of(text, owner, scene.reading.registry)
    if found.named:
        return _as_actor(draft, owner, scene.reading)
    why = f"“{inner[1]}” taken as {owner}, the only one it fits"
    return _with_actor(draft, found.actor, owner, why, scene.reading)


def _modifier(text: str) -> re.Match[str] | None:
    """Return the body before a role, without an owner ("Government negotiators", "a police director")."""
    found = MODIFIER.match(text)
    if found is None or found[1].lower().split()[-1] not in anaphors():
        return None
    rest = text[found.end(1) :]
    return found if role_of(rest) is not None and len(rest.split()) == 1 else None


def _noun_of(text: str, whole: bool = True) -> tuple[Anaphor, tuple[str, ...]] | None:
    """Return the noun's entry and what stands before it, if ``text`` is "the ... NOUN".

    ``whole`` False: of a noun within a phrase, which may stand without its article.
    """
    words = folded(issuer_words(text))
    if not whole and words and words[0] not in grammar("definite"):
        words = ("the", *words)
    if not 2 <= len(words) <= LONGEST_TITLE or words[0] not in grammar("definite"):
        return None
    noun = anaphors().get(words[-1])
    before = tuple(w for w in words[1:-1] if w not in grammar("same_words"))
    return None if noun is None else (noun, before)


def _is_from_heading(draft: Draft, scene: Scene) -> bool:
    """Whether the speaker of a draft is named above its paragraph only, as whose page it is."""
    return draft.source is not None and draft.source.end <= scene.starts[1]


def _by_pronoun(draft: Draft, word: str, scene: Scene) -> Draft:
    """Take the latest speaker that fits; open if the latest who may be meant is not known.

    Whoever only the heading names comes after one whom a sentence of the paragraph is about.
    """
    assert draft.source is not None
    spoken = [d for d in scene.here if not _is_from_heading(d, scene)]
    sure, last = _latest(spoken, word, scene)
    if not sure:
        return draft
    if last is not None:
        return draft if _another_between(last, draft, word, scene) else _as(draft, last)
    known = {a for a in scene.named(draft, scene.starts[1]) if suits(scene.kind(a), word)}
    told = scene.named(draft, scene.starts[1])
    if len(spoken) < len(scene.here) and not any(
        (scene.kind(a) in PERSONS) == (word in ("he", "she"))
        and scene.opens(a, scene.starts[1], draft.source.start)
        for a in told
    ):
        sure, last = _latest(scene.here, word, scene)
        return draft if last is None or not sure else _as(draft, last)
    if known:
        return _only_one(draft, known, word, scene)
    sure, last = _latest(scene.previous, word, scene)
    if sure and last is None and word in ("he", "she") and scene.host is not None:
        return _as_actor(draft, scene.host, scene.reading)
    return draft if last is None or not sure else _as(draft, last)


def _only_one(draft: Draft, known: Iterable[str], word: str, scene: Scene) -> Draft:
    """Take the one actor that fits, named as what a sentence of the paragraph is about, unless the
    words said name another."""
    assert draft.source is not None
    found = set(known)
    others = {a for a in scene.told_of(draft) if suits(scene.kind(a), word)} - found
    if len(found) != 1 or others:
        return draft
    actor = next(iter(found))
    if not scene.opens(actor, scene.starts[1], draft.source.start):
        return draft
    return _as_actor(draft, actor, scene.reading)


def _latest(drafts: Sequence[Draft], word: str, scene: Scene) -> tuple[bool, Draft | None]:
    """Return the latest draft whose speaker fits, and whether nobody later may be meant."""
    for draft in reversed(drafts):
        fitting = fits(draft, word, scene)
        if fitting is None:
            return False, None
        if fitting:
            return True, draft
    return True, None


def _another_between(last: Draft, draft: Draft, word: str, scene: Scene) -> bool:
    """Whether another who could be meant is named between the last speaker's words and these."""
    assert draft.source is not None
    start = max(last.evidence.end, scene.starts[1])
    if start >= draft.source.start:
        return False
    between = {a for a in scene.named(draft, start) if suits(scene.kind(a), word)}
    return bool(between - {last.actor})


def _by_noun(draft: Draft, noun: Anaphor, before: tuple[str, ...], scene: Scene) -> Draft:
    if noun.issued:
        return _by_statement(draft, before, scene)
    if noun.roles:
        return _by_role(draft, noun, before, scene)
    parties = frozenset(scene.reading.parties)
    own = _fitting(scene.told_of(draft), noun, before, scene)
    near = (scene.named(draft, start) for start in reversed(scene.starts))
    for named in (*near, scene.heard):
        found = _fitting(named, noun, before, scene)
        if len(found) > 1 and not found & parties:
            break  # several that are no party: it is none of them
        if found:
            one = len(found) == 1 and not own - found
            sure = one and not _unknown_since(found, noun, scene)
            return _as_actor(draft, next(iter(found)), scene.reading) if sure else draft
    if own:
        return _as_actor(draft, next(iter(own)), scene.reading) if len(own) == 1 else draft
    return _by_conflict(draft, noun, before, scene)


def _by_conflict(draft: Draft, noun: Anaphor, before: tuple[str, ...], scene: Scene) -> Draft:
    """Take the one body of the conflict's parties that the noun fits ("the police", where only one
    of the two is a state); open if the report names or hears another that it fits."""
    found = of_conflict(noun, before, scene)
    if found is None or any(is_unknown_body(d, noun) for d in (*scene.previous, *scene.here)):
        return draft
    own = found in scene.reading.parties or not noun.names
    named = frozenset() if own else _fitting(scene.names.actors, noun, before, scene)
    return draft if named - {found} else _as_actor(draft, found, scene.reading)


def _fitting(
    actors: Iterable[str], noun: Anaphor, before: tuple[str, ...], scene: Scene
) -> frozenset[str]:
    """Return the actors that the noun fits; where one of them is a party of the conflict, that one.

    Allies of either side are of other kinds than their side: "the group" is no more open for an
    allied militia named near it than "the government" is.
    """
    found = frozenset(a for a in actors if is_named_so(a, noun, before, scene))
    own = found & frozenset(scene.reading.parties)
    return own if len(own) == 1 else found


def _unknown_since(found: frozenset[str], noun: Anaphor, scene: Scene) -> bool:
    """Whether a body that nobody knows has spoken since the one found was last named or heard."""
    for other in reversed((*scene.previous, *scene.here)):
        if other.actor in found:
            return False
        if is_unknown_body(other, noun):
            return True
    return False


def _by_statement(draft: Draft, before: tuple[str, ...], scene: Scene) -> Draft:
    """Take the one whose statement was last told of, else the last speaker if that is no person
    unnamed; open if what stands before the noun says whose it is."""
    if before:
        return draft
    near = [d for d in scene.issued if d.evidence.start >= scene.starts[0]]
    if near:
        return _as(draft, near[-1])
    if scene.issued and not (*scene.previous, *scene.here):
        return _as(draft, scene.issued[-1])
    spoken = [d for d in (*scene.previous, *scene.here) if d.source is not None]
    named = bool(spoken) and spoken[-1].actor is not None and spoken[-1].named
    return _as(draft, spoken[-1]) if named else draft


def _by_role(draft: Draft, noun: Anaphor, before: tuple[str, ...], scene: Scene) -> Draft:
    for other in reversed((*scene.previous, *scene.here)):
        if has_role(other, noun.roles, before):
            return draft if other.actor is None else _as(draft, other)
    holders = {a for a in scene.heard if _holds(a, noun, scene)} if not before else set()
    return _as_actor(draft, holders.pop(), scene.reading) if len(holders) == 1 else draft


def _holds(actor: str, noun: Anaphor, scene: Scene) -> bool:
    """Whether an actor that has spoken is registered with an office that the noun describes."""
    known = scene.reading.registry.actors.get(actor)
    titles = () if known is None else titles_of(known.office or "")
    return any(role_of(title) in noun.roles for title in titles)


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
    why = f"“{draft.source.text}” taken as {actor}, the only one it fits"
    linked = _with_actor(draft, actor, actor, why, reading)
    party = linked.party
    own = party is not None and own_word(reading, actor, party, draft.issues)
    return msgspec.structs.replace(linked, named=True, official=own)


def _with_actor(draft: Draft, actor: str | None, of: str, why: str, reading: Reading) -> Draft:
    """Return the draft with ``actor``, who belongs to ``of``, as its speaker, not named."""
    assert draft.source is not None
    party = reading.registry.party_of(of, reading.parties, reading.report.anchor)
    return msgspec.structs.replace(
        draft,
        source=msgspec.structs.replace(draft.source, actor=actor),
        actor=actor,
        party=party,
        parties=() if party is None else (party,),
        score=draft.score * FADING,
        reasons=(*draft.reasons, why),
    )
