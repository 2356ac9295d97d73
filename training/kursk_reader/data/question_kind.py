import re

UNANSWERABLE = "unanswerable"
OTHER = "other"

_QUESTION_WORD = re.compile(r"\b(how (?:many|much|long|old|far|often)|how|why|when|where|who|whom|whose|which|what)\b")
_KIND_OF = {"whom": "who", "whose": "who"}


def question_kind(question: str) -> str:
    """The first question word of a question, with what a "how" is about: "why", "how many", "other"."""
    found = _QUESTION_WORD.search(question.lower())
    if found is None:
        return OTHER
    return _KIND_OF.get(found[1], found[1])
