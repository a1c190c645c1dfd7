"""What speaks for each issue of a claim: its words, the words around it, and the claims before it.

The word fields are those of cues/issues.yaml and the cues of the vocabulary `issues`; what each is
worth stands in cues/issue_weights.yaml, learned by tools/learn_issue_weights.py. Names of actors
are blanked out before anything is matched: a name makes no issue, whoever bears it. A report is
searched once; a claim takes its part of what was found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span
from truceline.basis.vocabulary import vocabulary
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.words import GAP

__all__ = [
    "Evidence",
    "Hit",
    "Shares",
    "Told",
    "evidence_of",
    "hits_in",
    "issue_of_field",
    "readable",
    "shares_of",
    "told_in",
]

Shares = Mapping[str, float]
"""By issue, its share in what a claim, or a stretch of the report, is about."""


class Hit(msgspec.Struct, frozen=True):
    """Words of a word field; ``start`` and ``end`` are offsets in the text that was searched."""

    start: int
    end: int
    field: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the issues see it: what stands in it, what stands around it, how it hangs on that.

    ``features``: word fields, kinds of outside bodies and the act; ``around``: shares of the cues
    near it, by where they stand; ``state``: whether it names an issue of its own, whether it takes
    up something told, whether it is a reply; ``sentence`` and ``block`` are numbered in the report.
    """

    draft: Draft
    hits: tuple[Hit, ...] = ()
    features: frozenset[str] = frozenset()
    around: Mapping[str, Shares] = {}
    state: str = ""
    block: int = 0
    sentence: int = 0


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for issues: ``features`` weigh for each by itself, ``shares`` for all alike."""

    features: tuple[str, ...]
    shares: Mapping[str, Shares]


class _Page(msgspec.Struct, frozen=True):
    """A report searched once: its cues in order, the actors named in it, where sentences begin."""

    reading: Reading
    hits: Sequence[Hit]
    starts: Sequence[int]
    named: Sequence[tuple[int, int, str, bool]]
    sentences: Sequence[int]
    about: Shares

    def within(self, start: int, end: int) -> Iterator[Hit]:
        """Yield the cues between two offsets of the report."""
        for hit in self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if hit.end <= end:
                yield hit

    def actors(self, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
        """Yield the actors named between two offsets: where, who, whether as an adjective."""
        for at in range(bisect_left(self.named, (start,)), len(self.named)):
            if self.named[at][1] > end:
                return
            yield self.named[at]


def readable(text: str, names: Iterable[Span]) -> str:
    """Return ``text`` with ``names`` (offsets in it) and other senses of cue words blanked out."""
    letters = list(text)
    for s in names:
        letters[s.start : s.end] = GAP * (s.end - s.start)
    return _other_senses().sub(lambda m: GAP * len(m[0]), "".join(letters))


def hits_in(text: str) -> list[Hit]:
    """Return the words of every word field in ``text``, in the order of the text."""
    found = (
        Hit(m.start(), m.end(), field)
        for field, pattern in _fields().items()
        for m in pattern.finditer(text)
        if GAP not in m[0]
    )
    return sorted(found, key=lambda h: (h.start, h.end, h.field))


def told_in(reading: Reading) -> list[Told]:
    """Return the claims of a reading as the issues see them, in the order of the text."""
    page = _page(reading)
    drafts = sorted(reading.drafts, key=lambda d: (_span(d).start, _span(d).end))
    return [_told(page, draft) for draft in drafts]


def _page(reading: Reading) -> _Page:
    text = reading.report.text
    named = sorted(
        (m.span.start, m.span.end, m.actor, m.adjective) for m in reading.registry.mentions(text)
    )
    hits = hits_in(readable(text, (Span(a, b) for a, b, _, adjective in named if not adjective)))
    return _Page(
        reading=reading,
        hits=hits,
        starts=[h.start for h in hits],
        named=named,
        sentences=[s.span.start for s in reading.sentences],
        about=shares_of(_issues_of(hits)),
    )


def _told(page: _Page, draft: Draft) -> Told:
    parts = _parts(draft)
    hits = [h for start, end in parts for h in page.within(start, end)]
    features = {h.field for h in hits} | _kinds(page, draft)
    at = max(0, bisect_right(page.sentences, _span(draft).start) - 1)
    return Told(
        draft=draft,
        hits=tuple(hits),
        features=frozenset(features | {f"act {draft.act}"}),
        around=_around(page, _span(draft), at),
        state=_state(page, draft, hits),
        block=page.reading.sentences[at].block if page.sentences else 0,
        sentence=at,
    )


def _around(page: _Page, span: Span, at: int) -> dict[str, Shares]:
    """Return what the cues around a claim are about: in its sentence, before and behind, in all."""
    shares = {
        "near": _faded(reversed(page.hits[: bisect_left(page.starts, span.start)][-_far() :])),
        "report": page.about,
    }
    if page.sentences:
        own = page.reading.sentences[at]
        beside = [h for h in page.within(own.span.start, own.span.end) if _outside(h, span)]
        shares["sentence"] = shares_of(_issues_of(beside))
        shares["behind"] = _faded(page.within(own.span.end, _end_of_block(page, at)))
    return shares


def _end_of_block(page: _Page, at: int) -> int:
    sentences = page.reading.sentences
    block, last = sentences[at].block, at
    reach = at + int(cue_file("issues")["sentences_behind"])
    while last < min(reach, len(sentences) - 1) and sentences[last + 1].block == block:
        last += 1
    return sentences[last].span.end


def _far() -> int:
    # Cues that lend weight without naming an issue stand between those that count.
    return 4 * int(cue_file("issues")["reach"])


def _outside(hit: Hit, span: Span) -> bool:
    return hit.end <= span.start or hit.start >= span.end


def _faded(hits: Iterable[Hit]) -> Shares:
    """Return each issue's share among cues, nearest first: the nearer the weightier.

    Counted in cues, not in letters: how long the names between them are makes no difference.
    """
    fading, reach = float(cue_file("issues")["fading"]), int(cue_file("issues")["reach"])
    weights: dict[str, float] = defaultdict(float)
    for rank, issue in zip(range(reach), _issues_of(hits), strict=False):
        weights[issue] += fading**rank
    whole = sum(weights.values())
    return {issue: weight / whole for issue, weight in weights.items()}


def evidence_of(told: Told, before: Sequence[tuple[Told, Shares]]) -> Evidence:
    """Return what speaks for the issues of a claim, the claims ``before`` it nearest first.

    Shares: ``own`` and ``own again`` (one field, or several, of the issue itself stand in it);
    ``near``, ``sentence``, ``behind``, ``report`` (cues around it) and ``carried`` (the
    issues of the claims before), each by the state of the claim.
    """
    own = Counter(_issues_of({h.field: h for h in told.hits}.values()))
    shares: dict[str, Shares] = {
        "own": dict.fromkeys(own, 1.0),
        "own again": {issue: 1.0 for issue, n in own.items() if n > 1},
    }
    shares |= {f"{where} {told.state}": found for where, found in told.around.items()}
    for back, (other, found) in enumerate(before, 1):
        shares[f"carried {_distance(told, other)}-{back} {told.state}"] = found
    return Evidence(tuple(sorted(told.features)), shares)


def _distance(told: Told, other: Told) -> str:
    if told.sentence == other.sentence:
        return "sentence"
    return "paragraph" if told.block == other.block else "report"


def shares_of(issues: Iterable[str]) -> Shares:
    """Return each issue's share among ``issues``."""
    counts = Counter(issues)
    return {issue: n / counts.total() for issue, n in counts.items()}


