"""Which engine takes a turn, when there are several: each in its turn, and none that was just away."""

import time
from collections.abc import Callable, Sequence

REST = 2.0  # seconds that an engine is asked last after it could not be reached


class Replicas:
    """Addresses of engines that share their database and their order of turns."""

    def __init__(self, addresses: Sequence[str], clock: Callable[[], float] = time.monotonic) -> None:
        """At least one address."""
        self._addresses, self._clock = list(addresses), clock
        self._away: dict[str, float] = {}
        self._next = 0

    def order(self) -> list[str]:
        """All of them, in the order in which to try: whoever is next, and at the end who was away."""
        self._next = (self._next + 1) % len(self._addresses)
        turned = self._addresses[self._next :] + self._addresses[: self._next]
        return sorted(turned, key=lambda one: self._away.get(one, 0.0) > self._clock())

    def away(self, address: str) -> None:
        """It could not be reached."""
        self._away[address] = self._clock() + REST
