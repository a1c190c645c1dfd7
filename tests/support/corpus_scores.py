"""How well claims were read: ours beside the annotated ones, paired by what their contents share."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from support.corpus import Entry, Mark, locate, spans_of
from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.basis.span import Passage, Span
from truceline.claims import Claim, extract_claims
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata

__all__ = ["Counts", "Match", "claims_of", "counts_of", "figures", "interval", "matches", "total"]

HIT = 0.5
WORDS = re.compile(r"\w+")


class Match(msgspec.Struct, frozen=True):
    """A claim of ours and the annotated claim it is, with whether the source is right too."""

    ours: Claim
    gold: Mark
    sourced: bool


class Counts(msgspec.Struct, frozen=True):
    """What the figures are made of, by name: right ones, ours, annotated ones."""

    right: Counter[str]
    ours: Counter[str]
    gold: Counter[str]


@cache
def claims_of(entry: Entry, extractor: str, text: str | None = None) -> tuple[Claim, ...]:
    """Return the claims read in a report of the corpus (or in ``text`` in its place)."""
    raw = (entry.text if text is None else text).encode()
    parties = next(p.parties for p in processes() if p.id == entry.process)
    report = read_report_bytes(
        raw, file=f"{entry.name}.txt", metadata=Metadata(published=entry.published)
    )
    return extract_claims(report, registry=shipped_registry(), parties=parties, extractor=extractor)


def tokens(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return where the words begin that ``spans`` touch."""
    return frozenset(m.start() for s in spans for m in WORDS.finditer(text, s.start, s.end))


def ranges(passage: Passage | None) -> list[Span]:
    """Return the stretches of a passage."""
    if passage is None:
        return []
    return [Span(a, b) for a, b in passage.fragments or ((passage.start, passage.end),)]


def matches(text: str, claims: Sequence[Claim], marks: Sequence[Mark]) -> list[Match]:
    """Pair claims with annotated ones, greedily by falling overlap; a hit from one half on."""
    ours = [tokens(text, ranges(c.content or c.cue)) for c in claims]
    gold = [tokens(text, spans_of(text, m)["content"] or spans_of(text, m)["cue"]) for m in marks]
    shares = sorted(
        ((-len(g & o) / len(g | o), i, j)
         for i, g in enumerate(gold) for j, o in enumerate(ours) if g & o),
    )  # fmt: skip
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    found: list[Match] = []
    for value, i, j in shares:
        if -value >= HIT and i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            found.append(Match(claims[j], marks[i], sourced(text, claims[j], marks[i])))
    return found


def sourced(text: str, claim: Claim, mark: Mark) -> bool:
    """Say whether the source of a claim is the annotated one (half of the words shared, or none)."""
    ours = tokens(text, ranges(claim.source))
    gold = tokens(text, spans_of(text, mark)["source"])
    if not ours or not gold:
        return not ours and not gold
    return 4 * len(ours & gold) >= len(ours) + len(gold)


def counts_of(entry: Entry, claims: Sequence[Claim], marks: Sequence[Mark]) -> Counts:
    """Return what was right in one report."""
    text = entry.text
    right: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for voice in ("attributed", "narrator"):
        mine = [c for c in claims if c.voice == voice]
        theirs = [m for m in marks if m.voice == voice]
        found = matches(text, mine, theirs)
        ours[voice] += len(mine)
        gold[voice] += len(theirs)
        right[voice] += sum(m.sourced for m in found)
        if voice == "attributed":
            for match in (m for m in found if m.sourced):
                _count_fields(text, match, right, ours, gold)
    return Counts(right, ours, gold)


def _count_fields(
    text: str, match: Match, right: Counter[str], ours: Counter[str], gold: Counter[str]
) -> None:
    claim, mark = match.ours, match.gold
    for name, same in (
        ("actor", same_actor(claim, mark)),
        ("act", claim.act == mark.act),
        ("official", claim.official == mark.official),
    ):
        right[name] += same
        ours[name] += 1
        gold[name] += 1
    several: dict[str, tuple[list[object], list[object]]] = {
        "issues": ([*claim.issues], [*mark.issues]),
        "modality": ([*claim.modality], [*mark.modality]),
        "quantities": ([*map(amount, claim.quantities)], [*map(amount, mark.quantities)]),
    }
    for name, (mine, theirs) in several.items():
        right[name] += (Counter(mine) & Counter(theirs)).total()
        ours[name] += len(mine)
        gold[name] += len(theirs)
    if mark.when is not None and mark.when.value is not None:
        gold["times"] += 1
        right["times"] += claim.when is not None and claim.when.value == mark.when.value
    ours["times"] = gold["times"]
    wanted = [locate(text, words, mark.line) for words in mark.conditions]
    met = [any(Span(c.start, c.end).meets(w) for c in claim.conditions) for w in wanted]
    gold["conditions"] += len(wanted)
    right["conditions"] += sum(met)
    ours["conditions"] += len(claim.conditions)


def same_actor(claim: Claim, mark: Mark) -> bool:
    """Say whether actor and party are right; of unnamed people, whose they are said to be."""
    if claim.party != mark.party and not (mark.parties and claim.parties == mark.parties):
        return False
    if mark.named and mark.actor is not None and "/" in mark.actor:
        return claim.actor == mark.actor
    if not mark.named and mark.actor is not None:
        return claim.actor is not None and body(claim.actor) == body(mark.actor)
    return claim.actor == mark.actor or (mark.actor is None and not claim.named)


def body(actor: str) -> str:
    """Return the body that an unnamed member is said to be of."""
    return actor.partition("/")[0]


def amount(quantity: object) -> tuple[object, ...]:
    """Return what a figure says: its bounds, openness and unit."""
    names = ("low", "high", "about", "exclusive", "unit")
    return tuple(
        float(v) if isinstance(v, int) and not isinstance(v, bool) else v
        for v in (getattr(quantity, name) for name in names)
    )


def total(found: Sequence[Counts]) -> Counts:
    """Return the sum of the counts of several reports."""
    return Counts(
        sum((c.right for c in found), Counter()),
        sum((c.ours for c in found), Counter()),
        sum((c.gold for c in found), Counter()),
    )


def figures(counts: Counts) -> dict[str, float]:
    """Return F1 of what is found, the share right of what every claim has, recall of conditions."""
    found: dict[str, float] = {}
    for name in ("attributed", "narrator", "issues", "modality", "quantities"):
        found[name] = ratio(2 * counts.right[name], counts.ours[name] + counts.gold[name])
    for name in ("actor", "act", "official", "times", "conditions"):
        found[name] = ratio(counts.right[name], counts.gold[name])
    return found


def ratio(part: float, whole: float) -> float:
    """Return a share in percent; 100 of nothing."""
    return round(100 * part / whole, 1) if whole else 100.0


def interval(
    found: Sequence[Counts], name: str, times: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """Return the middle 95 % of a figure over reports drawn again and again (bootstrap)."""
    chance = random.Random(seed)
    drawn = sorted(figures(total(chance.choices(found, k=len(found))))[name] for _ in range(times))
    return drawn[int(0.025 * times)], drawn[int(0.975 * times) - 1]
