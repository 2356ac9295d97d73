"""Compare weights with a file of golden inputs and outputs, or write it anew from them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..data.read_text import read_objects
from ..golden import differences, make_golden, write_golden
from ..model.reading import load_read
from ..model.word_pieces import load_encoder


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="questions and windows with what a reader makes of them (.jsonl)")
    parser.add_argument("--reader", type=Path, required=True, metavar="FILE", help="weights (.onnx or .safetensors)")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the same inputs with the weights' outputs")


def run(arguments: Namespace) -> None:
    encode = load_encoder()
    read = load_read(arguments.reader, threads=1)
    theirs = read_objects(arguments.file)
    ours = [make_golden(each["question"], each["sentences"], encode, read) for each in theirs]
    compared = [differences(our, their) for our, their in zip(ours, theirs, strict=True)]
    largest = max(difference for difference, _ in compared)
    other_spans = sum(other for _, other in compared)
    print(f"{len(ours)} windows: a score differs by {largest:.4f} at most, {other_spans} best spans are others.")
    if arguments.to:
        write_golden(ours, arguments.to)
        print(f"{arguments.to} is written.")
