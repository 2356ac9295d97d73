from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A slice of an article: `paragraphs[paragraph][start:end] == text`; paragraphs and characters counted from 0."""

    paragraph: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Question:
    text: str
    answers: tuple[Place, ...]
    """Any of them answers; none where the article doesn't say."""
    kind: str


@dataclass(frozen=True)
class Article:
    title: str
    paragraphs: tuple[str, ...]
    questions: tuple[Question, ...]
