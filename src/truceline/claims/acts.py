"""The act of a claim: what its speaker does with the words, by rules over the cue and the content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from truceline.basis.registry_of_actors import Mention
from truceline.basis.vocabulary import vocabulary
from truceline.claims.breaths import performed, split_by_act
from truceline.claims.clauses import NOBODY, Seen, clause_start, is_negated, is_passive, see
from truceline.claims.conditions import is_only
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, patterns_of, vocabulary_cues, wording
from truceline.claims.said_verbs import inflections
from truceline.claims.words import GAP

__all__ = ["act_of", "acts_stage", "base_act"]

CONFESSES = "claims-responsibility"
_SILENT = "no-comment"
OWN = "self"
_SHORTENED = re.compile(r"\w+(?=['’](?:ll|re|ve|d|m)\b)", re.IGNORECASE)
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
    head_subject: str | None
    head_names: str | None
    near: re.Pattern[str] | None
    words: re.Pattern[str] | None
    words_too: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    subject: str | None
    speaker: str | None
    negated: str
    when: str | None
    condition: re.Pattern[str] | None
    cued: str | None


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
    """Return the acts by base form, and by the regular forms of single verbs ("certified")."""
    known = {
        lemma.lower(): code
        for code, term in reversed(list(vocabulary("acts").items()))
        for lemma in term.more.get("lemmas", ())
    }
    forms = {form: code for lemma, code in known.items() if " " not in lemma
             for form in inflections(lemma)}  # fmt: skip
    return forms | known


def act_of(seen: Seen) -> tuple[str, str]:
    """Return the act of a draft and the sentence that says why.

    The narrator only asserts. A negated cue gives no act of its own. Otherwise the first rule of
    cues/acts.yaml that holds decides, and else the cue's head word.
    """
    draft = seen.draft
    base = base_act(draft)
    if draft.voice == "narrator":
        return "asserts", "the report says it in its own voice"
    if draft.cue_negated or (base != _SILENT and _is_cue_negated(seen)):
        return _negated_act(base, seen), f"the cue “{_cue_text(draft)}” is negated"
    for rule in _rules():
        if _holds(rule, base, seen):
            act = rule.act if rule.third is None or seen.by_party else rule.third
            return act, rule.why
    return base, f"the cue “{_cue_text(draft)}” stands for “{base}”"


def _is_cue_negated(seen: Seen) -> bool:
    """Whether the cue is negated, in its own words ("not confirm") or by those right before it.

    Of the rules' drafts the reader of the sentence has said so already.
    """
    draft = seen.draft
    if _negating().match(_cue_text(draft)) is not None:
        return True
    if draft.ruled or draft.cue is None or draft.cue.start < draft.evidence.start:
        return False
    before = seen.reading.report.text[draft.evidence.start : draft.cue.start]
    return _negating_before().search(before[clause_start(before, len(before)) :]) is not None


def _negated_act(base: str, seen: Seen) -> str:
    """Return the act of a negated cue; "did not say" is silence only where a question follows."""
    data = cue_file("acts")
    if base == _SILENT:
        return str(data["negated_cue"][base])
    words = set(re.findall(r"\w+", _cue_text(seen.draft).lower())) | {seen.draft.cue_lemma}
    cue = f"{_cue_text(seen.draft)} {seen.draft.cue_lemma}"
    for act, heads in patterns_of("acts", "negated_heads").items():
        if heads.search(cue) is not None:
            return act
    if base in data["refusing"]["acts"] and _refusing().search(_negated_words(seen)) is not None:
        return "rejects"
    if words & set(data["asked"]) and (not seen.text.strip() or _asks(seen.text)):
        return _SILENT
    return str(data["negated_cue"].get(base, "asserts"))


def _negated_words(seen: Seen) -> str:
    """The cue and the clause before it, in which the negation stands."""
    draft = seen.draft
    if draft.cue is None:
        return ""
    before = seen.reading.report.text[draft.evidence.start : draft.cue.start]
    return f"{before[clause_start(before, len(before)) :]} {draft.cue.text}"


@cache
def _refusing() -> re.Pattern[str]:
    return wording(cue_file("acts")["refusing"]["words"])


def _asks(text: str) -> bool:
    return _questions().match(text.lstrip()) is not None


@cache
def _questions() -> re.Pattern[str]:
    return wording(cue_file("acts")["questions"])


@cache
def _negating() -> re.Pattern[str]:
    words = wording(cue_file("acts")["negating"]).pattern
    return re.compile(rf"(?:\w+\s+)?(?:{words}|\w+n['’]t\b)", re.IGNORECASE)


@cache
def _negating_before() -> re.Pattern[str]:
    words = wording(cue_file("acts")["negating"]).pattern
    return re.compile(
        rf"(?:{words}|n['’]t\b)(?:\s+\w+){{0,2}}\s*$|\b(?:neither|nor)\b", re.IGNORECASE
    )


def _cue_text(draft: Draft) -> str:
    return draft.cue.text if draft.cue is not None else (draft.cue_lemma or "")


def _holds(rule: _Rule, base: str, seen: Seen) -> bool:
    return (
        base in rule.base
        and _speaker_fits(rule, seen)
        and _condition_fits(rule, seen)
        and _cue_fits(rule, seen.draft)
        and (rule.act != CONFESSES or not seen.is_answered)
        and (rule.act != CONFESSES or rule.words is not None or seen.is_side)
        and (rule.head is None or _head_fits(rule.head, rule.head_subject, seen))
        and (rule.head_names is None or _asked_fits(rule.head_names, seen))
        and (rule.near is None or rule.near.search(_around(seen)) is not None)
        and (rule.unless is None or rule.unless.search(seen.text) is None)
        and (rule.words_too is None or rule.words_too.search(seen.text) is not None)
        and _words_fit(rule, seen)
    )


def _head_fits(head: re.Pattern[str], subject: str | None, seen: Seen) -> bool:
    """Whether the content begins with the words of ``head``, and its bare verb has such a subject.

    A bare verb after a plural is the present tense ("its fighters respect the truce"): after words
    that only stress (singular) it asks for nothing, and of one's own side (not-own) it never does.
    """
    start = len(seen.text) - len(seen.text.lstrip('“" '))
    m = head.match(seen.text[start:])
    if m is None or subject is None:
        return m is not None
    verb = start + m.start("bare")
    if not _is_plural(seen, start, verb):
        return True
    return subject == "not-own" and seen.subject_before(verb).kind != "self"


def _is_plural(seen: Seen, start: int, verb: int) -> bool:
    """Whether the subject at the head of the content is several: "its fighters", "A and B"."""
    words = re.findall(r"[\w’'-]+", seen.text[start:verb])
    while words and (words[-1].lower().endswith("ly") or words[-1].lower() in _loose()):
        words.pop()
    if not words:
        return False
    last = words[-1].lower()
    if last in cue_file("acts")["plurals"] or "and" in words:
        return True
    named = any(m.span.end <= verb and seen.text[m.span.start : m.span.end].lower().endswith(last)
                and not m.adjective for m in seen.mentions)  # fmt: skip
    return not named and last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s"))


@cache
def _loose() -> frozenset[str]:
    return frozenset(cue_file("acts")["before_bare"])


def _around(seen: Seen) -> str:
    """The cue and the content together: "agreed in principle" may be cut between the two."""
    return f"{_cue_text(seen.draft)} {seen.text}"


def _speaker_fits(rule: _Rule, seen: Seen) -> bool:
    return rule.speaker is None or (rule.speaker == "party") == seen.by_party


def _cue_fits(rule: _Rule, draft: Draft) -> bool:
    if rule.cued is not None and (rule.cued == "yes") != (draft.cue is not None):
        return False
    if rule.cue_head and (draft.cue_lemma or "") not in rule.cue_head:
        return False
    return rule.cue is None or rule.cue.search(_cue_text(draft)) is not None


def _condition_fits(rule: _Rule, seen: Seen) -> bool:
    conditions = seen.draft.conditions
    if rule.condition is not None and not any(rule.condition.search(c.text) for c in conditions):
        return False
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
    # What joins the clause governs nothing: "as soon as the government delivers".
    agent = seen.first_side_in(_joining().sub("", condition))
    return agent is not None and agent.kind == "other" and agent.party is not None


@cache
def _joining() -> re.Pattern[str]:
    words = wording(cue_file("acts")["joining"]).pattern
    return re.compile(rf"^\W*(?:{words})\s+", re.IGNORECASE)


def _asked_fits(wanted: str, seen: Seen) -> bool:
    """Whether who is told before the content, or asked, is a third, the speaker's "own", or an "other"."""
    if wanted == "third":
        return _head_names_third(seen)
    if wanted == "own":
        return _own_men().search(_told_words(seen)) is not None
    told = (seen.agent_of(m) for m in seen.reading.registry.mentions(_told_words(seen)))
    return any(agent.kind == "other" and agent.party is not None for agent in told)


