"""Put the data sets together into one file of articles to train on."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from ..data.prepare import prepare

MOST_PARAGRAPHS = 2500
"""Near misses are looked for by an embedder, which takes some 10 ms a paragraph."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("sources", type=Path, nargs="+", help="data sets and documents (.json, .jsonl, .jsonl.xz)")
    parser.add_argument(
        "--without",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="files whose articles are measured on, and must not be trained on",
    )
    parser.add_argument("--most", type=int, default=MOST_PARAGRAPHS, metavar="N", help="paragraphs of a pool")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write (.jsonl)")


def run(arguments: Namespace) -> None:
    articles = prepare(arguments.sources, arguments.without, arguments.to, arguments.most)
    paragraphs: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for article in articles:
        paragraphs[article.source] += len(article.paragraphs)
        questions[article.source] += len(article.questions)
    for source, count in questions.items():
        print(f"{source}: {count:,} questions, {paragraphs[source]:,} paragraphs")
    print(
        f"{len(articles):,} articles, {questions.total():,} questions, {paragraphs.total():,} paragraphs: {arguments.to}"
    )
