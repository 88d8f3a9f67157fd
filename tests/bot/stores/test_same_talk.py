"""The engine says the same with our store, which reads the last turns, as with Rasa's, which reads all."""

import random
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore

from bot.stores.trackers import Trackers
from tests.bot.stand_in import StandIn
from tests.bot.talking import MESSAGES, say

LONG = 60


@pytest.fixture
def stores(acting: Agent, tmp_path: Path) -> Iterator[tuple[Trackers, InMemoryTrackerStore]]:
    ours = Trackers(acting.domain, f"sqlite:///{tmp_path}/trackers.db")
    yield ours, InMemoryTrackerStore(acting.domain)
    ours.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_long_talk_goes_the_same_way(acting: Agent, stores: tuple[TrackerStore, TrackerStore], seed: int):
    draw, sender = random.Random(seed), secrets.token_urlsafe(18)
    for number in range(LONG):
        text = draw.choice(MESSAGES)
        ours, theirs = [await say(acting, one, sender, text) for one in stores]
        assert ours == theirs, f"message {number}: {text}"


async def test_a_turn_that_comes_again_is_answered_again_and_not_taken(
    acting: Agent, stores: tuple[Trackers, TrackerStore], stand_in: StandIn
):
    store, sender = stores[0], secrets.token_urlsafe(18)
    await say(acting, store, sender, "start de check", "t1")
    said = await say(acting, store, sender, "34", "t2")
    asked, kept = len(stand_in.asked), len((await store.retrieve_full_tracker(sender)).events)

    assert await say(acting, store, sender, "34", "t2") == said != []

    assert len(stand_in.asked) == asked
    assert len((await store.retrieve_full_tracker(sender)).events) == kept
    assert await say(acting, store, sender, "34", "t3") != []
    assert len(stand_in.asked) == asked + 1
