"""What a deed or happening is told with: its words with the cue, its doer, its figures, day and place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from truceline.basis.quantity import Quantity
from truceline.basis.span import Passage
from truceline.claims.claim import Amount
from truceline.claims.clauses import Agent, Seen, is_negated, is_passive, of_other_verb
from truceline.claims.counted import whole_scope
from truceline.claims.draft import Draft
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.words import GAP, words_of

__all__ = ["Telling", "amount_as_quantity", "telling"]

_OPEN_END = re.compile(
    r"(?:by|before|until|till|through|within|no later than|not later than|ahead of)\b",
    re.IGNORECASE,
)


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A draft seen with its cue: "suspended | the entry of goods" tells a deed only together."""

    seen: Seen

    @property
    def draft(self) -> Draft:
        """The draft."""
        return self.seen.draft

    @property
    def text(self) -> str:
        """The words of cue and content, conditions blanked out."""
        return self.seen.text

    @property
    def at(self) -> str | None:
        """The partial time of the happening; None where the words give an end or a deadline only."""
        when = self.draft.when
        return None if when is None or _OPEN_END.match(when.text) else when.value

    @property
    def until(self) -> str | None:
        """The end, where the words give one ("until 3 March")."""
        when = self.draft.when
        return when.value if when is not None and when.text.lower().startswith("until") else None

    @property
    def place(self) -> str | None:
        """The gazetteer id of the place, or None."""
        return None if self.draft.where is None else self.draft.where.place

    def is_negated(self, start: int, end: int | None = None) -> bool:
        """Say whether the words at ``start`` are negated."""
        return is_negated(self.text, start, end)

    def is_fact(self, start: int) -> bool:
        """Say whether the words at ``start`` are told as a fact: not as what could be."""
        before = self.text[:start].rpartition(GAP)[2]
        return _could().search(" ".join(before.split()[-4:])) is None

    def is_future(self, start: int) -> bool:
        """Say whether the words at ``start`` are told as still to come."""
        before = " ".join(self.text[:start].rpartition(GAP)[2].split()[-6:])
        return _future().search(before) is not None

    def doer(self, start: int, end: int) -> tuple[str, ...]:
        """Return who does what stands at ``start``..``end``; empty if the words do not tell.

        In the passive only "by A" names the doer. Words without a subject of their own after the
        cue ("promised to release", "suspended the entry") are the speaker's deed.
        """
        if is_passive(self.text, start) or re.match(r"\s+by\s", self.text[end:]):
            return self.named_after(end, ("by",))
        agent = self.seen.subject_before(start)
        if agent.kind == "none" and self._continues_cue(start):
            agent = self.seen.speaker
        return agent.ids

    def _continues_cue(self, start: int) -> bool:
        """Whether the words at ``start`` are in the cue, or an infinitive right after it."""
        content = self.draft.content
        if self.draft.voice != "attributed" or content is None:
            return False
        cue_end = content.start - self.seen.words.start
        if start < cue_end:
            return True
        return (
            re.fullmatch(r"\W*(?:not\s+)?to\s+(?:\w+ly\s+)?", self.text[cue_end:start]) is not None
        )

    def named_after(self, at: int, prepositions: Iterable[str]) -> tuple[str, ...]:
        """Return the actor named after ``at`` behind one of ``prepositions``, in the same clause."""
        for m in self.seen.mentions:
            if m.span.start < at or m.adjective:
                continue
            between = self.text[at : m.span.start]
            if re.search(r"[.;:\0]", between):
                break
            led = re.search(rf"\b({'|'.join(prepositions)})\s+(?:the\s+)?$", between, re.IGNORECASE)
            if led is not None and not (led[1].lower() == "by" and of_other_verb(between)):
                return _ids(self.seen.agent_of(m))
        return ()

    def subject(self, start: int) -> tuple[str, ...]:
        """Return the named subject of the verb at ``start``, never the speaker by default."""
        return self.seen.subject_before(start).ids

    def amount_near(self, at: int, units: Iterable[str] | None = None) -> Amount | None:
        """Return the figure of the same clause that stands nearest to ``at``, of ``units`` if given."""
        known = None if units is None else set(units)
        near = [
            (abs(a.start - self.seen.words.start - at), a.start, a)
            for a in self.draft.quantities
            if (known is None or a.unit in known) and a.scope != whole_scope()
        ]
        return min(near, key=lambda n: n[:2])[2] if near else None


def _ids(agent: Agent) -> tuple[str, ...]:
    return agent.ids


def telling(seen: Seen) -> Telling:
    """Return a draft's words together with its cue where the cue stands right before them."""
    draft = seen.draft
    content, cue = draft.content, draft.cue
    if content is None or cue is None or draft.voice != "attributed" or not _joined(cue, content):
        return Telling(seen=seen)
    both = Passage(text="", start=cue.start, end=content.end, fragments=_fragments(cue, content))
    words = words_of(seen.reading, both).without(c.span for c in draft.conditions)
    mentions = seen.reading.registry.mentions(words.text)
    return Telling(seen=msgspec.structs.replace(seen, words=words, mentions=mentions))


def _joined(cue: Passage, content: Passage) -> bool:
    return 0 <= content.start - cue.end <= 2


def _fragments(cue: Passage, content: Passage) -> tuple[tuple[int, int], ...] | None:
    if content.fragments is None:
        return None
    parts = sorted(content.fragments)
    return ((cue.start, parts[0][1]), *parts[1:])


def amount_as_quantity(amount: Amount) -> Quantity:
    """Return a figure of the text as a quantity with its wording."""
    return Quantity(
        low=amount.low,
        high=amount.high,
        about=amount.about,
        exclusive=amount.exclusive,
        unit=amount.unit,
        counting_point=amount.counting_point,
        scope=amount.scope,
        wording=amount.text,
    )


@cache
def _could() -> re.Pattern[str]:
    return wording([cue_file("events")["could"]])


@cache
def _future() -> re.Pattern[str]:
    return wording([cue_file("events")["future"]])
