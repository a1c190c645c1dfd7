"""Who speaks in a sentence of news from many conflicts: the actor, its party, whether its own word."""

from __future__ import annotations

import re

import pytest

from support.read_of import read, words

SPEAKERS: tuple[tuple[str, str, str | None, bool, str | None, str], ...] = (
    ("gaza", "[Hamas] {said} <the list of detainees was complete>.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "[Israel] {said} <the list of detainees was complete>.",
     "israel", True, "israel", "asserts"),
    ("gaza", "<The crossing will stay shut>, [Israel’s foreign ministry] {said} in a statement.",
     "israel/foreign-ministry", True, "israel", "asserts"),
    ("gaza", "[A Hamas official] {said} <the group had handed over every name>.",
     "hamas/official", False, "hamas", "asserts"),
    ("gaza", "[An Israeli official] {said} <the government had handed over every name>.",
     "israel/official", False, "israel", "asserts"),
    ("gaza", "{According to} [the Israeli army], <two launchers were destroyed near the line>.",
     "israel/idf", True, "israel", "asserts"),
    ("gaza", "<Two patrols were hit near the line>, {according to} [the Qassam Brigades].",
     "hamas/qassam-brigades", True, "hamas", "asserts"),
    ("gaza", "[The Gaza health ministry] {said} <nine bodies were brought to hospital>.",
     "gaza-health-ministry", False, "hamas", "asserts"),
    ("gaza", "[UNRWA] {warned} that <flour would run out within days>.",
     "unrwa", False, None, "warns"),
    ("gaza", "[Qatar’s foreign ministry] {said} <talks were continuing in Doha>.",
     "qatar/foreign-ministry", False, None, "asserts"),
    ("ukraine-russia", "[Ukraine] {accused} <Russia of shelling a grain store>.",
     "ukraine", True, "ukraine", "accuses"),
    ("ukraine-russia", "[Russia] {accused} <Ukraine of shelling a grain store>.",
     "russia", True, "russia", "accuses"),
    ("ukraine-russia", "[Russia’s defence ministry] {said} <its forces had observed the truce>.",
     "russia/defence-ministry", True, "russia", "asserts"),
    ("ukraine-russia", "[Ukraine’s defence ministry] {said} <its forces had observed the truce>.",
     "ukraine/defence-ministry", True, "ukraine", "asserts"),
    ("ukraine-russia", "“<We will not give up the town>,” [Volodymyr Zelenskyy] {said}.",
     "ukraine/volodymyr-zelenskyy", True, "ukraine", "rejects"),
    ("ukraine-russia", "“<We will not give up the town>,” [Vladimir Putin] {said}.",
     "russia/vladimir-putin", True, "russia", "rejects"),
    ("ukraine-russia", "[The Kremlin] {rejected} <the proposal for a longer pause>.",
     "russia/kremlin", True, "russia", "rejects"),
    ("ukraine-russia", "[Kyiv] {rejected} <the proposal for a longer pause>.",
     "ukraine", True, "ukraine", "rejects"),
    ("sudan", "[The Rapid Support Forces] {denied} that <their fighters had looted the market>.",
     "rsf", True, "rsf", "denies"),
    ("sudan", "[The Sudanese army] {denied} that <its troops had looted the market>.",
     "sudan/saf", True, "sudan/saf", "denies"),
    ("sudan", "[The RSF] {agreed to} <open the road to the camp>.",
     "rsf", True, "rsf", "commits"),
    ("sudan", "[The Sudanese Armed Forces] {agreed to} <open the road to the camp>.",
     "sudan/saf", True, "sudan/saf", "commits"),
    ("sudan", "[Two doctors in the town] {said} <the ward had no oxygen>.",
     None, False, None, "asserts"),
    ("south-sudan", "[The SPLM-IO] {demanded} <the release of its officers>.",
     "splm-io", True, "splm-io", "demands"),
    ("south-sudan", "[South Sudan’s government] {demanded} <the release of its officers>.",
     "south-sudan", True, "south-sudan", "demands"),
    ("south-sudan", "[UNMISS] {said} <a patrol had been turned back>.",
     "unmiss", False, None, "asserts"),
    ("tigray", "[The Tigray People’s Liberation Front] {welcomed} <the return of flights>.",
     "tplf", True, "tplf", "welcomes"),
    ("tigray", "[Ethiopia] {welcomed} <the return of flights>.",
     "ethiopia", True, "ethiopia", "welcomes"),
    ("dr-congo-m23", "[M23] {announced} <a pullback from two hills>.",
     "m23", True, "m23", "announces"),
    ("dr-congo-m23", "[The Congolese army] {announced} <a pullback from two hills>.",
     "dr-congo/fardc", True, "dr-congo", "announces"),
    ("dr-congo-m23", "[MONUSCO] {said} <shelling had resumed at dusk>.",
     "monusco", False, None, "asserts"),
    ("yemen", "[The Houthis] {said} <the port was open to all ships>.",
     "ansar-allah", True, "ansar-allah", "asserts"),
    ("yemen", "[The Yemeni government] {said} <the port was open to all ships>.",
     "yemen-government", True, "yemen-government", "asserts"),
    ("kashmir-line-of-control", "[Pakistan] {denied} that <its guns had fired across the line>.",
     "pakistan", True, "pakistan", "denies"),
    ("kashmir-line-of-control", "[India] {denied} that <its guns had fired across the line>.",
     "india", True, "india", "denies"),
    ("kashmir-line-of-control",
     "[India’s foreign ministry] {said} <the hotline had been used "
     "twice>.",
     "india/foreign-ministry", True, "india", "asserts"),
    ("kashmir-line-of-control",
     "[Pakistan’s foreign ministry] {said} <the hotline had been used "
     "twice>.",
     "pakistan/foreign-ministry", True, "pakistan", "asserts"),
    ("armenia-azerbaijan", "[Armenia] {said} that <eight prisoners had crossed the bridge>.",
     "armenia", True, "armenia", "asserts"),
    ("armenia-azerbaijan", "[Azerbaijan] {said} that <eight prisoners had crossed the bridge>.",
     "azerbaijan", True, "azerbaijan", "asserts"),
    ("colombia-eln", "[The ELN] {said} <it would free the two soldiers>.",
     "eln", True, "eln", "commits"),
    ("colombia-eln", "[Colombia] {said} <it would free the two fighters>.",
     "colombia", True, "colombia", "commits"),
    ("colombia-eln",
     "[The Episcopal Conference of Colombia] {called for} <a pause over the "
     "feast days>.",
     "colombian-bishops-conference", False, None, "appeals"),
    ("myanmar-north", "[The Arakan Army] {rejected} <the offer of talks>.",
     "arakan-army", True, "arakan-army", "rejects"),
    ("myanmar-north", "[Myanmar’s military government] {rejected} <the offer of talks>.",
     "myanmar-military-government", True, "myanmar-military-government", "rejects"),
    ("thailand-cambodia", "[Cambodia] {accused} <Thailand of moving the wire>.",
     "cambodia", True, "cambodia", "accuses"),
    ("thailand-cambodia", "[Thailand] {accused} <Cambodia of moving the wire>.",
     "thailand", True, "thailand", "accuses"),
    ("israel-hezbollah", "[Hezbollah] {said} <it had withdrawn from the ridge>.",
     "hezbollah", True, "hezbollah", "asserts"),
    ("israel-hezbollah", "[UNIFIL] {reported} <three crossings of the Blue Line>.",
     "unifil", False, None, "asserts"),
    ("israel-lebanon", "[The Lebanese army] {said} <an Israeli drone had crashed in an orchard>.",
     "lebanon/laf", True, "lebanon", "asserts"),
    ("syria-sdf", "[The Syrian Democratic Forces] {accepted} <the handover of the dam>.",
     "sdf", True, "sdf", "accepts"),
    ("syria-sdf", "[The Syrian government] {accepted} <the handover of the dam>.",
     "syria-government", True, "syria-government", "accepts"),
    ("turkiye-pkk", "[The PKK] {announced} <an end to its armed campaign>.",
     "pkk", True, "pkk", "announces"),
    ("turkiye-pkk", "[Türkiye] {announced} <an end to its armed campaign>.",
     "turkiye", True, "turkiye", "announces"),
    ("philippines-milf",
     "[The Moro Islamic Liberation Front] {insisted} that <the camps were "
     "empty>.",
     "milf", True, "milf", "asserts"),
    ("philippines-milf", "[The Philippines] {insisted} that <the camps were empty>.",
     "philippines", True, "philippines", "asserts"),
    ("western-sahara", "[The Polisario Front] {said} <a drone had struck a lorry>.",
     "polisario", True, "polisario", "asserts"),
    ("western-sahara", "[Morocco] {said} <a rocket had struck a lorry>.",
     "morocco", True, "morocco", "asserts"),
    ("mozambique", "[RENAMO] {said} <its men had laid down their rifles>.",
     "renamo", True, "renamo", "asserts"),
    ("cyprus", "[UNFICYP] {said} <a checkpoint had been moved by forty metres>.",
     "unficyp", False, None, "asserts"),
    ("sudan", "“<The road is open>,” [an RSF spokesman] {told} reporters.",
     "rsf/spokesperson", True, "rsf", "asserts"),
    ("sudan", "[An army spokesman] {told} Reuters that <the road was open>.",
     None, False, None, "asserts"),
    ("yemen", "[Residents] {said} <drones were heard over the harbour>.",
     None, False, None, "asserts"),
    ("yemen", "[Witnesses] {said} <the gate was locked from inside>.",
     None, False, None, "asserts"),
    ("tigray", "[Diplomats] {said} <the text was nearly done>.",
     None, False, None, "asserts"),
    ("tigray", "[Aid agencies] {say} <fuel has not arrived since May>.",
     None, False, None, "asserts"),
    ("gaza", "[A source close to Hamas] {said} <the reply would come on Sunday>.",
     None, False, None, "asserts"),
    ("gaza", "[A person familiar with the talks] {said} <the reply would come on Sunday>.",
     None, False, None, "asserts"),
    ("gaza", "[Both sides] {said} <they would return to the table>.",
     None, False, None, "commits"),
    ("gaza", "[A diplomat briefed on the talks] {told} Reuters <the map had been redrawn>.",
     None, False, None, "asserts"),
    ("gaza", "'<We are waiting for the maps>,' [a Hamas official] {said}.",
     "hamas/official", False, "hamas", "asserts"),
    ("ukraine-russia", "[Sergei Lavrov] {insisted} that <the draft had been changed>.",
     "russia/sergey-lavrov", True, "russia", "asserts"),
    ("ukraine-russia", "<The draft had been changed>, {insisted} [Sergei Lavrov].",
     "russia/sergey-lavrov", True, "russia", "asserts"),
    ("ukraine-russia",
     "[The International Committee of the Red Cross] {confirmed} <the "
     "transfer of ninety bodies>.",
     "icrc", False, None, "confirms"),
    ("israel-iran", "[Iran] {said} <its reply had been sent through Oman>.",
     "iran", True, "iran", "asserts"),
    ("israel-iran", "[Abbas Araghchi] {said}: “<Our reply was sent on Monday.>”",
     "iran/abbas-araghchi", True, "iran", "asserts"),
    ("libya", "[The Libyan National Army] {blamed} <the government in Tripoli for the blockade>.",
     "libyan-national-army", True, "libyan-national-army", "accuses"),
    ("georgia-2008", "[Georgia] {blamed} <Russia for the shelling of two villages>.",
     "georgia", True, "georgia", "accuses"),
    ("georgia-2008", "[Russia] {blamed} <Georgia for the shelling of two villages>.",
     "russia", True, "russia", "accuses"),
    ("korea", "[The United Nations Command] {said} <one soldier had crossed the line>.",
     "un-command-korea", True, "un-command-korea", "asserts"),
    ("korea", "[North Korea] {said} <one soldier had crossed the line>.",
     "north-korea", True, "north-korea", "asserts"),
    ("tigray", "[The African Union] {said} <observers had reached the airfield>.",
     "african-union", False, None, "asserts"),
    ("south-sudan", "[IGAD] {urged} <the parties to name their officers>.",
     "igad", False, None, "appeals"),
    ("sudan", "[The Sudan Doctors Network] {said} <eleven people were wounded at the well>.",
     "sudan-doctors-network", False, None, "asserts"),
    ("sudan", "[A commander of the RSF] {said} <the well was dry>.",
     "rsf/commander", False, "rsf", "asserts"),
    ("sudan", "[A Sudanese army officer] {said} <the well was dry>.",
     "sudan/saf/officer", False, "sudan/saf", "asserts"),
    ("yemen", "[A Houthi official] {said} <the pier had been cleared>.",
     "ansar-allah/official", False, "ansar-allah", "asserts"),
    ("yemen", "[A Yemeni government official] {said} <the pier had been cleared>.",
     "yemen-government/official", False, "yemen-government", "asserts"),
    ("yemen", "<The pier had been cleared>, {said} [a Houthi official].",
     "ansar-allah/official", False, "ansar-allah", "asserts"),
    ("colombia-eln", "[Negotiators] {said} <the pause would be monitored>.",
     None, False, None, "asserts"),
    ("dr-congo-rwanda", "[Rwanda] {denied} that <its troops had crossed the border>.",
     "rwanda", True, "rwanda", "denies"),
    ("dr-congo-rwanda",
     "[The Democratic Republic of Congo] {denied} that <its troops had "
     "crossed the border>.",
     "dr-congo", True, "dr-congo", "denies"),
    ("afghanistan-pakistan", "[The Taliban] {accused} <Pakistan of closing the gate>.",
     "afghanistan-de-facto-authorities", True, "afghanistan-de-facto-authorities", "accuses"),
    ("afghanistan-pakistan", "[Pakistan] {accused} <the Taliban of closing the gate>.",
     "pakistan", True, "pakistan", "accuses"),
    ("mali-north", "[The Azawad Liberation Front] {announced} <the release of two drivers>.",
     "fla-mali", True, "fla-mali", "announces"),
    ("mali-north", "[Mali] {announced} <the release of two drivers>.",
     "mali", True, "mali", "announces"),
    ("syria-suwayda",
     "[The Syrian Observatory for Human Rights] {said} <four people were "
     "killed on the road>.",
     "sohr", False, None, "asserts"),
    ("israel-syria", "[Syria’s foreign ministry] {condemned} <the raid on the orchard>.",
     "syria-government/foreign-ministry", True, "syria-government", "condemns"),
    ("israel-palestinian-islamic-jihad",
     "[Palestinian Islamic Jihad] {claimed responsibility for} <a rocket "
     "that fell in a field>.",
     "palestinian-islamic-jihad", True, "palestinian-islamic-jihad", "claims-responsibility"),
    ("red-sea", "[US Central Command] {said} <two drones had been shot down>.",
     "centcom", True, "united-states", "asserts"),
    ("red-sea", "[The Houthis] {said} <two drones had been shot down>.",
     "ansar-allah", True, "ansar-allah", "asserts"),
    ("myanmar-north",
     "[The Myanmar National Democratic Alliance Army] {agreed to} <leave "
     "the town>.",
     "mndaa", True, "mndaa", "commits"),
    ("donbas-minsk",
     "[The OSCE Special Monitoring Mission to Ukraine] {reported} <ninety "
     "explosions at night>.",
     "osce/smm", False, None, "asserts"),
    ("nagorno-karabakh", "[Baku] {warned} that <the road would be closed>.",
     "azerbaijan", True, "azerbaijan", "warns"),
    ("nagorno-karabakh", "[Yerevan] {warned} that <the road would be closed>.",
     "armenia", True, "armenia", "warns"),
    ("colombia-farc", "[The FARC] {confirmed} <the handover of forty rifles>.",
     "farc-ep", True, "farc-ep", "confirms"),
    ("colombia-farc", "[The Colombian government] {confirmed} <the handover of forty rifles>.",
     "colombia", True, "colombia", "confirms"),
    ("gaza", "[The families of the hostages] {said} <they had not been told>.",
     None, False, None, "asserts"),
    ("gaza", "[Hamas leaders] {said} <the reply was ready>.",
     "hamas/leader", False, "hamas", "asserts"),
    ("gaza", "[Israeli ministers] {said} <the reply was ready>.",
     "israel/minister", False, "israel", "asserts"),
    ("gaza", "[Two Israeli officials] {said} <the reply was ready>.",
     "israel/official", False, "israel", "asserts"),
    ("gaza", "[Two Hamas officials] {said} <the reply was ready>.",
     "hamas/official", False, "hamas", "asserts"),
    ("gaza", "[Sources in Gaza] {said} <the road was mined>.",
     None, False, None, "asserts"),
    ("gaza", "[Islamic Jihad] {said} <the body had been found under rubble>.",
     "palestinian-islamic-jihad", False, None, "asserts"),
    ("gaza", "[The Israeli military] {confirmed} <the return of two bodies>.",
     "israel/idf", True, "israel", "confirms"),
    ("gaza", "[The Qassam Brigades] {confirmed} <the return of two bodies>.",
     "hamas/qassam-brigades", True, "hamas", "confirms"),
    ("gaza", "[Egypt] {urged} <both sides to keep to the map>.",
     "egypt", False, None, "appeals"),
    ("gaza", "“<The list is complete>”, {said} [Hamas].",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "«<The list is complete>,» [Hamas] {said}.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "“<The line was never ‘final’>,” [Hamas] {said}.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "[Israel] {said} <the line was “not final”>.",
     "israel", True, "israel", "asserts"),
    ("gaza", "[Hamas] {said} <the line was “not final”>.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "[Hamas] {added} that <the maps were late>.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "[Israel] {added} that <the maps were late>.",
     "israel", True, "israel", "asserts"),
    ("gaza", "On Tuesday, [Hamas] {said} <the maps were late>.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "In a statement, [Hamas] {said} <the maps were late>.",
     "hamas", True, "hamas", "asserts"),
    ("gaza", "In a statement, [Israel] {said} <the maps were late>.",
     "israel", True, "israel", "asserts"),
    ("gaza",
     "In a post on X, [Israel’s prime minister’s office] {said} <the list "
     "had been received>.",
     "israel/prime-ministers-office", True, "israel", "asserts"),
    ("gaza", "At a briefing in Geneva, [OCHA] {said} <six lorries had been looted>.",
     "ocha", False, None, "asserts"),
    ("gaza", "[OCHA] {says} <six lorries have been looted>.",
     "ocha", False, None, "asserts"),
    ("gaza", "[The World Food Programme] {said} on Friday <six lorries had been looted>.",
     "wfp", False, None, "asserts"),
    ("gaza", "[Israel] {has said} <the ridge is not in the text>.",
     "israel", True, "israel", "interprets"),
    ("gaza", "[Hamas] {has said} <the ridge is not in the text>.",
     "hamas", True, "hamas", "interprets"),
    ("gaza", "[Israel] {did not say} <when the crossing would open>.",
     "israel", True, "israel", "no-comment"),
)  # fmt: skip
"""Process, sentence with its [source], {cue} and <content>, then actor, own word, party, act."""

