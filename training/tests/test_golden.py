from pathlib import Path

import pytest
import torch

from kursk_reader.data.read_text import read_objects
from kursk_reader.golden import differences, make_golden, write_golden
from kursk_reader.input_error import InputError
from kursk_reader.model.reader import Reader, Shape
from kursk_reader.model.reading import Read, read_with_torch
from kursk_reader.model.word_pieces import Encode

SENTENCES = ["The Danube rises in Germany.", "It flows through “ten” countries."]


@pytest.fixture(scope="module")
def read() -> Read:
    torch.manual_seed(1)
    return read_with_torch(Reader(Shape(width=24, heads=2, inner_width=48, layers=1)))


def test_what_was_written_is_no_different(read: Read, encode: Encode, tmp_path: Path) -> None:
    golden = make_golden("Where does it rise?", SENTENCES, encode, read)
    write_golden([golden], tmp_path / "golden.jsonl")
    (written,) = read_objects(tmp_path / "golden.jsonl")
    assert written == golden
    assert differences(golden, written) == (0, False)


def test_the_best_span_is_a_piece_of_one_sentence(read: Read, encode: Encode) -> None:
    golden = make_golden("Where does it rise?", SENTENCES, encode, read)
    best = golden["best"]
    assert any(best["text"] in sentence for sentence in SENTENCES)
    assert encode(best["text"]).ids.tolist() == golden["window_ids"][best["start"] : best["end"] + 1]


def test_what_is_more_than_a_window_is_refused(read: Read, encode: Encode) -> None:
    with pytest.raises(InputError, match="make 2 windows, not one"):
        make_golden("Why?", ["word " * 100, "word " * 100], encode, read)
