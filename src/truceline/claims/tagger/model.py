"""The shipped model: two ONNX files and a tokenizer, loaded once a process, one thread."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from truceline.claims.tagger.decoding import Floats, Numbers
from truceline.claims.tagger.windows import Window
from truceline.errors import InputError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["OnnxModel", "shipped_model"]

PARTS = ("tokenizer.json", "words.onnx", "reader.onnx")


class OnnxModel:
    """A trained model in a folder; see docs/model-card.md for what it was trained on and how well it reads."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in PARTS if not (folder / name).is_file()]
        if missing:
            raise InputError(
                f"the trained model is incomplete: {folder} has no {', '.join(missing)}",
                remedy="install Truceline again, or choose the rules with --extractor rules",
            )
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.words = _session(folder / "words.onnx")
        self.reader = _session(folder / "reader.onnx")

    def hangs(self, window: Window) -> tuple[Floats, Floats]:
        """Return a hidden state a word, and a logit a word: does an attribution hang on it?"""
        hidden, logits = self.words.run(
            None,
            {
                "ids": np.array([window.ids], dtype=np.int64),
                "firsts": np.array(window.firsts, dtype=np.int64),
            },
        )
        return hidden, logits

    def tags(self, hidden: Floats, anchors: Numbers) -> Floats:
        """Return logits, anchors x words x 7: the tag of each word for each anchor."""
        found: Floats = self.reader.run(None, {"hidden": hidden, "anchors": anchors})[0]
        return found


@cache
def shipped_model() -> OnnxModel:
    """Return the model that comes with us. Raises InputError if a part of it is missing."""
    return OnnxModel(Path(str(files("truceline.claims.tagger") / "model")))


def _session(path: Path) -> InferenceSession:
    # Imported here: whoever reads by rules alone does not wait for the runtime.
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
