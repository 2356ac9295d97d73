"""Find near misses for the questions to train on; goes on where it was stopped."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..data.near_misses import mine
from ..data.read_articles import read_articles
from ..model.word_pieces import load_encoder
from ..retrieval.embedder import load_embedder


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("articles", type=Path, help="what prepare wrote")
    parser.add_argument(
        "--embedder", type=Path, metavar="FILE", help="bge-small-en-v1.5 (.onnx); without, by words alone"
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write (.jsonl)")
    parser.add_argument("--threads", type=int, default=2)


def run(arguments: Namespace) -> None:
    embed = load_embedder(arguments.embedder, load_encoder(), arguments.threads) if arguments.embedder else None
    for done in mine(read_articles(arguments.articles), embed, arguments.to):
        print(done, flush=True)
