"""The articles to train on, read once into what examples are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from ..data.article import Article, Place
from ..data.sentences import split_sentences
from ..model.word_pieces import Encode, Pieces
from .names import names_and_numbers

ALIKE = 6
"""So many paragraphs most like a question are kept to read it with."""
SHORTEST_TELLING_ANSWER = 3
"""An answer of fewer characters is somewhere in every paragraph, which tells nothing."""

WHY_TIMES, HOW_TIMES = 4, 2
_WHY = re.compile(r"\bwhy\b|reason")
_HOW = re.compile(r"\bhow\b(?! (?:many|much|long|old|far|large|tall|big))")


@dataclass(frozen=True)
class TrainingArticle:
    """Each sequence goes along the paragraphs."""

    paragraphs: tuple[str, ...]
    pieces: tuple[Pieces, ...]
    sentence_starts: tuple[NDArray[np.int64], ...]
    """The first piece of each sentence."""
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TrainingQuestion:
    article: TrainingArticle
    text: str
    answer: Place
    alike: tuple[int, ...]
    """The paragraphs most like the question that can't answer it, best first, at most ALIKE."""

    def may_answer(self, paragraph: int) -> bool:
        """Whether a paragraph is the right one, or has the answer's words."""
        return _may_answer(self.answer, paragraph, self.article.paragraphs[paragraph])


def training_questions(articles: Sequence[Article], encode: Encode) -> list[TrainingQuestion]:
    """Every question that has an answer; its first answer counts."""
    return [question for article in articles for question in _questions(article, encode)]


def times_asked(question: str) -> int:
    """How often a question is asked in one round: reasons and ways are rare in SQuAD, and hard."""
    lower = question.lower()
    if _WHY.search(lower):
        return WHY_TIMES
    return HOW_TIMES if _HOW.search(lower) else 1


def _questions(article: Article, encode: Encode) -> Iterator[TrainingQuestion]:
    answerable = [question for question in article.questions if question.answers]
    if not answerable:
        return
    prepared = _prepared(article.paragraphs, encode)
    likeness = _likeness([question.text for question in answerable], article.paragraphs)
    for question, scores in zip(answerable, likeness, strict=True):
        answer = question.answers[0]
        order = [int(index) for index in np.argsort(-scores, kind="stable")]
        alike = [index for index in order if not _may_answer(answer, index, article.paragraphs[index])]
        yield TrainingQuestion(prepared, question.text, answer, tuple(alike[:ALIKE]))


def _prepared(paragraphs: Sequence[str], encode: Encode) -> TrainingArticle:
    pieces = tuple(encode(paragraph) for paragraph in paragraphs)
    return TrainingArticle(
        tuple(paragraphs),
        pieces,
        tuple(_sentence_starts(text, each) for text, each in zip(paragraphs, pieces, strict=True)),
        tuple(tuple(sorted({name.group() for name in names_and_numbers(text)})) for text in paragraphs),
    )


def _sentence_starts(paragraph: str, pieces: Pieces) -> NDArray[np.int64]:
    starts = [start for start, _ in split_sentences(paragraph)]
    return np.unique(np.searchsorted(pieces.starts, starts))


def _likeness(questions: list[str], paragraphs: Sequence[str]) -> NDArray[np.float64]:
    """The cosine of TF-IDF vectors, [questions, paragraphs]."""
    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    of_paragraphs = vectorizer.fit_transform(paragraphs)
    product: NDArray[np.float64] = (vectorizer.transform(questions) @ of_paragraphs.T).toarray()
    return product


def _may_answer(answer: Place, paragraph: int, text: str) -> bool:
    telling = len(answer.text) >= SHORTEST_TELLING_ANSWER
    return paragraph == answer.paragraph or (telling and answer.text.lower() in text.lower())
