import math

import torch
from torch import Tensor
from torch.nn import functional

EXCLUDED = -1e4
"""The logit of a piece that is no part of a window."""


def shared_loss(start: Tensor, end: Tensor, in_window: Tensor, targets: Tensor, windows: int) -> Tensor:
    """How unlikely the right span is among all pieces of all windows of its question, or "nothing here" against them all.

    Rows are [questions × windows, length], the windows of a question one after another. `targets`, [questions, 2], are
    places of the right start and end in the windows of a question laid end to end (window × length + piece); windows ×
    length stands for "nothing here".

    With the start logits z[w, i] of a question's windows w = 1…W, i over a window's pieces, position 0 for [CLS]:

        nothing     = log(1/W · Σ_w exp z[w, 0])
        p(w, i)     = exp z[w, i] / (exp nothing + Σ_w' Σ_i' exp z[w', i'])
        p(nothing)  = exp nothing / (the same)
        loss(start) = −log p(target)

    and the same for ends; the loss is the mean of both, over the questions. One softmax over all windows makes spans of
    different windows comparable (shared normalisation: Clark and Gardner 2018, "Simple and effective multi-paragraph reading
    comprehension", section 3.3); that "nothing" is one outcome more, pooled over the windows, is this project's.
    """
    losses = [_loss(logits.float(), in_window, targets[:, side], windows) for side, logits in enumerate((start, end))]
    return torch.stack(losses).mean()


def _loss(logits: Tensor, in_window: Tensor, target: Tensor, windows: int) -> Tensor:
    questions = logits.shape[0] // windows
    nothing = torch.logsumexp(logits[:, 0].view(questions, windows), 1, keepdim=True) - math.log(windows)
    pieces = logits.masked_fill(~in_window, EXCLUDED).view(questions, -1)
    return functional.cross_entropy(torch.cat([pieces, nothing], 1), target)
