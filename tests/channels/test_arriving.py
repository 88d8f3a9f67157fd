"""Connections that send a letter at a time, or hold a place and say nothing."""

import asyncio

import pytest

from tests.channels.visitor import Visitor

HEAD = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\n"
JSON, FORM = b"application/json", b"application/x-www-form-urlencoded"
SHORT = 0.5
MANY = 300
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def told(client, *pieces: bytes) -> bytes:
    """Everything that comes back, until we are hung up on, to somebody who never ends."""
    return await heard(*await sent(client, *pieces))


async def sent(client, *pieces: bytes) -> Streams:
    reader, writer = await asyncio.open_connection("127.0.0.1", client.server.port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
    return reader, writer


async def heard(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    found = await reader.read()
    writer.close()
    return found


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HT", HEAD % (b"/api/messages", JSON), b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /"]
)
async def test_a_head_that_never_ends_is_hung_up_on(start, begun):
    client = await start(patience=SHORT)
    answered = await told(client, begun)
    assert answered.count(b"HTTP/1.1 ") == begun.count(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("path", "kind"),
    [(f"/api/{name}".encode(), JSON) for name in ("conversations", "messages", "cards", "codes", "feedback")]
    + [(b"/vraag", FORM), (b"/loket/inloggen", FORM)],
)
async def test_a_body_that_never_ends_is_told_so(start, path, kind):
    client = await start(patience=SHORT)
    answered = await told(client, HEAD % (path, kind) + b"Content-Length: 100\r\n\r\n", b'{"channel"')
    assert answered.startswith(b"HTTP/1.1 408 ")
    assert b"niet helemaal aan" in answered


async def test_a_file_that_never_ends_is_told_so(start):
    client = await start(patience=SHORT)
    visitor = await Visitor(client).begin()
    token = f"Authorization: Bearer {visitor.token}\r\n".encode()
    head = HEAD % (b"/api/groups", b"application/octet-stream") + token + b"Transfer-Encoding: chunked\r\n\r\n"
    assert (await told(client, head, b"2\r\nPK\r\n")).startswith(b"HTTP/1.1 408 ")


async def test_a_turn_may_take_longer_than_its_question_to_arrive(start, engine):
    client = await start(patience=SHORT)
    visitor = await Visitor(client).begin()
    engine.held = asyncio.Event()
    saying = asyncio.create_task(visitor.say("hallo"))
    await told(client, b"GET / HT")  # takes as long as patience lasts
    engine.held.set()
    assert (await saying)[-1]["text"] == "U zei: hallo"


async def test_many_who_say_nothing_keep_nobody_waiting(start):
    client = await start(patience=2)
    silent = await asyncio.gather(*(sent(client, HEAD % (b"/api/messages", JSON)) for _ in range(MANY)))
    visitor = await Visitor(client).begin()
    await visitor.say("hallo")
    assert await asyncio.gather(*(heard(*streams) for streams in silent)) == [b""] * MANY
