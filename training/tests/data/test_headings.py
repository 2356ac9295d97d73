from dataclasses import replace

from kursk_reader.data.article import Article
from kursk_reader.data.headings import with_heading_questions


def test_a_heading_is_answered_by_what_stands_under_it(handbook: Article) -> None:
    questions = {question.text: question for question in with_heading_questions(handbook).questions}
    assert list(questions) == ["Request leave", "Claim expenses"]
    assert [answer.paragraph for answer in questions["Request leave"].answers] == [1]
    assert not questions["Request leave"].exact


def test_a_heading_that_comes_twice_asks_nothing(handbook: Article) -> None:
    sections = (*handbook.sections[:3], ("Money", "Request leave"))
    assert with_heading_questions(replace(handbook, sections=sections)).questions == ()
