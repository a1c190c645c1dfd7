"""cli: the command line."""

from truceline.cli.main import main

__all__ = ["main"]
