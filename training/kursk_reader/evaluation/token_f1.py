import re
from collections import Counter
from string import punctuation

_PUNCTUATION = str.maketrans("", "", punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")


def token_f1(text: str, answer: str) -> float:
    """The words that two texts share, as SQuAD 1.1 measures it (Rajpurkar et al. 2016): lower case, without punctuation and
    articles; the harmonic mean of both shares.
    """
    said, expected = _tokens(text), _tokens(answer)
    shared = (Counter(said) & Counter(expected)).total()
    return 0.0 if shared == 0 else 2 * shared / (len(said) + len(expected))


def _tokens(text: str) -> list[str]:
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()
