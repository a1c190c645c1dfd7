"""Every act in many wordings, from both sides of five conflicts and from one who takes no side."""

from __future__ import annotations

import pytest

from support.hand_drafts import understood
from truceline.claims.draft import Draft

# Speaker, other side, the ids of both: a state and an armed group, or two states, in turn.
SIDES = {
    "russia": ("Russia", "Ukraine", ("russia", "ukraine")),
    "ukraine": ("Ukraine", "Russia", ("ukraine", "russia")),
    "israel": ("Israel", "Hamas", ("israel", "hamas")),
    "hamas": ("Hamas", "Israel", ("hamas", "israel")),
    "dr-congo": ("DR Congo", "M23", ("dr-congo", "m23")),
    "m23": ("M23", "DR Congo", ("m23", "dr-congo")),
    "colombia": ("Colombia", "the ELN", ("colombia", "eln")),
    "eln": ("the ELN", "Colombia", ("eln", "colombia")),
}
ALL = list(SIDES)

# act: (cue, lemma, content) of the party's own words.
SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "asserts": [
        ("said", "say", "the ferry sank before dawn"),
        ("added", "add", "the harvest in the valley was poor"),
        ("recalled", "recall", "the two armies had met there before"),
        ("noted", "note", "the wells were dry"),
    ],
    "confirms": [
        ("confirmed", "confirm", "that its envoys reached the capital"),
        ("acknowledged", "acknowledge", "that the column lost its way"),
        ("verified", "verify", "the identity of the two sailors"),
        ("confirmed", "confirm", "the arrival of the list"),
        ("acknowledged", "acknowledge", "the loss of a bridge"),
    ],
    "denies": [
        ("denied", "deny", "that its men burned the market"),
        ("dismissed", "dismiss", "the reports of a raid"),
        ("rejected", "reject", "the allegation that it shelled the clinic"),
        ("refuted", "refute", "the claim of a massacre"),
        ("rejected", "reject", "as baseless the report of a blockade"),
    ],
    "accepts": [
        ("accepted", "accept", "the formula of the mediators"),
        ("approved", "approve", "the exchange lists"),
        ("ratified", "ratify", "the protocol"),
        ("signed", "sign", "the declaration"),
        ("said", "say", "it has formally accepted the extension"),
    ],
    "accepts-in-principle": [
        ("agreed in principle", "agree", "to a pause of ten days"),
        ("said", "say", "it agrees in principle to the exchange"),
        ("backed", "back", "the roadmap of the mediators"),
        ("endorsed", "endorse", "the framework"),
        ("said", "say", "it was ready to work with the proposal"),
    ],
    "reserves": [
        ("expressed", "express", "reservations about the third clause"),
        ("said", "say", "it had serious reservations on the timetable"),
        ("voiced", "voice", "concerns over several provisions of the draft"),
        ("said", "say", "it accepted the draft with some reservations"),
    ],
    "rejects": [
        ("rejected", "reject", "the formula of the mediators"),
        ("turned down", "turn down", "an invitation to the summit"),
        ("said", "say", "it will not give up the ridge"),
        ("said", "say", "foreign bases are a red line"),
        ("ruled out", "rule out", "a further extension"),
    ],
    "demands": [
        ("demanded", "demand", "the return of its sailors"),
        ("called for", "call", "an end to the siege"),
        ("said", "say", "{O} must lift the siege"),
        ("insisted", "insist", "on a written guarantee"),
        ("said", "say", "it will leave the ridge only if {O} frees the sailors"),
    ],
    "offers": [
        ("offered", "offer", "a swap of all sailors"),
        ("proposed", "propose", "a pause during the harvest"),
        ("said", "say", "it would open the port if {O} withdrew"),
    ],
    "commits": [
        ("said", "say", "it was prepared to hand over the dead"),
        ("said", "say", "it is willing to free the pilots"),
        ("pledged", "pledge", "to open the port"),
        ("promised", "promise", "safe passage for the convoy"),
        ("vowed", "vow", "to honour the truce"),
        ("said", "say", "it will publish the lists on Sunday"),
        ("undertook", "undertake", "to clear the road"),
    ],
    "announces": [
        ("announced", "announce", "the closure of the port"),
        ("declared", "declare", "a halt to flights"),
        ("said", "say", "it has suspended the talks"),
        ("said", "say", "it had reopened the bridge"),
        ("announced", "announce", "that the sailors will not be freed until the lists arrive"),
    ],
    "orders": [
        ("ordered", "order", "its units to stay in barracks"),
        ("instructed", "instruct", "its units to hold fire"),
        ("said", "say", "it had ordered its units to withdraw"),
        ("directed", "direct", "its commanders to open the gate"),
    ],
    "warns": [
        ("warned", "warn", "of famine in the hills"),
        ("cautioned", "caution", "that the truce could collapse"),
        ("warned", "warn", "that the dam might break"),
        ("alerted", "alert", "residents to the floods"),
    ],
    "threatens": [
        ("threatened", "threaten", "to cut the road"),
        ("said", "say", "it will attack any ship near the port"),
        ("warned", "warn", "it would strike the bridge again"),
        ("vowed", "vow", "to avenge the dead"),
        ("said", "say", "it would tear up the agreement"),
    ],
    "accuses": [
        ("accused", "accuse", "{O} of starving the town"),
        ("blamed", "blame", "{O} for the fire"),
        ("said", "say", "{O} has broken the truce"),
        ("said", "say", "{O} keeps obstructing the talks"),
        ("said", "say", "{O} had failed to keep its word"),
        ("charged", "charge", "{O} with war crimes"),
    ],
    "claims-responsibility": [
        ("said", "say", "its forces shelled a depot"),
        ("claimed responsibility", "claim responsibility", "for the ambush"),
        ("said", "say", "it shot down a drone over the lake"),
        ("said", "say", "it carried out an airstrike on a convoy"),
        ("said", "say", "its fighters blew up a bridge"),
    ],
    "appeals": [
        ("appealed", "appeal", "for tents and blankets"),
        ("asked", "ask", "the mediators to step in"),
        ("urged", "urge", "the United Nations to send monitors"),
        ("called on", "call", "the international community to act"),
        ("begged", "beg", "donors for medicine"),
    ],
    "expects": [
        ("expected", "expect", "an answer within days"),
        ("hoped", "hope", "that calm would return"),
        ("predicted", "predict", "a long winter"),
        ("doubted", "doubt", "that the talks would last"),
        ("anticipated", "anticipate", "a short pause"),
    ],
    "interprets": [
        ("said", "say", "the annex does not mention the port"),
        ("said", "say", "the first phase has expired"),
        ("said", "say", "the agreement provides for joint patrols"),
        ("said", "say", "there is no automatic transition to phase two"),
        ("interpreted", "interpret", "the clause as a ban on flights"),
    ],
    "welcomes": [
        ("welcomed", "welcome", "the visit of the envoys"),
        ("hailed", "hail", "the opening of the school"),
        ("praised", "praise", "the work of the Red Cross"),
        ("commended", "commend", "the monitors"),
        ("thanked", "thank", "the mediators"),
    ],
    "condemns": [
        ("condemned", "condemn", "the bombing of the market"),
        ("denounced", "denounce", "the arrest of the teachers"),
        ("deplored", "deplore", "the death of the pilots"),
        ("criticised", "criticise", "the silence of the mediators"),
        ("decried", "decry", "the burning of crops"),
    ],
    "no-comment": [
        ("declined to comment", "decline to comment", "on the raid"),
        ("refused to say", "refuse to say", "where the sailors were"),
        ("gave no comment", "give no comment", "on the lists"),
        ("neither confirmed nor denied", "neither confirm nor deny", "the strike"),
    ],
}
ROWS = [(act, *row) for act, rows in SENTENCES.items() for row in rows]
# What a third side does with the words that are another act in a party's mouth.
THIRD = {
    "demands": {"appeals", "offers"},
    "accepts-in-principle": {"accepts-in-principle", "welcomes", "offers"},
    "commits": {"commits", "offers"},
}
RED_LINE = "foreign bases are a red line"
# Acts that a negated cue leaves without an answer ("did not confirm"); of all others nothing is done.
LEFT_OPEN = {"confirms", "denies"}


