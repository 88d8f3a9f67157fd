"""Sending to Teams: by the connector of the SDK, again when the service is busy, and never to a host we do not know."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from aiohttp import ClientError, ClientResponseError, ClientTimeout
from microsoft_agents.activity import Activity
from microsoft_agents.hosting.core import TeamsConnectorClient

from channels.teams.outside import Outside, Token
from channels.teams.place import Place

T = TypeVar("T")
Operation = Callable[[TeamsConnectorClient], Awaitable[T]]
AGAIN = {408, 412, 429, 500, 502, 503, 504}
LONGEST_WAIT = 300.0
_FAILED = (ClientError, TimeoutError, OSError)

log = logging.getLogger(__name__)


class Undelivered(Exception):
    """Teams did not take it. `status`: what it answered, or 0. `final`: trying again later makes no sense."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status, self.final = status, 400 <= status < 500 and status not in AGAIN | {401}


class Connector:
    """The Bot Connector of a place."""

    def __init__(self, outside: Outside, token: Token) -> None:
        self._outside, self._token = outside, token

    async def send(self, place: Place, activity: Activity) -> str:
        """Send; the id Teams gives it. Raises Undelivered."""
        body = place.outgoing(activity)
        made = await self._persist(place, lambda to: to.conversations.send_to_conversation(place.conversation, body))
        return made.id or ""

    async def update(self, place: Place, activity_id: str, activity: Activity) -> None:
        """Put something else in the place of what was sent. Raises Undelivered."""
        body = place.outgoing(activity)
        body.id = activity_id
        try:
            await self._persist(
                place, lambda to: to.conversations.update_activity(place.conversation, activity_id, body)
            )
        except Undelivered as error:
            if not 200 <= error.status < 300:  # the SDK wants words with a yes
                raise

    async def typing(self, place: Place) -> None:
        """Show that we are busy; it does not matter when that fails."""
        body = place.outgoing(Activity(type="typing"))
        try:
            await self._once(place, lambda to: to.conversations.send_to_conversation(place.conversation, body))
        except (*_FAILED, ValueError, Undelivered) as error:
            log.info("typing was not shown: %s", type(error).__name__)

    async def profile(self, place: Place) -> tuple[str | None, str | None]:
        """Name and e-mail address of the person, as their organisation knows them; None where it does not say."""
        try:
            found = await self._once(place, lambda to: to.get_conversation_member(place.conversation, place.user))
        except (*_FAILED, ValueError, Undelivered) as error:
            log.info("a profile was not given: %s", type(error).__name__)
            return None, None
        return found.name, found.email

    async def _persist(self, place: Place, operation: Operation[T]) -> T:
        """Try until it works, as long as trying makes sense."""
        for wait in (*self._outside.waits, None):
            status, asked = 0, None
            try:
                return await self._once(place, operation)
            except ClientResponseError as error:
                status, asked = error.status, _retry_after((error.headers or {}).get("Retry-After"))
            except _FAILED as error:
                log.info("Teams was not reached: %s", type(error).__name__)
            except ValueError as error:  # no token of our own, or an address that is not allowed
                log.warning("nothing was sent to Teams: %s", type(error).__name__)
                raise Undelivered(0) from error
            refused = Undelivered(status)
            if wait is None or refused.final or (status and status not in AGAIN):
                raise refused
            await self._outside.pause(min(max(wait, asked or 0), LONGEST_WAIT))
        raise Undelivered(0)

    async def _once(self, place: Place, operation: Operation[T]) -> T:
        async with self._open(place) as client:
            return await operation(client)

    @asynccontextmanager
    async def _open(self, place: Place) -> AsyncIterator[TeamsConnectorClient]:
        """The session refuses every host that is not Microsoft's, also after a redirect, before anything is sent."""
        if not self._outside.hosts.is_allowed(place.service):
            raise Undelivered(403)
        base = place.service.rstrip("/") + "/"
        timeout = ClientTimeout(total=self._outside.silence, connect=min(10, self._outside.silence))
        token = await self._token()
        async with self._outside.hosts.client({"base_url": base, "timeout": timeout}) as session:
            yield TeamsConnectorClient(base, token, session=session)


def _retry_after(value: str | None) -> float | None:
    """Seconds, or the moment from which it may be tried again."""
    if value is None:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:6])
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
