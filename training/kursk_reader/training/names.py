import re
from collections.abc import Iterator, Sequence
from random import Random

_CAPITALISED = r"[A-Z][\w'’-]+"
_NAME_OR_NUMBER = re.compile(
    rf"(?<!^)(?<![.!?]\s)\b(?:{_CAPITALISED}(?:\s(?:of\s|the\s)?{_CAPITALISED})*|\d[\d,.]*\d|\d)"
)


def names_and_numbers(text: str) -> Iterator[re.Match[str]]:
    """Capitalised words and numbers, but for what begins a sentence: its capital says nothing."""
    return _NAME_OR_NUMBER.finditer(text)


def with_other_name(question: str, paragraph: str, others: Sequence[str], random: Random) -> str | None:
    """The question with a name or number of it that the paragraph has swapped for another of its kind that neither has, so
    that the paragraph no longer answers; `None` where there is nothing to swap, or nothing to swap it for.
    """
    found = [name for name in names_and_numbers(question) if name.group() in paragraph]
    if not found:
        return None
    name = random.choice(found)
    is_number = name.group()[0].isdigit()
    fitting = [
        other
        for other in others
        if other[0].isdigit() == is_number and other not in paragraph and other not in question
    ]
    if not fitting:
        return None
    return question[: name.start()] + random.choice(fitting) + question[name.end() :]
