"""The party-swapped twin of a report: every name of one party is the other's, nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

import msgspec
from ruamel.yaml import YAML

from support.corpus import ROOT, AboutMark, Entry, EventMark, Mark, Said, entry, lines_of, locate
from truceline.basis.actors import Actor
from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Mention, Process, processes, shipped_registry
from truceline.basis.span import Passage, Span
from truceline.claims import Claim
from truceline.claims.claim import Where

_ARTICLE = re.compile(r"\bthe\s$", re.I)
_INDEFINITE = re.compile(r"\b(an?)\s$", re.I)
_DETERMINED = re.compile(r"(?:\b(?:an?|no|any|some|this|that|its|their|his|our)\s|['’]s?\s)$", re.I)
_OWNED = re.compile(r"(?:DR )?[A-Z]\w+['’]s? ")
_HEAD = re.compile(r"[ -](\w+)")


P = TypeVar("P", bound=Passage)
_PARTY_KINDS = ("armed-group", "government")


class Counterparts(msgspec.Struct, frozen=True, kw_only=True):
    """What stands for what in one process (tests/corpus/counterparts.yaml)."""

    actors: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...] = ()
    plain: tuple[str, str] | None = None
    adjectives: tuple[str, str] | None = None
    roles: tuple[tuple[str, str], ...] = ()

    def other(self, actor: str) -> str | None:
        """The actor's counterpart; that of unnamed members is unnamed ("hamas/official")."""
        for one, two in self.actors:
            if actor in (one, two):
                return two if actor == one else one
        above, slash, role = actor.rpartition("/")
        found = self.other(above) if slash and actor not in shipped_registry().actors else None
        return f"{found}/{role}" if found else None


class Usage(msgspec.Struct, frozen=True):
    """Names with and without article, and the nouns that follow a name used as an adjective."""

    with_the: frozenset[str]
    without: frozenset[str]
    heads: frozenset[str]


class Edit(msgspec.Struct, frozen=True, order=True):
    """A stretch of the original and the words that stand there in the twin."""

    span: Span
    words: str


class Twin(msgspec.Struct, frozen=True):
    """The twin's text with the replaced stretches, of the original and of the twin, in pairs."""

    text: str
    spans: tuple[tuple[Span, Span], ...]
    counterparts: Counterparts

    def there(self, span: Span) -> Span:
        """Return where a span of the original lies in the twin."""
        return Span(_moved(span.start, self.spans, 0), _moved(span.end, self.spans, 1))

    def back(self, span: Span) -> Span:
        """Return where a span of the twin lies in the original."""
        turned = tuple((b, a) for a, b in self.spans)
        return Span(_moved(span.start, turned, 0), _moved(span.end, turned, 1))

    def other(self, actor: str | None) -> str | None:
        """Return who stands for ``actor`` in the other text; whoever has no counterpart stays."""
        return None if actor is None else self.counterparts.other(actor) or actor

    def stays(self, actor: str | None) -> bool:
        """Whether an actor is the same in the other text, and so is of the same party there.

        These are bodies that one party has and the other has none like ("the police").
        """
        while actor is not None and actor not in shipped_registry().actors:
            actor = actor.rpartition("/")[0] or None  # "x/ministry/official": of the ministry
        return actor is not None and self.counterparts.other(actor) is None


def _moved(at: int, spans: Sequence[tuple[Span, Span]], end: int) -> int:
    """Where a position lies in the other text; inside a replaced stretch it goes to its border."""
    shift = 0
    for here, there in spans:
        if here.start < at < here.end:
            return there.end if end else there.start
        if here.end > at or (here.end == at and not end and len(here) == 0):
            break
        shift = there.end - here.end
    return at + shift


@cache
def _table() -> dict[str, object]:
    raw = YAML(typ="safe", pure=True).load((ROOT / "counterparts.yaml").read_text("utf-8"))
    return dict(raw)


@cache
def counterparts(process: str) -> Counterparts:
    """Return what stands for what in ``process``."""
    rows = msgspec.convert(_table()["processes"], dict[str, Counterparts])
    return rows[process]


