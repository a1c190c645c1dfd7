"""Bodies and people that a text names without saying whose: of the one they can be of, else of nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.claims.naming import link
from truceline.reports.report import Report

PARTIES = {p.id: p.parties for p in processes()}
Read = Callable[[str, str], list[tuple[str | None, str | None, bool]]]


@pytest.fixture
def read(make_report: Callable[..., Report]) -> Read:
    """A function from a process and a text to actor, party and own word of each attributed claim."""

    def run(process: str, text: str) -> list[tuple[str | None, str | None, bool]]:
        claims: tuple[Claim, ...] = extract_claims(
            make_report(text), registry=shipped_registry(), parties=PARTIES[process]
        )
        return [(c.actor, c.party, c.official) for c in claims if c.voice == "attributed"]

    return run


TOLD = (
    ("philippines-milf", "The MILF left the camp near Marawi. The military said the road was shut.",
     "philippines/afp", "philippines", True),
    ("colombia-eln", "The ELN shut the road in Colombia. The mayor’s office said the bridge was cut.",
     "colombia", "colombia", True),
    ("colombia-eln", "The ELN was at the door of Bogotá. The Eastern War Front said it held two men.",
     "eln/fronts", "eln", True),
    ("dr-congo-m23", "The M23 met Congolese envoys. The rebel alliance said the airport was shut.",
     "m23", "m23", True),
    ("yemen", "Ansar Allah shut the road. Authorities in Marib said the buses were late.",
     "yemen-government", "yemen-government", True),
    ("ukraine-russia", "In Sumy the grid failed, the regional administration said.",
     "ukraine", "ukraine", True),
    ("ukraine-russia", "In Belgorod the grid failed, the regional administration said.",
     "russia", "russia", True),
    ("syria-sdf", "The SDF left Aleppo. A military source said the road was open.",
     "syria-government/military-source", "syria-government", False),
    ("israel-lebanon", "The Lebanese army waited at the gate, one of its spokesmen said.",
     "lebanon/laf/spokesperson", "lebanon", False),
    ("israel-lebanon", "The Israeli army waited at the gate, one of its spokesmen said.",
     "israel/idf/spokesperson", "israel", False),
)  # fmt: skip


@pytest.mark.parametrize(("process", "text", "actor", "party", "official"), TOLD)
def test_a_body_without_an_owner_is_of_the_party_it_can_be_of(
    read: Read, process: str, text: str, actor: str, party: str, official: bool
) -> None:
    assert read(process, text) == [(actor, party, official)]


@pytest.mark.parametrize(
    ("process", "text"),
    [
        ("gaza", "Hamas met Israel’s envoy. The health ministry said forty were hurt."),
        ("thailand-cambodia", "Thailand and Cambodia met. The defence ministry said it was late."),
        ("colombia-eln", "The ELN met Colombia. The settlers’ council said the bridge was cut."),
        ("colombia-eln", "The ELN met Colombia. A source said the bridge was cut."),
        ("sudan", "The RSF met the army in Egypt. The presidency in Cairo said it was late."),
    ],
)
def test_what_two_can_have_or_a_stranger_has_is_no_party_s(
    read: Read, process: str, text: str
) -> None:
    assert [(party, official) for _, party, official in read(process, text)] == [(None, False)]


@pytest.mark.parametrize("side", ["Thailand", "Cambodia"])
def test_between_two_states_a_bare_organ_is_of_the_one_who_spoke(read: Read, side: str) -> None:
    other = {"Thailand": "Cambodia", "Cambodia": "Thailand"}[side]
    (first, second) = read(
        "thailand-cambodia",
        f"{side} said that {other} had laid mines. The interior ministry said a road was shut.",
    )
    assert first[1] == second[1] == side.lower()
    assert (first[2], second[2]) == (True, True)


def test_we_in_an_answer_is_whoever_the_label_names_by_surname(read: Read) -> None:
    told = read(
        "kashmir-line-of-control",
        "QUESTION: Was it quiet?\nDGMO RAJIV GHAI: The line was quiet.\nQUESTION: And now?\n"
        "GHAI: We expect that the post will be shut.",
    )
    assert {actor for actor, _, _ in told} == {"india/rajiv-ghai"}


PEOPLE = ("{name}’s spokesperson", "A {name} spokesperson")
WORDINGS = (
    *PEOPLE, "{name}’s delegation", "{name}’s leadership",
    "The {name} negotiating team", "The {name} side",
)  # fmt: skip


@pytest.mark.parametrize("process", processes(), ids=lambda p: p.id)
def test_every_party_of_a_process_is_found_by_the_same_wordings(process: object) -> None:
    registry = shipped_registry()
    parties: tuple[str, ...] = process.parties  # type: ignore[attr-defined]
    for wording in WORDINGS:
        found = {}
        for party in parties:
            name = registry.actors[party].name.partition(" (")[0]
            words = wording.format(name=name).replace("s’s", "s’")
            linked = link(words, registry)
            whose = registry.party_of(linked.actor or "", (party,))
            body = linked.named or wording in PEOPLE  # some have a listed spokesperson's office
            found[party] = (whose == party, body)
        assert len(set(found.values())) == 1, (wording, found)
        assert all(own for own, _ in found.values()), (wording, found)


@pytest.mark.parametrize(
    ("name", "short", "actor"),
    [
        ("Sudan Founding Alliance", "SFA", "sudan-tasis-government"),
        ("Moro Islamic Liberation Front", "MORO", None),
    ],
)
def test_a_short_form_behind_a_name_is_that_name_s_only_if_made_of_its_initials(
    read: Read, name: str, short: str, actor: str | None
) -> None:
    told = read(
        "philippines-milf",
        f"The {name} ({short}) met the envoy.\nRain fell.\nThe {short} said a bridge was out.",
    )
    assert [a for a, _, _ in told] == [actor]


@pytest.mark.parametrize("body", ["Cambodian army", "Houthi armed wing"])
@pytest.mark.parametrize(("said", "own"), [("said that it was late", True), ("rejected it", False)])
def test_a_telling_of_no_known_matter_is_an_institution_s_own_but_a_position_is_not(
    read: Read, body: str, said: str, own: bool
) -> None:
    process = "yemen" if body.startswith("Houthi") else "thailand-cambodia"
    assert [official for _, _, official in read(process, f"The {body} {said}.")] == [own]
