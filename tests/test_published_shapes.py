"""The JSON that is published: committed schemas are current, and what is printed fits them."""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from truceline.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "gaza-2025-01"
SCHEMAS = ROOT / "docs" / "schemas"

CLAIM = (
    "schema id report file voice evidence source actor named party parties official via addressee cue"
    " content quoted act about issues stance modality quantities when where event conditions score"
    " reason extractor"
)
STATUS = (
    "schema case at known_at known_by agreement phase positions contradictions obligations conditions"
    " sticking_points incidents deliveries levers restrictions changes record unread"
)
PARTS = {
    "agreement": "id title version digest",
    "phase": "views outcome",
    "phase.views.*": "id state since until basis why",
    "phase.outcome": "kind state on by",
    "positions.*.*": "id stance first_hand since age_days claims second_hand factions moved",
    "contradictions.*": "id kind claims why steps",
    "obligations.*": "id obligation party to deed due outcome views done verifier assumed evidence",
    "obligations.*.outcome": "kind state on by",
    "obligations.*.views.*": "state basis aspects",
    "obligations.*.done.*": "low high unit",
    "conditions.*": "id text clause waits_for met claims",
    "sticking_points.*": "id issue between why since claims",
    "incidents.*": "source kind low high unit period previous claims",
    "deliveries.*": "obligation counter counting_point unit period promised low high claims",
    "levers.*": "id party withholds for text_held since until claims",
    "restrictions.*": "id monitor place from until claims",
    "changes": "since items",
    "changes.items.*": "what before after",
    "record": "size root last_recorded",
    "unread.*": "file line why",
}
FINDING = "code severity line column clause message remedy"


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("schemas", ROOT / "tools" / "build_schemas.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_committed_schemas_are_those_of_the_code() -> None:
    committed = {path.name: path.read_text("utf-8") for path in SCHEMAS.glob("*.json")}
    assert committed == tool().schemas(), "run python tools/build_schemas.py"


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda p: p.stem)
def test_a_schema_is_a_valid_schema_that_names_its_version(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert f'"{path.stem.replace("-", "/")}"' in path.read_text("utf-8")


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


def faults(name: str, value: Any) -> list[str]:
    return [f"{e.json_path}: {e.message[:200]}" for e in validator(name).iter_errors(value)]


def at(value: Any, path: str) -> list[Any]:
    """Every value at a path such as ``phase.views.*``."""
    found = [value]
    for name in path.split("."):
        if name == "*":
            found = [x for v in found for x in (v.values() if isinstance(v, dict) else v)]
        else:
            found = [v[name] for v in found]
    return found


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shapes") / "case"
    return Path(shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("*.db*")))


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shapes") / "new"
    assert main(["new", str(folder)]) == 0
    return folder


def printed(*arguments: object) -> str:
    """Return what the command line prints on standard output."""
    raw = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(raw, "utf-8", write_through=True)) as page:
        assert main([str(a) for a in arguments]) in {0, 1}
        page.flush()
        return raw.getvalue().decode()


@pytest.fixture(scope="module")
def statuses(case: Path, invented: Path) -> list[dict[str, Any]]:
    """The example on two days, and the invented case."""
    since = ("--since", "2025-01-20", "--format", "json")
    return [
        json.loads(printed("status", case, "--at", "2025-01-27T12:00", *since)),
        json.loads(printed("status", case, "--at", "2025-03-02", *since)),
        json.loads(printed("status", invented, "--format", "json")),
    ]


def test_a_status_fits_its_schema(statuses: list[dict[str, Any]]) -> None:
    assert [faults("truceline.status-1", status) for status in statuses] == [[], [], []]


def test_a_status_has_every_key(statuses: list[dict[str, Any]]) -> None:
    assert [key for status in statuses for key in STATUS.split() if key not in status] == []


@pytest.mark.parametrize("path", PARTS)
def test_every_part_of_a_status_has_every_key(path: str, statuses: list[dict[str, Any]]) -> None:
    parts = [part for status in statuses for part in at(status, path)]
    assert parts
    assert {key for part in parts for key in PARTS[path].split() if key not in part} == set()


def test_a_status_without_an_agreement_fits_too(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Hamas said that the talks go on.\n", "utf-8")
    found = json.loads(printed("status", tmp_path, "--format", "json"))
    assert found["agreement"] is None and [key for key in STATUS.split() if key not in found] == []
    assert faults("truceline.status-1", found) == []


def test_every_claim_line_fits_its_schema_and_has_every_key(case: Path) -> None:
    lines = printed("read", case, "--format", "jsonl").splitlines()
    assert len(lines) > 100
    for line in lines:
        claim = json.loads(line)
        assert faults("truceline.claim-1", claim) == []
        assert [key for key in CLAIM.split() if key not in claim] == []


def test_a_check_fits_its_schema_and_has_every_key(case: Path) -> None:
    out = printed("check", case / "agreement.truce.yaml", "--format", "json")
    found = json.loads(out)
    assert faults("truceline.check-1", found) == []
    assert list(found) == ["schema", "agreement", "findings"] and found["findings"]
    for finding in found["findings"]:
        assert list(finding) == FINDING.split()


def test_a_briefing_fits_its_schema(case: Path) -> None:
    folder = case / "briefing"
    printed("brief", case, "--out", folder)
    assert faults("truceline.briefing-1", json.loads((folder / "briefing.json").read_bytes())) == []
