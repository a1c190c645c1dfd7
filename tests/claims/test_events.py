from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hand_drafts import understood
from truceline.claims.claim import EventPart


def event(sentence: str, lemma: str | None = "say", published: str | None = None) -> EventPart:
    found = understood(sentence, lemma=lemma, published=published).event
    assert found is not None
    return found


def test_a_delivery_has_doer_receiver_figure_and_day() -> None:
    e = event(
        "[M23] {said} <it handed over four bodies to the Red Cross on Thursday>",
        published="2031-05-09",
    )
    assert (e.kind, e.deed, e.says, e.by, e.to, e.at) == (
        "delivery",
        "hand-over",
        "done",
        ("m23",),
        ("icrc",),
        "2031-05-08",
    )
    assert e.quantity is not None
    assert (e.quantity.low, e.quantity.counting_point, e.quantity.unit) == (
        4,
        "handed-over",
        "bodies",
    )


def test_captives_handed_over_are_released() -> None:
    e = event("[DR Congo] {said} <M23 handed over nine prisoners>")
    assert (e.deed, e.by) == ("release", ("m23",))


@pytest.mark.parametrize(
    ("content", "by"),
    [
        ("M23 released nine prisoners", ("m23",)),
        ("nine prisoners were released", ()),
        ("nine prisoners were released by M23", ("m23",)),
        ("DR Congo and M23 released nine prisoners", ("dr-congo", "m23")),
    ],
)
def test_the_doer_is_only_who_the_words_name(content: str, by: tuple[str, ...]) -> None:
    assert event(f"[Qatar] {{said}} <{content}>").by == by


@pytest.mark.parametrize(
    ("sentence", "lemma", "says"),
    [
        ("[M23] {said} <it has stopped the entry of all goods>", "say", "withheld"),
        ("[M23] {said} <the entry of goods was halted>", "say", "withheld"),
        ("[M23] {said} <it closed the crossing>", "say", "withheld"),
        ("[M23] {said} <it reopened the crossing>", "say", "done"),
        ("[M23] {said} <it resumed the release of prisoners>", "say", "resumed"),
        ("[M23] {said} <DR Congo did not release the prisoners>", "say", "undone"),
        ("[M23] {promised} <to release nine prisoners>", "promise", "planned"),
        (
            "[M23] {said} <it would release nine prisoners if DR Congo opened the road>",
            "say",
            "conditional",
        ),
        ("[M23] {denied} <that it released nine prisoners>", "deny", "denied"),
        (
            "[M23] {announced} <the prisoners will not be released until the lists arrive>",
            "announce",
            "withheld",
        ),
    ],
)
def test_what_is_said_of_the_deed(sentence: str, lemma: str, says: str) -> None:
    assert event(sentence, lemma).says == says


def test_what_a_party_holds_back_until_something_is_its_announcement() -> None:
    e = event(
        "[DR Congo] {announced} <that residents will not be allowed to return home until the nurse is freed>",
        "announce",
    )
    assert (e.kind, e.deed, e.says, e.by) == ("announcement", "open", "withheld", ("dr-congo",))
    assert e.condition == "until the nurse is freed"


def test_a_breach_is_laid_at_the_door_of_whom_the_words_name() -> None:
    e = event("[M23] {said} <DR Congo breached the agreement by closing the crossing>")
    assert (e.says, e.by, e.deed) == ("breached", ("dr-congo",), "open")


def test_a_breach_without_a_doer_names_nobody() -> None:
    e = event("[M23] {said} <the halt breaches the agreement>")
    assert (e.says, e.by) == ("breached", ())


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        ("airstrikes hit the market", "ASSAULT/aerial"),
        ("drones struck the depot", "ASSAULT/drone"),
        ("the army shelled the village", "ASSAULT/heavy-weapons"),
        ("an explosive device killed two soldiers", "ASSAULT/explosives"),
        ("gunmen opened fire on the patrol", "ASSAULT/firearms"),
        ("M23 attacked the post", "ASSAULT/"),
    ],
)
def test_violence_has_a_mode(content: str, mode: str) -> None:
    e = event(f"[Qatar] {{said}} <{content}>")
    assert (e.kind, e.mode) == ("incident", mode)


def test_casualties_stand_with_the_incident_and_nobody_is_blamed_in_the_passive() -> None:
    e = event("<Seven soldiers were killed in a blast>", None)
    assert e.by == ()
    assert e.quantity is not None
    assert (e.quantity.low, e.quantity.counting_point) == (7, "killed")


def test_the_adjective_before_the_strike_names_whose_it_is() -> None:
    assert event("[Qatar] {said} <nine people were killed in Congolese shelling>").by == (
        "dr-congo",
    )


def test_who_claims_responsibility_did_it() -> None:
    e = event(
        "[M23] {claimed responsibility} <for a bomb attack that killed two men>",
        "claim responsibility",
    )
    assert e.by == ("m23",)


@pytest.mark.parametrize(
    ("content", "says", "toward"),
    [
        ("phase one has ended", "ended", "phase-1"),
        ("the terms of the first phase continue until phase two begins", "continues", "phase-1"),
        ("the agreement does not provide for observers", "no-duty", None),
        ("the agreement requires a full withdrawal", "duty", None),
    ],
)
def test_a_reading_says_what_the_text_means(content: str, says: str, toward: str | None) -> None:
    e = event(f"[M23] {{said}} <{content}>")
    assert (e.kind, e.says, e.toward) == ("reading", says, toward)
    assert e.words == content


