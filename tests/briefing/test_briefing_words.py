"""The two moments of the worked example, in the words that the hand-worked notes ask for."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

import msgspec
import pytest

from support.telling import told
from truceline.basis.quantity import parse_quantity
from truceline.briefing.dates import is_day, lateness, printed, printed_moment, span_printed
from truceline.briefing.outcomes import due_words
from truceline.briefing.sayings import claim_sentence, quantity_words, speaker
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Briefing, Sentence, Table
from truceline.briefing.walk import sentences
from truceline.briefing.words import bounds, joined, phrase, possessive, verb
from truceline.claims.claim import Speaker
from truceline.errors import VocabularyError

Told = Callable[..., Scene]
GAZA = ZoneInfo("Asia/Gaza")


def of(briefing: Briefing, section: str) -> list[Sentence]:
    (found,) = [s for s in briefing.sections if s.id == section]
    return list(sentences(found.blocks))


def said(briefing: Briefing, section: str) -> str:
    return " ".join(s.text for s in of(briefing, section))


def whole(briefing: Briefing) -> str:
    return " ".join(said(briefing, s.id) for s in briefing.sections)


def test_january_leads_with_the_batch_and_the_return(january_briefing: Briefing) -> None:
    line = said(january_briefing, "bottom-line")
    assert (
        "The batch of day 7 of “hostages” (4 persons, owed by Hamas) was carried out in number"
        in line
    )
    assert "The parties differ on its order and category." in line
    assert "both sides say that it began on 27 January; 07:00 is the hour that Israel" in line
    assert "by which it was 1 day 7 hours late." in line


def test_january_says_who_is_silent_on_the_prisoners(january_briefing: Briefing) -> None:
    points = said(january_briefing, "key-points")
    assert "said that Israel released 200 persons on 25 January" in points
    assert "No word from Hamas on it is held." in points


def test_march_tells_the_phase_per_view_and_decides_nothing(march_briefing: Briefing) -> None:
    agreement = said(march_briefing, "agreement")
    assert "In Israel’s view: “Stage one” ended on 1 March (said)." in agreement
    assert "In Hamas’s view: “Stage one” is in force" in agreement
    assert "As encoded: “Stage one” is open" in agreement


def test_march_says_that_no_count_is_held(march_briefing: Briefing) -> None:
    assert "No count of trucks for 2 March is held." in said(march_briefing, "key-points")


def test_march_tells_the_talks_once_for_no_one_party(march_briefing: Briefing) -> None:
    opened = [
        s.text
        for s in of(march_briefing, "key-points")
        if "no report that they opened is held" in s.text
    ]
    assert len(opened) == 1
    assert "were due to have opened by 3 February" in opened[0]


FORBIDDEN = [
    " 0 trucks", "Israel blocked", "truce collapsed", "talks failed", "in retaliation", "1,735",
    "1735", "improved",
]  # fmt: skip


@pytest.mark.parametrize("words", FORBIDDEN)
@pytest.mark.parametrize("name", ["january_briefing", "march_briefing"])
def test_what_must_not_appear_does_not(
    words: str, name: str, request: pytest.FixtureRequest
) -> None:
    assert words not in whole(request.getfixturevalue(name))


def test_the_bottom_line_has_at_most_three_sentences_and_four_counts(
    january_briefing: Briefing, march_briefing: Briefing, bare_briefing: Briefing
) -> None:
    for briefing in (january_briefing, march_briefing, bare_briefing):
        paragraph, table = briefing.sections[0].blocks
        assert isinstance(table, Table)
        assert len(table.rows) == 4
        assert len(list(sentences([paragraph]))) <= 3


def test_every_sentence_but_a_lack_is_footnoted(march_briefing: Briefing) -> None:
    lacks = ("No ", "Nothing ", "The talks under")
    bare = [
        s.text
        for s in of(march_briefing, "key-points")
        if not s.claims and not s.text.startswith(lacks)
    ]
    assert bare == []


def test_the_sections_stand_in_their_fixed_order(bare_briefing: Briefing) -> None:
    assert [s.id for s in bare_briefing.sections] == [
        "bottom-line", "key-points", "changes", "agreement", "positions", "contradictions",
        "incidents", "deliveries", "limits", "annex",
    ]  # fmt: skip
    assert [s.number for s in bare_briefing.sections] == list(range(2, 12))


def test_a_bare_folder_says_that_no_agreement_is_held(bare_briefing: Briefing) -> None:
    assert "No agreement held." in said(bare_briefing, "agreement")


def test_awaited_is_printed_for_every_party(bare_briefing: Briefing) -> None:
    words = said(bare_briefing, "agreement")
    assert "Israel" in words
    assert "Hamas" in words


def test_what_nobody_held_is_printed(bare_briefing: Briefing) -> None:
    words = said(bare_briefing, "limits")
    assert "Access of reporters and monitors: nothing held." in words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, "date not stated"),
        ("2025", "2025"),
        ("2025-03", "March 2025"),
        ("2025-03-02", "2 March"),
        ("2025-03-02T07:00+02:00", "2 March, 07:00"),
        ("2024-12-31", "31 December 2024"),
    ],
)
def test_a_time_prints_no_more_than_is_known(moment: str | None, words: str) -> None:
    assert printed(moment, year=2025) == words


def test_the_last_instant_of_a_day_prints_as_its_end() -> None:
    assert printed_moment("2025-03-02T23:59:59+02:00") == "2 March 2025, end of day (UTC+2)"
    assert is_day("2025-03-02T23:59:59+02:00")


@pytest.mark.parametrize(
    ("done", "late"),
    [("2025-01-27T07:00", "1 day 7 hours"), ("2025-01-27", "2 days"), ("2025-01-25", None)],
)
def test_lateness_is_counted_from_the_end_of_the_day_due(done: str, late: str | None) -> None:
    assert lateness("2025-01-25", done, GAZA) == late


def test_a_period_inside_a_month_names_it_once() -> None:
    assert span_printed("2025-01-25", "2025-01-27", year=2025) == "25 to 27 January"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("45", "45 persons"),
        ("45..", "at least 45 persons"),
        ("..2000", "up to 2,000 persons"),
        (">600", "more than 600 persons"),
        ("<10", "fewer than 10 persons"),
        ("~200000", "about 200,000 persons"),
    ],
)
def test_a_figure_keeps_its_bounds(cell: str, words: str) -> None:
    assert quantity_words(parse_quantity(cell, unit="persons")) == words


def test_no_count_is_never_zero() -> None:
    assert bounds(None, None) == "no count held"


def test_an_act_without_a_verb_is_an_error_with_a_way_out() -> None:
    with pytest.raises(VocabularyError, match="no verb for the act “boasts”"):
        verb("boasts")
    with pytest.raises(VocabularyError, match="known are"):
        phrase("basis", "guessed")


def test_lists_and_possessives_read_as_english() -> None:
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert (
        possessive("Gaza health ministry (answers to X)") == "Gaza health ministry’s (answers to X)"
    )


def test_a_deed_without_words_is_said_in_one_clause(invented: Told) -> None:
    claim = told(
        "a", "done", "captives/day-2", figure="3", deed="release", by=("a",), kind="delivery"
    )
    assert (
        claim_sentence(invented(claim), claim).text
        == "Party A said that it released 3 persons on 2 March."
    )


def test_words_of_a_row_print_as_recorded(invented: Told) -> None:
    claim = told("b", "breached", "captives/day-2", words="the batch broke the terms", by=("a",))
    assert claim_sentence(invented(claim), claim).text == (
        "Party B accused Party A (as recorded): “the batch broke the terms” (2 March)."
    )


def test_a_date_long_past_says_how_long(invented: Told) -> None:
    scene = invented(at="2031-03-12")
    step = next(s for s in scene.status.obligations if s.id == "step:road")
    assert due_words(scene, step) == "due 5 March, 7 days past"


def test_sources_of_both_sides_are_unnamed_not_the_parties(invented: Told) -> None:
    held = told("a", None, at="2031-03-02", words="the road stays hard", party=None)
    claim = msgspec.structs.replace(
        held.claim, actor=None, named=False, parties=("a", "b"),
        source=Speaker(text="key sources on both sides", start=0, end=25),
    )  # fmt: skip
    both = msgspec.structs.replace(held, claim=claim)
    assert speaker(invented(both), claim) == "An unnamed speaker (“key sources on both sides”)"


def test_an_undated_position_has_no_age(bare_briefing: Briefing) -> None:
    words = said(bare_briefing, "positions")
    assert "date not stated" in words
    assert "of this day" not in words
