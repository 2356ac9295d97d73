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
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..input_error import InputError
from .article import Answer, Article, Question
from .places import places
from .question_kind import UNANSWERABLE, question_kind


def read_articles(file: Path) -> list[Article]:
    """Raises InputError where the file has none of the forms, or an answer doesn't stand where it says."""
    text = read_text(file)
    try:
        return list(_articles(text, file))
    except (KeyError, TypeError, ValueError, IndexError) as cause:
        raise InputError(f"{file} holds no articles in a known form ({type(cause).__name__}: {cause}).") from cause


def read_text(file: Path) -> str:
    """Raises InputError if it can't be read."""
    try:
        raw = file.read_bytes()
        return (lzma.decompress(raw) if file.suffix == ".xz" else raw).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as cause:
        raise InputError(f"{file} can't be read: {cause}.") from cause


def _articles(text: str, file: Path) -> Iterator[Article]:
    if file.name.removesuffix(".xz").endswith(".json"):
        yield from (_from_squad(article) for article in json.loads(text)["data"])
    else:
        yield from (_from_line(json.loads(line)) for line in text.splitlines() if line.strip())


def _from_squad(article: dict[str, Any]) -> Article:
    return _article(
        article["title"],
        [paragraph["context"] for paragraph in article["paragraphs"]],
        [
            (
                question["question"],
                [Answer(index, each["answer_start"], each["text"]) for each in question["answers"]],
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


def _answers(question: dict[str, Any], paragraphs: list[str]) -> list[Answer]:
    if "answers" in question:
        return [Answer(each["paragraph"], each["start"], each["text"]) for each in question["answers"]]
    return [
        Answer(each["paragraph"] - 1, start, each["text"])
        for each in question["gold"]
        for start in places(each["text"], paragraphs[each["paragraph"] - 1])
    ]


def _article(title: str, paragraphs: list[str], asked: list[tuple[str, list[Answer]]]) -> Article:
    for question, answers in asked:
        for answer in answers:
            if paragraphs[answer.paragraph][answer.start : answer.end] != answer.text:
                raise ValueError(f'"{answer.text}", the answer to "{question}", doesn’t stand where it says')
    questions = tuple(
        Question(text, tuple(answers), question_kind(text) if answers else UNANSWERABLE) for text, answers in asked
    )
    return Article(title, tuple(paragraphs), questions)
