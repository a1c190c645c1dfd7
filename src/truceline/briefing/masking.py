"""Law 3 at the printer: private names, hours of movements, and small groups are not shown.

A name is masked where it follows a person pattern (a title, an age, a relation, "named", a verb
of speech) and is neither an actor of the registry nor a place. What no pattern catches is shown:
the limits are told in docs/rooms/briefing.md.
"""

from __future__ import annotations

import re

import msgspec

from truceline.basis.gazetteer import places_in
from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span

__all__ = ["HOUR_WITHHELD", "NAME_WITHHELD", "Masker"]

NAME_WITHHELD = "[name withheld]"
HOUR_WITHHELD = "[hour withheld]"

_TOKEN = r"[A-Z][a-z’'\-]*[a-z](?:-[A-Z][a-z]+)*|[A-Z]\.|[A-Z](?:’|')[A-Z][a-z]+"
_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|Abu|umm|Umm|ben|bar|van|von|de|da|del|di)"
_NAME = rf"(?:{_TOKEN})(?:[\s-]+(?:{_PARTICLE}[\s-]+)?(?:{_TOKEN})){{1,4}}"
_ONE = rf"(?:{_TOKEN})(?:[\s-]+(?:{_PARTICLE}[\s-]+)?(?:{_TOKEN})){{0,4}}"
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|Sgt|Cpl|Pvt|Lt|Capt|Maj|Col|Staff Sergeant|Sergeant|Corporal|Private"
    r"|Captain|Major|Doctor|Nurse|Sheikh|Imam|Rabbi|Father|Sister"
)
_RELATIONS = (
    r"wife|husband|son|daughter|father|mother|brother|sister|widow|widower|child|baby|cousin|uncle"
    r"|aunt|grandfather|grandmother|nephew|niece|fianc[ée]e?|parents|twins"
)
_TAKEN = (
    r"hostage|captive|prisoner|detainee|soldier|journalist|reporter|resident|shopkeeper|farmer"
    r"|teacher|student|nurse|doctor|driver|medic|paramedic|fisherman|civilian|victim"
)
_SPEECH = r"said|says|told|added|recalled|wept|cried|explained|described|remembered"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"\b(?:{_TITLES})\.?\s+(?P<name>{_ONE})",
        rf"(?P<name>{_NAME}),?\s+(?:aged\s+)?\(?\d{{1,3}}\)?(?=[,.;)\s]|$)",
        rf"\b(?:named|called|identified as|known as)\s+(?P<name>{_ONE})",
        rf"\b(?:{_RELATIONS}),?\s+(?P<name>{_ONE})",
        rf"\b(?:{_TAKEN})s?,?\s+(?P<name>{_NAME})",
        rf"(?P<name>{_NAME})(?:,\s+an?\s+[a-z][^,.]{{2,60}},)?\s+(?:{_SPEECH})\b",
        rf"\b(?:{_SPEECH})\s+(?P<name>{_NAME})(?=[,.])",
        rf"\b(?:body|bodies|remains|release|death|killing|funeral)\s+of\s+(?P<name>{_NAME})",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_ROLES = frozenset({"Senior", "Former", "Envoy", "Mr", "Mrs", "Ms", "Dr", "A", "An", "The"})
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\b|\b\d{1,2}\s?[ap]\.?m\b\.?", re.I)
_BODY = re.compile(
    r"\b(?:Ministry|Ministries|Council|Office|Authority|Authorities|Government|Army|Force|Forces|Party|Movement"
    r"|Committee|Agency|Organi[sz]ation|Union|Court|Bank|Hospital|University|School|Camp|Street"
    r"|Road|Square|Corridor|Crossing|Strip|City|North|South|East|West|Nations|States|Service"
    r"|Services|News|Times|Post|Press|Radio|Television|Network|Agreement|Accord|Minister|President"
    r"|Prime|Foreign|Defen[cs]e|Health|Red|Cross|Crescent|Brigades?|Front|Parliament|Senate|House"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Stage|Phase|Article|Annex)\b"
)


class Masker(msgspec.Struct, frozen=True):
    """Masks shown text; ``registry`` tells who is publicly known."""

    registry: Registry

    def name_spans(self, text: str) -> tuple[Span, ...]:
        """Return where private names stand in ``text``, left to right, not overlapping."""
        matches = [m for pattern in _PATTERNS for m in pattern.finditer(text)]
        if not matches:
            return ()
        public = self._public(text)
        found: list[Span] = []
        for m in matches:
            span = _trimmed(text, Span(*m.span("name")))
            if not _is_public(text, span, public) and not any(span.meets(s) for s in found):
                found.append(span)
        return tuple(sorted(found))

    def names(self, text: str) -> str:
        """Return ``text`` with private names withheld."""
        return replaced(text, self.name_spans(text), NAME_WITHHELD)

    def speaker(self, text: str) -> str:
        """Return a speaker's words with any name that the registry does not know withheld."""
        public = self._public(text)
        found = (Span(*m.span()) for m in re.finditer(_NAME, text))
        private = tuple(s for s in found if not _is_public(text, s, public))
        return replaced(text, private, NAME_WITHHELD)

    def _public(self, text: str) -> tuple[Span, ...]:
        """Return the spans of publicly known actors, what belongs to them, and places."""
        actors = tuple(m.span for m in self.registry.mentions(text))
        return actors + tuple(m.span for m in places_in(text))


def _is_public(text: str, name: Span, public: tuple[Span, ...]) -> bool:
    """Whether a name is a body's, or every word of it belongs to a known actor or place.

    One shared word is not enough: who bears an office holder's surname is not that office holder.
    """
    if _BODY.search(text[name.start : name.end]):
        return True
    words = (
        Span(name.start + m.start(), name.start + m.end())
        for m in _WORD.finditer(text[name.start : name.end])
    )
    return all(any(s.meets(w) for s in public) or text[w.start : w.end] in _ROLES for w in words)


def _trimmed(text: str, span: Span) -> Span:
    """Leave a possessive ending out of a name."""
    name = text[span.start : span.end]
    cut = len(name) - len(re.sub(r"[’']s?$", "", name))
    return Span(span.start, span.end - cut)


def replaced(text: str, spans: tuple[Span, ...], by: str) -> str:
    """Return ``text`` with each of ``spans`` (sorted, not overlapping) replaced."""
    out, at = [], 0
    for span in spans:
        out += [text[at : span.start], by]
        at = span.end
    return "".join([*out, text[at:]])


def without_hours(text: str) -> str:
    """Return ``text`` with clock times withheld: for movements that have not taken place."""
    return _CLOCK.sub(HOUR_WITHHELD, text)
