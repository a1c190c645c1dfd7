"""The JSON that is loaded and the YAML that people edit say the same, and load fast."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from truceline.basis.registry_of_actors import registry_of, shipped_registry

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


def test_the_registry_is_indexed_in_a_fraction_of_a_second() -> None:
    layers = shipped_registry().layers
    started = time.process_time()
    registry_of(layers)
    assert time.process_time() - started < 0.4
