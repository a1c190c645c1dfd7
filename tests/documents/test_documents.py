"""Literate documents: an agreement, the command, and exactly what it prints.

Each file under good/ and bad/ holds prose, one ```yaml block, and one ```console block with the
command and its output. To write the outputs anew after a change, and then review the difference
like code:

    python tests/documents/test_documents.py
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from truceline.agreement import (
    AgreementProblem,
    CheckResult,
    check,
    parse_agreement,
    render_findings,
)

HERE = Path(__file__).parent
DOCUMENTS = sorted(HERE.glob("*/*.md"))
_YAML = re.compile(r"```yaml\n(?P<text>.*?)```", re.DOTALL)
_CONSOLE = re.compile(
    r"(?P<before>```console\n\$ [^\n]+\n)(?P<output>.*?)(?P<after>```)", re.DOTALL
)


def answer(document: str, name: str) -> tuple[int, str]:
    """Return the exit status and what `truceline check` prints of the document's agreement."""
    block = _YAML.search(document)
    assert block is not None, "the document has no yaml block"
    try:
        agreement = parse_agreement(block["text"], file=f"{name}.truce.yaml")
    except AgreementProblem as problem:
        return 2, f"{problem}\n"
    findings = check(agreement)
    failed = CheckResult(agreement=agreement.id, findings=findings).failed
    return int(failed), f"{render_findings(agreement, findings)}\n"


def with_output(document: str, output: str) -> str:
    """Return the document with another output of its command."""
    return _CONSOLE.sub(lambda m: m["before"] + output + m["after"], document)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_command_prints_what_the_document_says(path: Path) -> None:
    document = path.read_text("utf-8")
    console = _CONSOLE.search(document)
    assert console is not None, "the document has no console block"
    assert answer(document, path.stem)[1] == console["output"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_good_documents_pass_and_bad_ones_do_not(path: Path) -> None:
    status, output = answer(path.read_text("utf-8"), path.stem)
    bad = status != 0 or " warning " in output
    assert bad == (path.parent.name == "bad")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_command_names_the_file_of_the_document(path: Path) -> None:
    assert f"$ truceline check {path.stem}.truce.yaml\n" in path.read_text("utf-8")


def refresh() -> None:
    """Write every document with the output that the command gives now."""
    for path in DOCUMENTS:
        document = path.read_text("utf-8")
        path.write_text(with_output(document, answer(document, path.stem)[1]), "utf-8")


if __name__ == "__main__":
    refresh()
