from dataclasses import replace
from pathlib import Path

import numpy as np

from kursk_reader.data.article import Article, Place, Question
from kursk_reader.data.near_misses import may_answer, mine, read_near_misses
from kursk_reader.retrieval.embedder import Vectors

BREAD = Article(
    "Bread",
    ("Bread is made of flour and water.", "Grain is milled to flour; barges carry it to the mill."),
    (Question("What is bread made of?", (Place(0, 17, "flour and water"),), ""),),
    source="rivers",
    pool="rivers",
)


def test_near_misses_come_from_all_articles_of_a_pool_and_never_answer(rivers: Article, tmp_path: Path) -> None:
    articles = [rivers, BREAD, replace(BREAD, pool="another", source="another")]
    list(mine(articles, None, tmp_path / "near.jsonl"))
    near = read_near_misses(tmp_path / "near.jsonl", articles)
    assert (1, 0) in near[0, 2] or (1, 1) in near[0, 2]
    assert all(number != 2 for number, _ in near[0, 2])
    for (number, question), passages in near.items():
        asked = articles[number].questions[question]
        assert not any(may_answer(asked, articles[number], articles[each[0]], each[1]) for each in passages)


def test_goes_on_with_what_is_not_mined_and_what_has_changed(rivers: Article, tmp_path: Path) -> None:
    target = tmp_path / "near.jsonl"
    other = replace(BREAD, pool="bread")
    assert len(list(mine([rivers], None, target))) == 1
    assert len(list(mine([rivers, other], None, target))) == 1
    assert list(mine([rivers, other], None, target)) == []
    changed = replace(other, paragraphs=(*other.paragraphs, "Flour and water make dough."))
    assert len(list(mine([rivers, changed], None, target))) == 1


def test_an_embedder_finds_what_words_do_not(rivers: Article, tmp_path: Path) -> None:
    def embed(texts: list[str]) -> Vectors:
        """To it a long lock and a long river are alike."""
        return np.array([[float("Volga" in text or "locks" in text), 1.0] for text in texts], np.float32)

    target = tmp_path / "near.jsonl"
    list(mine([rivers], None, target))
    assert (0, 3) not in read_near_misses(target, [rivers])[0, 4][:1]
    list(mine([rivers], embed, target))
    assert (0, 3) in read_near_misses(target, [rivers])[0, 4]
