"""Questions with windows, as the model is trained on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from ..data.article import Article, Question
from ..data.near_misses import Passage, may_answer
from ..model.input_rows import InputBatch, InputRow, input_batch, input_row
from ..model.word_pieces import Encode
from ..retrieval.bearings import bearings
from .disturbances import disturbed
from .names import names_and_numbers, with_other_name
from .windows import TrainingWindow, cut_window

TAKEN_AWAY = 0.33
"""How likely a question that has an answer is read without it."""
OTHER_NAME = 0.08
"""How likely a name or number in it is swapped, if there is one to swap; the right window stays, and no longer answers."""
NAMES_FROM = 6
"""The names to swap for come from so many paragraphs."""
NEAREST = 8
"""Near misses are drawn from so many, the nearest."""
SIBLING = 0.5
"""How likely a section beside that of a heading that asks is one of the near misses."""
WITHOUT_BEARINGS = 0.15
WITHOUT_HEADING = 0.7
"""How likely the innermost headings are left out of all bearings, where a heading asks: else it would always stand there."""


@dataclass(frozen=True)
class TrainingQuestion:
    article: int
    """Its number among all articles."""
    question: Question
    near: tuple[Passage, ...]
    """Passages that don't answer it, nearest first."""


@dataclass(frozen=True)
class Example:
    """One question with its windows. Where none of them has an answer, the right outcome is "nothing here"."""

    rows: tuple[InputRow, ...]
    windows: tuple[TrainingWindow, ...]
    exact: bool
    """Whether an answer's sentences are known, or just its paragraphs."""


@dataclass(frozen=True)
class Targets:
    """Of questions × windows rows of one length, windows of a question one after another."""

    starts: NDArray[np.bool_]
    """[questions, windows × length + 1]: the right starts, any of which is right, or the last: "nothing here"."""
    ends: NDArray[np.bool_]
    answers: NDArray[np.float32]
    """[rows]: 1 where the window has an answer."""
    answering: NDArray[np.float32]
    """[rows, length]: 1 where a piece stands in a sentence that answers."""
    graded: NDArray[np.bool_]
    """[rows, length]: where that is known."""


def make_example(
    asked: TrainingQuestion, articles: Sequence[Article], windows: int, encode: Encode, random: Random
) -> Example:
    """A question with so many windows, made anew each time it is asked: one that answers, unless it is taken away, and near
    misses; strangers fill up.
    """
    own, question = articles[asked.article], asked.question
    text, kept = question.text, random.random() >= TAKEN_AWAY
    swapped = _with_other_name(asked, own, random) if kept and random.random() < OTHER_NAME else None
    if swapped is not None:
        text, question = swapped, Question(swapped, (), question.kind)
    chosen: list[Passage] = []
    if asked.question.answers and kept:
        chosen = [(asked.article, random.choice(asked.question.answers).paragraph)]
    elif question.about is not None:
        chosen = [(asked.article, question.about)]
    chosen += _near_misses(asked, articles, windows - len(chosen), random)
    without_bearings = random.random() < WITHOUT_BEARINGS
    without_heading = not question.exact and random.random() < WITHOUT_HEADING
    question_ids = encode(disturbed(text, random)).ids
    cut = []
    rows = []
    for place, (number, paragraph) in enumerate(chosen):
        article = articles[number]
        is_right = place == 0 and kept and bool(asked.question.answers)
        excluded = frozenset() if is_right else _answering_paragraphs(asked.question, own, article, paragraph)
        window = cut_window(article, paragraph, question if is_right else None, excluded, encode, random)
        section = article.section(paragraph)
        where = "" if without_bearings else bearings(article.title, section[:-1] if without_heading else section) + ":"
        cut.append(window)
        rows.append(input_row(question_ids, window.ids, encode(where).ids))
    return Example(tuple(rows), tuple(cut), question.exact)


def batch_of(examples: Sequence[Example]) -> tuple[InputBatch, Targets]:
    """Their rows one after another."""
    batch = input_batch([row for example in examples for row in example.rows])
    rows, length = batch.input_ids.shape
    starts, ends, answering, graded = (np.zeros((rows, length), np.bool_) for _ in range(4))
    answers = np.zeros(rows, np.bool_)
    for index, (row, window, exact) in enumerate(
        (row, window, example.exact)
        for example in examples
        for row, window in zip(example.rows, example.windows, strict=True)
    ):
        starts[index, row.window] = window.starts
        ends[index, row.window] = window.ends
        answering[index, row.window] = window.answering
        answers[index] = window.starts.any()
        graded[index, row.window] = exact or not answers[index]
    return batch, Targets(
        _with_nothing(starts.reshape(len(examples), -1)),
        _with_nothing(ends.reshape(len(examples), -1)),
        answers.astype(np.float32),
        answering.astype(np.float32),
        graded,
    )


def _with_nothing(marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.concatenate([marks, ~marks.any(1, keepdims=True)], 1)


def _near_misses(asked: TrainingQuestion, articles: Sequence[Article], count: int, random: Random) -> list[Passage]:
    nearest = list(asked.near[:NEAREST])
    chosen = random.sample(nearest, min(count, len(nearest)))
    siblings = _siblings(asked, articles[asked.article])
    if siblings and chosen and random.random() < SIBLING:
        chosen[-1] = (asked.article, random.choice(siblings))
    while len(chosen) < count:
        number = random.randrange(len(articles))
        if number != asked.article:
            chosen.append((number, random.randrange(len(articles[number].paragraphs))))
    return chosen


def _siblings(asked: TrainingQuestion, article: Article) -> list[int]:
    """Where a heading asks: the paragraphs under the other headings beside it."""
    if asked.question.exact:
        return []
    answering = {answer.paragraph for answer in asked.question.answers}
    section = article.section(min(answering))
    return [
        index
        for index, other in enumerate(article.sections)
        if index not in answering and other != section and other[:-1] == section[:-1]
    ]


def _answering_paragraphs(question: Question, own: Article, article: Article, paragraph: int) -> frozenset[int]:
    """Of the paragraphs that could come into a window, those that may answer."""
    nearby = range(max(0, paragraph - 10), min(len(article.paragraphs), paragraph + 11))
    return frozenset(index for index in nearby if may_answer(question, own, article, index))


def _with_other_name(asked: TrainingQuestion, article: Article, random: Random) -> str | None:
    if not asked.question.answers or not asked.question.exact:
        return None
    nearby = random.sample(article.paragraphs, min(NAMES_FROM, len(article.paragraphs)))
    names = [name.group() for paragraph in nearby for name in names_and_numbers(paragraph)]
    answered = article.paragraphs[asked.question.answers[0].paragraph]
    return with_other_name(asked.question.text, answered, names, random)
