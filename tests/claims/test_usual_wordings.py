"""The field's usual wordings after a plain verb of saying, told of either side and of both kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.claims.claim import Claim

# The two parties as speakers, each with the other; told in a state's words and in a group's.
SIDES = [("Northland", "the River Front"), ("The River Front", "Northland")]
FORCES = [("The Northland army", "its aircraft"), ("The River Brigades", "its fighters")]


def acts(read: Callable[[str], tuple[Claim, ...]], text: str) -> set[str]:
    return {c.act for c in read(text) if c.voice == "attributed"}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{A} said it had agreed to the mediators' proposal.", "accepts"),
        ("{A} said it had agreed to an unconditional 30-day ceasefire.", "accepts"),
        ("{A} said it had agreed to the twelve points.", "accepts"),
        ("{A} said it had given its full consent.", "accepts"),
        ("{A} said it was open to the truce proposal.", "accepts-in-principle"),
        ("{A} said it had no objection to the plan.", "accepts-in-principle"),
        ("{A} sought changes to the list of prisoners.", "reserves"),
        ("{A} said it accepted the plan but with some amendments.", "reserves"),
        ("{A} said new talks were not an option.", "rejects"),
        ("{A} said that no ultimatum would be accepted.", "rejects"),
        ("{A} said the demand was a non-starter.", "rejects"),
        ("{A} said it would not cede any ground.", "rejects"),
        ("{A} said it would never hand its weapons to anyone.", "rejects"),
        ("{A} said it would never recognise the new line.", "rejects"),
        ("{A} said it agreed to the pause in the fighting.", "accepts"),
        ("{A} said {B} was playing for time.", "accuses"),
        ("{A} said {B} had stolen the flour.", "accuses"),
        ("{A} said it would not attack the convoy.", "commits"),
        ("{A} said it was withdrawing its troops from the harbour.", "announces"),
        ("{A} said that the bridge would remain closed.", "asserts"),
        ("{A} said {B} was deliberately targeting civilians.", "accuses"),
        ("{A} said {B} had shelled the harbour despite the truce.", "accuses"),
        ("{A} said {B} was using families as human shields.", "accuses"),
        ("{A} said {B} had shelled the harbour.", "asserts"),
        ("{A} said any misadventure would receive a swift and certain reply.", "threatens"),
        ("{A} said it would treat any boat near the harbour as a legitimate target.", "threatens"),
        ("{A} said it would not stand idly by.", "threatens"),
        ("{A} said the agreement has no provision for a pause.", "interprets"),
        ("{A} said the truce could be extended under the terms of the agreement.", "interprets"),
        ("{A} said it was grateful to the mediators.", "welcomes"),
        ("{A} said it was confident that the talks would go on.", "expects"),
        ("{A} said it had nothing to announce.", "no-comment"),
        ("{A} described the killing of the nurses as indefensible.", "condemns"),
        ("{A} described the offer as unacceptable.", "rejects"),
    ],
)
def test_a_party(
    text: str, expected: str, side: tuple[str, str], whole: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert expected in acts(whole, text.replace("{A}", side[0]).replace("{B}", side[1]))


@pytest.mark.parametrize("side", FORCES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{A} said {its} had hit a fuel depot.", "claims-responsibility"),
        ("{A} said {its} had inflicted heavy losses at the bridge.", "claims-responsibility"),
        ("{A} said the talks had hit a wall.", "asserts"),
        ("{A} told its units to stay at the harbour.", "orders"),
    ],
)
def test_forces(
    text: str, expected: str, side: tuple[str, str], whole: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert acts(whole, text.replace("{A}", side[0]).replace("{its}", side[1])) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Southmark said stocks would run out within weeks.", "warns"),
        ("Southmark said the region risked sliding back into war.", "warns"),
        ("Southmark said it was encouraged by the release.", "welcomes"),
        ("Southmark said the attack on the market was unacceptable.", "condemns"),
        ("Southmark said a deal was likely.", "expects"),
        ("The Relief Union said it needed safe access to the port.", "appeals"),
    ],
)
def test_one_who_is_no_party(
    text: str, expected: str, whole: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert acts(whole, text) == {expected}
