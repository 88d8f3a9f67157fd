"""How often somebody may ask, and how often a code may be wrong: a token bucket per key, in memory."""

import time
from collections import Counter, OrderedDict
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
# A conversation is kept for weeks. A room full of people may begin at once; a program fills no disk.
BEGINNINGS = Rate(burst=150, per_second=1 / 4)
# Wrong codes. A code holds 35 bits. With a thousand codes open, two weeks of guessing at the full overall rate find
# one with a chance of about one in four hundred.
CODES_PER_CONVERSATION = Rate(burst=5, per_second=1 / 60)
CODES_PER_ADDRESS = Rate(burst=20, per_second=1 / 30)
CODES_OVERALL = Rate(burst=60, per_second=1 / 10)


class Limiter:
    """Buckets that fill with time. The oldest are forgotten, so memory stays bounded."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic, keys: int = 10_000) -> None:
        self.rate, self._clock, self._keys = rate, clock, keys
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._taken: Counter[str] | None = None

    def wait(self, key: str) -> float:
        """Take one; 0.0 when that was allowed, else the seconds until the next one is."""
        now = self._clock()
        level, at = self._buckets.pop(key, (self.rate.burst, now))
        level = min(self.rate.burst, level + (now - at) * self.rate.per_second)
        allowed = level >= 1
        self._buckets[key] = (level - 1 if allowed else level, now)
        if len(self._buckets) > self._keys:
            self._buckets.popitem(last=False)
        self._note(key, allowed)
        return 0.0 if allowed else (1 - level) / self.rate.per_second

    def left(self, key: str) -> float:
        """How much of a bucket is left now, at most `rate.burst`."""
        level, at = self._buckets.get(key, (self.rate.burst, 0.0))
        return min(self.rate.burst, level + (self._clock() - at) * self.rate.per_second)

    def give_back(self, key: str) -> None:
        """Undo one `wait` that was allowed."""
        if key in self._buckets:
            level, at = self._buckets[key]
            self._buckets[key] = (min(self.rate.burst, level + 1), at)
            self._note(key, -1)

    def watch(self) -> None:
        """From now on keep what is taken, for `taken`."""
        self._taken = Counter()

    def taken(self) -> dict[str, int]:
        """What was taken since the last time this was asked."""
        noted, self._taken = self._taken or Counter(), Counter()
        return {key: count for key, count in noted.items() if count}

    def lower(self, key: str, level: float) -> None:
        """Elsewhere more was taken: no more than this is left, less what was taken here meanwhile."""
        now, meanwhile = self._clock(), (self._taken or {}).get(key, 0)
        held, at = self._buckets.get(key, (self.rate.burst, now))
        mine = min(self.rate.burst, held + (now - at) * self.rate.per_second)
        self._buckets[key] = (min(mine, level - meanwhile), now)

    def _note(self, key: str, count: int) -> None:
        if self._taken is not None and count:
            self._taken[key] += count


class Guesses:
    """Tries of a code: counted per conversation, per address and overall; one that works is not counted.

    `conversation` is None when a code begins one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        rates = (CODES_PER_CONVERSATION, CODES_PER_ADDRESS, CODES_OVERALL)
        self._talks, self._addresses, self._all = (Limiter(rate, clock) for rate in rates)

    def wait(self, conversation: str | None, address: str) -> float:
        """Count a try before it is made; 0.0 when it is allowed, else the seconds to wait."""
        counted: list[tuple[Limiter, str]] = []
        for limiter, key in self._of(conversation, address):
            if seconds := limiter.wait(key):
                _undo(counted)
                return seconds
            counted.append((limiter, key))
        return 0.0

    def worked(self, conversation: str | None, address: str) -> None:
        """The try that was just counted was right."""
        _undo(self._of(conversation, address))

    @property
    def limiters(self) -> dict[str, Limiter]:
        """What is counted, by name."""
        return {"code-talk": self._talks, "code-address": self._addresses, "code": self._all}

    def _of(self, conversation: str | None, address: str) -> list[tuple[Limiter, str]]:
        talk = [(self._talks, conversation)] if conversation else []
        return [*talk, (self._addresses, address), (self._all, "")]


def _undo(counted: list[tuple[Limiter, str]]) -> None:
    for limiter, key in counted:
        limiter.give_back(key)
