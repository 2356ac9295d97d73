"""Measure how good weights are, on questions whose candidates have been found."""

from argparse import ArgumentParser, Namespace
from dataclasses import astuple
from pathlib import Path

from ..evaluation.candidates import read_cases
from ..evaluation.measures import measure
from ..evaluation.trial import SCORES, judge, read_case, taken_away
from ..model.reading import load_read
from ..model.word_pieces import load_encoder
from ..training.idle import run_when_idle

HEADINGS = ("questions", "hit@1", "hit@3", "sentence", "highlight", "AUROC", "taken away", "coverage")
CORNER = 16


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", help="what candidates wrote")
    parser.add_argument("--reader", type=Path, required=True, metavar="FILE", help="weights (.onnx, .safetensors, .pt)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--idle", action="store_true", help="leave the processor to other work")


def run(arguments: Namespace) -> None:
    if arguments.idle:
        run_when_idle()
    encode = load_encoder()
    read = load_read(arguments.reader, arguments.threads)
    for file in arguments.files:
        cases = read_cases(file)
        reads = [read_case(case, encode, read) for case in cases]
        print(f"{file.stem:<{CORNER}}  {'  '.join(HEADINGS)}")
        for name, score in SCORES.items():
            verdicts = [judge(case, each, score) for case, each in zip(cases, reads, strict=True)]
            without = [
                judge(case, taken_away(each), score)
                for case, each in zip(cases, reads, strict=True)
                if any(one.candidate.right for one in each)
            ]
            questions, *shares = astuple(measure(verdicts, without))
            cells = [f"{questions:,}", *("–" if share != share else f"{share:.3f}" for share in shares)]
            aligned = "  ".join(f"{cell:>{len(heading)}}" for cell, heading in zip(cells, HEADINGS, strict=True))
            print(f"{name:<{CORNER}}  {aligned}", flush=True)
        print()
