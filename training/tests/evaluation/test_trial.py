from collections.abc import Sequence

import numpy as np

from kursk_reader.evaluation.candidates import Candidate, Case
from kursk_reader.evaluation.trial import SCORES, judge, read_case, taken_away
from kursk_reader.model.input_rows import InputRow
from kursk_reader.model.reading import Reading
from kursk_reader.model.word_pieces import Encode

GOLD = "Send them by the fifth."
CASE = Case(
    "by when do i send receipts",
    "when",
    (GOLD,),
    (
        Candidate("Handbook", ("Money",), "Ask your lead. Use the form.", 2.0, 0.9, False),
        Candidate("Handbook", ("Money",), "Keep every receipt. " * 40 + GOLD, 1.0, 0.5, True),
    ),
)


def test_the_best_span_is_found_in_a_passage_longer_than_a_window(encode: Encode) -> None:
    reads = read_case(CASE, encode, _pointing_at(encode, "fifth"))
    verdict = judge(CASE, reads, SCORES["spans"])
    assert verdict.place == 1
    assert verdict.sentence_is_right
    assert verdict.highlight_f1 > 0


def test_with_the_answer_taken_away_the_question_has_none(encode: Encode) -> None:
    reads = read_case(CASE, encode, _pointing_at(encode, "fifth"))
    kept, without = judge(CASE, reads, SCORES["spans"]), judge(CASE, taken_away(reads), SCORES["spans"])
    assert (kept.answerable, without.answerable) == (True, False)
    assert without.confidence < kept.confidence


def test_the_embedder_ranks_by_its_own_score(encode: Encode) -> None:
    assert judge(CASE, read_case(CASE, encode, _pointing_at(encode, "fifth")), SCORES["embedder"]).place == 2


def _pointing_at(encode: Encode, word: str) -> "_Pointer":
    return _Pointer(int(encode(word).ids[0]))


class _Pointer:
    """A reader that knows one word."""

    def __init__(self, piece: int) -> None:
        self._piece = piece

    def __call__(self, rows: Sequence[InputRow]) -> list[Reading]:
        return [self._reading(row) for row in rows]

    def _reading(self, row: InputRow) -> Reading:
        logits = (row.ids[row.window] == self._piece).astype(np.float32) * 9
        return Reading(logits, logits, 1.0, 1.0, float(logits.max()), logits)
