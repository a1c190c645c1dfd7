"""Reading claims: how many, recall by construction on two real articles, documents per second.

Run: python benchmarks/reading.py [--write]. The two articles lie outside the repository (shared
material that is not ours to ship); without them only the speed on the example's reports is measured.
Speed is compared in the same run with a floor: splitting the same texts into sentences.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.reports import Report, read_report, sentences_of

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
EXAMPLE = ROOT / "examples" / "gaza-2025-01" / "reports"
RESULTS = ROOT / "benchmarks" / "results" / "reading.md"
PARTIES = ("hamas", "israel")
ROUNDS = 5


class Construction(NamedTuple):
    """One statement of an article: what kind of construction, and how a claim shows that it was read."""

    article: str
    kind: str
    what: str
    found: Callable[[Claim], bool]


def says(source: str, content: str, **fields: object) -> Callable[[Claim], bool]:
    """A claim whose source and content hold these words (any case) and whose fields are these."""

    def found(claim: Claim) -> bool:
        who = "" if claim.source is None else claim.source.text.lower()
        what = "" if claim.content is None else claim.content.text.lower()
        return (
            source in who
            and content in what
            and all(_value(claim, k) == v for k, v in fields.items())
        )

    return found


def _value(claim: Claim, field: str) -> object:
    match field:
        case "via":
            return None if not claim.via else claim.via[0].actor
        case "about":
            return None if claim.about is None else (claim.about.party, claim.about.act)
        case "sign":
            return None if claim.stance is None else claim.stance.sign
        case "low":
            return claim.quantities[0].low if claim.quantities else None
        case "addressee":
            return None if claim.addressee is None else claim.addressee.actor
        case "issue":
            return claim.issues[0] if claim.issues else None
        case "condition":
            return bool(claim.conditions)
        case _:
            return getattr(claim, field)


FIRST, SECOND = "000", "003"
CONSTRUCTIONS = (
    Construction(
        FIRST,
        "person told",
        "unnamed official to an outlet",
        says("senior hamas official", "ongoing", addressee="bbc"),
    ),
    Construction(
        FIRST, "participle", "stating great progress", says("donald trump", "progress", sign="for")
    ),
    Construction(
        FIRST,
        "nested",
        "has it from his envoy",
        says("trump", "very close", via="united-states/steve-witkoff"),
    ),
    Construction(
        FIRST, "quotation", "speaker after the quotation", says("trump", "good news", quoted=True)
    ),
    Construction(
        FIRST,
        "quotation",
        "quotation that goes on",
        says("trump", "gaza is very close", quoted=True),
    ),
    Construction(
        FIRST,
        "collective",
        "officials in the talks cautioned",
        says("officials", "challenges persist", act="warns"),
    ),
    Construction(
        FIRST,
        "collective",
        "sources on both sides",
        says("sources on both sides", "steep", party=None),
    ),
    Construction(
        FIRST,
        "participle",
        "representative confirming",
        says("representative", "mediators", act="confirms"),
    ),
    Construction(FIRST, "according to", "the official", says("official", "intensive contacts")),
    Construction(
        FIRST, "pronoun", "he clarified", says("he", "formal new proposal", party="hamas")
    ),
    Construction(
        FIRST,
        "according to",
        "figure with a lower bound",
        says("health ministry", "at least 45", low=45),
    ),
    Construction(
        FIRST,
        "responsibility",
        "said it carried out",
        says("hamas", "bomb attack", act="claims-responsibility"),
    ),
    Construction(
        FIRST, "confirmation", "of the casualties", says("military", "casualties", act="confirms")
    ),
    Construction(
        FIRST,
        "two objects",
        "no tangible progress",
        says("israeli official", "tangible progress", sign="against"),
    ),
    Construction(
        FIRST,
        "two objects",
        "issues unresolved",
        says("israeli official", "unresolved", addressee="haaretz"),
    ),
    Construction(
        FIRST,
        "collective",
        "sources of both parties",
        says("sources from both", "imminent", party=None),
    ),
    Construction(
        FIRST,
        "collective",
        "officials of both parties",
        says("israeli and hamas officials", "proposals", party=None),
    ),
    Construction(
        SECOND,
        "second-hand",
        "acceptance of a line",
        says("diplomatic sources", "withdrawal line", about=("israel", "accepts")),
    ),
    Construction(
        SECOND,
        "condition",
        "as soon as it is confirmed",
        says("", "take effect", voice="narrator", condition=True),
    ),
    Construction(
        SECOND,
        "acceptance",
        "in principle",
        says("hamas officials", "release all israeli hostages", act="accepts-in-principle"),
    ),
    Construction(
        SECOND,
        "reservation",
        "on disarmament",
        says("", "disarmament", act="reserves", party="hamas"),
    ),
    Construction(
        SECOND,
        "reservation",
        "on governance",
        says("", "governance", act="reserves", party="hamas"),
    ),
    Construction(SECOND, "demand", "insists", says("hamas", "sovereignty", act="demands")),
    Construction(SECOND, "narrator", "an instruction", says("", "scale back", voice="narrator")),
    Construction(
        SECOND, "two objects", "retain control", says("netanyahu", "retain control", official=True)
    ),
    Construction(
        SECOND, "two objects", "dismantling", says("netanyahu", "dismantling", official=True)
    ),
    Construction(
        SECOND, "quotation", "inside the sentence", says("u.s. official", "encouraging but fragile")
    ),
    Construction(
        SECOND,
        "participle",
        "warning of divisions",
        says("u.s. official", "political divisions", act="warns"),
    ),
    Construction(
        SECOND, "faction", "pushing back", says("hardliners", "concessions", official=False)
    ),
    Construction(
        SECOND, "participle", "hardliners arguing", says("hardliners", "regroup", official=False)
    ),
    Construction(
        SECOND,
        "faction",
        "oppose disarmament",
        says("factions", "disarmament", official=False),
    ),
    Construction(
        SECOND, "collective", "aid agencies warn", says("aid agencies", "famine", act="warns")
    ),
    Construction(
        SECOND,
        "collective",
        "diplomats caution",
        says("diplomats", "signed agreement", act="warns"),
    ),
)


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and with --write commit the table."""
    articles = (
        [read_report(p, file=p.name) for p in sorted(SEEDS.glob("*.txt"))] if SEEDS.is_dir() else []
    )
    example = [
        read_report(p, file=p.name)
        for p in sorted(EXAMPLE.iterdir())
        if p.suffix in {".txt", ".md"}
    ]
    lines = ["# Reading claims", "", "Made by `python benchmarks/reading.py --write`.", ""]
    lines += (
        recall(articles)
        if articles
        else ["The two articles are not here: recall was not measured.", ""]
    )
    lines += speed([*articles, *example])
    text = "\n".join(lines) + "\n"
    print(text)
    if "--write" in arguments:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, "utf-8")


