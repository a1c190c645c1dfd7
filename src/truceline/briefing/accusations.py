"""Accusations and what the accused side said to them: one rule and one order for every party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, takewhile

import msgspec
from rapidfuzz import fuzz

from truceline.basis.masking import Withheld, without
from truceline.briefing.dates import day_of
from truceline.briefing.sayings import accused_by, accuses, claim_sentence, words_of
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Sentence
from truceline.briefing.words import say, table_of
from truceline.claims.claim import Claim
from truceline.record.held import HeldClaim

__all__ = ["accusations", "answer_to", "answers_to", "leading_accusations", "with_answer"]

_SAME_WORDS = 88
"""Token-set score from which two wordings of one speaker count as one accusation (tried 80, 88, 95)."""
_SOON = timedelta(days=3)
"""How long after an accusation a word that shares only its issue still counts as said to it."""
_REASON, _OTHER = "reason", "other"
_STEM, _ENDING = 4, 3
"""Letters that two forms of a word share at least, and that an ending has at most ("holding", "holds")."""
_WORDS = re.compile(r"[^\W\d_]{2,}")


class _Charge(msgspec.Struct, frozen=True):
    """An accusation with the addresses and issues it bears on; ``own``: it names them itself."""

    held: HeldClaim
    accused: str | None
    matters: frozenset[str]
    issues: frozenset[str]
    own: bool


def accusations(scene: Scene) -> tuple[HeldClaim, ...]:
    """Return the accusations said in the period, oldest first, each wording once."""
    known = [
        h for h in scene.held.values() if accuses(h.claim) and scene.is_fresh(scene.said_on(h))
    ]
    kept: list[HeldClaim] = []
    # Rows first: they tell the step, so that the answer can be found.
    for held in sorted(known, key=lambda h: (h.claim.row is None, *scene.when_said_order(h))):
        if not any(_same_accusation(scene, held, other) for other in kept):
            kept.append(held)
    return tuple(sorted(kept, key=scene.when_said_order))


def _same_accusation(scene: Scene, a: HeldClaim, b: HeldClaim) -> bool:
    if a.claim.party != b.claim.party or a.claim.party is None:
        return False
    one, other = words_of(scene, a), words_of(scene, b)
    return one is not None and other is not None and fuzz.token_set_ratio(one, other) >= _SAME_WORDS


def leading_accusations(scene: Scene, most: int) -> tuple[HeldClaim, ...]:
    """Return at most ``most`` accusations, in order of time: of each party the first of its latest day.

    The rule is the same for every party, so that none fills the page with its own.
    """
    own = [h for h in accusations(scene) if h.claim.official and h.claim.party in scene.parties]
    own.sort(key=lambda h: scene.parties.index(h.claim.party or ""))
    latest = [
        _first_of_last_day(scene, list(of)) for _, of in groupby(own, key=lambda h: h.claim.party)
    ]
    newest = sorted(latest, key=scene.when_said_order)[-most:]
    return tuple(newest)


def _first_of_last_day(scene: Scene, of: list[HeldClaim]) -> HeldClaim:
    last = max(scene.said_on(h) or "" for h in of)
    day = [h for h in of if (scene.said_on(h) or "") == last]
    return min(day, key=lambda h: (h.claim.row is None, *scene.when_said_order(h)))


def answer_to(scene: Scene, accusation: HeldClaim) -> HeldClaim | None:
    """Return the accused side's word that speaks to the accusation best, None if none is held."""
    return next(iter(answers_to(scene, accusation)), None)


def answers_to(scene: Scene, accusation: HeldClaim) -> tuple[HeldClaim, ...]:
    """Return the accused side's answer; beside a reading of the text also the word it goes with.

    An answer is the accused side's own word, said the same day or later and before the moment of
    the briefing, on the same step and aspect, or on the same issue within three days. A denial
    comes before a reading of the text, a reading before a reason or condition, and the bare word
    on the deed complained of comes last.
    """
    charge = _charge(scene, accusation)
    known = [h for h in scene.held.values() if _may_answer(scene, charge, h)]
    known = [h for h in known if _bears_on(scene, charge, h)]
    ranked = sorted(known, key=lambda h: _answer_order(scene, h))
    if not ranked:
        return ()
    beside = [h for h in ranked[1:] if _kind(h.claim) in {_REASON, _OTHER}]
    return (ranked[0], *(beside[:1] if _kind(ranked[0].claim) == "reading" else ()))


