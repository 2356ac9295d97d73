"""Questions with windows, as the model is trained on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from ..model.input_rows import Ids, InputBatch, InputRow, input_batch, input_row
from ..model.word_pieces import Encode
from .disturbances import disturbed
from .names import with_other_name
from .training_set import TrainingArticle, TrainingQuestion
from .training_windows import TrainingWindow, answer_window, other_window

WITHOUT_ANSWER = 0.2
"""How likely a question is read without the right window."""
OTHER_NAME = 0.18
"""How likely a name or number in it is swapped, if there is one to swap; the right window stays, and no longer answers."""
NAMES_FROM = 6
"""The names to swap for come from so many paragraphs."""


@dataclass(frozen=True)
class Target:
    """Where the right span is: pieces of a row, from [CLS] as 0, both included."""

    row: int
    start: int
    end: int


@dataclass(frozen=True)
class Example:
    """One question with its windows; without a target the right outcome is "nothing here"."""

    rows: tuple[InputRow, ...]
    target: Target | None


def make_example(
    question: TrainingQuestion,
    windows: int,
    strangers: Sequence[TrainingArticle],
    encode: Encode,
    random: Random,
) -> Example:
    """A question with so many windows, of which at most one answers it, made anew each time it is asked. Where its article
    has too few paragraphs that can't answer, windows of strangers fill up.
    """
    text, chosen = _text_and_window(question, random)
    others = random.sample(question.alike, min(len(question.alike), windows - len(chosen)))
    chosen += [other_window(question.article, index, random, question.may_answer) for index in others]
    while len(chosen) < windows:
        stranger = random.choice(strangers)
        chosen.append(other_window(stranger, random.randrange(len(stranger.paragraphs)), random))
    asked = encode(disturbed(text, random)).ids
    rows = tuple(input_row(asked, window.ids) for window in chosen)
    return Example(rows, _target(rows, chosen))


def batch_of(examples: Sequence[Example], multiple: int) -> tuple[InputBatch, Ids]:
    """Their rows one after another, and their targets in the form that the loss takes (loss.py)."""
    batch = input_batch([row for example in examples for row in example.rows], multiple)
    length = batch.input_ids.shape[1]
    targets = [_flat_target(example, length) for example in examples]
    return batch, np.array(targets, dtype=np.int64)


def _text_and_window(question: TrainingQuestion, random: Random) -> tuple[str, list[TrainingWindow]]:
    """The question, perhaps with another name in it, and the window of the right paragraph, perhaps left out."""
    chance = random.random()
    if chance < WITHOUT_ANSWER:
        return question.text, []
    window = answer_window(question.article, question.answer, random)
    if chance < WITHOUT_ANSWER + OTHER_NAME:
        swapped = _with_other_name(question, random)
        if swapped is not None:
            return swapped, [TrainingWindow(window.ids)]
    return question.text, [window]


def _with_other_name(question: TrainingQuestion, random: Random) -> str | None:
    names = question.article.names
    nearby = random.sample(names, min(NAMES_FROM, len(names)))
    paragraph = question.article.paragraphs[question.answer.paragraph]
    return with_other_name(question.text, paragraph, [name for each in nearby for name in each], random)


def _target(rows: Sequence[InputRow], windows: Sequence[TrainingWindow]) -> Target | None:
    for index, (row, window) in enumerate(zip(rows, windows, strict=True)):
        if window.answer is not None:
            first, last = window.answer
            return Target(index, row.window.start + first, row.window.start + last)
    return None


def _flat_target(example: Example, length: int) -> tuple[int, int]:
    target = example.target
    if target is None:
        nothing = len(example.rows) * length
        return nothing, nothing
    before = target.row * length
    return before + target.start, before + target.end
