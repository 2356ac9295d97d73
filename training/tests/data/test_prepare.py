import json
from pathlib import Path

from kursk_reader.data.prepare import prepare
from kursk_reader.data.read_articles import read_articles


def test_keeps_what_is_measured_on_out(tmp_path: Path) -> None:
    source = _file(tmp_path / "source.jsonl", ["New_York_City", "Rome", "Bern"])
    kept_out = [_file(tmp_path / "a.jsonl", ["New York City"]), _file(tmp_path / "b.jsonl", ["bern"])]
    prepare(source, kept_out, tmp_path / "out" / "articles.jsonl")
    assert [article.title for article in read_articles(tmp_path / "out" / "articles.jsonl")] == ["Rome"]


def test_what_it_writes_it_reads_as_it_was(tmp_path: Path) -> None:
    written = prepare(_file(tmp_path / "source.jsonl", ["Rome"]), [], tmp_path / "articles.jsonl")
    assert read_articles(tmp_path / "articles.jsonl") == written


def _file(file: Path, titles: list[str]) -> Path:
    question = {"question": "Where?", "answers": [{"paragraph": 0, "start": 3, "text": "café"}]}
    lines = [
        json.dumps({"title": title, "paragraphs": ["In cafés."], "questions": [question]}) + "\n" for title in titles
    ]
    file.write_text("".join(lines), encoding="utf-8")
    return file
