from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..data.article import Article, Question
from ..model.reading import Read
from ..model.word_pieces import Encode
from .evidence import Evidence, gather
from .judge import Verdict, is_right, judge
from .lexical import lexical_score
from .passages import Passages, cut_up


@dataclass(frozen=True)
class Trial:
    """A question and what its article says to it; each article is its own corpus."""

    question: Question
    passages: Passages
    evidence: Evidence


def run_trials(
    articles: Sequence[Article], encode: Encode, read: Read, candidates: int, questions: int | None
) -> Iterator[Trial]:
    """Asks the first so many questions of each article, None for all, reading so many candidate windows for each."""
    for article in articles:
        passages = cut_up(article, encode)
        score = lexical_score(passages.sentences, article.paragraphs)
        for question in article.questions[:questions]:
            evidence = gather(question.text, passages, score(question.text), candidates, encode, read)
            yield Trial(question, passages, evidence)


def judge_lexical(trial: Trial) -> Verdict:
    """The first sentence is the likest, and its likeness the confidence."""
    scores = trial.evidence.lexical
    ranked = _lexical_order(trial)
    return judge(trial.question, ranked, None, float(scores[ranked[0]]), trial.passages)


def judge_read(trial: Trial, lexical_weight: float) -> Verdict:
    """The first sentence has the best span, likeness counting as much beside its score as the weight says; the confidence
    is by how much that is above the score of "nothing here". Sentences that weren't read come last.
    """
    evidence = trial.evidence
    scores = {
        number: pointer.score + lexical_weight * evidence.lexical[number] for number, pointer in evidence.read.items()
    }
    ranked = sorted(scores, key=lambda number: -scores[number])
    unread = [number for number in _lexical_order(trial) if number not in scores]
    confidence = float(scores[ranked[0]] - evidence.nothing)
    return judge(trial.question, ranked + unread, evidence.read[ranked[0]].text, confidence, trial.passages)


def is_right_read(trial: Trial) -> bool:
    """Whether a right sentence is in a window that was read."""
    sentences = trial.passages.sentences
    return any(is_right(sentences[number], trial.question.answers) for number in trial.evidence.read)


def _lexical_order(trial: Trial) -> list[int]:
    scores = trial.evidence.lexical
    return sorted(range(len(scores)), key=lambda number: -scores[number])
