"""The Redis that keeps the order of all servers is away: nobody meets silence, and nothing waits for ever."""

import asyncio

import pytest

from channels.teams.routes import NEWS
from tests.channels.teams.person import Person, presses, words
from tests.channels.teams.test_news import made_by
from tests.channels.teams.test_pressing import QUESTION, asked
from tests.servers import redis

SORRY = "even geen antwoord"


@pytest.fixture
def server(tmp_path):
    with redis.running(tmp_path) as one:
        yield one


@pytest.fixture
async def noor(start_teams, login, service, server) -> Person:
    return Person(await start_teams(redis_url=server.url), login, service)


async def test_who_says_something_hears_that_it_does_not_work_now(noor, server, service, engine):
    server.kill()
    await noor.says("wat is een nugger?", 2)
    assert SORRY in service.sent[-1]["text"]
    assert engine.turns == []
    server.start()
    await noor.says("wat is een nugger?")
    assert "U zei: wat is een nugger?" in words(noor.card())


async def test_who_presses_something_hears_it_and_may_press_again(noor, server, service, engine):
    on = await asked(noor, engine, QUESTION)
    pressed = dict(presses(noor.card()))
    server.kill()
    reply = await noor.executes(pressed["WW"], on)
    assert [title for title, _ in presses(reply["value"])] == ["WW", "Bijstand"]
    await noor.hears(4)
    assert SORRY in service.sent[-1]["text"]
    server.start()
    await noor.executes(pressed["WW"], on)
    await noor.hears(5)
    assert "ww" in words(noor.card())


async def test_news_waits_until_it_is_back_and_is_said_once(noor, server, service):
    reference = await made_by(noor)
    news = noor.client.app[NEWS]
    server.kill()
    await news.look()
    await asyncio.wait({*news._lines._all})
    assert len(service.sent) == 2
    server.start()
    await news.look()
    await noor.hears(3)
    assert reference in words(noor.card())
