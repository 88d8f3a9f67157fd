"""An error of the store is heard."""

import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from bot.components import patches


class Broken(InMemoryTrackerStore):
    async def retrieve(self, sender_id: str) -> None:
        raise ConnectionError("weg")


async def test_a_store_that_fails_fails_the_turn():
    patches.apply()
    agent = Agent(domain=Domain.empty(), tracker_store=Broken(Domain.empty()))
    with pytest.raises(ConnectionError):
        await agent.tracker_store.get_or_create_tracker("iemand")


def test_without_a_store_there_is_one_in_memory():
    patches.apply()
    assert type(Agent(domain=Domain.empty()).tracker_store) is InMemoryTrackerStore