def _state(page: _Page, draft: Draft, hits: Sequence[Hit]) -> str:
    """Return how far a claim stands on its own: "cued" or "bare", "+taken up", "+reply"."""
    data = cue_file("issues")
    text = _without_actors(page, draft)
    short = len(re.findall(r"\w+", text)) <= data["short"]
    parts = ["cued" if any(_issues_of(hits)) else "bare"]
    parts += ["taken up"] if short or _taken_up().search(text) else []
    parts += ["reply"] if draft.act in data["replies"] else []
    return "+".join(parts)


def _without_actors(page: _Page, draft: Draft) -> str:
    text, pieces = page.reading.report.text, []
    for start, end in _parts(draft):
        for a, b, _, _ in page.actors(start, end):
            pieces.append(text[start:a])
            start = max(start, b)
        pieces.append(text[start:end])
    return GAP.join(pieces)


def _kinds(page: _Page, draft: Draft) -> set[str]:
    """Return "of KIND" and "by KIND" for the outside bodies that the content and the source name."""
    kinds, registry = cue_file("issues")["kinds"], page.reading.registry
    places = {"by": draft.source and Span(draft.source.start, draft.source.end), "of": _span(draft)}
    return {
        f"{word} {kind}"
        for word, span in places.items()
        if span is not None
        for _, _, actor, adjective in page.actors(span.start, span.end)
        if not adjective and (kind := _kind(registry, actor)) in kinds
    }


def _kind(registry: Registry, actor: str) -> str | None:
    found = registry.actors.get(actor)
    return None if found is None else found.kind


def _span(draft: Draft) -> Span:
    at = draft.content or draft.cue
    return draft.evidence if at is None else Span(at.start, at.end)


def _parts(draft: Draft) -> tuple[tuple[int, int], ...]:
    at = draft.content or draft.cue
    return () if at is None else at.fragments or ((at.start, at.end),)


def _issues_of(hits: Iterable[Hit]) -> Iterator[str]:
    return (issue for h in hits if (issue := issue_of_field(h.field)) is not None)


@cache
def issue_of_field(field: str) -> str | None:
    """Return the issue that a word field names; None for one that only lends weight."""
    if field in vocabulary("issues"):
        return field
    issue: str | None = cue_file("issues")["fields"].get(field, {}).get("issue")
    return issue


@cache
def _fields() -> Mapping[str, re.Pattern[str]]:
    data = cue_file("issues")
    own = {
        code: wording((*term.cues.get("en", ()), *data["more"].get(code, ())))
        for code, term in vocabulary("issues").items()
    }
    return own | {name: wording(body["words"]) for name, body in data["fields"].items()}


@cache
def _other_senses() -> re.Pattern[str]:
    return wording(cue_file("issues")["other_senses"])


@cache
def _taken_up() -> re.Pattern[str]:
    return wording(cue_file("issues")["taken_up"])
