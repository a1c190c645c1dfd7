"""Our own annotated reports as windows to learn from, cut as the reader of reports cuts them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from examples import Example, tags_of
from polnear import Attribution

from support.corpus import Mark, entries, marks_of, spans_of
from truceline.basis.registry_of_actors import Registry
from truceline.claims.attribution import sentences
from truceline.claims.draft import Reading
from truceline.claims.tagger.stage import windows_of
from truceline.claims.turns import turns
from truceline.reports import read_report


def corpus_examples(split: str, registry: Registry, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the windows of the reports of one split of tests/corpus."""
    for entry in entries():
        if entry.split == split:
            report = read_report(entry.path)
            reading = turns(sentences(Reading(report=report, registry=registry)))
            found = [attribution(entry.text, m) for m in marks_of(entry.name) if shown(m)]
            for window in windows_of(reading, tokenizer):
                yield Example(entry.name, window, tags_of(window, found))


def shown(mark: Mark) -> bool:
    """Say whether words show the attribution: without a cue the layout or the reader tells it."""
    return mark.voice == "attributed" and mark.cue is not None


def attribution(text: str, mark: Mark) -> Attribution:
    """Return the ranges of a claim's roles."""
    spans = spans_of(text, mark)
    return Attribution(
        *([(s.start, s.end) for s in spans[r]] for r in ("source", "cue", "content"))
    )
