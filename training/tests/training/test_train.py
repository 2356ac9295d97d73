from statistics import mean

import pytest
import torch

from kursk_reader.model.reader import Reader, Shape
from kursk_reader.model.word_pieces import Encode
from kursk_reader.training.train import Plan, learning_rate, train
from kursk_reader.training.training_set import TrainingQuestion

PLAN = Plan(steps=60, questions=4, learning_rate=3e-3, warm_up=5)
SMALL = Shape(width=24, heads=2, inner_width=48, layers=1)


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def test_the_loss_falls(questions: list[TrainingQuestion], encode: Encode) -> None:
    losses, _ = _trained(questions, encode, PLAN)
    assert len(losses) == PLAN.steps
    assert mean(losses[-10:]) < mean(losses[:10]) - 1


def test_the_same_seed_makes_the_same_weights(questions: list[TrainingQuestion], encode: Encode) -> None:
    plan = Plan(steps=5, questions=4)
    (losses, state), (other_losses, other_state) = (_trained(questions, encode, plan) for _ in range(2))
    assert losses == other_losses
    assert all(torch.equal(tensor, other_state[name]) for name, tensor in state.items())


def test_the_learning_rate_rises_and_falls_to_nothing() -> None:
    rates = [learning_rate(step, PLAN) for step in range(1, PLAN.steps + 1)]
    highest = rates.index(max(rates))
    assert highest + 1 == PLAN.warm_up
    assert rates == sorted(rates[:highest]) + sorted(rates[highest:], reverse=True)
    assert rates[-1] < PLAN.learning_rate / PLAN.steps * 2


def _trained(
    questions: list[TrainingQuestion], encode: Encode, plan: Plan
) -> tuple[list[float], dict[str, torch.Tensor]]:
    torch.manual_seed(plan.seed)
    reader = Reader(SMALL)
    losses = [step.loss for step in train(reader, questions, encode, plan)]
    return losses, reader.state_dict()
