"""Questions made of documents themselves: a heading asks, what stands under it answers."""

from collections.abc import Iterator
from itertools import groupby

from .article import Article, Place, Question
from .question_kind import question_kind

LEAST_WORDS, MOST_WORDS = 2, 16
"""A heading of one word asks too little ("Overview"), and a longer one is no heading."""
LEAST_ANSWER = 60
"""Characters under a heading; less is a stub."""
MOST_PARAGRAPHS = 12
"""Under a heading; a longer section is a chapter, and could be about anything."""
TELL_NOTHING = frozenset(
    "see also|next steps|getting started|table of contents|related content|related articles|more information|"
    "before you begin|quick start|release notes|further reading|read more|learn more|related topics|known issues".split(
        "|"
    )
)


def with_heading_questions(article: Article) -> Article:
    """An article whose headings are its questions, the paragraphs under each the place of its answer. A heading that comes
    twice is no question: it would have two answers.
    """
    asked = list(_heading_sections(article))
    counts = [heading.lower() for heading, _ in asked]
    questions = tuple(
        Question(
            heading,
            tuple(Place(index, 0, article.paragraphs[index]) for index in section),
            question_kind(heading),
            exact=False,
        )
        for heading, section in asked
        if counts.count(heading.lower()) == 1 and _asks(heading, [article.paragraphs[index] for index in section])
    )
    return Article(article.title, article.paragraphs, questions, article.sections, article.source, article.pool)


def _heading_sections(article: Article) -> Iterator[tuple[str, list[int]]]:
    """Each innermost heading with the paragraphs right under it."""
    for section, indices in groupby(range(len(article.paragraphs)), article.section):
        if section:
            yield section[-1], list(indices)


def _asks(heading: str, paragraphs: list[str]) -> bool:
    words = heading.split()
    return (
        LEAST_WORDS <= len(words) <= MOST_WORDS
        and heading.lower().strip(" .:") not in TELL_NOTHING
        and len(paragraphs) <= MOST_PARAGRAPHS
        and sum(map(len, paragraphs)) >= LEAST_ANSWER
    )
