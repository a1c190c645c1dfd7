"""What each cue of a sentence attributes: the extent of the content, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from truceline.claims.attribution_adverbials import skip_adverbials
from truceline.claims.attribution_behind import behind, final, quotes_ahead
from truceline.claims.attribution_cues import Cue, cues_of
from truceline.claims.attribution_phrases import patient_before, subject_before
from truceline.claims.attribution_voices import cannot_speak
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
    is_verb_like,
)
from truceline.claims.said_verbs import lexicon

__all__ = ["Attribution", "attributions_of"]

MAX_WORDS = 600
"""A sentence of more words than this is no sentence; it is not read (time stays linear)."""


NO_WORD: tuple[tuple[Range, ...], ...] = ((),)
"""The content of "did not comment"."""

NEUTER = (["it"], ["this"], ["that"])
LONGEST_LEAD = 4
"""Words from the comma to the speaker in ", hours after X announced that", at most."""

LONGEST_RESUMPTION = 4
"""Words from the comma to the speaker in ", a claim that X denied", at most."""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A source, a cue and the pieces of content, as ranges of words of one unit."""

    cue: Cue
    source: Range | None
    pieces: tuple[Range, ...]

    def quoted(self, words: Sequence[Word]) -> bool:
        """Whether the whole content is quotation."""
        inside = [w for a, b in self.pieces for w in words[a:b] if w.kind != MARK]
        return bool(inside) and all(w.kind == QUOTE for w in inside)


def attributions_of(unit: Unit) -> tuple[Attribution, ...]:
    """Return the attributions of ``unit``, nested ones included, by the place of their cues."""
    if not unit.words or len(unit.words) > MAX_WORDS:
        return ()
    cues = cues_of(unit)
    found: list[Attribution] = []
    for number, cue in enumerate(cues):
        source = _source(unit.words, cues, number, found)
        contents = _contents(unit.words, cues, number)
        if found and (cue.resumes or _points_back(unit.words, contents)):
            contents = tuple(a.pieces for a in found[-1:])
        for pieces in contents or NO_WORD[: cue.silent]:
            if source is not None and (pieces or cue.silent):
                whole = Attribution(cue=cue, source=source, pieces=pieces)
                found.extend(_mutual(unit.words, whole) or (whole,))
    return tuple(found)


def _mutual(words: Sequence[Word], both: Attribution) -> tuple[Attribution, ...]:
    """Return what each of two says of the other ("A and B accused each other of"), else nothing.

    In the place of "each other" stands the name of the other, as the sentence gives it.
    """
    pair = _two_of(words, both.source)
    if pair is None or not both.pieces:
        return ()
    assert both.source is not None
    start, end = both.pieces[0]
    two = " ".join(w.low for w in words[start : start + 2])
    apart = any(w.low in grammar("floating") for w in words[both.source[1] : both.cue.at[1]])
    if two not in grammar("reciprocals") and not (apart and two == "the other"):
        return ()
    rest = ((start + 2, end),) if start + 2 < end else ()
    return tuple(
        msgspec.structs.replace(both, source=one, pieces=(other, *rest, *both.pieces[1:]))
        for one, other in (pair, pair[::-1])
    )


def _two_of(words: Sequence[Word], source: Range | None) -> tuple[Range, Range] | None:
    """Return the two noun phrases of "A and B"; None if they share a head ("X and Y officials")."""
    start, end = source or (0, 0)
    if start < end and words[start].low in grammar("quantified"):
        start += 1
    joins = [at for at in range(start, end) if words[at].low == "and"]
    marks = any(w.kind != WORD for w in words[start:end])
    if len(joins) != 1 or marks or not start < joins[0] < end - 1:
        return None
    cut = joins[0]
    before, first, last = words[cut - 1], words[cut + 1], words[end - 1]
    shared = before.capital and not last.capital and first.low not in grammar("plain_articles")
    return None if shared or before.possessive else ((start, cut), (cut + 1, end))


def _points_back(words: Sequence[Word], contents: Sequence[Sequence[Range]]) -> bool:
    """Whether the content is a bare "it": what was said just before."""
    spans = [piece for pieces in contents for piece in pieces]
    return len(spans) == 1 and [w.low for w in words[slice(*spans[0])]] in NEUTER


def _source(
    words: Sequence[Word], cues: Sequence[Cue], number: int, before: Sequence[Attribution]
) -> Range | None:
    """Return the cue's own source, else that of the cue before it, else the sentence's subject."""
    cue = cues[number]
    if cue.source is not None or not cue.shared:
        return cue.source
    for earlier in reversed(before):
        inside = any(
            a <= earlier.cue.at[0] < b for o in before for a, b in o.pieces if o is not earlier
        )
        if not inside and earlier.cue.lemma != "according to":
            return _subject_of(words, earlier, cue)
    return _verb_subject(
        words, range(1, cue.at[0]) if cue.participle else range(cue.at[0] - 1, 0, -1)
    )


