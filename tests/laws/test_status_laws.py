"""The laws of the status (ARCHITECTURE section 6), over random tellings of an invented truce."""

from __future__ import annotations

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import TRUCE, days, status_at, told, truce
from truceline.record.held import HeldClaim
from truceline.status import Status

SAYS = ["done", "undone", "breached", "kept", "denied", "withheld", "resumed", "excused"]
STEPS = [
    "captives/day-2",
    "captives/day-6",
    "captives",
    "detainees/day-2",
    "road",
    "camp",
    "aid/day-3",
    "aid",
    "talks",
    "talks/conclude",
    "agreement",
    "phase-1",
]
OWES = {
    "captives": "a",
    "detainees": "b",
    "road": "b",
    "camp": "a",
    "aid": "b",
    "talks": "a",
    "agreement": "b",
    "phase-1": "a",
}
DEEDS = {
    "captives": "release",
    "detainees": "release",
    "road": "open",
    "camp": "withdraw",
    "aid": "admit",
    "talks": "hold-talks",
}
READINGS = ["ended", "continues"]


@st.composite
def tellings(
    draw: st.DrawFn, speakers: tuple[str, ...] = ("a", "b", "press", "panel")
) -> HeldClaim:
    """One claim by one of ``speakers`` about one step, with whatever figure, aspect and day."""
    by = draw(st.sampled_from(speakers))
    toward = draw(st.sampled_from(STEPS))
    obligation = toward.split("/")[0]
    says = draw(st.sampled_from(READINGS if obligation == "phase-1" else SAYS))
    day = draw(st.integers(1, 24))
    numbered = says == "done" and obligation in {"captives", "detainees", "aid"}
    finding = by == "panel"
    hands = draw(
        st.sampled_from([(OWES[obligation],), (OWES[obligation],), (), ("a", "b"), ("a",)])
    )
    hour = draw(st.sampled_from(["", "", "T09:00", "T18:00"]))
    aspects = [()] if numbered or obligation == "phase-1" else [(), (), ("order",), ("manner",)]
    return told(
        by, says, toward, at=days(day) + hour, party=by if by in "ab" else None, official=by in "ab",
        kind="finding" if finding else "reading" if obligation == "phase-1" else "delivery" if numbered else "event",
        figure=draw(st.sampled_from(["1", "3", "4..", "~5", ">2", "10"])) if numbered else None,
        unit="trucks" if obligation == "aid" else "persons",
        by=hands, deed=DEEDS.get(obligation),
        item=draw(st.sampled_from([None, "civilian"])) if obligation == "captives" and numbered else None,
        counting_point=draw(st.sampled_from([None, "entered"])) if obligation == "aid" and numbered else None,
        aspects=draw(st.sampled_from(aspects)),
        condition=draw(st.sampled_from([None, "until the other side acts"])) if says == "withheld" else None,
        published=days(day + draw(st.integers(0, 3))),
        method="visit" if finding else None, grade="B2" if finding else None,
    )  # fmt: skip


MANY = st.lists(tellings(), max_size=14)
MOMENT = st.integers(1, 26).map(days)


def party_cells(status: Status, party: str) -> dict[str, object]:
    cells = {
        s.id: (s.views[party].state, s.views[party].basis, s.done[party], s.views[party].aspects)
        for s in status.obligations
    }
    return {**cells, "phase": status.phase.views[party]}


@given(MANY, st.lists(tellings(speakers=("a",)), min_size=1, max_size=4), MOMENT)
@settings(max_examples=120, deadline=None)
def test_one_sides_claim_never_changes_the_other_sides_view(
    held: list[HeldClaim], more: list[HeldClaim], at: str
) -> None:
    before = party_cells(status_at(held, at), "b")
    after = party_cells(status_at([*held, *more], at), "b")
    assert {k: after[k] for k in before} == before


@given(st.sampled_from("ab"), st.data(), MOMENT)
@settings(max_examples=120, deadline=None)
def test_one_side_alone_never_agrees_and_never_contests(
    side: str, data: st.DataObject, at: str
) -> None:
    held = data.draw(st.lists(tellings(speakers=(side, "press")), max_size=10))
    status = status_at(held, at)
    kinds = {s.outcome.kind for s in status.obligations} | {
        o.kind for s in status.obligations for o in s.aspects.values()
    }
    assert not kinds & {"agreed", "contested"}
    assert status.phase.outcome.kind not in {"agreed", "contested"}


@given(MANY, st.lists(tellings(speakers=("a",)), min_size=1, max_size=4), MOMENT)
@settings(max_examples=120, deadline=None)
def test_a_factions_word_never_changes_its_partys_view(
    held: list[HeldClaim], words: list[HeldClaim], at: str
) -> None:
    faction = [
        msgspec.structs.replace(
            h,
            claim=msgspec.structs.replace(
                h.claim, id="f" + h.claim.id[1:], actor="a/wing", official=False
            ),
        )
        for h in words
    ]
    before = party_cells(status_at(held, at), "a")
    after = party_cells(status_at([*held, *faction], at), "a")
    assert {k: after[k] for k in before} == before


