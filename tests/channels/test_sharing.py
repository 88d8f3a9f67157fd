"""Two servers that share a Redis count as one; without it each counts for itself."""

from collections.abc import AsyncIterator

import pytest
from redis.exceptions import RedisError

from channels.limits import Limiter, Rate
from channels.sharing import Sharing
from tests.servers import redis
from turnstile.shared import client_of

SLOW = Rate(burst=10, per_second=1 / 1000)
SECRET = "s" * 16


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    with redis.running(tmp_path_factory.mktemp("redis")) as one:
        yield one


@pytest.fixture
async def pair(server) -> AsyncIterator[list[tuple[Limiter, Sharing]]]:
    made, clients = [], [client_of(server.url), client_of(server.url)]
    await clients[0].flushdb()
    for client in clients:
        limiter = Limiter(SLOW, clock=lambda: 0.0)
        made.append((limiter, Sharing(client, {"new": limiter}, SECRET)))
    yield made
    for client in clients:
        await client.aclose()


def taken(limiter: Limiter, key: str, count: int) -> int:
    """How many of so many were allowed."""
    return sum(limiter.wait(key) == 0 for _ in range(count))


async def test_what_one_server_gave_another_does_not_give_again(pair) -> None:
    (one, its), (other, his) = pair
    assert taken(one, "adres", 8) == 8
    await its.exchange()
    assert taken(other, "adres", 1) == 1
    await his.exchange()
    assert taken(other, "adres", 10) == 1
    assert taken(other, "ander adres", 10) == 10


async def test_a_burst_at_both_is_paid_back(pair) -> None:
    (one, its), (other, his) = pair
    assert taken(one, "adres", 10) + taken(other, "adres", 10) == 20
    await its.exchange()
    await his.exchange()
    assert other.wait("adres") > SLOW.burst / SLOW.per_second


async def test_what_was_given_back_is_not_told(pair) -> None:
    (one, its), (other, his) = pair
    taken(one, "adres", 3)
    for _ in range(3):
        one.give_back("adres")
    await its.exchange()
    assert one.taken() == {}
    taken(other, "adres", 1)
    await his.exchange()
    assert taken(other, "adres", 20) == 9


async def test_nobody_can_read_in_redis_who_asked(pair, server) -> None:
    (one, its), _ = pair
    one.wait("192.0.2.7")
    await its.exchange()
    names = await its._client.keys()
    assert len(names) == 1
    assert b"192.0.2.7" not in names[0]
    assert 0 < await its._client.ttl(names[0]) <= 2 / SLOW.per_second


async def test_without_redis_it_raises_and_the_limiter_goes_on() -> None:
    limiter, client = Limiter(SLOW), client_of("redis://127.0.0.1:1/0")
    sharing = Sharing(client, {"new": limiter}, SECRET)
    limiter.wait("adres")
    with pytest.raises((RedisError, OSError)):
        await sharing.exchange()
    assert taken(limiter, "adres", 20) == 9
    await client.aclose()
