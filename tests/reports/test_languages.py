"""The language of a paragraph: told from script and small words; English gets every benefit of doubt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import extract_claims
from truceline.reports import (
    LeftAside,
    Report,
    language_in,
    language_name,
    left_aside,
    read_report_bytes,
)

SAMPLES = {
    "fr": ("Le ministre a déclaré que les deux parties se retrouveront dans la capitale.",
           "Selon la mission, trois camions sont entrés par le nord et un autre a été refusé."),
    "es": ("El portavoz dijo que las tropas no se han retirado de la zona.",
           "Según la misión, los dos bandos se reunieron para hablar sobre el alto el fuego."),
    "pt": ("O porta-voz disse que as tropas não saíram da região.",
           "Segundo a missão, os dois lados ainda não chegaram a um acordo sobre a trégua."),
    "it": ("Il portavoce ha detto che le truppe non sono ancora uscite dalla zona.",
           "Secondo la missione, le due parti si sono incontrate per parlare della tregua."),
    "de": ("Der Sprecher sagte, dass die Truppen noch nicht abgezogen sind.",
           "Nach Angaben der Mission haben sich die beiden Seiten auf einen Plan geeinigt."),
    "nl": ("De woordvoerder zei dat de troepen nog niet zijn vertrokken.",
           "Volgens de missie hebben beide partijen met elkaar over het bestand gesproken."),
    "sv": ("Talesmannen sade att trupperna inte har lämnat området.",
           "Enligt missionen har de båda sidorna kommit överens om en plan för vapenvilan."),
    "da": ("Talsmanden sagde, at tropperne ikke har forladt området.",
           "Ifølge missionen er de to parter blevet enige om en plan for våbenhvilen."),
    "fi": ("Tiedottajan mukaan joukot eivät ole vielä lähteneet, mutta neuvottelut jatkuvat.",
           "Osapuolet ovat samaa mieltä siitä, että aselepo on voimassa ja se jatkuu."),
    "pl": ("Rzecznik powiedział, że wojska nie wycofały się z tego obszaru.",
           "Według misji obie strony spotkały się, aby rozmawiać o rozejmie."),
    "cs": ("Mluvčí řekl, že se jednotky z oblasti ještě nestáhly, ale jednání pokračují.",
           "Podle mise se obě strany sešly, aby jednaly o příměří, které bylo porušeno."),
    "hr": ("Glasnogovornik je rekao da se postrojbe još nisu povukle iz tog područja.",
           "Obje strane su se sastale nakon što je prekid vatre bio prekršen."),
    "sq": ("Zëdhënësi tha se trupat nuk janë larguar nga zona dhe bisedimet vazhdojnë.",
           "Sipas misionit, të dyja palët janë takuar për të folur për armëpushimin."),
    "ro": ("Purtătorul de cuvânt a spus că trupele nu s-au retras din zonă.",
           "Potrivit misiunii, cele două părți au ajuns la un acord pentru armistițiu."),
    "hu": ("A szóvivő szerint a csapatok még nem hagyták el a területet, de a tárgyalás folytatódik.",
           "A két fél között nincs egyezség, és az a kérdés, hogy ki ellenőrzi azt."),
    "tr": ("Sözcü, birliklerin bölgeden henüz çekilmediğini ve bunun için daha zaman gerektiğini söyledi.",
           "Heyete göre iki taraf ateşkes için bir araya geldi ancak anlaşma olmadı."),
    "az": ("Nazir bildirib ki, iki tərəf arasında danışıqlar davam edir və razılıq üçün vaxt var.",
           "Missiyaya görə, qoşunlar hələ çıxmayıb, lakin atəşkəs qüvvədə olan kimi qalır."),
    "ku": ("Berdevk got ku leşker ji herêmê derneketine û danûstandin berdewam dikin.",
           "Her du alî di navbera xwe de li hev kirin ku agirbest bê parastin."),
    "sw": ("Msemaji alisema kuwa wanajeshi bado hawajaondoka katika eneo hilo.",
           "Pande mbili zilikutana baada ya mazungumzo ya amani kati ya serikali na waasi."),
    "so": ("Afhayeenku wuxuu sheegay in ciidamadu aanay weli ka bixin deegaanka.",
           "Labada dhinac ayaa ku kulmay magaalada si ay uga wada hadlaan xabbad joojinta oo la jebiyay."),
    "om": ("Dubbi himaan waraanni naannicha keessaa hin baane jedhe, garuu mariin itti fufa.",
           "Qaamoleen lamaan magaalaa keessatti wal arganii waan waliigaltee irratti haasa'an."),
    "ha": ("Kakakin ya ce sojojin ba su fita daga yankin ba har yanzu kuma suna can.",
           "Bangarorin sun hadu a cikin birnin bayan yarjejeniyar da aka karya wannan makon."),
    "id": ("Juru bicara mengatakan bahwa pasukan belum ditarik dari wilayah itu.",
           "Kedua pihak telah bertemu untuk membahas gencatan senjata yang dilanggar pada hari ini."),
    "tl": ("Sinabi ng tagapagsalita na hindi pa umaalis ang mga tropa sa lugar.",
           "Ayon sa misyon, nagkita ang dalawang panig para pag-usapan ang tigil-putukan."),
    "vi": ("Người phát ngôn nói rằng quân đội không rút khỏi khu vực và đàm phán đã được nối lại.",
           "Hai bên đã gặp nhau để bàn về lệnh ngừng bắn trong một tuần."),
    "ar": ("قال المتحدث إن القوات لم تنسحب من المنطقة بعد.",
           "اجتمع الطرفان في العاصمة لبحث الهدنة التي خرقت هذا الأسبوع."),
    "fa": ("سخنگو گفت که نیروها هنوز از منطقه خارج نشده اند.",
           "دو طرف برای گفتگو درباره آتش بس در پایتخت دیدار کردند و این توافق باید اجرا شود."),
    "ur": ("ترجمان نے کہا کہ فوج ابھی تک علاقے سے نہیں نکلی ہے۔",
           "دونوں فریقوں نے جنگ بندی کے بعد ملاقات کی اور بات چیت جاری ہے۔"),
    "ps": ("ویاند وویل چې ځواکونه لا له سیمې نه دي وتلي.",
           "دواړو لورو د اوربند په اړه خبرې وکړې او دا به دوام ولري."),
    "ckb": ("وتەبێژەکە وتی کە هێزەکان هێشتا لە ناوچەکە نەکشاونەتەوە.",
            "هەردوو لا بۆ باسکردنی ئاگربەست لەگەڵ یەکتر کۆبوونەوە."),
    "ru": ("Представитель заявил, что войска ещё не вышли из этого района.",
           "По данным миссии, обе стороны встретились для переговоров о перемирии."),
    "uk": ("Речник сказав, що війська ще не вийшли з цього району.",
           "За даними місії, обидві сторони зустрілися, але про перемир'я не домовилися і не підписали його."),
    "bg": ("Говорителят каза, че войските още не са напуснали района.",
           "По данни на мисията двете страни са се срещнали, за да говорят за примирието."),
    "sr": ("Портпарол је рекао да се трупе још нису повукле из тог подручја.",
           "Обе стране су се састале након што је примирје било прекршено."),
    "he": ("הדובר אמר כי הכוחות לא יצאו עדיין מן האזור.",
           "שני הצדדים נפגשו כדי לדון על הפסקת האש."),
    "hi": ("प्रवक्ता ने कहा कि सेना अभी तक इलाके से नहीं हटी है।",
           "दोनों पक्षों की बैठक राजधानी में हुई और बातचीत जारी है।"),
    "ne": ("प्रवक्ताले भने कि सेना अझै क्षेत्रबाट हटेको छैन र वार्ता जारी छ।",
           "दुवै पक्षले युद्धविराम को विषयमा छलफल गरेका छन्।"),
    "am": ("ቃል አቀባዩ ሠራዊቱ ከአካባቢው እንዳልወጣ ተናገሩ ነገር ግን ውይይቱ ቀጥሏል ነው ያሉት።",
           "ሁለቱ ወገኖች በከተማዋ ውስጥ ተገናኙ እና ስለ ተኩስ አቁም ተወያዩ።"),
    "ti": ("ኣፈኛ ናይቲ ሰራዊት ካብ ከባቢ ከምዘይወጸ ተዛሪቡ እዩ።",
           "ክልቲኦም ወገናት ኣብ ከተማ ተራኺቦም ድማ ብዛዕባ ተኹሲ ደው ምባል ዘትዮም።"),
    "bn": ("মুখপাত্র বলেছেন, সেনারা এখনও এলাকা ছাড়েনি।",),
    "ta": ("படைகள் இன்னும் வெளியேறவில்லை என்று பேச்சாளர் கூறினார்.",),
    "si": ("හමුදාව තවම ප්‍රදේශයෙන් ඉවත් වී නැත.",),
    "my": ("တပ်များ ဒေသမှ မထွက်သေးကြောင်း ပြောခွင့်ရသူက ပြောသည်။",),
    "km": ("អ្នកនាំពាក្យបាននិយាយថា កងទ័ពមិនទាន់ចាកចេញទេ។",),
    "th": ("โฆษกกล่าวว่าทหารยังไม่ออกจากพื้นที่",),
    "zh": ("发言人说，部队尚未撤出该地区。",),
    "ja": ("報道官は、部隊はまだその地域から撤退していないと述べた。",),
    "ko": ("대변인은 군대가 아직 그 지역에서 철수하지 않았다고 말했다.",),
    "ka": ("წარმომადგენელმა თქვა, რომ ჯარი ჯერ არ გასულა.",),
    "hy": ("Խոսնակն ասաց, որ զորքերը դեռ դուրս չեն եկել։",),
    "el": ("Ο εκπρόσωπος είπε ότι τα στρατεύματα δεν έχουν φύγει.",),
}  # fmt: skip
SHORT = [(code, text) for code, texts in SAMPLES.items() for text in texts]

ENGLISH = [
    "Said Izz al-Din al-Haddad of the al-Qassam Brigades.",
    "“Juan Carlos de la Cruz y los Santos is here,” El País said.",
    "Le Monde, Die Zeit, La Repubblica and El Mundo were told of it.",
    "Los hermanos de la paz por la vida, the Catalan group, has signed.",
    "Ahmad bin Abd al-Rahman al-Thani met Nguyễn Văn Trung and Łukasz Żółkiewski at Việt Trì.",
    "The word “حركة المقاومة الإسلامية” (Hamas) was on the wall of the hall.",
    "He said: “تم التوصل إلى اتفاق لوقف إطلاق النار بين الطرفين في القاهرة”, a spokesman for the talks.",
    "He wrote “не будет никаких переговоров, пока они не уйдут” on the door, she said.",
    "U.S. and U.N. envoys met in the D.R.C.; J. V. S. Rao said so.",
    "HAMAS SAID ON MONDAY THAT IT ACCEPTS THE TRUCE.",
    "The FARC-EP, ELN, Clan del Golfo and Los Pelones have all declared a pause.",
    "De Standaard, in Brussels, says that Van der Leyen was not there.",
]

NO_LANGUAGE = [
    "Hamas rejects deal",
    "U.S. commandos take larger role;",
    "27.01.2025",
    "Rafah, Khan Younis, Deir al-Balah",
    "Juan de la Cruz, Ana de los Santos, Pedro del Río, Luis de las Casas",
    "Mohammed al-Masri, Ahmed bin Ali, Fatima bint Omar",
    "€45 – 600",
    "",
]


def read(*paragraphs: str) -> Report:
    return read_report_bytes("\n\n".join(paragraphs).encode(), file="a.txt")


def kinds(report: Report) -> list[str]:
    return [b.kind for b in report.blocks]


@pytest.mark.parametrize(("code", "text"), SHORT)
def test_a_short_paragraph_tells_its_language(code: str, text: str) -> None:
    assert language_in(text) == code


@pytest.mark.parametrize(("code", "text"), SHORT)
def test_capitals_change_no_language(code: str, text: str) -> None:
    shouted = language_in(text.upper())
    assert shouted == code or text.upper().casefold() != text.casefold()


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert language_in(text) == "en"


@pytest.mark.parametrize("text", NO_LANGUAGE)
def test_names_headlines_and_figures_show_no_language_and_are_not_left_aside(text: str) -> None:
    assert language_in(text) is None
    assert left_aside(read("The talks go on, Egypt said.", text)) == ()


def test_a_script_without_a_profile_is_named_as_a_script() -> None:
    code = language_in("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ ᠦᠨ ᠰᠣᠨᠢᠨ")
    assert code == "und-Mongolian"
    assert language_name(code) == "a language in Mongolian script"


@pytest.mark.parametrize("code", list(SAMPLES))
def test_a_report_in_another_language_is_left_aside_as_a_whole_and_makes_no_claim(
    code: str,
) -> None:
    report = read(*SAMPLES[code])
    assert left_aside(report) == (LeftAside(language=code, paragraphs=len(SAMPLES[code])),)
    assert language_name(code) in left_aside(report)[0].why
    assert extract_claims(report, registry=shipped_registry(), extractor="rules") == ()


def test_a_short_last_word_goes_with_the_rest_of_its_report() -> None:
    report = read(*SAMPLES["fr"], "Fin.")
    assert kinds(report) == ["foreign"] * 3
    assert left_aside(report)[0].line is None


@pytest.mark.parametrize("code", ["ar", "fr", "ru", "so"])
def test_a_mixed_report_is_read_and_its_foreign_paragraphs_are_listed(code: str) -> None:
    report = read("Hamas said the truce holds.", *SAMPLES[code], "Egypt denied the report.")
    assert left_aside(report) == (LeftAside(language=code, paragraphs=2, line=3),)
    claims = extract_claims(report, registry=shipped_registry(), extractor="rules")
    assert [c.actor for c in claims] == ["hamas", "egypt"]


def test_each_language_of_a_mixed_report_is_listed_once_with_its_first_line() -> None:
    report = read(SAMPLES["ar"][0], "Hamas said the truce holds.", SAMPLES["fr"][0], *SAMPLES["ar"])
    assert left_aside(report) == (
        LeftAside(language="ar", paragraphs=3, line=1),
        LeftAside(language="fr", paragraphs=1, line=5),
    )


def test_the_text_left_aside_is_kept_to_the_character() -> None:
    text = "\n\n".join(SAMPLES["ar"])
    assert read(text).text == text


def test_a_heading_in_another_language_is_a_heading() -> None:
    report = read("# Le point sur la trêve et les pourparlers", "Hamas said the truce holds.")
    assert kinds(report) == ["heading", "prose"]


WORDS = st.sampled_from(
    ["the", "of", "said", "have", "with", "Hamas", "Łódź", "al-Masri", "de", "la"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.sampled_from([t for _, t in SHORT]))
def test_english_stays_english_whatever_it_quotes_briefly(words: list[str], quoted: str) -> None:
    english = " ".join(["The army said that it was there and that they have left it."] * 6)
    text = f"{english} {' '.join(words)} “{quoted}”"
    assert language_in(text) == "en"
