"""One process, run to its end: how long, how much of the processors, how much memory."""
import dataclasses
import os
import subprocess
import time


@dataclasses.dataclass
class Run:
    wall: float
    processor: float
    megabytes: float


def run(command, output=subprocess.DEVNULL, accepted=(0,), feed=None):
    """`feed` writes what the process reads, while it runs; only the process is counted."""
    begin = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE if feed else None, stdout=output)
    if feed:
        with process.stdin as pipe:
            feed(pipe)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise SystemExit(f"exit status {process.returncode}: {' '.join(process.args)}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def least(runs):
    """Other work only ever adds to a time: the least is nearest to what it takes. Memory is the most that was seen."""
    return Run(min(r.wall for r in runs), min(r.processor for r in runs), max(r.megabytes for r in runs))
