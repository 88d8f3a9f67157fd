"""Databases as the tests of `applications` have them, a real web server, and the commands that ask it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.applications.conftest import postgres_server, url
from tools import house

__all__ = ["command", "postgres_server", "serve", "url"]

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def serve() -> AsyncIterator[Callable[[Handler], Awaitable[str]]]:
    """Serve every request with a handler; gives the address of the server."""
    servers = []

    async def start(handler: Handler) -> str:
        async def answer(request: web.Request) -> web.StreamResponse:
            return await handler(request)

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        servers.append(TestServer(app))
        await servers[-1].start_server()
        return str(servers[-1].make_url("")).rstrip("/")

    yield start
    for server in servers:
        await server.close()


@pytest.fixture
def command() -> Callable[..., Awaitable[tuple[int, str]]]:
    """Run a module as `make` does, with variables; gives its code and everything it printed."""

    async def run(module: str, **variables: str) -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module,
            cwd=house.ROOT, env={**os.environ, "NO_PROXY": "*", **variables},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        out, _ = await process.communicate()
        return process.returncode or 0, out.decode()

    return run
