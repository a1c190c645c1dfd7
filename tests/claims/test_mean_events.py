"""The mode of violence, the issues and the stance of one sentence, from the mouth of either side."""

from __future__ import annotations

import pytest

from support.hand_drafts import understood

TURNS = [
    ("DR Congo", "M23", ("dr-congo", "m23")),
    ("M23", "DR Congo", ("m23", "dr-congo")),
    ("Israel", "Hezbollah", ("israel", "hezbollah")),
    ("Hezbollah", "Israel", ("hezbollah", "israel")),
]
IDS = [ids[0] for _, _, ids in TURNS]
Turn = tuple[str, str, tuple[str, str]]

MODES = [
    ("{O} killed two nurses in an airstrike", "ASSAULT/aerial"),
    ("{O} launched drones at the port", "ASSAULT/drone"),
    ("{O} shelled the market", "ASSAULT/heavy-weapons"),
    ("{O} fired rockets at the town", "ASSAULT/heavy-weapons"),
    ("{O} abducted three teachers", "ASSAULT/abduct"),
    ("{O} demolished nine homes", "ASSAULT/destroy"),
    ("{O} opened fire on a bus", "ASSAULT/firearms"),
    ("{O} ambushed a patrol", "ASSAULT/"),
]


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(("content", "mode"), MODES)
def test_the_mode_of_violence_is_in_the_words(content: str, mode: str, turn: Turn) -> None:
    speaker, other, ids = turn
    told = content.replace("{O}", other)
    event = understood(f"[{speaker}] {{said}} <{told}>", lemma="say", parties=ids).event
    assert event is not None
    assert (event.kind, event.mode, event.by) == ("incident", mode, (ids[1],))


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(("content", "mode"), MODES)
def test_violence_that_is_denied_is_told_as_denied(content: str, mode: str, turn: Turn) -> None:
    speaker, other, ids = turn
    told = content.replace("{O}", other)
    draft = understood(f"[{speaker}] {{denied}} <that {told}>", lemma="deny", parties=ids)
    assert draft.act == "denies"
    assert draft.event is None or (draft.event.says, draft.event.mode) == ("denied", mode)


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    ("cue", "lemma", "content", "target", "sign"),
    [
        ("rejected", "reject", "disarmament", "disarmament", "against"),
        ("accepted", "accept", "the draft agreement", "agreement", "for"),
        ("turned down", "turn down", "an invitation to the summit", "talks", "against"),
        ("ruled out", "rule out", "a further extension", "phases-and-duration", "against"),
        ("called for", "call", "an end to the siege", "humanitarian-access", "none"),
        ("offered", "offer", "a swap of all sailors", "exchange", "conditional"),
        ("endorsed", "endorse", "the framework", "agreement", "for"),
        ("commended", "commend", "the monitors", "monitoring", "for"),
    ],
)
def test_a_stance_is_the_same_in_either_mouth(
    cue: str, lemma: str, content: str, target: str, sign: str, turn: Turn
) -> None:
    speaker, _, ids = turn
    stance = understood(f"[{speaker}] {{{cue}}} <{content}>", lemma=lemma, parties=ids).stance
    assert stance is not None
    assert (stance.target, stance.sign) == (target, sign)
