from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from truceline.basis.quantity import Quantity
from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.claim import About, Claim
from truceline.claims.rows import claims_of_row
from truceline.reports.observations import ObservationRow

PARTIES = ("russia", "ukraine")


def row(**cells: object) -> ObservationRow:
    base = {"file": "obs.csv", "id": "r1", "line": 2, "kind": "event", "at": "2031-05-04"}
    return ObservationRow(**{**base, **cells})  # type: ignore[arg-type]


def claim(**cells: object) -> Claim:
    return claims(**cells)[0]  # type: ignore[arg-type]


def claims(*, issue_of: Mapping[str, str] = {}, **cells: object) -> tuple[Claim, ...]:
    cells.setdefault("claimed_by", ("russia",))
    return claims_of_row(
        row(**cells), registry=shipped_registry(), parties=PARTIES, issue_of=issue_of
    )


def test_each_claimant_makes_one_claim_in_the_order_of_the_cell() -> None:
    made = claims(claimed_by=("ukraine", "icrc", "russia"), says="done", deed="release")
    assert [c.actor for c in made] == ["ukraine", "icrc", "russia"]
    assert len({c.id for c in made}) == 3


def test_a_claimant_named_twice_makes_one_claim() -> None:
    assert len(claims(claimed_by=("Russia", "russia"), says="done")) == 1


def test_a_row_without_claimant_makes_no_claim() -> None:
    assert claims(claimed_by=()) == ()


def test_every_cell_reaches_the_event_part() -> None:
    made = claim(
        kind="delivery",
        at="2031-05-04",
        until="2031-05-05",
        by=("russia",),
        to=("ukraine",),
        deed="release",
        item="sailors",
        quantity=Quantity(low=4, high=4, unit="persons"),
        place="nowhere in the gazetteer",
        toward="captives/day-7",
        aspects=("order",),
        says="done",
        words="four were let go",
        condition="until dusk",
    )
    assert made.event is not None
    kept = msgspec.structs.asdict(made.event)
    assert kept["until"] == "2031-05-05"
    assert (kept["by"], kept["to"]) == (("russia",), ("ukraine",))
    assert kept["place"] == "nowhere in the gazetteer"
    assert (kept["toward"], kept["aspects"]) == ("captives/day-7", ("order",))
    assert kept["mode"] == "RETREAT/release"
    assert made.conditions[0].text == "until dusk"
    assert made.quantities[0].low == 4


@pytest.mark.parametrize(
    ("cells", "act"),
    [
        ({"kind": "announcement", "says": "withheld", "by": ("russia",)}, "announces"),
        ({"kind": "announcement", "says": "withheld"}, "announces"),
        ({"kind": "event", "says": "withheld", "by": ("ukraine",)}, "asserts"),
        ({"kind": "event", "says": "breached", "by": ("ukraine",)}, "accuses"),
        ({"kind": "announcement", "says": "accepted", "by": ("russia",)}, "accepts"),
        ({"kind": "announcement", "says": "accepted-in-principle"}, "accepts-in-principle"),
        ({"kind": "announcement", "says": "conditional", "by": ("russia",)}, "offers"),
        ({"kind": "announcement", "says": "rejected", "by": ("russia",)}, "rejects"),
        ({"kind": "announcement", "says": "planned", "by": ("russia",)}, "commits"),
        ({"kind": "reading", "says": "ended", "toward": "phase-1"}, "interprets"),
        ({"kind": "event", "says": "denied"}, "denies"),
        ({"kind": "finding", "says": "breached", "by": ("ukraine",)}, "asserts"),
        ({"kind": "delivery", "says": "done", "by": ("russia",)}, "asserts"),
        ({"kind": "count"}, "asserts"),
        ({"kind": "announcement", "by": ("russia",)}, "announces"),
        ({"kind": "incident", "by": ("russia",)}, "claims-responsibility"),
        ({"kind": "incident", "by": ("ukraine",)}, "asserts"),
        ({"kind": "incident"}, "asserts"),
    ],
)
def test_the_act_follows_from_kind_and_says(cells: dict[str, object], act: str) -> None:
    assert claim(**cells).act == act


def test_acceptance_of_another_party_is_told_second_hand() -> None:
    made = claim(kind="announcement", says="accepted", by=("ukraine",))
    assert made.about == About(party="ukraine", act="accepts")
    assert made.act == "asserts"
    assert not made.first_hand


def test_acceptance_of_its_own_is_first_hand() -> None:
    made = claim(kind="announcement", says="accepted", by=("russia",))
    assert made.about is None
    assert made.first_hand


def test_a_word_on_anothers_deed_stays_the_speakers_own_account() -> None:
    made = claim(kind="delivery", says="undone", by=("ukraine",), deed="release")
    assert made.about is None
    assert made.first_hand


def test_the_deed_gives_the_issue() -> None:
    assert claim(deed="admit", says="done").issues == ("humanitarian-access",)


def test_the_obligation_gives_the_issue_where_no_deed_does() -> None:
    made = claims(issue_of={"captives": "exchange"}, toward="captives/day-7", says="breached")[0]
    assert made.issues == ("exchange",)


def test_a_reading_of_a_phase_is_about_phases() -> None:
    assert claim(kind="reading", toward="phase-1", says="ended").issues == ("phases-and-duration",)


def test_swapping_the_parties_swaps_the_claims_and_nothing_else() -> None:
    for says in ("done", "withheld", "breached", "accepted", "rejected", "planned"):
        one = claim(claimed_by=("russia",), by=("ukraine",), says=says)
        two = claim(claimed_by=("ukraine",), by=("russia",), says=says)
        assert (one.act, one.issues, one.score) == (two.act, two.issues, two.score)
        assert (one.about is None) == (two.about is None)


def test_an_unnamed_claimant_is_not_named() -> None:
    made = claim(claimed_by=("ukraine/senior-official",))
    assert made.named is False
    assert made.party == "ukraine"
    assert made.official is False


def test_the_id_changes_with_the_content_and_not_with_line_or_note() -> None:
    base = claim(says="done", deed="release").id
    assert claim(says="done", deed="release", line=9, note="seen again").id == base
    assert claim(says="undone", deed="release").id != base


def test_a_row_has_no_report_and_an_empty_evidence_span() -> None:
    made = claim(line=7)
    assert made.report is None
    assert (made.evidence.start, made.evidence.end) == (0, 0)
    assert made.row is not None
    assert made.row.line == 7
    assert (made.score, made.reason) == (1.0, "entered as a row by hand")


def test_the_note_is_never_read() -> None:
    made = claim(note="Ukraine rejects the plan", says="done", deed="open")
    assert b"rejects the plan" not in msgspec.json.encode(made)


def test_via_keeps_its_order() -> None:
    made = claim(via=("icrc", "ukraine"))
    assert [v.actor for v in made.via] == ["icrc", "ukraine"]
