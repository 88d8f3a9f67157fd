"""Every change to Rasa lies over the code it was written for. Fails here? Read Rasa's code again, then the change."""

import hashlib
import inspect
from collections.abc import Callable

import pytest
import rasa
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig

from bot.components import patches
from bot.components.patches import kept_session, once

UNDER = {  # patch → the mark of the code under it, and that code as it was before any change
    "event_classes": ("e45e2e8fd25c", (Event.resolve_by_type, all_subclasses)),
    "kept_session": ("0a3542dc4168", (EndpointConfig.session, kept_session._request)),
    "no_net": ("97499b594b45", (Agent._create_tracker_store,)),
    "once": ("9fd31ff3b8b0", (once._fetch, once._handle, MessageProcessor.log_message)),
}


@pytest.mark.parametrize("name", UNDER)
def test_the_code_under_a_change_is_the_code_it_was_written_for(name: str):
    mark, code = UNDER[name]
    assert rasa.__version__ == "3.6.21"
    assert hashed(code) == mark


def hashed(code: tuple[Callable, ...]) -> str:
    """The first letters of the fingerprint of these functions."""
    return hashlib.sha256("".join(map(inspect.getsource, code)).encode()).hexdigest()[:12]


def test_every_change_is_looked_after():
    assert {one.__name__.rsplit(".", 1)[1] for one in patches.EVERY} == {*UNDER, "answer_schema"}
