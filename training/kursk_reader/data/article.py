from dataclasses import dataclass, field


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
    exact: bool = True
    """Whether the answers are the answering words; else the answer is somewhere in them."""
    about: int | None = None
    """The paragraph that a question without answers was written for, so that it nearly answers."""


@dataclass(frozen=True)
class Article:
    title: str
    paragraphs: tuple[str, ...]
    questions: tuple[Question, ...]
    sections: tuple[tuple[str, ...], ...] = ()
    """The headings over each paragraph, outermost first; empty where an article has none."""
    source: str = ""
    """The data set that it comes from."""
    pool: str = field(default="", compare=False)
    """Near misses are looked for in all articles of the same pool: a project's documentation, or a whole data set."""

    def section(self, paragraph: int) -> tuple[str, ...]:
        return self.sections[paragraph] if self.sections else ()
