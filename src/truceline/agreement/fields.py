"""One table of the file under the keys that the language knows at its place."""

from __future__ import annotations

from truceline.agreement.problem import SourceText
from truceline.agreement.tree import Entry, Listing, Node, Table, Word
from truceline.agreement.words import language
from truceline.basis.vocabulary import nearest

__all__ = ["Fields", "require_table", "require_word"]


class Fields:
    """The keys and values of one place, each known, evaluated and typed as it is asked for.

    ``kind`` is a place of ``language.yaml`` (agreement, clock, phase, obligation, assumption);
    ``name`` is how messages call this table ("obligation “aid”").
    """

    def __init__(self, table: Table, kind: str, name: str, source: SourceText) -> None:
        self.table = table
        self.name = name
        self.source = source
        for entry in table.entries:
            _refuse_unknown(entry, kind, name, source)
        for key, known in language().known_keys(kind).items():
            if known.required and table.entry(key) is None:
                raise source.problem(
                    "T906",
                    f"{name} has no `{key}`",
                    table.place,
                    remedy=f"add `{key}`: {known.definition}",
                )

    def node(self, key: str) -> Node | None:
        """Return the value of ``key``, or None if the key is absent. T906 if it is empty."""
        entry = self.table.entry(key)
        if entry is None:
            return None
        if _is_empty(entry.value):
            raise entry.key.problem(
                self.source,
                "T906",
                f"`{key}` has no value",
                remedy="write its value, or remove the key",
            )
        return entry.value

    def word(self, key: str) -> Word | None:
        """Return the value of ``key`` as a word, or None if absent."""
        node = self.node(key)
        return None if node is None else require_word(node, key, self.source)

    def text(self, key: str) -> str | None:
        """Return the text of ``key``, or None if absent."""
        word = self.word(key)
        return None if word is None else word.text

    def words(self, key: str) -> tuple[Word, ...]:
        """Return one word or a list of words; () if absent."""
        match self.node(key):
            case None:
                return ()
            case Listing(items=items):
                words = tuple(require_word(item, key, self.source) for item in items)
                _refuse_twins(words, self.source)
                return words
            case node:
                return (require_word(node, key, self.source),)

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the entries of the table under ``key``; () if absent."""
        node = self.node(key)
        return () if node is None else require_table(node, key, self.source).entries

    def pairs(self, key: str) -> tuple[tuple[Word, Word], ...]:
        """Return the entries under ``key`` whose values are words."""
        return tuple(
            (e.key, require_word(e.value, e.key.text, self.source)) for e in self.entries(key)
        )


def _is_empty(node: Node) -> bool:
    match node:
        case Word():
            return not node.text
        case Listing():
            return not node.items
        case Table():
            return not node.entries


def _refuse_twins(words: tuple[Word, ...], source: SourceText) -> None:
    seen: dict[str, Word] = {}
    for word in words:
        if word.text in seen:
            raise word.problem(
                source,
                "T902",
                f"“{word.text}” stands twice in one list",
                remedy="keep one of the two",
                also=[seen[word.text].reach],
            )
        seen[word.text] = word


def require_word(node: Node, key: str, source: SourceText) -> Word:
    """Return ``node`` if it is a word with text. Raises AgreementProblem T906."""
    if isinstance(node, Word) and node.text:
        return node
    raise source.problem(
        "T906", f"`{key}` must be followed by one value", node.place, remedy=f"write `{key}: value`"
    )


def require_table(node: Node, key: str, source: SourceText) -> Table:
    """Return ``node`` if it is a table. Raises AgreementProblem T906."""
    if isinstance(node, Table):
        return node
    raise source.problem(
        "T906",
        f"`{key}` must hold keys and values",
        node.place,
        remedy=f"write `{key}: {{key: value}}`",
    )


def _refuse_unknown(entry: Entry, kind: str, name: str, source: SourceText) -> None:
    key, keys = entry.key.text, language().known_keys(kind)
    known = keys.get(key)
    if known is None:
        comma = isinstance(entry.value, Word) and not entry.value.text and " " in key
        raise entry.key.problem(
            source,
            "T903",
            f"`{key}` is not a key of {name}",
            remedy="a comma inside braces begins a new key: put the sentence in quotes"
            if comma
            else nearest(key, list(keys)),
        )
    if not known.evaluated:
        raise entry.key.problem(
            source,
            "T904",
            f"`{key}` belongs to the language, but this version does not evaluate it yet",
            remedy="remove it or wait; it is never ignored",
        )
