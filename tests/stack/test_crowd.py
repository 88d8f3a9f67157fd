"""Many people at the same moment, while a process is busy: everybody's connection waits, nobody's is dropped."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tools.trial import Assistant

PEOPLE = 300
PATIENCE = 0.9  # seconds: a connection that was dropped is tried again after one


@pytest.mark.parametrize(
    ("module", "port"), [("channels", "PORT"), ("rasa", "ENGINE_PORT"), ("actions", "ACTIONS_PORT")]
)
def test_a_crowd_waits_at_the_door_of_a_busy_process(assistant: Assistant, module: str, port: str) -> None:
    pid = assistant.pid(module)
    settings = dict(one.partition("=")[::2] for one in Path(f"/proc/{pid}/environ").read_text().split("\0"))
    with busy(pid), ExitStack() as crowd:
        for _ in range(PEOPLE):
            crowd.enter_context(socket.create_connection(("127.0.0.1", int(settings[port])), PATIENCE))


@contextmanager
def busy(pid: int) -> Iterator[None]:
    """A process that does nothing else, for now."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