def said(side: str, cue: str, lemma: str, content: str, **more: object) -> Draft:
    speaker, other, ids = SIDES[side]
    told = content.replace("{O}", other)
    return understood(f"[{speaker}] {{{cue}}} <{told}>", lemma=lemma, parties=ids, **more)


@pytest.mark.parametrize("side", ALL)
@pytest.mark.parametrize(("act", "cue", "lemma", "content"), ROWS)
def test_the_words_make_the_act_and_not_the_side(
    act: str, cue: str, lemma: str, content: str, side: str
) -> None:
    assert said(side, cue, lemma, content).act == act


@pytest.mark.parametrize("side", ["m23", "dr-congo"])
@pytest.mark.parametrize(("act", "cue", "lemma", "content"), ROWS)
def test_a_negated_cue_is_no_act_of_its_own(
    act: str, cue: str, lemma: str, content: str, side: str
) -> None:
    draft = said(side, f"did not {lemma}", lemma, content, negated=True)
    open_cue = act in LEFT_OPEN and lemma in {"confirm", "acknowledge", "verify", "deny", "refute"}
    assert draft.act == ("no-comment" if open_cue else "asserts")
    assert "negated" in draft.modality or draft.act == "no-comment"


@pytest.mark.parametrize(("act", "cue", "lemma", "content"), ROWS)
def test_who_takes_no_side_demands_nothing_and_is_held_to_the_rest(
    act: str, cue: str, lemma: str, content: str
) -> None:
    told = content.replace("{O}", "M23")
    found = understood(f"[Qatar] {{{cue}}} <{told}>", lemma=lemma).act
    assert found in THIRD.get(act, {act} if content != RED_LINE else {"asserts"})
    assert found != "demands"


