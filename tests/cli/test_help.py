"""Help, version, the page of the commands, and how soon the first word comes."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from truceline.cli.main import truceline

from .conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "rooms" / "cli.md"
COMMANDS = sorted(truceline.commands)
HEAVY = {
    "apsw",
    "jinja2",
    "lark",
    "rapidfuzz",
    "rfc8785",
    "rich",
    "ruamel",
    "sentencex",
    "trafilatura",
}


def options(command: str) -> list[click.Option]:
    return [p for p in truceline.commands[command].params if isinstance(p, click.Option)]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example_of_it(command: str, run: Run) -> None:
    got = run(command, "--help")
    assert (got.code, got.err) == (0, "")
    assert f"Example:\n    truceline {command} " in got.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str) -> None:
    assert [
        o.name for o in options(command) if not (o.help or isinstance(o.type, click.Choice))
    ] == []


def test_the_list_of_commands_is_not_cut(run: Run) -> None:
    out = run("--help").out
    listed = out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == COMMANDS
    assert [line for line in listed if line.endswith("...")] == []


def test_no_command_at_all_prints_the_help(run: Run) -> None:
    assert run() == run("--help")


def test_version(run: Run) -> None:
    assert run("--version").out == f"truceline {version('truceline')}\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["statsu"], "did you mean “status”?"),
        (["frobnicate"], "known are brief, check"),
        (["status", "--frozn", "x"], "--frozen"),
        (["--verzion"], "--version"),
        (["status"], "Missing argument 'CASE|PATH...'"),
    ],
)
def test_what_is_not_known_is_answered_with_the_nearest(
    given: list[str], says: str, run: Run
) -> None:
    got = run(*given)
    assert (got.code, got.out) == (2, "")
    assert says in got.err


@pytest.mark.parametrize("given", [["--help"], ["--version"], *([c, "--help"] for c in COMMANDS)])
def test_help_and_version_load_no_room(given: list[str]) -> None:
    told = (
        "import sys; from truceline.cli import main; main(sys.argv[1:]);"
        "print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", told, *given], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(done.stderr.split()) == set()


def test_ctrl_c_ends_with_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("truceline.reports.case_template", stopped)
    got = run("new", tmp_path / "case")
    assert got.code == 130 and got.err.strip() == "stopped; what was recorded so far is kept"


def test_a_full_disk_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(Path, "write_text", full)
    got = run("new", tmp_path / "case")
    assert got.code == 2 and got.err == "truceline: x: No space left on device\n"


# the page


def sections() -> dict[str, str]:
    """Return the text of each command's section of the page."""
    parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    named = [(re.match(r"`truceline (\w+)", part), part) for part in parts]
    return {name[1]: part for name, part in named if name is not None}


def test_the_page_has_a_section_for_every_command() -> None:
    assert sorted(sections()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_names_every_option_of_a_command(command: str) -> None:
    text = sections()[command]
    assert [o.opts[-1] for o in options(command) if f"`{o.opts[-1]}" not in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_names_no_option_that_is_gone(command: str) -> None:
    named = set(re.findall(r"`(--[a-z-]+)", sections()[command]))
    assert named <= {o.opts[-1] for o in options(command)}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_shows_an_example_of_every_command(command: str) -> None:
    assert f"$ truceline {command} " in sections()[command]


def console(page: str) -> list[tuple[str, str]]:
    """Return the commands of the page with what it shows of their output, in order."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def test_the_page_shows_what_the_commands_print(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session = console(PAGE.read_text("utf-8"))
    assert len(session) > len(COMMANDS)
    for command, shown in session:
        got = run(*shlex.split(command)[1:])
        printed = "".join(f"{line.rstrip()}\n" for line in got.out.splitlines())
        pattern = re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*?")
        assert got.code == 0 and re.fullmatch(pattern, printed), f"$ {command}\n{printed}"
