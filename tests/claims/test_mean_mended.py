"""The subjunctive, deadlines with a clock, readings that go on, words for numbers, people by trade."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hand_drafts import understood
from truceline.basis.gazetteer import find_place
from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.amounts import amounts_in
from truceline.claims.claim import EventPart
from truceline.claims.draft import Draft
from truceline.claims.numerals import number_of
from truceline.claims.rows import claims_of_row
from truceline.claims.times import times_in
from truceline.claims.words import Words
from truceline.reports.dateline import find_dateline
from truceline.reports.dates import date_forms, day_of_week, month_of, written_date
from truceline.reports.observations import ObservationRow, Observed

WEDNESDAY = "2031-10-08"
TURNS = [
    ("Ukraine", "Russia", ("ukraine", "russia")),
    ("Russia", "Ukraine", ("russia", "ukraine")),
    ("Israel", "Hezbollah", ("israel", "hezbollah")),
    ("Hezbollah", "Israel", ("hezbollah", "israel")),
    ("DR Congo", "M23", ("dr-congo", "m23")),
    ("M23", "DR Congo", ("m23", "dr-congo")),
]
IDS = [ids[0] for _, _, ids in TURNS]
Turn = tuple[str, str, tuple[str, str]]


def said(turn: Turn, sentence: str, lemma: str = "say") -> Draft:
    speaker, other, ids = turn
    return understood(
        sentence.replace("{S}", speaker).replace("{O}", other), lemma=lemma, parties=ids
    )


# -- the subjunctive ------------------------------------------------------------------------------

ASKED = [
    "that the crossing be opened",
    "the crossing be opened",
    "that the wounded not be moved",
    "that any handover be watched by monitors",
    "that no outpost on the ridge be kept",
    "that {O} be held to its word",
    "that {O} leave the valley",
    "that {O} not respond to the shelling",
    "that {O} first release the sailors",
    "that {O} return the bodies",
    "that {O} withdraw from the two hills",
    "that {O} publicly apologise",
    "that every village be cleared of mines",
    "that residents return to their homes",
    "that both armies pull back",
    "that {O} stop shelling the port",
    "that {O} lift the siege",
]
TOLD = [
    "that the crossing was open",
    "that the crossing will be opened by others",
    "that the crossing could be opened in a day",
    "that the crossing is to be opened",
    "that the wounded had been moved",
    "that {O} left the valley",
    "that {O} had returned the bodies",
    "that the release of all sailors was lawful",
    "that the planned return to the villages was safe",
    "that the soldiers' return to barracks was lawful",
    "that nobody would leave the valley",
]


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("asked", ASKED)
def test_what_a_party_insists_be_done_it_demands(asked: str, turn: Turn) -> None:
    assert said(turn, f"[{{S}}] {{insisted}} <{asked}>", "insist").act == "demands"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("told", TOLD)
def test_what_a_party_insists_to_be_so_it_does_not_demand(told: str, turn: Turn) -> None:
    assert said(turn, f"[{{S}}] {{insisted}} <{told}>", "insist").act != "demands"


@pytest.mark.parametrize("asked", ASKED)
def test_who_is_no_party_appeals_with_the_same_words(asked: str) -> None:
    draft = said(("Qatar", "M23", ("dr-congo", "m23")), f"[{{S}}] {{insisted}} <{asked}>", "insist")
    assert draft.act == "appeals"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("stressed", "stress"),
        ("reiterated", "reiterate"),
        ("emphasised", "emphasise"),
        ("was adamant", "be adamant"),
        ("underlined", "underline"),
        ("maintained", "maintain"),
    ],
)
def test_other_words_of_insistence_ask_too(cue: str, lemma: str, turn: Turn) -> None:
    assert said(turn, f"[{{S}}] {{{cue}}} <that {{O}} vacate the school>", lemma).act == "demands"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize("word", ["essential", "vital", "imperative", "crucial", "necessary"])
def test_what_is_called_needed_is_demanded(word: str, turn: Turn) -> None:
    sentence = f"[{{S}}] {{said}} <it was {word} that the corridor be kept open>"
    assert said(turn, sentence).act == "demands"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_a_present_told_without_insistence_asks_for_nothing(turn: Turn) -> None:
    assert said(turn, "[{S}] {said} <the fighters leave the valley>").act == "asserts"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_insistence_that_is_denied_demands_nothing(turn: Turn) -> None:
    speaker, _, ids = turn
    draft = understood(
        f"[{speaker}] {{did not insist}} <that the crossing be opened>",
        lemma="insist",
        negated=True,
        parties=ids,
    )
    assert draft.act == "asserts"


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
def test_a_demand_of_the_subjunctive_has_a_target_and_no_sign(turn: Turn) -> None:
    draft = said(turn, "[{S}] {insisted} <that the prisoners be released>", "insist")
    assert draft.stance is not None
    assert (draft.stance.target, draft.stance.sign) == ("exchange", "none")


# -- deadlines with a clock -----------------------------------------------------------------------


def value(text: str, anchor: str | None = WEDNESDAY) -> str | None:
    (found,) = times_in(text, anchor)
    return found.value


@pytest.mark.parametrize(
    ("clock", "hour"),
    [
        ("noon", "12:00"),
        ("midday", "12:00"),
        ("midnight", "00:00"),
        ("6 p.m.", "18:00"),
        ("06:30", "06:30"),
        ("9am", "09:00"),
    ],
)
@pytest.mark.parametrize("lead", ["by", "before", "until"])
@pytest.mark.parametrize(
    ("weekday", "day"), [("Friday", "10"), ("Tuesday", "14"), ("Wednesday", "08")]
)
def test_a_deadline_with_a_clock_lies_ahead(
    lead: str, clock: str, hour: str, weekday: str, day: str
) -> None:
    assert value(f"{lead} {clock} on {weekday}") == f"2031-10-{day}T{hour}"


@pytest.mark.parametrize("between", [" on ", " ", ", "])
def test_the_words_between_clock_and_day_change_nothing(between: str) -> None:
    assert value(f"by noon{between}Friday") == "2031-10-10T12:00"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("at noon on Friday", "2031-10-03T12:00"),
        ("after noon on Friday", "2031-10-03T12:00"),
        ("from 7 a.m. on Monday", "2031-10-06T07:00"),
        ("the convoy was let in by noon on Friday", "2031-10-10T12:00"),
        ("were freed by noon on Friday", "2031-10-03T12:00"),
        ("had left by 18:00 on Friday", "2031-10-03T18:00"),
        ("had been handed over by midnight on Sunday", "2031-10-05T00:00"),
        ("by noon on 3 February", "2032-02-03T12:00"),
        ("by noon last Friday", "2031-10-03T12:00"),
        ("by noon tomorrow", "2031-10-09T12:00"),
        ("by noon yesterday", "2031-10-07T12:00"),
    ],
)
def test_a_clock_takes_its_day_from_the_words(text: str, at: str) -> None:
    assert value(text) == at


def test_a_deadline_without_a_dateline_keeps_its_day_open() -> None:
    (found,) = times_in("by noon on Friday", None)
    assert (found.value, found.relation, found.counted) == (None, "by", False)


def test_a_clock_far_from_the_day_does_not_lead_it() -> None:
    assert [
        t.value for t in times_in("by noon the bridge shook; on Friday it fell", WEDNESDAY)
    ] == [
        "T12:00",
        "2031-10-03",
    ]


@given(
    weekday=st.sampled_from(["Monday", "Thursday", "Saturday", "Sunday"]),
    day=st.dates(date(2001, 1, 1), date(9999, 12, 1)),
)
@settings(max_examples=60, deadline=None)
def test_a_deadline_is_the_same_day_with_and_without_its_hour(weekday: str, day: object) -> None:
    anchor = str(day)
    plain, timed = value(f"by {weekday}", anchor), value(f"by noon on {weekday}", anchor)
    assert plain is not None
    assert timed == f"{plain}T12:00"


# -- readings -------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    ("told", "says", "toward"),
    [
        ("phase one continues", "continues", "phase-1"),
        ("the first phase of the deal goes on", "continues", "phase-1"),
        ("stage two has not expired", "continues", "phase-2"),
        ("the second phase is still in force", "continues", "phase-2"),
        ("the agreement still stands", "continues", None),
        ("the accord stands", "continues", None),
        ("the memorandum is still valid", "continues", None),
        ("the terms of the truce remain in force", "continues", None),
        ("the agreement remains binding", "continues", None),
        ("the ceasefire remains in effect", "continues", None),
        ("the truce still applies", "continues", None),
        ("phase one is over", "ended", "phase-1"),
        ("the first phase expired", None, "phase-1"),
        ("the initial stage has lapsed", "ended", "phase-1"),
        ("the agreement no longer stands", "ended", None),
        ("the accord no longer applies", "ended", None),
        ("the truce is no longer in force", "ended", None),
        ("the deal is null and void", "ended", None),
        ("the text does not bind the militias", "no-duty", None),
        ("the accord does not provide for patrols", "no-duty", None),
        ("there is no automatic renewal of the truce", "no-duty", None),
        ("the agreement requires both to hold fire", "duty", None),
        ("the text allows families to remain in their homes", "duty", None),
        ("the annex obliges both to continue the search", "duty", None),
    ],
)
def test_a_reading_says_what_the_words_say_of_the_text(
    told: str, says: str | None, toward: str | None, turn: Turn
) -> None:
    draft = said(turn, f"[{{S}}] {{said}} <{told}>")
    assert draft.act == "interprets"
    assert draft.event == EventPart(
        kind="reading", by=(turn[2][0],), toward=toward, says=says, words=told
    )


@pytest.mark.parametrize("turn", TURNS, ids=IDS)
@pytest.mark.parametrize(
    "told",
    [
        "the ceasefire continues",
        "the truce is holding",
        "the rain continues",
        "talks on phase two continue",
        "shelling continued during the first night",
        "the delegation stood at the gate",
    ],
)
def test_what_goes_on_outside_the_text_is_no_reading(told: str, turn: Turn) -> None:
    assert said(turn, f"[{{S}}] {{said}} <{told}>").act == "asserts"


# -- words for numbers ----------------------------------------------------------------------------

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(n: int) -> str:
    """Write a number below a million in English words."""
    if n >= 1000:
        rest = n % 1000
        return f"{spelt(n // 1000)} thousand" + (f" {spelt(rest)}" if rest else "")
    if n >= 100:
        rest = n % 100
        return f"{ONES[n // 100 - 1]} hundred" + (f" and {spelt(rest)}" if rest else "")
    if n >= 20:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10 - 1]}" if n % 10 else "")
    return TEENS[n - 10] if n >= 10 else ONES[n - 1]


@given(st.integers(min_value=1, max_value=999_999))
@settings(max_examples=60, deadline=None)
def test_every_spelt_number_is_read_back(n: int) -> None:
    assert number_of(spelt(n)) == n


@given(st.integers(min_value=1, max_value=999_999))
@settings(max_examples=60, deadline=None)
def test_digits_and_words_agree(n: int) -> None:
    assert number_of(f"{n:,}") == number_of(str(n)) == number_of(spelt(n).upper())


@given(st.sampled_from(TEENS), st.sampled_from(ONES))
@settings(max_examples=60, deadline=None)
def test_a_teen_and_a_digit_are_no_number(teen: str, one: str) -> None:
    assert number_of(f"{teen} {one}") is None


@given(st.sampled_from(ONES), st.sampled_from(ONES + TEENS + TENS))
@settings(max_examples=60, deadline=None)
def test_a_digit_ends_a_number(one: str, more: str) -> None:
    assert number_of(f"{one} {more}") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "and",
        "-",
        "ten two",
        "ten and two",
        "twenty zero",
        "20 5",
        "20 and 5",
        "twenty a",
        "two thousand three thousand",
        "three hundred two hundred",
        "a hundred million billion",
        "three hundred trucks",
        "many",
    ],
)
def test_words_that_make_no_number_are_refused(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("zero", 0),
        ("2 million 300 thousand", 2_300_000),
        ("twelve hundred", 1200),
        ("a hundred thousand", 100_000),
        ("two hundred thousand", 200_000),
        ("1.5 million", 1_500_000),
        ("three dozen", 36),
        ("five thousand twenty", 5020),
        ("ten thousand ten", 10_010),
    ],
)
def test_numbers_with_scales(text: str, n: int) -> None:
    assert number_of(text) == n


# -- people by trade ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "people",
    [
        "nurses", "doctors", "medics", "paramedics", "midwives", "surgeons", "drivers",
        "truck drivers", "bus passengers", "teachers", "students", "pupils", "workers",
        "aid workers", "health workers", "miners", "farmers", "herders", "fishermen", "sailors",
        "pilots", "engineers", "lawyers", "judges", "activists", "reporters", "photographers",
        "volunteers", "employees", "shopkeepers", "guards", "conscripts", "reservists", "priests",
        "pilgrims", "worshippers", "mourners", "bystanders", "survivors", "evacuees",
        "family members", "crew members", "relatives", "teenagers", "firefighters", "commuters",
    ],
)  # fmt: skip
def test_people_told_by_their_trade_are_persons(people: str) -> None:
    text = f"seven {people} were killed near the depot"
    (a,) = amounts_in(Words(text=text, start=0, whole=text))
    assert (a.text, a.low, a.high, a.unit, a.counting_point) == (
        f"seven {people}",
        7,
        7,
        "persons",
        "killed",
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("three guard posts", "positions"),
        ("thirty school buses", "vehicles"),
        ("two student homes", "buildings"),
        ("four worker families", "households"),
        ("five nurse bodies", "bodies"),
        ("six pilot helicopters", "aircraft"),
    ],
)
def test_the_last_noun_says_what_is_counted(text: str, unit: str) -> None:
    (a,) = amounts_in(Words(text=text, start=0, whole=text))
    assert a.unit == unit


# -- one reading of dates for datelines and sentences -------------------------------------------------


@pytest.mark.parametrize(
    "day", ["2 March 2031", "2nd March 2031", "2 of March 2031", "March 2, 2031", "Mar. 2 2031"]
)
@pytest.mark.parametrize("weekday", ["", "Sunday ", "Sunday, ", "Sun, "])
def test_a_dateline_and_a_sentence_read_a_date_alike(weekday: str, day: str) -> None:
    assert find_dateline(f"GOMA, {weekday}{day} (Agency) - The bridge fell.") == "2031-03-02"
    assert value(f"on {weekday}{day}", None) == "2031-03-02"


@pytest.mark.parametrize("day", ["31 April 2031", "February 30, 2031", "29 February 2031"])
def test_a_day_outside_the_calendar_is_none_in_both(day: str) -> None:
    assert find_dateline(f"Published: {day}") is None
    assert value(f"on {day}", None) is None


@pytest.mark.parametrize(
    ("word", "number"), [("March", 3), ("mar.", 3), ("SEPT", 9), ("Sept.", 9), ("may", 5)]
)
def test_months_by_name(word: str, number: int) -> None:
    assert month_of(word) == number


@pytest.mark.parametrize(("word", "number"), [("Monday", 0), ("thurs", 3), ("SUN", 6)])
def test_weekdays_by_name(word: str, number: int) -> None:
    assert day_of_week(word) == number


@given(st.dates())
@settings(max_examples=60, deadline=None)
def test_a_written_date_is_its_own_prefix(day: object) -> None:
    year, month, number = (int(part) for part in str(day).split("-"))
    assert written_date(year, month, number) == str(day)
    assert written_date(year, month) == str(day)[:7]


@pytest.mark.parametrize(
    "text", ["sat", "the sun set", "they wed in May", "mon ami", "the sat nav"]
)
def test_short_weekdays_alone_are_words_like_others(text: str) -> None:
    assert all(t.value is None or t.value.endswith("-05") for t in times_in(text, WEDNESDAY))


def test_a_date_without_a_year_is_no_dateline_and_yet_a_time() -> None:
    assert find_dateline("GOMA, 2 March - The bridge fell.") is None
    assert value("on 2 March", "2031-03-09") == "2031-03-02"
    assert not any(re.fullmatch(p, "2 March", re.I) for p in date_forms(year_needed=True))


# -- a row and an event part share their fields -------------------------------------------------------


def test_the_event_of_a_row_holds_every_field_that_they_share() -> None:
    row = ObservationRow(
        file="t.csv", id="r1", line=2, kind="delivery", at="2031-10-07", until="2031-10-08",
        by=("M23",), to=("Red Cross",), deed="release", item="sailors", place="Goma",
        toward="exchange/day-7", aspects=("timing",), says="done", words="nine went free",
        condition="if all is calm", claimed_by=("M23",), method="desk", grade="B2",
    )  # fmt: skip
    (claim,) = claims_of_row(row, registry=shipped_registry(), parties=("dr-congo", "m23"))
    assert claim.event is not None
    known = {name: getattr(claim.event, name) for name in Observed.__struct_fields__}
    own = {"by": ("m23",), "to": ("icrc",), "place": find_place("Goma")}
    assert known == {n: getattr(row, n) for n in Observed.__struct_fields__} | own
    assert claim.event.mode == "RETREAT/release"
