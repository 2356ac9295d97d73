"""Write weights as the 8-bit ONNX file that the package ships."""

from argparse import ArgumentParser, Namespace
from hashlib import sha256
from pathlib import Path

from ..model.export import export
from ..model.weights import load_reader


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="FILE", help="weights (.safetensors, 16 or 32 bits)"
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write (.onnx)")


def run(arguments: Namespace) -> None:
    export(load_reader(arguments.source), arguments.to)
    content = arguments.to.read_bytes()
    print(f"{arguments.to} is written: {len(content):,} bytes, SHA-256 {sha256(content).hexdigest()}.")
