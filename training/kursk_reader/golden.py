"""What a reader must make of given inputs, so that another implementation can be held to it: one question with one window a
line, `{"question", "sentences": ["…"], "question_ids", "window_ids", "best": {"start", "end", "text", "score", "lead"},
"nothing": [start, end]}`. The best span's start and end are pieces of the window, from 0, both included; it lies in one
sentence. Its lead is its score less that of the next best span: on another processor a short lead may be another's.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .input_error import InputError
from .model.input_rows import QUESTION_PIECES, input_row
from .model.reading import Read
from .model.spans import best_span, span_scores
from .model.windows import windows
from .model.word_pieces import Encode

DECIMALS = 4

Golden = dict[str, Any]


def make_golden(question: str, sentences: Sequence[str], encode: Encode, read: Read) -> Golden:
    """Raises InputError if the sentences don't make one window."""
    made = windows(sentences, encode)
    if len(made) != 1:
        raise InputError(f'The sentences read with "{question}" make {len(made)} windows, not one.')
    asked = encode(question).ids[:QUESTION_PIECES]
    (reading,) = read([input_row(asked, made[0].ids)])
    spans = [
        (best_span(reading.start[place], reading.end[place]), place.start, sentences[number], pieces)
        for number, place, pieces in made[0].parts()
    ]
    span, offset, sentence, pieces = max(spans, key=lambda each: each[0].score)
    scores = [span_scores(reading.start[place], reading.end[place]).ravel() for _, place, _ in made[0].parts()]
    next_best, best = np.partition(np.concatenate(scores), -2)[-2:]
    return {
        "question": question,
        "sentences": list(sentences),
        "question_ids": asked.tolist(),
        "window_ids": made[0].ids.tolist(),
        "best": {
            "start": offset + span.first,
            "end": offset + span.last,
            "text": sentence[pieces.starts[span.first] : pieces.ends[span.last]],
            "score": round(span.score, DECIMALS),
            "lead": round(float(best - next_best), DECIMALS),
        },
        "nothing": [round(reading.nothing_start, DECIMALS), round(reading.nothing_end, DECIMALS)],
    }


def write_golden(golden: Sequence[Golden], file: Path) -> None:
    lines = [json.dumps(each, ensure_ascii=False) + "\n" for each in golden]
    file.write_text("".join(lines), encoding="utf-8", newline="\n")


def differences(ours: Golden, theirs: Golden) -> tuple[float, bool]:
    """By how much a score differs at most, and whether the best span is another. Raises InputError if the pieces differ."""
    if (ours["question_ids"], ours["window_ids"]) != (theirs["question_ids"], theirs["window_ids"]):
        raise InputError(f'The pieces of "{ours["question"]}" or of its window are others than the file has.')
    scores = zip([ours["best"]["score"], *ours["nothing"]], [theirs["best"]["score"], *theirs["nothing"]], strict=True)
    other_span = any(ours["best"][part] != theirs["best"][part] for part in ("start", "end", "text"))
    return max(abs(our - their) for our, their in scores), other_span
