"""The network: a small encoder, a head that finds where an attribution hangs, and a reader of each.

An attribution hangs on its anchor: the first word of its cue (of its content where there is no
cue). For each anchor the reader tags every word of the window as outside, or as the beginning or
inside of source, cue or content. One source can so serve several cues, and a content several
stretches, without a separate step that joins spans.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
REACH = 64
"""Distances from the anchor, in words, are told apart up to this many."""


class Attention(nn.Module):
    """Self-attention over words, and a step forward, as in any encoder; normed before."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm, self.after = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, hide: Tensor | None) -> Tensor:
        """``x``: anchors x words x width; ``hide``: anchors x words, True where a word is padding."""
        h = self.norm(x)
        q, k, v = self._split(self.query(h)), self._split(self.key(h)), self._split(self.value(h))
        weights = q @ k.transpose(-1, -2) * (q.shape[-1] ** -0.5)
        if hide is not None:
            weights = weights.masked_fill(hide[:, None, None, :], -1e4)
        seen = (weights.softmax(-1) @ v).transpose(1, 2).flatten(2)
        x = x + self.drop(self.out(seen))
        return x + self.drop(self.down(nn.functional.gelu(self.up(self.after(x)))))

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class Reader(nn.Module):
    """From the words of a window and one anchor to a tag for every word."""

    def __init__(self, width: int, inner: int = 192, heads: int = 4) -> None:
        super().__init__()
        self.word, self.anchor = nn.Linear(width, inner), nn.Linear(width, inner)
        self.distance = nn.Embedding(2 * REACH + 1, inner)
        self.layer = Attention(inner, heads)
        self.norm, self.out = nn.LayerNorm(inner), nn.Linear(inner, len(TAGS))

    def forward(
        self, words: Tensor, anchor: Tensor, at: Tensor, hide: Tensor | None = None
    ) -> Tensor:
        """``words``: A x N x width, ``anchor``: A x width, ``at``: A. Returns A x N x tags (logits)."""
        places = torch.arange(words.shape[1], device=words.device)
        far = (places[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        x = self.word(words) + self.anchor(anchor)[:, None] + self.distance(far)
        tags: Tensor = self.out(self.norm(self.layer(nn.functional.gelu(x), hide)))
        return tags


class Network(nn.Module):
    """Encoder, anchor head and reader."""

    def __init__(self, encoder: nn.Module, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.hang = nn.Sequential(nn.Linear(width, width // 2), nn.GELU(), nn.Linear(width // 2, 1))
        self.reader = Reader(width)

    def words(self, ids: Tensor, seen: Tensor, firsts: Tensor) -> Tensor:
        """Return the hidden state of each word's first piece: B x N x width."""
        hidden = self.encoder(input_ids=ids, attention_mask=seen).last_hidden_state
        return self.drop(hidden.gather(1, firsts[..., None].expand(-1, -1, hidden.shape[-1])))
