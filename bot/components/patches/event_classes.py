"""Rasa finds the class of every stored event by walking through all classes again, several times a turn.

Here the walk is made once per name.
"""

from functools import cache

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses


@cache
def _known(name: str) -> type[Event] | None:
    return next((one for one in all_subclasses(Event) if one.type_name == name), None)


def resolved(name: str, default: type[Event] | None = None) -> type[Event] | None:
    """The class of an event by its name; `default` for an unknown one. Raises ValueError when there is none."""
    if found := _known(name):
        return found
    if name == "topic":  # an event of long ago that means nothing any more
        return None
    if default is None:
        raise ValueError(f"Unknown event name '{name}'.")
    return default


def apply() -> None:
    """Put it in the place of Rasa's own."""
    Event.resolve_by_type = staticmethod(resolved)
