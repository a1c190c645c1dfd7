"""Noun phrases around a verb, found without a tagger: who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims.attribution_words import (
    MARK,
    QUOTE,
    WORD,
    Range,
    Word,
    grammar,
    is_adverb,
    is_auxiliary,
    is_verb_like,
)
from truceline.claims.said_verbs import lexicon

__all__ = ["floats", "patient_before", "subject_after", "subject_before"]

REPORTS = frozenset({"report", "reports"})

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
"""Words that stand for themselves before an article ("in spite of this the army")."""

UNRELATED = ("now", "so", "such", "provided", "given", "and", "but", "or")
"""Words before a "that" that opens no relative clause."""

LONGEST_SUBJECT = 40
LONGEST_APPOSITION = 25
RELATIVE_REACH = 12
LONGEST_LABEL = 40


def subject_before(words: Sequence[Word], verb: int) -> Range | None:
    """Return the noun phrase that ends right before ``verb`` (the first word of a verb group).

    Takes in an apposition between commas ("X, a spokesman for Y, said"); of a relative pronoun,
    its antecedent ("the officials, who said"). None if no noun phrase stands there.
    """
    end = _before_adverbials(words, verb)
    if end == 0:
        return None
    last = words[end - 1]
    if last.low == "," or last.low == ")":
        return _subject_with_apposition(words, end)
    if last.low in grammar("relatives"):
        return _relative_subject(words, end)
    return _phrase_before(words, end)


def floats(words: Sequence[Word], at: int) -> bool:
    """Whether "each" stands apart from what it counts ("A and B each said", "have each said")."""
    if at == 0 or words[at].low not in grammar("floating"):
        return False
    return is_auxiliary(words[at - 1]) or _may_end_phrase(words, at - 1)


def patient_before(words: Sequence[Word], verb: int) -> Range | None:
    """Return what a passive is about: talk with its clause ("reports that A did it"), else the subject."""
    talk = lexicon().nouns | lexicon().sayings | lexicon().resumed
    for at in range(verb - 1, 0, -1):
        if words[at].kind == QUOTE or words[at].low in (";", ":"):
            break
        told = words[at].low == "that" and any(is_verb_like(words, i) for i in range(at + 1, verb))
        head = _phrase_before(words, at) if told else None
        if head is not None and any(w.low in talk for w in words[head[0] : at]):
            return (head[0], verb - 1 if words[verb - 1].low == "," else verb)
    return subject_before(words, verb)


def _relative_subject(words: Sequence[Word], after: int) -> Range | None:
    """Return the antecedent of the relative that ends at ``after``, with "some of" if it is a part."""
    end = after - 1
    part = words[end - 1].low == "of" and end > 1
    if part:
        end -= 2
    if end and (words[end - 1].low == "," or words[end - 1].low in grammar("dashes")):
        end -= 1
    whole = _antecedent(words, _phrase_before(words, end))
    return whole if whole is None or not part else (whole[0], after)


def _antecedent(words: Sequence[Word], phrase: Range | None) -> Range | None:
    """Return the last noun phrase of a longer stretch: what a relative pronoun points to."""
    if phrase is None:
        return None
    start, end = phrase
    for at in range(end - 2, start, -1):
        if words[at].low in grammar("prepositions") and words[at].low not in grammar(
            "inner_prepositions"
        ):
            return (at + 1, end)
        if words[at].low in grammar("possessives"):
            return (at, end)
        if words[at].low in grammar("antecedent_breaks") or words[at].low.endswith("ing"):
            return (at + 1, end)
    return phrase


def _before_adverbials(words: Sequence[Word], end: int) -> int:
    """Step left over adverbs and words of time ("Netanyahu on Wednesday also")."""
    while end > 1:
        word = words[end - 1]
        if floats(words, end - 1) or (is_adverb(word) and word.low not in grammar("pronouns")):
            end -= 1
        elif word.low in grammar("days") or word.low in grammar("day_parts"):
            end -= 1
            if words[end - 1].low in grammar("day_openers"):
                end -= 1
        else:
            break
    return end


def _subject_with_apposition(words: Sequence[Word], end: int) -> Range | None:
    closing = end - 1
    opener = "(" if words[closing].low == ")" else ","
    opening = closing - 1
    while opening > 0 and closing - opening <= LONGEST_APPOSITION and words[opening].low != opener:
        if words[opening].low in (";", ":"):
            return None
        opening -= 1
    if opening <= 0 or words[opening].low != opener or closing - opening > LONGEST_APPOSITION:
        return None
    if not _is_parenthesis(words, opening + 1, closing):
        return None
    head = _phrase_before(words, opening)
    if head is not None and words[head[0]].text[0].isdigit() and words[head[0] - 1].low == ",":
        head = _phrase_before(words, head[0] - 1) or head
    if head is None:
        return None
    aside = words[opening + 1].low
    if aside in grammar("ing_prepositions"):
        return head
    names = opener == "(" or not (aside in grammar("prepositions") or is_adverb(words[opening + 1]))
    return (head[0], closing if names and opener == "," else closing + 1 if names else head[1])


def _is_parenthesis(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the words between two commas can stand aside from subject and verb."""
    if start >= end:
        return False
    first = words[start]
    if first.low in grammar("subordinators") - {"as", "when", "while", "once"}:
        return False
    if first.low in grammar("subject_pronouns") or first.low in grammar("conjunctions"):
        return False
    return first.kind == WORD


