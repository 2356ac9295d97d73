"""Near misses: the passages that words and meaning find for a question among all of its pool, and that don't answer it."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..retrieval.bearings import bearings
from ..retrieval.embedder import QUERY, Embed
from ..retrieval.ranking import fused_ranking
from ..retrieval.words import word_scores
from .article import Article, Question
from .read_text import read_objects

KEPT = 12
"""Near misses kept for a question."""
SHORTEST_TELLING_ANSWER = 3
"""An answer of fewer characters is somewhere in every paragraph, which tells nothing."""
QUESTIONS_AT_ONCE = 512

Passage = tuple[int, int]
"""The number of an article, and of a paragraph in it."""
NearMisses = dict[tuple[int, int], list[Passage]]
"""By the number of an article and of a question to it; best first."""


def mine(articles: Sequence[Article], embed: Embed | None, target: Path) -> Iterator[str]:
    """Writes the near misses of each pool, one pool a line, and says which is done; goes on where it was stopped. A pool
    whose articles have changed since is mined anew, and so is one mined by words alone, now that there is an embedder.
    """
    pools = articles_by_pool(articles)
    done = _mined(target)
    for pool, numbers in pools.items():
        members = [articles[number] for number in numbers]
        digest = _digest(members)
        before = done.get((pool, digest))
        if before is not None and (embed is None or before["by_meaning"]):
            continue
        near = _of_pool(members, embed)
        line = {
            "pool": pool,
            "articles": digest,
            "by_meaning": embed is not None,
            "near": [[*key, passages] for key, passages in near.items()],
        }
        with target.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        yield f"{pool}: near misses of {len(near):,} questions"


def read_near_misses(file: Path, articles: Sequence[Article]) -> NearMisses:
    """Of the pools that have been mined so far, as they are now."""
    mined = _mined(file)
    near: NearMisses = {}
    for pool, numbers in articles_by_pool(articles).items():
        line = mined.get((pool, _digest([articles[number] for number in numbers])))
        for article, question, passages in line["near"] if line else []:
            near[numbers[article], question] = [(numbers[member], paragraph) for member, paragraph in passages]
    return near


def articles_by_pool(articles: Sequence[Article]) -> dict[str, list[int]]:
    """The numbers of the articles of each pool."""
    pools: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        pools.setdefault(article.pool, []).append(number)
    return pools


def may_answer(question: Question, article: Article, other: Article, paragraph: int) -> bool:
    """Whether a paragraph of another or the same article is a right one, or has an answer's words."""
    text = other.paragraphs[paragraph].lower()
    return any(
        (other is article and paragraph == answer.paragraph)
        or (len(answer.text) >= SHORTEST_TELLING_ANSWER and answer.text.lower() in text)
        for answer in question.answers
    )


def _of_pool(articles: Sequence[Article], embed: Embed | None) -> NearMisses:
    passages = [(number, index) for number, article in enumerate(articles) for index in range(len(article.paragraphs))]
    texts = [_text(articles[number], index) for number, index in passages]
    asked = [(number, index) for number, article in enumerate(articles) for index in range(len(article.questions))]
    vectors = embed(texts) if embed else None
    near: NearMisses = {}
    for first in range(0, len(asked), QUESTIONS_AT_ONCE):
        some = asked[first : first + QUESTIONS_AT_ONCE]
        questions = [articles[number].questions[index] for number, index in some]
        scores = [word_scores([question.text for question in questions], texts)]
        if embed is not None and vectors is not None:
            scores.append(embed([QUERY + question.text for question in questions]) @ vectors.T)
        for place, (key, question) in enumerate(zip(some, questions, strict=True)):
            own = articles[key[0]]
            ranked = [passages[index] for index in fused_ranking(*(each[place] for each in scores))]
            near[key] = [
                (number, index)
                for number, index in ranked
                if not may_answer(question, own, articles[number], index)
                and not (number == key[0] and index == question.about)
            ][:KEPT]
    return near


def _text(article: Article, paragraph: int) -> str:
    return f"{bearings(article.title, article.section(paragraph))}: {article.paragraphs[paragraph]}"


def _mined(file: Path) -> dict[tuple[str, str], dict[str, Any]]:
    lines = read_objects(file) if file.is_file() else []
    return {(line["pool"], line["articles"]): line for line in lines}  # The last of a pool counts.


def _digest(articles: Sequence[Article]) -> str:
    digest = sha256()
    for article in articles:
        digest.update(
            json.dumps([article.title, article.paragraphs, [each.text for each in article.questions]]).encode()
        )
    return digest.hexdigest()
