"""What people do to questions. Each keeps what is asked, so that the answer stays right."""

from random import Random

SHORTEST_MISSPELT = 5
DROPPED = 0.35
SWAPPED = 0.35
"""Of the typos; the others double a letter."""

TYPO = 0.12
KEYWORDS = 0.09
NO_QUESTION_MARK = 0.14

KEPT_WORD = 0.8
"""How likely a question word is kept among keywords."""
FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or is are was were be been being do does did it its as".split()
)
QUESTION_WORDS = frozenset("what who when which where how".split())


def disturbed(question: str, random: Random) -> str:
    """A question as it may well be typed: mostly as it is, else with a typo, as keywords or without its question mark."""
    chance = random.random()
    if chance < TYPO:
        return with_typo(question, random)
    if chance < TYPO + KEYWORDS:
        return keywords(question, random)
    if chance < TYPO + KEYWORDS + NO_QUESTION_MARK:
        return question.rstrip("? ")
    return question


def with_typo(question: str, random: Random) -> str:
    """One letter inside one word is dropped, swapped with the next or doubled; a question of short words stays as it is."""
    words = question.split()
    long_words = [index for index, word in enumerate(words) if len(word) >= SHORTEST_MISSPELT]
    if not long_words:
        return question
    index = random.choice(long_words)
    words[index] = _misspelt(words[index], random)
    return " ".join(words)


def keywords(question: str, random: Random) -> str:
    """Without function words, and mostly with its question word; the question itself if nothing would be left."""
    kept = [
        word
        for word in question.rstrip("? ").split()
        if word.lower() not in FUNCTION_WORDS and (word.lower() not in QUESTION_WORDS or random.random() < KEPT_WORD)
    ]
    return " ".join(kept) or question


def _misspelt(word: str, random: Random) -> str:
    place = random.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    chance = random.random()
    if chance < DROPPED:
        return before + after
    if chance < DROPPED + SWAPPED:
        return before + after[0] + letter + after[1:]
    return before + letter + letter + after
