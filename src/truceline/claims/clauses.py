"""Who does what in a clause: subject, voice and negation of a verb, read from the words around it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from truceline.basis.registry_of_actors import Mention
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.quotations import quotations_in
from truceline.claims.words import GAP, Words, content_words

__all__ = [
    "NOBODY",
    "Agent",
    "Seen",
    "clause_start",
    "is_negated",
    "is_passive",
    "of_other_verb",
    "see",
]

OWN, OTHER, NOBODY = "self", "other", "none"
_BY = re.compile(r"[^.;:,\0]*\bby\s+(?:the\s+)?", re.IGNORECASE)


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """Who a verb's subject is: ``kind`` self (the speaker), other (a known actor) or none.

    ``joined`` are the ids of those named together with it ("A and B have begun ...").
    """

    kind: str
    actor: str | None = None
    party: str | None = None
    joined: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The party, else the actor; empty if the words do not tell."""
        known = self.party or self.actor
        return self.joined if known is None else tuple(dict.fromkeys((*self.joined, known)))


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with its content words (conditions blanked out) and the actors named in them."""

    reading: Reading
    draft: Draft
    words: Words
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The content words, as long as their span."""
        return self.words.text

    @property
    def by_party(self) -> bool:
        """Whether the speaker belongs to a party (or speaks for several)."""
        return self.draft.party is not None or bool(self.draft.parties)

    @property
    def speaker(self) -> Agent:
        """The speaker as an agent."""
        return Agent(kind=OWN, actor=self.draft.actor, party=self.draft.party)

    def agent_of(self, mention: Mention) -> Agent:
        """Return whom a mention names: the speaker's own side or another actor."""
        party = self.reading.registry.party_of(
            mention.actor, self.reading.parties, self.reading.report.anchor
        )
        own = self.draft.voice == "attributed" and (
            mention.actor == self.draft.actor
            or (party is not None and party == self.draft.party)
            or (party is None and (self.draft.actor or "").startswith(f"{mention.actor}/"))
        )
        return Agent(kind=OWN if own else OTHER, actor=mention.actor, party=party)

    def subject_before(self, at: int) -> Agent:
        """Return the subject of a verb that starts at ``at`` of the text.

        The first actor or speaker's pronoun of the clause that no preposition governs; if the
        clause has no noun of its own ("and will release"), that of the clause before it.
        """
        start = clause_start(self.text, at)
        stretch = self.text[start:at]
        found = self._first_subject(start, at)
        if found is not None:
            return found
        if start > 0 and not _has_noun(stretch):
            earlier = _boundary_before().search(self.text[:start])
            found = self.subject_before(earlier.start() if earlier else max(start - 1, 0))
            return self._around_aside(start) if found.kind == NOBODY else found
        return Agent(kind=NOBODY)

    def _around_aside(self, at: int) -> Agent:
        """Return the subject that an aside in commas parts from its verb ("Our men, at 6, fired")."""
        before = self.text[:at].rstrip().removesuffix(",")
        start = clause_start(before, len(before))
        comma = self.text[:start].rstrip()
        if len(before) == len(self.text[:at].rstrip()) or not comma.endswith(","):
            return Agent(kind=NOBODY)
        first = clause_start(comma[:-1], len(comma) - 1)
        return self._first_subject(first, len(comma) - 1) or Agent(kind=NOBODY)

    def named_by(self, at: int) -> Agent | None:
        """Return the actor named with "by" right after the passive verb that ends at ``at``."""
        by = _BY.match(self.text, at)
        if by is not None and of_other_verb(by[0]):
            return None
        if by is not None and self._pronoun(by.end(), self._word_end(by.end())) is not None:
            return self.speaker
        for m in self.mentions:
            if m.span.start >= at and not m.adjective:
                between = self.text[at : m.span.start]
                own = _BY.fullmatch(between) is not None and not of_other_verb(between)
                return self.agent_of(m) if own else None
        return None

    def _word_end(self, at: int) -> int:
        while at < len(self.text) and self.text[at].isalpha():
            at += 1
        return at

    def _first_subject(self, start: int, end: int) -> Agent | None:
        named = [(m.span.start, m) for m in self.mentions if start <= m.span.start < end]
        spoken, side = self._pronoun(start, end), self._side_named(start, end)
        for at, m in named:
            if spoken is not None and spoken < at:
                return self.speaker
            if not _governed().search(self.text[start:at]):
                return msgspec.structs.replace(self.agent_of(m), joined=self._joined_with(m))
        return self.speaker if spoken is not None else side

    def _side_named(self, start: int, end: int) -> Agent | None:
        """Return the side that "the government", "the group" or bare "troops" stand for, if any.

        Only where the kinds of the parties settle it: with two states at war "the army" tells
        nothing. Bare forces are the speaker's own only if it is a party or a force itself.
        """
        own = self.draft.party
        if self.draft.voice != "attributed" or (own is None and self._kind(self.draft.actor)):
            return None
        stretch = self.text[start:end]
        for kind, nouns in _side_nouns().items():
            m = nouns.search(stretch)
            if m is None or _governed().search(stretch[: m.start()]):
                continue
            sides = [p for p in self.reading.parties if self._kind(p) == kind]
            if len(sides) == 1:
                return self.speaker if sides == [own] else Agent(kind=OTHER, party=sides[0])
        return self.speaker if own is not None and self._own_forces(stretch, own) else None

    def _own_forces(self, stretch: str, own: str) -> bool:
        kind = self._kind(own)
        shared = [p for p in self.reading.parties if self._kind(p) == kind and p != own]
        if kind is None or shared or self._kind(self.draft.actor) != kind:
            return False
        return _bare_forces()[kind].match(stretch) is not None

    def _kind(self, actor: str | None) -> str | None:
        """Return the kind of side that an actor is: state or group; None for anything else."""
        known = self.reading.registry.actors.get(actor or "")
        sides: dict[str, list[str]] = cue_file("clauses")["side_kinds"]
        if known is None or known.kind not in {k for kinds in sides.values() for k in kinds}:
            return None
        if known.kind == "force" and known.id not in self.reading.parties:
            party = self.reading.registry.party_of(known.id, self.reading.parties)
            return None if party is None or party == known.id else self._kind(party)
        return next(side for side, kinds in sides.items() if known.kind in kinds)

    def first_side_in(self, text: str) -> Agent | None:
        """Return the first side or actor named in other words of the same speaker, or None."""
        words = msgspec.structs.replace(self.words, text=text)
        other = msgspec.structs.replace(
            self, words=words, mentions=self.reading.registry.mentions(text)
        )
        if other.mentions:
            return other.agent_of(other.mentions[0])
        return other._side_named(0, len(text))

    def _joined_with(self, mention: Mention) -> tuple[str, ...]:
        """Return the ids of the actors coordinated with a mention, in the order of the text."""
        ids: tuple[str, ...] = ()
        for m in reversed([m for m in self.mentions if m.span.end <= mention.span.start]):
            if not re.fullmatch(
                r",?\s*(?:and\s+)?(?:the\s+)?", self.text[m.span.end : mention.span.start]
            ):
                break
            ids, mention = (*self.agent_of(m).ids, *ids), m
        return ids

    def _pronoun(self, start: int, end: int) -> int | None:
        if self.draft.voice != "attributed":
            return None
        stretch = self.text[start:end]
        m = _first_person().search(stretch)
        if m is None:
            m = self._third_person_own(start, stretch)
        if m is None or _governed().search(stretch[: m.start()]):
            return None
        return start + m.start()

    def _third_person_own(self, start: int, stretch: str) -> re.Match[str] | None:
        """Return the "it", "they", "he" of the stretch that may be the speaker, if any.

        Never where another side was named, between quotation marks (who says "they" of itself?),
        or in a claim that stands in another's words: there it may be that other.
        """
        if self.draft.quoted or self.is_answered or self._other_named_before(start):
            return None
        m = _third_person().search(stretch)
        if m is None and self._is_person():
            m = _singular().search(stretch)
        return None if m is None or self._is_quoted(start + m.start()) else m

    @property
    def is_answered(self) -> bool:
        """Whether another's words hold this claim ("A denied a claim by B that it had ...")."""
        cue = self.draft.cue
        return cue is not None and any(
            d.content is not None
            and d.content.start <= cue.start
            and cue.end <= d.content.end
            and d.source != self.draft.source
            and (d.actor is None or d.actor != self.draft.actor)
            for d in self.reading.drafts
            if d.evidence == self.draft.evidence and d.voice == "attributed"
        )

    def _is_quoted(self, at: int) -> bool:
        """Whether the word at ``at`` of the text stands between quotation marks."""
        place = self.words.start + at
        quoted = quotations_in(self.reading.report.text, self.draft.evidence)
        return any(q.inner.start <= place < q.inner.end for q in quoted)

    def is_pronoun_of_many(self, at: int) -> bool:
        """Whether only "they" or "their" stands for the subject of the verb at ``at``."""
        stretch = self.text[clause_start(self.text, at) : at]
        return _many().search(stretch) is not None and _first_person().search(stretch) is None

    def is_pronoun(self, at: int) -> bool:
        """Whether a third person ("it", "its", "they") stands for the subject of the verb at ``at``."""
        stretch = self.text[clause_start(self.text, at) : at]
        return _third_person().search(stretch) is not None and not _first_person().search(stretch)

    @property
    def is_side(self) -> bool:
        """Whether the speaker is a party, a state, an armed group, or a force or person of one."""
        known = self.reading.registry.actors.get(self.draft.actor or "")
        sides = (kind for kinds in cue_file("clauses")["side_kinds"].values() for kind in kinds)
        return self.by_party or self._is_person() or (known is not None and known.kind in sides)

    def _is_person(self) -> bool:
        """Whether the speaker is a person, named or not: only then "he" and "she" can be it."""
        known = self.reading.registry.actors.get(self.draft.actor or "")
        if known is None:
            return self.draft.actor is not None and "/" in self.draft.actor
        return known.kind in cue_file("clauses")["person_kinds"]

    def _other_named_before(self, at: int) -> bool:
        """Whether another side was named earlier: then "it" may be that one, and is left open."""
        if _other_side().search(self.text[:at]) is not None:
            return True
        before = [m for m in self.mentions if m.span.start < at]
        return any(self.agent_of(m).kind == OTHER and self.agent_of(m).party for m in before)


