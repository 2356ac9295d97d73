import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random

from ..data.article import Article
from ..data.near_misses import NearMisses
from ..data.read_text import read_text
from ..input_error import InputError
from .examples import TrainingQuestion


class Mixture:
    """Questions of several sources, each as often as its share says."""

    def __init__(self, questions: dict[str, list[TrainingQuestion]], shares: dict[str, float]) -> None:
        self.sources = [source for source in questions if questions[source] and shares[source] > 0]
        self.questions = questions
        self.weights = [shares[source] for source in self.sources]

    def draw(self, count: int, random: Random) -> list[TrainingQuestion]:
        """Each draw is made anew, whatever was drawn before: a step's questions depend on its seed alone."""
        sources = random.choices(self.sources, self.weights, k=count)
        return [random.choice(self.questions[source]) for source in sources]


def mixture(articles: Sequence[Article], near: NearMisses, shares: dict[str, float]) -> Mixture:
    """Of the questions whose near misses are known. Raises InputError if there are none, or a source has no share."""
    questions: dict[str, list[TrainingQuestion]] = {}
    for (number, index), passages in sorted(near.items()):
        article = articles[number]
        question = article.questions[index]
        if question.answers or question.about is not None:
            questions.setdefault(article.source, []).append(TrainingQuestion(number, question, tuple(passages)))
    if not questions:
        raise InputError("None of the questions has near misses: mine them first.")
    unknown = set(questions) - set(shares)
    if unknown:
        raise InputError(f"No share is given for {', '.join(sorted(unknown))}.")
    return Mixture(questions, shares)


def read_shares(file: Path) -> dict[str, float]:
    """Of each source, by name, in TOML. Raises InputError."""
    try:
        return {source: float(share) for source, share in tomllib.loads(read_text(file)).items()}
    except (TypeError, ValueError) as cause:
        raise InputError(f"{file} holds no shares: {cause}.") from cause
