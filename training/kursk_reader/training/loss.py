import math

import torch
from torch import Tensor
from torch.nn import functional

EXCLUDED = -1e4
"""The logit of a piece that is no part of a window."""


def shared_loss(logits: Tensor, in_window: Tensor, right: Tensor) -> Tensor:
    """How unlikely the right starts (or ends) are among all pieces of all windows of a question, or "nothing here" against
    them all; the mean over the questions.

    Rows are [questions × windows, length], the windows of a question one after another. `right`, [questions, windows ×
    length + 1], marks what is right in the windows of a question laid end to end; the last stands for "nothing here".

    With the logits z[w, i] of a question's windows w = 1…W, i over a window's pieces, position 0 for [CLS]:

        nothing     = log(1/W · Σ_w exp z[w, 0])
        p(w, i)     = exp z[w, i] / (exp nothing + Σ_w' Σ_i' exp z[w', i'])
        p(nothing)  = exp nothing / (the same)
        loss        = −log Σ p(right)

    One softmax over all windows makes spans of different windows comparable (shared normalisation: Clark and Gardner 2018,
    "Simple and effective multi-paragraph reading comprehension", section 3.3), and where several are right it is enough to
    point at one (section 3.2); that "nothing" is one outcome more, pooled over the windows, is this project's.
    """
    questions = right.shape[0]
    by_question = logits[:, 0].view(questions, -1)
    nothing = torch.logsumexp(by_question, 1, keepdim=True) - math.log(by_question.shape[1])
    pieces = logits.masked_fill(~in_window, EXCLUDED).view(questions, -1)
    log_shares = torch.log_softmax(torch.cat([pieces, nothing], 1), 1)
    return -torch.logsumexp(log_shares.masked_fill(~right, -torch.inf), 1).mean()


def answer_loss(logits: Tensor, answers: Tensor) -> Tensor:
    """Whether each window answers: the cross-entropy of [CLS]'s relevance, [rows, length], with 1 or 0, [rows]."""
    return functional.binary_cross_entropy_with_logits(logits[:, 0], answers)


def sentence_loss(logits: Tensor, answering: Tensor, graded: Tensor) -> Tensor:
    """Whether each piece stands in a sentence that answers, where that is known; all [rows, length]. Right pieces are few,
    and count as much as all others together.
    """
    losses = functional.binary_cross_entropy_with_logits(logits, answering, reduction="none")
    right, wrong = graded & (answering > 0), graded & (answering == 0)
    means = [losses[part].mean() for part in (right, wrong) if part.any()]
    return torch.stack(means).mean() if means else logits.sum() * 0
