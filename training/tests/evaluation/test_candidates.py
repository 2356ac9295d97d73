from pathlib import Path

import pytest

from kursk_reader.data.article import Article
from kursk_reader.evaluation.candidates import Asked, cases_of_article, find_cases, read_cases, shares_most, write_cases


def test_what_it_writes_it_reads_as_it_was(rivers: Article, tmp_path: Path) -> None:
    cases = list(cases_of_article(rivers, None, 3, None))
    assert write_cases(cases, tmp_path / "cases.jsonl") == len(rivers.questions)
    assert read_cases(tmp_path / "cases.jsonl") == cases


def test_the_passage_of_the_answer_is_right_and_others_with_its_words_are_not(rivers: Article) -> None:
    case = next(iter(cases_of_article(rivers, 1, 5, None)))
    assert [each.text for each in case.candidates if each.right] == [rivers.paragraphs[0]]


def test_what_has_a_piece_of_gold_is_right_and_headings_help_to_find_it(handbook: Article) -> None:
    asked = Asked("how do i claim expenses", "", ("Keep every receipt.",))
    (case,) = find_cases([asked], [handbook], 2, None)
    assert case.candidates[0].text == handbook.paragraphs[3]
    assert case.candidates[0].right


@pytest.mark.parametrize(
    ("text", "gold", "right"),
    [("Up  to\nten days.", "to ten", True), ("ten days", "Ten days", False), ("ten", "ten days of leave", False)],
)
def test_a_passage_is_right_that_holds_gold_or_is_most_of_it(text: str, gold: str, right: bool) -> None:
    assert shares_most(text, gold) == right