@cache
def _usage() -> Usage:
    articles = msgspec.convert(_table()["articles"], dict[str, list[str]])
    heads = msgspec.convert(_table()["heads"], list[str])
    return Usage(frozenset(articles["with_the"]), frozenset(articles["without"]), frozenset(heads))


@cache
def process(name: str) -> Process:
    """Return the shipped process of that id."""
    return next(p for p in processes() if p.id == name)


def party_mentions(text: str, report: Entry) -> tuple[Mention, ...]:
    """Return the mentions of the parties' actors in a text of the report's conflict."""
    registry, parties = shipped_registry(), process(report.process).parties
    found = registry.mentions(text)
    ours = [m for m in found if registry.party_of(m.actor, parties, report.published)]
    taken = [m.span for m in found]
    return tuple(sorted([*ours, *_surnames(text, ours, taken)], key=lambda m: m.span))


def _surnames(text: str, named: Sequence[Mention], taken: Sequence[Span]) -> Iterator[Mention]:
    """The surnames alone of those whom the text names in full elsewhere."""
    registry = shipped_registry()
    for actor in dict.fromkeys(m.actor for m in named):
        full = [m for m in named if m.actor == actor and " " in _cut(text, m.span)]
        if not full or registry.actors[actor].kind != "office-holder":
            continue
        last = re.escape(_last_name(registry.actors[actor]))
        for found in re.finditer(rf"(?<!\w)(?:{last}|{last.upper()})\b", text):
            span = Span(*found.span())
            if not any(span.meets(t) for t in taken):
                yield Mention(span, actor, adjective=False)


def twin_of(name: str) -> Twin:
    """Return the twin of the report ``name``."""
    report = entry(name)
    return twin_text(report.text, report)


def twin_text(text: str, report: Entry) -> Twin:
    """Return the twin of a text of the conflict that ``report`` is about."""
    pairs = counterparts(report.process)
    named = [e for m in party_mentions(text, report) for e in _named(text, m, pairs)]
    kept = [e.span for e in named]
    roles = [e for e in _roles(text, pairs) if not any(e.span.meets(k) for k in kept)]
    edits = sorted([*named, *roles])
    edits = sorted([*edits, *_indefinites(text, edits)])
    made, spans, at = "", [], 0
    for edit in edits:
        made += text[at : edit.span.start]
        spans.append((edit.span, Span(len(made), len(made) + len(edit.words))))
        made, at = made + edit.words, edit.span.end
    return Twin(made + text[at:], tuple(spans), pairs)


def _named(text: str, mention: Mention, pairs: Counterparts) -> Iterator[Edit]:
    """The words for the counterpart of a mention, with the article that they take."""
    other = pairs.other(mention.actor)
    if other is None or _in_dateline(text, mention):
        return
    article, name = _article_and_name(text, mention.span)
    words, the = text[name.start : name.end], len(article) > 0
    wants, new = _form(text, mention, words, the, pairs, other)
    new = _cased(new, words, mention)
    if wants and not the:
        new = ("The " if _opens(text, name.start) else "the ") + new
    elif (the and not wants and text[article.start].isupper()) or _opens(text, name.start):
        new = new if wants and the else new[0].upper() + new[1:]
    start = article.start if the and not wants else name.start
    yield Edit(Span(start, name.end), new)


def _in_dateline(text: str, mention: Mention) -> bool:
    """Whether a city that can stand for a state is the place a report or letter is sent from."""
    words = _cut(text, mention.span)
    seats = {s.casefold() for s in shipped_registry().actors[mention.actor].seats}
    dated = re.match(r"[/,]? ?(?:\d|[A-Z]{2}|\()", text[mention.span.end :])
    return words.casefold() in seats and (words.isupper() or dated is not None)


def _article_and_name(text: str, span: Span) -> tuple[Span, Span]:
    """Where the article stands (empty if there is none) and where the name does."""
    if inside := re.match(r"the\s+(?=\w)", text[span.start : span.end], re.I):
        return Span(span.start, span.start + 4), Span(span.start + inside.end(), span.end)
    before = _ARTICLE.search(text[: span.start])
    return Span(before.start() if before else span.start, span.start), span


