"""Phases and obligations: one table of the file to one value."""

from __future__ import annotations

from truceline.agreement.conditions import read_condition, read_continuation
from truceline.agreement.deeds import read_must, read_must_not
from truceline.agreement.fields import Fields, require_table, require_word
from truceline.agreement.model import STANDING, Condition, Deadline, Must, Obligation, Phase
from truceline.agreement.names import Names, actor_id
from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Entry, Listing, Node, Table, Word
from truceline.agreement.values import (
    read_batches,
    read_day,
    read_deadline,
    read_duration,
    read_each,
    read_every,
    read_number,
)
from truceline.agreement.words import language
from truceline.basis.quantity import Number
from truceline.basis.vocabulary import nearest, vocabulary

__all__ = ["read_obligation", "read_phase"]

_TALKS = "hold-talks"
_NOT_STATED = "not stated"
_NONE_NAMED = "none named"


def read_phase(entry: Entry, names: Names, source: SourceText) -> Phase:
    """Return one phase. Raises AgreementProblem."""
    name = f"the phase “{entry.key.text}”"
    fields = Fields(require_table(entry.value, entry.key.text, source), "phase", name, source)
    lasts = fields.word("lasts")
    continues, open_end = _continues(fields.node("continues"), names, source)
    return Phase(
        id=entry.key.text,
        place=entry.key.place,
        title=fields.text("title"),
        starts=_when(fields, "starts", names, prefix="when "),
        lasts=None if lasts is None else read_duration(lasts, source),
        continues=continues,
        open_end=open_end,
        article=fields.text("article"),
        text=fields.text("text"),
    )


def _continues(
    node: Node | None, names: Names, source: SourceText
) -> tuple[tuple[Condition, ...], bool]:
    """Return the candidate rules, and whether the text leaves open which one holds."""
    match node:
        case None:
            return (), False
        case Table(entries=(Entry(key=Word(text="open"), value=value),)):
            return _continues(value, names, source)[0], True
        case Listing(items=items):
            words = [require_word(item, "continues", source) for item in items]
            return tuple(read_continuation(w, names, source) for w in words), False
        case Word():
            return (read_continuation(node, names, source),), False
        case Table():
            raise source.problem(
                "T906",
                "`continues` takes one rule, a list, or the key `open`",
                node.place,
                remedy="write `continues: {open: [while ..., until ...]}`",
            )


def _when(fields: Fields, key: str, names: Names, prefix: str = "") -> Condition | None:
    """Return the condition under ``key``; the word ``when`` before it where the key needs it."""
    word = fields.word(key)
    if word is None:
        return None
    if prefix and not word.text.startswith(prefix):
        raise word.problem(
            fields.source, "T910", f"`{key}` must say when", remedy=f"write `{key}: when CONDITION`"
        )
    return read_condition(word.rest(len(prefix)), names, fields.source)


def read_obligation(entry: Entry, names: Names, source: SourceText) -> Obligation:
    """Return one obligation. Raises AgreementProblem."""
    name = f"the obligation “{entry.key.text}”"
    fields = Fields(require_table(entry.value, entry.key.text, source), "obligation", name, source)
    must = _must(fields)
    _refuse_clashes(fields, standing=must.deed == STANDING)
    from_ = fields.word("from")
    every = fields.word("every")
    return Obligation(
        id=entry.key.text,
        place=entry.key.place,
        party=_owing(fields, names),
        must=must,
        to=_sides(fields, "to", names),
        allies=_actors(fields, "with"),
        of=_numbers(fields, "of"),
        order=_order(fields),
        schedule=read_batches(fields.pairs("schedule"), source),
        carried_out_by=_actors(fields, "carried out by"),
        verifier=_verifier(fields, names),
        exchange_for=_clause(fields, "in exchange for", "obligation", names),
        rate={k.text: read_each(v, source) for k, v in fields.pairs("rate")},
        deadline=_deadline(fields, "deadline", names),
        begins=_day_of_talks(fields, "begins", names, must),
        concludes=_day_of_talks(fields, "concludes", names, must),
        opens=_when(fields, "when", names),
        opens_day=None if from_ is None else read_day(from_, source),
        every=None if every is None else read_every(every, source),
        of_which=_numbers(fields, "of which"),
        during=_clause(fields, "during", "phase", names),
        counted_by=_counters(fields),
        issue=_issue(fields),
        article=fields.text("article"),
        text=fields.text("text"),
    )


def _refuse_clashes(fields: Fields, *, standing: bool) -> None:
    """Refuse keys that cannot stand together. Raises AgreementProblem T906.

    ``standing``: the duty is to refrain, so that `must` clashes as `must not` does.
    """
    as_written = {"must not": "must"} if fields.table.entry("must") and standing else {}
    for clash in language().clashes:
        given = [fields.table.entry(as_written.get(key, key)) for key in clash.keys]
        first, second, *_ = [entry for entry in given if entry is not None] + [None, None]
        if first is not None and second is not None:
            raise second.key.problem(
                fields.source,
                "T906",
                f"{fields.name} has both `{first.key.text}` and `{second.key.text}`",
                remedy=clash.why,
                also=[first.key.reach],
            )
    for key, needed in language().needs.items():
        entry = fields.table.entry(key)
        if entry is not None and fields.table.entry(needed) is None:
            raise entry.key.problem(
                fields.source,
                "T906",
                f"{fields.name} has `{key}` and no `{needed}`",
                remedy=f"add `{needed}`, or remove `{key}`",
            )


