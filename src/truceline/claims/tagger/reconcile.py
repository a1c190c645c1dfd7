"""The trained reader beside the rules: what both find, what one finds alone, and what is made of it.

The model says which words are an attribution; the rules know constructions that it was never shown
(objects that are claims of their own, who is told, silence). What both find is taken with the
model's words and whatever it left open from the rules; what one finds alone keeps a lower score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from truceline.basis.span import Passage, Span
from truceline.claims.claim import Speaker
from truceline.claims.conditions import condition_starts
from truceline.claims.draft import Draft
from truceline.claims.said_verbs import lexicon
from truceline.claims.tagger.names import Units

__all__ = ["reconciled"]

PRONOUNS = frozenset({"it", "this", "that", "them", "so", "these", "those"})
"""Contents that only point at what is said elsewhere: a rule that found it there is right."""

STRETCH = 1000
"""How many code points of a text are looked at together."""

SURE = 0.5
"""The probability from which the model's words are taken for those of the rule beside it."""

SAME = 0.5
"""The share of content that two drafts have in common from which they are the same attribution."""


class _Pair(msgspec.Struct, frozen=True):
    trained: Draft | None
    ruled: tuple[Draft, ...]


def reconciled(trained: Sequence[Draft], ruled: Sequence[Draft], units: Units) -> tuple[Draft, ...]:
    """Return one list of drafts from both, in the order of the text."""
    drafts = [draft for pair in _pairs(trained, ruled, units) for draft in _settled(pair, units)]
    return tuple(sorted(drafts, key=_place))


def _pairs(trained: Sequence[Draft], ruled: Sequence[Draft], units: Units) -> Iterator[_Pair]:
    """Yield each trained draft with the ruled ones that are the same, and the ruled ones left.

    Only drafts of one stretch of the text are compared, so the time is linear in its length.
    """
    near: dict[int, list[int]] = {}
    for at, draft in enumerate(ruled):
        for stretch in _stretches(draft):
            near.setdefault(stretch, []).append(at)
    taken: dict[int, Draft] = {}
    for draft in sorted(trained, key=lambda d: -(d.heard or 0)):
        close = sorted({at for stretch in _stretches(draft) for at in near.get(stretch, ())})
        same = [at for at in close if _same(draft, ruled[at], units)]
        if any(_hold_each_other(draft, ruled[at], units) for at in close):
            draft = msgspec.structs.replace(draft, content=None)  # it runs on into the answer
        left = tuple(ruled[at] for at in same if at not in taken)
        again = any(
            at in taken and _told_already(draft, ruled[at], taken[at], units) for at in same
        )
        taken.update({at: draft for at in same if at not in taken})
        if left or not (again or draft.content is None):
            yield _Pair(draft, left)
    yield from (_Pair(None, (draft,)) for at, draft in enumerate(ruled) if at not in taken)


