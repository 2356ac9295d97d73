from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession

from kursk_reader.model.export import INPUTS, OPSET, export_floats, quantise
from kursk_reader.model.input_rows import InputRow, input_batch, input_row
from kursk_reader.model.reader import Reader, Shape
from kursk_reader.model.reading import Reading, read_with_onnx, read_with_torch

SHAPE = Shape(vocabulary=500, width=48, heads=4, inner_width=96, layers=2)


@pytest.fixture(scope="module")
def reader() -> Reader:
    torch.manual_seed(1)
    return Reader(SHAPE)


@pytest.fixture(scope="module")
def rows() -> list[InputRow]:
    random = np.random.default_rng(1)

    def ids(count: int) -> NDArray[np.int64]:
        return random.integers(200, SHAPE.vocabulary, count)

    return [input_row(ids(asked), ids(read)) for asked, read in [(5, 20), (40, 140), (1, 1), (9, 77)]]


@pytest.fixture(scope="module")
def floats(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("export") / "reader.onnx"
    export_floats(reader, file)
    return file


def test_floats_agree_with_torch_at_any_length(reader: Reader, rows: list[InputRow], floats: Path) -> None:
    assert _largest_difference(read_with_onnx(floats, 1)(rows), read_with_torch(reader)(rows)) < 1e-5


def test_8_bits_agree_roughly(reader: Reader, rows: list[InputRow], floats: Path, tmp_path: Path) -> None:
    quantise(floats, tmp_path / "reader.int8.onnx")
    readings = read_with_onnx(tmp_path / "reader.int8.onnx", 1)(rows)
    assert _largest_difference(readings, read_with_torch(reader)(rows)) < 0.1


def test_8_bits_read_a_row_the_same_whatever_is_read_beside_it(
    rows: list[InputRow], floats: Path, tmp_path: Path
) -> None:
    quantise(floats, tmp_path / "reader.int8.onnx")
    session = InferenceSession(tmp_path / "reader.int8.onnx")

    def starts(*of: InputRow) -> NDArray[np.float32]:
        batch = input_batch(of)
        inputs = (batch.input_ids, batch.attention_mask, batch.token_type_ids)
        return session.run(["start"], dict(zip(INPUTS, inputs, strict=True)))[0]

    row, *_ = rows
    other = replace(row, ids=row.ids[::-1].copy())
    np.testing.assert_allclose(starts(row, other)[0], starts(row)[0], atol=1e-5)


def test_a_piece_without_activations_is_no_division_by_zero(tmp_path: Path) -> None:
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["in", "weight"], ["out"])],
        "product",
        [helper.make_tensor_value_info("in", TensorProto.FLOAT, [2, 4])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, [2, 3])],
        [numpy_helper.from_array(np.ones((4, 3), np.float32), "weight")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.save(model, tmp_path / "floats.onnx")
    quantise(tmp_path / "floats.onnx", tmp_path / "bits.onnx")
    given = np.array([[0, 0, 0, 0], [1000, 1, 0, 0]], np.float32)
    (product,) = InferenceSession(tmp_path / "bits.onnx").run(["out"], {"in": given})
    np.testing.assert_allclose(product, given.sum(axis=1, keepdims=True).repeat(3, axis=1), rtol=0.01)


def test_the_same_weights_make_the_same_file(floats: Path, tmp_path: Path) -> None:
    quantise(floats, tmp_path / "a.onnx")
    quantise(floats, tmp_path / "b.onnx")
    assert (tmp_path / "a.onnx").read_bytes() == (tmp_path / "b.onnx").read_bytes()


def test_a_row_reads_the_same_alone_and_padded(reader: Reader, rows: list[InputRow]) -> None:
    read = read_with_torch(reader)
    assert _largest_difference(read(rows), [read([row])[0] for row in rows]) < 1e-5


def _largest_difference(ours: list[Reading], theirs: list[Reading]) -> float:
    return max(
        float(np.abs(a - b).max()) for our, their in zip(ours, theirs, strict=True) for a, b in _logits(our, their)
    )


def _logits(our: Reading, their: Reading) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    yield our.start, their.start
    yield our.end, their.end
    yield np.array([our.nothing_start, our.nothing_end]), np.array([their.nothing_start, their.nothing_end])
