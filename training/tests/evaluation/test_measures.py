import numpy as np
import pytest

from kursk_reader.evaluation.measures import area_under_roc, coverage, measure
from kursk_reader.evaluation.token_f1 import token_f1
from kursk_reader.evaluation.trial import Verdict


def test_auroc_is_what_comparing_every_pair_says() -> None:
    random = np.random.default_rng(1)
    positives, negatives = random.integers(2, 9, 40).tolist(), random.integers(0, 7, 30).tolist()
    pairs = [(a > b) + 0.5 * (a == b) for a in positives for b in negatives]
    assert area_under_roc(positives, negatives) == pytest.approx(np.mean(pairs))


def test_hits_count_among_answerable_questions_only() -> None:
    places = [1, 3, None, None]
    verdicts = [Verdict(index < 3, 0.0, place, False, 0.0) for index, place in enumerate(places)]
    measures = measure(verdicts, [])
    assert (measures.questions, measures.hit_at_1, measures.hit_at_3) == (4, pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_coverage_is_the_most_that_is_precise_enough() -> None:
    """Nine right ones, one wrong, and then more wrong than right: 9 of 10 are precise enough, 9 of 11 aren't."""
    places = [1] * 9 + [None] * 2 + [1]
    verdicts = [Verdict(True, -float(index), place, False, 0.0) for index, place in enumerate(places)]
    assert coverage(verdicts) == pytest.approx(9 / 12)


def test_what_cannot_be_measured_is_no_number() -> None:
    assert np.isnan(measure([], []).hit_at_1)
    assert np.isnan(area_under_roc([1.0], []))


@pytest.mark.parametrize(
    ("text", "answer", "f1"),
    [("The Danube.", "danube", 1), ("upper Danube", "Danube", 2 / 3), ("Rhine", "Danube", 0), ("", "Danube", 0)],
)
def test_token_f1_leaves_case_articles_and_punctuation_out(text: str, answer: str, f1: float) -> None:
    assert token_f1(text, answer) == pytest.approx(f1)
