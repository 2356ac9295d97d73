from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from kursk_reader.data.article import Article
from kursk_reader.data.headings import with_heading_questions
from kursk_reader.model.reader import Reader, Shape
from kursk_reader.model.word_pieces import Encode
from kursk_reader.training.mixture import mixture
from kursk_reader.training.train import Plan, Training

SMALL = Shape(width=24, heads=2, inner_width=48, layers=2)

NewTraining = Callable[..., Training]


@pytest.fixture
def new_training(rivers: Article, handbook: Article, encode: Encode) -> NewTraining:
    """A small reader at its beginning, always the same."""
    articles = [rivers, with_heading_questions(handbook)]
    near = {(number, index): [(number, 3)] for number in (0, 1) for index in range(len(articles[number].questions))}
    questions = mixture(articles, near, {"rivers": 2.0, "handbook": 1.0})

    def make(**changed: float) -> Training:
        torch.set_num_threads(1)
        torch.manual_seed(7)
        plan = replace(Plan(questions=4, windows=2, learning_rate=3e-3, warm_up=5, frozen=1), **changed)
        return Training(Reader(SMALL), questions, articles, encode, plan)

    return make
