"""One speaker's words as several claims where the act changes; the speaker's own sentences on a page."""

from __future__ import annotations

import pytest

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.reports import read_report_bytes

SIDES = {
    "state": ("Israel Defense Forces", ("israel", "hezbollah")),
    "group": ("Hezbollah", ("israel", "hezbollah")),
}


def read(text: str, parties: tuple[str, ...] = ("israel", "hezbollah")) -> tuple[Claim, ...]:
    report = read_report_bytes(text.encode(), file="a.txt")
    return extract_claims(report, registry=shipped_registry(), parties=parties)


def told(side: str, words: str) -> list[tuple[str | None, str, str | None]]:
    """Source, act and content of what a side says on its own page."""
    name, parties = SIDES[side]
    claims = read(f"{name}\nPress statement, 3 May\n\n{words}", parties)
    return [
        (c.source.text if c.source else None, c.act, c.content.text if c.content else None)
        for c in claims
        if c.voice == "attributed"
    ]


both = pytest.mark.parametrize("side", list(SIDES))


@both
def test_a_breath_is_split_where_the_act_changes(side: str) -> None:
    name = SIDES[side][0]
    assert told(side, "We have opened the northern road and will keep it open until Friday.") == [
        (name, "announces", "We have opened the northern road"),
        (name, "commits", "will keep it open until Friday"),
    ]


@both
@pytest.mark.parametrize(
    "words",
    [
        "The road was shut in May; the bridge was shut in June.",
        "The road and the bridge were shut in May and nobody has passed since.",
        "The convoy was sent back, and the trucks were parked at the crossing.",
    ],
)
def test_a_breath_of_one_act_stays_one_claim(side: str, words: str) -> None:
    assert [content for _, _, content in told(side, words)] == [words[:-1]]


@both
def test_short_sentences_without_a_known_verb_are_said_too(side: str) -> None:
    name = SIDES[side][0]
    words = "The pause ends at midnight. Nobody on board lives. Nothing more. Who fired?"
    assert [(s, c) for s, _, c in told(side, words)] == [
        (name, "The pause ends at midnight"),
        (name, "Nobody on board lives"),
    ]


@both
@pytest.mark.parametrize(
    ("words", "source", "act", "content"),
    [
        ("It is hoped that the road opens soon.", "issuer", "expects", "the road opens soon"),
        ("It is alleged in the press that the bridge fell.", None, None, "the bridge fell"),
        ("3. The bridge was shut on Monday.", "issuer", "asserts", "The bridge was shut on Monday"),
    ],
)
def test_impersonal_and_numbered_sentences(
    side: str, words: str, source: str | None, act: str | None, content: str
) -> None:
    found = [claim for claim in told(side, words) if claim[2] == content]
    assert [s for s, _, _ in found] == [SIDES[side][0] if source else None]
    assert act is None or found[0][1] == act


@both
@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Our forces, at dawn, fired two shells at the post.", "claims-responsibility"),
        ("Our fighters brought down a drone over the village.", "claims-responsibility"),
        ("Our artillery returned fire.", "claims-responsibility"),
        ("The crossing will reopen on Sunday.", "commits"),
        ("All our units are under strict orders not to advance.", "orders"),
        ("The report has no basis whatever in fact.", "denies"),
        ("Our patience is not without limits.", "threatens"),
        ("The truce has been repeatedly violated since Monday.", "accuses"),
    ],
)
def test_the_same_words_make_the_same_act_on_either_page(side: str, words: str, act: str) -> None:
    assert [a for _, a, _ in told(side, words)] == [act]
