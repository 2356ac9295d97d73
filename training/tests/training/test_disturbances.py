from random import Random

import pytest

from kursk_reader.training.disturbances import disturbed, keywords, with_typo

QUESTION = "Which treaty opened the Danube to all ships?"


@pytest.mark.parametrize("seed", range(50))
def test_a_typo_changes_one_word_by_one_letter_at_most(seed: int) -> None:
    typed = with_typo(QUESTION, Random(seed)).split()
    changed = [(ours, theirs) for ours, theirs in zip(typed, QUESTION.split(), strict=True) if ours != theirs]
    assert len(changed) <= 1
    for ours, theirs in changed:
        assert abs(len(ours) - len(theirs)) <= 1
        assert (ours[0], ours[-1]) == (theirs[0], theirs[-1]) or len(ours) == len(theirs)


def test_short_words_are_typed_right() -> None:
    assert with_typo("Who is he?", Random(1)) == "Who is he?"


def test_keywords_are_what_tells() -> None:
    asked = {keywords(QUESTION, Random(seed)) for seed in range(20)}
    assert asked == {"treaty opened Danube all ships", "Which treaty opened Danube all ships"}


def test_a_question_without_any_keyword_stays() -> None:
    assert keywords("Is it as it was?", Random(1)) == "Is it as it was?"


def test_most_questions_stay_as_they_are() -> None:
    random = Random(1)
    same = sum(disturbed(QUESTION, random) == QUESTION for _ in range(2000)) / 2000
    assert 0.6 < same < 0.7
