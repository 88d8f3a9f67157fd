"""Whether the model answers, and whether the action server is there: for `channels`, which cannot reach the latter."""

import time

from aiohttp import ClientError, ClientSession, ClientTimeout
from rasa.core.agent import Agent

PATIENCE = ClientTimeout(total=0.4)  # who asks waits half a second
FRESH = 5.0  # seconds that an answer of the model is believed
HELLO = "hallo"


class Watching:
    """Asks on behalf of the health routes."""

    def __init__(self, actions_url: str) -> None:
        self._actions = f"{actions_url}/health"
        self._answered = 0.0

    async def model(self, agent: Agent | None) -> str | None:
        """The id of the model that understood something just now, or None."""
        if not (agent and agent.is_ready()):
            return None
        if time.monotonic() - self._answered > FRESH:
            if not (await agent.parse_message(HELLO)).get("intent"):
                return None
            self._answered = time.monotonic()
        return agent.model_id

    async def actions(self) -> bool:
        """Does the action server answer?"""
        try:
            async with ClientSession(timeout=PATIENCE) as session, session.get(self._actions) as response:
                return response.status == 200
        except (ClientError, TimeoutError, OSError):
            return False
