from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from kursk_reader.input_error import InputError
from kursk_reader.model.reader import Reader, Shape
from kursk_reader.model.weights import base_reader, load_reader, save_reader, with_relevance

WIDTHS = Shape(layers=1)


def test_reads_what_it_saved(tmp_path: Path) -> None:
    reader = Reader(WIDTHS)
    save_reader(reader, tmp_path / "reader.safetensors")
    loaded = load_reader(tmp_path / "reader.safetensors").state_dict()
    assert all(torch.equal(tensor, loaded[name]) for name, tensor in reader.state_dict().items())


def test_reads_the_abbreviated_names_in_16_bits(tmp_path: Path) -> None:
    save_reader(Reader(WIDTHS), tmp_path / "reader.safetensors")
    short = {
        "position": "pos",
        "span": "out",
        "attention_in": "qkv",
        "attention_out": "o",
        "attention_norm": "n1",
        "dense_in": "a",
        "dense_out": "b",
        "dense_norm": "n2",
    }
    state = {
        ".".join(short.get(part, part) for part in name.split(".")): tensor.half()
        for name, tensor in load_file(tmp_path / "reader.safetensors").items()
    }
    save_file(state, tmp_path / "short.safetensors")
    load_reader(tmp_path / "short.safetensors")


def test_has_as_many_layers_and_outputs_as_the_weights(tmp_path: Path) -> None:
    save_reader(Reader(Shape(layers=2, outputs=2)), tmp_path / "first.safetensors", torch.float16)
    loaded = load_reader(tmp_path / "first.safetensors")
    assert (loaded.shape.layers, loaded.shape.outputs) == (2, 2)


def test_refuses_another_base(tmp_path: Path) -> None:
    (tmp_path / "other.onnx").write_bytes(b"other")
    with pytest.raises(InputError, match="isn't the expected base model"):
        base_reader(tmp_path / "other.onnx")


def test_refuses_other_weights(tmp_path: Path) -> None:
    save_file({"a": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(InputError, match="doesn't hold a reader's weights"):
        load_reader(tmp_path / "other.safetensors")


def test_a_reader_of_starts_and_ends_gets_a_third_output_that_says_nothing_yet() -> None:
    torch.manual_seed(1)
    reader = Reader(Shape(layers=1, outputs=2))
    widened = with_relevance(reader)
    row = torch.arange(2, 12).unsqueeze(0)
    inputs = (row, torch.ones_like(row), torch.zeros_like(row))
    start, end, relevance = widened(*inputs)
    assert all(torch.equal(ours, theirs) for ours, theirs in zip((start, end), reader(*inputs), strict=True))
    assert not relevance.any()
    assert with_relevance(widened) is widened