def _charge(scene: Scene, accusation: HeldClaim) -> _Charge:
    """What an accusation bears on. One that names no step takes those its speaker's rows name that day."""
    accused = accused_by(scene, accusation.claim)
    own = _toward(accusation.claim) is not None or bool(_issues(accusation.claim))
    rows = (
        h for h in scene.held.values()
        if accuses(h.claim) and h.claim.row and h.claim.party == accusation.claim.party
        and _day(scene, h) == _day(scene, accusation)
        and accused in {None, accused_by(scene, h.claim)}
    )  # fmt: skip
    named = [accusation.claim] if own else [h.claim for h in rows]
    matters = frozenset(t for c in named if (t := _toward(c)) is not None)
    issues = frozenset(i for c in named for i in _issues(c))
    return _Charge(accusation, accused, matters, issues, own)


def _toward(claim: Claim) -> str | None:
    toward = claim.event.toward if claim.event else None
    return None if toward == "-" else toward


def _issues(claim: Claim) -> set[str]:
    """The issues a claim is on, without those that stand for the agreement as a whole."""
    return set(claim.issues) - set(table_of("answers")["whole"])


def _day(scene: Scene, held: HeldClaim) -> date | None:
    return day_of(scene.said_on(held) or "")


def _may_answer(scene: Scene, charge: _Charge, held: HeldClaim) -> bool:
    """Whether a claim is the accused side's own word, said the same day or later, up to the moment."""
    claim, accuser = held.claim, charge.held.claim.party
    if not claim.first_hand or claim.party == accuser or accuses(claim):
        return False
    if charge.accused is not None and claim.party != charge.accused:
        return False
    said, accused_on = _day(scene, held), _day(scene, charge.held)
    if said is None or accused_on is None:
        return held.received >= charge.held.received
    return accused_on <= said and scene.is_said_by_now(held)


def _bears_on(scene: Scene, charge: _Charge, held: HeldClaim) -> bool:
    pair = {charge.held.claim.id, held.claim.id}
    if any(pair == set(c.claims) for c in scene.status.contradictions):
        return True
    kind = _kind(held.claim)
    toward = _toward(held.claim)
    if toward is not None and any(_meets(scene, m, toward, kind) for m in charge.matters):
        return _is_told(held.claim) and (not charge.own or _same_aspect(charge.held, held))
    if not _is_soon(scene, charge, held):
        return False
    return _speaks_to(scene, charge, held.claim, kind) or _turns_back(scene, charge.held, held)


def _meets(scene: Scene, matter: str, toward: str, kind: str) -> bool:
    """Whether a word on ``toward`` is on the same step, or reads its clause or its phase."""
    if matter == toward or toward.startswith(f"{matter}/") or matter.startswith(f"{toward}/"):
        return True
    head = matter.partition("/")[0]
    clause = scene.agreement.obligations.get(head) if scene.agreement else None
    phase = clause.during if clause else None
    return kind == "reading" and toward.partition(".")[0] in {head, phase}


def _same_aspect(accusation: HeldClaim, held: HeldClaim) -> bool:
    a, b = (set(h.claim.event.aspects) if h.claim.event else set() for h in (accusation, held))
    return not a or not b or bool(a & b)


def _is_soon(scene: Scene, charge: _Charge, held: HeldClaim) -> bool:
    said, accused_on = _day(scene, held), _day(scene, charge.held)
    return said is None or accused_on is None or said - accused_on <= _SOON


def _speaks_to(scene: Scene, charge: _Charge, claim: Claim, kind: str) -> bool:
    """Without a common step: a common issue, or a word on keeping the agreement as a whole."""
    if kind == _OTHER:
        return False
    if charge.issues & _issues(claim):
        return True
    says = claim.event.says if claim.event else None
    if says not in table_of("answers")["verdicts"] or _toward(claim) is not None:
        return False
    if _denies(claim) and not _is_on_it(scene, claim, charge.held.claim):
        return False
    return not _issues(claim) or not (charge.issues or charge.matters)


