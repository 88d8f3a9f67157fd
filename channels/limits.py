"""How often somebody may ask: a token bucket per key, in memory."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """`burst` at once, and then `per_second`."""

    burst: float
    per_second: float


PER_CONVERSATION = Rate(burst=30, per_second=1)
# Many colleagues can share one address, so this is wide: it stops a program, not an office.
PER_ADDRESS = Rate(burst=300, per_second=10)


class Limiter:
    """Buckets that fill with time. The oldest are forgotten, so memory stays bounded."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic, keys: int = 10_000) -> None:
        self._rate, self._clock, self._keys = rate, clock, keys
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Take one; 0.0 when that was allowed, else the seconds until the next one is."""
        now = self._clock()
        level, at = self._buckets.pop(key, (self._rate.burst, now))
        level = min(self._rate.burst, level + (now - at) * self._rate.per_second)
        allowed = level >= 1
        self._buckets[key] = (level - 1 if allowed else level, now)
        if len(self._buckets) > self._keys:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - level) / self._rate.per_second
