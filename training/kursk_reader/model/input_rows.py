"""What goes into the model: `[CLS] question [SEP] window [SEP]`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

QUESTION_PIECES = 40
"""At most so many pieces of a question are read."""
WINDOW_PIECES = 140
"""At most so many pieces make a window."""

PADDING, CLS, SEP = 0, 101, 102

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class InputRow:
    """A question with one window, whose pieces are `ids[window]`; before them is the question, after them one [SEP]."""

    ids: Ids
    window: slice


@dataclass(frozen=True)
class InputBatch:
    """Rows padded to one length; every array is [rows, length]."""

    input_ids: Ids
    attention_mask: Ids
    token_type_ids: Ids
    """0 up to and with the first [SEP], then 1."""
    in_window: NDArray[np.bool_]


def input_row(question: Ids, window: Ids) -> InputRow:
    """Of a question the first QUESTION_PIECES are taken; a window must have at most WINDOW_PIECES."""
    asked = question[:QUESTION_PIECES]
    ids = np.concatenate([[CLS], asked, [SEP], window, [SEP]]).astype(np.int64)
    return InputRow(ids, slice(len(asked) + 2, len(ids) - 1))


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
        batch.token_type_ids[index, row.window.start : length] = 1
        batch.in_window[index, row.window] = True
    return batch