def see(reading: Reading, draft: Draft) -> Seen:
    """Return a draft with its content words and the actors named in them."""
    words = content_words(reading, draft)
    return Seen(
        reading=reading, draft=draft, words=words, mentions=reading.registry.mentions(words.text)
    )


def is_passive(text: str, at: int) -> bool:
    """Say whether the participle at ``at`` stands in the passive ("were [already] released")."""
    ongoing = re.match(r"[\w-]*ing\b", text[at:]) is not None  # "was blocking" is active
    return not ongoing and _passive().search(text[:at]) is not None


def is_negated(text: str, at: int, end: int | None = None) -> bool:
    """Say whether the verb at ``at`` is negated by the few words before it (or inside to ``end``)."""
    before = text[clause_start(text, at) : at]
    near = " ".join(before.split()[-4:])
    inside = "" if end is None else text[at:end]
    return _negation().search(near) is not None or _negation().search(inside) is not None


def of_other_verb(between: str) -> bool:
    """Say whether the "by" that ends ``between``, right after a verb, is that of another verb.

    "killed | in strikes were handed over by", "killed | in a tunnel dug by"; not "beaten | and
    killed by", nor "killed | in strikes carried out by", where the deed is the same.
    """
    light, finite, participle = _other_verb()
    if light.search(between) is not None:
        return False
    if finite.search(between) is not None:
        return True
    last = participle.search(between)
    return last is not None and between[: last.start()].strip() not in ("and", "or", "then", "")


