from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25, as Robertson and Zaragoza (2009) recommend."""

Scores = NDArray[np.float32]


def word_scores(questions: Sequence[str], passages: Sequence[str]) -> Scores:
    """BM25 of each passage for each question, [questions, passages]; a plural "s" and stop words count nothing."""
    vectorizer = CountVectorizer(tokenizer=_words, token_pattern=None)
    counts = csr_matrix(vectorizer.fit_transform(passages), dtype=np.float32)
    lengths = np.asarray(counts.sum(1)).ravel()
    holding = np.asarray((counts > 0).sum(0)).ravel()
    rarity = np.log1p((len(passages) - holding + 0.5) / (holding + 0.5))
    norms = SATURATION * (1 - LENGTH + LENGTH * lengths / max(float(lengths.mean()), 1.0))
    row_of = np.repeat(np.arange(len(passages)), np.diff(counts.indptr))
    counts.data *= (SATURATION + 1) / (counts.data + norms[row_of]) * rarity[counts.indices]
    asked = csr_matrix(vectorizer.transform(questions) > 0, dtype=np.float32)
    scores: Scores = (asked @ counts.T).toarray()
    return scores


def _words(text: str) -> list[str]:
    cleaned = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    telling = [word for word in cleaned.split() if word not in ENGLISH_STOP_WORDS]
    return [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in telling]
