"""The door: who comes in, and that it is answered at once. The SDK reads the request; the turn comes after."""

import warnings
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import hdrs, web
from microsoft_agents.activity import Activity, Channels, InvokeResponse
from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import ActivityHandler, ClaimsIdentity, RestChannelServiceClientFactory
from pydantic import ValidationError

from channels import replies
from channels.errors import ApiError
from channels.keys import ADDRESSES, ASKER, SETTINGS
from channels.settings import is_loopback
from channels.teams.identity import SERVICE_URL, Identity
from channels.teams.outside import Outside
from channels.teams.place import tenants_of
from channels.teams.settings import Teams

LARGEST = 256 * 1024  # Teams sends at most some 100 kB
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")

# The SDK looks for the claims under a plain name.
warnings.filterwarnings("ignore", category=web.NotAppKeyWarning, module=__name__)

Take = Callable[[Activity], Awaitable[InvokeResponse | None]]


class Door(CloudAdapter):
    """Reads a request as the SDK does, and hands the activity over instead of waiting for its turn.

    `identity`: None lets anybody in who is on this machine.
    """

    def __init__(self, teams: Teams, outside: Outside, identity: Identity | None, take: Take) -> None:
        # Nothing is sent while a request is answered, so the clients of the SDK are never made.
        super().__init__(
            channel_service_client_factory=RestChannelServiceClientFactory(None), host_validator=outside.hosts
        )
        self._teams, self._identity, self._take = teams, identity, take
        self._agent = ActivityHandler()  # the SDK asks for one; `process_activity` needs none

    async def answer(self, request: web.Request) -> web.Response:
        """The response to a request of Teams. Raises ApiError for everything that is wrong with one."""
        claims = await self._claims(request)
        limited = request.clone(client_max_size=LARGEST)
        try:
            await limited.read()
        except web.HTTPRequestEntityTooLarge as error:
            raise replies.bad_json() from error
        limited["claims_identity"] = claims
        try:
            return await self.process(limited, self._agent)
        except (ValidationError, RecursionError) as error:
            raise replies.bad_json() from error

    async def process_activity(
        self, claims_identity: ClaimsIdentity, activity: Activity, callback: Any
    ) -> InvokeResponse | None:
        """Take an activity of somebody who may send it here. Raises ApiError."""
        if self._identity is not None:
            claimed = str(claims_identity.claims[SERVICE_URL])
            if _bare(claimed) != _bare(activity.service_url or ""):
                raise _forbidden("dienst", "Dit bericht noemt een andere dienst dan zijn token.")
            tenants = tenants_of(activity)
            if not tenants or not tenants <= self._teams.tenants:
                raise _forbidden("organisatie", "Uw organisatie mag deze assistent niet gebruiken.")
        if activity.channel_id != Channels.ms_teams:
            raise replies.bad_field("channelId", "een bericht uit Teams")
        if activity.delivery_mode == "expectReplies":
            raise replies.bad_field("deliveryMode", "een bericht zonder deze wijze")
        return await self._take(activity)

    async def _claims(self, request: web.Request) -> ClaimsIdentity:
        if self._identity is None:
            if not is_loopback(request.remote or "") or any(name in request.headers for name in FORWARDED):
                raise _forbidden("machine", "Zonder token werkt dit alleen op de eigen machine.")
            return ClaimsIdentity()
        try:
            return await self._identity.of(request.headers.get(hdrs.AUTHORIZATION))
        except ApiError:
            self._slow_down(request)
            raise

    def _slow_down(self, request: web.Request) -> None:
        """Teams has few addresses and is never slowed down; who has no token is."""
        wait = request.app[ADDRESSES].wait(request[ASKER]) if request.app[SETTINGS].rate_limit else 0
        if wait:
            raise replies.too_many(wait)


def _forbidden(what: str, message: str) -> ApiError:
    return ApiError(403, f"niet_toegestaan_{what}", message, "Vraag de beheerder van deze assistent.")


def _bare(url: str) -> str:
    return url.rstrip("/").lower()


