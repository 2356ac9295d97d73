from dataclasses import dataclass


@dataclass(frozen=True)
class Decay:
    """The end of a training: from a step on, the learning rate falls to nothing in so many steps."""

    start: int
    steps: int


def learning_rate(step: int, highest: float, warm_up: int, decay: Decay | None) -> float:
    """Rises in the warm-up, stays, and falls evenly once told to (warm-up, stable, decay: Hu et al. 2024, "MiniCPM"): for a
    training of which nobody knows how long it may run. Steps count from 1.
    """
    rate = highest * min(1.0, step / warm_up)
    if decay is None:
        return rate
    return rate * max(0.0, 1 - (step - decay.start) / decay.steps)


def is_over(step: int, decay: Decay | None) -> bool:
    return decay is not None and step >= decay.start + decay.steps
