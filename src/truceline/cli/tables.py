"""The tables of `truceline read`: the claims of each document, and the events that several tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from rich import box
from rich.table import Table as Grid
from rich.text import Text

from truceline.basis.masking import Masker
from truceline.basis.private_names import PrivateNames
from truceline.basis.registry_of_actors import Registry
from truceline.briefing.shared_events import event_title
from truceline.briefing.words import label
from truceline.claims import Claim
from truceline.claims.linking import link
from truceline.claims.told_events import ToldEvent, events_told
from truceline.cli.masking import claims_masker
from truceline.cli.printing import Page, printable, short
from truceline.cli.working import Read

__all__ = ["Tables"]


class _Shown(NamedTuple):
    """What the table shows names by: what is withheld, and the printed form of known actors."""

    masker: Masker
    registry: Registry


class Tables:
    """Prints the table of each document as it comes, and at the end the events told more than once.

    Names told in any of ``texts`` are withheld. Kept are only claims that may tell of an event.
    """

    def __init__(self, registry: Registry, texts: Iterable[str]) -> None:
        self._registry = registry
        self._known = Masker(registry).knowing(texts).known
        self._decoder = msgspec.json.Decoder(Claim)
        self._telling: list[tuple[Claim, str | None]] = []

    def add(self, read: Read) -> None:
        """Print the claims of one document."""
        if not read.is_read:
            return
        claims = self._decoder.decode_lines(read.lines)
        _print_table(read.file, claims, self._shown(claims))
        self._telling += [(c, read.said) for c in claims if c.event or c.act == "denies"]

    def end(self) -> None:
        """Print the events that two voices or more tell, each once with all its versions."""
        events = [e for e in events_told(self._telling) if e.voices > 1]
        claims = {c.id: c for c, _ in self._telling}
        if events:
            Page().heading(f"Told by more than one: {_counted(len(events), 'event')}")
        for event in events:
            told = [claims[v.claim] for v in event.versions]
            _print_event(event, told, self._shown(told))

    def _shown(self, claims: Sequence[Claim]) -> _Shown:
        own = claims_masker(claims, (), self._registry).known
        both = PrivateNames(self._known.full | own.full, self._known.alone | own.alone)
        return _Shown(Masker(self._registry, both), self._registry)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _print_event(event: ToldEvent, told: Sequence[Claim], shown: _Shown) -> None:
    page = Page()
    page.paragraph(event_title(event), style="bold")
    for version, claim in zip(event.versions, told, strict=True):
        how = "denies it" if version.denied else "tells it"
        text = Text(f"{claim.file}: ").append_text(_who(claim, shown)).append(f" {how}: ")
        page.put(text.append_text(_words(claim, shown.masker)), indent=2)
    page.paragraph(f"joined because {'; '.join(event.why)}", indent=2, style="dim")


def _print_table(file: str, claims: Sequence[Claim], shown: _Shown) -> None:
    """Print the claims as anybody may see them; the words as they are come with jsonl."""
    page = Page()
    page.heading(f"{file}: {_counted(len(claims), 'claim')}")
    if not claims:
        return
    table = Grid(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("who", ratio=2, overflow="fold")
    table.add_column("act", width=max(len(label("acts", c.act)) for c in claims), overflow="fold")
    table.add_column("what", ratio=5, overflow="fold")
    for claim in claims:
        what = _what(claim, shown.masker)
        table.add_row(_who(claim, shown), label("acts", claim.act), what)
    page.print(table)


def _who(claim: Claim, shown: _Shown) -> Text:
    if claim.source is None:
        return Text("the report says" if claim.actor is None else claim.actor)
    via = "".join(f", who has it from {shown.masker.speaker(v.text)}" for v in claim.via)
    words = shown.masker.speaker(claim.source.text)
    return Text(printable(words + _taken_for(claim, claim.source.text, shown.registry) + via))


def _taken_for(claim: Claim, words: str, registry: Registry) -> str:
    """Return whom "it" or "the office" was taken for; nothing where the words themselves name it."""
    if claim.actor is None or link(words, registry).actor is not None:
        return ""
    # A named person whom the registry does not know stays as the words have it, perhaps withheld.
    known = claim.actor in registry.actors or not claim.named
    return f" = {registry.shown(claim.actor)}" if known else ""


def _what(claim: Claim, masker: Masker) -> Text:
    issues = ", ".join(label("issues", issue) for issue in claim.issues) or "no issue"
    return _words(claim, masker).append(
        f"\n{issues}; score {claim.score:.2f}; {short(claim.id)}", "dim"
    )


def _words(claim: Claim, masker: Masker) -> Text:
    words = "" if claim.content is None else claim.content.text
    if claim.event is not None and not words:
        words = claim.event.words or ""
    about = "" if claim.about is None else f" (about {claim.about.party}: {claim.about.act})"
    return Text(printable(masker.public(" ".join(words.split())) + about))
