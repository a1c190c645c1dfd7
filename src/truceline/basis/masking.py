"""Law 3 at the printer: private names, hours of movements, and small groups are not shown.

One masker for the briefing, the status and the tables of the command line. What no pattern
catches is shown: the limits are told in docs/rooms/briefing.md.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from truceline.basis.movements import (
    HOUR_WITHHELD,
    PLACE_WITHHELD,
    is_movement,
    small_groups,
    times_and_routes,
    without_hours,
)
from truceline.basis.private_names import (
    PrivateNames,
    details_after,
    known_names,
    names_in,
    names_of_speaker,
)
from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span
from truceline.basis.withholding import Withheld, apart, replaced, without

__all__ = [
    "HOUR_WITHHELD", "NAME_WITHHELD", "PLACE_WITHHELD", "Masker", "Withheld", "apart", "is_movement",
    "replaced", "without", "without_hours",
]  # fmt: skip

NAME_WITHHELD = "[name withheld]"


MOST_LOOKS = 4
"""How often a text is looked over; a second look changes something only where names run together."""


class Masker(msgspec.Struct, frozen=True):
    """Masks shown text; ``registry`` tells who is publicly known, ``known`` who is told to be private."""

    registry: Registry
    known: PrivateNames = PrivateNames()

    def knowing(self, texts: Iterable[str], speakers: Iterable[str] = ()) -> Masker:
        """Return a masker that withholds the private names of ``texts`` wherever they stand."""
        return Masker(self.registry, known_names(texts, speakers, self.registry))

    def name_spans(self, text: str) -> tuple[Span, ...]:
        """Return where private names stand in ``text``, left to right, not overlapping."""
        return names_in(text, self.registry, self.known)

    def withheld_names(self, text: str) -> tuple[Withheld, ...]:
        """Return private names, each with the details after it that tell who it is."""
        return self._with_details(text, self.name_spans(text))

    def withheld(self, text: str, *, to_come: bool = False) -> tuple[Withheld, ...]:
        """Return all that a public edition does not show of ``text``.

        ``to_come``: the text is known to tell of a movement that is not yet done.
        """
        return apart(
            (
                *self.withheld_names(text),
                *times_and_routes(text, self.registry, to_come=to_come),
                *small_groups(text),
            )
        )

    def names(self, text: str) -> str:
        """Return ``text`` with private names withheld."""
        return without(text, self.withheld_names(text))

    def public(self, text: str, *, to_come: bool = False) -> str:
        """Return ``text`` as a public edition shows it.

        What is withheld may leave part of a name that only then stands alone, so that it is looked
        over until nothing more is found.
        """
        for _ in range(MOST_LOOKS):
            shown = without(text, self.withheld(text, to_come=to_come))
            if shown == text:
                break
            text = shown
        return text

    def speaker(self, text: str) -> str:
        """Return a speaker's words with any name that the registry does not know withheld."""
        return without(text, self._with_details(text, names_of_speaker(text, self.registry)))

    def _with_details(self, text: str, names: tuple[Span, ...]) -> tuple[Withheld, ...]:
        ends = (details_after(text, n, self.registry).end for n in names)
        return apart(
            Withheld(Span(n.start, end), NAME_WITHHELD) for n, end in zip(names, ends, strict=True)
        )
