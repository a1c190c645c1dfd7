"""Speech inside speech: via, the outlet told, and what is no speech of the other."""

from __future__ import annotations

import pytest

from support.read_of import read

VIAS = (
    # One speaker has it from another.
    ("gaza", "Qatar said Hamas had told it the map was accepted.", (
        ("Qatar", "qatar", (("Hamas", "hamas"),), None, "Hamas had told it the map was accepted"),
    )),
    ("gaza", "Qatar said Israel had told it the map was accepted.", (
        ("Qatar", "qatar", (("Israel", "israel"),), None,
         "Israel had told it the map was accepted"),
    )),
    ("gaza", "Egypt claimed that Hamas had informed it of the list.", (
        ("Egypt", "egypt", (("Hamas", "hamas"),), None, "Hamas had informed it of the list"),
    )),
    ("gaza", "Egypt claimed that Israel had informed it of the list.", (
        ("Egypt", "egypt", (("Israel", "israel"),), None, "Israel had informed it of the list"),
    )),
    ("gaza", "According to a diplomat, Hamas said the map was old.", (
        ("a diplomat", None, (("Hamas", "hamas"),), None, "Hamas said the map was old"),
    )),
    ("sudan", "Saudi Arabia said the RSF had told it the road was open.", (
        ("Saudi Arabia", "saudi-arabia", (("the RSF", "rsf"),), None,
         "the RSF had told it the road was open"),
    )),
    ("sudan", "Saudi Arabia said the Sudanese army had told it the road was open.", (
        ("Saudi Arabia", "saudi-arabia", (("the Sudanese army", "sudan/saf"),), None,
         "the Sudanese army had told it the road was open"),
    )),
    ("yemen", "Oman said the Houthis had told it the pier was clear.", (
        ("Oman", "oman", (("the Houthis", "ansar-allah"),), None,
         "the Houthis had told it the pier was clear"),
    )),
    ("dr-congo-m23", "Angola said M23 had told it the hill was empty.", (
        ("Angola", "angola", (("M23", "m23"),), None, "M23 had told it the hill was empty"),
    )),
    ("dr-congo-m23", "Angola said Kinshasa had told it the hill was empty.", (
        ("Angola", "angola", (("Kinshasa", "dr-congo"),), None,
         "Kinshasa had told it the hill was empty"),
    )),
    ("ukraine-russia", "Turkey said Russia had told it the ship would sail.", (
        ("Turkey", "turkiye", (("Russia", "russia"),), None,
         "Russia had told it the ship would sail"),
    )),
    ("ukraine-russia", "Turkey said Ukraine had told it the ship would sail.", (
        ("Turkey", "turkiye", (("Ukraine", "ukraine"),), None,
         "Ukraine had told it the ship would sail"),
    )),
    ("south-sudan", "IGAD said the SPLM-IO had told it the camp was empty.", (
        ("IGAD", "igad", (("the SPLM-IO", "splm-io"),), None,
         "the SPLM-IO had told it the camp was empty"),
    )),
    ("gaza", "“Hamas told me the list was ready,” Steve Witkoff said.", (
        ("Steve Witkoff", "united-states/steve-witkoff", (("Hamas", "hamas"),), None,
         "Hamas told me the list was ready"),
    )),
    ("gaza", "“Israel told me the list was ready,” Steve Witkoff said.", (
        ("Steve Witkoff", "united-states/steve-witkoff", (("Israel", "israel"),), None,
         "Israel told me the list was ready"),
    )),
    ("gaza", "A minister said residents had told him the road was mined, citing local engineers.", (
        ("A minister", None, (("residents", None),), None,
         "residents had told him the road was mined"),
    )),
    # An outlet that only passes on is told, and does not speak.
    ("gaza", "According to Reuters, a Hamas official said the list was ready.", (
        ("a Hamas official", "hamas/official", (), "Reuters", "the list was ready"),
    )),
    ("gaza", "According to Reuters, an Israeli official said the list was ready.", (
        ("an Israeli official", "israel/official", (), "Reuters", "the list was ready"),
    )),
    ("gaza", "Reuters quoted a Hamas official as saying the list was ready.", (
        ("a Hamas official", "hamas/official", (), "Reuters", "the list was ready"),
    )),
    ("gaza", "Reuters quoted an Israeli official as saying the list was ready.", (
        ("an Israeli official", "israel/official", (), "Reuters", "the list was ready"),
    )),
    ("gaza", "Al Jazeera cited Hamas as saying the gate was shut.", (
        ("Hamas", "hamas", (), "Al Jazeera", "the gate was shut"),
    )),
    ("gaza", "A Hamas official told Al Jazeera that the list was ready.", (
        ("A Hamas official", "hamas/official", (), "Al Jazeera", "the list was ready"),
    )),
    ("gaza", "An Israeli official told Haaretz that the list was ready.", (
        ("An Israeli official", "israel/official", (), "Haaretz", "the list was ready"),
    )),
    ("gaza", "A Hamas official was quoted by Reuters as saying the list was ready.", (
        ("A Hamas official", "hamas/official", (), "Reuters", "the list was ready"),
    )),
    ("gaza", "Hamas said, according to Reuters, that the list was ready.", (
        ("Hamas", "hamas", (), "Reuters", "the list was ready"),
    )),
    ("gaza", "Israel said, according to Reuters, that the list was ready.", (
        ("Israel", "israel", (), "Reuters", "the list was ready"),
    )),
    ("ukraine-russia", "Russia told the Security Council that the bridge was shut.", (
        ("Russia", "russia", (), "the Security Council", "the bridge was shut"),
    )),
    ("ukraine-russia", "Ukraine told the Security Council that the bridge was shut.", (
        ("Ukraine", "ukraine", (), "the Security Council", "the bridge was shut"),
    )),
    ("sudan", "The RSF told reporters on Friday that the road was mined.", (
        ("The RSF", "rsf", (), "reporters", "the road was mined"),
    )),
    ("yemen", "The Houthis told mediators that the pier was clear.", (
        ("The Houthis", "ansar-allah", (), "mediators", "the pier was clear"),
    )),
    # What a side's acceptance is worth in another's mouth: never its own word.
    ("gaza", "Mediators said Hamas had accepted the map.", (
        ("Mediators", None, (), None, "Hamas had accepted the map"),
    )),
    ("gaza", "Mediators said Israel had accepted the map.", (
        ("Mediators", None, (), None, "Israel had accepted the map"),
    )),
    ("gaza", "A diplomat said Israel had rejected the list.", (
        ("A diplomat", None, (), None, "Israel had rejected the list"),
    )),
    ("gaza", "A diplomat said Hamas had rejected the list.", (
        ("A diplomat", None, (), None, "Hamas had rejected the list"),
    )),
    ("gaza", "Trump said Israel had agreed to the line.", (
        ("Trump", "united-states/donald-trump", (), None, "Israel had agreed to the line"),
    )),
    ("gaza", "Trump said Hamas had agreed to the line.", (
        ("Trump", "united-states/donald-trump", (), None, "Hamas had agreed to the line"),
    )),
    ("sudan", "Egypt said the RSF had accepted the pause.", (
        ("Egypt", "egypt", (), None, "the RSF had accepted the pause"),
    )),
    ("sudan", "Egypt said the Sudanese army had accepted the pause.", (
        ("Egypt", "egypt", (), None, "the Sudanese army had accepted the pause"),
    )),
    # A claim denied, dismissed or confirmed has no via: who answers does not have it from the other.
    ("gaza", "Hamas denied Israel’s claim that the tunnel was used.", (
        ("Hamas", "hamas", (), None, "Israel’s claim that the tunnel was used"),
        ("Israel’s", "israel", (), None, "the tunnel was used"),
    )),
    ("gaza", "Israel denied Hamas’s claim that the gate was shut.", (
        ("Israel", "israel", (), None, "Hamas’s claim that the gate was shut"),
        ("Hamas’s", "hamas", (), None, "the gate was shut"),
    )),
    ("gaza", "Hamas said Israel’s claim that the tunnel was used was false.", (
        ("Hamas", "hamas", (), None, "Israel’s claim that the tunnel was used was false"),
    )),
    ("gaza", "Israel said Hamas’s claim that the gate was shut was false.", (
        ("Israel", "israel", (), None, "Hamas’s claim that the gate was shut was false"),
    )),
    ("gaza", "Hamas defended its claim that the tunnel was used.", (
        ("Hamas", "hamas", (), None, "its claim that the tunnel was used"),
    )),
    # Passives of telling and accusing.
    ("gaza", "Egypt was told by Hamas that the list was ready.", (
        ("Hamas", "hamas", (), "Egypt", "the list was ready"),
    )),
    ("gaza", "Egypt was told by Israel that the list was ready.", (
        ("Israel", "israel", (), "Egypt", "the list was ready"),
    )),
    ("gaza", "Hamas was accused by Israel of moving the line.", (
        ("Israel", "israel", (), None, "Hamas of moving the line"),
    )),
    ("gaza", "Israel was accused by Hamas of moving the line.", (
        ("Hamas", "hamas", (), None, "Israel of moving the line"),
    )),
    ("sudan", "The RSF was blamed by the Sudanese army for the raid.", (
        ("the Sudanese army", "sudan/saf", (), None, "The RSF for the raid"),
    )),
    ("sudan", "The Sudanese army was blamed by the RSF for the raid.", (
        ("the RSF", "rsf", (), None, "The Sudanese army for the raid"),
    )),
    ("gaza", "The map was rejected by Hamas.", (
        ("Hamas", "hamas", (), None, "The map"),
    )),
    ("gaza", "The map was rejected by Israel.", (
        ("Israel", "israel", (), None, "The map"),
    )),
)  # fmt: skip
"""Process, text, then of each claim source, actor, via, who is told, content."""


@pytest.mark.parametrize(("process", "text", "expected"), VIAS)
def test_who_passes_words_on_is_no_speaker(
    process: str, text: str, expected: tuple[object, ...]
) -> None:
    found = [
        (
            None if c.source is None else c.source.text,
            c.actor,
            tuple((v.text, v.actor) for v in c.via),
            None if c.addressee is None else c.addressee.text,
            None if c.content is None else c.content.text,
        )
        for c in read(process, text)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
