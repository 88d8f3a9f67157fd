"""The keys Microsoft signs with: kept, asked again when one is unknown, and never because strangers want it."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from jwt import PyJWK, PyJWKSet, PyJWTError
from microsoft_agents.hosting.core import AuthenticationConstants

MICROSOFT = AuthenticationConstants.PUBLIC_ABS_JWKS_URL
OLD = 24 * 3600.0  # seconds after which keys are asked again
CALM = 60.0  # seconds between two times that they are asked
FETCH = ClientTimeout(total=5, connect=3)
LARGEST = 512 * 1024
_FAILED = (ClientError, TimeoutError, OSError, PyJWTError, ValueError, TypeError, LookupError, AttributeError)

log = logging.getLogger(__name__)


class SigningKeys:
    """The keys of one address. It stands in for the key client of the SDK, which forgets its keys in an outage."""

    def __init__(self, url: str = MICROSOFT, clock: Callable[[], float] = time.monotonic) -> None:
        self._url, self._clock = url, clock
        self._keys: dict[str, PyJWK] = {}
        self._lock = asyncio.Lock()
        self._got = self._asked = float("-inf")

    async def get_signing_key(self, uri: str, header: dict[str, Any]) -> PyJWK:
        """The key a token names. The SDK says at which address it should stand. Raises PyJWTError."""
        kid = header.get("kid")
        if uri != MICROSOFT or not isinstance(kid, str):
            raise PyJWTError("not signed by the Bot Framework")
        if kid not in self._keys or self._clock() - self._got > OLD:
            await self._refresh(kid)
        if kid not in self._keys:
            raise PyJWTError("signed with an unknown key")
        return self._keys[kid]

    async def _refresh(self, kid: str) -> None:
        """Once for everybody who waits; when it cannot be reached, the keys that were there stay."""
        async with self._lock:
            now = self._clock()
            fresh = kid in self._keys and now - self._got <= OLD
            if fresh or now - self._asked < CALM:
                return
            self._asked = now
            try:
                self._keys = await self._fetch()
                self._got = now
            except _FAILED as error:
                log.warning("the keys of Microsoft could not be fetched: %s", type(error).__name__)

    async def _fetch(self) -> dict[str, PyJWK]:
        async with ClientSession(timeout=FETCH) as session, session.get(self._url, allow_redirects=False) as response:
            response.raise_for_status()
            found = json.loads(await response.content.read(LARGEST))
        keys = PyJWKSet.from_dict({"keys": [one for one in found["keys"] if _for_teams(one)]}).keys
        return {key.key_id: key for key in keys if key.key_id and key.key_type == "RSA"}


def _for_teams(key: dict[str, Any]) -> bool:
    """A key can be for other channels only: its endorsements say for which."""
    return "msteams" in key.get("endorsements", ("msteams",))
