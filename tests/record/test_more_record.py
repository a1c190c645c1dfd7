"""Clocks, replay, judgements and how they follow their claims: more examples."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.telling import told
from truceline.basis.span import Passage, Span
from truceline.basis.time import last_instant, zone
from truceline.claims.claim import Claim, Speaker
from truceline.errors import InputError, TrucelineError
from truceline.record.clocks import Known, received_at
from truceline.record.entry import Entry, make_entry, moment_after, stamp
from truceline.record.following import changed, followed, overlap
from truceline.record.held import HeldClaim, Unread
from truceline.record.judging import apply_judgements, judgement_on
from truceline.record.kinds import (
    AgreementText,
    Judgement,
    Payload,
    Receipt,
    RegistryText,
    ReportHead,
    RowHead,
)
from truceline.record.knowing import address_of, claims_known, reports_received
from truceline.record.projection import Projection, apply, main_receipt, replay, standing
from truceline.reports.report import Metadata

LAWFUL = settings(max_examples=25, deadline=None)
UTC_ZONE = zone("UTC")
START = datetime(2031, 3, 1, 12, tzinfo=UTC)


def at(n: int) -> datetime:
    return START + timedelta(hours=n)


def entries(*payloads: Payload) -> list[Entry]:
    """One entry for each payload, an hour apart."""
    return [make_entry(p, sequence=n, recorded=at(n), by="t") for n, p in enumerate(payloads, 1)]


def report(id_: str = "r", dateline: str | None = None) -> Any:
    from truceline.record.kinds import KeptReport

    return KeptReport(report=id_, reader="text/1", dateline=dateline, text="x")


def receipt(id_: str = "r", file: str = "a.txt", **data: str) -> Receipt:
    return Receipt(file=file, report=id_, metadata=Metadata(**data))


def row(id_: str = "x", content: str = "1", **more: str) -> Any:
    from truceline.record.kinds import Row

    return Row(
        file="t.csv", id=id_, content=content, claimed="c", observation={}, claims=(), **more
    )


# the second clock


@pytest.mark.parametrize(
    ("declared", "published", "received"),
    [
        (None, None, at(0)),
        ("2031-02", None, last_instant("2031-02", UTC_ZONE)),
        (None, "2031-02-03", last_instant("2031-02-03", UTC_ZONE)),
        ("2031-02-04", "2031-02-03", last_instant("2031-02-04", UTC_ZONE)),
        ("2031-02-01", "2031-02-03", last_instant("2031-02-01", UTC_ZONE)),
        ("2031-02-03T07:00Z", None, datetime(2031, 2, 3, 7, 0, 59, 999999, tzinfo=UTC)),
    ],
)
def test_more_received_is_declared_else_published_else_recorded(
    declared: str | None, published: str | None, received: datetime
) -> None:
    assert received_at(declared, published, at(0), UTC_ZONE) == received


@LAWFUL
@given(st.dates(datetime(2000, 1, 1).date(), datetime(2060, 1, 1).date()))
def test_more_coarser_date_is_never_received_earlier(day: Any) -> None:
    text = day.isoformat()
    told_ = [received_at(text[:n], None, at(0), UTC_ZONE) for n in (10, 7, 4)]
    assert told_ == sorted(told_)


@pytest.mark.parametrize(
    ("by", "offset", "counts"),
    [
        ("recorded", 5, True),
        ("recorded", -5, True),
        ("received", 5, False),
        ("received", 0, True),
        ("received", -5, True),
    ],
)
def test_more_what_counts_as_known(by: str, offset: int, counts: bool) -> None:
    assert Known(at(0), by).counts(at(offset)) is counts
    assert Known(None, by).counts(at(offset)) is True


@pytest.mark.parametrize(("by", "cut"), [("recorded", at(0)), ("received", None)])
def test_more_cut_is_of_the_recorded_clock_only(by: str, cut: datetime | None) -> None:
    assert Known(at(0), by).cut == cut


@pytest.mark.parametrize("by", ["", "Recorded", "published", "received "])
def test_more_other_clocks_are_refused(by: str) -> None:
    with pytest.raises(InputError, match="is not a clock of the record"):
        Known(None, by)


@pytest.mark.parametrize(
    ("asked", "case", "key"),
    [
        (None, None, "UTC"),
        (None, "Asia/Gaza", "Asia/Gaza"),
        ("Asia/Aden", "Asia/Gaza", "Asia/Aden"),
    ],
)
def test_more_zone_is_that_asked_for_else_of_the_case(
    asked: str | None, case: str | None, key: str
) -> None:
    known = Known(tz=None if asked is None else zone(asked))
    assert known.zone_of(case).key == key


# the first clock


@LAWFUL
@given(st.lists(st.integers(-100, 100), min_size=1, max_size=12))
def test_more_recorded_times_rise_and_never_precede_the_clock(hours: list[int]) -> None:
    last: datetime | None = None
    for clock in map(at, hours):
        now = moment_after(last, clock)
        assert now >= clock and (last is None or now > last)
        last = now


@LAWFUL
@given(st.lists(st.datetimes(datetime(1970, 1, 2), datetime(2999, 1, 1)), min_size=2, max_size=6))
def test_more_stamps_sort_as_their_moments(moments: list[datetime]) -> None:
    known = [m.replace(tzinfo=UTC) for m in moments]
    assert [stamp(m) for m in sorted(known)] == sorted(map(stamp, known))


# replay


def test_more_replay_keeps_the_first_report_and_the_latest_receipt() -> None:
    log = entries(
        report(dateline="2031-01"),
        receipt(outlet="One"),
        report(dateline="2031-02"),
        receipt(outlet="Two"),
    )
    known = replay(log)
    assert known.reports["r"].value.dateline == "2031-01"
    assert known.receipts["r"]["a.txt"].value.metadata.outlet == "Two"
    assert (known.size, known.recorded) == (4, at(4))


def test_more_versions_of_a_row_are_kept_oldest_first() -> None:
    known = replay(entries(row(content="1"), row("y"), row(content="2")))
    assert [(k.sequence, k.value.content) for k in known.rows["t.csv"]["x"]] == [(1, "1"), (3, "2")]
    assert list(known.rows["t.csv"]) == ["x", "y"]


def test_more_receipt_of_the_case_replaces_the_unread_and_the_zone() -> None:
    first = Receipt(unread=(Unread(file="a", line=1, why="w"),), timezone="Asia/Gaza")
    known = replay(entries(first, Receipt(timezone="Asia/Aden")))
    assert (known.unread, known.timezone, known.receipts) == ((), "Asia/Aden", {})


def test_more_texts_are_kept_in_order() -> None:
    known = replay(
        entries(
            AgreementText(digest="1", text="t", file="a"),
            RegistryText(digest="2", text="u"),
            AgreementText(digest="3", text="v", file="a"),
        )
    )
    assert [k.value.digest for k in known.agreements] == ["1", "3"]
    assert [(k.sequence, k.value.digest) for k in known.registries] == [(2, "2")]


@LAWFUL
@given(st.lists(st.sampled_from(range(6)), max_size=8), st.integers(0, 8))
def test_more_replay_in_two_parts_is_replay_in_one(picks: list[int], cut: int) -> None:
    kinds: tuple[Payload, ...] = (
        report(),
        receipt(),
        receipt(file="b.txt", published="2031"),
        row(),
        row("y", "2"),
        Receipt(timezone="UTC"),
    )
    log = entries(*(kinds[i] for i in picks))
    parts = replay(log[:cut])
    for entry in log[cut:]:
        apply(parts, entry)
    assert parts.canonical() == replay(log).canonical()


def test_more_empty_projections_share_nothing() -> None:
    one, other = Projection(), Projection()
    apply(one, entries(row())[0])
    assert (other.rows, other.size, len(one.rows)) == ({}, 0, 1)


@pytest.mark.parametrize(
    ("receipts", "speaks"),
    [
        ([receipt(file="b.txt"), receipt(file="a.txt")], "a.txt"),
        ([receipt(file="a.txt"), receipt(file="b.txt", published="2031")], "b.txt"),
        (
            [
                receipt(file="a.txt", published="2031-05"),
                receipt(file="b.txt", published="2031-04"),
            ],
            "b.txt",
        ),
        (
            [
                receipt(file="a.txt", published="2031-01", received="2031-09"),
                receipt(file="b.txt", published="2031-04"),
            ],
            "b.txt",
        ),
        (
            [receipt(file="a.txt", published="2031"), receipt(file="b.txt", published="2031")],
            "a.txt",
        ),
    ],
)
def test_more_receipt_that_speaks_does_not_depend_on_order(
    receipts: list[Receipt], speaks: str
) -> None:
    for order in (receipts, receipts[::-1]):
        known = replay(entries(report(), *order))
        assert main_receipt(known, "r").value.file == speaks
    assert min(receipts, key=standing).file == speaks


# what is known


@pytest.mark.parametrize(
    ("data", "dateline", "received"),
    [
        ({}, None, at(1)),
        ({}, "2031-01-05", last_instant("2031-01-05", UTC_ZONE)),
        ({"published": "2031-01-06"}, "2031-01-05", last_instant("2031-01-06", UTC_ZONE)),
        ({"received": "2031-01-07"}, "2031-01-05", last_instant("2031-01-07", UTC_ZONE)),
    ],
)
def test_more_report_is_received_by_its_receipt_else_its_dateline(
    data: dict[str, str], dateline: str | None, received: datetime
) -> None:
    known = replay(entries(report(dateline=dateline), receipt(**data)))
    assert reports_received(known, Known()) == {"r": received}


@pytest.mark.parametrize(
    ("day", "ids"), [("2031-01-04", []), ("2031-01-05", ["r"]), ("2031-01-06", ["r", "s"])]
)
def test_more_reports_become_known_one_after_the_other(day: str, ids: list[str]) -> None:
    known = replay(
        entries(
            report(),
            receipt(published="2031-01-05"),
            report("s"),
            receipt("s", "b.txt", published="2031-01-06"),
        )
    )
    assert list(reports_received(known, Known(last_instant(day, UTC_ZONE), "received"))) == ids


@pytest.mark.parametrize(
    ("day", "figure"), [("2031-01-04", None), ("2031-01-05", 1), ("2031-01-07", 2)]
)
def test_more_row_answers_as_it_stood(day: str, figure: int | None) -> None:
    known = replay(
        entries(row(content="1", received="2031-01-05"), row(content="2", received="2031-01-06"))
    )
    loaded: list[int] = []

    def load(sequence: int) -> tuple[Claim, ...]:
        loaded.append(sequence)
        return (told("a", "done", "road").claim,)

    got = claims_known(known, load, Known(last_instant(day, UTC_ZONE), "received"))
    assert loaded == ([] if figure is None else [figure])
    assert [(h.sequence, h.declared) for h in got.held] == [(n, True) for n in loaded]


@pytest.mark.parametrize(("sequence", "address"), [(1, "judgement:1"), (120, "judgement:120")])
def test_more_address_of_a_judgement(sequence: int, address: str) -> None:
    assert address_of(sequence) == address


# following


def claim(
    id_: str,
    content: tuple[int, int] = (10, 20),
    source: tuple[int, int] | None = (0, 5),
    **more: Any,
) -> Claim:
    """A claim of a report: where its words and its speaker stand."""
    a, b = content
    speaker = (
        None
        if source is None
        else Speaker(text="x" * (source[1] - source[0]), start=source[0], end=source[1])
    )
    fields: dict[str, Any] = {
        "id": id_,
        "report": "r",
        "file": "a.txt",
        "voice": "attributed",
        "evidence": Span(0, 40),
        "source": speaker,
        "content": Passage(text="y" * (b - a), start=a, end=b),
        "actor": "a",
        "named": True,
        "party": "a",
        "parties": ("a",),
        "act": "asserts",
        "issues": (),
    }
    return Claim(**(fields | more))


def correction(on: Claim, **changes: object) -> Judgement:
    return judgement_on(
        on, changes or {"act": "denies"}, reason="misread", kind="correction", received=None
    )


def held(one: Claim, sequence: int = 1) -> HeldClaim:
    return HeldClaim(claim=one, received=at(0), recorded=at(0), sequence=sequence)


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 1 / 3),
        ((0, 10), (10, 20), 0.0),
        ((0, 10), (2, 7), 0.5),
        ((3, 3), (3, 3), 0.0),
        (None, (0, 1), 0.0),
        (None, None, 0.0),
    ],
)
def test_more_overlap(a: tuple[int, int] | None, b: tuple[int, int] | None, share: float) -> None:
    one, other = (None if s is None else Span(*s) for s in (a, b))
    assert overlap(one, other) == overlap(other, one) == share


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda t: Span(min(t), max(t)))


@LAWFUL
@given(SPANS, SPANS)
def test_more_overlap_is_one_only_for_the_same_words(a: Span, b: Span) -> None:
    share = overlap(a, b)
    assert 0 <= share <= 1 and (share > 0) == (a.meets(b) and len(a) > 0 and len(b) > 0)
    assert (share == 1) == (a == b and len(a) > 0)


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ([claim("new", (10, 20))], "new"),
        ([claim("new", (10, 15))], "new"),
        ([claim("new", (10, 14))], None),
        ([claim("new", (20, 30))], None),
        ([claim("new"), claim("old", (30, 40))], "old"),
        ([claim("near", (10, 19)), claim("best", (10, 20))], "best"),
        ([claim("one"), claim("two")], None),
        ([claim("new", source=(6, 9))], None),
        ([claim("new", source=None)], "new"),
        ([claim("new", source=(0, 3)), claim("same", source=(0, 5))], "same"),
        ([claim("new", report="other")], None),
        ([], None),
    ],
)
def test_more_judgement_follows_its_words(later: list[Claim], found: str | None) -> None:
    judgement = correction(claim("old"))
    assert followed(judgement, later) == followed(judgement, later[::-1]) == found


def test_more_judgement_on_a_row_follows_its_id_only() -> None:
    one, other = told("a", "done", "road").claim, told("a", "breached", "road").claim
    judgement = correction(one, act="denies")
    assert (followed(judgement, [one]), followed(judgement, [other])) == (one.id, None)


# changing


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"act": "denies"}, "act", "denies"),
        ({"party": "b"}, "party", "b"),
        ({"party": None}, "party", None),
        ({"parties": "a; b"}, "parties", ("a", "b")),
        ({"parties": ["b"]}, "parties", ("b",)),
        ({"issues": ";"}, "issues", ()),
        ({"official": "true"}, "official", True),
    ],
)
def test_more_change_of_a_claim(changes: dict[str, Any], field: str, value: object) -> None:
    after = changed(claim("old"), changes)
    assert (getattr(after, field), after.id) == (value, "old")
    assert msgspec.structs.replace(after, **{field: getattr(claim("old"), field)}) == claim("old")


@pytest.mark.parametrize(
    "field", ["id", "report", "file", "evidence", "row", "schema", "colour", "id.x", ""]
)
def test_more_fields_that_no_judgement_moves(field: str) -> None:
    with pytest.raises(InputError, match="is not a field of a claim that a judgement can change"):
        changed(claim("old"), {field: "x"})


@pytest.mark.parametrize(
    "changes",
    [
        {"act": "murmurs"},
        {"issues": "no-such-issue"},
        {"event.says": "done"},
        {"act": ["denies"]},
        {"official": "perhaps"},
        {"act.x": "y"},
    ],
)
def test_more_changes_that_do_not_fit(changes: dict[str, Any]) -> None:
    with pytest.raises(TrucelineError):
        changed(claim("old"), changes)


@pytest.mark.parametrize(
    ("who", "says"), [("a", "breached"), ("b", "breached"), ("a", "undone"), ("b", "undone")]
)
def test_more_change_reaches_into_the_row_of_either_side(who: str, says: str) -> None:
    after = changed(told(who, "done", "road").claim, {"event.says": says})
    assert after.event is not None
    assert (after.event.says, after.event.toward, after.party) == (says, "road", who)


def test_more_no_change_is_the_same_claim() -> None:
    assert changed(claim("old"), {}) == claim("old")


# judging


@pytest.mark.parametrize(
    ("kind", "changes", "what"),
    [
        ("correction", {}, "a correction says what it changes"),
        ("withdrawal", {"act": "denies"}, "a withdrawal changes nothing"),
        ("merge", {}, "“merge” is not acted on"),
        ("", {}, "“” is not acted on"),
    ],
)
def test_more_judgement_that_cannot_be_entered(
    kind: str, changes: dict[str, object], what: str
) -> None:
    with pytest.raises(InputError, match=what):
        judgement_on(claim("old"), changes, reason="r", kind=kind, received=None)


def test_more_judgement_tells_where_its_claim_stood() -> None:
    made = judgement_on(claim("old"), {}, reason="twice", kind="withdrawal", received="2031-03")
    assert (made.report, made.evidence, made.source, made.content) == (
        "r",
        Span(0, 40),
        Span(0, 5),
        Span(10, 20),
    )
    assert (made.claim, made.reason, made.changes, made.received, made.file, made.row) == (
        "old",
        "twice",
        {},
        "2031-03",
        "a.txt",
        None,
    )


def withdrawal(on: Claim) -> Judgement:
    return judgement_on(on, {}, reason="twice", kind="withdrawal", received=None)


@pytest.mark.parametrize(("gone", "left"), [("one", ["two"]), ("two", ["one"])])
def test_more_withdrawal_hides_one_claim_only(gone: str, left: list[str]) -> None:
    both = [claim("one"), claim("two", (22, 30))]
    target = next(c for c in both if c.id == gone)
    after = apply_judgements(
        list(map(held, both)), [("judgement:9", withdrawal(target))], reports=frozenset({"r"})
    )
    assert ([h.claim.id for h in after.held], after.review) == (left, ())


def test_more_withdrawn_claim_never_gives_way_to_its_neighbour() -> None:
    twins = [held(claim("one")), held(claim("two"))]
    log = [("judgement:8", withdrawal(claim("one"))), ("judgement:9", correction(claim("one")))]
    after = apply_judgements(twins, log, reports=frozenset({"r"}))
    assert [(h.claim.id, h.claim.act, h.corrected) for h in after.held] == [("two", "asserts", ())]


@pytest.mark.parametrize(("reports", "reviewed"), [(frozenset({"r"}), 1), (frozenset(), 0)])
def test_more_lost_claim_goes_to_review_once_its_report_is_known(
    reports: frozenset[str], reviewed: int
) -> None:
    after = apply_judgements([], [("judgement:9", correction(claim("old")))], reports=reports)
    assert [u.why for u in after.review] == [
        "judgement:9 on claim old finds no claim to follow in what is in force; review it"
    ] * reviewed


def test_more_corrections_name_themselves_oldest_first() -> None:
    log = [
        (f"judgement:{n}", correction(claim("old"), act=a))
        for n, a in ((4, "denies"), (7, "rejects"))
    ]
    (after,) = apply_judgements([held(claim("old"))], log, reports=frozenset({"r"})).held
    assert (after.claim.act, after.corrected) == ("rejects", ("judgement:4", "judgement:7"))


@LAWFUL
@given(st.permutations(["one", "two", "six"]))
def test_more_corrections_of_different_claims_do_not_depend_on_order(order: list[str]) -> None:
    places = {"one": (5, 9), "two": (10, 19), "six": (20, 39)}
    claims = {k: claim(k, v) for k, v in places.items()}
    log = [(f"judgement:{k}", correction(claims[k])) for k in order]
    after = apply_judgements([held(c) for c in claims.values()], log, reports=frozenset({"r"}))
    assert [(h.claim.id, h.claim.act, h.corrected) for h in after.held] == [
        (k, "denies", (f"judgement:{k}",)) for k in places
    ]


def test_more_heads_decode_from_whole_payloads() -> None:
    known = replay(entries(report(dateline="2031"), row(published="2031-02")))
    assert type(known.reports["r"].value) is ReportHead
    assert type(known.rows["t.csv"]["x"][0].value) is RowHead
