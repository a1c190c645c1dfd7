"""The shipped registry: links resolve, names are unambiguous, and no side is served better."""

from __future__ import annotations

import re
from collections import Counter
from typing import cast

import pytest

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.basis.time import zone
from truceline.basis.vocabulary import vocabulary

REGISTRY = shipped_registry()
ACTORS = REGISTRY.actors
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
CONTESTED = ["sudan", "yemen", "libya", "syria", "palestine", "afghanistan", "myanmar"]
BELLIGERENTS = sorted({p for process in processes() for p in process.parties})
LEADING = [
    ("israel", "hamas"),
    ("israel", "hezbollah"),
    ("ukraine", "russia"),
    ("sudan/saf", "rsf"),
    ("yemen-government", "ansar-allah"),
    ("ethiopia", "tplf"),
    ("dr-congo", "m23"),
    ("india", "pakistan"),
    ("armenia", "azerbaijan"),
    ("thailand", "cambodia"),
]


def speakers(party: str, kinds: set[str]) -> int:
    """How many of the kinds may give the party's own word on something."""
    return sum(
        actor.kind in kinds and any(s.party == party for s in actor.speaks_for)
        for actor in ACTORS.values()
    )


def test_ids_are_kebab_case() -> None:
    assert [id_ for id_ in ACTORS if not ID.fullmatch(id_)] == []


def test_no_actor_is_listed_twice() -> None:
    counted = Counter(a.id for layer in REGISTRY.layers for a in layer)
    assert [id_ for id_, n in counted.items() if n > 1] == []


def test_kinds_are_of_the_vocabulary() -> None:
    assert {a.kind for a in ACTORS.values()} <= set(vocabulary("actor_kinds"))


def test_every_link_leads_to_an_actor() -> None:
    broken = [
        (a.id, to)
        for a in ACTORS.values()
        for to in (
            *(link.to for link in (*a.part_of, *a.answers_to)),
            *(s.party for s in a.speaks_for),
        )
        if to not in ACTORS
    ]
    assert broken == []


def test_nobody_speaks_on_an_unknown_issue() -> None:
    listed = {i for a in ACTORS.values() for s in a.speaks_for for i in s.on or ()}
    assert listed <= set(vocabulary("issues"))


def test_every_name_finds_its_actor_or_is_known_to_be_ambiguous() -> None:
    lost = [
        (actor.id, text)
        for actor in ACTORS.values()
        for text in (*actor.names.values(), *actor.aliases)
        if REGISTRY.find(text) not in {actor.id, None}
    ]
    assert lost == []


def test_few_names_are_ambiguous() -> None:
    unclear = {text for text, ids in REGISTRY.names.whole.items() if len(ids) > 1}
    assert unclear == {"jem"}


@pytest.mark.parametrize("kind", ["force", "institution"])
def test_equal_roles_speak_on_equal_issues(kind: str) -> None:
    roles = {tuple(t.more["on"]) for t in vocabulary("institution_roles").values()}
    lists = {
        s.on for a in ACTORS.values() if a.kind == kind for s in a.speaks_for if s.on is not None
    }
    assert lists <= roles


def test_armed_forces_and_armed_wings_speak_on_the_same_issues() -> None:
    army = tuple(vocabulary("institution_roles")["army"].more["on"])
    interior = tuple(vocabulary("institution_roles")["interior"].more["on"])
    heard = {s.on for a in ACTORS.values() if a.kind == "force" for s in a.speaks_for}
    assert heard == {army, interior}


@pytest.mark.parametrize("kind", ["outlet", "faction", "agency", "igo", "monitor", "research"])
def test_none_of_these_gives_a_party_s_own_word(kind: str) -> None:
    assert [a.id for a in ACTORS.values() if a.kind == kind and a.speaks_for] == []


@pytest.mark.parametrize("state", CONTESTED)
def test_a_claimed_state_belongs_to_neither_authority(state: str) -> None:
    own = ACTORS[state]
    assert (own.part_of, own.answers_to, own.speaks_for) == ((), (), ())
    assert not any(s.party == state for a in ACTORS.values() for s in a.speaks_for)


def test_health_and_media_bodies_of_every_side_speak_for_nobody() -> None:
    bodies = [id_ for id_ in ACTORS if id_.endswith(("health-ministry", "government-media-office"))]
    assert len(bodies) > 50
    assert [id_ for id_ in bodies if ACTORS[id_].speaks_for] == []


@pytest.mark.parametrize("process", processes(), ids=lambda p: p.id)
def test_parties_and_mediators_of_a_process_are_actors(process: object) -> None:
    named = (*process.parties, *process.mediators)  # type: ignore[attr-defined]
    assert [a for a in named if a not in ACTORS] == []
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("process", processes(), ids=lambda p: p.id)
def test_a_process_has_two_parties_or_more_and_a_time_zone(process: object) -> None:
    assert len(process.parties) >= 2  # type: ignore[attr-defined]
    assert zone(process.timezone).key == process.timezone  # type: ignore[attr-defined]


@pytest.mark.parametrize(("one", "other"), LEADING)
def test_both_sides_have_people_who_speak_for_them(one: str, other: str) -> None:
    a, b = speakers(one, {"office-holder"}), speakers(other, {"office-holder"})
    assert min(a, b) >= 3
    assert max(a, b) <= 2 * min(a, b) + 3


@pytest.mark.parametrize(("one", "other"), LEADING)
def test_both_sides_have_bodies_that_speak_for_them(one: str, other: str) -> None:
    kinds = {"institution", "force"}
    assert min(speakers(one, kinds), speakers(other, kinds)) >= 3


@pytest.mark.parametrize("party", BELLIGERENTS)
def test_a_party_without_institutions_of_a_state_is_no_worse_found(party: str) -> None:
    assert REGISTRY.find(ACTORS[party].name) == party


def test_office_holders_tell_their_office() -> None:
    assert [a.id for a in ACTORS.values() if a.kind == "office-holder" and not a.office] == []


def test_since_is_never_after_until() -> None:
    dated = [
        (a.id, x.since, x.until)
        for a in ACTORS.values()
        for links in ((a,), a.part_of, a.answers_to, a.speaks_for)
        for x in cast("tuple[Actor | Link | Speaks, ...]", links)
    ]
    assert [id_ for id_, since, until in dated if since and until and since > until] == []


@pytest.mark.parametrize(
    "words", ["Palestinian officials", "both sides", "the mediators", "officials", "the two sides"]
)
def test_collective_words_are_not_actors(words: str) -> None:
    assert REGISTRY.find(words) is None
    assert [m for m in REGISTRY.mentions(words) if not m.adjective] == []
