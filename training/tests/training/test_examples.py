from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from kursk_reader.data.article import Article, Place, Question
from kursk_reader.model.input_rows import QUESTION_PIECES, SEP, WINDOW_PIECES, InputRow
from kursk_reader.model.word_pieces import Encode
from kursk_reader.training.examples import Example, batch_of, make_example
from kursk_reader.training.training_set import TrainingArticle, TrainingQuestion, training_questions

WINDOWS = 3
SEEDS = range(300)

Made = list[tuple[TrainingQuestion, Example]]


@pytest.fixture(scope="module")
def made(questions: list[TrainingQuestion], strangers: list[TrainingArticle], encode: Encode) -> Made:
    return [
        (question, make_example(question, WINDOWS, strangers, encode, Random(seed)))
        for question in questions
        for seed in SEEDS
    ]


@pytest.fixture(scope="module")
def strangers(encode: Encode) -> list[TrainingArticle]:
    text = "Bread is made of flour and water. It is baked in an oven."
    article = Article("Bread", (text,), (Question("What is baked?", (Place(0, 0, "Bread"),), ""),))
    return [question.article for question in training_questions([article], encode)]


def test_a_row_is_a_question_and_a_window_and_neither_is_too_long(made: Made) -> None:
    for _, example in made:
        assert len(example.rows) == WINDOWS
        for row in example.rows:
            assert row.window.start <= QUESTION_PIECES + 2
            assert 0 < len(row.ids[row.window]) <= WINDOW_PIECES
            assert row.ids[row.window.start - 1] == row.ids[row.window.stop] == SEP


def test_the_target_spells_the_answer(made: Made, encode: Encode) -> None:
    targets = 0
    for question, example in made:
        if example.target is None:
            continue
        targets += 1
        row = example.rows[example.target.row]
        pieces = row.ids[example.target.start : example.target.end + 1]
        assert np.array_equal(pieces, encode(question.answer.text).ids)
    assert 0.6 < targets / len(made) < 0.8


def test_where_the_answer_was_left_out_no_window_has_it(made: Made, encode: Encode) -> None:
    """What has it nevertheless is a question with another name in it."""
    for question, example in made:
        if example.target is None and _has_answer(example, question, encode):
            assert not _asks_the_same(example.rows[0], question, encode)


def test_a_question_with_another_name_has_no_target(made: Made, encode: Encode) -> None:
    rhine = set(encode("Rhine Volga Basel Kelheim Switzerland").ids.tolist())
    swapped = [
        example
        for question, example in made
        if "Danube to all ships" in question.text and rhine & set(_asked(example.rows[0]).tolist())
    ]
    assert len(swapped) > 10
    assert all(example.target is None for example in swapped)


def test_the_other_windows_never_hold_the_answer(made: Made, encode: Encode) -> None:
    for question, example in made:
        if example.target is not None:
            others = [row for index, row in enumerate(example.rows) if index != example.target.row]
            assert not any(_holds(row.ids[row.window], encode(question.answer.text).ids) for row in others)


def test_the_same_seed_makes_the_same_example(
    questions: list[TrainingQuestion], strangers: list[TrainingArticle], encode: Encode
) -> None:
    one, other = (make_example(questions[0], WINDOWS, strangers, encode, Random(5)) for _ in range(2))
    assert one.target == other.target
    assert all(np.array_equal(a.ids, b.ids) for a, b in zip(one.rows, other.rows, strict=True))


def test_in_a_batch_targets_point_at_the_same_pieces(made: Made) -> None:
    examples = [example for _, example in made[:40]]
    batch, targets = batch_of(examples, 8)
    length = batch.input_ids.shape[1]
    assert length % 8 == 0
    for index, (example, (start, end)) in enumerate(zip(examples, targets, strict=True)):
        if example.target is None:
            assert start == end == WINDOWS * length
            continue
        laid_out = batch.input_ids[index * WINDOWS : (index + 1) * WINDOWS].reshape(-1)
        row = example.rows[example.target.row]
        assert np.array_equal(laid_out[start : end + 1], row.ids[example.target.start : example.target.end + 1])


def _asked(row: InputRow) -> NDArray[np.int64]:
    return row.ids[1 : row.window.start - 1]


def _asks_the_same(row: InputRow, question: TrainingQuestion, encode: Encode) -> bool:
    return np.array_equal(_asked(row), encode(question.text).ids[:QUESTION_PIECES])


def _has_answer(example: Example, question: TrainingQuestion, encode: Encode) -> bool:
    return any(_holds(row.ids[row.window], encode(question.answer.text).ids) for row in example.rows)


def _holds(ids: NDArray[np.int64], part: NDArray[np.int64]) -> bool:
    return any(np.array_equal(ids[start : start + len(part)], part) for start in range(len(ids) - len(part) + 1))
