"""No rule of ours reads words, so none is looked for; a rule that does is found as before."""

import json
from types import SimpleNamespace

import pytest
from rasa.core.agent import Agent
from rasa.core.policies.rule_policy import RULES, RulePolicy

from bot.components.patches import typed_rules

LISTEN = {"prev_action": {"action_name": "action_listen"}}
ANSWERED = {"user": {"intent": "vraag"}, "prev_action": {"action_name": "action_answer"}}


def policy(*last: dict) -> RulePolicy:
    made = RulePolicy.__new__(RulePolicy)
    made.lookup = {RULES: {json.dumps([{}, state]): "action_talk" for state in last}}
    return made


def test_the_rules_of_the_real_model_are_about_intents(trained: Agent):
    nodes = trained.processor.graph_runner._instantiated_nodes.values()
    (rules,) = (one._component for one in nodes if isinstance(one._component, RulePolicy))
    assert len(rules.lookup[RULES]) > 10
    assert not typed_rules.reads_words(rules)


@pytest.mark.parametrize(
    "state", [LISTEN, {**LISTEN, "user": {"text": "hoi"}}, {**LISTEN, "slots": {"antwoord": ["ja"]}}, {"slots": {}}]
)
def test_a_rule_that_a_message_fits_without_its_intent_is_looked_for(state: dict, monkeypatch: pytest.MonkeyPatch):
    one, found = policy({**LISTEN, "user": {"intent": "groet"}}, state), ("action_talk", "rule", False)
    assert typed_rules.reads_words(one)
    monkeypatch.setattr(typed_rules, "_find", lambda *_given: found)
    assert typed_rules.find(one, SimpleNamespace(), SimpleNamespace(), True) == found


def test_without_one_only_the_intent_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    one, asked = policy({**LISTEN, "user": {"intent": "groet"}}, ANSWERED), []
    monkeypatch.setattr(typed_rules, "_find", lambda *given: asked.append(given[-1]))
    assert typed_rules.find(one, SimpleNamespace(), SimpleNamespace(), True) == (None, None, False)
    typed_rules.find(one, SimpleNamespace(), SimpleNamespace(), False)
    assert asked == [False]
