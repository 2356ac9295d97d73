"""Weights in files: the base model's, under BERT's names, and the reader's own."""

from dataclasses import replace
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from ..input_error import InputError
from .base_model import check_base_weights
from .reader import Reader, Shape

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


def base_reader(file: Path) -> Reader:
    """The base model's encoder under a span head that knows nothing yet: random, from torch's seed."""
    check_base_weights(file)
    reader = Reader()
    missing, unexpected = reader.load_state_dict(_from_bert(_onnx_weights(file), reader.shape.layers), strict=False)
    if unexpected or set(missing) != {"span.weight", "span.bias"}:
        raise InputError(
            f"The base model isn't of the reader's form: it lacks {missing}, and {unexpected} are too many."
        )
    return reader


def load_reader(file: Path) -> Reader:
    """A reader with the weights of a safetensors file, of 16 or 32 bits, or of a training's checkpoint (.pt); it has as many
    layers and outputs as they. Raises InputError if they aren't a reader's.
    """
    try:
        loaded = (
            torch.load(file, map_location="cpu", weights_only=True)["reader"]
            if file.suffix == ".pt"
            else load_file(file)
        )
        state = {_full_name(name): tensor.float() for name, tensor in loaded.items()}
        layers = len({name.split(".")[1] for name in state if name.startswith("layers.")})
        reader = Reader(Shape(layers=layers, outputs=len(state["span.bias"])))
        reader.load_state_dict(state)
    except (OSError, KeyError, RuntimeError, SafetensorError) as cause:
        raise InputError(f"{file} doesn't hold a reader's weights: {cause}") from cause
    return reader


def with_relevance(reader: Reader) -> Reader:
    """A reader that also says whether sentences answer: the same weights, and where they know starts and ends only, a third
    output that is zero until it is trained.
    """
    if reader.shape.outputs == Shape.outputs:
        return reader
    widened = Reader(replace(reader.shape, outputs=Shape.outputs))
    state = reader.state_dict()
    for name in ("span.weight", "span.bias"):
        row = torch.zeros_like(state[name][:1])
        state[name] = torch.cat([state[name], *[row] * (Shape.outputs - reader.shape.outputs)])
    widened.load_state_dict(state)
    return widened


def save_reader(reader: Reader, file: Path, dtype: torch.dtype = torch.float32) -> None:
    """The file is replaced at once, so that one that is half written never stands there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + ".part")
    save_file({name: tensor.to("cpu", dtype).contiguous() for name, tensor in reader.state_dict().items()}, unfinished)
    unfinished.replace(file)


def _onnx_weights(file: Path) -> State:
    """Under BERT's names. The exporter keeps them, but for matrices: those are named by the node that multiplies by
    them, and transposed.
    """
    graph = onnx.load(file).graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    state = {name: torch.tensor(array) for name, array in arrays.items() if not name.startswith("onnx::")}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
            state[f"{name}.weight"] = torch.tensor(arrays[node.input[1]]).T.contiguous()
    return state


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
