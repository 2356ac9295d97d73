import pytest

from kursk_reader.data.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rains.", "It pours!", "Why?", "9 people left."],
        ["He said “No.”", "Then he left."],
        ["Mr. Smith met J. R. Ewing in St. Louis.", "They talked."],
        ["No full stop at the end"],
    ],
)
def test_splits_between_sentences_only(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
