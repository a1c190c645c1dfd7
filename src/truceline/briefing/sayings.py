"""A claim as a sentence: who said what, in one verb, with the words set apart from our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from truceline.basis.masking import Withheld, without
from truceline.basis.quantity import Quantity
from truceline.basis.vocabulary import vocabulary
from truceline.basis.withholding import cues
from truceline.briefing.scene import NO_VIEW, Scene
from truceline.briefing.shapes import Part, Sentence
from truceline.briefing.titles import address_title
from truceline.briefing.words import (
    amount,
    content,
    humanised,
    joined,
    label,
    number,
    of_unit,
    opening,
    phrase,
    quotation,
    say,
    table_of,
    verb,
)
from truceline.claims.claim import Claim, EventPart
from truceline.record.held import HeldClaim

__all__ = [
    "accused_by", "accuses", "claim_sentence", "event_clause", "evidence_mark", "quantity_words", "said_verb",
    "shortened", "speaker", "told_by", "when_said", "with_rights", "words_of",
]  # fmt: skip

_LONGEST = 260
_UNNAMED = "unnamed"
_FEW_PERSONS = 5
_LINKS = re.compile(r"(?:[\s,]|\b(?:both|and|the|either|neither|nor|or)\b)*", re.I)
_QUOTED = re.compile(r"“[^”]*”")
_ACCUSED_OF = re.compile(r"(.{2,40}?) of\s+")
_BIG = r"[^\W\d_a-z][\w’'&.-]*"
_BODY = re.compile(
    rf"(?:[Tt]he )?{_BIG}(?: (?:(?:of|for|and|in|the|on|de|del|la) )*{_BIG})+|(?:[Tt]he )?[A-Z][A-Z-]+[A-Z]"
)
_SENTENCE_RIGHTS = frozenset({"open", "own", "quote"})


def speaker(scene: Scene, claim: Claim) -> str:
    """Name the speaker of a claim in its one printed form; who is not known is an unnamed speaker."""
    if claim.voice == "narrator":
        return str(table_of("narrator")["subject"])
    actor = speaking_actor(claim)
    if actor is not None:
        form = scene.shown(actor)
        return form if _is_named(claim, form) else _unnamed(scene, claim, form)
    if together := _named_together(scene, claim):
        return joined(scene.shown(a) for a in together)
    if claim.official and claim.parties:
        return joined(scene.shown(p) for p in claim.parties)
    if body := _unregistered(scene, claim):
        return body
    return _unnamed(scene, claim, _UNNAMED)


def speaking_actor(claim: Claim) -> str | None:
    """Return the id of the actor who speaks: the claim's own, else the one its source is linked to."""
    return claim.actor or (claim.source.actor if claim.source else None)


def _is_named(claim: Claim, form: str) -> bool:
    """A report names its speaker in its words; an actor's own document has no such words to name it."""
    return (claim.named or claim.source is None) and not form.startswith(_UNNAMED)


def _named_together(scene: Scene, claim: Claim) -> tuple[str, ...]:
    """Return the actors whom the words for the speaker name together ("both A and B"), else none."""
    words = claim.source.text if claim.source and claim.actor is None else ""
    found = [m for m in scene.registry.mentions(words) if not m.adjective]
    rest = without(words, (Withheld(m.span, "") for m in found))
    together = len(found) > 1 and _LINKS.fullmatch(rest) is not None
    return tuple(dict.fromkeys(m.actor for m in found)) if together else ()


def _unregistered(scene: Scene, claim: Claim) -> str:
    """A body that the text names and the registry lacks, as written; "" for a description or a person."""
    words = " ".join(claim.source.text.split()) if claim.source else ""
    if _BODY.fullmatch(words) is None or scene.mask.speaker(words) != words:
        return ""
    if words.partition(" of ")[0].split()[-1].lower() in _roles():
        return ""
    return str(table_of("unregistered")).format(name=words)


@cache
def _roles() -> frozenset[str]:
    return frozenset(cues("unnamed_roles", *vocabulary("unnamed_roles")))


