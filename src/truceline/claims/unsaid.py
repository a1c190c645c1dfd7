"""Words that look like an attribution and are none: what is supposed, possible, or was not said.

The rules never take these up. A model may: "as soon as A confirms its acceptance" has a speaker, a
verb and words, and yet A has accepted nothing. Whoever finds attributions by other means asks here.
"""

from __future__ import annotations

from truceline.basis.span import Passage, Span
from truceline.claims.attribution_cues import supposed, verb_group
from truceline.claims.attribution_words import Unit, unit_of
from truceline.claims.conditions import conditions_in
from truceline.claims.draft import Draft, Reading
from truceline.claims.quotations import quotations_in
from truceline.claims.said_verbs import lexicon
from truceline.claims.words import words_of

__all__ = ["is_unsaid"]


def is_unsaid(reading: Reading, draft: Draft) -> bool:
    """Say whether the words of ``draft`` tell that nobody has said (or not yet) what they hold.

    That is so in a condition ("once A confirms"), in a question of the report, of what A may or is
    to say, and of what A did not say. A cue between quotation marks is not judged.
    """
    if draft.cue is None:
        return False
    if _in_condition(reading, draft.evidence, draft.cue):
        return True
    quotations = quotations_in(reading.report.text, draft.evidence)
    unit = unit_of(reading.report.text, draft.evidence, 0, quotations)
    asked = bool(unit.words) and unit.words[-1].text == "?"
    return asked or _not_spoken(unit, draft)


def _in_condition(reading: Reading, evidence: Span, cue: Passage) -> bool:
    text = reading.report.text[evidence.start : evidence.end]
    whole = words_of(reading, Passage(text=text, start=evidence.start, end=evidence.end))
    return any(c.span.holds(cue.span) for c in conditions_in(whole))


def _not_spoken(unit: Unit, draft: Draft) -> bool:
    """Whether the verb of the cue is supposed, only possible, to come, or denied to have been said."""
    verb = _verb_of(unit, draft.cue)
    if verb is None:
        return False
    group = verb_group(unit.words, verb)
    first = group.start if draft.source is None else _word_at(unit, draft.source.start)
    untold = lexicon().forms[unit.words[verb].low].lemma in lexicon().untold
    return supposed(unit.words, first) or group.uncertain or (group.negated and untold)


def _verb_of(unit: Unit, cue: Passage | None) -> int | None:
    """Return the place of the last verb of saying in a cue; None without one."""
    forms = lexicon().forms
    found = [
        at
        for at, word in enumerate(unit.words)
        if cue is not None and cue.start <= word.start < cue.end and word.low in forms
    ]
    return found[-1] if found else None


def _word_at(unit: Unit, start: int) -> int:
    return next((at for at, w in enumerate(unit.words) if w.start >= start), 0)
