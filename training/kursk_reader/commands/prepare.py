"""Turn SQuAD 1.1 train into the articles to train on."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..data.prepare import prepare


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, help="train-v1.1.json, or articles one a line (.jsonl, .jsonl.xz)")
    parser.add_argument(
        "--without",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="files whose articles are measured on, and must not be trained on",
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write (.jsonl)")


def run(arguments: Namespace) -> None:
    articles = prepare(arguments.source, arguments.without, arguments.to)
    questions = sum(bool(question.answers) for article in articles for question in article.questions)
    paragraphs = sum(len(article.paragraphs) for article in articles)
    print(f"{len(articles):,} articles with {paragraphs:,} paragraphs and {questions:,} questions: {arguments.to}")
