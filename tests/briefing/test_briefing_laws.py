"""Laws of the briefing: the same words for every party, nothing added, text only where rights allow."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest

from support.telling import told
from truceline.basis.masking import NAME_WITHHELD
from truceline.basis.span import Span
from truceline.briefing.brief import brief, default_audience
from truceline.briefing.evidence import evidence
from truceline.briefing.sayings import claim_sentence
from truceline.briefing.scene import Scene
from truceline.briefing.sections.incidents import accusations, answer_to, with_answer
from truceline.briefing.sections.limits import parity
from truceline.briefing.shapes import Briefing, Paragraph, Part, Section, Sentence
from truceline.claims.claim import Claim
from truceline.record import HeldClaim
from truceline.reports import Metadata, Report, read_report_bytes

Told = Callable[..., Scene]
TEXT = "Cairo, 4 March 2031\n\nLayla Haddad, 34, waited. Party A said that the road is open. Nobody came.\n"


def made(scene: Scene) -> Briefing:
    return brief(
        scene.status, held=scene.held, reports=scene.reports, agreement=scene.agreement,
        registry=scene.registry, since=scene.since, audience=scene.audience, timezone=scene.timezone,
    )  # fmt: skip


def swapped(text: str) -> str:
    """Party A and Party B put in each other's place."""
    return re.sub(r"Party ([AB])", lambda m: "Party " + {"A": "B", "B": "A"}[m[1]], text)


def words_on_road(scene: Scene) -> list[str]:
    return [s.text for s in _accusing(scene)]


def _accusing(scene: Scene) -> list[Sentence]:
    return [s for a in accusations(scene) for s in with_answer(scene, a)]


def test_both_sides_are_told_with_the_same_words(invented: Told) -> None:
    one = invented(told("a", "breached", "road", by=("b",), words="the road is shut"))
    other = invented(told("b", "breached", "captives/day-2", by=("a",), words="the road is shut"))
    assert words_on_road(one) == [swapped(t) for t in words_on_road(other)]


def test_an_accusation_without_an_answer_says_so(invented: Told) -> None:
    scene = invented(told("a", "breached", "road", by=("b",), words="the road is shut"))
    assert words_on_road(scene)[-1] == "No answer held."


def test_an_answer_on_the_same_step_stands_beside_it(invented: Told) -> None:
    accusation = told("a", "breached", "road", by=("b",), words="the road is shut", at="2031-03-05")
    answer = told("b", "denied", "road", words="the road was open all day", at="2031-03-06")
    assert answer_to(invented(accusation, answer), accusation) == answer


def test_an_earlier_word_answers_nothing(invented: Told) -> None:
    accusation = told("a", "breached", "road", by=("b",), words="the road is shut", at="2031-03-05")
    earlier = told("b", "kept", "road", words="the road will be open", at="2031-03-03")
    assert answer_to(invented(accusation, earlier), accusation) is None


def test_one_wording_told_twice_is_one_accusation(invented: Told) -> None:
    twice = [
        told("a", "breached", "road", by=("b",), words="the road is shut", at=d)
        for d in ("2031-03-05", "2031-03-06")
    ]
    assert len(accusations(invented(*twice))) == 1


def test_parity_counts_what_was_heard_of_each_side(invented: Told) -> None:
    scene = invented(told("a", "breached", "road", by=("b",), words="the road is shut"))
    assert parity(scene, "b")["Accusations against it with its answer printed"] == "0 of 1"
    assert parity(scene, "a")["Accusations against it with its answer printed"] == "no such item"


def report(rights: str | None) -> Report:
    return read_report_bytes(TEXT.encode(), file="one.txt", metadata=Metadata(rights=rights))


def held_from(text: Report) -> HeldClaim:
    start = text.text.index("Party A said")
    span = Span(start, text.text.index(".", start) + 1)
    claim = Claim(
        id="c" * 64, report=text.id, file="one.txt", voice="attributed", evidence=span, source=None,
        actor="a", named=True, party="a", parties=("a",), official=True,
    )  # fmt: skip
    row: HeldClaim = told("a", "done", "road")
    return msgspec.structs.replace(row, claim=claim, rights=text.metadata.rights)


