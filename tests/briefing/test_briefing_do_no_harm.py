"""Law 3 in the briefing: what no section thought of is withheld at the last look."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from support.telling import told
from truceline.basis.masking import HOUR_WITHHELD, NAME_WITHHELD
from truceline.basis.private_names import PrivateNames
from truceline.briefing.evidence import evidence
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Card, Pair, Paragraph, Part, Section, Sentence, Table
from truceline.briefing.shown import as_shown, private_names
from truceline.briefing.walk import sentences

Told = Callable[..., Scene]
NAMES = PrivateNames(frozenset({"Anna Verik"}), frozenset({"Verik"}))


def sentence(text: str) -> Sentence:
    return Sentence(parts=(Part("It said: "), Part(text, "quotation")))


def knowing(scene: Scene) -> Scene:
    return msgspec.structs.replace(scene, private=NAMES)


def test_every_part_of_every_block_is_looked_at(invented: Told) -> None:
    it = sentence("Verik will cross at 06:30 with the convoy")
    card = Card(who="Verik", when="6 May", said=it)
    pair = Pair(id="p", title="Verik", earlier=card, later=card, part=it)
    table = Table(id="t", caption="Verik", columns=(), rows=())
    section = Section(id="x", number=2, title="x", blocks=(pair, table, Paragraph(sentences=(it,))))
    shown = as_shown(knowing(invented()), section)
    raw = msgspec.json.encode(shown).decode()
    assert "Verik" not in raw
    assert "06:30" not in raw
    assert [s.text for s in sentences(shown.blocks)] == [
        f"It said: “{NAME_WITHHELD} will cross at {HOUR_WITHHELD} with the convoy”"
    ] * 4


def test_the_desk_sees_hours_but_no_names(invented: Told) -> None:
    scene = knowing(invented(audience="desk"))
    shown = as_shown(scene, (sentence("Verik will cross at 06:30 with the convoy"),))
    assert shown[0].text == f"It said: “{NAME_WITHHELD} will cross at 06:30 with the convoy”"


def test_titles_rows_and_speakers_tell_names(invented: Told) -> None:
    row = told("a", "done", "road", words="the hostage Dana Levi waits")
    titled = msgspec.structs.replace(row, title="Mother of Peter Brandt speaks")
    assert private_names(invented(titled)).full == {"Dana Levi", "Peter Brandt"}


def test_a_row_without_words_hides_a_small_group_in_its_note(invented: Told) -> None:
    held = told("a", None, "captives/day-2", kind="count", figure="2", item="women", deed="release")
    scene = invented(held)
    cited = Section(
        id="x", number=2, title="x",
        blocks=(Paragraph(sentences=(Sentence(parts=(Part("It."),), claims=(held.claim.id,)),)),),
    )  # fmt: skip
    (note,) = evidence(scene, [cited])
    assert "women" not in note.marked


def test_nobody_of_the_example_is_withheld(january: Scene, march: Scene) -> None:
    assert private_names(january) == private_names(march) == PrivateNames()