@pytest.mark.parametrize(("act", "cue", "lemma", "content"), ROWS)
def test_the_narrator_only_asserts(act: str, cue: str, lemma: str, content: str) -> None:
    told = content.replace("{O}", "M23")
    assert understood(f"<DR Congo {cue} {told}>", lemma=None).act == "asserts"


@pytest.mark.parametrize(("act", "cue", "lemma", "content"), ROWS)
def test_the_reason_of_an_act_names_it(act: str, cue: str, lemma: str, content: str) -> None:
    draft = said("eln", cue, lemma, content)
    assert [r for r in draft.reasons if r.startswith(f"act {act}: ")]


# -- pairs of wordings that differ in one thing ---------------------------------------------------

PAIRS = [
    ("it will free the pilots", "commits", "it will free the pilots if {O} frees the nurses", "offers"),
    ("it will free the pilots", "commits", "it will free the pilots only if {O} frees the nurses", "demands"),
    ("it will free the pilots", "commits", "it will not free the pilots", "rejects"),
    ("it will leave the ridge", "commits", "it will not leave the ridge", "rejects"),
    ("it shelled the ridge", "claims-responsibility", "{O} shelled the ridge", "asserts"),
    ("it shelled the ridge", "claims-responsibility", "the ridge was shelled", "asserts"),
    ("it broke the truce", "asserts", "{O} broke the truce", "accuses"),
    ("{O} honoured the truce", "asserts", "{O} has not honoured the truce", "accuses"),
    ("it has closed the bridge", "announces", "{O} has closed the bridge", "asserts"),
    ("it accepted the draft", "accepts", "{O} accepted the draft", "asserts"),
    ("it accepted the draft", "accepts", "it accepted the draft in principle", "accepts-in-principle"),
    ("it rejected the draft", "rejects", "{O} rejected the draft", "asserts"),
    ("it is ready to free the pilots", "commits", "{O} is ready to free the pilots", "asserts"),
    ("it ordered its units to hold fire", "orders", "{O} ordered its units to hold fire", "asserts"),
    ("{O} must lift the siege", "demands", "it must lift the siege", "asserts"),
    ("the first phase has ended", "interprets", "the first week has ended", "asserts"),
    ("it will attack the port", "threatens", "{O} will attack the port", "asserts"),
    ("it will reopen the port", "commits", "it will close the port", "announces"),
]  # fmt: skip


@pytest.mark.parametrize("side", ALL)
@pytest.mark.parametrize(("one", "act", "other", "its"), PAIRS)
def test_one_word_more_makes_another_act(
    one: str, act: str, other: str, its: str, side: str
) -> None:
    found = (said(side, "said", "say", one).act, said(side, "said", "say", other).act)
    assert found == (act, its)


