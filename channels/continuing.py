"""Going on with a check by its code: making codes, and trying them no more often than is allowed."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from applications import codes, conversations
from applications.codes import Code
from applications.database import Database
from applications.errors import CodeError
from channels.codes import plain
from channels.errors import CodeRefused, TooManyCodes
from channels.limits import Guesses

T = TypeVar("T")


class Continuing:
    """`guesses` slows down who tries codes; None for nobody. A code works `days` days."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], guesses: Guesses | None, days: int
    ) -> None:
        self._database, self._clock, self._guesses, self._days = database, clock, guesses, days

    def make(self, conversation: str, number: int) -> Code | None:
        """A code for a case of this conversation."""
        return codes.make(self._database, conversation, number, self._days, self._clock())

    async def open(self, conversation: str, code: str, address: str) -> None:
        """Move the case of a code to this conversation. Raises CodeRefused and TooManyCodes."""
        await self._try(conversation, address, lambda: self._redeem(conversation, code))

    async def begin(self, code: str, address: str, given: dict[str, Any]) -> str:
        """A new conversation that holds the case of a code; none is made when the code does not work."""

        def start() -> str:
            with self._database.session():
                new = conversations.create(self._database, **given, now=self._clock())
                self._redeem(new, code)
                return new

        return await self._try(None, address, start)

    def _redeem(self, conversation: str, code: str) -> None:
        codes.redeem(self._database, conversation, plain(code), self._clock())

    async def _try(self, conversation: str | None, address: str, redeem: Callable[[], T]) -> T:
        if self._guesses and (seconds := self._guesses.wait(conversation, address)):
            raise TooManyCodes(seconds)
        try:
            done = await asyncio.to_thread(redeem)
        except CodeError as error:
            raise CodeRefused(error) from error
        if self._guesses:
            self._guesses.worked(conversation, address)
        return done
