import json
import lzma
from pathlib import Path

import pytest

from kursk_reader.data.article import Place
from kursk_reader.data.read_articles import read_articles
from kursk_reader.input_error import InputError

PARAGRAPHS = ["Red and blue.", "Blue, dark blue."]


def test_reads_squads_own_form(tmp_path: Path) -> None:
    answers = [{"text": "blue", "answer_start": 11}]
    paragraphs = [
        {"context": PARAGRAPHS[0], "qas": []},
        {"context": PARAGRAPHS[1], "qas": [{"question": "How dark?", "answers": answers}]},
    ]
    file = tmp_path / "squad.json"
    file.write_text(json.dumps({"data": [{"title": "Colours", "paragraphs": paragraphs}]}))
    (article,) = read_articles(file)
    assert article.paragraphs == tuple(PARAGRAPHS)
    assert article.questions[0].answers == (Place(1, 11, "blue"),)


def test_reads_one_article_a_line_packed(tmp_path: Path) -> None:
    question = {"question": "What?", "answers": [{"paragraph": 0, "start": 8, "text": "blue"}]}
    file = tmp_path / "articles.jsonl.xz"
    file.write_bytes(lzma.compress(json.dumps(_line(question)).encode()))
    assert read_articles(file)[0].questions[0].answers == (Place(0, 8, "blue"),)


def test_takes_every_place_of_gold_in_its_paragraph(tmp_path: Path) -> None:
    file = _file(tmp_path, {"question": "What?", "gold": [{"paragraph": 2, "text": "lue"}]})
    assert read_articles(file)[0].questions[0].answers == (Place(1, 1, "lue"), Place(1, 12, "lue"))


def test_refuses_an_answer_that_stands_elsewhere(tmp_path: Path) -> None:
    file = _file(tmp_path, {"question": "What?", "answers": [{"paragraph": 0, "start": 0, "text": "blue"}]})
    with pytest.raises(InputError, match="doesn’t stand where it says"):
        read_articles(file)


def test_refuses_what_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"name": 1}\n')
    with pytest.raises(InputError, match="no articles in a known form"):
        read_articles(file)


def _line(question: dict[str, object]) -> dict[str, object]:
    return {"title": "Colours", "paragraphs": PARAGRAPHS, "questions": [question]}


def _file(folder: Path, question: dict[str, object]) -> Path:
    file = folder / "articles.jsonl"
    file.write_text(json.dumps(_line(question)) + "\n")
    return file
