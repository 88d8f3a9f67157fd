"""Keeping the processes running: one that ends is started again, one that keeps ending less and less often."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.house import Part

PAUSES = (0, 1, 2, 5, 10, 20, 30)  # seconds before the next start, each time it ends soon
STEADY = 60  # seconds after which a part counts as running well


@dataclass
class Life:
    """One part: its process, since when it runs, how often it ended soon, when it is started again."""

    process: subprocess.Popen
    since: float
    falls: int = 0
    again: float | None = None


@dataclass
class Keeper:
    """`start` starts a part, `words` gives its last words, `tell` tells a person."""

    start: Callable[[Part], subprocess.Popen]
    words: Callable[[Part], str]
    tell: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    lives: dict[str, Life] = field(default_factory=dict)

    def begin(self, part: Part) -> None:
        """Start a part for the first time."""
        self.lives[part.name] = Life(self.start(part), self.clock())

    @property
    def processes(self) -> dict[str, subprocess.Popen]:
        """The newest process of every part."""
        return {name: life.process for name, life in self.lives.items()}

    def look(self, part: Part) -> None:
        """Start it again when it ended and its pause is over."""
        life, now = self.lives[part.name], self.clock()
        if life.process.poll() is None:
            return
        if life.again is None:
            life.falls = life.falls + 1 if now - life.since < STEADY else 1
            pause = PAUSES[min(life.falls, len(PAUSES)) - 1]
            life.again = now + pause
            when = f"in {pause} s" if pause else "now"
            self.tell(f"The {part.name} process ended ({self.words(part)}). It is started again {when}.")
        if now >= life.again:
            life.process, life.since, life.again = self.start(part), now, None