def recall(articles: Sequence[Report]) -> list[str]:
    """Return the table of recall by construction, and every statement that was missed."""
    claims = {r.file[:3]: read(r) for r in articles}
    headings = [_from_heading(r, claims[r.file[:3]]) for r in articles]
    results = [(c, any(c.found(k) for k in claims[c.article])) for c in CONSTRUCTIONS]
    kinds = dict.fromkeys(c.kind for c in CONSTRUCTIONS)
    rows = [(k, [ok for c, ok in results if c.kind == k]) for k in kinds]
    counted = ", ".join(f"{len(claims[r.file[:3]])} in {r.file}" for r in articles)
    return [
        f"Claims: {counted}; from headings: {sum(headings)}.", "",
        "| construction | found | of |", "| --- | --- | --- |",
        *(f"| {kind} | {sum(ok)} | {len(ok)} |" for kind, ok in rows),
        f"| **all** | **{sum(ok for _, ok in results)}** | **{len(results)}** |", "",
        *(f"Missed: {c.kind}, {c.what} ({c.article})." for c, ok in results if not ok), "",
    ]  # fmt: skip


def read(report: Report) -> tuple[Claim, ...]:
    """Read one report with the shipped actors."""
    return extract_claims(report, registry=shipped_registry(), parties=PARTIES)


def _from_heading(report: Report, claims: Sequence[Claim]) -> int:
    headings = [b.span for b in report.blocks if b.kind != "prose"]
    return sum(any(h.meets(c.evidence) for h in headings) for c in claims)


def speed(reports: Sequence[Report]) -> list[str]:
    """Return documents per second and the ratio to splitting sentences, medians of interleaved rounds."""
    for report in reports[:2]:
        read(report)
    reading, floor = [], []
    for _ in range(ROUNDS):
        reading.append(_timed(lambda: [read(r) for r in reports]))
        floor.append(_timed(lambda: [sentences_of(r) for r in reports]))
    took, least = sorted(reading)[ROUNDS // 2], sorted(floor)[ROUNDS // 2]
    found = sum(len(read(r)) for r in reports)
    return [
        f"{len(reports)} documents, {found} claims: {len(reports) / took:.0f} documents a second on one core;",
        f"{took / least:.1f} times the time of splitting the same texts into sentences (the floor, same run).",
    ]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
