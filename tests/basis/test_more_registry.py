"""Names, parties, places, hours, figures and times: more examples, each side told as the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.gazetteer import Place, find_place, gazetteer, lies_in, places_in
from truceline.basis.masking import Masker
from truceline.basis.movements import (
    is_movement,
    small_groups,
    times_and_routes,
    told_as_done,
    without_hours,
)
from truceline.basis.names import Spelling, folded, name_index
from truceline.basis.quantity import Quantity, parse_quantity, written
from truceline.basis.registry_of_actors import Registry, processes, registry_of, shipped_registry
from truceline.basis.span import Span
from truceline.basis.time import (
    first_instant,
    interval_of,
    is_partial_time,
    iso,
    last_instant,
    zone,
)
from truceline.basis.withholding import Withheld, apart, clauses, without
from truceline.errors import InputError

REGISTRY = shipped_registry()
LAWFUL = settings(max_examples=25, deadline=None)
HOUR, PLACE = "[hour withheld]", "[place withheld]"


def spelt(*texts: str, target: str = "x") -> list[Spelling]:
    return [Spelling(text=text, target=target) for text in texts]


def seen(index_of: list[Spelling], text: str) -> list[str]:
    """The words of ``text`` at which the spellings are found."""
    found = name_index([index_of]).matches(text)
    return [text[m.span.start : m.span.end] for m in found]


# names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El-Geneina", ("el", "geneina")),
        ("Türkiye’s", ("turkiye", "s")),
        ("  U.S. ", ("u", "s")),
        ("Société_Générale", ("societe", "generale")),
        ("STRASSE Straße", ("strasse", "strasse")),
        ("M23/AFC", ("m23", "afc")),
        ("…—!", ()),
        ("", ()),
    ],
)
def test_more_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("spelling", "text", "found"),
    [
        ("North Gate", "At North Gate they met.", ["North Gate"]),
        ("North Gate", "At North-Gate they met.", ["North-Gate"]),
        ("North Gate", "At north gate they met.", []),
        ("North Gate", "At North, Gate they met.", []),
        ("North Gate", "At Northgate they met.", []),
        ("North Gate", "At North\nGate they met.", ["North\nGate"]),
        ("North Gate", "At North   Gate they met.", []),
        ("ABC", "The ABC met.", ["ABC"]),
        ("ABC", "The Abc met.", []),
        ("ABC", "The ABCD met.", []),
        ("the front", "The Front met.", ["The Front"]),
        ("the front", "the front met.", ["the front"]),
        ("U.S.", "The U.S. said so.", ["U.S."]),
        ("Sána", "In Sana they met.", ["Sana"]),
        ("Sana", "In Sánà they met.", ["Sánà"]),
        ("Front (North)", "The Front (North) met.", ["Front (North)"]),
        ("Ma'rib", "In Ma’rib they met.", ["Ma’rib"]),
    ],
)
def test_more_spellings_match_at_word_borders(spelling: str, text: str, found: list[str]) -> None:
    assert seen(spelt(spelling), text) == found


def test_more_longest_spelling_wins_and_none_overlap() -> None:
    known = [*spelt("River"), *spelt("River Front", target="y"), *spelt("Front", target="z")]
    assert seen(known, "River Front, River, Front River") == [
        "River Front",
        "River",
        "Front",
        "River",
    ]


def test_more_shared_spelling_has_both_targets_and_finds_none() -> None:
    index = name_index([[*spelt("Front", target="a"), *spelt("Front", target="b")]])
    assert [m.targets for m in index.matches("The Front met.")] == [("a", "b")]
    assert index.find("Front") is None


def test_more_later_layer_takes_the_spelling() -> None:
    index = name_index([spelt("Front", target="a"), spelt("Front", target="b")])
    assert index.find("front") == "b"


def test_more_upper_case_spelling_stands_beside_the_other() -> None:
    index = name_index([[*spelt("WHO", target="body"), *spelt("Who", target="band")]])
    found = [m.targets for m in index.matches("The WHO said; Who sang.")]
    assert found == [("body",), ("band",)]


def test_more_adjective_names_nobody_as_a_whole_cell() -> None:
    index = name_index([[Spelling(text="Northern", target="north", adjective=True)]])
    assert index.find("Northern") is None
    assert [m.adjective for m in index.matches("A Northern officer")] == [True]


@LAWFUL
@given(st.lists(st.sampled_from(["Ash", "Ash Ford", "Ford", "and", ",", "ash"]), max_size=8))
def test_more_matches_run_left_to_right_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = list(name_index([spelt("Ash", "Ash Ford", "Ford")]).matches(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(text[m.span.start : m.span.end][0].isupper() for m in found)


# the registry

HILL = Actor(
    id="hill",
    kind="state",
    names={"en": "Hill Republic"},
    aliases=("HR",),
    adjectives=("Hillish",),
    seats=("Hilltown",),
)
DALE = Actor(
    id="dale",
    kind="armed-group",
    names={"en": "Dale Front"},
    aliases=("DF",),
    adjectives=("Dalish",),
    seats=("Daletown",),
)


def sides(*more: Actor) -> Registry:
    return registry_of(((HILL, DALE, *more),))


def body(of: str, **more: object) -> Actor:
    """An institution of one side, told in the same words for either."""
    given_ = {"id": f"{of}/staff", "kind": "institution", "names": {"en": f"{of.title()} Staff"}}
    return Actor(**(given_ | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "name", "short"), [("hill", "Hill Republic", "HR"), ("dale", "Dale Front", "DF")]
)
def test_more_either_side_is_found_by_id_name_and_alias(who: str, name: str, short: str) -> None:
    known = sides()
    assert [known.find(t) for t in (who, name, name.upper(), f"  {short} ")] == [who] * 4


@pytest.mark.parametrize(("who", "seat"), [("hill", "Hilltown"), ("dale", "Daletown")])
@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("{} said that it agreed.", True),
        ("They met in {}.", False),
        ("“No,” {} said.", True),
    ],
)
def test_more_seat_speaks_for_either_side_but_not_as_a_place(
    who: str, seat: str, text: str, speaks: bool
) -> None:
    found = [m.actor for m in sides().mentions(text.format(seat))]
    assert found == ([who] if speaks else [])


@pytest.mark.parametrize(("who", "word"), [("hill", "Hillish"), ("dale", "Dalish")])
def test_more_adjective_tells_membership_of_either_side(who: str, word: str) -> None:
    (found,) = sides().mentions(f"A {word} officer left.")
    assert (found.actor, found.adjective, found.span) == (who, True, Span(2, 2 + len(word)))


@pytest.mark.parametrize("who", ["hill", "dale"])
@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("{}/senior-official", "{}/senior-official"),
        ("{}/nobody-such", None),
        ("{}/", None),
        ("nowhere/senior-official", None),
        ("", None),
    ],
)
def test_more_unnamed_roles_of_either_side(who: str, cell: str, found: str | None) -> None:
    wanted = None if found is None else found.format(who)
    assert sides().find(cell.format(who)) == wanted


@pytest.mark.parametrize("who", ["hill", "dale"])
@pytest.mark.parametrize(
    ("link", "at", "belongs"),
    [
        (Link(to="?"), None, True),
        (Link(to="?"), "2031", True),
        (Link(to="?", since="2031-03"), "2031-02", False),
        (Link(to="?", since="2031-03"), "2031-03-15", True),
        (Link(to="?", since="2031-03-20"), "2031-03", True),
        (Link(to="?", until="2031-03"), "2031-03-31", True),
        (Link(to="?", until="2031-03"), "2031-04-01", False),
        (Link(to="?", since="2032"), None, True),
    ],
)
def test_more_dated_part_belongs_while_the_link_may_hold(
    who: str, link: Link, at: str | None, belongs: bool
) -> None:
    tied = Link(to=who, since=link.since, until=link.until)
    known = sides(body(who, part_of=(tied,)))
    assert known.party_of(f"{who}/staff", ("hill", "dale"), at) == (who if belongs else None)


def test_more_two_equally_near_parties_are_none() -> None:
    known = sides(body("hill", id="both", part_of=(Link(to="hill"), Link(to="dale"))))
    assert known.party_of("both", ("hill", "dale")) is None
    assert known.party_of("both", ("dale",)) == "dale"


def test_more_nearer_party_wins_over_the_one_above() -> None:
    wing = body("dale", id="wing", part_of=(Link(to="dale"),))
    unit = body("dale", id="unit", part_of=(Link(to="wing"),))
    known = sides(wing, unit)
    assert [known.party_of("unit", p) for p in (("wing", "dale"), ("dale",), ("hill",))] == [
        "wing",
        "dale",
        None,
    ]


def test_more_links_in_a_circle_end() -> None:
    known = sides(
        body("hill", id="one", part_of=(Link(to="two"),)),
        body("hill", id="two", part_of=(Link(to="one"),)),
    )
    assert known.party_of("one", ("hill",)) is None


@pytest.mark.parametrize(("who", "other"), [("hill", "dale"), ("dale", "hill")])
@pytest.mark.parametrize(
    ("speaks", "issues", "at", "own"),
    [
        (None, (), None, True),
        (None, ("incidents",), None, True),
        (("incidents",), (), None, False),
        (("incidents",), ("incidents",), None, True),
        (("incidents",), ("incidents", "aid"), None, False),
        (("incidents", "aid"), ("aid",), "2031-05", True),
        (("incidents", "aid"), ("aid",), "2030-05", False),
    ],
)
def test_more_own_word_of_either_side(
    who: str,
    other: str,
    speaks: tuple[str, ...] | None,
    issues: tuple[str, ...],
    at: str | None,
    own: bool,
) -> None:
    staff = body(who, speaks_for=(Speaks(party=who, on=speaks, since="2031"),))
    known = sides(staff)
    assert known.own_word(f"{who}/staff", who, issues, at) is own
    assert known.own_word(f"{who}/staff", other, issues, at) is False


@pytest.mark.parametrize(("who", "name"), [("hill", "Hill Republic"), ("dale", "Dale Front")])
def test_more_printed_forms_are_the_same_for_either_side(who: str, name: str) -> None:
    clerk = body(
        who, id="clerk", kind="office-holder", names={"en": "Ada Roe"}, office="spokesperson"
    )
    dated = msgspec_like(clerk, since="2031-01", until="2032")
    known = sides(body(who, answers_to=(Link(to=who),)), clerk, *dated)
    assert [known.shown(a) for a in (who, f"{who}/staff", "clerk")] == [
        name,
        f"{who.title()} Staff (answers to {name})",
        "Ada Roe (spokesperson)",
    ]
    assert [known.shown(a.id) for a in dated] == [
        "Ada Roe (spokesperson, since 2031-01)",
        "Ada Roe (spokesperson, until 2032)",
        "Ada Roe (spokesperson, 2031-01 to 2032)",
    ]
    assert known.shown(f"{who}/senior-official") == f"unnamed, said to be of {name}"


def msgspec_like(clerk: Actor, *, since: str, until: str) -> tuple[Actor, Actor, Actor]:
    """The same office holder with a beginning, an end, and both."""
    terms = ((since, None), (None, until), (since, until))
    one, two, three = (
        Actor(
            id=f"clerk-{n}",
            kind=clerk.kind,
            names=clerk.names,
            office=clerk.office,
            since=a,
            until=b,
        )
        for n, (a, b) in enumerate(terms)
    )
    return one, two, three


@pytest.mark.parametrize(
    ("actor", "shown"),
    [("nobody", "nobody"), ("nowhere/envoy", "unnamed"), ("unheard of", "unheard of")],
)
def test_more_unknown_actor_prints_as_it_is(actor: str, shown: str) -> None:
    assert REGISTRY.shown(actor) == shown


def test_more_actors_of_a_case_replace_shipped_ones() -> None:
    mine = Actor(id="israel", kind="state", names={"en": "Another Name"})
    known = REGISTRY.with_actors((mine,))
    assert (known.shown("israel"), known.find("Another Name")) == ("Another Name", "israel")
    assert REGISTRY.find("Another Name") is None


@pytest.mark.parametrize("process", processes(), ids=lambda p: p.id)
def test_more_parties_of_a_process_are_their_own_word_and_nobody_elses(process: object) -> None:
    parties: tuple[str, ...] = process.parties  # type: ignore[attr-defined]
    for party in parties:
        assert REGISTRY.party_of(party, parties) == party
        assert [p for p in parties if REGISTRY.own_word(party, p)] == [party]
        assert REGISTRY.find(REGISTRY.shown(party).partition(" (")[0]) in {party, None}


# places


def test_more_places_lie_in_themselves_and_nowhere_unknown() -> None:
    assert all(lies_in(p, p) for p in gazetteer())
    assert not lies_in("no-such-place", "gaza")


def test_more_within_leads_up_without_circles() -> None:
    for place in gazetteer().values():
        walked, at = [place.id], place.within
        while at is not None and at in gazetteer():
            assert at not in walked
            assert lies_in(place.id, at)
            walked.append(at)
            at = gazetteer()[at].within


def test_more_place_has_its_first_name_where_no_english_one_is_given() -> None:
    assert Place(id="x", kind="city", names={"fr": "Lac", "ar": "بحيرة"}).name == "Lac"


@pytest.mark.parametrize("place", sorted(gazetteer())[::12])
def test_more_id_of_a_place_stands_for_itself(place: str) -> None:
    assert find_place(f" {place} ") == place


@pytest.mark.parametrize("cell", ["", "Atlantis of the West", "—"])
def test_more_unknown_place_is_none(cell: str) -> None:
    assert find_place(cell) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aid reached Rafah and Khan Younis.", ["Rafah", "Khan Younis"]),
        ("Fighting went on near Goma.", ["Goma"]),
        ("El Fasher was shelled.", ["El Fasher"]),
        ("Nothing was told of any place.", []),
    ],
)
def test_more_places_of_a_sentence(text: str, words: list[str]) -> None:
    assert [text[m.span.start : m.span.end] for m in places_in(text)] == words


# hours and small groups


@pytest.mark.parametrize("who", ["Hamas", "Israel", "M23", "the army"])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{} will release the captives at 09:30.", "{} will release the captives at *."),
        (
            "{} will release the captives at 5 p.m. on Sunday.",
            "{} will release the captives at * on Sunday.",
        ),
        ("{} released the captives at 09:30.", "{} released the captives at 09:30."),
        ("{} will speak at 09:30.", "{} will speak at 09:30."),
        ("{} will withdraw its forces at noon.", "{} will withdraw its forces at *."),
    ],
)
def test_more_hours_to_come_are_withheld_for_every_side(who: str, text: str, shown: str) -> None:
    told = text.format(who)
    assert without(told, times_and_routes(told, REGISTRY)) == shown.format(who).replace("*", HOUR)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("At 14:05 GMT they met.", "At * they met."),
        ("It began at half past seven.", "It began at *."),
        ("It began at 7 o’clock in the morning.", "It began at *."),
        ("It began at 0600 hours.", "It began at *."),
        ("It began at 5 p.m.", "It began at *."),
        ("It began on 2031-03-02T07:00Z.", "It began on 2031-03-02."),
        ("It began at midnight.", "It began at *."),
        ("Three trucks came on 2 March.", "Three trucks came on 2 March."),
        ("A ratio of 3 to 1 held.", "A ratio of 3 to 1 held."),
    ],
)
def test_more_clock_times_are_withheld(text: str, shown: str) -> None:
    assert without_hours(text) == shown.replace("*", HOUR)


@LAWFUL
@given(st.integers(0, 23), st.integers(0, 59))
def test_more_every_clock_time_is_withheld_once_and_for_all(hour: int, minute: int) -> None:
    once = without_hours(f"It begins at {hour:02d}:{minute:02d}.")
    assert once == f"It begins at {HOUR}."
    assert without_hours(once) == once


@pytest.mark.parametrize(
    ("clause", "done"),
    [
        ("The captives were released.", True),
        ("The trucks entered.", True),
        ("The captives will be released.", False),
        ("It said that the captives would be released.", False),
        ("Both sides say so.", False),
    ],
)
def test_more_deeds_told_as_done(clause: str, done: bool) -> None:
    assert told_as_done(clause) is done


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("They will release the captives.", True),
        ("The convoy goes north.", True),
        ("The forces will withdraw.", True),
        ("The text is long.", False),
    ],
)
def test_more_words_of_movement(text: str, moves: bool) -> None:
    assert is_movement(text) is moves


@pytest.mark.parametrize("holder", ["Hamas", "Israel", "The army", "The group"])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{} holds two elderly women.", "{} holds two *."),
        ("{} holds twenty elderly women.", "{} holds twenty elderly women."),
        ("{} holds three captives.", "{} holds three captives."),
        ("{} met two elderly women.", "{} met two elderly women."),
    ],
)
def test_more_categories_of_few_are_withheld_whoever_holds_them(
    holder: str, text: str, shown: str
) -> None:
    told = text.format(holder)
    assert without(told, small_groups(told)) == shown.format(holder).replace("*", "people")


@pytest.mark.parametrize(("one", "other"), [("Hamas", "Israel"), ("M23", "DR Congo")])
def test_more_public_edition_is_the_same_with_sides_swapped(one: str, other: str) -> None:
    text = "{0} said that {1} will release two elderly women at 09:30, says Anna Verik."
    masker = Masker(REGISTRY)
    there, back = masker.public(text.format(one, other)), masker.public(text.format(other, one))
    assert there.replace(one, "?").replace(other, "!") == back.replace(other, "?").replace(one, "!")
    assert "09:30" not in there and "Verik" not in there


# pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two.", ["One. ", "Two."]),
        ("One; two.", ["One; ", "two."]),
        ("Mr. Roe left. He did.", ["Mr. Roe left. ", "He did."]),
        ("At 5 p.m. they left.", ["At 5 p.m. they left."]),
        ("One\n\nTwo", ["One\n\n", "Two"]),
        ("“Never.” He left.", ["“Never.” ", "He left."]),
        ("", [""]),
    ],
)
def test_more_clauses_of_a_text(text: str, pieces: list[str]) -> None:
    assert [text[s.start : s.end] for s in clauses(text)] == pieces


@LAWFUL
@given(st.text(alphabet="aB .;!\n”“p", max_size=40))
def test_more_clauses_cover_the_text(text: str) -> None:
    assert "".join(text[s.start : s.end] for s in clauses(text)) == text


@LAWFUL
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=8))
def test_more_withheld_pieces_are_apart_and_the_first_counts(raw: list[tuple[int, int]]) -> None:
    found = [Withheld(Span(a, a + n), "*") for a, n in raw]
    kept = apart(found)
    assert apart(kept) == kept
    assert all(a.span.end <= b.span.start for a, b in pairwise(kept))
    assert all(any(k.span.meets(f.span) for k in kept) for f in found)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [(0, None, "ab*ef"), (0, 3, "ab*"), (3, None, "ef"), (4, 6, "ef"), (0, 2, "ab"), (2, 4, "*")],
)
def test_more_piece_of_a_masked_text(start: int, end: int | None, shown: str) -> None:
    assert without("abcdef", (Withheld(Span(2, 4), "*"),), start, end) == shown


# figures


@pytest.mark.parametrize(
    ("a", "b", "apart_"),
    [
        ("45", "46", True),
        ("45..", "44", True),
        ("45..", "45", False),
        (">45", "45", True),
        ("<45", "45", True),
        ("..45", "45", False),
        ("40..50", "50..60", False),
        ("40..50", "51..60", True),
        ("~45", "900", False),
        ("1,000", "1000", False),
        (">9", "<10", False),
    ],
)
def test_more_figures_that_cannot_both_hold(a: str, b: str, apart_: bool) -> None:
    one, other = parse_quantity(a), parse_quantity(b)
    assert (one.cannot_equal(other), other.cannot_equal(one)) == (apart_, apart_)


@pytest.mark.parametrize(
    "cell", ["", "many", "5-7", "60..45", "~5..", ">5..", "..5..", "1,23", "-4", "4 5", "~", "٤x"]
)
def test_more_cells_that_are_no_figures(cell: str) -> None:
    with pytest.raises(InputError, match="is not a figure"):
        parse_quantity(cell)


@LAWFUL
@given(st.integers(0, 10**9), st.sampled_from(["{}", "~{}", ">{}", "<{}", "..{}", "{}.."]))
def test_more_figure_with_thousands_is_the_same_figure(n: int, form: str) -> None:
    plain, grouped = parse_quantity(form.format(n)), parse_quantity(form.format(f"{n:,}"))
    assert written(plain) == written(grouped) == form.format(n)
    assert (plain.low, plain.high, plain.about) == (grouped.low, grouped.high, grouped.about)


@pytest.mark.parametrize(
    ("cell", "due", "reached"),
    [
        ("45", 45, True),
        ("44", 45, False),
        ("45..", 45, True),
        ("..90", 45, False),
        ("~90", 45, False),
        (">45", 45, True),
    ],
)
def test_more_only_what_is_surely_there_reaches_what_is_due(
    cell: str, due: int, reached: bool
) -> None:
    assert parse_quantity(cell).reaches(due) is reached
    assert Quantity().reaches(0) is False


# times

GAZA = zone("Asia/Gaza")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", "2031-01-01T00:00:00", "2031-12-31T23:59:59.999999"),
        ("2031-12", "2031-12-01T00:00:00", "2031-12-31T23:59:59.999999"),
        ("2032-02", "2032-02-01T00:00:00", "2032-02-29T23:59:59.999999"),
        ("2031-03-02", "2031-03-02T00:00:00", "2031-03-02T23:59:59.999999"),
        ("2031-03-02T07:00", "2031-03-02T07:00:00", "2031-03-02T07:00:59.999999"),
        ("2031-03-02 07:00", "2031-03-02T07:00:00", "2031-03-02T07:00:59.999999"),
        ("2031-03-02T07:00:05", "2031-03-02T07:00:05", "2031-03-02T07:00:05.999999"),
        ("2031-03-02T07:00:05.25", "2031-03-02T07:00:05.25", "2031-03-02T07:00:05.25"),
        ("2031-03-02T07:00+02:00", "2031-03-02T05:00:00", "2031-03-02T05:00:59.999999"),
        ("2031-03-02T07:00Z", "2031-03-02T07:00:00", "2031-03-02T07:00:59.999999"),
    ],
)
def test_more_bounds_of_a_partial_time(text: str, first: str, last: str) -> None:
    utc = zone("UTC")
    assert first_instant(text, utc) == datetime.fromisoformat(first).replace(tzinfo=UTC)
    assert last_instant(text, utc) == datetime.fromisoformat(last).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31",
        "2031-3",
        "2031-13",
        "2031-02-29",
        "2031-00",
        "2031-03-02T24:00",
        "2031-03-02T7:00",
        "soon",
        "2031/03/02",
    ],
)
def test_more_texts_that_are_no_partial_time(text: str) -> None:
    assert is_partial_time(text) is False
    with pytest.raises(InputError):
        interval_of(text, GAZA)


def test_more_day_on_which_clocks_change_has_twenty_three_or_five_hours() -> None:
    kyiv = zone("Europe/Kyiv")
    spans = [interval_of(d, kyiv) for d in ("2025-03-30", "2025-10-26", "2025-07-01")]
    tick = timedelta(microseconds=1)
    assert [s.last - s.first + tick for s in spans] == [timedelta(hours=h) for h in (23, 25, 24)]


@LAWFUL
@given(st.dates(datetime(1990, 1, 1).date(), datetime(2090, 1, 1).date()))
def test_more_day_lies_in_its_month_and_its_year(day: object) -> None:
    text = str(day)
    spans = [interval_of(text[:n], GAZA) for n in (10, 7, 4)]
    assert all(b.first <= a.first and a.last <= b.last for a, b in pairwise(spans))
    assert spans[0].meets(spans[2]) and not spans[0].before(spans[1])


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "Gaza"])
def test_more_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="is not a time zone"):
        zone(name)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2031-03-02T07:00", "2031-03-02T07:00+00:00"),
        ("2031-03-02T07:00:05", "2031-03-02T07:00:05+00:00"),
        ("2031-03-02", "2031-03-02T00:00+00:00"),
    ],
)
def test_more_moment_is_written_to_the_minute_where_it_is_one(text: str, shown: str) -> None:
    assert iso(first_instant(text, zone("UTC")), zone("UTC")) == shown
