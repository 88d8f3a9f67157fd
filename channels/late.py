"""Replies that come too late: how long anybody waits, and what happens to a turn whose reply nobody got."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from channels.errors import EngineDown
from channels.messages import Message, complete, say

T = TypeVar("T")
PATIENCE = 10.0  # seconds; a person who waits longer has gone

# Answering the new message would be answering a question that was never seen.
FIRST_THIS = say(
    "Uw vorige bericht is toch aangekomen. Dit is het antwoord. Uw nieuwe bericht heb ik nog niet gelezen."
)


async def in_time(work: Awaitable[T], seconds: float = PATIENCE) -> T:
    """What the work gives. Raises EngineDown when it takes longer: a turn that went on is told next time."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError as error:
        raise EngineDown("too late") from error


def told_late(unheard: list[Message]) -> list[Message]:
    """The messages of a turn that was taken, for somebody who meanwhile said something else."""
    return [FIRST_THIS, *(complete(message) for message in unheard)]
