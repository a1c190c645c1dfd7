"""Titles of steps, obligations, phases and clauses: the agreement's own nouns, set in quotation."""

from __future__ import annotations

import re

from truceline.agreement.model import All, Any_, Condition, Fact, Not
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Part
from truceline.briefing.words import amount, humanised, label, noun, opening, possessive, table_of
from truceline.status.shapes import ObligationStep

__all__ = [
    "address_title",
    "obligation_title",
    "period_title",
    "readable",
    "step_amount",
    "step_title",
]

_ADDRESS = re.compile(r"\b(step|lever|phase|position|condition):([\w/.-]*\w)")
_UNNAMED = re.compile(
    r"\bunnamed, said to be of ([^,;:“”]+?)(?= (?:spoke|said|"
    + "|".join(re.escape(str(a["verb"])) for a in table_of("acts").values())
    + r")\b)"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBERED = re.compile(r"(day|week|month)-(\d+)")


def obligation_title(obligation: str) -> str:
    """Return the title of an obligation: its name in the encoding, as words."""
    return humanised(obligation)


def period_title(scene: Scene, step_id: str) -> str:
    """Return the period or part that a step's address names: "day 7", "2 March", "to open"."""
    parts = step_id.removeprefix("step:").split("/")[1:]
    shown = [_segment(scene, p) for p in parts if p not in scene.parties]
    return ", ".join(s for s in shown if s)


def _segment(scene: Scene, segment: str) -> str:
    if _DATE.fullmatch(segment):
        return scene.date(segment)
    if m := _NUMBERED.fullmatch(segment):
        return f"{m[1]} {m[2]}"
    if segment.isdigit():
        return f"no. {segment}"
    return str(
        table_of("parts").get(
            segment, "" if segment in scene.registry.actors else humanised(segment)
        )
    )


def step_title(scene: Scene, step: ObligationStep) -> str:
    """Return a step's title: obligation and period ("hostages, day 7")."""
    period = period_title(scene, step.id)
    title = obligation_title(step.obligation)
    return f"{title}, {period}" if period else title


def quoted_title(scene: Scene, step: ObligationStep) -> Part:
    """Return a step's title as words of the text, not of the desk."""
    return noun(step_title(scene, step))


def step_amount(step: ObligationStep) -> str:
    """Return what a step asks in number ("4 persons"); "" where it asks no number."""
    promised = step.promised
    if promised.low is None and promised.high is None:
        return ""
    return amount(promised.low, promised.high, promised.unit)


def address_title(scene: Scene, address: str | None) -> str:
    """Return the title of what a row's ``toward`` names: a step, an obligation, a phase or a clause."""
    if address is None or address == "-":
        return ""
    path = address.removeprefix("step:")
    head = path.partition("/")[0].split(".")[-1 if path.startswith("phases.") else 0]
    if scene.agreement is not None and head in scene.agreement.phases:
        return phase_title(scene, head)
    period = period_title(scene, path)
    return obligation_title(head) + (f", {period}" if period else "")


def phase_title(scene: Scene, phase: str) -> str:
    """Return a phase's title: the agreement's, else its id as words ("phase 1")."""
    known = scene.agreement.phases.get(phase) if scene.agreement else None
    return known.title if known and known.title else humanised(phase)


def readable(scene: Scene, text: str) -> str:
    """Return a sentence of the status with addresses and ids as titles, and private names withheld."""
    shown = _ADDRESS.sub(lambda m: address_words(scene, m[0]), text)
    for phase in scene.agreement.phases if scene.agreement else ():
        shown = re.sub(rf"\b{re.escape(phase)}\b", f"“{phase_title(scene, phase)}”", shown)
    for actor in scene.parties:
        shown = re.sub(rf"(?<![\w/-]){re.escape(actor)}(?![\w/-])", scene.shown(actor), shown)
    return opening(scene.masked(_UNNAMED.sub(r"an unnamed speaker, said to be of \1,", shown)))


def address_words(scene: Scene, address: str) -> str:
    """Return what an address of the status names, in words: "“hostages, day 7”", "Hamas: disarmament"."""
    kind, _, path = address.partition(":")
    if kind == "step":
        return f"“{address_title(scene, path)}”"
    head, _, rest = path.partition("/")
    match kind:
        case "position":
            return f"{scene.shown(head)} on {label('issues', rest)}"
        case "lever":
            return f"{scene.shown(head)} holds back “{address_title(scene, rest)}”"
        case "phase":
            return (
                "The phase as encoded"
                if head == "as-encoded"
                else f"The phase in {possessive(scene.view_name(head))} view"
            )
        case _:
            return humanised(address.replace(":", " "))


def condition_words(scene: Scene, condition: Condition | None) -> str:
    """Return a condition of the text in words: "talks 2 concluded and hostages fulfilled"."""
    match condition:
        case Fact():
            return _fact_words(scene, condition)
        case All():
            return " and ".join(condition_words(scene, p) for p in condition.parts)
        case Any_():
            return " or ".join(condition_words(scene, p) for p in condition.parts)
        case Not():
            return f"not {condition_words(scene, condition.part)}"
        case _:
            return ""


def _fact_words(scene: Scene, fact: Fact) -> str:
    party = fact.subject in scene.parties
    subject = scene.shown(fact.subject) if party else address_title(scene, fact.subject)
    rest = [
        humanised(fact.verb),
        address_title(scene, fact.object),
        "" if fact.number is None else f"{fact.number:,}",
    ]
    return " ".join(x for x in (subject, *rest) if x)
