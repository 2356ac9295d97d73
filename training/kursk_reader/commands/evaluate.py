"""Measure how good weights are: ask each article its questions, the article being all there is to answer from."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..data.article import Article
from ..data.read_articles import read_articles
from ..data.read_questions import has_articles, read_questions
from ..evaluation.evaluate import Trial, is_right_read, judge_lexical, judge_read, run_trials
from ..evaluation.render import by_kind, render_measures
from ..input_error import InputError
from ..model.reading import load_read
from ..model.word_pieces import load_encoder

CANDIDATES = 8
LEXICAL_WEIGHTS = (0.0, 2.0)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", help="question files, as kursk eval has them")
    parser.add_argument("--reader", type=Path, required=True, metavar="FILE", help="weights (.onnx or .safetensors)")
    parser.add_argument("--article", type=Path, metavar="FILE", help="for questions that bring none: Markdown")
    parser.add_argument("--questions", type=int, metavar="N", help="ask the first N of each article only")
    parser.add_argument("--candidates", type=int, default=CANDIDATES, metavar="N", help="windows read for a question")
    parser.add_argument(
        "--lexical",
        type=float,
        nargs="+",
        default=LEXICAL_WEIGHTS,
        metavar="WEIGHT",
        help="what the lexical score counts beside a span's",
    )
    parser.add_argument("--threads", type=int, default=1)


def run(arguments: Namespace) -> None:
    encode = load_encoder()
    read = load_read(arguments.reader, arguments.threads)
    for file in arguments.files:
        articles = _articles(file, arguments.article)
        trials = list(run_trials(articles, encode, read, arguments.candidates, arguments.questions))
        print(_report(file.name, trials, arguments.lexical), flush=True)


def _articles(file: Path, article: Path | None) -> list[Article]:
    if has_articles(file):
        return read_articles(file)
    if article is None:
        raise InputError(f"{file} brings no articles: name the one that it asks with --article.")
    return [read_questions(file, article)]


def _report(name: str, trials: list[Trial], weights: list[float]) -> str:
    judged = {weight: [judge_read(trial, weight) for trial in trials] for weight in weights}
    rows = {"lexical": [judge_lexical(trial) for trial in trials]}
    rows |= {f"reader + {weight:g} × lexical": verdicts for weight, verdicts in judged.items()}
    answerable = [trial for trial in trials if trial.question.answers]
    read = sum(is_right_read(trial) for trial in answerable) / max(1, len(answerable))
    return "\n".join(
        [
            f"{name}: {len(trials):,} questions, {len(answerable):,} of them with an answer, which was read for {read:.1%}",
            render_measures(rows, name),
            render_measures(by_kind(judged[weights[0]]), f"by kind, reader + {weights[0]:g} × lexical"),
            "",
        ]
    )
