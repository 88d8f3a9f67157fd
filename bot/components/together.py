"""The meaning of messages that come at the same moment, worked out at once.

Most of its time the encoder reads its weights. For sixteen sentences it reads them once: each takes a third of the
time. A row lives as long as the turn that asked for it.
"""

import asyncio
from contextvars import ContextVar
from weakref import WeakKeyDictionary

import numpy as np

from bot.components.meaning import meaning

ROUNDS = 16  # of the loop: with many people a dozen messages come together, and one alone waits less than a millisecond
Asked = list[tuple[str, asyncio.Future[np.ndarray]]]
_ready: ContextVar[tuple[str, np.ndarray] | None] = ContextVar("_ready", default=None)
_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, Asked] = WeakKeyDictionary()


async def prepare(text: str) -> None:
    """Have the meaning of a text at hand in this turn; whoever else waits now gets theirs at the same time."""
    loop = asyncio.get_running_loop()
    asked = _waiting.setdefault(loop, [])
    if not asked:
        _after(loop, ROUNDS)
    row = loop.create_future()
    asked.append((text, row))
    _ready.set((text, await row))


def meaning_of(text: str) -> np.ndarray:
    """The meaning of a text: (512,). At once when it was prepared in this turn."""
    ready = _ready.get()
    return ready[1] if ready and ready[0] == text else meaning([text])[0]


def _after(loop: asyncio.AbstractEventLoop, rounds: int) -> None:
    """Let the others come this far first."""
    if rounds:
        loop.call_soon(_after, loop, rounds - 1)
    else:
        _answer(loop)


def _answer(loop: asyncio.AbstractEventLoop) -> None:
    """Everybody who asked until now, and did not leave."""
    asked = [(text, row) for text, row in _waiting.pop(loop) if not row.done()]
    texts = list(dict.fromkeys(text for text, _ in asked))  # "ja" of three people is worked out once
    try:
        rows = dict(zip(texts, meaning(texts), strict=True))
    except Exception as error:  # each of them is told; the loop would only write it down
        for _, row in asked:
            row.set_exception(error)
    else:
        for text, row in asked:
            row.set_result(rows[text])
