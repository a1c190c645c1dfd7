"""Laws that hold whatever is taken in, in whatever order, and whatever the clock does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.basis.digest import canonical_json
from truceline.errors import RecordError
from truceline.record import Entry, HeldClaim, Record, open_record
from truceline.record.entry import checked, make_entry, moment_after
from truceline.record.kinds import AgreementText
from truceline.record.projection import replay

if TYPE_CHECKING:
    from record.conftest import Folder

NewFolder = Callable[[], "Folder"]

SPEAKERS = st.sampled_from(["north", "south"])
WORDS = st.sampled_from(["We accept.", "We reject article two.", "Talks go on.", "لا تعليق"])
TEXTS = st.lists(st.builds("{}: {}".format, SPEAKERS, WORDS), min_size=1, max_size=3).map("\n".join)
NAMES = st.sampled_from(["a.txt", "b.txt", "sub/c.txt", "d.md"])
DATES = st.sampled_from(["", "2031-01", "2031-02-03", "2031-02-03T09:00Z"])
ROW = st.builds(
    "r{},event,2031-02-0{},{},{},,,{},,".format,
    st.integers(1, 3), st.integers(1, 9), SPEAKERS, st.integers(0, 9), DATES,
)  # fmt: skip


class Step(msgspec.Struct, frozen=True):
    """One thing that a desk does between two looks."""

    files: dict[str, str] = {}
    dates: dict[str, str] = {}
    rows: tuple[str, ...] = ()
    removed: frozenset[str] = frozenset()
    extractor: str = "rules"
    reread: bool = False
    denied: bool = False


STEPS = st.builds(
    Step,
    files=st.dictionaries(NAMES, TEXTS, max_size=3),
    dates=st.dictionaries(NAMES, DATES, max_size=2),
    rows=st.lists(ROW, max_size=3, unique_by=lambda row: row.partition(",")[0]).map(tuple),
    removed=st.frozensets(NAMES, max_size=1),
    extractor=st.sampled_from(["rules", "short", "drop"]),
    reread=st.booleans(),
    denied=st.booleans(),
)
FEW = settings(max_examples=25, deadline=None)


def do(step: Step, folder: Folder, record: Record) -> None:
    for name, text in step.files.items():
        folder.write(f"reports/{name}", text)
    for name in step.removed:
        (folder.root / "reports" / name).unlink(missing_ok=True)
    there = [n for n in step.dates if (folder.root / "reports" / n).exists()]
    folder.index(*(f"{name},,{step.dates[name]},," for name in there))
    folder.table(*step.rows)
    folder.into(record, extractor=step.extractor, reread=step.reread)
    held = record.held()
    if step.denied and held:
        record.judge(held[0].claim.id, {"act": "denies"}, "analyst")


def known(record: Record, moment: datetime | None) -> bytes:
    return canonical_json([record.held(moment), record.unread(moment)])


@FEW
@given(st.lists(STEPS, min_size=1, max_size=4))
def test_appending_never_changes_what_was_known_before(
    new_folder: NewFolder, steps: list[Step]
) -> None:
    folder, record = new_folder(), open_record(None)
    seen: list[tuple[datetime | None, bytes]] = []
    for step in steps:
        do(step, folder, record)
        moment = record.head().last_recorded
        seen.append((moment, known(record, moment)))
    assert [known(record, moment) for moment, _ in seen] == [then for _, then in seen]


@FEW
@given(st.lists(STEPS, min_size=1, max_size=4))
def test_replay_gives_the_same_projection_byte_for_byte(
    new_folder: NewFolder, steps: list[Step]
) -> None:
    folder = new_folder()
    path = folder.root / "truceline.db"
    with open_record(path, now=folder.clock) as record:
        for step in steps:
            do(step, folder, record)
        kept = record.projection().canonical()
        assert replay(record.log()).canonical() == kept
        held = record.held()
    with open_record(path) as again:
        assert again.projection().canonical() == kept
        assert again.held() == held


@FEW
@given(st.lists(STEPS, min_size=1, max_size=3))
def test_taking_in_twice_is_taking_in_once(new_folder: NewFolder, steps: list[Step]) -> None:
    folder, record = new_folder(), open_record(None)
    for step in steps:
        do(step, folder, record)
        folder.into(record)
        head = record.head()
        folder.into(record)
        assert record.head() == head


def said(held: Sequence[HeldClaim]) -> list[bytes]:
    return sorted(canonical_json(one.claim) for one in held)


@FEW
@given(st.dictionaries(NAMES, TEXTS, min_size=1), st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(
    new_folder: NewFolder, files: dict[str, str], random: object
) -> None:
    at_once, one_by_one = new_folder(), new_folder()
    for name, text in files.items():
        at_once.write(f"reports/{name}", text)
    whole, piecemeal = open_record(None), open_record(None)
    at_once.into(whole)
    names = sorted(files)
    random.shuffle(names)  # type: ignore[attr-defined]
    for name in names:
        one_by_one.write(f"reports/{name}", files[name])
        one_by_one.into(piecemeal)
    assert said(piecemeal.held()) == said(whole.held())


@FEW
@given(st.dictionaries(NAMES, TEXTS, min_size=1))
def test_copies_of_a_file_add_nothing(new_folder: NewFolder, files: dict[str, str]) -> None:
    once, copied = new_folder(), new_folder()
    for name, text in files.items():
        once.write(f"reports/{name}", text)
        copied.write(f"reports/{name}", text)
        copied.write(f"reports/z-copies/{name}", text)
    plain, doubled = open_record(None), open_record(None)
    once.into(plain)
    copied.into(doubled)
    assert doubled.held() != () and said(doubled.held()) == said(plain.held())


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


@given(st.lists(MOMENTS, min_size=1, max_size=20))
def test_recorded_strictly_increases_even_if_the_clock_goes_backwards(
    moments: list[datetime],
) -> None:
    clock = iter(moments)
    record = open_record(None, now=lambda: next(clock))
    for i in range(len(moments)):
        record.note_agreement(str(i), "", "agreement.truce.yaml")
    recorded = [entry.recorded for entry in record.log()]
    assert all(a < b for a, b in pairwise(recorded))


@given(MOMENTS, MOMENTS)
def test_an_entry_is_never_dated_before_the_clock_nor_far_after_it_needs_to(
    last: datetime, clock: datetime
) -> None:
    assert moment_after(last, clock) == max(clock, last + timedelta(microseconds=1))


ENTRY = make_entry(
    AgreementText(digest="d", text="The parties accept.", file="agreement.truce.yaml"),
    sequence=1, recorded=datetime(2031, 3, 1, tzinfo=UTC), by="truceline",
)  # fmt: skip


@given(st.integers(0, len(ENTRY.payload) - 1), st.integers(1, 255))
def test_the_digest_catches_every_changed_byte(place: int, bits: int) -> None:
    payload = bytearray(ENTRY.payload)
    payload[place] ^= bits
    with pytest.raises(RecordError, match="does not match its digest"):
        checked(msgspec.structs.replace(ENTRY, payload=bytes(payload)), after=None)


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_the_digest_tells_apart_where_one_field_ends(a: str, b: str, c: str, d: str) -> None:
    def sealed(by: str, digest: str) -> Entry:
        text = AgreementText(digest=digest, text="", file="")
        return make_entry(text, sequence=1, recorded=ENTRY.recorded, by=by)

    assert (sealed(a, b).digest == sealed(c, d).digest) == ((a, b) == (c, d))


def test_the_database_lies_beside_the_case_alone(folder: Folder, tmp_path: Path) -> None:
    folder.write("reports/a.txt", "north: We accept.\n")
    before = {p.name for p in folder.root.iterdir()}
    with open_record(folder.root / "truceline.db") as record:
        folder.into(record)
    assert {p.name for p in folder.root.iterdir()} - before == {"truceline.db"}
