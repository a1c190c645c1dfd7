"""Issues: what the content is about, by the cues of the vocabulary `issues`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from truceline.basis.span import Span
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, vocabulary_cues, wording
from truceline.claims.words import GAP, Words, words_of

__all__ = ["issues_in", "issues_stage"]


def issues_in(words: Words, names: Iterable[Span] = ()) -> tuple[str, ...]:
    """Return the issues that ``words`` touch, in the order in which they are first named.

    ``names`` are spans of the report where actors are named: a name makes no issue.
    """
    text = _other_senses().sub(lambda m: GAP * len(m[0]), words.without(names).text)
    for word, before in cue_file("issues")["only_after"].items():
        text = _kept_after(text, word, before)
    first = {
        code: m.start()
        for code, cues in vocabulary_cues("issues").items()
        if (m := _earliest(text, cues, _more().get(code))) is not None
    }
    return tuple(sorted(first, key=lambda code: (first[code], list(first).index(code))))


def _earliest(text: str, *patterns: re.Pattern[str] | None) -> re.Match[str] | None:
    found = [m for p in patterns if p is not None and (m := p.search(text)) is not None]
    return min(found, key=lambda m: m.start(), default=None)


@cache
def _more() -> dict[str, re.Pattern[str]]:
    return {code: wording(phrases) for code, phrases in cue_file("issues")["more"].items()}


def _kept_after(text: str, word: str, before: Iterable[str]) -> str:
    """Blank ``word`` out except right after one of ``before``, or after a possessive."""
    allowed = re.compile(rf"(?:\b(?:{'|'.join(before)})|['’]s|s['’])\s+$", re.IGNORECASE)
    return re.sub(
        rf"\b{word}\b",
        lambda m: m[0] if allowed.search(text[: m.start()]) else GAP * len(m[0]),
        text,
    )


@cache
def _other_senses() -> re.Pattern[str]:
    return wording(cue_file("issues")["other_senses"])


def issues_stage(reading: Reading) -> Reading:
    """Fill ``issues`` of every draft from its content; from its cue too if it is the cue's object."""
    drafts = tuple(_with_issues(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_issues(reading: Reading, draft: Draft) -> Draft:
    words = words_of(reading, draft.content)
    names = [
        words.span(m.span.start, m.span.end)
        for m in reading.registry.mentions(words.text)
        if not m.adjective
    ]
    issues = issues_in(words, names) or _issue_of_a_proposal(draft, words)
    return msgspec.structs.replace(draft, issues=issues)


def _issue_of_a_proposal(draft: Draft, words: Words) -> tuple[str, ...]:
    """Return the agreement as a whole where a bare "outline" or "draft" is accepted or turned down."""
    data = cue_file("stance")
    acts = {draft.act, draft.about.act if draft.about is not None else draft.act}
    named = wording(data["proposals"]).search(words.text) is not None
    return (str(data["proposal_issue"]),) if named and acts & set(data["signed"]) else ()
