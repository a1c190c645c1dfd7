"""The JSON that is loaded and the YAML that people edit say the same, and load fast."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "build_vocabulary.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_vocabulary", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = tool()


@pytest.mark.parametrize("name", list(BUILD.PRODUCTS))
def test_the_generated_file_is_what_its_yaml_says(name: str) -> None:
    made = BUILD.PRODUCTS[name]()
    assert made == (BUILD.BASIS / name).read_bytes(), "run python tools/build_vocabulary.py"
