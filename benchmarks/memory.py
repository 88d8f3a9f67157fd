"""Memory of processes: each page counted once, shared ones in equal parts (PSS), in MB."""

import re
from collections.abc import Mapping
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