ADDRESSEES = (
    ("gaza", "Hamas told Reuters that the maps were late.", "Reuters"),
    ("gaza", "Israel told Reuters that the maps were late.", "Reuters"),
    ("gaza", "A Hamas official told Al Jazeera that the maps were late.", "Al Jazeera"),
    ("gaza", "An Israeli official told Al Jazeera that the maps were late.", "Al Jazeera"),
    ("sudan", "The RSF told reporters that the road was open.", "reporters"),
    ("sudan", "The Sudanese army told reporters that the road was open.", "reporters"),
    ("yemen", "The Houthis told mediators that the pier was clear.", "mediators"),
    ("yemen", "The Yemeni government told mediators that the pier was clear.", "mediators"),
    ("colombia-eln", "The ELN told the bishops that the road was mined.", "the bishops"),
    ("ukraine-russia", "Russia told the Security Council that the bridge was shut.",
     "the Security Council"),
    ("ukraine-russia", "Ukraine told the Security Council that the bridge was shut.",
     "the Security Council"),
)  # fmt: skip

VIAS = (
    ("gaza", "A Hamas official said Israel had told mediators it would open the crossing.",
     "hamas/official", ("israel",)),
    ("gaza", "An Israeli official said Hamas had told mediators it would open the tunnel.",
     "israel/official", ("hamas",)),
    ("gaza", "Qatar said Hamas had told it the map was accepted.", "qatar", ("hamas",)),
    ("gaza", "Qatar said Israel had told it the map was accepted.", "qatar", ("israel",)),
    ("gaza", "According to a diplomat, Hamas said the map was old.", None, ("hamas",)),
    ("gaza", "According to a diplomat, Israel said the map was old.", None, ("israel",)),
    ("sudan", "Egypt said the RSF had told it the well was dry.", "egypt", ("rsf",)),
    ("sudan", "Egypt said the Sudanese army had told it the well was dry.", "egypt",
     ("sudan/saf",)),
    ("yemen", "Oman said the Houthis had told it the pier was clear.", "oman", ("ansar-allah",)),
    ("yemen", "Oman said the Yemeni government had told it the pier was clear.", "oman",
     ("yemen-government",)),
    ("dr-congo-m23", "MONUSCO said M23 had told it the hill was empty.", "monusco", ("m23",)),
    ("south-sudan", "UNMISS said the SPLM-IO had told it the camp was empty.", "unmiss",
     ("splm-io",)),
)  # fmt: skip
"""Process, text, then the actor that speaks and those from whom it has it."""

