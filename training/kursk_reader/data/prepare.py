"""From the data sets to one file of articles to train on."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

from .article import Article, Question
from .headings import with_heading_questions
from .read_articles import read_articles
from .read_text import read_objects

SEED = 7


def prepare(sources: Sequence[Path], kept_out: Iterable[Path], target: Path, most_paragraphs: int) -> list[Article]:
    """Writes the articles to train on, one a line, without those that any of the files kept out has (by title), and returns
    them. Of a pool at most so many paragraphs are taken, whole articles by chance; documents without questions get those
    that their headings ask.
    """
    titles = {_title_key(article) for file in kept_out for article in read_articles(file)}
    articles = [
        article
        for source in sources
        for pool in _by_pool(_articles_of(source, titles))
        for article in _some(pool, most_paragraphs)
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(_line(article), ensure_ascii=False) + "\n" for article in articles]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return articles


def _articles_of(file: Path, kept_out: set[str]) -> list[Article]:
    source = file.name.split(".json")[0]
    articles = [
        replace(article, title=_readable(article.title), source=source, pool=source) for article in read_articles(file)
    ]
    if not any(article.questions for article in articles):
        return [with_heading_questions(article) for article in articles]
    if not file.name.removesuffix(".xz").endswith(".json"):
        articles = [_with_notes(article, line) for article, line in zip(articles, read_objects(file), strict=True)]
    return [article for article in articles if _title_key(article) not in kept_out]


def _with_notes(article: Article, line: dict[str, object]) -> Article:
    """What a line says beside its article: one held out has no questions, and a project is a pool of its own."""
    if line.get("held_out"):
        return replace(article, questions=())
    project = line.get("source_repo")
    pool = f"{article.source}/{project}" if article.source == "faq-docs" else article.pool
    notes = line["questions"] if isinstance(line["questions"], list) else []
    sure = [question for question, note in zip(article.questions, notes, strict=True) if note.get("sure", True)]
    return replace(article, pool=pool, questions=tuple(map(_cleaned, sure)))


def _cleaned(question: Question) -> Question:
    """Headings that ask carry the marks of lists and numbers."""
    return replace(question, text=question.text.strip(" *#\"'"))


def _readable(title: str) -> str:
    """Of an address as a title the last part: "https://www.gov.uk/annul-marriage" is "annul marriage"."""
    return title.rstrip("/").rsplit("/", 1)[-1].replace("-", " ") if title.startswith("http") else title


def _by_pool(articles: list[Article]) -> list[list[Article]]:
    pools: dict[str, list[Article]] = {}
    for article in articles:
        pools.setdefault(article.pool, []).append(article)
    return list(pools.values())


def _some(articles: list[Article], most_paragraphs: int) -> list[Article]:
    """Whole articles by chance, as many as fit, in their own order."""
    chosen: set[int] = set()
    room = most_paragraphs
    for index in Random(SEED).sample(range(len(articles)), len(articles)):
        if len(articles[index].paragraphs) <= room and articles[index].questions:
            chosen.add(index)
            room -= len(articles[index].paragraphs)
    return [article for index, article in enumerate(articles) if index in chosen]


def _title_key(article: Article) -> str:
    """SQuAD's own files join a title's words with "_", and other forms don't."""
    return article.title.replace("_", " ").lower()


def _line(article: Article) -> dict[str, object]:
    questions = [
        {
            "question": question.text,
            "answers": [asdict(answer) for answer in question.answers],
            "exact": question.exact,
            "paragraph": question.about,
        }
        for question in article.questions
    ]
    return {
        "source": article.source,
        "pool": article.pool,
        "title": article.title,
        "paragraphs": article.paragraphs,
        "sections": article.sections,
        "questions": questions,
    }
