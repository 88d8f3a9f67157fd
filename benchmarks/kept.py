"""The figures of every part, kept beside the page that is made from them."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs" / "benchmarks"
FILE = DOCS / "figures.json"


def keep(part: str, figures: dict[str, Any]) -> None:
    """Put the figures of a part in the file, with the day and the machine."""
    known = kept()
    known[part] = {"on": datetime.now(UTC).date().isoformat(), "machine": machine(), **_rounded(figures)}
    DOCS.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def kept() -> dict[str, Any]:
    """The figures by part."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def machine() -> str:
    """The machine in a few words, the Python on it, and how busy it is."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.split(":", 1)[1].strip() for line in told.splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = os.getloadavg()[0]
    cores, python = os.cpu_count(), f"Python {platform.python_version()}"
    return f"{names[0] if names else platform.machine()}, {cores} cores, {memory:.0f} GB, {python}, load {busy:.1f}"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {str(key): _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list) else value
