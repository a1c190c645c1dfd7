"""The swap law on the whole page: parties swapped in, parties swapped out, nothing else changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from support.telling import TRUCE, status_at, told, truce
from truceline.agreement import Agreement
from truceline.basis.registry_of_actors import shipped_registry
from truceline.briefing import brief, render_markdown
from truceline.record import HeldClaim

OTHER = {"a": "b", "b": "a"}


@dataclass(frozen=True)
class Word:
    """One word of one side, told again with the sides swapped."""

    who: str
    says: str
    toward: str
    at: str
    words: str | None = None
    by: str | None = None
    figure: str | None = None
    kind: str = "event"


STORIES = {
    "a batch done, both say": [
        Word("a", "done", "captives/day-2", "2031-03-02", figure="3", by="a", kind="delivery"),
        Word("b", "done", "captives/day-2", "2031-03-02", figure="3", by="a", kind="delivery"),
    ],
    "a road held back, called a breach": [
        Word(
            "b",
            "withheld",
            "road",
            "2031-03-05",
            words="the road stays shut",
            by="b",
            kind="announcement",
        ),
        Word(
            "a", "breached", "road", "2031-03-06", words="keeping it shut breaks the terms", by="b"
        ),
    ],
    "an accusation denied": [
        Word("a", "breached", "aid", "2031-03-04", words="nothing came in", by="b"),
        Word("b", "denied", "aid", "2031-03-05", words="the trucks stood ready", by="b"),
    ],
    "an hour that one side gives": [
        Word("a", "done", "road", "2031-03-07"),
        Word("b", "done", "road", "2031-03-07T07:00", by="b"),
    ],
    "accusations of both sides, each answered": [
        Word("a", "breached", "road", "2031-03-06", words="the road is shut", by="b"),
        Word("b", "denied", "road", "2031-03-06", words="the road is open", by="b"),
        Word("b", "breached", "camp", "2031-03-06", words="the camp is held", by="a"),
        Word("a", "kept", "camp", "2031-03-07", words="the camp is empty", by="a"),
    ],
    "a phase that one side says is over": [
        Word("a", "breached", "aid", "2031-03-08", words="entry was stopped", by="b"),
        Word(
            "b",
            "withheld",
            "aid",
            "2031-03-08",
            words="entry is stopped",
            by="b",
            kind="announcement",
        ),
        Word("b", "ended", "phase-1", "2031-03-08", words="it has ended", kind="reading"),
    ],
    "one side alone": [
        Word("b", "done", "road", "2031-03-04", by="b", words="the road is open"),
    ],
}


def swapped(text: str) -> str:
    """The text with party a for b and b for a, by id and by name."""
    text = re.sub(r"\bParty ([AB])\b", lambda m: "Party " + OTHER[m[1].lower()].upper(), text)
    return re.sub(r"\b([ab])\b(?=[:,\]} ]|$)", lambda m: OTHER[m[1]], text, flags=re.M)


def page(story: list[Word], agreement: Agreement, turned: bool) -> str:
    def side(who: str | None) -> str | None:
        return OTHER[who] if turned and who else who

    held: list[HeldClaim] = [
        told(
            str(side(w.who)), w.says, w.toward, at=w.at, words=w.words, figure=w.figure, kind=w.kind,
            by=(str(side(w.by)),) if w.by else (), sequence=n,
        )
        for n, w in enumerate(story, start=1)
    ]  # fmt: skip
    made = brief(
        status_at(held, "2031-03-09", agreement), held={h.claim.id: h for h in held}, reports={},
        agreement=agreement, registry=shipped_registry(), since="2031-03-01",
    )  # fmt: skip
    return re.sub(r"\b[0-9a-f]{6,64}\b", "id", render_markdown(made))


@pytest.mark.parametrize("story", list(STORIES))
def test_the_page_of_swapped_parties_is_the_swapped_page(story: str) -> None:
    plain = page(STORIES[story], truce(), turned=False)
    turned = page(STORIES[story], truce(swapped(TRUCE)), turned=True)
    assert turned == re.sub(
        r"\bParty ([AB])\b", lambda m: "Party " + OTHER[m[1].lower()].upper(), plain
    )
