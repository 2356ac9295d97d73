from collections.abc import Sequence
from dataclasses import dataclass

from ..data.article import Place, Question
from .passages import Passages
from .token_f1 import token_f1

MOST = 0.8
"""An answer and a sentence that share so much of either are the same place, cut otherwise."""
PLACES = 3


@dataclass(frozen=True)
class Verdict:
    """What came of a question."""

    kind: str
    answerable: bool
    confidence: float
    place: int | None
    """Of the first right sentence among the first three, from 1; None: none is right."""
    highlight_f1: float | None
    """How well what is pointed at in the first sentence fits an answer; None where nothing is, or could be."""


def judge(
    question: Question, ranked: Sequence[int], highlight: str | None, confidence: float, passages: Passages
) -> Verdict:
    """Judges sentences ranked, by number, best first, and what is pointed at in the first of them."""
    right = [is_right(passages.sentences[number], question.answers) for number in ranked[:PLACES]]
    f1 = None
    if highlight is not None and question.answers:
        f1 = max(token_f1(highlight, answer.text) for answer in question.answers)
    place = right.index(True) + 1 if any(right) else None
    return Verdict(question.kind, bool(question.answers), confidence, place, f1)


def is_right(sentence: Place, answers: Sequence[Place]) -> bool:
    """Whether a sentence holds an answer, or shares most of it, or is mostly part of it."""
    return any(_shares_most(sentence, answer) for answer in answers if answer.paragraph == sentence.paragraph)


def _shares_most(sentence: Place, answer: Place) -> bool:
    shared = min(sentence.end, answer.end) - max(sentence.start, answer.start)
    return shared > 0 and shared >= MOST * min(len(answer.text), len(sentence.text))
