"""Take the picture of the example's briefing that the README shows (needs a Chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "briefing.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Write the briefing of the example to a scratch folder and photograph its first page."""
    browser = next((b for name in BROWSERS if (b := shutil.which(name))), None)
    if browser is None:
        sys.exit("no Chromium was found: install one, then run this again")
    with tempfile.TemporaryDirectory() as scratch:
        example = ROOT / "examples" / "gaza-2025-01"
        leave_out = shutil.ignore_patterns("*.db*", "briefing")
        case = Path(shutil.copytree(example, Path(scratch) / "case", ignore=leave_out))
        command = [sys.executable, "-m", "truceline.cli", "brief", str(case), "--out", scratch]
        subprocess.run(command, check=True, capture_output=True)
        with sync_playwright() as play:
            page = play.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page(
                viewport={"width": 1100, "height": 1150}
            )
            page.goto((Path(scratch) / "briefing.html").as_uri())
            PICTURE.parent.mkdir(exist_ok=True)
            page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
