"""Rasa plays a conversation again from its first event for a copy of it: before every action, and twice for a form.

Here a copy starts from what holds now.
"""

import copy

from rasa.core.actions.forms import FormAction
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

_copy = DialogueStateTracker.copy
_for_form = FormAction._temporary_tracker


def copied(self: DialogueStateTracker) -> DialogueStateTracker:
    """The same conversation, to go on by itself: its events, slots and open form are its own, it marks no events."""
    other = copy.copy(self)
    other.events = self.events.copy()
    other.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
    other.active_loop = copy.copy(self.active_loop)
    other.model_id = other.assistant_id = None
    other.walk = None  # of `states_once`, that goes on with the conversation it began with
    return other


def for_form(
    self: FormAction, current_tracker: DialogueStateTracker, additional_events: list[Event], _domain: Domain
) -> DialogueStateTracker:
    """A copy in which the form was run, with what came of it so far."""
    other = copied(current_tracker)
    asked = SlotSet(REQUESTED_SLOT, self.get_slot_to_fill(current_tracker))
    for event in (asked, ActionExecuted(self.name()), *additional_events):
        other.update(event)
    return other


def apply() -> None:
    """Put both in the place of Rasa's own."""
    DialogueStateTracker.copy = copied
    FormAction._temporary_tracker = for_form
