"""The trained reader beside the rules: what both find, what one finds alone, and what is made of it.

The model says which words are an attribution; the rules know constructions that it was never shown
(objects that are claims of their own, who is told, silence). What both find is taken with the
model's words and whatever it left open from the rules; what one finds alone keeps a lower score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from truceline.basis.span import Passage
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft

__all__ = ["reconciled"]

ARTICLES = frozenset({"the", "a", "an"})

STRETCH = 1000
"""How many code points of a text are looked at together."""

SAME = 0.5
"""The share of content that two drafts have in common from which they are the same attribution."""


class _Pair(msgspec.Struct, frozen=True):
    trained: Draft | None
    ruled: tuple[Draft, ...]


def reconciled(trained: Sequence[Draft], ruled: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return one list of drafts from both, in the order of the text."""
    drafts = [draft for pair in _pairs(trained, ruled) for draft in _settled(pair)]
    return tuple(sorted(drafts, key=_place))


def _pairs(trained: Sequence[Draft], ruled: Sequence[Draft]) -> Iterator[_Pair]:
    """Yield each trained draft with the ruled ones that are the same, and the ruled ones left.

    Only drafts of one stretch of the text are compared, so the time is linear in its length.
    """
    near: dict[int, list[int]] = {}
    for at, draft in enumerate(ruled):
        for stretch in _stretches(draft):
            near.setdefault(stretch, []).append(at)
    taken: set[int] = set()
    for draft in sorted(trained, key=lambda d: -(d.heard or 0)):
        close = sorted({at for stretch in _stretches(draft) for at in near.get(stretch, ())})
        same = [at for at in close if at not in taken and _same(draft, ruled[at])]
        taken.update(same)
        yield _Pair(draft, tuple(ruled[at] for at in same))
    yield from (_Pair(None, (draft,)) for at, draft in enumerate(ruled) if at not in taken)


def _stretches(draft: Draft) -> range:
    return range(draft.evidence.start // STRETCH, draft.evidence.end // STRETCH + 1)


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one attribution: the same cue, or mostly the same content."""
    if b.voice != a.voice:
        return False
    one, other = _covered(a.content), _covered(b.content)
    common = len(one & other)
    if _covered(a.cue) & _covered(b.cue):
        return common > 0 or b.content is None
    return common >= SAME * len(one | other) > 0


def _settled(pair: _Pair) -> Iterator[Draft]:
    trained, ruled = pair.trained, pair.ruled
    if trained is None:
        yield msgspec.structs.replace(
            ruled[0], reasons=(*ruled[0].reasons, "the trained reader did not find it")
        )
    elif not ruled:
        yield trained
    elif len(ruled) > 1 and all(_inside(d, trained) for d in ruled):
        yield from (_with_score(d, trained) for d in ruled)  # objects that are claims of their own
    else:
        yield _filled(trained, ruled[0])


def _inside(draft: Draft, trained: Draft) -> bool:
    """Whether the content of a ruled draft is a part of what the model found."""
    mine = _covered(draft.content)
    return bool(mine) and 2 * len(mine & _covered(trained.content)) > len(mine)


def _with_score(draft: Draft, trained: Draft) -> Draft:
    return msgspec.structs.replace(
        draft,
        source=_source(trained, draft),
        heard=trained.heard,
        reasons=(*draft.reasons, *trained.reasons),
    )


def _filled(trained: Draft, ruled: Draft) -> Draft:
    """Return the ruled draft with the model's words where the model found some."""
    return msgspec.structs.replace(
        ruled,
        source=ruled.source if ruled.via else _source(trained, ruled),
        content=trained.content or ruled.content,
        quoted=trained.quoted,
        evidence=trained.evidence,
        heard=trained.heard,
        reasons=(*ruled.reasons, *trained.reasons),
    )


def _source(trained: Draft, ruled: Draft) -> Speaker | None:
    """Return the model's source, unless it is none or an article that has lost its noun."""
    found = trained.source
    return ruled.source if found is None or found.text.lower() in ARTICLES else found


def _covered(passage: Passage | None) -> frozenset[int]:
    if passage is None:
        return frozenset()
    pieces = passage.fragments or ((passage.start, passage.end),)
    return frozenset(at for start, end in pieces for at in range(start, end))


def _place(draft: Draft) -> tuple[int, int]:
    shown = draft.cue or draft.content
    return (draft.evidence.start, 0 if shown is None else shown.start)