def shown(rights: str | None, scene: Scene, audience: str = "public") -> tuple[str, str, str, str]:
    text = report(rights)
    held = held_from(text)
    of = msgspec.structs.replace(
        scene, held={held.claim.id: held}, reports={text.id: text}, audience=audience
    )
    cited = Section(
        id="x", number=2, title="x",
        blocks=(Paragraph(sentences=(Sentence(parts=(Part("It."),), claims=(held.claim.id,)),)),),
    )  # fmt: skip
    (note,) = evidence(of, [cited])
    return note.shown, note.before, note.marked, note.after


@pytest.mark.parametrize("rights", ["open", "own"])
def test_an_open_text_is_shown_marked_in_its_paragraph_names_withheld(
    rights: str, invented: Told
) -> None:
    how, before, marked, after = shown(rights, invented())
    assert (how, marked) == ("paragraph", "Party A said that the road is open.")
    assert before == f"{NAME_WITHHELD} waited. "
    assert after == " Nobody came."


def test_a_quotable_text_shows_its_sentence_only(invented: Told) -> None:
    assert shown("quote", invented()) == ("sentence", "", "Party A said that the road is open.", "")


@pytest.mark.parametrize("rights", ["none", None])
def test_without_rights_the_public_edition_only_points(rights: str | None, invented: Told) -> None:
    assert shown(rights, invented()) == ("pointer", "", "", "")


def test_a_working_copy_quotes_texts_of_unknown_rights_but_not_withheld_ones(
    invented: Told,
) -> None:
    assert shown(None, invented(), "desk")[0] == "paragraph"
    assert shown("none", invented(), "desk")[0] == "pointer"


def test_where_nobody_declared_rights_the_copy_is_for_the_desk_alone() -> None:
    text = report(None)
    assert default_audience({"c": held_from(text)}) == "desk"
    assert default_audience({"c": held_from(report("open"))}) == "public"


def test_a_small_group_still_held_is_told_without_its_category(invented: Told) -> None:
    planned = told(
        "a",
        "planned",
        "captives/day-2",
        kind="announcement",
        figure="1",
        deed="release",
        by=("a",),
        item="soldier",
    )
    done = told(
        "a",
        "done",
        "captives/day-2",
        kind="delivery",
        figure="1",
        deed="release",
        by=("a",),
        item="soldier",
    )
    assert "soldier" not in claim_sentence(invented(planned), planned).text
    assert "soldier" in claim_sentence(invented(done), done).text


def test_a_movement_to_come_is_told_without_its_hour(invented: Told) -> None:
    words = "the convoy leaves at 07:00 by the coast road"
    planned = told(
        "a",
        "planned",
        "captives/day-2",
        kind="announcement",
        deed="release",
        by=("a",),
        words=words,
    )
    assert "07:00" not in claim_sentence(invented(planned), planned).text
    assert "07:00" in claim_sentence(invented(planned, audience="desk"), planned).text


@pytest.mark.parametrize("name", ["january", "march"])
def test_every_note_is_cited_and_every_citation_has_its_note(
    name: str, request: pytest.FixtureRequest
) -> None:
    briefing = made(request.getfixturevalue(name))
    assert [e.number for e in briefing.evidence] == list(range(1, len(briefing.evidence) + 1))
    assert len({e.claim for e in briefing.evidence}) == len(briefing.evidence)


@pytest.mark.parametrize("name", ["january", "march"])
def test_the_same_status_makes_the_same_briefing(name: str, request: pytest.FixtureRequest) -> None:
    scene: Scene = request.getfixturevalue(name)
    turned = msgspec.structs.replace(scene, held=dict(reversed(list(scene.held.items()))))
    assert made(scene) == made(turned)


def test_no_machine_path_is_printed(bare_briefing: Briefing) -> None:
    assert all("/" not in e.where.partition(";")[0] for e in bare_briefing.evidence)
