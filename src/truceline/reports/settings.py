"""The keys of case.yaml with the lines on which they stand (YAML 1.2: yes and no are words)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from truceline.basis.vocabulary import nearest
from truceline.basis.word_lists import word_list
from truceline.errors import CaseError

__all__ = ["Setting", "Settings", "read_settings", "setting_names"]

_INDENTATION = "check the indentation: every key of the case begins in the first column"
_SHOWN = {"text": "one text", "list": "a list such as [a, b]", "pairs": "pairs such as {a: b}"}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Setting(msgspec.Struct, frozen=True):
    """One value of case.yaml: its words in order, each with its second half if it is a pair."""

    line: int
    words: tuple[tuple[str, str | None], ...]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a case.yaml says, by the canonical names of its keys."""

    file: str
    values: dict[str, Setting]

    def get(self, key: str) -> tuple[str, int] | None:
        """Return the text under ``key`` and its line; None if it is not given."""
        value = self.values.get(key)
        return None if value is None else (value.words[0][0], value.line)

    def text(self, key: str) -> str | None:
        """Return the text under ``key``, None if it is not given."""
        value = self.get(key)
        return None if value is None else value[0]

    def required(self, key: str) -> tuple[str, int]:
        """Return the text under ``key`` and its line. Raises CaseError if it is not given."""
        value = self.get(key)
        if value is None:
            raise CaseError(
                f"the key “{key}” is missing",
                file=self.file,
                line=1,
                remedy=f"add it: {_keys()[key]['means']}",
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list under ``key``; empty if it is not given."""
        return tuple(self.pairs(key))

    def pairs(self, key: str) -> dict[str, str | None]:
        """Return the pairs under ``key`` (a plain list has None for each); empty if not given."""
        value = self.values.get(key)
        return {} if value is None else dict(value.words)

    def line(self, key: str) -> int | None:
        """Return the line of ``key``, None if it is not given."""
        value = self.values.get(key)
        return None if value is None else value.line


@cache
def _keys() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = word_list("reports/settings")
    return loaded


@cache
def setting_names() -> dict[str, str]:
    """Return every accepted spelling of a key of case.yaml, with the canonical one."""
    return {name: key for key, body in _keys().items() for name in (key, *body.get("also", ()))}


def read_settings(path: Path, *, file: str) -> Settings:
    """Return the settings in a case.yaml.

    Raises CaseError with the line for YAML that does not parse, an unknown or doubled key, a value
    of another kind than the key takes.
    """
    root = _composed(path, file)
    if not isinstance(root, MappingNode):
        raise CaseError(
            "this file holds no keys", file=file, line=1, remedy="write title: and time zone:"
        )
    values: dict[str, Setting] = {}
    for name, node in root.value:
        key = _key(name, file)
        if key in values:
            what = f"the key “{name.value}” stands twice"
            raise CaseError(what, file=file, line=_line(name), remedy="keep one")
        value = _setting(key, node, file)
        if value is not None:
            values[key] = value
    return Settings(file=file, values=values)


def _composed(path: Path, file: str) -> Node | None:
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as cause:
        raise CaseError("this file is not UTF-8", file=file, remedy="save it as UTF-8") from cause
    except OSError as cause:
        raise CaseError(f"this file cannot be opened ({cause.strerror})", file=file) from cause
    except MarkedYAMLError as cause:
        mark = cause.problem_mark or cause.context_mark
        line = None if mark is None else mark.line + 1
        what = f"the YAML breaks off ({cause.problem})"
        raise CaseError(what, file=file, line=line, remedy=_INDENTATION) from cause
    except (YAMLError, RecursionError) as cause:
        what = f"the YAML cannot be read ({cause})"
        raise CaseError(what, file=file, remedy=_INDENTATION) from cause
    return node


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _key(node: Node, file: str) -> str:
    known = setting_names()
    name = node.value if isinstance(node, ScalarNode) else "?"
    if name not in known:
        raise CaseError(
            f"“{name}” is not a key of a case",
            file=file,
            line=_line(node),
            remedy=nearest(name, list(known)),
        )
    return known[name]


def _setting(key: str, node: Node, file: str) -> Setting | None:
    """Return the value of one key; None for a key without a value."""
    kind = str(_keys()[key]["kind"])
    words: tuple[tuple[str, str | None], ...]
    match node:
        case ScalarNode():
            blank = node.style is None and node.value in _NULLS
            words = () if blank else ((str(node.value), None),)
        case SequenceNode() if kind != "text":
            words = tuple((_word(item, key, file), None) for item in node.value)
        case MappingNode() if kind == "pairs":
            words = tuple((_word(a, key, file), _word(b, key, file)) for a, b in node.value)
        case _:
            what = f"“{key}” takes {_SHOWN[kind]}"
            raise CaseError(what, file=file, line=_line(node), remedy=_INDENTATION)
    return Setting(_line(node), words) if words else None


def _word(node: Node, key: str, file: str) -> str:
    if not isinstance(node, ScalarNode):
        what = f"“{key}” takes single words here"
        raise CaseError(what, file=file, line=_line(node), remedy=_INDENTATION)
    return str(node.value)
