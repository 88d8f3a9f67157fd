"""What processes take: memory in MB, each page counted once and shared ones in parts (PSS), and processor time."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

Memory = dict[str, float]


def of_processes(pids: Mapping[str, int]) -> Memory:
    """MB per name, and of all together."""
    found = {name: pss(pid) for name, pid in pids.items()}
    return {**found, "all": sum(found.values())}


def pss(pid: int) -> float:
    """MB of one process."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) / 1024


def cpu_seconds(pids: Iterable[int]) -> float:
    """Seconds of processor time that processes took so far, together."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