def _subject_of(words: Sequence[Word], earlier: Attribution, cue: Cue) -> Range | None:
    """Return whose second verb ``cue`` is: after a passive ("A was accused by B of it and denied
    it") the patient's, if it can speak; a participle there may be anybody's of the two."""
    told = earlier.cue.told
    after = earlier.source is not None and earlier.source[0] >= earlier.cue.at[1]
    if not earlier.cue.passive and not (after and told and told[1] <= earlier.cue.at[0]):
        return earlier.source
    patient = subject_before(words, earlier.cue.at[0])
    if patient is None or cannot_speak(words, patient):
        return earlier.source if cue.participle else None
    return None if cue.participle else patient


def _verb_subject(words: Sequence[Word], places: Iterable[int]) -> Range | None:
    """Return the subject of the first finite verb found at ``places``."""
    for at in places:
        if is_verb_like(words, at):
            start = at
            while start > 0 and (is_adverb(words[start - 1]) or is_auxiliary(words[start - 1])):
                start -= 1
            subject = subject_before(words, start)
            if subject is not None:
                return subject
    return None


def _contents(
    words: Sequence[Word], cues: Sequence[Cue], number: int
) -> tuple[tuple[Range, ...], ...]:
    """Return the contents of one cue, each in its pieces; two objects or clauses make two."""
    cue = cues[number]
    if cue.passive:
        return _done_to(words, cues, number)
    if cue.behind:
        return behind(words, cues, number)
    if cue.ahead is None or cue.ahead >= len(words):
        return ()
    if cue.quotes_only:
        return (quotes_ahead(words, cue.ahead),)
    end = _stop(words, cues, number)
    if cue.noun and words[cue.ahead - 1].low == "that":
        end = _before_predicate(words, cue, end)
    if _is_bare_pronoun(words, cue.ahead, end):
        return (((cue.ahead, cue.ahead + 1),),)
    return tuple((piece,) for piece in _split(words, cue.ahead, end))


def _before_predicate(words: Sequence[Word], cue: Cue, end: int) -> int:
    """Return where "X's claim that A did it" ends if the sentence goes on with "was false"."""
    assert cue.ahead is not None
    if cue.first > 0 and words[cue.first - 1].low not in (",", ";", *grammar("plain_articles")):
        return end
    verbs = [i for i in range(cue.ahead, end) if is_verb_like(words, i)]
    if len(verbs) < 2 or any(words[i].low in grammar("subordinators") for i in range(*verbs[:2])):
        return end
    last = verbs[-1]
    while is_adverb(words[last - 1]) or (last - 1 in verbs and not _anew(words, last)):
        last -= 1
    joined = words[last - 1].low in grammar("conjunctions")
    return last if last > verbs[0] and not joined else end


def _anew(words: Sequence[Word], at: int) -> bool:
    """Whether a helper right after a participle begins another clause ("had moved | was false")."""
    finite = is_auxiliary(words[at]) and words[at].low not in grammar("nonfinite")
    return finite and not is_auxiliary(words[at - 1])


def _done_to(
    words: Sequence[Word], cues: Sequence[Cue], number: int
) -> tuple[tuple[Range, ...], ...]:
    """Return the content of a passive: its subject, with what it is accused of."""
    cue = cues[number]
    patient = patient_before(words, cue.at[0])
    if patient is None or cue.source is None:
        return ()
    after = cue.source[1]
    if after + 1 < len(words) and words[after].low in grammar("charges"):
        ahead = msgspec.structs.replace(cue, ahead=after, passive=False)
        end = _stop(words, (*cues[:number], ahead, *cues[number + 1 :]), number)
        return ((patient, (after, end)),)
    return ((patient,),)


