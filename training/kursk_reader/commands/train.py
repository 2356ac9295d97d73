"""Train a reader beside other work: go on where it was stopped, in a folder of its own."""

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

import torch

from ..data.near_misses import read_near_misses
from ..data.read_articles import read_articles
from ..model.reader import Reader, Shape
from ..model.weights import base_reader, load_reader, with_relevance
from ..model.word_pieces import load_encoder
from ..training.follow import LOG, follow, restore_state
from ..training.idle import run_when_idle
from ..training.mixture import mixture, read_shares
from ..training.train import Plan, Training


def add_arguments(parser: ArgumentParser) -> None:
    plan = Plan()
    parser.add_argument("articles", type=Path, help="what prepare wrote")
    parser.add_argument("--near", type=Path, required=True, metavar="FILE", help="what mine wrote")
    parser.add_argument(
        "--shares", type=Path, required=True, metavar="FILE", help="how often each source is asked (.toml)"
    )
    parser.add_argument("--state", type=Path, required=True, metavar="FOLDER", help="where the training lives")
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--base", type=Path, metavar="FILE", help="the base model's weights (.onnx)")
    start.add_argument("--layers", type=int, metavar="N", help="begin from nothing, to try things out")
    start.add_argument("--from", dest="start", type=Path, metavar="FILE", help="a reader's weights (.safetensors)")
    parser.add_argument("--steps", type=int, metavar="N", help="stop after so many; without, when told to")
    parser.add_argument("--questions", type=int, default=plan.questions, help="in a step")
    parser.add_argument("--windows", type=int, default=plan.windows, help="read with a question")
    parser.add_argument("--learning-rate", type=float, default=plan.learning_rate)
    parser.add_argument("--warm-up", type=int, default=plan.warm_up, help="steps in which the learning rate rises")
    parser.add_argument("--frozen", type=int, default=plan.frozen, help="first layers that stay as they are")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--device", default="cpu", metavar="NAME", help="of PyTorch's, such as cuda; with more --questions"
    )
    parser.add_argument("--bfloat16", action="store_true", help="faster where the processor has it (avx512_bf16, AMX)")
    parser.add_argument("--busy", action="store_true", help="don't leave the processor to other work")


def run(arguments: Namespace) -> None:
    plan = Plan(
        questions=arguments.questions,
        windows=arguments.windows,
        learning_rate=arguments.learning_rate,
        warm_up=arguments.warm_up,
        frozen=arguments.frozen,
        seed=arguments.seed,
        bfloat16=arguments.bfloat16,
    )
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(plan.seed)
    folder: Path = arguments.state
    folder.mkdir(parents=True, exist_ok=True)

    def say(text: str) -> None:
        line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}"
        print(line, flush=True)
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    articles = read_articles(arguments.articles)
    questions = mixture(articles, read_near_misses(arguments.near, articles), read_shares(arguments.shares))
    training = Training(_beginning(arguments), questions, articles, load_encoder(), plan, arguments.device)
    resumed = restore_state(training, folder)
    counts = ", ".join(f"{source} {len(questions.questions[source]):,}" for source in questions.sources)
    say(f"{'goes on after step' if resumed else 'begins: step'} {training.steps:,}; {plan}; questions: {counts}")
    if not arguments.busy:
        run_when_idle()
    follow(training, folder, say, arguments.steps)


def _beginning(arguments: Namespace) -> Reader:
    if arguments.layers:
        return Reader(Shape(layers=arguments.layers))
    return with_relevance(load_reader(arguments.start)) if arguments.start else base_reader(arguments.base)
