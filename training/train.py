"""Train the attribution network on PolNeAR and on the train split of our own corpus.

Run:  python training/train.py --polnear FOLDER --out FOLDER [--stage general|domain] [--epochs N]
It goes on from the last checkpoint in --out if there is one. Same data, same versions and the same
number of threads give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from backbone import backbone, tokenizer
from evaluate import score
from examples import Example, examples
from network import Network
from polnear import articles
from tokenizers import Tokenizer
from torch import Tensor, nn

from corpus import corpus_examples
from truceline.basis.registry_of_actors import shipped_registry

BATCH = 12
RATES = {"general": (2e-4, 1e-3), "domain": (6e-5, 3e-4)}
"""Highest learning rates of the encoder and of the heads, by stage."""
REPEAT = 6
"""How often the domain stage sees each window of our own corpus an epoch."""
SHARE = 0.1
"""The share of PolNeAR's windows that the domain stage sees again an epoch, so as not to forget."""
EVERY = 100
"""Steps between checkpoints."""


def main() -> None:
    """Train one stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", choices=sorted(RATES), default="general")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    run(options)


def run(options: argparse.Namespace) -> None:
    """Train from the last checkpoint to the end of the last epoch."""
    words = tokenizer()
    network = Network(backbone())
    if options.stage == "domain":
        network.load_state_dict(torch.load(options.out / "general.pt")["network"])
    plan = schedule(options, words)
    encoder, heads = RATES[options.stage]
    optimizer = torch.optim.AdamW(groups(network, encoder, heads))
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: slope(s, len(plan)))
    state = options.out / f"{options.stage}.pt"
    done = restore(state, network, optimizer, rate)
    dev = list(articles(options.polnear, "dev"))
    started, losses = time.time(), []
    for step in range(done, len(plan)):
        torch.manual_seed(1000 + step)
        network.train()
        losses.append(learn(network, plan[step], optimizer, rate))
        if step % 20 == 19:
            pace = (time.time() - started) / (step + 1 - done)
            print(
                f"step {step + 1}/{len(plan)} loss {sum(losses[-20:]) / 20:.4f} {pace:.2f} s",
                flush=True,
            )
        if step % EVERY == EVERY - 1 or step + 1 == len(plan):
            save(state, network, optimizer, rate, step + 1)
        if (step + 1) % (len(plan) // options.epochs) == 0 and options.stage == "general":
            print(json.dumps({"step": step + 1, **score(network, dev, words)}), flush=True)


def schedule(options: argparse.Namespace, words: Tokenizer) -> list[list[Example]]:
    """Return the batches of all epochs in their order."""
    registry = shipped_registry()
    general = list(examples(articles(options.polnear, "train"), registry, words))
    own = list(corpus_examples("train", registry, words)) if options.stage == "domain" else []
    chance = random.Random(1)
    plan: list[list[Example]] = []
    for _ in range(options.epochs):
        if options.stage == "general":
            seen = list(general)
        else:
            seen = chance.sample(general, int(SHARE * len(general))) + own * REPEAT
        plan += batches(seen, chance)
    return plan


def batches(seen: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Return shuffled batches of windows of like length (less padding)."""
    order = sorted(seen, key=lambda e: (len(e.window.ids) // 16, chance.random()))
    found = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(found)
    return found


def groups(network: Network, encoder: float, heads: float) -> list[dict[str, object]]:
    """Return the parameters by learning rate."""
    inner = set(network.encoder.parameters())
    trained = [p for p in network.encoder.parameters() if p.requires_grad]
    return [
        {"params": trained, "lr": encoder, "weight_decay": 0.01},
        {"params": [p for p in network.parameters() if p not in inner], "lr": heads},
    ]


def slope(step: int, steps: int) -> float:
    """Return the share of the highest rate at a step: up over 6 %, then down to nothing."""
    rise = max(1, int(0.06 * steps))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def learn(
    network: Network,
    batch: Sequence[Example],
    optimizer: torch.optim.Optimizer,
    rate: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    """Take one step; return the loss."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = loss_of(network, batch)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    rate.step()
    return float(loss.detach())


def loss_of(network: Network, batch: Sequence[Example]) -> Tensor:
    """Return how wrong the network is about the anchors and about the tags of each anchor."""
    windows = [e.window for e in batch]
    ids, firsts = padded([w.ids for w in windows]), padded([w.firsts for w in windows])
    seen = padded([[1] * len(w.ids) for w in windows])
    hidden = network.words(ids, seen, firsts)
    own = padded([[int(at >= w.own) for at in range(len(w.words))] for w in windows]).bool()
    wanted = torch.zeros(own.shape)
    pairs = [(b, at, tags) for b, e in enumerate(batch) for at, tags in e.tags.items()]
    for b, at, _ in pairs:
        wanted[b, at] = 1.0
    hangs = network.hang(hidden).squeeze(-1).float()
    loss = nn.functional.binary_cross_entropy_with_logits(hangs[own], wanted[own]) * 10
    if not pairs:
        return loss
    rows = torch.tensor([b for b, _, _ in pairs])
    at = torch.tensor([a for _, a, _ in pairs])
    lengths = torch.tensor([len(w.words) for w in windows])
    hide = torch.arange(hidden.shape[1])[None] >= lengths[rows][:, None]
    tags = network.reader(hidden[rows], hidden[rows, at], at, hide).float()
    gold = padded([tags for _, _, tags in pairs], -100)
    gold = nn.functional.pad(gold, (0, tags.shape[1] - gold.shape[1]), value=-100)
    return loss + nn.functional.cross_entropy(tags.flatten(0, 1), gold.flatten()) * 5


def padded(rows: Sequence[Sequence[int]], fill: int = 0) -> Tensor:
    """Return the rows as one matrix, filled up at their ends."""
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def save(path: Path, network: Network, optimizer: object, rate: object, done: int) -> None:
    """Write a checkpoint, whole or not at all."""
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),  # type: ignore[attr-defined]
        "rate": rate.state_dict(),  # type: ignore[attr-defined]
        "done": done,
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def restore(path: Path, network: Network, optimizer: object, rate: object) -> int:
    """Take up the last checkpoint, if any; return how many steps are done."""
    if not path.exists():
        return 0
    state = torch.load(path)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])  # type: ignore[attr-defined]
    rate.load_state_dict(state["rate"])  # type: ignore[attr-defined]
    return int(state["done"])


if __name__ == "__main__":
    main()
