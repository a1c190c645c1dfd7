"""Where a source stands, what quotations hold, and what nobody has said."""

from __future__ import annotations

import pytest

from support.read_of import cut_from, read, words

PLACES = (
    # The source after what it says.
    ("gaza", "The gate was shut at dawn, Hamas said.", (
        ("Hamas", "said", "The gate was shut at dawn", "hamas", "hamas"),
    )),
    ("gaza", "The gate was shut at dawn, said Hamas.", (
        ("Hamas", "said", "The gate was shut at dawn", "hamas", "hamas"),
    )),
    ("gaza", "The gate was shut at dawn, according to the Israeli army.", (
        ("the Israeli army", "according to", "The gate was shut at dawn", "israel/idf", "israel"),
    )),
    ("gaza", "The gate was shut at dawn, a Hamas official told Reuters.", (
        ("a Hamas official", "told", "The gate was shut at dawn", "hamas/official", "hamas"),
    )),
    ("sudan", "Two lorries were looted, the RSF said in a statement.", (
        ("the RSF", "said", "Two lorries were looted", "rsf", "rsf"),
    )),
    ("sudan", "Two lorries were looted, the Sudanese army said in a statement.", (
        ("the Sudanese army", "said", "Two lorries were looted", "sudan/saf", "sudan/saf"),
    )),
    ("dr-congo-m23", "The hill was empty, M23 said on Tuesday.", (
        ("M23", "said", "The hill was empty", "m23", "m23"),
    )),
    ("ukraine-russia", "No train had left the depot, the Kremlin said on Monday.", (
        ("the Kremlin", "said", "No train had left the depot", "russia/kremlin", "russia"),
    )),
    ("ukraine-russia", "No train had left the depot, Kyiv said on Monday.", (
        ("Kyiv", "said", "No train had left the depot", "ukraine", "ukraine"),
    )),
    ("syria-suwayda",
     "Four people were killed on the road, the Syrian Observatory for Human Rights said.", (
        ("the Syrian Observatory for Human Rights", "said",
         "Four people were killed on the road", "sohr", None),
    )),
    ("libya", "The port was open, UNSMIL said.", (
        ("UNSMIL", "said", "The port was open", "un/unsmil", None),
    )),
    ("cyprus", "The buffer zone was quiet, UNFICYP said.", (
        ("UNFICYP", "said", "The buffer zone was quiet", "unficyp", None),
    )),
    # The source in the middle.
    ("gaza", "The gate, Hamas said, was shut at dawn.", (
        ("Hamas", "said", "The gate was shut at dawn", "hamas", "hamas"),
    )),
    ("gaza", "The gate, Israel said, was open at dawn.", (
        ("Israel", "said", "The gate was open at dawn", "israel", "israel"),
    )),
    ("yemen", "The pier, the Houthis said, had been cleared.", (
        ("the Houthis", "said", "The pier had been cleared", "ansar-allah", "ansar-allah"),
    )),
    ("yemen", "The pier, the Yemeni government said, had been cleared.", (
        ("the Yemeni government", "said", "The pier had been cleared", "yemen-government",
         "yemen-government"),
    )),
    ("gaza", "“The gate”, Hamas said, “was shut at dawn.”", (
        ("Hamas", "said", "The gate was shut at dawn.", "hamas", "hamas"),
    )),
    ("gaza", "“The gate was shut,” Israel said. “It will open on Sunday.”", (
        ("Israel", "said", "The gate was shut It will open on Sunday.", "israel", "israel"),
    )),
    ("gaza", "“The gate was shut,” Hamas said. “It will open on Sunday.”", (
        ("Hamas", "said", "The gate was shut It will open on Sunday.", "hamas", "hamas"),
    )),
    ("kashmir-line-of-control", "“Our posts were fired on,” India said, “and we answered.”", (
        ("India", "said", "Our posts were fired on and we answered.", "india", "india"),
    )),
    ("kashmir-line-of-control", "“Our posts were fired on,” Pakistan said, “and we answered.”", (
        ("Pakistan", "said", "Our posts were fired on and we answered.", "pakistan", "pakistan"),
    )),
    # The source before, with words of time and place.
    ("gaza", "Hamas on Tuesday said the gate was shut.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "On Tuesday evening Hamas said the gate was shut.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "Hamas said on Tuesday that the gate was shut.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "Hamas said in a statement on Tuesday that the gate was shut.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "Israel said in a statement on Tuesday that the gate was shut.", (
        ("Israel", "said", "the gate was shut", "israel", "israel"),
    )),
    ("sudan", "The RSF said late on Friday the airport road was mined.", (
        ("The RSF", "said", "the airport road was mined", "rsf", "rsf"),
    )),
    ("mali-north",
     "In a message on Telegram, the Azawad Liberation Front said two drivers were free.", (
        ("the Azawad Liberation Front", "said", "two drivers were free", "fla-mali", "fla-mali"),
    )),
    ("colombia-eln", "In a letter to the bishops, the ELN said the pause would hold.", (
        ("the ELN", "said", "the pause would hold", "eln", "eln"),
    )),
    ("colombia-eln",
     "The Colombian government said, without giving details, that the pause would hold.", (
        ("The Colombian government", "said", "the pause would hold", "colombia", "colombia"),
    )),
    # Quotations of several sentences.
    ("gaza", "“The gate was shut. Nobody came. We waited,” Hamas said.", (
        ("Hamas", "said", "The gate was shut. Nobody came. We waited", "hamas", "hamas"),
    )),
    ("gaza", "“The gate was shut. Nobody came. We waited,” Israel said.", (
        ("Israel", "said", "The gate was shut. Nobody came. We waited", "israel", "israel"),
    )),
    ("sudan", "The RSF said: “The road is open. The bridge is not.”", (
        ("The RSF", "said", "The road is open. The bridge is not.", "rsf", "rsf"),
    )),
    ("sudan", "The Sudanese army said: “The road is open. The bridge is not.”", (
        ("The Sudanese army", "said", "The road is open. The bridge is not.", "sudan/saf",
         "sudan/saf"),
    )),
    ("ukraine-russia", "“No prisoner was harmed,” Moscow said. “All were counted. All were fed.”", (
        ("Moscow", "said", "No prisoner was harmed All were counted. All were fed.", "russia",
         "russia"),
    )),
    ("dr-congo-m23", "M23 said the hill was “empty and quiet”.", (
        ("M23", "said", "the hill was “empty and quiet”", "m23", "m23"),
    )),
    ("dr-congo-m23", "M23 said the hill was ‘empty and quiet’.", (
        ("M23", "said", "the hill was ‘empty and quiet’", "m23", "m23"),
    )),
    ("myanmar-north", "\"The town is calm,\" the Arakan Army said. \"The market opened at six.\"", (
        ("the Arakan Army", "said", "The town is calm The market opened at six.", "arakan-army",
         "arakan-army"),
    )),
    # A quotation that the next paragraph goes on with.
    ("gaza", "“The gate was shut,” Hamas said.\n\n“It will open on Sunday.”", (
        ("Hamas", "said", "The gate was shut It will open on Sunday.", "hamas", "hamas"),
    )),
    ("gaza", "“The gate was shut,” Israel said.\n\n“It will open on Sunday.”", (
        ("Israel", "said", "The gate was shut It will open on Sunday.", "israel", "israel"),
    )),
    ("yemen", "“The pier is clear,” the Houthis said.\n\n“Two cranes work again.”", (
        ("the Houthis", "said", "The pier is clear Two cranes work again.", "ansar-allah",
         "ansar-allah"),
    )),
    # A quotation that is never closed.
    ("gaza", "Hamas said: “The gate was shut and nobody came", (
        ("Hamas", "said", "The gate was shut and nobody came", "hamas", "hamas"),
    )),
    ("gaza", "Israel said: “The gate was shut and nobody came", (
        ("Israel", "said", "The gate was shut and nobody came", "israel", "israel"),
    )),
    ("gaza", "Hamas said: \"The gate was shut and nobody came", (
        ("Hamas", "said", "The gate was shut and nobody came", "hamas", "hamas"),
    )),
    # A heading makes no claim; the sentence under it does.
    ("gaza", "HAMAS SAYS GATE SHUT\n\nHamas said the gate was shut.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "# Israel says gate shut\n\nIsrael said the gate was shut.", (
        ("Israel", "said", "the gate was shut", "israel", "israel"),
    )),
    ("gaza", "# Hamas denies it\n\n# Israel insists", (
    )),
    # A dateline is no part of what is said.
    ("gaza", "GAZA CITY, 3 May (Reuters) — Hamas said the gate was shut.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("sudan", "PORT SUDAN (AFP) — The RSF said the road was mined.", (
        ("The RSF", "said", "the road was mined", "rsf", "rsf"),
    )),
    ("ukraine-russia", "KYIV, 4 June — Ukraine said the bridge was hit.", (
        ("Ukraine", "said", "the bridge was hit", "ukraine", "ukraine"),
    )),
    # What an outlet asks or is refused; who gives no word.
    ("gaza", "The paper has asked Israel for comment.", (
    )),
    ("gaza", "The paper has asked Hamas for comment.", (
    )),
    ("gaza", "Reuters asked the Israeli army and Hamas for comment.", (
    )),
    ("gaza", "The BBC sought comment from Israel.", (
    )),
    ("sudan", "Reporters asked the RSF to comment.", (
    )),
    ("sudan", "AFP has requested comment from the Sudanese army.", (
    )),
    ("gaza", "Israel did not respond to a request for comment.", (
        ("Israel", "did not respond", None, "israel", "israel"),
    )),
    ("gaza", "Hamas did not respond to a request for comment.", (
        ("Hamas", "did not respond", None, "hamas", "hamas"),
    )),
    ("gaza", "Israel declined to comment.", (
        ("Israel", "declined to comment", None, "israel", "israel"),
    )),
    ("gaza", "Hamas declined to comment on the list.", (
        ("Hamas", "declined to comment", "the list", "hamas", "hamas"),
    )),
    ("gaza", "The Israeli army had no immediate comment.", (
        ("The Israeli army", "had no immediate comment", None, "israel/idf", "israel"),
    )),
    ("gaza", "There was no comment from Hamas.", (
        ("Hamas", "no comment", None, "hamas", "hamas"),
    )),
    ("gaza", "There was no immediate comment from Israel.", (
        ("Israel", "no immediate comment", None, "israel", "israel"),
    )),
    ("gaza", "Hamas refused to say whether the bodies were found.", (
        ("Hamas", "refused to say", "whether the bodies were found", "hamas", "hamas"),
    )),
    ("gaza", "Israel did not say when the crossing would open.", (
        ("Israel", "did not say", "when the crossing would open", "israel", "israel"),
    )),
    ("ukraine-russia", "Russia would not comment on the strike.", (
        ("Russia", "would not comment", "the strike", "russia", "russia"),
    )),
    ("dr-congo-m23", "M23 did not say why the hill was empty.", (
        ("M23", "did not say", "why the hill was empty", "m23", "m23"),
    )),
    # An ask that is no ask for a word.
    ("gaza", "Egypt asked Hamas for the list of names.", (
        ("Egypt", "asked", "Hamas for the list of names", "egypt", None),
    )),
    ("gaza", "Qatar asked Israel to open the gate.", (
        ("Qatar", "asked", "Israel to open the gate", "qatar", None),
    )),
    ("sudan", "Saudi Arabia asked the RSF for a map of the mines.", (
        ("Saudi Arabia", "asked", "the RSF for a map of the mines", "saudi-arabia", None),
    )),
    # The report in its own voice.
    ("gaza", "Israel has ordered the closure of the crossing.", (
        (None, "has ordered", "Israel has ordered the closure of the crossing", None, None),
    )),
    ("gaza", "Two soldiers were killed near the ridge.", (
        (None, "were killed", "Two soldiers were killed near the ridge", None, None),
    )),
    ("gaza", "Hamas handed over two bodies on Sunday.", (
        (None, "handed", "Hamas handed over two bodies on Sunday", None, None),
    )),
    ("gaza", "Israel released forty prisoners on Sunday.", (
        (None, "released", "Israel released forty prisoners on Sunday", None, None),
    )),
    ("sudan", "The RSF shelled the market on Friday.", (
        (None, "shelled", "The RSF shelled the market on Friday", None, None),
    )),
    ("sudan", "The Sudanese army shelled the market on Friday.", (
        (None, "shelled", "The Sudanese army shelled the market on Friday", None, None),
    )),
    ("dr-congo-m23", "M23 seized the hill at dawn.", (
        (None, "seized", "M23 seized the hill at dawn", None, None),
    )),
    ("ukraine-russia", "Russia launched ninety drones overnight.", (
        (None, "launched", "Russia launched ninety drones overnight", None, None),
    )),
    ("ukraine-russia", "Ukraine launched ninety drones overnight.", (
        (None, "launched", "Ukraine launched ninety drones overnight", None, None),
    )),
    ("yemen", "The truce is set to take effect on Monday.", (
        (None, "is set to", "The truce is set to take effect on Monday", None, None),
    )),
    # What the report weighs, wonders or calls usual is nobody's claim.
    ("gaza", "Will Israel open the gate?", (
    )),
    ("gaza", "Did Hamas say that the gate was shut?", (
    )),
    ("gaza", "The mood in the town was dark.", (
    )),
    ("gaza", "If Hamas says the gate is shut, the lorries will turn back.", (
    )),
    ("gaza", "Neither side said that the gate was shut.", (
    )),
    ("gaza", "Nobody said the gate was shut.", (
    )),
    ("gaza", "The situation demands patience.", (
    )),
    ("gaza", "Once Israel says the gate is open, the lorries will leave.", (
    )),
    # From others that the report does not name.
    ("gaza", "Hamas reportedly rejected the map.", (
        (None, "rejected", "Hamas reportedly rejected the map", None, None),
    )),
    ("gaza", "Israel reportedly rejected the map.", (
        (None, "rejected", "Israel reportedly rejected the map", None, None),
    )),
    ("yemen", "The Houthis allegedly agreed to the list.", (
        (None, "agreed to", "The Houthis allegedly agreed to the list", None, None),
    )),
)  # fmt: skip
"""Process, text, then of each claim source, cue, content, actor and party."""


@pytest.mark.parametrize(("process", "text", "expected"), PLACES)
def test_a_source_is_found_wherever_it_stands(
    process: str, text: str, expected: tuple[object, ...]
) -> None:
    claims = read(process, text)
    found = [(words(c.source), words(c.cue), words(c.content), c.actor, c.party) for c in claims]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("process", "text", "expected"), PLACES)
def test_a_source_is_found_wherever_it_stands_cut_from_the_text(
    process: str, text: str, expected: tuple[object, ...]
) -> None:
    assert all(cut_from(text, claim) for claim in read(process, text))
