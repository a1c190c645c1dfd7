"""Extractors and the way from a report to its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint
from pathlib import Path
from time import perf_counter

import pytest

from truceline.basis.registry_of_actors import Registry, processes, shipped_registry
from truceline.claims import Extractor, extract_claims, extractors, rules
from truceline.claims import pipeline as pipeline_module
from truceline.errors import InputError
from truceline.reports import read_report
from truceline.reports.report import Report

PARTIES = ("northland", "river-front")
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[EntryPoint]], None]:
    """Set what the installed packages register."""

    def set_to(found: Iterable[EntryPoint]) -> None:
        monkeypatch.setattr(pipeline_module, "entry_points", lambda group: tuple(found))
        pipeline_module.extractor_named.cache_clear()

    return set_to


def one_sentence() -> Extractor:
    """An extractor of another package."""
    return Extractor("short", rules().stages[:1])


def test_ours_is_found_though_the_metadata_is_stale(
    entries: Callable[[Iterable[EntryPoint]], None],
) -> None:
    entries(())
    assert list(extractors()) == ["rules", "trained"]


def test_an_extractor_of_another_package_is_used_by_its_name(
    entries: Callable[[Iterable[EntryPoint]], None],
    monkeypatch: pytest.MonkeyPatch,
    invented: Registry,
    make_report: Callable[..., Report],
) -> None:
    monkeypatch.setattr(pipeline_module, "one_sentence", one_sentence, raising=False)
    value = "truceline.claims.pipeline:one_sentence"
    entries([EntryPoint("short", value, pipeline_module.GROUP)])
    report = make_report("Northland said the gate was open.")
    assert extract_claims(report, registry=invented, parties=PARTIES, extractor="short") == ()


def test_an_unknown_extractor_is_an_error_that_lists_the_known(
    invented: Registry, make_report: Callable[..., Report]
) -> None:
    with pytest.raises(InputError, match="no extractor “rule”; known are rules"):
        extract_claims(make_report("Text."), registry=invented, extractor="rule")


def test_two_extractors_of_one_name_are_an_error(
    entries: Callable[[Iterable[EntryPoint]], None],
) -> None:
    entries([EntryPoint("rules", "elsewhere:rules", pipeline_module.GROUP)])
    with pytest.raises(InputError, match="two extractors are named “rules”"):
        extractors()


def test_an_extractor_that_cannot_be_loaded_is_an_error_and_not_a_fallback(
    entries: Callable[[Iterable[EntryPoint]], None],
    invented: Registry,
    make_report: Callable[..., Report],
) -> None:
    entries([EntryPoint("model", "no_such_package:model", pipeline_module.GROUP)])
    with pytest.raises(InputError, match="“model” cannot be loaded"):
        extract_claims(make_report("Text."), registry=invented, extractor="model")


def test_the_label_tells_other_stages_apart() -> None:
    ours = rules()
    fewer = Extractor("rules", ours.stages[:-1])
    assert ours.label.startswith("rules/")
    assert ours.label != fewer.label


def test_every_stage_has_a_versioned_name_of_its_own() -> None:
    names = [name for name, _ in rules().stages]
    assert len(set(names)) == len(names)
    assert all(name.rpartition("/")[2].isdigit() for name in names)


def test_claims_come_in_the_order_of_the_text(
    invented: Registry, make_report: Callable[..., Report]
) -> None:
    report = make_report(
        "# Northland says much\nNorthland said the gate was open. Six nurses were killed.\n"
        "The River Front denied that it had fired."
    )
    claims = extract_claims(report, registry=invented, parties=PARTIES, extractor="rules")
    assert [c.voice for c in claims] == ["attributed", "narrator", "attributed"]
    assert [c.evidence.start for c in claims] == sorted(c.evidence.start for c in claims)


def test_an_institution_gives_its_party_s_word_only_on_its_listed_matters(
    invented: Registry, make_report: Callable[..., Report]
) -> None:
    report = make_report(
        "The Northland army said that the ceasefire was holding.\n"
        "The Northland army said that prisoners would be freed."
    )
    claims = extract_claims(report, registry=invented, parties=PARTIES, extractor="rules")
    assert [c.official for c in claims] == [True, False]


def test_without_parties_those_of_the_process_named_most_are_taken(
    make_report: Callable[..., Report],
) -> None:
    process = processes()[0]
    registry = shipped_registry()
    names = " and ".join(registry.actors[p].name for p in process.parties[:2])
    report = make_report(f"{names} traded accusations.")
    assert set(process.parties[:2]) <= set(pipeline_module.parties_in(report, registry))


def test_a_report_that_names_no_conflict_has_no_parties(
    invented: Registry, make_report: Callable[..., Report]
) -> None:
    assert pipeline_module.parties_in(make_report("Rain fell in the valley."), invented) == ()


def test_a_sentence_without_end_is_passed_over_in_linear_time(
    attributed: Callable[..., object],
) -> None:
    began = perf_counter()
    attributed("Holt said and " * 40_000)
    attributed("“" * 200_000)
    assert perf_counter() - began < 20


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this checkout")
def test_the_seed_articles_give_their_attributed_statements() -> None:
    claims = [
        c
        for path in sorted(SEEDS.glob("*.txt"))
        for c in extract_claims(read_report(path), registry=shipped_registry(), extractor="rules")
    ]
    sources = {c.source.text.lower() for c in claims if c.source is not None}
    wanted = {
        "a senior hamas official", "trump", "an israeli official", "hamas", "the israeli military",
        "multiple diplomatic sources", "hamas officials", "the group", "netanyahu",
        "a u.s. official", "aid agencies", "diplomats", "key sources on both sides",
        "officials involved in the talks", "the hamas-run health ministry",
        "sources from both israel and hamas", "israeli hardliners within netanyahu’s coalition",
    }  # fmt: skip
    assert wanted <= sources
    assert any(c.via for c in claims)
    assert any(c.voice == "narrator" for c in claims)
