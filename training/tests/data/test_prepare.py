import json
from pathlib import Path

from kursk_reader.data.prepare import prepare
from kursk_reader.data.read_articles import read_articles

MOST = 100


def test_keeps_what_is_measured_on_out(tmp_path: Path) -> None:
    source = _file(tmp_path / "source.jsonl", ["New_York_City", "Rome", "Bern"])
    kept_out = [_file(tmp_path / "a.jsonl", ["New York City"]), _file(tmp_path / "b.jsonl", ["bern"])]
    prepare([source], kept_out, tmp_path / "out" / "articles.jsonl", MOST)
    assert [article.title for article in read_articles(tmp_path / "out" / "articles.jsonl")] == ["Rome"]


def test_what_it_writes_it_reads_as_it_was(tmp_path: Path) -> None:
    written = prepare([_file(tmp_path / "source.jsonl", ["Rome"])], [], tmp_path / "articles.jsonl", MOST)
    assert read_articles(tmp_path / "articles.jsonl") == written


def _file(file: Path, titles: list[str]) -> Path:
    question = {"question": "Where?", "answers": [{"paragraph": 0, "start": 3, "text": "café"}]}
    lines = [
        json.dumps({"title": title, "paragraphs": ["In cafés."], "questions": [question]}) + "\n" for title in titles
    ]
    file.write_text("".join(lines), encoding="utf-8")
    return file


def test_takes_whole_articles_of_a_pool_as_many_as_fit(tmp_path: Path) -> None:
    source = _file(tmp_path / "source.jsonl", ["Bern", "Paris", "Rome"])
    assert len(prepare([source], [], tmp_path / "articles.jsonl", 2)) == 2


def test_leaves_held_out_and_unsure_questions_out(tmp_path: Path) -> None:
    questions = [{"question": "Where?", "answers": [], "paragraph": 0, "sure": sure} for sure in (True, False)]
    line = {"title": "Rome", "paragraphs": ["In cafés."], "questions": questions}
    source = tmp_path / "source.jsonl"
    source.write_text(json.dumps(line) + "\n" + json.dumps({**line, "held_out": True}) + "\n", encoding="utf-8")
    (article,) = prepare([source], [], tmp_path / "articles.jsonl", MOST)
    assert [question.about for question in article.questions] == [0]
