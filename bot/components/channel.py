"""The one door of the engine: JSON over loopback, behind a secret, a turn at a time.

Only our own `channels` knocks here. What a person typed is never a command, a turn that says
nothing is an error, and a sender is only what our servers make (an odd one would end the process).
"""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.components import log_lines, patches
from bot.components.secret import HEADER, SHORTEST_SECRET, same
from bot.components.turn import BadTurn, Turn, message_of, read_turn
from bot.components.watching import Watching

NAME = "praktijkwijzer"
LARGEST_BODY = 16 * 1024
TURN_SECONDS = 20

logger = logging.getLogger(__name__)
OnMessage = Callable[[UserMessage], Awaitable[Any]]


class EngineChannel(InputChannel):
    """Rasa's side of the connection with `channels`."""

    def __init__(self, secret: str, actions_url: str = "") -> None:
        """`secret` must stand in the header of every turn. Raises RasaException when it is too short."""
        if len(secret) < SHORTEST_SECRET or secret.startswith("${"):
            raise RasaException(f"ENGINE_SECRET must have at least {SHORTEST_SECRET} characters.")
        self._secret = secret
        self._watching = Watching(actions_url)

    @classmethod
    def name(cls) -> str:
        """The part of the address: /webhooks/praktijkwijzer/."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "EngineChannel":
        """The channel as credentials.yml describes it; here Rasa gets our changes too."""
        patches.apply()
        log_lines.start()
        given = credentials or {}
        return cls(str(given.get("secret") or ""), str(given.get("actions") or ""))

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The routes: does the model answer, does the action server, and a turn."""
        routes = Blueprint("praktijkwijzer_channel")
        routes.listener(_settle, "after_server_start")

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            model = await self._watching.model(getattr(request.app.ctx, "agent", None))
            return response.json({"status": "ok" if model else "loading", "model": model}, 200 if model else 503)

        @routes.route("/actions", methods=["GET"])
        async def actions(_request: Request) -> HTTPResponse:
            there = await self._watching.actions()
            return response.json({"status": "ok" if there else "missing"}, 200 if there else 503)

        @routes.route("/webhook", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            log_lines.hear(request.headers.get(log_lines.HEADER, ""))
            if not self._knows(request):
                return response.json({"error": "wrong_secret"}, 401)
            try:
                asked = read_turn(_body(request))
            except BadTurn as error:
                return response.json({"error": "bad_turn", "problem": str(error)}, 400)
            if not _has_model(request):
                return response.json({"error": "no_model_yet"}, 503)
            return await self._answer(asked, on_new_message)

        return routes

    def _knows(self, request: Request) -> bool:
        return same(request.headers.get(HEADER, ""), self._secret)

    async def _answer(self, asked: Turn, on_new_message: OnMessage) -> HTTPResponse:
        said = CollectingOutputChannel()
        message = UserMessage(asked.message, said, asked.sender, input_channel=NAME, metadata=asked.metadata)
        try:
            await asyncio.wait_for(on_new_message(message), TURN_SECONDS)
        except Exception as error:  # whatever went wrong inside Rasa: the caller must hear it
            logger.error("Turn failed: %s", type(error).__name__)
            return response.json({"error": "turn_failed"}, 502)
        if not said.messages:
            return response.json({"error": "turn_failed"}, 502)
        return response.json({"messages": [message_of(one) for one in said.messages]})


async def _settle(_app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
    """The model is loaded and stays: the garbage collector need not look through it, a fifth of a second each time."""
    gc.collect()
    gc.freeze()


def _has_model(request: Request) -> bool:
    agent = getattr(request.app.ctx, "agent", None)
    return bool(agent and agent.is_ready())


def _body(request: Request) -> bytes:
    if request.headers.get("Content-Type", "").split(";")[0].strip().lower() != "application/json":
        raise BadTurn("expected application/json")
    if len(request.body) > LARGEST_BODY:
        raise BadTurn("too large")
    return request.body