def _modifies(text: str, mention: Mention) -> bool:
    """Whether the name is used as an adjective."""
    if mention.adjective:
        return not _is_people(text[mention.span.start : mention.span.end], mention.actor)
    if not _may_modify(mention.actor):
        return False
    head = _HEAD.match(text, mention.span.end)
    return head is not None and head[1].lower() in _usage().heads


def _is_people(words: str, actor: str) -> bool:
    """Whether an adjective stands in the plural, as a noun ("the Israelis")."""
    return words.endswith("s") and words[:-1] in shipped_registry().actors[actor].adjectives


def _may_modify(actor: str) -> bool:
    known = shipped_registry().actors.get(actor)
    return known is not None and known.kind in _PARTY_KINDS and not known.adjectives


def _form(
    text: str, mention: Mention, words: str, the: bool, pairs: Counterparts, other: str
) -> tuple[bool, str]:
    """Whether the counterpart has the article here, and its words."""
    if _modifies(text, mention):
        rows = (*(() if mention.adjective else pairs.forms), pairs.adjectives)
        given = next((f for row in rows if row and (f := _partner(row, words))), None)
        return the, given or _adjective(words, mention.actor, other)
    for wanted in (f"the {words}", words) if the else (words,):
        for pair in (*pairs.forms, *([pairs.plain] if pairs.plain else [])):
            found = _partner(pair, wanted)
            if found and (wanted != words or not the):
                return found.startswith("the "), found.removeprefix("the ")
            if found:
                return _takes_article(found, other), found
    new = _like(words, mention.actor, other)
    there = shipped_registry().actors[other]
    if there.kind == "office-holder" and new not in there.aliases:
        alone = shipped_registry().actors[mention.actor].name not in text
        new = there.name if alone else new  # a surname that nobody knows without the name
    if the:
        return _takes_article(new, other) or not _takes_article(words, mention.actor), new
    free = not _takes_article(words, mention.actor) and not _DETERMINED.search(
        text[: mention.span.start]
    )
    return free and _takes_article(new, other), new


def _partner(pair: tuple[str, str], words: str) -> str | None:
    one, two = pair
    same = words.replace("’", "'")
    if same == one or (same.lower() == one.lower() and not one.isupper()):
        return two
    if same == two or (same.lower() == two.lower() and not two.isupper()):
        return one
    return None


def _adjective(words: str, actor: str, other: str) -> str:
    here, there = (shipped_registry().actors[a] for a in (actor, other))
    known = [a for a in here.adjectives if a.lower() == words.lower()]
    if there.adjectives:
        at = here.adjectives.index(known[0]) if known else 0
        return there.adjectives[min(at, len(there.adjectives) - 1)]
    return _acronym(there) or there.name


def _like(words: str, actor: str, other: str) -> str:
    """The counterpart's seat for a seat, surname for a surname, acronym, like phrase, else its name."""
    here, there = (shipped_registry().actors[a] for a in (actor, other))
    same = words.lower().replace("’", "'")
    seats = [s.lower() for s in here.seats]
    if same in seats:
        at = min(seats.index(same), len(there.seats) - 1)
        return there.seats[at] if there.seats else there.name
    if here.kind == "office-holder":
        first = folded(here.name)[0]
        return there.name if folded(words)[0] == first else _surname(there)
    if words.isupper() and words in here.aliases and _acronym(there):
        return _acronym(there) or there.name
    shape = _shape(same, here)
    likes = [s for s in (there.name, *there.aliases) if _shape(s.lower(), there) == shape]
    if likes and shape != same:
        return likes[0]
    own = _usual_phrase(words, here, there)
    return own or there.name


def _usual_phrase(words: str, here: Actor, there: Actor) -> str | None:
    """ "Xs leadership" for "Ys leadership": a phrase that stands for every state."""
    shape = _shape(words.lower().replace("’", "'"), here)
    if "{" not in shape or not there.adjectives or shape in ("{name}", "{adjective}"):
        return None
    return shape.format(name=there.name, adjective=there.adjectives[0])


def _shape(words: str, actor: Actor) -> str:
    """The words with the name and the adjective of the actor's state or party taken out."""
    registry = shipped_registry()
    tops = [actor, *(registry.actors[t.to] for t in actor.answers_to if t.to in registry.actors)]
    for top in tops:
        for kind, forms in (("{adjective}", top.adjectives), ("{name}", (top.name,))):
            for form in forms:
                words = re.sub(rf"\b{re.escape(form.lower())}\b", kind, words)
    return words


