"""The client of the engine: one way to succeed, one way to fail."""

import asyncio

import pytest
import pytest_asyncio

from channels.engine import AT_ONCE, open_engine
from channels.errors import EngineDown
from channels.settings import Settings
from tests.channels.fakes import SECRET, FakeEngine


async def there(link):
    return {name: await ask() for name, ask in link.probes().items()}


BODY = {"sender": "s" * 24, "text": "hallo", "metadata": {}}


@pytest_asyncio.fixture
async def link(engine):
    url = await engine.start()
    settings = Settings(engine_secret=SECRET, secret_key="s" * 16, engine_url=url)
    async with open_engine(settings) as opened:
        yield opened


async def test_a_turn_gives_messages(link, engine):
    assert (await link.turn(BODY))[0]["text"] == "U zei: hallo"
    assert engine.turns == [BODY]


@pytest.mark.parametrize("says", [[], None, {}, "tekst", [None], [[]]])
async def test_an_empty_or_odd_turn_is_no_turn(link, engine, says):
    engine.says = lambda _body: says
    with pytest.raises(EngineDown):
        await link.turn(BODY)


@pytest.mark.parametrize("status", [400, 401, 500, 502])
async def test_another_status_is_no_turn(link, engine, status):
    engine.status = status
    with pytest.raises(EngineDown):
        await link.turn(BODY)
    assert len(engine.turns) == 1


async def test_a_closed_connection_is_tried_once_more(link, engine):
    engine.drop = 1
    assert await link.turn(BODY)
    engine.drop = 2
    with pytest.raises(EngineDown):
        await link.turn(BODY)


async def test_in_a_crowd_the_last_are_helped_in_order_and_health_is_still_told(link, engine):
    engine.held = asyncio.Event()
    crowd = [asyncio.create_task(link.turn({**BODY, "text": str(number)})) for number in range(AT_ONCE + 5)]
    while len(engine.turns) < AT_ONCE:
        await asyncio.sleep(0)
    assert await there(link) == {"engine": True, "actions": True}
    assert len(engine.turns) == AT_ONCE
    engine.held.set()
    said = [messages[0]["text"] for messages in await asyncio.gather(*crowd)]
    assert said == [f"U zei: {number}" for number in range(AT_ONCE + 5)]
    assert {one["text"] for one in engine.turns[AT_ONCE:]} == {str(AT_ONCE + number) for number in range(5)}


async def test_down_and_up_again(link, engine):
    await engine.stop()
    with pytest.raises(EngineDown):
        await link.turn(BODY)
    assert await there(link) == {"engine": False, "actions": False}
    await engine.start()
    assert await link.turn(BODY)
    assert await there(link) == {"engine": True, "actions": True}


async def test_a_model_that_is_still_loading_is_not_health(link, engine):
    engine.ready = False
    assert await there(link) == {"engine": False, "actions": False}


@pytest_asyncio.fixture
async def pair(engine):
    """Two engines, and a client that knows both."""
    other = FakeEngine()
    urls = [await engine.start(), await other.start()]
    settings = Settings(engine_secret=SECRET, secret_key="s" * 16, engine_url=",".join(urls))
    async with open_engine(settings) as opened:
        yield opened, engine, other
    await other.stop()


async def test_several_engines_take_turns(pair):
    link, one, other = pair
    for _ in range(6):
        await link.turn(BODY)
    assert (len(one.turns), len(other.turns)) == (3, 3)


async def test_an_engine_that_is_away_costs_nobody_a_turn(pair):
    link, one, other = pair
    await one.stop()
    for _ in range(5):
        assert await link.turn(BODY)
    assert len(other.turns) == 5
    assert (await there(link))["engine"] is True
    await other.stop()
    with pytest.raises(EngineDown):
        await link.turn(BODY)
    assert (await there(link))["engine"] is False


async def test_an_engine_without_a_model_yet_is_passed_over(pair):
    link, one, other = pair
    one.status = 503
    for _ in range(4):
        assert await link.turn(BODY)
    assert len(other.turns) == 4


async def test_an_engine_that_ends_in_a_turn_is_followed_by_another_with_the_same_turn(pair):
    link, one, other = pair
    for first in (one, other):
        first.drop = 1
        assert await link.turn(BODY)
        first.drop = 0
    assert all(turn == BODY for turn in [*one.turns, *other.turns])
