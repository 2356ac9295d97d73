"""A question read with its candidates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from ..data.sentences import split_sentences
from ..model.input_rows import WINDOW_PIECES, input_row
from ..model.reading import Read, Reading
from ..model.spans import best_span
from ..model.word_pieces import Encode, Pieces
from ..retrieval.bearings import bearings
from .candidates import Candidate, Case, shares_most
from .token_f1 import token_f1

NOTHING_FOUND = -100.0
"""The score where no candidate is left."""


@dataclass(frozen=True)
class CandidateRead:
    candidate: Candidate
    span: float
    """The score of its best span."""
    nothing_start: float
    nothing_end: float
    relevance: float
    highlight: str
    sentence: str
    """The one that the best span is in."""


Score = Callable[[CandidateRead, float], float]
"""How well a candidate answers; the second is how much speaks for nothing in any of a question's candidates."""

SCORES: dict[str, Score] = {
    "embedder": lambda read, _: read.candidate.meaning,
    "spans": lambda read, nothing: read.span - nothing,
    "relevance": lambda read, _: read.relevance,
    "both": lambda read, nothing: (read.span - nothing) / 2 + read.relevance,
    "both, embedder": lambda read, nothing: (read.span - nothing) / 2 + read.relevance + 20 * read.candidate.meaning,
}


@dataclass(frozen=True)
class Verdict:
    answerable: bool
    confidence: float
    place: int | None
    """Of the first right candidate, from 1."""
    sentence_is_right: bool
    """Whether the sentence that the first candidate's span is in answers."""
    highlight_f1: float


def read_case(case: Case, encode: Encode, read: Read) -> list[CandidateRead]:
    """A candidate longer than a window is read by windows of whole sentences; the best counts."""
    asked = encode(case.question).ids
    parts = [(candidate, part) for candidate in case.candidates for part in _parts(candidate.text, encode)]
    rows = [
        input_row(asked, encode(part).ids[:WINDOW_PIECES], encode(bearings(each.title, each.section) + ":").ids)
        for each, part in parts
    ]
    readings = read(rows)
    best: dict[int, CandidateRead] = {}
    for (candidate, part), reading in zip(parts, readings, strict=True):
        one = _candidate_read(candidate, part, reading, encode(part).cut(0, WINDOW_PIECES))
        other = best.get(id(candidate))
        if other is None or one.span > other.span:
            best[id(candidate)] = one
    return list(best.values())


def judge(case: Case, reads: Sequence[CandidateRead], score: Score) -> Verdict:
    """Of the candidates read, which may be fewer than the case has."""
    answerable = any(each.candidate.right for each in reads) or (bool(case.gold) and len(reads) == len(case.candidates))
    if not reads:
        return Verdict(answerable, NOTHING_FOUND, None, False, 0.0)
    nothing = _pooled_nothing(reads)
    ranked = sorted(reads, key=lambda each: -score(each, nothing))
    right = [each.candidate.right for each in ranked]
    first = ranked[0]
    return Verdict(
        answerable,
        score(first, nothing),
        right.index(True) + 1 if any(right) else None,
        right[0] and any(shares_most(first.sentence, gold) for gold in case.gold),
        max((token_f1(first.highlight, gold) for gold in case.gold), default=0.0),
    )


def taken_away(reads: Sequence[CandidateRead]) -> list[CandidateRead]:
    """The same without what answers."""
    return [each for each in reads if not each.candidate.right]


def _parts(text: str, encode: Encode) -> list[str]:
    """The whole text, or as few runs of whole sentences as fit into windows; a sentence that is longer stands alone."""
    if len(encode(text)) <= WINDOW_PIECES:
        return [text]
    parts: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        if parts and len(encode(text[parts[-1][0] : end])) <= WINDOW_PIECES:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return [text[start:end] for start, end in parts]


def _candidate_read(candidate: Candidate, text: str, reading: Reading, pieces: Pieces) -> CandidateRead:
    """Spans lie in one sentence."""
    best = (-np.inf, "", "")
    for start, end in split_sentences(text):
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        stop = int(np.searchsorted(pieces.starts, end, side="left"))
        if first < stop:
            span = best_span(reading.start[first:stop], reading.end[first:stop])
            if span.score > best[0]:
                highlight = text[pieces.starts[first + span.first] : pieces.ends[first + span.last]]
                best = (span.score, highlight, text[start:end])
    return CandidateRead(candidate, best[0], reading.nothing_start, reading.nothing_end, reading.relevance, *best[1:])


def _pooled_nothing(reads: Sequence[CandidateRead]) -> float:
    """As the loss pools it: the mean of the windows' likelihoods, in logarithms, for the start plus for the end."""
    starts = [each.nothing_start for each in reads]
    ends = [each.nothing_end for each in reads]
    return float(logsumexp(starts) + logsumexp(ends) - 2 * np.log(len(reads)))
