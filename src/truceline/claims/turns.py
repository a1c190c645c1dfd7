"""Who is speaking where the layout alone says it: transcripts, collected posts, letterheads.

"Q:" asks and "MINISTER:" answers; a line with a handle names who posts what follows; a page that
begins with a body's name and "Statement" is that body's. What is asked makes no claim; the other
sentences without a speaker of their own are the words of whoever's turn it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Any

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Mention, Registry
from truceline.basis.span import Span
from truceline.basis.word_lists import word_list
from truceline.claims.attribution_words import grammar
from truceline.claims.bodies import bodies_of, organ_words, owned_body
from truceline.claims.claim import Speaker
from truceline.claims.draft import Reading, Sentence, Turn
from truceline.claims.lexicon import wording
from truceline.reports.report import Report

__all__ = ["host_of", "impersonal", "letterhead", "turns", "turns_in", "whose_turn"]

LABEL = re.compile(
    r"(?:[-–—]\s*)?(?P<name>[^\W\d_][^\n:“”\"!?]{0,60}?)(?:\s\((?P<of>[^)\n]*)\))?:\s+"
)
ASIDE = re.compile(r",\s[^,:]{3,60}(?=,)")
"""What is set beside a name: ", member of the political bureau,"."""
CALL = re.compile(r"[“\"]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}):\s+(?=\S)")
"""A speaker called by a name in capitals, behind an opening quotation mark or not."""
CALLS = 4
"""How many such calls make a transcript."""
OPENING = ("“", '"')
CLOSING = ' ”"\n'
DASHED = re.compile(r"[-–—]\s+")
DIALOGUE = 2
"""How many answers make an interview of lines that begin with dashes."""
HANDLE = re.compile(r"(?<!\w)@\w+")
BRACKETS = re.compile(r"\s*\((?P<where>[^)]*)\)\s*$")
BULLET = re.compile(r"^[^\w“\"'@]+")
HOSTED = re.compile(
    r"(?P<what>[^.,:]{4,60}?)\s(?:of|by|with|from)\s(?P<who>[^,(:\n–—]{4,80})", re.I
)
"""A first line that tells who speaks at what."""
ENDS = (".", "!", "?", "…", ".”", "?”", "!”")
LONGEST_LINE = 110
"""A line longer than this is prose, whatever it lacks at its end."""
HEAD = 6
"""So many lines from the top can be of a letterhead."""
SEPARATOR = re.compile(r"\s[–—|-]\s|\s[(\[]")
POSTS = 2
"""How many lines must name who posts for a page to be a collection of posts."""


class Letterhead(msgspec.Struct, frozen=True):
    """The body whose page a report is, and where the words stand that name it."""

    actor: str
    span: Span


class _Line(msgspec.Struct, frozen=True):
    """A block of the report: its number, span and words."""

    block: int
    span: Span
    text: str
    heading: bool

    @property
    def marked(self) -> bool:
        """Whether it begins with a bullet or a picture."""
        return BULLET.match(self.text) is not None

    @property
    def short(self) -> bool:
        """Whether it is a line of its own and no sentence."""
        words = self.text.rstrip()
        return self.heading or (len(words) < LONGEST_LINE and not words.endswith((*ENDS, ":")))


class Impersonal(msgspec.Struct, frozen=True):
    """ "It is hoped that": the cue, where the content begins, and whether nobody is said to say it."""

    cue: Span
    content: int
    hearsay: bool


def impersonal(text: str, span: Span) -> Impersonal | None:
    """Return how a sentence says with "it is ... that" what somebody leaves unsaid says, if it does."""
    m = _impersonal().match(text, span.start, span.end)
    if m is None:
        return None
    return Impersonal(Span(*m.span("cue")), m.end(), m["cue"].lower() in _words("hearsay"))


@cache
def _impersonal() -> re.Pattern[str]:
    cues = "|".join(sorted(_words("hearsay") | _words("impersonal")))
    return re.compile(
        rf"it (?:is|was|has been) (?:\w+ly |now |also )?(?P<cue>{cues})\b[^.;:]{{0,40}}? that\s+",
        re.IGNORECASE,
    )


def turns(reading: Reading) -> Reading:
    """Find whose turn each paragraph is; sentences of what is asked, and labels, are left out."""
    found = {turn.block: turn for turn in turns_in(reading.report, reading.registry)}
    kept = tuple(
        s for sentence in reading.sentences for s in _of_turn(sentence, found.get(sentence.block))
    )
    return msgspec.structs.replace(reading, sentences=kept, turns=tuple(found.values()))


def whose_turn(reading: Reading, at: int) -> Speaker | None:
    """Return who speaks, by the layout, in the paragraph that holds the code point ``at``."""
    for turn in reading.turns:
        span = reading.report.blocks[turn.block].span
        if turn.speaker is not None and span.start <= at < span.end:
            text = reading.report.text[turn.speaker.start : turn.speaker.end]
            return Speaker(text=text, start=turn.speaker.start, end=turn.speaker.end)
    return None


def host_of(reading: Reading) -> Speaker | None:
    """Return who speaks on a page whose first line says so ("Press conference of President X")."""
    for line in _lines(reading.report)[:1]:
        found = HOSTED.match(line.text)
        if found is not None and _wording("occasions").search(found["what"]):
            start = line.span.start + found.start("who")
            return Speaker(text=found["who"], start=start, end=start + len(found["who"]))
    return None


def _of_turn(sentence: Sentence, turn: Turn | None) -> Iterator[Sentence]:
    """Yield the sentence without the label it begins with; nothing of a question or a label."""
    if turn is None:
        yield sentence
    elif not turn.asks and sentence.span.end > turn.start:
        start = max(sentence.span.start, turn.start)
        yield Sentence(span=Span(start, sentence.span.end), block=sentence.block)


def turns_in(report: Report, registry: Registry) -> tuple[Turn, ...]:
    """Return the turns of a report whose layout shows them, in their order; none of ordinary prose."""
    lines = _lines(report)
    if any(_asks(line) for line in lines):
        return tuple(_transcript(lines, registry))
    called = [line for line in lines if _called(line)]
    if len(called) >= CALLS and len({_called(line) for line in called}) > 1:
        return tuple(_called_out(lines, called))
    spoken = [line for line in lines if DASHED.match(line.text)]
    if _takes_turns(spoken):
        return tuple(_dialogue(lines, spoken, registry))
    if _collects(lines):
        return tuple(_digest(lines))
    issuer = _issuer(lines, registry)
    if issuer is None:
        return ()
    return tuple(Turn(line.block, issuer, line.span.start) for line in lines if not line.short)


def _lines(report: Report) -> list[_Line]:
    return [
        _Line(number, b.span, report.text[b.span.start : b.span.end], b.kind == "heading")
        for number, b in enumerate(report.blocks)
    ]


def _transcript(lines: Sequence[_Line], registry: Registry) -> Iterator[Turn]:
    """Yield the turns of questions and answers; prose between them is the report's own."""
    head = _letterhead(lines, registry)
    speaker = None if head is None else head.span
    issuer = _issuer(lines, registry)
    announced: Span | None = None
    for line in lines:
        label = LABEL.match(line.text)
        if _asks(line):
            yield Turn(line.block, None, line.span.end, asks=True)
        elif label is not None and _names(label["name"], registry):
            if label["name"].lower() not in _words("answers"):
                speaker = Span(
                    line.span.start + label.start("name"), line.span.start + label.end("name")
                )
            yield Turn(line.block, speaker, line.span.start + label.end())
        elif announced is not None:
            speaker = announced
            yield Turn(line.block, speaker, line.span.start)
        elif issuer is not None and not line.short:
            yield Turn(line.block, issuer, line.span.start)
        announced = _announced(line, registry)


