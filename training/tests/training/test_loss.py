import math

import pytest
import torch

from kursk_reader.training.loss import shared_loss

QUESTIONS, WINDOWS, LENGTH = 4, 3, 12


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_formula_computed_plainly(seed: int) -> None:
    torch.manual_seed(seed)
    start, end = torch.randn(2, QUESTIONS * WINDOWS, LENGTH)
    in_window = torch.zeros(QUESTIONS * WINDOWS, LENGTH, dtype=torch.bool)
    in_window[:, 4:] = torch.rand(QUESTIONS * WINDOWS, LENGTH - 4) < 0.8
    in_window[::WINDOWS, 5:8] = True
    nothing = WINDOWS * LENGTH
    targets = torch.tensor([[5, 7], [nothing, nothing], [6, 6], [nothing, nothing]])
    plain = [
        _plain(side, in_window, question, int(targets[question, number]))
        for question in range(QUESTIONS)
        for number, side in enumerate((start, end))
    ]
    loss = shared_loss(start, end, in_window, targets, WINDOWS)
    assert loss.item() == pytest.approx(sum(plain) / len(plain), rel=1e-5)


def test_a_window_more_that_says_the_same_changes_nothing_pooled() -> None:
    """Or a question read with more windows would have more of "nothing here"."""
    logits = torch.full((2, 4), -50.0)
    logits[:, 0] = 1.0
    in_window = torch.tensor([[False, False, True, True]] * 2)
    in_window[1] = False
    target = torch.tensor([[2, 2]])
    alone = shared_loss(logits[:1], logits[:1], in_window[:1], target, 1)
    assert shared_loss(logits, logits, in_window, target, 2).item() == pytest.approx(alone.item())


def _plain(logits: torch.Tensor, in_window: torch.Tensor, question: int, target: int) -> float:
    rows = range(question * WINDOWS, (question + 1) * WINDOWS)
    nothing = sum(math.exp(logits[row, 0]) for row in rows) / WINDOWS
    pieces = [math.exp(logits[row, piece]) if in_window[row, piece] else 0.0 for row in rows for piece in range(LENGTH)]
    right = [*pieces, nothing][target]
    return -math.log(right / (nothing + sum(pieces)))
