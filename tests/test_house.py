"""The habits of the house, measured: short functions, whole signatures, one public surface."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import metadata
from pathlib import Path
from statistics import median
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from truceline.basis.registry_of_actors import processes, shipped_registry
from truceline.basis.vocabulary import names_of_vocabularies, vocabulary

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "truceline"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef

MEDIAN_LINES, MOST_LINES, LONGEST_FILE = 8, 50, 500
PASSED_OVER = {"build", "dist", "__pycache__"}
_PY = "py"  # kept apart, so that this file does not name what it looks for
_DASH = "-"
REGISTRY = re.compile(
    rf"{_PY}pi\.org|{_PY}thonhosted|index{_DASH}url|find{_DASH}links", re.IGNORECASE
)
MACHINE = re.compile(r"(?<![\w/.:~-])/(?:work|root|home|Users|opt)/\w")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def lines(function: Function) -> int:
    """Lines of a function as it stands, without its docstring."""
    first = function.body[0]
    told = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_functions_are_short_in_the_middle() -> None:
    assert median(lines(f) for path in MODULES for f in functions(path)) < MEDIAN_LINES


def test_no_function_is_long() -> None:
    long = [
        f"{shown(path)}:{f.lineno} {f.name} has {lines(f)} lines"
        for path in MODULES
        for f in functions(path)
        if lines(f) > MOST_LINES
    ]
    assert long == []


def test_no_file_is_long() -> None:
    assert [
        shown(p) for p in MODULES if len(p.read_text("utf-8").splitlines()) >= LONGEST_FILE
    ] == []


def bare_arguments(function: Function) -> Iterator[str]:
    a = function.args
    several = [x for x in (a.vararg, a.kwarg) if x is not None]
    for argument in (*a.posonlyargs, *a.args, *a.kwonlyargs, *several):
        if argument.annotation is None and argument.arg not in {"self", "cls"}:
            yield argument.arg
    if function.returns is None:
        yield "return"


def test_every_function_is_annotated() -> None:
    bare = [
        f"{shown(path)}:{f.lineno} {f.name}({name})"
        for path in MODULES
        for f in functions(path)
        for name in bare_arguments(f)
    ]
    assert bare == []


def caught(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {"everything"}
    return {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}


def test_nothing_catches_everything() -> None:
    broad = [
        f"{shown(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and caught(node) & {"everything", "Exception", "BaseException"}
    ]
    assert broad == []


def unfinished(path: Path) -> bool:
    return (
        re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", path.read_text("utf-8")) is not None
    )


def test_nothing_is_left_unfinished() -> None:
    assert [shown(path) for path in MODULES if unfinished(path)] == []


# the public surface


def public(module: ModuleType) -> set[str]:
    """Names that a user of the package finds there and that are no modules."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and name != "annotations"
    }


@pytest.mark.parametrize("name", importlib.import_module("truceline").__all__)
def test_every_name_of_the_package_is_there(name: str) -> None:
    assert getattr(importlib.import_module("truceline"), name) is not None


def test_the_package_shows_the_names_that_it_lists() -> None:
    package = importlib.import_module("truceline")
    shown_names = {name for name in dir(package) if not name.startswith("_")}
    assert shown_names - set(ROOMS) - {"errors"} == {n for n in package.__all__ if n[0] != "_"}


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_exposes_is_what_it_lists(room: str) -> None:
    module = importlib.import_module(f"truceline.{room}")
    assert sorted(public(module)) == sorted(module.__all__)


def test_no_public_name_of_the_package_is_the_name_of_a_room() -> None:
    assert set(ROOMS).isdisjoint(importlib.import_module("truceline").__all__)


