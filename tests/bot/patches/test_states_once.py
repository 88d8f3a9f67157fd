"""The states of a conversation are those of Rasa, whatever was left out, and no policy sees what another changed."""

from copy import deepcopy
from itertools import product

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    FollowupAction,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.patches import states_once

DOMAIN = Domain.from_dict(
    {
        "intents": ["vraag", "ja"],
        "slots": {"antwoord": {"type": "text", "influence_conversation": True, "mappings": []}},
        "actions": ["act"],
        "forms": {"form": {"required_slots": []}},
    }
)
ONLY_IN_RULES = {"rule_only_slots": ["antwoord"], "rule_only_loops": ["form"]}


def user(intent: str) -> UserUttered:
    return UserUttered(intent, {"name": intent, "confidence": 1.0})


def did(name: str, *, hidden: bool = False) -> ActionExecuted:
    return ActionExecuted(name, hide_rule_turn=hidden)


START = [did("action_session_start"), SessionStarted(), did("action_listen")]
ANSWERED = [user("vraag"), did("act", hidden=True), BotUttered("ja"), did("action_listen", hidden=True)]
IN_FORM = [user("ja"), did("form"), ActiveLoop("form"), SlotSet("antwoord", "ja"), did("action_listen")]
REJECTED = [user("vraag"), ActionExecutionRejected("form"), did("act"), did("form"), did("action_listen")]
TALKS: dict[str, list[Event]] = {
    "nothing": [],
    "begun": START,
    "answered twice": [*START, *ANSWERED, *ANSWERED, user("ja")],
    "in a form": [*START, *ANSWERED, *IN_FORM, user("ja"), did("form"), did("action_listen"), *REJECTED, user("ja")],
    "out of a form": [*START, *IN_FORM, user("ja"), did("form"), ActiveLoop(None), *ANSWERED, user("vraag")],
    "taken back": [*START, *ANSWERED, user("ja"), did("act"), UserUtteranceReverted(), *START[2:], user("ja")],
    "followed": [*START, user("ja"), did("act", hidden=True), FollowupAction("form"), did("form"), ActiveLoop("form")],
}


@pytest.mark.parametrize(("talk", "omit", "ignore"), product(TALKS, (False, True), (False, True)))
def test_each_state_is_as_it_was(talk: str, omit: bool, ignore: bool):
    for end in range(len(TALKS[talk]) + 1):
        tracker = DialogueStateTracker.from_events("talk", TALKS[talk][:end], DOMAIN.slots)
        asked = (DOMAIN, tracker, omit, ignore, ONLY_IN_RULES)
        assert states_once.states(*asked) == states_once._states(*asked)


@pytest.mark.parametrize(("talk", "omit", "ignore"), product(TALKS, (False, True), (False, True)))
def test_a_walk_that_goes_on_finds_what_a_new_one_finds(talk: str, omit: bool, ignore: bool):
    tracker = DialogueStateTracker.from_events("talk", [], DOMAIN.slots)
    for event in deepcopy(TALKS[talk]):
        tracker.update(event)
        asked = (DOMAIN, tracker, omit, ignore, ONLY_IN_RULES)
        assert states_once.states(*asked) == states_once._states(*asked)


def test_the_walk_goes_on_until_something_is_taken_back_and_nobody_changes_what_another_sees():
    tracker = DialogueStateTracker.from_events("talk", TALKS["answered twice"], DOMAIN.slots)
    before, walk = states_once.states(DOMAIN, tracker), tracker.walk
    before[-1]["user"].clear()
    assert states_once.states(DOMAIN, tracker) == states_once._states(DOMAIN, tracker) != before
    tracker.update(did("act"))
    assert states_once.states(DOMAIN, tracker) == states_once._states(DOMAIN, tracker)
    assert tracker.walk is walk
    tracker.update(UserUtteranceReverted())
    assert states_once.states(DOMAIN, tracker) == states_once._states(DOMAIN, tracker)
    assert tracker.walk is not walk
