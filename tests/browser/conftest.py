"""A browser of this machine and the pages to open in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from truceline.cli import main

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as found on this machine; nothing is downloaded."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install one to run the browser tests")
    with sync_playwright() as play:
        # Root in a container has no user namespace for Chromium's own sandbox.
        made = play.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the briefing of the worked example at its own moment."""
    out = tmp_path_factory.mktemp("briefing")
    case = Path(__file__).parents[2] / "examples" / "gaza-2025-01"
    copy = out / "case"
    shutil.copytree(case, copy, ignore=shutil.ignore_patterns("truceline.db*", "briefing"))
    assert main(["brief", str(copy), "--out", str(out), "--since", "2025-02-20"]) == 0
    return out
