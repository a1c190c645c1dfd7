"""What every room shares: spans, partial times, quantities, digests, reasons, words and names.

Rooms import from here or from the module that holds the value; nothing here imports a room.

- where words stand: `Span`, `Passage`, `cut`, `cover`
- when: `Interval`, `interval_of`, `first_instant`, `last_instant`, `is_partial_time`, `zone`, `iso`
- how much: `Quantity`, `parse_quantity`, `written`
- what it rests on: `Reason`, `digest_bytes`, `canonical_json`
- in which words: `Term`, `term`, `names_of_vocabularies`, `nearest`
- who: `Actor`, `Registry`, `Mention`, `Process`, `shipped_registry`, `processes`, `read_actors`
- where: `Place`, `PlaceMention`, `find_place`, `places_in`, `lies_in`

`digest`, `vocabulary` and `gazetteer` are called like their modules: import them from there.
"""

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.digest import canonical_json, digest_bytes
from truceline.basis.gazetteer import (
    Place,
    PlaceMention,
    find_place,
    lies_in,
    places_in,
)
from truceline.basis.quantity import Number, Quantity, parse_quantity, written
from truceline.basis.reason import Reason
from truceline.basis.registry_of_actors import (
    Mention,
    Process,
    Registry,
    processes,
    read_actors,
    shipped_registry,
)
from truceline.basis.span import Passage, Span, cover, cut
from truceline.basis.time import (
    Interval,
    first_instant,
    interval_of,
    is_partial_time,
    iso,
    last_instant,
    zone,
)
from truceline.basis.vocabulary import Term, names_of_vocabularies, nearest, term

__all__ = [
    "Actor",
    "Interval",
    "Link",
    "Mention",
    "Number",
    "Passage",
    "Place",
    "PlaceMention",
    "Process",
    "Quantity",
    "Reason",
    "Registry",
    "Span",
    "Speaks",
    "Term",
    "canonical_json",
    "cover",
    "cut",
    "digest_bytes",
    "find_place",
    "first_instant",
    "interval_of",
    "is_partial_time",
    "iso",
    "last_instant",
    "lies_in",
    "names_of_vocabularies",
    "nearest",
    "parse_quantity",
    "places_in",
    "processes",
    "read_actors",
    "shipped_registry",
    "term",
    "written",
    "zone",
]
