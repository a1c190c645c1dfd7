"""Issues: what the content is about, by weighing what speaks for each issue of the vocabulary."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from truceline.basis.span import Span
from truceline.basis.vocabulary import vocabulary
from truceline.claims.draft import Draft, Reading
from truceline.claims.issue_evidence import (
    Evidence,
    Hit,
    Shares,
    Told,
    evidence_of,
    hits_in,
    issue_of_field,
    readable,
    told_in,
)
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.words import Words, words_of

__all__ = ["Weights", "issues_in", "issues_of_claims", "issues_stage", "learned", "shares_from"]

Weights = Mapping[str, Any]
"""``features``: feature -> issue -> weight; ``shares``: where -> weight, the same for all issues."""


def issues_in(words: Words, names: Iterable[Span] = ()) -> tuple[str, ...]:
    """Return the issues that ``words`` are about by themselves, in the order of the text.

    ``names`` are spans of the report where actors are named: a name makes no issue.
    """
    hits = hits_in(readable(words.without(names).text, ()))
    features = frozenset(h.field for h in hits)
    draft = Draft(voice="narrator", evidence=Span(0, 0))
    state = "cued" if any(issue_of_field(f) for f in features) else "bare"
    told = Told(draft=draft, hits=tuple(hits), features=features, state=state)
    return _chosen(told, shares_from(evidence_of(told, ()), learned()))


def learned() -> Weights:
    """Return the weights that come with us (cues/issue_weights.yaml)."""
    return cue_file("issue_weights")


def shares_from(evidence: Evidence, weights: Weights) -> Shares:
    """Return the share of every issue in what a claim is about; they add up to one."""
    scores = dict.fromkeys(vocabulary("issues"), 0.0)
    for name in evidence.features:
        for issue, weight in weights["features"].get(name, {}).items():
            scores[issue] += weight
    for where, shares in evidence.shares.items():
        weight = weights["shares"].get(where, 0.0)
        for issue, share in shares.items():
            scores[issue] += weight * share
    top = max(scores.values())
    raised = {issue: math.exp(score - top) for issue, score in scores.items()}
    whole = sum(raised.values())
    return {issue: value / whole for issue, value in raised.items()}


def _chosen(told: Told, shares: Shares) -> tuple[str, ...]:
    """Return the issue that most speaks for and those near it; none if nothing clearly does.

    A claim that neither names an issue nor takes up anything told must be clearly about one.
    """
    rule = cue_file("issues")["choice"]
    first, *others = sorted(shares, key=lambda i: -shares[i])[: rule["most"]]
    if (
        _is_bare_denial(told)
        or shares[first] < rule["least_of_all"][told.state.partition("+reply")[0]]
    ):
        return ()
    named = {issue_of_field(h.field) for h in told.hits}
    near = (
        i
        for i in others
        if shares[i] >= max(rule["least_share"], rule["of_the_first"] * shares[first])
        and (i in named or shares[i] >= rule["least_share_unnamed"])
    )
    return _in_order((first, *near), told.hits)


def _is_bare_denial(told: Told) -> bool:
    """Whether a charge is denied that the words do not name: what it is about stands with the charge."""
    denials: Mapping[str, Sequence[str]] = cue_file("issues")["bare_denials"]
    words = denials.get(told.draft.act)
    if words is None or not told.state.startswith("bare+taken up"):
        return False
    content = told.draft.content
    return not words or content is None or wording(words).search(content.text) is not None


def _in_order(issues: Sequence[str], hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return issues in the order in which they are named; those not named behind, best first."""
    named = [issue_of_field(h.field) for h in hits]
    return tuple(sorted(issues, key=lambda i: named.index(i) if i in named else len(named)))


def issues_stage(reading: Reading) -> Reading:
    """Fill ``issues`` of every draft from its content, its neighbourhood and the claims before it."""
    found = {id(told.draft): issues for told, issues in issues_of_claims(reading, learned())}
    drafts = tuple(_with_issues(reading, d, found[id(d)]) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def issues_of_claims(reading: Reading, weights: Weights) -> list[tuple[Told, tuple[str, ...]]]:
    """Return each claim with its issues, in the order of the text: one may carry on those before."""
    back = int(cue_file("issues")["back"])
    done: list[tuple[Told, Shares]] = []
    found = []
    for claim in told_in(reading):
        shares = shares_from(evidence_of(claim, done[: -back - 1 : -1]), weights)
        done.append((claim, _carried(shares)))
        found.append((claim, _chosen(claim, shares)))
    return found


def _carried(shares: Shares) -> Shares:
    """Return the shares large enough to be carried on to the next claim."""
    return {i: share for i, share in shares.items() if share > cue_file("issues")["least_carried"]}


def _with_issues(reading: Reading, draft: Draft, issues: tuple[str, ...]) -> Draft:
    found = issues or _issue_of_a_proposal(draft, words_of(reading, draft.content))
    return msgspec.structs.replace(draft, issues=found)


def _issue_of_a_proposal(draft: Draft, words: Words) -> tuple[str, ...]:
    """Return the agreement as a whole where a bare "outline" or "draft" is accepted or turned down."""
    data = cue_file("stance")
    acts = {draft.act, draft.about.act if draft.about is not None else draft.act}
    named = wording(data["proposals"]).search(words.text) is not None
    return (str(data["proposal_issue"]),) if named and acts & set(data["signed"]) else ()
