"""The rules that fit are those that Rasa finds, at the start, in a form, after words and when something may not be."""

import json
from itertools import product

import pytest
from rasa.core.agent import Agent
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.constants import SHOULD_NOT_BE_SET

from bot.components.patches import rules_by_end

ACTIONS = (None, "action_listen", "action_answer", "check_form")
INTENTS = (None, "vraag", "bevestig")
LOOPS = (None, "check_form")
CONVERSATIONS = tuple(product(product(ACTIONS, INTENTS, LOOPS), repeat=2))
NOT = (*ACTIONS, SHOULD_NOT_BE_SET), (*INTENTS, SHOULD_NOT_BE_SET), (*LOOPS, SHOULD_NOT_BE_SET)


def state(action: str | None, intent: str | None, loop: str | None) -> dict:
    parts = {
        "prev_action": {"action_name": action},
        "user": {"intent": intent},
        "active_loop": {"name": loop},
    }
    return {kind: part for kind, part in parts.items() if any(part.values())}


def same(policy: RulePolicy, lookup: dict[str, str]) -> int:
    """How many conversations fit some rule; fails for one in which others fit than Rasa finds."""
    found = 0
    for moments in CONVERSATIONS:
        states = [state(*one) for one in moments]
        fits = rules_by_end.possible(policy, lookup, states)
        assert fits == rules_by_end._possible(policy, lookup, states)
        found += bool(fits)
    return found


def test_every_kind_of_rule():
    rules = [[state(*one)] for one in product(*NOT)] + [[state(*one), state(*one)] for one in product(*NOT)]
    policy = RulePolicy.__new__(RulePolicy)
    lookup = {json.dumps(one): "action_talk" for one in rules}
    assert same(policy, lookup) == len(CONVERSATIONS)
    assert rules_by_end.possible(policy, lookup, []) == rules_by_end._possible(policy, lookup, [])


@pytest.mark.parametrize("kind", [RULES, RULES_FOR_LOOP_UNHAPPY_PATH])
def test_the_rules_of_the_real_model(kind: str, trained: Agent):
    nodes = trained.processor.graph_runner._instantiated_nodes.values()
    (policy,) = (one._component for one in nodes if isinstance(one._component, RulePolicy))
    assert same(policy, policy.lookup[kind])
