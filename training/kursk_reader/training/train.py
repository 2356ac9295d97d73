from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch.nn.utils import clip_grad_norm_
from torch.optim import AdamW

from ..model.reader import Reader
from ..model.word_pieces import Encode
from .examples import Example, batch_of, make_example
from .loss import shared_loss
from .training_set import TrainingQuestion, times_asked

WEIGHT_DECAY = 0.01
LARGEST_GRADIENT = 1.0
"""The norm that a step's gradient is cut to."""
STEPS_SORTED = 8
"""The examples of so many steps are sorted by length, for less padding."""
LENGTH_MULTIPLE = 8


@dataclass(frozen=True)
class Plan:
    """The defaults are those of the first weights, which took as many steps as fitted into 80 minutes."""

    steps: int = 3134
    questions: int = 16
    """A step."""
    windows: int = 3
    """A question."""
    learning_rate: float = 1e-4
    warm_up: int = 200
    """Steps in which the learning rate rises; over all the steps it falls to 0."""
    seed: int = 7


@dataclass(frozen=True)
class Step:
    number: int
    """From 1."""
    loss: float
    pieces: int
    """Read in this step, padding included."""


def train(reader: Reader, questions: Sequence[TrainingQuestion], encode: Encode, plan: Plan) -> Iterator[Step]:
    """Trains a reader as far as its steps are taken, in bfloat16 where that is safe. The same plan, questions, threads,
    processor and versions make the same weights.
    """
    torch.use_deterministic_algorithms(True)
    optimizer = _optimizer(reader, plan.learning_rate)
    reader.train()
    for number, examples in enumerate(_steps(questions, encode, plan), 1):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(number, plan)
        loss, pieces = _loss(reader, examples, plan.windows)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        clip_grad_norm_(reader.parameters(), LARGEST_GRADIENT)
        optimizer.step()
        yield Step(number, loss.item(), pieces)


def learning_rate(step: int, plan: Plan) -> float:
    """Rises in the warm-up and falls to 0 at the end, both evenly. Steps count from 1."""
    return plan.learning_rate * min(1.0, step / plan.warm_up) * (1 - (step - 1) / plan.steps)


def _optimizer(reader: Reader, rate: float) -> AdamW:
    """Decays matrices only, not biases and norms."""
    matrices = [parameter for parameter in reader.parameters() if parameter.ndim > 1]
    vectors = [parameter for parameter in reader.parameters() if parameter.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": WEIGHT_DECAY}, {"params": vectors, "weight_decay": 0.0}]
    return AdamW(groups, lr=rate, fused=True)


def _loss(reader: Reader, examples: Sequence[Example], windows: int) -> tuple[torch.Tensor, int]:
    batch, targets = batch_of(examples, LENGTH_MULTIPLE)
    inputs = (batch.input_ids, batch.attention_mask, batch.token_type_ids)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        start, end = reader(*(torch.from_numpy(each) for each in inputs))
    in_window = torch.from_numpy(batch.in_window)
    return shared_loss(start, end, in_window, torch.from_numpy(targets), windows), batch.input_ids.size


def _steps(questions: Sequence[TrainingQuestion], encode: Encode, plan: Plan) -> Iterator[list[Example]]:
    """The examples of each step, of like length."""
    random = Random(plan.seed)
    strangers = list({id(question.article): question.article for question in questions}.values())
    asked = _rounds(questions, random)
    for first in range(0, plan.steps, STEPS_SORTED):
        steps = min(STEPS_SORTED, plan.steps - first)
        examples = [
            make_example(next(asked), plan.windows, strangers, encode, random) for _ in range(steps * plan.questions)
        ]
        examples.sort(key=lambda example: max(len(row.ids) for row in example.rows))
        batches = [examples[start : start + plan.questions] for start in range(0, len(examples), plan.questions)]
        random.shuffle(batches)
        yield from batches


def _rounds(questions: Sequence[TrainingQuestion], random: Random) -> Iterator[TrainingQuestion]:
    """Round after round of all questions, each as often as its kind deserves, in another order each time."""
    deck = [question for question in questions for _ in range(times_asked(question.text))]
    while True:
        yield from random.sample(deck, len(deck))
