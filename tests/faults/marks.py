"""How a test of a fault is marked: for the table of docs/safety/faults.md, and whether it runs in `make test`."""

import os
import threading
import time
from collections.abc import Callable

import pytest

PATIENCE = 120  # seconds
thorough = pytest.mark.skipif(os.environ.get("FAULTS") != "all", reason="only by make prove-faults")


def fault(done: str, saw: str, kept: str) -> pytest.MarkDecorator:
    """A row of the table: what was done, what the user saw, what was kept."""
    return pytest.mark.fault(done=done, saw=saw, kept=kept)


def until(condition: Callable[[], object], what: str, every: float = 0.1) -> None:
    """Wait for a condition; asking without a pause would keep the processors from what we wait for."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not condition():
        assert time.monotonic() < end, f"waited too long for {what}"
        pause.wait(every)