def _one_of(fields: Fields, first: str, second: str) -> str:
    """Return which of two keys stands there; exactly one must."""
    given = [key for key in (first, second) if fields.table.entry(key) is not None]
    if len(given) == 1:
        return given[0]
    both = "both" if given else "neither"
    raise fields.source.problem(
        "T906",
        f"{fields.name} has {both} of `{first}` and `{second}`",
        fields.table.place,
        remedy="write exactly one of them",
    )


def _owing(fields: Fields, names: Names) -> tuple[str, ...]:
    key = _one_of(fields, "party", "parties")
    words = fields.words(key)
    if [w.text for w in words] == [_NOT_STATED]:
        return ()
    return tuple(_side(word, names, fields.source) for word in words)


def _sides(fields: Fields, key: str, names: Names) -> tuple[str, ...]:
    return tuple(_side(word, names, fields.source) for word in fields.words(key))


def _side(word: Word, names: Names, source: SourceText) -> str:
    """Return a party; mediators and guarantors may owe and be owed too."""
    kinds = names.kinds.get(word.text, frozenset())
    if kinds & {"mediator", "guarantor"}:
        return word.text
    return names.require(word, "party", source)


def _actors(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(actor_id(word, fields.source) for word in fields.words(key))


def _must(fields: Fields) -> Must:
    key = _one_of(fields, "must", "must not")
    word = fields.word(key)
    if word is None:
        raise fields.source.problem("T906", f"`{key}` has no value", fields.table.place)
    return (read_must if key == "must" else read_must_not)(word, fields.source)


def _numbers(fields: Fields, key: str) -> dict[str, Number]:
    return {k.text: read_number(v, fields.source) for k, v in fields.pairs(key)}


def _order(fields: Fields) -> tuple[str, ...]:
    """Return the order of categories; each must stand under ``of`` if that is given."""
    known = [key.text for key, _ in fields.pairs("of")]
    for word in fields.words("order"):
        if known and word.text not in known:
            raise word.problem(
                fields.source,
                "T908",
                f"“{word.text}” is not a category under `of`",
                remedy=nearest(word.text, known),
            )
    return tuple(word.text for word in fields.words("order"))


def _verifier(fields: Fields, names: Names) -> str | None:
    word = fields.word("verifier")
    if word is None or word.text == _NONE_NAMED:
        return None if word is None else _NONE_NAMED
    if word.text in names.are("party"):
        return word.text
    return names.require(word, "verifier", fields.source)


def _clause(fields: Fields, key: str, kind: str, names: Names) -> str | None:
    word = fields.word(key)
    return None if word is None else names.require(word, kind, fields.source)


def _deadline(fields: Fields, key: str, names: Names) -> Deadline | None:
    word = fields.word(key)
    return None if word is None else read_deadline(word, names, fields.source)


def _day_of_talks(fields: Fields, key: str, names: Names, must: Must) -> Deadline | None:
    """Return by when talks begin or conclude; no other deed has a beginning of its own."""
    word, deadline = fields.word(key), _deadline(fields, key, names)
    if word is None or deadline is None:
        return None
    if must.deed != _TALKS:
        entry = fields.table.entry(key)
        raise fields.source.problem(
            "T906",
            f"`{key}` is said of talks, and {fields.name} is to {must.text.split()[0]}",
            fields.table.place if entry is None else entry.key.place,
            length=len(key),
            remedy="write `deadline: day N`, and a duty of its own for what comes before",
        )
    if deadline.of is not None:
        remedy = f"write `{key}: by day 16` or `{key}: by 2025-02-03`"
        what = f"“{word.text}” cannot be read as a day of talks"
        raise word.problem(fields.source, "T907", what, remedy=remedy)
    return deadline


def _counters(fields: Fields) -> dict[str, str]:
    found = {}
    for counter, point in fields.pairs("counted by"):
        points = vocabulary("counting_points")
        if point.text not in points:
            raise point.problem(
                fields.source,
                "T907",
                f"“{point.text}” is not a counting point of the vocabulary",
                remedy=nearest(point.text, list(points)),
            )
        found[actor_id(counter, fields.source)] = point.text
    return found


def _issue(fields: Fields) -> str | None:
    word = fields.word("issue")
    if word is not None and word.text not in (issues := vocabulary("issues")):
        raise word.problem(
            fields.source,
            "T907",
            f"“{word.text}” is not an issue of the vocabulary",
            remedy=nearest(word.text, list(issues)),
        )
    return None if word is None else word.text
