"""An article cut up to be asked."""

from dataclasses import dataclass

from ..data.article import Article, Place
from ..data.sentences import split_sentences
from ..model.windows import Window, windows
from ..model.word_pieces import Encode


@dataclass(frozen=True)
class Passages:
    sentences: tuple[Place, ...]
    windows: tuple[Window, ...]
    window_of: tuple[int, ...]
    """The window of each sentence."""


def cut_up(article: Article, encode: Encode) -> Passages:
    sentences = [
        Place(index, start, paragraph[start:end])
        for index, paragraph in enumerate(article.paragraphs)
        for start, end in split_sentences(paragraph)
    ]
    made = windows([sentence.text for sentence in sentences], encode)
    window_of = [index for index, window in enumerate(made) for _ in window.sentences]
    return Passages(tuple(sentences), tuple(made), tuple(window_of))
