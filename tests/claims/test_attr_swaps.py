"""Parties swapped: who said what changes sides with the names, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.read_of import read
from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim
from truceline.reports.report import Report

Make = Callable[..., Report]

PAIRS = (
    ("gaza", "Israel", "Hamas"),
    ("israel-hezbollah", "Israel", "Hezbollah"),
    ("ukraine-russia", "Ukraine", "Russia"),
    ("sudan", "the Sudanese army", "the RSF"),
    ("dr-congo-m23", "Kinshasa", "M23"),
    ("yemen", "the Yemeni government", "the Houthis"),
    ("tigray", "Ethiopia", "the TPLF"),
    ("kashmir-line-of-control", "India", "Pakistan"),
    ("armenia-azerbaijan", "Armenia", "Azerbaijan"),
    ("colombia-eln", "the Colombian government", "the ELN"),
    ("libya", "the Government of National Unity", "the Libyan National Army"),
    ("south-sudan", "South Sudan", "the SPLM-IO"),
    ("turkiye-pkk", "Turkey", "the PKK"),
    ("philippines-milf", "the Philippines", "the MILF"),
)
"""Process, and two of its parties by the names that a report uses."""

TEMPLATES = (
    ("{A} said the maps were late and accused {B} of moving the line.",
     (("A", "said", "the maps were late"), ("A", "accused", "{B} of moving the line"))),
    ("{A} said the well was poisoned and blamed {B}.",
     (("A", "said", "the well was poisoned"), ("A", "blamed", "{B}"))),
    ("{A} and {B} accused each other of moving the line.",
     (("A", "accused", "{B} of moving the line"), ("B", "accused", "{A} of moving the line"))),
    ("{A} and {B} each accused the other of moving the line.",
     (("A", "accused", "{B} of moving the line"), ("B", "accused", "{A} of moving the line"))),
    ("{A} and {B} have each said the other moved the line.",
     (("A", "have each said", "{B} moved the line"), ("B", "have each said", "{A} moved the line"))),
    ("A claim by {A} that the line had moved was denied by {B}.",
     (("A", "claim", "the line had moved"),
      ("B", "was denied", "A claim by {A} that the line had moved"))),
    ("{B} dismissed a claim by {A} that the line had moved.",
     (("A", "claim", "the line had moved"),
      ("B", "dismissed", "a claim by {A} that the line had moved"))),
    ("Reports that the line had moved were denied by {A}.",
     (("A", "were denied", "Reports that the line had moved"),)),
    ("The rumour that the well was poisoned was dismissed by {B}.",
     (("B", "was dismissed", "The rumour that the well was poisoned"),)),
    ("{A} was blamed by {B} for the raid.", (("B", "was blamed", "{A} for the raid"),)),
    ("{A} was accused by {B} of theft.", (("B", "was accused", "{A} of theft"),)),
    ("{A} said 12 people were killed, a figure that {B} disputed.",
     (("A", "said", "12 people were killed"), ("B", "disputed", "12 people were killed"))),
    ("The paper has asked {A} and {B} for comment.", ()),
    ("The paper sought comment from {A}.", ()),
    ("The well was dry, {A} said, but {B} denied it.",
     (("A", "said", "The well was dry"), ("B", "denied", "The well was dry"))),
    ("{A} said the well was dry, while {B} said it was full.",
     (("A", "said", "the well was dry"), ("B", "said", "it was full"))),
    ("According to {A}, the well was dry.", (("A", "According to", "the well was dry"),)),
    ("There was no comment from {A}.", (("A", "no comment", None),)),
    ("{A} did not say whether {B} had replied.",
     (("A", "did not say", "whether {B} had replied"),)),
)  # fmt: skip
"""A sentence, and of each of its claims who says it, the cue and the content."""


def capital(text: str) -> str:
    """The text with a capital at its head, as a sentence has it."""
    return text[:1].upper() + text[1:]


def seen(claim: Claim) -> tuple[str | None, str, str]:
    """Actor, cue and content of a claim, the words in small letters."""
    cue = "" if claim.cue is None else claim.cue.text
    return claim.actor, cue.lower(), "none" if claim.content is None else claim.content.text.lower()


def expected(
    rows: tuple[tuple[str, str, str | None], ...], names: dict[str, str]
) -> list[tuple[str | None, str, str]]:
    """The rows of a template with the names put in, in one order."""
    return sorted(
        (
            shipped_registry().find(names[who].removeprefix("the ")),
            cue.lower(),
            "none" if content is None else content.format(**names).lower(),
        )
        for who, cue, content in rows
    )


@pytest.mark.parametrize(("process", "first", "second"), PAIRS)
@pytest.mark.parametrize(("template", "rows"), TEMPLATES)
def test_swapped_names_swap_the_speakers_and_nothing_else(
    template: str,
    rows: tuple[tuple[str, str, str | None], ...],
    process: str,
    first: str,
    second: str,
) -> None:
    for names in ({"A": first, "B": second}, {"A": second, "B": first}):
        found = read(process, capital(template.format(**names)))
        assert sorted(seen(c) for c in found) == expected(rows, names)


@pytest.mark.parametrize(("process", "first", "second"), PAIRS)
def test_who_is_accused_each_by_the_other_has_two_accusations(
    process: str, first: str, second: str
) -> None:
    text = capital(f"{first} and {second} each accused the other of breaking the truce.")
    found = read(process, text)
    assert [c.act for c in found] == ["accuses", "accuses"]
    assert {c.party for c in found} == {c.actor for c in found}
    assert len({c.id for c in found}) == 2


@pytest.mark.parametrize(("process", "first", "second"), [p for p in PAIRS if " of " not in p[1]])
def test_a_claim_and_its_denial_are_an_assertion_and_a_denial(
    process: str, first: str, second: str
) -> None:
    for one, other in ((first, second), (second, first)):
        owner = f"{one}’" if one.endswith("s") and one.startswith("the ") else f"{one}’s"
        found = read(
            process, capital(f"{owner} claim that the line had moved was denied by {other}.")
        )
        assert sorted(c.act for c in found) == ["asserts", "denies"]
        assert [c.via for c in found] == [(), ()]
        assert len({c.party for c in found}) == 2


@pytest.mark.parametrize(
    ("group", "state"),
    [
        ("{B} said a depot was raided by fighters and blamed {A}.",
         "{B} said a depot was raided by troops and blamed {A}."),
        ("{B} said an officer was abducted and accused {A}.",
         "{B} said an officer was arrested and accused {A}."),
        ("{A} and {B} accused each other of ambushes.",
         "{A} and {B} accused each other of operations."),
        ("{A}’s claim that a fighter was held was denied by {B}.",
         "{A}’s claim that a soldier was held was denied by {B}."),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("process", "first", "second"), PAIRS[:3])
def test_the_words_for_a_group_and_those_for_a_state_give_like_claims(
    group: str, state: str, process: str, first: str, second: str
) -> None:
    names = {"A": first, "B": second}
    one, other = (read(process, t.format(**names)) for t in (group, state))
    shape = [[(c.actor, c.act, c.official, c.voice) for c in found] for found in (one, other)]
    assert shape[0] == shape[1]
    assert len(one) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PAIRS),
    st.sampled_from(TEMPLATES),
    st.sampled_from(("", "On Monday, ", "In Geneva, ")),
)
def test_words_of_time_and_place_before_it_change_no_speaker(
    pair: tuple[str, str, str], template: tuple[str, tuple[object, ...]], lead: str
) -> None:
    process, first, second = pair
    text = template[0].format(A=first, B=second)
    if not lead or not text.startswith((first, second)):
        return
    plain, led = read(process, capital(text)), read(process, lead + text)
    assert sorted(str(c.actor) for c in led) == sorted(str(c.actor) for c in plain)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(PAIRS), st.lists(st.sampled_from(TEMPLATES[:11]), min_size=2, max_size=4))
def test_paragraphs_with_names_say_the_same_alone_and_together(
    pair: tuple[str, str, str], chosen: list[tuple[str, tuple[object, ...]]]
) -> None:
    process, first, second = pair
    texts = [capital(t.format(A=first, B=second)) for t, _ in chosen]
    alone = [seen(c) for text in texts for c in read(process, text)]
    together = [seen(c) for c in read(process, "\n\n".join(texts))]
    assert sorted(together) == sorted(alone)
