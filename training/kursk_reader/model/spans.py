from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FURTHEST_END = 30
"""A span ends at most so many pieces after its first."""


@dataclass(frozen=True)
class Span:
    """Pieces `first` to `last`, both included; the score is the start's logit plus the end's."""

    first: int
    last: int
    score: float


def best_span(start: NDArray[np.float32], end: NDArray[np.float32]) -> Span:
    """The span with the highest start[first] + end[last], first ≤ last ≤ first + FURTHEST_END; of equals the earliest."""
    scores = span_scores(start, end)
    first, last = divmod(int(scores.argmax()), len(start))
    return Span(first, last, float(scores[first, last]))


def span_scores(start: NDArray[np.float32], end: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of each first and last piece the span's score; −∞ where that is no span."""
    scores = start[:, None] + end[None, :]
    pieces = np.arange(len(start))
    distance = pieces[None, :] - pieces[:, None]
    scores[(distance < 0) | (distance > FURTHEST_END)] = -np.inf
    return scores
