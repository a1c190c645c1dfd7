"""From a report to its claims: named, versioned extractors, and the one that comes with us.

An extractor is a tuple of named, versioned stages, found by its name in the entry-point group
``truceline.extractors``; ours, ``rules``, is registered there like anybody's. A name that nobody
registered is an error with the known names, never a silent change of method.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points

import msgspec

from truceline.basis.digest import digest
from truceline.basis.registry_of_actors import Registry, processes
from truceline.basis.span import Span
from truceline.claims.attribution import attribution, sentences
from truceline.claims.claim import Claim, claim_id
from truceline.claims.coreference import coreference
from truceline.claims.draft import Draft, Reading, Stage
from truceline.claims.linking import linking, own_words
from truceline.claims.meaning import MEANING_STAGES
from truceline.claims.narrator import narrator
from truceline.claims.nested import nested
from truceline.claims.turns import turns
from truceline.errors import InputError
from truceline.reports.report import Report

__all__ = [
    "ATTRIBUTION_STAGES",
    "STANDARD",
    "Extractor",
    "extract_claims",
    "extractors",
    "parties_in",
    "rules",
    "trained",
]

STANDARD = "trained"
"""The extractor that reads unless another one is named."""

GROUP = "truceline.extractors"
OURS = (
    EntryPoint(name="rules", value="truceline.claims.pipeline:rules", group=GROUP),
    EntryPoint(name="trained", value="truceline.claims.pipeline:trained", group=GROUP),
)
"""Our own extractors' entries; used too where the installed metadata does not list them yet."""

NamedStage = tuple[str, Stage]

ATTRIBUTION_STAGES: tuple[NamedStage, ...] = (
    ("sentences/1", sentences),
    ("turns/1", turns),
    ("attribution.en.rules/1", attribution),
    ("nested.en.rules/1", nested),
    ("narrator.en.rules/1", narrator),
    ("linking.en.rules/1", linking),
    ("coreference.en.rules/1", coreference),
)
"""Who says what, from sentences to actors; a pronoun takes over what its antecedent linked to."""

CLOSING_STAGES: tuple[NamedStage, ...] = (("own-word/1", own_words),)
"""Whose own word a claim is can depend on its issues, so it is settled last."""


class Extractor(msgspec.Struct, frozen=True):
    """A name and the stages that turn a report into drafts, in their order."""

    name: str
    stages: tuple[NamedStage, ...]

    @property
    def label(self) -> str:
        """The name with a digest of the stages' versions: other stages, other label."""
        return f"{self.name}/{digest('extractor/1', *(name for name, _ in self.stages))[:8]}"


def rules() -> Extractor:
    """Return the extractor made of rules alone: fast, explained, without a model."""
    return Extractor("rules", ATTRIBUTION_STAGES + MEANING_STAGES + CLOSING_STAGES)


def trained() -> Extractor:
    """Return the extractor whose attributions a trained model finds, beside the rules.

    The runtime of the model is imported when it first reads. Raises InputError (when it reads) if
    the model is missing: nothing falls back to the rules in silence.
    """
    # Imported here: the rules are to work where the runtime of the model is not installed.
    from truceline.claims.tagger.scoring import scoring_trained
    from truceline.claims.tagger.stage import trained_attribution

    instead: dict[str, NamedStage] = {
        "attribution.en.rules/1": ("attribution.en.trained/1", trained_attribution),
        "scoring.rules/1": ("scoring.trained/1", scoring_trained),
    }
    stages = (*ATTRIBUTION_STAGES, *MEANING_STAGES, *CLOSING_STAGES)
    return Extractor("trained", tuple(instead.get(name, (name, stage)) for name, stage in stages))


def extractors() -> Mapping[str, EntryPoint]:
    """Return every registered extractor by name (not loaded yet), ours first."""
    found = {entry.name: entry for entry in OURS}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise InputError(
                f"two extractors are named “{entry.name}”: {other.value} and {entry.value}",
                remedy="uninstall one of the two packages",
            )
    return found


