"""`python -m truceline.cli`: the command line where no script is installed."""

from __future__ import annotations

import sys

from truceline.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
