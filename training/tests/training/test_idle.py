import subprocess
import sys

import pytest

ASK = """
import os, threading
from kursk_reader.training.idle import run_as_others, run_when_idle
done = threading.Event()
waits = threading.Thread(target=done.wait)
waits.start()
for change in (run_when_idle, run_as_others):
    change()
    print(*(os.sched_getscheduler(thread) for thread in (0, waits.native_id)), os.getpriority(os.PRIO_PROCESS, 0))
done.set()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a policy")
def test_every_thread_gives_way() -> None:
    """In a session of its own, whose weight is lowered with it."""
    said = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, start_new_session=True
    )
    idle = 5
    assert said.stdout.splitlines()[0] == f"{idle} {idle} 19"
