"""Reading a case's actors.yaml: what is accepted, and where the fault is when it is not."""

from __future__ import annotations

import pytest

from truceline.basis.actors import Link, Speaks
from truceline.basis.actors_file import read_actors
from truceline.errors import CaseError

FILE = "actors.yaml"
FULL = """\
# our own actors
party-a/army:
  kind: force
  names: {en: Army of A, ar: جيش}
  aliases: [A army]
  adjectives: [Alpha]
  answers to: party-a
  speaks for: {party: party-a, on: [army, talks], since: 2031-01-02}
  part of: [{to: party-a, until: 2032}]
  bound: yes
  since: 2030
"""


def test_a_full_entry() -> None:
    [actor] = read_actors(FULL, file=FILE)
    assert (actor.id, actor.kind, actor.names["ar"]) == ("party-a/army", "force", "جيش")
    assert actor.aliases == ("A army",)
    assert actor.adjectives == ("Alpha",)
    assert actor.answers_to == (Link(to="party-a"),)
    assert actor.part_of == (Link(to="party-a", until="2032"),)
    assert (actor.bound, actor.since) == ("yes", "2030")


def test_a_role_stands_for_its_issues() -> None:
    [actor] = read_actors(FULL, file=FILE)
    [speaks] = actor.speaks_for
    assert speaks.since == "2031-01-02"
    assert {"incidents", "withdrawal", "talks"} <= set(speaks.on or ())


def test_a_list_with_ids_is_read_as_well() -> None:
    [actor] = read_actors("- id: a\n  kind: state\n  name: Aland\n  speaks for: a\n", file=FILE)
    assert (actor.id, actor.name) == ("a", "Aland")
    assert actor.speaks_for == (Speaks(party="a"),)


def test_an_empty_file_has_no_actors() -> None:
    assert read_actors("# nothing yet\n", file=FILE) == ()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n  kind: state\n  names: {en: A}\n  alias: [x]\n", 4, "did you mean “aliases”"),
        ("a:\n  kind: sate\n  names: {en: A}\n", 2, "did you mean “state”"),
        ("a:\n  kind: state\n", 1, "has no names"),
        ("a:\n  names: {en: A}\n", 1, "has no kind"),
        ("a: {kind: state, names: {en: A}}\nb: nothing\n", 2, "has no body"),
        ("a:\n  kind: state\n  name: A\n  since: last year\n", 4, "is not a date"),
        ("a:\n  kind: state\n  name: A\n  bound: perhaps\n", 4, "is not a bound"),
        ("a:\n  kind: state\n  name: A\n  part of: {since: 2020}\n", 4, "names no actor"),
        ("a:\n  kind: state\n  name: A\n  speaks for: {party: a, on: [aid]}\n", 4, "neither"),
        ("a:\n  kind: state\n  name: A\n  aliases: {x: y}\n", 4, "is not a list of texts"),
        ("a:\n  kind: state\n  names: {en: [A]}\n", 3, "not text by language"),
        ("- kind: state\n", 1, "has no id"),
        ("- {id: a, kind: state, name: A}\n- {id: a, kind: state, name: B}\n", 2, "twice"),
        ("just words", 1, "no list of actors"),
        ("a: [1\nb: 2\n", 2, "cannot be read"),
    ],
)
def test_a_fault_is_told_with_its_line_and_a_way_out(text: str, line: int, says: str) -> None:
    with pytest.raises(CaseError) as fault:
        read_actors(text, file=FILE)
    assert (fault.value.file, fault.value.line) == (FILE, line)
    assert says in str(fault.value)
    assert fault.value.remedy


def test_the_same_key_twice_is_refused() -> None:
    with pytest.raises(CaseError, match="cannot be read"):
        read_actors("a: {kind: state, name: A}\na: {kind: state, name: B}\n", file=FILE)
