"""Weights in files: the base model's, under BERT's names, and the reader's own."""

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from ..input_error import InputError
from .base_model import base_weights_file
from .reader import Reader

State = dict[str, Tensor]

# The file of the first weights abbreviates.
_FULL_NAMES = {
    "pos": "position",
    "out": "span",
    "qkv": "attention_in",
    "o": "attention_out",
    "n1": "attention_norm",
    "a": "dense_in",
    "b": "dense_out",
    "n2": "dense_norm",
}


def base_reader() -> Reader:
    """The base model's encoder under a span head that knows nothing yet: random, from torch's seed."""
    reader = Reader()
    state = _from_bert(load_file(base_weights_file()), len(reader.layers))
    missing, unexpected = reader.load_state_dict(state, strict=False)
    if unexpected or set(missing) != {"span.weight", "span.bias"}:
        raise InputError(
            f"The base model isn't of the reader's form: it lacks {missing}, and {unexpected} are too many."
        )
    return reader


def load_reader(file: Path) -> Reader:
    """A reader with the weights of a safetensors file, of 16 or 32 bits. Raises InputError if they aren't a reader's."""
    try:
        state = {_full_name(name): tensor.float() for name, tensor in load_file(file).items()}
        reader = Reader()
        reader.load_state_dict(state)
    except (OSError, RuntimeError, SafetensorError) as cause:
        raise InputError(f"{file} doesn't hold a reader's weights: {cause}") from cause
    return reader


def save_reader(reader: Reader, file: Path) -> None:
    """In 32 bits; the file is replaced at once, so that one that is half written never stands there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + ".part")
    save_file({name: tensor.contiguous() for name, tensor in reader.state_dict().items()}, unfinished)
    unfinished.replace(file)


def _from_bert(bert: State, layers: int) -> State:
    state = {
        "word.weight": bert["embeddings.word_embeddings.weight"],
        "position.weight": bert["embeddings.position_embeddings.weight"],
        "kind.weight": bert["embeddings.token_type_embeddings.weight"],
        "norm.weight": bert["embeddings.LayerNorm.weight"],
        "norm.bias": bert["embeddings.LayerNorm.bias"],
    }
    for layer in range(layers):
        theirs, ours = f"encoder.layer.{layer}", f"layers.{layer}"
        for part in ("weight", "bias"):
            attention = [bert[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"{ours}.attention_in.{part}"] = torch.cat(attention)
            state[f"{ours}.attention_out.{part}"] = bert[f"{theirs}.attention.output.dense.{part}"]
            state[f"{ours}.attention_norm.{part}"] = bert[f"{theirs}.attention.output.LayerNorm.{part}"]
            state[f"{ours}.dense_in.{part}"] = bert[f"{theirs}.intermediate.dense.{part}"]
            state[f"{ours}.dense_out.{part}"] = bert[f"{theirs}.output.dense.{part}"]
            state[f"{ours}.dense_norm.{part}"] = bert[f"{theirs}.output.LayerNorm.{part}"]
    return state


def _full_name(name: str) -> str:
    return ".".join(_FULL_NAMES.get(part, part) for part in name.split("."))
