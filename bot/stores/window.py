"""What a turn needs of the conversation before it: its last turns, and what held before those.

A conversation of a thousand turns so costs no more than one of ten. What "ja" means hangs on the turn before; which
form is open and what slots hold is kept in `state` at the end of each turn.
"""

import json
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

TURNS = 4  # the two that meaning may hang on, and two that nobody understood and that took themselves back


def state_of(tracker: DialogueStateTracker) -> str:
    """What holds after a turn, as JSON: the slots that hold something, and the form that is open."""
    slots = {name: slot.value for name, slot in tracker.slots.items() if slot.value is not None}
    return json.dumps({"slots": slots, "loop": tracker.active_loop_name})


def before(state: str, moment: float | None) -> list[Event]:
    """Events that lead to that state: they stand for all that came before, and are never stored."""
    held: dict[str, Any] = json.loads(state)
    loop = held["loop"]
    opened = [ActionExecuted(loop), ActiveLoop(loop)] if loop else []
    slots = [SlotSet(name, value) for name, value in held["slots"].items()]
    events = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), *opened, *slots]
    events.append(ActionExecuted(ACTION_LISTEN_NAME))
    for one in events:
        one.timestamp = moment
    return events