@given(MANY, st.lists(tellings(speakers=("panel",)), min_size=1, max_size=3), MOMENT)
@settings(max_examples=120, deadline=None)
def test_a_finding_never_erases_claims(
    held: list[HeldClaim], findings: list[HeldClaim], at: str
) -> None:
    before, after = status_at(held, at), status_at([*held, *findings], at)
    steps = {s.id: s for s in after.obligations}
    for step in before.obligations:
        assert set(step.history) <= set(steps[step.id].history)
    for party in ("a", "b"):
        cells = party_cells(after, party)
        assert {k: cells[k] for k in party_cells(before, party)} == party_cells(before, party)


def test_what_a_voice_took_back_stays_in_the_history() -> None:
    said = [
        told(
            "panel", says, "captives/day-2", at=days(1), unit="persons", by=("a",), deed="release",
            figure=figure, kind="finding", published=days(1), method="visit", grade="B2",
        )
        for says, figure in (("done", "1"), ("undone", None))
    ]  # fmt: skip
    step = next(s for s in status_at(said, days(1)).obligations if s.id == "step:captives/day-2")
    assert {h.claim.id for h in said} == set(step.history)


@given(MANY, MOMENT, st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_order_and_duplication_never_matter(held: list[HeldClaim], at: str, random: object) -> None:
    shuffled = [*held, *held[: len(held) // 2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = status_at(held, at), status_at(shuffled, at)
    assert msgspec.json.encode(_same_size(one)) == msgspec.json.encode(_same_size(other))


def _same_size(status: Status) -> Status:
    return msgspec.structs.replace(status, record=msgspec.structs.replace(status.record, size=0))


@given(MANY, st.integers(1, 24), st.integers(1, 6))
@settings(max_examples=120, deadline=None)
def test_what_happens_later_never_changes_an_earlier_moment(
    held: list[HeldClaim], day: int, later: int
) -> None:
    at = days(day)
    upto = [h for h in held if h.claim.event is not None and (h.claim.event.at or "")[:10] <= at]
    assert _same_size(status_at(upto, at)) == _same_size(status_at(held, at))


@given(MANY, MOMENT)
@settings(max_examples=120, deadline=None)
def test_parties_swapped_in_are_parties_swapped_out(held: list[HeldClaim], at: str) -> None:
    swapped = msgspec.json.encode(
        _same_size(status_at([_swap(h) for h in held], at, truce(_swap_text(TRUCE))))
    )
    straight = msgspec.json.encode(_same_size(status_at(held, at)))
    assert _neutral(_swap_json(straight)) == _neutral(swapped)


def _swap(held: HeldClaim) -> HeldClaim:
    claim = held.claim
    assert claim.event is not None
    other = {"a": "b", "b": "a"}
    event = msgspec.structs.replace(claim.event, by=tuple(other.get(p, p) for p in claim.event.by))
    party = None if claim.party is None else other[claim.party]
    return msgspec.structs.replace(
        held,
        claim=msgspec.structs.replace(
            claim,
            actor=other.get(claim.actor or "", claim.actor),
            party=party,
            event=event,
            parties=(party,) if party else (),
        ),
    )


def _swap_text(text: str) -> str:
    """Exchange the parties' ids in the agreement, and nothing else."""
    return re.sub(r"\b([ab])\b", lambda m: {"a": "b", "b": "a"}[m[1]], text)


def _swap_json(raw: bytes) -> bytes:
    text = raw.decode()
    text = re.sub(r'"([ab])"', lambda m: f'"{ {"a": "b", "b": "a"}[m[1]] }"', text)
    text = re.sub(r"/([ab])(/|\")", lambda m: f"/{ {'a': 'b', 'b': 'a'}[m[1]] }{m[2]}", text)
    text = re.sub(r"lever:([ab])/", lambda m: f"lever:{ {'a': 'b', 'b': 'a'}[m[1]] }/", text)
    text = re.sub(r'"([ab]): ', lambda m: f'"{ {"a": "b", "b": "a"}[m[1]] }: ', text)
    return re.sub(r" ([ab]): ", lambda m: f" { {'a': 'b', 'b': 'a'}[m[1]] }: ", text).encode()


def _neutral(raw: bytes) -> object:
    """The status without the texts of reasons and digests, which name parties in prose."""
    value = msgspec.json.decode(raw)
    value.pop("agreement")
    return _without(value)


def _without(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without(v) for k, v in value.items() if k not in {"why", "evidence", "text"}}
    return [_without(v) for v in value] if isinstance(value, list) else value
