"""The controlled vocabularies: YAML data with a definition for every term, and their loader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import msgspec
from rapidfuzz import process

from truceline.errors import VocabularyError

__all__ = ["Term", "all_vocabularies", "names_of_vocabularies", "nearest", "term", "vocabulary"]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One term: kebab-case code, labels by language, a definition, cues by language, and the rest.

    ``more`` holds what a vocabulary adds (for instance ``issue`` and ``plover`` of a deed).
    """

    code: str
    label: dict[str, str]
    definition: str
    cues: dict[str, tuple[str, ...]] = {}
    more: dict[str, Any] = {}

    @property
    def english(self) -> str:
        """The English label."""
        return self.label["en"]


@cache
def all_vocabularies() -> Mapping[str, Mapping[str, Any]]:
    """Return the raw bodies of all terms: vocabulary, then code (from the generated JSON)."""
    raw = (files("truceline.basis") / "vocab" / "vocabulary.json").read_bytes()
    known: dict[str, dict[str, Any]] = msgspec.json.decode(raw)
    return known


@cache
def vocabulary(name: str) -> Mapping[str, Term]:
    """Return the vocabulary ``name`` (acts, issues, deeds, states, ...) in the order of its file.

    Raises VocabularyError if there is none of that name.
    """
    known = all_vocabularies()
    if name not in known:
        raise VocabularyError(
            f"there is no vocabulary “{name}”", remedy="the vocabularies are " + ", ".join(known)
        )
    return MappingProxyType({code: _term(code, body) for code, body in known[name].items()})


def _term(code: str, body: dict[str, Any]) -> Term:
    own = {"label", "definition", "cues"}
    return Term(
        code=code,
        label=dict(body["label"]),
        definition=str(body["definition"]),
        cues={lang: tuple(cues) for lang, cues in (body.get("cues") or {}).items()},
        more={k: v for k, v in body.items() if k not in own},
    )


def names_of_vocabularies() -> list[str]:
    """Return the names of all shipped vocabularies, sorted."""
    return sorted(all_vocabularies())


def term(name: str, code: str) -> Term:
    """Return one term. Raises VocabularyError, with the nearest known code, if there is none."""
    known = vocabulary(name)
    if code in known:
        return known[code]
    raise VocabularyError(f"“{code}” is not one of the {name}", remedy=nearest(code, list(known)))


def nearest(word: str, known: list[str]) -> str:
    """Return a sentence part that suggests the nearest known word, or lists a few."""
    best = process.extractOne(word, known, score_cutoff=70)
    return f"did you mean “{best[0]}”?" if best else "known are " + ", ".join(known[:40])