BODIES = (
    ("gaza", "Hamas", "hamas"), ("sudan", "The RSF", "rsf"),
    ("sudan", "The Sudanese army", "sudan/saf"), ("south-sudan", "The SPLM-IO", "splm-io"),
    ("tigray", "Ethiopia", "ethiopia"), ("dr-congo-m23", "M23", "m23"),
    ("yemen", "The Yemeni government", "yemen-government"), ("colombia-eln", "The ELN", "eln"),
    ("kashmir-line-of-control", "India", "india"),
    ("kashmir-line-of-control", "Pakistan", "pakistan"),
    ("gaza", "Israel", "israel"), ("myanmar-north", "The Arakan Army", "arakan-army"),
    ("gaza", "UNRWA", "unrwa"), ("israel-hezbollah", "UNIFIL", "unifil"),
    ("ukraine-russia", "Ukraine’s foreign ministry", "ukraine/foreign-ministry"),
    ("ukraine-russia", "Russia’s foreign ministry", "russia/foreign-ministry"),
)  # fmt: skip
ADVERBS = ("", "also ", "later ")


def test_no_sentence_of_the_table_of_speakers_stands_there_twice() -> None:
    assert len({(process, text) for process, text, *_ in SPEAKERS}) == len(SPEAKERS)


@pytest.mark.parametrize(("process", "text", "actor", "own", "party", "act"), SPEAKERS)
def test_a_sentence_gives_its_speaker_and_what_is_said(
    process: str, text: str, actor: str | None, own: bool, party: str | None, act: str
) -> None:
    source, cue, content = (
        re.sub(r"[][{}<>]", "", re.findall(marks, text)[0])
        for marks in (r"\[(.*?)\]", r"\{(.*?)\}", r"<(.*?)>")
    )
    (claim,) = read(process, re.sub(r"[][{}<>]", "", text))
    assert (words(claim.source), words(claim.cue), words(claim.content)) == (source, cue, content)
    assert (claim.actor, claim.official, claim.party, claim.act) == (actor, own, party, act)
    assert (claim.voice, claim.via) == ("attributed", ())


