import math

import pytest
import torch

from kursk_reader.training.loss import sentence_loss, shared_loss

QUESTIONS, WINDOWS, LENGTH = 4, 3, 12
NOTHING = WINDOWS * LENGTH


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_formula_computed_plainly(seed: int) -> None:
    torch.manual_seed(seed)
    logits = torch.randn(QUESTIONS * WINDOWS, LENGTH)
    in_window = torch.zeros(QUESTIONS * WINDOWS, LENGTH, dtype=torch.bool)
    in_window[:, 4:] = torch.rand(QUESTIONS * WINDOWS, LENGTH - 4) < 0.8
    in_window[::WINDOWS, 5:8] = True
    targets = [[5], [NOTHING], [6, 7], [NOTHING]]
    plain = [_plain(logits, in_window, question, right) for question, right in enumerate(targets)]
    loss = shared_loss(logits, in_window, _marks(targets))
    assert loss.item() == pytest.approx(sum(plain) / len(plain), rel=1e-5)


def test_a_window_more_that_says_the_same_changes_nothing_pooled() -> None:
    """Or a question read with more windows would have more of "nothing here"."""
    logits = torch.full((2, 4), -50.0)
    logits[:, 0] = 1.0
    in_window = torch.tensor([[False, False, True, True]] * 2)
    in_window[1] = False
    alone = shared_loss(logits[:1], in_window[:1], torch.tensor([[False, False, True, False, False]]))
    both = shared_loss(
        logits, in_window, torch.tensor([[False, False, True, False, False, False, False, False, False]])
    )
    assert both.item() == pytest.approx(alone.item())


def test_sentences_that_are_not_known_count_nothing() -> None:
    logits = torch.tensor([[0.0, 3.0, -2.0]])
    answering = torch.tensor([[0.0, 1.0, 0.0]])
    loss = sentence_loss(logits, answering, torch.tensor([[False, True, False]]))
    assert loss.item() == pytest.approx(math.log1p(math.exp(-3.0)))
    assert sentence_loss(logits, answering, torch.zeros(1, 3, dtype=torch.bool)).item() == 0


def _marks(targets: list[list[int]]) -> torch.Tensor:
    marks = torch.zeros(len(targets), NOTHING + 1, dtype=torch.bool)
    for question, right in enumerate(targets):
        marks[question, right] = True
    return marks


def _plain(logits: torch.Tensor, in_window: torch.Tensor, question: int, targets: list[int]) -> float:
    rows = range(question * WINDOWS, (question + 1) * WINDOWS)
    nothing = sum(math.exp(logits[row, 0]) for row in rows) / WINDOWS
    pieces = [math.exp(logits[row, piece]) if in_window[row, piece] else 0.0 for row in rows for piece in range(LENGTH)]
    right = sum([*pieces, nothing][target] for target in targets)
    return -math.log(right / (nothing + sum(pieces)))