def _phrase_before(words: Sequence[Word], end: int) -> Range | None:
    """Return the noun phrase whose last word is ``words[end - 1]``."""
    if end <= 0:
        return None
    last = words[end - 1]
    if last.low in grammar("subject_pronouns") and not _governed(words, end - 1):
        return (end - 1, end)
    if not _may_end_phrase(words, end - 1):
        return None
    start = _leftmost(words, end)
    return _trim(words, start, end)


def _governed(words: Sequence[Word], at: int) -> bool:
    """Whether the pronoun at ``at`` is an object ("two lawyers who have worked with it said")."""
    return (
        at > 1 and words[at].low in ("it", "you") and words[at - 1].low in grammar("prepositions")
    )


def _may_end_phrase(words: Sequence[Word], at: int) -> bool:
    last = words[at]
    if last.kind == QUOTE:
        return False
    if last.kind == MARK:
        return last.low == ")"
    if last.low in grammar("pronouns"):
        return True
    if at > 0 and is_verb_like(words, at):
        return False
    closed = ("prepositions", "articles", "subordinators", "conjunctions", "expletives")
    return not any(last.low in grammar(name) for name in closed) and not is_auxiliary(last)


def _leftmost(words: Sequence[Word], end: int) -> int:
    """Walk left from ``end`` as long as the words can belong to one noun phrase."""
    at = end - 1
    lowest = max(0, end - LONGEST_SUBJECT)
    while at >= lowest:
        step = _step_left(words, at, end)
        if step is None:
            modal = words[at].low in grammar("modals") or words[at].low in grammar("do")
            return at + 2 if modal and at + 2 < end else at + 1
        at = step
    return at + 1


