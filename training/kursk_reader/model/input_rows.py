"""What goes into the model: `[CLS] question [SEP] bearings window [SEP]`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

QUESTION_PIECES = 40
"""At most so many pieces of a question are read."""
WINDOW_PIECES = 140
"""At most so many pieces make a window."""
BEARINGS_PIECES = 32
"""At most so many pieces tell where a window stands: title and headings. No answer is ever in them."""

PADDING, CLS, SEP = 0, 101, 102

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class InputRow:
    """A question with one window, whose pieces are `ids[window]`, after them one [SEP]; the question ends before `second`,
    where the bearings begin, or the window if there are none.
    """

    ids: Ids
    second: int
    window: slice


@dataclass(frozen=True)
class InputBatch:
    """Rows padded to one length; every array is [rows, length]."""

    input_ids: Ids
    attention_mask: Ids
    token_type_ids: Ids
    """0 up to and with the first [SEP], then 1."""
    in_window: NDArray[np.bool_]


NO_BEARINGS: Ids = np.zeros(0, np.int64)


def input_row(question: Ids, window: Ids, bearings: Ids = NO_BEARINGS) -> InputRow:
    """Of a question the first QUESTION_PIECES are taken; a window must have at most WINDOW_PIECES. Of bearings that are too
    long the middle goes: the title begins them, and the innermost heading ends them.
    """
    asked = question[:QUESTION_PIECES]
    if len(bearings) > BEARINGS_PIECES:
        half = BEARINGS_PIECES // 2
        bearings = np.concatenate([bearings[:half], bearings[-half:]])
    ids = np.concatenate([[CLS], asked, [SEP], bearings, window, [SEP]]).astype(np.int64)
    start = len(asked) + 2 + len(bearings)
    return InputRow(ids, len(asked) + 2, slice(start, len(ids) - 1))


def input_batch(rows: Sequence[InputRow], multiple: int = 1) -> InputBatch:
    """The length is a multiple of `multiple`, as matrix products may be faster then."""
    longest = max(len(row.ids) for row in rows)
    shape = (len(rows), -(-longest // multiple) * multiple)
    batch = InputBatch(
        np.full(shape, PADDING, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.bool_),
    )
    for index, row in enumerate(rows):
        length = len(row.ids)
        batch.input_ids[index, :length] = row.ids
        batch.attention_mask[index, :length] = 1
        batch.token_type_ids[index, row.second : length] = 1
        batch.in_window[index, row.window] = True
    return batch
