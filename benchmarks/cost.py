"""`make cost`: what 10, 1,000 and 100,000 conversations a day ask of machines, into docs/benchmarks/cost.md.

Measured on an assistant of its own: processor time per turn and memory of each process, bytes per conversation and per
application. The rest is calculation, with what benchmarks/cost.yml assumes. WITH=kept takes the figures of last time.
"""

import json
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from applications.database import open_database
from benchmarks.kept import DOCS, machine
from benchmarks.memory import pss
from benchmarks.stored import fill
from knowledge.load import load_content
from tools.trial import Assistant, start, stop

HERE = Path(__file__).parent
KEPT, PAGE = DOCS / "cost.json", DOCS / "cost.md"
PARTS = {"channels": "channels", "engine": "rasa", "actions": "actions", "worker": "applications.worker"}
TALK = (
    "Mag een nugger in Groningen meedoen?", "wat kost het", "start de check", "Venlo", "ja",
    "nee, de gemeente is Emmen", "ja", "ja", "ja",
)  # fmt: skip
WARM, TALKS, APPLICATIONS = 5, 60, 500
HERTZ = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure unless told not to, and write figures and page."""
    if os.environ.get("WITH") != "kept":
        KEPT.write_text(json.dumps(measure(), indent=1) + "\n", "utf-8")
    PAGE.write_text(page(json.loads(KEPT.read_text("utf-8")), assumed()), "utf-8")
    print(PAGE.read_text("utf-8"))


def measure() -> dict[str, Any]:
    """Per process: ms of a core per turn, and MB after it all. Per conversation: bytes stored."""
    with tempfile.TemporaryDirectory() as var:
        running = start(Path(var), RATE_LIMIT="off")
        try:
            return _measured(running)
        finally:
            stop(running)


def _measured(running: Assistant) -> dict[str, Any]:
    for _ in range(WARM):
        _talk(running)
    pids = {name: running.pid(module) for name, module in PARTS.items()}
    before, stored = {name: _seconds(pid) for name, pid in pids.items()}, _stored(running.var)
    for _ in range(TALKS):
        _talk(running)
    turns = TALKS * (len(TALK) + 1)
    return {
        "on": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "turns": len(TALK) + 1,
        "cpu_ms": {name: round((_seconds(pid) - before[name]) * 1000 / turns, 2) for name, pid in pids.items()},
        "memory_mb": {name: round(pss(pid)) for name, pid in pids.items()},
        "bytes": round((_stored(running.var) - stored) / TALKS),
        "application_bytes": application_bytes(),
    }


def application_bytes() -> int:
    """What the database grows by with one more application: answers, version, event and indexes."""
    with tempfile.TemporaryDirectory() as folder:
        db, file = open_database(f"sqlite:///{folder}/a.db", "a secret for this measurement"), Path(folder, "a.db")
        fill(db, load_content(), APPLICATIONS, datetime.now(UTC))
        with db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        return round(file.stat().st_size / APPLICATIONS)


def plan(measured: dict[str, Any], given: dict[str, Any], volume: int) -> dict[str, Any]:
    """What so many conversations a day ask: turns in the busiest second, replicas, cores, GB, and euro a month."""
    day, keep, beside, price = given["day"], given["keep"], given["beside"], given["price"]
    turns = volume * measured["turns"] * day["busiest_hour"] / 3600 * day["busiest_minute"]
    replicas = {name: max(1, ceil(turns * ms / 1000 / day["busy_core"])) for name, ms in measured["cpu_ms"].items()}
    busy = sum(measured["cpu_ms"].values()) * turns / 1000 / day["busy_core"]
    memory = sum(measured["memory_mb"][name] * count for name, count in replicas.items())
    scaled = max(replicas.values()) > 1
    memory += sum(beside[name] for name in ("postgresql", "redis", "proxy")) if scaled else beside["proxy"]
    applications = day["applications"] * measured["application_bytes"] * keep["application"]
    stored = volume * (measured["bytes"] * keep["conversation"] + applications)
    cores, gigabytes, disk = max(1, ceil(busy)), ceil(memory / 1024), stored * (1 + beside["copies"]) / 1e9
    hours = 730
    euro = hours * (cores * price["core_hour"] + gigabytes * price["gb_hour"]) + disk * price["gb_month"]
    found = {"turns": turns, "cores": cores, "memory_gb": gigabytes, "disk_gb": disk, "euro": euro, "scaled": scaled}
    return {"volume": volume, "replicas": replicas, **found, "per_thousand": euro / (volume * 30.4) * 1000}


def page(measured: dict[str, Any], given: dict[str, Any]) -> str:
    """docs/benchmarks/cost.md."""
    templates = FileSystemLoader(HERE / "templates")
    environment = Environment(loader=templates, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)  # noqa: S701 (Markdown)
    environment.filters["number"] = lambda value: f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    plans = [plan(measured, given, volume) for volume in given["volumes"]]
    made = environment.get_template("cost.md.j2").render(measured=measured, given=given, plans=plans)
    return "\n".join(line.rstrip() for line in made.splitlines()) + "\n"


def assumed() -> dict[str, Any]:
    """benchmarks/cost.yml."""
    return yaml.safe_load((HERE / "cost.yml").read_text("utf-8"))


def _talk(running: Assistant) -> None:
    status, begun = running.post("/api/conversations", {"channel": "website", "audience": "werkgever"})
    if status != 201:
        raise RuntimeError(f"no conversation: {status} {begun}")
    for text in TALK:
        status, reply = running.post("/api/messages", {"conversation": begun["conversation"], "text": text})
        if status != 200:
            raise RuntimeError(f"{text!r} got {status}: {reply}")


def _seconds(pid: int) -> float:
    """Processor time that a process used until now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / HERTZ


def _stored(var: Path) -> int:
    """Bytes in the databases, whether they stand in the file already or in its log."""
    total = 0
    for file in var.glob("*.db"):
        with closing(sqlite3.connect(file)) as db:
            total += db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
    return total


if __name__ == "__main__":
    sys.exit(main())
