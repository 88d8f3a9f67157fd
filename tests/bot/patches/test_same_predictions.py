"""What makes predicting quicker changes nothing: the same replies, and the same events in the conversation."""

import random
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.components import patches
from bot.components.patches import kept_session, rules_by_end, rules_first, states_once, typed_rules
from tests.bot.stand_in import StandIn
from tests.bot.stores.test_same_talk import MESSAGES

QUICKER = (rules_by_end, rules_first, states_once, typed_rules)
SENDER, LONG = "s" * 32, 60
OF_ITS_TIME = {"timestamp", "message_id"}


@contextmanager
def as_rasa_does() -> Iterator[None]:
    """Without the patches of predicting."""
    RulePolicy._get_possible_keys = rules_by_end._possible
    RulePolicy.predict_action_probabilities = rules_first._by_rules
    MemoizationPolicy.predict_action_probabilities = rules_first._by_stories
    Domain.states_for_tracker_history = states_once._states
    RulePolicy._find_action_from_rules = typed_rules._find
    try:
        yield
    finally:
        for patch in QUICKER:
            patch.apply()


@pytest.fixture
async def agent(trained: Agent, stand_in: StandIn) -> AsyncIterator[Agent]:
    patches.apply()
    before = trained.tracker_store
    trained.action_endpoint = trained.processor.action_endpoint = EndpointConfig(stand_in.url)
    yield trained
    trained.tracker_store = trained.processor.tracker_store = before
    await kept_session.close()


async def say(agent: Agent, store: TrackerStore, text: str) -> list[dict]:
    agent.tracker_store = agent.processor.tracker_store = store
    out = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, out, SENDER, metadata={"channel": "demo"}))
    return out.messages


def kept(tracker: DialogueStateTracker) -> list[dict]:
    return [lasting(one.as_dict()) for one in tracker.events]


def lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: lasting(one) for key, one in value.items() if key not in OF_ITS_TIME}
    return value


@pytest.mark.parametrize("seed", [11, 12, 13])
async def test_a_long_talk_goes_and_is_kept_the_same_way(agent: Agent, seed: int):
    quick, plain = InMemoryTrackerStore(agent.domain), InMemoryTrackerStore(agent.domain)
    draw = random.Random(seed)
    for number in range(LONG):
        text = draw.choice(MESSAGES)
        ours = await say(agent, quick, text)
        with as_rasa_does():
            theirs = await say(agent, plain, text)
        assert ours == theirs, f"message {number}: {text}"
    assert kept(await quick.retrieve(SENDER)) == kept(await plain.retrieve(SENDER))
