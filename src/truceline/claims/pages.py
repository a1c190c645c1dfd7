"""Whom words mean on somebody's page that name no owner: "the Spokesman", "our teams", "the enemy"."""

from __future__ import annotations

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Registry
from truceline.basis.word_lists import word_list
from truceline.claims.attribution_words import grammar
from truceline.claims.bodies import holder_of, organ_words
from truceline.claims.draft import Reading
from truceline.claims.lexicon import wording
from truceline.claims.turns import letterhead

__all__ = ["OnPage", "Page", "of_opponent", "of_page", "page_of"]

IGO_KINDS = ("igo", "agency", "monitor", "mediator")


class Page(msgspec.Struct, frozen=True):
    """The body whose page a report is, the words that name it, and the body at the top of it."""

    actor: str
    words: str
    top: str


class OnPage(msgspec.Struct, frozen=True):
    """Who is meant; ``named`` False for an unnamed member of ``of``."""

    actor: str
    named: bool
    of: str


def page_of(reading: Reading) -> Page | None:
    """Return whose page the report is by its letterhead, if anybody's."""
    found = letterhead(reading.report, reading.registry)
    if found is None:
        return _usual_page(reading)
    words = reading.report.text[found.span.start : found.span.end]
    return Page(found.actor, words, _top(found.actor, reading.registry))


def _usual_page(reading: Reading) -> Page | None:
    """Return whose page it is by the kind of text that only one body puts out, or by whom of it the
    first line names ("Briefing to the Council by the Special Envoy for X")."""
    if not reading.report.blocks:
        return None
    first = reading.report.blocks[0].span
    line = reading.report.text[first.start : first.end]
    for body, kinds in word_list("claims/organs")["usual_pages"].items():
        found = wording(kinds).search(line) if body in reading.registry.actors else None
        if found is None:
            continue
        who = line[found.end() :].partition(" the ")[2].strip()
        envoy = reading.registry.find(f"{reading.registry.actors[body].name} {who}")
        return Page(envoy or body, found[0] if envoy is None else who, body)
    return None


def _top(actor: str, registry: Registry) -> str:
    """Return the international body that an office or agency is part of, else the actor itself."""
    known = registry.actors[actor]
    above = [x.to for x in known.part_of if registry.actors[x.to].kind == "igo"]
    return _top(above[0], registry) if above else actor


def of_page(words: str, page: Page, at: str | None, registry: Registry) -> OnPage | None:
    """Return whom ``words`` mean on the page: its body by part of its name, or one of its offices."""
    parts = folded(words)
    if parts and len(parts) == 1 and parts[0] in organ_words("offices_other"):
        parts = ("the", *parts)  # the label of an answer ("SPOKESMAN:")
    if words.casefold() == page.words.casefold():
        return OnPage(page.actor, True, page.actor)
    if len(parts) < 2 or parts[0] not in grammar("definite") | {"our"}:
        return None
    rest = " ".join(w.replace("-", " ") for w in parts[1:] if w != "acting")
    if parts[0] == "our":
        return _ours(parts[1:], page)
    if set(rest.split()) <= _name_words(page, registry):
        return OnPage(page.actor, True, page.actor)
    kind = registry.actors[page.actor].kind
    if rest not in organ_words("offices_igo" if kind in IGO_KINDS else "offices_other"):
        return None
    holder = _holder(rest, page, at, registry)
    if holder is not None:
        return OnPage(holder, True, holder)
    return OnPage(f"{page.top}/{rest.replace(' ', '-')}", False, page.top)


def _ours(parts: tuple[str, ...], page: Page) -> OnPage | None:
    """Return whom "our ..." means: the body by one of its organs, or unnamed members of it."""
    if parts[-1] in organ_words("organs"):
        return OnPage(page.actor, True, page.actor)
    if parts[-1] in organ_words("own_people"):
        return OnPage(f"{page.top}/{'-'.join(parts)}", False, page.top)
    return None


def _name_words(page: Page, registry: Registry) -> frozenset[str]:
    """Return the words of the body's names beside those of its owners."""
    known = registry.actors[page.actor]
    if known.kind not in ("institution", "force", "mediator", "monitor", "agency"):
        return frozenset()
    spellings = (page.words, *known.names.values())
    return frozenset(p for s in spellings for w in folded(s) for p in w.split("-"))


def _holder(office: str, page: Page, at: str | None, registry: Registry) -> str | None:
    """Return the one registered holder of an office of the page's body, or of whom it speaks for."""
    body = registry.actors[page.actor]
    above = (*(x.to for x in body.answers_to + body.part_of), *(x.party for x in body.speaks_for))
    for owner in dict.fromkeys((page.top, page.actor, *above)):
        found = holder_of(office, (owner,), at, registry)
        if found is not None:
            return found
    return None


def of_opponent(words: str, speaker: str | None, reading: Reading) -> str | None:
    """Return the other of two parties where one of them issues the text and says "the enemy"."""
    if speaker is None or len(reading.parties) != 2:
        return None
    party = reading.registry.party_of(speaker, reading.parties, reading.report.anchor)
    said = " ".join(folded(words))
    if party is None or not any(
        said == w or said.startswith(f"{w} ") for w in organ_words("opponents")
    ):
        return None
    first, second = reading.parties
    return second if party == first else first