def _is_bare_pronoun(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the object is "it" or "this", with words of time or "either" at most after it."""
    if [words[start].low] not in NEUTER:
        return False
    names = ("days", "day_parts", "prepositions", "determiners")
    rest = words[skip_adverbials(words, start + 1) : end]
    return all(any(w.low in grammar(name) for name in names) for w in rest)


def _stop(words: Sequence[Word], cues: Sequence[Cue], number: int) -> int:
    """Return where the content that starts ahead of a cue ends."""
    cue = cues[number]
    assert cue.ahead is not None
    later = cues[number + 1 :]
    end = _before_dash(words, cue.ahead, final(words))
    for at in range(cue.ahead, end):
        if words[at].kind == QUOTE and _comma_inside(words[at]) and _breaks(words, at, cue, later):
            return at + 1
        if words[at].low == ";" or (
            words[at].low in (",", "and", "but", "while") and _breaks(words, at, cue, later)
        ):
            return at
        if words[at].low in grammar("time_links") and _speaks_next(cue, at, later):
            return at
        if cue.relative and words[at].low == "," and _main_verb(words, at + 1):
            return at
        if words[at].low == "and" and (
            _goes_on_outside(words, at, cue) or _turns_on_another(words, at, cue, later)
        ):
            return at
    return end


def _speaks_next(cue: Cue, at: int, later: Sequence[Cue]) -> bool:
    """Whether another speaks right after "after" at ``at`` ("approved it after X said that")."""
    return cue.object and any(c.first == at + 1 and c.source is not None for c in later)


def _main_verb(words: Sequence[Word], at: int) -> bool:
    """Whether the verb of the main clause stands at ``at`` ("X, which denied it, said")."""
    while at < len(words) and is_adverb(words[at]):
        at += 1
    return at < len(words) and words[at].kind == WORD and _is_finite(words, at)


def _goes_on_outside(words: Sequence[Word], at: int, cue: Cue) -> bool:
    """Whether a past verb after "and" at ``at`` is the speaker's deed, not part of the content.

    "X said that it would look into it and handed over the list": after "would" or a present, a
    plain past has the subject of "said".
    """
    after = at + 1
    while after < len(words) and is_adverb(words[after]):
        after += 1
    plain = after < len(words) and is_verb_like(words, after) and not is_auxiliary(words[after])
    if not plain or not _is_past(words[after]) or not _is_past(words[cue.at[1] - 1]):
        return False
    first = next((i for i in range(cue.ahead or 0, at) if _is_finite(words, i)), None)
    if first is None or first == cue.ahead:
        return False
    return words[first].low in grammar("modals") or (
        not _is_past(words[first]) and not is_auxiliary(words[first])
    )


def _turns_on_another(words: Sequence[Word], at: int, cue: Cue, later: Sequence[Cue]) -> bool:
    """Whether the speaker, after "X said A", itself "accused Y", said with the same tense.

    Only where the subject of A cannot be the one who accuses: A has a form of "be" ("the maps were
    late and accused Y"), a subject that is no speaker or the speaker's own pronoun, or one that is
    itself the accused.
    """
    after = at + 1
    while after < len(words) and is_adverb(words[after]):
        after += 1
    turn = next((c for c in later if c.at[0] in (at + 1, after) and c.shared and c.object), None)
    start = cue.ahead or 0
    verb = next((i for i in range(start, at) if is_verb_like(words, i)), None)
    if turn is None or turn.ahead is None or verb is None or verb == start:
        return False
    if not (any(_is_past(w) for w in words[slice(*turn.at)]) and _is_past(words[cue.at[1] - 1])):
        return False
    subject, accused = words[start:verb], words[turn.ahead : turn.ahead + 2]
    return (
        any(w.low in grammar("be") for w in words[verb : verb + 2])
        or cannot_speak(words, (start, verb))
        or subject[0].low in grammar("third_person")
        or accused[0].low in grammar("object_pronouns")
        or any(w.capital and w.low in {s.low for s in subject} for w in accused)
    )


def _is_past(word: Word) -> bool:
    form = lexicon().forms.get(word.low)
    if form is not None:
        return "past" in form.kinds and "base" not in form.kinds
    return word.low.endswith("ed") or word.low in grammar("irregular_past")


def _is_finite(words: Sequence[Word], at: int) -> bool:
    """Whether a finite verb stands at ``at``, a present in -s of a known verb included."""
    form = lexicon().forms.get(words[at].low)
    present = form is not None and "s" in form.kinds and form.lemma != words[at].low
    return is_verb_like(words, at) or (
        present and words[at - 1].kind == WORD and words[at - 1].low not in grammar("determiners")
    )


def _comma_inside(word: Word) -> bool:
    """Whether a quotation ends in a comma, so that it also ends its clause ("...," adding)."""
    return word.text.rstrip("”\"'’»").endswith(",")


def _before_dash(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a content ends if a single dash stands in it: after it comes an aside."""
    dashes = [at for at in range(start, end) if words[at].low in grammar("dashes")]
    return dashes[0] if len(dashes) == 1 and dashes[0] > start else end


def _breaks(words: Sequence[Word], at: int, cue: Cue, later: Sequence[Cue]) -> bool:
    """Whether a comma or conjunction at ``at`` closes the content of ``cue``."""
    after = at + 1
    comma = words[at].low == "," or words[at].kind == QUOTE
    if comma and after < len(words):
        if _comment(words[after]) or _judges(words, after):
            return True
        if words[after].low in grammar("contrast_openers"):
            return not (_that_clause(words, cue) and _opens_that(words, after + 1))
    while after < len(words) and (
        words[after].low in grammar("joiners") or is_adverb(words[after])
    ):
        after += 1
    whole = cue.object or not any(is_verb_like(words, i) for i in range(cue.ahead or 0, at))
    if comma and any(_told_since(words, after, other) for other in later):
        return True
    if cue.object and any(_acts_too(words, cue, other, at, after) for other in later):
        return True
    return any(_takes_over(other, after, at, comma, whole) for other in later)


def _acts_too(words: Sequence[Word], cue: Cue, other: Cue, at: int, after: int) -> bool:
    """Whether another of its own acts after "and" ("A accused B of it and B accused A of that").

    Only where the object so far holds no clause that could go on.
    """
    start = cue.ahead or 0
    clause = any(is_verb_like(words, i) or words[i].low == "that" for i in range(start, at))
    own = other.object and not other.shared and other.source is not None and not other.noun
    return own and not clause and other.first == after and not other.behind


def _told_since(words: Sequence[Word], after: int, other: Cue) -> bool:
    """Whether another speaks in a clause of time after the comma (", hours after X announced")."""
    lead = other.first - after
    if lead == 1 and words[after].low == "with" and other.source is not None:
        return True
    own = other.source is not None and other.ahead is not None and not other.object
    return own and 0 < lead <= LONGEST_LEAD and words[other.first - 1].low in grammar("time_links")


def _judges(words: Sequence[Word], at: int) -> bool:
    """Whether the outlet says what became of it (", a claim that the army met with doubt")."""
    if at + 2 >= len(words) or words[at].low not in grammar("plain_articles"):
        return False
    known = lexicon().nouns | lexicon().sayings | lexicon().resumed
    return words[at + 1].low in known and words[at + 2].low in grammar("relatives")


def _that_clause(words: Sequence[Word], cue: Cue) -> bool:
    return bool(cue.ahead) and words[(cue.ahead or 0) - 1].low == "that"


def _opens_that(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].low == "that"


def _comment(word: Word) -> bool:
    """Whether a participle is the outlet's own comment (", highlighting the ...")."""
    form = lexicon().forms.get(word.low)
    if form is not None and "ing" in form.kinds:
        return lexicon().verbs[form.lemma].comment
    return word.low in lexicon().asides


def _takes_over(other: Cue, after: int, at: int, comma: bool, whole: bool) -> bool:
    """Whether the cue ``other`` begins right after the break and is no part of the content.

    ``whole``: the content so far has no verb, so that a verb after "and" is not part of it.
    """
    if other.lemma == "according to":
        return comma and other.at[0] in (after, at + 1)
    if other.participle:
        return comma and other.at[0] == after
    if other.shared:
        return other.at[0] == after and (whole or comma or not other.object)
    if other.resumes:
        return comma and at < other.first <= at + LONGEST_RESUMPTION
    if other.source is None or other.first != after:
        return False
    if comma and other.behind and other.ahead is None:
        return True
    return (comma or other.telling) and not other.object


def _split(words: Sequence[Word], start: int, end: int) -> tuple[Range, ...]:
    """Split "that A and that B" and "a stop to A and the opening of B" into their parts."""
    cuts = [
        at
        for at in range(start + 1, end - 1)
        if words[at].low in grammar("pair_joiners") and _parallel(words, start, at)
    ]
    pieces: list[Range] = []
    begin = start
    for at in cuts:
        stop = at - 1 if words[at - 1].low == "," else at
        if stop > begin:
            pieces.append((begin, stop))
        begin = at + 2 if words[at + 1].low == "that" else at + 1
    if begin < end:
        pieces.append((begin, end))
    return tuple(pieces)


def _parallel(words: Sequence[Word], start: int, at: int) -> bool:
    after = words[at + 1].low
    if words[start - 1].low == "that":
        return after == "that"
    clause = any(is_verb_like(words, i) for i in range(start, at))
    if clause and after == "that":
        return True
    if clause or at + 3 >= len(words):
        return False
    heads = words[start].low in grammar("articles") and after in grammar("articles")
    links = any(w.low in grammar("object_links") for w in words[start + 1 : start + 4])
    return heads and links and any(w.low in grammar("object_links") for w in words[at + 2 : at + 5])
