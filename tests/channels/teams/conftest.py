"""The real server with Teams on, and Microsoft on this machine."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from channels.app import build_app
from channels.settings import Settings
from channels.teams.outside import Outside
from channels.teams.settings import Teams
from tests.channels.conftest import NOW
from tests.channels.fakes import SECRET, FakeEngine
from tests.channels.teams.microsoft import APP, TENANT, Login, Only, Service
from tests.channels.teams.person import Person

PUBLIC = "https://praktijkwijzer.example"
StartTeams = Callable[..., Awaitable[TestClient]]


@pytest_asyncio.fixture
async def login() -> AsyncIterator[Login]:
    fake = Login()
    await fake.server.start_server()
    yield fake
    await fake.server.close()


@pytest_asyncio.fixture
async def service() -> AsyncIterator[Service]:
    fake = Service()
    await fake.server.start_server()
    yield fake
    for held in fake.silent.values():
        held.set()
    await fake.server.close()


@pytest_asyncio.fixture
async def pauses() -> list[float]:
    """The seconds the channel wanted to wait; it waited for none of them."""
    return []


@pytest_asyncio.fixture
async def start_teams(engine: FakeEngine, content, tmp_path, login, service, pauses) -> AsyncIterator[StartTeams]:
    clients = []

    async def token() -> str:
        return "het token van de bot"

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async def started(
        teams: Teams | None = None, clock: Any = lambda: NOW, prompt: float = 8, **changed: Any
    ) -> TestClient:
        url = await engine.start()
        given = {
            "engine_secret": SECRET,
            "secret_key": "a secret key for tests",
            "engine_url": url,
            "database_url": f"sqlite:///{tmp_path}/var/test.db",
            "tracker_url": f"sqlite:///{tmp_path}/var/trackers.db",
            "rate_limit": False,
            "public_url": PUBLIC,
            "teams": teams or Teams(APP, TENANT, "secret", "geheim", frozenset({TENANT})),
        }
        outside = Outside(login.url, Only(service.url), token, prompt=prompt, pause=pause)
        app = build_app(Settings(**{**given, **changed}), content, clock, outside)
        server = TestServer(app)
        await server.start_server(access_log=None)
        client = TestClient(server)
        await client.start_server()
        clients.append(client)
        return client

    yield started
    for client in clients:
        await client.close()


@pytest_asyncio.fixture
async def teams(start_teams: StartTeams) -> TestClient:
    return await start_teams()


@pytest_asyncio.fixture
async def noor(teams: TestClient, login: Login, service: Service) -> Person:
    """A consultant in her own chat, who has not said anything yet."""
    return Person(teams, login, service)
