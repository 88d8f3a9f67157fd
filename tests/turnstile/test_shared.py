"""In all processes that share a Redis, one at a time and in order; whoever falls away holds nobody up for long."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack

import pytest

from tests.servers.redis import Server
from tests.turnstile import pairs
from turnstile import Busy, Here, Lost, Shared, opened
from turnstile.shared import client_of

LIFE, SIGN = 0.5, 0.1
Make = Callable[..., Shared]


@pytest.fixture
async def make(redis_server: Server) -> AsyncIterator[Make]:
    """As many processes as a test wants, each with a client of its own."""
    made: list[Shared] = []

    def one(life: float = LIFE, url: str = "") -> Shared:
        made.append(Shared(client_of(url or redis_server.url), "test", life, SIGN))
        return made[-1]

    await one()._client.flushdb()
    yield one
    for each in made:
        await each.close()


async def passed(shared: Shared | Here, name: str, order: list, mark: object, patience: float = 10) -> None:
    async with shared.turn_of(name, patience):
        order.append(mark)
        await asyncio.sleep(0)
        order.append(mark)


async def standing(shared: Shared, name: str, count: int) -> None:
    """Wait until so many stand in the row."""
    while await shared._client.llen(f"test:{{{name}}}") < count:
        await asyncio.sleep(0)


async def test_turns_of_two_processes_come_in_the_order_in_which_they_came(make: Make):
    one, two, order, waiting = make(), make(), [], []
    async with one.turn_of("a"):
        for number in range(6):
            waiting.append(asyncio.create_task(passed((one, two)[number % 2], "a", order, number)))
            await standing(one, "a", number + 2)
    await asyncio.gather(*waiting)
    assert order == [number for number in range(6) for _ in "xx"]
    assert await one._client.keys() == []


async def test_other_names_do_not_wait(make: Make):
    one, order = make(), []
    async with one.turn_of("a"):
        await passed(make(), "b", order, "b")
    assert order == ["b", "b"]


async def test_who_fell_away_is_passed_over(make: Make):
    dead, alive, order = make(), make(), []
    await dead._step(dead._stand, "a", "a ticket nobody looks after")
    await passed(alive, "a", order, "alive")
    assert order == ["alive", "alive"]


async def test_who_works_longer_than_a_ticket_lives_is_not_passed_over(make: Make):
    slow, quick, order = make(), make(), []
    async with slow.turn_of("a"):
        waiting = asyncio.create_task(passed(quick, "a", order, "quick"))
        await standing(slow, "a", 2)
        await asyncio.wait({waiting}, timeout=3 * LIFE)
        order.append("slow")
    await waiting
    assert order == ["slow", "quick", "quick"]


async def test_nobody_waits_longer_than_his_patience_and_leaves_no_ticket(make: Make):
    one, two = make(), make()
    async with one.turn_of("a"):
        with pytest.raises(Busy):
            await passed(two, "a", [], "", patience=0.1)
    assert await one._client.keys() == []


async def test_a_turn_that_fails_makes_room(make: Make):
    one = make()
    with pytest.raises(ZeroDivisionError):
        async with one.turn_of("a"):
            _ = 1 / 0
    await passed(make(), "a", [], "")


async def test_without_a_redis_nobody_gets_through_and_it_is_said(make: Make):
    nowhere = make(url="redis://127.0.0.1:1/0")
    with pytest.raises(Lost, match="ConnectionError"):
        await passed(nowhere, "a", [], "")


async def test_with_a_redis_that_forgot_everything_turns_go_on(make: Make):
    one, two, order = make(), make(), []
    async with one.turn_of("a"):
        waiting = asyncio.create_task(passed(two, "a", order, "two"))
        await standing(one, "a", 2)
        await one._client.flushdb()
    await waiting
    await passed(one, "a", order, "one")
    assert order == ["two", "two", "one", "one"]


async def test_a_redis_that_stands_still_keeps_nobody_who_is_done(make: Make, redis_server: Server):
    one = make()
    with ExitStack() as later:
        async with one.turn_of("a"):
            later.enter_context(redis_server.still())
        assert len(one._leaving) == 1
    await asyncio.gather(*one._leaving)
    assert await one._client.keys() == []


async def test_without_an_address_it_holds_for_this_process():
    order, here = [], opened("", "test")
    assert isinstance(here, Here)
    async with here.turn_of("a"):
        with pytest.raises(Busy):
            await passed(here, "a", order, "", patience=0.01)
    await passed(here, "a", order, "x")
    assert order == ["x", "x"]


def test_of_a_hundred_pairs_in_two_processes_none_is_lost_and_none_mixed(redis_server: Server):
    assert pairs.play(redis_server.url, 100) == (0, 0)
