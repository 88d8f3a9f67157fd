"""The class of an event is found as before, once per name."""

import pytest
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.utils.common import all_subclasses

from bot.components.patches import event_classes


def test_every_event_is_found_as_before():
    for one in all_subclasses(Event):
        assert event_classes.resolved(one.type_name).type_name == one.type_name
    assert event_classes.resolved("user") is UserUttered


def test_an_unknown_name_is_an_error_unless_there_is_a_default():
    with pytest.raises(ValueError, match="nooit"):
        event_classes.resolved("nooit")
    assert event_classes.resolved("nooit", BotUttered) is BotUttered
    assert event_classes.resolved("topic") is None


def test_the_walk_is_made_once(monkeypatch: pytest.MonkeyPatch):
    event_classes._known.cache_clear()
    walks = []
    monkeypatch.setattr(event_classes, "all_subclasses", lambda of: walks.append(of) or all_subclasses(of))
    for _ in range(3):
        event_classes.resolved("slot")
    assert walks == [Event]
