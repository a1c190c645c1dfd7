"""The act of a claim: what its speaker does with the words, by rules over the cue and the content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from truceline.basis.vocabulary import vocabulary
from truceline.claims.clauses import NOBODY, Seen, is_negated, is_passive, see
from truceline.claims.conditions import is_only
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, vocabulary_cues, wording
from truceline.claims.words import GAP

__all__ = ["act_of", "acts_stage", "base_act"]

_COULD = re.compile(r"\b(?:could|might|may|whether|if)\b(?:\s+\w+){0,4}\s*$", re.IGNORECASE)


class _Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of cues/acts.yaml, its phrases compiled; see the head of that file."""

    act: str
    third: str | None
    why: str
    base: tuple[str, ...]
    cue: re.Pattern[str] | None
    cue_head: tuple[str, ...]
    head: re.Pattern[str] | None
    head_names: str | None
    near: re.Pattern[str] | None
    words: re.Pattern[str] | None
    words_too: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    subject: str | None
    speaker: str | None
    negated: str
    when: str | None


def base_act(draft: Draft) -> str:
    """Return the act of the cue's head word by the vocabulary `acts`; asserts if it has none."""
    lemma = (draft.cue_lemma or "").lower()
    cue = "" if draft.cue is None else draft.cue.text
    by_cue = _longest_cue(cue)
    by_lemma = _lemmas().get(lemma)
    # The longer wording decides: "rejected the claim" (denies) before "reject" (rejects).
    if by_cue is not None and (by_lemma is None or by_cue[1] > max(len(lemma), 0) + 2):
        return by_cue[0]
    return by_lemma or _lemmas().get(lemma.partition(" ")[0]) or "asserts"


def _longest_cue(text: str) -> tuple[str, int] | None:
    found = [
        (len(m[0]), -m.start(), act)
        for act, pattern in vocabulary_cues("acts").items()
        for m in pattern.finditer(text)
    ]
    if not found:
        return None
    length, _, act = max(found)
    return act, length


@cache
def _lemmas() -> Mapping[str, str]:
    return {
        lemma.lower(): code
        for code, term in reversed(list(vocabulary("acts").items()))
        for lemma in term.more.get("lemmas", ())
    }


def act_of(seen: Seen) -> tuple[str, str]:
    """Return the act of a draft and the sentence that says why.

    The narrator only asserts. A negated cue gives no act of its own. Otherwise the first rule of
    cues/acts.yaml that holds decides, and else the cue's head word.
    """
    draft = seen.draft
    base = base_act(draft)
    if draft.voice == "narrator":
        return "asserts", "the report says it in its own voice"
    if draft.cue_negated:
        act = cue_file("acts")["negated_cue"].get(base, "asserts")
        return act, f"the cue “{_cue_text(draft)}” is negated"
    for rule in _rules():
        if _holds(rule, base, seen):
            act = rule.act if rule.third is None or seen.by_party else rule.third
            return act, rule.why
    return base, f"the cue “{_cue_text(draft)}” stands for “{base}”"


def _cue_text(draft: Draft) -> str:
    return draft.cue.text if draft.cue is not None else (draft.cue_lemma or "")


def _holds(rule: _Rule, base: str, seen: Seen) -> bool:
    return (
        base in rule.base
        and _speaker_fits(rule, seen)
        and _condition_fits(rule, seen)
        and _cue_fits(rule, seen.draft)
        and (rule.head is None or rule.head.match(seen.text.lstrip('“" ')) is not None)
        and (rule.head_names is None or _head_names_third(seen))
        and (rule.near is None or rule.near.search(_around(seen)) is not None)
        and (rule.unless is None or rule.unless.search(seen.text) is None)
        and (rule.words_too is None or rule.words_too.search(seen.text) is not None)
        and _words_fit(rule, seen)
    )


def _around(seen: Seen) -> str:
    """The cue and the content together: "agreed in principle" may be cut between the two."""
    return f"{_cue_text(seen.draft)} {seen.text}"


def _speaker_fits(rule: _Rule, seen: Seen) -> bool:
    return rule.speaker is None or (rule.speaker == "party") == seen.by_party


