"""To whom the words of a source lead: bodies, members, aides, statements, pronouns."""

from __future__ import annotations

import pytest

from support.read_of import read

LINKS = (
    # Bodies of the United Nations by their names, short and long.
    ("korea", "The UN Command said one soldier had crossed the line.", (
        ("The UN Command", "un-command-korea", True, "un-command-korea", True),
    )),
    ("korea", "The U.N. Command said one soldier had crossed the line.", (
        ("The U.N. Command", "un-command-korea", True, "un-command-korea", True),
    )),
    ("korea", "The United Nations Command said one soldier had crossed the line.", (
        ("The United Nations Command", "un-command-korea", True, "un-command-korea", True),
    )),
    ("korea", "The UN said one soldier had crossed the line.", (
        ("The UN", "un", True, None, False),
    )),
    ("libya", "UNSMIL said the port was open.", (
        ("UNSMIL", "un/unsmil", True, None, False),
    )),
    ("libya", "The UN mission in Libya said the port was open.", (
        ("The UN mission in Libya", "un/unsmil", True, None, False),
    )),
    ("libya", "The United Nations Support Mission in Libya said the port was open.", (
        ("The United Nations Support Mission in Libya", "un/unsmil", True, None, False),
    )),
    ("cyprus", "The UN peacekeepers in Cyprus said the road was open.", (
        ("The UN peacekeepers in Cyprus", "unficyp", True, None, False),
    )),
    ("south-sudan", "The United Nations Mission in South Sudan said the camp was empty.", (
        ("The United Nations Mission in South Sudan", "unmiss", True, None, False),
    )),
    ("dr-congo-m23", "The UN mission in Congo said the hill was empty.", (
        ("The UN mission in Congo", "monusco", True, None, False),
    )),
    ("western-sahara", "MINURSO said the berm was quiet.", (
        ("MINURSO", "minurso", True, None, False),
    )),
    ("colombia-farc",
     "The UN Verification Mission in Colombia said forty rifles were handed over.", (
        ("The UN Verification Mission in Colombia", "un/verification-mission-colombia", True,
         None, False),
    )),
    ("yemen", "The UN envoy for Yemen said the pier was clear.", (
        ("The UN envoy for Yemen", "un/special-envoy-yemen", True, None, False),
    )),
    ("yemen", "The UN special envoy for Yemen, Hans Grundberg, said the pier was clear.", (
        ("The UN special envoy for Yemen, Hans Grundberg", "un/hans-grundberg", True, None, False),
    )),
    # Members of parliament belong to their group and do not speak for it.
    ("israel-hezbollah", "Hassan Fadlallah said the south was calm.", (
        ("Hassan Fadlallah", "hezbollah/hassan-fadlallah", True, "hezbollah", False),
    )),
    ("israel-hezbollah", "Hezbollah lawmaker Hassan Fadlallah said the south was calm.", (
        ("Hezbollah lawmaker Hassan Fadlallah", "hezbollah/hassan-fadlallah", True, "hezbollah",
         False),
    )),
    ("israel-hezbollah", "Ibrahim al-Moussawi said the south was calm.", (
        ("Ibrahim al-Moussawi", "hezbollah/ibrahim-al-moussawi", True, "hezbollah", False),
    )),
    ("israel-hezbollah", "Naim Qassem said the south was calm.", (
        ("Naim Qassem", "hezbollah/naim-qassem", True, "hezbollah", True),
    )),
    ("israel-hezbollah", "Benjamin Netanyahu said the south was calm.", (
        ("Benjamin Netanyahu", "israel/benjamin-netanyahu", True, "israel", True),
    )),
    # Members without a name.
    ("gaza", "A senior Hamas official said the list was ready.", (
        ("A senior Hamas official", "hamas/senior-official", False, "hamas", False),
    )),
    ("gaza", "A senior Israeli official said the list was ready.", (
        ("A senior Israeli official", "israel/senior-official", False, "israel", False),
    )),
    ("gaza", "Three Hamas commanders said the list was ready.", (
        ("Three Hamas commanders", "hamas/commander", False, "hamas", False),
    )),
    ("gaza", "Three Israeli commanders said the list was ready.", (
        ("Three Israeli commanders", "israel/commander", False, "israel", False),
    )),
    ("gaza", "An official of Hamas said the list was ready.", (
        ("An official of Hamas", "hamas/official", False, "hamas", False),
    )),
    ("gaza", "An official of the Israeli army said the list was ready.", (
        ("An official of the Israeli army", "israel/idf/official", False, "israel", False),
    )),
    ("gaza", "An aide to Netanyahu said the list was ready.", (
        ("An aide to Netanyahu", None, False, None, False),
    )),
    ("gaza", "A former Israeli minister said the list was ready.", (
        ("A former Israeli minister", "israel/minister", False, None, False),
    )),
    ("gaza", "A former Hamas minister said the list was ready.", (
        ("A former Hamas minister", "hamas/minister", False, None, False),
    )),
    ("sudan", "A spokesman for the RSF said the road was mined.", (
        ("A spokesman for the RSF", "rsf/spokesperson", False, "rsf", True),
    )),
    ("sudan", "A spokesman for the Sudanese army said the road was mined.", (
        ("A spokesman for the Sudanese army", "sudan/saf/spokesperson", False, "sudan/saf", True),
    )),
    ("ukraine-russia", "A Ukrainian officer said the bridge was hit.", (
        ("A Ukrainian officer", "ukraine/officer", False, "ukraine", False),
    )),
    ("ukraine-russia", "A Russian officer said the bridge was hit.", (
        ("A Russian officer", "russia/officer", False, "russia", False),
    )),
    ("kashmir-line-of-control", "A Pakistani diplomat said the post was empty.", (
        ("A Pakistani diplomat", "pakistan/diplomat", False, "pakistan", False),
    )),
    ("kashmir-line-of-control", "An Indian diplomat said the post was empty.", (
        ("An Indian diplomat", "india/diplomat", False, "india", False),
    )),
    ("colombia-eln", "A negotiator for the ELN said the pause would hold.", (
        ("A negotiator for the ELN", "eln/negotiator", False, "eln", False),
    )),
    ("colombia-eln", "A government negotiator said the pause would hold.", (
        ("A government negotiator", None, False, None, False),
    )),
    ("myanmar-north", "Fighters of the Arakan Army said the town was calm.", (
        ("Fighters of the Arakan Army", "arakan-army/soldier", False, "arakan-army", False),
    )),
    ("dr-congo-m23", "An M23 fighter said the hill was empty.", (
        ("An M23 fighter", "m23/soldier", False, "m23", False),
    )),
    ("nagorno-karabakh", "An Azerbaijani soldier said the road was closed.", (
        ("An Azerbaijani soldier", "azerbaijan/soldier", False, "azerbaijan", False),
    )),
    # Nobody's member.
    ("gaza", "A diplomat said the list was ready.", (
        ("A diplomat", None, False, None, False),
    )),
    ("gaza", "A person familiar with the talks said the list was ready.", (
        ("A person familiar with the talks", None, False, None, False),
    )),
    ("gaza", "Two mediators said the list was ready.", (
        ("Two mediators", None, False, None, False),
    )),
    ("gaza", "Residents said the road was mined.", (
        ("Residents", None, False, None, False),
    )),
    ("sudan", "A doctor in El Fasher said eleven people were wounded.", (
        ("A doctor in El Fasher", None, False, None, False),
    )),
    ("gaza", "Officials on both sides said the list was ready.", (
        ("Officials on both sides", None, False, None, False),
    )),
    ("gaza", "Israeli and Hamas officials said the list was ready.", (
        ("Israeli and Hamas officials", None, False, None, False),
    )),
    ("gaza", "The special envoy said the list was ready.", (
        ("The special envoy", None, False, None, False),
    )),
    # A statement speaks for whoever issued it.
    ("gaza", "A statement by Hamas said the list was ready.", (
        ("A statement by Hamas", "hamas", True, "hamas", True),
    )),
    ("gaza", "A statement from the Israeli army said the list was ready.", (
        ("A statement from the Israeli army", "israel/idf", True, "israel", True),
    )),
    ("gaza", "A Hamas statement said the list was ready.", (
        ("A Hamas statement", "hamas", True, "hamas", True),
    )),
    ("gaza", "An Israeli army statement said the list was ready.", (
        ("An Israeli army statement", "israel/idf", True, "israel", True),
    )),
    ("sudan", "A statement issued by the RSF said the road was mined.", (
        ("A statement issued by the RSF", "rsf", True, "rsf", True),
    )),
    ("dr-congo-m23", "A message from M23 said the hill was empty.", (
        ("A message from M23", "m23", True, "m23", True),
    )),
    # Ministries, armies and wings.
    ("gaza", "The Gaza health ministry said 12 people were killed.", (
        ("The Gaza health ministry", "gaza-health-ministry", True, "hamas", False),
    )),
    ("gaza", "The Hamas-run health ministry said 12 people were killed.", (
        ("The Hamas-run health ministry", "gaza-health-ministry", True, "hamas", False),
    )),
    ("gaza", "The Israeli defence ministry said the ridge was held.", (
        ("The Israeli defence ministry", "israel/defence-ministry", True, "israel", True),
    )),
    ("gaza", "The Israeli military said the ridge was held.", (
        ("The Israeli military", "israel/idf", True, "israel", True),
    )),
    ("gaza", "Hamas’s armed wing said the ridge was held.", (
        ("Hamas’s armed wing", "hamas/qassam-brigades", True, "hamas", True),
    )),
    ("gaza", "The Qassam Brigades said the ridge was held.", (
        ("The Qassam Brigades", "hamas/qassam-brigades", True, "hamas", True),
    )),
    ("israel-iran", "Iranian state television said the site was closed.", (
        ("Iranian state television", "iran/television", False, "iran", False),
    )),
    ("israel-hezbollah", "The Lebanese army said the road was open.", (
        ("The Lebanese army", "lebanon/laf", True, None, False),
    )),
    # A name of its own that the registry does not know.
    ("cyprus", "Cypriot officials said the crossing was shut.", (
        ("Cypriot officials", "cyprus/official", False, "cyprus", False),
    )),
    # Pronouns and nouns for those who spoke before.
    ("gaza", "Hamas said the list was ready. The group said the maps were late.", (
        ("Hamas", "hamas", True, "hamas", True),
        ("The group", "hamas", True, "hamas", True),
    )),
    ("gaza", "Israel said the list was ready. It said the maps were late.", (
        ("Israel", "israel", True, "israel", True),
        ("It", "israel", True, "israel", True),
    )),
    ("gaza", "The Israeli army said the ridge was held. The army said a post was built.", (
        ("The Israeli army", "israel/idf", True, "israel", True),
        ("The army", "israel/idf", True, "israel", True),
    )),
    ("sudan", "The RSF said the road was mined. The group said the bridge was open.", (
        ("The RSF", "rsf", True, "rsf", True),
        ("The group", "rsf", True, "rsf", True),
    )),
    ("sudan", "The Sudanese army said the road was mined. The army said the bridge was open.", (
        ("The Sudanese army", "sudan/saf", True, "sudan/saf", True),
        ("The army", "sudan/saf", True, "sudan/saf", True),
    )),
    ("gaza", "Benjamin Netanyahu said the list was ready. He said the maps were late.", (
        ("Benjamin Netanyahu", "israel/benjamin-netanyahu", True, "israel", True),
        ("He", "israel/benjamin-netanyahu", True, "israel", True),
    )),
    ("gaza", "A Hamas official said the list was ready. The official said the maps were late.", (
        ("A Hamas official", "hamas/official", False, "hamas", False),
        ("The official", "hamas/official", False, "hamas", False),
    )),
    ("gaza", "An Israeli official said the list was ready. The official said the maps were late.", (
        ("An Israeli official", "israel/official", False, "israel", False),
        ("The official", "israel/official", False, "israel", False),
    )),
    ("gaza", "A driver said the road was mined. He said the lorry was empty.", (
        ("A driver", None, False, None, False),
        ("He", None, False, None, False),
    )),
    ("gaza",
     "A statement by Hamas said the list was ready. The statement said the maps were late.", (
        ("A statement by Hamas", "hamas", True, "hamas", True),
        ("The statement", "hamas", True, "hamas", True),
    )),
    ("gaza", "Steve Witkoff met both sides. The special envoy said the list was ready.", (
        (None, None, False, None, False),
        ("The special envoy", "united-states/steve-witkoff", True, None, False),
    )),
    ("yemen", "Hans Grundberg arrived on Monday. The envoy said the pier was clear.", (
        (None, None, False, None, False),
        ("The envoy", "un/hans-grundberg", True, None, False),
    )),
    ("gaza",
     "Hamas said the list was ready. Israel said it was not. The group said the maps were late.", (
        ("Hamas", "hamas", True, "hamas", True),
        ("Israel", "israel", True, "israel", True),
        ("The group", "hamas", True, "hamas", True),
    )),
    ("gaza", "Netanyahu said Hamas had refused. He said the maps were late.", (
        ("Netanyahu", "israel/benjamin-netanyahu", True, "israel", True),
        ("He", "israel/benjamin-netanyahu", True, "israel", True),
    )),
    ("ukraine-russia",
     "Volodymyr Zelensky spoke on Monday. The president said the bridge was hit.", (
        ("The president", "ukraine/volodymyr-zelenskyy", True, "ukraine", True),
    )),
    ("israel-hezbollah", "Hezbollah denied the report. The movement said the south was calm.", (
        ("Hezbollah", "hezbollah", True, "hezbollah", True),
        ("The movement", "hezbollah", True, "hezbollah", True),
    )),
    # One who stands near a person is another.
    ("gaza", "Netanyahu spoke on Monday. An aide to Netanyahu said the list was ready.", (
        ("An aide to Netanyahu", None, False, None, False),
    )),
    ("gaza", "An adviser to Khalil al-Hayya said the list was ready.", (
        ("An adviser to Khalil al-Hayya", None, False, None, False),
    )),
    ("gaza", "A lawyer for Netanyahu said the list was ready.", (
        ("A lawyer for Netanyahu", "israel/benjamin-netanyahu/lawyer", False, "israel", False),
    )),
    ("ukraine-russia", "A diplomat close to Putin said the bridge was hit.", (
        ("A diplomat close to Putin", None, False, None, False),
    )),
    ("ukraine-russia", "Sergei Lavrov met Putin. An aide to Putin said the bridge was hit.", (
        (None, None, False, None, False),
        ("An aide to Putin", None, False, None, False),
    )),
    ("ukraine-russia", "President Putin said the bridge was hit.", (
        ("President Putin", "russia/vladimir-putin", True, "russia", True),
    )),
)  # fmt: skip
"""Process, text, then of each claim source, actor, named, party and own word."""


@pytest.mark.parametrize(("process", "text", "expected"), LINKS)
def test_words_lead_to_the_actor_they_name(
    process: str, text: str, expected: tuple[object, ...]
) -> None:
    found = tuple(
        (None if c.source is None else c.source.text, c.actor, c.named, c.party, c.official)
        for c in read(process, text)
    )
    assert found == expected