@pytest.mark.parametrize("side", ALL)
@pytest.mark.parametrize(
    ("cue", "lemma", "content", "act"),
    [
        ("declared", "declare", "a unilateral ceasefire of ten days", "announces"),
        ("declared", "declare", "an end to its offensive", "announces"),
        ("proclaimed", "proclaim", "a humanitarian truce", "announces"),
        ("declared", "declare", "its suspension of the talks", "announces"),
        ("declared", "declare", "that the valley was calm", "asserts"),
        ("declared", "declare", "a great love of the valley", "asserts"),
        ("insisted", "insist", "on a written guarantee", "demands"),
        ("insisted", "insist", "on the exchange of all lists", "demands"),
        ("insisted", "insist", "the lists were complete", "asserts"),
        ("vowed", "vow", "to avenge the dead", "threatens"),
        ("vowed", "vow", "to punish the attackers", "threatens"),
        ("vowed", "vow", "to rebuild the market", "commits"),
    ],
)
def test_one_verb_serves_several_acts(
    cue: str, lemma: str, content: str, act: str, side: str
) -> None:
    assert said(side, cue, lemma, content).act == act


# -- like deeds in a state's and an armed group's usual words -----------------------------------------

LIKE = [
    ("its troops shelled a depot", "its fighters rocketed a depot", "claims-responsibility"),
    ("its aircraft struck a convoy", "its fighters ambushed a convoy", "claims-responsibility"),
    ("its army destroyed a bridge", "its men blew up a bridge", "claims-responsibility"),
    ("it eliminated two gunmen", "it killed two soldiers", "claims-responsibility"),
    ("it has suspended operations", "it has suspended attacks", "announces"),
    ("it has closed the border", "it has sealed the road", "announces"),
    ("its forces will leave the ridge", "its fighters will leave the ridge", "commits"),
    ("it will resume strikes", "it will resume attacks", "threatens"),
    ("{O} violated the truce", "{O} breached the truce", "accuses"),
    ("foreign fighters are out of the question", "foreign troops are out of the question", "rejects"),
    ("{O} must disarm", "{O} must withdraw", "demands"),
    ("it is prepared to pull back its units", "it is ready to stand down its units", "commits"),
]  # fmt: skip


@pytest.mark.parametrize("side", ALL)
@pytest.mark.parametrize(("of_a_state", "of_a_group", "act"), LIKE)
def test_like_deeds_are_like_acts(of_a_state: str, of_a_group: str, act: str, side: str) -> None:
    found = {said(side, "said", "say", words).act for words in (of_a_state, of_a_group)}
    assert found == {act}


# -- conditions -----------------------------------------------------------------------------------

OPENERS = [
    "if", "as soon as", "provided that", "on condition that", "once", "unless", "until",
    "only if", "only once", "only after", "so long as", "in the event that",
]  # fmt: skip


@pytest.mark.parametrize("side", ALL)
@pytest.mark.parametrize("opener", OPENERS)
def test_a_condition_is_kept_whole_with_its_opener(opener: str, side: str) -> None:
    draft = said(side, "said", "say", f"it will free the pilots {opener} {{O}} opens the road")
    clause = f"{opener} {SIDES[side][1]} opens the road"
    assert [c.text for c in draft.conditions] == [clause]


@pytest.mark.parametrize("side", ALL)
@pytest.mark.parametrize(
    ("content", "clause", "act"),
    [
        ("it would free the pilots if the mediators agreed", "if the mediators agreed", "commits"),
        ("it would free the pilots in return for food", "in return for food", "commits"),
        ("if {O} frees the nurses, it will free the pilots", "if {O} frees the nurses", "offers"),
        ("once {O} leaves the ridge, it will open the road", "once {O} leaves the ridge", "offers"),
        ("it will open the road only after {O} leaves", "only after {O} leaves", "demands"),
        ("the road will stay shut until {O} leaves", "until {O} leaves", "announces"),
    ],
)
def test_a_promise_hangs_on_whose_deed_it_awaits(
    content: str, clause: str, act: str, side: str
) -> None:
    draft = said(side, "said", "say", content)
    expected = clause.replace("{O}", SIDES[side][1])
    assert ([c.text for c in draft.conditions], draft.act) == ([expected], act)


@pytest.mark.parametrize(
    "content",
    [
        "it will open the road until Friday",
        "it will open the road even if shells fall",
        "the road had once been paved",
        "nobody knew if the road was open",
        "it opened the road before the rain",
        "the road looked as if it were new",
    ],
)
def test_these_are_no_conditions(content: str) -> None:
    assert said("m23", "said", "say", content).conditions == ()
