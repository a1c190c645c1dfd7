"""Scenes for the briefing: the worked example at its two moments, a bare folder, and claims by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.telling import status_at, truce
from truceline.agreement import load_agreement
from truceline.basis.actors import Actor
from truceline.basis.registry_of_actors import Registry, read_actors, shipped_registry
from truceline.basis.time import first_instant, last_instant, zone
from truceline.briefing.brief import brief
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Briefing
from truceline.record import HeldClaim, ingest, open_record
from truceline.reports import bare_case, load_case
from truceline.status import Question, Status, evaluate

CASE = Path(__file__).parents[2] / "examples" / "gaza-2025-01"
MOMENTS = {"january": ("2025-01-27T12:00", "2025-01-25"), "march": ("2025-03-02", "2025-02-20")}


class Taken:
    """A case taken in once, of which any moment can be printed."""

    def __init__(self) -> None:
        self.case = load_case(CASE)
        self.agreement = load_agreement(CASE / str(self.case.agreement))
        registry = shipped_registry()
        for name in self.case.actor_files:
            registry = registry.with_actors(
                read_actors((CASE / name).read_text("utf-8"), file=name)
            )
        self.registry = registry
        self.record = open_record(None)
        self.parties = tuple(self.case.parties)
        ingest(self.record, self.case, registry=registry, parties=self.parties)
        self.tz = zone(self.case.timezone)

    def held(self, at: str) -> tuple[HeldClaim, ...]:
        return self.record.held(last_instant(at, self.tz), self.case.known_by)

    def status(self, at: str, since: str | None = None) -> Status:
        moment = last_instant(at, self.tz)
        question = Question(
            case=self.case.title, at=moment, tz=self.tz, parties=self.parties, known_at=moment,
            known_by=self.case.known_by,
            since=None if since is None else first_instant(since, self.tz),
        )  # fmt: skip
        return evaluate(
            self.held(at), question, agreement=self.agreement, registry=self.registry,
            unread=self.record.unread(),
        )  # fmt: skip

    def scene(self, at: str, since: str, audience: str = "public") -> Scene:
        return Scene(
            status=self.status(at, since), held={h.claim.id: h for h in self.held(at)},
            reports={r.id: r for r in self.record.reports()}, agreement=self.agreement,
            registry=self.registry, timezone=self.case.timezone, since=since, audience=audience,
            before=self.status(since),
        )  # fmt: skip


def briefing_of(scene: Scene) -> Briefing:
    return brief(
        scene.status, held=scene.held, reports=scene.reports, agreement=scene.agreement,
        registry=scene.registry, since=scene.since, audience=scene.audience,
        timezone=scene.timezone, before=scene.before,
    )  # fmt: skip


@pytest.fixture(scope="session")
def taken() -> Taken:
    return Taken()


@pytest.fixture(scope="session")
def january(taken: Taken) -> Scene:
    return taken.scene(*MOMENTS["january"])


@pytest.fixture(scope="session")
def march(taken: Taken) -> Scene:
    return taken.scene(*MOMENTS["march"])


@pytest.fixture(scope="session")
def january_briefing(january: Scene) -> Briefing:
    return briefing_of(january)


@pytest.fixture(scope="session")
def march_briefing(march: Scene) -> Briefing:
    return briefing_of(march)


BARE = """A senior official of Hamas told Example Wire that the movement had accepted the outline in principle.
The prime minister's office of Israel said: "We demand that the list be handed over first."
Layla Haddad, 34, said that her brother Omar Haddad had not come home.
"""


@pytest.fixture(scope="session")
def bare_scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A folder that is no case: no agreement, no rights declared."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "one.txt").write_text(BARE, encoding="utf-8")
    case, registry, parties = bare_case([folder]), shipped_registry(), ("israel", "hamas")
    record = open_record(None)
    ingest(record, case, registry=registry, parties=parties)
    held = record.held()
    tz = zone(case.timezone)
    moment = max(h.recorded for h in held)
    status = evaluate(
        held,
        Question(case="bare", at=moment, tz=tz, parties=parties),
        agreement=None,
        registry=registry,
    )
    return Scene(
        status=status, held={h.claim.id: h for h in held}, reports={r.id: r for r in record.reports()},
        agreement=None, registry=registry, timezone=case.timezone, since=None, audience="desk",
    )  # fmt: skip


@pytest.fixture(scope="session")
def bare_briefing(bare_scene: Scene) -> Briefing:
    return briefing_of(bare_scene)


Told = Callable[..., Scene]


@pytest.fixture(scope="session")
def registry() -> Registry:
    mission = Actor(id="mission", kind="monitor", names={"en": "Example Mission"})
    return shipped_registry().with_actors((mission,))


@pytest.fixture
def invented(registry: Registry) -> Told:
    """A scene of the invented truce of two parties from claims made by hand."""

    def scene(*held: HeldClaim, at: str = "2031-03-07", audience: str = "public") -> Scene:
        agreement = truce()
        return Scene(
            status=status_at(held, at, agreement, registry), held={h.claim.id: h for h in held},
            reports={}, agreement=agreement, registry=registry, timezone="UTC", since="2031-03-01",
            audience=audience,
        )  # fmt: skip

    return scene
