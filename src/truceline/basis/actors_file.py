"""Reading actors from YAML: a case's actors.yaml and the files of the shipped registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.time import is_partial_time
from truceline.basis.vocabulary import nearest, vocabulary
from truceline.errors import CaseError

__all__ = ["read_actors"]

_KEYS = (
    "id",
    "kind",
    "names",
    "name",
    "aliases",
    "adjectives",
    "seats",
    "office",
    "part of",
    "answers to",
    "speaks for",
    "bound",
    "since",
    "until",
)
_BOUND = ("yes", "no", "unclear")


class _Place:
    """Where in which file a thing stands, to say so in an error."""

    def __init__(self, file: str, line: int) -> None:
        self.file, self.line = file, line

    def wrong(self, what: str, remedy: str) -> CaseError:
        return CaseError(what, file=self.file, line=self.line, remedy=remedy)

    def key(self, body: object, key: str) -> _Place:
        """The line of ``key`` in ``body`` if the reader knows it."""
        if isinstance(body, CommentedMap) and key in body:
            return _Place(self.file, body.lc.key(key)[0] + 1)
        return self


def read_actors(text: str, *, file: str) -> tuple[Actor, ...]:
    """Return the actors of an actors.yaml: a mapping from id to body, or a list of bodies with ``id``.

    Keys of a body: ``kind``, ``names`` by language (or ``name``), ``aliases``, ``adjectives``,
    ``seats``, ``office``, ``part of``, ``answers to`` (an id, or {to, since, until}, or a list of these),
    ``speaks for`` (an id, or {party, on: [issues or roles], since, until}, or a list), ``bound``, ``since``,
    ``until``. Raises CaseError, with the line, for anything else.
    """
    return tuple(_actor(str(id_), body, place) for id_, body, place in _bodies(text, file))


def _bodies(text: str, file: str) -> list[tuple[str, Mapping[str, Any], _Place]]:
    top = _loaded(text, file)
    match top:
        case None:
            return []
        case CommentedMap():
            rows = [(id_, body, _Place(file, top.lc.key(id_)[0] + 1)) for id_, body in top.items()]
        case CommentedSeq():
            lines = [_Place(file, top.lc.item(i)[0] + 1) for i in range(len(top))]
            rows = [(_id(b, p), b, p) for b, p in zip(top, lines, strict=True)]
        case _:
            raise CaseError(
                "this is no list of actors",
                file=file,
                line=1,
                remedy="write one entry per actor: its id, a colon, then kind and names",
            )
    _refuse_doubles(rows)
    return rows


def _loaded(text: str, file: str) -> Any:
    try:
        return YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CaseError(
            f"the YAML cannot be read: {error.problem or error.context}",
            file=file,
            line=mark.line + 1 if mark is not None else None,
            remedy="check indentation, colons and quotation marks on this line",
        ) from error
    except YAMLError as error:
        raise CaseError(
            "the YAML cannot be read", file=file, remedy="check indentation and quotation marks"
        ) from error


def _id(body: Any, place: _Place) -> str:
    if isinstance(body, Mapping) and body.get("id"):
        return str(body["id"])
    raise place.wrong("an actor has no id", "add id: with a short kebab-case id such as party-a")


def _refuse_doubles(rows: list[tuple[str, Any, _Place]]) -> None:
    seen: dict[str, _Place] = {}
    for id_, _, place in rows:
        if id_ in seen:
            raise place.wrong(
                f"the actor “{id_}” is defined twice", f"merge it with line {seen[id_].line}"
            )
        seen[id_] = place


def _actor(id_: str, body: Any, place: _Place) -> Actor:
    if not isinstance(body, Mapping):
        raise place.wrong(f"the actor “{id_}” has no body", "add kind: and names: below it")
    for key in body:
        if key not in _KEYS:
            raise place.key(body, key).wrong(
                f"“{key}” is not a key of an actor", nearest(str(key), list(_KEYS))
            )
    return Actor(
        id=id_,
        kind=_word(body, "kind", list(vocabulary("actor_kinds")), place) or _no_kind(id_, place),
        names=_names(id_, body, place),
        aliases=_texts(body, "aliases", place),
        adjectives=_texts(body, "adjectives", place),
        seats=_texts(body, "seats", place),
        office=None if body.get("office") is None else str(body["office"]),
        part_of=_links(body, "part of", place),
        answers_to=_links(body, "answers to", place),
        speaks_for=_speaks(body, place),
        bound=_word(body, "bound", list(_BOUND), place),
        since=_time(body, "since", place),
        until=_time(body, "until", place),
    )


def _no_kind(id_: str, place: _Place) -> str:
    raise place.wrong(
        f"the actor “{id_}” has no kind", "add kind: institution (or state, outlet ...)"
    )


def _word(body: Mapping[str, Any], key: str, known: list[str], place: _Place) -> str | None:
    value = body.get(key)
    if value is None:
        return None
    word = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    if word not in known:
        raise place.key(body, key).wrong(f"“{word}” is not a {key}", nearest(word, known))
    return word


def _names(id_: str, body: Mapping[str, Any], place: _Place) -> dict[str, str]:
    names = body.get("names", body.get("name"))
    match names:
        case None:
            raise place.wrong(f"the actor “{id_}” has no names", "add names: {en: ...}")
        case str():
            return {"en": names}
        case Mapping() if names and all(isinstance(v, str) for v in names.values()):
            return {str(k): str(v) for k, v in names.items()}
    raise place.key(body, "names").wrong(
        f"the names of “{id_}” are not text by language", "write names: {en: ..., ar: ...}"
    )


def _texts(body: Mapping[str, Any], key: str, place: _Place) -> tuple[str, ...]:
    values = body.get(key)
    if values is None:
        return ()
    listed = [values] if isinstance(values, str) else values
    if isinstance(listed, list) and all(isinstance(v, str) and v.strip() for v in listed):
        return tuple(str(v) for v in listed)
    raise place.key(body, key).wrong(f"{key} is not a list of texts", f"write {key}: [one, two]")


def _time(body: Mapping[str, Any], key: str, place: _Place) -> str | None:
    value = body.get(key)
    if value is None:
        return None
    if not is_partial_time(str(value)):
        raise place.key(body, key).wrong(
            f"“{value}” is not a date", "write 2025, 2025-03 or 2025-03-02"
        )
    return str(value)


def _listed(body: Mapping[str, Any], key: str, part: str, place: _Place) -> list[Mapping[str, Any]]:
    value = body.get(key)
    rows = [] if value is None else value if isinstance(value, list) else [value]
    made: list[Mapping[str, Any]] = [{part: r} if isinstance(r, str) else r for r in rows]
    for row in made:
        if not isinstance(row, Mapping) or not isinstance(row.get(part), str):
            raise place.key(body, key).wrong(
                f"{key} names no actor", f"write {key}: an id, or {{{part}: an id, since: 2024-11}}"
            )
    return made


def _links(body: Mapping[str, Any], key: str, place: _Place) -> tuple[Link, ...]:
    where = place.key(body, key)
    return tuple(
        Link(to=row["to"], since=_time(row, "since", where), until=_time(row, "until", where))
        for row in _listed(body, key, "to", place)
    )


def _speaks(body: Mapping[str, Any], place: _Place) -> tuple[Speaks, ...]:
    where = place.key(body, "speaks for")
    return tuple(
        Speaks(
            party=row["party"],
            on=_issues(row, where),
            since=_time(row, "since", where),
            until=_time(row, "until", where),
        )
        for row in _listed(body, "speaks for", "party", place)
    )


def _issues(row: Mapping[str, Any], place: _Place) -> tuple[str, ...] | None:
    if row.get("on") is None:
        return None
    roles, issues = vocabulary("institution_roles"), list(vocabulary("issues"))
    listed: dict[str, None] = {}
    for word in _texts(row, "on", place):
        if word in roles:
            listed.update(dict.fromkeys(roles[word].more["on"]))
        elif word in issues:
            listed[word] = None
        else:
            raise place.wrong(
                f"“{word}” is neither an issue nor the role of an institution",
                nearest(word, [*issues, *roles]),
            )
    return tuple(listed)
