"""A copy is what playing the conversation again gives, and goes on by itself."""

from copy import deepcopy

import pytest
from rasa.core.actions.forms import FormAction
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.patches import quick_copy

DOMAIN = Domain.from_dict(
    {
        "slots": {name: {"type": "any", "mappings": []} for name in ("antwoord", REQUESTED_SLOT)},
        "forms": {"form": {"required_slots": ["antwoord"]}},
    }
)
EVERYTHING: list[Event] = [
    ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen"),
    UserUttered("hoi", {"name": "groet"}), ActionExecuted("action_answer"), BotUttered("dag"),
    FollowupAction("form"), ActionExecuted("form"), ActiveLoop("form"), SlotSet(REQUESTED_SLOT, "antwoord"),
    BotUttered("Hoe oud?"), ActionExecuted("action_listen"), UserUttered("40"), SlotSet("antwoord", "40"),
    ActionExecutionRejected("form"), ActionExecuted("action_answer"), LoopInterrupted(is_interrupted=True),
    UserUtteranceReverted(), ActionExecuted("form"), ActiveLoop(None), ConversationPaused(), Restarted(),
    UserUttered("opnieuw"), ActionExecuted("form"), ActiveLoop("form"), SlotSet("antwoord", "41"),
]  # fmt: skip


def tracker_of(events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("talk", deepcopy(events), DOMAIN.slots)


def held(tracker: DialogueStateTracker) -> dict:
    """All that a conversation keeps."""
    slots = {name: (slot.value, slot.has_been_set) for name, slot in tracker.slots.items()}
    return {**vars(tracker), "slots": slots, "walk": None}


@pytest.mark.parametrize("end", range(len(EVERYTHING) + 1))
def test_a_copy_is_what_playing_again_gives(end: int):
    tracker = tracker_of(EVERYTHING[:end])
    tracker.model_id = tracker.assistant_id = "m"
    assert held(quick_copy.copied(tracker)) == held(quick_copy._copy(tracker))


@pytest.mark.parametrize("end", range(len(EVERYTHING) + 1))
def test_what_the_copy_hears_does_not_reach_the_first(end: int):
    tracker = tracker_of(EVERYTHING[:end])
    before = deepcopy(held(tracker))
    other = quick_copy.copied(tracker)
    for event in deepcopy(EVERYTHING):
        other.update(event)
        assert held(tracker) == before


@pytest.mark.parametrize("end", range(len(EVERYTHING) + 1))
def test_a_form_gets_what_playing_again_gives(end: int):
    tracker, form = tracker_of(EVERYTHING[:end]), FormAction("form", None)
    more = [SlotSet("antwoord", "42"), ActiveLoop(None)]
    quick, again = quick_copy.for_form(form, tracker, more, DOMAIN), quick_copy._for_form(form, tracker, more, DOMAIN)
    seen = [{**held(one), "events": list(one.events_after_latest_restart())} for one in (quick, again)]
    assert seen[0] == seen[1]
