from itertools import pairwise

import numpy as np

from kursk_reader.data.article import Article
from kursk_reader.data.sentences import split_sentences
from kursk_reader.model.input_rows import WINDOW_PIECES
from kursk_reader.model.windows import windows
from kursk_reader.model.word_pieces import Encode


def test_every_sentence_is_in_one_window_whole_and_in_order(rivers: Article, encode: Encode) -> None:
    sentences = _sentences(rivers)
    parts = [part for window in windows(sentences, encode) for part in window.parts()]
    assert [number for number, _, _ in parts] == list(range(len(sentences)))
    assert all(np.array_equal(pieces.ids, encode(sentences[number]).ids) for number, _, pieces in parts)


def test_a_window_is_as_full_as_it_may_be(rivers: Article, encode: Encode) -> None:
    made = windows(_sentences(rivers), encode)
    assert len(made) > 2
    assert all(len(window.ids) <= WINDOW_PIECES for window in made)
    assert all(len(window.ids) + len(after.sentences[0]) > WINDOW_PIECES for window, after in pairwise(made))


def test_what_just_fits_is_taken(encode: Encode) -> None:
    half = "word " * (WINDOW_PIECES // 2)
    assert [len(window.ids) for window in windows([half, half, "More."], encode)] == [WINDOW_PIECES, 2]


def test_a_sentence_longer_than_a_window_is_cut(encode: Encode) -> None:
    made = windows(["Short.", "word " * 500, "Short again."], encode)
    assert [len(window.ids) for window in made] == [2, WINDOW_PIECES, 3]


def test_parts_lie_in_the_window_where_they_say(rivers: Article, encode: Encode) -> None:
    for window in windows(_sentences(rivers), encode):
        assert all(np.array_equal(window.ids[place], pieces.ids) for _, place, pieces in window.parts())


def _sentences(article: Article) -> list[str]:
    return [text[start:end] for text in article.paragraphs for start, end in split_sentences(text)]
