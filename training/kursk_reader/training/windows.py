"""Windows to train on, cut in more ways than the bot cuts them, so that a window's form tells nothing."""

from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from ..data.article import Article, Question
from ..data.sentences import split_sentences
from ..model.input_rows import WINDOW_PIECES
from ..model.word_pieces import Encode, Pieces

GROWN = 0.5
"""How likely a paragraph takes in the ones around it, under the same headings, as far as there is room."""
SOME_SENTENCES = 0.25
"""How likely it is a few sentences of its paragraph."""

Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class TrainingWindow:
    """WINDOW_PIECES pieces at most. The marks, a piece each, say where an answer starts, where one ends, and which pieces
    stand in a sentence that answers; none, where the window has no answer.
    """

    ids: NDArray[np.int64]
    starts: Marks
    ends: Marks
    answering: Marks


def cut_window(
    article: Article,
    paragraph: int,
    question: Question | None,
    excluded: frozenset[int],
    encode: Encode,
    random: Random,
) -> TrainingWindow:
    """A window around a paragraph, perhaps with neighbours that aren't excluded. An answer to the question in it is kept in
    the window, and marked; without a question none is.
    """
    window = _marked(article, paragraph, question, encode)
    if random.random() < SOME_SENTENCES:
        window = _some_sentences(window, article.paragraphs[paragraph], encode, random)
    elif random.random() < GROWN:
        window = _grown(article, paragraph, window, question, excluded, encode, random)
    return _shortened(window, random)


def _marked(article: Article, paragraph: int, question: Question | None, encode: Encode) -> TrainingWindow:
    """Where the answer is only known to be somewhere in a paragraph, any run of its sentences may be it."""
    text = article.paragraphs[paragraph]
    pieces = encode(text)
    starts, ends, answering = (np.zeros(len(pieces), np.bool_) for _ in range(3))
    here = [answer for answer in question.answers if answer.paragraph == paragraph] if question else []
    sentences = [
        (start, end)
        for start, end in (split_sentences(text) if here else [])
        if any(answer.start < end and start < answer.end for answer in here)
    ]
    exact = question is None or question.exact
    for start, end in [(answer.start, answer.end) for answer in here] if exact else sentences:
        first, stop = _pieces_between(pieces, start, end)
        if first < stop:
            starts[first] = True
            ends[stop - 1] = True
    for start, end in sentences:
        first, stop = _pieces_between(pieces, start, end)
        answering[first:stop] = True
    return TrainingWindow(pieces.ids, starts, ends, answering)


def _pieces_between(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    return first, int(np.searchsorted(pieces.starts, end, side="left"))


def _grown(
    article: Article,
    paragraph: int,
    window: TrainingWindow,
    question: Question | None,
    excluded: frozenset[int],
    encode: Encode,
    random: Random,
) -> TrainingWindow:
    """With the paragraphs before and after as far as they fit whole; on either side in turn, the first by chance."""
    section = article.section(paragraph)
    steps = {-1: paragraph - 1, 1: paragraph + 1}
    side = random.choice((-1, 1))
    while steps:
        side = side if side in steps else -side
        index = steps[side]
        other = None
        if 0 <= index < len(article.paragraphs) and index not in excluded and article.section(index) == section:
            other = _marked(article, index, question, encode)
        if other is None or not len(other.ids) or len(window.ids) + len(other.ids) > WINDOW_PIECES:
            del steps[side]
            continue
        window = _joined(other, window) if side < 0 else _joined(window, other)
        steps[side] += side
        side = -side
    return window


def _some_sentences(window: TrainingWindow, text: str, encode: Encode, random: Random) -> TrainingWindow:
    """One to three consecutive sentences, the answer's among them."""
    pieces = encode(text)
    bounds = [_pieces_between(pieces, start, end) for start, end in split_sentences(text)]
    if len(bounds) < 2:
        return window
    holding = [index for index, (first, stop) in enumerate(bounds) if window.answering[first:stop].any()]
    chosen = holding or [random.randrange(len(bounds))]
    first = max(0, chosen[0] - random.randint(0, 1))
    last = min(len(bounds) - 1, chosen[-1] + random.randint(0, 1))
    return _part(window, bounds[first][0], bounds[last][1])


def _shortened(window: TrainingWindow, random: Random) -> TrainingWindow:
    """At most WINDOW_PIECES, around the first start of an answer if there is one, by chance."""
    excess = len(window.ids) - WINDOW_PIECES
    if excess <= 0:
        return window
    earliest, latest = 0, excess
    if window.starts.any():
        answer = int(window.starts.argmax())
        end = answer + int(window.ends[answer:].argmax())
        latest = min(excess, answer)
        earliest = min(max(0, end + 1 - WINDOW_PIECES), latest)
    start = random.randint(earliest, latest)
    return _part(window, start, start + WINDOW_PIECES)


def _part(window: TrainingWindow, first: int, stop: int) -> TrainingWindow:
    """An answer that goes on beyond the part ends with it."""
    ends = window.ends[first:stop].copy()
    starts = window.starts[first:stop]
    if starts.any() and not ends[int(starts.argmax()) :].any():
        ends[-1] = True
    return TrainingWindow(window.ids[first:stop], starts, ends, window.answering[first:stop])


def _joined(one: TrainingWindow, other: TrainingWindow) -> TrainingWindow:
    return TrainingWindow(
        np.concatenate([one.ids, other.ids]),
        np.concatenate([one.starts, other.starts]),
        np.concatenate([one.ends, other.ends]),
        np.concatenate([one.answering, other.answering]),
    )
