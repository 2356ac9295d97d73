from statistics import mean

import torch

from kursk_reader.training.schedule import Decay, is_over, learning_rate
from kursk_reader.training.train import Training

from .conftest import NewTraining


def test_the_loss_falls(new_training: NewTraining) -> None:
    training = new_training()
    losses = [training.step().losses for _ in range(60)]
    assert mean(each.start for each in losses[-10:]) < mean(each.start for each in losses[:10]) - 1
    assert mean(each.answer for each in losses[-10:]) < mean(each.answer for each in losses[:10])


def test_in_sixteen_bits_it_learns_the_same_with_its_weights_kept_in_full(new_training: NewTraining) -> None:
    full, half = new_training(), new_training(bfloat16=True)
    for _ in range(5):
        expected, found = full.step().losses, half.step().losses
        assert found != expected
        assert abs(found.start - expected.start) < 0.1
    assert {tensor.dtype for tensor in half.reader.state_dict().values()} == {torch.float32}


def test_what_goes_on_from_its_state_does_as_if_it_had_not_stopped(new_training: NewTraining) -> None:
    through = new_training()
    for _ in range(6):
        through.step()
    before = new_training()
    for _ in range(3):
        before.step()
    after = new_training()
    after.restore(before.state())
    for _ in range(3):
        after.step()
    assert after.steps == through.steps == 6
    assert _same_weights(after, through)


def test_frozen_layers_stay_as_they_are(new_training: NewTraining) -> None:
    fresh, training = new_training(), new_training()
    for _ in range(3):
        training.step()
    ours, theirs = training.reader.state_dict(), fresh.reader.state_dict()
    changed = {name for name in ours if not torch.equal(ours[name], theirs[name])}
    assert changed
    assert all(name.startswith(("layers.1.", "span.")) for name in changed)


def test_the_learning_rate_rises_stays_and_falls_when_told_to() -> None:
    assert [learning_rate(step, 1.0, 4, None) for step in (1, 2, 4, 5, 1000)] == [0.25, 0.5, 1.0, 1.0, 1.0]
    decay = Decay(start=100, steps=10)
    assert [learning_rate(step, 1.0, 4, decay) for step in (100, 105, 110, 120)] == [1.0, 0.5, 0.0, 0.0]
    assert [is_over(step, decay) for step in (109, 110)] == [False, True]


def _same_weights(one: Training, other: Training) -> bool:
    theirs = other.reader.state_dict()
    return all(torch.equal(tensor, theirs[name]) for name, tensor in one.reader.state_dict().items())
