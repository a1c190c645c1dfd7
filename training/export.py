"""Write the trained network as the two ONNX files that ship, eight bits a weight.

Run:  python training/export.py --checkpoint FILE --out FOLDER [--full]
`words.onnx`: pieces and first pieces in, a hidden state and an anchor logit a word out.
`reader.onnx`: hidden states and anchors in, the logits of seven tags a word and anchor out.
`--full` keeps 32 bits, to compare with.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from backbone import backbone, tokenizer
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OPSET = 17


class Words(nn.Module):
    """The first file: one window without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """``ids``: 1 x pieces, ``firsts``: words. Returns words x width, words."""
        hidden = self.network.encoder(input_ids=ids, attention_mask=torch.ones_like(ids))
        words = hidden.last_hidden_state[0].index_select(0, firsts)
        return words, self.network.hang(words)[:, 0]


class Read(nn.Module):
    """The second file: every anchor of one window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, anchors: Tensor) -> Tensor:
        """``words``: words x width, ``anchors``: anchors. Returns anchors x words x tags."""
        anchor = words.index_select(0, anchors)
        shown = words[None].expand(anchor.shape[0], -1, -1)
        tags: Tensor = self.network.reader(shown, anchor, anchors)
        return tags


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    network = Network(backbone())
    network.load_state_dict(torch.load(options.checkpoint)["network"])
    network.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer().save(str(options.out / "tokenizer.json"), pretty=False)
    words, firsts, anchors = torch.randint(999, 9999, (1, 30)), torch.arange(1, 25), torch.arange(3)
    hidden, _ = Words(network)(words, firsts)
    write(
        Words(network), (words, firsts), options.out / "words.onnx", options.full,
        {"ids": {1: "pieces"}, "firsts": {0: "words"}}, ["words", "hangs"],
    )  # fmt: skip
    write(
        Read(network), (hidden, anchors), options.out / "reader.onnx", options.full,
        {"hidden": {0: "words"}, "anchors": {0: "anchors"}}, ["tags"],
    )  # fmt: skip


def write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    full: bool,
    inputs: dict[str, dict[int, str]],
    outputs: list[str],
) -> None:
    """Export ``module`` to ``path``, quantised unless ``full``."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        axes = {**inputs, **{name: {0: f"{name}_0", 1: f"{name}_1"} for name in outputs}}
        if "hangs" in axes:
            axes["hangs"] = {0: "hangs_0"}
        torch.onnx.export(
            module, example, str(plain), dynamo=False, opset_version=OPSET,
            input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
        )  # fmt: skip
        if full:
            shutil.copy(plain, path)
        else:
            quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)


if __name__ == "__main__":
    main()
