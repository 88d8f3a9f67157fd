"""The log files of the processes: set aside each day, thrown away after a term.

The processes keep their file open for appending, so it is emptied in place and never renamed.
"""

import shutil
from datetime import datetime
from pathlib import Path


def clear_logs(folder: Path, before: datetime, now: datetime) -> int:
    """Set today's logs aside under their day, and delete those of before a moment; how many were deleted."""
    for log in folder.glob("*.log"):
        if log.stat().st_size:
            kept = log.with_name(f"{log.stem}-{now:%Y%m%d}.old")
            with open(log, "r+b") as current, open(kept, "ab") as aside:
                shutil.copyfileobj(current, aside)
                current.truncate(0)
    old = [one for one in folder.glob("*-????????.old") if one.stem[-8:] < f"{before:%Y%m%d}"]
    for one in old:
        one.unlink()
    return len(old)