def _cue_fits(rule: _Rule, draft: Draft) -> bool:
    if rule.cue_head and (draft.cue_lemma or "") not in rule.cue_head:
        return False
    return rule.cue is None or rule.cue.search(_cue_text(draft)) is not None


def _condition_fits(rule: _Rule, seen: Seen) -> bool:
    conditions = seen.draft.conditions
    match rule.when:
        case "none":
            return not conditions
        case "some":
            return bool(conditions)
        case "only":
            return any(is_only(c) for c in conditions)
        case "theirs":
            return any(_is_theirs(seen, c.text) for c in conditions)
        case _:
            return True


def _is_theirs(seen: Seen, condition: str) -> bool:
    """Whether a condition waits for a deed of another side: the first side that it names."""
    agent = seen.first_side_in(condition)
    return agent is not None and agent.kind == "other" and agent.party is not None


def _head_names_third(seen: Seen) -> bool:
    """Whether the content begins with one who is asked and who is no party ("the mediators to ...")."""
    lead = seen.mentions[0] if seen.mentions else None
    if lead is not None and lead.span.start <= 12:
        return not lead.adjective and seen.agent_of(lead).party is None
    return _third().match(seen.text.lstrip()) is not None


@cache
def _third() -> re.Pattern[str]:
    return wording(cue_file("acts")["third_parties"])


def _words_fit(rule: _Rule, seen: Seen) -> bool:
    if rule.words is None:
        return True
    return any(_match_fits(rule, seen, m) for m in rule.words.finditer(seen.text))


def _match_fits(rule: _Rule, seen: Seen, m: re.Match[str]) -> bool:
    if GAP in m[0] or not _negation_fits(rule, seen, m):
        return False
    if rule.subject is None or rule.subject == "any":
        return True
    if _COULD.search(seen.text[: m.start()].rpartition(GAP)[2]):
        return False
    kind = _doer_kind(seen, m)
    match rule.subject:
        case "not-self":
            return kind != "self"
        case "not-other":
            return kind != "other"
        case wanted:
            return kind == wanted


def _doer_kind(seen: Seen, m: re.Match[str]) -> str:
    """Return whose deed it is: of a passive, who is named with "by" (its subject did nothing)."""
    if is_passive(seen.text, m.start()):
        named = seen.named_by(m.end())
        return NOBODY if named is None else named.kind
    return seen.subject_before(m.start()).kind


def _negation_fits(rule: _Rule, seen: Seen, m: re.Match[str]) -> bool:
    if rule.negated == "any" or (rule.subject is None and rule.negated == "no"):
        return True
    return is_negated(seen.text, m.start(), m.end()) == (rule.negated == "yes")


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_rule(raw) for raw in cue_file("acts")["rules"])


def _rule(raw: Mapping[str, Any]) -> _Rule:
    neutral = cue_file("acts")["neutral"]
    return _Rule(
        act=raw["act"],
        third=raw.get("third"),
        why=raw["why"],
        base=tuple(a for f in raw["from"] for a in (neutral if f == "neutral" else [f])),
        cue=_compiled(raw.get("cue")),
        cue_head=tuple(raw.get("cue_head", ())),
        head=_compiled(raw.get("head")),
        head_names=raw.get("head_names"),
        near=_compiled(raw.get("near")),
        words=_compiled(raw.get("words")),
        words_too=_compiled(raw.get("words_too")),
        unless=_compiled(raw.get("unless")),
        subject=raw.get("subject"),
        speaker=raw.get("speaker"),
        negated=str(raw.get("negated", "no")),
        when=raw.get("when"),
    )


def _compiled(phrases: str | Sequence[str] | None) -> re.Pattern[str] | None:
    if phrases is None:
        return None
    return wording(cue_file("acts")["lists"][phrases[1:]] if isinstance(phrases, str) else phrases)


def acts_stage(reading: Reading) -> Reading:
    """Fill ``act`` of every draft and add the sentence that says why to its reasons."""
    drafts = tuple(_with_act(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_act(reading: Reading, draft: Draft) -> Draft:
    act, why = act_of(see(reading, draft))
    return msgspec.structs.replace(draft, act=act, reasons=(*draft.reasons, f"act {act}: {why}"))
