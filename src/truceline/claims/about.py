"""Second-hand acts: another actor's act that the content reports, never that actor's own word."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from truceline.basis.registry_of_actors import Mention
from truceline.claims.claim import About
from truceline.claims.clauses import Seen, is_negated, is_passive, see
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, patterns_of, wording
from truceline.claims.words import GAP

__all__ = ["about_of", "about_stage"]


def about_of(seen: Seen) -> About | None:
    """Return another party's act that the content reports: whose, and which.

    "Sources say that A has accepted the line" gives {A, accepts}; "A is expected to accept" and a
    condition give nothing, and neither does an act of the speaker's own side or of several
    together. The first told wins; of acts at the same place, the longer wording ("accepted in principle").
    """
    found = [
        (m.start(), -len(m[0]), act, agent)
        for act, pattern in patterns_of("about", "acts").items()
        for m in pattern.finditer(seen.text)
        if GAP not in m[0] and (agent := _doer(seen, m)) is not None
    ]
    if not found:
        return None
    _, _, act, party = min(found)
    return About(party=party, act=act)


def _doer(seen: Seen, m: re.Match[str]) -> str | None:
    """Return the party that did the act told at ``m``; None if undone, not told, or the speaker."""
    if is_passive(seen.text, m.start()):
        mention = _named_after_by(seen, m.end())
        agent = None if mention is None else seen.agent_of(mention)
    else:
        agent = seen.subject_before(m.start())
    if agent is None or agent.kind != "other" or agent.party is None or agent.joined:
        return None
    if agent.party == seen.draft.party or agent.party in seen.draft.parties:
        return None
    return None if _undone(seen, m) else agent.party


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
    """Fill ``about`` of every draft."""
    drafts = tuple(_with_about(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_about(reading: Reading, draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, about=about_of(see(reading, draft)))