@cache
def extractor_named(name: str) -> Extractor:
    """Return the extractor of that name, loaded. Raises InputError with the known names if none."""
    known = extractors()
    if name not in known:
        raise InputError(f"there is no extractor “{name}”", remedy="known are " + ", ".join(known))
    try:
        make: Callable[[], Extractor] = known[name].load()
    except (ImportError, AttributeError) as error:
        raise InputError(
            f"the extractor “{name}” cannot be loaded ({known[name].value}: {error})",
            remedy="install what it needs, or name another extractor",
        ) from error
    return make()


def extract_claims(
    report: Report, *, registry: Registry, parties: Sequence[str] = (), extractor: str = STANDARD
) -> tuple[Claim, ...]:
    """Return the claims of ``report`` in the order of the text, no two with one id.

    ``parties`` are the ids of the parties of the conflict; without them those of the shipped
    process that the report names most, if any. A heading or promotional line makes no claim.
    Raises InputError if no extractor is named ``extractor``.
    """
    chosen = extractor_named(extractor)
    reading = Reading(
        report=report, registry=registry, parties=tuple(parties) or parties_in(report, registry)
    )
    for _, stage in chosen.stages:
        reading = stage(reading)
    claims = (_claim(draft, report, chosen.label) for draft in reading.drafts)
    unique = {claim.id: claim for claim in reversed(list(claims))}
    return tuple(sorted(unique.values(), key=_position))


def parties_in(report: Report, registry: Registry) -> tuple[str, ...]:
    """Return the parties of the shipped process whose parties ``report`` names most.

    At least two of them must be named. Of processes between the same parties it is the one with
    fewest others; any other tie leaves it open (no parties).
    """
    named = Counter(m.actor for m in registry.mentions(report.text))
    ranked: list[tuple[int, int, int, tuple[str, ...]]] = []
    for process in processes():
        known: Counter[str] = Counter()
        for actor, times in named.items():
            party = registry.party_of(actor, process.parties, report.anchor)
            if party is not None:
                known[party] += times
        if len(known) >= 2:
            others = len(process.parties) - len(known)
            ranked.append((len(known), known.total(), -others, process.parties))
    ranked.sort(key=lambda r: r[:3], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:3] == ranked[1][:3]):
        return ()
    return ranked[0][3]


def _position(claim: Claim) -> tuple[Span, ...]:
    """Where a claim stands; it never takes two of one place by their ids, which hold the names."""
    parts = (claim.content, claim.cue, claim.source)
    first, *others = (Span(0, 0) if p is None else p.span for p in parts)
    begin, end = (Span(at, at) for at in (claim.evidence.start, claim.evidence.end))
    return (begin, first, end, *others)


def _claim(draft: Draft, report: Report, label: str) -> Claim:
    """Return the finished claim of one draft."""
    return Claim(
        id=claim_id(
            report.id,
            draft.evidence,
            None if draft.source is None else draft.source.span,
            None if draft.cue is None else draft.cue.span,
            None if draft.content is None else draft.content.span,
        ),
        report=report.id,
        file=report.file,
        voice=draft.voice,
        evidence=draft.evidence,
        source=draft.source,
        actor=draft.actor,
        named=draft.named,
        party=draft.party,
        parties=draft.parties,
        official=draft.official,
        via=draft.via,
        addressee=draft.addressee,
        cue=draft.cue,
        content=draft.content,
        quoted=draft.quoted,
        act=draft.act,
        about=draft.about,
        issues=draft.issues,
        stance=draft.stance,
        modality=draft.modality,
        quantities=draft.quantities,
        when=draft.when,
        where=draft.where,
        event=draft.event,
        conditions=draft.conditions,
        score=round(draft.score, 3),
        reason="; ".join(draft.reasons),
        extractor=label,
    )
