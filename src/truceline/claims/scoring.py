"""How sure the reading of a claim is: rule weights by named features, each with its sentence.

The weights are set by hand and not calibrated: 0.9 does not mean right nine times in ten. The score
orders claims for review; it never decides anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file

__all__ = ["Scored", "score_of", "scoring_stage"]


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A score from 0 to 1, and the sentences of the features that made it."""

    score: float
    reasons: tuple[str, ...]


def score_of(draft: Draft) -> Scored:
    """Return the score of a draft: the product of the weights of its features (cues/scoring.yaml)."""
    features = _data("features")
    held = [name for name, holds in _FEATURES.items() if holds(draft)] or ["plain"]
    score = 1.0
    for name in held:
        score *= float(features[name]["weight"])
    return Scored(score=round(score, 2), reasons=tuple(str(features[name]["why"]) for name in held))


def _words(draft: Draft) -> int:
    return 0 if draft.content is None else len(draft.content.text.split())


def _is_pronoun(draft: Draft) -> bool:
    return draft.source is not None and draft.source.text[:1].islower()


_FEATURES: dict[str, Callable[[Draft], bool]] = {
    "no-source": lambda d: d.voice == "narrator",
    "no-cue": lambda d: d.voice == "attributed" and d.cue is None,
    "no-content": lambda d: d.content is None,
    "short-content": lambda d: 0 < _words(d) <= int(_data("short_words")),
    "long-content": lambda d: _words(d) > int(_data("long_words")),
    "unknown-actor": lambda d: d.voice == "attributed" and d.actor is None,
    "unnamed": lambda d: d.voice == "attributed" and d.actor is not None and not d.named,
    "pronoun": _is_pronoun,
    "second-hand": lambda d: d.about is not None,
    "hedged": lambda d: "hedged" in d.modality,
    "split": lambda d: d.content is not None and d.content.fragments is not None,
    "quoted": lambda d: d.quoted,
}


def _data(key: str) -> Any:
    return cue_file("scoring")[key]


def scoring_stage(reading: Reading) -> Reading:
    """Fill ``score`` of every draft and add its sentences to the reasons."""
    drafts = tuple(_with_score(d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_score(draft: Draft) -> Draft:
    scored = score_of(draft)
    return msgspec.structs.replace(
        draft, score=scored.score, reasons=(*draft.reasons, *scored.reasons)
    )
