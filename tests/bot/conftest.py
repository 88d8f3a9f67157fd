"""What the engine's tests share: a small text model, and the real model with stand-in actions."""

from collections.abc import AsyncIterator

import pytest
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig

from bot import train
from bot.components import patches, ranking
from bot.components.patches import kept_session
from bot.components.questions import TALK
from bot.paths import MODEL
from tests.bot.small import EXAMPLES
from tests.bot.stand_in import StandIn

TALKED = {
    "groet": ("hallo", "goedemorgen", "hoi", "goedemiddag", "hey daar"),
    "bevestig": ("ja", "ja graag", "klopt", "jazeker", "dat klopt"),
}


@pytest.fixture(scope="session")
def small_ranking() -> ranking.Ranking:
    labelled = [(text, name) for name, texts in EXAMPLES.items() for text in texts]
    labelled += [(text, TALK + name) for name, texts in TALKED.items() for text in texts]
    return ranking.train([text for text, _ in labelled], [label for _, label in labelled])


@pytest.fixture(scope="session")
def model() -> str:
    """The trained model of the real content; trained now if something changed since."""
    assert train.main([]) == 0
    return str(MODEL)


@pytest.fixture(scope="session")
def trained(model: str) -> Agent:
    return Agent.load(model)


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    actions = StandIn()
    await actions.start()
    yield actions
    await actions.stop()


@pytest.fixture
async def acting(trained: Agent, stand_in: StandIn) -> AsyncIterator[Agent]:
    """The engine as it runs, with the stand-in for the action server."""
    patches.apply()
    before = trained.tracker_store
    trained.action_endpoint = trained.processor.action_endpoint = EndpointConfig(stand_in.url)
    yield trained
    trained.tracker_store = trained.processor.tracker_store = before
    await kept_session.close()
