"""The cues of a sentence: each verb, noun or "according to" by which it says that somebody says."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from truceline.claims.attribution_cue import Cue
from truceline.claims.attribution_nouns import according, account, noun_cue, unanswered
from truceline.claims.attribution_phrases import floats, subject_after, subject_before
from truceline.claims.attribution_shapes import Shape, shape_of
from truceline.claims.attribution_silence import asks_for_word, is_anonymity, silent_shape
from truceline.claims.attribution_voices import Group, absolute, cannot_speak, passive, relayed
from truceline.claims.attribution_words import (
    MARK,
    QUOTE,
    WORD,
    Range,
    Unit,
    Word,
    grammar,
    is_adverb,
    is_auxiliary,
    is_continued,
    is_verb_like,
)
from truceline.claims.said_verbs import SaidVerb, VerbForm, lexicon

__all__ = ["Cue", "cues_of", "supposed", "verb_group"]

LONGEST_OBJECT = 7
"""Words of an object in which its noun is looked for, at most."""


def cues_of(unit: Unit) -> tuple[Cue, ...]:
    """Return the cues of ``unit`` in the order of their words."""
    found: list[Cue] = []
    taken = 0
    for at, word in enumerate(unit.words):
        if at < taken or word.kind != WORD:
            continue
        cue = _cue_at(unit.words, at, found)
        if cue is None:
            continue
        taken = cue.at[1]
        if cue.relays:
            found[-1] = msgspec.structs.replace(found[-1], relay=cue.source)
        else:
            found.append(cue)
    return tuple(found)


def _cue_at(words: Sequence[Word], at: int, before: Sequence[Cue]) -> Cue | None:
    low = words[at].low
    if low == "according" and at + 1 < len(words) and words[at + 1].low == "to":
        return according(words, at, before)
    form = lexicon().forms.get(low)
    if form is not None and not (words[at].capital and at > 0 and words[at - 1].low != ""):
        cue = _verb_cue(words, at, form, before)
        if cue is not None:
            return cue
    if low in lexicon().accounts:
        told = account(words, at)
        if told is not None:
            return told
    if low in grammar("answers"):
        refused = unanswered(words, at)
        if refused is not None:
            return refused
    return noun_cue(words, at) if low in lexicon().nouns else None


def _verb_cue(words: Sequence[Word], at: int, form: VerbForm, before: Sequence[Cue]) -> Cue | None:
    verb = lexicon().verbs[form.lemma]
    group = verb_group(words, at)
    mood = _mood(words, at, form, group)
    if mood is None:
        return absolute(words, at, verb) if "ing" in form.kinds else None
    if form.lemma in grammar("relaying"):
        passed_on = relayed(words, at, group, passive=mood == "passive")
        if passed_on is not None:
            return passed_on
    if mood == "passive":
        return passive(words, at, verb, group)
    quiet = silent_shape(words, at, form.lemma, negated=group.negated)
    if quiet is not None:
        return _finite(words, at, verb, msgspec.structs.replace(group, negated=False), quiet)
    if group.negated and form.lemma in lexicon().untold:
        return None
    shape = shape_of(words, at, verb)
    if shape.ahead is not None and (
        is_anonymity(words, shape.ahead) or asks_for_word(words, shape.ahead, form.lemma)
    ):
        return None
    if mood == "participle":
        return _participle(words, at, verb, shape, before)
    return _finite(words, at, verb, group, shape)


def verb_group(words: Sequence[Word], at: int) -> Group:
    """Walk left over the auxiliaries and adverbs of the verb at ``at``."""
    start = at
    aux: list[str] = []
    while start > 0:
        word = words[start - 1]
        loose = is_adverb(word) or word.low in grammar("negations")
        apart = floats(words, start - 1)
        if not (is_auxiliary(word) or loose or apart):
            break
        if (not apart and word.low in grammar("quantified")) or (
            is_adverb(word) and start - 1 == 0
        ):
            break
        aux.append(word.low)
        start -= 1
    while start < at and not _is_aux_low(words[start].low) and _is_loose(words, start):
        start += 1
    known = set(aux)
    nearest = next((a for a in aux if _is_aux_low(a)), "")
    return Group(
        start=start,
        negated=bool(known & grammar("negations")) or any(a.endswith(("n't", "n’t")) for a in aux),
        passive=nearest in grammar("be"),
        has=nearest in grammar("have"),
        progressive=nearest in grammar("be"),
        modal=bool(known & grammar("modals")) or bool(known & grammar("do")),
        uncertain=bool(known & grammar("uncertain_modals")),
        infinitive=start > 0 and words[start - 1].low == "to",
    )


def _is_loose(words: Sequence[Word], at: int) -> bool:
    return is_adverb(words[at]) or floats(words, at)


def _is_aux_low(low: str) -> bool:
    return any(low in grammar(name) for name in ("be", "have", "modals", "do"))


def _mood(words: Sequence[Word], at: int, form: VerbForm, group: Group) -> str | None:
    """Say whether the form at ``at`` is finite, passive, a participle, or no verb (None)."""
    kinds = form.kinds
    if group.infinitive or group.uncertain:
        return None
    if "ing" in kinds:
        if group.progressive:
            return "finite"
        return "participle" if _participle_stands(words, at) else None
    if kinds & {"past", "participle"}:
        if group.passive:
            return "passive"
        if group.has:
            return "finite"
        if "past" in kinds and not _after_modifier(words, at):
            return "finite"
    if "base" in kinds and group.modal:
        return "finite"
    if group.start < at and any(is_auxiliary(w) for w in words[group.start : at]):
        return None
    if "s" in kinds and not _after_modifier(words, at) and not _counted(words, group.start):
        return "finite"
    if "base" in kinds and _plural_before(words, group.start):
        return "finite"
    return None


def _participle_stands(words: Sequence[Word], at: int) -> bool:
    start = at
    while start > 0 and is_adverb(words[start - 1]):
        start -= 1
    if start == 0:
        return True
    before = words[start - 1]
    if before.kind == QUOTE or before.low in (",", "(") or before.low in grammar("dashes"):
        return True
    return before.low in grammar("after_openers") or before.low in lexicon().sayings


def _after_modifier(words: Sequence[Word], at: int) -> bool:
    """Whether the word before makes this one a noun or an adjective ("the claims")."""
    if at == 0:
        return False
    before = words[at - 1]
    if floats(words, at - 1):
        return False
    if before.possessive or before.low in grammar("articles") or before.low in ("of", "to"):
        return True
    return before.low in grammar("prepositions") and before.low != "because"


def _counted(words: Sequence[Word], start: int) -> bool:
    """Whether a number or an adjective makes a form in -s a plural noun ("thirty states")."""
    if start == 0:
        return False
    before = words[start - 1]
    quantity = before.text[0].isdigit() or before.low in grammar("quantities")
    return quantity or (
        not before.capital and before.low.endswith(tuple(sorted(grammar("adjective_endings"))))
    )


def _plural_before(words: Sequence[Word], start: int) -> bool:
    """Whether a plural subject stands before a bare form ("agencies warn")."""
    at = start
    while at > 0 and _is_loose(words, at - 1):
        at -= 1
    if at == 0:
        return False
    before = words[at - 1]
    if before.low in grammar("plural_heads"):
        return True
    if before.low in (",", ")"):
        return subject_before(words, start) is not None
    if before.low in grammar("determiners") or before.possessive or before.kind != WORD:
        return False
    if before.low.endswith("s") and not before.low.endswith(("ss", "us", "is")):
        return True
    phrase = subject_before(words, start)
    inside = words[phrase[0] : phrase[1]] if phrase else ()
    return any(w.low == "and" for w in inside) or any(
        w.low.endswith("s") and not w.capital and not w.possessive and _qualified(inside, i)
        for i, w in enumerate(inside)
    )


def _qualified(phrase: Sequence[Word], at: int) -> bool:
    """Whether the noun at ``at`` heads the phrase: what follows only says which ("of", "who")."""
    if at + 1 >= len(phrase):
        return False
    after = phrase[at + 1].low
    return after in grammar("prepositions") | grammar("relatives") or after.endswith("ed")


def _participle(
    words: Sequence[Word], at: int, verb: SaidVerb, shape: Shape, before: Sequence[Cue]
) -> Cue | None:
    """A participle: ", warning that", "while insisting on"; joined by "and" only to another."""
    opener = words[at - 1].low if at else ""
    joined = opener in grammar("conjunctions") and not any(c.participle for c in before)
    after_noun = opener in lexicon().sayings and shape.object
    if verb.comment or shape.ahead is None or joined or after_noun:
        return None
    return Cue(
        lemma=shape.lemma,
        at=(at, shape.end),
        told=shape.told,
        ahead=shape.ahead,
        shared=True,
        participle=True,
        object=shape.object,
        quotes_only=shape.quotes_only,
        telling=verb.telling,
    )


def _finite(
    words: Sequence[Word], at: int, verb: SaidVerb, group: Group, shape: Shape
) -> Cue | None:
    """A finite verb: with its subject before it, after it, or shared with the cue before."""
    inverted = _inverted(words, at, group, verb, shape)
    if inverted is not None:
        return inverted
    at_range = (group.start, shape.end)
    source = subject_before(words, group.start)
    if source is not None and (supposed(words, source[0]) or cannot_speak(words, source)):
        return None
    if group.modal and source is not None and words[source[0]].low in grammar("neuter"):
        return None
    if _is_deed(words, verb, shape):
        return None
    if source is not None and _describes(words, group.start, shape):
        return None
    if source is not None and verb.comment and _in_time_clause(words, source[0], shape):
        return None
    shared = source is None and _coordinated(words, group.start)
    if source is None and not shared:
        return None
    resumed = _resuming(words, source) if shape.ahead is None else None
    source = resumed or source
    behind = resumed is None and source is not None and _content_behind(words, source, shape, verb)
    if shape.ahead is None and not behind and resumed is None and not shape.silent:
        return None
    return Cue(
        lemma=shape.lemma,
        at=at_range,
        source=source,
        told=shape.told,
        ahead=shape.ahead,
        behind=behind,
        shared=shared,
        object=shape.object,
        quotes_only=shape.quotes_only,
        negated=group.negated,
        telling=verb.telling,
        resumes=resumed is not None,
        silent=shape.silent,
        relative=not shared and _is_relative(words, group.start),
        hearsay=_is_hearsay(words, source, group.start, shape.end),
    )


def _is_hearsay(words: Sequence[Word], source: Range | None, start: int, end: int) -> bool:
    first = start if source is None else min(source[1], start)
    return any(w.low in grammar("hearsay") for w in words[first:end])


def _is_relative(words: Sequence[Word], start: int) -> bool:
    while start > 0 and is_adverb(words[start - 1]):
        start -= 1
    return (
        start > 1 and words[start - 1].low in grammar("relatives") and words[start - 2].low == ","
    )


def _resuming(words: Sequence[Word], source: Range | None) -> Range | None:
    """Return the speaker of ", which X denied" or ", a claim X rejected": X alone, else None."""
    known = lexicon().nouns | lexicon().sayings | lexicon().resumed
    if source is None or source[0] == 0:
        return None
    lead = [w.low for w in words[max(0, source[0] - 4) : source[0]]]
    named = len(lead) == 4 and lead[0] == "," and lead[1] in grammar("plain_articles")
    if named and lead[2] in known and lead[3] in grammar("relatives"):
        return source
    if lead[-1] != ",":
        return None
    start, end = source
    if words[start].low in grammar("relatives") and end - start > 1:
        return (start + 1, end)
    noun = start + 1
    if (
        words[start].low in grammar("plain_articles")
        and noun + 1 < end
        and words[noun].low in known
    ):
        return (noun + 1, end)
    return None


def _is_deed(words: Sequence[Word], verb: SaidVerb, shape: Shape) -> bool:
    """Whether the verb tells what was done to a thing ("attacked the post"), not what was said.

    It is speech with a clause, a quotation, a phrase of its own, or an object that is talk.
    """
    if verb.lemma not in lexicon().deeds or shape.lemma != verb.lemma or shape.ahead is None:
        return False
    start = shape.ahead
    if words[start].kind == QUOTE or words[start - 1].low == "that":
        return False
    if shape.quotes_only or words[start].low in grammar("clause_openers"):
        return False
    for at in range(start, min(len(words), start + LONGEST_OBJECT)):
        if words[at].low in lexicon().talked or (at > start and is_verb_like(words, at)):
            return False
        if words[at].kind == MARK or words[at].low in grammar("prepositions") - {"of"}:
            return True
    return True


def _describes(words: Sequence[Word], start: int, shape: Shape) -> bool:
    """Whether the verb only says which ones are meant ("organisations that wish to be printed")."""
    if start < 2 or shape.ahead is None or shape.ahead >= len(words):
        return False
    relative = words[start - 1].low in ("that", "who") and words[start - 2].kind == WORD
    return relative and words[shape.ahead].low == "to"


def _in_time_clause(words: Sequence[Word], start: int, shape: Shape) -> bool:
    """Whether "after X found a way" only tells when: nothing that X says follows."""
    that = shape.ahead is not None and words[shape.ahead - 1].low == "that"
    return not that and start > 0 and words[start - 1].low in grammar("time_links")


def supposed(words: Sequence[Word], start: int) -> bool:
    """Whether "if", "once", "as soon as" makes the clause at ``start`` a supposition."""
    if start == 0:
        return False
    before = words[start - 1].low
    if before in grammar("suppositions"):
        return True
    return before == "as" and start > 2 and words[start - 3].low == "as"


def _coordinated(words: Sequence[Word], start: int) -> bool:
    while start > 0 and is_adverb(words[start - 1]):
        start -= 1
    return start > 0 and words[start - 1].low in grammar("coordinators")


def _inverted(
    words: Sequence[Word], at: int, group: Group, verb: SaidVerb, shape: Shape
) -> Cue | None:
    """ "...," said X: a verb right after a quotation or a comma, its subject after it."""
    if group.start == 0 or "invert" not in verb.takes or group.modal or shape.silent:
        return None
    before = words[group.start - 1]
    if before.kind != QUOTE and before.low not in (",", "?", "!"):
        return None
    source = subject_after(words, at + 1)
    if source is None or (before.low == "," and subject_before(words, group.start) is not None):
        return None
    if (
        before.low == ","
        and source[1] < len(words)
        and words[source[1]].low not in (",", ".", ";", ":")
    ):
        return None
    return Cue(
        lemma=verb.lemma,
        at=(group.start, at + 1),
        source=source,
        behind=True,
        told=shape.told,
        negated=group.negated,
        telling=verb.telling,
    )


def _content_behind(words: Sequence[Word], source: Range, shape: Shape, verb: SaidVerb) -> bool:
    """Whether the content comes before "X said": a quotation, or a clause and a comma."""
    if source[0] == 0 or not verb.takes & {"that", "quote", "told"}:
        return False
    if shape.silent:
        return words[source[0] - 1].low == "," and words[0].low in grammar("wh_words")
    before = words[source[0] - 1]
    if before.low == "," and words[0].low in grammar("asked"):
        return False
    if before.kind == QUOTE:
        return True
    if before.low == "," and shape.quotes_only and shape.ahead is not None:
        begun = is_continued(words[shape.ahead]) and words[0].low not in grammar("prepositions")
        return begun or words[max(0, source[0] - 2)].kind == QUOTE
    if before.low in (",", "?", "!") or before.low in grammar("dashes"):
        return shape.ahead is None or words[max(0, source[0] - 2)].kind == QUOTE
    return False
