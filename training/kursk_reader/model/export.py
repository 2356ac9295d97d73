import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .reader import Reader
from .scale_each_piece import scale_each_piece

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("start", "end", "relevance")
OPSET = 17


def export(reader: Reader, target: Path) -> None:
    """Writes a reader as an 8-bit ONNX file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        in_floats = Path(folder) / "reader.onnx"
        export_floats(reader, in_floats)
        quantise(in_floats, target)


def export_floats(reader: Reader, target: Path) -> None:
    """Writes a reader as ONNX, in 32-bit floats. Rows and length may be any.

    By the exporter that traces, which PyTorch is about to retire, as it makes the plain operators that the quantiser knows.
    """
    ids = torch.ones(2, 8, dtype=torch.long)
    outputs = OUTPUTS[: reader.shape.outputs]
    axes = {name: {0: "rows", 1: "length"} for name in (*INPUTS, *outputs)}
    reader.eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            reader,
            (ids, torch.ones_like(ids), torch.zeros_like(ids)),
            target,
            input_names=list(INPUTS),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Makes the weights of matrix products and embeddings 8-bit numbers; activations are scaled as they come.

    Per channel: each output of a matrix has a scale of its own, which loses less. Weights use 7 of the 8 bits
    (`reduce_range`): on x86 processors without VNNI two products of full 8-bit numbers are added in 16 bits and saturate,
    so that a reader would answer otherwise there. Activations have a scale per piece, which loses less, too: so little that
    processors, whose floats differ in their last bits, mostly agree on the best span.
    """
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    model = onnx.load(target)
    scale_each_piece(model)
    onnx.save(model, target)