def _head_names_third(seen: Seen) -> bool:
    """Whether one who is asked and is no party is named ("the mediators to ...").

    They stand at the head of the content, or between cue and content.
    """
    told = _told_words(seen)
    if _third().search(told) is not None:
        return True
    if seen.reading.registry.mentions(told):
        return all(seen.agent_of(m).party is None for m in seen.reading.registry.mentions(told))
    # "Let the guards go": the imperative is no name, though a group is called by the same letters.
    imperatives = cue_file("acts")["imperatives"]
    named = (m for m in seen.mentions if _words_at(seen, m).lower() not in imperatives)
    lead = next(named, None)
    if lead is not None and lead.span.start <= 12:
        return not lead.adjective and seen.agent_of(lead).party is None
    return _third().match(seen.text.lstrip()) is not None


def _words_at(seen: Seen, mention: Mention) -> str:
    return seen.text[mention.span.start : mention.span.end]


def _told_words(seen: Seen) -> str:
    """The words between cue and content, in which stands who is asked."""
    cue, content = seen.draft.cue, seen.draft.content
    if cue is None or content is None or content.start < cue.end:
        return ""
    return seen.reading.report.text[cue.end : content.start]


@cache
def _own_men() -> re.Pattern[str]:
    return wording(cue_file("acts")["own_men"])


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
    kind = _doer_kind(seen, m, rule.act)
    if rule.act == CONFESSES and kind == "self" and not _may_confess(seen, m):
        return False
    match rule.subject:
        case "not-self":
            return kind != "self"
        case "not-other":
            return kind != "other"
        case wanted:
            return kind == wanted


