from random import Random

from kursk_reader.training.names import names_and_numbers, with_other_name

PARAGRAPH = "In 1856 the Treaty of Paris opened the Danube to all ships."


def test_what_begins_a_sentence_is_no_name() -> None:
    text = "Ships may pass. Barges too. In 1856 the Treaty of Paris opened the Danube, 2,850 km long."
    assert [name.group() for name in names_and_numbers(text)] == ["1856", "Treaty of Paris", "Danube", "2,850"]


def test_a_name_is_swapped_for_a_name_that_is_neither_in_the_question_nor_in_the_paragraph() -> None:
    others = ["Danube", "Rhine", "1992", "Treaty of Paris"]
    swapped = with_other_name("Which treaty opened the Danube?", PARAGRAPH, others, Random(1))
    assert swapped == "Which treaty opened the Rhine?"


def test_a_number_is_swapped_for_a_number() -> None:
    assert (
        with_other_name("What happened in 1856?", PARAGRAPH, ["Rhine", "1992"], Random(1)) == "What happened in 1992?"
    )


def test_without_a_name_of_the_paragraph_nothing_is_swapped() -> None:
    assert with_other_name("Which treaty opened the Volga?", PARAGRAPH, ["Rhine"], Random(1)) is None
    assert with_other_name("Which treaty opened the Danube?", PARAGRAPH, ["1992"], Random(1)) is None
