"""Score a network on annotated articles: paired attributions, as shared/bench/score_polnear.py does."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import torch
from examples import windows_of
from network import Network
from polnear import Article, Ranges
from tokenizers import Tokenizer

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.tagger.decoding import Found, found_in
from truceline.claims.tagger.windows import Window

TOKEN = re.compile(r"\w+")


class Torch:
    """The network behind the two calls that the reader of reports makes of the shipped model."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    def hangs(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Return the hidden states of the words and the logit that an attribution hangs on each."""
        with torch.no_grad():
            ids, firsts = torch.tensor([window.ids]), torch.tensor([window.firsts])
            hidden = self.network.words(ids, torch.ones_like(ids), firsts)
            return hidden[0].numpy(), self.network.hang(hidden)[0, :, 0].numpy()

    def tags(self, hidden: np.ndarray, anchors: np.ndarray) -> np.ndarray:
        """Return the logits of the tags of every word for each anchor."""
        with torch.no_grad():
            words, at = torch.tensor(hidden), torch.tensor(anchors)
            shown = words[None].expand(len(at), -1, -1)
            found: np.ndarray = self.network.reader(shown, words[at], at).numpy()
            return found


def score(
    network: Network, articles: Sequence[Article], words: Tokenizer, threshold: float = 0.5
) -> dict[str, float]:
    """Return C, C+S and token content F1, in percent."""
    model, registry = Torch(network), shipped_registry()
    sums = np.zeros(7)
    for article in articles:
        found = [
            f
            for window in windows_of(article.text, registry, words)
            for f in found_in(window, model, threshold)
        ]
        sums += counts(article, found)
    hits, sourced, predicted, gold, tp, pp, gg = sums
    return {
        "C": round(200 * hits / (predicted + gold), 2),
        "C+S": round(200 * sourced / (predicted + gold), 2),
        "P": round(100 * sourced / predicted, 2),
        "R": round(100 * sourced / gold, 2),
        "token": round(200 * tp / (pp + gg), 2),
    }


def counts(article: Article, found: Sequence[Found]) -> np.ndarray:
    """Return hits, hits with source, predicted, gold, and the token counts of content."""
    starts = [m.start() for m in TOKEN.finditer(article.text)]
    ends = [m.end() for m in TOKEN.finditer(article.text)]

    def tokens(ranges: Ranges) -> frozenset[int]:
        return frozenset(
            t for a, b in ranges for t in range(len(starts)) if starts[t] < b and a < ends[t]
        )

    gold = [(tokens(a.content), tokens(a.source)) for a in article.attributions if a.content]
    ours = [
        (
            tokens([(s.start, s.end) for s in f.content]),
            tokens([(s.start, s.end) for s in f.source]),
        )
        for f in found
    ]
    pairs = sorted(
        ((len(g & p) / len(g | p), i, j)
         for i, (g, _) in enumerate(gold) for j, (p, _) in enumerate(ours) if g & p),
        key=lambda x: (-x[0], x[1], x[2]),
    )  # fmt: skip
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    hits = sourced = 0
    for value, i, j in pairs:
        if i in used_gold or j in used_ours:
            continue
        used_gold.add(i)
        used_ours.add(j)
        if value >= 0.5:
            hits += 1
            g, p = gold[i][1], ours[j][1]
            sourced += (not g and not p) or 4 * len(g & p) >= len(g) + len(p) > 0
    g_all = frozenset().union(*(g for g, _ in gold))
    p_all = frozenset().union(*(p for p, _ in ours))
    return np.array(
        [hits, sourced, len(ours), len(gold), len(g_all & p_all), len(p_all), len(g_all)]
    )
