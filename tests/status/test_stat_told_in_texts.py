"""What only a text tells: readings of the phase, answers to a lever, incidents of unnamed sources."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import msgspec
import pytest

from support.telling import TRUCE, TZ, days, status_at, told, truce
from truceline.agreement import Agreement
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import last_instant
from truceline.claims import extract_claims
from truceline.record.held import HeldClaim
from truceline.reports import read_report_bytes
from truceline.reports.report import Metadata
from truceline.status import Status

REGISTRY = shipped_registry()
NAMES = {
    "hamas": "Hamas", "israel": "Israel", "ukraine": "Ukraine", "russia": "Russia", "eln": "the ELN",
    "colombia": "Colombia", "m23": "M23", "dr-congo": "the Democratic Republic of the Congo",
    "armenia": "Armenia", "azerbaijan": "Azerbaijan", "india": "India", "pakistan": "Pakistan",
}  # fmt: skip
PAIRS = [
    ("hamas", "israel"), ("israel", "hamas"), ("ukraine", "russia"), ("russia", "ukraine"),
    ("m23", "dr-congo"), ("dr-congo", "m23"), ("armenia", "azerbaijan"), ("azerbaijan", "armenia"),
]  # fmt: skip
pairs = pytest.mark.parametrize(("one", "other"), PAIRS)
_numbers = count(1)


def between(one: str, other: str, text: str = TRUCE) -> Agreement:
    """The invented truce with ``one`` as a and ``other`` as b."""
    named = text.replace("{a: Party A, b: Party B}", f"{{{one}: One, {other}: Other}}")
    for old, new in (("a", one), ("b", other)):
        named = named.replace(f"party: {old}", f"party: {new}").replace(f"to: {old}", f"to: {new}")
    return truce(named.replace("[a, b]", f"[{one}, {other}]"))


def report(text: str, day: int, parties: tuple[str, str], outlet: str = "wire") -> list[HeldClaim]:
    published, number = days(day), next(_numbers)
    held = read_report_bytes(
        text.encode(), file=f"report-{number}.txt", metadata=Metadata(published=published)
    )
    claims = extract_claims(held, registry=REGISTRY, parties=parties)
    return [
        HeldClaim(
            claim=c, outlet=outlet, published=published, received=last_instant(published, TZ),
            recorded=datetime(2032, 1, 1, tzinfo=UTC), sequence=number, declared=True,
        )
        for c in claims
    ]  # fmt: skip


def named(party: str, start: bool = False) -> str:
    name = NAMES[party]
    return name[0].upper() + name[1:] if start else name


def said(party: str, words: str, day: int, parties: tuple[str, str]) -> list[HeldClaim]:
    return report(f"{named(party, start=True)} said {words}.", day, parties)


def phases(*held: HeldClaim, at: int, one: str, other: str) -> dict[str, tuple[str | None, str, str]]:  # fmt: skip
    views = status_at(held, days(at), between(one, other), REGISTRY).phase.views
    return {v: (p.id, p.state, p.basis) for v, p in views.items()}


# Readings of the phase


@pairs
@pytest.mark.parametrize(
    "words",
    [
        "the first phase of the agreement has ended",
        "the first stage had expired",
        "phase one is over",
        "the initial phase of the truce has ended",
    ],
)
def test_who_says_that_the_phase_has_ended_sees_it_ended(one: str, other: str, words: str) -> None:
    found = phases(*said(one, words, 8, (one, other)), at=9, one=one, other=other)
    assert found[one] == ("phase-1", "ended", "said")
    for view in (other, "found", "others", "as-encoded"):
        assert found[view] == ("phase-1", "in-force", "silent")


@pairs
def test_the_phase_ends_on_the_day_of_the_word_in_the_view_of_its_speaker(
    one: str, other: str
) -> None:
    held = said(one, "the first phase of the agreement has ended", 8, (one, other))
    views = status_at(held, days(12), between(one, other), REGISTRY).phase.views
    assert (views[one].until, views[other].until) == (days(8), days(20))
    assert views[one].why[0].claims == (held[0].claim.id,)


@pairs
@pytest.mark.parametrize("day", [8, 22])
@pytest.mark.parametrize(
    "words",
    [
        "the agreement is still in force",
        "the ceasefire agreement is still in force",
        "the agreement is still binding",
    ],
)
def test_who_says_that_the_agreement_holds_sees_its_phase_in_force(
    one: str, other: str, words: str, day: int
) -> None:
    found = phases(*said(one, words, day, (one, other)), at=day + 1, one=one, other=other)
    silent = "in-force" if day < 20 else "open"
    assert found[one] == ("phase-1", "in-force", "follows")
    assert found[other] == ("phase-1", silent, "silent")


@pairs
def test_the_phase_that_goes_on_until_something_goes_on_in_that_view(one: str, other: str) -> None:
    words = "the first phase of the agreement remains in force until talks on the second conclude"
    found = phases(*said(one, words, 22, (one, other)), at=23, one=one, other=other)
    assert (found[one], found[other]) == (
        ("phase-1", "in-force", "said"),
        ("phase-1", "open", "silent"),
    )


@pairs
def test_two_readings_told_in_texts_contest_the_phase(one: str, other: str) -> None:
    parties = (one, other)
    held = [
        *said(one, "the first phase of the agreement has ended", 21, parties),
        *said(other, "the agreement is still in force", 22, parties),
    ]
    status = status_at(held, days(23), between(one, other), REGISTRY)
    assert (status.phase.outcome.kind, status.phase.outcome.on) == ("contested", ("reading",))
    assert set(status.phase.outcome.by) == {one, other}
    assert [c.kind for c in status.contradictions] == ["reading"]
    assert "phases-and-duration" in {p.issue for p in status.sticking_points}


@pairs
def test_a_later_reading_of_the_same_side_replaces_the_earlier(one: str, other: str) -> None:
    parties = (one, other)
    held = [
        *said(one, "the first phase of the agreement has ended", 8, parties),
        *said(one, "the agreement is still in force", 10, parties),
    ]
    assert phases(*held, at=9, one=one, other=other)[one][1] == "ended"
    assert phases(*held, at=11, one=one, other=other)[one][1] == "in-force"


@pairs
@pytest.mark.parametrize("speaker", ["Qatar", "The United Nations", "Egypt", "Medical sources"])
def test_nobody_else_decides_the_phase_of_a_party(one: str, other: str, speaker: str) -> None:
    held = report(f"{speaker} said the first phase of the agreement has ended.", 8, (one, other))
    found = phases(*held, at=9, one=one, other=other)
    assert {v: f[1:] for v, f in found.items()} == dict.fromkeys(found, ("in-force", "silent"))


@pairs
def test_an_unnamed_members_reading_is_not_its_partys(one: str, other: str) -> None:
    held = said(one, "the first phase of the agreement has ended", 8, (one, other))
    replace = msgspec.structs.replace
    loose = [replace(h, claim=replace(h.claim, official=False)) for h in held]
    assert phases(*loose, at=9, one=one, other=other)[one] == ("phase-1", "in-force", "silent")


@pairs
def test_a_reading_is_not_known_before_it_was_made(one: str, other: str) -> None:
    held = said(one, "the first phase of the agreement has ended", 8, (one, other))
    assert phases(*held, at=7, one=one, other=other)[one] == ("phase-1", "in-force", "silent")


def test_an_undated_reading_decides_nothing() -> None:
    held = said("hamas", "the first phase of the agreement has ended", 8, ("hamas", "israel"))
    undated = [msgspec.structs.replace(h, published=None, declared=False) for h in held]
    found = phases(*undated, at=9, one="hamas", other="israel")
    assert found["hamas"] == ("phase-1", "in-force", "silent")


@pytest.mark.parametrize(("one", "other"), PAIRS[:2])
def test_phases_of_other_names_are_met_by_their_number(one: str, other: str) -> None:
    text = TRUCE.replace("phase-1", "calm").replace("phase-2", "accord")
    agreement = between(one, other, text)
    held = said(one, "the first phase of the agreement has ended", 8, (one, other))
    views = status_at(held, days(9), agreement, REGISTRY).phase.views
    assert (views[one].id, views[one].state, views[other].state) == ("calm", "ended", "in-force")


def test_readings_of_unlike_clauses_do_not_contradict() -> None:
    parties = ("hamas", "israel")
    held = [
        *said("hamas", "the agreement does not oblige it to disarm", 8, parties),
        *said("israel", "the agreement provides for inspections at the crossing", 8, parties),
    ]
    assert status_at(held, days(9), between(*parties), REGISTRY).contradictions == ()


# Answers to a lever

LEVERS = {
    "camp": ("a", "withdraw", "withdraw from the river camp"),
    "aid": ("b", "admit", "admit 100 trucks"),
    "captives/day-6": ("a", "release", "release 10 persons"),
}


def lever_word(step: str, one: str, other: str, day: int = 4) -> HeldClaim:
    holder = {"a": one, "b": other}[LEVERS[step][0]]
    return told(
        holder, "withheld", step, at=days(day), by=(holder,), deed=LEVERS[step][1],
        condition="until the lists are complete",
    )  # fmt: skip


ANSWERS = {
    "aid": [
        "{a} rejected {b}'s decision to suspend the entry of aid.",
        "{a} said that {b} has no right to halt the entry of aid.",
        "{a} accused {b} of blocking the entry of aid trucks.",
    ],
    "captives/day-6": [
        "{b} rejected {a}'s decision to postpone the release of captives.",
        "{b} condemned {a}'s decision to suspend the release of hostages.",
    ],
}
CASES = [(step, text) for step, texts in ANSWERS.items() for text in texts]


def answers(step: str, held: list[HeldClaim], one: str, other: str, at: int = 12) -> tuple[str, ...]:  # fmt: skip
    (lever,) = status_at(held, days(at), between(one, other), REGISTRY).levers
    assert lever.withholds == LEVERS[step][2]
    return lever.answers


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
@pytest.mark.parametrize(("step", "text"), CASES)
@pytest.mark.parametrize(("day", "counts"), [(3, False), (4, True), (7, True)])
def test_an_answer_told_only_in_a_text_stands_at_its_lever(
    one: str, other: str, step: str, text: str, day: int, counts: bool
) -> None:
    words = text.format(a=NAMES[one], b=NAMES[other])
    told_in_text = report(words[0].upper() + words[1:], day, (one, other))
    found = answers(step, [lever_word(step, one, other), *told_in_text], one, other)
    assert bool(set(found) & {h.claim.id for h in told_in_text}) is counts


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
def test_an_answer_after_the_end_of_the_lever_is_none(one: str, other: str) -> None:
    step = "captives/day-6"
    resumed = told(one, "resumed", step, at=days(6), by=(one,), deed="release")
    text = ANSWERS[step][0].format(a=NAMES[one], b=named(other, True))
    late = report(text, 9, (one, other))
    assert answers(step, [lever_word(step, one, other), resumed, *late], one, other) == ()


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
@pytest.mark.parametrize("speaker", ["Qatar", "A diplomat", "Residents"])
def test_only_parties_answer(one: str, other: str, speaker: str) -> None:
    text = f"{speaker} said that {NAMES[other]} had halted the entry of aid on 5 March."
    held = [lever_word("aid", one, other), *report(text, 5, (one, other))]
    assert answers("aid", held, one, other) == ()


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
def test_words_on_another_deed_are_no_answer(one: str, other: str) -> None:
    text = f"{named(one, True)} accused {NAMES[other]} of delaying the release of detainees."
    held = [lever_word("aid", one, other), *report(text, 5, (one, other))]
    assert answers("aid", held, one, other) == ()


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
def test_the_holders_own_words_are_no_answer(one: str, other: str) -> None:
    text = f"{named(other, True)} said it had suspended the entry of aid."
    told_again = report(text, 5, (one, other))
    held = [lever_word("aid", one, other), *told_again]
    levers = status_at(held, days(12), between(one, other), REGISTRY).levers
    assert {a for v in levers for a in v.answers} == set()


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
def test_an_answer_never_moves_the_step(one: str, other: str) -> None:
    lever = lever_word("aid", one, other)
    text = report(ANSWERS["aid"][1].format(a=named(one, True), b=NAMES[other]), 5, (one, other))
    agreement = between(one, other)

    def holder(status: Status) -> dict[str, str]:
        return {s.id: s.views[other].state for s in status.obligations}

    alone, answered = (
        status_at(h, days(9), agreement, REGISTRY) for h in ([lever], [lever, *text])
    )
    assert holder(alone) == holder(answered)


@pytest.mark.parametrize(("one", "other"), PAIRS[:4])
def test_a_lever_told_only_in_a_text_is_a_lever_of_a_quota(one: str, other: str) -> None:
    text = (
        f"{named(other, True)} is suspending the entry of aid trucks until the bodies are returned."
    )
    said_so = text.replace(" is ", " said it is ")
    (lever,) = status_at(report(said_so, 4, (one, other)), days(6), between(one, other), REGISTRY).levers  # fmt: skip
    assert (lever.party, lever.for_, lever.since) == (other, "until the bodies are returned", days(4))  # fmt: skip


# Incidents told by those whom a report does not name

TOLLS = [
    ("Medical sources said {n} people were killed in an airstrike in Rafah{day}.", "killed"),
    ("Residents said tank shelling wounded {n} people in Gaza City{day}.", "wounded"),
    ("Local officials said {n} people were killed by drone strikes in Kherson{day}.", "killed"),
    ("Witnesses said {n} villagers were killed when shells hit a market in Goma{day}.", "killed"),
]


def counted(*held: HeldClaim, at: int = 10) -> list[tuple[str, str, int | float | None]]:
    status = status_at(held, days(at), between("hamas", "israel"), REGISTRY)
    return [(i.source, i.kind, i.low) for i in status.incidents]


@pytest.mark.parametrize(("text", "kind"), TOLLS)
@pytest.mark.parametrize("day", ["", " on 7 March", " on Friday"])
def test_an_incident_of_an_unnamed_source_is_listed_with_or_without_its_day(
    text: str, kind: str, day: str
) -> None:
    held = report(text.format(n=3, day=day), 8, ("hamas", "israel"))
    assert counted(*held) == [("unnamed", kind, 3)]


@pytest.mark.parametrize(("text", "kind"), TOLLS)
def test_unnamed_sources_of_two_reports_are_never_added(text: str, kind: str) -> None:
    parties = ("hamas", "israel")
    held = [h for n, d in ((3, 7), (4, 8)) for h in report(text.format(n=n, day=""), d, parties)]
    assert sorted(counted(*held)) == [("unnamed", kind, 3), ("unnamed", kind, 4)]


def test_two_unnamed_sources_of_one_report_are_never_added() -> None:
    text = (
        "Medical sources said three people were killed in an airstrike in Rafah on 7 March. "
        "Residents said five people were killed in an airstrike in Jabalia on 7 March."
    )
    held = report(text, 8, ("hamas", "israel"))
    assert sorted(counted(*held)) == [("unnamed", "killed", 3), ("unnamed", "killed", 5)]


def test_one_unnamed_source_of_one_report_is_one_voice() -> None:
    text = (
        "Medical sources said three people were killed in an airstrike in Rafah on 7 March. "
        "Medical sources said five people were killed in an airstrike in Jabalia on 6 March."
    )
    held = report(text, 8, ("hamas", "israel"))
    assert counted(*held) == [("unnamed", "killed", 8)]


@pytest.mark.parametrize(
    ("speaker", "actor"), [("An Israeli official", "israel"), ("A Hamas official", "hamas")]
)
def test_unnamed_members_of_a_party_are_not_linked_across_reports(speaker: str, actor: str) -> None:
    text = f"{speaker} said {{n}} people were killed by shelling in Rafah on 7 March."
    held = [h for n in (2, 6) for h in report(text.format(n=n), 8, ("hamas", "israel"))]
    found = counted(*held)
    assert {low for _, _, low in found} == {2, 6}
    assert len(found) == 2
    assert {source.split("/")[0] for source, _, _ in found} == {actor}


def test_a_named_source_is_one_across_reports() -> None:
    text = "The Gaza health ministry said {n} people were killed by shelling in {p} on {d} March."
    cells = ((2, "Rafah", 6), (6, "Jabalia", 7))
    held = [
        h for n, p, d in cells for h in report(text.format(n=n, p=p, d=d), 8, ("hamas", "israel"))
    ]
    assert counted(*held) == [("gaza-health-ministry", "killed", 8)]


def test_a_plan_and_a_fear_are_no_incident() -> None:
    text = "Residents said shelling could kill dozens of people in Rafah."
    assert counted(*report(text, 8, ("hamas", "israel"))) == []


def test_an_incident_without_its_day_is_not_known_before_it_was_told() -> None:
    held = report(TOLLS[0][0].format(n=3, day=""), 8, ("hamas", "israel"))
    assert counted(*held, at=7) == []
