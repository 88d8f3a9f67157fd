"""The channel on a real server: who may come in, and what goes out."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex
from types import SimpleNamespace

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from rasa.core.channels.channel import UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Sanic

from bot.components import channel, log_lines, watching
from bot.components.channel import EngineChannel
from bot.components.secret import HEADER

SECRET = "een-geheim-van-24-tekens"
SENDER = "abcdefghijklmnopqrstuvwx"
PATH = "/webhooks/praktijkwijzer/"

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Rasa:
    """Stands for Rasa: `does` is what a turn does."""

    def __init__(self) -> None:
        self.turns: list[UserMessage] = []
        self.does = self.greet

    async def __call__(self, message: UserMessage) -> None:
        self.turns.append(message)
        await self.does(message)

    async def greet(self, message: UserMessage) -> None:
        await message.output_channel.send_custom_json(message.sender_id, {"text": "Hallo", "article": "a"})

    async def nothing(self, message: UserMessage) -> None:
        pass

    async def fail(self, message: UserMessage) -> None:
        raise RuntimeError("stuk")

    async def hang(self, message: UserMessage) -> None:
        await asyncio.Event().wait()


class Agent:
    """Stands for Rasa's agent: it has a model, and counts what it was asked to understand."""

    model_id = "m1"

    def __init__(self, intent: dict | None = None) -> None:
        self.asked, self.intent = 0, {"name": "groet"} if intent is None else intent

    def is_ready(self) -> bool:
        return True

    async def parse_message(self, _text: str) -> dict:
        self.asked += 1
        return {"intent": self.intent}


@asynccontextmanager
async def web_server() -> AsyncIterator[str]:
    """An action server that is healthy."""
    runner = web.AppRunner(app := web.Application())
    app.router.add_get("/health", lambda _request: web.json_response({}))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield "http://127.0.0.1:{1}".format(*runner.addresses[0])
    await runner.cleanup()


RASA = Rasa()
ENGINE = EngineChannel(SECRET, "http://127.0.0.1:1")


@pytest.fixture
def rasa() -> Rasa:
    RASA.__init__()
    return RASA


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine() -> AsyncIterator[aiohttp.ClientSession]:
    """One server for all: Sanic rewrites itself when it starts, and can do that once in a process."""
    app = Sanic(f"engine-{token_hex(4)}", configure_logging=False)
    app.blueprint(ENGINE.blueprint(RASA), url_prefix=PATH.removesuffix("/"))
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    app.ctx.agent = Agent()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}", headers={HEADER: SECRET}) as session:
        session.app = app
        yield session
    server.close()
    await server.wait_closed()


async def post(engine: aiohttp.ClientSession, turn: object, **given: object) -> tuple[int, dict]:
    async with engine.post(PATH + "webhook", json=turn, **given) as reply:
        return reply.status, await reply.json()


async def test_a_turn_gives_messages_in_the_shape_of_all_channels(engine: aiohttp.ClientSession, rasa: Rasa):
    status, said = await post(engine, {"sender": SENDER, "text": "/hoi", "metadata": {"channel": "demo"}})
    assert status == 200
    assert said["messages"] == [
        {"text": "Hallo", "article": "a", "topic": None, "region": None, "sources": [], "buttons": [], "card": None}
    ]
    asked = rasa.turns[0]
    assert (asked.text, asked.sender_id, asked.metadata, asked.input_channel) == (
        "hoi",
        SENDER,
        {"channel": "demo"},
        "praktijkwijzer",
    )


@pytest.mark.parametrize("secret", ["", "fout", SECRET + "x", "é" * 10])
async def test_without_the_secret_nobody_comes_in(engine: aiohttp.ClientSession, rasa: Rasa, secret: str):
    status, said = await post(engine, {"sender": SENDER, "text": "hoi"}, headers={HEADER: secret})
    assert (status, said) == (401, {"error": "wrong_secret"})
    assert not rasa.turns


@pytest.mark.parametrize("turn", [[], {}, {"sender": "kort", "text": "a"}, {"sender": SENDER, "payload": "/restart"}])
async def test_a_bad_shape_is_400(engine: aiohttp.ClientSession, rasa: Rasa, turn: object):
    status, said = await post(engine, turn)
    assert (status, said["error"]) == (400, "bad_turn")
    assert not rasa.turns