@pytest.mark.parametrize(("process", "text", "told"), ADDRESSEES)
def test_who_is_told_is_the_addressee_and_no_speaker(process: str, text: str, told: str) -> None:
    (claim,) = read(process, text)
    assert words(claim.addressee) == told
    assert words(claim.source) == text.split(" told ", maxsplit=1)[0]
    assert words(claim.content) == text.split(" that ")[1].rstrip(".")


@pytest.mark.parametrize(("process", "text", "actor", "via"), VIAS)
def test_the_outer_speaker_is_the_source_and_the_inner_its_via(
    process: str, text: str, actor: str | None, via: tuple[str, ...]
) -> None:
    (claim,) = read(process, text)
    assert (claim.actor, tuple(v.actor for v in claim.via)) == (actor, via)
    assert not claim.official


@pytest.mark.parametrize("adverb", ADVERBS)
@pytest.mark.parametrize(("process", "name", "actor"), BODIES)
def test_it_is_the_body_that_spoke_in_the_sentence_before(
    process: str, name: str, actor: str, adverb: str
) -> None:
    first, second = read(
        process, f"{name} said the map was old. It {adverb}said the line had moved."
    )
    assert (first.actor, second.actor, words(second.source)) == (actor, actor, "It")
    assert words(second.content) == "the line had moved"
    assert second.party == first.party


@pytest.mark.parametrize(("process", "name", "actor"), BODIES)
def test_a_named_body_is_the_source_wherever_the_cue_stands(
    process: str, name: str, actor: str
) -> None:
    low = name[:1].lower() + name[1:] if name.startswith("The ") else name
    for text in (
        f"{name} said the map was old.",
        f"The map was old, {low} said.",
        f"The map was old, said {low}.",
        f"According to {low}, the map was old.",
        f"The map was old, according to {low}.",
    ):
        (claim,) = read(process, text)
        said = words(claim.content)
        assert said is not None
        assert (claim.actor, said.lower()) == (actor, "the map was old"), text
