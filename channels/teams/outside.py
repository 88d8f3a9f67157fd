"""The world outside as this channel meets it: Microsoft's keys, tokens and hosts, and how long to wait for them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import ClientSession
from microsoft_agents.authentication.msal import MsalAuth
from microsoft_agents.hosting.core import AuthenticationConstants, OutboundHostValidator
from yarl import URL

from channels.settings import is_loopback
from channels.teams.identity import configuration
from channels.teams.settings import Teams
from channels.teams.signing_keys import MICROSOFT

RESOURCE = AuthenticationConstants.AGENTS_SDK_SCOPE
LOGIN_SECONDS = 20

Token = Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class Outside:
    """`keys`: where the keys stand. `hosts`: to whom anything may be sent. `token`: None for the one of the bot.

    `waits`: seconds before each next try when the service is busy. `silence`: seconds until a try counts as lost; a
    service that answers late must not get a message twice. `prompt`: seconds in which a press must be answered.
    """

    keys: str = MICROSOFT
    hosts: OutboundHostValidator = field(default_factory=lambda: OutboundHostValidator(enabled=True))
    token: Token | None = None
    waits: tuple[float, ...] = (1, 2, 5, 10, 20, 40)
    silence: float = 60
    prompt: float = 8
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep


def token_of(teams: Teams) -> Token:
    """Asks the token of the bot; the SDK keeps it until it ends. Without a bot there is none."""
    if teams.anonymous:
        return _nothing
    login = MsalAuth(configuration(teams))

    async def token() -> str:
        asked = login.get_access_token(RESOURCE, [f"{RESOURCE}/.default"])
        return await asyncio.wait_for(asked, LOGIN_SECONDS)

    return token


class OnThisMachine(OutboundHostValidator):
    """For trying things out: nothing goes anywhere but to this machine, which the SDK would not allow."""

    def __init__(self) -> None:
        super().__init__(enabled=True)

    def is_allowed(self, url: str | URL) -> bool:
        """Is this an address of this machine?"""
        try:
            return is_loopback(URL(url).host or "")
        except (ValueError, TypeError):
            return False

    def client(self, client_session_kwargs: dict | None = None) -> ClientSession:
        """A session without the SDK's own refusal of this machine."""
        return ClientSession(**(client_session_kwargs or {}))


async def _nothing() -> str:
    return ""
