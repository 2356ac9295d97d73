from pathlib import Path
from typing import Any

from ..input_error import InputError
from .article import Article, Place, Question
from .read_text import read_objects, read_text
from .starts_of import starts_of

CROSS_LINK = "READ MORE:"


def read_questions(file: Path, article_file: Path) -> Article:
    """A Markdown article with the questions of a file that names no paragraphs: one `{"question", "gold": ["…"], "kind"}` a
    line. The article is read more simply than the package does: front matter and cross-links are dropped, and blank lines
    part its paragraphs. Raises InputError, also for gold that stands nowhere.
    """
    paragraphs = _paragraphs(read_text(article_file))
    try:
        questions = tuple(_question(line, paragraphs, file) for line in read_objects(file))
    except KeyError as cause:
        raise InputError(f"{file} has a question without {cause}.") from cause
    return Article(article_file.stem, tuple(paragraphs), questions)


def has_articles(file: Path) -> bool:
    """Whether a question file brings its own articles."""
    return any("paragraphs" in line for line in read_objects(file)[:1])


def _paragraphs(markdown: str) -> list[str]:
    body = markdown.split("\n---\n", 1)[1] if markdown.startswith("---\n") else markdown
    blocks = [block.strip() for block in body.split("\n\n")]
    return [block for block in blocks if block and not block.startswith(CROSS_LINK)]


def _question(line: dict[str, Any], paragraphs: list[str], file: Path) -> Question:
    answers = [
        Place(index, start, gold)
        for gold in line["gold"]
        for index, paragraph in enumerate(paragraphs)
        for start in starts_of(gold, paragraph)
    ]
    if line["gold"] and not answers:
        raise InputError(f'{file}: the article holds none of the gold of "{line["question"]}".')
    return Question(line["question"], tuple(answers), line["kind"])