def _turns_back(scene: Scene, accusation: HeldClaim, held: HeldClaim) -> bool:
    """A denial without a step is of the last accusation before it in the same report, if it is on it."""
    claim, charge = held.claim, accusation.claim
    open_ = _toward(claim) is None and not (_issues(claim) and _issues(charge))
    if not (open_ and _denies(claim) and _is_on_it(scene, claim, charge)):
        return False
    before = [
        h.claim for h in scene.held.values()
        if accuses(h.claim) and h.claim.report == claim.report and h.claim.party != claim.party
        and h.claim.evidence.start <= claim.evidence.start
        and accused_by(scene, h.claim) in {None, claim.party}
    ]  # fmt: skip
    last = max((c.evidence.start for c in before), default=None)
    return charge in before and charge.evidence.start == last


def _denies(claim: Claim) -> bool:
    """Whether a claim read from a text denies or rejects; a row says itself on what it is."""
    return claim.report is not None and claim.act in table_of("answers")["denial"]["acts"]


def _is_on_it(scene: Scene, denial: Claim, charge: Claim) -> bool:
    """Whether a denial is bare ("denied it", "denied the charge"), or shares its matter with an accusation."""
    denied = _matter(scene, denial)
    if not denied or (_deed(denial) is not None and _deed(denial) == _deed(charge)):
        return True
    if _issues(denial) & _issues(charge):
        return True
    told = _matter(scene, charge)
    return any(_same_word(a, b) for a in denied for b in told)


def _matter(scene: Scene, claim: Claim) -> frozenset[str]:
    """The words of a claim that tell what it is about: no names of actors, no words of every text."""
    text = claim.content.text if claim.content else ""
    names = (Withheld(m.span, " ") for m in scene.registry.mentions(text))
    words = _WORDS.findall(without(text, names).lower())
    known = table_of("answers")
    return frozenset(words) - set(known["bare"]) - set(known["common"])


def _same_word(a: str, b: str) -> bool:
    """Whether two words are forms of one: equal, or alike in all but an ending."""
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return a == b or (stem >= _STEM and max(len(a), len(b)) - stem <= _ENDING)


def _deed(claim: Claim) -> str | None:
    return claim.event.deed if claim.event else None


def _is_told(claim: Claim) -> bool:
    """A bare count of a deed answers nothing; a word on it does."""
    return (
        _kind(claim) != _OTHER
        or (claim.event.says if claim.event else None) in table_of("answers")["word"]
    )


def _kind(claim: Claim) -> str:
    """Return how a word answers: denial, reading, reason or other."""
    says = claim.event.says if claim.event else None
    for kind in ("denial", "reading"):
        known = table_of("answers")[kind]
        if claim.act in known["acts"] or says in known["says"]:
            return kind
    condition = claim.event is not None and claim.event.condition is not None
    cause = claim.event is not None and "cause" in claim.event.aspects
    return _REASON if condition or claim.conditions or cause else _OTHER


def _answer_order(
    scene: Scene, held: HeldClaim
) -> tuple[int, bool, bool, tuple[str, str, int, int, str]]:
    """The kind of answer, then what names the step, a row before a text, then what was said first."""
    order = ("denial", "reading", _REASON, _OTHER)
    on_step = _toward(held.claim) is not None
    from_text = held.claim.row is None
    return (order.index(_kind(held.claim)), not on_step, from_text, scene.when_said_order(held))


def with_answer(scene: Scene, accusation: HeldClaim) -> tuple[Sentence, ...]:
    """Say an accusation and its answer in one paragraph; where none is held: "No answer held"."""
    return tuple(_told(scene, accusation))


def _told(scene: Scene, accusation: HeldClaim) -> Iterator[Sentence]:
    yield claim_sentence(scene, accusation)
    answers = answers_to(scene, accusation)
    yield from (claim_sentence(scene, a) for a in answers)
    if not answers:
        yield say("No answer held.")
    clause = _unordered(scene, accusation.claim)
    if clause is not None:
        yield say("The text held does not state the order within a batch.", clause=clause)


def _unordered(scene: Scene, claim: Claim) -> str | None:
    """The clause in batches that a word on order is about, if the text states no order in it."""
    if claim.event is None or "order" not in claim.event.aspects or scene.agreement is None:
        return None
    known = scene.agreement.obligations.get((claim.event.toward or "").partition("/")[0])
    return known.id if known is not None and known.schedule and not known.order else None
