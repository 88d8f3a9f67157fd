"""Rasa makes all of its own actions anew to see whether an action is one of them, several times a turn.

Here they are made once: none of them keeps anything.
"""

from rasa.core.actions import action
from rasa.core.actions.action import Action
from rasa.utils.endpoints import EndpointConfig

_default_actions = action.default_actions
_made: dict[int, tuple[EndpointConfig | None, list[Action]]] = {}  # the server is kept, so that its id stays its own


def defaults(action_endpoint: EndpointConfig | None = None) -> list[Action]:
    """Rasa's own actions, for this action server."""
    if id(action_endpoint) not in _made:
        _made[id(action_endpoint)] = action_endpoint, _default_actions(action_endpoint)
    return _made[id(action_endpoint)][1]


def apply() -> None:
    """Put it in the place of Rasa's own."""
    action.default_actions = defaults
