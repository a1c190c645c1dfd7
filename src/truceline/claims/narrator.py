"""What the report tells in its own voice: decisions and happenings, without a source.

Only sentences without any attributed words are read, and only where a listed verb tells that
something was decided, happened, or is arranged. What is usual, possible, or the outlet's opinion
makes no claim. Words by which the outlet judges are left out of the content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec

from truceline.basis.span import Passage, Span, cut
from truceline.claims.attribution import units_of
from truceline.claims.attribution_contents import MAX_WORDS
from truceline.claims.attribution_phrases import subject_before
from truceline.claims.attribution_words import (
    MARK,
    QUOTE,
    WORD,
    Unit,
    Word,
    grammar,
    is_adverb,
    is_auxiliary,
    is_verb_like,
)
from truceline.claims.claim import Speaker
from truceline.claims.conditions import condition_starts
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file
from truceline.claims.linking import issuer_of
from truceline.claims.said_verbs import VerbForm, lexicon
from truceline.claims.turns import impersonal

__all__ = ["narrator"]

SCORE = 0.6
DOUBTFUL = 0.4
"""An attribution scored below this does not keep a sentence from being its speaker's own."""

LONGEST_HEAD = 6
"""Words to the colon in "X: the road is shut", at most."""

SHORTEST = 4
"""Words of a speaker's sentence without a known verb, at least ("Our condolences." says nothing)."""

ENDS = (".", "!", "…")
NUMBER = re.compile(r"\d{1,2}[.)]\s+")
PARTICLES = ("over", "off", "out", "up", "back")


class _Telling(msgspec.Struct, frozen=True):
    """The verb group by which a sentence tells a happening, and the verb's base form."""

    start: int
    end: int
    lemma: str
    negated: bool


def narrator(reading: Reading) -> Reading:
    """Add a draft for each unattributed sentence that tells a decision or a happening."""
    taken = _merged([d.evidence for d in reading.drafts])
    surely = _merged([d.evidence for d in reading.drafts if d.score >= DOUBTFUL])
    issuer = issuer_of(reading)
    speakers = {turn.block: turn.speaker for turn in reading.turns}
    found: list[Draft] = []
    for unit in units_of(reading.report, reading.sentences, lambda s: _is_taken(s, surely)):
        speaker = speakers.get(unit.block)
        if len(unit.words) > MAX_WORDS:
            continue
        if issuer is not None or speaker is not None:
            found.extend(_issued(unit, issuer, speaker))
        elif not _is_taken(unit.span, taken):
            found.extend(_drafts(unit))
    issued = {d.evidence: d for d in found if d.voice == "attributed"}
    kept = (d for d in reading.drafts if not _said_twice(d, issued.get(d.evidence)))
    drafts = sorted((*kept, *found), key=lambda d: (d.evidence.start, d.evidence.end))
    return msgspec.structs.replace(reading, drafts=tuple(drafts))


def _said_twice(draft: Draft, issued: Draft | None) -> bool:
    """Whether a doubtful draft is the same claim as the speaker's sentence that stands beside it."""
    if issued is None or draft.content is None or issued.content is None:
        return False
    common = min(draft.content.end, issued.content.end) - max(
        draft.content.start, issued.content.start
    )
    same = 2 * common > issued.content.end - issued.content.start
    return same and draft.score < DOUBTFUL and draft.source in (None, issued.source)


def _issued(unit: Unit, issuer: str | None, speaker: Span | None) -> list[Draft]:
    """Return the sentence as the word of whoever's turn it is, else of the whole text's issuer."""
    if not _says_something(unit.words):
        return []
    telling = _telling(unit.words)
    named = None if speaker is None else cut(unit.text, speaker.start, speaker.end)
    told = impersonal(unit.text, Span(_unnumbered(unit), unit.span.end))
    hearsay = told is not None and told.hearsay
    verb = None if told is None else unit.text[told.cue.start : told.cue.end].lower()
    source = None if named is None else Speaker(text=named.text, start=named.start, end=named.end)
    return [
        Draft(
            voice="attributed",
            evidence=unit.span,
            source=None if hearsay else source,
            content=_whole(unit, None if told is None else told.content),
            cue_lemma=verb or (None if telling is None else telling.lemma),
            actor=None if named is not None else issuer,
            score=SCORE,
            reasons=("an unattributed sentence of a text that its issuer speaks",),
        )
    ]


def _unnumbered(unit: Unit) -> int:
    """Return where a sentence begins behind the number of its paragraph ("2. We signed")."""
    number = NUMBER.match(unit.text, unit.span.start, unit.span.end)
    return unit.span.start if number is None else number.end()


