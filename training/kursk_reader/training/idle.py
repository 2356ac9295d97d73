"""To run beside other work without being in its way."""

import os
from contextlib import suppress
from pathlib import Path

LOWEST, USUAL = 19, 0


def run_when_idle() -> None:
    """Gives the processor to whoever else wants it: every thread of this process, and those they start, run only where
    nothing else does. On Linux `nice` counts within a session only, so that the session's own weight (autogroup) is lowered,
    too; elsewhere `nice` has to do.
    """
    if hasattr(os, "sched_setscheduler"):
        _schedule(os.SCHED_IDLE, LOWEST)
    else:
        os.nice(LOWEST)


def run_as_others() -> None:
    """Takes part again, as far as the system allows it: to be done soon with what was begun."""
    if hasattr(os, "sched_setscheduler"):
        _schedule(os.SCHED_OTHER, USUAL)


def _schedule(policy: int, niceness: int) -> None:
    """Only root may raise what has been lowered; and no autogroup is there where the kernel makes none."""
    for thread in (int(task.name) for task in Path("/proc/self/task").iterdir()):
        with suppress(PermissionError):
            os.sched_setscheduler(thread, policy, os.sched_param(0))
            os.setpriority(os.PRIO_PROCESS, thread, niceness)
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(niceness), encoding="ascii")
