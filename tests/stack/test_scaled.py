"""The scaled assistant: no turn lost, doubled or out of order, also while engines are replaced under load.

`make prove-scale` plays many more people and replaces every engine; what it saw goes to docs/benchmarks/scaled.md.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from channels.tokens import Tokens
from tests.servers import redis
from tests.stack import kept, scaled
from tests.turnstile import pairs
from tools.house import ROOT

pytestmark = pytest.mark.stack
PEOPLE = int(os.environ.get("SCALE_PEOPLE", "4"))
FULL = PEOPLE > 4
TALKS_AFTER = 4 * PEOPLE if FULL else 2
PAIRS = 1000
REPORT = ROOT / "docs" / "benchmarks" / "scaled.md"
GIVE_UP = 600  # seconds


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place that the PostgreSQL server may enter."""
    with tempfile.TemporaryDirectory(prefix="pw-scaled-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o755)
        yield Path(place)
        if os.environ.get("SCALE_LOGS"):
            shutil.copytree(Path(place) / "var/logs", os.environ["SCALE_LOGS"], dirs_exist_ok=True)


class Crowd:
    """The people, as a process of locust."""

    def __init__(self, folder: Path, doors: list[str]) -> None:
        self.file, self._enough, self._log = folder / "said.jsonl", folder / "enough", folder / "people.log"
        self.file.touch()
        given = {"DOORS": ",".join(doors), "KEPT": str(self.file), "ENOUGH": str(self._enough)}
        command = ["-m", "locust", "-f", "tests/stack/people.py", "--headless", "--users", str(PEOPLE)]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command, "--spawn-rate", str(PEOPLE), "--only-summary"],
                cwd=ROOT, env={**os.environ, **given}, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    @property
    def talks(self) -> int:
        """How many talks were finished."""
        return len(self.file.read_text().splitlines())

    def until(self, talks: int) -> None:
        """Wait for so many talks."""
        for _ in range(GIVE_UP * 5):
            if self.talks >= talks:
                return
            assert self.process.poll() is None, self._log.read_text()[-3000:]
            try:
                self.process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        raise AssertionError(f"{self.talks} talks and not {talks}: {self._log.read_text()[-3000:]}")

    def finish(self) -> None:
        """Let everybody finish his talk."""
        self._enough.touch()
        assert self.process.wait(GIVE_UP) == 0, self._log.read_text()[-3000:]


@contextmanager
def crowd(folder: Path, doors: list[str]) -> Iterator[Crowd]:
    people = Crowd(folder, doors)
    try:
        yield people
    finally:
        people.process.kill()
        people.process.wait()


def test_no_turn_is_lost_doubled_or_out_of_order_while_engines_come_and_go(folder: Path) -> None:
    old = [scaled.MODEL, scaled.another_model(folder / "second.tar.gz")]
    with scaled.running(folder, old, places=3) as running, crowd(folder, running.doors) as people:
        people.until(PEOPLE)
        news = _replace_all(running, folder) if FULL else _drain_one(running)
        people.until(people.talks + TALKS_AFTER)
        people.finish()
        secret = json.loads((running.folder / "secrets.json").read_text())["SECRET_KEY"]
        found = kept.look(people.file, running.database, Tokens(secret))

    assert found.wrong == []
    assert len(found.models) == 2 + news
    assert found.moves > PEOPLE
    if FULL:
        lost, mixed = _pairs(folder)
        assert (lost, mixed) == (0, 0)
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(report(found, lost, mixed))


def _drain_one(running: scaled.Scaled) -> int:
    """One engine stops while it is asked things; how many new models there are."""
    running.drain("engine-1")
    return 0


def _replace_all(running: scaled.Scaled, folder: Path) -> int:
    """A new model: a new engine starts beside the old ones, then each old one stops."""
    new = scaled.another_model(folder / "third.tar.gz")
    running.engine(2, new)
    running.until_ready("engine-2")
    running.drain("engine-0")
    running.engine(0, new)
    running.until_ready("engine-0")
    running.drain("engine-1")
    return 1


def _pairs(folder: Path) -> tuple[int, int]:
    (folder / "pairs").mkdir()
    with redis.running(folder / "pairs") as server:
        return pairs.play(server.url, PAIRS)


def report(found: kept.Found, lost: int, mixed: int) -> str:
    """What was seen, for developers."""
    shares = ", ".join(f"{count} ({count / found.turns:.0%})" for _, count in found.models.most_common())
    return f"""# The scaled assistant, for real

Made by `make prove-scale`: PostgreSQL, Redis, two engines, two channel processes, one action server and one load
generator (locust) on one machine of {os.cpu_count()} cores, all on the same cores. Seconds on a busy machine say
little; the counts are what is proven.

| What | Count |
|---|---|
| people at once | {PEOPLE} |
| talks | {found.talks} |
| turns (each through the other channel process than the one before) | {found.turns} |
| turns taken by another engine than the turn before it | {found.moves} ({found.moves / found.turns:.0%}) |
| turns by model: two old ones, and the one that replaced both under load | {shares} |
| turns lost, doubled or out of order; replies that differ from what was kept | {len(found.wrong)} |
| messages said again after "dat lukt nu niet" (none of them taken twice) | {found.again} |
| messages per talk sent at the same moment, through both channel processes | 2 |
| the same request sent twice at the same moment, per talk: one turn, the same reply | 1 |
| pairs of simultaneous turns, in two processes that share the Redis | {PAIRS} |
| of those lost | {lost} |
| of those mixed up | {mixed} |

A message was answered within {found.percentile(50):.0f} ms (p50), {found.percentile(95):.0f} ms (p95) and
{found.percentile(99):.0f} ms (p99), with {PEOPLE} people who never pause, and engines that start and stop meanwhile.
"""
