"""One connection for many calls; once more when it turned out to be closed, and only then."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ServerDisconnectedError
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.components.log_lines import hear
from bot.components.patches import kept_session


class Peer:
    """An action server of a few lines: it counts connections and calls, and can hang up on a call."""

    def __init__(self) -> None:
        self.connections = self.calls = self.hang_up = 0
        self.status, self.head = "200 OK", b""

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while await self._read(reader):
            self.calls += 1
            if self.hang_up:
                self.hang_up -= 1
                break
            writer.write(
                f"HTTP/1.1 {self.status}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}".encode()
            )
        writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> bool:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return False
        self.head = head
        await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r")[0]))
        return True


@pytest.fixture
async def peer() -> AsyncIterator[tuple[Peer, EndpointConfig]]:
    kept_session.apply()
    one = Peer()
    server = await asyncio.start_server(one, "127.0.0.1", 0)
    yield one, EndpointConfig(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", headers={"X-Test": "1"})
    await kept_session.close()
    server.close()


async def test_calls_share_a_connection(peer: tuple[Peer, EndpointConfig]):
    one, endpoint = peer
    for _ in range(5):
        assert await endpoint.request(json={"a": 1}, timeout=1) == {}
    assert (one.connections, one.calls) == (1, 5)


async def test_a_closed_connection_is_tried_once_more(peer: tuple[Peer, EndpointConfig]):
    one, endpoint = peer
    await endpoint.request(json={})
    one.hang_up = 1
    assert await endpoint.request(json={}) == {}
    one.hang_up = 2
    with pytest.raises(ServerDisconnectedError):
        await endpoint.request(json={})


async def test_an_answer_that_is_an_error_is_not_tried_again(peer: tuple[Peer, EndpointConfig]):
    one, endpoint = peer
    one.status = "500 Oops"
    with pytest.raises(ClientResponseError):
        await endpoint.request(json={})
    assert one.calls == 1


async def test_the_number_of_the_request_goes_along(peer: tuple[Peer, EndpointConfig]):
    one, endpoint = peer
    hear("nummer-12345")
    await endpoint.request(json={})
    assert b"\r\nX-Request-ID: nummer-12345\r\n" in one.head
    assert b"\r\nX-Test: 1\r\n" in one.head
    hear("")
    await endpoint.request(json={})
    assert b"X-Request-ID" not in one.head
