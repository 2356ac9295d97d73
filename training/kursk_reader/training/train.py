from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_
from torch.optim import AdamW

from ..data.article import Article
from ..model.input_rows import InputBatch
from ..model.reader import Reader
from ..model.word_pieces import Encode
from .examples import batch_of, make_example
from .loss import answer_loss, sentence_loss, shared_loss
from .mixture import Mixture
from .schedule import Decay, learning_rate

WEIGHT_DECAY = 0.01
LARGEST_GRADIENT = 1.0
"""The norm that a step's gradient is cut to."""
ROWS_AT_ONCE = 8
"""Rows are read so many at once, of like length: less padding, and what is computed stays in the processor's cache."""
NEW_HEAD = 5.0
"""The head is new, and learns by so many times the rate of what has been trained before."""
ANSWER_WEIGHT, SENTENCE_WEIGHT = 0.5, 0.25
"""What the losses of windows and of sentences count beside that of spans."""


@dataclass(frozen=True)
class Plan:
    questions: int = 8
    """A step."""
    windows: int = 4
    """A question."""
    learning_rate: float = 8e-5
    warm_up: int = 100
    """Steps in which the learning rate rises."""
    frozen: int = 3
    """The embeddings and so many of the first layers stay as they are."""
    seed: int = 7
    bfloat16: bool = False
    """Whether layers are computed in bfloat16, the weights still kept in full: over three times as fast where the processor
    multiplies such numbers (avx512_bf16, AMX), and slower where it doesn't."""


@dataclass(frozen=True)
class Losses:
    """Of one step."""

    start: float
    end: float
    answer: float
    sentence: float


@dataclass(frozen=True)
class Step:
    number: int
    """From 1."""
    losses: Losses
    pieces: int
    """Read in this step, padding not counted."""


class Training:
    """A reader on its way. What a step does depends on the plan, the questions, the seed, its number, and what came of the
    steps before; so a training that goes on from its state does as if it had never stopped, to the bit on the same machine.
    """

    def __init__(
        self,
        reader: Reader,
        mixture: Mixture,
        articles: Sequence[Article],
        encode: Encode,
        plan: Plan,
        device: str = "cpu",
    ) -> None:
        """On another device than the processor nothing is promised to the bit."""
        torch.use_deterministic_algorithms(device == "cpu")
        # Filling it takes a twentieth of the time, and nothing reads such memory.
        torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
        reader.to(device)
        self.reader, self.mixture, self.articles, self.encode, self.plan = reader, mixture, articles, encode, plan
        self.device = device
        self.steps = 0
        self.decay: Decay | None = None
        _freeze(reader, plan.frozen)
        self.optimizer = _optimizer(reader)
        reader.train()

    def step(self) -> Step:
        number = self.steps + 1
        rate = learning_rate(number, self.plan.learning_rate, self.plan.warm_up, self.decay)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["times"]
        random = Random(f"{self.plan.seed}, step {number}")
        asked = self.mixture.draw(self.plan.questions, random)
        examples = [make_example(each, self.articles, self.plan.windows, self.encode, random) for each in asked]
        batch, targets = batch_of(examples)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.plan.bfloat16):
            start, end, relevance = _read(self.reader, batch)
        in_window = self._tensor(batch.in_window)
        losses = [
            shared_loss(start, in_window, self._tensor(targets.starts)),
            shared_loss(end, in_window, self._tensor(targets.ends)),
            answer_loss(relevance, self._tensor(targets.answers)),
            sentence_loss(relevance, self._tensor(targets.answering), self._tensor(targets.graded)),
        ]
        of_spans = (losses[0] + losses[1]) / 2
        self.optimizer.zero_grad(set_to_none=True)
        (of_spans + ANSWER_WEIGHT * losses[2] + SENTENCE_WEIGHT * losses[3]).backward()  # type: ignore[no-untyped-call]
        clip_grad_norm_(self.reader.parameters(), LARGEST_GRADIENT)
        self.optimizer.step()
        self.steps = number
        return Step(number, Losses(*(loss.item() for loss in losses)), int(batch.attention_mask.sum()))

    def _tensor(self, array: NDArray[Any]) -> Tensor:
        return torch.from_numpy(array).to(self.device)

    def state(self) -> dict[str, object]:
        return {
            "reader": self.reader.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "steps": self.steps,
            "decay": (self.decay.start, self.decay.steps) if self.decay else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Goes on from a state that a training of the same plan had."""
        self.reader.load_state_dict(state["reader"])  # type: ignore[arg-type]
        self.optimizer.load_state_dict(state["optimizer"])  # type: ignore[arg-type]
        self.steps = int(state["steps"])  # type: ignore[call-overload]
        decay = state["decay"]
        self.decay = Decay(*decay) if isinstance(decay, (list, tuple)) else None


def _freeze(reader: Reader, layers: int) -> None:
    for part in (reader.word, reader.position, reader.kind, reader.norm, *reader.layers[:layers]):
        part.requires_grad_(False)


def _optimizer(reader: Reader) -> AdamW:
    """Decays matrices only, not biases and norms."""
    head = {id(parameter) for parameter in reader.span.parameters()}
    trained = [parameter for parameter in reader.parameters() if parameter.requires_grad]
    encoder = [parameter for parameter in trained if id(parameter) not in head]
    groups = [
        {"params": [each for each in encoder if each.ndim > 1], "weight_decay": WEIGHT_DECAY, "times": 1.0},
        {"params": [each for each in encoder if each.ndim <= 1], "weight_decay": 0.0, "times": 1.0},
        {"params": list(reader.span.parameters()), "weight_decay": 0.0, "times": NEW_HEAD},
    ]
    return AdamW(groups, fused=True)


def _read(reader: Reader, batch: InputBatch) -> tuple[Tensor, ...]:
    """The logits of all rows, read some at once, the longest first; elsewhere than on a processor all at once."""
    device = reader.word.weight.device
    ids, mask, types = (
        torch.from_numpy(each).to(device) for each in (batch.input_ids, batch.attention_mask, batch.token_type_ids)
    )
    if device.type != "cpu":
        return tuple(output.float() for output in reader(ids, mask, types))
    lengths = mask.sum(1)
    order = torch.argsort(lengths, descending=True, stable=True)
    read = []
    for rows in torch.split(order, ROWS_AT_ONCE):
        longest = int(lengths[rows].max())
        outputs = torch.stack(reader(ids[rows, :longest], mask[rows, :longest], types[rows, :longest])).float()
        read.append(functional.pad(outputs, (0, ids.shape[1] - longest)))
    return tuple(torch.cat(read, 1)[:, torch.argsort(order)])
