"""The schema is compiled once, judges as before, and fits the Rasa it was written for."""

import hashlib
import inspect

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions import action
from rasa.core.actions.action import RemoteAction

from bot.components import patches
from bot.components.patches import answer_schema


def test_the_code_it_replaces_is_the_code_it_was_written_for():
    lines = inspect.getsource(action).split("def _validate_action_result")[1].split("@staticmethod")[0]
    assert rasa.__version__ == "3.6.21"
    assert hashlib.sha256(lines.encode()).hexdigest()[:12] == "fdb136959154"


def test_it_stands_in_its_place_and_judges_as_before():
    patches.apply()
    patches.apply()
    remote = RemoteAction("action_talk", None)
    assert RemoteAction._validate_action_result is answer_schema.checked
    assert remote._validate_action_result({"events": [], "responses": [{"custom": {}}]})
    for wrong in ({"events": [{"no": "event"}]}, {"responses": "geen lijst"}, []):
        with pytest.raises(ValidationError):
            remote._validate_action_result(wrong)


def test_the_schema_is_compiled_once():
    assert answer_schema._validator() is answer_schema._validator()
