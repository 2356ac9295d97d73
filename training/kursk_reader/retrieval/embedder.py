from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ..model.input_rows import CLS, SEP
from ..model.word_pieces import Encode

QUERY = "Represent this sentence for searching relevant passages: "
"""What bge puts before a question; passages stand as they are."""
MOST_PIECES = 128
BATCH = 16

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]


def load_embedder(file: Path, encode: Encode, threads: int) -> Embed:
    """Vectors of length 1, [texts, width], from bge's ONNX file: the state of [CLS]. Their products are cosines."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    names = {each.name for each in session.get_inputs()}

    def embed(texts: Sequence[str]) -> Vectors:
        rows = [np.concatenate([[CLS], encode(text).ids[:MOST_PIECES], [SEP]]) for text in texts]
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        vectors: dict[int, Vectors] = {}
        for first in range(0, len(order), BATCH):
            chosen = order[first : first + BATCH]
            shape = (len(chosen), len(rows[chosen[-1]]))
            ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
            for line, index in enumerate(chosen):
                ids[line, : len(rows[index])] = rows[index]
                mask[line, : len(rows[index])] = 1
            feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros(shape, np.int64)}
            (states,) = session.run(None, {name: feeds[name] for name in names})[:1]
            vectors |= dict(zip(chosen, states[:, 0], strict=True))
        stacked = np.stack([vectors[index] for index in range(len(rows))])
        unit: Vectors = stacked / np.linalg.norm(stacked, axis=1, keepdims=True)
        return unit

    return embed