def _unnamed(scene: Scene, claim: Claim, form: str) -> str:
    """An unnamed speaker: of whom it is said to be, and how the report words it."""
    of = form.partition(", ")[2] if form.startswith(_UNNAMED) else f"said to be of {form}"
    worded = scene.mask.speaker(claim.source.text.strip()) if claim.source else ""
    return "An unnamed speaker" + (f", {of}," if of else f" (“{worded}”)" if worded else "")


def said_verb(claim: Claim) -> str:
    """Return the one verb for a claim's act."""
    if claim.voice == "narrator":
        return str(table_of("narrator")["verb"])
    kind = claim.event.kind if claim.event else ""
    if (lead := _lead(claim)) is not None:
        return lead
    return str(table_of("kinds").get(kind) or verb(claim.act))


def may_quote(scene: Scene, held: HeldClaim) -> bool:
    """Say whether this edition may show the words of a claim (rows are the case's own text)."""
    if held.claim.row is not None or held.rights in _SENTENCE_RIGHTS:
        return held.rights != "none"
    return not scene.public and held.rights is None


def with_rights(scene: Scene, text: str, claims: Iterable[str]) -> str:
    """Return a sentence of the status; quotations in it are left out unless every claim may be quoted."""
    if all(may_quote(scene, h) for h in scene.claims(claims)):
        return text
    return _QUOTED.sub("(words not shown in this edition)", text)


def words_of(scene: Scene, held: HeldClaim) -> str | None:
    """Return the shown words of a claim: content of its text or of its row; None if none may be shown."""
    claim = held.claim
    told = claim.event.words if claim.row and claim.event else None
    text = told or (claim.content.text if claim.content else None)
    if text is None or not may_quote(scene, held):
        return None
    return clean(scene, claim, text)


def clean(scene: Scene, claim: Claim, text: str) -> str:
    """Return a claim's words with private names, and hours of movements to come, withheld."""
    return scene.masked(" ".join(text.split()), to_come=is_movement_to_come(claim))


def is_movement_to_come(claim: Claim) -> bool:
    """Say whether a claim speaks of moving people, remains, aid or forces in the future."""
    event = claim.event
    if event is None or event.deed not in table_of("moving"):
        return False
    return event.says in {"planned", "conditional"} or "future" in claim.modality


def claim_sentence(
    scene: Scene, held: HeldClaim, *, dated: bool = True, named: bool = True
) -> Sentence:
    """Say a claim in one sentence: speaker, verb, words (or what its event part tells).

    Without ``named`` the speaker is left to a heading above it, without ``dated`` the date too.
    """
    claim = held.claim
    who = speaker(scene, claim)
    body = _body(scene, held, who)
    told = body[-1].text if isinstance(body[-1], Part) and body[-1].kind == "content" else ""
    date = when_said(scene, held, told) if dated else ""
    when = f" ({date})" if date else ""
    parts = (f"{opening(who)} ", *body) if named else (opening(str(body[0])), *body[1:])
    return say(*parts, f"{when}.", claims=[claim.id], mark=evidence_mark(scene, claim))


def when_said(scene: Scene, held: HeldClaim, told: str = "") -> str:
    """Print when a claim was said, and the day of its event where a row tells another one.

    "26 January, on events of 25 January"; dates that ``told`` already tells are left out.
    """
    said = scene.date(held.published) if held.published else ""
    if held.published is None and held.declared:
        said = f"received {scene.date(scene.said_on(held))}"
    dates = (said, _event_date(scene, held, said))
    return ", ".join(d for d in dates if d and not told.endswith(" " + " ".join(d.split()[-2:])))


def _event_date(scene: Scene, held: HeldClaim, said: str) -> str:
    """The event's own date where it is another than that of speaking; a text tells it in its words."""
    at = held.claim.event.at if held.claim.event else None
    if at is None or (said and held.claim.row is None) or scene.date(at) == said:
        return ""
    to_come = held.published is not None and at[:10] > held.published[:10]
    return f"{'for' if to_come else 'on events of'} {scene.date(at)}"


