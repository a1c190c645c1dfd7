"""The cue: the words by which a sentence says that somebody says."""

from __future__ import annotations

import msgspec

from truceline.claims.attribution_words import Range

__all__ = ["Cue"]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One cue in a unit; ranges are of word numbers.

    ``ahead``: where its content starts if that follows; ``behind``: the content (or part of it)
    comes before; ``shared``: it has no subject of its own and takes the cue's before it;
    ``resumes``: its content is that of the cue before it (", which X denied"); ``silent``: it
    tells that no word was given ("did not comment"), and may have no content; ``relative``: its
    subject is a relative pronoun (", which denied"); ``relays``: no cue of its own, but who passed
    on the words of the cue before it; ``relay``: who passed these words on ("X said, according to
    Y"); ``hearsay``: the report knows it from others only ("X reportedly rejected");
    ``noun``: a noun of saying ("X's claim that").
    """

    lemma: str
    at: Range
    source: Range | None = None
    told: Range | None = None
    ahead: int | None = None
    behind: bool = False
    shared: bool = False
    participle: bool = False
    object: bool = False
    quotes_only: bool = False
    negated: bool = False
    telling: bool = False
    passive: bool = False
    resumes: bool = False
    silent: bool = False
    relative: bool = False
    relays: bool = False
    relay: Range | None = None
    hearsay: bool = False
    noun: bool = False

    @property
    def first(self) -> int:
        """The first word of source and cue together."""
        return self.at[0] if self.source is None or self.shared else min(self.at[0], self.source[0])