def _called(line: _Line) -> str | None:
    """Return the name in capitals and a colon that a line begins with ("PENCE: Well, ...")."""
    label = CALL.match(line.text)
    return None if label is None else label["name"]


def _called_out(lines: Sequence[_Line], called: Sequence[_Line]) -> Iterator[Turn]:
    """Yield the turns of speakers called by names in capitals; who mostly asks says nothing.

    A paragraph between two calls goes on; behind the last one only a quotation still does.
    """
    asking = {name for name in map(_called, called) if _mostly_asks(name, called)}
    speaker: Span | None = None
    name: str | None = None
    for line in lines[lines.index(called[0]) :]:
        label = CALL.match(line.text)
        if label is not None:
            name, speaker = label["name"], _moved(Span(*label.span("name")), line)
        elif line.block > called[-1].block and not line.text.startswith(OPENING):
            return
        start = line.span.start + (0 if label is None else label.end())
        yield Turn(line.block, None if name in asking else speaker, start, asks=name in asking)


def _mostly_asks(name: str | None, called: Sequence[_Line]) -> bool:
    """Whether more than half of what somebody is called for ends in a question mark."""
    theirs = [line.text.rstrip(CLOSING) for line in called if _called(line) == name]
    return 2 * sum(text.endswith("?") for text in theirs) > len(theirs)


