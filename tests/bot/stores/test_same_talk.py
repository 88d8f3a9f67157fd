"""The engine says the same with our store, which reads the last turns, as with Rasa's, which reads all."""

import random
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.utils.endpoints import EndpointConfig

from bot.components import patches
from bot.components.patches import kept_session
from bot.stores.trackers import Trackers
from tests.bot.stand_in import StandIn

MESSAGES = [
    *("ja", "nee", "ja graag", "hallo", "bedankt", "stop", "start de check", "terug", "34", "weet ik niet", "😀"),
    *("Wat is een praktijkverklaring?", "Mag een nugger in Groningen meedoen?", "en in Drenthe?", "asdfghjkl"),
    *('/knop{"doe":"start_check"}', '/knop{"doe":"mens"}', '/knop{"artikel":"nugger-meedoen"}'),
]
LONG = 60


async def say(agent: Agent, store: TrackerStore, sender: str, text: str, turn: str = "") -> list[str]:
    agent.tracker_store = agent.processor.tracker_store = store
    out = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, out, sender, metadata={"channel": "demo", "turn": turn}))
    return [one["custom"]["text"] for one in out.messages]


@pytest.fixture
async def stores(
    trained: Agent, stand_in: StandIn, tmp_path: Path
) -> AsyncIterator[tuple[Trackers, InMemoryTrackerStore]]:
    patches.apply()
    trained.action_endpoint = trained.processor.action_endpoint = EndpointConfig(stand_in.url)
    before, domain = trained.tracker_store, trained.domain
    ours = Trackers(domain, f"sqlite:///{tmp_path}/trackers.db")
    yield ours, InMemoryTrackerStore(domain)
    ours.close()
    await kept_session.close()
    trained.tracker_store = trained.processor.tracker_store = before


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_long_talk_goes_the_same_way(trained: Agent, stores: tuple[TrackerStore, TrackerStore], seed: int):
    draw, sender = random.Random(seed), secrets.token_urlsafe(18)
    for number in range(LONG):
        text = draw.choice(MESSAGES)
        ours, theirs = [await say(trained, one, sender, text) for one in stores]
        assert ours == theirs, f"message {number}: {text}"


async def test_a_turn_that_comes_again_is_answered_again_and_not_taken(
    trained: Agent, stores: tuple[Trackers, TrackerStore], stand_in: StandIn
):
    store, sender = stores[0], secrets.token_urlsafe(18)
    await say(trained, store, sender, "start de check", "t1")
    said = await say(trained, store, sender, "34", "t2")
    asked, kept = len(stand_in.asked), len((await store.retrieve_full_tracker(sender)).events)

    assert await say(trained, store, sender, "34", "t2") == said != []

    assert len(stand_in.asked) == asked
    assert len((await store.retrieve_full_tracker(sender)).events) == kept
    assert await say(trained, store, sender, "34", "t3") != []
    assert len(stand_in.asked) == asked + 1