def _body(scene: Scene, held: HeldClaim, who: str) -> tuple[str | Part, ...]:
    claim = held.claim
    words = words_of(scene, held)
    if claim.act == "no-comment":
        return (verb("no-comment"),)
    if words is not None:
        lang = None if claim.row else _language(scene, claim)
        intro, words = _introduced(scene, claim), shortened(words)
        if accuses(claim) and (m := _ACCUSED_OF.match(words)) and _names(scene, m[1], claim):
            return (f"{intro} of: ", quotation(words[m.end() :], who, lang))
        return (f"{intro}: ", quotation(words, who, lang), *_on_condition(scene, claim, words, who))
    if claim.event is not None and (told := event_clause(scene, claim)):
        return (f"{_lead(claim) or 'said that'} ", content(told, who))
    return _without_words(scene, held)


def _on_condition(scene: Scene, claim: Claim, words: str, who: str) -> tuple[str | Part, ...]:
    """The condition that a row gives beside the words, as words of the same speaker."""
    condition = claim.event.condition if claim.row and claim.event else None
    if condition is None or condition in words:
        return ()
    return (", ", quotation(clean(scene, claim, condition), who))


def told_by(scene: Scene, held: HeldClaim) -> str:
    """Return what a claim's event part tells, as one sentence: the words of a row that gives none."""
    clause = event_clause(scene, held.claim)
    who = speaker(scene, held.claim)
    return (
        f"{who} {_lead(held.claim) or 'said that'} {clause}."
        if clause
        else f"{who} gave no words; the row’s columns are the evidence."
    )


def _names(scene: Scene, text: str, claim: Claim) -> bool:
    """Whether words before "of" name the party accused ("Israel of using ...")."""
    return any(
        scene.registry.party_of(m.actor, scene.parties) == accused_by(scene, claim)
        for m in scene.registry.mentions(text)
    )


def _introduced(scene: Scene, claim: Claim) -> str:
    """The verb with its object, and how the words came: quoted, as the report words them, as recorded."""
    told = said_verb(claim)
    if accuses(claim):
        accused = accused_by(scene, claim)
        told = f"{verb('accuses')} {scene.shown(accused)}" if accused else "made an accusation"
    elif _lead(claim) is not None:
        told += f" {_says_clause(scene, claim)}"
    elif claim.about is not None:
        told += f" of {scene.shown(claim.about.party)}"
    if claim.quoted or claim.voice == "narrator":
        return told
    how = "as recorded" if claim.row else "as the report words it"
    head, as_, rest = told.rpartition(" as")
    return f"{head} ({how}) as" if as_ and not rest else f"{told} ({how})"


def accuses(claim: Claim) -> bool:
    """Say whether a claim accuses: by its act, or as a row that calls something a breach."""
    return claim.act == "accuses" or (claim.event is not None and claim.event.says == "breached")


def accused_by(scene: Scene, claim: Claim) -> str | None:
    """Return the party a claim accuses: the agent of its event, whom it is about, or whom its words name."""
    text = claim.content.text if claim.content else ""
    named = (
        *(claim.event.by if claim.event else ()),
        *((claim.about.party,) if claim.about else ()),
        *(m.actor for m in scene.registry.mentions(text)),
    )
    for actor in named:
        party = scene.registry.party_of(actor, scene.parties)
        if party is not None and party != claim.party:
            return party
    return None


def _language(scene: Scene, claim: Claim) -> str | None:
    report = scene.reports.get(claim.report or "")
    return report.metadata.language if report else None