def _whole(unit: Unit, start: int | None) -> Passage:
    """Return the words of a sentence without number and last stop, from ``start`` if given."""
    first = _unnumbered(unit) if start is None else start
    begin = next((at for at, w in enumerate(unit.words) if w.start >= first), 0)
    return unit.passage(begin, len(unit.words) - (unit.words[-1].text in ENDS))


def _says_something(words: Sequence[Word]) -> bool:
    """Whether a sentence of a speaker says something: no question, and a verb or enough words.

    Speakers and posts say much without a verb that is known ("The truce ends at midnight.").
    """
    if words[-1].text == "?":
        return False
    said = sum(1 if w.kind == WORD else len(w.text.split()) for w in words if w.kind != MARK)
    stopped = words[-1].text in ENDS or words[-1].kind == QUOTE
    return (stopped and said >= SHORTEST) or any(
        is_verb_like(words, at) for at in range(len(words))
    )


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order, those that meet made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Whether one of the ordered, separate spans ``taken`` meets ``span``."""
    at = bisect_left(taken, span.end, key=lambda t: t.start)
    return at > 0 and taken[at - 1].meets(span)


def _drafts(unit: Unit) -> list[Draft]:
    telling = _telling(unit.words)
    if telling is None or _usual(unit.words) or _headed(unit.words):
        return []
    start = _content_start(unit.words, telling.start)
    end = _content_end(unit.words, telling.end)
    content = _without_judging(unit, start, end)
    if content is None:
        return []
    return [
        Draft(
            voice="narrator",
            evidence=unit.span,
            cue=unit.passage(telling.start, telling.end),
            cue_lemma=telling.lemma,
            cue_negated=telling.negated,
            content=content,
            score=SCORE,
            reasons=(f"the report tells in its own voice with “{telling.lemma}”",),
        )
    ]


def _usual(words: Sequence[Word]) -> bool:
    return any(w.low in lexicon().habits for w in words)


def _headed(words: Sequence[Word]) -> bool:
    """Whether a name and a colon stand before the sentence: it is somebody's, not the report's."""
    colon = next((i for i, w in enumerate(words[:LONGEST_HEAD]) if w.low == ":"), 0)
    return colon > 0 and all(w.capital or w.kind == MARK for w in words[:colon])


def _telling(words: Sequence[Word]) -> _Telling | None:
    """Return the first verb group of the main clause that tells a decision or a happening."""
    for at, word in enumerate(words):
        if word.kind != WORD or (word.capital and at > 0):
            continue
        found = _at(words, at)
        if found is not None and _is_main(words, found.start):
            return found
    return None


def _is_main(words: Sequence[Word], start: int) -> bool:
    """Whether no "if", "who", "that" ... opens the clause of the verb at ``start``."""
    subject = subject_before(words, start)
    if subject is None or words[start - 1].low in grammar("relatives"):
        return False
    if any(w.low in grammar("clause_marks") for w in words[subject[0] : subject[1]]):
        return False
    before = words[subject[0] - 1].low if subject[0] else ""
    closed = ("relatives", "subordinators", "prepositions", "suppositions")
    return not any(before in grammar(name) for name in closed)


def _at(words: Sequence[Word], at: int) -> _Telling | None:
    low = words[at].low
    start = _group_start(words, at)
    awaited = _awaited(words, at, start)
    if awaited is not None:
        return awaited
    helpers = [w.low for w in words[start:at]]
    if "to" in (words[start - 1].low if start else "",) or set(helpers) & grammar(
        "uncertain_modals"
    ):
        return None
    negated = bool(set(helpers) & grammar("negations")) or any(
        h.endswith(("n't", "n’t")) for h in helpers
    )
    phrase = _taking(words, at)
    if phrase is not None:
        return _Telling(start, at + phrase[1], phrase[0], negated)
    if low in lexicon().outlooks and set(helpers) & grammar("be") and _to_follows(words, at):
        return _Telling(start, at + 2, f"be {low} to", negated)
    form = lexicon().decisions.get(low) or lexicon().happenings.get(low)
    if form is None or not _tells(words, at, form, helpers):
        return None
    return _Telling(start, at + 1, form.lemma, negated)


def _awaited(words: Sequence[Word], at: int, start: int) -> _Telling | None:
    """Return "would begin" of a truce, a phase ... where the sentence names what it waits for."""
    helpers = {w.low for w in words[start:at]}
    if words[at].low not in _of_conditions("begins") or not helpers & _of_conditions("to_come"):
        return None
    subject = subject_before(words, start)
    if subject is None or not {w.low for w in words[slice(*subject)]} & _of_conditions("begun"):
        return None
    if not condition_starts(_lower(words)):
        return None
    return _Telling(start, at + 1, words[at].low, bool(helpers & grammar("negations")))


def _lower(words: Sequence[Word]) -> str:
    return " ".join(w.low for w in words)


@cache
def _of_conditions(key: str) -> frozenset[str]:
    return frozenset(cue_file("conditions")[key])


def _taking(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return the fixed phrase ("took effect") that begins at ``at``, and its length."""
    for parts in _takings().get(words[at].low, ()):
        if tuple(w.low for w in words[at : at + len(parts)]) == parts:
            return " ".join(parts), len(parts)
    return None


