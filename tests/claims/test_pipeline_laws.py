"""Laws of reading: spans cut what they quote, ids are unique, sides are read alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Passage
from truceline.claims import Claim, extract_claims
from truceline.claims.draft import Draft
from truceline.reports.report import Report

PARTIES = ("northland", "river-front")
Many = Callable[..., tuple[Draft, ...]]

SENTENCES = (
    "Northland said that the gate was open.",
    "“We wait,” said Marek Dol, “and we see.”",
    "“The road is long.”",
    "According to the Daily Post, a Northlandic official said the gate was shut.",
    "She added that buses had crossed and that mines remained.",
    "Anna Holt claimed that Ida Berg had informed her of a new map.",
    "Six nurses were killed in the port on Tuesday.",
    "The River Front has expressed reservations about the dates, warning that talks may stall.",
    "However, the group insists—again—on names.",
    "# Northland says yes",
    "He said: “No.",
    "A lasting peace will require patience.",
)
NOISE = st.text(alphabet="aA .,“”\"'’—-:;()\n\tsaid", max_size=30)
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), NOISE), max_size=10).flatmap(
    lambda parts: st.sampled_from([" ", "\n"]).map(lambda between: between.join(parts))
)
LAW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def passages(claim: Claim) -> Iterator[Passage]:
    parts = (claim.source, claim.cue, claim.content, claim.addressee, *claim.via)
    return (p for p in parts if p is not None)


@LAW
@given(text=TEXTS)
def test_every_span_cuts_the_quoted_words(
    text: str, invented: Registry, make_report: Callable[..., Report]
) -> None:
    report = make_report(text)
    for claim in extract_claims(report, registry=invented, parties=PARTIES, extractor="rules"):
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)
        for passage in passages(claim):
            pieces = passage.fragments or ((passage.start, passage.end),)
            assert passage.text == " ".join(text[a:b] for a, b in pieces)
            assert pieces[0][0] == passage.start
            assert pieces[-1][1] == passage.end


@LAW
@given(text=TEXTS)
def test_no_two_claims_share_an_id_and_reading_twice_gives_the_same(
    text: str, invented: Registry, make_report: Callable[..., Report]
) -> None:
    report = make_report(text)
    first = extract_claims(report, registry=invented, parties=PARTIES, extractor="rules")
    assert len({c.id for c in first}) == len(first)
    assert extract_claims(report, registry=invented, parties=PARTIES, extractor="rules") == first


@LAW
@given(text=TEXTS)
def test_a_narrator_s_claim_has_no_source_and_enters_no_view(
    text: str, invented: Registry, make_report: Callable[..., Report]
) -> None:
    for claim in extract_claims(
        make_report(text), registry=invented, parties=PARTIES, extractor="rules"
    ):
        if claim.voice == "narrator":
            assert (claim.source, claim.actor, claim.party, claim.parties) == (None, None, None, ())
        assert not claim.official or claim.party is not None


def plain(drafts: tuple[Draft, ...]) -> list[tuple[object, ...]]:
    """What must not depend on whose words they are."""
    return [
        (d.voice, d.cue_lemma, d.cue_negated, d.quoted, d.named, d.official, d.score, len(d.via))
        for d in drafts
    ]


SIDES = {
    "northland": {
        "name": "Northland", "of": "Northlandic", "leader": "Anna Holt", "force": "Northland",
    },
    "river-front": {
        "name": "River Front", "of": "Riverite", "leader": "Marek Dol", "force": "River Front",
    },
}  # fmt: skip

TEMPLATES = (
    "{name} said that the gate was open.",
    "“We will wait,” said {leader}.",
    "A senior {of} official told the Daily Post that talks were slow.",
    "{of} officials have agreed in principle to free the crew.",
    "{of} hardliners are pushing back against the pause.",
    "{leader} has ordered a halt to patrols near the river.",
    "{name} has rejected the map. However, {leader} said talks would go on.",
    "According to {of} sources, the line was quiet.",
    "{name} released forty prisoners.",
    "{leader} emphasized that fighters will stay and expects the gate to open.",
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_parties_swapped_in_give_parties_swapped_out(attributed: Many, template: str) -> None:
    first = attributed(template.format(**SIDES["northland"]))
    second = attributed(template.format(**SIDES["river-front"]))
    other = {"northland": "river-front", None: None}
    assert plain(first) == plain(second)
    assert first != ()
    assert [other[d.party] for d in first] == [d.party for d in second]


ROLE_MATCHED = (
    (
        "The Northland army killed six men near the port.",
        "River Front fighters killed six men near the port.",
    ),
    (
        "A Northlandic military spokesman said that its troops had struck the port.",
        "A River Front spokesman said that its fighters had struck the port.",
    ),
    (
        "Northlandic ministers demanded the return of captured soldiers.",
        "River Front commanders demanded the return of captured fighters.",
    ),
    (
        "Northlandic soldiers shelled the village, residents said.",
        "River Front gunmen shelled the village, residents said.",
    ),
    (
        "Northland claimed responsibility for the strike on the bridge.",
        "The River Front claimed responsibility for the blast on the bridge.",
    ),
)


@pytest.mark.parametrize(("state", "group"), ROLE_MATCHED)
def test_a_deed_is_read_alike_in_the_words_for_a_state_and_for_an_armed_group(
    attributed: Many, state: str, group: str
) -> None:
    assert plain(attributed(state)) == plain(attributed(group))


def test_reading_does_not_change_the_reading_given(
    invented: Registry, make_report: Callable[..., Report]
) -> None:
    report = make_report(SENTENCES[0])
    before = msgspec.json.encode(report)
    extract_claims(report, registry=invented, parties=PARTIES, extractor="rules")
    assert msgspec.json.encode(report) == before
