"""Write the JSON that Truceline loads from the YAML that people edit; ``--check`` only compares.

The YAML files under ``basis/vocab`` and ``basis/registry``, and the word lists of the other rooms,
are the source. Reading them takes
seconds, the JSON files made here take milliseconds, and a test fails when they differ.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.actors_file import read_actors
from truceline.basis.gazetteer import Place
from truceline.basis.registry_of_actors import Process
from truceline.basis.vocabulary import all_vocabularies, term, vocabulary
from truceline.basis.word_lists import GENERATED

BASIS = Path(__file__).parent.parent / "src" / "truceline" / "basis"
NOT_ACTORS = {"places.yaml", "processes.yaml", "usual_institutions.yaml"}


def vocabularies() -> bytes:
    """Return all vocabularies as one JSON object: name, then code, then the body of the term."""
    paths = sorted((BASIS / "vocab").glob("*.yaml"))
    return _lines({path.stem: _plain(path) for path in paths})


def registry() -> bytes:
    """Return all actors, in the order of the files, and the processes."""
    paths = [p for p in sorted((BASIS / "registry").glob("*.yaml")) if p.name not in NOT_ACTORS]
    listed_actors = [a for p in paths for a in read_actors(p.read_text("utf-8"), file=p.name)]
    actors = with_usual_institutions(listed_actors)
    listed = msgspec.convert(_rows(BASIS / "registry" / "processes.yaml"), list[Process])
    return _lines({"actors": _short(actors), "processes": _short(listed)})


def with_usual_institutions(actors: list[Actor]) -> list[Actor]:
    """Return the actors and the institutions that every state has, under the same names for each."""
    usual = _plain(BASIS / "registry" / "usual_institutions.yaml")
    known = {a.id: a for a in actors}
    for owner, words in usual["of"].items():
        for code, shape in usual["institutions"].items():
            if code not in words.get("without", ()):
                made = _usual(words.get("is", {}).get(code, f"{owner}/{code}"), owner, words, shape)
                own = known.get(made.id)
                known[made.id] = made if own is None else _joined(own, made)
    return list(known.values())


def _usual(id_: str, owner: str, words: dict[str, Any], shape: dict[str, Any]) -> Actor:
    def filled(text: str) -> str:
        return text.format(state=words["state"], adjective=words["adjective"])

    role = shape["role"]
    on = None if role == "all" or role == "none" else term("institution_roles", role).more["on"]
    return Actor(
        id=id_,
        kind=shape["kind"],
        names={"en": filled(shape["name"])},
        aliases=tuple(map(filled, shape["aliases"])),
        answers_to=(Link(to=owner),),
        speaks_for=() if role == "none" else (Speaks(party=owner, on=on and tuple(on)),),
    )


def _joined(own: Actor, made: Actor) -> Actor:
    more = (*own.aliases, made.name, *made.aliases)
    return msgspec.structs.replace(own, aliases=tuple(dict.fromkeys(more)))


def places() -> bytes:
    """Return all places, in the order of their file."""
    rows = _rows(BASIS / "registry" / "places.yaml")
    return _lines(_short(msgspec.convert(rows, list[Place])))


def word_lists() -> bytes:
    """Return the word lists of all rooms: "room/name", then the file as plain data."""
    root = BASIS.parent
    paths = sorted(p.relative_to(root) for p in root.rglob("*.yaml") if "template" not in p.parts)
    return _lines(
        {str(p.with_suffix("")): _plain(root / p) for p in paths if p.parts[0] != "basis"}
    )


PRODUCTS: dict[str, Callable[[], bytes]] = {
    "vocab/vocabulary.json": vocabularies,
    "registry/registry.json": registry,
    "registry/places.json": places,
    f"../{GENERATED}": word_lists,
}


def _plain(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [{"id": id_} | body for id_, body in _plain(path).items()]


def _short(values: Any) -> list[dict[str, Any]]:
    built: list[dict[str, Any]] = msgspec.to_builtins(values)
    return [{k: _trim(v) for k, v in row.items() if v not in (None, [], ())} for row in built]


def _trim(value: Any) -> Any:
    if isinstance(value, list):
        return [_trim(v) for v in value]
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if v is not None}
    return value


def _lines(value: dict[str, Any] | list[Any]) -> bytes:
    """JSON with one entry a line, so that a change of one entry is a change of one line."""
    encode = msgspec.json.encode
    if isinstance(value, list):
        return b"[\n" + b",\n".join(map(encode, value)) + b"\n]\n"
    groups = (encode(k) + b": " + _group(v) for k, v in value.items())
    return b"{\n" + b",\n".join(groups) + b"\n}\n"


def _group(value: dict[str, Any] | list[Any]) -> bytes:
    if isinstance(value, list):
        return _lines(value).rstrip()
    encode = msgspec.json.encode
    return b"{\n" + b",\n".join(encode(k) + b": " + encode(v) for k, v in value.items()) + b"\n}"


def main(arguments: list[str]) -> int:
    """Write every product that is out of date; with ``--check`` name it and return 1 instead."""
    stale = []
    for name, make in PRODUCTS.items():
        path, made = BASIS / name, make()
        if path.is_file() and path.read_bytes() == made:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_bytes(made)
            vocabulary.cache_clear()
            all_vocabularies.cache_clear()
    for name in stale:
        sys.stderr.write(
            f"{name} {'differs from its YAML' if '--check' in arguments else 'written'}\n"
        )
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
