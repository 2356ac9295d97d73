from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from ..data.article import Place

Scores = NDArray[np.float64]
Score = Callable[[str], Scores]

PARAGRAPH = 0.5
"""What the likeness of a sentence's paragraph counts beside its own."""
LETTERS = (3, 5)
"""Words are compared by runs of so many letters, which forgives endings and typos."""


def lexical_score(sentences: Sequence[Place], paragraphs: Sequence[str]) -> Score:
    """How like a question each sentence is, from 0 to 1 + PARAGRAPH: the cosine of TF-IDF vectors, plus part of its
    paragraph's. Simpler than the package's own index; its candidates and its baseline are not the package's.
    """
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS, sublinear_tf=True)
    of_sentences = vectorizer.fit_transform([sentence.text for sentence in sentences])
    of_paragraphs = vectorizer.transform(paragraphs)
    paragraph_of = [sentence.paragraph for sentence in sentences]

    def score(question: str) -> Scores:
        asked = vectorizer.transform([question])
        own: Scores = (of_sentences @ asked.T).toarray()[:, 0]
        around: Scores = (of_paragraphs @ asked.T).toarray()[:, 0]
        return own + PARAGRAPH * around[paragraph_of]

    return score
