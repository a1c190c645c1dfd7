"""What is said, word for word, in short reports from many conflicts; and what makes no claim."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.read_of import read, words
from truceline.claims import Claim

Line = tuple[str | None, str, str | None, str | None, bool, str]

REPORTS: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
    ("gaza", "A Hamas official said Israel had told mediators it would open the crossing.",
     (("A Hamas official", "said", "Israel had told mediators it would open the crossing",
       "hamas/official", False, "asserts"),)),
    ("gaza", "An Israeli official said Hamas had told mediators it would open the tunnel.",
     (("An Israeli official", "said", "Hamas had told mediators it would open the tunnel",
       "israel/official", False, "asserts"),)),
    ("gaza", "Egypt said Hamas had accepted the plan.",
     (("Egypt", "said", "Hamas had accepted the plan", "egypt", False, "asserts"),)),
    ("gaza",
     "Hamas said on Monday it had handed over the list. Israel said the "
     "list was short by four names.",
     (("Hamas", "said", "it had handed over the list", "hamas", True, "asserts"),
      ("Israel", "said", "the list was short by four names", "israel", True, "asserts"))),
    ("gaza", "# Hamas says list is complete\nIsrael said the list was short by four names.",
     (("Israel", "said", "the list was short by four names", "israel", True, "asserts"),)),
    ("gaza", "# Israel says list is complete\nHamas said the list was short by four names.",
     (("Hamas", "said", "the list was short by four names", "hamas", True, "asserts"),)),
    ("sudan", "The RSF said it would open the road. It said fuel would follow.",
     (("The RSF", "said", "it would open the road", "rsf", True, "commits"),
      ("It", "said", "fuel would follow", "rsf", True, "asserts"))),
    ("sudan", "The Sudanese army said it would open the road. It said fuel would follow.",
     (("The Sudanese army", "said", "it would open the road", "sudan/saf", True, "commits"),
      ("It", "said", "fuel would follow", "sudan/saf", True, "asserts"))),
    ("sudan", "“The road is open,” said the RSF. “Fuel will follow.”",
     (("the RSF", "said", "The road is open Fuel will follow.", "rsf", True, "asserts"),)),
    ("ukraine-russia",
     "Volodymyr Zelenskyy said the pause had begun. He said the guns were "
     "quiet.",
     (("Volodymyr Zelenskyy", "said", "the pause had begun", "ukraine/volodymyr-zelenskyy", True, "asserts"),
      ("He", "said", "the guns were quiet", "ukraine/volodymyr-zelenskyy", True, "asserts"))),
    ("ukraine-russia", "Vladimir Putin said the pause had begun. He said the guns were quiet.",
     (("Vladimir Putin", "said", "the pause had begun", "russia/vladimir-putin", True, "asserts"),
      ("He", "said", "the guns were quiet", "russia/vladimir-putin", True, "asserts"))),
    ("ukraine-russia",
     "Ukraine’s foreign ministry said 30 people were freed, citing the Red "
     "Cross.",
     (("Ukraine’s foreign ministry", "said", "30 people were freed",
       "ukraine/foreign-ministry", True, "asserts"),)),
    ("ukraine-russia", "Reuters reported, citing a Ukrainian official, that the text was agreed.",
     (("a Ukrainian official", "reported", "the text was agreed", "ukraine/official", False, "asserts"),)),
    ("ukraine-russia",
     "Russia did not comment. Ukraine declined to say where the handover "
     "took place.",
     (("Russia", "did not comment", None, "russia", True, "no-comment"),
      ("Ukraine", "declined to say", "where the handover took place", "ukraine", True, "no-comment"))),
    ("ukraine-russia", "MOSCOW, March 3 (Reuters) - Russia said the bridge was closed.",
     (("Russia", "said", "the bridge was closed", "russia", True, "asserts"),)),
    ("yemen", "The Houthis released 40 prisoners on Sunday.",
     ((None, "released", "The Houthis released 40 prisoners on Sunday", None, False, "asserts"),)),
    ("yemen", "The Yemeni government released 40 prisoners on Sunday.",
     ((None, "released", "The Yemeni government released 40 prisoners on Sunday", None, False, "asserts"),)),
    ("yemen", "The cabinet approved the exchange late on Thursday.",
     (("The cabinet", "approved", "the exchange late on Thursday", None, False, "accepts"),)),
    ("yemen", "It was a quiet night in the harbour. The market was open.",
     ()),
    ("yemen", "What happens next is unclear.",
     ()),
    ("dr-congo-m23",
     "M23 spokesman Lawrence Kanyuka said the town was calm. Kanyuka said "
     "markets had reopened.",
     (("M23 spokesman Lawrence Kanyuka", "said", "the town was calm",
       "m23/lawrence-kanyuka", True, "asserts"),
      ("Kanyuka", "said", "markets had reopened", "m23/lawrence-kanyuka", True, "asserts"))),
    ("south-sudan", "The SPLM-IO, which signed the text in 2018, said the schedule had slipped.",
     (("The SPLM-IO, which signed the text in 2018", "said", "the schedule had slipped",
       "splm-io", True, "asserts"),)),
    ("kashmir-line-of-control", "India and Pakistan said they would keep the hotline open.",
     (("India and Pakistan", "said", "they would keep the hotline open", None, False, "commits"),)),
    ("kashmir-line-of-control", "India said the post was empty; Pakistan said it was manned.",
     (("India", "said", "the post was empty", "india", True, "asserts"),
      ("Pakistan", "said", "it was manned", "pakistan", True, "asserts"))),
    ("kashmir-line-of-control",
     "Asked about the post, India’s foreign minister said it was "
     "empty.",
     (("India’s foreign minister", "said", "it was empty", "india/minister", False, "asserts"),)),
    ("kashmir-line-of-control",
     "“The post,” Pakistan’s foreign minister said, “was never "
     "manned.”",
     (("Pakistan’s foreign minister", "said", "The post was never manned.",
       "pakistan/minister", False, "asserts"),)),
    ("colombia-eln", "Speaking at a press conference, Gustavo Petro said the table would stay.",
     (("Gustavo Petro", "said", "the table would stay", "colombia/gustavo-petro", True, "asserts"),)),
    ("thailand-cambodia",
     "Thailand’s army said three soldiers were hurt by a mine, and blamed "
     "Cambodia.",
     (("Thailand’s army", "said", "three soldiers were hurt by a mine", "thailand/army", True, "asserts"),
      ("Thailand’s army", "blamed", "Cambodia", "thailand/army", True, "accuses"))),
    ("israel-lebanon",
     "The UN Secretary-General’s spokesperson said peacekeepers had seen "
     "two flights.",
     (("The UN Secretary-General’s spokesperson", "said", "peacekeepers had seen two flights",
       "un/spokesperson", False, "asserts"),)),
    ("israel-lebanon",
     "“Peacekeepers saw two flights,” UNIFIL said. “They have been reported "
     "to both sides.”",
     (("UNIFIL", "said", "Peacekeepers saw two flights They have been reported to both sides.",
       "unifil", False, "asserts"),)),
    ("gaza", "Hamas rejected the map and demanded a new one.",
     (("Hamas", "rejected", "the map", "hamas", True, "rejects"),
      ("Hamas", "demanded", "a new one", "hamas", True, "demands"))),
    ("gaza", "Israel rejected the map and demanded a new one.",
     (("Israel", "rejected", "the map", "israel", True, "rejects"),
      ("Israel", "demanded", "a new one", "israel", True, "demands"))),
    ("gaza", "Hamas said the map was old, and accused Israel of delay.",
     (("Hamas", "said", "the map was old", "hamas", True, "asserts"),
      ("Hamas", "accused", "Israel of delay", "hamas", True, "accuses"))),
    ("gaza", "Israel said the map was old, and accused Hamas of delay.",
     (("Israel", "said", "the map was old", "israel", True, "asserts"),
      ("Israel", "accused", "Hamas of delay", "israel", True, "accuses"))),
    ("gaza", "Hamas said the map was old and demanded a new one.",
     (("Hamas", "said", "the map was old", "hamas", True, "asserts"),
      ("Hamas", "demanded", "a new one", "hamas", True, "demands"))),
    ("gaza", "Israel said the map was old and demanded a new one.",
     (("Israel", "said", "the map was old", "israel", True, "asserts"),
      ("Israel", "demanded", "a new one", "israel", True, "demands"))),
    ("gaza", "Hamas said that the map was old and that the line had moved.",
     (("Hamas", "said", "the map was old", "hamas", True, "asserts"),
      ("Hamas", "said", "the line had moved", "hamas", True, "asserts"))),
    ("gaza", "Israel denies the claim.",
     (("Israel", "denies", "the claim", "israel", True, "denies"),)),
    ("gaza", "Egypt’s foreign minister, Badr Abdelatty, said Hamas had accepted the map.",
     (("Egypt’s foreign minister, Badr Abdelatty", "said", "Hamas had accepted the map",
       "egypt/badr-abdelatty", False, "asserts"),)),
    ("gaza", "Qatar said Israel had accepted the map.",
     (("Qatar", "said", "Israel had accepted the map", "qatar", False, "asserts"),)),
    ("gaza", "Qatar said Hamas had told it the map was accepted.",
     (("Qatar", "said", "Hamas had told it the map was accepted", "qatar", False, "asserts"),)),
    ("gaza", "Qatar said Israel had told it the map was accepted.",
     (("Qatar", "said", "Israel had told it the map was accepted", "qatar", False, "asserts"),)),
    ("gaza", "A UN official said the Red Cross had said the ward was empty.",
     (("A UN official", "said", "the Red Cross had said the ward was empty", "un/official", False, "asserts"),)),
    ("gaza", "According to a diplomat, Hamas said the map was old.",
     (("a diplomat", "According to", "Hamas said the map was old", None, False, "asserts"),)),
    ("gaza", "According to a diplomat, Israel said the map was old.",
     (("a diplomat", "According to", "Israel said the map was old", None, False, "asserts"),)),
    ("gaza", "Hamas said the army had fired. The army denied it.",
     (("Hamas", "said", "the army had fired", "hamas", True, "asserts"),
      ("The army", "denied", "it", None, False, "denies"))),
    ("gaza", "Hamas freed three captives on Sunday. Israel freed ninety detainees.",
     ((None, "freed", "Hamas freed three captives on Sunday", None, False, "asserts"),
      (None, "freed", "Israel freed ninety detainees", None, False, "asserts"))),
    ("gaza", "Israel’s cabinet approved the deal on Friday.",
     (("Israel’s cabinet", "approved", "the deal on Friday", "israel/cabinet", True, "accepts"),)),
    ("gaza", "Israel closed the crossing on Monday.",
     ((None, "closed", "Israel closed the crossing on Monday", None, False, "asserts"),)),
    ("gaza", "The crossing was closed on Monday.",
     ((None, "was closed", "The crossing was closed on Monday", None, False, "asserts"),)),
    ("gaza", "Talks resumed in Cairo on Monday.",
     ((None, "resumed", "Talks resumed in Cairo on Monday", None, False, "asserts"),)),
    ("gaza", "Three soldiers were killed on Monday.",
     ((None, "were killed", "Three soldiers were killed on Monday", None, False, "asserts"),)),
    ("gaza", "Israel may close the crossing.",
     ()),
    ("gaza", "Hamas may close the tunnel.",
     ()),
    ("gaza", "The text, analysts say, is vague.",
     (("analysts", "say", "The text is vague", None, False, "asserts"),)),
    ("gaza", "“The map is old,” Hamas said.\n“The line has moved.”",
     (("Hamas", "said", "The map is old The line has moved.", "hamas", True, "asserts"),)),
    ("gaza", "“The map is old,” Israel said.\n“The line has moved.”",
     (("Israel", "said", "The map is old The line has moved.", "israel", True, "asserts"),)),
    ("gaza", "A Hamas official said the map was old. The official said the line had moved.",
     (("A Hamas official", "said", "the map was old", "hamas/official", False, "asserts"),
      ("The official", "said", "the line had moved", "hamas/official", False, "asserts"))),
    ("gaza", "An Israeli official said the map was old. The official said the line had moved.",
     (("An Israeli official", "said", "the map was old", "israel/official", False, "asserts"),
      ("The official", "said", "the line had moved", "israel/official", False, "asserts"))),
    ("gaza", "A Hamas official said the map was old. Another official said the line had moved.",
     (("A Hamas official", "said", "the map was old", "hamas/official", False, "asserts"),
      ("Another official", "said", "the line had moved", "hamas/official", False, "asserts"))),
    ("gaza", "Hamas said the map was old. The group added that the line had moved.",
     (("Hamas", "said", "the map was old", "hamas", True, "asserts"),
      ("The group", "added", "the line had moved", "hamas", True, "asserts"))),
    ("gaza", "Hamas said the map was old. They said the line had moved.",
     (("Hamas", "said", "the map was old", "hamas", True, "asserts"),
      ("They", "said", "the line had moved", None, False, "asserts"))),
    ("gaza",
     "Israel’s foreign ministry said the map was old. The ministry said the "
     "line had moved.",
     (("Israel’s foreign ministry", "said", "the map was old", "israel/foreign-ministry", True, "asserts"),
      ("The ministry", "said", "the line had moved", "israel/foreign-ministry", True, "asserts"))),
    ("ukraine-russia",
     "Russia’s foreign ministry said the map was old. The ministry said the "
     "line had moved.",
     (("Russia’s foreign ministry", "said", "the map was old", "russia/foreign-ministry", True, "asserts"),
      ("The ministry", "said", "the line had moved", "russia/foreign-ministry", True, "asserts"))),
    ("ukraine-russia",
     "Ukraine’s foreign ministry said the map was old. The ministry said "
     "the line had moved.",
     (("Ukraine’s foreign ministry", "said", "the map was old", "ukraine/foreign-ministry", True, "asserts"),
      ("The ministry", "said", "the line had moved", "ukraine/foreign-ministry", True, "asserts"))),
    ("ukraine-russia",
     "Russia’s defence ministry said 12 drones were downed, while Ukraine "
     "said 4 were.",
     (("Russia’s defence ministry", "said", "12 drones were downed",
       "russia/defence-ministry", True, "asserts"),
      ("Ukraine", "said", "4 were", "ukraine", True, "asserts"))),
    ("ukraine-russia", "Kyiv, Moscow said, had broken the truce.",
     (("Moscow", "said", "Kyiv had broken the truce", "russia", True, "accuses"),)),
    ("ukraine-russia", "Moscow, Kyiv said, had broken the truce.",
     (("Kyiv", "said", "Moscow had broken the truce", "ukraine", True, "accuses"),)),
    ("sudan", "“Nobody fired,” the RSF said.",
     (("the RSF", "said", "Nobody fired", "rsf", True, "asserts"),)),
    ("sudan", "“Nobody fired,” the Sudanese army said.",
     (("the Sudanese army", "said", "Nobody fired", "sudan/saf", True, "asserts"),)),
    ("sudan", "The RSF promised to leave the hospital if the army lifted the siege.",
     (("The RSF", "promised", "to leave the hospital if the army lifted the siege", "rsf", True, "offers"),)),
    ("sudan", "The army’s statement said the siege was over.",
     (("The army’s statement", "said", "the siege was over", None, False, "asserts"),)),
    ("yemen", "The Houthis, Saudi Arabia said, had fired on a tanker.",
     (("Saudi Arabia", "said", "The Houthis had fired on a tanker", "saudi-arabia", False, "asserts"),)),
)  # fmt: skip
"""Process and text, then source, cue, content, actor, own word and act of each claim in order."""

PAIRS = (
    ("gaza", "Israel", "israel", "Hamas", "hamas"),
    ("ukraine-russia", "Ukraine", "ukraine", "Russia", "russia"),
    ("israel-hezbollah", "Israel", "israel", "Hezbollah", "hezbollah"),
    ("israel-iran", "Israel", "israel", "Iran", "iran"),
    ("sudan", "the Sudanese army", "sudan/saf", "the RSF", "rsf"),
    ("south-sudan", "South Sudan", "south-sudan", "the SPLM-IO", "splm-io"),
    ("tigray", "Ethiopia", "ethiopia", "the TPLF", "tplf"),
    ("dr-congo-rwanda", "the Democratic Republic of Congo", "dr-congo", "Rwanda", "rwanda"),
    ("yemen", "the Yemeni government", "yemen-government", "the Houthis", "ansar-allah"),
    ("kashmir-line-of-control", "India", "india", "Pakistan", "pakistan"),
    ("armenia-azerbaijan", "Armenia", "armenia", "Azerbaijan", "azerbaijan"),
    ("colombia-eln", "Colombia", "colombia", "the ELN", "eln"),
    ("thailand-cambodia", "Thailand", "thailand", "Cambodia", "cambodia"),
    ("georgia-2008", "Georgia", "georgia", "Russia", "russia"),
    ("turkiye-pkk", "Türkiye", "turkiye", "the PKK", "pkk"),
    ("western-sahara", "Morocco", "morocco", "the Polisario Front", "polisario"),
)
"""Process, then the words and the id of one party and of the other."""

NAMES = tuple((process, one, other) for process, one, _, other, _ in PAIRS)

TEMPLATES = (
    ("{A} accused {B} of firing first.", "accused", "{B} of firing first", "accuses"),
    ("{A} rejected the map and blamed {B}.", "rejected", "the map", "rejects"),
    ("{A} denied that {B} had freed the crew.", "denied", "{B} had freed the crew", "denies"),
    ("{A} agreed to open the gate.", "agreed to", "open the gate", "commits"),
    ("{A} warned that the road would close.", "warned", "the road would close", "warns"),
    ("“The map is old,” {A} said.", "said", "The map is old", "asserts"),
    ("{A} demanded the release of nine nurses.", "demanded", "the release of nine nurses",
     "demands"),
    ("The map was old, according to {A}.", "according to", "The map was old", "asserts"),
    ("{A} welcomed the return of the crew.", "welcomed", "the return of the crew",
     "welcomes"),
    ("{A} condemned the raid on the well.", "condemned", "the raid on the well",
     "condemns"),
)  # fmt: skip
"""A sentence in which A speaks, the cue, the content and the act."""

SILENT = (
    "# {A} rejects the map",
    "# {A} says {B} fired first",
    "# “The map is old,” says {A}",
    "{A} may close the gate.",
    "{A} could reject the map.",
    "It was a quiet night by the river.",
    "What happens next is unclear.",
    "No one had announced where the talks would be held.",
    "What {A} will do next is unclear.",
    "No date for talks between {A} and {B} has been set.",
)
NARRATED = (
    "{A} released 40 prisoners on Sunday.",
    "{A} freed nine nurses on Sunday.",
    "{A} closed the crossing on Monday.",
)
INDEPENDENT = tuple(
    f"{name} {rest}"
    for name in ("Hamas", "Israel", "UNRWA", "Qatar", "A Hamas official", "An Israeli official")
    for rest in ("said the map was old.", "warned that flour was short.", "urged a new count.")
)


def filled(template: str, first: str, other: str) -> str:
    """The template with the words of the two parties, capital at the head."""
    text = template.replace("{A}", first).replace("{B}", other)
    start = 2 if text.startswith("# ") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def line(claim: Claim) -> Line:
    """Source, cue, content, actor, own word and act of a claim."""
    cue = words(claim.cue)
    assert cue is not None
    return (
        words(claim.source), cue, words(claim.content), claim.actor, claim.official, claim.act,
    )  # fmt: skip


@pytest.mark.parametrize(("process", "text", "lines"), REPORTS)
def test_a_short_report_gives_its_claims_in_order(
    process: str, text: str, lines: tuple[Line, ...]
) -> None:
    assert tuple(line(c) for c in read(process, text)) == lines


@pytest.mark.parametrize(("template", "cue", "content", "act"), TEMPLATES)
@pytest.mark.parametrize(("process", "one_name", "one_id", "other_name", "other_id"), PAIRS)
def test_both_parties_of_a_conflict_are_read_with_the_same_words(
    process: str, one_name: str, one_id: str, other_name: str, other_id: str,
    template: str, cue: str, content: str, act: str,
) -> None:  # fmt: skip
    sides = ((one_name, one_id, other_name), (other_name, other_id, one_name))
    for name, actor, other in sides:
        claim = read(process, filled(template, name, other))[0]
        assert (words(claim.cue), claim.act, claim.actor) == (cue, act, actor)
        assert words(claim.content) == content.replace("{B}", other)
        assert (claim.party, claim.voice) == (actor, "attributed")
        assert (words(claim.source) or "").lower() == name.lower()


@pytest.mark.parametrize("template", SILENT)
@pytest.mark.parametrize(("process", "one_name", "other_name"), NAMES)
def test_headings_possibilities_and_remarks_make_no_claim_for_either_side(
    process: str, one_name: str, other_name: str,
    template: str,
) -> None:  # fmt: skip
    assert read(process, filled(template, one_name, other_name)) == ()
    assert read(process, filled(template, other_name, one_name)) == ()


@pytest.mark.parametrize("template", NARRATED)
@pytest.mark.parametrize(("process", "one_name", "other_name"), NAMES)
def test_a_deed_that_nobody_is_said_to_tell_is_the_narrators_for_either_side(
    process: str, one_name: str, other_name: str,
    template: str,
) -> None:  # fmt: skip
    for text in (filled(template, one_name, other_name), filled(template, other_name, one_name)):
        (claim,) = read(process, text)
        assert (claim.voice, claim.source, claim.actor, claim.party) == (
            "narrator", None, None, None,
        )  # fmt: skip
        assert (claim.act, claim.official, words(claim.content)) == ("asserts", False, text[:-1])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(INDEPENDENT), min_size=1, max_size=5))
def test_sentences_with_named_speakers_are_read_alike_alone_and_together(
    sentences: list[str],
) -> None:
    alone = [line(c) for s in sentences for c in read("gaza", s)]
    assert [line(c) for c in read("gaza", "\n\n".join(sentences))] == alone
    assert len(alone) == len(sentences)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(("Hamas", "Israel", "UNRWA")),
    st.lists(st.sampled_from(("old", "new", "torn", "lost")), min_size=1, max_size=3),
    st.sampled_from(("“{}”", '"{}"', "«{}»")),
)
def test_words_between_marks_are_kept_as_they_stand(
    name: str, kinds: list[str], marks: str
) -> None:
    said = "The map is " + " and ".join(kinds)
    (claim,) = read("gaza", f"{marks.format(said + ',')} {name} said.")
    assert (words(claim.content), words(claim.source), claim.quoted) == (said, name, True)
