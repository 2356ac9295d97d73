from collections.abc import Sequence

import numpy as np
import pytest

from kursk_reader.data.article import Article
from kursk_reader.evaluation.evaluate import Trial, is_right_read, judge_lexical, judge_read, run_trials
from kursk_reader.model.input_rows import InputRow
from kursk_reader.model.reading import Read, Reading
from kursk_reader.model.word_pieces import Encode


@pytest.fixture(scope="module")
def trials(rivers: Article, encode: Encode) -> list[Trial]:
    return list(run_trials([rivers], encode, _pointing_at("grain", encode), candidates=2, questions=None))


def test_the_sentence_pointed_at_comes_first_with_what_is_pointed_at(trials: list[Trial]) -> None:
    verdict = judge_read(trials[2], 0)
    assert (verdict.place, verdict.highlight_f1) == (1, 1)


def test_the_lexical_score_can_outweigh_it(trials: list[Trial]) -> None:
    assert judge_read(trials[0], 0).place != 1
    assert judge_read(trials[0], 1000).place == 1
    assert judge_lexical(trials[0]).place == 1


def test_the_confidence_is_what_the_best_span_is_above_nothing(trials: list[Trial]) -> None:
    assert judge_read(trials[2], 0).confidence == pytest.approx(6 + 6 - (1 + 2))


def test_only_so_many_windows_are_read(trials: list[Trial]) -> None:
    assert all(len({trial.passages.window_of[number] for number in trial.evidence.read}) == 2 for trial in trials)
    assert is_right_read(trials[2])


def _pointing_at(word: str, encode: Encode) -> Read:
    """Reads the way a model would that finds one word in everything, and at [CLS] always sees the same."""
    (piece,) = encode(word).ids

    def read(rows: Sequence[InputRow]) -> list[Reading]:
        logits = [np.where(row.ids[row.window] == piece, 6, -6).astype(np.float32) for row in rows]
        return [Reading(each, each, 1.0, 2.0) for each in logits]

    return read
