from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from ..model.input_rows import input_row
from ..model.reading import Read, Reading
from ..model.spans import Span, best_span
from ..model.word_pieces import Encode, Pieces
from .lexical import Scores
from .passages import Passages


@dataclass(frozen=True)
class Pointer:
    """The best span of a sentence."""

    score: float
    text: str


@dataclass(frozen=True)
class Evidence:
    """What speaks for the sentences of an article as the answer to a question."""

    lexical: Scores
    """Of every sentence."""
    read: dict[int, Pointer]
    """Of the sentences in windows that were read, by number."""
    nothing: float
    """The score that there is no answer in these windows."""


def gather(question: str, passages: Passages, lexical: Scores, candidates: int, encode: Encode, read: Read) -> Evidence:
    """Reads a question with the windows of the sentences that are likest to it: so many, or all there are if fewer."""
    chosen = candidate_windows(passages, lexical)[:candidates]
    asked = encode(question).ids
    readings = read([input_row(asked, passages.windows[index].ids) for index in chosen])
    pointers: dict[int, Pointer] = {}
    for index, reading in zip(chosen, readings, strict=True):
        pointers |= _pointers(passages, index, reading)
    return Evidence(lexical, pointers, pooled_nothing(readings))


def candidate_windows(passages: Passages, lexical: Scores) -> list[int]:
    """All windows, by their likest sentence."""
    order = np.argsort(-lexical, kind="stable")
    return list(dict.fromkeys(passages.window_of[sentence] for sentence in order))


def pooled_nothing(readings: list[Reading]) -> float:
    """As the loss pools it: the mean of the windows' likelihoods, in logarithms, for the start plus for the end."""
    starts = [reading.nothing_start for reading in readings]
    ends = [reading.nothing_end for reading in readings]
    return float(logsumexp(starts) + logsumexp(ends) - 2 * np.log(len(readings)))


def _pointers(passages: Passages, window: int, reading: Reading) -> dict[int, Pointer]:
    return {
        number: _pointer(best_span(reading.start[place], reading.end[place]), passages.sentences[number].text, pieces)
        for number, place, pieces in passages.windows[window].parts()
        if len(pieces) > 0
    }


def _pointer(span: Span, sentence: str, pieces: Pieces) -> Pointer:
    return Pointer(span.score, sentence[pieces.starts[span.first] : pieces.ends[span.last]])
