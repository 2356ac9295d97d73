"""An article as the reader sees it: windows of consecutive sentences. Training cuts its own (training_windows.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .input_rows import WINDOW_PIECES
from .word_pieces import Encode, Pieces


@dataclass(frozen=True)
class Window:
    """Consecutive sentences, WINDOW_PIECES pieces at most."""

    first_sentence: int
    sentences: tuple[Pieces, ...]
    """Offsets are those in the sentence."""

    @property
    def ids(self) -> NDArray[np.int64]:
        return np.concatenate([pieces.ids for pieces in self.sentences])

    def parts(self) -> Iterator[tuple[int, slice, Pieces]]:
        """Each sentence's number, where its pieces are among the window's, and the pieces."""
        start = 0
        for number, pieces in enumerate(self.sentences, self.first_sentence):
            yield number, slice(start, start + len(pieces)), pieces
            start += len(pieces)


def windows(sentences: Sequence[str], encode: Encode) -> list[Window]:
    """All sentences of an article in as few windows as taking them in order makes; of one that is longer than a window, its
    beginning. A window may go beyond a paragraph, so that "he said" in a short one keeps its speaker.
    """
    made: list[Window] = []
    room = 0
    for number, sentence in enumerate(sentences):
        pieces = encode(sentence).cut(0, WINDOW_PIECES)
        if made and len(pieces) <= room:
            made[-1] = Window(made[-1].first_sentence, (*made[-1].sentences, pieces))
        else:
            made.append(Window(number, (pieces,)))
            room = WINDOW_PIECES
        room -= len(pieces)
    return made
