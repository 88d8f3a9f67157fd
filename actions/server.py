"""The address Rasa posts its actions to: a thin aiohttp server around rasa-sdk's executor.

Why not the SDK's own server: it listens on every interface without a secret, inflates any
compressed body and repeats the request in its error replies.
"""

import hmac
import logging
import traceback

from aiohttp import web
from rasa_sdk.executor import ActionExecutor

from actions import wiring
from actions.check.form import ValidateCheckForm
from actions.talking import ActionAnswer, ActionButton, ActionFallback, ActionTalk
from applications.log_lines import HEADER, REQUEST, request_id

ACTIONS = (ActionAnswer, ActionTalk, ActionButton, ActionFallback, ValidateCheckForm)
LARGEST = 8 * 1024 * 1024
EXECUTOR = web.AppKey("executor", ActionExecutor)
SECRET = web.AppKey("secret", str)
log = logging.getLogger(__name__)


def build_app(secret: str) -> web.Application:
    """The application; opens content and database first, so that a fault stops the start."""
    wiring.content()
    wiring.database()
    app = web.Application(client_max_size=LARGEST)
    app[SECRET] = secret
    app[EXECUTOR] = ActionExecutor()
    for action in ACTIONS:
        app[EXECUTOR].register_action(action)
    app.add_routes([web.post("/webhook", run_action), web.get("/health", health)])
    return app


async def health(request: web.Request) -> web.Response:
    """Up, with content and database open."""
    return web.json_response({"status": "ok"})


async def run_action(request: web.Request) -> web.Response:
    """Run the action Rasa asks for. A failure is logged with its kind only, never with its content."""
    if not hmac.compare_digest(request.headers.get("X-Engine-Secret", "").encode(), request.app[SECRET].encode()):
        return web.json_response({"error": "unauthorized"}, status=401)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        return web.json_response({"error": "compressed bodies are refused"}, status=415)
    REQUEST.set(request_id(request.headers.get(HEADER)))
    try:
        call = await request.json()
    except (ValueError, RecursionError):
        call = None
    if not isinstance(call, dict):
        return web.json_response({"error": "expected a JSON object"}, status=400)
    try:
        result = await request.app[EXECUTOR].run(call)
    except Exception as error:
        # Not the message of the error, nor what it came from: those may hold what a user typed.
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("action %s failed: %s\n%s", call.get("next_action"), type(error).__name__, where)
        return web.json_response({"error": "action failed"}, status=500)
    return web.json_response(result.model_dump() if result else None)
