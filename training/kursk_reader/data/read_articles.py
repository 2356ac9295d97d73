"""Articles with their questions, from the forms that they come in.

- SQuAD's own: one JSON document, `{"data": [{"title", "paragraphs": [{"context", "qas": [{"question", "answers":
  [{"text", "answer_start"}]}]}]}]}`.
- One article a line, as `prepare` writes: `{"title", "paragraphs": ["…"], "questions": [{"question", "answers":
  [{"paragraph", "start", "text"}]}]}`; paragraphs and characters counted from 0. Optional: an article's "sections" (the
  headings over each paragraph), "source" and "pool"; a question's "exact", and the "paragraph" that one without answers is
  about.
- One article a line, as the package's question files have it: the same, but for `"gold": [{"paragraph", "text"}]` in
  place of the answers; paragraphs counted from 1, and every place of the text in its paragraph is right.
- One article a line without questions, as `scripts/write-passages.ts` writes a folder of documents.

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
    paragraphs = tuple(paragraph["context"] for paragraph in article["paragraphs"])
    questions = tuple(
        _question(
            {"question": question["question"]},
            [Place(index, each["answer_start"], each["text"]) for each in question["answers"]],
            paragraphs,
        )
        for index, paragraph in enumerate(article["paragraphs"])
        for question in paragraph["qas"]
    )
    return Article(article["title"], paragraphs, questions)


def _from_line(line: dict[str, Any]) -> Article:
    paragraphs = tuple(line["paragraphs"])
    questions = tuple(
        _question(question, _answers(question, paragraphs), paragraphs) for question in line.get("questions", [])
    )
    sections = tuple(tuple(section) for section in line.get("sections", []))
    if sections and len(sections) != len(paragraphs):
        raise ValueError(f'"{line["title"]}" has {len(paragraphs)} paragraphs and {len(sections)} sections')
    return Article(line["title"], paragraphs, questions, sections, line.get("source", ""), line.get("pool", ""))


def _answers(question: dict[str, Any], paragraphs: tuple[str, ...]) -> list[Place]:
    if "answers" in question:
        return [Place(each["paragraph"], each["start"], each["text"]) for each in question["answers"]]
    return [
        Place(each["paragraph"] - 1, start, each["text"])
        for each in question["gold"]
        for start in starts_of(each["text"], paragraphs[each["paragraph"] - 1])
    ]


def _question(line: dict[str, Any], answers: list[Place], paragraphs: tuple[str, ...]) -> Question:
    text = line["question"]
    for answer in answers:
        if paragraphs[answer.paragraph][answer.start : answer.end] != answer.text:
            raise ValueError(f'"{answer.text}", the answer to "{text}", doesn’t stand where it says')
    kind = question_kind(text) if answers else UNANSWERABLE
    return Question(text, tuple(answers), kind, line.get("exact", True), None if answers else line.get("paragraph"))
