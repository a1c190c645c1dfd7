"""What reaches the screen and what the options of a command mean: more examples."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from support.telling import days, status_at, told, truce
from truceline.basis.reason import Reason
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.time import first_instant, iso, last_instant, zone
from truceline.cli import printing
from truceline.cli.asking import asked, one_view, week_before
from truceline.cli.printing import Page, print_reason, printable, short, unread_line
from truceline.cli.status_lists import sections
from truceline.cli.status_text import print_status
from truceline.errors import InputError, UnknownAddress
from truceline.status import Status

LAWFUL = settings(max_examples=25, deadline=None)
GAZA = zone("Asia/Gaza")


def subject(*, at: str | None = None, agreement: Any = None) -> Any:
    """As much of a subject as a question is put to."""
    case = SimpleNamespace(title="A case", at=at, known_by="recorded")
    return SimpleNamespace(case=case, tz=GAZA, parties=("a", "b"), agreement=agreement)


def page_of(status: Status, capsys: pytest.CaptureFixture[str]) -> str:
    print_status(status, shipped_registry())
    return " ".join(capsys.readouterr().out.split())


# characters


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a<U+001B>[31mred"),
        ("one\rtwo", "one<U+000D>two"),
        ("\u2067x\u2069", "<U+2067>x<U+2069>"),
        ("\x00", "<U+0000>"),
        ("\x7f\x85", "<U+007F><U+0085>"),
        ("tab\tline\n", "tab\tline\n"),
        ("وقف إطلاق النار", "وقف إطلاق النار"),
        ("", ""),
    ],
)
def test_more_steering_characters_are_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@LAWFUL
@given(st.text())
def test_more_shown_text_steers_nothing_and_is_shown_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert "\x1b" not in once and "\u202e" not in once


@LAWFUL
@given(st.text(alphabet="0123456789abcdef", min_size=12, max_size=64))
def test_more_address_of_a_claim_begins_its_id(claim: str) -> None:
    assert short(claim) == f"claim:{claim[:12]}"


@pytest.mark.parametrize(
    ("file", "line", "why", "shown"),
    [
        ("a.csv", None, "is empty", "a.csv: is empty"),
        ("a.csv", 4, "is no date", "a.csv:4: is no date"),
        ("a\x1b.csv", 4, "is\x07 no date", "a<U+001B>.csv:4: is<U+0007> no date"),
        ("تقرير.txt", None, "is not UTF-8", "تقرير.txt: is not UTF-8"),
    ],
)
def test_more_unread_line(file: str, line: int | None, why: str, shown: str) -> None:
    assert unread_line(file, line, why) == shown


# pages


@pytest.mark.parametrize("width", [20, 33, 80])
@pytest.mark.parametrize("indent", [0, 2, 6])
def test_more_paragraph_keeps_width_indent_and_words(
    width: int, indent: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    words = "The two sides said that talks on the second phase go on in the town."
    Page().paragraph(words, indent=indent)
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(" ".join(lines).split()) == words
    assert all(len(n) <= width and n.startswith(" " * indent) and n == n.rstrip() for n in lines)


@pytest.mark.parametrize("words", ["[red]no[/red]", ":warning: stop", "100% [x", "a/b 12:30"])
def test_more_words_are_never_markup(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = Page()
    page.paragraph(words)
    page.put(Text(words), indent=3)
    assert capsys.readouterr().out == f"{words}\n   {words}\n"


def test_more_heading_stands_after_an_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    Page().heading("Positions")
    assert capsys.readouterr().out == "\nPositions\n"


def test_more_broken_pipe_is_left_to_the_command_line() -> None:
    with pytest.raises(BrokenPipeError):
        Page().on_broken_pipe()


# reasons


def leaf(text: str, *claims: str, clause: str | None = None) -> Reason:
    return Reason(text=text, claims=claims, clause=clause)


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (leaf("Nobody spoke."), "Nobody spoke."),
        (leaf("A said so.", "0123456789abcdef"), "A said so. claim:0123456789ab"),
        (leaf("Both said so.", "0123456789abcdef", "f" * 16), "Both said so."),
        (leaf("Due on day 2.", clause="obligations.aid"), "Due on day 2. [obligations.aid]"),
        (
            leaf("It is due.", "0123456789abcdef", clause="obligations.aid"),
            "It is due. [obligations.aid] claim:0123456789ab",
        ),
        (leaf("Turned \u202e."), "Turned <U+202E>."),
        (leaf("[b]Not bold[/b]"), "[b]Not bold[/b]"),
    ],
)
def test_more_leaf_of_a_tree_of_reasons(
    reason: Reason, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_reason(reason)
    assert capsys.readouterr().out.rstrip() == shown


def test_more_tree_of_reasons_opens_its_claims_below(capsys: pytest.CaptureFixture[str]) -> None:
    below = (leaf("A said done.", "a" * 16), leaf("B said breach.", "b" * 16))
    print_reason(Reason(text="They differ.", claims=("c" * 16,), because=below))
    assert capsys.readouterr().out.splitlines() == [
        "They differ.",
        "├── A said done. claim:aaaaaaaaaaaa",
        "└── B said breach. claim:bbbbbbbbbbbb",
    ]


def test_more_claims_of_a_tree_come_in_order_each_once() -> None:
    below = (leaf("x", "b", "a"), Reason(text="y", because=(leaf("z", "c", "b"),)))
    assert list(Reason(text="w", claims=("a",), because=below).all_claims()) == ["a", "b", "c"]


# JSON


@pytest.mark.parametrize(
    "value", [{"a": [1, None, "é"]}, [], {}, "וקף", 0, {"nested": {"deep": [True, 1.5]}}]
)
def test_more_json_is_utf8_in_either_form(value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(printing.sys, "stdout", SimpleNamespace(buffer=raw))  # type: ignore[attr-defined]
    printing.print_json(value)
    long = raw.getvalue()
    raw.seek(0)
    raw.truncate()
    printing.print_json_line(value)
    line = raw.getvalue()
    assert json.loads(long.decode("utf-8")) == json.loads(line.decode("utf-8")) == value
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and b"\\u" not in line


# questions


@pytest.mark.parametrize("text", ["2031", "2031-03", "2031-03-02", "2031-03-02T07:00"])
def test_more_options_mean_first_and_last_instants(text: str) -> None:
    put = asked(subject(), at=text, known_at=text, since="2030")
    assert put.at == put.known_at == last_instant(text, GAZA)
    assert put.since == first_instant("2030", GAZA)
    assert (put.case, put.parties, put.known_by) == ("A case", ("a", "b"), "recorded")


def test_more_moment_of_the_case_stands_where_none_is_asked_for() -> None:
    put = asked(subject(at="2031-03-02"))
    assert (put.at, put.known_at, put.since) == (last_instant("2031-03-02", GAZA), None, None)
    assert asked(subject(at="2031-03-02"), at="2031-04").at == last_instant("2031-04", GAZA)


@pytest.mark.parametrize("since", ["2031-03-03", "2031-04", "2032"])
def test_more_since_must_lie_before_the_moment(since: str) -> None:
    with pytest.raises(InputError, match=f"--since: “{since}” is not before the moment"):
        asked(subject(), at="2031-03-02", since=since)


def test_more_since_may_be_the_day_itself() -> None:
    put = asked(subject(), at="2031-03-02", since="2031-03-02")
    assert put.since == first_instant("2031-03-02", GAZA)


@pytest.mark.parametrize(
    ("option", "more"),
    [
        ("--at", {"at": "soon"}),
        ("--at", {"at": "2031-02-30"}),
        ("--since", {"at": "2031", "since": "day 2"}),
        ("--known-at", {"at": "2031", "known_at": "31-03-02"}),
    ],
)
def test_more_bad_date_names_its_option(option: str, more: dict[str, str]) -> None:
    with pytest.raises(InputError) as refused:
        asked(subject(), **more)
    assert refused.value.what.startswith(f"{option}: “")


@pytest.mark.parametrize("view", ["a", "b"])
def test_more_view_of_either_party_is_known(view: str) -> None:
    assert asked(subject(agreement=truce()), at="2031", view=view).parties == ("a", "b")


@pytest.mark.parametrize("view", ["c", "", "party a"])
def test_more_unknown_view_is_refused(view: str) -> None:
    with pytest.raises(UnknownAddress, match="is not a view of this case"):
        asked(subject(agreement=truce()), at="2031", view=view)


def test_more_view_without_agreement_is_refused() -> None:
    with pytest.raises(UnknownAddress, match="no agreement is held"):
        asked(subject(), at="2031", view="a")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2031-03-08", "2031-03-01"),
        ("2031-03-01", "2031-02-22"),
        ("2032-03-05", "2032-02-27"),
        ("2031-01", "2031-01-24"),
        ("2031", "2031-12-24"),
        ("2031-03-08T00:00", "2031-03-01"),
    ],
)
def test_more_week_before(at: str, day: str) -> None:
    assert week_before(subject(), at) == day
    assert week_before(subject(at=at), None) == day


# a status


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("says", ["done", "breached"])
def test_more_one_view_keeps_one_side_and_every_outcome(one: str, other: str, says: str) -> None:
    status = status_at([told(other, says, "captives/day-2", at=days(2))], days(3))
    kept = one_view(status, one)
    assert set(kept.phase.views) == {one}
    assert all(set(s.views) == set(s.done) == set(s.cumulative) == {one} for s in kept.obligations)
    assert [s.outcome for s in kept.obligations] == [s.outcome for s in status.obligations]


def test_more_status_of_nothing_lists_what_is_not_held(capsys: pytest.CaptureFixture[str]) -> None:
    page = page_of(status_at([], days(3)), capsys)
    assert page.startswith(f"test At {iso(last_instant(days(3), zone('UTC')), zone('UTC'))}")
    assert "Agreement: An invented truce" in page
    assert "Nothing held: no position, no contradiction" in page


def test_more_sections_stand_in_their_fixed_order() -> None:
    empty, full = (
        [s.title for s in sections(status_at(held, days(6)), shipped_registry())]
        for held in (
            [],
            [told("a", "done", "road", at=days(5)), told("b", "breached", "road", at=days(5))],
        )
    )
    assert empty == full
    assert empty[:4] == ["Positions", "No own word held", "Contradictions and readings", "Awaited"]
    assert empty[-1] == "Unread, or without a claim"


def test_more_count_of_either_side_is_one_line_with_its_address() -> None:
    for who in "ab":
        held = [told(who, None, "aid", at=days(2), kind="count", figure="40", unit="trucks")]
        found = {s.title: s.lines for s in sections(status_at(held, days(4)), shipped_registry())}
        lines = found["Counts"]
        assert [n.address for n in lines] == [f"delivery:{i}" for i in range(1, len(lines) + 1)]
        assert all("40 trucks" in n.text for n in lines)


@LAWFUL
@given(st.lists(st.sampled_from(["done", "breached", "undone"]), max_size=3))
def test_more_every_address_of_a_section_is_printed_once(says: list[str]) -> None:
    held = [told("ab"[i % 2], s, "road", at=days(5)) for i, s in enumerate(says)]
    found = [
        n.address for s in sections(status_at(held, days(6)), shipped_registry()) for n in s.lines
    ]
    given_ = [a for a in found if a is not None]
    assert len(given_) == len(set(given_))
