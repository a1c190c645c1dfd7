"""The ids that a file defines, read before its clauses so that each reference can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Table, Word
from truceline.basis.vocabulary import nearest, vocabulary

__all__ = ["Names", "actor_id", "names_of", "with_article"]

_CLAUSE_ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
_ACTOR_ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:[-/][a-z0-9]+)*")
_ROLES = ("parties", "mediators", "guarantors", "verifiers", "disputes")
# Subjects that conditions already give a meaning to.
_RESERVED = ("agreement",)


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """Which ids the file defines, by what they stand for."""

    kinds: Mapping[str, frozenset[str]]

    def are(self, kind: str) -> tuple[str, ...]:
        """Return the ids of a kind (party, mediator, phase, obligation, talks), in order."""
        return tuple(name for name, kinds in self.kinds.items() if kind in kinds)

    def require(self, word: Word, kind: str, source: SourceText) -> str:
        """Return the id in ``word`` if it is one of ``kind``. Raises AgreementProblem T908."""
        if kind in self.kinds.get(word.text, frozenset()):
            return word.text
        known = list(self.are(kind))
        what = f"“{word.text}” is not defined as {with_article(kind)} of this agreement"
        remedy = nearest(word.text, known) if known else f"define it under `{_section(kind)}`"
        raise source.problem("T908", what, word.place, length=len(word.text), remedy=remedy)


def with_article(kind: str) -> str:
    """Return the name of a kind of id for a sentence (talks and disputes take no article)."""
    if kind.endswith("s"):
        return kind
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _section(kind: str) -> str:
    sections = {"party": "parties", "talks": "obligations", "disputes": "disputes"}
    return sections.get(kind, kind + "s")


def names_of(root: Table, source: SourceText) -> Names:
    """Return the ids that the file defines. Raises AgreementProblem T908."""
    kinds: dict[str, frozenset[str]] = {}
    for role in _ROLES:
        for word in _keys(root, role):
            kinds[actor_id(word, source)] = kinds.get(word.text, frozenset()) | {_singular(role)}
    clauses: dict[str, Word] = {}
    for section in ("phases", "obligations"):
        for word in _keys(root, section):
            _new_clause_id(word, kinds, clauses, source)
            clauses[word.text] = word
            kinds[word.text] = frozenset({_singular(section), *_talks(root, word.text)})
    return Names(kinds=kinds)


def _singular(section: str) -> str:
    return {"parties": "party", "disputes": "disputes"}.get(section, section.removesuffix("s"))


def _keys(root: Table, section: str) -> Iterator[Word]:
    entry = root.entry(section)
    if entry is not None and isinstance(entry.value, Table):
        yield from (e.key for e in entry.value.entries)


def actor_id(word: Word, source: SourceText) -> str:
    """Return an actor's id. Raises AgreementProblem T908 if it is not written as one."""
    if _ACTOR_ID.fullmatch(word.text) is None:
        raise word.problem(
            source,
            "T908",
            f"“{word.text}” is not an actor's id",
            remedy="write small letters, digits and hyphens: `party-a`, `party-a/council`",
        )
    return word.text


def _new_clause_id(
    word: Word, kinds: Mapping[str, frozenset[str]], clauses: Mapping[str, Word], source: SourceText
) -> None:
    if _CLAUSE_ID.fullmatch(word.text) is None:
        raise word.problem(
            source,
            "T908",
            f"“{word.text}” is not an id",
            remedy="write small letters, digits and hyphens: `phase-1`, `leave-corridor`",
        )
    if word.text in kinds or word.text in _RESERVED:
        twin = [clauses[word.text].reach] if word.text in clauses else []
        raise word.problem(
            source,
            "T908",
            f"the id “{word.text}” already stands for something else",
            remedy="give each party, phase and obligation an id of its own",
            also=twin,
        )


def _talks(root: Table, obligation: str) -> Iterator[str]:
    """Yield "talks" for an obligation whose deed is to hold talks."""
    section = root.entry("obligations")
    body = section.value.entry(obligation) if section and isinstance(section.value, Table) else None
    must = body.value.entry("must") if body and isinstance(body.value, Table) else None
    label = vocabulary("deeds")["hold-talks"].english
    if must and isinstance(must.value, Word) and must.value.text.startswith(label):
        yield "talks"