def _without_words(scene: Scene, held: HeldClaim) -> tuple[str | Part, ...]:
    """A claim whose words may not be shown: its verb and issues, and where the words stand."""
    claim = held.claim
    on = ", ".join(label("issues", i) for i in claim.issues)
    about = f" of {scene.shown(claim.about.party)}" if claim.about else ""
    return (
        f"{said_verb(claim)}{about}{f' (on {on})' if on else ''}; "
        "the words may not be shown in this edition",
    )


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return a quotation without its full stop, of at most 260 characters, a cut at a word shown."""
    text = text.removesuffix(".")
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def event_clause(scene: Scene, claim: Claim) -> str:
    """Say what an event part tells, as a clause after "said that"; "" if it tells no deed or word."""
    event = claim.event
    if event is None:
        return ""
    clause = _says_clause(scene, claim)
    if not clause:
        return _told(scene, event)
    planned = scene.public and is_movement_to_come(claim)
    on = scene.date(event.at) if planned else scene.day(event.at)
    condition = f", {event.condition}" if event.condition else ""
    return f"{clause}{condition}" + (f" on {on}" if event.at and not event.condition else "")


def _says_clause(scene: Scene, claim: Claim) -> str:
    """The clause that a word of the vocabulary ``says`` gives; "" where none is told."""
    event = claim.event
    form = table_of("says").get(event.says or "") if event else None
    if event is None or form is None:
        return ""
    step, what = address_title(scene, event.toward) or _deed_noun(event), _what(scene, event)
    deed = table_of("deeds").get(event.deed or "")
    if deed is None:
        deed, what = table_of("any_deed"), f"{step} ({what})" if what else step
    told = str(form).format(
        agent=_agent(scene, claim, event), did=deed["did"], do=deed["do"], what=what, step=step
    )
    return told.strip()


def _lead(claim: Claim) -> str | None:
    """The verb of a row that denies: its words are the speaker's own, not what is denied."""
    if claim.row is None or claim.event is None:
        return None
    return table_of("leads").get(claim.event.says or "")


def _agent(scene: Scene, claim: Claim, event: EventPart) -> str:
    if claim.actor is not None and claim.actor in event.by:
        return "it"
    known = [scene.shown(a) for a in event.by if a not in NO_VIEW]
    return " and ".join(known) or "someone the source does not name"


def _deed_noun(event: EventPart) -> str:
    return humanised(event.item or event.deed or event.kind)


def _what(scene: Scene, event: EventPart) -> str:
    count = quantity_words(event.quantity) if event.quantity else ""
    item = humanised(event.item or "")
    if _is_small_group(scene, event):
        item = ""
    return f"{count} {f'({item})' if count and item else item}".strip()


def _is_small_group(scene: Scene, event: EventPart) -> bool:
    """Fewer than five persons still in custody: no category is printed."""
    if event.deed not in table_of("persons") or event.says == "done":
        return False
    high = event.quantity.high if event.quantity else None
    return scene.public and (high is None or high < _FEW_PERSONS)


def _told(scene: Scene, event: EventPart) -> str:
    count = quantity_words(event.quantity) if event.quantity else ""
    item = "" if _is_small_group(scene, event) else humanised(event.item or "")
    told = " ".join(x for x in (count, item) if x)
    return f"{told} ({scene.day(event.at)})" if told else ""


def quantity_words(q: Quantity) -> str:
    """Print a quantity with its bounds and unit: "at least 45 persons", "more than 600 persons"."""
    match q.low, q.high, q.about:
        case None, None, None:
            return q.wording or ""
        case None, None, (int() | float()) as about:
            return of_unit(f"about {number(about)}", about, q.unit)
        case (int() | float()) as low, None, _ if q.exclusive:
            return of_unit(f"more than {number(low)}", low, q.unit)
        case None, (int() | float()) as high, _ if q.exclusive:
            return of_unit(f"fewer than {number(high)}", high, q.unit)
        case low, high, _:
            return amount(low, high, q.unit)


def evidence_mark(scene: Scene, claim: Claim) -> str:
    """Return the evidence mark of one claim: NAME said, found by NAME, unnamed, the report's voice."""
    if claim.voice == "narrator":
        return "the report’s own voice"
    actor = speaking_actor(claim)
    form = scene.shown(actor) if actor else _UNNAMED
    if claim.event is not None and claim.event.kind == "finding" and claim.actor is not None:
        return f"found by {form}"
    if actor is not None and _is_named(claim, form):
        return f"{form} said"
    if together := _named_together(scene, claim):
        return f"{joined(scene.shown(a) for a in together)} said"
    if actor is None and (body := _unregistered(scene, claim)):
        return f"{body} said"
    words = scene.mask.speaker(claim.source.text.strip()) if claim.source else ""
    return f"unnamed (as the outlet words it: “{words}”)" if words else "unnamed"


def words_phrase(table: str, code: str) -> str:
    """Return the phrase of a table, or the code as words where data brings one we do not know."""
    return phrase(table, code) if code in table_of(table) else humanised(code)
