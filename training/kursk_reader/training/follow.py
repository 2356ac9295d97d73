"""A training in a folder: it is saved there, told of there, and steered by files that are put there."""

import signal
import time
from collections import deque
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from statistics import mean

import torch

from ..model.weights import save_reader
from .idle import run_as_others
from .schedule import Decay, is_over
from .train import Step, Training

CHECKPOINT, STATUS, LOG = "checkpoint.pt", "status.txt", "log.txt"
PAUSE, DECAY, STOP = "pause", "decay", "stop"
LOOKED_AFTER = 2.0
"""Seconds between looks at whether the pause is over."""
SAVED_EVERY = 25
"""Steps between two checkpoints; a stop saves, too."""
KEPT_EVERY = 500
"""Steps between two readers that are kept, in 16 bits."""
LOGGED_EVERY = 10
AVERAGED = 50
"""Losses are told as means over so many steps."""


def follow(training: Training, folder: Path, say: Callable[[str], None], most_steps: int | None = None) -> None:
    """Trains until it is told to stop (SIGTERM, SIGINT, or a file "stop"), a decay is over, or so many steps are done, and
    saves its state. While a file "pause" is there, it waits. A file "decay" with a number lets the learning rate fall from
    now on, to nothing after so many steps; the reader is then finished, and saved as reader.safetensors.
    """
    stopping = _Stop(folder / STOP)
    recent: deque[Step] = deque(maxlen=AVERAGED)
    speed = _Speed()
    _say_status(folder, f"step {training.steps:,}: has begun")
    while not (is_over(training.steps, training.decay) or training.steps == most_steps or stopping.is_asked()):
        if (folder / PAUSE).exists():
            _say_status(folder, f"paused after step {training.steps:,}; remove {folder / PAUSE} to go on")
            time.sleep(LOOKED_AFTER)
            speed = _Speed()
            continue
        _begin_decay(training, folder)
        step = training.step()
        recent.append(step)
        speed.add(step.pieces)
        status = _status(training, recent, speed)
        _say_status(folder, status)
        if step.number % LOGGED_EVERY == 0:
            say(status)
        if step.number % SAVED_EVERY == 0:
            save_state(training, folder)
        if step.number % KEPT_EVERY == 0:
            save_reader(training.reader, folder / f"reader-{step.number:06}.safetensors", torch.float16)
    save_state(training, folder)
    if is_over(training.steps, training.decay):
        save_reader(training.reader, folder / "reader.safetensors")
    say(f"saved after step {training.steps:,}")


def save_state(training: Training, folder: Path) -> None:
    """The checkpoint is replaced at once, so that one that is half written never stands there."""
    unfinished = folder / f"{CHECKPOINT}.part"
    torch.save(training.state(), unfinished)
    unfinished.replace(folder / CHECKPOINT)


def restore_state(training: Training, folder: Path) -> bool:
    """Whether there was a state to go on from."""
    if not (folder / CHECKPOINT).is_file():
        return False
    training.restore(torch.load(folder / CHECKPOINT, map_location="cpu", weights_only=True))
    return True


class _Stop:
    """Signals end the training after the step that they come in, which would take long while others want the processor."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._signalled = False
        file.unlink(missing_ok=True)
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._note)

    def is_asked(self) -> bool:
        return self._signalled or self._file.exists()

    def _note(self, *_: object) -> None:
        self._signalled = True
        run_as_others()


class _Speed:
    """Pieces a second since it began, pauses apart, and of the last step."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()
        self._pieces = 0
        self.now = self.average = 0.0

    def add(self, pieces: int) -> None:
        now = time.monotonic()
        self._pieces += pieces
        self.now, self.average = pieces / (now - self._last), self._pieces / (now - self._began)
        self._last = now


def _begin_decay(training: Training, folder: Path) -> None:
    file = folder / DECAY
    if training.decay is None and file.exists():
        training.decay = Decay(training.steps, int(file.read_text(encoding="ascii")))


def _status(training: Training, recent: deque[Step], speed: _Speed) -> str:
    start, end, answer, sentence = (mean(each) for each in zip(*(astuple(step.losses) for step in recent), strict=True))
    decay = training.decay
    phase = f", decays until step {decay.start + decay.steps:,}" if decay else ""
    return (
        f"step {training.steps:,}{phase}: loss of starts {start:.3f}, ends {end:.3f}, windows {answer:.3f}, "
        f"sentences {sentence:.3f} (last {len(recent)} steps); {speed.now:,.0f} pieces a second, "
        f"{speed.average:,.0f} on average"
    )


def _say_status(folder: Path, status: str) -> None:
    stamp = time.strftime("%Y-%m-%d %H:%M:%S")
    (folder / STATUS).write_text(f"{stamp} {status}\n", encoding="utf-8")
