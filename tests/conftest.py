"""Laws are tried on the same examples on every build, on new ones everywhere else."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("build", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("build")
