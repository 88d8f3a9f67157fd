"""Rasa sends the domain and all events of a conversation with every call of an action, and the message that opened a
form: most of what is sent.

Our actions read the newest message and what the assistant said last; what lasts is in our own database.
"""

from typing import Any

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

_format = RemoteAction._action_call_format


def call(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """The call as the action server knows it, with an empty domain, one event at most and the name of an open form."""
    said = next((one for one in reversed(tracker.events) if isinstance(one, BotUttered)), None)
    state = tracker.current_state(EventVerbosity.NONE)
    return {
        "next_action": self.name(),
        "sender_id": tracker.sender_id,
        "tracker": {**state, "active_loop": _named(state), "events": [said.as_dict()] if said else []},
        "domain": {},
        "version": rasa.__version__,
    }


def _named(state: dict[str, Any]) -> dict[str, str | None]:
    return {"name": state["active_loop"]["name"]} if state["active_loop"] else {}


def apply() -> None:
    """Put it in the place of Rasa's own."""
    RemoteAction._action_call_format = call