async def test_only_json_and_nothing_large(engine: aiohttp.ClientSession):
    plain = engine.post(PATH + "webhook", data=b"{}", headers={"Content-Type": "text/plain"})
    large = engine.post(PATH + "webhook", json={"sender": SENDER, "text": "a", "metadata": {"x": "y" * 20_000}})
    async with plain as one, large as two:
        assert (one.status, two.status) == (400, 400)


@pytest.mark.parametrize("does", ["nothing", "fail"])
async def test_silence_and_failure_are_502(engine: aiohttp.ClientSession, rasa: Rasa, does: str):
    rasa.does = getattr(rasa, does)
    assert await post(engine, {"sender": SENDER, "text": "hoi"}) == (502, {"error": "turn_failed"})
    rasa.does = rasa.greet
    assert (await post(engine, {"sender": SENDER, "text": "hoi"}))[0] == 200


async def test_a_turn_that_hangs_is_502(engine: aiohttp.ClientSession, rasa: Rasa, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(channel, "TURN_SECONDS", 0.05)
    rasa.does = rasa.hang
    assert (await post(engine, {"sender": SENDER, "text": "hoi"}))[0] == 502


async def test_what_was_typed_is_not_logged(
    engine: aiohttp.ClientSession, rasa: Rasa, caplog: pytest.LogCaptureFixture
):
    rasa.does = rasa.fail
    await post(engine, {"sender": SENDER, "text": "mijn geheime zin"})
    assert "RuntimeError" in caplog.text
    assert "geheime zin" not in caplog.text


async def test_a_model_that_understands_nothing_is_no_health(engine: aiohttp.ClientSession, monkeypatch):
    monkeypatch.setattr(engine.app.ctx, "agent", agent := Agent(intent={}))
    watching.FRESH, kept = -1.0, watching.FRESH
    async with engine.get(PATH) as reply:
        assert reply.status == 503
    watching.FRESH = kept
    assert agent.asked == 1


async def test_the_model_is_not_asked_again_right_after_it_answered(engine: aiohttp.ClientSession, monkeypatch):
    monkeypatch.setattr(engine.app.ctx, "agent", agent := Agent())
    for _ in range(3):
        async with engine.get(PATH) as reply:
            assert reply.status == 200
    assert agent.asked <= 1


async def test_it_tells_whether_the_action_server_is_there(engine: aiohttp.ClientSession):
    async with engine.get(PATH + "actions") as reply:
        assert (reply.status, await reply.json()) == (503, {"status": "missing"})
    async with web_server() as url:
        ENGINE._watching = watching.Watching(url)
        async with engine.get(PATH + "actions") as reply:
            assert (reply.status, await reply.json()) == (200, {"status": "ok"})


async def test_lines_of_the_log_know_their_request(engine: aiohttp.ClientSession, rasa: Rasa):
    seen = []

    async def look(message: UserMessage) -> None:
        seen.append(log_lines.REQUEST.get())
        await rasa.greet(message)

    rasa.does = look
    for number in ("nummer-12345", "geen nummer"):
        await post(engine, {"sender": SENDER, "text": "hoi"}, headers={log_lines.HEADER: number})
    assert seen == ["nummer-12345", ""]


async def test_health_is_503_until_there_is_a_model(engine: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch):
    async with engine.get(PATH) as reply:
        assert (reply.status, await reply.json()) == (200, {"status": "ok", "model": "m1"})
    monkeypatch.setattr(engine.app.ctx, "agent", SimpleNamespace(model_id=None, is_ready=lambda: False))
    async with engine.get(PATH) as reply:
        assert (reply.status, (await reply.json())["model"]) == (503, None)


@pytest.mark.parametrize("secret", [None, "", "kort", "${ENGINE_SECRET}"])
def test_the_engine_does_not_start_without_a_good_secret(secret: str | None):
    with pytest.raises(RasaException):
        EngineChannel.from_credentials({"secret": secret})
