"""Conditions: words to a tree of facts, each fact of the closed list and about a known id."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree, UnexpectedInput

from truceline.agreement.model import All, Any_, Condition, Fact, Not
from truceline.agreement.names import Names, with_article
from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Word
from truceline.agreement.words import FactWord, language
from truceline.basis.quantity import Number
from truceline.basis.vocabulary import nearest

__all__ = ["read_condition", "read_continuation"]

# Far above any clause; it bounds how deep parentheses can nest.
_LONGEST = 600


@cache
def _grammar() -> Lark:
    text = (files("truceline.agreement") / "condition.lark").read_text("utf-8")
    return Lark(text, parser="lalr", maybe_placeholders=False)


def read_condition(word: Word, names: Names, source: SourceText) -> Condition:
    """Return the condition in ``word``. Raises AgreementProblem T904, T908, T910."""
    if len(word.text) > _LONGEST:
        raise source.problem(
            "T910",
            f"a condition of {len(word.text)} characters is too long to be read by anyone",
            word.place,
            remedy=f"say it in {_LONGEST} characters or fewer",
        )
    try:
        tree = _grammar().parse(word.text)
    except UnexpectedInput as error:
        offset = (error.column - 1) if error.column and error.column > 0 else len(word.text) - 1
        raise source.problem(
            "T910",
            f"the condition “{word.text}” cannot be read here",
            word.at(offset),
            remedy="write facts joined by `and`, `or`, `not` and closed parentheses",
        ) from error
    return _Reading(word, names, source).condition(tree)


def read_continuation(word: Word, names: Names, source: SourceText) -> Condition:
    """Return when a phase goes on: ``while F`` gives F, ``until F`` gives not F."""
    head, _, _ = word.text.partition(" ")
    if head not in {"while", "until"}:
        raise word.problem(
            source,
            "T910",
            f"“{word.text}” does not say how the phase goes on",
            remedy="write `while CONDITION` or `until CONDITION`",
        )
    condition = read_condition(word.rest(len(head)), names, source)
    return condition if head == "while" else Not(condition)


class _Reading:
    """One condition being read: where it stands and which ids it may name."""

    def __init__(self, word: Word, names: Names, source: SourceText) -> None:
        self.word, self.names, self.source = word, names, source

    def condition(self, tree: Tree[Token]) -> Condition:
        if tree.data == "fact":
            return self.fact([t for t in tree.children if isinstance(t, Token)])
        parts = tuple(self.condition(t) for t in tree.children if isinstance(t, Tree))
        if tree.data == "negation":
            return Not(parts[0])
        if len(parts) == 1:
            return parts[0]
        return Any_(parts) if tree.data == "either" else All(parts)

    def fact(self, tokens: list[Token]) -> Fact:
        for token in tokens:
            if token in language().relations:
                raise self._not_yet(self._part([token]))
        subject, rest = tokens[0], tokens[1:]
        for verb, fact in language().facts.items():
            size = len(fact.words.split())
            if [str(t) for t in rest[:size]] == fact.words.split():
                if not fact.evaluated:
                    raise self._not_yet(self._part(rest[:size]))
                self._subject(self._part([subject]), fact)
                return self._fact(str(subject), verb, fact, rest[size:])
        raise self._unknown(tokens)

    def _fact(self, subject: str, verb: str, fact: FactWord, rest: list[Token]) -> Fact:
        if "number" in fact.after:
            return Fact(subject=subject, verb=verb, number=self._number(rest, subject, fact))
        if rest and "id" not in fact.after:
            raise self._too_much(rest)
        if len(rest) > 1:
            raise self._too_much(rest[1:])
        return Fact(subject=subject, verb=verb, object=self._object(rest))

    def _object(self, rest: list[Token]) -> str | None:
        if not rest:
            return None
        part = self._part(rest)
        kind = "phase" if part.text in self.names.are("phase") else "obligation"
        return self.names.require(part, kind, self.source)

    def _number(self, rest: list[Token], subject: str, fact: FactWord) -> Number:
        if len(rest) == 1 and rest[0].isdecimal():
            return int(rest[0])
        raise self._part(rest).problem(
            self.source,
            "T910",
            f"`{subject} {fact.words}` asks for one number",
            remedy=f"write `{subject} {fact.words} 10`",
        )

    def _subject(self, part: Word, fact: FactWord) -> None:
        if "agreement" in fact.subject and part.text == "agreement":
            return
        kinds = self.names.kinds.get(part.text, frozenset())
        if not kinds:
            known = [n for k in fact.subject for n in self.names.are(k)]
            raise part.problem(
                self.source,
                "T908",
                f"“{part.text}” is not defined in this agreement",
                remedy=nearest(part.text, known or list(self.names.kinds)),
            )
        if not kinds & set(fact.subject):
            raise part.problem(
                self.source,
                "T910",
                f"“{part.text}” is {_either(kinds)}, and `{fact.words}` is said of "
                f"{_either(fact.subject)}",
                remedy="say of it: " + _facts(kinds),
            )

    def _part(self, tokens: list[Token]) -> Word:
        """Return the words of some tokens with their place (the whole condition for none)."""
        if not tokens:
            return self.word
        start = tokens[0].start_pos or 0
        return Word(" ".join(tokens), self.word.at(start), self.word.on_one_line)

    def _not_yet(self, part: Word) -> Exception:
        return part.problem(
            self.source,
            "T904",
            f"`{part.text}` belongs to the conditions of the language, but this version "
            "does not evaluate it yet",
            remedy="remove it or wait; it is never ignored",
        )

    def _too_much(self, tokens: list[Token]) -> Exception:
        part = self._part(tokens)
        return part.problem(
            self.source,
            "T910",
            f"“{part.text}” is more than the fact says",
            remedy="join facts by `and` or `or`; acceptance in principle is no fact of a condition",
        )

    def _unknown(self, tokens: list[Token]) -> Exception:
        part = self._part(tokens[1:] or tokens)
        words = [f.words for f in language().facts.values()]
        return part.problem(
            self.source,
            "T910",
            f"“{part.text}” is not a fact that a condition can name",
            remedy=nearest(part.text, words)
            if tokens[1:]
            else "say what is asked of it: " + _facts(self.names.kinds.get(part.text, ())),
        )


def _facts(kinds: Collection[str] = ()) -> str:
    """List the facts that can be said of these kinds (of anything, if none is given)."""
    return ", ".join(
        f"`{fact.words}`"
        for fact in language().facts.values()
        if fact.evaluated and (not kinds or set(kinds) & set(fact.subject))
    )


def _either(kinds: Collection[str]) -> str:
    return " or ".join(with_article(kind) for kind in sorted(kinds))
