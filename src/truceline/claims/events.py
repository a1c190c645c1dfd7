"""The event part of a claim: the deed, happening, formal word or reading that the content tells.

Only what the words give is filled: an unnamed doer stays empty, an unknown place or day too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import EventPart
from truceline.claims.clauses import Seen, clause_start, is_negated, is_passive, see
from truceline.claims.deeds import deed_of
from truceline.claims.draft import Draft, Reading
from truceline.claims.incidents import incident_of
from truceline.claims.lexicon import cue_file, patterns_of, wording
from truceline.claims.linking import own_word
from truceline.claims.taken_up import with_doers_before
from truceline.claims.telling import Telling, telling

__all__ = ["event_of", "events_stage"]


def event_of(seen: Seen) -> EventPart | None:
    """Return the event part of a draft whose other fields are filled, or None.

    Tried in this order: a reading of the text, a verdict of breach, a deed of the vocabulary
    `deeds` or an act of violence (whichever is told first), a formal word about oneself or of another.
    """
    draft = seen.draft
    if draft.act == "interprets":
        return _reading_of(seen)
    told = telling(seen)
    if draft.act in _data("telling"):
        found = _verdict_of(told) or _happening_of(told)
        if found is not None:
            return found
    return _formal_word_of(seen)


def _happening_of(told: Telling) -> EventPart | None:
    deed, incident = deed_of(told), incident_of(told)
    if deed is not None and incident is not None and _describes(told, incident[0], deed[0]):
        return deed[1]
    told_first = sorted((p for p in (deed, incident) if p is not None), key=lambda p: p[0])
    return told_first[0][1] if told_first else None


def _describes(told: Telling, violence: int, deed: int) -> bool:
    """Whether the violence only says whom the deed was done to ("those killed there were freed").

    A participle without a helper of its own, and in the same clause the passive of the deed.
    """
    text = told.text
    if violence >= deed or is_passive(text, violence) or not is_passive(text, deed):
        return False
    participle = re.match(r"\w+(?:ed|en)\b|shot\b|struck\b|hit\b", text[violence:]) is not None
    return participle and clause_start(text, deed) <= violence


def _reading_of(seen: Seen) -> EventPart:
    text = seen.text
    says = _read_as(text)
    phase = next((code for code, p in _patterns("phases").items() if p.search(text)), None)
    # Words such as "until stage two is agreed" are blanked as a condition, yet say that it goes on.
    if says is None and seen.draft.conditions:
        says = "continues"
    return EventPart(
        kind="reading",
        by=seen.speaker.ids if seen.draft.voice == "attributed" else (),
        toward=phase,
        says=says,
        words=_whole_content(seen),
        condition=_first_condition(seen.draft),
    )


def _read_as(text: str) -> str | None:
    """Return what a reading says of the clause: "has not ended" is that it goes on."""
    for code, pattern in _patterns("readings").items():
        m = pattern.search(text)
        if m is not None:
            opposite = _data("opposite").get(code)
            turned = opposite is not None and is_negated(text, m.start(), m.end())
            return str(opposite) if turned else code
    return None


def _verdict_of(told: Telling) -> EventPart | None:
    """Return a verdict that an agreement was breached or kept, with the deed by which if it is told."""
    text = told.text
    for code, pattern in _patterns("verdicts").items():
        m = next((m for m in pattern.finditer(text) if told.is_fact(m.start())), None)
        if m is None or not _duty().search(text):
            continue
        deed = deed_of(told)
        part = EventPart(kind="event") if deed is None else deed[1]
        # "is a breach of the agreement by A" names the doer behind it; else the subject does.
        by = told.named_after(m.end(), ("by",)) or told.doer(m.start(), m.end()) or part.by
        # To deny a breach, or to say "did not breach", is to say that the rule was kept.
        turned = (told.draft.act == "denies") != told.is_negated(m.start())
        says = _data("opposite")[code] if turned else code
        return msgspec.structs.replace(
            part,
            kind="event",
            by=by,
            says=says,
            words=_whole_content(told.seen),
            quantity=None,
            at=told.at,
            place=told.place,
            condition=_first_condition(told.draft),
        )
    return None


def _formal_word_of(seen: Seen) -> EventPart | None:
    draft = seen.draft
    formal = _data("formal")
    if draft.about is not None and draft.about.act in formal:
        return EventPart(
            kind="announcement",
            by=(draft.about.party,),
            says=formal[draft.about.act],
            words=_whole_content(seen),
            condition=_first_condition(draft),
        )
    if draft.act in formal and draft.voice == "attributed":
        return EventPart(
            kind="announcement",
            by=_giver(seen),
            says=formal[draft.act],
            words=_whole_content(seen),
            condition=_first_condition(draft),
        )
    return None


def _giver(seen: Seen) -> tuple[str, ...]:
    """Return whose formal word it is: the party, if the speaker's word is its own or names it.

    Else the speaker itself: a faction's word, or an unnamed official's, is not its party's.
    """
    draft = seen.draft
    if draft.actor is None:
        return ()
    if draft.party is not None and (_speaks_for_party(seen, draft.party) or _names(seen, draft)):
        return (draft.party,)
    return (draft.actor,)


def _speaks_for_party(seen: Seen, party: str) -> bool:
    named = seen.draft.named
    return named and own_word(seen.reading, seen.draft.actor, party, seen.draft.issues)


def _names(seen: Seen, draft: Draft) -> bool:
    """Whether the words name the party itself as the one that did it ("said A had accepted")."""
    pattern = patterns_of("about", "acts")[draft.act]
    return any(
        seen.subject_before(m.start()).actor == draft.party
        for m in pattern.finditer(seen.text)
        if seen.mentions and seen.mentions[0].span.start < m.start()
    )


def _whole_content(seen: Seen) -> str | None:
    return None if seen.draft.content is None else seen.draft.content.text


def _first_condition(draft: Draft) -> str | None:
    return draft.conditions[0].text if draft.conditions else None


@cache
def _patterns(group: str) -> dict[str, re.Pattern[str]]:
    return {code: wording(phrases) for code, phrases in _data(group).items()}


@cache
def _duty() -> re.Pattern[str]:
    return wording([_data("duty_words")])


def _data(key: str) -> Any:
    return cue_file("events")[key]


def events_stage(reading: Reading) -> Reading:
    """Fill ``event`` of every draft, and add the issue of its deed if the words did not name it."""
    drafts = tuple(_with_event(reading, d) for d in reading.drafts)
    return with_doers_before(msgspec.structs.replace(reading, drafts=drafts))


def _with_event(reading: Reading, draft: Draft) -> Draft:
    event = event_of(see(reading, draft))
    issue = None if event is None else _issue_of(event)
    issues = draft.issues if issue is None or issue in draft.issues else (*draft.issues, issue)
    return msgspec.structs.replace(draft, event=event, issues=issues)


def _issue_of(event: EventPart) -> str | None:
    """Return the issue to which a told deed or act of violence belongs."""
    if event.deed is not None:
        return str(vocabulary("deeds")[event.deed].more["issue"])
    return str(_data("issue_of").get(event.kind)) if event.kind in _data("issue_of") else None
