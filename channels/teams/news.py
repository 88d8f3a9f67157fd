"""What is said without being asked, such as a new status: whatever stands in a conversation and is not in Teams yet.

The desk and the worker write messages into the conversation; they need not know what a channel is.
"""

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from applications import teams
from applications.teams import Talk
from channels.errors import UnknownConversation
from channels.teams.lines import Lines
from channels.teams.voice import Voice
from channels.turn import Turns

EVERY = 3.0  # seconds
LATER, LATEST = 30.0, 3600.0  # seconds until a message that did not arrive is tried again: twice as long each time

log = logging.getLogger(__name__)


class News:
    """Looks for messages that did not arrive. `clock` gives seconds."""

    def __init__(self, turns: Turns, voice: Voice, lines: Lines, clock: Callable[[], float]) -> None:
        self._turns, self._voice, self._lines, self._clock = turns, voice, lines, clock
        self._waiting: set[str] = set()
        self._failed: dict[str, tuple[float, float]] = {}

    async def run(self) -> None:
        """Look every few seconds, until cancelled."""
        while True:
            try:
                await self.look()
            except SQLAlchemyError as error:
                log.error("news could not be looked for: %s", type(error).__name__)
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Put what did not arrive in the line of its person: after what is being said there now."""
        for conversation in await asyncio.to_thread(teams.behind, self._voice.database):
            due, _ = self._failed.get(conversation, (0.0, 0.0))
            if conversation in self._waiting or self._clock() < due:
                continue
            talk = await asyncio.to_thread(teams.of_conversation, self._voice.database, conversation)
            if talk:
                self._waiting.add(conversation)
                bringing = self._lines.put(talk.who, lambda one=conversation: self._bring(one))
                bringing.add_done_callback(lambda _, one=conversation: self._waiting.discard(one))

    async def _bring(self, conversation: str) -> None:
        """Say what did not arrive by now."""
        talk = await asyncio.to_thread(teams.of_conversation, self._voice.database, conversation)
        if talk and not await self._said(talk):
            _, waited = self._failed.get(conversation, (0.0, LATER / 2))
            wait = min(2 * waited, LATEST)
            self._failed[conversation] = (self._clock() + wait, wait)
        else:
            self._failed.pop(conversation, None)

    async def _said(self, talk: Talk) -> bool:
        try:
            messages = await self._turns.missed(talk.conversation, talk.told)
        except UnknownConversation:
            return True
        if messages:
            return await self._voice.say(talk, messages)
        await asyncio.to_thread(teams.give_up, self._voice.database, talk.conversation, self._turns.now())
        return True
