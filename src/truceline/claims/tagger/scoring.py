"""How likely a claim of the trained extractor is right, and why: a calibrated sum of named features.

The weights are fitted by `training/calibrate.py` on the dev splits, so that of the claims with a
score near 0.8 about eight in ten are annotated claims with the right source (docs/calibration.md).
Below `TRUSTED_SCORE` a claim waits for review, and the benchmarks do not count it as read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec

from truceline.basis.word_lists import word_list
from truceline.claims.draft import Draft, Reading

__all__ = ["FEATURES", "calibrated", "features_of", "scoring_trained"]


def _logit(chance: float | None) -> float:
    if chance is None:
        return 0.0
    kept = min(max(chance, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def _said(draft: Draft) -> bool:
    """Whether it is somebody's word; the model never looks for what a report tells itself."""
    return draft.voice == "attributed"


def _words(draft: Draft) -> int:
    return 0 if draft.content is None else len(draft.content.text.split())


FEATURES: Mapping[str, Callable[[Draft], float]] = {
    "always": lambda _: 1.0,
    "heard": lambda d: _logit(d.heard),
    "unheard": lambda d: float(_said(d) and d.heard is None and d.cue is not None),
    "both": lambda d: float(d.heard is not None and d.ruled),
    "layout": lambda d: float(_said(d) and d.heard is None and d.cue is None),
    "narrator": lambda d: float(not _said(d)),
    "no-source": lambda d: float(_said(d) and d.source is None),
    "pronoun": lambda d: float(d.source is not None and d.source.text[:1].islower()),
    "quoted": lambda d: float(d.quoted),
    "short": lambda d: float(_words(d) < 4),
    "long": lambda d: float(_words(d) > 45),
}
"""What a score is made of; each has its weight and its sentence in tagger/scoring.yaml."""


def features_of(draft: Draft) -> list[float]:
    """Return the values of the features of a draft, in the order of `FEATURES`."""
    return [value(draft) for value in FEATURES.values()]


def calibrated(draft: Draft) -> float:
    """Return how likely a draft is right, from 0 to 1, to two places."""
    weights = _data()["weights"]
    total = sum(weights[name] * value(draft) for name, value in FEATURES.items())
    return round(1 / (1 + math.exp(-total)), 2)


def scoring_trained(reading: Reading) -> Reading:
    """Fill ``score`` of every draft and add the sentences of the features that made it."""
    drafts = tuple(
        msgspec.structs.replace(d, score=calibrated(d), reasons=(*d.reasons, *_reasons(d)))
        for d in reading.drafts
    )
    return msgspec.structs.replace(reading, drafts=drafts)


def _reasons(draft: Draft) -> list[str]:
    why = _data()["why"]
    return [why[name] for name, value in FEATURES.items() if name in why and value(draft)]


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = word_list("claims/tagger/scoring")
    return data
