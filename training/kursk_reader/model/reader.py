"""The reader: a BERT encoder (Devlin et al. 2019) with three numbers a piece on top: how well an answer starts there, how
well it ends there, and whether the sentence around it answers. At [CLS] they say instead that there is nothing here (start,
end), and whether the window answers.

There is no dropout, in training neither. Attention is written out, as its fused kernel is slow backwards on a CPU.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

NORM_EPSILON = 1e-12
MASKED = -1e4


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 30522
    longest: int = 512
    width: int = 384
    heads: int = 12
    inner_width: int = 1536
    layers: int = 12
    outputs: int = 3
    """2 of the first weights, which know starts and ends only."""


class Layer(nn.Module):
    """Self-attention, then two dense layers; each added to what came in, and the sum normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.head_width = shape.width // shape.heads
        self.attention_in = nn.Linear(shape.width, 3 * shape.width)
        self.attention_out = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=NORM_EPSILON)
        self.dense_in = nn.Linear(shape.width, shape.inner_width)
        self.dense_out = nn.Linear(shape.inner_width, shape.width)
        self.dense_norm = nn.LayerNorm(shape.width, eps=NORM_EPSILON)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """`states` are [rows, length, width]; `bias`, [rows, 1, 1, length], is added to the attention that a piece gets."""
        states = self.attention_norm(states + self.attention_out(self._attend(states, bias)))
        inner = functional.gelu(self.dense_in(states))
        normed: Tensor = self.dense_norm(states + self.dense_out(inner))
        return normed

    def _attend(self, states: Tensor, bias: Tensor) -> Tensor:
        rows, length, width = states.shape
        parts = self.attention_in(states).view(rows, length, 3, self.heads, self.head_width).permute(2, 0, 3, 1, 4)
        queries, keys, values = parts[0], parts[1], parts[2]
        scores = torch.matmul(queries * self.head_width**-0.5, keys.transpose(-1, -2)) + bias.to(queries.dtype)
        mixed = torch.matmul(torch.softmax(scores, -1), values)
        return mixed.transpose(1, 2).reshape(rows, length, width)


class Reader(nn.Module):
    """Weights are random until some are loaded (weights.py)."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.longest, shape.width)
        self.kind = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.span = nn.Linear(shape.width, shape.outputs)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        """The logits of a start, of an end and of an answering sentence, each [rows, length], from inputs of the same form
        (input_rows.py).
        """
        positions = self.position.weight[: input_ids.shape[1]]
        states = self.norm(self.word(input_ids) + positions + self.kind(token_type_ids))
        bias = (1.0 - attention_mask[:, None, None, :].float()) * MASKED
        for layer in self.layers:
            states = layer(states, bias)
        return tuple(self.span(states).unbind(-1))