def _step_left(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where to look next when ``words[at]`` belongs to the phrase, else None."""
    word = words[at]
    if word.kind == QUOTE:
        return at - 1 if _is_label(word) and at < end - 1 else None
    if word.kind == MARK:
        return _over_mark(words, at, end)
    if word.low in grammar("conjunctions"):
        return at - 1 if _joins_names(words, at) else None
    if word.low in grammar("time_links"):
        return None
    if word.low in grammar("subordinators") and word.low not in ("that", "as"):
        return None
    if word.low in grammar("subject_pronouns") and at < end - 1:
        return None
    if at < end - 1 and word.low == "that" and _relates(words, at):
        return at - 1
    if at < end - 1 and (word.low in ("that", "as") or word.low in grammar("hard_verbs")):
        return None
    if is_verb_like(words, at) and at < end - 1:
        return _over_verb(words, at)
    return at - 1


def _relates(words: Sequence[Word], at: int) -> bool:
    """Whether "that" opens a relative clause ("an organisation that works for prisoners")."""
    before, after = words[at - 1], words[at + 1]
    if at == 0 or before.kind != WORD or before.low in lexicon().forms or before.low in UNRELATED:
        return False
    if is_verb_like(words, at - 1) or before.low in grammar("pronouns") | grammar("prepositions"):
        return False
    closed = grammar("determiners") | grammar("pronouns") | grammar("prepositions")
    verb = is_verb_like(words, at + 1) or (after.low.endswith("s") and not after.capital)
    return verb and after.low not in closed


def _is_label(word: Word) -> bool:
    """Whether a quotation is part of a name or description, not somebody's sentence."""
    return word.end - word.start < LONGEST_LABEL and word.text[-2:-1].isalnum()


def _over_mark(words: Sequence[Word], at: int, end: int) -> int | None:
    if words[at].low == ")":
        for back in range(at - 1, max(-1, at - 8), -1):
            if words[back].low == "(":
                return back - 1
    listed = words[at].low == "," and 0 < at < end - 1 and words[at - 1].capital
    ahead = [w.low for w in words[at + 1 : end]]
    if listed and words[at + 1].capital and grammar("conjunctions") & set(ahead):
        return at - 1
    if words[at].low in ("&", "-", "/", "'", "’", "$", "%"):
        return at - 1
    return None


def _joins_names(words: Sequence[Word], at: int) -> bool:
    """Whether "and" at ``at`` joins two noun phrases (no finite verb before it in its clause)."""
    if at == 0 or words[at - 1].kind != WORD:
        return False
    for back in range(at - 1, max(-1, at - 15), -1):
        word = words[back]
        if word.kind != WORD or word.low in grammar("subordinators"):
            return True
        if is_verb_like(words, back):
            return False
        if word.low in grammar("subject_pronouns") and back != at - 1:
            return False
    return True


def _over_verb(words: Sequence[Word], at: int) -> int | None:
    """Step over a reduced or a full relative clause ("officials involved in", "men who met"), or
    over a participle that describes ("the widely recognised government")."""
    if at > 1 and words[at - 1].low.endswith("ly") and not is_auxiliary(words[at]):
        owner = words[at - 2]
        if owner.possessive or owner.low in grammar("articles"):
            return at - 2
    follows = words[at + 1].low if at + 1 < len(words) else ""
    participle = _is_participle(words[at])
    if at > 0 and participle and follows in grammar("prepositions"):
        before = words[at - 1]
        barred = grammar("subject_pronouns") | grammar("relatives")
        if before.kind == WORD and before.low not in barred and not is_auxiliary(before):
            return at - 1
    for back in range(at - 1, max(-1, at - RELATIVE_REACH), -1):
        word = words[back]
        if word.low in grammar("relatives") and back > 0 and words[back - 1].kind == WORD:
            return back - 1
        if word.kind == MARK or word.low in grammar("subject_pronouns"):
            return None
    return None


def _is_participle(word: Word) -> bool:
    if is_auxiliary(word):
        return False
    form = lexicon().happenings.get(word.low) or lexicon().decisions.get(word.low)
    irregular = form is not None and "participle" in form.kinds
    return irregular or word.low.endswith(("ed", "en", "wn"))


def _trim(words: Sequence[Word], start: int, end: int) -> Range | None:
    """Drop what stands before the noun phrase: adverbs, conjunctions, a fronted "In Gaza"."""
    while start < end and (
        words[start].low in grammar("conjunctions")
        or (is_adverb(words[start]) and words[start].low not in grammar("quantified"))
        or words[start].kind == MARK
    ):
        start += 1
    if start < end and words[start].low in grammar("prepositions"):
        return _after_fronted(words, start, end)
    if start >= end or words[start].low in grammar("nobody"):
        return None
    if words[start].low in grammar("expletives") and end - start == 1:
        return None
    return (start, end)


def _after_fronted(words: Sequence[Word], start: int, end: int) -> Range | None:
    """Return the subject after a fronted prepositional phrase that no comma closes."""
    for at in range(start + 2, end):
        before = words[at - 1]
        alone = before.low in DEMONSTRATIVES and words[at].low in grammar("articles")
        loose = before.low in grammar("prepositions") or before.low in grammar("determiners")
        loose = loose and not alone
        opens = words[at].low in grammar("articles") or (words[at].capital and not before.capital)
        if opens and not loose and before.low not in grammar("conjunctions"):
            return (at, end)
    last = words[end - 1]
    if end - start > 2 and words[end - 2].capital and not last.capital:
        return (end - 1, end)
    return None


def subject_after(words: Sequence[Word], start: int, *, apposition: bool = True) -> Range | None:
    """Return the noun phrase that begins at ``start`` ("..., said X", "according to X").

    ``apposition``: with one after a comma ("X, a spokesman for Y").
    """
    if start >= len(words) or not _may_open_phrase(words[start]):
        return None
    if words[start].low in grammar("pronouns") and words[start].low not in grammar("determiners"):
        return (start, start + 1)
    at = start
    while at < len(words) and at - start < LONGEST_SUBJECT:
        if not _goes_on(words, start, at):
            break
        at += 1
    if at == start:
        return None
    return (start, _with_apposition_after(words, at) if apposition else at)


def _may_open_phrase(word: Word) -> bool:
    if word.kind != WORD:
        return False
    closed = ("prepositions", "subordinators", "conjunctions", "expletives", "days")
    if word.low in grammar("articles") or word.low in grammar("pronouns"):
        return True
    return (
        not any(word.low in grammar(n) for n in closed)
        and not is_adverb(word)
        and not is_auxiliary(word)
    )


def _goes_on(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether ``words[at]`` still belongs to the noun phrase begun at ``start``."""
    word = words[at]
    if word.kind == QUOTE:
        return at > start and _is_label(word)
    if word.kind == MARK:
        return word.low in ("&", "/", "'", "’", "(", ")") and at > start
    if at == start:
        return True
    if word.low in grammar("relatives"):
        return word.low != "that"
    if word.low in grammar("subordinators") or word.low in grammar("days"):
        return False
    if word.low in grammar("prepositions"):
        return _reduced_at(words, at - 1) or _inner_preposition(words, start, at)
    if _reduced_at(words, at):
        return True
    if word.low in grammar("conjunctions"):
        return at + 1 < len(words) and _may_open_phrase(words[at + 1])
    if is_adverb(word) or (_is_gerund(word) and not _in_compound(words, at)):
        return False
    return not is_verb_like(words, at) or any(
        w.low in grammar("relatives") for w in words[start:at]
    )


def _reduced_at(words: Sequence[Word], at: int) -> bool:
    """Whether a participle opens a reduced relative clause ("a person briefed by both sides")."""
    if at < 1 or at + 1 >= len(words) or words[at - 1].kind != WORD:
        return False
    after = words[at + 1].low in grammar("prepositions") and words[at + 1].low not in ("as", "to")
    return after and is_verb_like(words, at) and _is_participle(words[at])


def _is_gerund(word: Word) -> bool:
    """Whether the word is a verb's -ing form; a stem without a vowel ("wing") is none."""
    stem = word.low.removesuffix("ing")
    return stem != word.low and not word.capital and bool(set(stem) & set("aeiouy"))


def _in_compound(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].low in grammar("determiners") or (
        at + 1 < len(words) and words[at - 1].capital
    )


def _inner_preposition(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a preposition at ``at`` still belongs to the name ("of", not "in a statement")."""
    if words[at].low not in grammar("inner_prepositions") or at + 1 >= len(words):
        return False
    issued = words[at].low == "by" and words[at - 1].low in grammar("documents") | REPORTS
    if words[at].low in grammar("genitives") or issued:
        return words[at + 1].capital or not words[at + 1].low.endswith("ing")
    ahead = [w.low for w in words[at + 1 : at + 5]]
    if any(w in grammar("occasions") or w in grammar("days") for w in ahead):
        return False
    proper = words[at - 1].capital and words[start].capital
    return not proper and words[at].low not in grammar("outer_prepositions")


def _with_apposition_after(words: Sequence[Word], end: int) -> int:
    """Return the end of the phrase with an apposition after a comma ("X, a spokesman for Y")."""
    if end + 1 >= len(words) or words[end].low != ",":
        return end
    first = words[end + 1]
    if words[end - 1].low in grammar("offices") and first.capital:
        return _named_after(words, end)
    names = first.low in grammar("apposition_openers") or (
        first.kind == WORD
        and not first.capital
        and first.low not in grammar("relatives")
        and words[end - 1].capital
        and _noun_like(words, end + 1)
    )
    if not names:
        return end
    at = end + 1
    while (
        at < len(words) and at - end <= LONGEST_APPOSITION and words[at].low not in (",", ";", ".")
    ):
        if words[at].kind == QUOTE or words[at].low in grammar("dashes"):
            break
        at += 1
    finite = any(is_verb_like(words, i) or _tells_on(words, i) for i in range(end + 1, at))
    return end if finite and first.low not in grammar("relatives") else at


def _named_after(words: Sequence[Word], end: int) -> int:
    """Return the end of "the envoy, First Last,": an office and who holds it."""
    at = end + 1
    while at < len(words) and words[at].capital:
        at += 1
    closed = at >= len(words) or words[at].low in (",", ".", ";")
    return at if closed and at - end > 2 else end


def _tells_on(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying in its bare or -s form stands here ("the mediators believe that")."""
    form = lexicon().forms.get(words[at].low)
    if form is None or not form.kinds & {"base", "s"} or at + 1 >= len(words):
        return False
    return words[at + 1].low in ("that", "it") and words[at - 1].low not in grammar("articles")


def _noun_like(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    closed = ("prepositions", "subordinators", "conjunctions", "days", "pronouns", "possessives")
    if any(word.low in grammar(name) for name in closed) or is_adverb(word):
        return False
    return not word.low.endswith(("ing", "ed")) and not is_auxiliary(word)
