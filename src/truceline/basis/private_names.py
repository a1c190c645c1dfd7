"""Where names of private persons stand in a text, and the details after a name that tell who it is.

A name is found where it follows a person pattern (a title, an age, a relation, a verb of speech,
what befell somebody) and is neither an actor of the registry nor a place; and, wherever else it
stands, once a text held has told it so. Other scripts are read by the same patterns, in a twin of
the text whose words of such a script are spelt in Latin letters of the same case and length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from truceline.basis.gazetteer import places_in
from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span
from truceline.basis.withholding import any_of, cues

__all__ = ["PrivateNames", "details_after", "known_names", "names_in", "names_of_speaker"]

_VOCABULARY = "private_person_words"
_UPPER, _LOWER = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽ",
    "a-zß-öø-ÿāăąćčďđēęěğģīıķļłńņňōőřśşšťūůűźżž",
)
_TOKEN = (
    rf"(?:(?:al|el|Al|El|O|d|D)[-’'])?[{_UPPER}][{_LOWER}’'\-]*[{_LOWER}](?:-[{_UPPER}][{_LOWER}]+)*"
    rf"|[{_UPPER}]\.|[{_UPPER}](?:’|')[{_UPPER}][{_LOWER}]+"
)
_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|Abu|umm|Umm|ben|bar|van|von|der|de|da|del|di)"
_MORE = rf"(?:[ \t]+|[ \t]*\n[ \t]*|-)(?:{_PARTICLE}[\s-]+)*(?:{_TOKEN})"
_INSIDE = (
    rf"(?:{_TOKEN})(?:{_MORE}){{0,2}}[ \t]+\((?:{_TOKEN})(?:{_MORE}){{0,3}}\)(?:{_MORE}){{1,3}}"
)
"""A name with another spelling of it, in brackets, before its last word."""
_NAME = rf"(?:{_INSIDE}|(?:{_TOKEN})(?:{_MORE}){{1,4}})"
_ONE = rf"(?:{_INSIDE}|(?:{_TOKEN})(?:{_MORE}){{0,4}})"
_NO_PLACE = "".join(rf"(?<!\b{lead}\s)" for lead in ("in", "near", "at", "from", "of", "to"))
_HOW = r"(?:[\w-]+\s+){0,3}?"
_BEEN = r"(?:was|were|had\s+been|has\s+been)"
_TOGETHER = r"(?:with|alongside|beside)"
_WORD = re.compile(r"[^\W\d_]+")
_AGE = (
    r"(?:,?\s+aged\s+\d{1,3}\b"
    r"|(?:,\s+\d{1,3}|\s+\(\d{1,3}\))(?=\s*(?:[,;:)”]|\.(?!\d)|and\b|$)))"
)
_CLOSED = r"(?=\s*(?:[,.;:)”]|$)|\s+(?:from|of|in|at|with|and|who|whose|whom|that|aged)\b)"
"""What follows an apposition; where its noun goes on to a verb, it begins a sentence of its own."""
_ALSO = r"(?:\s+\([^()\d]{2,60}\))?"
"""The same name in another spelling, in brackets."""
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u200c\u200d\u2c00-\udfff\uf900-\U0001ffff]+")
_JOINS = {"־": "-", "״": "’", "׳": "’", "\u200c": "’", "\u200d": "’"}
_SHORTEST = 3


def _in_latin(text: str) -> str:
    """Return ``text`` with its words of other scripts as "Xxxxx", every other character as it is."""
    return _OTHER_SCRIPT.sub(_word_in_latin, text)


def _word_in_latin(m: re.Match[str]) -> str:
    """A letter without case is a capital where a word begins; marks are letters like those they mark."""
    out = ""
    for c in m[0]:
        kind = unicodedata.category(c)
        if kind[0] not in "LM" or unicodedata.name(c, "").startswith("LATIN"):
            out += _JOINS.get(c, c)
        else:
            begins = not (out[-1:].isalpha() or out[-1:] == "’")
            out += "X" if kind == "Lu" or (begins and c.title() == c) else "x"
    return out


class PrivateNames(msgspec.Struct, frozen=True):
    """Names that texts have told as those of private persons: in ``full``, and surnames ``alone``."""

    full: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where these names stand in ``text``; a name in full goes before its surname."""
        if not self.full:
            return
        lasts, text = _by_last(self), text.replace("\n", " ")
        for m in _words().finditer(_in_latin(text)):
            token = _bare(text[m.start() : m.end()])
            full = [n for n in lasts.get(token, ()) if text[: m.start() + len(token)].endswith(n)]
            if full:
                end = m.start() + len(token)
                yield Span(end - max(map(len, full)), end)
            elif token in self.alone:
                yield Span(m.start(), m.start() + len(token))