def _acronym(actor: Actor) -> str | None:
    return next((a for a in actor.aliases if a.isupper() and " " not in a), None)


def _last_name(actor: Actor) -> str:
    return actor.name.split()[-1]


def _surname(actor: Actor) -> str:
    """The name by which texts call a person after the first time."""
    short = [a for a in actor.aliases if " " not in a and "-" not in a and a in actor.name]
    return short[0] if short else _last_name(actor)


def _takes_article(form: str, actor: str) -> bool:
    known = shipped_registry().actors.get(actor)
    if form in _usage().with_the:
        return True
    if known is None or known.kind == "office-holder" or form in _usage().without:
        return False
    if _OWNED.match(form):
        return False
    if form in known.seats or form in known.adjectives:
        return False
    return known.kind != "state" or form not in (known.name, *known.aliases)


def _cased(name: str, words: str, mention: Mention) -> str:
    """The name in capitals where the text has capitals that are no acronym's."""
    known = shipped_registry().actors[mention.actor]
    spelled = {known.name, *known.aliases}
    return name.upper() if words.isupper() and words not in spelled else name


def _opens(text: str, at: int) -> bool:
    """Whether a sentence starts there."""
    before = text[:at].rstrip(" \t“\"'*[(-•▪")
    return not before or before[-1] in ".!?:\n”"


def _roles(text: str, pairs: Counterparts) -> Iterator[Edit]:
    """The nouns for one party's bodies and people, and those for the other's."""
    words = {one: two for pair in pairs.roles for one, two in (pair, pair[::-1])}
    if not words:
        return
    longest = sorted(words, key=len, reverse=True)
    nouns = "|".join(re.escape(w).replace("the\\ ", r"(?<=\bthe\s)") for w in longest)
    known = {w.removeprefix("the ").lower(): v.removeprefix("the ") for w, v in words.items()}
    for m in re.finditer(rf"(?<!\w)(?:{nouns})\b(?!(?-i: of [A-Z]))", text, re.I):
        new = known[m[0].lower()]
        new = new.upper() if m[0].isupper() else new
        yield Edit(Span(*m.span()), new[0].upper() + new[1:] if m[0][0].isupper() else new)