def clause_start(text: str, at: int) -> int:
    """Return where the clause of the word at ``at`` begins."""
    last = 0
    for m in _boundary().finditer(text, 0, at):
        last = m.end()
    return last


def _has_noun(stretch: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’]t)?", stretch.lower())
    known = set(cue_file("clauses")["auxiliaries"])
    return any(w not in known and not w.endswith("ly") for w in words)


@cache
def _boundary() -> re.Pattern[str]:
    words = "|".join(w.replace(" ", r"\s+") for w in cue_file("clauses")["boundaries"])
    return re.compile(
        rf"[;:.!?{GAP}](?=\s|$|[”\"’'{GAP}])|,|\s[—–-]\s|—|\b(?:{words})\b", re.IGNORECASE
    )


@cache
def _boundary_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_boundary().pattern})\s*$", re.IGNORECASE)


@cache
def _governed() -> re.Pattern[str]:
    words = "|".join(cue_file("clauses")["prepositions"])
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:the|a|an|its|their|all)\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE
    )


@cache
def _first_person() -> re.Pattern[str]:
    return wording(cue_file("clauses")["first_person"])


@cache
def _third_person() -> re.Pattern[str]:
    return wording(cue_file("clauses")["third_person"])


@cache
def _other_side() -> re.Pattern[str]:
    return wording(cue_file("clauses")["other_side"])


@cache
def _many() -> re.Pattern[str]:
    return wording(cue_file("clauses")["third_person_plural"])


@cache
def _singular() -> re.Pattern[str]:
    return wording(cue_file("clauses")["third_person_singular"])


@cache
def _side_nouns() -> dict[str, re.Pattern[str]]:
    return {kind: wording(nouns) for kind, nouns in cue_file("clauses")["side_nouns"].items()}


@cache
def _bare_forces() -> dict[str, re.Pattern[str]]:
    """Return, by kind of side, what bare forces at the head of a clause look like."""
    return {
        kind: re.compile(rf"\W*(?:that\s+)?(?:{'|'.join(nouns)})\b", re.IGNORECASE)
        for kind, nouns in cue_file("clauses")["bare_forces"].items()
    }


@cache
def _passive() -> re.Pattern[str]:
    words = "|".join(cue_file("clauses")["passive"])
    return re.compile(
        rf"(?:\b|(?<=['’]))(?:{words})\s+(?:(?:not|also|already|never|all|[a-z]+ly)\s+)*"
        r"(?:[a-z]+(?:ed|en)\s+(?:and|or|then)\s+)?$",
        re.IGNORECASE,
    )


@cache
def _other_verb() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return a participle of the same deed before "by", the helpers of another verb, its participle."""
    words = cue_file("clauses")
    tail = r"(?:\s+(?:out|over|up|down|back|off|in))?\s+by\s+(?:the\s+)?$"
    light, irregular = "|".join(words["same_deed"]), "|".join(words["irregular_participles"])
    return (
        re.compile(rf"\b(?:{light}){tail}", re.IGNORECASE),
        wording(words["helpers"]),
        re.compile(rf"\b(?:\w+(?:ed|en|wn)|{irregular}){tail}", re.IGNORECASE),
    )


@cache
def _negation() -> re.Pattern[str]:
    words = "|".join(cue_file("clauses")["negation"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['’]t\b", re.IGNORECASE)
