from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from .judge import Verdict


@dataclass(frozen=True)
class Measures:
    """Shares from 0 to 1; NaN where there is nothing to measure."""

    questions: int
    hit_at_1: float
    """Of the questions that have an answer, those whose first sentence is right."""
    hit_at_3: float
    auroc: float
    """How likely the confidence is higher for a question that has an answer than for one that hasn't."""
    highlight_f1: float


def measure(verdicts: Sequence[Verdict]) -> Measures:
    answerable = [verdict for verdict in verdicts if verdict.answerable]
    return Measures(
        len(verdicts),
        _mean([verdict.place == 1 for verdict in answerable]),
        _mean([verdict.place is not None for verdict in answerable]),
        area_under_roc(
            [verdict.confidence for verdict in answerable],
            [verdict.confidence for verdict in verdicts if not verdict.answerable],
        ),
        _mean([verdict.highlight_f1 for verdict in answerable if verdict.highlight_f1 is not None]),
    )


def area_under_roc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """From the ranks (Mann and Whitney 1947), ties counted half."""
    if not positives or not negatives:
        return float("nan")
    ranks = rankdata([*positives, *negatives])[: len(positives)]
    wins = ranks.sum() - len(positives) * (len(positives) + 1) / 2
    return float(wins / (len(positives) * len(negatives)))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
