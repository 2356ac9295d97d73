"""Windows to train on: other cuts of an article than it is read in, so that a window's form tells nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from ..data.article import Place
from ..model.input_rows import WINDOW_PIECES
from ..model.word_pieces import Pieces
from .training_set import TrainingArticle

SOME_SENTENCES = 0.3
"""How likely a window is a few sentences of its paragraph, not all of it."""
WITH_NEIGHBOUR = 0.25
"""How likely a whole paragraph is joined by the one before or after."""
LEAST_ROOM = 30
"""A neighbour comes in only where so many pieces are left for it."""
ANSWER_PIECES = 60
"""Of a longer answer the beginning counts."""


@dataclass(frozen=True)
class TrainingWindow:
    """WINDOW_PIECES pieces at most, and where among them the answer is: first and last, or nowhere."""

    ids: NDArray[np.int64]
    answer: tuple[int, int] | None = None


def answer_window(article: TrainingArticle, answer: Place, random: Random) -> TrainingWindow:
    """A window that holds the answer."""
    first, last = _pieces_of(answer, article.pieces[answer.paragraph])
    neighbours = _neighbours(article, answer.paragraph)
    ids, start = _cut(article, answer.paragraph, range(first, last + 1), neighbours, random)
    return TrainingWindow(ids, (first - start, last - start))


def other_window(
    article: TrainingArticle,
    paragraph: int,
    random: Random,
    may_answer: Callable[[int], bool] = lambda _: False,
) -> TrainingWindow:
    """A window from a paragraph, and perhaps a neighbour of it that can't answer."""
    neighbours = [index for index in _neighbours(article, paragraph) if not may_answer(index)]
    ids, _ = _cut(article, paragraph, range(0), neighbours, random)
    return TrainingWindow(ids)


def _pieces_of(answer: Place, pieces: Pieces) -> tuple[int, int]:
    first = int(np.searchsorted(pieces.ends, answer.start, side="right"))
    last = int(np.searchsorted(pieces.starts, answer.end, side="left")) - 1
    return first, min(max(first, last), first + ANSWER_PIECES - 1)


def _neighbours(article: TrainingArticle, paragraph: int) -> list[int]:
    return [index for index in (paragraph - 1, paragraph + 1) if 0 <= index < len(article.paragraphs)]


def _cut(
    article: TrainingArticle, paragraph: int, keep: range, neighbours: list[int], random: Random
) -> tuple[NDArray[np.int64], int]:
    """Pieces that have those to keep, and which of the paragraph's is the first of them (below 0: others stand before)."""
    ids = article.pieces[paragraph].ids
    chance = random.random()
    extent = range(len(ids))
    if chance < SOME_SENTENCES:
        extent = _some_sentences(article.sentence_starts[paragraph], extent, keep, random)
    extent = _shortened(extent, keep, random)
    window = ids[extent.start : extent.stop]
    room = WINDOW_PIECES - len(window)
    if chance < 1 - WITH_NEIGHBOUR or room < LEAST_ROOM or not neighbours:
        return window, extent.start
    neighbour = random.choice(neighbours)
    other = article.pieces[neighbour].ids
    if neighbour > paragraph:
        return np.concatenate([window, other[:room]]), extent.start
    before = other[-room:]
    return np.concatenate([before, window]), extent.start - len(before)


def _some_sentences(starts: NDArray[np.int64], extent: range, keep: range, random: Random) -> range:
    """A sentence, the one that what is to keep begins in if there is any, and perhaps the one before and the one after."""
    if len(starts) < 2:
        return extent
    chosen = int(np.searchsorted(starts, keep.start, side="right")) - 1 if keep else random.randrange(len(starts))
    first = max(0, chosen - random.randint(0, 1))
    end = chosen + 1 + random.randint(0, 1)
    stop = int(starts[end]) if end < len(starts) else extent.stop
    return range(int(starts[first]), max(stop, keep.stop))


def _shortened(extent: range, keep: range, random: Random) -> range:
    """At most WINDOW_PIECES of it, anywhere around what is to keep."""
    if len(extent) <= WINDOW_PIECES:
        return extent
    earliest, latest = extent.start, extent.stop - WINDOW_PIECES
    if keep:
        earliest, latest = max(earliest, keep.stop - WINDOW_PIECES), min(latest, keep.start)
    start = random.randint(earliest, latest)
    return range(start, start + WINDOW_PIECES)
