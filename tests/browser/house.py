"""The real server with an engine of twenty lines, in a thread of its own: for pages and origins."""

import asyncio
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from aiohttp import web

from channels.app import build_app
from channels.settings import Settings
from knowledge.load import load_content
from tests.channels.fakes import SECRET, FakeEngine

contents = lru_cache(maxsize=1)(load_content)


class House:
    """Running while the block lasts; `settings` change the usual ones."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self._folder, self._settings = folder, settings
        self._loop = asyncio.new_event_loop()
        self.engine = FakeEngine()

    def __enter__(self) -> "House":
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._do(self._start())
        return self

    def __exit__(self, *_error: object) -> None:
        self._do(self._runner.cleanup())
        self._do(self.engine.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _start(self) -> None:
        engine = await self.engine.start()
        given = {
            "engine_secret": SECRET,
            "secret_key": "a secret key for tests",
            "engine_url": engine,
            "database_url": f"sqlite:///{self._folder}/house.db",
            "tracker_url": f"sqlite:///{self._folder}/trackers.db",
            "rate_limit": False,
        }
        self._runner = web.AppRunner(build_app(Settings(**{**given, **self._settings}), contents()))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    def _do(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)
