"""The client of the engine: one way to succeed, one way to fail."""

import pytest
import pytest_asyncio

from channels.engine import open_engine
from channels.errors import EngineDown
from channels.settings import Settings
from tests.channels.fakes import SECRET


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
