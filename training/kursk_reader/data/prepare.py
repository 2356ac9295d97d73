import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from .article import Article
from .read_articles import read_articles


def prepare(source: Path, kept_out: Iterable[Path], target: Path) -> list[Article]:
    """Writes the articles to train on, one a line, without those that any of the files kept out has (by title), and returns
    them. Questions without an answer are left out.
    """
    titles = {_title_key(article) for file in kept_out for article in read_articles(file)}
    articles = [article for article in read_articles(source) if _title_key(article) not in titles]
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(_line(article), ensure_ascii=False) + "\n" for article in articles]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return articles


def _title_key(article: Article) -> str:
    """SQuAD's own files join a title's words with "_", and other forms don't."""
    return article.title.replace("_", " ").lower()


def _line(article: Article) -> dict[str, object]:
    questions = [
        {"question": question.text, "answers": [asdict(answer) for answer in question.answers]}
        for question in article.questions
        if question.answers
    ]
    return {"title": article.title, "paragraphs": article.paragraphs, "questions": questions}
