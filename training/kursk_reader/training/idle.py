"""To run beside other work without being in its way."""

import os
from contextlib import suppress
from pathlib import Path

LOWEST = 19


def run_when_idle() -> None:
    """Gives the processor to whoever else wants it: every thread of this process, and those they start, run only where
    nothing else does. On Linux `nice` counts within a session only, so that the session's own weight (autogroup) is lowered,
    too; elsewhere `nice` has to do.
    """
    if not hasattr(os, "sched_setscheduler"):
        os.nice(LOWEST)
        return
    for thread in (int(task.name) for task in Path("/proc/self/task").iterdir()):
        os.setpriority(os.PRIO_PROCESS, thread, LOWEST)
        os.sched_setscheduler(thread, os.SCHED_IDLE, os.sched_param(0))
    # Missing where the kernel groups nothing; refused where the group is another's.
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(LOWEST), encoding="ascii")
