from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from .trial import Verdict

PRECISION = 0.85


@dataclass(frozen=True)
class Measures:
    """Shares from 0 to 1; NaN where there is nothing to measure."""

    questions: int
    hit_at_1: float
    """Of the questions that have an answer, those whose first candidate is right."""
    hit_at_3: float
    sentence_at_1: float
    """Those whose first candidate's best span stands in a right sentence."""
    highlight_f1: float
    auroc: float
    """How likely the confidence is higher for a question that has an answer than for one that hasn't."""
    auroc_taken_away: float
    """The same, against the same questions without what answers them."""
    coverage: float
    """How many of the questions that have an answer could be answered so that PRECISION of all answers were right."""


def measure(verdicts: Sequence[Verdict], without_answers: Sequence[Verdict]) -> Measures:
    """`without_answers` are those of the answerable questions once their answers are taken away."""
    answerable = [verdict for verdict in verdicts if verdict.answerable]
    confident = [verdict.confidence for verdict in answerable]
    return Measures(
        len(verdicts),
        _mean([verdict.place == 1 for verdict in answerable]),
        _mean([verdict.place is not None and verdict.place <= 3 for verdict in answerable]),
        _mean([verdict.sentence_is_right for verdict in answerable]),
        _mean([verdict.highlight_f1 for verdict in answerable]),
        area_under_roc(confident, [verdict.confidence for verdict in verdicts if not verdict.answerable]),
        area_under_roc(confident, [verdict.confidence for verdict in without_answers]),
        coverage(verdicts),
    )


def coverage(verdicts: Sequence[Verdict]) -> float:
    """At the lowest confidence from which on up PRECISION of the answers are right."""
    ranked = sorted(verdicts, key=lambda verdict: -verdict.confidence)
    right = np.cumsum([verdict.place == 1 for verdict in ranked])
    precise = right / np.arange(1, len(ranked) + 1) >= PRECISION
    answerable = sum(verdict.answerable for verdict in verdicts)
    if not answerable:
        return float("nan")
    return float(right[np.flatnonzero(precise)[-1]] / answerable) if precise.any() else 0.0


def area_under_roc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """From the ranks (Mann and Whitney 1947), ties counted half."""
    if not positives or not negatives:
        return float("nan")
    ranks = rankdata([*positives, *negatives])[: len(positives)]
    wins = ranks.sum() - len(positives) * (len(positives) + 1) / 2
    return float(wins / (len(positives) * len(negatives)))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