def _indefinites(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """ "a" for "an" and the reverse before words that changed."""
    for edit in edits:
        if m := _INDEFINITE.search(text[: edit.span.start]):
            vowel = edit.words[0] in "AEIOUaeiou" or re.match(r"[FHLMNRSX][A-Z]{2}", edit.words)
            right = "an" if vowel and not edit.words.startswith("U") else "a"
            if right != m[1].lower():
                words = right.capitalize() if m[1][0].isupper() else right
                yield Edit(Span(*m.span(1)), words)


def uncovered(name: str) -> tuple[str, ...]:
    """Return the party mentions of a report whose actor has no counterpart."""
    report = entry(name)
    pairs = counterparts(report.process)
    found = party_mentions(report.text, report)
    return tuple(
        f"{report.text[m.span.start : m.span.end]} ({m.actor})"
        for m in found
        if pairs.other(m.actor) is None
    )


def collapsed(name: str) -> tuple[tuple[str, str, str], ...]:
    """Return the forms that the twin of the twin writes otherwise: original, twin, twin's twin.

    Capital letters do not count: "Bogotá" in a dateline is no other form than "BOGOTÁ".
    """
    report = entry(name)
    twin = twin_of(name)
    again = twin_text(twin.text, report)
    found: dict[tuple[str, str, str], None] = {}
    ours, theirs = {b: a for a, b in twin.spans}, dict(again.spans)
    for span in sorted({*ours, *theirs}):
        first = _cut(report.text, ours.get(span) or twin.back(span))
        last = _cut(again.text, theirs.get(span) or again.there(span))
        if first.casefold() != last.casefold():
            found[first, _cut(twin.text, span), last] = None
    return tuple(found)


def twice_swapped(name: str) -> str:
    """Return the text of the twin's twin."""
    return twin_text(twin_of(name).text, entry(name)).text


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def swapped_claim(claim: Claim, twin: Twin, original: str) -> Claim:
    """Return a claim of the twin as one of the original: actors, parties, places in the text."""

    def turned(passage: Passage | None) -> Passage | None:
        return None if passage is None else _turned(passage, twin, original)

    swapped = msgspec.structs.replace(
        claim,
        evidence=twin.back(claim.evidence),
        source=turned(claim.source),
        actor=twin.other(claim.actor),
        party=claim.party if twin.stays(claim.actor) else twin.other(claim.party),
        parties=tuple(p if twin.stays(claim.actor) else twin.other(p) or p for p in claim.parties),
        via=tuple(_turned(v, twin, original) for v in claim.via),
        addressee=turned(claim.addressee),
        cue=turned(claim.cue),
        content=turned(claim.content),
        quantities=tuple(_turned(q, twin, original) for q in claim.quantities),
        when=turned(claim.when),
        where=claim.where and _elsewhere(_turned(claim.where, twin, original), twin),
        conditions=tuple(_turned(c, twin, original) for c in claim.conditions),
    )
    if claim.about is None:
        return swapped
    party = twin.other(claim.about.party) or claim.about.party
    about = msgspec.structs.replace(claim.about, party=party)
    return msgspec.structs.replace(swapped, about=about)


def _elsewhere(where: Where, twin: Twin) -> Where:
    """A state named as a place is the other state in the other text."""
    return msgspec.structs.replace(where, place=twin.other(where.place))


def _turned(passage: P, twin: Twin, original: str) -> P:
    """The passage of the twin where it stands in the original, its actor changed for the other."""
    span = twin.back(passage.span)
    parts = passage.fragments and tuple(
        (at.start, at.end) for at in (twin.back(Span(*f)) for f in passage.fragments)
    )
    words = [original[a:b] for a, b in parts or ((span.start, span.end),)]
    made = msgspec.structs.replace(
        passage, text=" ".join(words), start=span.start, end=span.end, fragments=parts
    )
    if hasattr(made, "actor"):
        made = msgspec.structs.replace(made, actor=twin.other(made.actor))
    return made


def swapped_mark(mark: Mark, name: str) -> Mark:
    """Return an annotated claim of the report ``name`` as one of its twin."""
    text, twin = entry(name).text, twin_of(name)

    def words(said: str) -> str:
        span = twin.there(locate(text, said, mark.line))
        return _placed(twin.text, span, mark.line)

    def given(said: str | None) -> str | None:
        return None if said is None else words(said)

    def told(said: Said) -> Said:
        return Said(words=words(said.words), actor=twin.other(said.actor))

    def ids(actors: Sequence[str]) -> tuple[str, ...]:
        return tuple(twin.other(a) or a for a in actors)

    about, event = mark.about, mark.event
    return msgspec.structs.replace(
        mark,
        source=given(mark.source),
        actor=twin.other(mark.actor),
        party=twin.other(mark.party),
        parties=ids(mark.parties),
        via=tuple(told(v) for v in mark.via),
        addressee=mark.addressee and told(mark.addressee),
        cue=given(mark.cue),
        content=tuple(words(c) for c in mark.content),
        about=about and AboutMark(party=twin.other(about.party) or about.party, act=about.act),
        quantities=tuple(msgspec.structs.replace(q, words=words(q.words)) for q in mark.quantities),
        when=mark.when and msgspec.structs.replace(mark.when, words=words(mark.when.words)),
        where=mark.where and msgspec.structs.replace(mark.where, words=words(mark.where.words)),
        event=event and EventMark(mode=event.mode, by=ids(event.by), to=ids(event.to)),
        conditions=tuple(words(c) for c in mark.conditions),
    )


def _placed(text: str, span: Span, line: int) -> str:
    """The words of a span as an annotation of ``line`` writes them, so that `locate` finds them."""
    lines = lines_of(text)
    at = next(n for n, one in enumerate(lines, 1) if one.holds(span))
    said = _cut(text, span)
    before = 0
    found = text.find(said, lines[at - 1].start)
    while found < span.start:
        before, found = before + 1, text.find(said, found + 1)
    other = "" if at == line else f"[{at}] "
    return other + said + (f" [#{before + 1}]" if before else "")
