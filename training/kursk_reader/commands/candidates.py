"""Find the candidates that weights are measured by: for each question the passages that words and an embedder propose."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..data.read_articles import read_articles
from ..evaluation.candidates import cases_of_article, find_cases, read_asked, write_cases
from ..model.word_pieces import load_encoder
from ..retrieval.embedder import load_embedder

CANDIDATES = 16


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="questions, with their articles or without")
    parser.add_argument(
        "--passages", type=Path, metavar="FILE", help="for questions that bring none: articles, one a line"
    )
    parser.add_argument(
        "--embedder", type=Path, metavar="FILE", help="bge-small-en-v1.5 (.onnx); without, by words alone"
    )
    parser.add_argument("--candidates", type=int, default=CANDIDATES, metavar="N", help="for a question")
    parser.add_argument("--questions", type=int, metavar="N", help="the first N of each article only")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write (.jsonl)")
    parser.add_argument("--threads", type=int, default=2)


def run(arguments: Namespace) -> None:
    embed = load_embedder(arguments.embedder, load_encoder(), arguments.threads) if arguments.embedder else None
    if arguments.passages:
        asked = read_asked(arguments.file)
        cases = list(find_cases(asked, read_articles(arguments.passages), arguments.candidates, embed))
    else:
        articles = read_articles(arguments.file)
        cases = [
            case
            for article in articles
            for case in cases_of_article(article, arguments.questions, arguments.candidates, embed)
        ]
    answerable = [case for case in cases if case.gold]
    found = sum(any(each.right for each in case.candidates) for case in answerable)
    write_cases(cases, arguments.to)
    print(
        f"{len(cases):,} questions, {len(answerable):,} with an answer, of which {found:,} are proposed: {arguments.to}"
    )
