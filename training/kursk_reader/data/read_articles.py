"""Articles with their questions, from the three forms that they come in.

- SQuAD's own: one JSON document, `{"data": [{"title", "paragraphs": [{"context", "qas": [{"question", "answers":
  [{"text", "answer_start"}]}]}]}]}`.
- One article a line, as `prepare` writes: `{"title", "paragraphs": ["…"], "questions": [{"question", "answers":
  [{"paragraph", "start", "text"}]}]}`; paragraphs and characters counted from 0.
- One article a line, as the package's question files have it: the same, but for `"gold": [{"paragraph", "text"}]` in
  place of the answers; paragraphs counted from 1, and every place of the text in its paragraph is right.

A file whose name ends with .xz is unpacked.
"""

import json
from pathlib import Path
from typing import Any

from ..input_error import InputError
from .article import Article, Place, Question
from .question_kind import UNANSWERABLE, question_kind
from .read_text import read_objects, read_text
from .starts_of import starts_of


def read_articles(file: Path) -> list[Article]:
    """Raises InputError where the file has none of the forms, or an answer doesn't stand where it says."""
    try:
        if file.name.removesuffix(".xz").endswith(".json"):
            return [_from_squad(article) for article in json.loads(read_text(file))["data"]]
        return [_from_line(line) for line in read_objects(file)]
    except (KeyError, TypeError, ValueError, IndexError) as cause:
        raise InputError(f"{file} holds no articles in a known form ({type(cause).__name__}: {cause}).") from cause


def _from_squad(article: dict[str, Any]) -> Article:
    return _article(
        article["title"],
        [paragraph["context"] for paragraph in article["paragraphs"]],
        [
            (
                question["question"],
                [Place(index, each["answer_start"], each["text"]) for each in question["answers"]],
            )
            for index, paragraph in enumerate(article["paragraphs"])
            for question in paragraph["qas"]
        ],
    )


def _from_line(line: dict[str, Any]) -> Article:
    paragraphs = line["paragraphs"]
    return _article(
        line["title"],
        paragraphs,
        [(question["question"], _answers(question, paragraphs)) for question in line["questions"]],
    )


def _answers(question: dict[str, Any], paragraphs: list[str]) -> list[Place]:
    if "answers" in question:
        return [Place(each["paragraph"], each["start"], each["text"]) for each in question["answers"]]
    return [
        Place(each["paragraph"] - 1, start, each["text"])
        for each in question["gold"]
        for start in starts_of(each["text"], paragraphs[each["paragraph"] - 1])
    ]


def _article(title: str, paragraphs: list[str], asked: list[tuple[str, list[Place]]]) -> Article:
    for question, answers in asked:
        for answer in answers:
            if paragraphs[answer.paragraph][answer.start : answer.end] != answer.text:
                raise ValueError(f'"{answer.text}", the answer to "{question}", doesn’t stand where it says')
    questions = tuple(
        Question(text, tuple(answers), question_kind(text) if answers else UNANSWERABLE) for text, answers in asked
    )
    return Article(title, tuple(paragraphs), questions)
