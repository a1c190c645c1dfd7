"""The actors as used: their text once per digest, an entry whenever what is used changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.basis.digest import canonical_json, digest_bytes
from truceline.basis.registry_of_actors import shipped_registry
from truceline.errors import RecordError
from truceline.record import Record, open_record
from truceline.record.entry import make_entry, payload_of
from truceline.record.kinds import HEADS, PAYLOADS, RegistryHead, RegistryText

PARTIES = ("north", "south")


def noted(record: Record) -> list[tuple[str, str | None, tuple[str, ...]]]:
    payloads = (payload_of(e) for e in record.log() if e.kind == "registry")
    return [(p.digest, p.text, p.parties) for p in payloads if isinstance(p, RegistryText)]


@pytest.fixture
def record() -> Record:
    return open_record(None)


def test_the_first_use_keeps_the_text(record: Record) -> None:
    record.note_registry("d1", "[]", PARTIES)
    assert noted(record) == [("d1", "[]", PARTIES)]


@pytest.mark.parametrize("times", [2, 5])
def test_the_same_use_in_a_row_is_one_entry(record: Record, times: int) -> None:
    for _ in range(times):
        record.note_registry("d1", "[]", PARTIES)
    assert len(noted(record)) == 1


@pytest.mark.parametrize("parties", [("south", "north"), ("north",), (), ("north", "south", "east")])  # fmt: skip
def test_other_parties_of_the_same_actors_repeat_no_text(
    record: Record, parties: tuple[str, ...]
) -> None:
    record.note_registry("d1", "[1]", PARTIES)
    record.note_registry("d1", "[1]", parties)
    assert noted(record) == [("d1", "[1]", PARTIES), ("d1", None, parties)]


def test_actors_used_again_after_others_repeat_no_text(record: Record) -> None:
    for digest in ("d1", "d2", "d1"):
        record.note_registry(digest, f"[{digest}]", PARTIES)
    assert noted(record) == [
        ("d1", "[d1]", PARTIES),
        ("d2", "[d2]", PARTIES),
        ("d1", None, PARTIES),
    ]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([("n",), ("s",)])), max_size=9))
@settings(max_examples=50, deadline=None)
def test_each_text_is_kept_once_and_every_change_is_an_entry(
    uses: list[tuple[str, tuple[str, ...]]],
) -> None:
    with open_record(None) as record:
        for digest, parties in uses:
            record.note_registry(digest, f"[{digest}]", parties)
        kept = noted(record)
    changes = [u for n, u in enumerate(uses) if n == 0 or uses[n - 1] != u]
    assert [(d, p) for d, _, p in kept] == changes
    assert sorted(t for _, t, _ in kept if t is not None) == sorted({f"[{d}]" for d, _ in uses})
    first = {d: next(t for e, t, _ in kept if e == d) for d, _, _ in kept}
    assert first == {d: f"[{d}]" for d in first}


def test_a_reopened_record_knows_what_it_keeps(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    with open_record(file) as first:
        first.note_registry("d1", "[1]", PARTIES)
    with open_record(file) as again:
        again.note_registry("d1", "[1]", PARTIES)
        again.note_registry("d1", "[1]", ("north",))
        assert noted(again) == [("d1", "[1]", PARTIES), ("d1", None, ("north",))]


def test_two_programs_keep_one_text(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    with open_record(file) as one, open_record(file) as other:
        one.note_registry("d1", "[1]", PARTIES)
        other.note_registry("d1", "[1]", PARTIES)
        assert noted(one) == noted(other) == [("d1", "[1]", PARTIES)]


def test_the_projection_holds_the_head_without_the_text(record: Record) -> None:
    record.note_registry("d1", "[1]", PARTIES)
    (kept,) = record.projection().registries
    assert (type(kept.value), kept.value.digest, kept.value.parties) == (RegistryHead, "d1", PARTIES)  # fmt: skip


@pytest.mark.parametrize("text", ["[]", None, "“ñ” — Nicosia"])
def test_head_and_whole_decode_from_the_same_bytes(text: str | None) -> None:
    raw = canonical_json(RegistryText(digest="d", text=text, parties=("north",)))
    assert PAYLOADS.decode(raw) == RegistryText(digest="d", text=text, parties=("north",))
    assert HEADS.decode(raw) == RegistryHead(digest="d", parties=("north",))


def test_an_entry_of_an_earlier_version_still_reads() -> None:
    raw = b'{"digest":"d","kind":"registry","parties":[],"text":"[]"}'
    assert PAYLOADS.decode(raw) == RegistryText(digest="d", text="[]")


def test_the_text_of_the_actors_does_not_depend_on_their_order() -> None:
    actors = shipped_registry().actors
    text = msgspec.json.encode([actors[i] for i in sorted(actors)], order="sorted")
    assert text == canonical_json([actors[i] for i in sorted(actors, reverse=False)])
    assert len(digest_bytes(text)) == 64


def test_a_second_run_over_a_case_notes_no_actors_again(folder: Any) -> None:
    folder.write("reports/one.txt", "north: we hold the bridge\n")
    with open_record(None) as record:
        folder.into(record)
        before = noted(record)
        folder.into(record)
        folder.into(record, reread=True)
        assert noted(record) == before
        assert len(before) == 1


def test_a_run_keeps_the_parties_it_used(folder: Any) -> None:
    with open_record(None) as record:
        folder.into(record)
        assert [p for _, _, p in noted(record)] == [("north", "south")]


# Faults around the entry


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_torn_entry_is_found(cut: int) -> None:
    from truceline.record.entry import whole

    entry = make_entry(
        RegistryText(digest="d", text="[]"), sequence=1, recorded=_moment(), by="truceline"
    )
    torn = msgspec.structs.replace(entry, payload=entry.payload[:-cut])
    with pytest.raises(RecordError, match="does not match its digest"):
        whole(torn)


@pytest.mark.parametrize(
    "change",
    [
        lambda e: msgspec.structs.replace(e, by="somebody"),
        lambda e: msgspec.structs.replace(e, log="side"),
        lambda e: msgspec.structs.replace(e, kind="agreement"),
        lambda e: msgspec.structs.replace(e, sequence=2),
    ],
)
def test_an_entry_changed_in_any_field_is_found(change: Callable[[Any], Any]) -> None:
    from truceline.record.entry import whole

    entry = make_entry(
        RegistryText(digest="d", text="[]"), sequence=1, recorded=_moment(), by="truceline"
    )
    with pytest.raises(RecordError, match="damaged"):
        whole(change(entry))


def _moment() -> Any:
    from datetime import UTC, datetime

    return datetime(2031, 3, 1, tzinfo=UTC)
