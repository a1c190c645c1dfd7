"""What the two sides' readers looked for: dates of speech, levers in their words, figures, lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from support.telling import told
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import zone
from truceline.briefing import render_html, render_markdown
from truceline.briefing.outcomes import due_words, view_cell
from truceline.briefing.sayings import claim_sentence, evidence_mark, speaker
from truceline.briefing.scene import Scene
from truceline.briefing.sections.annex import claims_group
from truceline.briefing.sections.awaited import awaited_group
from truceline.briefing.sections.deliveries import (
    for_words,
    lever_sentence,
    lever_table,
    uncompared_sentence,
)
from truceline.briefing.sections.headlines import chosen
from truceline.briefing.shapes import Briefing, ListBlock, Row, Sentence, Table
from truceline.briefing.steps import step_sentence
from truceline.briefing.walk import sentences
from truceline.claims.claim import Speaker
from truceline.record import HeldClaim, ingest, open_record
from truceline.reports import bare_case
from truceline.status import Question, evaluate
from truceline.status.shapes import ObligationStep

Told = Callable[..., Scene]
SIDES = [("a", "b", "captives/day-2"), ("b", "a", "road")]
"""A side, the other side, and a step that it owes."""


def text_of(found: Briefing, section: str) -> str:
    (known,) = [s for s in found.sections if s.id == section]
    return " ".join(s.text for s in sentences(known.blocks))


def step_of(scene: Scene, name: str) -> ObligationStep:
    return next(s for s in scene.status.obligations if s.id == f"step:{name}")


def held_back(who: str, step: str) -> HeldClaim:
    claim: HeldClaim = told(
        who, "withheld", step, at="2031-03-04", by=(who,), kind="announcement",
        words="it stays where it is", condition="until the list is whole",
    )  # fmt: skip
    return claim


@pytest.mark.parametrize(("who", "other", "step"), SIDES)
def test_a_lever_is_told_in_its_holder_s_words(
    who: str, other: str, step: str, invented: Told
) -> None:
    scene = invented(held_back(who, step))
    (lever,) = scene.status.levers
    assert lever_sentence(scene, lever).text == (
        f"{scene.shown(who)} said: “it stays where it is”, “until the list is whole”, "
        "since 4 March; no clause found in the text held."
    )


def told_in(table: Table) -> dict[str, str]:
    return {
        r.cells[0].lines[0].text: " ".join(s.text for s in r.cells[1].lines) for r in table.rows
    }


@pytest.mark.parametrize(("who", "other", "step"), SIDES)
def test_a_lever_shows_what_the_other_side_said_of_it(
    who: str, other: str, step: str, invented: Told
) -> None:
    answer = told(other, "breached", step, at="2031-03-05", by=(who,), words="that breaks it")
    scene = invented(held_back(who, step), answer)
    (lever,) = scene.status.levers
    told_of = told_in(lever_table(scene, 1, lever))
    assert "“that breaks it” (5 March)." in told_of["What others say"]
    assert told_of["Clause"].startswith("“")


def test_the_reason_of_a_lever_rests_on_the_words_that_give_it(invented: Told) -> None:
    stated = held_back("b", "road")
    scene = invented(stated, told("b", "resumed", "road", at="2031-03-06", words="it goes on"))
    (lever,) = scene.status.levers
    assert for_words(scene, lever).claims == (stated.claim.id,)


def test_a_lever_of_which_nobody_else_spoke_says_so(invented: Told) -> None:
    scene = invented(held_back("b", "road"))
    (lever,) = scene.status.levers
    assert told_in(lever_table(scene, 1, lever))["What others say"] == "no word held"


@pytest.mark.parametrize(
    "words",
    [
        "2 persons killed", "9 persons wounded", "the source held does not say who acted",
        "“residents will not be let through to the north”",
        "gave 650,000 persons (27 January); what was counted is not stated.",
    ],
)  # fmt: skip
def test_january_s_key_points_hold(words: str, january_briefing: Briefing) -> None:
    assert words in text_of(january_briefing, "key-points")


@pytest.mark.parametrize(
    "words",
    [
        "“the entry of all goods is stopped”",
        "no word of Hamas on this is held",
        "No count of trucks",
    ],
)
def test_march_s_key_points_hold(words: str, march_briefing: Briefing) -> None:
    assert words in text_of(march_briefing, "key-points")
    assert "holds back" not in text_of(march_briefing, "key-points")


@pytest.mark.parametrize("name", ["january_briefing", "march_briefing"])
def test_six_key_points_at_most(name: str, request: pytest.FixtureRequest) -> None:
    (section,) = [s for s in request.getfixturevalue(name).sections if s.id == "key-points"]
    (block,) = section.blocks
    assert isinstance(block, ListBlock)
    assert 0 < len(block.items) <= 6


def test_a_figure_with_its_counting_point_names_it(invented: Told) -> None:
    claim = told("a", None, "-", figure="40", kind="count", counting_point="entered")
    assert (
        uncompared_sentence(invented(claim), claim).text
        == "Party A gave 40 persons (2 March): “entered”."
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [("2031-03-05", "(5 March)."), ("2031-03-02", "(5 March, on events of 2 March)."),
     ("2031-03-09", "(5 March, for 9 March).")],
)  # fmt: skip
def test_a_row_prints_when_it_was_said_and_its_own_date_where_it_differs(
    at: str, words: str, invented: Told
) -> None:
    claim = told("a", "kept", "captives/day-2", at=at, published="2031-03-05", words="it is so")
    assert claim_sentence(invented(claim), claim).text.endswith(f"“it is so” {words}")


def test_a_claim_without_words_does_not_tell_its_date_twice(invented: Told) -> None:
    claim = told(
        "a", "done", "captives/day-2", published="2031-03-05", figure="3", deed="release", by=("a",)
    )
    assert claim_sentence(invented(claim), claim).text == (
        "Party A said that it released 3 persons on 2 March (5 March)."
    )


def opened(*hours: tuple[str, str]) -> list[HeldClaim]:
    return [told(p, "done", "road", at=h, by=("b",), published="2031-03-07") for p, h in hours]


def test_an_hour_of_one_side_is_told_as_that_side_s(invented: Told) -> None:
    scene = invented(*opened(("a", "2031-03-07"), ("b", "2031-03-07T07:00")))
    assert step_sentence(scene, step_of(scene, "road"))[0].text.endswith(
        "both sides say that it began on 7 March; 07:00 is the hour that Party B gave, "
        "by which it was 1 day 7 hours late."
    )


def test_an_hour_of_both_sides_is_told_as_theirs(invented: Told) -> None:
    scene = invented(*opened(("a", "2031-03-07T07:00"), ("b", "2031-03-07T07:00")))
    assert "on 7 March at 07:00, 1 day 7 hours late; both sides say so." in (
        step_sentence(scene, step_of(scene, "road"))[0].text
    )


def test_every_word_of_a_cell_carries_its_date(march: Scene) -> None:
    step = step_of(march, "prisoners/day-35")
    words = step_sentence(march, step)[0].text
    assert "(Hamas, 23 February: called a breach; Israel, 23 February: held back)" in words
    assert "Others, 27 February: " in words
    assert "(more than 600 persons)" in words
    assert "(said, 23 February)" in view_cell(march, step, "israel").lines[0].text


@pytest.mark.parametrize("day", [12, 14, 28])
def test_what_somebody_tells_as_done_is_not_told_as_days_past(day: int, march: Scene) -> None:
    assert "past" not in due_words(march, step_of(march, f"prisoners/day-{day}"))


def test_the_phase_cites_all_that_said_it(march: Scene, march_briefing: Briefing) -> None:
    cited = {c for s in sentences(march_briefing.sections[0].blocks) for c in s.claims}
    why = march.status.phase.views["israel"].why
    assert {c for r in why for c in r.all_claims()} <= cited


def listed(scene: Scene) -> list[Row]:
    (table,) = [b for b in claims_group(scene).blocks if isinstance(b, Table)]
    return list(table.rows)


def test_the_list_of_claims_stops_at_the_moment(january: Scene, march: Scene) -> None:
    told_since = msgspec.structs.replace(january, held={**january.held, **march.held})
    assert len(told_since.held) > len(january.held)
    assert listed(told_since) == listed(january)


def test_the_list_of_claims_gives_the_words(invented: Told) -> None:
    scene = invented(told("a", "kept", "captives/day-2", words="so it was " * 40))
    (row,) = listed(scene)
    words = row.cells[1].lines[0].text
    assert words.startswith("Party A: said: “so it was")
    assert words.endswith("…”")


def test_the_list_of_claims_stays_off_paper(january_briefing: Briefing) -> None:
    page = render_html(january_briefing)
    assert '<p class="paper">The list stands in the HTML and JSON.</p>' in page
    assert page.count('<details class="screen">') == 1


def test_positions_moved_or_new_are_counted(march_briefing: Briefing) -> None:
    table = march_briefing.sections[0].blocks[1]
    assert isinstance(table, Table)
    count = table.rows[-1]
    assert first(count).text == "Positions moved or new"
    assert count.cells[1].lines[0].text != "0"


def first(row: Row) -> Sentence:
    return row.cells[0].lines[0]


def test_a_condition_told_by_a_speaker_carries_its_date(march: Scene) -> None:
    told_by = [s.text for s in sentences([awaited_group(march)])]
    assert "Israeli prime minister's office (answers to Israel), 2 March" in told_by


def bare(folder: Path, text: str) -> Scene:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    registry, record = shipped_registry(), open_record(None)
    ingest(record, bare_case([folder]), registry=registry, parties=())
    held = record.held()
    status = evaluate(
        held, Question(case="bare", at=max(h.recorded for h in held), tz=zone("UTC"), parties=()),
        agreement=None, registry=registry,
    )  # fmt: skip
    return Scene(
        status=status, held={h.claim.id: h for h in held}, reports={}, agreement=None,
        registry=registry, timezone="UTC", since=None, audience="desk",
    )  # fmt: skip


VALLEY = "Northport, 4 March 2025\n\nThe Valley Council said that the mill road is open.\n"


def test_a_folder_of_unknown_parties_says_what_is_held_and_what_is_missing(
    tmp_path: Path,
) -> None:
    scene = bare(tmp_path, VALLEY)
    (line,), _ = chosen(scene)
    assert line.text == (
        "1 claim of 1 source is held; no party is known: name the parties under “parties” in "
        "case.yaml and who speaks for them in actors.yaml."
    )


def test_where_no_claim_is_held_nothing_is(bare_scene: Scene) -> None:
    empty = msgspec.structs.replace(
        bare_scene, held={}, status=msgspec.structs.replace(bare_scene.status, positions={})
    )
    assert chosen(empty)[0][0].text.startswith("Nothing is held")


def test_an_actor_s_own_document_prints_its_actor(invented: Told) -> None:
    held = told("a", "kept", "captives/day-2", words="it was kept")
    own = msgspec.structs.replace(held.claim, named=False, source=None)
    assert speaker(invented(held), own) == "Party A"
    assert evidence_mark(invented(held), own) == "Party A said"


def test_an_unnamed_speaker_is_told_by_the_actor_it_is_linked_to(invented: Told) -> None:
    held = told("a", "kept", "captives/day-2", words="it was kept", party=None)
    source = Speaker(text="He", start=0, end=2, actor="un/aid-worker")
    linked = msgspec.structs.replace(held.claim, actor=None, named=False, source=source)
    assert speaker(invented(held), linked) == "An unnamed speaker, said to be of United Nations,"


def test_a_changed_position_that_others_told_says_so(march_briefing: Briefing) -> None:
    page = render_markdown(march_briefing)
    row = next(
        line for line in page.splitlines() if line.startswith("| Hamas on phases and duration |")
    )
    assert "second-hand, per Israeli prime minister's office" in row
