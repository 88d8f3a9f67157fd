"""The busiest people we can think of are never asked to wait; the limits say in every reply what is left."""

import re

import pytest

from channels.keys import ADDRESSES, BEGINNERS, TALKERS
from channels.limits import BEGINNINGS, PER_ADDRESS, PER_CONVERSATION, Limiter
from tests.channels.visitor import Visitor


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def timed(start):
    """The server with its limits on, and a clock that the test turns."""
    client, clock = await start(rate_limit=True), Clock()
    for limiter, rate in ((ADDRESSES, PER_ADDRESS), (TALKERS, PER_CONVERSATION), (BEGINNERS, BEGINNINGS)):
        fresh, old = Limiter(rate, clock), client.app[limiter]
        old.__dict__.update(fresh.__dict__)
    client.clock = clock
    return client


def left(response) -> dict[str, int]:
    return {name: int(rest) for name, rest in re.findall(r'"(\w+)";r=(\d+)', response.headers["RateLimit"])}


async def test_somebody_who_clicks_as_fast_as_answers_come(timed):
    """A whole check of twelve questions and a card, a click every second and a half, three times in a row."""
    visitor = await Visitor(timed).begin()
    await visitor.say("hallo")
    for _ in range(3 * 13):
        timed.clock.now += 1.5
        await visitor.press("WW")
        assert (await visitor.get("/api/messages?after=0")).status == 200


async def test_somebody_who_types_short_messages_in_a_burst(timed):
    visitor = await Visitor(timed).begin()
    for _ in range(20):
        timed.clock.now += 0.2
        await visitor.say("ja")


async def test_a_training_day_behind_one_address(timed):
    """Thirty colleagues who open the assistant in the same minute and then each say something every six seconds."""
    visitors = []
    for _ in range(30):
        timed.clock.now += 1
        visitors.append(await Visitor(timed).begin())
    for _ in range(6):
        for visitor in visitors:
            timed.clock.now += 6 / 30
            await visitor.say("hallo")


async def test_every_reply_tells_what_is_left(timed):
    begun = await timed.post("/api/conversations", json={"channel": "website"})
    assert left(begun) == {"address": 299, "new": 149}
    assert begun.headers["RateLimit-Policy"] == '"address";q=300;w=30, "new";q=150;w=600'
    visitor = Visitor(timed, (await begun.json())["conversation"])
    assert left(await visitor.post(text="hallo")) == {"address": 298, "conversation": 29}
    timed.clock.now += 60
    assert left(await visitor.post(text="hallo")) == {"address": 299, "conversation": 29}


async def test_who_has_to_wait_hears_how_long(timed):
    visitor = await Visitor(timed).begin()
    replies = [await visitor.post(text="hallo") for _ in range(31)]
    assert [one.status for one in replies[-2:]] == [200, 429]
    assert left(replies[-1])["conversation"] == 0
    assert int(replies[-1].headers["Retry-After"]) >= 1


async def test_pages_cost_nothing(timed):
    response = await timed.get("/kennis")
    assert response.status == 200
    assert "RateLimit" not in response.headers
