"""Law 3 on movements: no hour and no route until done; fewer than five held persons have no category.

What is told as done stays: a sentence with a past form of a deed and no word that what is told is
to come, asked for or hangs on something. Where neither can be told, the hour is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from truceline.basis.gazetteer import places_in
from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span
from truceline.basis.withholding import Withheld, any_of, apart, clauses, without

__all__ = [
    "HOUR_WITHHELD",
    "PLACE_WITHHELD",
    "is_movement",
    "small_groups",
    "times_and_routes",
    "told_as_done",
    "without_hours",
]

HOUR_WITHHELD = "[hour withheld]"
PLACE_WITHHELD = "[place withheld]"

_WORDS = "movement_words"
_NEAR = 60


@cache
def _pattern(*codes: str) -> re.Pattern[str]:
    """Words in small letters (May is no "may"), but at the head of the text in any."""
    words = any_of(_WORDS, *codes)
    return re.compile(rf"(?<![\w-]){words}(?![\w-])|^(?i:{words})(?![\w-])")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_WORDS, 'moved', 'motion')}\b", re.I)


@cache
def _clock() -> re.Pattern[str]:
    number, name = any_of(_WORDS, "hour-number"), any_of(_WORDS, "hour-name")
    day = r"\s+in\s+the\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening)|\s+at\s+night"
    half = r"half\s+past|quarter\s+(?:past|to)|(?:ten|twenty|five)\s+(?:minutes\s+)?(?:past|to)"
    forms = (
        rf"\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:hours|hrs|h|UTC|GMT)\b)?(?:{day})?",
        r"\b\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?",
        r"\b(?<=at )\d{1,2}\.\d{2}\b|\b(?<=by )\d{1,2}\.\d{2}\b|\b\d{1,2}h\d{2}\b",
        r"\b[0-2]\d[0-5]\d\s?(?:hours|hrs|h)\b",
        rf"\b(?:{half})\s+(?:{number}|{name})(?:{day})?",
        rf"\b(?:{number}|\d{{1,2}})(?:\s+o[’']clock(?:{day})?|{day})",
        rf"(?<=\bat ){number}(?=[,.;)”]|\s+(?:sharp|on|and|for)\b|$)",
        r"(?<=\bat )\d{1,2}(?=[,.;)”]|\s+(?:sharp|on)\b|$)",
        rf"(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter )|(?<=day )){name}\b",
    )
    return re.compile("|".join(forms), re.I)


_ISO = re.compile(
    r"(?<=\d{4}-\d{2}-\d{2})T\d{2}(?::?\d{2}(?::?\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?"
)


def is_movement(text: str) -> bool:
    """Say whether words tell of moving people, remains, aid or forces, or of a way opened to them."""
    return _moves().search(text) is not None


def told_as_done(clause: str) -> bool:
    """Say whether a clause tells something as done: a past form, and nothing that is to come."""
    if _pattern("to-come").search(clause):
        return False
    told = _pattern("told")
    past = [*re.findall(r"\b[a-z]{2,}ed\b", clause), *_after_auxiliary().findall(clause)]
    return _pattern("happened").search(clause) is not None or any(
        not told.fullmatch(w) for w in past
    )


@cache
def _after_auxiliary() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_WORDS, 'auxiliary')}\s+(?:\w+ly\s+|not\s+|already\s+)?([a-z]+)")


def times_and_routes(
    text: str, registry: Registry, *, to_come: bool = False
) -> tuple[Withheld, ...]:
    """Return the hours, and the places on the route beside them, of movements that are not yet done.

    With ``to_come`` somebody already knows that the whole text is about such a movement.
    """
    found: list[Withheld] = []
    for span in clauses(text):
        clause = text[span.start : span.end]
        hours = _hours(clause)
        if not to_come:
            hours = [h for h in hours if is_movement(clause) and not _told_as_done(clause, h.span)]
        if hours:
            found += _moved(apart([*hours, *_route(clause, registry)]), span.start)
    return tuple(found)


def _told_as_done(clause: str, hour: Span) -> bool:
    """Whether the words round an hour tell it as done: those of its quotation, or those outside of any."""
    pieces = (Span(*m.span()) for m in re.finditer(r"“[^”]*”?|[^“]+", clause))
    return any(p.holds(hour) and told_as_done(clause[p.start : p.end]) for p in pieces)


def without_hours(text: str) -> str:
    """Return ``text`` with clock times withheld, whatever it tells."""
    return without(text, apart(_hours(text)))


def _hours(text: str) -> list[Withheld]:
    clock = [Withheld(_stopped(text, m), HOUR_WITHHELD) for m in _clock().finditer(text)]
    return [*clock, *(Withheld(Span(*m.span()), "") for m in _ISO.finditer(text))]


def _stopped(text: str, m: re.Match[str]) -> Span:
    """The hour, without a full stop that ends the sentence ("5 p.m.")."""
    ends = m[0].endswith(".") and m.end() == len(text.rstrip('”’" \n'))
    return Span(m.start(), m.end() - ends)


def _moved(found: tuple[Withheld, ...], by: int) -> Iterator[Withheld]:
    for one in found:
        yield Withheld(Span(one.span.start + by, one.span.end + by), one.by)


@cache
def _place() -> re.Pattern[str]:
    noun, lead = any_of(_WORDS, "place-noun"), any_of(_WORDS, "route")
    word = rf"(?!(?:the|a|an|and|of|has|is|{lead})\b)[\w’'-]+"
    return re.compile(rf"\b{lead}\s+(?P<place>(?:(?:the|a|an)\s+)?(?:{word}\s+){{0,3}}?{noun})s?\b")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_WORDS, 'route')}\s+(?:the\s+)?$", re.I)


def _route(clause: str, registry: Registry) -> list[Withheld]:
    """Places that a word of a route leads to; an actor of the registry is no place on a route."""
    actors = [m.span for m in registry.mentions(clause)]
    named = [Span(*m.span("place")) for m in _place().finditer(clause)]
    known = [
        m.span
        for m in places_in(clause)
        if _lead().search(clause[: m.span.start]) and not any(m.span.meets(a) for a in actors)
    ]
    return [Withheld(s, PLACE_WITHHELD) for s in (*named, *known)]


# persons held


@cache
def _several() -> re.Pattern[str]:
    category, persons = any_of(_WORDS, "category"), any_of(_WORDS, "persons")
    return re.compile(
        r"\b(?P<count>(?:the\s+|another\s+|these\s+|those\s+|its\s+|their\s+)?(?:two|three|four|[2-4])|both"
        r"|a\s+couple\s+of|a\s+pair\s+of)\s+(?:of\s+(?:the|its|their)\s+)?"
        rf"(?P<who>{_qualities()}(?:{category}|{persons})(?:\s+(?P<held>{persons}|{category}))?)\b",
        re.I,
    )


@cache
def _single() -> re.Pattern[str]:
    one = any_of(_WORDS, "one-of-them")
    return re.compile(
        rf"\b(?P<count>an?|one|1|another|the|its|their)\s+(?P<who>{_qualities()}{one}(?:\s+(?P<held>{one}))?)\b",
        re.I,
    )


def _qualities() -> str:
    return rf"(?:(?:{any_of(_WORDS, 'quality')}|(?-i:[A-Z][a-z]+)|[\w-]+-year-old)\s+){{0,3}}?"


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_WORDS, 'persons')}$", re.I)


def small_groups(text: str) -> tuple[Withheld, ...]:
    """Return the categories of fewer than five persons held, or to be moved or let go.

    Persons told to have been let go keep theirs, and so do the dead and wounded of an incident.
    """
    found: list[Withheld] = []
    for span in clauses(text):
        clause = text[span.start : span.end]
        if _in_custody(clause):
            found += _moved(apart(_categories(clause)), span.start)
    return tuple(found)


def _in_custody(clause: str) -> bool:
    let_go = _pattern("let-go").search(clause) and told_as_done(clause)
    return bool(_pattern("custody").search(clause) and not let_go) and not _harmed(clause)


def _harmed(clause: str) -> bool:
    return _pattern("harm").search(clause) is not None


def _categories(clause: str) -> Iterator[Withheld]:
    several = list(_several().finditer(clause))
    single = [m for m in _single().finditer(clause) if _is_held(clause, m)]
    for m, noun in [*((m, "people") for m in several), *((m, "person") for m in single)]:
        if not _says_no_category(m["who"]):
            held = _persons().search(m["who"])
            yield Withheld(Span(*m.span("who")), held[0] if held else noun)


def _says_no_category(who: str) -> bool:
    """Whether only "captives" and the like is told, or of which side they are."""
    words = who.split()
    return _persons().fullmatch(words[-1]) is not None and all(w[:1].isupper() for w in words[:-1])


def _is_held(clause: str, m: re.Match[str]) -> bool:
    """Whether one person is spoken of as held: a word of custody right before or after, no speaker."""
    before = re.split(r"[,:]", clause[max(0, m.start() - _NEAR) : m.start()])[-1]
    after = re.split(r"[,:]", clause[m.end() : m.end() + _NEAR])[0]
    if _speaks().match(after):
        return False
    held = _pattern("custody")
    return bool(held.search(before) or held.search(after))


@cache
def _speaks() -> re.Pattern[str]:
    said = any_of("private_person_words", "speech")
    return re.compile(rf"(?:\s+[\w’'-]+){{0,6}}?\s+{said}\b")
