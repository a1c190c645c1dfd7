"""Two claims in a sentence: a second act, each about the other, a claim that another answers."""

from __future__ import annotations

import pytest

from support.read_of import cut_from, read, words

VOICES = (
    # A second act that the speaker itself does, joined by "and" without a comma.
    ("gaza", "Hamas said the maps were late and accused Israel of moving the line.", (
        ("Hamas", "said", "the maps were late", "hamas", "hamas"),
        ("Hamas", "accused", "Israel of moving the line", "hamas", "hamas"),
    )),
    ("gaza", "Israel said the maps were late and accused Hamas of moving the line.", (
        ("Israel", "said", "the maps were late", "israel", "israel"),
        ("Israel", "accused", "Hamas of moving the line", "israel", "israel"),
    )),
    ("israel-hezbollah", "Hezbollah said two houses were burning and blamed Israel for the fire.", (
        ("Hezbollah", "said", "two houses were burning", "hezbollah", "hezbollah"),
        ("Hezbollah", "blamed", "Israel for the fire", "hezbollah", "hezbollah"),
    )),
    ("israel-hezbollah", "Israel said two houses were burning and blamed Hezbollah for the fire.", (
        ("Israel", "said", "two houses were burning", "israel", "israel"),
        ("Israel", "blamed", "Hezbollah for the fire", "israel", "israel"),
    )),
    ("sudan", "The RSF said the market was shelled at noon and blamed the Sudanese army for it.", (
        ("The RSF", "said", "the market was shelled at noon", "rsf", "rsf"),
        ("The RSF", "blamed", "the Sudanese army for it", "rsf", "rsf"),
    )),
    ("sudan", "The Sudanese army said the market was shelled at noon and blamed the RSF for it.", (
        ("The Sudanese army", "said", "the market was shelled at noon", "sudan/saf", "sudan/saf"),
        ("The Sudanese army", "blamed", "the RSF for it", "sudan/saf", "sudan/saf"),
    )),
    ("dr-congo-m23",
     "M23 said three nurses were abducted and accused Kinshasa of sheltering the kidnappers.", (
        ("M23", "said", "three nurses were abducted", "m23", "m23"),
        ("M23", "accused", "Kinshasa of sheltering the kidnappers", "m23", "m23"),
    )),
    ("dr-congo-m23",
     "Kinshasa said three nurses were abducted and accused M23 of sheltering the kidnappers.", (
        ("Kinshasa", "said", "three nurses were abducted", "dr-congo", "dr-congo"),
        ("Kinshasa", "accused", "M23 of sheltering the kidnappers", "dr-congo", "dr-congo"),
    )),
    ("yemen", "The Houthis said the cranes had been hit and condemned the Yemeni government.", (
        ("The Houthis", "said", "the cranes had been hit", "ansar-allah", "ansar-allah"),
        ("The Houthis", "condemned", "the Yemeni government", "ansar-allah", "ansar-allah"),
    )),
    ("yemen", "The Yemeni government said the cranes had been hit and condemned the Houthis.", (
        ("The Yemeni government", "said", "the cranes had been hit", "yemen-government",
         "yemen-government"),
        ("The Yemeni government", "condemned", "the Houthis", "yemen-government",
         "yemen-government"),
    )),
    ("ukraine-russia",
     "Russia said the pumping station was struck and accused Ukraine of breaking its word.", (
        ("Russia", "said", "the pumping station was struck", "russia", "russia"),
        ("Russia", "accused", "Ukraine of breaking its word", "russia", "russia"),
    )),
    ("ukraine-russia",
     "Ukraine said the pumping station was struck and accused Russia of breaking its word.", (
        ("Ukraine", "said", "the pumping station was struck", "ukraine", "ukraine"),
        ("Ukraine", "accused", "Russia of breaking its word", "ukraine", "ukraine"),
    )),
    ("tigray", "The TPLF said it had opened the road and accused Ethiopia of holding back fuel.", (
        ("The TPLF", "said", "it had opened the road", "tplf", "tplf"),
        ("The TPLF", "accused", "Ethiopia of holding back fuel", "tplf", "tplf"),
    )),
    ("tigray", "Ethiopia said it had opened the road and accused the TPLF of holding back fuel.", (
        ("Ethiopia", "said", "it had opened the road", "ethiopia", "ethiopia"),
        ("Ethiopia", "accused", "the TPLF of holding back fuel", "ethiopia", "ethiopia"),
    )),
    ("kashmir-line-of-control", "India said the situation had worsened and blamed Pakistan.", (
        ("India", "said", "the situation had worsened", "india", "india"),
        ("India", "blamed", "Pakistan", "india", "india"),
    )),
    ("kashmir-line-of-control", "Pakistan said the situation had worsened and blamed India.", (
        ("Pakistan", "said", "the situation had worsened", "pakistan", "pakistan"),
        ("Pakistan", "blamed", "India", "pakistan", "pakistan"),
    )),
    ("colombia-eln",
     "The ELN said the bridge was mined and also accused the Colombian government of delay.", (
        ("The ELN", "said", "the bridge was mined", "eln", "eln"),
        ("The ELN", "accused", "the Colombian government of delay", "eln", "eln"),
    )),
    ("colombia-eln",
     "The Colombian government said the bridge was mined and also accused the ELN of delay.", (
        ("The Colombian government", "said", "the bridge was mined", "colombia", "colombia"),
        ("The Colombian government", "accused", "the ELN of delay", "colombia", "colombia"),
    )),
    ("myanmar-north", "The Arakan Army said a clinic was bombed and condemned the raid.", (
        ("The Arakan Army", "said", "a clinic was bombed", "arakan-army", "arakan-army"),
        ("The Arakan Army", "condemned", "the raid", "arakan-army", "arakan-army"),
    )),
    ("nagorno-karabakh",
     "Armenia said Azerbaijan had closed the road and accused it of bad faith.", (
        ("Armenia", "said", "Azerbaijan had closed the road", "armenia", "armenia"),
        ("Armenia", "accused", "it of bad faith", "armenia", "armenia"),
    )),
    ("nagorno-karabakh",
     "Azerbaijan said Armenia had closed the road and accused it of bad faith.", (
        ("Azerbaijan", "said", "Armenia had closed the road", "azerbaijan", "azerbaijan"),
        ("Azerbaijan", "accused", "it of bad faith", "azerbaijan", "azerbaijan"),
    )),
    ("cyprus", "Cyprus announced that the crossing was shut and criticised the delay.", (
        ("Cyprus", "announced", "the crossing was shut", "cyprus", "cyprus"),
        ("Cyprus", "criticised", "the delay", "cyprus", "cyprus"),
    )),
    ("philippines-milf",
     "The MILF said two farmers were ambushed and blamed the Philippine army.", (
        ("The MILF", "said", "two farmers were ambushed", "milf", "milf"),
        ("The MILF", "blamed", "the Philippine army", "milf", "milf"),
    )),
    # Who accuses is not clear: one claim, none made up.
    ("gaza", "Hamas said Israel had moved the line and accused mediators of silence.", (
        ("Hamas", "said", "Israel had moved the line and accused mediators of silence", "hamas",
         "hamas"),
    )),
    ("gaza", "Israel said Hamas had moved the line and accused mediators of silence.", (
        ("Israel", "said", "Hamas had moved the line and accused mediators of silence", "israel",
         "israel"),
    )),
    ("sudan", "Egypt said the RSF had left the town and blamed the drought.", (
        ("Egypt", "said", "the RSF had left the town and blamed the drought", "egypt", None),
    )),
    # With a comma, with "but", with another verb of saying.
    ("gaza", "Hamas said the maps were late, and accused Israel of moving the line.", (
        ("Hamas", "said", "the maps were late", "hamas", "hamas"),
        ("Hamas", "accused", "Israel of moving the line", "hamas", "hamas"),
    )),
    ("gaza", "Hamas said the maps were late but denied that the talks had failed.", (
        ("Hamas", "said", "the maps were late", "hamas", "hamas"),
        ("Hamas", "denied", "the talks had failed", "hamas", "hamas"),
    )),
    ("gaza", "Israel said the maps were late but denied that the talks had failed.", (
        ("Israel", "said", "the maps were late", "israel", "israel"),
        ("Israel", "denied", "the talks had failed", "israel", "israel"),
    )),
    ("sudan", "The RSF said the road was open and warned that mines remained.", (
        ("The RSF", "said", "the road was open", "rsf", "rsf"),
        ("The RSF", "warned", "mines remained", "rsf", "rsf"),
    )),
    ("libya", "The Libyan National Army said the port was open and demanded a list.", (
        ("The Libyan National Army", "said", "the port was open", "libyan-national-army",
         "libyan-national-army"),
        ("The Libyan National Army", "demanded", "a list", "libyan-national-army",
         "libyan-national-army"),
    )),
    ("syria-sdf", "The SDF said the dam was safe and called for a meeting.", (
        ("The SDF", "said", "the dam was safe", "sdf", "sdf"),
        ("The SDF", "called for", "a meeting", "sdf", "sdf"),
    )),
    ("thailand-cambodia",
     "Cambodia said two soldiers were wounded and urged Thailand to stop firing.", (
        ("Cambodia", "said", "two soldiers were wounded", "cambodia", "cambodia"),
        ("Cambodia", "urged", "Thailand to stop firing", "cambodia", "cambodia"),
    )),
    ("thailand-cambodia",
     "Thailand said two soldiers were wounded and urged Cambodia to stop firing.", (
        ("Thailand", "said", "two soldiers were wounded", "thailand", "thailand"),
        ("Thailand", "urged", "Cambodia to stop firing", "thailand", "thailand"),
    )),
    # Each about the other.
    ("gaza", "Israel and Hamas each accused the other of moving the line.", (
        ("Hamas", "accused", "Israel of moving the line", "hamas", "hamas"),
        ("Israel", "accused", "Hamas of moving the line", "israel", "israel"),
    )),
    ("gaza", "Hamas and Israel each accused the other of moving the line.", (
        ("Israel", "accused", "Hamas of moving the line", "israel", "israel"),
        ("Hamas", "accused", "Israel of moving the line", "hamas", "hamas"),
    )),
    ("gaza", "Israel and Hamas accused each other of moving the line.", (
        ("Hamas", "accused", "Israel of moving the line", "hamas", "hamas"),
        ("Israel", "accused", "Hamas of moving the line", "israel", "israel"),
    )),
    ("ukraine-russia", "Russia and Ukraine blamed one another for the strike on the bridge.", (
        ("Ukraine", "blamed", "Russia for the strike on the bridge", "ukraine", "ukraine"),
        ("Russia", "blamed", "Ukraine for the strike on the bridge", "russia", "russia"),
    )),
    ("kashmir-line-of-control",
     "India and Pakistan have each blamed the other for the shelling of two villages.", (
        ("Pakistan", "have each blamed", "India for the shelling of two villages", "pakistan",
         "pakistan"),
        ("India", "have each blamed", "Pakistan for the shelling of two villages", "india",
         "india"),
    )),
    ("kashmir-line-of-control",
     "Both Pakistan and India accused one another of crossing the line.", (
        ("India", "accused", "Pakistan of crossing the line", "india", "india"),
        ("Pakistan", "accused", "India of crossing the line", "pakistan", "pakistan"),
    )),
    ("thailand-cambodia", "Thailand and Cambodia accused each other of firing first.", (
        ("Cambodia", "accused", "Thailand of firing first", "cambodia", "cambodia"),
        ("Thailand", "accused", "Cambodia of firing first", "thailand", "thailand"),
    )),
    ("thailand-cambodia", "Cambodia and Thailand each said the other had fired first.", (
        ("Thailand", "said", "Cambodia had fired first", "thailand", "thailand"),
        ("Cambodia", "said", "Thailand had fired first", "cambodia", "cambodia"),
    )),
    ("armenia-azerbaijan", "Armenia and Azerbaijan each claim the other opened fire at dawn.", (
        ("Azerbaijan", "claim", "Armenia opened fire at dawn", "azerbaijan", "azerbaijan"),
        ("Armenia", "claim", "Azerbaijan opened fire at dawn", "armenia", "armenia"),
    )),
    ("sudan", "The Sudanese army and the RSF traded blame for the raid.", (
    )),
    ("sudan", "The Sudanese army and the RSF accused each other of looting the stores.", (
        ("the RSF", "accused", "The Sudanese army of looting the stores", "rsf", "rsf"),
        ("The Sudanese army", "accused", "the RSF of looting the stores", "sudan/saf", "sudan/saf"),
    )),
    ("sudan", "The RSF and the Sudanese army accused each other of looting the stores.", (
        ("the Sudanese army", "accused", "The RSF of looting the stores", "sudan/saf", "sudan/saf"),
        ("The RSF", "accused", "the Sudanese army of looting the stores", "rsf", "rsf"),
    )),
    ("yemen", "The Houthis and the Yemeni government blamed each other for the closed road.", (
        ("the Yemeni government", "blamed", "The Houthis for the closed road",
         "yemen-government", "yemen-government"),
        ("The Houthis", "blamed", "the Yemeni government for the closed road", "ansar-allah",
         "ansar-allah"),
    )),
    ("dr-congo-rwanda",
     "Rwanda and the Democratic Republic of Congo accused each other of arming rebels.", (
        ("the Democratic Republic of Congo", "accused", "Rwanda of arming rebels", "dr-congo",
         "dr-congo"),
        ("Rwanda", "accused", "the Democratic Republic of Congo of arming rebels", "rwanda",
         "rwanda"),
    )),
    ("turkiye-pkk", "Turkey and the PKK each accused the other of breaking the pause.", (
        ("the PKK", "accused", "Turkey of breaking the pause", "pkk", "pkk"),
        ("Turkey", "accused", "the PKK of breaking the pause", "turkiye", "turkiye"),
    )),
    ("korea",
     "North Korea and the United Nations Command have accused each other of laying mines.", (
        ("the United Nations Command", "have accused", "North Korea of laying mines",
         "un-command-korea", "un-command-korea"),
        ("North Korea", "have accused", "the United Nations Command of laying mines",
         "north-korea", "north-korea"),
    )),
    ("israel-iran", "Iran and Israel condemned each other.", (
        ("Israel", "condemned", "Iran", "israel", "israel"),
        ("Iran", "condemned", "Israel", "iran", "iran"),
    )),
    ("south-sudan", "South Sudan and the SPLM-IO each blame the other for the ambush.", (
        ("the SPLM-IO", "blame", "South Sudan for the ambush", "splm-io", "splm-io"),
        ("South Sudan", "blame", "the SPLM-IO for the ambush", "south-sudan", "south-sudan"),
    )),
    # A shared head, or a word for both, is one speaker.
    ("kashmir-line-of-control",
     "Indian and Pakistani officials accused each other of breaking the line.", (
        ("Indian and Pakistani officials", "accused", "each other of breaking the line", None,
         None),
    )),
    ("gaza", "Both sides accused each other of moving the line.", (
        ("Both sides", "accused", "each other of moving the line", None, None),
    )),
    ("gaza", "The two sides blamed each other for the delay.", (
        ("The two sides", "blamed", "each other for the delay", None, None),
    )),
    # A claim that another answers: two claims.
    ("gaza", "Hamas’s claim that the line had been moved was denied by Israel.", (
        ("Israel", "was denied", "Hamas’s claim that the line had been moved", "israel", "israel"),
        ("Hamas’s", "claim that", "the line had been moved", "hamas", "hamas"),
    )),
    ("gaza", "Israel’s claim that the line had been moved was denied by Hamas.", (
        ("Hamas", "was denied", "Israel’s claim that the line had been moved", "hamas", "hamas"),
        ("Israel’s", "claim that", "the line had been moved", "israel", "israel"),
    )),
    ("gaza", "Israel’s claim that the tunnel was used was rejected by Hamas.", (
        ("Hamas", "was rejected", "Israel’s claim that the tunnel was used", "hamas", "hamas"),
        ("Israel’s", "claim that", "the tunnel was used", "israel", "israel"),
    )),
    ("gaza", "Hamas denied Israel’s claim that the tunnel was used.", (
        ("Hamas", "denied", "Israel’s claim that the tunnel was used", "hamas", "hamas"),
        ("Israel’s", "claim that", "the tunnel was used", "israel", "israel"),
    )),
    ("gaza", "Israel denied Hamas’s claim that the gate was shut.", (
        ("Israel", "denied", "Hamas’s claim that the gate was shut", "israel", "israel"),
        ("Hamas’s", "claim that", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "Hamas rejected the claim by Israel that the tunnel was used.", (
        ("Hamas", "rejected", "the claim by Israel that the tunnel was used", "hamas", "hamas"),
        ("Israel", "claim", "the tunnel was used", "israel", "israel"),
    )),
    ("gaza", "Israel dismissed the claim by Hamas that the gate was shut.", (
        ("Israel", "dismissed", "the claim by Hamas that the gate was shut", "israel", "israel"),
        ("Hamas", "claim", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "The claim by Hamas that the line had been moved was denied by Israel.", (
        ("Israel", "was denied", "The claim by Hamas that the line had been moved", "israel",
         "israel"),
        ("Hamas", "claim", "the line had been moved", "hamas", "hamas"),
    )),
    ("sudan",
     "The RSF’s assertion that the airport had fallen was dismissed by the Sudanese army.", (
        ("the Sudanese army", "was dismissed", "The RSF’s assertion that the airport had fallen",
         "sudan/saf", "sudan/saf"),
        ("The RSF’s", "assertion that", "the airport had fallen", "rsf", "rsf"),
    )),
    ("sudan",
     "The Sudanese army’s assertion that the airport had been retaken was dismissed by the RSF.", (
        ("the RSF", "was dismissed",
         "The Sudanese army’s assertion that the airport had been retaken", "rsf", "rsf"),
        ("The Sudanese army’s", "assertion that", "the airport had been retaken", "sudan/saf",
         "sudan/saf"),
    )),
    ("kashmir-line-of-control",
     "Pakistan’s allegation that a jet had crossed the line was rejected by India.", (
        ("India", "was rejected", "Pakistan’s allegation that a jet had crossed the line",
         "india", "india"),
        ("Pakistan’s", "allegation that", "a jet had crossed the line", "pakistan", "pakistan"),
    )),
    ("kashmir-line-of-control",
     "India’s allegation that a jet had crossed the line was rejected by Pakistan.", (
        ("Pakistan", "was rejected", "India’s allegation that a jet had crossed the line",
         "pakistan", "pakistan"),
        ("India’s", "allegation that", "a jet had crossed the line", "india", "india"),
    )),
    ("yemen", "The Yemeni government disputed the Houthis’ claim that the pier was clear.", (
        ("The Yemeni government", "disputed", "the Houthis’ claim that the pier was clear",
         "yemen-government", "yemen-government"),
        ("the Houthis’", "claim that", "the pier was clear", "ansar-allah", "ansar-allah"),
    )),
    ("dr-congo-rwanda",
     "Rwanda rejected Kinshasa’s accusation that its troops had crossed the border.", (
        ("Rwanda", "rejected", "Kinshasa’s accusation that its troops had crossed the border",
         "rwanda", "rwanda"),
        ("Kinshasa’s", "accusation that", "its troops had crossed the border", "dr-congo",
         "dr-congo"),
    )),
    ("gaza", "Israel confirmed Hamas’s claim that two bodies were handed over.", (
        ("Israel", "confirmed", "Hamas’s claim that two bodies were handed over", "israel",
         "israel"),
        ("Hamas’s", "claim that", "two bodies were handed over", "hamas", "hamas"),
    )),
    ("gaza", "On Monday, Hamas’s claim that the line had been moved was denied by Israel.", (
        ("Israel", "was denied", "Hamas’s claim that the line had been moved", "israel", "israel"),
        ("Hamas’s", "claim that", "the line had been moved", "hamas", "hamas"),
    )),
    # Said in another's mouth it stays one claim.
    ("gaza", "Hamas insisted Israel’s claim that the tunnel was used was false.", (
        ("Hamas", "insisted", "Israel’s claim that the tunnel was used was false", "hamas",
         "hamas"),
    )),
    ("gaza", "Israel said Hamas’s claim that the gate was shut was false.", (
        ("Israel", "said", "Hamas’s claim that the gate was shut was false", "israel", "israel"),
    )),
    ("gaza", "Hamas defended its claim that the tunnel was used.", (
        ("Hamas", "defended", "its claim that the tunnel was used", "hamas", "hamas"),
    )),
    # Reports and rumours without a speaker, answered.
    ("gaza", "Reports that the line had been moved were denied by Israel.", (
        ("Israel", "were denied", "Reports that the line had been moved", "israel", "israel"),
    )),
    ("gaza", "Reports that the line had been moved were denied by Hamas.", (
        ("Hamas", "were denied", "Reports that the line had been moved", "hamas", "hamas"),
    )),
    ("gaza", "Claims that the gate was shut were dismissed by Israel.", (
        ("Israel", "were dismissed", "Claims that the gate was shut", "israel", "israel"),
    )),
    ("gaza", "Israel denied reports that the line had been moved.", (
        ("Israel", "denied", "reports that the line had been moved", "israel", "israel"),
    )),
    ("gaza", "Israel denied a report that the line had been moved.", (
        ("Israel", "denied", "a report that the line had been moved", "israel", "israel"),
    )),
    ("ukraine-russia", "Reports that a convoy was hit were confirmed by Ukraine.", (
        ("Ukraine", "were confirmed", "Reports that a convoy was hit", "ukraine", "ukraine"),
    )),
    ("ukraine-russia", "Reports that a convoy was hit were confirmed by Russia.", (
        ("Russia", "were confirmed", "Reports that a convoy was hit", "russia", "russia"),
    )),
    ("myanmar-north",
     "Allegations that villagers were detained were rejected by the Arakan Army.", (
        ("the Arakan Army", "were rejected", "Allegations that villagers were detained",
         "arakan-army", "arakan-army"),
    )),
    ("libya",
     "The accusation that the valve had been closed was denied by the Libyan National Army.", (
        ("the Libyan National Army", "was denied",
         "The accusation that the valve had been closed", "libyan-national-army",
         "libyan-national-army"),
    )),
    ("colombia-eln", "Suggestions that the pause had ended were rejected by the ELN.", (
        ("the ELN", "were rejected", "Suggestions that the pause had ended", "eln", "eln"),
    )),
    ("gaza", "Reports of a new line were denied by Israel.", (
        ("Israel", "were denied", "Reports of a new line", "israel", "israel"),
    )),
    # Two voices in a sentence.
    ("gaza", "Hamas said the gate was shut, while Israel said it was open.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
        ("Israel", "said", "it was open", "israel", "israel"),
    )),
    ("gaza", "Israel said the gate was open, while Hamas said it was shut.", (
        ("Israel", "said", "the gate was open", "israel", "israel"),
        ("Hamas", "said", "it was shut", "hamas", "hamas"),
    )),
    ("gaza", "Hamas said the gate was shut; Israel said it was open.", (
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
        ("Israel", "said", "it was open", "israel", "israel"),
    )),
    ("gaza", "Hamas said the gate was shut, but Israel denied it.", (
        ("Israel", "denied", "the gate was shut", "israel", "israel"),
        ("Hamas", "said", "the gate was shut", "hamas", "hamas"),
    )),
    ("gaza", "Israel said the gate was open, a claim Hamas rejected.", (
        ("Israel", "said", "the gate was open", "israel", "israel"),
        ("Hamas", "rejected", "the gate was open", "hamas", "hamas"),
    )),
    ("gaza", "Hamas said 12 people were killed, a figure that Israel disputed.", (
        ("Israel", "disputed", "12 people were killed", "israel", "israel"),
        ("Hamas", "said", "12 people were killed", "hamas", "hamas"),
    )),
    ("gaza", "The gate was shut, Hamas said, which Israel denied.", (
        ("Israel", "denied", "The gate was shut", "israel", "israel"),
        ("Hamas", "said", "The gate was shut", "hamas", "hamas"),
    )),
    ("ukraine-russia",
     "Kyiv said the bridge was hit, hours after Moscow announced that it was open.", (
        ("Kyiv", "said", "the bridge was hit", "ukraine", "ukraine"),
        ("Moscow", "announced", "it was open", "russia", "russia"),
    )),
    ("yemen",
     "The Houthis said the pier was clear, but the Yemeni government warned that mines remained.", (
        ("The Houthis", "said", "the pier was clear", "ansar-allah", "ansar-allah"),
        ("the Yemeni government", "warned", "mines remained", "yemen-government",
         "yemen-government"),
    )),
    ("dr-congo-m23", "M23 said the hill was empty, a statement Kinshasa rejected.", (
        ("Kinshasa", "rejected", "the hill was empty", "dr-congo", "dr-congo"),
        ("M23", "said", "the hill was empty", "m23", "m23"),
    )),
    ("israel-hezbollah", "The rebels’ claim was old, Israel said.", (
        ("Israel", "said", "The rebels’ claim was old", "israel", "israel"),
    )),
    ("yemen",
     "The Houthis’ claim that the pier was clear was dismissed by the Yemeni government.", (
        ("the Yemeni government", "was dismissed", "The Houthis’ claim that the pier was clear",
         "yemen-government", "yemen-government"),
        ("The Houthis’", "claim that", "the pier was clear", "ansar-allah", "ansar-allah"),
    )),
)  # fmt: skip
"""Process, text, then of each claim source, cue, content, actor and party."""


@pytest.mark.parametrize(("process", "text", "expected"), VOICES)
def test_each_voice_of_a_sentence_has_its_own_words(
    process: str, text: str, expected: tuple[object, ...]
) -> None:
    claims = read(process, text)
    found = [(words(c.source), words(c.cue), words(c.content), c.actor, c.party) for c in claims]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("process", "text", "expected"), VOICES)
def test_each_voice_of_a_sentence_has_its_own_words_cut_from_the_text(
    process: str, text: str, expected: tuple[object, ...]
) -> None:
    assert all(cut_from(text, claim) for claim in read(process, text))
