import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

STEPS = 127
"""A piece's largest activation is so many steps from zero, on either side: unsigned 8 bits around ZERO."""
ZERO = 128

SMALLEST = 1e-12
"""What a piece's activations are divided by at least, should all of them be 0."""


def scale_each_piece(model: ModelProto) -> None:
    """Gives each piece's activations a scale of their own, where `quantize_dynamic` gave all pieces of a run the same.

    One piece with large activations makes the steps of all others coarse then, and what a float that differs in its last
    bit does to the scale moves every piece. Changes the model in place.
    """
    made_by = {output: node for node in model.graph.node for output in node.output}
    used_by = {name: node for node in model.graph.node for name in node.input}
    weights = {each.name: each for each in model.graph.initializer}
    new: list[NodeProto] = []
    dropped: list[NodeProto] = []
    replaced: dict[str, list[NodeProto]] = {}
    for product in model.graph.node:
        if product.op_type != "MatMulInteger":
            continue
        quantised = made_by[product.input[0]]
        as_float = used_by[product.output[0]]
        scaled = used_by[as_float.output[0]]
        (scales,) = [made_by[name] for name in scaled.input if name != as_float.output[0]]
        (weight_scale,) = [name for name in scales.input if name in weights]
        dropped += [quantised, product, as_float, scaled, scales]
        replaced[product.output[0]] = _product(
            activations=quantised.input[0],
            weight=product.input[1],
            weight_zero=product.input[3],
            weight_scale=weight_scale,
            output=scaled.output[0],
        )
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            new += replaced[node.output[0]]
        elif node not in dropped:
            new.append(node)
    del model.graph.node[:]
    model.graph.node.extend(new)
    model.graph.initializer.extend(
        [
            numpy_helper.from_array(np.array(1 / STEPS, np.float32), "piece.step"),
            numpy_helper.from_array(np.array(ZERO, np.uint8), "piece.zero"),
            numpy_helper.from_array(np.array(SMALLEST, np.float32), "piece.smallest"),
        ]
    )


def _product(activations: str, weight: str, weight_zero: str, weight_scale: str, output: str) -> list[NodeProto]:
    def name(part: str) -> str:
        return f"{output}.{part}"

    return [
        helper.make_node("Abs", [activations], [name("size")]),
        helper.make_node("ReduceMax", [name("size")], [name("largest")], axes=[-1], keepdims=1),
        helper.make_node("Max", [name("largest"), "piece.smallest"], [name("range")]),
        helper.make_node("Div", [activations, name("range")], [name("shares")]),
        helper.make_node("QuantizeLinear", [name("shares"), "piece.step", "piece.zero"], [name("steps")]),
        helper.make_node("MatMulInteger", [name("steps"), weight, "piece.zero", weight_zero], [name("whole")]),
        helper.make_node("Cast", [name("whole")], [name("floats")], to=TensorProto.FLOAT),
        helper.make_node("Mul", [weight_scale, "piece.step"], [name("weight_step")]),
        helper.make_node("Mul", [name("floats"), name("weight_step")], [name("of_shares")]),
        helper.make_node("Mul", [name("of_shares"), name("range")], [output]),
    ]
