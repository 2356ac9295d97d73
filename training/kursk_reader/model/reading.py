"""The model run on a question with some windows, by PyTorch or ONNX Runtime."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from ..input_error import InputError
from .input_rows import InputRow, input_batch
from .reader import Reader
from .weights import load_reader

Logits = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """The logits of a start and of an end at each piece of a window, and at [CLS]: that there is nothing here."""

    start: Logits
    end: Logits
    nothing_start: float
    nothing_end: float
    relevance: float
    """The logit that the window answers; 0 of weights that know none."""
    sentences: Logits
    """The same at each piece, of the sentence around it."""


Read = Callable[[Sequence[InputRow]], list[Reading]]


def load_read(file: Path, threads: int) -> Read:
    """Reads with the weights of an .onnx or a .safetensors file. Raises InputError if there is none."""
    if not file.is_file():
        raise InputError(f"{file} isn't there.")
    if file.suffix == ".onnx":
        return read_with_onnx(file, threads)
    torch.set_num_threads(threads)
    return read_with_torch(load_reader(file))


def read_with_onnx(file: Path, threads: int) -> Read:
    """One window a run: dynamic quantisation scales over all that is in a run, so that in a batch a window's logits would
    depend on its neighbours.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    def read(rows: Sequence[InputRow]) -> list[Reading]:
        return [_reading(row, [logits[0] for logits in session.run(None, _feeds(row))]) for row in rows]

    return read


def read_with_torch(reader: Reader) -> Read:
    reader.eval()

    @torch.inference_mode()
    def read(rows: Sequence[InputRow]) -> list[Reading]:
        batch = input_batch(rows)
        inputs = (batch.input_ids, batch.attention_mask, batch.token_type_ids)
        outputs = [logits.numpy() for logits in reader(*(torch.from_numpy(each) for each in inputs))]
        return [_reading(row, [logits[index] for logits in outputs]) for index, row in enumerate(rows)]

    return read


def _feeds(row: InputRow) -> dict[str, NDArray[np.int64]]:
    batch = input_batch([row])
    return {
        "input_ids": batch.input_ids,
        "attention_mask": batch.attention_mask,
        "token_type_ids": batch.token_type_ids,
    }


def _reading(row: InputRow, outputs: Sequence[Logits]) -> Reading:
    start, end, *relevance = outputs
    answers = relevance[0] if relevance else np.zeros_like(start)
    nothing = float(start[0]), float(end[0])
    return Reading(start[row.window], end[row.window], *nothing, float(answers[0]), answers[row.window])
