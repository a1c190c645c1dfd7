"""In which language a paragraph stands, told from its script and its small words.

Claims are read from English alone. A paragraph of another language is laid out as ``foreign``: it is
kept to the character, makes no claim, and is listed with its language. English is given the benefit
of every doubt: a paragraph is foreign only where another language shows and English does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from truceline.basis.word_lists import word_list
from truceline.reports.report import Report

__all__ = [
    "ENGLISH", "FOREIGN", "LeftAside", "foreign_among", "language_in", "language_name", "left_aside",
]  # fmt: skip

ENGLISH = "en"
FOREIGN = "foreign"
"""The kind of a block that is written in another language."""

_LATIN = "Latin"
_UNDETERMINED = "und"
_WORD = re.compile(r"[^\W\d_]+")
_MARKED_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~¡-¿‐-‧‰-⁞،؛؟۔।॥።-፨]+")
"""A word of a script that writes vowels as marks, which are no letters to `re`."""
_LEAST_ENGLISH, _LEAST_FOREIGN = 2, 2
"""Words that must show a language; foreign ones must differ and stand in no names."""
_TIMES = 2
"""How many times more foreign than English words a foreign paragraph in Latin script has."""
_MOST_ENGLISH = 0.1
"""English words, of all words, that a paragraph of another script may have."""


class LeftAside(msgspec.Struct, frozen=True, kw_only=True):
    """What of a report is not read, since it stands in ``language`` (a code, as in languages.yaml).

    ``line`` is that of the first of so many ``paragraphs``; None: the whole report is left unread.
    """

    language: str
    paragraphs: int
    line: int | None = None

    @property
    def why(self) -> str:
        """The sentence for the list of what was left unread."""
        name = language_name(self.language)
        if self.line is None:
            return f"the report is in {name}, which is not read; its text is kept, translate it"
        if self.paragraphs == 1:
            return f"a paragraph is in {name}, which is not read; the rest of the report is"
        return (
            f"{self.paragraphs} paragraphs from here on are in {name}, which is not read; the rest of"
            " the report is"
        )


class _Words(msgspec.Struct, frozen=True):
    """English words, those of them that others share, particles of names, and whose the rest are."""

    english: frozenset[str]
    shared: frozenset[str]
    particles: frozenset[str]
    of: Mapping[str, tuple[str, ...]]


def left_aside(report: Report) -> tuple[LeftAside, ...]:
    """Return what of ``report`` is not read because of its language, in the order of the text.

    One entry a language, or one for the whole report if no prose but foreign prose is there.
    """
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for block in report.blocks:
        if block.kind == FOREIGN:
            words = report.text[block.span.start : block.span.end]
            code = language_in(words) or _UNDETERMINED
            first.setdefault(code, block.span.start)
            counts[code] += 1
    if not counts:
        return ()
    if not any(block.kind == "prose" for block in report.blocks):
        known = [code for code, _ in counts.most_common() if code != _UNDETERMINED]
        return (
            LeftAside(language=known[0] if known else _UNDETERMINED, paragraphs=counts.total()),
        )
    return tuple(
        LeftAside(language=c, paragraphs=counts[c], line=report.text.count("\n", 0, at) + 1)
        for c, at in first.items()
    )


def foreign_among(texts: Sequence[str]) -> tuple[bool, ...]:
    """Say of each paragraph whether it is in another language than English.

    One that shows no language ("Fin.") goes with the others in Latin script, if none is English.
    """
    told = [language_in(text) for text in texts]
    latin = {c for c in told if c not in (None, ENGLISH) and _profile(c).get("script") == _LATIN}
    rest = bool(latin) and ENGLISH not in told
    return tuple(rest if code is None else code != ENGLISH for code in told)


def language_in(text: str) -> str | None:
    """Return the code of the language of a paragraph; None where it shows none.

    "en", a code of languages.yaml, or "und-" and a script that tells none of its languages.
    """
    words = _WORD.findall(text.casefold())
    english = _english_in(words)
    script = _LATIN if text.isascii() else _most_used(text)
    if script not in (None, _LATIN):
        shows = max(_LEAST_ENGLISH, _MOST_ENGLISH * len(words))
        marked = _MARKED_WORD.findall(text.casefold())
        return ENGLISH if english >= shows else _of_script(str(script), marked)
    code = _latin_language(words, english)
    if code is not None:
        return code
    return ENGLISH if english >= 1 else None


def _english_in(words: Sequence[str]) -> int:
    """Return how many words are small English ones; 0 if all of them are small words elsewhere too."""
    found = [w for w in words if w in _words().english]
    return len(found) if any(w not in _words().shared for w in found) else 0


def _latin_language(words: Sequence[str], english: int) -> str | None:
    """Return the other language in Latin script that the small words show, if any."""
    known = _words()
    found = Counter(w for w in words if w in known.of)
    scores = _scores(found, _LATIN)
    if not scores:
        return None
    best, hits = max(scores.items(), key=lambda item: (item[1], item[0]))
    own = (w for w in found if best in known.of[w] and len(w) > 1)  # "U.S." is letters, not words
    telling = [w for w in own if w not in known.particles]
    shown = len(telling) >= _LEAST_FOREIGN and hits >= _TIMES * max(1, english)
    return best if shown else None


def _of_script(script: str, words: Sequence[str]) -> str:
    """Return the language of a script that the words show; where they do not, the script itself."""
    codes = _by_script().get(script, ())
    if len(codes) == 1:
        return codes[0]
    scores = _scores(Counter(words), script)
    for code in codes:
        letters = set(_profile(code).get("letters", ""))
        scores[code] += sum(not letters.isdisjoint(w) for w in words)
    best = max(codes, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] else f"{_UNDETERMINED}-{script}"


def _scores(found: Mapping[str, int], script: str) -> Counter[str]:
    scores: Counter[str] = Counter()
    for word, times in found.items():
        for code in _words().of.get(word, ()):
            if _profile(code)["script"] == script:
                scores[code] += times
    return scores


def _most_used(text: str) -> str | None:
    """Return the script of most letters; Japanese is told by its syllables among Chinese signs."""
    scripts: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            scripts[_script(letter)] += times
    best = scripts.most_common(1)
    if best and best[0][0] == "Cjk" and scripts["Hiragana"]:
        return "Hiragana"
    return best[0][0] if best else None


@cache
def _script(letter: str) -> str:
    first = unicodedata.name(letter, "?").split(maxsplit=1)[0].split("-")[0].title()
    return _same_script().get(first, first)


def language_name(code: str) -> str:
    """Return the English name of a language by its code; of an unknown one, what is known of it."""
    if code in _all()["languages"]:
        return str(_profile(code)["name"])
    script = code.partition("-")[2]
    return f"a language in {script} script" if script else "another language"


@cache
def _all() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    loaded: Mapping[str, Mapping[str, Mapping[str, str]]] = word_list("reports/languages")
    return loaded


def _profile(code: str | None) -> Mapping[str, str]:
    return _all()["languages"].get(str(code), {})


@cache
def _words() -> _Words:
    english, particles = (
        frozenset(str(_all()[name]).split()) for name in ("english", "name particles")
    )
    of: dict[str, tuple[str, ...]] = {}
    shared: set[str] = set()
    for code, profile in _all()["languages"].items():
        own = set(profile.get("words", "").split())
        shared |= own & english
        for word in sorted(own - english):
            of[word] = (*of.get(word, ()), code)
    return _Words(english, frozenset(shared), particles, of)


@cache
def _by_script() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, profile in _all()["languages"].items():
        found[profile["script"]] = (*found.get(profile["script"], ()), code)
    return found


@cache
def _same_script() -> Mapping[str, str]:
    """Return the scripts that are written in among the signs of another, by name."""
    profiles = _all()["languages"].values()
    return {other: p["script"] for p in profiles for other in p.get("also", ())}
