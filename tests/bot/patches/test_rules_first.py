"""What is done next is what it was when the stories were always asked; they are asked when no rule is sure."""

import pytest
from rasa.core.agent import Agent
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.patches import rules_first

LISTEN = ActionExecuted("action_listen")


def user(intent: str) -> UserUttered:
    return UserUttered(intent, {"name": intent, "confidence": 1.0})


BY_INTENT = DefinePrevUserUtteredFeaturization(False)
ANSWERED = [LISTEN, user("vraag"), BY_INTENT, ActionExecuted("action_answer"), BotUttered("Ja."), LISTEN]
IN_FORM = [LISTEN, user("start_check"), BY_INTENT, ActionExecuted("check_form"), ActiveLoop("check_form")]
TALKS: dict[str, tuple[list[Event], str]] = {  # what was done and said → what is done next
    "a question": ([LISTEN, user("vraag")], "action_answer"),
    "after an answer": (ANSWERED[:-1], "action_listen"),
    "yes, after an answer": ([*ANSWERED, user("bevestig")], "check_form"),
    "yes, to nothing": ([LISTEN, user("bevestig")], "action_talk"),
    "in a form": ([*IN_FORM, SlotSet("requested_slot", "antwoord"), LISTEN, user("vraag")], "check_form"),
    "a form that refused": (
        [*IN_FORM, SlotSet("requested_slot", "antwoord"), LISTEN, user("vraag"), ActionExecutionRejected("check_form")],
        "action_answer",
    ),
    "a form that ends": ([*IN_FORM, ActiveLoop(None), SlotSet("requested_slot", None)], "action_listen"),
}
ASKED = {"yes, after an answer", "yes, to nothing", "a form that refused"}


@pytest.mark.parametrize("talk", TALKS)
def test_what_is_done_next_is_what_it_was(talk: str, trained: Agent, monkeypatch: pytest.MonkeyPatch):
    events, action = TALKS[talk]
    asked, by_stories = [], rules_first._by_stories
    before = predicted(trained, events, rules_first._by_rules, by_stories)
    monkeypatch.setattr(rules_first, "_by_stories", lambda *given: asked.append(1) or by_stories(*given))
    now = predicted(trained, events, rules_first.by_rules, rules_first.by_stories)
    assert vars(now) == vars(before)
    assert trained.domain.action_names_or_texts[now.probabilities.index(max(now.probabilities))] == action
    assert bool(asked) == (talk in ASKED)


def predicted(agent: Agent, events: list[Event], by_rules, by_stories):
    tracker = DialogueStateTracker.from_events("talk", events, agent.domain.slots)
    both = [by_rules(policy(agent, RulePolicy), tracker, agent.domain)]
    both.append(by_stories(policy(agent, MemoizationPolicy), tracker, agent.domain))
    return DefaultPolicyPredictionEnsemble().combine_predictions(both, tracker, agent.domain)


def policy(agent: Agent, kind: type) -> RulePolicy | MemoizationPolicy:
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    return next(one._component for one in nodes if type(one._component) is kind)


def test_the_rules_are_asked_first(trained: Agent):
    chooses = trained.processor.graph_runner._graph_schema.nodes["select_prediction"].needs
    asked = [name for name in chooses.values() if name.startswith("run_")]
    assert [name.rstrip("0123456789") for name in asked] == ["run_RulePolicy", "run_MemoizationPolicy"]
