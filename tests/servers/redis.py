"""A Redis server for the tests: started and thrown away by whoever needs one."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from tools.trial import free_ports

READY_WITHIN = 10  # seconds
MISSING = "redis-server is missing: install the package redis-server"


def needed() -> str:
    """The program. A machine without it skips the test and says so; the pipeline must have it."""
    found = shutil.which("redis-server")
    if found is None:
        if os.environ.get("CI"):
            raise LookupError(MISSING)
        pytest.skip(MISSING)
    return found


class Server:
    """A process that can be stopped and started again, with or without what it held."""

    def __init__(self, folder: Path, *, lasting: bool = False) -> None:
        """`lasting`: every change is written down before it is told, and is there again after a kill."""
        self.folder, self.port = folder, free_ports(1)[0]
        self._keeps = ["--appendonly", "yes", "--appendfsync", "always"] if lasting else []
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = ["--port", self.port, "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder), *self._keeps]
        self.process = subprocess.Popen([needed(), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with self.client() as client:
            for _ in range(READY_WITHIN * 50):
                with suppress(RedisError):
                    client.ping()
                    return
                with suppress(subprocess.TimeoutExpired):  # a process that starts can only be asked again
                    self.process.wait(0.02)
        raise AssertionError("redis-server did not start")

    def kill(self) -> None:
        """As when the machine loses power; without `lasting` nothing it held comes back."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def client(self) -> Redis:
        """To look at what it holds."""
        return Redis.from_url(self.url)

    @contextmanager
    def still(self) -> Iterator[None]:
        """It has the connections, and says nothing."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def lose(self) -> None:
        """Its file is gone as well."""
        shutil.rmtree(self.folder / "appendonlydir", ignore_errors=True)


@contextmanager
def running(folder: Path, *, lasting: bool = False) -> Iterator[Server]:
    """A server with its data in memory, or in a file as well."""
    server = Server(folder, lasting=lasting)
    server.start()
    try:
        yield server
    finally:
        server.kill()
