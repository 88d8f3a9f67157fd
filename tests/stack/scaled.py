"""The scaled assistant for real, without containers: PostgreSQL, Redis, engines and channel processes side by side."""

import gzip
import io
import json
import signal
import subprocess
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from tests.servers import postgres, redis
from tools import house
from tools.house import LOOPBACK, Part
from tools.trial import free_ports

READY_WITHIN = 180  # seconds
ACTIONS = Part("actions", ".venv/bin/python", "actions")
ENGINE = Part("engine", "bot/.venv/bin/python", "bot.serve")
CHANNELS = Part("channels", ".venv/bin/python", "channels")
MODEL = house.ROOT / "bot" / "models" / "praktijkwijzer.tar.gz"


class Scaled:
    """`places`: how many engines may stand at once. Each process has a name: engine-0, channels-1 …"""

    def __init__(self, folder: Path, database: str, redis_url: str, places: int) -> None:
        self.folder, self.database = folder, database
        self.processes: dict[str, subprocess.Popen] = {}
        self._ports = dict(
            zip([f"engine-{one}" for one in range(places)], free_ports(places), strict=True),
            **dict(zip(("channels-0", "channels-1", "actions"), free_ports(3), strict=True)),
        )
        engines = [f"http://{LOOPBACK}:{self._ports[f'engine-{one}']}" for one in range(places)]
        self._settings = {
            "DATABASE_URL": database,
            "TRACKER_URL": database,
            "REDIS_URL": redis_url,
            "ENGINE_URL": ",".join(engines),
            "ACTIONS_PORT": self._ports["actions"],
            "RATE_LIMIT": "off",
            "TODAY": "2026-11-22",
        }

    @property
    def doors(self) -> list[str]:
        """The addresses of both channel processes."""
        return [f"http://{LOOPBACK}:{self._ports[f'channels-{one}']}" for one in (0, 1)]

    def start(self, name: str, part: Part, **own: str) -> None:
        """Start a process."""
        port = self._ports[name]
        given = {**self._settings, "PORT": port, "ENGINE_PORT": port, **own}
        self.processes[name] = house.start(
            Part(name, part.python, part.module), house.environment(given, self.folder), self.folder / "logs"
        )

    def engine(self, place: int, model: Path) -> None:
        """Start an engine with a model."""
        self.start(f"engine-{place}", ENGINE, MODEL_FILE=str(model))

    def until_ready(self, *names: str) -> None:
        """Wait until these answer."""
        for name in names:
            path = "/webhooks/praktijkwijzer/" if name.startswith("engine") else "/ready/self"
            self._wait(name, f"http://{LOOPBACK}:{self._ports[name]}{'/health' if name == 'actions' else path}")

    def drain(self, name: str) -> None:
        """Ask a process to stop and wait until it has: what it was doing it finishes."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGTERM)
        process.wait(60)

    def _wait(self, name: str, address: str) -> None:
        end = time.monotonic() + READY_WITHIN
        while not _answers(address):
            assert time.monotonic() < end, f"{name} is not there after {READY_WITHIN} s"
            assert self.processes[name].poll() is None, (self.folder / "logs" / f"{name}.log").read_text()[-2000:]
            try:
                self.processes[name].wait(0.2)  # a process that starts can only be asked again
            except subprocess.TimeoutExpired:
                continue


@contextmanager
def running(folder: Path, models: list[Path], places: int) -> Iterator[Scaled]:
    """Everything started: an engine for each model, two channel processes, one action server."""
    with ExitStack() as servers:
        for name in ("postgres", "redis"):
            (folder / name).mkdir(parents=True)
        server = servers.enter_context(postgres.running(folder / "postgres"))
        cache = servers.enter_context(redis.running(folder / "redis"))
        scaled = Scaled(folder / "var", server + "postgres", cache.url, places)
        servers.callback(lambda: house.stop(scaled.processes))
        scaled.start("actions", ACTIONS)
        scaled.until_ready("actions")
        for place, model in enumerate(models):
            scaled.engine(place, model)
        for one in (0, 1):
            scaled.start(f"channels-{one}", CHANNELS)
        scaled.until_ready(*(f"engine-{place}" for place in range(len(models))), "channels-0", "channels-1")
        yield scaled


def another_model(file: Path) -> Path:
    """The same model under another id, so that every event tells which engine made it."""
    with (
        tarfile.open(MODEL) as old,
        gzip.open(file, "wb", compresslevel=1) as packed,
        tarfile.open(fileobj=packed, mode="w") as new,
    ):
        for one in old:
            data = old.extractfile(one).read() if one.isfile() else b""
            if Path(one.name).name == "metadata.json":
                data = json.dumps({**json.loads(data), "model_id": uuid4().hex}).encode()
                one.size = len(data)
            new.addfile(one, io.BytesIO(data))
    return file


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return reply.status == 200
    except (urllib.error.URLError, OSError):
        return False
