"""The real server on a real SQLite file; only the engine is small and ours."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from channels.app import build_app
from channels.arriving import of_connections
from channels.settings import Settings
from knowledge.load import load_content
from knowledge.model import Content
from tests.channels.fakes import SECRET, FakeEngine
from tests.channels.visitor import Visitor

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # already the 23rd in the Netherlands
Start = Callable[..., Awaitable[TestClient]]


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[FakeEngine]:
    fake = FakeEngine()
    yield fake
    await fake.stop()


@pytest_asyncio.fixture
async def start(engine: FakeEngine, content: Content, tmp_path: Path) -> AsyncIterator[Start]:
    """Start a server with other settings than the usual ones."""
    clients = []

    async def started(**changed: Any) -> TestClient:
        url = await engine.start()
        given = {
            "engine_secret": SECRET,
            "secret_key": "a secret key for tests",
            "engine_url": url,
            "database_url": f"sqlite:///{tmp_path}/var/test.db",
            "tracker_url": f"sqlite:///{tmp_path}/var/trackers.db",
            "rate_limit": False,
        }
        settings = Settings(**{**given, **changed})
        app = build_app(settings, content, clock=lambda: NOW)
        server = TestServer(app)
        await server.start_server(access_log=None, **of_connections(settings))  # as `python -m channels` does
        client = TestClient(server)
        await client.start_server()
        clients.append(client)
        return client

    yield started
    for client in clients:
        await client.close()


@pytest_asyncio.fixture
async def client(start: Start) -> TestClient:
    return await start()


@pytest_asyncio.fixture
async def visitor(client: TestClient) -> Visitor:
    return await Visitor(client).begin()
