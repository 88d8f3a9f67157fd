"""What somebody did in Teams, read from an activity: typed, pressed, reacted, or let us in."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from microsoft_agents.activity import Activity

from channels import replies

EXECUTE = "adaptiveCard/action"
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST_VALUES = 60
LONGEST_NAME = 100
_MENTION = re.compile(r"<at\b[^>]*>.*?</at>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Press:
    """A press on a button, or a form that was sent with its `values`."""

    kind: Literal["button", "card"]
    id: str
    values: Mapping[str, Any] = field(default_factory=dict)


def typed(activity: Activity) -> str:
    """What somebody typed, without who was mentioned: us, or colleagues by name."""
    return html.unescape(_MENTION.sub(" ", activity.text or "")).strip()


def pressed(activity: Activity) -> Press | None:
    """The press in an activity; None when there is none. Raises ApiError when it is not of a card of ours."""
    value = activity.value
    if activity.type == "invoke":
        action = value.get("action") if isinstance(value, dict) else None
        value = action.get("data") if isinstance(action, dict) else None
    elif value is None:
        return None
    return _press(value)


def _press(data: Any) -> Press:
    """{"pw": {"button": id}}, {"pw": {"card": id}} with the fields beside it, or {"pw": {}} with the choice `knop`."""
    ours = data.get("pw") if isinstance(data, dict) else None
    if not isinstance(ours, dict) or len(ours) > 1 or len(data) > MOST_VALUES:
        raise _not_ours()
    kind, name = next(iter(ours.items()), ("button", data.get("knop")))
    if kind not in ("button", "card") or not isinstance(name, str) or not NAME.fullmatch(name):
        raise _not_ours()
    values = {key: given for key, given in data.items() if key != "pw" and len(key) <= LONGEST_NAME}
    return Press(kind, name, values if kind == "card" else {})


def let_in(activity: Activity) -> bool:
    """Were we just added to this conversation?"""
    if activity.type == "installationUpdate":
        return activity.action in ("add", "add-upgrade")
    added = activity.members_added or [] if activity.type == "conversationUpdate" else []
    return any(activity.recipient and one.id == activity.recipient.id for one in added)


def opinion(activity: Activity) -> bool | None:
    """Did a reaction say that an answer helped? None for a reaction that says neither."""
    kinds = [one.type for one in activity.reactions_added or []] if activity.type == "messageReaction" else []
    found = {_OPINIONS[kind] for kind in kinds if kind in _OPINIONS}
    return found.pop() if len(found) == 1 else None


# The six of old, and the thumbs of the larger set.
_OPINIONS = {"like": True, "heart": True, "1f44d_thumbsup": True, "yes": True}
_OPINIONS |= {"sad": False, "angry": False, "1f44e_thumbsdown": False, "no": False}


def _not_ours() -> Any:
    return replies.bad_field("value", "een knop of formulier van deze assistent")
