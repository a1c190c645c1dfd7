"""Giving no word: "did not say whether", "declined to comment on", "had no comment"; and anonymity."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims.attribution_adverbials import skip_adverbials
from truceline.claims.attribution_shapes import Shape
from truceline.claims.attribution_words import WORD, Word, grammar, is_adverb
from truceline.claims.said_verbs import lexicon

__all__ = ["asks_for_word", "is_anonymity", "silent_shape"]

LONGEST_ASKED = 12
"""Words from "asked" to "comment" in "asked the ministry and the army for comment", at most."""

REQUEST_REACH = 8
"""Words from "did not respond to" to "comment", at most."""


def silent_shape(words: Sequence[Word], at: int, lemma: str, *, negated: bool) -> Shape | None:
    """Return how a verb by which somebody gives no word goes on; None if it is another verb.

    ``ahead`` is what the word is refused on, if the text says so.
    """
    silent = lexicon().silent
    nothing = at + 1 < len(words) and words[at + 1].low in grammar("little")
    if nothing and lemma in silent.negated:
        return _on(words, at + 2)
    if negated and lemma in silent.weighed:
        end = _weighed(words, at + 1)
        return None if end is None else _on(words, end)
    if negated and lemma in silent.negated:
        return _on(words, at + 1)
    if negated and lemma in silent.to_requests:
        return _requested(words, at)
    if lemma in silent.refusing:
        end = _answering(words, at + 1)
        end = end if end is None else _weighed(words, end) or end
        return None if end is None else _on(words, end)
    if lemma in silent.owned:
        end = _no_comment(words, at + 1)
        return None if end is None else _on(words, end)
    return None


def _on(words: Sequence[Word], end: int) -> Shape:
    """Return the shape of a refusal whose cue ends at ``end``: with "on" and a matter, or a clause."""
    silent = lexicon().silent
    after = skip_adverbials(words, end)
    if after + 1 < len(words) and words[after].low in silent.links:
        return Shape(lemma=silent.lemma, end=end, ahead=after + 1, object=True, silent=True)
    opens = after < len(words) and words[after].kind == WORD
    prepositional = opens and words[after].low in grammar("prepositions")
    clause = opens and words[after].low in grammar("wh_words") | {"that"}
    if clause or (opens and not prepositional and words[after].low not in grammar("conjunctions")):
        ahead = after + 1 if words[after].low == "that" else after
        return Shape(lemma=silent.lemma, end=end, ahead=ahead, silent=True)
    return Shape(lemma=silent.lemma, end=end, silent=True)


def _requested(words: Sequence[Word], at: int) -> Shape | None:
    """ "did not respond to a request for comment": only if the request is one for words."""
    ahead = words[at + 1 : at + 1 + REQUEST_REACH]
    silent = lexicon().silent
    if not ahead or ahead[0].kind != WORD:
        return Shape(lemma=silent.lemma, end=at + 1, silent=True)
    if ahead[0].low != "to" or not any(w.low in silent.requests for w in ahead):
        return None
    return Shape(lemma=silent.lemma, end=at + 1, silent=True)


def _weighed(words: Sequence[Word], at: int) -> int | None:
    """Return the end of "nor denied", "or deny" after "neither confirmed", "did not confirm"."""
    if at + 1 >= len(words) or words[at].low not in grammar("alternatives"):
        return None
    form = lexicon().forms.get(words[at + 1].low)
    return at + 2 if form is not None and form.lemma in lexicon().silent.weighed else None


def _answering(words: Sequence[Word], at: int) -> int | None:
    """Return the end of "to comment", "comment" after "declined"."""
    known = lexicon().silent.answering
    if at < len(words) and words[at].low == "comment":
        return at + 1
    if at >= len(words) or words[at].low != "to":
        return None
    verb = at + 1
    while verb < len(words) and is_adverb(words[verb]):
        verb += 1
    return verb + 1 if verb < len(words) and words[verb].low in known else None


def _no_comment(words: Sequence[Word], at: int) -> int | None:
    """Return the end of "no immediate comment" after "had"."""
    if at >= len(words) or words[at].low != "no":
        return None
    for noun in range(at + 1, min(len(words), at + 4)):
        if words[noun].low in ("comment", "comments"):
            return noun + 1
    return None


def asks_for_word(words: Sequence[Word], start: int, lemma: str) -> bool:
    """Whether somebody only asks another to speak ("asked X for comment", "sought comment from X")."""
    if lemma not in lexicon().silent.asking:
        return False
    for at in range(start, min(len(words), start + LONGEST_ASKED)):
        if words[at].kind != WORD or words[at].low in grammar("clause_openers"):
            return False
        if words[at].low in grammar("comments"):
            before = words[at - 1].low in grammar("comment_openers")
            after = at + 1 < len(words) and words[at + 1].low == "from"
            return before or after
    return False


def is_anonymity(words: Sequence[Word], start: int) -> bool:
    """Whether the words at ``start`` only say how a speaker wants to be known, or ask for comment."""
    low = tuple(w.low for w in words[start : start + 5])
    return any(
        low[: len(p)] == p and (p[-1] != "comment" or len(low) == len(p) or low[len(p)] in ".,;")
        for p in lexicon().anonymity
    )
