"""Questions with the passages that retrieval proposes for them, found once, so that reading them is all that weights are
measured by. One question a line: `{"question", "kind", "gold": ["…"], "candidates": [{"title", "section", "text",
"words", "meaning", "right"}]}`, best candidate first.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ..data.article import Article
from ..data.read_text import read_objects
from ..input_error import InputError
from ..retrieval.bearings import bearings
from ..retrieval.embedder import QUERY, Embed
from ..retrieval.ranking import fused_ranking
from ..retrieval.words import word_scores

MOST = 0.8
"""A gold piece and a passage that share so much of either are the same place, cut otherwise."""


@dataclass(frozen=True)
class Candidate:
    title: str
    section: tuple[str, ...]
    text: str
    words: float
    """BM25."""
    meaning: float
    """The embedder's cosine; 0 where there was no embedder."""
    right: bool


@dataclass(frozen=True)
class Case:
    question: str
    kind: str
    gold: tuple[str, ...]
    """Pieces of what answers; none where nothing does."""
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Asked:
    question: str
    kind: str
    gold: tuple[str, ...]


def cases_of_article(article: Article, most: int | None, count: int, embed: Embed | None) -> Iterator[Case]:
    """The first so many questions to an article, which is all there is to answer from."""
    asked = [
        Asked(question.text, question.kind, tuple({answer.text for answer in question.answers}))
        for question in article.questions[:most]
    ]
    places = [{answer.paragraph for answer in question.answers} for question in article.questions[:most]]
    for case, right in zip(find_cases(asked, [article], count, embed), places, strict=True):
        texts = {article.paragraphs[index] for index in right}
        judged = tuple(Candidate(**{**vars(each), "right": each.text in texts}) for each in case.candidates)
        yield Case(case.question, case.kind, case.gold, judged)


def find_cases(asked: Sequence[Asked], articles: Sequence[Article], count: int, embed: Embed | None) -> Iterator[Case]:
    """Each question with so many passages of all these articles, by words, and by meaning if there is an embedder."""
    passages = [(article, index) for article in articles for index in range(len(article.paragraphs))]
    texts = [_with_bearings(article, index) for article, index in passages]
    by_words = word_scores([each.question for each in asked], texts)
    by_meaning = embed([QUERY + each.question for each in asked]) @ embed(texts).T if embed else None
    for place, each in enumerate(asked):
        scores = [by_words[place]] if by_meaning is None else [by_words[place], by_meaning[place]]
        candidates = []
        for index in fused_ranking(*scores)[:count]:
            article, paragraph = passages[index]
            text = article.paragraphs[paragraph]
            meaning = 0.0 if by_meaning is None else float(by_meaning[place, index])
            right = any(shares_most(text, gold) for gold in each.gold)
            candidates.append(
                Candidate(
                    article.title, article.section(paragraph), text, float(by_words[place, index]), meaning, right
                )
            )
        yield Case(each.question, each.kind, each.gold, tuple(candidates))


def shares_most(text: str, gold: str) -> bool:
    """Whether a text holds a gold piece, or is most of it; whatever white space they have."""
    text, gold = " ".join(text.split()), " ".join(gold.split())
    return gold in text or (text in gold and len(text) >= MOST * len(gold))


def read_asked(file: Path) -> list[Asked]:
    """Raises InputError where a line has no question with its gold."""
    try:
        return [Asked(line["question"], line["kind"], tuple(line["gold"])) for line in read_objects(file)]
    except KeyError as cause:
        raise InputError(f"{file} has a question without {cause}.") from cause


def write_cases(cases: Iterable[Case], file: Path) -> int:
    """How many there are."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(asdict(case), ensure_ascii=False) + "\n" for case in cases]
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def read_cases(file: Path) -> list[Case]:
    """Raises InputError."""
    try:
        return [
            Case(
                line["question"],
                line["kind"],
                tuple(line["gold"]),
                tuple(Candidate(**{**each, "section": tuple(each["section"])}) for each in line["candidates"]),
            )
            for line in read_objects(file)
        ]
    except (KeyError, TypeError) as cause:
        raise InputError(f"{file} holds no questions with candidates: {cause}.") from cause


def _with_bearings(article: Article, paragraph: int) -> str:
    return f"{bearings(article.title, article.section(paragraph))}: {article.paragraphs[paragraph]}"
