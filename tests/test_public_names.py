"""The public surface is short, listed, and every name on it opens."""

from __future__ import annotations

import pytest

import truceline


@pytest.mark.parametrize("name", truceline.__all__)
def test_every_public_name_opens_and_has_a_docstring(name: str) -> None:
    assert getattr(truceline, name).__doc__


def test_nothing_else_is_public() -> None:
    with pytest.raises(AttributeError, match="no public name"):
        truceline.no_such_name  # noqa: B018
    assert dir(truceline) == sorted(truceline.__all__)