@cache
def _by_last(names: PrivateNames) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names.full):
        found.setdefault(_last(name), []).append(name)
    return found


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _bare(token: str) -> str:
    """A word without a possessive ending."""
    return re.sub(r"[’']s?$", "", token)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:{_TOKEN})(?![\w])")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    def any_(*codes: str) -> str:
        return any_of(_VOCABULARY, *codes)

    title, relation, speech = any_("title"), any_("relation"), any_("speech")
    role, befell = rf"{any_('role')}s?", any_("befell")
    return tuple(
        re.compile(p)
        for p in (
            rf"\b{title}\.?\s+(?P<name>{_ONE})",
            rf"(?P<name>{_NAME}){_ALSO}{_AGE}",
            rf"(?P<name>{_NAME}){_ALSO},\s+an?\s+{_HOW}{role}\b{_CLOSED}",
            rf"{_NO_PLACE}(?P<name>{_NAME}){_ALSO},\s+an?\s+{_HOW}{role}\b",
            rf"(?P<name>{_NAME}){_ALSO},\s+(?:an?|the)\s+\d{{1,3}}-year-old\b",
            rf"(?<=[a-z,]\s)(?P<name>{_ONE})(?!\s+\(){_AGE}",
            rf"\b\d{{1,3}}-year-old\s+(?:[a-z]+\s+){{0,3}}(?P<name>{_ONE})",
            rf"\b(?i:{relation})(?:,|\s+of)?\s+(?P<name>{_ONE})",
            rf"(?P<name>{_NAME})[’']s?\s+{relation}\b",
            rf"\b(?i:{role}),?\s+(?P<name>{_NAME})",
            rf"(?P<name>{_NAME})(?:,\s+[a-z][^,.]{{2,60}},)?\s+{speech}\b",
            rf"\b{speech}\s+(?P<name>{_NAME})(?=[,.])",
            rf"\b(?i:{any_('of-whom')})\s+of\s+(?P<name>{_NAME})",
            rf"\b(?i:{any_('fate')})\s+(?P<name>{_NAME})",
            rf"\b(?:named|called|identified\s+as|known\s+as)\s+(?P<name>{_ONE})",
            rf"(?P<name>{_NAME})\s+{_BEEN}\s+{befell}\b",
            rf"{_NAME}(?:,?\s+(?:who\s+)?{_BEEN}|,)\s+{befell}\s+(?:[a-z]+\s+){{0,4}}?{_TOGETHER}\s+(?P<name>{_NAME})",
        )
    )


def names_in(text: str, registry: Registry, known: PrivateNames | None = None) -> tuple[Span, ...]:
    """Return where private names stand in ``text``, left to right, not overlapping."""
    latin = _in_latin(text)
    found = [_trimmed(text, Span(*m.span("name"))) for p in _patterns() for m in p.finditer(latin)]
    found += known.spans(text) if known is not None else ()
    return _private(text, found, registry) if found else ()


def names_of_speaker(text: str, registry: Registry) -> tuple[Span, ...]:
    """Return every name in the words for a speaker that is no public one."""
    found = [_trimmed(text, Span(*m.span())) for m in re.finditer(_NAME, _in_latin(text))]
    return _private(text, found, registry)


def known_names(texts: Iterable[str], speakers: Iterable[str], registry: Registry) -> PrivateNames:
    """Return the private names that ``texts`` and the words for ``speakers`` tell, for use elsewhere.

    A surname counts alone too, unless an actor of the registry bears it, or the texts use the word
    in small letters or as the name of a place or body ("in Tolma", "the Herald").
    """
    bodies = list(dict.fromkeys(t.replace("\n", " ") for t in texts))
    found = {t[s.start : s.end] for t in bodies for s in names_in(t, registry)}
    for words in dict.fromkeys(speakers):
        found |= {words[s.start : s.end] for s in names_of_speaker(words, registry)}
    lasts = {_last(name) for name in found}
    other = _other_words(bodies, lasts)
    alone = {w for w in lasts - other if len(w) >= _SHORTEST and not registry.mentions(w)}
    return PrivateNames(frozenset(found), frozenset(alone))


def _other_words(texts: Iterable[str], words: set[str]) -> set[str]:
    """Words that also serve as something else than a name of a person."""
    small = {w.lower(): w for w in words if w.lower() != w}
    taken = words & (_ignorable() | _bodies())
    for text in texts if words else ():
        taken |= {small[w] for w in _WORD.findall(text) if w in small}
        spans = (m.span(1) for m in _elsewhere().finditer(_in_latin(text)))
        taken |= words & {text[start:end] for start, end in spans}
    return taken


@cache
def _elsewhere() -> re.Pattern[str]:
    family = any_of(_VOCABULARY, "relation")
    return re.compile(
        rf"\b(?:in|near|[Tt]he)\s+({_TOKEN})(?![\w-])(?!\s+(?:{family}|home|house)\b)"
    )


@cache
def _ignorable() -> frozenset[str]:
    return frozenset(cues(_VOCABULARY, "ignorable"))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(cues(_VOCABULARY, "body"))


