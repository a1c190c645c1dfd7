"""Work on the annotated corpus: number a report's lines, look actors up, check an annotation.

python tools/corpus.py show NAME          the report with its lines numbered, its process and parties
python tools/corpus.py actor WORDS        who the registry and the gazetteer find in WORDS
python tools/corpus.py twin NAME          the report with its parties swapped, and which forms do not come back
python tools/corpus.py check FILE...      what in an annotation does not fit the report or the vocabularies
python tools/corpus.py merge NAME...      the two readings of a report as one file, to be settled by hand:
                                          what the second has otherwise stands in comments that begin "# b"
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec

from support.corpus import ROOT, Entry, Mark, entry, lines_of, locate, marks_in, marks_of, words_in
from support.twins import collapsed, twin_of
from support.two_readings import differences, paired
from truceline.basis.gazetteer import gazetteer, places_in
from truceline.basis.registry_of_actors import Process, processes, shipped_registry
from truceline.basis.vocabulary import vocabulary


def main(arguments: Sequence[str]) -> None:
    """Do what the first word says."""
    match list(arguments):
        case ["show", name]:
            print("\n".join(shown(entry(name))))
        case ["actor", *words]:
            print("\n".join(looked_up(" ".join(words))))
        case ["twin", name]:
            print(twin_of(name).text)
            for first, there, back in collapsed(name):
                sys.stderr.write(f"“{first}” is “{there}” in the twin and “{back}” in its twin\n")
        case ["check", *files] if files:
            faults = [f for file in files for f in faults_of(Path(file))]
            print("\n".join(faults) or "nothing to mend")
            sys.exit(bool(faults))
        case ["merge", *names] if names:
            for name in names:
                text = "\n".join(merged(entry(name))) + "\n"
                (ROOT / "annotations" / f"{name}.yaml").write_text(text, "utf-8")
        case _:
            sys.exit(__doc__)


def process_of(name: str) -> Process:
    """Return the shipped process ``name``."""
    return next(p for p in processes() if p.id == name)


def shown(report: Entry) -> Iterator[str]:
    """Yield what an annotator needs to see of a report."""
    parties = ", ".join(process_of(report.process).parties)
    yield f"# {report.name}: process {report.process}, parties {parties}"
    yield f"# {report.genre}, published {report.published or 'undated'}"
    for number, line in enumerate(lines_of(report.text), 1):
        yield f"{number:3} {report.text[line.start : line.end]}"


def looked_up(words: str) -> Iterator[str]:
    """Yield the actors and places found in ``words``."""
    registry = shipped_registry()
    for mention in registry.mentions(words):
        found = registry.actors[mention.actor]
        yield f"{words[mention.span.start : mention.span.end]}: {found.id} ({found.kind})"
    for place in places_in(words):
        yield f"{words[place.span.start : place.span.end]}: place {place.place}"


def faults_of(path: Path) -> Iterator[str]:
    """Yield one sentence for everything in an annotation that does not fit."""
    text = entry(path.stem).text
    try:
        marks = marks_in(path)
    except ValueError as error:
        yield str(error)
        return
    for number, mark in enumerate(marks, 1):
        for fault in (*wording_faults(text, mark), *code_faults(mark)):
            yield f"{path.name}, claim {number} (line {mark.line}): {fault}"


def wording_faults(text: str, mark: Mark) -> Iterator[str]:
    """Yield the wordings that the report does not hold."""
    if not mark.content and mark.act != "no-comment":
        yield "it has no content"
    for words in words_in(mark):
        try:
            locate(text, words, mark.line)
        except ValueError as error:
            yield str(error)


def code_faults(mark: Mark) -> Iterator[str]:
    """Yield the codes and ids that nobody has defined."""
    coded = [("acts", mark.act), *(("issues", i) for i in mark.issues)]
    coded += [("modality", m) for m in mark.modality]
    coded += [("acts", mark.about.act)] if mark.about else []
    coded += [("stance_signs", mark.stance.sign)] if mark.stance else []
    coded += [("plover", mark.event.mode.lower())] if mark.event else []
    coded += [("units", q.unit) for q in mark.quantities if q.unit]
    coded += [("counting_points", q.counting_point) for q in mark.quantities if q.counting_point]
    yield from (f"no {name} has the code “{c}”" for name, c in coded if c not in vocabulary(name))
    known = shipped_registry().actors
    ids: list[str | None] = [
        mark.actor,
        mark.party,
        *mark.parties,
        *([mark.addressee.actor] if mark.addressee else []),
    ]
    ids += [v.actor for v in mark.via]
    ids += [*mark.event.by, *mark.event.to] if mark.event else []
    for actor in (i for i in ids if i):
        unnamed = not mark.named and actor.partition("/")[0] in known
        if actor not in known and not unnamed:
            yield f"the registry has no actor “{actor}”"
    if mark.where and mark.where.place and mark.where.place not in gazetteer():
        yield f"the gazetteer has no place “{mark.where.place}”"


def merged(report: Entry) -> Iterator[str]:
    """Yield the lines of a file that holds both readings, the first one's wording first."""
    first, second = (marks_of(report.name, f"passes/{name}") for name in "ab")
    yield f"report: {report.name}"
    yield "claims:"
    for pair in paired(report.text, first, second):
        if pair.first is None:
            assert pair.second is not None
            yield "# b alone:"
            yield from (f"# {line}" for line in written(pair.second))
            continue
        if pair.second is None:
            yield "# a alone:"
        yield from written(pair.first)
        if pair.second is not None:
            other = dict(fields_of(pair.second))
            for name in differences(report.text, pair.first, pair.second):
                yield f"  # b {name}: {other.get(name, '(default)')}"


def written(mark: Mark) -> Iterator[str]:
    """Yield a claim as a YAML list item, without what is left at its default."""
    for number, (name, value) in enumerate(fields_of(mark)):
        yield f"{'  ' if number else '- '}{name}: {value}"


def fields_of(mark: Mark) -> Iterator[tuple[str, str]]:
    """Yield the fields of a claim that are not at their default, each as JSON (which YAML reads)."""
    plain = Mark(line=0, act="")
    for name in Mark.__struct_fields__:
        value = getattr(mark, name)
        if value != getattr(plain, name):
            yield name, msgspec.json.encode(without_defaults(value)).decode()


def without_defaults(value: object) -> object:
    """Return a part of a claim as plain data, without what is empty."""
    if isinstance(value, tuple):
        return [without_defaults(v) for v in value]
    if isinstance(value, msgspec.Struct):
        raw: dict[str, object] = msgspec.to_builtins(value)
        return {k: v for k, v in raw.items() if v not in (None, False, [], ())}
    return int(value) if isinstance(value, float) and value.is_integer() else value


if __name__ == "__main__":
    main(sys.argv[1:])