def _takes_turns(spoken: Sequence[_Line]) -> bool:
    """Whether lines that begin with a dash are questions and answers, one after the other."""
    asked, answered = spoken[::2], spoken[1::2]
    questions = sum("?" in line.text for line in asked)
    return (
        len(answered) >= DIALOGUE
        and 2 * questions > len(asked)
        and not any(line.text.rstrip().endswith("?") for line in answered)
    )


def _dialogue(
    lines: Sequence[_Line], spoken: Sequence[_Line], registry: Registry
) -> Iterator[Turn]:
    """Yield the turns of an interview in dashes; who answers is who is named first above it."""
    head = takewhile(lambda line: line.block < spoken[0].block, lines)
    named = ((line, m) for line in head for m in registry.mentions(line.text) if not m.adjective)
    speaker = next((_moved(m.span, line) for line, m in named), None)
    for at, line in enumerate(spoken):
        if at % 2 == 0:
            yield Turn(line.block, None, line.span.end, asks=True)
        elif speaker is not None:
            dash = DASHED.match(line.text)
            assert dash is not None
            yield Turn(line.block, speaker, line.span.start + dash.end())


def _announced(line: _Line, registry: Registry) -> Span | None:
    """Return who is named in a line that ends in a colon ("X opened with a statement:")."""
    if not line.text.rstrip().endswith(":"):
        return None
    named = registry.mentions(line.text)
    if not named:
        return None
    aside = ASIDE.match(line.text, named[0].span.end)
    end = named[0].span.end if aside is None else aside.end()
    return _moved(Span(named[0].span.start, end), line)


def _digest(lines: Sequence[_Line]) -> Iterator[Turn]:
    """Yield the turns of collected posts: each is of the line that stands before it."""
    speaker: Span | None = None
    for line in lines:
        if line.short:
            if line.heading or line.marked or _posts(line):
                speaker = _poster(line)
            yield Turn(line.block, None, line.span.end, asks=True)
        elif speaker is not None:
            label = LABEL.match(line.text)
            inner = label if label is not None and _looks_named(label["name"]) else None
            start = line.span.start
            if inner is None:
                yield Turn(line.block, speaker, start)
            else:
                named = _moved(Span(inner.start("name"), inner.end("name")), line)
                yield Turn(line.block, named, start + inner.end())


def _collects(lines: Sequence[_Line]) -> bool:
    """Whether a page collects posts: several lines name who posts, or it says so and has headings."""
    if sum(_posts(line) for line in lines) >= POSTS:
        return True
    headings = sum(a.heading and not b.short for a, b in pairwise(lines))
    return headings > POSTS and _wording("collections").search(lines[0].text) is not None


def _poster(line: _Line) -> Span:
    """Return the name in a line that names who posts, without bullet, platform and handle."""
    words = BRACKETS.sub("", line.text.rstrip())
    handle = HANDLE.search(words)
    start = BULLET.match(words)
    begin = start.end() if start else 0
    if handle is not None and handle.start() <= begin:
        return _moved(Span(*handle.span()), line)
    end = len(words) if handle is None else handle.start()
    return _moved(Span(begin, len(words[:end].rstrip(" -–—|·"))), line)


def _asks(line: _Line) -> bool:
    label = LABEL.match(line.text)
    return label is not None and label["name"].lower() in _words("questions")


def _posts(line: _Line) -> bool:
    """Whether a line names who posts: a handle, or a platform in brackets."""
    if not line.short:
        return False
    where = BRACKETS.search(line.text.rstrip())
    platform = where is not None and where["where"].lower() in _words("platforms")
    return platform or HANDLE.search(line.text) is not None


