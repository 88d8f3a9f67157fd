"""What makes predicting quicker changes nothing: the same replies, and the same events in the conversation."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.patches import rules_by_end, rules_first, states_once, typed_rules
from tests.bot.talking import MESSAGES, say

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


def kept(tracker: DialogueStateTracker) -> list[dict]:
    return [lasting(one.as_dict()) for one in tracker.events]


def lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: lasting(one) for key, one in value.items() if key not in OF_ITS_TIME}
    return value


@pytest.mark.parametrize("seed", [11, 12, 13])
async def test_a_long_talk_goes_and_is_kept_the_same_way(acting: Agent, seed: int):
    quick, plain = InMemoryTrackerStore(acting.domain), InMemoryTrackerStore(acting.domain)
    draw = random.Random(seed)
    for number in range(LONG):
        text = draw.choice(MESSAGES)
        ours = await say(acting, quick, SENDER, text)
        with as_rasa_does():
            theirs = await say(acting, plain, SENDER, text)
        assert ours == theirs, f"message {number}: {text}"
    assert kept(await quick.retrieve(SENDER)) == kept(await plain.retrieve(SENDER))
