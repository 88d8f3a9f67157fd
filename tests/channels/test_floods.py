"""Very much at once, from one address: refused in time, and neither memory nor disk fills up."""

import asyncio
import os
import resource
import time
import zlib
from collections import Counter

import pytest
from sqlalchemy import func, select

from applications import tables
from channels.keys import DATABASE
from channels.limits import BEGINNINGS, PER_ADDRESS, PER_CONVERSATION, Rate
from tests.channels.visitor import Visitor

MANY = int(os.environ.get("FLOOD", "1500"))  # `make fuzz` sends ten thousand
AT_ONCE = 50
MB = 1024 * 1024
SPARE = 64 * MB  # what the process may have taken more than before
FORM, JSON, RAW = "application/x-www-form-urlencoded", "application/json", "application/octet-stream"
OPEN_TO_ALL = (
    *(("/api/conversations", JSON), ("/api/messages", JSON), ("/api/cards", JSON), ("/api/codes", JSON)),
    *(("/api/feedback", JSON), ("/api/groups", RAW), ("/vraag", FORM), ("/loket/inloggen", FORM)),
    ("/teams/messages", JSON),
)
REFUSED = {b"400", b"401", b"404", b"413", b"415"}


def peak() -> int:
    """The most memory this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def most(rate: Rate, began: float) -> float:
    """How many a rate lets through since then."""
    return rate.burst + (time.monotonic() - began) * rate.per_second + 1


async def sent(client, path: str, bodies: list[dict]) -> Counter[int]:
    """Send them, some at once; how often each status came back."""
    waiting, statuses = iter(bodies), Counter()

    async def one_after_another() -> None:
        for body in waiting:
            # The test client itself would keep every reply in memory.
            async with client.session.post(client.make_url(path), json=body) as response:
                statuses[response.status] += 1

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
    return statuses


def rows(client, table: type[tables.Table]) -> int:
    with client.app[DATABASE].reading() as session:
        return session.scalar(select(func.count()).select_from(table))


async def test_very_many_messages_from_one_address(start, engine):
    client = await start(rate_limit=True)
    visitor = await Visitor(client).begin()
    await sent(client, "/api/messages", [{}] * 200)
    before, began = peak(), time.monotonic()
    statuses = await sent(client, "/api/messages", [{"conversation": visitor.token, "text": "hallo"}] * MANY)
    assert set(statuses) == {200, 429}
    assert statuses[200] <= min(most(PER_CONVERSATION, began), most(PER_ADDRESS, began))
    assert len(engine.turns) == statuses[200]
    assert rows(client, tables.Message) <= 3 * statuses[200] + 3
    assert peak() - before < SPARE


async def test_very_many_new_conversations_from_one_address(start):
    client = await start(rate_limit=True)
    before, began = peak(), time.monotonic()
    statuses = await sent(client, "/api/conversations", [{"channel": "website"}] * MANY)
    assert set(statuses) == {201, 429}
    assert statuses[201] <= most(BEGINNINGS, began)
    assert rows(client, tables.Conversation) == statuses[201]
    assert peak() - before < SPARE


async def test_a_room_full_of_people_begins_at_once(start):
    client = await start(rate_limit=True)
    assert await sent(client, "/api/conversations", [{"channel": "website"}] * 100) == {201: 100}


async def given_up(client, path: str, kind: str, pieces, *headers: str) -> bytes:
    """The first line of what comes back while somebody sends and sends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", client.server.port)
    token = (await Visitor(client).begin()).token
    head = [f"POST {path} HTTP/1.1", "Host: x", f"Content-Type: {kind}", f"Authorization: Bearer {token}", *headers]
    writer.write("\r\n".join([*head, "Transfer-Encoding: chunked", "", ""]).encode())
    answered = asyncio.create_task(reader.readline())
    for piece in pieces:
        if answered.done() or writer.is_closing():
            break
        writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        try:
            await writer.drain()
        except ConnectionError:
            break
    writer.write(b"0\r\n\r\n")
    found = await answered
    writer.close()
    return found


async def test_fifty_megabytes_are_not_read(start):
    client = await start(patience=1)
    before = peak()
    for path, kind in OPEN_TO_ALL:
        answer = await given_up(client, path, kind, (b"a" * 65_536 for _ in range(50 * 16)))
        assert answer.split()[1] in REFUSED, (path, answer)
    assert peak() - before < SPARE


@pytest.mark.parametrize(("packing", "window"), [("deflate", 15), ("gzip", 31)])
async def test_a_small_body_that_unpacks_to_very_much_is_not_unpacked(start, packing, window):
    client = await start(patience=1)
    packer = zlib.compressobj(9, wbits=window)
    packed = b"".join([*(packer.compress(b"[" * MB) for _ in range(100)), packer.flush()])
    before = peak()
    for path, kind in OPEN_TO_ALL:
        answer = await given_up(client, path, kind, [packed], f"Content-Encoding: {packing}")
        assert answer.split()[1] in REFUSED, (path, answer)
    assert peak() - before < SPARE
