"""Second-hand acts: another actor's act that the content reports, never that actor's own word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from truceline.basis.registry_of_actors import Mention
from truceline.claims.claim import About
from truceline.claims.clauses import Agent, Seen, clause_start, is_negated, is_passive, see
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, patterns_of, wording
from truceline.claims.words import GAP

__all__ = ["about_of", "about_stage"]


def about_of(seen: Seen, before: About | None = None) -> About | None:
    """Return another's act that the content reports: whose, and which.

    "Sources say that A has accepted the line" and, from one who speaks for no party, "A's pledge
    to" give {A, ...}; "A is expected to accept" and a condition give nothing, and neither does an
    act of the speaker's own side or of several together. ``before`` is what the same speaker told
    of just before: "it" takes it up. The first told wins; of acts at the same place, the longer
    wording ("accepted in principle").
    """
    found = [
        (m.start(), -len(m[0]), act, agent)
        for act, m in _told(seen)
        if GAP not in m[0] and (agent := _doer(seen, m, before)) is not None
    ]
    if not found:
        return None
    _, _, act, party = min(found)
    return About(party=party, act=_put(act, party, seen))


def _put(act: str, party: str, seen: Seen) -> str:
    """Return the act: to ask for something is a demand of a party, an appeal of anybody else."""
    asks: dict[str, str] = cue_file("about")["asks"]
    return asks.get(act, act) if party in seen.reading.parties else act


def _told(seen: Seen) -> Iterator[tuple[str, re.Match[str]]]:
    for act, pattern in patterns_of("about", "acts").items():
        yield from ((act, m) for m in pattern.finditer(seen.text))
    if seen.by_party:  # of a party's word on another's offer, the word is what counts
        return
    for act, pattern in patterns_of("about", "nouns").items():
        found = pattern.finditer(seen.text)
        yield from ((act, m) for m in found if _of_noun().match(seen.text, m.end()))


def _doer(seen: Seen, m: re.Match[str], before: About | None) -> str | None:
    """Return whose act is told at ``m``; None if undone, not told, of several, or the speaker's."""
    actor = _named_doer(seen, m)
    if actor is None and before is not None and _pronoun().search(seen.text[: m.start()]):
        actor = before.party
    own = (seen.draft.party, seen.draft.actor, *seen.draft.parties)
    return None if actor in own or _undone(seen, m) else actor


def _named_doer(seen: Seen, m: re.Match[str]) -> str | None:
    if _is_noun(m):
        agent = _owner(seen, m)
    elif is_passive(seen.text, m.start()):
        mention = _named_after_by(seen, m.end())
        agent = None if mention is None else seen.agent_of(mention)
    else:
        agent = seen.subject_before(m.start())
    if agent is None or agent.kind != "other" or agent.joined:
        return None
    return agent.party or (agent.actor if _is_body(seen, agent.actor, m) else None)


def _is_noun(m: re.Match[str]) -> bool:
    return any(m.re is p for p in patterns_of("about", "nouns").values())


def _owner(seen: Seen, m: re.Match[str]) -> Agent | None:
    """Return the one whose act a noun tells: "A's pledge to", "A informed B of its pledge", "the pledge by A"."""
    if _awaited("before").search(seen.text, 0, m.start()) or _awaited("after").match(
        seen.text, m.end()
    ):
        return None
    owner = next((x for x in seen.mentions if _possesses(seen.text[x.span.end : m.start()])), None)
    if owner is not None:
        return seen.agent_of(owner)
    if _own().search(seen.text[: m.start()]):
        return seen.subject_before(m.start())
    by = _named_after_by(seen, m.end())
    return None if by is None else seen.agent_of(by)


@cache
def _awaited(where: str) -> re.Pattern[str]:
    return re.compile(cue_file("about")[f"awaited_{where}"], re.IGNORECASE)


def _possesses(between: str) -> bool:
    return re.fullmatch(r"['’]s?\s+(?:\w+\s+)?", between) is not None


def _is_body(seen: Seen, actor: str | None, m: re.Match[str]) -> bool:
    """Whether an actor that is of no party is one whose acts are told: a state, a mediator, a body.

    What a party adds on such a body further on in its own word leaves it its own word.
    """
    known = seen.reading.registry.actors.get(actor or "")
    told = not seen.by_party or clause_start(seen.text, m.start()) == 0
    return told and known is not None and known.kind in cue_file("about")["kinds"]


def _undone(seen: Seen, m: re.Match[str]) -> bool:
    if is_negated(seen.text, m.start()):
        return True
    before = seen.text[: m.start()].rpartition(GAP)[2]
    if _denied().search(before) is not None:
        return True
    return _not_done_before().search(before) is not None


@cache
def _denied() -> re.Pattern[str]:
    """What opens the words that somebody denies, to their end ("denied that it had | agreed")."""
    words = wording(cue_file("about")["denied"]).pattern
    return re.compile(rf"(?:{words})(?:(?!\b(?:and|but|then|while)\b)[^.;:,])*$", re.IGNORECASE)


@cache
def _not_done_before() -> re.Pattern[str]:
    words = wording(cue_file("about")["not_done"]).pattern
    return re.compile(rf"(?:{words})(?:\s+(?:\w+ly|also|soon|be|have|been|to))*\s+$", re.IGNORECASE)


def _named_after_by(seen: Seen, at: int) -> Mention | None:
    """Return the actor in "accepted by A", within the few words after ``at``."""
    m = re.compile(r"(?:\s+\w+){0,4}?\s+by\s+(?:the\s+)?", re.IGNORECASE).match(seen.text, at)
    if m is None:
        return None
    return next((x for x in seen.mentions if x.span.start == m.end()), None)


def about_stage(reading: Reading) -> Reading:
    """Fill ``about`` of every draft, in the order of the text."""
    drafts: list[Draft] = []
    for draft in reading.drafts:
        before = drafts[-1].about if drafts and _goes_on(drafts[-1], draft) else None
        about = about_of(see(reading, draft), before)
        drafts.append(msgspec.structs.replace(draft, about=about))
    return msgspec.structs.replace(reading, drafts=tuple(drafts))


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether two drafts are of one speaker in one sentence, named once and of no party."""
    same = before.source == draft.source and before.evidence.meets(draft.evidence)
    return same and draft.source is not None and draft.party is None and not draft.parties


@cache
def _of_noun() -> re.Pattern[str]:
    return re.compile(cue_file("about")["of_noun"], re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(cue_file("about")["own"], re.IGNORECASE)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(cue_file("about")["pronouns"], re.IGNORECASE)
