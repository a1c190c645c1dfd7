"""Issues weighed from words, neighbourhood and the claims before; modality from words and act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.hand_drafts import PARTIES, reading, understood
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.vocabulary import vocabulary
from truceline.claims import extract_claims
from truceline.claims.issue_evidence import evidence_of, hits_in, readable, told_in
from truceline.claims.issues import issues_in, issues_of_claims, learned, shares_from
from truceline.claims.lexicon import cue_file
from truceline.claims.words import Words
from truceline.reports import read_report_bytes


def issues_told(text: str) -> list[tuple[str, ...]]:
    report = read_report_bytes(text.encode(), file="hand.txt")
    claims = extract_claims(report, registry=shipped_registry(), parties=PARTIES)
    return [c.issues for c in claims]


def words(text: str) -> Words:
    return Words(text=text, start=0, whole=text)


@pytest.mark.parametrize(
    ("content", "first"),
    [
        ("the column will pull back from the valley", "withdrawal"),
        ("fighters will hand over their weapons to the commission", "disarmament"),
        ("observers were turned away from the site", "monitoring"),
        ("shells fell on the village and two men were killed", "incidents"),
        ("salaries will be paid by the central bank", "economy-and-finance"),
        ("families may go back to their villages", "displacement-and-return"),
        ("those responsible will be tried by a court", "justice-and-amnesty"),
    ],
)
def test_word_fields_lead_to_their_issue(content: str, first: str) -> None:
    assert first in understood(f"[M23] {{said}} <{content}>", lemma="say").issues


def test_an_attack_on_a_civilian_object_is_about_both() -> None:
    issues = issues_in(words("shelling hit a school and killed six children"))
    assert set(issues) == {"incidents", "civilian-protection"}


def test_words_about_nothing_in_dispute_have_no_issue() -> None:
    assert issues_in(words("the weather was fine")) == ()


def test_what_takes_up_a_claim_is_about_what_it_is_about() -> None:
    first, second = issues_told("M23 said it had released forty prisoners. Qatar welcomed this.")
    assert first == second == ("exchange",)


def test_a_bare_denial_names_no_issue_and_leaves_it_to_the_charge() -> None:
    first, second = issues_told("M23 said it had released forty prisoners. The army denied it.")
    assert (first, second) == (("exchange",), ())


def test_a_claim_with_cues_of_its_own_is_not_drowned_by_those_before() -> None:
    told = issues_told(
        "M23 said it had released forty prisoners. Qatar said fuel trucks had entered the town."
    )
    assert "humanitarian-access" in told[1]


def test_at_most_three_issues_are_named() -> None:
    content = "prisoners, weapons, aid convoys, amnesty, sanctions, elections and the buffer zone"
    assert 1 <= len(issues_in(words(content))) <= 3


def test_a_name_that_holds_a_cue_speaks_for_nothing() -> None:
    text = "the Red Cross came"
    names = [m.span for m in shipped_registry().mentions(text)]
    assert hits_in(readable(text, names)) == []


def test_the_shares_of_the_issues_add_up_to_one() -> None:
    told = told_in(reading("[M23] {said} <the truce holds>"))
    shares = shares_from(evidence_of(told[0], ()), learned())
    assert sum(shares.values()) == pytest.approx(1.0)
    assert max(shares, key=lambda i: shares[i]) == "ceasefire"


def test_claims_are_returned_in_the_order_of_the_text() -> None:
    found = issues_of_claims(reading("[M23] {said} <the truce holds>"), learned())
    assert [issues for _, issues in found] == [("ceasefire",)]


def test_every_weight_is_of_a_known_issue_and_feature() -> None:
    data, known = cue_file("issues"), set(vocabulary("issues"))
    kinds = {f"{word} {kind}" for word in ("of", "by") for kind in data["kinds"]}
    names = known | set(data["fields"]) | kinds | {f"act {act}" for act in vocabulary("acts")}
    assert set(learned()["features"]) <= names
    assert {issue for found in learned()["features"].values() for issue in found} <= known


def test_sentences_to_learn_from_name_known_issues_and_no_actor() -> None:
    lines = (Path(__file__).parents[2] / "training/issues/sentences.txt").read_text().splitlines()
    heads = {issue for line in lines if line.endswith(":") for issue in line[:-1].split(", ")}
    named = [m for line in lines for m in shipped_registry().mentions(line)]
    parties = {"state", "government", "armed-group", "force", "office-holder"}
    assert heads == set(vocabulary("issues"))
    assert [m for m in named if shipped_registry().actors[m.actor].kind in parties] == []


def test_a_further_field_names_a_known_issue_or_none() -> None:
    named = {body["issue"] for body in cue_file("issues")["fields"].values()}
    assert named <= {*vocabulary("issues"), None}


def test_no_cue_of_an_issue_names_a_party() -> None:
    registry, data = shipped_registry(), cue_file("issues")
    phrases = [p for found in data["more"].values() for p in found]
    phrases += [p for body in data["fields"].values() for p in body["words"]]
    parties = {"state", "government", "armed-group", "force", "office-holder"}
    plain = [re.sub(r"\\\w|[^\w\s-]", " ", p) for p in phrases]
    named = {
        m.actor
        for p in plain
        for m in registry.mentions(p)
        if registry.actors[m.actor].kind in parties
    }
    assert named == set()


@pytest.mark.parametrize("one", ["M23", "DR Congo"])
@pytest.mark.parametrize("two", ["Israel", "Hamas"])
def test_swapped_parties_leave_the_issues_of_a_whole_text(one: str, two: str) -> None:
    text = (
        "{0} said {1} had shelled a school. {1} blamed {0} for it.\n\nThe talks would go on, {1} "
        "said. {0} welcomed that and asked for a longer pause."
    )
    assert issues_told(text.format(one, two)) == issues_told(text.format(two, one)) != []


@pytest.mark.parametrize("content", ["the truce was broken by shelling", "it freed nine detainees"])
def test_the_same_words_are_about_the_same_whoever_speaks(content: str) -> None:
    told = {understood(f"[{a}] {{said}} <{content}>").issues for a in ("M23", "DR Congo")}
    assert len(told) == 1


@pytest.mark.parametrize(
    ("content", "lemma", "flags"),
    [
        ("we'll leave the town", "say", {"future"}),
        ("it is ready to leave", "say", {"future"}),
        ("it is a start, not a finish", "say", set()),
        ("no one may enter the camp", "say", {"negated"}),
        ("it agreed in principle", "say", set()),
        ("the column had left by the end of May", "say", set()),
        ("they left of their own will", "say", set()),
        ("the observers to arrive soon", "expects", {"future"}),
        ("the town had been shelled", "recall", {"historical"}),
    ],
)
def test_modality_follows_words_and_cue(content: str, lemma: str, flags: set[str]) -> None:
    draft = understood(f"[M23] {{{lemma}}} <{content}>", lemma=lemma.removesuffix("s"))
    assert set(draft.modality) == flags


def test_a_promise_in_the_infinitive_is_to_come() -> None:
    assert understood("[M23] {pledged} to <leave the town>", lemma="pledge").modality == ("future",)


def test_a_threat_for_a_case_is_hypothetical() -> None:
    draft = understood("[M23] {threatened} <to attack if the road stays shut>", lemma="threaten")
    assert "hypothetical" in draft.modality