def test_acceptance_of_another_is_its_word_and_not_the_deed_it_names() -> None:
    e = event("[Diplomats] {said} <M23 has accepted a withdrawal line>")
    assert (e.kind, e.by, e.says, e.deed) == ("announcement", ("m23",), "accepted", None)


def test_a_count_over_a_period_is_no_single_delivery() -> None:
    e = event("[The UN] {said} <900 trucks have entered since 2 May 2031>")
    assert (e.kind, e.deed, e.at) == ("count", "admit", "2031-05-02")


@pytest.mark.parametrize(
    "content",
    [
        "the road was muddy",
        "M23 could release the prisoners",
        "it released a statement",
        "the war entered its third year",
        "M23 must release the prisoners",
    ],
)
def test_no_event_where_no_deed_is_told(content: str) -> None:
    assert understood(f"[DR Congo] {{said}} <{content}>", lemma="say").event is None


def test_talks_are_held_by_those_named() -> None:
    e = event("[Qatar] {said} <DR Congo and M23 held talks in Doha>")
    assert (e.kind, e.by) == ("talks", ("dr-congo", "m23"))
    assert event("[M23] {said} <talks are under way>").by == ()


def test_swapping_the_sides_swaps_only_the_ids() -> None:
    one = event("[DR Congo] {said} <M23 shelled the town and killed nine people>")
    two = event("[M23] {said} <DR Congo shelled the town and killed nine people>")
    assert (one.by, two.by) == (("m23",), ("dr-congo",))
    assert (one.kind, one.mode, one.says, one.quantity) == (
        two.kind,
        two.mode,
        two.says,
        two.quantity,
    )


def test_denying_a_breach_says_that_the_rule_was_kept() -> None:
    assert event("[M23] {denied} <that it violated the truce>", "deny").says == "kept"


def test_denying_that_aid_is_blocked_says_nothing_of_what_came_in() -> None:
    e = event("[M23] {denied} <that it was blocking aid convoys>", "deny")
    assert (e.deed, e.says, e.by) == ("admit", None, ("m23",))


def test_the_remains_of_people_are_handed_over_and_not_released() -> None:
    e = event("[Qatar] {said} <it received the remains of four people handed over by M23>")
    assert (e.deed, e.by) == ("hand-over", ("m23",))


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("[M23] {said} <the government shelled the town>", ("dr-congo",)),
        ("[DR Congo] {said} <the rebels shelled the town>", ("m23",)),
        ("[The Congolese army] {said} <troops opened fire on a car>", ("dr-congo",)),
        ("[M23] {said} <fighters opened fire on a car>", ("m23",)),
        ("[M23] {said} <soldiers opened fire on a car>", ()),
        ("[DR Congo] {said} <fighters opened fire on a car>", ()),
    ],
)
def test_sides_named_by_their_kind(sentence: str, by: tuple[str, ...]) -> None:
    assert event(sentence).by == by


def test_with_two_states_at_war_the_army_tells_nothing() -> None:
    draft = understood(
        "[Ukraine] {said} <the army shelled the town>", lemma="say", parties=("russia", "ukraine")
    )
    assert draft.act == "asserts"
    assert draft.event is not None
    assert draft.event.by == ()


_CONTENT = st.lists(
    st.sampled_from(
        [
            "M23", "DR Congo", "it", "we", "will", "not", "has", "released", "nine prisoners",
            "handed over", "if", "until", "on Friday", "accepted", "the agreement", "breached",
            "in Goma", "at least 45", "killed", ",", "and", "phase one", "ended", "by", "trucks",
            "entered", "no progress", "the crossing", "closed", "were", "“", "”", ".", "must",
        ]
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_CONTENT)
def test_whatever_is_read_is_cut_out_of_the_report(words: list[str]) -> None:
    content = " ".join(words)
    draft = understood(f"[M23] {{said}} <{content}>", lemma="say", published="2031-05-09")
    text = f"M23 said {content}"
    single = [p for p in (draft.when, draft.where) if p is not None]
    for p in chain(draft.quantities, draft.conditions, single):
        assert text[p.start : p.end] == p.text
    assert draft.about is None or draft.about.party != "m23"
    assert draft.event is None or draft.event.quantity is None or draft.quantities


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("nine prisoners are due to be released on Friday", "planned"),
        ("nine prisoners were to be released", "planned"),
        ("the release of nine prisoners is being held back", "withheld"),
        ("the release of nine prisoners was postponed", "withheld"),
        ("the release would not take place until the lists arrive", "withheld"),
        ("residents would not be let through to the north until the nurse is freed", "withheld"),
        ("the road will stay closed until the nurse is freed", "withheld"),
        ("if the terms are kept, the roads stay open", "conditional"),
        ("the captive over whom it had held back the opening would be released", "planned"),
    ],
)
def test_what_is_not_done_is_never_told_as_done(content: str, says: str) -> None:
    assert event(f"[M23] {{said}} <{content}>").says == says


@pytest.mark.parametrize(
    "content",
    ["the text sets a number for each person released", "the bodies handed over lay in a tent"],
)
def test_a_participle_that_only_describes_tells_no_delivery(content: str) -> None:
    found = understood(f"[Qatar] {{said}} <{content}>", lemma="say").event
    assert found is None or found.says != "done"


def test_she_is_not_the_office_that_speaks() -> None:
    draft = understood(
        "[DR Congo] {said} <three hostages, she among them, would be released>", lemma="say"
    )
    assert draft.act != "commits"
    assert draft.event is not None
    assert draft.event.by == ()
