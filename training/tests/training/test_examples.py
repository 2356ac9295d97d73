from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from kursk_reader.data.article import Article
from kursk_reader.data.headings import with_heading_questions
from kursk_reader.data.near_misses import may_answer
from kursk_reader.model.input_rows import BEARINGS_PIECES, QUESTION_PIECES, SEP, WINDOW_PIECES
from kursk_reader.model.word_pieces import Encode
from kursk_reader.training.examples import Example, TrainingQuestion, batch_of, make_example

WINDOWS = 3
SEEDS = range(200)

Made = list[tuple[TrainingQuestion, Example]]


@pytest.fixture(scope="module")
def articles(rivers: Article, handbook: Article) -> list[Article]:
    return [rivers, with_heading_questions(handbook)]


@pytest.fixture(scope="module")
def made(articles: list[Article], encode: Encode) -> Made:
    questions = [
        TrainingQuestion(number, question, _near(articles, number, index))
        for number, article in enumerate(articles)
        for index, question in enumerate(article.questions)
    ]
    return [
        (question, make_example(question, articles, WINDOWS, encode, Random(seed)))
        for question in questions
        for seed in SEEDS
    ]


def test_a_row_is_a_question_bearings_and_a_window_none_too_long(made: Made) -> None:
    for _, example in made:
        assert len(example.rows) == WINDOWS
        for row, window in zip(example.rows, example.windows, strict=True):
            assert row.second <= QUESTION_PIECES + 2
            assert row.window.start - row.second <= BEARINGS_PIECES
            assert 0 < len(row.ids[row.window]) <= WINDOW_PIECES
            assert np.array_equal(row.ids[row.window], window.ids)
            assert row.ids[row.second - 1] == row.ids[row.window.stop] == SEP


def test_what_is_marked_spells_the_answer(made: Made, encode: Encode) -> None:
    marked = 0
    for asked, example in made:
        if not asked.question.exact or not asked.question.answers:
            continue
        answers = [encode(answer.text).ids.tolist() for answer in asked.question.answers]
        for window in example.windows:
            for first in np.flatnonzero(window.starts):
                marked += 1
                last = first + int(window.ends[first:].argmax())
                assert window.ids[first : last + 1].tolist() in answers
                assert window.answering[first : last + 1].all()
    assert marked > len(SEEDS)


def test_a_third_of_the_answers_is_taken_away(made: Made) -> None:
    kept = [_has_answer(example) for asked, example in made if asked.question.answers]
    assert 0.5 < np.mean(kept) < 0.7


def test_where_nothing_is_marked_no_window_answers_the_question_as_it_was_asked(made: Made, encode: Encode) -> None:
    """What has the answer nevertheless was asked with another name in the question."""
    for asked, example in made:
        if _has_answer(example) or not asked.question.answers:
            continue
        texts = [encode(answer.text).ids for answer in asked.question.answers]
        if any(_holds(window.ids, text) for window in example.windows for text in texts):
            names = set(encode("Danube Rhine 110 300").ids.tolist()) & set(encode(asked.question.text).ids.tolist())
            assert not names <= set(example.rows[0].ids[: example.rows[0].second].tolist())


def test_what_nearly_answers_is_read_with_a_question_that_has_no_answer(made: Made, encode: Encode) -> None:
    danube = encode("Treaty of Paris").ids
    unanswerable = [example for asked, example in made if asked.question.about is not None]
    assert unanswerable
    assert not any(_has_answer(example) for example in unanswerable)
    assert any(_holds(example.windows[0].ids, danube) for example in unanswerable)


def test_a_heading_that_asks_mostly_stands_over_no_window(made: Made, encode: Encode) -> None:
    heading = encode("Request leave").ids
    asked = [example for asked, example in made if asked.question.text == "Request leave" and _has_answer(example)]
    shown = [_holds(each.rows[0].ids[each.rows[0].second : each.rows[0].window.start], heading) for each in asked]
    assert 0.1 < np.mean(shown) < 0.4


def test_the_same_seed_makes_the_same_example(articles: list[Article], made: Made, encode: Encode) -> None:
    asked = made[0][0]
    one, other = (make_example(asked, articles, WINDOWS, encode, Random(5)) for _ in range(2))
    assert all(np.array_equal(a.ids, b.ids) for a, b in zip(one.rows, other.rows, strict=True))


def test_a_batch_points_at_the_same_pieces_or_at_nothing(made: Made) -> None:
    examples = [example for _, example in made[::37]]
    batch, targets = batch_of(examples)
    length = batch.input_ids.shape[1]
    for index, example in enumerate(examples):
        marked = np.flatnonzero(targets.starts[index])
        if not _has_answer(example):
            assert marked.tolist() == [WINDOWS * length]
            continue
        for place in marked:
            row = example.rows[place // length]
            assert example.windows[place // length].starts[place % length - row.window.start]
    assert targets.answers.tolist() == [float(each.starts.any()) for one in examples for each in one.windows]


def _near(articles: list[Article], number: int, index: int) -> tuple[tuple[int, int], ...]:
    own = articles[number]
    question = own.questions[index]
    return tuple(
        (number, paragraph) for paragraph in range(len(own.paragraphs)) if not may_answer(question, own, own, paragraph)
    )


def _has_answer(example: Example) -> bool:
    return any(window.starts.any() for window in example.windows)


def _holds(ids: NDArray[np.int64], part: NDArray[np.int64]) -> bool:
    return any(np.array_equal(ids[start : start + len(part)], part) for start in range(len(ids) - len(part) + 1))