@cache
def _takings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the fixed phrases by their first word."""
    phrases = [tuple(phrase.split()) for phrase in lexicon().takings]
    return {p[0]: tuple(q for q in phrases if q[0] == p[0]) for p in phrases}


def _to_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].low == "to"


def _group_start(words: Sequence[Word], at: int) -> int:
    start = at
    while start > 1 and (
        is_auxiliary(words[start - 1])
        or is_adverb(words[start - 1])
        or words[start - 1].low in grammar("negations")
    ):
        start -= 1
    return start


def _tells(words: Sequence[Word], at: int, form: VerbForm, helpers: Sequence[str]) -> bool:
    """Whether the form is a past, a perfect, a passive or a progressive (no bare present)."""
    known = set(helpers)
    if known & grammar("modals"):
        return False
    if "ing" in form.kinds:
        return bool(known & grammar("be"))
    if known & grammar("standing") and form.lemma not in lexicon().decided:
        return False
    if known & (grammar("be") | grammar("have")):
        return "participle" in form.kinds
    if "past" not in form.kinds:
        return False
    base = (
        "base" in form.kinds
        or at == 0
        or words[at - 1].low in grammar("articles") | grammar("prepositions")
    )
    if base or words[at - 1].possessive:
        return False
    return "participle" not in form.kinds or not (
        _reduced(words, at) or (form.lemma in lexicon().transitive and _lacks_object(words, at))
    )


def _lacks_object(words: Sequence[Word], at: int) -> bool:
    """Whether nothing stands after the form that it could be done to ("a person released.")."""
    after = at + 1
    while after < len(words) and (is_adverb(words[after]) or words[after].low in PARTICLES):
        after += 1
    if after >= len(words) or words[after].kind == MARK:
        return True
    closed = ("prepositions", "conjunctions", "days", "subordinators")
    return any(words[after].low in grammar(name) for name in closed)


def _reduced(words: Sequence[Word], at: int) -> bool:
    """Whether the form opens a reduced relative clause ("a man killed in the raid was")."""
    if at + 1 >= len(words) or words[at + 1].low not in grammar("prepositions"):
        return False
    return any(is_auxiliary(w) for w in words[at + 1 : at + 12])


def _content_start(words: Sequence[Word], verb: int) -> int:
    """Return where the telling begins: the subject, with a fronted time or place before it."""
    subject = subject_before(words, verb)
    start = subject[0] if subject else 0
    commas = [i for i in range(start) if words[i].low == ","]
    if len(commas) == 1 and commas[0] == start - 1:
        lead = words[: start - 1]
        return 0 if _is_setting(lead) or condition_starts(_lower(lead))[:1] == (0,) else start
    return start


def _is_setting(words: Sequence[Word]) -> bool:
    dated = any(w.low in grammar("days") or w.text[0].isdigit() for w in words)
    placed = (
        len(words) <= 4
        and any(w.capital for w in words[1:])
        and words[0].low in grammar("settings")
    )
    return dated or placed


def _content_end(words: Sequence[Word], after: int) -> int:
    """Return where the telling ends: at a dash, or a comma with the outlet's comment."""
    end = len(words)
    while end > after and words[end - 1].kind == MARK and words[end - 1].low not in (")", "%"):
        end -= 1
    for at in range(after, end):
        if words[at].low in grammar("dashes") or words[at].low == ";":
            return at
        if words[at].low == "," and at + 1 < end and _comments(words[at + 1]):
            return at
    return end


def _comments(word: Word) -> bool:
    if word.low in grammar("contrasts") and word.low != "as":
        return True
    return (
        word.kind == WORD
        and word.low.endswith("ing")
        and word.low not in grammar("ing_prepositions")
    )


def _without_judging(unit: Unit, start: int, end: int) -> Passage | None:
    """Return the content without the outlet's judging words, in pieces where they stood."""
    runs: list[tuple[int, int]] = []
    begin = start
    for at in range(start, end):
        if unit.words[at].low in lexicon().evaluative:
            if at > begin:
                runs.append((begin, at))
            begin = at + 1
    if begin < end:
        runs.append((begin, end))
    passages = [unit.passage(a, b) for a, b in runs]
    if not passages:
        return None
    if len(passages) == 1:
        return passages[0]
    return Passage(
        text=" ".join(p.text for p in passages),
        start=passages[0].start,
        end=passages[-1].end,
        fragments=tuple((p.start, p.end) for p in passages),
    )
