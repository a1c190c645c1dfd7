"""Deeds told in prose: which deed of the vocabulary, by whom, how much, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import Amount, EventPart
from truceline.claims.clauses import is_passive
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.telling import Telling, amount_as_quantity
from truceline.claims.words import GAP

__all__ = ["deed_of"]

_CLAUSE_END = re.compile(rf"[.;:{GAP}](?=\s|$|{GAP})|\s[—–-]\s|—")


def deed_of(told: Telling) -> tuple[int, EventPart] | None:
    """Return the first deed told, with where it stands in the words; None if there is none.

    A deed that "could" happen is none. "Stopped the entry of goods" is the deed admit, withheld.
    """
    for m, code in _matches(told.text):
        if not told.is_fact(m.start()) or _is_reduced(told.text, m, code):
            continue
        if not _is_noun(told.text, m) or _governed(told, m):
            return m.start(), _part(told, m, code)
    return None


def _is_noun(text: str, m: re.Match[str]) -> bool:
    """Whether the words found are a noun: "the release", "withdrawal from", "entry of goods"."""
    if _noun().fullmatch(m[0]) is not None:
        return True
    bare = m[0].lower() in _data("noun_verbs")
    return bare and (
        re.match(r"\s+of\b", text[m.end() :]) is not None
        or _determiner().search(text[: m.start()]) is not None
    )


def _is_reduced(text: str, m: re.Match[str], code: str) -> bool:
    """Whether a participle only describes ("each person released"): no deed told, unless "by A"."""
    if code not in _data("by_unit") or is_passive(text, m.start()) or _is_noun(text, m):
        return False
    if not re.search(r"(?:ed|over)$", m[0]) or re.match(r"\s+by\s", text[m.end() :]):
        return False
    before = text[: m.start()].rstrip()
    a, _ = _clause(text, m.start(), m.end())
    return any(n.end() == len(before) for n in _needs()[code].finditer(text, a, len(before)))


def _governed(told: Telling, m: re.Match[str]) -> bool:
    """Whether a noun ("the withdrawal", "entry of goods") is told as done, held back or resumed."""
    around = _around(told.text, m)
    return (
        _holding(told, m) is not None
        or _said()["resumed"].search(around) is not None
        or _took_place().search(around) is not None
    )


def _matches(text: str) -> list[tuple[re.Match[str], str]]:
    clear = _none().sub(lambda m: GAP * len(m[0]), text)
    found = [
        (m.start(), rank, m, code)
        for rank, (code, pattern) in enumerate(_forms().items())
        for m in pattern.finditer(clear)
        if GAP not in m[0] and _has_object(clear, m, code)
    ]
    return [(m, code) for _, _, m, code in sorted(found, key=lambda f: f[:2])]


def _has_object(text: str, m: re.Match[str], code: str) -> bool:
    a, b = _clause(text, m.start(), m.end())
    subject = _data("subject_needs").get(code, {}).get(m[0].lower())
    if subject is not None and not re.search(rf"\b{subject}\b", text[a : m.start()], re.IGNORECASE):
        return False
    return _needs()[code].search(text[a:b]) is not None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    before = [x.end() for x in _CLAUSE_END.finditer(text, 0, start)]
    after = _CLAUSE_END.search(text, end)
    return (before[-1] if before else 0), (len(text) if after is None else after.start())


def _part(told: Telling, m: re.Match[str], found: str) -> EventPart:
    amount = _amount(told, m, found)
    unit = None if amount is None else amount.unit
    code = _kind_of_handing(told.text, m, found, unit)
    says = _says(told, m)
    deed = str(vocabulary("deeds")[code].more.get("implies", code)) if says == "withheld" else code
    by = told.subject(m.start()) if deed in _data("joint") else _doer(told, m)
    return EventPart(
        kind=_kind(told, deed, says, amount),
        at=told.at,
        until=told.until,
        by=by,
        to=told.named_after(m.end(), ("to", "with")),
        deed=deed,
        item=_item(told.text, m, found),
        quantity=None if amount is None else amount_as_quantity(amount),
        place=told.place,
        says=says,
        words=None if told.draft.content is None else told.draft.content.text,
        condition=told.draft.conditions[0].text if told.draft.conditions else None,
        mode=str(vocabulary("deeds")[deed].more["plover"]),
    )


def _kind_of_handing(text: str, m: re.Match[str], found: str, unit: str | None) -> str:
    """Return release for living persons handed over, hand-over for remains; else what was found."""
    a, b = _clause(text, m.start(), m.end())
    if found in _data("by_unit") and _remains().search(text[a:b]):
        unit = "bodies"
    return str(_data("by_unit").get(found, {}).get(unit, found))


def _amount(told: Telling, m: re.Match[str], code: str) -> Amount | None:
    if code in _data("unitless"):
        return None
    return told.amount_near(m.start(), _data("units").get(code))


def _says(told: Telling, m: re.Match[str]) -> str | None:
    """Return what is said of the deed at ``m``: withheld, resumed, denied, undone, planned, done.

    To deny that something is held back, or to promise not to, says neither that it was done nor
    that it was not: None.
    """
    withheld = _holding(told, m) is not None or _closing().fullmatch(m[0]) is not None
    if told.draft.act == "denies":
        return None if withheld else "denied"
    holding = _holding(told, m) or m
    if withheld and told.is_negated(holding.start()):
        return None
    negated = told.is_negated(m.start(), m.end())
    future = told.is_future(m.start()) or told.is_future(m.end())
    if withheld or (negated and (future or told.draft.act in {"announces", "rejects"})):
        return "withheld"
    if _said()["resumed"].search(_around(told.text, m)):
        return "resumed"
    if negated:
        return "undone"
    if told.draft.act == "offers" or (told.draft.conditions and not future):
        return "conditional"
    return "planned" if future or told.draft.act in {"commits", "orders"} else "done"


def _around(text: str, m: re.Match[str]) -> str:
    """The words of the clause that govern the deed: before it, and after it if it is a noun."""
    a, b = _clause(text, m.start(), m.end())
    return text[a : b if _is_noun(text, m) else m.end()]


def _holding(told: Telling, m: re.Match[str]) -> re.Match[str] | None:
    """Return the word that holds the deed back, if one governs it.

    Before a verb no other verb may stand between ("held back the opening would be released" holds
    back something else); of a noun the word may also follow ("the entry of goods was stopped").
    """
    text = told.text
    a, b = _clause(text, m.start(), m.end())
    end = b if _is_noun(text, m) else m.end()
    for h in _said()["withheld"].finditer(text, a, end):
        between = text[h.end() : m.start()] if h.end() <= m.start() else ""
        if len(between.split()) <= _REACH and not _finite().search(between):
            return h
    return None


_REACH = 8
"""How many words may stand between the word that holds back and what is held back."""


def _doer(told: Telling, m: re.Match[str]) -> tuple[str, ...]:
    """Return the doer of the deed; of what is withheld, who withholds it."""
    holding = _holding(told, m)
    start, end = m.span() if holding is None else holding.span()
    named = () if holding is None and _is_noun(told.text, m) else told.doer(start, end)
    own = told.draft.voice == "attributed" and told.draft.act in _data("own_decision")
    return named or (told.seen.speaker.ids if own else ())


def _kind(told: Telling, deed: str, says: str | None, amount: Amount | None) -> str:
    if deed == "hold-talks":
        return "talks"
    if told.draft.act in _data("announcing") or says in {"planned", "conditional"}:
        return "announcement"
    if amount is not None and (amount.scope in _rates() or _aggregated().search(told.text)):
        return "count"
    return "delivery" if deed in _data("delivered") and says == "done" else "event"


@cache
def _rates() -> frozenset[str]:
    return frozenset(cue_file("amounts")["rates"])


def _item(text: str, m: re.Match[str], code: str) -> str | None:
    """Return the word for what was released, let in, opened: the object if it follows, else before."""
    if code in _data("unitless_items"):
        return None
    a, b = _clause(text, m.start(), m.end())
    named = _needs()[code].search(text, m.end(), b) or _needs()[code].search(text, a, m.start())
    return None if named is None or named[0] == "from" else named[0]


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    deeds = vocabulary("deeds")
    own = _data("forms")
    return {
        code: wording(
            [*own.get(code, ()), *(c for c in deeds[code].cues.get("en", ()) if " " in c)]
        )
        for code in _data("needs")
    }


def _further(cues: Iterable[str]) -> list[str]:
    """Return the cues of several words that the vocabulary adds; single words are forms of our own."""
    return [c for c in cues if " " in c and c not in _data("left_out")]


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_data('determiners'))})\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _finite() -> re.Pattern[str]:
    return wording([_data("finite")])


@cache
def _needs() -> dict[str, re.Pattern[str]]:
    return {code: wording([phrase]) for code, phrase in _data("needs").items()}


@cache
def _said() -> dict[str, re.Pattern[str]]:
    return {code: wording(phrases) for code, phrases in _data("says").items()}


@cache
def _closing() -> re.Pattern[str]:
    return wording(_data("withheld_forms"))


@cache
def _remains() -> re.Pattern[str]:
    return wording([_data("remains")])


@cache
def _noun() -> re.Pattern[str]:
    return wording(_data("nouns"))


@cache
def _took_place() -> re.Pattern[str]:
    return wording([_data("took_place")])


@cache
def _none() -> re.Pattern[str]:
    return wording(_data("no_event_with"))


@cache
def _aggregated() -> re.Pattern[str]:
    return wording([_data("aggregated")])


def _data(key: str) -> Any:
    return cue_file("events")[key]
