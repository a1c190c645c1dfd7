"""Nobody is given words that are not theirs: pronouns, nouns, clauses that go on, both sides alike."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.registry_of_actors import Registry
from truceline.claims import Claim, extract_claims
from truceline.claims.draft import Draft
from truceline.reports.report import Report

PARTIES = ("northland", "river-front")
Many = Callable[..., tuple[Draft, ...]]

SIDES = (
    {
        "name": "Northland", "of": "Northlandic", "other": "The River Front", "id": "northland",
        "force": "The Northlandic army", "force_noun": "The army", "force_id": "northland/army",
        "office": "The Northland Prime Minister’s Office", "office_id": "northland/office",
    },
    {
        "name": "The River Front", "of": "River Front", "other": "Northland", "id": "river-front",
        "force": "The River Brigades", "force_noun": "The brigades",
        "force_id": "river-front/brigades",
        "office": "The River Front Chairman’s Office", "office_id": "river-front/office",
    },
)  # fmt: skip
"""The same words for a state with its army and office, and for an armed group with its own."""

both_sides = pytest.mark.parametrize("side", SIDES, ids=[s["id"] for s in SIDES])


def told(drafts: tuple[Draft, ...]) -> list[tuple[str | None, str]]:
    """Whose words and which, of each draft that somebody speaks."""
    return [
        (d.actor, "" if d.content is None else d.content.text)
        for d in drafts
        if d.voice == "attributed"
    ]


@both_sides
def test_it_in_the_middle_is_the_speaker_before_and_not_one_named_in_the_words(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{office} said that the pause was over. {other} had refused the map drawn by the envoy, it "
        "said, while {name} had accepted it.".format(**side)
    )
    assert told(drafts)[1:] == [
        (side["office_id"], f"{side['other']} had refused the map drawn by the envoy"),
        (side["office_id"], f"{side['name']} had accepted it"),
    ]
    assert all(d.official for d in drafts)


@both_sides
def test_it_stays_open_where_only_the_words_said_name_a_body(
    attributed: Many, side: dict[str, str]
) -> None:
    (draft,) = attributed("{force} had fired first, it said.".format(**side))
    assert (draft.actor, draft.party, draft.official) == (None, None, False)


@both_sides
def test_a_pronoun_does_not_reach_past_a_speaker_whom_nobody_knows(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{force} said that the line was quiet. The ferry company said that a boat had sunk. It "
        "added that the line was unsafe.".format(**side)
    )
    assert [d.actor for d in drafts] == [side["force_id"], None, None]


def test_he_does_not_reach_past_a_person_whom_nobody_knows(attributed: Many) -> None:
    drafts = attributed(
        "Anna Holt said the gate was open. A driver said the queue was long. He said the gate would "
        "be shut."
    )
    assert [d.actor for d in drafts] == ["northland/anna-holt", None, None]


def test_he_stays_open_where_another_person_is_named_after_the_speaker(attributed: Many) -> None:
    drafts = attributed(
        "Marek Dol said the gate was open. Anna Holt was in the port. He said talks would go on."
    )
    assert [d.actor for d in drafts if d.voice == "attributed"] == ["river-front/marek-dol", None]


@pytest.mark.parametrize("leader", ["Anna Holt", "Marek Dol"])
def test_he_is_the_one_that_a_sentence_before_is_about(attributed: Many, leader: str) -> None:
    drafts = attributed(f"{leader} went to the port. He said that talks would go on.")
    assert [d.actor is not None for d in drafts if d.voice == "attributed"] == [True]


@pytest.mark.parametrize("leader", ["Anna Holt", "Marek Dol"])
def test_he_is_not_one_who_is_only_named_in_passing(attributed: Many, leader: str) -> None:
    drafts = attributed(
        f"A guard was hurt when crowds pressed in after the convoy of {leader} had left. He said "
        f"that nobody had helped.\n{leader}’s car was seen. He said that it was late."
    )
    assert [d.actor for d in drafts if d.voice == "attributed"] == [None, None]


@both_sides
def test_a_noun_is_the_one_of_its_kind_that_spoke_before_in_the_report(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{force} said that the line was quiet.\nRain fell.\nIt fell all day.\n{force_noun} said "
        "that its guns were silent.".format(**side)
    )
    assert [d.actor for d in drafts if d.voice == "attributed"] == [side["force_id"]] * 2


@both_sides
def test_the_office_is_the_office_that_spoke_and_its_word_the_party_s(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{office} announced a halt.\nThe office said that talks would wait.".format(**side)
    )
    assert [(d.actor, d.official) for d in drafts] == [(side["office_id"], True)] * 2


def test_two_offices_leave_the_office_open(attributed: Many) -> None:
    drafts = attributed(
        "The Northland Prime Minister’s Office and the River Front Chairman’s Office met. The office "
        "said that talks would wait."
    )
    assert [d.actor for d in drafts if d.voice == "attributed"] == [None]


@pytest.mark.parametrize(
    "noun", ["The defence ministry", "The rights group", "The army", "The settlers’ council"]
)
def test_a_noun_with_words_that_do_not_fit_stays_open(attributed: Many, noun: str) -> None:
    drafts = attributed(
        f"The River Front and the Harbour health office are in the port. {noun} said talks go on."
    )
    assert [d.actor for d in drafts] == [None]


def test_the_group_is_not_the_known_one_after_a_body_that_nobody_knows(attributed: Many) -> None:
    drafts = attributed(
        "The River Front holds the port. The Crew Families Forum said that months had passed. The "
        "group said that Northland had waited too long."
    )
    assert [d.actor for d in drafts] == [None, None]


@both_sides
def test_the_same_statement_is_of_who_put_it_out_and_not_of_who_spoke_since(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{office} said in a statement that the pause was over. “We waited,” a {of} official said. "
        "The gate would stay shut, according to the same statement.".format(**side)
    )
    assert [(d.actor, d.official) for d in drafts] == [
        (side["office_id"], True),
        (f"{side['id']}/official", False),
        (side["office_id"], True),
    ]


@both_sides
def test_a_statement_named_by_its_side_is_the_side_s(
    attributed: Many, side: dict[str, str]
) -> None:
    (draft,) = attributed("The list was ready, according to a {of} statement.".format(**side))
    assert (draft.actor, draft.official) == (side["id"], True)


def test_another_official_is_not_the_one_before(attributed: Many) -> None:
    drafts = attributed(
        "A Northlandic official said the list was ready. A second official was less sure. The second "
        "official said that names were missing."
    )
    assert [d.actor for d in drafts] == ["northland/official", None]


@both_sides
def test_a_member_of_what_a_noun_means_is_no_own_word(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{office} announced a halt. “It is late,” said an official in the office.".format(**side)
    )
    assert drafts[1].party == side["id"]
    assert (drafts[1].named, drafts[1].official) == (False, False)


def test_some_of_which_are_a_part_and_no_own_word(attributed: Many) -> None:
    (draft,) = attributed(
        "For the River Front, much hangs on its factions, some of which oppose a pause."
    )
    assert draft.source is not None
    assert draft.source.text == "its factions, some of which"
    assert (draft.actor, draft.official) == ("river-front/factions", False)


@both_sides
def test_what_another_says_of_a_side_after_a_comma_is_the_speaker_s(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{name} has agreed in principle to free the crew, two diplomats told the Daily Post, though "
        "neither would say when.".format(**side)
    )
    assert [(d.actor, d.party) for d in drafts] == [(None, None)]


@both_sides
def test_a_clause_with_own_words_of_another_is_not_taken_in(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "The gate was open, {office} said, and {other} confirmed that buses had crossed.".format(
            **side
        )
    )
    assert told(drafts)[0] == (side["office_id"], "The gate was open")
    assert drafts[1].actor != side["office_id"]


@both_sides
def test_what_a_side_did_after_and_is_not_part_of_what_it_said(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{name} said that it would look into the matter and handed over the list.".format(**side)
    )
    assert told(drafts) == [(side["id"], "it would look into the matter")]


@both_sides
def test_a_clause_about_a_side_ends_where_the_sentence_goes_on(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed("{name}, which has denied hiding maps, said it would wait.".format(**side))
    assert told(drafts) == [(side["id"], "hiding maps"), (side["id"], "it would wait")]


@both_sides
def test_what_a_side_reportedly_did_is_the_report_s_and_not_its_own_word(
    attributed: Many, side: dict[str, str]
) -> None:
    (draft,) = attributed("{name} reportedly rejected the map.".format(**side))
    assert (draft.voice, draft.source, draft.actor) == ("narrator", None, None)
    assert draft.content is not None
    assert draft.content.text == "{name} reportedly rejected the map".format(**side)


@both_sides
@pytest.mark.parametrize(
    "deed",
    [
        "attacked a convoy near the port", "found two boats in a cave",
        "showed the crew to a crowd", "posted a video of the crew", "pressed its way north",
        "withdraws its boats from the port", "blasted the gate", "charged two men with spying",
    ],
)  # fmt: skip
def test_what_a_side_does_is_never_its_word(
    attributed: Many, side: dict[str, str], deed: str
) -> None:
    drafts = attributed(f"{side['name']} {deed}.")
    assert [d.actor for d in drafts if d.voice == "attributed"] == []


@both_sides
@pytest.mark.parametrize(
    "words", ["attacked the plan", "found that the gate was shut", "blasted “the silence”"]
)
def test_the_same_verbs_are_speech_of_what_is_said_or_proposed(
    attributed: Many, side: dict[str, str], words: str
) -> None:
    (draft,) = attributed(f"{side['name']} {words}.")
    assert draft.actor == side["id"]


@both_sides
def test_words_that_unnamed_people_pass_on_are_theirs(
    attributed: Many, side: dict[str, str]
) -> None:
    (draft,) = attributed(
        "“We will stay,” {force} said, according to two people in the room.".format(**side)
    )
    assert draft.source is not None
    assert (draft.source.text, draft.party) == ("two people in the room", None)
    assert [v.actor for v in draft.via] == [side["force_id"]]


def test_words_that_an_outlet_passes_on_are_the_speaker_s(attributed: Many) -> None:
    (draft,) = attributed("Northland said, according to state television, that talks went on.")
    assert draft.addressee is not None
    assert (draft.actor, draft.addressee.text) == ("northland", "state television")


@both_sides
def test_what_a_side_says_after_a_decision_of_the_other_is_its_own(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{other} approved the map after {name} said it would free the crew.".format(**side)
    )
    assert told(drafts)[0][1] == "the map"
    assert told(drafts)[1] == (side["id"], "it would free the crew")


@both_sides
def test_with_one_saying_gives_the_one_and_not_the_side(
    attributed: Many, side: dict[str, str]
) -> None:
    drafts = attributed(
        "{name} threatened to shut the gate, with one minister saying that it was late.".format(
            **side
        )
    )
    assert [d.source.text for d in drafts if d.source] == [side["name"], "one minister"]
    assert [d.official for d in drafts] == [True, False]


@both_sides
def test_the_verdict_on_a_claim_is_not_part_of_it(attributed: Many, side: dict[str, str]) -> None:
    drafts = attributed(
        "{name}’s claim that maps were hidden in the port was false.".format(**side)
    )
    assert told(drafts) == [(side["id"], "maps were hidden in the port")]


@pytest.fixture
def own(invented: Registry, make_report: Callable[..., Report]) -> Callable[[str], list[Claim]]:
    """A function from text to claims, where each side has a minister who speaks on listed issues."""
    on = ("agreement", "ceasefire", "phases-and-duration")
    ministers = [
        Actor(
            id=f"{party}/{slug}", kind="office-holder", names={"en": name}, office="minister",
            part_of=(Link(to=party),), speaks_for=(Speaks(party=party, on=on),),
        )
        for party, slug, name in (
            ("northland", "ole-berg", "Ole Berg"), ("river-front", "sima-ray", "Sima Ray"),
        )
    ]  # fmt: skip
    registry = invented.with_actors(ministers)
    return lambda text: list(extract_claims(make_report(text), registry=registry, parties=PARTIES))


@pytest.mark.parametrize("name", ["Ole Berg", "Sima Ray"])
def test_an_office_holder_goes_on_with_the_own_word(
    own: Callable[[str], list[Claim]], name: str
) -> None:
    claims = own(f"{name} said that the ceasefire was over. He said that nothing more was owed.")
    assert [c.official for c in claims] == [True, True]


@pytest.mark.parametrize("name", ["Ole Berg", "Sima Ray"])
def test_an_office_holder_alone_on_no_known_issue_gives_the_own_word(
    own: Callable[[str], list[Claim]], name: str
) -> None:
    claims = own(f"{name} said that nothing more was owed.")
    assert [c.official for c in claims] == [True]


def plain(drafts: tuple[Draft, ...], ids: dict[str, str]) -> list[tuple[object, ...]]:
    """What must not depend on whose words they are."""
    roles = {v: k for k, v in ids.items()}
    return [
        (roles.get(d.actor or "", d.actor), d.named, d.official, d.cue_lemma, d.score)
        for d in drafts
    ]


ROLE_MATCHED = (
    "{force} said that the line was quiet. It added that fire had come from the port.",
    "{force} declined to say who had fired. {force_noun} later said that it would look into it.",
    "{office} said in a statement that the list was late. The office would not say why.",
    "{other} had fired first, {force} said, and {name} had kept to the map.",
    "By {name}’s account, forty people have been released.",
    "{name}, {force} said, would “wait for the list”.",
    "Fire came from the port, {force} said. It had warned the envoy, it said.",
)


@pytest.mark.parametrize("template", ROLE_MATCHED)
def test_a_state_and_an_armed_group_are_read_alike(attributed: Many, template: str) -> None:
    state, group = SIDES
    first = plain(attributed(template.format(**state)), state)
    second = plain(attributed(template.format(**group)), group)
    assert first == second
    assert first != []


def test_a_reading_does_not_depend_on_the_order_of_the_parties(
    invented: Registry, make_report: Callable[..., Report]
) -> None:
    report = make_report("The River Front said it was ready. Northland had hidden names, it added.")
    first = extract_claims(report, registry=invented, parties=PARTIES)
    second = extract_claims(report, registry=invented, parties=PARTIES[::-1])
    assert msgspec.json.encode(first) == msgspec.json.encode(second)
