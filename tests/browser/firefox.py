"""A real Firefox without a window, led over WebDriver BiDi: Playwright leads only a Firefox of its own making."""

import asyncio
import itertools
import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class Firefox:
    """One tab."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket, self._numbers, self._tab = socket, itertools.count(1), ""

    async def open(self, address: str) -> None:
        """Go to a page and wait until it is there, with the keyboard in it."""
        tree = await self.do("browsingContext.getTree")
        self._tab = tree["contexts"][0]["context"]
        await self.do("browsingContext.activate", context=self._tab)
        await self.do("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    async def run(self, program: str) -> Any:
        """What an expression gives, or its promise. Raises AssertionError with what Firefox says."""
        target = {"context": self._tab}
        got = await self.do("script.evaluate", expression=program, target=target, awaitPromise=True)
        assert got["type"] == "success", got["exceptionDetails"]["text"]
        return got["result"].get("value")

    async def type(self, text: str) -> None:
        """Press keys, as a keyboard does."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        await self.do("input.performActions", context=self._tab, actions=[{"type": "key", "id": "k", "actions": keys}])

    async def press(self, element: str) -> None:
        """Press the mouse in the middle of the element that this expression gives."""
        box = f"(box => [box.x + box.width / 2, box.y + box.height / 2])({element}.getBoundingClientRect())"
        x, y = (round(one["value"]) for one in await self.run(box))
        moves = [{"type": "pointerMove", "x": x, "y": y}]
        moves += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        actions = [{"type": "pointer", "id": "m", "actions": moves}]
        await self.do("input.performActions", context=self._tab, actions=actions)

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while True:
            said = await self._socket.receive_json(timeout=30)
            if said.get("id") == number:
                assert said["type"] == "success", said
                return said["result"]


@asynccontextmanager
async def firefox(program: str, folder: Path) -> AsyncIterator[Firefox]:
    """Start it with an empty profile in `folder`, and stop it."""
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(folder)]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        address = await asyncio.wait_for(_address(process), 60)
        async with ClientSession() as session, session.ws_connect(f"{address}/session") as socket:
            tab = Firefox(socket)
            await tab.do("session.new", capabilities={})
            yield tab
    finally:
        process.terminate()
        await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr
    async for line in process.stderr:
        if found := LISTENING.search(line.decode()):
            return found[1]
    raise AssertionError("Firefox stopped before it listened")
