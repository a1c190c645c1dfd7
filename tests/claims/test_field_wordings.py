"""Wordings of the field in three tables: figures, times, conditions; every one told both ways round."""

from __future__ import annotations

import pytest

from truceline.claims.amounts import amounts_in
from truceline.claims.conditions import conditions_in
from truceline.claims.times import first_time
from truceline.claims.words import Words

WEDNESDAY = "2025-03-12"
# A figure as LOW..HIGH, >LOW, <HIGH or ~ABOUT and its unit; "-" for none.
FIGURES = """
not fewer than 30 {a} fighters fell           | 30.. persons
upward of 3,000 families fled                 | 3000.. households
a maximum of 50 monitors, {a} says            | ..50 persons
just over 50 trucks for {a}                   | >50 trucks
well under 50 trucks for {a}                  | <50 trucks
~300 {a} soldiers                             | ~300 persons
two to three hundred families                 | 200..300 households
some 15 to 20 gunmen of {a}                   | 15..20 persons
half a million people                         | 500000 persons
half a dozen rockets                          | 6 rockets
two and a half tonnes of flour                | 2.5 tonnes
1.2m people need food                         | 1200000 persons
1 200 people crossed                          | 1200 persons
1.200 people crossed                          | 1200 persons
300k litres of fuel                           | 300000 litres
20km south of the town                        | 20 kilometres
500m from the fence                           | 500 metres
US$3.5 billion                                | 3500000000 dollars
20,000 US dollars were paid                   | 20000 dollars
nine trucks came; €20,000 was paid            | 9 trucks; 20000 -
two-thirds of the houses were destroyed       | 66.6667 percent
about a third of the families                 | ~33.3333 percent
no more than half of the convoys got through  | ..50 percent
one in five children                          | 20 percent
13 trucks or more                             | 13.. trucks
50 tonnes or less                             | ..50 tonnes
nine drone attacks by {a} and nine attacks    | 9 strikes; 9 incidents
a 60-truck convoy                             | 60 trucks
the village was shelled four times by {a}     | 4 incidents
two 120mm mortar shells                       | 2 shells
nine Cambodians and nine loyalists of {a}     | 9 persons; 9 persons
six bases of {a}                              | 6 positions
18 loitering munitions                        | 18 drones
a single soldier was killed by {a}            | 1 persons
b) 3 {a} soldiers were killed                 | 3 persons
1. {A} will leave                             | none
{a} will not give up a single metre           | none
data about 84 missing persons of {a}          | 84 persons
paragraphs 3 and 4, and UNSCR 2803            | none
the two delegations will meet {b} at km 14    | none
155mm shells of {a}                           | none
a third soldier of {a} was wounded            | none
"""
TIMES = """
{a} shelled the town at dawn on Monday                         | 2025-03-10
{a} fired at 1430 GMT on Tuesday                               | 2025-03-11T14:30
{a} fired at 0630 on 9 March                                   | 2025-03-09T06:30
{a} fired at 5pm (1500 GMT) on Tuesday                         | 2025-03-11T17:00
{a} fired at about 06:00 on Tuesday                            | 2025-03-11T06:00
{a} fired at eight o'clock on Monday morning                   | 2025-03-10T08:00
since about eight last night {a} has fired                     | 2025-03-11T20:00
on the 8th between 6.10 and 6.40 in the morning {a} fired      | 2025-03-08T06:10
{a} fired earlier in the day                                   | 2025-03-12
{a} fired before dawn on Sunday                                | 2025-03-09
{a} fired the previous evening                                 | 2025-03-11
{a} fired on 9 March and left the following day                | 2025-03-09
{a} fired on 09.03.2025                                        | 2025-03-09
{a} fired at 2025-03-09T14:30Z                                 | 2025-03-09T14:30
{a} fired on Tuesday last week                                 | 2025-03-04
{a} fired over the past two days                               | 2025-03
{a} has been there since the beginning of the month            | 2025-03
{a} left on the 8th of last month                              | 2025-02-08
{a} left in the summer of 2024                                 | 2024
{a} left last autumn                                           | 2024
{a} will leave within 72 hours                                 | 2025-03-15
{a} had promised to leave {b} alone; all within 72 hours       | -
{a} will leave within two weeks                                | 2025-03-26
{a} will leave within two weeks of the signing                 | -
{a} will leave in two days' time                               | 2025-03-14
{a} will leave at midnight tonight                             | 2025-03-13T00:00
{a} will leave on 2 January                                    | 2026-01-02
the truce with {a} starts on Sunday                            | 2025-03-16
talks with {a} resume on Monday                                | 2025-03-17
talks with {a} resumed on Monday                               | 2025-03-10
the truce ends at midnight                                     | 2025-03-13T00:00
KABUL, 12 March (Wire) — {A} will leave on Sunday              | 2025-03-16
troops of {a} march on the town                                | -
"""
# The condition stands between brackets.
CONDITIONS = """
[If {a} frees the captives] {b} will leave.
[If {a} leaves, withdraws its guns and frees the men], the talks with {b} will go on.
{A} will leave [if, and only if, {b} leaves].
{A} will free the captives [providing {b} leaves the town].
The truce holds [only as long as {a} keeps to it].
The crossing will open [after the bodies are returned], {a} says.
The deal of {a} is [subject to approval by {b}].
The withdrawal of {a} [depends on the return of the bodies].
{A} is ready to fight [should {b} return].
[Were {a} to return], {b} would fight.
[Had {a} kept to the map], the talks with {b} would have gone on.
{A} must leave the town [before any captive is freed].
No captive will be freed by {a} [without a withdrawal].
[Absent a written guarantee], {a} will not leave.
Fighters of {a} will not fire [except in self-defence].
[Assuming the list is right], {a} will free the men.
The list must come by Sunday, [failing which {a} will return].
{A} will leave [the moment the list is handed over].
[Not until the siege is lifted] will {a} give a list.
[Only if attacked] will {a} answer.
[Whenever fire is opened on {a}], it will answer.
It is unclear if {a} had left.
{A}, once the strongest in the region, has left.
The plan of {a} provided for a withdrawal; the pending cases will be heard.
{A} left after the list was handed over, when {b} shelled the town.
{A} should leave the town.
The convoy of {a} crossed without an escort.
The patience of {a} is not without limit.
If anything, the shelling by {a} has grown.
{A} spoke on condition of anonymity.
"""
WAYS = (("the army", "the movement"), ("the movement", "the army"))


def lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


def told(line: str, way: tuple[str, str]) -> str:
    """Return a line told of one pair of parties."""
    a, b = way
    return line.format(a=a, A=a.capitalize(), b=b)


def as_words(text: str) -> Words:
    return Words(text=text, start=0, whole=text)


def figure(low: float | None, high: float | None, about: float | None, exclusive: bool) -> str:
    """Return bounds as the table writes them."""
    if about is not None:
        return f"~{about:.10g}"
    if low is not None and low == high:
        return f"{low:.10g}"
    if exclusive:
        return f">{low:.10g}" if high is None else f"<{high:.10g}"
    return "..".join("" if n is None else f"{n:.10g}" for n in (low, high))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line", lines(FIGURES))
def test_figures_as_the_field_words_them(line: str, way: tuple[str, str]) -> None:
    text, _, expected = (part.strip() for part in told(line, way).partition("|"))
    found = [
        f"{figure(a.low, a.high, a.about, a.exclusive)} {a.unit or '-'}"
        for a in amounts_in(as_words(text))
    ]
    assert "; ".join(found) == expected.replace("none", "")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line", lines(TIMES))
def test_times_as_the_field_words_them(line: str, way: tuple[str, str]) -> None:
    text, _, expected = (part.strip() for part in told(line, way).partition("|"))
    found = first_time(as_words(text), WEDNESDAY)
    assert ((found and found.value) or "-") == expected
    undated = first_time(as_words(text), None)
    assert undated is None or undated.value in {None, expected}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line", lines(CONDITIONS))
def test_conditions_as_the_field_words_them(line: str, way: tuple[str, str]) -> None:
    whole = told(line, way)
    expected = [part.partition("]")[0] for part in whole.split("[")[1:]]
    text = whole.replace("[", "").replace("]", "")
    assert [c.text for c in conditions_in(as_words(text))] == expected
