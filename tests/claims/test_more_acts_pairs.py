"""Acts, deeds, conditions and modality of one sentence from the mouth of either side."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hand_drafts import reading, understood
from truceline.claims.acts import base_act
from truceline.claims.claim import EventPart
from truceline.claims.conditions import condition_starts, conditions_in, is_only
from truceline.claims.draft import Draft
from truceline.claims.modality import modality_in
from truceline.claims.words import Words

# The state and the armed group of three conflicts, with their ids.
PAIRS = {
    ("DR Congo", "M23"): ("dr-congo", "m23"),
    ("Colombia", "the ELN"): ("colombia", "eln"),
    ("Israel", "Hamas"): ("israel", "hamas"),
}
# Every side of every conflict as the speaker: speaker, other side, ids of both in that order.
TURNS = [
    turn
    for (state, group), (a, b) in PAIRS.items()
    for turn in ((state, group, (a, b)), (group, state, (b, a)))
]
TURN_IDS = [turn[2][0] for turn in TURNS]

Turn = tuple[str, str, tuple[str, str]]


def words(text: str) -> Words:
    return Words(text=text, start=0, whole=text)


def said_by(turn: Turn, sentence: str, lemma: str | None, **more: object) -> Draft:
    speaker, other, ids = turn
    marked = sentence.replace("{S}", speaker).replace("{O}", other)
    return understood(marked, lemma=lemma, parties=ids, **more)


def told(turn: Turn, sentence: str, lemma: str | None = "say", **more: object) -> EventPart:
    event = said_by(turn, sentence, lemma, **more).event
    assert event is not None
    return event


# -- acts -----------------------------------------------------------------------------------------

ACTS = [
    ("asserts", "say", "[{S}] {said} <the bridge was narrow>"),
    ("asserts", "say", "[{S}] {said} <nobody lived in the valley>"),
    ("asserts", "add", "[{S}] {added} <the valley was cold>"),
    ("confirms", "confirm", "[{S}] {confirmed} <that envoys were on their way>"),
    ("confirms", "acknowledge", "[{S}] {acknowledged} <that the column was lost>"),
    ("denies", "deny", "[{S}] {denied} <any role in the blast>"),
    ("denies", "dismiss", "[{S}] {dismissed} <the allegations>"),
    ("accepts", "accept", "[{S}] {accepted} <the terms of the mediators>"),
    ("accepts", "approve", "[{S}] {approved} <the list>"),
    ("accepts-in-principle", "agree", "[{S}] {agreed in principle} <to the exchange>"),
    ("rejects", "reject", "[{S}] {rejected} <the terms of the mediators>"),
    ("rejects", "refuse", "[{S}] {refused} <to sign the paper>"),
    ("rejects", "rule out", "[{S}] {ruled out} <a longer pause>"),
    ("demands", "demand", "[{S}] {demanded} <that {O} leave the valley>"),
    ("demands", "insist", "[{S}] {insisted} <that the road must be opened first>"),
    ("demands", "say", "[{S}] {said} <{O} must free the officers>"),
    ("demands", "say", "[{S}] {said} <{O} must stop the shelling>"),
    ("offers", "offer", "[{S}] {offered} <to free nine officers>"),
    ("offers", "propose", "[{S}] {proposed} <a pause of three weeks>"),
    ("commits", "pledge", "[{S}] {pledged} <to open the road>"),
    ("commits", "vow", "[{S}] {vowed} <to respect the truce>"),
    ("announces", "announce", "[{S}] {announced} <the reopening of the road>"),
    ("orders", "order", "[{S}] {ordered} <residents to leave the valley>"),
    ("warns", "warn", "[{S}] {warned} <of a hard winter>"),
    ("threatens", "threaten", "[{S}] {threatened} <to close the road>"),
    ("accuses", "accuse", "[{S}] {accused} <{O} of shelling the road>"),
    ("accuses", "blame", "[{S}] {blamed} <{O} for the delay>"),
    ("accuses", "say", "[{S}] {said} <{O} had breached the agreement>"),
    ("claims-responsibility", "say", "[{S}] {said} <its forces shelled a post>"),
    ("welcomes", "welcome", "[{S}] {welcomed} <the letter of the mediators>"),
    ("welcomes", "praise", "[{S}] {praised} <the mediators>"),
    ("condemns", "condemn", "[{S}] {condemned} <the raid on the clinic>"),
    ("condemns", "denounce", "[{S}] {denounced} <the raid on the clinic>"),
    ("appeals", "urge", "[{S}] {urged} <the mediators to press {O}>"),
    ("no-comment", "decline to comment", "[{S}] {declined to comment} <on the raid>"),
]


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(("act", "lemma", "sentence"), ACTS)
def test_the_act_hangs_on_the_words_and_not_on_who_says_them(
    act: str, lemma: str, sentence: str, turn: Turn
) -> None:
    draft = said_by(turn, sentence, lemma)
    assert draft.act == act
    assert next(r for r in draft.reasons if r.startswith("act ")).startswith(f"act {act}: ")


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("subject", "act"),
    [("it", "claims-responsibility"), ("its forces", "claims-responsibility"), ("{O}", "asserts")],
)
def test_an_attack_is_owned_up_to_or_only_told_of_the_other(
    turn: Turn, subject: str, act: str
) -> None:
    draft = said_by(turn, f"[{{S}}] {{said}} <{subject} attacked a clinic>", "say")
    assert draft.act == act
    assert draft.event is not None
    assert draft.event.by == (turn[2][1 if subject == "{O}" else 0],)


@pytest.mark.parametrize(
    ("lemma", "sentence", "act"),
    [
        ("demand", "[Qatar] {demanded} <an end to the shelling>", "appeals"),
        ("say", "[Qatar] {said} <{S} must free the officers>", "appeals"),
        ("say", "[Qatar] {said} <{O} must free the officers>", "appeals"),
        ("say", "[Qatar] {said} <{S} had formally accepted the draft>", "asserts"),
        ("say", "[Qatar] {said} <{O} had formally accepted the draft>", "asserts"),
    ],
)
@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
def test_a_third_side_neither_demands_nor_accepts_for_a_party(
    lemma: str, sentence: str, act: str, turn: Turn
) -> None:
    assert said_by(turn, sentence, lemma).act == act


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "<{S} accepted the draft>",
        "<{S} rejected the draft>",
        "<{S} shelled the post of {O}>",
        "<{O} must leave the valley>",
    ],
)
def test_the_narrator_only_asserts_of_either_side(turn: Turn, sentence: str) -> None:
    assert said_by(turn, sentence, None).act == "asserts"


@pytest.mark.parametrize(
    ("lemma", "cue", "act"),
    [
        ("say", "said", "asserts"),
        ("reject", "rejected", "rejects"),
        ("reject", "rejected the claim", "denies"),
        ("accept", "accepted", "accepts"),
        ("blorb", "blorbed", "asserts"),
        (None, "", "asserts"),
    ],
)
def test_the_head_word_of_the_cue_gives_the_base_act(lemma: str | None, cue: str, act: str) -> None:
    marked = f"[M23] {{{cue}}} <the bridge was narrow>" if cue else "[M23] <the bridge was narrow>"
    assert base_act(reading(marked, lemma=lemma).drafts[0]) == act


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("say", "asserts"),
        ("accept", "asserts"),
        ("reject", "asserts"),
        ("announce", "asserts"),
        ("pledge", "asserts"),
        ("confirm", "no-comment"),
        ("deny", "no-comment"),
    ],
)
def test_a_negated_cue_gives_no_formal_act(turn: Turn, lemma: str, act: str) -> None:
    draft = said_by(turn, "[{S}] {did not speak} <of the letter>", lemma, negated=True)
    assert draft.act == act
    assert f"act {act}: the cue “did not speak” is negated" in draft.reasons


# -- deeds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("content", "deed", "says"),
    [
        ("it released 12 prisoners", "release", "done"),
        ("it handed over 12 prisoners", "release", "done"),
        ("it handed over four bodies", "hand-over", "done"),
        ("it reopened the crossing", "open", "done"),
        ("it closed the crossing", "open", "withheld"),
        ("it did not release 12 prisoners", "release", "undone"),
        ("it will release 12 prisoners", "release", "planned"),
        ("it has suspended the release of prisoners", "release", "withheld"),
        ("it resumed the release of prisoners", "release", "resumed"),
        ("it withdrew from the town", "withdraw", "done"),
        ("it will withdraw from the town", "withdraw", "planned"),
        ("it stopped the entry of goods", "admit", "withheld"),
    ],
)
def test_a_deed_of_ones_own_is_the_speakers(turn: Turn, content: str, deed: str, says: str) -> None:
    event = told(turn, f"[{{S}}] {{said}} <{content}>")
    assert (event.deed, event.says, event.by) == (deed, says, (turn[2][0],))


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("content", "deed", "says"),
    [
        ("{O} released 12 prisoners", "release", "done"),
        ("{O} handed over four bodies", "hand-over", "done"),
        ("{O} closed the crossing", "open", "withheld"),
        ("{O} has not released the prisoners", "release", "undone"),
        ("{O} will release 12 prisoners", "release", "planned"),
        ("{O} suspended the release of prisoners", "release", "withheld"),
        ("{O} withdrew from the town", "withdraw", "done"),
        ("12 prisoners were released by {O}", "release", "done"),
    ],
)
def test_a_deed_of_the_other_is_the_others(turn: Turn, content: str, deed: str, says: str) -> None:
    event = told(turn, f"[{{S}}] {{said}} <{content}>")
    assert (event.deed, event.says, event.by) == (deed, says, (turn[2][1],))


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    "content",
    [
        "12 prisoners were released",
        "four bodies were handed over",
        "the crossing was closed",
        "the entry of goods was halted",
    ],
)
def test_a_passive_without_a_doer_names_nobody(turn: Turn, content: str) -> None:
    assert told(turn, f"[{{S}}] {{said}} <{content}>").by == ()


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    "content",
    [
        "{O} could release 12 prisoners",
        "the road was muddy",
        "each person released was examined",
    ],
)
def test_what_may_be_or_only_describes_is_no_deed(turn: Turn, content: str) -> None:
    event = said_by(turn, f"[{{S}}] {{said}} <{content}>", "say").event
    assert event is None or event.deed is None


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
def test_a_denied_deed_is_denied_and_a_denied_halt_says_nothing(turn: Turn) -> None:
    denied = told(turn, "[{S}] {denied} <that it released 12 prisoners>", "deny")
    halt = told(turn, "[{S}] {denied} <that it closed the crossing>", "deny")
    assert (denied.deed, denied.says) == ("release", "denied")
    assert (halt.deed, halt.says) == ("open", None)


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("content", "says", "by"),
    [
        ("{O} breached the agreement", "breached", 1),
        ("{O} violated the truce", "breached", 1),
        ("it did not breach the agreement", "kept", 0),
    ],
)
def test_a_verdict_names_whose_conduct_it_judges(
    turn: Turn, content: str, says: str, by: int
) -> None:
    event = told(turn, f"[{{S}}] {{said}} <{content}>")
    assert (event.kind, event.says, event.by) == ("event", says, (turn[2][by],))


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("lemma", "sentence", "says"),
    [
        ("accept", "[{S}] {accepted} <the draft>", "accepted"),
        ("reject", "[{S}] {rejected} <the draft>", "rejected"),
    ],
)
def test_a_formal_word_is_an_announcement_of_the_party(
    turn: Turn, lemma: str, sentence: str, says: str
) -> None:
    event = told(turn, sentence, lemma)
    assert (event.kind, event.says, event.by, event.words) == (
        "announcement",
        says,
        (turn[2][0],),
        "the draft",
    )


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
def test_a_deed_adds_its_issue_for_either_side(turn: Turn) -> None:
    draft = said_by(turn, "[{S}] {said} <it released 12 prisoners>", "say")
    assert draft.issues.count("exchange") == 1


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
def test_figure_receiver_and_day_of_a_deed(turn: Turn) -> None:
    event = told(
        turn,
        "[{S}] {said} <it handed over at least 12 bodies to the Red Cross on Tuesday>",
        published="2031-10-08",
    )
    assert event.quantity is not None
    assert (event.quantity.low, event.quantity.high, event.quantity.unit) == (12, None, "bodies")
    assert (event.to, event.at, event.kind) == (("icrc",), "2031-10-07", "delivery")


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("phase one has ended", "ended"),
        ("phase one has not ended", "continues"),
    ],
)
def test_a_reading_of_the_text_is_the_speakers(turn: Turn, content: str, says: str) -> None:
    event = told(turn, f"[{{S}}] {{said}} <{content}>")
    assert (event.kind, event.says, event.by) == ("reading", says, (turn[2][0],))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(TURNS),
    st.integers(2, 900),
    st.sampled_from(["prisoners", "detainees", "captives", "hostages"]),
    st.sampled_from(["released", "freed"]),
)
def test_any_number_released_is_a_release_by_the_speaker(
    turn: Turn, n: int, noun: str, verb: str
) -> None:
    event = told(turn, f"[{{S}}] {{said}} <it {verb} {n} {noun}>")
    assert event.quantity is not None
    assert (event.deed, event.by, event.quantity.low, event.quantity.high) == (
        "release",
        (turn[2][0],),
        n,
        n,
    )


# -- conditions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("it will leave if the road opens", ["if the road opens"]),
        ("it will leave if the road opens, and it will return", ["if the road opens"]),
        ("If the road opens, it will leave", ["If the road opens"]),
        ("it will leave only if the road opens", ["only if the road opens"]),
        ("it will leave once the lists arrive", ["once the lists arrive"]),
        ("it will not leave until the lists arrive", ["until the lists arrive"]),
        ("it will not leave unless the lists arrive", ["unless the lists arrive"]),
        ("it leaves provided that observers come", ["provided that observers come"]),
        ("it will leave; if the lists arrive it stays", ["if the lists arrive it stays"]),
        (
            "If the road opens, it will leave once the lists arrive",
            ["If the road opens", "once the lists arrive"],
        ),
        ("it left before noon", []),
        ("it stays until 12 May 2031", []),
        ("it stays until next Friday", []),
        ("even if the road opens", []),
        ("he asked if the road was open", []),
        ("the road was once again open", []),
        ("the road was open", []),
        ("", []),
    ],
)
def test_conditional_clauses_are_cut_where_they_end(text: str, clauses: list[str]) -> None:
    found = conditions_in(words(text))
    assert [c.text for c in found] == clauses
    assert condition_starts(text) == tuple(c.start for c in found)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("it will leave only if the road opens", True),
        ("it will leave only once the road opens", True),
        ("it will leave if the road opens", False),
        ("it will leave once the road opens", False),
    ],
)
def test_only_marks_the_sole_condition(text: str, only: bool) -> None:
    (condition,) = conditions_in(words(text))
    assert is_only(condition) is only


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("it will free the officers only if {O} leaves the valley", "demands"),
        ("it would free the officers if {O} left the valley", "offers"),
    ],
)
def test_a_deed_tied_to_the_other_side_is_demand_or_offer(
    turn: Turn, content: str, act: str
) -> None:
    draft = said_by(turn, f"[{{S}}] {{said}} <{content}>", "say")
    assert (draft.act, len(draft.conditions)) == (act, 1)
    assert turn[1] in draft.conditions[0].text


# -- modality -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("the envoy left", ()),
        ("the envoy will leave", ("future",)),
        ("the envoy might leave", ("hypothetical",)),
        ("the envoy did not leave", ("negated",)),
        ("the envoy didn't leave", ("negated",)),
        ("the envoy never left", ("negated",)),
        ("the envoy reportedly left", ("hedged",)),
        ("the envoy left on 4 May 2031", ()),
        ("in May 2031 the envoy left", ()),
        ("the envoy not only left", ()),
        ("no fewer than nine envoys left", ()),
        ("the envoy left, which was not planned", ()),
    ],
)
def test_modality_flags_are_those_of_the_main_clause(text: str, flags: tuple[str, ...]) -> None:
    assert modality_in(words(text)) == flags


@pytest.mark.parametrize("text", ["the envoy left", "the envoy will leave", "the envoy may leave"])
def test_a_negated_cue_adds_only_the_negation(text: str) -> None:
    plain, negated = modality_in(words(text)), modality_in(words(text), cue_negated=True)
    assert set(negated) - set(plain) == {"negated"}
    assert set(plain) <= set(negated)


@pytest.mark.parametrize("turn", TURNS, ids=TURN_IDS)
@pytest.mark.parametrize(
    ("content", "flags"),
    [
        ("{O} will leave the valley", ("future",)),
        ("{O} did not leave the valley", ("negated",)),
        ("{O} left the valley", ()),
    ],
)
def test_modality_is_the_same_of_either_side(
    turn: Turn, content: str, flags: tuple[str, ...]
) -> None:
    assert said_by(turn, f"[{{S}}] {{said}} <{content}>", "say").modality == flags