def _may_confess(seen: Seen, m: re.Match[str]) -> bool:
    """Whether the speaker can have done an armed act: a side; of others only one not known at all.

    Of an unknown speaker "they" is somebody else ("Residents said they fired at the crowd").
    """
    if _may_be_another(seen, m.start()):
        return False
    if seen.is_side:
        return True
    known = seen.draft.actor in seen.reading.registry.actors
    return not known and not seen.is_pronoun_of_many(m.start())


def _may_be_another(seen: Seen, at: int) -> bool:
    """Whether "it" or "they" may be a side that the same sentence named in the speaker's words before.

    "The army doubted B's good faith and said its drones had struck": B's drones.
    """
    draft = seen.draft
    if draft.content is None or not seen.is_pronoun(at):
        return False
    earlier = (
        d
        for d in seen.reading.drafts
        if d.content is not None
        and d.evidence == draft.evidence
        and d.content.end <= draft.content.start
        and (d.source == draft.source or d.actor == draft.actor is not None)
    )
    return any(_names_another(see(seen.reading, d)) for d in earlier)


def _names_another(seen: Seen) -> bool:
    return any(
        seen.agent_of(m).kind == "other" and seen.agent_of(m).party is not None
        for m in seen.mentions
    )


def _is_of_others(seen: Seen, at: int, act: str) -> bool:
    """Whether a pronoun of the third person is not the speaker's word for itself.

    A mediator's "they" are those whom it speaks of; who speaks without a cue (a statement, a post)
    calls itself "we": "they" are others, and nobody confesses by an "it".
    """
    if seen.draft.cue is None:
        return seen.is_pronoun_of_many(at) or (act == CONFESSES and seen.is_pronoun(at))
    known = seen.draft.actor in seen.reading.registry.actors
    return known and not seen.by_party and seen.is_pronoun_of_many(at)


def _doer_kind(seen: Seen, m: re.Match[str], act: str) -> str:
    """Return whose deed it is: of a passive, who is named with "by" (its subject did nothing)."""
    if is_passive(seen.text, m.start()):
        named = seen.named_by(m.end())
        return NOBODY if named is None else named.kind
    short = _SHORTENED.match(m[0])
    at = m.start() if short is None else m.start() + short.end()
    kind = seen.subject_before(at).kind
    if kind == OWN and _is_of_others(seen, at, act):
        return NOBODY
    # Words cut off behind the subject ("... and will keep them so") are the speaker's; no confession.
    if kind == NOBODY and act != CONFESSES and not seen.text[:at].strip('“"‘ '):
        return OWN
    return kind


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
        head_subject=raw.get("head_subject"),
        head_names=raw.get("head_names"),
        near=_compiled(raw.get("near")),
        words=_compiled(raw.get("words")),
        words_too=_compiled(raw.get("words_too")),
        unless=_compiled(raw.get("unless")),
        subject=raw.get("subject"),
        speaker=raw.get("speaker"),
        negated=str(raw.get("negated", "no")),
        when=raw.get("when"),
        condition=_compiled(raw.get("condition")),
        cued=raw.get("cued"),
    )


def _compiled(phrases: str | Sequence[str] | None) -> re.Pattern[str] | None:
    if phrases is None:
        return None
    return wording(cue_file("acts")["lists"][phrases[1:]] if isinstance(phrases, str) else phrases)


def acts_stage(reading: Reading) -> Reading:
    """Fill ``act`` of every draft and add the sentence that says why to its reasons.

    A draft whose clauses make different acts becomes one draft for each act.
    """
    drafts = tuple(
        msgspec.structs.replace(
            performed(reading, part, act), act=act, reasons=(*part.reasons, f"act {act}: {why}")
        )
        for draft in reading.drafts
        for part, act, why in split_by_act(reading, draft, lambda d: act_of(see(reading, d)))
    )
    return msgspec.structs.replace(reading, drafts=drafts)
