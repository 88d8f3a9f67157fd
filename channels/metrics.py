"""What this process counts, for Prometheus: kinds, outcomes and times. Never a text, an address or an id."""

import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram

from channels.errors import ChannelError, EngineDown
from channels.text import EmptyText, LongText

T = TypeVar("T")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
PREFIX = "praktijkwijzer_"


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = self._counter("turns", "Turns taken.", "kind", "outcome")
        self._turn_seconds = self._times("turn_seconds", "Seconds a turn took, waiting for the one before too.", "kind")
        self._requests = self._times("request_seconds", "Seconds a request took.", "route", "status")
        self._failures = self._counter("engine_failures", "Turns that the engine did not give.", "reason")
        self._limited = self._counter("rate_limited", "Requests that had to wait (429).", "route")
        self._masked = self._counter("masked", "Texts with personal details taken out, by kind.", "kind")

    @contextmanager
    def turn(self, kind: str) -> Iterator[None]:
        """Around one turn: its kind, its outcome and how long it took."""
        began, outcome = time.perf_counter(), "failed"
        try:
            yield
            outcome = "answered"
        except EngineDown:
            outcome = "engine_down"
            raise
        except (ChannelError, EmptyText, LongText):
            outcome = "refused"
            raise
        finally:
            self._turns.labels(kind, outcome).inc()
            self._turn_seconds.labels(kind).observe(time.perf_counter() - began)

    def engine_failed(self, reason: str) -> None:
        """The engine gave no turn."""
        self._failures.labels(reason).inc()

    def request(self, route: str, status: int, seconds: float) -> None:
        """A request was answered. `route` as it was declared."""
        self._requests.labels(route, f"{status // 100}xx").observe(seconds)
        if status == web.HTTPTooManyRequests.status_code:
            self._limited.labels(route).inc()

    def masked(self, kinds: Iterable[str]) -> None:
        """Personal details of these kinds were taken out of a text."""
        for kind in kinds:
            self._masked.labels(kind).inc()

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(PREFIX + name, about, labels, registry=self.registry)

    def _times(self, name: str, about: str, *labels: str) -> Histogram:
        return Histogram(PREFIX + name, about, labels, registry=self.registry, buckets=SECONDS)


def counted(kind: str) -> Callable[[Callable[..., Awaitable[T]]], Callable[..., Awaitable[T]]]:
    """A method that is one turn of this kind; its object has `metrics`."""

    def around(method: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
        @wraps(method)
        async def measured(self: Any, *arguments: Any, **named: Any) -> T:
            with self.metrics.turn(kind):
                return await method(self, *arguments, **named)

        return measured

    return around