def _issuer(lines: Sequence[_Line], registry: Registry) -> Span | None:
    """Return the words of a letterhead that name the body whose statement the page is."""
    head = list(takewhile(lambda line: line.short, lines))
    if not any(_wording("issued").search(line.text) for line in head):
        return None
    found = _letterhead(lines, registry)
    return None if found is None else found.span


def letterhead(report: Report, registry: Registry) -> Letterhead | None:
    """Return the body whose page a report is by its first lines, and the words that name it."""
    return _letterhead(_lines(report), registry)


def _letterhead(lines: Sequence[_Line], registry: Registry) -> Letterhead | None:
    """Return the body that the first lines name; one of its own bodies in the next lines is nearer.

    A state's name counts in the first line only (as a later heading it is what follows is about),
    and any body named below it is nearer.
    """
    found: Letterhead | None = None
    for number, line in enumerate(takewhile(lambda line: line.short, lines[:HEAD])):
        head = _heading(line, registry, None if found is None else found.actor)
        if head is None:
            continue
        state = registry.actors[head.actor].kind == "state"
        if found is None and not (state and number):
            found = head
        elif found is not None and (
            registry.actors[found.actor].kind == "state"
            or _is_under(head.actor, found.actor, registry)
        ):
            found = found if state else head
    return found


def _heading(line: _Line, registry: Registry, above: str | None) -> Letterhead | None:
    """Return the body that a line of a letterhead names; None of a headline about a body."""
    part = SEPARATOR.split(line.text, maxsplit=1)[0].strip()
    span = _moved(Span(line.text.index(part), line.text.index(part) + len(part)), line)
    owned = None if above is None else owned_body(part, above, registry)
    if owned is not None:
        return Letterhead(owned, span)
    named = [m for m in registry.mentions(part) if not m.adjective]
    if not named or _is_seat(named[0], part, registry):
        return None
    rest = part
    for mention in reversed(named):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    actor = _body_of(named[0].actor, registry)
    if actor is None:
        return None
    second = "".join(SEPARATOR.split(line.text, maxsplit=1)[1:]).strip()
    inner = owned_body(rest, actor, registry) or owned_body(second, actor, registry)
    if inner is not None:
        return Letterhead(inner, span)
    strange = (
        {w for w in folded(rest) if not w.isdigit()}
        - organ_words("heading_words")
        - grammar("offices")
    )
    return None if strange else Letterhead(actor, _named_in(line, named[0].span))


def _named_in(line: _Line, span: Span) -> Span:
    start = line.text.index(SEPARATOR.split(line.text, maxsplit=1)[0].strip())
    return _moved(Span(span.start + start, span.end + start), line)


def _body_of(actor: str, registry: Registry) -> str | None:
    """Return the body that an actor is or reports for; None for a news outlet of its own."""
    known = registry.actors[actor]
    if known.kind != "outlet":
        return actor
    return next((x.to for x in known.part_of + known.answers_to), None)


def _is_seat(mention: Mention, text: str, registry: Registry) -> bool:
    """Whether the words name the capital of a state: a dateline, not a letterhead."""
    words = text[mention.span.start : mention.span.end].casefold()
    return words in bodies_of(registry).seats


def _is_under(actor: str, above: str, registry: Registry) -> bool:
    """Whether an actor is part of another or answers to it."""
    return actor != above and registry.party_of(actor, (above,)) == above


def _names(label: str, registry: Registry) -> bool:
    """Whether a label in a transcript is a speaker's."""
    words = label.lower().split()
    return (
        label.lower() in _words("answers")
        or any(w in _words("roles") for w in words)
        or _looks_named(label)
        or bool(registry.mentions(label))
    )


def _looks_named(label: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", label)
    return 0 < len(words) <= 5 and all(w[0].isupper() for w in words)


def _moved(span: Span, line: _Line) -> Span:
    return Span(line.span.start + span.start, line.span.start + span.end)


@cache
def _words(key: str) -> frozenset[str]:
    data: dict[str, Any] = word_list("claims/turns")
    return frozenset(data[key])


@cache
def _wording(key: str) -> re.Pattern[str]:
    return wording(_words(key))
