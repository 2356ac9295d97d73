"""Train a reader, from the base model or from other weights on."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import torch

from ..data.read_articles import read_articles
from ..input_error import InputError
from ..model.reader import Reader
from ..model.weights import base_reader, load_reader, save_reader
from ..model.word_pieces import load_encoder
from ..training.train import Plan, Step, train
from ..training.training_set import training_questions

SAVED_EVERY = 600
SAID_EVERY = 50
COMPARED = 10
"""The losses of the first steps and of the last are told, so many of each."""


def add_arguments(parser: ArgumentParser) -> None:
    plan = Plan()
    parser.add_argument("articles", type=Path, help="what prepare wrote")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the weights to write (.safetensors)")
    parser.add_argument("--from", dest="start", type=Path, metavar="FILE", help="weights to train on, not the base's")
    parser.add_argument("--steps", type=int, default=plan.steps)
    parser.add_argument("--questions", type=int, default=plan.questions, help="in a step")
    parser.add_argument("--windows", type=int, default=plan.windows, help="read with a question")
    parser.add_argument("--learning-rate", type=float, default=plan.learning_rate)
    parser.add_argument("--warm-up", type=int, default=plan.warm_up, help="steps in which the learning rate rises")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--threads", type=int, default=2)


def run(arguments: Namespace) -> None:
    plan = Plan(
        steps=arguments.steps,
        questions=arguments.questions,
        windows=arguments.windows,
        learning_rate=arguments.learning_rate,
        warm_up=arguments.warm_up,
        seed=arguments.seed,
    )
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(plan.seed)
    encode = load_encoder()
    questions = training_questions(read_articles(arguments.articles), encode)
    if not questions:
        raise InputError(f"{arguments.articles} holds no question with an answer.")
    reader = load_reader(arguments.start) if arguments.start else base_reader()
    losses = _follow(train(reader, questions, encode, plan), reader, plan, arguments.to)
    save_reader(reader, arguments.to)
    first, last = mean(losses[:COMPARED]), mean(losses[-COMPARED:])
    print(f"loss {first:.3f} -> {last:.3f} from the first {COMPARED} steps to the last {COMPARED}")
    print(f"{arguments.to} is written.")


def _follow(steps: Iterator[Step], reader: Reader, plan: Plan, target: Path) -> list[float]:
    """Says how it goes and saves what is there now and then; gives the losses."""
    started = time.monotonic()
    losses: list[float] = []
    pieces = 0
    for step in steps:
        losses.append(step.loss)
        pieces += step.pieces
        if step.number % SAID_EVERY == 0:
            seconds = time.monotonic() - started
            left = seconds / step.number * (plan.steps - step.number) / 60
            print(
                f"step {step.number:,} of {plan.steps:,}: loss {mean(losses[-SAID_EVERY:]):.3f}, "
                f"{pieces / seconds:,.0f} pieces a second, {left:.0f} minutes left",
                flush=True,
            )
        if step.number % SAVED_EVERY == 0:
            save_reader(reader, target)
    return losses
