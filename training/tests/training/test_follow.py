import os
import signal
import threading
from pathlib import Path

from kursk_reader.training.follow import CHECKPOINT, DECAY, PAUSE, STATUS, follow, restore_state

from .conftest import NewTraining


def test_a_signal_saves_and_ends_and_the_next_goes_on(new_training: NewTraining, tmp_path: Path) -> None:
    training = new_training()
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()
    follow(training, tmp_path, lambda _: None)
    stopped = training.steps
    assert stopped > 0
    again = new_training()
    assert restore_state(again, tmp_path)
    follow(again, tmp_path, lambda _: None, most_steps=stopped + 2)
    assert again.steps == stopped + 2


def test_a_pause_holds_it_until_the_file_is_gone(new_training: NewTraining, tmp_path: Path) -> None:
    (tmp_path / PAUSE).touch()
    training = new_training()
    held: list[int] = []

    def look() -> None:
        held.append(training.steps)
        assert "paused" in (tmp_path / STATUS).read_text()
        (tmp_path / PAUSE).unlink()

    threading.Timer(0.5, look).start()
    follow(training, tmp_path, lambda _: None, most_steps=3)
    assert held == [0]
    assert training.steps == 3


def test_a_decay_ends_with_a_finished_reader(new_training: NewTraining, tmp_path: Path) -> None:
    training = new_training()
    follow(training, tmp_path, lambda _: None, most_steps=2)
    (tmp_path / DECAY).write_text("3")
    follow(training, tmp_path, lambda _: None)
    assert training.steps == 5
    assert training.optimizer.param_groups[0]["lr"] == 0
    assert (tmp_path / CHECKPOINT).is_file()
    assert (tmp_path / "reader.safetensors").is_file()


def test_the_status_is_written_at_every_step(new_training: NewTraining, tmp_path: Path) -> None:
    follow(new_training(), tmp_path, lambda _: None, most_steps=2)
    assert "step 2" in (tmp_path / STATUS).read_text()