def _stretches(draft: Draft) -> range:
    return range(draft.evidence.start // STRETCH, draft.evidence.end // STRETCH + 1)


def _same(a: Draft, b: Draft, units: Units) -> bool:
    """Whether two drafts are one attribution: the same cue, or mostly the same content."""
    if b.voice != a.voice:
        return False
    one, other = _covered(a.content, units), _covered(b.content, units)
    common = len(one & other)
    if _one_cue(a, b, units):
        return common > 0 or b.content is None or _is_pronoun(a.content)
    if _apart(a.cue, b.cue) and _apart(a.source, b.source):
        return (
            False  # what one denies is what the other claims: the words are shared, not the voice
        )
    return common >= SAME * len(one | other) > 0


def _told_already(draft: Draft, ruled: Draft, first: Draft, units: Units) -> bool:
    """Whether a draft is the same attribution as one that was taken with the same rule's cue."""
    return _one_cue(draft, ruled, units) and bool(
        _covered(draft.content, units) & _covered(first.content, units)
    )


def _is_pronoun(content: Passage | None) -> bool:
    return content is not None and content.text.lower() in PRONOUNS


def _hold_each_other(draft: Draft, ruled: Draft, units: Units) -> bool:
    """Whether each of two contents holds the cue of the other, as no two can."""
    one, other = _covered(draft.content, units), _covered(ruled.content, units)
    return bool(one & _covered(ruled.cue, units)) and bool(other & _covered(draft.cue, units))


def _one_cue(a: Draft, b: Draft, units: Units) -> bool:
    return bool(_covered(a.cue, units) & _covered(b.cue, units))


def _apart(one: Passage | Speaker | None, other: Passage | Speaker | None) -> bool:
    """Whether both are there and have no word in common."""
    return one is not None and other is not None and not one.span.meets(other.span)


def _settled(pair: _Pair, units: Units) -> Iterator[Draft]:
    trained, ruled = pair.trained, pair.ruled
    if trained is None:
        yield msgspec.structs.replace(
            ruled[0], reasons=(*ruled[0].reasons, "the trained reader did not find it")
        )
    elif not ruled:
        yield trained
    elif len(ruled) > 1 and all(_inside(d, trained, units) for d in ruled):
        yield from (_with_score(d, trained) for d in ruled)  # objects that are claims of their own
    else:
        yield _filled(trained, ruled[0], units)


def _inside(part: Draft, whole: Draft, units: Units) -> bool:
    """Whether most of the content of a draft is a part of the content of another."""
    mine = _covered(part.content, units)
    return bool(mine) and 2 * len(mine & _covered(whole.content, units)) > len(mine)


def _with_score(draft: Draft, trained: Draft) -> Draft:
    return msgspec.structs.replace(
        draft,
        source=_source(trained, draft),
        heard=trained.heard,
        reasons=(*draft.reasons, *trained.reasons),
    )


def _filled(trained: Draft, ruled: Draft, units: Units) -> Draft:
    """Return the ruled draft with the model's words where the model found some and is sure of them."""
    sure = (trained.heard or 0) >= SURE
    return msgspec.structs.replace(
        ruled,
        source=_source(trained, ruled) if sure and not ruled.via else ruled.source,
        content=trained.content if sure and not _is_whole(ruled, trained, units) else ruled.content,
        quoted=trained.quoted if sure else ruled.quoted,
        evidence=trained.evidence,
        heard=trained.heard,
        reasons=(*ruled.reasons, *trained.reasons),
    )


def _is_whole(ruled: Draft, trained: Draft, units: Units) -> bool:
    """Whether a rule has in one piece what the model only points at, or has in pieces."""
    if trained.content is None or _is_pronoun(trained.content):
        return True
    if _covered(trained.content, units) & _covered(ruled.cue, units):
        return True
    if ruled.content is None or ruled.content.fragments is not None:
        return False
    in_pieces = bool(trained.content.fragments) and _inside(trained, ruled, units)
    less = _opens_with_answered(ruled.content, trained.content)
    return in_pieces or less or _ends_in_condition(ruled.content, trained.content)


def _ends_in_condition(whole: Passage, part: Passage) -> bool:
    """Whether ``part`` breaks off before the condition on which it hangs."""
    if not whole.span.holds(part.span):
        return False
    left = part.end - whole.start
    return any(start >= left - 1 for start in condition_starts(whole.text))


def _opens_with_answered(whole: Passage, part: Passage) -> bool:
    """Whether ``part`` leaves out whose word it is that is answered ("a warning by B that")."""
    lead = whole.text[: max(0, part.start - whole.start)].lower().split()
    return whole.span.holds(part.span) and bool(lexicon().nouns & set(lead))


def _source(trained: Draft, ruled: Draft) -> Speaker | None:
    """Return the model's source, unless it leaves out the noun of the rule's.

    Words that stand elsewhere, or lack what the rule's end in ("a senior" of "a senior official"),
    are no better name of who speaks than those that the grammar of the sentence gives.
    """
    found, known = trained.source, ruled.source
    if found is None or known is None:
        return found or known
    ends_alike = found.span.holds(Span(known.end - 1, known.end))
    return found if ends_alike and not known.span.holds(found.span) else known


def _covered(passage: Passage | None, units: Units) -> frozenset[int]:
    if passage is None:
        return frozenset()
    pieces = passage.fragments or ((passage.start, passage.end),)
    return frozenset(at for start, end in pieces for at in units.touched(start, end))


def _place(draft: Draft) -> tuple[int, int]:
    shown = draft.cue or draft.content
    return (draft.evidence.start, 0 if shown is None else shown.start)