# who is public


def _private(text: str, found: Iterable[Span], registry: Registry) -> tuple[Span, ...]:
    public = _public(text, registry)
    kept: list[Span] = []
    for span in found:
        name = _without_lead(text, span, public)
        if name is not None and not any(name.meets(k) for k in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _public(text: str, registry: Registry) -> tuple[Span, ...]:
    """Return the spans of publicly known actors, what belongs to them, and places."""
    actors = tuple(m.span for m in registry.mentions(text))
    return actors + tuple(m.span for m in places_in(text))


def _without_lead(text: str, name: Span, public: tuple[Span, ...]) -> Span | None:
    """Return a private name without capitalised words before it that name nobody; None if public.

    A name is public if every word of it belongs to a known actor or place, or it is a body's. One
    shared word is not enough: who bears an office holder's surname is not that office holder.
    """
    words = [
        Span(name.start + m.start(), name.start + m.end())
        for m in _WORD.finditer(_in_latin(text[name.start : name.end]))
    ]
    texts = [text[w.start : w.end] for w in words]
    if any(w in _bodies() for w in texts) or _opens_a_body(text, name.end, texts[-1]):
        return None
    names = [w for w, t in zip(words, texts, strict=True) if t not in _ignorable()]
    if all(any(s.meets(w) for s in public) for w in names):
        return None
    after = _after_public_lead(text, name, names, public)
    if after is not None:
        return _without_lead(text, after, public)
    return Span(names[0].start, name.end)


def _after_public_lead(
    text: str, name: Span, words: list[Span], public: tuple[Span, ...]
) -> Span | None:
    """What stands behind a bracket after a public name ("Hamas (the movement) ..."), None if none does."""
    opens, closes = text.find("(", name.start, name.end), text.find(")", name.start, name.end)
    lead = [w for w in words if w.end <= opens]
    if closes < 0 or not all(any(s.meets(w) for s in public) for w in lead):
        return None
    start = next((w.start for w in words if w.start > closes), name.end)
    return Span(start, name.end) if start < name.end else None


def _opens_a_body(text: str, end: int, last: str) -> bool:
    """Whether a name that ends in ``last`` opens that of a body ("the Valley Farmers' Federation")."""
    return last in cues(_VOCABULARY, "members") and _of_a_body().match(text, end) is not None


@cache
def _of_a_body() -> re.Pattern[str]:
    return re.compile(rf"[’']\s+(?:(?:{_TOKEN})\s+){{0,3}}?{any_of(_VOCABULARY, 'body')}\b")


def _trimmed(text: str, span: Span) -> Span:
    """Leave a possessive ending out of a name."""
    return Span(span.start, span.start + len(_bare(text[span.start : span.end])))


# what follows a name


@cache
def _detail() -> re.Pattern[str]:
    relation, number = any_of(_VOCABULARY, "relation"), r"(?:[\w’'-]+\s+){0,3}?"
    kin = rf"(?:his|her|their)\s+{number}{relation}(?:\s+(?:{_ONE})(?=[\s,.;:)]|$))?"
    lead = r"(?:an?|the|his|her|their|who|whose|from|of|one\s+of|formerly|a\s+former|both|mother|father)"
    return re.compile(
        rf"(?P<age>{_AGE})|(?P<kin>,?\s+(?:and|with)\s+{kin})"
        rf"|(?P<apposition>,\s+(?:and\s+)?{lead}\b[^,.;:()“”\n]*)|(?P<name>,?\s+and\s+{_ONE}(?=[,.;]|$)|\s+\({_NAME}\))"
    )


def details_after(text: str, name: Span, registry: Registry) -> Span:
    """Return where age, relations and appositions stand after a name, with the comma that ends them.

    What tells a public office ("a spokesman for the ministry") or names an actor is no detail.
    """
    public, latin = _public(text, registry), _in_latin(text)
    end = name.end
    while (m := _detail().match(latin, end)) and _is_detail(text, m, registry, public):
        end = m.end()
    if end > name.end and re.match(r",(?=\s+[a-z])", text[end:]) and "," in text[name.end : end]:
        end += 1
    return Span(name.end, end)


def _is_detail(text: str, m: re.Match[str], registry: Registry, public: tuple[Span, ...]) -> bool:
    if m["name"] is not None:
        name = re.search(_ONE, m["name"])
        span = Span(m.start() + name.start(), m.start() + name.end()) if name else Span(0, 0)
        return _without_lead(text, span, public) is not None
    if m["apposition"] is None:
        return True
    told = text[m.start() : m.end()]
    return not (_tells().search(told) or any(not n.adjective for n in registry.mentions(told)))


@cache
def _tells() -> re.Pattern[str]:
    """A public office, or a verb of speech: no detail of a private life."""
    return re.compile(rf"\b(?:{any_of(_VOCABULARY, 'office')}|{any_of(_VOCABULARY, 'speech')})\b")
