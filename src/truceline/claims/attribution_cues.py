"""The cues of a sentence: each verb, noun or "according to" by which it says that somebody says."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from truceline.claims.attribution_cue import Cue
from truceline.claims.attribution_nouns import according, account, noun_cue
from truceline.claims.attribution_phrases import subject_after, subject_before
from truceline.claims.attribution_shapes import Shape, shape_of
from truceline.claims.attribution_silence import is_anonymity, silent_shape
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
)
from truceline.claims.said_verbs import SaidVerb, VerbForm, lexicon

__all__ = ["Cue", "cues_of"]


LONGEST_RELAY = 16
"""Words from "quoted" to "as saying", at most."""


class _Group(msgspec.Struct, frozen=True):
    """A verb with the auxiliaries and adverbs before it."""

    start: int
    negated: bool
    passive: bool
    has: bool
    progressive: bool
    modal: bool
    uncertain: bool
    infinitive: bool


def cues_of(unit: Unit) -> tuple[Cue, ...]:
    """Return the cues of ``unit`` in the order of their words."""
    found: list[Cue] = []
    taken = 0
    for at, word in enumerate(unit.words):
        if at < taken or word.kind != WORD:
            continue
        cue = _cue_at(unit.words, at, found)
        if cue is not None:
            found.append(cue)
            taken = cue.at[1]
    return tuple(found)


def _cue_at(words: Sequence[Word], at: int, before: Sequence[Cue]) -> Cue | None:
    low = words[at].low
    if low == "according" and at + 1 < len(words) and words[at + 1].low == "to":
        return according(words, at, later=bool(before))
    form = lexicon().forms.get(low)
    if form is not None and not (words[at].capital and at > 0 and words[at - 1].low != ""):
        cue = _verb_cue(words, at, form, before)
        if cue is not None:
            return cue
    if low in lexicon().accounts:
        told = account(words, at)
        if told is not None:
            return told
    return noun_cue(words, at) if low in lexicon().nouns else None


def _verb_cue(words: Sequence[Word], at: int, form: VerbForm, before: Sequence[Cue]) -> Cue | None:
    verb = lexicon().verbs[form.lemma]
    group = _group(words, at)
    mood = _mood(words, at, form, group)
    if mood is None:
        return None
    if form.lemma in grammar("relaying"):
        relayed = _relayed(words, at, group, passive=mood == "passive")
        if relayed is not None:
            return relayed
    if mood == "passive":
        return _passive(words, at, verb, group)
    quiet = silent_shape(words, at, form.lemma, negated=group.negated)
    if quiet is not None:
        return _finite(words, at, verb, msgspec.structs.replace(group, negated=False), quiet)
    shape = shape_of(words, at, verb)
    if shape.ahead is not None and is_anonymity(words, shape.ahead):
        return None
    if mood == "participle":
        return _participle(words, at, verb, shape, before)
    return _finite(words, at, verb, group, shape)


def _group(words: Sequence[Word], at: int) -> _Group:
    """Walk left over the auxiliaries and adverbs of the verb at ``at``."""
    start = at
    aux: list[str] = []
    while start > 0:
        word = words[start - 1]
        if not (is_auxiliary(word) or is_adverb(word) or word.low in grammar("negations")):
            break
        if word.low in grammar("quantified") or (is_adverb(word) and start - 1 == 0):
            break
        aux.append(word.low)
        start -= 1
    while start < at and is_adverb(words[start]) and not _is_aux_low(words[start].low):
        start += 1
    known = set(aux)
    nearest = next((a for a in aux if _is_aux_low(a)), "")
    return _Group(
        start=start,
        negated=bool(known & grammar("negations")) or any(a.endswith(("n't", "n’t")) for a in aux),
        passive=nearest in grammar("be"),
        has=nearest in grammar("have"),
        progressive=nearest in grammar("be"),
        modal=bool(known & grammar("modals")) or bool(known & grammar("do")),
        uncertain=bool(known & grammar("uncertain_modals")),
        infinitive=start > 0 and words[start - 1].low == "to",
    )


def _is_aux_low(low: str) -> bool:
    return any(low in grammar(name) for name in ("be", "have", "modals", "do"))


def _mood(words: Sequence[Word], at: int, form: VerbForm, group: _Group) -> str | None:
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
    while at > 0 and is_adverb(words[at - 1]):
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


def _relayed(words: Sequence[Word], at: int, group: _Group, *, passive: bool) -> Cue | None:
    """ "the Post quoted X as saying": X is the source, and the Post was told."""
    saying = next(
        (
            i
            for i in range(at + 1, min(len(words) - 1, at + LONGEST_RELAY))
            if words[i].low in grammar("relay_openers")
            and words[i + 1].low in grammar("hard_verbs")
        ),
        None,
    )
    subject = subject_before(words, group.start)
    if saying is None or subject is None or saying + 2 >= len(words):
        return None
    between = (at + 1, saying) if saying > at + 1 else None
    if passive and between is not None and words[at + 1].low == "by":
        between = (at + 2, saying)
    source, told = (subject, between) if passive else (between, subject)
    ahead = saying + 3 if words[saying + 2].low == "that" else saying + 2
    if source is None or ahead >= len(words):
        return None
    return Cue(
        lemma=lexicon().forms[words[saying + 1].low].lemma,
        at=(saying, saying + 2),
        source=source,
        told=told,
        ahead=ahead,
        negated=group.negated,
        telling=True,
    )


def _passive(words: Sequence[Word], at: int, verb: SaidVerb, group: _Group) -> Cue | None:
    """ "was rejected by Hamas": what was rejected is the content, the agent the source."""
    if at + 1 >= len(words) or words[at + 1].low != "by" or verb.lemma in lexicon().no_passive:
        return None
    source = subject_after(words, at + 2)
    patient = subject_before(words, group.start)
    if source is None or patient is None or _cannot_speak(words, source):
        return None
    return Cue(
        lemma=verb.lemma,
        at=(group.start, at + 1),
        source=source,
        behind=True,
        passive=True,
        negated=group.negated,
        telling=verb.telling,
    )


def _finite(
    words: Sequence[Word], at: int, verb: SaidVerb, group: _Group, shape: Shape
) -> Cue | None:
    """A finite verb: with its subject before it, after it, or shared with the cue before."""
    inverted = _inverted(words, at, group, verb, shape)
    if inverted is not None:
        return inverted
    at_range = (group.start, shape.end)
    source = subject_before(words, group.start)
    if source is not None and (_supposed(words, source[0]) or _cannot_speak(words, source)):
        return None
    if group.modal and source is not None and words[source[0]].low in grammar("neuter"):
        return None
    if source is not None and _describes(words, group.start, shape):
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
    )


def _resuming(words: Sequence[Word], source: Range | None) -> Range | None:
    """Return the speaker of ", which X denied" or ", a claim X rejected": X alone, else None."""
    if source is None or source[0] == 0 or words[source[0] - 1].low != ",":
        return None
    start, end = source
    if words[start].low in grammar("relatives") and end - start > 1:
        return (start + 1, end)
    noun = start + 1
    known = lexicon().nouns | lexicon().sayings | lexicon().resumed
    if (
        words[start].low in grammar("plain_articles")
        and noun + 1 < end
        and words[noun].low in known
    ):
        return (noun + 1, end)
    return None


def _describes(words: Sequence[Word], start: int, shape: Shape) -> bool:
    """Whether the verb only says which ones are meant ("organisations that wish to be printed")."""
    if start < 2 or shape.ahead is None or shape.ahead >= len(words):
        return False
    relative = words[start - 1].low in ("that", "who") and words[start - 2].kind == WORD
    return relative and words[shape.ahead].low == "to"


def _supposed(words: Sequence[Word], start: int) -> bool:
    """Whether "if", "once", "as soon as" makes the clause at ``start`` a supposition."""
    if start == 0:
        return False
    before = words[start - 1].low
    if before in grammar("suppositions"):
        return True
    return before == "as" and start > 2 and words[start - 3].low == "as"


def _cannot_speak(words: Sequence[Word], source: Range) -> bool:
    """Whether the head of the subject is a thing that says nothing ("the situation")."""
    head = source[1] - 1
    for at in range(source[0] + 1, source[1]):
        if (
            words[at].low in grammar("prepositions")
            or words[at].low in grammar("relatives")
            or words[at].kind == MARK
        ):
            head = at - 1
            break
    word = words[head]
    if (word.capital and head > 0) or word.low in grammar("bodies"):
        return False
    return word.low in grammar("things") or word.low.rstrip("s").endswith(
        tuple(sorted(grammar("thing_endings")))
    )


def _coordinated(words: Sequence[Word], start: int) -> bool:
    while start > 0 and is_adverb(words[start - 1]):
        start -= 1
    return start > 0 and words[start - 1].low in grammar("coordinators")


def _inverted(
    words: Sequence[Word], at: int, group: _Group, verb: SaidVerb, shape: Shape
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
