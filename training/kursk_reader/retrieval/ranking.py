import numpy as np
from numpy.typing import NDArray

DEPTH = 32
"""Of each ranking so many are looked at."""
RANK_OFFSET = 20
"""A rank r counts 1 / (RANK_OFFSET + r): reciprocal rank fusion (Cormack et al. 2009)."""


def fused_ranking(*scores: NDArray[np.float32]) -> list[int]:
    """The passages that any of these scores of one question ranks high, best first by reciprocal ranks."""
    fused: dict[int, float] = {}
    for each in scores:
        for rank, index in enumerate(best(each, DEPTH)):
            fused[index] = fused.get(index, 0.0) + 1 / (RANK_OFFSET + rank)
    return sorted(fused, key=lambda index: (-fused[index], index))


def best(scores: NDArray[np.float32], count: int) -> list[int]:
    """The places of the highest scores, highest first, of equals the first."""
    order = np.argsort(-scores, kind="stable")[:count]
    return [int(index) for index in order]
