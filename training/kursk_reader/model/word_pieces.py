from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .base_model import vocabulary_file


@dataclass(frozen=True)
class Pieces:
    """The word pieces of a text. Piece k is number `ids[k]` of the vocabulary and stands at `text[starts[k]:ends[k]]`;
    neither starts nor ends ever fall.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, first: int, end: int) -> "Pieces":
        return Pieces(self.ids[first:end], self.starts[first:end], self.ends[first:end])


Encode = Callable[[str], Pieces]


def load_encoder() -> Encode:
    """BERT's uncased word pieces, of the whole text however long, without [CLS] and [SEP]."""
    tokenizer = Tokenizer.from_file(str(vocabulary_file()))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def encode(text: str) -> Pieces:
        encoding = tokenizer.encode(text, add_special_tokens=False)
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        return Pieces(np.array(encoding.ids, dtype=np.int64), offsets[:, 0], offsets[:, 1])

    return encode
