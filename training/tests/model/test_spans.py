import numpy as np
import pytest

from kursk_reader.model.spans import FURTHEST_END, Span, best_span


@pytest.mark.parametrize("seed", range(20))
def test_finds_what_trying_every_span_finds(seed: int) -> None:
    random = np.random.default_rng(seed)
    pieces = int(random.integers(1, 90))
    start, end = random.normal(size=(2, pieces)).astype(np.float32)
    tried = [
        Span(first, last, float(start[first] + end[last]))
        for first in range(pieces)
        for last in range(first, min(pieces, first + FURTHEST_END + 1))
    ]
    assert best_span(start, end) == max(tried, key=lambda span: span.score)


def test_a_span_reaches_just_so_far() -> None:
    start, end = np.zeros(40, np.float32), np.zeros(40, np.float32)
    start[2], end[2 + FURTHEST_END], end[3 + FURTHEST_END] = 5, 5, 9
    assert best_span(start, end) == Span(2, 2 + FURTHEST_END, 10)