def imported(path: Path) -> Iterator[str]:
    """Modules of ours that a module imports when it is itself imported."""
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("truceline"):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("truceline"))


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def test_no_modules_import_one_another_in_a_circle() -> None:
    names = {module_name(path): path for path in MODULES}
    graph = {name: set(imported(path)) & names.keys() - {name} for name, path in names.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(names)


# impartial code


def words_in_code(path: Path) -> Iterator[tuple[int, str]]:
    """Text in a module that runs: every string but the docstrings."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | Function)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def names_of_parties() -> set[str]:
    ids = {party for process in processes() for party in process.parties}
    actors = [shipped_registry().actors[id_] for id_ in ids if id_ in shipped_registry().actors]
    return ids | {name for actor in actors for name in actor.names.values()}


def test_no_code_names_a_party() -> None:
    parties = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(names_of_parties())), re.I)
    named = [
        f"{shown(path)}:{line} {text[:60]}"
        for path in MODULES
        for line, text in words_in_code(path)
        if parties.search(text)
    ]
    assert named == []


# the pages


def commands() -> list[str]:
    return sorted(importlib.import_module("truceline.cli.main").truceline.commands)


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_pages(command: str) -> None:
    assert f"truceline {command}" in pages() + (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "cli"])
def test_every_room_has_a_page(room: str) -> None:
    assert (ROOT / "docs" / "rooms" / f"{room}.md").is_file()


def pages() -> str:
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("name", names_of_vocabularies())
def test_every_vocabulary_stands_in_the_pages(name: str) -> None:
    assert re.search(rf"\b{name}\b", pages())


@pytest.mark.parametrize("name", names_of_vocabularies())
def test_every_term_is_defined(name: str) -> None:
    assert [code for code, term in vocabulary(name).items() if len(term.definition) < 10] == []


# what leaves this machine


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of the project that is not made by a tool."""
    for path in sorted(ROOT.rglob("*")):
        folders = path.relative_to(ROOT).parts[:-1]
        made = PASSED_OVER & set(folders) or any(
            (f.startswith(".") and f != ".ci") or f.endswith(".egg-info") for f in folders
        )
        if path.is_file() and not made and not path.suffix.startswith(".db"):
            yield path, path.read_text("utf-8", errors="replace")


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_no_file_names_a_package_registry_or_a_place_on_a_machine(pattern: re.Pattern[str]) -> None:
    found = [f"{shown(path)}: {m[0]}" for path, text in texts() for m in pattern.finditer(text)]
    assert found == []


# what is pinned

PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+")


def pins(*files: str) -> dict[str, str]:
    read = [line for file in files for line in (ROOT / file).read_text("utf-8").splitlines()]
    return dict(canonical(*line.split("==")) for line in read)


def canonical(name: str, version: str) -> tuple[str, str]:
    return canonicalize_name(name), version


def needed(names: list[str]) -> Iterator[tuple[str, str]]:
    """Every distribution that these need on this machine, with what needs it."""
    waiting = [(Requirement(name), "the project") for name in names]
    seen: set[str] = set()
    while waiting:
        asked, by = waiting.pop()
        yield canonicalize_name(asked.name), by
        if str(asked) in seen:
            continue
        seen.add(str(asked))
        for text in metadata.requires(asked.name) or []:
            needs = Requirement(text)
            if any(applies(needs, extra) for extra in ("", *asked.extras)):
                waiting.append((needs, asked.name))


def applies(needs: Requirement, extra: str) -> bool:
    # the two spellings of one extra: installers differ on whether they are the same
    spellings = {extra, canonicalize_name(extra), extra.replace("-", "_")}
    return needs.marker is None or any(needs.marker.evaluate({"extra": s}) for s in spellings)


@pytest.mark.parametrize("file", ["constraints.txt", "constraints-dev.txt"])
def test_pins_are_names_and_versions_and_nothing_else(file: str) -> None:
    written = (ROOT / file).read_text("utf-8").splitlines()
    assert [line for line in written if PIN.fullmatch(line) is None] == []


def requirements(extra: str) -> list[str]:
    found = [Requirement(text) for text in metadata.requires("truceline") or []]
    return [r.name for r in found if (r.marker is None) == (not extra)]


NEVER_LOADED = {"tokenizers"}
"""Libraries of which a requirement of their own is left out; see docs/dependencies.md."""


def test_everything_needed_to_run_is_pinned() -> None:
    pinned = pins("constraints.txt")
    wanted = [name for name in requirements("") if name not in NEVER_LOADED]
    assert {name.lower() for name in pinned} >= NEVER_LOADED
    assert [pair for pair in needed(wanted) if pair[0] not in pinned] == []


def test_everything_needed_to_develop_is_pinned() -> None:
    pinned = pins("constraints.txt", "constraints-dev.txt")
    assert [pair for pair in needed(requirements("dev")) if pair[0] not in pinned] == []
